/* The monthly round goes out, is treated as workbooks are treated, and comes back.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "paper.h"
#include "town.h"

#include "suyuan-diary.h"
#include "suyuan-dispatch.h"
#include "suyuan-evidence.h"
#include "suyuan-journal.h"

#include <glib/gstdio.h>
#include <string.h>

#define N_TASKS 3
#define FORM "Monthly round"

static const char *const codes[N_TASKS] = { "ZG-2026-0001", "ZG-2026-0002", "ZG-2026-0003" };

/* A town with three tasks, and what is done with them. */
typedef struct
{
  Town      town;
  SuyuanUid tasks[N_TASKS];
  char     *sent, *back; /* paths */
} Ring;

static Fixture *
fixture_of (Ring *r)
{
  return &r->town.fixture;
}

static void
ring_set_up (Ring         *r,
             gconstpointer data)
{
  town_set_up (&r->town, data);
  fixture_set (fixture_of (r), SUYUAN_KIND_OUTLET, &r->town.outlet, "division=411381", NULL);
  for (guint i = 0; i < N_TASKS; i++)
    r->tasks[i] = town_task (&r->town, "O1", "standardise", NULL);
  fixture_set_day (fixture_of (r), "2026-07-25");
  r->sent = g_build_filename (fixture_of (r)->folder, "sent.xlsx", NULL);
  r->back = g_build_filename (fixture_of (r)->folder, "back.xlsx", NULL);
}

static void
ring_tear_down (Ring         *r,
                gconstpointer data)
{
  g_free (r->sent);
  g_free (r->back);
  town_tear_down (&r->town, data);
}

static void
send_to (Ring       *r,
         const char *month,
         const char *path)
{
  SuyuanRoundTerms terms = { .month = month };
  g_autoptr (GPtrArray) books = g_ptr_array_new_with_free_func ((GDestroyNotify) suyuan_dispatch_book_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanOutcome) outcome = suyuan_office_dispatch_out (fixture_of (r)->office, &terms, path, books, &error);

  g_assert_no_error (error);
  g_assert_nonnull (outcome->batch);
  g_assert_cmpuint (books->len, ==, 1);
}

static Paper *
send (Ring *r)
{
  send_to (r, "2026-07", r->sent);
  return paper_read (r->sent);
}

static SuyuanDispatchReport *
take_files (Ring              *r,
            const char *const *files,
            gboolean           dry_run,
            gboolean           theirs)
{
  const SuyuanDispatchTaking taking = { .dry_run = dry_run, .theirs = theirs };
  g_autoptr (GError) error = NULL;
  SuyuanDispatchReport *report = suyuan_office_dispatch_in (fixture_of (r)->office, files, &taking, &error);

  g_assert_no_error (error);
  return report;
}

static SuyuanDispatchReport *
take (Ring    *r,
      Paper   *paper,
      gboolean theirs)
{
  paper_write (paper, r->back);
  return take_files (r, (const char *const[]){ r->back, NULL }, FALSE, theirs);
}

/* "line:code" of each, in order. */
static void
assert_verdicts (SuyuanDispatchReport *report,
                 const char           *expected)
{
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; i < report->verdicts->len; i++)
    {
      SuyuanDispatchVerdict *verdict = report->verdicts->pdata[i];

      g_string_append_printf (found, "%s%u:%s%s", i > 0 ? " " : "", verdict->line, g_str_equal (verdict->level, "refused") ? "!" : "", verdict->code);
      g_assert_cmpuint (strlen (verdict->message), >, 10);
    }
  g_assert_cmpstr (found->str, ==, expected);
}

static void
assert_task (Ring       *r,
             guint       task,
             const char *key,
             const char *expected)
{
  assert_text (fixture_of (r), SUYUAN_KIND_TASK, &r->tasks[task], key, expected);
}

static double
share_of (Ring *r,
          guint task)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanRecord) record = suyuan_office_get (fixture_of (r)->office, SUYUAN_KIND_TASK, &r->tasks[task], &error);

  g_assert_no_error (error);
  return suyuan_record_get_real (record, "progress");
}

