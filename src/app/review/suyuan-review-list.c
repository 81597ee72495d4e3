/* suyuan-review-list.c: the queue of a reviewer, one row for each task
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-app"

#include "suyuan-review-list.h"

#include <glib/gi18n-lib.h>

#include "suyuan-application.h"
#include "suyuan-review-row.h"

struct _SuyuanReviewList
{
  GtkWidget parent_instance;

  /* Template children */
  GtkDropDown *reasons;
  GtkListView *list;
  GtkLabel    *none;

  /* Owned */
  GListStore         *items;
  GtkSingleSelection *selection;
  GPtrArray          *queue; /* of SuyuanReviewEntry */
  SuyuanSeen         *seen;
  char               *text; /* folded; NULL: nothing is searched for */

  SuyuanUid selected; /* nil: nothing */
  gboolean  filling;
};

G_DEFINE_FINAL_TYPE (SuyuanReviewList, suyuan_review_list, GTK_TYPE_WIDGET)

enum
{
  SELECTED,
  ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* --- rows --- */

static void
setup_cb (SuyuanReviewList *self,
          GtkListItem      *item)
{
  gtk_list_item_set_child (item, suyuan_review_row_new ());
}

static void
bind_cb (SuyuanReviewList *self,
         GtkListItem      *item)
{
  suyuan_review_row_bind (gtk_list_item_get_child (item), gtk_list_item_get_item (item));
}

static void
unbind_cb (SuyuanReviewList *self,
           GtkListItem      *item)
{
  if (gtk_list_item_get_child (item) != NULL)
    suyuan_review_row_unbind (gtk_list_item_get_child (item));
}

/* --- what is shown --- */

/* GTK_INVALID_LIST_POSITION or 0: all. */
static int
chosen_reason (SuyuanReviewList *self)
{
  static const int reasons[] = { -1, SUYUAN_REVIEW_WAITING, SUYUAN_REVIEW_OVERDUE, SUYUAN_REVIEW_REGRESSED, SUYUAN_REVIEW_CLOSED, SUYUAN_REVIEW_SUSPICIOUS };
  guint            chosen = gtk_drop_down_get_selected (self->reasons);

  return chosen < G_N_ELEMENTS (reasons) ? reasons[chosen] : -1;
}

static gboolean
passes (SuyuanReviewList        *self,
        const SuyuanReviewEntry *entry)
{
  int              reason = chosen_reason (self);
  g_autofree char *all = NULL, *folded = NULL;

  if (reason >= 0 && !(entry->reasons & 1u << reason))
    return FALSE;
  if (self->text == NULL)
    return TRUE;
  all = g_strjoin (" ", entry->code, entry->name != NULL ? entry->name : "", entry->unit != NULL ? entry->unit : "", NULL);
  folded = g_utf8_casefold (all, -1);
  return strstr (folded, self->text) != NULL;
}

static guint
count_reason (GPtrArray *entries,
              int        reason,
              gboolean   first)
{
  guint n = 0;

  for (guint i = 0; i < entries->len; i++)
    {
      const SuyuanReviewEntry *entry = entries->pdata[i];

      n += reason < 0 || (first ? (int) entry->first == reason : (entry->reasons & 1u << reason) != 0);
    }
  return n;
}

static void
fill_reasons (SuyuanReviewList *self)
{
  static const int reasons[] = { -1, SUYUAN_REVIEW_WAITING, SUYUAN_REVIEW_OVERDUE, SUYUAN_REVIEW_REGRESSED, SUYUAN_REVIEW_CLOSED, SUYUAN_REVIEW_SUSPICIOUS };
  guint            chosen = gtk_drop_down_get_selected (self->reasons);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (reasons); i++)
    gtk_string_list_take (names, g_strdup_printf ("%s  %u", reasons[i] < 0 ? _ ("Everything") : suyuan_review_reason_get_label (reasons[i]),
                                                  count_reason (self->queue, reasons[i], FALSE)));
  gtk_drop_down_set_model (self->reasons, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->reasons, chosen != GTK_INVALID_LIST_POSITION ? chosen : 0);
}

