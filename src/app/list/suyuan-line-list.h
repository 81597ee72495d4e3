/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "suyuan-seat.h"

G_BEGIN_DECLS

#define SUYUAN_TYPE_LINE_LIST (suyuan_line_list_get_type ())
G_DECLARE_FINAL_TYPE (SuyuanLineList, suyuan_line_list, SUYUAN, LINE_LIST, GtkWidget)

/* A short titled list of what belongs to something, each line leading to its record. */
GtkWidget *suyuan_line_list_new (SuyuanSeat *seat, const char *title, const char *empty);
void       suyuan_line_list_set_empty (SuyuanLineList *self, const char *empty);
void       suyuan_line_list_set_action (SuyuanLineList *self, const char *label, const char *action);
void       suyuan_line_list_clear (SuyuanLineList *self);
GtkWidget *suyuan_line_list_add (SuyuanLineList *self, GtkWidget *prefix, const char *title, const char *subtitle,
                                 SuyuanKind kind, const SuyuanUid *uid);

G_END_DECLS