static void
set_here (Ring       *r,
          guint       task,
          const char *assignment)
{
  fixture_set (fixture_of (r), SUYUAN_KIND_TASK, &r->tasks[task], assignment, NULL);
}

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

  set_here (r, 0, "progress_note=上月：方案已报");
  paper = send (r);
  form = paper_sheet (paper, FORM);
  g_assert_cmpuint (form->rows->len, ==, 3 + N_TASKS);
  paper_put (form, paper_row (form, codes[0]), "Progress", "管沟已开挖");
  paper_put (form, paper_row (form, codes[0]), "Pace", "达到序时进度");
  paper_put (form, paper_row (form, codes[0]), "Share done(%)", "#45.5");
  paper_put (form, paper_row (form, codes[0]), "Expected completion", "2026年9月30日");
  paper_put (form, paper_row (form, codes[1]), "Works done on", "@46223"); /* 2026-07-20 */
  report = take (r, paper, FALSE);
  assert_verdicts (report, "");
  g_assert_cmpuint (report->rows, ==, 3);
  g_assert_cmpuint (report->set, ==, 5);
  g_assert_cmpuint (report->set + report->unchanged, ==, 6 * N_TASKS);
  assert_task (r, 0, "progress_note", "管沟已开挖");
  assert_task (r, 0, "pace", "on_schedule");
  g_assert_cmpfloat (share_of (r, 0), ==, 45.5);
  assert_task (r, 0, "expected_on", "2026-09-30");
  assert_task (r, 1, "works_done_on", "2026-07-20");

  again = take (r, paper, FALSE);
  g_assert_null (again->batch);
  g_assert_cmpuint (again->set, ==, 0);

  undone = suyuan_office_undo (fixture_of (r)->office, report->batch, &error);
  g_assert_no_error (error);
  assert_task (r, 0, "progress_note", "上月：方案已报");
  assert_task (r, 0, "pace", NULL);
  verdict = suyuan_journal_verify (suyuan_office_get_workspace (fixture_of (r)->office), NULL, NULL, &error);
  g_assert_true (verdict->ok);
}

static void
test_dry_run (Ring         *r,
              gconstpointer data)
{
  g_autoptr (Paper) paper = send (r);
  g_autoptr (SuyuanDispatchReport) report = NULL;
  PaperSheet *form = paper_sheet (paper, FORM);
  const char *files[] = { r->back, NULL };

  paper_put (form, 3, "Progress", "已开工");
  paper_write (paper, r->back);
  report = take_files (r, files, TRUE, FALSE);
  g_assert_null (report->batch);
  g_assert_cmpuint (report->set, ==, 1);
  assert_task (r, 0, "progress_note", NULL);
}

/* Sorted, columns moved, another sheet before it: rows are known by their mark. */
static void
test_shuffled (Ring         *r,
               gconstpointer data)
{
  g_autoptr (Paper) paper = send (r);
  g_autoptr (SuyuanDispatchReport) report = NULL;
  PaperSheet *form = paper_sheet (paper, FORM);
  gpointer    swap = form->rows->pdata[3];
  guint       first = paper_column (form, "Task number"), last = paper_column (form, "Difficulties");

  paper_put (form, paper_row (form, codes[2]), "Difficulties", "资金未到位");
  form->rows->pdata[3] = form->rows->pdata[5];
  form->rows->pdata[5] = swap;
  for (guint i = 2; i < form->rows->len; i++)
    {
      char **cells = form->rows->pdata[i], *cell = cells[first];

      cells[first] = cells[last];
      cells[last] = cell;
    }
  swap = paper->sheets->pdata[0];
  paper->sheets->pdata[0] = paper->sheets->pdata[2];
  paper->sheets->pdata[2] = swap;
  g_free (form->name);
  form->name = g_strdup ("Sheet1");
  report = take (r, paper, FALSE);
  assert_verdicts (report, "");
  g_assert_cmpuint (report->set, ==, 1);
  assert_task (r, 2, "difficulty", "资金未到位");
}

