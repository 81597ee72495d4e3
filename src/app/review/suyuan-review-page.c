/* suyuan-review-page.c: what to decide on and to look at next, one after the other
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-app"

#include "suyuan-review-page.h"

#include <glib/gi18n-lib.h>

#include "suyuan-application.h"
#include "suyuan-diary.h"
#include "suyuan-focus.h"
#include "suyuan-glance.h"
#include "suyuan-page-head.h"
#include "suyuan-pair-view.h"
#include "suyuan-review-list.h"
#include "suyuan-review-sheet.h"
#include "suyuan-step-dialog.h"

#define NARROW 1040 /* pixels; below this the pictures go under the differences */
#define SLIDE 0.1

/* What the queue and a folder are made of. */
#define KINDS                                                                                                                                              \
  (1 << SUYUAN_KIND_TASK | 1 << SUYUAN_KIND_EVENT | 1 << SUYUAN_KIND_MEDIUM | 1 << SUYUAN_KIND_SAMPLE | 1 << SUYUAN_KIND_VISIT | 1 << SUYUAN_KIND_OUTLET | \
   1 << SUYUAN_KIND_PROBLEM | 1 << SUYUAN_KIND_MEASURE | 1 << SUYUAN_KIND_DUTY | 1 << SUYUAN_KIND_UNIT | 1 << SUYUAN_KIND_PERSON)

struct _SuyuanReviewPage
{
  AdwBin parent_instance;

  /* Template children */
  SuyuanPageHead    *head;
  GtkStack          *stack;
  SuyuanReviewList  *list;
  GtkBox            *body;
  SuyuanReviewSheet *sheet;
  SuyuanPairView    *pair;

  /* Owned */
  SuyuanSeat         *seat;
  SuyuanSeen         *seen;
  GPtrArray          *queue;  /* of SuyuanReviewEntry; NULL: not asked yet */
  SuyuanReviewFolder *folder; /* of what is selected; NULL while it is read */

  SuyuanQuestion queue_question, folder_question;
  SuyuanUid      person;   /* whose looks @seen are */
  SuyuanUid      deciding; /* the task a dialog is open for; nil: none */
  guint          n_events; /* it had then */
  char          *shown;    /* how far what was before them then reached */
  guint          fold_id;
  gboolean       stale, narrow;
};

static void page_iface_init (SuyuanPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SuyuanReviewPage, suyuan_review_page, ADW_TYPE_BIN, G_IMPLEMENT_INTERFACE (SUYUAN_TYPE_PAGE, page_iface_init))

/* --- what lies before somebody --- */

static void
show_folder (SuyuanReviewPage *self)
{
  const SuyuanReviewEntry *entry = suyuan_review_list_get_selected (self->list);

  suyuan_review_sheet_show (self->sheet, self->seat, entry, entry != NULL ? self->folder : NULL);
  suyuan_pair_view_show (self->pair, entry != NULL && self->folder != NULL ? self->folder->pairs : NULL);
}

static void
folder_cb (gpointer      object,
           gpointer      answer,
           const GError *error)
{
  SuyuanReviewPage *self = object;

  suyuan_seat_fail (self->seat, error);
  g_clear_pointer (&self->folder, suyuan_review_folder_free);
  if (answer != NULL)
    self->folder = suyuan_review_folder_steal (answer);
  show_folder (self);
}

/* What stood there stays until the answer comes, unless it is of another task. */
static void
ask_folder (SuyuanReviewPage *self)
{
  const SuyuanReviewEntry *entry = suyuan_review_list_get_selected (self->list);

  suyuan_question_forget (&self->folder_question);
  if (entry == NULL || (self->folder != NULL && !suyuan_uid_equal (suyuan_record_get_uid (self->folder->view->task), &entry->uid)))
    {
      g_clear_pointer (&self->folder, suyuan_review_folder_free);
      show_folder (self);
    }
  if (entry != NULL && suyuan_seen_is_known (self->seen))
    suyuan_review_folder_ask (&self->folder_question, self->seat, &entry->uid, suyuan_seen_get (self->seen, &entry->uid), folder_cb, self);
}

