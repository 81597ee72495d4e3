/* suyuan-text-table.c: a table of nothing but text, however long
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-app"

#include "suyuan-text-table.h"

#define BETWEEN "\x1f" /* of two cells of a row */

struct _SuyuanTextTable
{
  GtkWidget parent_instance;

  GtkColumnView *view;
  guint          n_columns;

  GtkStringList *rows; /* Owned */
};

G_DEFINE_FINAL_TYPE (SuyuanTextTable, suyuan_text_table, GTK_TYPE_WIDGET)

static char *
dup_cell (const char *row,
          guint       column)
{
  g_auto (GStrv) cells = g_strsplit (row, BETWEEN, -1);

  return g_strdup (column < g_strv_length (cells) ? cells[column] : "");
}

static void
setup_cb (GtkListItemFactory *factory,
          GtkListItem        *item,
          gpointer            column)
{
  gboolean   wraps = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (factory), "wraps"));
  gboolean   number = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (factory), "number"));
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), number ? 1 : 0);
  gtk_label_set_wrap (GTK_LABEL (label), wraps);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_ellipsize (GTK_LABEL (label), wraps ? PANGO_ELLIPSIZE_NONE : PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, "numeric");
  gtk_list_item_set_child (item, label);
}

static void
bind_cb (GtkListItemFactory *factory,
         GtkListItem        *item,
         gpointer            column)
{
  g_autofree char *text = dup_cell (gtk_string_object_get_string (gtk_list_item_get_item (item)), GPOINTER_TO_UINT (column));

  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)), text);
}

static void
suyuan_text_table_dispose (GObject *object)
{
  SuyuanTextTable *self = SUYUAN_TEXT_TABLE (object);
  GtkWidget       *child = gtk_widget_get_first_child (GTK_WIDGET (self));

  g_clear_pointer (&child, gtk_widget_unparent);
  g_clear_object (&self->rows);

  G_OBJECT_CLASS (suyuan_text_table_parent_class)->dispose (object);
}

static void
suyuan_text_table_class_init (SuyuanTextTableClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = suyuan_text_table_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
suyuan_text_table_init (SuyuanTextTable *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->rows = gtk_string_list_new (NULL);
  self->view = GTK_COLUMN_VIEW (gtk_column_view_new (GTK_SELECTION_MODEL (gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->rows))))));
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "data-table");
  gtk_column_view_set_show_row_separators (self->view, TRUE);
  gtk_scrolled_window_set_has_frame (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->view));
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_widget_set_parent (scroller, GTK_WIDGET (self));
}

/* @name: what a screen reader calls it. */
GtkWidget *
suyuan_text_table_new (const char *name)
{
  SuyuanTextTable *self = g_object_new (SUYUAN_TYPE_TEXT_TABLE, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);

  return GTK_WIDGET (self);
}

void
suyuan_text_table_add_column (SuyuanTextTable *self,
                              const char      *title,
                              int              width)
{
  GtkListItemFactory  *factory = gtk_signal_list_item_factory_new ();
  GtkColumnViewColumn *column = gtk_column_view_column_new (title, factory);
  gpointer             at = GUINT_TO_POINTER (self->n_columns++);

  g_object_set_data (G_OBJECT (factory), "wraps", GINT_TO_POINTER (width == 0));
  g_object_set_data (G_OBJECT (factory), "number", GINT_TO_POINTER (width < 0));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), at);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), at);
  gtk_column_view_column_set_expand (column, width == 0);
  gtk_column_view_column_set_resizable (column, TRUE);
  if (width != 0)
    gtk_column_view_column_set_fixed_width (column, ABS (width));
  gtk_column_view_append_column (self->view, column);
  g_object_unref (column);
}

void
suyuan_text_table_clear (SuyuanTextTable *self)
{
  gtk_string_list_splice (self->rows, 0, suyuan_text_table_get_n_rows (self), NULL);
}

/* @cells: as many as there are columns, and %NULL. */
void
suyuan_text_table_add (SuyuanTextTable   *self,
                       const char *const *cells)
{
  gtk_string_list_take (self->rows, g_strjoinv (BETWEEN, (char **) cells));
}

guint
suyuan_text_table_get_n_rows (SuyuanTextTable *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->rows));
}

/* Free it. */
char *
suyuan_text_table_dup_cell (SuyuanTextTable *self,
                            guint            row,
                            guint            column)
{
  return dup_cell (gtk_string_list_get_string (self->rows, row), column);
}
