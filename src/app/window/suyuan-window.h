/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "suyuan-seat.h"

G_BEGIN_DECLS

#define SUYUAN_TYPE_WINDOW (suyuan_window_get_type ())
G_DECLARE_FINAL_TYPE (SuyuanWindow, suyuan_window, SUYUAN, WINDOW, AdwApplicationWindow)

SuyuanWindow *suyuan_window_new (AdwApplication *application);
void          suyuan_window_open (SuyuanWindow *self, const char *path);
void          suyuan_window_open_desk (SuyuanWindow *self, SuyuanDesk *desk);
void          suyuan_window_receive (SuyuanWindow *self, const char *path);
void          suyuan_window_take_desk (SuyuanWindow *self, SuyuanDesk *desk);
SuyuanSeat   *suyuan_window_get_seat (SuyuanWindow *self);
GtkWidget    *suyuan_window_get_page (SuyuanWindow *self, const char *name);
const char   *suyuan_window_get_page_name (SuyuanWindow *self);

G_END_DECLS
