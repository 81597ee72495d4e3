/* What an import refuses, in a file of its own: what it says, where it may go, and that it comes in when it is mended.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "list.h"

#include <glib/gstdio.h>
#include <unistd.h>

/* What was refused goes home in a file of its own, and comes in when it is mended. */
static void
test_refused_rows (Fixture      *f,
                   gconstpointer data)
{
  g_autofree char *path = list_write (f, "list.csv", "编号,名称,排查时间,随记\nR1,甲,2026-01-05,\nR2,,2026-01-05,看不清\n,,,\nR3,丙,2026-13-05,\"a,b\"\n");
  g_autofree char *saved = g_build_filename (f->folder, "refused.csv", NULL), *text = NULL;
  g_autoptr (SuyuanImport) import = suyuan_import_new (f->office, path, SUYUAN_KIND_OUTLET);
  g_autoptr (SuyuanImportReport) report = NULL;
  g_autoptr (SuyuanImportReport) again = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (suyuan_import_open (import, &error));
  report = suyuan_import_run (import, FALSE, NULL, NULL, NULL, &error);
  g_assert_cmpuint (report->refused, ==, 3);
  g_assert_true (suyuan_import_save_refused (import, report, saved, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (saved, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "编号,名称,排查时间,随记,Why refused"));
  g_assert_nonnull (strstr (text, "R2,,2026-01-05,看不清,"));
  g_assert_nonnull (strstr (text, "\"a,b\""));
  g_assert_null (strstr (text, "R1"));

  again = list_run (f, saved, SUYUAN_KIND_OUTLET, "", TRUE);
  g_assert_cmpuint (again->rows, ==, 2);
  g_assert_cmpuint (again->refused, ==, 2);
}

/* A list is never written over the one it comes from, nor where nothing can be read again. */
static void
test_where_it_may_go (Fixture      *f,
                      gconstpointer data)
{
  static const char text[] = "code,name\nR1,\n";
  g_autofree char  *path = list_write (f, "list.csv", text), *kept = NULL;
  g_autofree char  *link = g_build_filename (f->folder, "link.csv", NULL), *folder = g_build_filename (f->folder, "folder.CSV", NULL);
  g_autofree char  *roundabout = g_build_filename (folder, "..", "list.csv", NULL), *map = g_build_filename (f->folder, "list.gpkg", NULL);
  g_autofree char  *inside = g_build_filename (path, "list.xlsx", NULL), *fine = g_build_filename (f->folder, "fine.XLSX", NULL);
  const char       *bad[] = { path, link, roundabout, folder, map, inside, "/no/such/refused.csv", f->folder };
  g_autoptr (SuyuanImport) import = suyuan_import_new (f->office, path, SUYUAN_KIND_OUTLET);
  g_autoptr (SuyuanImportReport) report = NULL;
  g_autoptr (GError) none = NULL;

  g_assert_cmpint (symlink (path, link), ==, 0);
  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  g_assert_true (suyuan_import_check_refused (import, fine, &none));
  g_assert_no_error (none);
  g_assert_true (suyuan_import_open (import, NULL));
  report = suyuan_import_run (import, TRUE, NULL, NULL, NULL, NULL);
  g_assert_cmpuint (report->refused, ==, 1);
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) before = NULL;
      g_autoptr (GError) after = NULL;

      g_assert_false (suyuan_import_check_refused (import, bad[i], &before));
      g_assert_error (before, SUYUAN_WORK_ERROR, SUYUAN_WORK_ERROR_INVALID);
      g_assert_nonnull (strstr (before->message, bad[i]));
      g_assert_false (suyuan_import_save_refused (import, report, bad[i], &after));
      g_assert_error (after, SUYUAN_WORK_ERROR, SUYUAN_WORK_ERROR_INVALID);
    }
  g_assert_true (g_file_get_contents (path, &kept, NULL, NULL));
  g_assert_cmpstr (kept, ==, text);
  g_assert_true (suyuan_import_save_refused (import, report, fine, &none));
  g_assert_no_error (none);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_test ("/work/import/refused-rows", test_refused_rows);
  fixture_test ("/work/import/where-refused-rows-may-go", test_where_it_may_go);
  return g_test_run ();
}