static void
selected_cb (SuyuanReviewPage *self)
{
  ask_folder (self);
}

static void
known_cb (SuyuanReviewPage *self)
{
  if (self->queue != NULL)
    suyuan_review_list_set_queue (self->list, self->queue, self->seen);
}

/* Another person has seen other things. */
static void
take_person (SuyuanReviewPage *self)
{
  const SuyuanUid *person = suyuan_office_get_operator (suyuan_seat_get_office (self->seat));

  if (self->seen != NULL && suyuan_uid_equal (person, &self->person))
    return;
  if (self->seen != NULL)
    g_signal_handlers_disconnect_by_data (self->seen, self);
  g_clear_object (&self->seen);
  self->deciding = (SuyuanUid){ 0 };
  self->person = *person;
  self->seen = suyuan_seen_new (suyuan_desk_get_drawer (suyuan_seat_get_desk (self->seat)), person);
  g_signal_connect_object (self->seen, "known", G_CALLBACK (known_cb), self, G_CONNECT_SWAPPED);
}

/* --- the queue --- */

static gpointer
read_queue (SuyuanOffice *office,
            gpointer      data,
            GCancellable *cancellable,
            GError      **error)
{
  return suyuan_office_review_queue (office, cancellable, error);
}

static void
count (SuyuanReviewPage *self)
{
  suyuan_page_head_set_count (self->head, suyuan_review_list_get_n_rows (self->list), self->queue->len);
}

static void
queue_cb (gpointer      object,
          gpointer      answer,
          const GError *error)
{
  SuyuanReviewPage *self = object;

  suyuan_seat_fail (self->seat, error);
  if (answer == NULL)
    return;
  g_clear_pointer (&self->queue, g_ptr_array_unref);
  self->queue = g_ptr_array_ref (answer);
  gtk_stack_set_visible_child_name (self->stack, self->queue->len > 0 ? "queue" : "empty");
  suyuan_review_list_set_queue (self->list, self->queue, self->seen);
  count (self);
}

static void
ask_queue (SuyuanReviewPage *self)
{
  self->stale = FALSE;
  take_person (self);
  suyuan_question_ask (&self->queue_question, suyuan_seat_get_desk (self->seat), read_queue, NULL, NULL, (GDestroyNotify) g_ptr_array_unref, queue_cb, self);
}

/* --- what somebody has seen --- */

static GPtrArray *
list_events (SuyuanReviewPage *self,
             const SuyuanUid  *task)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *events = suyuan_office_referring (suyuan_seat_get_office (self->seat), SUYUAN_KIND_EVENT, "task", task, &error);

  suyuan_seat_fail (self->seat, error);
  return events;
}

/* The batch an event of theirs came with; what others decided is not theirs to have seen. */
static gboolean
add_own_batch (SuyuanReviewPage *self,
               SuyuanGlance     *seen,
               SuyuanRecord     *event)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) lines = NULL;
  SuyuanUid person;
  gboolean  added = FALSE;

  if (!suyuan_record_get_ref (event, "person", &person) || !suyuan_uid_equal (&person, &self->person))
    return FALSE;
  lines = suyuan_office_history (suyuan_seat_get_office (self->seat), SUYUAN_KIND_EVENT, suyuan_record_get_uid (event), 0, &error);
  suyuan_seat_fail (self->seat, error);
  for (guint i = 0; lines != NULL && i < lines->len; i++)
    {
      const SuyuanHistoryLine *line = lines->pdata[i];

      if (!line->created || suyuan_glance_covers (seen, line->batch))
        continue;
      suyuan_glance_add (seen, line->batch);
      added = TRUE;
    }
  return added;
}

