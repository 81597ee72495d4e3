/* suyuan-record-table.c: records of one kind as a table: sorted and filtered where they are kept
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-app"

#include "suyuan-record-table.h"

#include "suyuan-column-width.h"
#include "suyuan-focus.h"
#include "suyuan-record-sight.h"

#define PATIENCE 10

struct _SuyuanRecordTable
{
  GtkWidget parent_instance;

  /* Template children */
  GtkWidget     *scroller;
  GtkColumnView *view;

  GtkWidget *onlooker; /* Borrowed: whoever shows what is listed; while nobody sees it nothing is asked */
  gulong     seen;

  /* Owned */
  SuyuanSeat         *seat;
  SuyuanRecordModel  *model;
  GtkSingleSelection *selection;
  char               *filter, *search;
  gulong              sorted;

  SuyuanUid wanted;     /* what shall be selected, also while the list does not hold it */
  gboolean  quiet;      /* the selection is being put back, nobody chose */
  gboolean  stale;      /* it is to be asked when somebody sees it */
  gboolean  written;    /* something was, since the rows were read */
  gboolean  anew;       /* the next answer is to another question than the last */
  gboolean  led;        /* to @wanted; the next answer shows whether it is there */
  gboolean  beginning;  /* with the first row of the next answer */
  gpointer  begun_at;   /* what had the focus then; only compared */
  gboolean  focused;    /* the keys went to the list before an answer was taken in */
  guint     was_at;     /* and what was selected */
  gboolean  unscrolled; /* as long as the list has no room */
  guint     scrolling;  /* tick callback that waits for it */
  guint     sharing;    /* source: the columns get their widths */
  guint     catching;   /* tick callback: rows that nobody sees yet say what stands in them */
  guint     patience;   /* frames to wait for a row that shall have the focus */
  gpointer  focus_then; /* what had the focus when they began to be waited for; only compared */
};

G_DEFINE_FINAL_TYPE (SuyuanRecordTable, suyuan_record_table, GTK_TYPE_WIDGET)

enum
{
  SELECTED,
  ACTIVATED,
  LISTED,
  MISSED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

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

/* To the selected row; a list that is another than before begins at its beginning. */
static gboolean
scroll (SuyuanRecordTable *self)
{
  GtkWidget *list = find_list (GTK_WIDGET (self->view));
  guint      position = gtk_single_selection_get_selected (self->selection);

  if (suyuan_record_table_get_n_rows (self) == 0)
    return TRUE;
  if (list == NULL || gtk_widget_get_height (list) == 0)
    return FALSE;
  if (position == GTK_INVALID_LIST_POSITION)
    position = 0;
  gtk_widget_activate_action (list, "list.scroll-to-item", "u", position);
  return TRUE;
}

/* --- rows that nobody sees yet --- */

static gboolean
catch_cb (GtkWidget     *widget,
          GdkFrameClock *clock,
          gpointer       data)
{
  SuyuanRecordTable *self = SUYUAN_RECORD_TABLE (widget);

  if (self->model != NULL)
    {
      suyuan_record_sight_look_here (self->model, GTK_SCROLLED_WINDOW (self->scroller));
      if (suyuan_record_model_catch_up (self->model))
        return G_SOURCE_CONTINUE;
    }
  self->catching = 0;
  return G_SOURCE_REMOVE;
}

/* A few with each frame. */
static void
catch_rows (SuyuanRecordTable *self)
{
  if (self->catching == 0 && suyuan_record_model_is_late (self->model))
    self->catching = gtk_widget_add_tick_callback (GTK_WIDGET (self), catch_cb, NULL, NULL);
}

static gboolean
scroll_cb (GtkWidget     *widget,
           GdkFrameClock *clock,
           gpointer       data)
{
  SuyuanRecordTable *self = SUYUAN_RECORD_TABLE (widget);

  if (gtk_widget_get_mapped (widget) && !scroll (self))
    return G_SOURCE_CONTINUE;

  self->unscrolled = !gtk_widget_get_mapped (widget);
  self->scrolling = 0;
  return G_SOURCE_REMOVE;
}

/* A long list that is scrolled before it ever had room makes one row and no others later: it is scrolled once it has, and
 * one that nobody sees keeps no clock running. */
static void
scroll_soon (SuyuanRecordTable *self)
{
  self->unscrolled = !scroll (self);
  if (self->unscrolled && self->scrolling == 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->scrolling = gtk_widget_add_tick_callback (GTK_WIDGET (self), scroll_cb, NULL, NULL);
}

static void
mapped_cb (SuyuanRecordTable *self)
{
  if (self->unscrolled)
    scroll_soon (self);
}

/* Returns whether it is in the list. */
static gboolean
put_selection_back (SuyuanRecordTable *self)
{
  guint position = GTK_INVALID_LIST_POSITION;

  if (suyuan_uid_is_nil (&self->wanted) || !suyuan_record_model_find (self->model, &self->wanted, &position))
    position = GTK_INVALID_LIST_POSITION;
  self->quiet = TRUE;
  gtk_single_selection_set_selected (self->selection, position);
  self->quiet = FALSE;

  return position != GTK_INVALID_LIST_POSITION;
}

/* --- questions --- */

static void
catch_up (SuyuanRecordTable *self)
{
  g_autofree char *sort = NULL;

  if (!self->stale || !gtk_widget_get_mapped (self->onlooker))
    return;

  sort = suyuan_record_columns_dup_sort (self->view);
  suyuan_record_model_set_terms (self->model, self->filter, self->search, sort);
  if (self->written)
    {
      suyuan_record_sight_look_here (self->model, GTK_SCROLLED_WINDOW (self->scroller));
      suyuan_record_model_reload (self->model);
      catch_rows (self);
    }
  else
    suyuan_record_model_ask (self->model);
  self->stale = self->written = FALSE;
}

static void
ask_anew (SuyuanRecordTable *self)
{
  self->stale = self->anew = TRUE;
  catch_up (self);
}

static void
changed_cb (SuyuanRecordTable *self)
{
  self->stale = self->written = TRUE;
  catch_up (self);
}

static gboolean
is_up_to_date (SuyuanRecordTable *self)
{
  return !self->stale && !suyuan_record_model_is_asking (self->model);
}

/* To the first row that was found, unless somebody went elsewhere meanwhile. */
static void
begin_now (SuyuanRecordTable *self)
{
  self->beginning = FALSE;
  if (gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self))) == self->begun_at && suyuan_record_table_choose_first (self))
    gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
