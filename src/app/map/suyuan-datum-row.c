/* suyuan-datum-row.c: in which datum a map is drawn
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-app"

#include "suyuan-datum-row.h"

#include <glib/gi18n-lib.h>

/* In the order of SuyuanDatum. */
static const char *const datums[] = { N_ ("CGCS2000 (WGS 84, Tianditu)"), N_ ("GCJ-02 (Amap, Tencent)"), N_ ("BD-09 (Baidu)") };

GtkWidget *
suyuan_datum_row_new (gboolean unsaid)
{
  GtkStringList *list = gtk_string_list_new (NULL);
  GtkWidget     *row = adw_combo_row_new ();

  if (unsaid)
    gtk_string_list_append (list, _ ("As the file says"));
  for (gsize i = 0; i < G_N_ELEMENTS (datums); i++)
    gtk_string_list_append (list, _ (datums[i]));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Datum of the map"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _ ("The map is shifted under the data; the data never move"));
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (list));
  g_object_unref (list);

  return row;
}

/* NULL where it was left as the file says. */
const char *
suyuan_datum_row_get_key (GtkWidget *row,
                          gboolean   unsaid)
{
  guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (row));

  if (unsaid)
    return selected == 0 ? NULL : suyuan_datum_get_key ((SuyuanDatum) (selected - 1));
  return suyuan_datum_get_key ((SuyuanDatum) selected);
}

void
suyuan_datum_row_set (GtkWidget  *row,
                      SuyuanDatum datum)
{
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), (guint) datum);
}