/* Whoever decides has seen what they decided on, and their decision; not what came from elsewhere meanwhile. */
static void
mark_decision (SuyuanReviewPage *self)
{
  SuyuanUid        task = self->deciding;
  const char      *before = suyuan_uid_is_nil (&task) ? NULL : suyuan_seen_get (self->seen, &task);
  g_autofree char *all = before != NULL ? g_strjoin (" ", self->shown, before, NULL) : g_strdup (self->shown);
  g_autoptr (SuyuanGlance) seen = all != NULL ? suyuan_glance_parse (all) : NULL;
  g_autoptr (GPtrArray) events = seen != NULL && !suyuan_uid_is_nil (&task) ? list_events (self, &task) : NULL;
  g_autofree char *mark = NULL;
  gboolean         decided = FALSE;

  if (events == NULL || events->len <= self->n_events)
    return;
  self->n_events = events->len;
  for (guint i = 0; i < events->len; i++)
    decided |= add_own_batch (self, seen, events->pdata[i]);
  if (!decided)
    return;
  self->deciding = (SuyuanUid){ 0 };
  mark = suyuan_glance_to_string (seen);
  suyuan_seen_mark (self->seen, &task, mark);
}

/* Whoever goes on has seen it. */
static void
mark_shown (SuyuanReviewPage *self)
{
  if (self->folder == NULL)
    return;
  suyuan_seen_mark (self->seen, suyuan_record_get_uid (self->folder->view->task), self->folder->differences->seen);
  suyuan_review_list_mark (self->list, suyuan_record_get_uid (self->folder->view->task));
}

/* It is read anew for somebody who sees it. */
static void
changed_cb (SuyuanReviewPage *self,
            guint64           kinds)
{
  if (!(kinds & KINDS))
    return;
  mark_decision (self);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    ask_queue (self);
  else
    self->stale = TRUE;
}

static void
mapped_cb (SuyuanReviewPage *self)
{
  if (self->seat != NULL && (self->stale || !suyuan_uid_equal (suyuan_office_get_operator (suyuan_seat_get_office (self->seat)), &self->person)))
    ask_queue (self);
}

/* --- deciding --- */

/* Only what waits for a decision is passed or returned; the rest is asked about. */
static gboolean
begin (SuyuanReviewPage *self,
       const char       *type)
{
  const SuyuanReviewEntry *entry = suyuan_review_list_get_selected (self->list);
  const SuyuanTaskView    *view = self->folder != NULL ? self->folder->view : NULL;
  gboolean                 decides = g_str_equal (type, "advance") || g_str_equal (type, "return");
  const char              *obstacle = suyuan_desk_get_obstacle (suyuan_seat_get_desk (self->seat));

  if (view == NULL || entry == NULL)
    return FALSE;
  if (obstacle != NULL || (decides && !entry->waits))
    {
      suyuan_seat_tell (self->seat, obstacle != NULL ? obstacle : _ ("It does not wait for a decision: ask about it with Q, or open it with Enter"), NULL);
      return TRUE;
    }
  self->deciding = entry->uid;
  self->n_events = view->events->len;
  g_free (self->shown);
  self->shown = g_strdup (self->folder->differences->seen);
  gtk_window_present (GTK_WINDOW (suyuan_step_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), self->seat, self->folder->view, g_str_equal (type, "advance") ? NULL : type)));
  return TRUE;
}

static void
step_cb (GtkWidget  *widget,
         const char *name,
         GVariant   *parameter)
{
  static const struct
  {
    const char *action, *type;
  } steps[] = { { "review.pass", "advance" }, { "review.return", "return" }, { "review.ask", "question" } };

  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    if (g_str_equal (steps[i].action, name))
      begin (SUYUAN_REVIEW_PAGE (widget), steps[i].type);
}

static void
open_cb (GtkWidget  *widget,
         const char *name,
         GVariant   *parameter)
{
  SuyuanReviewPage        *self = SUYUAN_REVIEW_PAGE (widget);
  const SuyuanReviewEntry *entry = suyuan_review_list_get_selected (self->list);
  SuyuanUid                uid = entry != NULL ? entry->uid : (SuyuanUid){ 0 };

  if (entry != NULL)
    suyuan_seat_go (self->seat, SUYUAN_KIND_TASK, &uid);
}

static void
activated_cb (SuyuanReviewPage *self)
{
  open_cb (GTK_WIDGET (self), NULL, NULL);
}

static void
move_cb (GtkWidget  *widget,
         const char *name,
         GVariant   *parameter)
{
  SuyuanReviewPage *self = SUYUAN_REVIEW_PAGE (widget);
  int               by = g_variant_get_int32 (parameter);

  if (by > 0)
    mark_shown (self);
  suyuan_review_list_move (self->list, by);
}

