/* suyuan-record-columns.c: the columns of a table, and the order they were clicked into
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-app"

#include "suyuan-record-columns.h"

#include "suyuan-column-width.h"
#include "suyuan-record-cell.h"

/* GTK 4.8 does not tell which column leads, so the sorter is asked to compare. */
static int
probe_cb (gconstpointer a,
          gconstpointer b,
          gpointer      column)
{
  GObject *view = g_object_get_data (column, "view");

  if (g_object_get_data (view, "probed") == NULL)
    g_object_set_data (view, "probed", g_object_get_data (column, "key"));

  return a < b ? -1 : a > b;
}

/* What the order is by, "-" before it for the other way round; %NULL while nobody chose one. */
char *
suyuan_record_columns_dup_sort (GtkColumnView *view)
{
  GtkSorter *sorter = gtk_column_view_get_sorter (view);
  g_autoptr (GObject) a = g_object_new (G_TYPE_OBJECT, NULL);
  g_autoptr (GObject) b = g_object_new (G_TYPE_OBJECT, NULL);
  GtkOrdering order;
  const char *key;

  g_object_set_data (G_OBJECT (view), "probed", NULL);
  order = gtk_sorter_compare (sorter, MIN (a, b), MAX (a, b));
  key = g_object_get_data (G_OBJECT (view), "probed");
  if (key == NULL)
    return NULL;

  return order == GTK_ORDERING_LARGER ? g_strconcat ("-", key, NULL) : g_strdup (key);
}

static void
append_column (GtkColumnView           *view,
               SuyuanOffice            *office,
               SuyuanKind               kind,
               const SuyuanTableColumn *column)
{
  const SuyuanField   *field = suyuan_catalogue_find_field (suyuan_office_get_catalogue (office), kind, column->key);
  GtkColumnViewColumn *made;
  GtkSorter           *sorter;

  g_return_if_fail (field != NULL);

  made = gtk_column_view_column_new (NULL, suyuan_record_cell_factory_new (office, field));
  sorter = GTK_SORTER (gtk_custom_sorter_new (probe_cb, made, NULL));
  if (field->unit != NULL)
    {
      g_autofree char *title = g_strdup_printf ("%s (%s)", suyuan_field_get_label (field), field->unit);

      gtk_column_view_column_set_title (made, title);
    }
  else
    gtk_column_view_column_set_title (made, suyuan_field_get_label (field));
  gtk_column_view_column_set_resizable (made, TRUE);
  gtk_column_view_column_set_expand (made, column->expand);
  if (column->width > 0)
    suyuan_column_width_set (made, column->width, suyuan_record_cell_measure (office, field, GTK_WIDGET (view)));
  g_object_set_data (G_OBJECT (made), "view", view);
  g_object_set_data (G_OBJECT (made), "key", (gpointer) field->key);
  gtk_column_view_column_set_sorter (made, sorter);
  gtk_column_view_append_column (view, made);
  g_object_unref (sorter);
  g_object_unref (made);
}

void
suyuan_record_columns_clear (GtkColumnView *view)
{
  GListModel *columns = gtk_column_view_get_columns (view);
  g_autoptr (GtkColumnViewColumn) column = NULL;

  gtk_column_view_sort_by_column (view, NULL, GTK_SORT_ASCENDING);
  while ((column = g_list_model_get_item (columns, 0)) != NULL)
    {
      gtk_column_view_remove_column (view, column);
      g_clear_object (&column);
    }
}

/* As they are listed, after those that are there. */
void
suyuan_record_columns_make (GtkColumnView           *view,
                            SuyuanOffice            *office,
                            SuyuanKind               kind,
                            const SuyuanTableColumn *columns,
                            guint                    n_columns)
{
  for (guint i = 0; i < n_columns; i++)
    append_column (view, office, kind, &columns[i]);
}
