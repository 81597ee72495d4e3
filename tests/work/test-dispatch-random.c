/* Whatever is changed on both sides of a monthly round, what stands in the end is what the plain three-way rule says.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "paper.h"
#include "town.h"

#include "suyuan-dispatch.h"

#define N_TASKS 4
#define N_FIELDS 5
#define N_ROUNDS 3
#define N_VALUES 4

/* The values of each field as they are typed here, shown in the workbook, and typed there; the first is blank. */
static const struct
{
  const char *key, *title;
  gboolean    fresh;
  const char *here[N_VALUES], *there[N_VALUES];
} fields[N_FIELDS] = {
  { "progress_note", "Progress", TRUE, { "", "方案已报", "已开工", "管网接通" }, { "", "方案已报", "已开工", "管网接通" } },
  { "pace", "Pace", FALSE, { "", "not_started", "behind", "works_done" }, { "", "未启动", "滞后", "Works done" } },
  { "progress", "Share done(%)", FALSE, { "", "10", "62.5", "100" }, { "", "#10", "62.5", "１００" } },
  { "expected_on", "Expected completion", FALSE, { "", "2026-08-31", "2026-09-30", "2026-12-31" }, { "", "@46265", "2026年9月30日", "2026.12.31" } },
  { "difficulty", "Difficulties", FALSE, { "", "征地", "2026-08-31", "资金\n未到位" }, { "", "征地", "2026/08/31", "资金\n未到位" } },
};

typedef guint State[N_TASKS][N_FIELDS]; /* which value */

static void
put_here (Town            *t,
          const SuyuanUid *task,
          guint            field,
          guint            value)
{
  g_autofree char *assignment = g_strdup_printf ("%s=%s", fields[field].key, fields[field].here[value]);

  fixture_set (&t->fixture, SUYUAN_KIND_TASK, task, assignment, NULL);
}

static guint
read_here (Town            *t,
           const SuyuanUid *task,
           guint            field)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanRecord) record = suyuan_office_get (t->fixture.office, SUYUAN_KIND_TASK, task, &error);
  const char *text;

  g_assert_no_error (error);
  if (!suyuan_record_has (record, fields[field].key))
    return 0;
  for (guint i = 1; i < N_VALUES; i++)
    if (g_str_equal (fields[field].key, "progress"))
      {
        if (suyuan_record_get_real (record, "progress") == g_ascii_strtod (fields[field].here[i], NULL))
          return i;
      }
    else if ((text = suyuan_record_get_text (record, fields[field].key)) && g_str_equal (text, fields[field].here[i]))
      return i;
  g_assert_not_reached ();
}

/* Most cells are left alone on either side. */
static guint
change (guint value)
{
  return g_test_rand_int_range (0, 3) == 0 ? (guint) g_test_rand_int_range (0, N_VALUES) : value;
}

static void
shuffle (PaperSheet *form)
{
  for (guint i = form->rows->len - 1; i > 3; i--)
    {
      guint    k = g_test_rand_int_range (3, i + 1);
      gpointer row = form->rows->pdata[i];

      form->rows->pdata[i] = form->rows->pdata[k];
      form->rows->pdata[k] = row;
    }
}

/* The rule, in plain words: who did not change gives way; where both changed, what stands here stays. */
static guint
merge (guint    sent,
       guint    came,
       guint    here,
       guint   *n_collisions,
       gboolean fresh)
{
  if ((fresh && came == 0) || came == sent)
    return here;
  if (here == sent)
    return came;
  *n_collisions += came != here;
  return here;
}

static Paper *
send (Town       *t,
      guint       round,
      const char *path)
{
  g_autofree char *month = g_strdup_printf ("2026-%02u", 4 + round);
  SuyuanRoundTerms terms = { .month = month };
  g_autoptr (GPtrArray) books = g_ptr_array_new_with_free_func ((GDestroyNotify) suyuan_dispatch_book_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanOutcome) outcome = suyuan_office_dispatch_out (t->fixture.office, &terms, path, books, &error);

  g_assert_no_error (error);
  return paper_read (path);
}

static void
run_round (Town            *t,
           const SuyuanUid *tasks,
           guint            round)
{
  g_autofree char           *path = g_strdup_printf ("%s/%u.xlsx", t->fixture.folder, round), *back = g_strdup_printf ("%s/%u-back.xlsx", t->fixture.folder, round);
  const SuyuanDispatchTaking taking = { 0 };
  g_autoptr (Paper) paper = send (t, round, path);
  g_autoptr (SuyuanDispatchReport) report = NULL, again = NULL;
  g_autoptr (GError) error = NULL;
  PaperSheet *form = paper_sheet (paper, "Monthly round");
  State       expected;
  guint       n_collisions = 0;

  shuffle (form);
  for (guint i = 0; i < N_TASKS; i++)
    for (guint k = 0; k < N_FIELDS; k++)
      {
        g_autofree char *code = g_strdup_printf ("ZG-2026-%04u", i + 1);
        guint            sent = read_here (t, &tasks[i], k), came = change (fields[k].fresh ? 0 : sent), here = change (sent);

        if (came != (fields[k].fresh ? 0 : sent))
          paper_put (form, paper_row (form, code), fields[k].title, fields[k].there[came]);
        if (here != sent)
          put_here (t, &tasks[i], k, here);
        expected[i][k] = merge (sent, came, here, &n_collisions, fields[k].fresh);
      }
  paper_write (paper, back);
  report = suyuan_office_dispatch_in (t->fixture.office, (const char *const[]){ back, NULL }, &taking, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report->collisions, ==, n_collisions);
  g_assert_cmpuint (report->left, ==, n_collisions);
  g_assert_cmpuint (report->set + report->unchanged + report->collisions, ==, N_TASKS * (N_FIELDS + 1));
  for (guint i = 0; i < N_TASKS; i++)
    for (guint k = 0; k < N_FIELDS; k++)
      g_assert_cmpuint (read_here (t, &tasks[i], k), ==, expected[i][k]);
  again = suyuan_office_dispatch_in (t->fixture.office, (const char *const[]){ back, NULL }, &taking, &error);
  g_assert_no_error (error);
  g_assert_null (again->batch);
}

static void
test_three_sides (Town         *t,
                  gconstpointer data)
{
  SuyuanUid tasks[N_TASKS];

  for (guint i = 0; i < N_TASKS; i++)
    tasks[i] = town_task (t, "O1", "standardise", NULL);
  for (guint i = 0; i < N_TASKS; i++)
    for (guint k = 0; k < N_FIELDS; k++)
      {
        guint value = change (0);

        if (value > 0)
          put_here (t, &tasks[i], k, value);
      }
  for (guint round = 0; round < N_ROUNDS; round++)
    run_round (t, tasks, round);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  town_test ("/work/dispatch-random/three-sides", test_three_sides);

  return g_test_run ();
}
