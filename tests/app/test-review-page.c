/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a reviewer opens next in the sample: what changed, the pictures, passed on, returned or asked about, without the
 * pointer. What is overdue there depends on the day, and is looked away from. */
#include "suyuan-review-page.h"

#include "suyuan-booth.h"
#include "suyuan-pair-view.h"
#include "suyuan-rectification.h"
#include "suyuan-review-list.h"
#include "suyuan-review-sheet.h"
#include "suyuan-step-dialog.h"

#define N_WAITING 4 /* of the sample: three are submitted, one is prechecked */

static gboolean
is_settled (gpointer data)
{
  return suyuan_review_page_is_settled (data);
}

static SuyuanReviewList *
list_of (SuyuanReviewPage *page)
{
  return SUYUAN_REVIEW_LIST (suyuan_stage_find_widget (GTK_WIDGET (page), SUYUAN_TYPE_REVIEW_LIST));
}

static SuyuanReviewPage *
show (SuyuanBooth *self)
{
  SuyuanReviewPage *page = g_object_new (SUYUAN_TYPE_REVIEW_PAGE, NULL);

  suyuan_page_set_seat (SUYUAN_PAGE (page), self->stage->seat);
  suyuan_booth_set (self, GTK_WIDGET (page));
  gtk_window_set_default_size (GTK_WINDOW (self->parent), 1200, 700);
  suyuan_stage_wait (is_settled, page);
  return page;
}

/* The sample, with the tasks of one reason in the queue and the keys on it. */
static SuyuanReviewPage *
show_reason (SuyuanBooth       *self,
             SuyuanReviewReason reason)
{
  SuyuanReviewPage *page;

  suyuan_booth_take_sample (self, "R01");
  page = show (self);
  suyuan_review_list_choose (list_of (page), reason);
  gtk_widget_grab_focus (GTK_WIDGET (list_of (page)));
  suyuan_stage_wait (is_settled, page);
  return page;
}

static char *
dup_code (SuyuanReviewPage *page)
{
  const SuyuanReviewFolder *folder = suyuan_review_page_get_folder (page);

  g_assert_nonnull (folder);
  return g_strdup (folder->view->code);
}

static void
press (SuyuanBooth      *self,
       SuyuanReviewPage *page,
       const char       *keys)
{
  suyuan_booth_press (self, keys);
  suyuan_stage_wait (is_settled, page);
}

/* Nothing to decide is said, with what would bring something here. */
static void
test_nothing_waits (SuyuanBooth  *self,
                    gconstpointer data)
{
  SuyuanReviewPage *page = show (self);

  g_assert_nonnull (suyuan_stage_find_label (GTK_WIDGET (page), "Nothing waits for a decision"));
  g_assert_nonnull (suyuan_stage_find_label (GTK_WIDGET (page), "submitted for closure"));
  g_assert_null (suyuan_review_page_get_folder (page));
}

/* What nobody looks at is not brought together: everything else asked of the workspace would wait for it. */
static void
test_asks_when_seen (SuyuanBooth  *self,
                     gconstpointer data)
{
  SuyuanReviewPage *page = g_object_new (SUYUAN_TYPE_REVIEW_PAGE, NULL);

  suyuan_booth_take_sample (self, "R01");
  suyuan_page_set_seat (SUYUAN_PAGE (page), self->stage->seat);
  suyuan_stage_settle (self->stage);
  g_assert_cmpuint (suyuan_review_list_get_n_rows (list_of (page)), ==, 0);
  suyuan_booth_set (self, GTK_WIDGET (page));
  suyuan_stage_wait (is_settled, page);
  g_assert_cmpuint (suyuan_review_list_get_n_rows (list_of (page)), >, 0);

  suyuan_page_set_seat (SUYUAN_PAGE (page), self->stage->seat);
  g_assert_cmpuint (suyuan_review_list_get_n_rows (list_of (page)), ==, 0);
  suyuan_stage_wait (is_settled, page);
  g_assert_cmpuint (suyuan_review_list_get_n_rows (list_of (page)), >, 0);
}

