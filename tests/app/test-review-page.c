/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What waits for a decision in the sample: one after the other, passed on or returned, without the pointer. */
#include "suyuan-review-page.h"

#include "suyuan-booth.h"
#include "suyuan-record-table.h"
#include "suyuan-step-dialog.h"

#define N_WAITING 4 /* of the sample: three are submitted, one is prechecked */

static SuyuanReviewPage *
show (SuyuanBooth *self)
{
  SuyuanReviewPage *page = g_object_new (SUYUAN_TYPE_REVIEW_PAGE, NULL);

  suyuan_page_set_seat (SUYUAN_PAGE (page), self->stage->seat);
  suyuan_booth_set (self, GTK_WIDGET (page));
  gtk_window_set_default_size (GTK_WINDOW (self->parent), 1200, 700);
  return page;
}

static SuyuanRecordTable *
table_of (SuyuanReviewPage *page)
{
  return SUYUAN_RECORD_TABLE (suyuan_stage_find_widget (GTK_WIDGET (page), SUYUAN_TYPE_RECORD_TABLE));
}

static char *
dup_code (SuyuanReviewPage *page)
{
  SuyuanTaskView *view = suyuan_task_pane_get_view (suyuan_review_page_get_pane (page));

  return g_strdup (view != NULL ? view->code : NULL);
}

/* Nothing to decide is said, with what would bring something here. */
static void
test_nothing_waits (SuyuanBooth  *self,
                    gconstpointer data)
{
  SuyuanReviewPage *page = show (self);

  g_assert_nonnull (suyuan_stage_find_label (GTK_WIDGET (page), "Nothing waits for a decision"));
  g_assert_nonnull (suyuan_stage_find_label (GTK_WIDGET (page), "submitted for closure"));
}

/* J and K go down and up, and the task beside the queue follows. */
static void
test_goes_down_and_up (SuyuanBooth  *self,
                       gconstpointer data)
{
  SuyuanReviewPage *page;
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *first = NULL, *again = NULL;

  suyuan_booth_take_sample (self, "R01");
  page = show (self);
  g_assert_cmpuint (suyuan_record_table_get_n_rows (table_of (page)), ==, N_WAITING);
  g_assert_nonnull (suyuan_stage_find_label (GTK_WIDGET (page), "4"));
  gtk_widget_grab_focus (GTK_WIDGET (table_of (page)));
  for (guint i = 0; i < N_WAITING; i++)
    {
      char *code;

      suyuan_booth_press (self, "j");
      code = dup_code (page);
      g_assert_nonnull (code);
      if (first == NULL)
        first = g_strdup (code);
      g_assert_true (g_hash_table_add (seen, code)); /* each is another */
    }
  for (guint i = 1; i < N_WAITING; i++)
    suyuan_booth_press (self, "k");
  again = dup_code (page);
  g_assert_cmpstr (again, ==, first);
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
  return suyuan_record_table_get_n_rows (table_of (data)) == N_WAITING - 1;
}

/* R returns the task: with a reason, or not at all. Then it waits here no longer. */
static void
test_returns (SuyuanBooth  *self,
              gconstpointer data)
{
  SuyuanReviewPage *page;
  SuyuanUid         uid;
  g_autoptr (SuyuanRecord) task = NULL;

  suyuan_booth_take_sample (self, "R01");
  page = show (self);
  gtk_widget_grab_focus (GTK_WIDGET (table_of (page)));
  suyuan_booth_press (self, "j");
  g_assert_true (suyuan_record_table_get_selected (table_of (page), &uid));
  suyuan_booth_press (self, "r");
  suyuan_stage_wait (is_open, NULL);
  suyuan_typist_expect (self->typist, "What is thin (field or criterion)");
  suyuan_typist_type (self->typist, "photo");
  suyuan_booth_press (self, "<Control>Return");
  suyuan_stage_wait (is_refused, NULL);
  suyuan_booth_enter (self, "Reason", "blurred");
  suyuan_booth_press (self, "<Control>Return");
  suyuan_stage_wait (is_closed, NULL);
  suyuan_stage_wait (is_shorter, page);
  task = suyuan_office_get (suyuan_booth_get_office (self), SUYUAN_KIND_TASK, &uid, NULL);
  g_assert_cmpstr (suyuan_record_get_text (task, "state"), ==, "returned");
  suyuan_booth_undo_in_vain (self, "A decision is not undone");
}

/* A asks for what the next step needs; Escape leaves everything as it was. */
static void
test_passes (SuyuanBooth  *self,
             gconstpointer data)
{
  SuyuanReviewPage *page;

  suyuan_booth_take_sample (self, "R01");
  page = show (self);
  gtk_widget_grab_focus (GTK_WIDGET (table_of (page)));
  suyuan_booth_press (self, "j a");
  suyuan_stage_wait (is_open, NULL);
  suyuan_typist_expect (self->typist, "Words to go with it");
  suyuan_booth_press (self, "Escape");
  suyuan_stage_wait (is_closed, NULL);
  g_assert_cmpuint (suyuan_record_table_get_n_rows (table_of (page)), ==, N_WAITING);
  g_assert_cmpuint (self->stage->n_told, ==, 0);
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
  suyuan_booth_test ("/app/review-page/goes-down-and-up", test_goes_down_and_up);
  suyuan_booth_test ("/app/review-page/returns", test_returns);
  suyuan_booth_test ("/app/review-page/passes", test_passes);
  suyuan_booth_test ("/app/review-page/leads-to-the-checks", test_leads_to_the_checks);

  return g_test_run ();
}
