/* A fresh office for one test, with a clock the test sets.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"

#include "suyuan-field-text.h"
#include "tree.h"

#include <glib/gstdio.h>

void
fixture_set_day (Fixture    *self,
                 const char *day)
{
  g_autofree char *text = g_strdup_printf ("%s 09:00", day);
  gint64           ms;

  g_assert_true (suyuan_instant_parse (text, &ms));
  suyuan_workspace_get_clock (suyuan_office_get_workspace (self->office))->fixed_ms = ms;
}

#define MEMORY "/dev/shm"
#define ENOUGH (256 * 1024 * 1024) /* bytes free: a workspace of a test has few of them */

/* In memory where there is room: what these tests ask is not whether a disk is quick. */
static char *
make_folder (void)
{
  g_autoptr (GFile) memory = g_file_new_for_path (MEMORY);
  g_autoptr (GFileInfo) info = g_file_query_filesystem_info (memory, G_FILE_ATTRIBUTE_FILESYSTEM_FREE, NULL, NULL);
  g_autofree char *pattern = g_build_filename (MEMORY, "suyuan-work-XXXXXX", NULL);
  g_autoptr (GError) error = NULL;
  char *folder = NULL;

  if (info && g_file_info_get_attribute_uint64 (info, G_FILE_ATTRIBUTE_FILESYSTEM_FREE) > ENOUGH && g_mkdtemp (pattern))
    return g_steal_pointer (&pattern);
  folder = g_dir_make_tmp ("suyuan-work-XXXXXX", &error);
  g_assert_no_error (error);
  return folder;
}

void
fixture_set_up (Fixture      *self,
                gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  self->folder = make_folder ();
  self->path = g_build_filename (self->folder, "city.suyuan", NULL);
  self->office = suyuan_office_create (self->path, TRUE, &error);
  g_assert_no_error (error);
  fixture_set_day (self, "2026-03-02");
}

void
fixture_tear_down (Fixture      *self,
                   gconstpointer data)
{
  if (self->office)
    g_assert_finalize_object (self->office);
  tree_remove (self->folder);
  g_free (self->folder);
  g_free (self->path);
}

static GStrv
collect (va_list args)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  const char *text;

  while ((text = va_arg (args, const char *)))
    g_strv_builder_add (builder, text);
  return g_strv_builder_end (builder);
}

SuyuanUid
fixture_add (Fixture   *self,
             SuyuanKind kind,
             ...)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanOutcome) outcome = NULL;
  g_auto (GStrv) assignments = NULL;
  va_list args;

  va_start (args, kind);
  assignments = collect (args);
  va_end (args);
  outcome = suyuan_office_add (self->office, kind, (const char *const *) assignments, &error);
  g_assert_no_error (error);
  g_assert_nonnull (outcome->batch);
  return outcome->uid;
}

void
fixture_set (Fixture         *self,
             SuyuanKind       kind,
             const SuyuanUid *uid,
             ...)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanOutcome) outcome = NULL;
  g_auto (GStrv) assignments = NULL;
  va_list args;

  va_start (args, uid);
  assignments = collect (args);
  va_end (args);
  outcome = suyuan_office_set (self->office, kind, uid, (const char *const *) assignments, &error);
  g_assert_no_error (error);
}

char *
fixture_dup_text (Fixture         *self,
                  SuyuanKind       kind,
                  const SuyuanUid *uid,
                  const char      *key)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanRecord) record = suyuan_office_get (self->office, kind, uid, &error);

  g_assert_no_error (error);
  return g_strdup (suyuan_record_get_text (record, key));
}

void
fixture_sit_down (Fixture    *self,
                  const char *person)
{
  g_autoptr (GError) error = NULL;

  suyuan_office_set_operator (self->office, person, FALSE, &error);
  g_assert_no_error (error);
}
