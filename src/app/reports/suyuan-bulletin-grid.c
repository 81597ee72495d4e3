/* suyuan-bulletin-grid.c: a table of the quarterly notice whose numbers open what they count
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-app"

#include "suyuan-bulletin-grid.h"

#include <glib/gi18n-lib.h>

#define MOST_ROWS 200 /* shown; the files have all */
#define NARROW 10     /* characters of a number's title */
#define WIDE 24       /* of words */

static GtkWidget *
label_new (const char *text,
           gboolean    right,
           int         width)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), right ? 1 : 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), width);
  gtk_widget_set_valign (label, GTK_ALIGN_START);
  if (right)
    gtk_widget_add_css_class (label, "numeric");
  return label;
}

static GtkWidget *
paragraph_new (const char *text,
               gboolean    dim)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  if (dim)
    gtk_widget_add_css_class (label, "dim-label");
  return label;
}

static GtkWidget *
box_new (const char *title)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12), *head = paragraph_new (title, FALSE);

  gtk_widget_add_css_class (head, "title-2");
  gtk_widget_set_margin_top (box, 18);
  gtk_widget_set_margin_bottom (box, 18);
  gtk_widget_set_margin_start (box, 18);
  gtk_widget_set_margin_end (box, 18);
  gtk_box_append (GTK_BOX (box), head);
  return box;
}

/* How it went, in sentences; then what that rests on. */
GtkWidget *
suyuan_bulletin_words_new (const char *title,
                           GPtrArray  *sentences,
                           const char *basis,
                           GPtrArray  *limits)
{
  GtkWidget *box = box_new (title);

  gtk_box_append (GTK_BOX (box), paragraph_new (basis, TRUE));
  for (guint i = 0; i < sentences->len; i++)
    gtk_box_append (GTK_BOX (box), paragraph_new (sentences->pdata[i], FALSE));
  for (guint i = 0; i < limits->len; i++)
    gtk_box_append (GTK_BOX (box), paragraph_new (limits->pdata[i], TRUE));
  return box;
}

static GtkWidget *
button_new (const char *text,
            gboolean    right)
{
  GtkWidget *button = gtk_button_new (), *label = label_new (text, right, right ? NARROW : WIDE);

  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_halign (button, right ? GTK_ALIGN_END : GTK_ALIGN_START);
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  return button;
}

/* A number with records behind it, not too many to be listed. */
static gboolean
can_open (const SuyuanBulletinRow    *row,
          const SuyuanBulletinColumn *column)
{
  guint n = row->area != NULL && column->face == SUYUAN_FACE_COUNT ? suyuan_bulletin_area_count (row->area, column->part) : 0;

  return n > 0 && n <= SUYUAN_BULLETIN_MOST_OPENED;
}

static GtkWidget *
cell_new (const SuyuanBulletinTable *table,
          guint                      row_index,
          guint                      column_index)
{
  const SuyuanBulletinRow    *row = table->rows->pdata[row_index];
  const SuyuanBulletinColumn *column = &table->columns[column_index];
  const char                 *text = row->cells[column_index];
  gboolean                    code = column_index == (g_str_equal (table->key, "off") ? 1 : g_str_equal (table->key, "not_kept") ? 2
                                                                                                                                 : 0);
  GtkWidget                  *cell;

  if (can_open (row, column))
    {
      g_autofree char *words = g_strdup_printf ("%s, %s: %s", row->area->name, _ (column->title), text);

      cell = button_new (text, TRUE);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (cell), "bulletin.open");
      gtk_actionable_set_action_target (GTK_ACTIONABLE (cell), "(uu)", row_index, column_index);
      gtk_accessible_update_property (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
      return cell;
    }
  if (row->area == NULL && code)
    {
      cell = button_new (text, FALSE);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (cell), "bulletin.go");
      gtk_actionable_set_action_target (GTK_ACTIONABLE (cell), "u", row_index);
      return cell;
    }
  cell = label_new (text, column->right, column->right ? NARROW : WIDE);
  gtk_widget_add_css_class (cell, "bulletin-cell");
  return cell;
}

static guint
count_group (const SuyuanBulletinTable *table,
             guint                      first)
{
  guint n = 1;

  while (table->columns[first].group != NULL && first + n < table->n_columns && g_strcmp0 (table->columns[first + n].group, table->columns[first].group) == 0)
    n++;
  return n;
}

static void
add_heads (GtkGrid                   *grid,
           const SuyuanBulletinTable *table)
{
  for (guint i = 0, n; i < table->n_columns; i += n)
    {
      n = count_group (table, i);
      if (table->columns[i].group != NULL)
        {
          GtkWidget *group = gtk_label_new (_ (table->columns[i].group));

          gtk_widget_add_css_class (group, "dim-label");
          gtk_grid_attach (grid, group, (int) i, 0, (int) n, 1);
        }
    }
  for (guint i = 0; i < table->n_columns; i++)
    {
      GtkWidget *head = label_new (_ (table->columns[i].title), table->columns[i].right, table->columns[i].right ? NARROW : WIDE);

      gtk_widget_add_css_class (head, "heading");
      gtk_widget_add_css_class (head, "bulletin-cell");
      gtk_widget_set_valign (head, GTK_ALIGN_END);
      gtk_grid_attach (grid, head, (int) i, 1, 1, 1);
    }
  gtk_grid_attach (grid, gtk_separator_new (GTK_ORIENTATION_HORIZONTAL), 0, 2, (int) table->n_columns, 1);
}

static GtkWidget *
grid_new (const SuyuanBulletinTable *table)
{
  GtkGrid *grid = GTK_GRID (gtk_grid_new ());
  int      at = 3;

  gtk_grid_set_column_spacing (grid, 6);
  add_heads (grid, table);
  for (guint i = 0; i < MIN (table->rows->len, MOST_ROWS); i++, at++)
    {
      if (table->total && i + 1 == table->rows->len)
        gtk_grid_attach (grid, gtk_separator_new (GTK_ORIENTATION_HORIZONTAL), 0, at++, (int) table->n_columns, 1);
      for (guint k = 0; k < table->n_columns; k++)
        gtk_grid_attach (grid, cell_new (table, i, k), (int) k, at, 1, 1);
    }
  gtk_widget_set_halign (GTK_WIDGET (grid), GTK_ALIGN_START);
  return GTK_WIDGET (grid);
}

/* The table has to outlive the widget. */
GtkWidget *
suyuan_bulletin_grid_new (const SuyuanBulletinTable *table)
{
  GtkWidget *box = box_new (table->title);

  if (table->rows->len == 0)
    {
      gtk_box_append (GTK_BOX (box), paragraph_new (table->empty, TRUE));
      return box;
    }

  gtk_box_append (GTK_BOX (box), grid_new (table));
  if (table->rows->len > MOST_ROWS)
    {
      g_autofree char *more = g_strdup_printf (_ ("%u more are in the PDF and the workbook"), table->rows->len - MOST_ROWS);

      gtk_box_append (GTK_BOX (box), paragraph_new (more, TRUE));
    }
  gtk_box_append (GTK_BOX (box), paragraph_new (table->rule, TRUE));
  return box;
}
