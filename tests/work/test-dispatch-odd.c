/* Workbooks of a monthly round as spreadsheets and people leave them: sorted, merged, copied, with rows and words of their own.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "ring.h"

#include "suyuan-diary.h"

static void
test_shuffled (Ring         *r,
               gconstpointer data)
{
  g_autoptr (Paper) paper = ring_send (r);
  g_autoptr (SuyuanDispatchReport) report = NULL;
  PaperSheet *form = paper_sheet (paper, FORM);
  gpointer    swap = form->rows->pdata[3];
  guint       first = paper_column (form, "Task number"), last = paper_column (form, "Difficulties");

  paper_put (form, paper_row (form, TASK_3), "Difficulties", "资金未到位");
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
  report = ring_take (r, paper, FALSE);
  ring_assert_verdicts (report, "");
  g_assert_cmpuint (report->set, ==, 1);
  ring_assert_task (r, 2, "difficulty", "资金未到位");
}

static void
test_cleared (Ring         *r,
              gconstpointer data)
{
  g_autoptr (Paper) paper = NULL;
  g_autoptr (SuyuanDispatchReport) report = NULL;
  PaperSheet *form;

  ring_set (r, 0, "difficulty=征地");
  ring_set (r, 0, "progress_note=已开工");
  paper = ring_send (r);
  form = paper_sheet (paper, FORM);
  g_assert_cmpstr (((char **) form->rows->pdata[3])[paper_column (form, "Progress")], ==, "");
  g_assert_cmpstr (((char **) form->rows->pdata[3])[paper_column (form, "Progress as last told")], ==, "已开工");
  paper_put (form, 3, "Difficulties", " ");
  report = ring_take (r, paper, FALSE);
  ring_assert_verdicts (report, "4:cleared");
  ring_assert_task (r, 0, "difficulty", NULL);
  ring_assert_task (r, 0, "progress_note", "已开工");
}

static void
test_odd_cells (Ring         *r,
                gconstpointer data)
{
  g_autoptr (Paper) paper = ring_send (r);
  g_autoptr (SuyuanDispatchReport) report = NULL;
  PaperSheet *form = paper_sheet (paper, FORM);

  paper_put (form, 3, "Expected completion", "年底前");
  paper_put (form, 3, "Share done(%)", "#0.5");
  paper_put (form, 4, "Share done(%)", "#120");
  paper_put (form, 4, "Pace", "差不多");
  paper_put (form, 5, "Deadline", "2027-12-31");
  paper_put (form, 5, "Difficulties", "请求延期");
  report = ring_take (r, paper, FALSE);
  ring_assert_verdicts (report, "4:!fraction 4:!bad_date 5:!unknown_value 5:!out_of_range 6:!not_theirs");
  g_assert_cmpuint (report->left, ==, 5);
  g_assert_cmpuint (report->set, ==, 1);
  ring_assert_task (r, 0, "expected_on", NULL);
  g_assert_cmpfloat (ring_share (r, 1), ==, 0);
  ring_assert_task (r, 2, "deadline", "2026-06-30");
  ring_assert_task (r, 2, "difficulty", "请求延期");
}

/* 100 % in a cell is kept as 1; what went out and came back the same is no answer to ask about. */
static void
test_shares (Ring         *r,
             gconstpointer data)
{
  g_autoptr (Paper) paper = NULL;
  g_autoptr (SuyuanDispatchReport) report = NULL;
  PaperSheet *form;

  ring_set (r, 2, "progress=0.5");
  paper = ring_send (r);
  form = paper_sheet (paper, FORM);
  paper_put (form, 3, "Share done(%)", "#1");
  paper_put (form, 4, "Share done(%)", "1%");
  report = ring_take (r, paper, FALSE);
  ring_assert_verdicts (report, "4:!fraction");
  g_assert_cmpuint (report->set, ==, 1);
  g_assert_cmpfloat (ring_share (r, 0), ==, 0);
  g_assert_cmpfloat (ring_share (r, 1), ==, 1);
  g_assert_cmpfloat (ring_share (r, 2), ==, 0.5);
}

