/* The account between two sections on paper: its numbers can be copied, what is missing is said, and nothing is left
 * behind where it cannot be written.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"

#include "suyuan-balance-sheet.h"

#include <glib/gstdio.h>

static SuyuanBalance *
make_balance (Fixture *f,
              gboolean with_flow)
{
  SuyuanBalanceTerms terms = { .parameter = "nh3n", .decay_per_day = { 0.05, 0.10, 0.15 }, .velocity_ms = 0.25 };
  const char        *flow = with_flow ? "flow_m3d=362880" : NULL;
  g_autoptr (GError) error = NULL;
  SuyuanUid      upper, lower;
  SuyuanBalance *balance;

  fixture_add (f, SUYUAN_KIND_REACH, "code=R1", "name=干流", "length_m=12000", NULL);
  upper = fixture_add (f, SUYUAN_KIND_SECTION, "code=U", "name=示例上断面", "reach=R1", "chainage_m=0", NULL);
  lower = fixture_add (f, SUYUAN_KIND_SECTION, "code=D", "name=示例下断面", "reach=R1", "chainage_m=12000", NULL);
  fixture_add (f, SUYUAN_KIND_OUTLET, "code=A", "name=示例甲口", "reach=R1", "chainage_m=3000", "volume_m3d=3000", "quick_nh3n=20", NULL);
  fixture_add (f, SUYUAN_KIND_SAMPLE, "section=U", "taken=2026-02-10 09:00", "nh3n=0.5", "flow_m3d=345600", NULL);
  fixture_add (f, SUYUAN_KIND_SAMPLE, "section=D", "taken=2026-02-10 09:00", "nh3n=0.75", flow, NULL);
  balance = suyuan_office_balance (f->office, &upper, &lower, &terms, &error);
  g_assert_no_error (error);
  return balance;
}

/* The text of the PDF. */
static char *
read_text (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = NULL;
  char *text = NULL;

  process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, "pdftotext", "-layout", path, "-", NULL);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

static void
test_sheet (Fixture      *f,
            gconstpointer data)
{
  gboolean         with_flow = GPOINTER_TO_INT (data);
  g_autofree char *path = g_build_filename (f->folder, "sheet.pdf", NULL);
  g_autoptr (SuyuanBalance) balance = make_balance (f, with_flow);
  g_autoptr (GPtrArray) faults = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  guint            n_pages = 0;

  g_assert_cmpint (balance->modelled, ==, with_flow);
  suyuan_balance_print (f->office, balance, path, &n_pages, &faults, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n_pages, ==, 1);
  g_assert_cmpuint (faults->len, ==, 0);
  text = read_text (path);
  g_assert_nonnull (strstr (text, "示例甲口"));
  g_assert_nonnull (strstr (text, "172.8"));
  g_assert_nonnull (strstr (text, "60.0"));
  g_assert_cmpint (strstr (text, "272.2") != NULL, ==, with_flow);
  g_assert_cmpint (strstr (text, "no flow") != NULL, ==, !with_flow);
}

static void
test_not_written (Fixture      *f,
                  gconstpointer data)
{
  g_autoptr (SuyuanBalance) balance = make_balance (f, TRUE);
  g_autofree char *path = g_build_filename (f->folder, "nowhere", "sheet.pdf", NULL);
  g_autoptr (GError) error = NULL;
  guint n_pages = 0;

  g_assert_false (suyuan_balance_print (f->office, balance, path, &n_pages, NULL, &error));
  g_assert_nonnull (error);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/balance-sheet/whole", Fixture, GINT_TO_POINTER (TRUE), fixture_set_up, test_sheet, fixture_tear_down);
  g_test_add ("/balance-sheet/without-a-flow", Fixture, GINT_TO_POINTER (FALSE), fixture_set_up, test_sheet, fixture_tear_down);
  fixture_test ("/balance-sheet/not-written", test_not_written);
  return g_test_run ();
}
