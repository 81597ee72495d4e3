/* suyuan-chain-table.c: the answer of a chain as a table: each outlet with each enterprise behind it
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-app"

#include "suyuan-chain-table.h"

#include <math.h>

struct _SuyuanChainTable
{
  GtkWidget parent_instance;

  GtkWidget           *scroller;
  GtkColumnView       *view;                          /* of scroller */
  GtkColumnViewColumn *columns[SUYUAN_CHAIN_N_CELLS]; /* of view */

  /* Owned */
  GPtrArray *lines; /* of SuyuanChainLine; NULL until the first are shown */
};

enum
{
  OPENED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* A line as an item of a list; it borrows from the table, which makes new ones with new lines. */
#define SUYUAN_TYPE_CHAIN_ITEM (suyuan_chain_item_get_type ())
G_DECLARE_FINAL_TYPE (SuyuanChainItem, suyuan_chain_item, SUYUAN, CHAIN_ITEM, GObject)

struct _SuyuanChainItem
{
  GObject parent_instance;

  const SuyuanChainLine *line;
};

G_DEFINE_FINAL_TYPE (SuyuanChainItem, suyuan_chain_item, G_TYPE_OBJECT)
G_DEFINE_FINAL_TYPE (SuyuanChainTable, suyuan_chain_table, GTK_TYPE_WIDGET)

static void
suyuan_chain_item_class_init (SuyuanChainItemClass *klass)
{
}

static void
suyuan_chain_item_init (SuyuanChainItem *self)
{
}

/* --- cells --- */

static SuyuanChainCell
cell_of (gpointer object)
{
  return (SuyuanChainCell) GPOINTER_TO_INT (g_object_get_data (object, "cell"));
}

static void
setup_cb (GtkListItemFactory *factory,
          GtkListItem        *item)
{
  GtkWidget *label = gtk_label_new (NULL);
  gboolean   is_number = suyuan_chain_cell_is_number (cell_of (factory));

  gtk_label_set_xalign (GTK_LABEL (label), is_number ? 1 : 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (is_number)
    gtk_widget_add_css_class (label, "numeric");
  gtk_list_item_set_child (item, label);
}

static void
bind_cb (GtkListItemFactory *factory,
         GtkListItem        *item)
{
  const SuyuanChainLine *line = SUYUAN_CHAIN_ITEM (gtk_list_item_get_item (item))->line;
  const char            *text = line->cells[cell_of (factory)];
  GtkWidget             *label = gtk_list_item_get_child (item);

  gtk_label_set_text (GTK_LABEL (label), text != NULL ? text : "");
  gtk_widget_set_tooltip_text (label, text);
}

/* Numbers by size, words as people order them; what is not known comes after what is. */
static int
compare_cb (gconstpointer a,
            gconstpointer b,
            gpointer      data)
{
  SuyuanChainCell        cell = (SuyuanChainCell) GPOINTER_TO_INT (data);
  const SuyuanChainLine *one = SUYUAN_CHAIN_ITEM ((gpointer) a)->line, *other = SUYUAN_CHAIN_ITEM ((gpointer) b)->line;

  if (one->cells[cell] == NULL || other->cells[cell] == NULL)
    return (one->cells[cell] == NULL) - (other->cells[cell] == NULL);
  if (suyuan_chain_cell_is_number (cell))
    return (one->numbers[cell] > other->numbers[cell]) - (one->numbers[cell] < other->numbers[cell]);
  return g_utf8_collate (one->cells[cell], other->cells[cell]);
}

/* So that the names of both can be read in a window of 1366 pixels. */
static int
width_of (SuyuanChainCell cell)
{
  static const int widths[SUYUAN_CHAIN_N_CELLS] = { 84, 96, 172, 146, 118, 116, 96, 156, 96, 164, 84, 100, 130, 166, 116, 130, 130, 260 };

  return widths[cell];
}

static void
add_column (SuyuanChainTable *self,
            SuyuanChainCell   cell)
{
  GtkListItemFactory  *factory = gtk_signal_list_item_factory_new ();
  GtkColumnViewColumn *column = gtk_column_view_column_new (NULL, factory);
  g_autoptr (GtkSorter) sorter = GTK_SORTER (gtk_custom_sorter_new (compare_cb, GINT_TO_POINTER (cell), NULL));

  g_object_set_data (G_OBJECT (factory), "cell", GINT_TO_POINTER (cell));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  gtk_column_view_column_set_sorter (column, sorter);
  gtk_column_view_column_set_resizable (column, TRUE);
  gtk_column_view_column_set_fixed_width (column, width_of (cell));
  gtk_column_view_append_column (self->view, column);
  self->columns[cell] = column;
  g_object_unref (column);
}

/* --- hands --- */

static const SuyuanChainLine *
get_line (SuyuanChainTable *self,
          guint             position)
{
  GtkSelectionModel *model = gtk_column_view_get_model (self->view);
  g_autoptr (SuyuanChainItem) item = model != NULL ? g_list_model_get_item (G_LIST_MODEL (model), position) : NULL;

  return item != NULL ? item->line : NULL;
}

static void
activate_cb (SuyuanChainTable *self,
             guint             position)
{
  const SuyuanChainLine *line = get_line (self, position);

  if (line != NULL)
    g_signal_emit (self, signals[OPENED], 0, (guint) line->kind, &line->uid);
}

static gboolean
suyuan_chain_table_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (SUYUAN_CHAIN_TABLE (widget)->view));
}