static void
pair_cb (GtkWidget  *widget,
         const char *name,
         GVariant   *parameter)
{
  suyuan_pair_view_step (SUYUAN_REVIEW_PAGE (widget)->pair, g_variant_get_int32 (parameter));
}

static void
slide_cb (GtkWidget  *widget,
          const char *name,
          GVariant   *parameter)
{
  SuyuanCompareView *compare = suyuan_pair_view_get_compare (SUYUAN_REVIEW_PAGE (widget)->pair);

  suyuan_compare_view_set_share (compare, suyuan_compare_view_get_share (compare) + SLIDE * g_variant_get_int32 (parameter));
}

/* --- as a page --- */

/* What is in another workspace is gone at once; the queue is made for somebody who sees it. */
static void
suyuan_review_page_set_seat (SuyuanPage *page,
                             SuyuanSeat *seat)
{
  SuyuanReviewPage *self = SUYUAN_REVIEW_PAGE (page);
  g_autoptr (GPtrArray) none = g_ptr_array_new ();

  if (self->seat != NULL)
    g_signal_handlers_disconnect_by_data (self->seat, self);
  g_set_object (&self->seat, seat);
  g_clear_object (&self->seen);
  suyuan_question_forget (&self->queue_question);
  g_clear_pointer (&self->queue, g_ptr_array_unref);
  suyuan_review_list_set_queue (self->list, none, NULL);
  self->deciding = (SuyuanUid){ 0 };
  gtk_stack_set_visible_child_name (self->stack, "queue");
  g_signal_connect_object (seat, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    ask_queue (self);
  else
    self->stale = TRUE;
}

static void
suyuan_review_page_search (SuyuanPage *page,
                           const char *text)
{
  SuyuanReviewPage *self = SUYUAN_REVIEW_PAGE (page);

  suyuan_review_list_search (self->list, text);
  if (self->queue != NULL)
    count (self);
}

static void
suyuan_review_page_primary (SuyuanPage *page)
{
  begin (SUYUAN_REVIEW_PAGE (page), "advance");
}

static gboolean
suyuan_review_page_get_record (SuyuanPage *page,
                               SuyuanKind *kind,
                               SuyuanUid  *uid)
{
  const SuyuanReviewEntry *entry = suyuan_review_list_get_selected (SUYUAN_REVIEW_PAGE (page)->list);

  *kind = SUYUAN_KIND_TASK;
  if (entry != NULL)
    *uid = entry->uid;
  return entry != NULL;
}

/* A reviewer reads; what is to be edited is edited where it stands. */
static void
suyuan_review_page_edit (SuyuanPage *page)
{
  activated_cb (SUYUAN_REVIEW_PAGE (page));
}

static void
suyuan_review_page_list_panes (SuyuanPage *page,
                               GPtrArray  *panes)
{
  SuyuanReviewPage *self = SUYUAN_REVIEW_PAGE (page);

  g_ptr_array_add (panes, self->list);
  g_ptr_array_add (panes, self->sheet);
  g_ptr_array_add (panes, self->pair);
}

static void
page_iface_init (SuyuanPageInterface *iface)
{
  iface->set_seat = suyuan_review_page_set_seat;
  iface->search = suyuan_review_page_search;
  iface->primary = suyuan_review_page_primary;
  iface->get_record = suyuan_review_page_get_record;
  iface->edit = suyuan_review_page_edit;
  iface->list_panes = suyuan_review_page_list_panes;
}

/* --- its shape --- */

static gboolean
fold_cb (gpointer data)
{
  SuyuanReviewPage *self = data;

  self->fold_id = 0;
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->body), self->narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  return G_SOURCE_REMOVE;
}

static void
resized_cb (SuyuanReviewPage *self,
            int               width,
            int               height)
{
  gboolean narrow = width < NARROW;

  if (narrow == self->narrow)
    return;
  self->narrow = narrow;
  if (self->fold_id == 0)
    self->fold_id = g_idle_add (fold_cb, self);
}

