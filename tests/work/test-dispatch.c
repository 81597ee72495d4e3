/* The monthly round goes out and comes back: what is taken, what collides, what is not believed.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "ring.h"

#include "suyuan-diary.h"
#include "suyuan-evidence.h"
#include "suyuan-journal.h"

#include <string.h>

static void
test_filled_in (Ring         *r,
                gconstpointer data)
{
  g_autoptr (Paper) paper = NULL;
  g_autoptr (SuyuanDispatchReport) report = NULL, again = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanOutcome) undone = NULL;
  g_autoptr (SuyuanVerdict) verdict = NULL;
  PaperSheet *form;

  ring_set (r, 0, "progress_note=上月：方案已报");
  paper = ring_send (r);
  form = paper_sheet (paper, FORM);
  g_assert_cmpuint (form->rows->len, ==, 3 + N_TASKS);
  paper_put (form, paper_row (form, TASK_1), "Progress", "管沟已开挖");
  paper_put (form, paper_row (form, TASK_1), "Pace", "达到序时进度");
  paper_put (form, paper_row (form, TASK_1), "Share done(%)", "#45.5");
  paper_put (form, paper_row (form, TASK_1), "Expected completion", "2026年9月30日");
  paper_put (form, paper_row (form, TASK_2), "Works done on", "@46223"); /* 2026-07-20 */
  report = ring_take (r, paper, FALSE);
  ring_assert_verdicts (report, "");
  g_assert_cmpuint (report->rows, ==, 3);
  g_assert_cmpuint (report->set, ==, 5);
  g_assert_cmpuint (report->set + report->unchanged, ==, 6 * N_TASKS);
  ring_assert_task (r, 0, "progress_note", "管沟已开挖");
  ring_assert_task (r, 0, "pace", "on_schedule");
  g_assert_cmpfloat (ring_share (r, 0), ==, 45.5);
  ring_assert_task (r, 0, "expected_on", "2026-09-30");
  ring_assert_task (r, 1, "works_done_on", "2026-07-20");

  again = ring_take (r, paper, FALSE);
  g_assert_null (again->batch);
  g_assert_cmpuint (again->set, ==, 0);

  undone = suyuan_office_undo (ring_fixture (r)->office, report->batch, &error);
  g_assert_no_error (error);
  ring_assert_task (r, 0, "progress_note", "上月：方案已报");
  ring_assert_task (r, 0, "pace", NULL);
  verdict = suyuan_journal_verify (suyuan_office_get_workspace (ring_fixture (r)->office), NULL, NULL, &error);
  g_assert_true (verdict->ok);
}

static void
test_dry_run (Ring         *r,
              gconstpointer data)
{
  g_autoptr (Paper) paper = ring_send (r);
  g_autoptr (SuyuanDispatchReport) report = NULL;
  PaperSheet *form = paper_sheet (paper, FORM);
  const char *files[] = { r->back, NULL };

  paper_put (form, 3, "Progress", "已开工");
  paper_write (paper, r->back);
  report = ring_take_files (r, files, TRUE, FALSE);
  g_assert_null (report->batch);
  g_assert_cmpuint (report->set, ==, 1);
  ring_assert_task (r, 0, "progress_note", NULL);
}

