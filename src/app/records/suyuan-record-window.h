/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "suyuan-seat.h"

G_BEGIN_DECLS

#define SUYUAN_TYPE_RECORD_WINDOW (suyuan_record_window_get_type ())
G_DECLARE_FINAL_TYPE (SuyuanRecordWindow, suyuan_record_window, SUYUAN, RECORD_WINDOW, AdwWindow)

/* A record whose kind has no page of its own: a measure, a sample, a visit. */
GtkWidget *suyuan_record_window_new (GtkWindow *parent, SuyuanSeat *seat, SuyuanKind kind, const SuyuanUid *uid);

G_END_DECLS
