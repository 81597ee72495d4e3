/* suyuan-record-table.c: records of one kind as a table: sorted and filtered where they are kept
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-app"

#include "suyuan-record-table.h"

#include "suyuan-column-width.h"
#include "suyuan-focus.h"
#include "suyuan-record-cell.h"

#define PATIENCE 10

struct _SuyuanRecordTable
{
  GtkWidget parent_instance;

  /* Template children */
  GtkWidget     *scroller;
  GtkColumnView *view;

  /* Owned */
  SuyuanRecordModel  *model;
  GtkSingleSelection *selection;
  char               *filter, *search;
  gulong              sorted;

  SuyuanUid   wanted;     /* what shall be selected, also while the list does not hold it */
  gboolean    quiet;      /* the selection is being put back, nobody chose */
  guint       sharing;    /* source: the columns get their widths */
  guint       patience;   /* frames to wait for a row that shall have the focus */
  gpointer    focus_then; /* what had the focus when they began to be waited for; only compared */
  const char *probed;     /* key of the column a probe of the sorter met first */
};

G_DEFINE_FINAL_TYPE (SuyuanRecordTable, suyuan_record_table, GTK_TYPE_WIDGET)

enum
{
  SELECTED,
  ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* --- order: GTK 4.8 does not tell which column leads, so the sorter is asked to compare --- */

static int
probe_cb (gconstpointer a,
          gconstpointer b,
          gpointer      column)
{
  SuyuanRecordTable *self = g_object_get_data (column, "table");

  if (self->probed == NULL)
    self->probed = g_object_get_data (column, "key");

  return a < b ? -1 : a > b;
}

static char *
dup_sort (SuyuanRecordTable *self)
{
  GtkSorter *sorter = gtk_column_view_get_sorter (self->view);
  g_autoptr (GObject) a = g_object_new (G_TYPE_OBJECT, NULL);
  g_autoptr (GObject) b = g_object_new (G_TYPE_OBJECT, NULL);
  GtkOrdering order;

  self->probed = NULL;
  order = gtk_sorter_compare (sorter, MIN (a, b), MAX (a, b));
  if (self->probed == NULL)
    return NULL;

  return order == GTK_ORDERING_LARGER ? g_strconcat ("-", self->probed, NULL) : g_strdup (self->probed);
}

/* --- selection --- */

static GtkWidget *
find_list (GtkWidget *widget)
{
  if (GTK_IS_LIST_VIEW (widget))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_list (child);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static gboolean
scroll_to_selected (SuyuanRecordTable *self)
{
  GtkWidget *list = find_list (GTK_WIDGET (self->view));
  guint      position = gtk_single_selection_get_selected (self->selection);

  if (list == NULL || gtk_widget_get_height (list) == 0)
    return FALSE;
  if (position != GTK_INVALID_LIST_POSITION)
    gtk_widget_activate_action (list, "list.scroll-to-item", "u", position);
  return TRUE;
}

static gboolean
scroll_cb (GtkWidget     *widget,
           GdkFrameClock *clock,
           gpointer       data)
{
  return !scroll_to_selected (SUYUAN_RECORD_TABLE (widget));
}

/* A long list that is scrolled before it ever had room makes one row and no others later: it is scrolled once it has. */
static void
put_selection_back (SuyuanRecordTable *self)
{
  guint position = GTK_INVALID_LIST_POSITION;

  if (!suyuan_uid_is_nil (&self->wanted) && suyuan_record_model_find (self->model, &self->wanted, &position))
    {
      gtk_single_selection_set_selected (self->selection, position);
      if (!scroll_to_selected (self))
        gtk_widget_add_tick_callback (GTK_WIDGET (self), scroll_cb, NULL, NULL);
    }
  else
    gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
}

/* The focus goes with the rows that are read anew, and comes back with them. */
static void
read_model (SuyuanRecordTable *self)
{
  g_autofree char *sort = dup_sort (self);
  GtkWidget       *list = find_list (GTK_WIDGET (self->view));
  gboolean         focused = list != NULL && suyuan_focus_is_within (list);

  self->quiet = TRUE;
  suyuan_record_model_set_terms (self->model, self->filter, self->search, sort);
  put_selection_back (self);
  self->quiet = FALSE;
  if (focused)
    gtk_widget_grab_focus (GTK_WIDGET (self));
}

static gboolean
focus_row (SuyuanRecordTable *self)
{
  GtkWidget *list = find_list (GTK_WIDGET (self->view));
  GtkWidget *first = list != NULL ? gtk_widget_get_first_child (list) : NULL;

  for (GtkWidget *row = first; row != NULL; row = gtk_widget_get_next_sibling (row))
    if (gtk_widget_get_state_flags (row) & GTK_STATE_FLAG_SELECTED)
      return gtk_widget_grab_focus (row);

  return first != NULL && gtk_single_selection_get_selected (self->selection) == GTK_INVALID_LIST_POSITION && gtk_widget_grab_focus (first);
}

static gboolean
focus_row_cb (GtkWidget     *widget,
              GdkFrameClock *clock,
              gpointer       data)
{
  SuyuanRecordTable *self = SUYUAN_RECORD_TABLE (widget);

  gboolean went_on = gtk_root_get_focus (gtk_widget_get_root (widget)) != self->focus_then;

  if (self->patience > 0 && !went_on && !focus_row (self) && --self->patience > 0)
    return G_SOURCE_CONTINUE;

  self->patience = 0;
  return G_SOURCE_REMOVE;
}

/* To the selected row, else to the first. Rows that were read anew are made with the next frame. */
static gboolean
suyuan_record_table_grab_focus (GtkWidget *widget)
{
  SuyuanRecordTable *self = SUYUAN_RECORD_TABLE (widget);

  if (suyuan_record_table_get_n_rows (self) == 0)
    return FALSE;
  if (focus_row (self))
    {
      self->patience = 0;
      return TRUE;
    }

  if (self->patience == 0)
    gtk_widget_add_tick_callback (widget, focus_row_cb, NULL, NULL);
  self->patience = PATIENCE;
  self->focus_then = gtk_root_get_focus (gtk_widget_get_root (widget));
  return TRUE;
}

static void
selection_changed_cb (SuyuanRecordTable *self)
{
  guint         position = gtk_single_selection_get_selected (self->selection);
  SuyuanRecord *record;

  if (self->quiet || position == GTK_INVALID_LIST_POSITION)
    return;

  record = suyuan_record_model_get_record (self->model, position);
  if (record == NULL)
    return;

  self->wanted = *suyuan_record_get_uid (record);
  g_signal_emit (self, signals[SELECTED], 0);
}

static void
activate_cb (SuyuanRecordTable *self,
             guint              position)
{
  gtk_single_selection_set_selected (self->selection, position);
  g_signal_emit (self, signals[ACTIVATED], 0);
}

/* --- the widths of the columns --- */

static gboolean
share_cb (gpointer data)
{
  SuyuanRecordTable *self = data;
  GtkAdjustment     *across = gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (self->scroller));

  self->sharing = 0;
  if (gtk_widget_get_mapped (GTK_WIDGET (self->view)))
    suyuan_column_width_share (self->view, (int) gtk_adjustment_get_page_size (across));

  return G_SOURCE_REMOVE;
}

/* Once what is being laid out has its place, and before it is painted the next time. */
static void
share_later (SuyuanRecordTable *self)
{
  if (self->sharing == 0)
    self->sharing = g_idle_add_full (G_PRIORITY_HIGH_IDLE, share_cb, self, NULL);
}

static void
suyuan_record_table_dispose (GObject *object)
{
  SuyuanRecordTable *self = SUYUAN_RECORD_TABLE (object);

  g_clear_handle_id (&self->sharing, g_source_remove);
  if (self->view != NULL)
    gtk_column_view_set_model (self->view, NULL);
  g_clear_object (&self->selection);
  g_clear_object (&self->model);
  g_clear_pointer (&self->filter, g_free);
  g_clear_pointer (&self->search, g_free);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  self->view = NULL;

  G_OBJECT_CLASS (suyuan_record_table_parent_class)->dispose (object);
}

static void
suyuan_record_table_class_init (SuyuanRecordTableClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType           type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = suyuan_record_table_dispose;
  widget_class->grab_focus = suyuan_record_table_grab_focus;

  signals[SELECTED] = g_signal_new ("selected", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[ACTIVATED] = g_signal_new ("activated", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/cn/suyuan/Suyuan/ui/suyuan-record-table.ui");
  gtk_widget_class_bind_template_child (widget_class, SuyuanRecordTable, scroller);
  gtk_widget_class_bind_template_child (widget_class, SuyuanRecordTable, view);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
}

static void
suyuan_record_table_init (SuyuanRecordTable *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (self->scroller)), "notify::page-size", G_CALLBACK (share_later),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->view, "map", G_CALLBACK (share_later), self, G_CONNECT_SWAPPED);
}

GtkWidget *
suyuan_record_table_new (void)
{
  return g_object_new (SUYUAN_TYPE_RECORD_TABLE, NULL);
}

static void
append_column (SuyuanRecordTable       *self,
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
    suyuan_column_width_set (made, column->width, suyuan_record_cell_measure (office, field, GTK_WIDGET (self->view)));
  g_object_set_data (G_OBJECT (made), "table", self);
  g_object_set_data (G_OBJECT (made), "key", (gpointer) field->key);
  gtk_column_view_column_set_sorter (made, sorter);
  gtk_column_view_append_column (self->view, made);
  g_object_unref (sorter);
  g_object_unref (made);
}

static void
clear_columns (SuyuanRecordTable *self)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);
  g_autoptr (GtkColumnViewColumn) column = NULL;

  gtk_column_view_sort_by_column (self->view, NULL, GTK_SORT_ASCENDING);
  while ((column = g_list_model_get_item (columns, 0)) != NULL)
    {
      gtk_column_view_remove_column (self->view, column);
      g_clear_object (&column);
    }
}

