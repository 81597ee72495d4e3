/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "suyuan-seat.h"

G_BEGIN_DECLS

/* Asks where to, then makes the PDF in the background and offers to open it. */
void suyuan_print_dossier (GtkWindow *parent, SuyuanSeat *seat, const SuyuanUid *outlet);
/* Asks for a folder; one PDF for each outlet of an expression and a search (NULL: all). */
void suyuan_print_dossiers (GtkWindow *parent, SuyuanSeat *seat, const char *expr, const char *search);
/* Asks where to; the records of a kind as csv, xlsx, geojson or gpkg. */
void suyuan_print_list (GtkWindow *parent, SuyuanSeat *seat, SuyuanKind kind, const char *expr);

/* The work itself, for whoever knows where to. @outlets: GArray of SuyuanUid; takes it. */
void suyuan_print_into (SuyuanSeat *seat, GArray *outlets, const char *folder);

G_END_DECLS