static void
scroll_to (SuyuanReviewList *self,
           guint             position)
{
  gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", position);
}

/* Where it was; where that is gone, what took its place; @before: where it stood. */
static void
select_again (SuyuanReviewList *self,
              guint             before)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->items)), to = MIN (before, n - 1);

  if (n == 0)
    return;
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (SuyuanReviewItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

      if (suyuan_uid_equal (&suyuan_review_item_get_entry (item)->uid, &self->selected))
        to = i;
    }
  gtk_single_selection_set_selected (self->selection, to);
  scroll_to (self, to);
}

static GPtrArray *
list_passing (SuyuanReviewList *self)
{
  GPtrArray *passing = g_ptr_array_new ();

  for (guint i = 0; self->queue != NULL && i < self->queue->len; i++)
    if (passes (self, self->queue->pdata[i]))
      g_ptr_array_add (passing, self->queue->pdata[i]);
  return passing;
}

static void
selection_cb (SuyuanReviewList *self)
{
  const SuyuanReviewEntry *entry = self->filling ? NULL : suyuan_review_list_get_selected (self);

  if (self->filling)
    return;
  if (entry != NULL)
    self->selected = entry->uid;
  g_signal_emit (self, signals[SELECTED], 0);
}

static gboolean
has_keys (SuyuanReviewList *self)
{
  GtkRoot   *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && (focus == GTK_WIDGET (self->list) || gtk_widget_is_ancestor (focus, GTK_WIDGET (self->list)));
}

/* The row that has the keys goes with the others: they stay with the queue. */
static void
fill (SuyuanReviewList *self)
{
  gboolean keys = has_keys (self);
  g_autoptr (GPtrArray) passing = list_passing (self), items = g_ptr_array_new_with_free_func (g_object_unref);
  guint before = gtk_single_selection_get_selected (self->selection);

  for (guint i = 0; i < passing->len; i++)
    {
      const SuyuanReviewEntry *entry = passing->pdata[i];
      gboolean                 begins = i == 0 || ((const SuyuanReviewEntry *) passing->pdata[i - 1])->first != entry->first;
      g_autofree char         *heading = begins ? g_strdup_printf ("%s  %u", suyuan_review_reason_get_label (entry->first), count_reason (passing, entry->first, TRUE)) : NULL;

      g_ptr_array_add (items, suyuan_review_item_new (self->queue, entry, heading, self->seen != NULL && suyuan_seen_get (self->seen, &entry->uid) != NULL));
    }
  self->filling = TRUE;
  g_list_store_splice (self->items, 0, g_list_model_get_n_items (G_LIST_MODEL (self->items)), items->pdata, items->len);
  select_again (self, before == GTK_INVALID_LIST_POSITION ? 0 : before);
  self->filling = FALSE;
  if (keys)
    gtk_widget_grab_focus (GTK_WIDGET (self->list));
  gtk_widget_set_visible (GTK_WIDGET (self->none), items->len == 0);
  selection_cb (self);
}

static void
reason_cb (SuyuanReviewList *self)
{
  if (!self->filling && self->queue != NULL)
    fill (self);
}

static void
activate_cb (SuyuanReviewList *self)
{
  g_signal_emit (self, signals[ACTIVATED], 0);
}

/* --- life --- */

static gboolean
suyuan_review_list_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (SUYUAN_REVIEW_LIST (widget)->list));
}

static void
suyuan_review_list_dispose (GObject *object)
{
  SuyuanReviewList *self = SUYUAN_REVIEW_LIST (object);
  GtkWidget        *child;

  self->filling = TRUE;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->selection);
  g_clear_object (&self->items);
  g_clear_object (&self->seen);
  g_clear_pointer (&self->queue, g_ptr_array_unref);
  g_clear_pointer (&self->text, g_free);

  G_OBJECT_CLASS (suyuan_review_list_parent_class)->dispose (object);
}