/* J and K go on and back, and what lies beside the queue follows. */
static void
test_goes_on_and_back (SuyuanBooth  *self,
                       gconstpointer data)
{
  SuyuanReviewPage *page = show_reason (self, SUYUAN_REVIEW_WAITING);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *first = dup_code (page), *again = NULL;

  g_assert_cmpuint (suyuan_review_list_get_n_rows (list_of (page)), ==, N_WAITING);
  g_hash_table_add (seen, g_strdup (first));
  for (guint i = 1; i < N_WAITING; i++)
    {
      press (self, page, "j");
      g_assert_true (g_hash_table_add (seen, dup_code (page))); /* each is another */
    }
  for (guint i = 1; i < N_WAITING; i++)
    press (self, page, "k");
  again = dup_code (page);
  g_assert_cmpstr (again, ==, first);
}

/* At first what was done since the last decision; who went on has seen it, and what comes then is new. */
static void
test_shows_what_changed (SuyuanBooth  *self,
                         gconstpointer data)
{
  SuyuanReviewPage *page = show_reason (self, SUYUAN_REVIEW_WAITING);
  SuyuanUid         uid = suyuan_review_list_get_selected (list_of (page))->uid;

  g_assert_true (suyuan_review_page_get_folder (page)->differences->first);
  g_assert_cmpuint (suyuan_review_page_get_folder (page)->differences->list->len, >, 5);
  g_assert_nonnull (suyuan_stage_find_label (GTK_WIDGET (page), "since “Scheme approved”"));
  g_assert_nonnull (suyuan_stage_find_label (GTK_WIDGET (page), "100 %"));
  g_assert_nonnull (suyuan_stage_find_label (GTK_WIDGET (page), "Decided: 2"));

  press (self, page, "j");
  press (self, page, "k");
  g_assert_false (suyuan_review_page_get_folder (page)->differences->first);
  g_assert_cmpuint (suyuan_review_page_get_folder (page)->differences->list->len, ==, 0);
  g_assert_nonnull (suyuan_stage_find_label (GTK_WIDGET (page), "Nothing was entered or changed"));

  suyuan_stage_set (self->stage, SUYUAN_KIND_TASK, &uid, (const char *[]){ "sponsor=Zhang", NULL });
  suyuan_stage_wait (is_settled, page);
  g_assert_cmpuint (suyuan_review_page_get_folder (page)->differences->list->len, ==, 1);
  g_assert_nonnull (suyuan_stage_find_label (GTK_WIDGET (page), "Sponsor: empty → Zhang"));
}

static gboolean
is_open (gpointer data)
{
  return suyuan_stage_find_window (SUYUAN_TYPE_STEP_DIALOG) != NULL;
}

static gboolean
is_refused (gpointer data)
{
  return is_open (NULL) && suyuan_stage_find_fault (GTK_WIDGET (suyuan_stage_find_window (SUYUAN_TYPE_STEP_DIALOG))) != NULL;
}

static gboolean
is_closed (gpointer data)
{
  return !is_open (NULL);
}

static gboolean
is_shorter (gpointer data)
{
  return suyuan_review_page_is_settled (data) && suyuan_review_list_get_n_rows (list_of (data)) == N_WAITING - 1;
}

