/* suyuan-column-width.c: how wide the columns of a table are: each what it needs first, the rest to the one that takes it
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-app"

#include "suyuan-column-width.h"

#define KEY "column-width"

/* Of one column. */
typedef struct
{
  int      least, need;
  int      given; /* by us; another width is somebody's own choice and stays */
  gboolean titled;
} Width;

/* Never narrower than @least, and where there is room as wide as @need. */
void
suyuan_column_width_set (GtkColumnViewColumn *column,
                         int                  least,
                         int                  need)
{
  Width *width = g_new (Width, 1);

  *width = (Width){ .least = least, .need = MAX (least, need), .given = least };
  g_object_set_data_full (G_OBJECT (column), KEY, width, g_free);
  gtk_column_view_column_set_fixed_width (column, least);
}

/* A title tells the width that is fixed: what it shows is asked. */
static int
measure_title (GtkWidget *title)
{
  GtkStyleContext *style = gtk_widget_get_style_context (title);
  GtkBorder        padding, border;
  int              natural;

  gtk_style_context_get_padding (style, &padding);
  gtk_style_context_get_border (style, &border);
  gtk_widget_measure (gtk_widget_get_first_child (title), GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);

  return natural + padding.left + padding.right + border.left + border.right;
}

/* Titles are not cut. They stand in the order of the columns, as long as nobody has moved one. */
static void
measure_titles (GtkColumnView *view)
{
  GListModel *columns = gtk_column_view_get_columns (view);
  GtkWidget  *title = gtk_widget_get_first_child (gtk_widget_get_first_child (GTK_WIDGET (view)));

  for (guint i = 0; i < g_list_model_get_n_items (columns) && title != NULL; i++, title = gtk_widget_get_next_sibling (title))
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);
      Width *width = g_object_get_data (G_OBJECT (column), KEY);

      if (width == NULL || width->titled)
        continue;

      width->least = MAX (width->least, measure_title (title));
      width->need = MAX (width->need, width->least);
      width->titled = TRUE;
    }
}

static gboolean
is_ours (GtkColumnViewColumn *column,
         const Width         *width)
{
  return width != NULL && gtk_column_view_column_get_fixed_width (column) == width->given;
}

/* What is left of @available when each column has its least, for each pixel that is needed beyond; 1 at most. */
static double
find_share (GListModel *columns,
            int         available)
{
  int spare = available, lack = 0;

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);
      const Width *width = g_object_get_data (G_OBJECT (column), KEY);
      gboolean     ours = is_ours (column, width);

      spare -= ours ? width->least : gtk_column_view_column_get_fixed_width (column);
      lack += ours ? width->need - width->least : 0;
    }
  return lack > 0 ? CLAMP ((double) spare / lack, 0, 1) : 0;
}

/* Shares @available pixels out. While the view is shown: its titles are measured. */
void
suyuan_column_width_share (GtkColumnView *view,
                           int            available)
{
  GListModel *columns = gtk_column_view_get_columns (view);
  double      share;

  measure_titles (view);
  share = find_share (columns, available);
  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);
      Width *width = g_object_get_data (G_OBJECT (column), KEY);

      if (!is_ours (column, width))
        continue;

      width->given = width->least + (int) (share * (width->need - width->least));
      gtk_column_view_column_set_fixed_width (column, width->given);
    }
}