static void
suyuan_chain_table_dispose (GObject *object)
{
  SuyuanChainTable *self = SUYUAN_CHAIN_TABLE (object);

  if (self->view != NULL)
    gtk_column_view_set_model (self->view, NULL);
  self->view = NULL;
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_pointer (&self->lines, g_ptr_array_unref);

  G_OBJECT_CLASS (suyuan_chain_table_parent_class)->dispose (object);
}

static void
suyuan_chain_table_class_init (SuyuanChainTableClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = suyuan_chain_table_dispose;
  widget_class->grab_focus = suyuan_chain_table_grab_focus;
  signals[OPENED] = g_signal_new ("opened", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_POINTER);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
suyuan_chain_table_init (SuyuanChainTable *self)
{
  self->scroller = gtk_scrolled_window_new ();
  self->view = GTK_COLUMN_VIEW (gtk_column_view_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "data-table");
  gtk_column_view_set_reorderable (self->view, TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), GTK_WIDGET (self->view));
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
  for (guint i = 0; i < SUYUAN_CHAIN_N_CELLS; i++)
    add_column (self, (SuyuanChainCell) i);
  g_signal_connect_object (self->view, "activate", G_CALLBACK (activate_cb), self, G_CONNECT_SWAPPED);
}

/* --- what others ask for --- */

static gboolean
is_known (GPtrArray      *lines,
          SuyuanChainCell cell)
{
  for (guint i = 0; i < lines->len; i++)
    if (((SuyuanChainLine *) lines->pdata[i])->cells[cell] != NULL)
      return TRUE;

  return FALSE;
}

static void
name_columns (SuyuanChainTable *self,
              SuyuanOffice     *office)
{
  for (guint i = 0; i < SUYUAN_CHAIN_N_CELLS; i++)
    {
      g_autofree char *title = suyuan_chain_cell_dup_title (office, (SuyuanChainCell) i);

      gtk_column_view_column_set_title (self->columns[i], title);
      gtk_column_view_column_set_visible (self->columns[i], is_known (self->lines, (SuyuanChainCell) i));
    }
}

/** Shows the lines of @chain, in river order until somebody sorts them. */
void
suyuan_chain_table_show (SuyuanChainTable  *self,
                         SuyuanOffice      *office,
                         const SuyuanChain *chain,
                         double             velocity_ms)
{
  GListStore         *store = g_list_store_new (SUYUAN_TYPE_CHAIN_ITEM);
  GtkSortListModel   *sorted;
  GtkSingleSelection *selection;

  gtk_column_view_set_model (self->view, NULL);
  g_clear_pointer (&self->lines, g_ptr_array_unref);
  self->lines = suyuan_office_chain_lines (office, chain, velocity_ms);
  for (guint i = 0; i < self->lines->len; i++)
    {
      g_autoptr (SuyuanChainItem) item = g_object_new (SUYUAN_TYPE_CHAIN_ITEM, NULL);

      item->line = self->lines->pdata[i];
      g_list_store_append (store, item);
    }
  name_columns (self, office);
  sorted = gtk_sort_list_model_new (G_LIST_MODEL (store), g_object_ref (gtk_column_view_get_sorter (self->view)));
  selection = gtk_single_selection_new (G_LIST_MODEL (sorted));
  gtk_single_selection_set_autoselect (selection, FALSE);
  gtk_single_selection_set_selected (selection, GTK_INVALID_LIST_POSITION);
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (selection));
  g_object_unref (selection);
}

/** How many lines it shows. */
guint
suyuan_chain_table_get_n_lines (SuyuanChainTable *self)
{
  return self->lines != NULL ? self->lines->len : 0;
}

/** Sorts as a click on the title of a column does. */
void
suyuan_chain_table_sort (SuyuanChainTable *self,
                         SuyuanChainCell   cell,
                         GtkSortType       order)
{
  gtk_column_view_sort_by_column (self->view, self->columns[cell], order);
}

/** Chooses the first line of a record; nothing happens where there is none. */
void
suyuan_chain_table_select (SuyuanChainTable *self,
                           const SuyuanUid  *uid)
{
  GtkSelectionModel     *model = gtk_column_view_get_model (self->view);
  const SuyuanChainLine *line;

  for (guint i = 0; (line = get_line (self, i)) != NULL; i++)
    if (suyuan_uid_equal (&line->uid, uid))
      {
        gtk_selection_model_select_item (model, i, TRUE);
        return;
      }
}

/** The record of the line chosen; %FALSE for none. */
gboolean
suyuan_chain_table_get_selected (SuyuanChainTable *self,
                                 SuyuanUid        *uid)
{
  GtkSelectionModel     *model = gtk_column_view_get_model (self->view);
  const SuyuanChainLine *line = model != NULL ? get_line (self, gtk_single_selection_get_selected (GTK_SINGLE_SELECTION (model))) : NULL;

  if (line != NULL)
    *uid = line->uid;
  return line != NULL;
}