static void
test_collides (Ring         *r,
               gconstpointer data)
{
  g_autoptr (Paper) paper = NULL;
  g_autoptr (SuyuanDispatchReport) report = NULL, theirs = NULL;
  SuyuanDispatchVerdict *verdict;
  PaperSheet            *form;

  set_here (r, 0, "expected_on=2026-08-31");
  paper = send (r);
  form = paper_sheet (paper, FORM);
  set_here (r, 0, "expected_on=2026-09-15");
  set_here (r, 1, "pace=behind");
  paper_put (form, paper_row (form, codes[0]), "Expected completion", "2026-10-31");
  paper_put (form, paper_row (form, codes[1]), "Pace", "滞后");
  report = take (r, paper, FALSE);
  assert_verdicts (report, "4:!collision");
  verdict = report->verdicts->pdata[0];
  g_assert_nonnull (strstr (verdict->message, "2026-08-31"));
  g_assert_nonnull (strstr (verdict->message, "2026-09-15"));
  g_assert_nonnull (strstr (verdict->message, "2026-10-31"));
  g_assert_nonnull (strstr (verdict->message, "王芳"));
  g_assert_cmpstr (verdict->task, ==, codes[0]);
  g_assert_cmpuint (report->collisions, ==, 1);
  g_assert_cmpuint (report->left, ==, 1);
  assert_task (r, 0, "expected_on", "2026-09-15");

  theirs = take (r, paper, TRUE);
  assert_verdicts (theirs, "4:collision");
  g_assert_cmpuint (theirs->set, ==, 1);
  g_assert_cmpuint (theirs->left, ==, 0);
  assert_task (r, 0, "expected_on", "2026-10-31");
}

static void
test_chosen (Ring         *r,
             gconstpointer data)
{
  g_autoptr (Paper) paper = send (r);
  g_autoptr (SuyuanDispatchReport) report = NULL, chosen = NULL;
  g_autoptr (GHashTable) choices = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GError) error = NULL;
  SuyuanDispatchTaking taking = { .chosen = choices };
  PaperSheet          *form = paper_sheet (paper, FORM);
  const char          *files[] = { r->back, NULL };

  for (guint i = 0; i < 2; i++)
    {
      set_here (r, i, "difficulty=这里的话");
      paper_put (form, paper_row (form, codes[i]), "Difficulties", "那里的话");
    }
  report = take (r, paper, FALSE);
  assert_verdicts (report, "4:!collision 5:!collision");
  g_hash_table_add (choices, ((SuyuanDispatchVerdict *) report->verdicts->pdata[1])->choice);
  chosen = suyuan_office_dispatch_in (fixture_of (r)->office, files, &taking, &error);
  g_assert_no_error (error);
  assert_verdicts (chosen, "4:!collision 5:collision");
  assert_task (r, 0, "difficulty", "这里的话");
  assert_task (r, 1, "difficulty", "那里的话");
}

/* Cleared is an answer where something was sent, and none in the column that goes out blank. */
static void
test_cleared (Ring         *r,
              gconstpointer data)
{
  g_autoptr (Paper) paper = NULL;
  g_autoptr (SuyuanDispatchReport) report = NULL;
  PaperSheet *form;

  set_here (r, 0, "difficulty=征地");
  set_here (r, 0, "progress_note=已开工");
  paper = send (r);
  form = paper_sheet (paper, FORM);
  g_assert_cmpstr (((char **) form->rows->pdata[3])[paper_column (form, "Progress")], ==, "");
  g_assert_cmpstr (((char **) form->rows->pdata[3])[paper_column (form, "Progress as last told")], ==, "已开工");
  paper_put (form, 3, "Difficulties", " ");
  report = take (r, paper, FALSE);
  assert_verdicts (report, "4:cleared");
  assert_task (r, 0, "difficulty", NULL);
  assert_task (r, 0, "progress_note", "已开工");
}

static void
test_odd_cells (Ring         *r,
                gconstpointer data)
{
  g_autoptr (Paper) paper = send (r);
  g_autoptr (SuyuanDispatchReport) report = NULL;
  PaperSheet *form = paper_sheet (paper, FORM);

  paper_put (form, 3, "Expected completion", "年底前");
  paper_put (form, 3, "Share done(%)", "#0.5");
  paper_put (form, 4, "Share done(%)", "#120");
  paper_put (form, 4, "Pace", "差不多");
  paper_put (form, 5, "Deadline", "2027-12-31");
  paper_put (form, 5, "Difficulties", "请求延期");
  report = take (r, paper, FALSE);
  assert_verdicts (report, "4:!fraction 4:!bad_date 5:!unknown_value 5:!out_of_range 6:!not_theirs");
  g_assert_cmpuint (report->left, ==, 5);
  g_assert_cmpuint (report->set, ==, 1);
  assert_task (r, 0, "expected_on", NULL);
  g_assert_cmpfloat (share_of (r, 1), ==, 0);
  assert_task (r, 2, "deadline", "2026-06-30");
  assert_task (r, 2, "difficulty", "请求延期");
}