/* Once for each office; a new office empties the table and fills it anew. */
void
suyuan_record_table_set_up (SuyuanRecordTable       *self,
                            SuyuanOffice            *office,
                            SuyuanKind               kind,
                            const SuyuanTableColumn *columns,
                            guint                    n_columns)
{
  if (self->sorted != 0)
    g_signal_handler_disconnect (gtk_column_view_get_sorter (self->view), self->sorted);
  clear_columns (self);
  gtk_column_view_set_model (self->view, NULL);
  g_clear_object (&self->selection);
  g_clear_object (&self->model);
  self->wanted = (SuyuanUid){ 0 };
  g_clear_pointer (&self->filter, g_free); /* what was looked for in another workspace */
  g_clear_pointer (&self->search, g_free);

  for (guint i = 0; i < n_columns; i++)
    append_column (self, office, kind, &columns[i]);
  self->model = suyuan_record_model_new (office, kind);
  self->selection = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (self->model));
  g_signal_connect_object (self->selection, "notify::selected", G_CALLBACK (selection_changed_cb), self, G_CONNECT_SWAPPED);
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
  self->sorted = g_signal_connect_object (gtk_column_view_get_sorter (self->view), "changed", G_CALLBACK (read_model), self,
                                          G_CONNECT_SWAPPED);
  read_model (self);
  share_later (self);
}

