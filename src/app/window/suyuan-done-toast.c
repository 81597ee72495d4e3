/* suyuan-done-toast.c: says what was done, and takes it back while it is read
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-app"

#include "suyuan-done-toast.h"

#include <glib/gi18n-lib.h>

/* @batch: NULL where there is nothing to take back. @undo: the action that takes a batch back. */
AdwToast *
suyuan_done_toast_new (const char *text,
                       const char *batch,
                       const char *undo)
{
  g_autofree char *title = g_markup_escape_text (text, -1);
  AdwToast        *toast = adw_toast_new (title);

  if (batch != NULL)
    {
      adw_toast_set_button_label (toast, _ ("Undo"));
      adw_toast_set_action_name (toast, undo);
      adw_toast_set_action_target_value (toast, g_variant_new_string (batch));
    }
  return toast;
}