/* R returns the task: with a reason, or not at all; what is thin may be chosen. Then it waits here no longer. */
static void
test_returns (SuyuanBooth  *self,
              gconstpointer data)
{
  SuyuanReviewPage *page = show_reason (self, SUYUAN_REVIEW_WAITING);
  SuyuanUid         uid = suyuan_review_list_get_selected (list_of (page))->uid;
  g_autoptr (SuyuanRecord) task = NULL;
  g_autoptr (GPtrArray) events = NULL;
  GtkWidget *choice;

  suyuan_booth_press (self, "r");
  suyuan_stage_wait (is_open, NULL);
  suyuan_typist_expect (self->typist, "What is thin (field or criterion)");
  suyuan_booth_press (self, "<Control>Return");
  suyuan_stage_wait (is_refused, NULL);
  choice = suyuan_stage_find_button (GTK_WIDGET (suyuan_stage_find_window (SUYUAN_TYPE_STEP_DIALOG)), "Photo after the works");
  g_assert_nonnull (choice);
  g_signal_emit_by_name (choice, "clicked");
  suyuan_booth_enter (self, "Reason", "blurred");
  suyuan_booth_press (self, "<Control>Return");
  suyuan_stage_wait (is_closed, NULL);
  suyuan_stage_wait (is_shorter, page);
  task = suyuan_office_get (suyuan_booth_get_office (self), SUYUAN_KIND_TASK, &uid, NULL);
  g_assert_cmpstr (suyuan_record_get_text (task, "state"), ==, "returned");
  events = suyuan_office_referring (suyuan_booth_get_office (self), SUYUAN_KIND_EVENT, "task", &uid, NULL);
  for (guint i = 0; i < events->len; i++)
    if (g_str_equal (suyuan_record_get_text (events->pdata[i], "type"), "return"))
      g_assert_cmpstr (suyuan_record_get_text (events->pdata[i], "field"), ==, "Photo after the works");
  suyuan_booth_undo_in_vain (self, "A decision is not undone");
}

/* A asks for what the next step needs; Escape leaves everything as it was. */
static void
test_passes (SuyuanBooth  *self,
             gconstpointer data)
{
  SuyuanReviewPage *page = show_reason (self, SUYUAN_REVIEW_WAITING);

  suyuan_booth_press (self, "a");
  suyuan_stage_wait (is_open, NULL);
  suyuan_typist_expect (self->typist, "Words to go with it");
  suyuan_booth_press (self, "Escape");
  suyuan_stage_wait (is_closed, NULL);
  g_assert_cmpuint (suyuan_review_list_get_n_rows (list_of (page)), ==, N_WAITING);
  g_assert_cmpuint (self->stage->n_told, ==, 0);
}

/* Q writes a question down that names whoever submitted; the task waits on. */
static void
test_asks (SuyuanBooth  *self,
           gconstpointer data)
{
  SuyuanReviewPage *page = show_reason (self, SUYUAN_REVIEW_WAITING);
  g_autoptr (GPtrArray) events = NULL;
  SuyuanUid     uid = suyuan_review_list_get_selected (list_of (page))->uid;
  SuyuanRecord *note = NULL;

  suyuan_booth_press (self, "q");
  suyuan_stage_wait (is_open, NULL);
  suyuan_typist_expect (self->typist, "Question");
  suyuan_typist_type (self->typist, "which side");
  suyuan_booth_press (self, "<Control>Return");
  suyuan_stage_wait (is_closed, NULL);
  suyuan_stage_wait (is_settled, page);
  events = suyuan_office_referring (suyuan_booth_get_office (self), SUYUAN_KIND_EVENT, "task", &uid, NULL);
  for (guint i = 0; i < events->len; i++)
    if (g_str_equal (suyuan_record_get_text (events->pdata[i], "type"), "note"))
      note = events->pdata[i];
  g_assert_nonnull (note);
  g_assert_cmpstr (suyuan_record_get_text (note, "reason"), ==, "@示例丙 which side");
  g_assert_cmpuint (suyuan_review_list_get_n_rows (list_of (page)), ==, N_WAITING);
  g_assert_cmpuint (suyuan_review_page_get_folder (page)->differences->list->len, ==, 0); /* whoever asks has looked */
}

static gpointer
note_verb (SuyuanOffice *office,
           gpointer      task,
           GCancellable *cancellable,
           GError      **error)
{
  SuyuanOutcome *outcome = NULL;

  if (suyuan_office_set_operator (office, "R02", FALSE, error))
    outcome = suyuan_office_task_event (office, task, "note", &(SuyuanTaskStep){ .reason = "what R02 says" }, error);
  g_assert_true (suyuan_office_set_operator (office, "R01", FALSE, NULL));
  return outcome;
}

static void
noted_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      noted)
{
  g_autoptr (GError) error = NULL;

  suyuan_outcome_free (suyuan_desk_run_finish (SUYUAN_DESK (source), result, &error));
  g_assert_no_error (error);
  *(gboolean *) noted = TRUE;
}