SuyuanRecordModel *
suyuan_record_table_get_model (SuyuanRecordTable *self)
{
  return self->model;
}

void
suyuan_record_table_set_terms (SuyuanRecordTable *self,
                               const char        *filter,
                               const char        *search)
{
  g_autofree char *old_filter = g_steal_pointer (&self->filter), *old_search = g_steal_pointer (&self->search);

  self->filter = g_strdup (filter);
  self->search = g_strdup (search);
  if (self->model != NULL)
    read_model (self);
}

void
suyuan_record_table_reload (SuyuanRecordTable *self)
{
  if (self->model != NULL)
    read_model (self);
}

guint
suyuan_record_table_get_n_rows (SuyuanRecordTable *self)
{
  return self->model != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->model)) : 0;
}

gboolean
suyuan_record_table_get_selected (SuyuanRecordTable *self,
                                  SuyuanUid         *uid)
{
  *uid = self->wanted;

  return !suyuan_uid_is_nil (uid);
}

/* Quietly: no `selected`. Returns whether the record is in the list. */
gboolean
suyuan_record_table_select (SuyuanRecordTable *self,
                            const SuyuanUid   *uid)
{
  self->wanted = *uid;
  if (self->model == NULL)
    return FALSE;

  self->quiet = TRUE;
  put_selection_back (self);
  self->quiet = FALSE;

  return gtk_single_selection_get_selected (self->selection) != GTK_INVALID_LIST_POSITION;
}

/* The first row, unless one of the list is chosen already. */
void
suyuan_record_table_choose_first (SuyuanRecordTable *self)
{
  if (self->selection != NULL && gtk_single_selection_get_selected (self->selection) == GTK_INVALID_LIST_POSITION)
    suyuan_record_table_move (self, 1);
}

/* To the next row (@by 1) or the one before (-1); from nowhere to the first. */
void
suyuan_record_table_move (SuyuanRecordTable *self,
                          int                by)
{
  guint n = suyuan_record_table_get_n_rows (self), position;

  if (n == 0)
    return;

  position = gtk_single_selection_get_selected (self->selection);
  if (position == GTK_INVALID_LIST_POSITION)
    position = 0;
  else
    position = (guint) CLAMP ((int) position + by, 0, (int) n - 1);
  gtk_single_selection_set_selected (self->selection, position);
}
