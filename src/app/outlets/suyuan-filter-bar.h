/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "suyuan-seat.h"

G_BEGIN_DECLS

#define SUYUAN_TYPE_FILTER_BAR (suyuan_filter_bar_get_type ())
G_DECLARE_FINAL_TYPE (SuyuanFilterBar, suyuan_filter_bar, SUYUAN, FILTER_BAR, GtkWidget)

/* Chips that narrow the outlets: type, status, division, area, overdue, what a number elsewhere asked
 * for and what was chosen on the map. Signal: `changed`. */
void    suyuan_filter_bar_set_seat (SuyuanFilterBar *self, SuyuanSeat *seat);
void    suyuan_filter_bar_refresh (SuyuanFilterBar *self);
void    suyuan_filter_bar_set_given (SuyuanFilterBar *self, const char *expr, const char *words);
void    suyuan_filter_bar_set_among (SuyuanFilterBar *self, GArray *rows, const char *words);
GArray *suyuan_filter_bar_get_among (SuyuanFilterBar *self);
void    suyuan_filter_bar_choose (SuyuanFilterBar *self, const char *chip, const char *keys);
void    suyuan_filter_bar_clear (SuyuanFilterBar *self);
char   *suyuan_filter_bar_dup_expr (SuyuanFilterBar *self);

/* The outlets with a task past its deadline, as an expression; NULL: there is none. */
char *suyuan_overdue_outlets_dup_expr (SuyuanOffice *office);

G_END_DECLS