static gboolean
is_true (gpointer data)
{
  return *(gboolean *) data;
}

static gboolean
is_told_of (gpointer data)
{
  return suyuan_review_page_is_settled (data) && suyuan_stage_find_label (data, "what R02 says") != NULL;
}

/* Whoever began a decision and left it has not seen what others then wrote down about the task. */
static void
test_sees_no_more_than_was_shown (SuyuanBooth  *self,
                                  gconstpointer data)
{
  SuyuanReviewPage *page = show_reason (self, SUYUAN_REVIEW_WAITING);
  SuyuanUid         task = suyuan_review_list_get_selected (list_of (page))->uid;
  gboolean          noted = FALSE;

  suyuan_booth_press (self, "a");
  suyuan_stage_wait (is_open, NULL);
  suyuan_booth_press (self, "Escape");
  suyuan_stage_wait (is_closed, NULL);
  suyuan_desk_run_async (self->stage->desk, note_verb, &task, NULL, NULL, noted_cb, &noted);
  suyuan_stage_wait (is_true, &noted);
  suyuan_stage_wait (is_told_of, page);
  g_assert_true (suyuan_review_page_get_folder (page)->differences->first);
}

/* What was read anew leaves the keys where they were. */
static void
test_goes_on_after_a_change (SuyuanBooth  *self,
                             gconstpointer data)
{
  SuyuanReviewPage *page = show_reason (self, SUYUAN_REVIEW_WAITING);
  SuyuanUid         uid = suyuan_review_list_get_selected (list_of (page))->uid;
  g_autofree char  *before = dup_code (page), *after = NULL, *next = NULL;

  suyuan_stage_set (self->stage, SUYUAN_KIND_TASK, &uid, (const char *[]){ "sponsor=Zhang", NULL });
  suyuan_stage_wait (is_settled, page);
  after = dup_code (page);
  g_assert_cmpstr (after, ==, before);
  press (self, page, "j");
  next = dup_code (page);
  g_assert_cmpstr (next, !=, before);
}

/* What does not wait for a decision is not passed on from here; that is said. */
static void
test_only_decides_what_waits (SuyuanBooth  *self,
                              gconstpointer data)
{
  SuyuanReviewPage *page = show_reason (self, SUYUAN_REVIEW_REGRESSED);

  g_assert_cmpuint (suyuan_review_list_get_n_rows (list_of (page)), >=, 1);
  g_assert_nonnull (suyuan_stage_find_label (GTK_WIDGET (page), "It rebounded: round 2"));
  suyuan_booth_press (self, "a");
  g_assert_false (is_open (NULL));
  g_assert_nonnull (strstr (self->stage->told, "does not wait for a decision"));
}

static gboolean
is_read (gpointer data)
{
  return suyuan_compare_view_is_read (data);
}

/* The slider goes by its own keys and by the page's; what it shows can be heard. */
static void
test_slides (SuyuanBooth  *self,
             gconstpointer data)
{
  SuyuanReviewPage  *page = show_reason (self, SUYUAN_REVIEW_REGRESSED);
  SuyuanCompareView *compare = suyuan_pair_view_get_compare (SUYUAN_PAIR_VIEW (suyuan_stage_find_widget (GTK_WIDGET (page), SUYUAN_TYPE_PAIR_VIEW)));

  suyuan_stage_wait (is_read, compare);
  suyuan_booth_expect_name (GTK_WIDGET (compare), "Before and after");
  g_assert_cmpfloat_with_epsilon (suyuan_compare_view_get_share (compare), 0.5, 1e-9);
  suyuan_booth_press (self, "bracketright bracketright bracketleft");
  g_assert_cmpfloat_with_epsilon (suyuan_compare_view_get_share (compare), 0.6, 1e-9);
  gtk_widget_grab_focus (GTK_WIDGET (compare));
  suyuan_booth_press (self, "Left Left");
  g_assert_cmpfloat_with_epsilon (suyuan_compare_view_get_share (compare), 0.5, 1e-9);
  suyuan_booth_press (self, "Home");
  g_assert_cmpfloat_with_epsilon (suyuan_compare_view_get_share (compare), 0, 1e-9);
  suyuan_booth_press (self, "Left End");
  g_assert_cmpfloat_with_epsilon (suyuan_compare_view_get_share (compare), 1, 1e-9);
  g_assert_cmpint (gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (compare)), ==, GTK_ACCESSIBLE_ROLE_SLIDER);
  g_assert_true (gtk_test_accessible_has_property (GTK_ACCESSIBLE (compare), GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT));
  g_assert_null (gtk_test_accessible_check_property (GTK_ACCESSIBLE (compare), GTK_ACCESSIBLE_PROPERTY_VALUE_NOW, 100.0));
  g_assert_nonnull (suyuan_stage_find_label (GTK_WIDGET (page), "First grade"));
  g_assert_nonnull (suyuan_stage_find_label (GTK_WIDGET (page), "from the outlet"));
}

