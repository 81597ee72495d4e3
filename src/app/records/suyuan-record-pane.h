/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "suyuan-seat.h"

G_BEGIN_DECLS

#define SUYUAN_TYPE_RECORD_PANE (suyuan_record_pane_get_type ())
G_DECLARE_FINAL_TYPE (SuyuanRecordPane, suyuan_record_pane, SUYUAN, RECORD_PANE, GtkWidget)

/* One record of any kind: its fields by group, what refers to it, its history. */
void suyuan_record_pane_set_up (SuyuanRecordPane *self, SuyuanSeat *seat, SuyuanKind kind);
void suyuan_record_pane_show (SuyuanRecordPane *self, const SuyuanUid *uid);
void suyuan_record_pane_edit (SuyuanRecordPane *self);

G_END_DECLS
