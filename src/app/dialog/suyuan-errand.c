/* suyuan-errand.c: a window is closed while it has something running
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-app"

#include "suyuan-errand.h"

/* For close_request: what is running is asked to stop, and does all of its work or nothing; the window is out of sight at once.
 * Returns FALSE where nothing keeps it. */
gboolean
suyuan_errand_leave (SuyuanErrand *self,
                     GtkWindow    *window,
                     SuyuanSeat   *seat)
{
  if (!self->running)
    return FALSE;

  self->left = TRUE;
  suyuan_seat_cancel_for (seat, window);
  gtk_widget_set_visible (GTK_WIDGET (window), FALSE);
  return TRUE;
}

/* What was running has ended. Returns whether somebody still looks at the window; else @error is told elsewhere and the window
 * is gone. */
gboolean
suyuan_errand_end (SuyuanErrand *self,
                   GtkWindow    *window,
                   SuyuanSeat   *seat,
                   const GError *error)
{
  self->running = FALSE;
  if (!self->left)
    return TRUE;

  suyuan_seat_fail (seat, error);
  gtk_window_destroy (window);
  return FALSE;
}