static char **
copy_row (PaperSheet *sheet,
          guint       row)
{
  char **copy = g_strdupv (sheet->rows->pdata[row]);

  g_ptr_array_add (sheet->rows, copy);
  return copy;
}

static void
test_odd_rows (Ring         *r,
               gconstpointer data)
{
  g_autoptr (Paper) paper = send (r);
  g_autoptr (SuyuanDispatchReport) report = NULL;
  PaperSheet *form = paper_sheet (paper, FORM);
  guint       mark = paper_column (form, "Mark of the row"), code = paper_column (form, "Task number");
  char      **added, **twice;

  added = copy_row (form, 3);
  twice = copy_row (form, 4);
  g_free (added[mark]);
  added[mark] = g_strdup ("");
  g_free (added[code]);
  added[code] = g_strdup ("新增 1");
  g_assert_nonnull (twice);
  paper_put (form, 4, "Difficulties", "一种说法");
  paper_put (form, 7, "Difficulties", "另一种说法");
  g_ptr_array_remove_index (form->rows, 5); /* the third task */
  report = take (r, paper, FALSE);
  assert_verdicts (report, "5:!twice 6:!added 7:!twice 0:missing");
  g_assert_cmpstr (((SuyuanDispatchVerdict *) report->verdicts->pdata[3])->task, ==, codes[2]);
  g_assert_cmpuint (report->set, ==, 0);
  assert_task (r, 1, "difficulty", NULL);
}

/* The hidden sheet gone: found by number, everything that differs is asked. */
static void
test_lost (Ring         *r,
           gconstpointer data)
{
  g_autoptr (Paper) paper = NULL;
  g_autoptr (SuyuanDispatchReport) report = NULL, theirs = NULL;
  PaperSheet *form;

  set_here (r, 0, "difficulty=征地");
  paper = send (r);
  form = paper_sheet (paper, FORM);
  paper_remove_sheet (paper, "suyuan");
  for (guint i = 3; i < form->rows->len; i++)
    paper_put (form, i, "Mark of the row", "");
  paper_put (form, 3, "Difficulties", "征地已解决");
  paper_put (form, 4, "Progress", "已开工");
  report = take (r, paper, FALSE);
  assert_verdicts (report, "0:no_hidden_sheet 4:!sent_unknown 5:!sent_unknown");
  g_assert_null (report->batch);
  assert_task (r, 0, "difficulty", "征地");
  theirs = take (r, paper, TRUE);
  g_assert_cmpuint (theirs->set, ==, 2);
  assert_task (r, 0, "difficulty", "征地已解决");
}

/* Somebody makes it look as if what they overwrite had been sent: the journal knows better. */
static void
test_tampered (Ring         *r,
               gconstpointer data)
{
  g_autoptr (Paper) paper = NULL;
  g_autoptr (SuyuanDispatchReport) report = NULL;
  PaperSheet *form, *hidden;

  set_here (r, 0, "difficulty=征地");
  paper = send (r);
  form = paper_sheet (paper, FORM);
  hidden = paper_sheet (paper, "suyuan");
  set_here (r, 0, "difficulty=拆迁");
  for (guint i = 0; i < hidden->rows->len; i++)
    for (char **cell = hidden->rows->pdata[i]; *cell; cell++)
      if (g_str_equal (*cell, "~征地"))
        {
          g_free (*cell);
          *cell = g_strdup ("~拆迁");
        }
  paper_put (form, 3, "Difficulties", "没有困难");
  report = take (r, paper, FALSE);
  assert_verdicts (report, "0:tampered 4:!collision");
  assert_task (r, 0, "difficulty", "拆迁");
}

static void
test_past (Ring         *r,
           gconstpointer data)
{
  g_autoptr (Paper) paper = send (r);
  g_autoptr (SuyuanDispatchReport) report = NULL;
  g_autofree char *next = g_build_filename (fixture_of (r)->folder, "next.xlsx", NULL);
  PaperSheet      *form = paper_sheet (paper, FORM);

  fixture_set_day (fixture_of (r), "2026-08-25");
  send_to (r, "2026-08", next);
  paper_put (form, 3, "Difficulties", "上月的话");
  report = take (r, paper, FALSE);
  assert_verdicts (report, "0:past_round 4:!past_round");
  assert_task (r, 0, "difficulty", NULL);
}