/* Sorted, columns moved, another sheet before it: rows are known by their mark. */
static void
test_collides (Ring         *r,
               gconstpointer data)
{
  g_autoptr (Paper) paper = NULL;
  g_autoptr (SuyuanDispatchReport) report = NULL, theirs = NULL;
  SuyuanDispatchVerdict *verdict;
  PaperSheet            *form;

  ring_set (r, 0, "expected_on=2026-08-31");
  paper = ring_send (r);
  form = paper_sheet (paper, FORM);
  ring_set (r, 0, "expected_on=2026-09-15");
  ring_set (r, 1, "pace=behind");
  paper_put (form, paper_row (form, TASK_1), "Expected completion", "2026-10-31");
  paper_put (form, paper_row (form, TASK_2), "Pace", "滞后");
  report = ring_take (r, paper, FALSE);
  ring_assert_verdicts (report, "4:!collision");
  verdict = report->verdicts->pdata[0];
  g_assert_nonnull (strstr (verdict->message, "2026-08-31"));
  g_assert_nonnull (strstr (verdict->message, "2026-09-15"));
  g_assert_nonnull (strstr (verdict->message, "2026-10-31"));
  g_assert_nonnull (strstr (verdict->message, "王芳"));
  g_assert_cmpstr (verdict->task, ==, TASK_1);
  g_assert_cmpuint (report->collisions, ==, 1);
  g_assert_cmpuint (report->left, ==, 1);
  ring_assert_task (r, 0, "expected_on", "2026-09-15");

  theirs = ring_take (r, paper, TRUE);
  ring_assert_verdicts (theirs, "4:collision");
  g_assert_cmpuint (theirs->set, ==, 1);
  g_assert_cmpuint (theirs->left, ==, 0);
  ring_assert_task (r, 0, "expected_on", "2026-10-31");
}

static void
test_chosen (Ring         *r,
             gconstpointer data)
{
  g_autoptr (Paper) paper = ring_send (r);
  g_autoptr (SuyuanDispatchReport) report = NULL, chosen = NULL;
  g_autoptr (GHashTable) choices = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GError) error = NULL;
  SuyuanDispatchTaking taking = { .chosen = choices };
  PaperSheet          *form = paper_sheet (paper, FORM);
  const char          *files[] = { r->back, NULL };

  for (guint i = 0; i < 2; i++)
    {
      ring_set (r, i, "difficulty=这里的话");
      paper_put (form, paper_row (form, i == 0 ? TASK_1 : TASK_2), "Difficulties", "那里的话");
    }
  report = ring_take (r, paper, FALSE);
  ring_assert_verdicts (report, "4:!collision 5:!collision");
  g_hash_table_add (choices, ((SuyuanDispatchVerdict *) report->verdicts->pdata[1])->choice);
  chosen = suyuan_office_dispatch_in (ring_fixture (r)->office, files, &taking, &error);
  g_assert_no_error (error);
  ring_assert_verdicts (chosen, "4:!collision 5:collision");
  ring_assert_task (r, 0, "difficulty", "这里的话");
  ring_assert_task (r, 1, "difficulty", "那里的话");
}

/* Cleared is an answer where something was sent, and none in the column that goes out blank. */
/* What stands beside several rows at once is said of each; an amount is not. */
/* A task of later times typed in by hand, a column taken out, a sheet copied: told, and the rest is taken. */
/* The hidden sheet gone: found by number, everything that differs is asked. */
static void
test_lost (Ring         *r,
           gconstpointer data)
{
  g_autoptr (Paper) paper = NULL;
  g_autoptr (SuyuanDispatchReport) report = NULL, theirs = NULL;
  PaperSheet *form;

  ring_set (r, 0, "difficulty=征地");
  paper = ring_send (r);
  form = paper_sheet (paper, FORM);
  paper_remove_sheet (paper, "suyuan");
  for (guint i = 3; i < form->rows->len; i++)
    paper_put (form, i, "Mark of the row", "");
  paper_put (form, 3, "Difficulties", "征地已解决");
  paper_put (form, 4, "Progress", "已开工");
  report = ring_take (r, paper, FALSE);
  ring_assert_verdicts (report, "0:no_hidden_sheet 4:!sent_unknown 5:!sent_unknown");
  g_assert_null (report->batch);
  ring_assert_task (r, 0, "difficulty", "征地");
  theirs = ring_take (r, paper, TRUE);
  g_assert_cmpuint (theirs->set, ==, 2);
  ring_assert_task (r, 0, "difficulty", "征地已解决");
}