listing_cb (SuyuanRecordTable *self)
{
  GtkWidget *list = find_list (GTK_WIDGET (self->view));

  self->focused = gtk_widget_is_focus (GTK_WIDGET (self)) || (list != NULL && suyuan_focus_is_within (list));
  self->was_at = gtk_single_selection_get_selected (self->selection);
  suyuan_record_sight_look_here (self->model, GTK_SCROLLED_WINDOW (self->scroller));
}

static gboolean
is_focus_astray (SuyuanRecordTable *self)
{
  return self->focused && (gtk_single_selection_get_selected (self->selection) != self->was_at ||
                           !suyuan_focus_is_within (find_list (GTK_WIDGET (self->view))));
}

/* The rows stay and say something else: the selection, and with it the focus, goes where its record stands now. What the
 * view shows stays in its place as long as it is the answer to the same question. */
static void
listed_cb (SuyuanRecordTable *self)
{
  gboolean there = put_selection_back (self);
  gboolean led = self->led;

  if (self->anew || (led && there))
    {
      guint position = gtk_single_selection_get_selected (self->selection);

      scroll_soon (self);
      suyuan_record_sight_look_from (self->model, GTK_SCROLLED_WINDOW (self->scroller), position != GTK_INVALID_LIST_POSITION ? position : 0);
      suyuan_record_model_catch_up (self->model);
    }
  catch_rows (self);
  self->anew = self->led = FALSE;
  if (self->beginning && is_up_to_date (self))
    begin_now (self);
  if (is_focus_astray (self))
    gtk_widget_grab_focus (GTK_WIDGET (self));
  if (suyuan_record_model_get_fault (self->model) != NULL)
    suyuan_seat_refuse (self->seat, suyuan_record_model_get_fault (self->model));
  else
    g_signal_emit (self, signals[LISTED], 0);
  if (led && !there)
    g_signal_emit (self, signals[MISSED], 0);
}

static gboolean
focus_row (SuyuanRecordTable *self)
{
  GtkWidget *list = find_list (GTK_WIDGET (self->view));
  GtkWidget *first = list != NULL ? gtk_widget_get_first_child (list) : NULL;

  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);

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

/* To the selected row, else to the first. Rows that were read anew are made with the next frame; while it is asked which
 * there are the table itself has the keys, so that nobody else gets what is meant for its rows. */