static void
test_other_workspace (Ring         *r,
                      gconstpointer data)
{
  Ring other = { 0 };
  g_autoptr (SuyuanDispatchReport) report = NULL;

  ring_set_up (&other, data);
  send_to (&other, "2026-07", other.sent);
  report = take_files (r, (const char *const[]){ other.sent, NULL }, FALSE, TRUE);
  assert_verdicts (report, "0:!other_workspace");
  g_assert_cmpuint (report->rows, ==, 0);
  g_assert_null (report->batch);
  ring_tear_down (&other, data);
}

static void
test_closed (Ring         *r,
             gconstpointer data)
{
  g_autoptr (Paper) paper = send (r);
  g_autoptr (SuyuanDispatchReport) report = NULL;
  g_autoptr (SuyuanOutcome) outcome = NULL;
  g_autoptr (GError) error = NULL;
  SuyuanTaskStep step = { .reason = "重复立项", .document = "宛环〔2026〕8号" };
  PaperSheet    *form = paper_sheet (paper, FORM);

  outcome = suyuan_office_task_event (fixture_of (r)->office, &r->tasks[0], "cancel", &step, &error);
  g_assert_no_error (error);
  paper_put (form, 3, "Difficulties", "晚了");
  report = take (r, paper, TRUE);
  assert_verdicts (report, "4:!closed");
  assert_task (r, 0, "difficulty", NULL);
}

static void
test_no_roster (Ring         *r,
                gconstpointer data)
{
  const SuyuanDispatchTaking taking = { 0 };
  g_autoptr (GError) error = NULL;

  g_file_set_contents (r->back, "甲,乙\n1,2\n", -1, NULL);
  assert_refused (suyuan_office_dispatch_in (fixture_of (r)->office, (const char *const[]){ r->back, NULL }, &taking, &error), error, "no_roster");
  g_assert_null (suyuan_office_dispatch_in (fixture_of (r)->office, (const char *const[]){ "/none.xlsx", NULL }, &taking, &error));
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

  send_to (r, "2026-07", r->sent);
  g_assert_true (g_file_get_contents (r->sent, &before, NULL, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      SuyuanRoundTerms terms = { .month = cases[i].month, .split = cases[i].split };
      g_autoptr (GPtrArray) books = g_ptr_array_new_with_free_func ((GDestroyNotify) suyuan_dispatch_book_free);
      g_autoptr (GError) error = NULL;

      assert_refused (suyuan_office_dispatch_out (fixture_of (r)->office, &terms, r->sent, books, &error), error, cases[i].word);
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
  SuyuanUid far = fixture_add (fixture_of (r), SUYUAN_KIND_OUTLET, "code=O2", "name=二号排口", "type=rural_domestic", "stage=confirmed", "division=411325", NULL);
  SuyuanUid task = town_task (&r->town, "O2", "standardise", NULL);
  char     *answer = NULL;

  g_assert_false (suyuan_uid_is_nil (&far) || suyuan_uid_is_nil (&task));
  for (guint i = 0; i < G_N_ELEMENTS (splits); i++)
    {
      SuyuanRoundTerms terms = { .month = "2026-07", .split = splits[i] };
      g_autofree char *folder = g_build_filename (fixture_of (r)->folder, splits[i], NULL);
      g_autoptr (GPtrArray) books = g_ptr_array_new_with_free_func ((GDestroyNotify) suyuan_dispatch_book_free);
      g_autoptr (SuyuanOutcome) outcome = suyuan_office_dispatch_out (fixture_of (r)->office, &terms, folder, books, &error);

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
  report = take_files (r, (const char *const[]){ answer, NULL }, FALSE, FALSE);
  g_assert_nonnull (report->batch); /* the file itself */
  rounds = suyuan_office_dispatch_list (fixture_of (r)->office, &error);
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
  ADD ("shuffled", test_shuffled);
  ADD ("collides", test_collides);
  ADD ("chosen", test_chosen);
  ADD ("cleared", test_cleared);
  ADD ("odd-cells", test_odd_cells);
  ADD ("odd-rows", test_odd_rows);
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