/* What is left as it went out is no answer, however a spreadsheet writes it. */
static void
test_untouched (Ring         *r,
                gconstpointer data)
{
  static const char *const texts[N_TASKS] = { "difficulty=一\n二\t三 _x000D_ 四", "difficulty=_x000D_", "difficulty=  “甲”=1+1 " };
  g_autoptr (Paper) paper = NULL;
  g_autoptr (SuyuanDispatchReport) report = NULL;

  for (guint i = 0; i < N_TASKS; i++)
    ring_set (r, i, texts[i]);
  paper = ring_send (r);
  report = ring_take (r, paper, TRUE);
  ring_assert_verdicts (report, "");
  g_assert_cmpuint (report->set, ==, 0);
  ring_assert_task (r, 1, "difficulty", "_x000D_");
}

/* The columns people see were sorted, the hidden marks were not: nothing goes to a task it does not speak of. */
static void
check_torn (Ring       *r,
            gboolean    is_lost,
            const char *first,
            const char *second)
{
  g_autoptr (Paper) paper = ring_send (r);
  g_autoptr (SuyuanDispatchReport) torn = NULL, mended = NULL;
  PaperSheet *form = paper_sheet (paper, FORM);

  if (is_lost)
    paper_remove_sheet (paper, "suyuan");
  paper_put (form, 3, "Task number", TASK_2);
  paper_put (form, 4, "Task number", TASK_1);
  paper_put (form, 3, "Difficulties", "二号的困难");
  paper_put (form, 4, "Difficulties", "一号的困难");
  torn = ring_take (r, paper, TRUE);
  ring_assert_verdicts (torn, first);
  ring_assert_task (r, 0, "difficulty", NULL);
  ring_assert_task (r, 1, "difficulty", NULL);

  for (guint i = 3; i < form->rows->len; i++)
    paper_put (form, i, "Mark of the row", "");
  mended = ring_take (r, paper, TRUE);
  ring_assert_verdicts (mended, second);
  ring_assert_task (r, 0, "difficulty", "一号的困难");
  ring_assert_task (r, 1, "difficulty", "二号的困难");
}

static void
test_torn (Ring         *r,
           gconstpointer data)
{
  check_torn (r, FALSE, "4:!torn 5:!torn", "");
}

static void
test_torn_and_lost (Ring         *r,
                    gconstpointer data)
{
  check_torn (r, TRUE, "0:no_hidden_sheet 4:!torn 5:!torn", "0:no_hidden_sheet 4:sent_unknown 5:sent_unknown");
}

/* Another task's number typed over: the row speaks of that one, or of neither. */
static void
test_renumbered (Ring         *r,
                 gconstpointer data)
{
  g_autoptr (Paper) paper = ring_send (r);
  g_autoptr (SuyuanDispatchReport) report = NULL;
  PaperSheet      *form = paper_sheet (paper, FORM);
  SuyuanUid        later = town_task (&r->town, "O1", "standardise", NULL);
  g_autofree char *code = fixture_dup_text (ring_fixture (r), SUYUAN_KIND_TASK, &later, "code");

  paper_put (form, 3, "Task number", code);
  paper_put (form, 3, "Difficulties", "新任务的困难");
  paper_put (form, 4, "Task number", "二号");
  paper_put (form, 4, "Difficulties", "征地");
  report = ring_take (r, paper, TRUE);
  ring_assert_verdicts (report, "4:!torn 5:!not_theirs");
  ring_assert_task (r, 0, "difficulty", NULL);
  ring_assert_task (r, 1, "difficulty", "征地");
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
  g_autoptr (Paper) paper = ring_send (r);
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
  report = ring_take (r, paper, FALSE);
  ring_assert_verdicts (report, "5:!twice 6:!added 7:!twice 0:missing");
  g_assert_cmpstr (((SuyuanDispatchVerdict *) report->verdicts->pdata[3])->task, ==, TASK_3);
  g_assert_cmpuint (report->set, ==, 0);
  ring_assert_task (r, 1, "difficulty", NULL);
}

/* The sending was taken back: its signature still says what was sent, but there is nothing to keep the file with. */
static void
test_taken_back (Ring         *r,
                 gconstpointer data)
{
  g_autoptr (Paper) paper = ring_send (r);
  g_autoptr (SuyuanDispatchReport) report = NULL;
  g_autoptr (SuyuanOutcome) undone = NULL;
  g_autoptr (GError) error = NULL;

  undone = suyuan_office_undo (ring_fixture (r)->office, NULL, &error);
  g_assert_no_error (error);
  paper_put (paper_sheet (paper, FORM), 3, "Difficulties", "征地");
  report = ring_take (r, paper, FALSE);
  ring_assert_verdicts (report, "0:not_kept");
  ring_assert_task (r, 0, "difficulty", "征地");
}