/* Somebody makes it look as if what they overwrite had been sent: the journal knows better. */
static void
test_tampered (Ring         *r,
               gconstpointer data)
{
  g_autoptr (Paper) paper = NULL;
  g_autoptr (SuyuanDispatchReport) report = NULL;
  PaperSheet *form, *hidden;

  ring_set (r, 0, "difficulty=征地");
  paper = ring_send (r);
  form = paper_sheet (paper, FORM);
  hidden = paper_sheet (paper, "suyuan");
  ring_set (r, 0, "difficulty=拆迁");
  for (guint i = 0; i < hidden->rows->len; i++)
    for (char **cell = hidden->rows->pdata[i]; *cell; cell++)
      if (g_str_equal (*cell, "~征地"))
        {
          g_free (*cell);
          *cell = g_strdup ("~拆迁");
        }
  paper_put (form, 3, "Difficulties", "没有困难");
  report = ring_take (r, paper, FALSE);
  ring_assert_verdicts (report, "0:tampered 4:!collision");
  ring_assert_task (r, 0, "difficulty", "拆迁");
}

static void
test_past (Ring         *r,
           gconstpointer data)
{
  g_autoptr (Paper) paper = ring_send (r);
  g_autoptr (SuyuanDispatchReport) report = NULL;
  g_autofree char *next = g_build_filename (ring_fixture (r)->folder, "next.xlsx", NULL);
  PaperSheet      *form = paper_sheet (paper, FORM);

  fixture_set_day (ring_fixture (r), "2026-08-25");
  ring_send_to (r, "2026-08", next);
  paper_put (form, 3, "Difficulties", "上月的话");
  report = ring_take (r, paper, FALSE);
  ring_assert_verdicts (report, "0:past_round 4:!past_round");
  ring_assert_task (r, 0, "difficulty", NULL);
}

static void
test_other_workspace (Ring         *r,
                      gconstpointer data)
{
  Ring other = { 0 };
  g_autoptr (SuyuanDispatchReport) report = NULL;

  ring_set_up (&other, data);
  ring_send_to (&other, "2026-07", other.sent);
  report = ring_take_files (r, (const char *const[]){ other.sent, NULL }, FALSE, TRUE);
  ring_assert_verdicts (report, "0:!other_workspace");
  g_assert_cmpuint (report->rows, ==, 0);
  g_assert_null (report->batch);
  ring_tear_down (&other, data);
}

static void
test_closed (Ring         *r,
             gconstpointer data)
{
  g_autoptr (Paper) paper = ring_send (r);
  g_autoptr (SuyuanDispatchReport) report = NULL;
  g_autoptr (SuyuanOutcome) outcome = NULL;
  g_autoptr (GError) error = NULL;
  SuyuanTaskStep step = { .reason = "重复立项", .document = "宛环〔2026〕8号" };
  PaperSheet    *form = paper_sheet (paper, FORM);

  outcome = suyuan_office_task_event (ring_fixture (r)->office, &r->tasks[0], "cancel", &step, &error);
  g_assert_no_error (error);
  paper_put (form, 3, "Difficulties", "晚了");
  report = ring_take (r, paper, TRUE);
  ring_assert_verdicts (report, "4:!closed");
  ring_assert_task (r, 0, "difficulty", NULL);
}

static void
test_no_roster (Ring         *r,
                gconstpointer data)
{
  const SuyuanDispatchTaking taking = { 0 };
  g_autoptr (GError) error = NULL;

  g_file_set_contents (r->back, "甲,乙\n1,2\n", -1, NULL);
  assert_refused (suyuan_office_dispatch_in (ring_fixture (r)->office, (const char *const[]){ r->back, NULL }, &taking, &error), error, "no_roster");
  g_assert_null (suyuan_office_dispatch_in (ring_fixture (r)->office, (const char *const[]){ "/none.xlsx", NULL }, &taking, &error));
  g_assert_nonnull (strstr (error->message, "none.xlsx"));
}

