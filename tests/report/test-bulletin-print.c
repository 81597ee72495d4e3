/* The quarterly notice on paper: all it says can be copied, heads stand again on each page, nothing runs over an edge.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "list.h"

#include "suyuan-bulletin-print.h"
#include "suyuan-diary.h"

#include <glib/gstdio.h>

#define MARGIN 42.0
#define WIDTH 595.28
#define N_TASKS 90

static void
fill (Fixture *f)
{
  static const char *const divisions[] = { "411302", "411303", "411381" };
  g_autoptr (GString) outlets = g_string_new ("code,name,division,stage,investigated_on,rectify\n");
  g_autoptr (GString) tasks = g_string_new ("code,name,category,outlet,deadline,responsible_unit,sponsor\n");
  g_autoptr (SuyuanImportReport) first = NULL;
  g_autoptr (SuyuanImportReport) second = NULL;

  fixture_add (f, SUYUAN_KIND_UNIT, "code=U1", "name=示例宛城区城市管理和综合执法局", NULL);
  for (guint i = 0; i < N_TASKS; i++)
    {
      g_string_append_printf (outlets, "P%03u,示例镇东北%u米农村生活污水散排口,%s,confirmed,2026-01-10,yes\n", i, i * 10, divisions[i % 3]);
      g_string_append_printf (tasks, "ZG-2026-%04u,示例镇东北%u米农村生活污水散排口：旱天有水，疑似雨污混接,standardise,P%03u,2026-%02u-20,U1,欧阳副县长\n", i, i * 10, i, i % 2 ? 5 : 8);
    }
  first = list_run_text (f, outlets->str, SUYUAN_KIND_OUTLET, "");
  second = list_run_text (f, tasks->str, SUYUAN_KIND_TASK, "");
  g_assert_cmpuint (first->imported + second->imported, ==, 2 * N_TASKS);
  fixture_add (f, SUYUAN_KIND_SECTION, "code=S2", "name=示例未达标断面", "division=411381", "target=III", NULL);
  fixture_set_day (f, "2026-07-02");
  fixture_add (f, SUYUAN_KIND_SAMPLE, "section=S2", "taken=2026-05-05 09:00", "nh3n=2.3", "tp=0.32", NULL);
}

static char *
read_text (const char *path,
           const char *how)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, "pdftotext", how, path, "-", NULL);
  char *text = NULL;

  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

static guint
count_words (const char *text,
             const char *words)
{
  guint n = 0;

  for (const char *at = strstr (text, words); at != NULL; at = strstr (at + 1, words))
    n++;
  return n;
}

static void
assert_within_margins (const char *boxes)
{
  guint n = 0;

  for (const char *at = strstr (boxes, "xMin=\""); at != NULL; at = strstr (at + 1, "xMin=\""), n++)
    {
      const char *end = strstr (at, "xMax=\"");

      g_assert_cmpfloat (g_ascii_strtod (at + strlen ("xMin=\""), NULL), >=, MARGIN - 1);
      g_assert_cmpfloat (g_ascii_strtod (end + strlen ("xMax=\""), NULL), <=, WIDTH - MARGIN + 1);
    }
  g_assert_cmpuint (n, >, N_TASKS);
}

/* A rule stands on the page its heading and its table begin on. */
static void
assert_together (const char *text,
                 const char *heading,
                 const char *rule,
                 const char *column)
{
  g_auto (GStrv) pages = g_strsplit (text, "\f", -1);
  guint n = 0;

  for (guint i = 0; pages[i] != NULL; i++)
    {
      const char *at = strstr (pages[i], heading);

      if (at == NULL)
        continue;
      at = strstr (at, rule);
      g_assert_nonnull (at);
      g_assert_nonnull (strstr (at, column));
      n++;
    }
  g_assert_cmpuint (n, ==, 1);
}

static void
test_pages (Fixture      *f,
            gconstpointer data)
{
  g_autofree char *path = g_build_filename (f->folder, "notice.pdf", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanBulletin) bulletin = NULL;
  g_autoptr (SuyuanJournalInfo) journal = NULL;
  g_autoptr (GPtrArray) faults = NULL;
  g_autofree char *text = NULL;
  g_autofree char *boxes = NULL;
  guint            n_pages = 0;

  fill (f);
  bulletin = suyuan_office_bulletin (f->office, "2026Q2", NULL, NULL, &error);
  g_assert_no_error (error);
  journal = suyuan_office_journal_info (f->office, &error);
  g_assert_true (suyuan_bulletin_print (f->office, bulletin, path, &n_pages, &faults, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (faults->len, ==, 0);
  g_assert_cmpuint (n_pages, >, 5);

  text = read_text (path, "-layout");
  g_assert_cmpuint (count_words (text, "ZG-2026-"), ==, N_TASKS); /* half of them late, half due next */
  g_assert_cmpuint (count_words (text, "DEMONSTRATION DATA"), ==, n_pages);
  g_assert_cmpuint (count_words (text, "First due"), >=, 3); /* the list runs over pages */
  for (const char *const *words = (const char *const[]){ "Notice on the rectification of outlets, second quarter of 2026", "示例未达标断面", "Ammonia nitrogen", "ZG-2026-0089", "邓州市", "Whole", "How it is counted", "None in this quarter.", "rehearsal", NULL }; *words != NULL; words++)
    g_assert_nonnull (strstr (text, *words));
  g_assert_nonnull (strstr (text, journal->head));
  assert_together (text, "Completion of rectification, with ranks", "Completion = closed", "Rank");
  assert_together (text, "Named: overdue tasks", "Deadline in force passed", "First due");
  boxes = read_text (path, "-bbox");
  assert_within_margins (boxes);
}

static void
test_empty (Fixture      *f,
            gconstpointer data)
{
  g_autofree char *path = g_build_filename (f->folder, "notice.pdf", NULL);
  g_autofree char *nowhere = g_build_filename (f->folder, "none", "notice.pdf", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanBulletin) bulletin = suyuan_office_bulletin (f->office, "2026Q1", NULL, NULL, &error);
  g_autofree char *text = NULL;
  guint            n_pages = 0;

  g_assert_no_error (error);
  g_assert_true (suyuan_bulletin_print (f->office, bulletin, path, &n_pages, NULL, &error));
  text = read_text (path, "-layout");
  g_assert_nonnull (strstr (text, "No area has outlets, tasks or sections."));
  g_assert_nonnull (strstr (text, "The quarter is not over"));
  g_assert_false (suyuan_bulletin_print (f->office, bulletin, nowhere, &n_pages, NULL, &error));
  g_assert_nonnull (error);
  g_assert_false (g_file_test (nowhere, G_FILE_TEST_EXISTS));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_test ("/bulletin-print/pages", test_pages);
  fixture_test ("/bulletin-print/empty", test_empty);
  return g_test_run ();
}