static void
suyuan_review_list_class_init (SuyuanReviewListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = suyuan_review_list_dispose;
  widget_class->grab_focus = suyuan_review_list_grab_focus;
  signals[SELECTED] = g_signal_new ("selected", SUYUAN_TYPE_REVIEW_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[ACTIVATED] = g_signal_new ("activated", SUYUAN_TYPE_REVIEW_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class, SUYUAN_APP_PATH "ui/suyuan-review-list.ui");
  gtk_widget_class_bind_template_child (widget_class, SuyuanReviewList, reasons);
  gtk_widget_class_bind_template_child (widget_class, SuyuanReviewList, list);
  gtk_widget_class_bind_template_child (widget_class, SuyuanReviewList, none);
  gtk_widget_class_bind_template_callback (widget_class, reason_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
suyuan_review_list_init (SuyuanReviewList *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  self->items = g_list_store_new (SUYUAN_TYPE_REVIEW_ITEM);
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->items)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  g_signal_connect_object (self->selection, "notify::selected", G_CALLBACK (selection_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (self->list, factory);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Queue"), -1);
}

/* @queue: kept; @seen: whose tasks are marked as looked at, or NULL */
void
suyuan_review_list_set_queue (SuyuanReviewList *self,
                              GPtrArray        *queue,
                              SuyuanSeen       *seen)
{
  g_ptr_array_ref (queue);
  g_clear_pointer (&self->queue, g_ptr_array_unref);
  self->queue = queue;
  g_set_object (&self->seen, seen);
  self->filling = TRUE;
  fill_reasons (self);
  self->filling = FALSE;
  fill (self);
}

void
suyuan_review_list_search (SuyuanReviewList *self,
                           const char       *text)
{
  g_free (self->text);
  self->text = text != NULL && *text != '\0' ? g_utf8_casefold (text, -1) : NULL;
  fill (self);
}

/* @reason: negative for all */
void
suyuan_review_list_choose (SuyuanReviewList *self,
                           int               reason)
{
  static const guint places[SUYUAN_N_REVIEW_REASONS] = { [SUYUAN_REVIEW_WAITING] = 1, [SUYUAN_REVIEW_OVERDUE] = 2, [SUYUAN_REVIEW_REGRESSED] = 3, [SUYUAN_REVIEW_CLOSED] = 4, [SUYUAN_REVIEW_SUSPICIOUS] = 5 };

  gtk_drop_down_set_selected (self->reasons, reason < 0 ? 0 : places[reason]);
}

guint
suyuan_review_list_get_n_rows (SuyuanReviewList *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->items));
}

/* Borrowed until the queue changes; NULL: nothing is selected. */
const SuyuanReviewEntry *
suyuan_review_list_get_selected (SuyuanReviewList *self)
{
  SuyuanReviewItem *item = gtk_single_selection_get_selected_item (self->selection);

  return item != NULL ? suyuan_review_item_get_entry (item) : NULL;
}

void
suyuan_review_list_move (SuyuanReviewList *self,
                         int               by)
{
  guint n = suyuan_review_list_get_n_rows (self), position = gtk_single_selection_get_selected (self->selection);

  if (n == 0)
    return;
  position = position == GTK_INVALID_LIST_POSITION ? 0 : (guint) CLAMP ((int) position + by, 0, (int) n - 1);
  gtk_single_selection_set_selected (self->selection, position);
  scroll_to (self, position);
}

/* Says that a task has been looked at now. */
void
suyuan_review_list_mark (SuyuanReviewList *self,
                         const SuyuanUid  *task)
{
  for (guint i = 0; i < suyuan_review_list_get_n_rows (self); i++)
    {
      g_autoptr (SuyuanReviewItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

      if (suyuan_uid_equal (&suyuan_review_item_get_entry (item)->uid, task))
        suyuan_review_item_mark (item);
    }
}