static gboolean
suyuan_record_table_grab_focus (GtkWidget *widget)
{
  SuyuanRecordTable *self = SUYUAN_RECORD_TABLE (widget);

  if (self->model == NULL)
    return FALSE;
  if (suyuan_record_table_get_n_rows (self) == 0)
    {
      gtk_widget_set_focusable (widget, !is_up_to_date (self));
      return GTK_WIDGET_CLASS (suyuan_record_table_parent_class)->grab_focus (widget);
    }
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
  g_clear_object (&self->seat);
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
  signals[LISTED] = g_signal_new ("listed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[MISSED] = g_signal_new ("missed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

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
  g_signal_connect (self, "map", G_CALLBACK (mapped_cb), NULL);
}

GtkWidget *
suyuan_record_table_new (void)
{
  return g_object_new (SUYUAN_TYPE_RECORD_TABLE, NULL);
}

static void
forget (SuyuanRecordTable *self)
{
  if (self->seat != NULL)
    {
      g_signal_handler_disconnect (gtk_column_view_get_sorter (self->view), self->sorted);
      g_signal_handlers_disconnect_by_data (self->seat, self);
      g_signal_handler_disconnect (self->onlooker, self->seen);
    }
  suyuan_record_columns_clear (self->view);
  gtk_column_view_set_model (self->view, NULL);
  g_clear_object (&self->selection);
  if (self->model != NULL)
    g_signal_handlers_disconnect_by_data (self->model, self);
  g_clear_object (&self->model);
  self->wanted = (SuyuanUid){ 0 };
  self->led = self->beginning = self->unscrolled = FALSE;
  g_clear_pointer (&self->filter, g_free); /* what was looked for in another workspace */
  g_clear_pointer (&self->search, g_free);
}

static void
make_model (SuyuanRecordTable *self,
            SuyuanKind         kind)
{
  self->model = suyuan_record_model_new (suyuan_seat_get_desk (self->seat), kind);
  g_signal_connect_object (self->model, "listing", G_CALLBACK (listing_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->model, "listed", G_CALLBACK (listed_cb), self, G_CONNECT_SWAPPED);
  self->selection = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (self->model));
  g_signal_connect_object (self->selection, "notify::selected", G_CALLBACK (selection_changed_cb), self, G_CONNECT_SWAPPED);
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
}

/* Once for each seat; a new one empties the table and fills it anew. Nothing is asked while @onlooker is not seen: the
 * table itself or what it is part of. */
void
suyuan_record_table_set_up (SuyuanRecordTable       *self,
                            SuyuanSeat              *seat,
                            SuyuanKind               kind,
                            const SuyuanTableColumn *columns,
                            guint                    n_columns,
                            GtkWidget               *onlooker)
{
  forget (self);
  g_set_object (&self->seat, seat);
  self->onlooker = onlooker;
  suyuan_record_columns_make (self->view, suyuan_seat_get_office (seat), kind, columns, n_columns);
  make_model (self, kind);
  self->sorted = g_signal_connect_object (gtk_column_view_get_sorter (self->view), "changed", G_CALLBACK (ask_anew), self,
                                          G_CONNECT_SWAPPED);
  self->seen = g_signal_connect_object (onlooker, "map", G_CALLBACK (catch_up), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (seat, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  ask_anew (self);
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
    ask_anew (self);
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
  if (self->model == NULL || !put_selection_back (self))
    return FALSE;

  scroll_soon (self);
  return TRUE;
}

/* As above, and where the list is not up to date not before it is. One it does not hold then is told as `missed`. */
void
suyuan_record_table_lead (SuyuanRecordTable *self,
                          const SuyuanUid   *uid)
{
  gboolean there = suyuan_record_table_select (self, uid);

  self->led = !is_up_to_date (self);
  if (!self->led && !there)
    g_signal_emit (self, signals[MISSED], 0);
}

/* The first row, unless one of the list is chosen already. Returns whether there is one. */
gboolean
suyuan_record_table_choose_first (SuyuanRecordTable *self)
{
  if (suyuan_record_table_get_n_rows (self) == 0)
    return FALSE;

  if (gtk_single_selection_get_selected (self->selection) == GTK_INVALID_LIST_POSITION)
    suyuan_record_table_move (self, 1);
  return TRUE;
}

/* With the first row, and the keys go there: once what was asked is answered, unless they went elsewhere by then. */
void
suyuan_record_table_begin (SuyuanRecordTable *self)
{
  self->beginning = TRUE;
  self->begun_at = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  if (is_up_to_date (self))
    begin_now (self);
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
