/* suyuan-about.c: what the program is, under which licence, and whose data the workspace shows
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-app"

#include "suyuan-about.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "suyuan-application.h"

/* The sources of a workspace stand beside it in a file that its maker writes. */
static char *
read_attribution (SuyuanSeat *seat)
{
  g_autofree char *path = NULL;
  char            *text = NULL;

  if (seat == NULL)
    return NULL;

  path = g_build_filename (suyuan_office_get_path (suyuan_seat_get_office (seat)), "ATTRIBUTION", NULL);
  if (!g_file_get_contents (path, &text, NULL, NULL))
    return NULL;

  return text;
}

void
suyuan_about_present (GtkWindow  *parent,
                      SuyuanSeat *seat)
{
  GtkWidget       *about = adw_about_window_new ();
  g_autofree char *attribution = read_attribution (seat);

  g_object_set (about, "transient-for", parent, "modal", TRUE,
                "application-name", _ ("Suyuan"), "application-icon", SUYUAN_APP_ID, "version", SUYUAN_VERSION,
                "developer-name", _ ("The Suyuan authors"), "license-type", GTK_LICENSE_GPL_3_0,
                "copyright", "© 2026 The Suyuan authors", "translator-credits", _ ("translator-credits"),
                "comments",
                _ ("Trace discharge outlets to their source, and stay with each until it is closed.\n\n"
                   "Until signed grants exist, the operator chosen at start is a statement, not an authentication."),
                NULL);
  adw_about_window_add_legal_section (ADW_ABOUT_WINDOW (about), _ ("Demonstration data"),
                                      _ ("Rivers, canals, places and roads: © OpenStreetMap contributors, ODbL 1.0. "
                                         "Boundaries: CC BY 4.0. Outlets, enterprises, samples and tasks of the sample "
                                         "workspace are invented."),
                                      GTK_LICENSE_CUSTOM, NULL);
  if (attribution != NULL)
    {
      g_autofree char *escaped = g_markup_escape_text (attribution, -1);

      adw_about_window_add_legal_section (ADW_ABOUT_WINDOW (about), _ ("Data of this workspace"), NULL,
                                          GTK_LICENSE_CUSTOM, escaped);
    }
  gtk_window_present (GTK_WINDOW (about));
}
