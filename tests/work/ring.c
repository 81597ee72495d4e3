/* A monthly round of a small town: three tasks go out on a workbook and come back.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "ring.h"

#include <string.h>

Fixture *
ring_fixture (Ring *r)
{
  return &r->town.fixture;
}

void
ring_set_up (Ring         *r,
             gconstpointer data)
{
  town_set_up (&r->town, data);
  fixture_set (ring_fixture (r), SUYUAN_KIND_OUTLET, &r->town.outlet, "division=411381", NULL);
  for (guint i = 0; i < N_TASKS; i++)
    r->tasks[i] = town_task (&r->town, "O1", "standardise", NULL);
  fixture_set_day (ring_fixture (r), "2026-07-25");
  r->sent = g_build_filename (ring_fixture (r)->folder, "sent.xlsx", NULL);
  r->back = g_build_filename (ring_fixture (r)->folder, "back.xlsx", NULL);
}

void
ring_tear_down (Ring         *r,
                gconstpointer data)
{
  g_free (r->sent);
  g_free (r->back);
  town_tear_down (&r->town, data);
}

void
ring_send_to (Ring       *r,
              const char *month,
              const char *path)
{
  SuyuanRoundTerms terms = { .month = month };
  g_autoptr (GPtrArray) books = g_ptr_array_new_with_free_func ((GDestroyNotify) suyuan_dispatch_book_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanOutcome) outcome = suyuan_office_dispatch_out (ring_fixture (r)->office, &terms, path, books, &error);

  g_assert_no_error (error);
  g_assert_nonnull (outcome->batch);
  g_assert_cmpuint (books->len, ==, 1);
}

Paper *
ring_send (Ring *r)
{
  ring_send_to (r, "2026-07", r->sent);
  return paper_read (r->sent);
}

SuyuanDispatchReport *
ring_take_files (Ring              *r,
                 const char *const *files,
                 gboolean           dry_run,
                 gboolean           theirs)
{
  const SuyuanDispatchTaking taking = { .dry_run = dry_run, .theirs = theirs };
  g_autoptr (GError) error = NULL;
  SuyuanDispatchReport *report = suyuan_office_dispatch_in (ring_fixture (r)->office, files, &taking, &error);

  g_assert_no_error (error);
  return report;
}

SuyuanDispatchReport *
ring_take (Ring    *r,
           Paper   *paper,
           gboolean theirs)
{
  paper_write (paper, r->back);
  return ring_take_files (r, (const char *const[]){ r->back, NULL }, FALSE, theirs);
}

/* "line:code" of each, in order. */
void
ring_assert_verdicts (SuyuanDispatchReport *report,
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

void
ring_assert_task (Ring       *r,
                  guint       task,
                  const char *key,
                  const char *expected)
{
  assert_text (ring_fixture (r), SUYUAN_KIND_TASK, &r->tasks[task], key, expected);
}

double
ring_share (Ring *r,
            guint task)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanRecord) record = suyuan_office_get (ring_fixture (r)->office, SUYUAN_KIND_TASK, &r->tasks[task], &error);

  g_assert_no_error (error);
  return suyuan_record_get_real (record, "progress");
}

void
ring_set (Ring       *r,
          guint       task,
          const char *assignment)
{
  fixture_set (ring_fixture (r), SUYUAN_KIND_TASK, &r->tasks[task], assignment, NULL);
}