/* A column by another name is not read, and that is said, with the hidden sheet and without. */
static void
test_renamed_column (Ring         *r,
                     gconstpointer data)
{
  g_autoptr (Paper) paper = ring_send (r);
  g_autoptr (SuyuanDispatchReport) report = NULL, lost = NULL;
  PaperSheet *form = paper_sheet (paper, FORM);

  paper_put (form, 3, "Progress", "管沟已开挖");
  paper_put (form, 2, "Progress", "工作小结");
  paper_put (form, 2, "Pace", "我的记号");
  report = ring_take (r, paper, FALSE);
  ring_assert_verdicts (report, "0:no_column 0:no_column 0:!added_column");
  g_assert_cmpstr (((SuyuanDispatchVerdict *) report->verdicts->pdata[2])->column, ==, "工作小结");

  paper_remove_sheet (paper, "suyuan");
  lost = ring_take (r, paper, FALSE);
  ring_assert_verdicts (lost, "0:no_hidden_sheet 0:!added_column");
}

static void
test_merged (Ring         *r,
             gconstpointer data)
{
  g_autoptr (Paper) paper = NULL;
  g_autoptr (SuyuanDispatchReport) report = NULL;
  PaperSheet *form;

  ring_set (r, 2, "progress=30");
  paper = ring_send (r);
  form = paper_sheet (paper, FORM);
  paper_put (form, 3, "Progress", "同一工程，管网已接通");
  paper_put (form, 4, "Progress", "^");
  paper_put (form, 5, "Progress", "^");
  paper_put (form, 3, "Share done(%)", "60");
  paper_put (form, 4, "Share done(%)", "^");
  paper_put (form, 5, "Share done(%)", "^");
  report = ring_take (r, paper, TRUE);
  ring_assert_verdicts (report, "6:!merged");
  g_assert_cmpuint (report->set, ==, 4);
  for (guint i = 0; i < N_TASKS; i++)
    ring_assert_task (r, i, "progress_note", "同一工程，管网已接通");
  g_assert_cmpfloat (ring_share (r, 0), ==, 60);
  g_assert_cmpfloat (ring_share (r, 1), ==, 0);
  g_assert_cmpfloat (ring_share (r, 2), ==, 30);
}

static void
test_rearranged (Ring         *r,
                 gconstpointer data)
{
  g_autoptr (Paper) paper = ring_send (r);
  g_autoptr (SuyuanDispatchReport) report = NULL;
  PaperSheet *form = paper_sheet (paper, FORM), *copy = g_new0 (PaperSheet, 1);
  guint       mark = paper_column (form, "Mark of the row"), code = paper_column (form, "Task number");
  SuyuanUid   later = town_task (&r->town, "O1", "standardise", NULL);
  char      **typed;

  paper_put (form, 3, "Difficulties", "征地");
  copy->name = g_strdup ("Monthly round (2)");
  copy->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  for (guint i = 0; i < form->rows->len; i++)
    g_ptr_array_add (copy->rows, g_strdupv (form->rows->pdata[i]));
  g_ptr_array_add (paper->sheets, copy);
  typed = copy_row (form, 5);
  g_free (typed[mark]);
  typed[mark] = g_strdup ("");
  g_free (typed[code]);
  typed[code] = fixture_dup_text (ring_fixture (r), SUYUAN_KIND_TASK, &later, "code");
  paper_put (form, 2, "Pace", "（空）");
  paper_put (copy, 2, "Pace", "（空）");
  report = ring_take (r, paper, FALSE);
  ring_assert_verdicts (report, "0:no_column 7:!not_in_round");
  g_assert_cmpuint (report->rows, ==, 7);
  g_assert_cmpuint (report->set, ==, 1);
  ring_assert_task (r, 0, "difficulty", "征地");
}

#define ADD(name, func) g_test_add ("/work/dispatch-odd/" name, Ring, NULL, ring_set_up, func, ring_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("shuffled", test_shuffled);
  ADD ("cleared", test_cleared);
  ADD ("odd-cells", test_odd_cells);
  ADD ("shares", test_shares);
  ADD ("untouched", test_untouched);
  ADD ("torn", test_torn);
  ADD ("torn-and-lost", test_torn_and_lost);
  ADD ("renumbered", test_renumbered);
  ADD ("odd-rows", test_odd_rows);
  ADD ("taken-back", test_taken_back);
  ADD ("renamed-column", test_renamed_column);
  ADD ("merged", test_merged);
  ADD ("rearranged", test_rearranged);

  return g_test_run ();
}