static void
suyuan_review_page_dispose (GObject *object)
{
  SuyuanReviewPage *self = SUYUAN_REVIEW_PAGE (object);

  g_clear_handle_id (&self->fold_id, g_source_remove);
  suyuan_question_forget (&self->queue_question);
  suyuan_question_forget (&self->folder_question);
  g_clear_object (&self->seen);
  g_clear_object (&self->seat);
  g_clear_pointer (&self->queue, g_ptr_array_unref);
  g_clear_pointer (&self->folder, suyuan_review_folder_free);
  g_clear_pointer (&self->shown, g_free);

  G_OBJECT_CLASS (suyuan_review_page_parent_class)->dispose (object);
}

static void
install_keys (GtkWidgetClass *widget_class)
{
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_a, 0, "review.pass", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "review.pass", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_r, 0, "review.return", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_q, 0, "review.ask", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_j, 0, "review.move", "i", 1);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_k, 0, "review.move", "i", -1);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_period, 0, "review.pair", "i", 1);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_comma, 0, "review.pair", "i", -1);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_bracketright, 0, "review.slide", "i", 1);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_bracketleft, 0, "review.slide", "i", -1);
}

static void
suyuan_review_page_class_init (SuyuanReviewPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = suyuan_review_page_dispose;
  g_type_ensure (SUYUAN_TYPE_PAGE_HEAD);
  g_type_ensure (SUYUAN_TYPE_REVIEW_LIST);
  g_type_ensure (SUYUAN_TYPE_REVIEW_SHEET);
  g_type_ensure (SUYUAN_TYPE_PAIR_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, SUYUAN_APP_PATH "ui/suyuan-review-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SuyuanReviewPage, head);
  gtk_widget_class_bind_template_child (widget_class, SuyuanReviewPage, stack);
  gtk_widget_class_bind_template_child (widget_class, SuyuanReviewPage, list);
  gtk_widget_class_bind_template_child (widget_class, SuyuanReviewPage, body);
  gtk_widget_class_bind_template_child (widget_class, SuyuanReviewPage, sheet);
  gtk_widget_class_bind_template_child (widget_class, SuyuanReviewPage, pair);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, resized_cb);
  gtk_widget_class_bind_template_callback (widget_class, mapped_cb);
  gtk_widget_class_install_action (widget_class, "review.pass", NULL, step_cb);
  gtk_widget_class_install_action (widget_class, "review.return", NULL, step_cb);
  gtk_widget_class_install_action (widget_class, "review.ask", NULL, step_cb);
  gtk_widget_class_install_action (widget_class, "review.open", NULL, open_cb);
  gtk_widget_class_install_action (widget_class, "review.move", "i", move_cb);
  gtk_widget_class_install_action (widget_class, "review.pair", "i", pair_cb);
  gtk_widget_class_install_action (widget_class, "review.slide", "i", slide_cb);
  install_keys (widget_class);
}

static void
add_checks_button (SuyuanReviewPage *self)
{
  GtkWidget *button = gtk_button_new_with_label (_ ("Standing Checks"));

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.checks");
  gtk_widget_set_tooltip_text (button, _ ("What cannot be right as it is, and what would put it right (F7)"));
  gtk_widget_set_halign (button, GTK_ALIGN_END);
  gtk_widget_set_hexpand (button, TRUE);
  suyuan_page_head_add (self->head, button);
}

static void
suyuan_review_page_init (SuyuanReviewPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  suyuan_page_head_set_title (self->head, _ ("Review"), NULL);
  add_checks_button (self);
}

/* Borrowed; NULL: nothing is looked at, or it is being read. */
const SuyuanReviewFolder *
suyuan_review_page_get_folder (SuyuanReviewPage *self)
{
  return self->folder;
}

/* Whether everything that was asked is answered. */
gboolean
suyuan_review_page_is_settled (SuyuanReviewPage *self)
{
  return self->seen != NULL && suyuan_seen_is_known (self->seen) && !suyuan_question_is_open (&self->queue_question) && !suyuan_question_is_open (&self->folder_question);
}

gboolean
suyuan_review_page_begin_step (SuyuanReviewPage *self,
                               const char       *type)
{
  return begin (self, type);
}