static gboolean
lies_under (gpointer data)
{
  GtkWidget       *sheet = suyuan_stage_find_widget (data, SUYUAN_TYPE_REVIEW_SHEET), *pair = suyuan_stage_find_widget (data, SUYUAN_TYPE_PAIR_VIEW);
  graphene_point_t one, other;

  return gtk_widget_compute_point (sheet, data, &GRAPHENE_POINT_INIT (0, 0), &one) && gtk_widget_compute_point (pair, data, &GRAPHENE_POINT_INIT (0, 0), &other) && one.x == other.x && one.y < other.y;
}

static gboolean
lies_beside (gpointer data)
{
  return !lies_under (data);
}

/* Where there is little room the pictures go under the differences. */
static void
test_folds (SuyuanBooth  *self,
            gconstpointer data)
{
  SuyuanReviewPage *page = show_reason (self, SUYUAN_REVIEW_REGRESSED);

  suyuan_stage_wait (lies_beside, page);
  gtk_window_set_default_size (GTK_WINDOW (self->parent), 900, 700);
  suyuan_stage_wait (lies_under, page);
  gtk_window_set_default_size (GTK_WINDOW (self->parent), 1300, 700);
  suyuan_stage_wait (lies_beside, page);
}

/* The standing checks are one button away. */
static void
test_leads_to_the_checks (SuyuanBooth  *self,
                          gconstpointer data)
{
  SuyuanReviewPage *page = show (self);
  const char       *action;

  gtk_widget_grab_focus (suyuan_stage_find_button (GTK_WIDGET (page), "Standing Checks"));
  suyuan_booth_press (self, "Return");
  suyuan_booth_expect_asked (self);
  g_variant_get_child (self->asked, 0, "&s", &action);
  g_assert_cmpstr (action, ==, "checks");
}

int
main (int   argc,
      char *argv[])
{
  suyuan_stage_init (&argc, &argv);

  suyuan_booth_test ("/app/review-page/nothing-waits", test_nothing_waits);
  suyuan_booth_test ("/app/review-page/asks-when-seen", test_asks_when_seen);
  suyuan_booth_test ("/app/review-page/goes-on-and-back", test_goes_on_and_back);
  suyuan_booth_test ("/app/review-page/shows-what-changed", test_shows_what_changed);
  suyuan_booth_test ("/app/review-page/sees-no-more-than-was-shown", test_sees_no_more_than_was_shown);
  suyuan_booth_test ("/app/review-page/goes-on-after-a-change", test_goes_on_after_a_change);
  suyuan_booth_test ("/app/review-page/returns", test_returns);
  suyuan_booth_test ("/app/review-page/passes", test_passes);
  suyuan_booth_test ("/app/review-page/asks", test_asks);
  suyuan_booth_test ("/app/review-page/only-decides-what-waits", test_only_decides_what_waits);
  suyuan_booth_test ("/app/review-page/slides", test_slides);
  suyuan_booth_test ("/app/review-page/folds", test_folds);
  suyuan_booth_test ("/app/review-page/leads-to-the-checks", test_leads_to_the_checks);

  return g_test_run ();
}