static void
test_out_refused (Ring         *r,
                  gconstpointer data)
{
  static const struct
  {
    const char *month, *split, *word;
  } cases[] = { { "2026", NULL, "month" }, { "十一月", NULL, "month" }, { "2026-07", "town", "split" }, { "2026-07", NULL, "file_exists" } };
  g_autofree char *before = NULL, *after = NULL;

  ring_send_to (r, "2026-07", r->sent);
  g_assert_true (g_file_get_contents (r->sent, &before, NULL, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      SuyuanRoundTerms terms = { .month = cases[i].month, .split = cases[i].split };
      g_autoptr (GPtrArray) books = g_ptr_array_new_with_free_func ((GDestroyNotify) suyuan_dispatch_book_free);
      g_autoptr (GError) error = NULL;

      assert_refused (suyuan_office_dispatch_out (ring_fixture (r)->office, &terms, r->sent, books, &error), error, cases[i].word);
      g_assert_cmpuint (books->len, ==, 0);
    }
  g_assert_true (g_file_test (r->sent, G_FILE_TEST_EXISTS));
}

static void
test_split_and_list (Ring         *r,
                     gconstpointer data)
{
  static const char *const splits[] = { "city", "county", "unit" };
  g_autoptr (GPtrArray) rounds = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanDispatchReport) report = NULL;
  SuyuanUid far = fixture_add (ring_fixture (r), SUYUAN_KIND_OUTLET, "code=O2", "name=二号排口", "type=rural_domestic", "stage=confirmed", "division=411325", NULL);
  SuyuanUid task = town_task (&r->town, "O2", "standardise", NULL);
  char     *answer = NULL;

  g_assert_false (suyuan_uid_is_nil (&far) || suyuan_uid_is_nil (&task));
  for (guint i = 0; i < G_N_ELEMENTS (splits); i++)
    {
      SuyuanRoundTerms terms = { .month = "2026-07", .split = splits[i] };
      g_autofree char *folder = g_build_filename (ring_fixture (r)->folder, splits[i], NULL);
      g_autoptr (GPtrArray) books = g_ptr_array_new_with_free_func ((GDestroyNotify) suyuan_dispatch_book_free);
      g_autoptr (SuyuanOutcome) outcome = suyuan_office_dispatch_out (ring_fixture (r)->office, &terms, folder, books, &error);

      g_assert_no_error (error);
      g_assert_cmpuint (books->len, ==, g_str_equal (splits[i], "county") ? 2 : 1);
      if (books->len == 2)
        {
          SuyuanDispatchBook *book = books->pdata[0];

          g_assert_cmpuint (book->rows, ==, N_TASKS);
          g_assert_nonnull (strstr (book->to, "邓州市"));
          answer = g_strdup (book->path);
        }
    }
  report = ring_take_files (r, (const char *const[]){ answer, NULL }, FALSE, FALSE);
  g_assert_nonnull (report->batch); /* the file itself */
  rounds = suyuan_office_dispatch_list (ring_fixture (r)->office, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rounds->len, ==, 4);
  for (guint i = 0; i < rounds->len; i++)
    {
      SuyuanDispatchRound *round = rounds->pdata[i];

      g_assert_cmpstr (round->month, ==, "2026-07");
      g_assert_cmpuint (round->answers->len, ==, round->rows == N_TASKS && strstr (round->to, "邓州市") ? 1 : 0);
    }
  g_free (answer);
}

#define ADD(name, func) g_test_add ("/work/dispatch/" name, Ring, NULL, ring_set_up, func, ring_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("filled-in", test_filled_in);
  ADD ("dry-run", test_dry_run);
  ADD ("collides", test_collides);
  ADD ("chosen", test_chosen);
  ADD ("lost", test_lost);
  ADD ("tampered", test_tampered);
  ADD ("past", test_past);
  ADD ("other-workspace", test_other_workspace);
  ADD ("closed", test_closed);
  ADD ("no-roster", test_no_roster);
  ADD ("out-refused", test_out_refused);
  ADD ("split-and-list", test_split_and_list);

  return g_test_run ();
}
