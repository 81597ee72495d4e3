/* A list of a few lines on its way into the office of a test.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "list.h"

char *
list_write (Fixture    *f,
            const char *name,
            const char *text)
{
  g_autoptr (GError) error = NULL;
  char *path = g_build_filename (f->folder, name, NULL);

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
  return path;
}

SuyuanImportReport *
list_run (Fixture    *f,
          const char *path,
          SuyuanKind  kind,
          const char *options,
          gboolean    dry_run)
{
  g_autoptr (SuyuanImport) import = suyuan_import_new (f->office, path, kind);
  g_auto (GStrv) words = g_strsplit (options, " ", -1);
  g_autoptr (GError) error = NULL;
  SuyuanImportReport *report;

  for (guint i = 0; words[i] != NULL && words[i + 1] != NULL; i += 2)
    suyuan_import_set_option (import, words[i], words[i + 1]);
  suyuan_import_open (import, &error);
  g_assert_no_error (error);
  report = suyuan_import_run (import, dry_run, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report->rows, ==, report->imported + report->updated + report->unchanged + report->refused);
  g_assert_cmpuint (report->warned, <=, report->imported + report->updated);
  return report;
}

SuyuanImportReport *
list_run_text (Fixture    *f,
               const char *text,
               SuyuanKind  kind,
               const char *options)
{
  g_autofree char *path = list_write (f, "list.csv", text);

  return list_run (f, path, kind, options, FALSE);
}

/* In order, as "row:level:code". */
static char *
codes_of (SuyuanImportReport *report)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < report->verdicts->len; i++)
    {
      SuyuanImportVerdict *verdict = report->verdicts->pdata[i];

      g_assert_cmpstr (verdict->message, !=, NULL);
      g_string_append_printf (text, "%s%u:%s:%s", i > 0 ? " " : "", verdict->row, verdict->level, verdict->code);
    }

  return g_string_free (text, FALSE);
}

void
list_assert_codes (SuyuanImportReport *report,
                   const char         *expected)
{
  g_autofree char *codes = codes_of (report);

  g_assert_cmpstr (codes, ==, expected);
}

gint64
list_count (Fixture   *f,
            SuyuanKind kind)
{
  SuyuanQuery query = { .kind = kind };
  g_autoptr (GError) error = NULL;
  gint64 n = suyuan_office_count (f->office, &query, &error);

  g_assert_no_error (error);
  return n;
}

SuyuanUid
list_find (Fixture    *f,
           SuyuanKind  kind,
           const char *code)
{
  g_autoptr (GError) error = NULL;
  SuyuanUid uid;

  suyuan_office_find (f->office, kind, code, &uid, &error);
  g_assert_no_error (error);
  return uid;
}
