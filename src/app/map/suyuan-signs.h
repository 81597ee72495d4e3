/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "suyuan-outlet-cloud.h"
#include "suyuan-sign-draw.h"

G_BEGIN_DECLS

#define SUYUAN_SIGNS_SIZE 15.0 /* pixels across a sign that stands alone */

/**
 * SuyuanSigns:
 *
 * The signs of a cloud on a layer of the map. A frame puts down what is drawn already and leaves counts it has no time for
 * to the pause after it; when there is nothing else to do, what the next move will bring into view is drawn ahead. Main
 * thread.
 */
typedef struct _SuyuanSigns SuyuanSigns;

SuyuanSigns *suyuan_signs_new (GtkWidget *layer);
void         suyuan_signs_free (SuyuanSigns *self);
void         suyuan_signs_forget (SuyuanSigns *self);
void         suyuan_signs_set_cloud (SuyuanSigns *self, SuyuanOutletCloud *cloud, const SuyuanClusterIndex *index);
void         suyuan_signs_take_sections (SuyuanSigns *self, GArray *sections);
gboolean     suyuan_signs_are_covered (SuyuanSigns *self, const SuyuanViewport *viewport, const SuyuanWorld *place);
void         suyuan_signs_make_way (SuyuanSigns *self, const SuyuanViewport *viewport, GArray *items);
guint        suyuan_signs_append_all (SuyuanSigns *self, GtkSnapshot *snapshot, const SuyuanViewport *viewport, double zoom, GArray *items);
void         suyuan_signs_append (SuyuanSigns *self, GtkSnapshot *snapshot, const SuyuanSign *sign, double size, double x, double y);
void         suyuan_signs_append_frame (GtkSnapshot *snapshot, double size, double x, double y);

G_END_DECLS
