/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "suyuan-map-view.h"

G_BEGIN_DECLS

#define SUYUAN_TYPE_GOTO_DIALOG (suyuan_goto_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SuyuanGotoDialog, suyuan_goto_dialog, SUYUAN, GOTO_DIALOG, AdwWindow)

/* Coordinates, a code or a name in one entry; shows what it understands before it goes there. Names are looked up on
 * the desk, what is asked last alone; the first answers are shown while others are still looked for. Signal: `found` (a
 * SuyuanPosition): the map looks there now. */
GtkWidget  *suyuan_goto_dialog_new (GtkWindow *parent, SuyuanMapView *map);
void        suyuan_goto_dialog_ask (SuyuanGotoDialog *self, const char *text);
const char *suyuan_goto_dialog_get_note (SuyuanGotoDialog *self);
gboolean    suyuan_goto_dialog_is_busy (SuyuanGotoDialog *self);
gboolean    suyuan_goto_dialog_go (SuyuanGotoDialog *self, guint choice);

G_END_DECLS
