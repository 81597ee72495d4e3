/* test-drafts.c: what was typed outlives the program, and a broken file of it stops nobody
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tile-files.h"

#include "store-fixture.h"
#include "suyuan-drafts.h"
#include "suyuan-workspace.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

static SuyuanDrafts *
open_drafts (TileFiles *self)
{
  g_autofree char *aside = NULL;
  g_autoptr (GError) error = NULL;
  SuyuanDrafts *drafts = suyuan_drafts_open (self->path, &aside, &error);

  g_assert_no_error (error);
  g_assert_null (aside);
  return drafts;
}

static SuyuanDraft *
draft_of (guint8      number,
          const char *form,
          gint64      at_ms)
{
  SuyuanUid uid = { { number, 7 } };

  return suyuan_draft_new (&uid, form, at_ms);
}

static void
keep (SuyuanDrafts *drafts,
      guint8        number,
      const char   *form,
      gint64        at_ms,
      const char   *text)
{
  g_autoptr (SuyuanDraft) draft = draft_of (number, form, at_ms);
  g_autoptr (GError) error = NULL;

  suyuan_draft_put (draft, "problem", text);
  suyuan_draft_put (draft, "deadline", "");
  g_assert_true (suyuan_drafts_keep (drafts, draft, &error));
  g_assert_no_error (error);
}

static GPtrArray *
list (SuyuanDrafts *drafts,
      const char   *form)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *found = suyuan_drafts_list (drafts, form, &error);

  g_assert_no_error (error);
  return found;
}

static void
assert_texts (SuyuanDrafts *drafts,
              const char   *form,
              const char   *texts)
{
  g_autoptr (GPtrArray) found = list (drafts, form);
  g_autoptr (GString) said = g_string_new (NULL);

  for (guint i = 0; i < found->len; i++)
    g_string_append_printf (said, "%s%s", i > 0 ? "|" : "", suyuan_draft_get (found->pdata[i], "problem"));
  g_assert_cmpstr (said->str, ==, texts);
}

static void
test_kept_and_found (TileFiles    *self,
                     gconstpointer data)
{
  g_autoptr (SuyuanDraft) draft = draft_of (1, "task:甲", 1700000000123);
  g_autoptr (GPtrArray) found = NULL;
  SuyuanDrafts *drafts = open_drafts (self);

  suyuan_draft_put (draft, "problem", "污水\n直排'; DROP TABLE draft; --");
  suyuan_draft_put (draft, "deadline", "");
  g_assert_true (suyuan_drafts_keep (drafts, draft, NULL));
  keep (drafts, 2, "task:乙", 5, "other");
  suyuan_drafts_close (drafts);

  drafts = open_drafts (self);
  found = list (drafts, "task:甲");
  g_assert_cmpuint (found->len, ==, 1);
  g_assert_true (suyuan_draft_says_the_same (found->pdata[0], draft));
  g_assert_true (suyuan_uid_equal (suyuan_draft_get_uid (found->pdata[0]), suyuan_draft_get_uid (draft)));
  g_assert_cmpstr (suyuan_draft_get_form (found->pdata[0]), ==, "task:甲");
  g_assert_cmpint (suyuan_draft_get_at_ms (found->pdata[0]), ==, 1700000000123);
  assert_texts (drafts, "task:乙", "other");
  assert_texts (drafts, "task:丙", "");
  suyuan_drafts_close (drafts);
}

/* A later text of the same opening takes the place of the earlier, fields that are gone too; another opening stands
 * beside it, newest first. */
static void
test_kept_again (TileFiles    *self,
                 gconstpointer data)
{
  g_autoptr (SuyuanDrafts) drafts = open_drafts (self);
  g_autoptr (SuyuanDraft) bare = draft_of (1, "task", 40);
  g_autoptr (GPtrArray) found = NULL;

  keep (drafts, 1, "task", 10, "a");
  keep (drafts, 2, "task", 20, "b");
  assert_texts (drafts, "task", "b|a");
  keep (drafts, 1, "task", 30, "c");
  assert_texts (drafts, "task", "c|b");
  suyuan_draft_put (bare, "measure", "m");
  g_assert_true (suyuan_drafts_keep (drafts, bare, NULL));
  found = list (drafts, "task");
  g_assert_null (suyuan_draft_get (found->pdata[0], "problem"));
  g_assert_cmpstr (suyuan_draft_get (found->pdata[0], "measure"), ==, "m");
}

/* What is thrown away is not even left in the bytes of the file. */
static void
test_dropped (TileFiles    *self,
              gconstpointer data)
{
  SuyuanDrafts    *drafts = open_drafts (self);
  SuyuanUid        first = { { 1, 7 } }, nobody = { { 9, 9 } };
  g_autofree char *bytes = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  gsize length;

  keep (drafts, 1, "task", 10, "Zhang San said it");
  keep (drafts, 2, "task", 20, "stays");
  g_assert_true (suyuan_drafts_drop (drafts, &first, NULL));
  g_assert_true (suyuan_drafts_drop (drafts, &first, NULL));
  g_assert_true (suyuan_drafts_drop (drafts, &nobody, NULL));
  assert_texts (drafts, "task", "stays");
  suyuan_drafts_close (drafts);

  g_assert_true (g_file_get_contents (self->path, &bytes, &length, NULL));
  for (gsize i = 0; i < length; i++)
    g_string_append_c (text, bytes[i] != '\0' ? bytes[i] : ' ');
  g_assert_nonnull (g_strstr_len (text->str, -1, "stays"));
  g_assert_null (g_strstr_len (text->str, -1, "Zhang San"));
}

/* The program is killed right after it kept something. */
static void
test_outlives_the_program (TileFiles    *self,
                           gconstpointer data)
{
  int   status;
  pid_t child = fork ();

  if (child == 0)
    {
      keep (open_drafts (self), 1, "task", 10, "typed");
      kill (getpid (), SIGKILL);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFSIGNALED (status));
  g_assert_cmpint (WTERMSIG (status), ==, SIGKILL);
  {
    g_autoptr (SuyuanDrafts) drafts = open_drafts (self);

    assert_texts (drafts, "task", "typed");
  }
}

/* Put aside with all its bytes, said where, and begun anew. */
static void
assert_put_aside (TileFiles  *self,
                  const char *bytes,
                  gsize       length,
                  const char *name)
{
  g_autofree char *aside = NULL, *expected = g_strconcat (self->path, name, NULL), *found = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanDrafts) drafts = NULL;
  gsize found_length;

  g_assert_true (g_file_set_contents (self->path, bytes, (gssize) length, NULL));
  drafts = suyuan_drafts_open (self->path, &aside, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (aside, ==, expected);
  g_assert_true (g_file_get_contents (aside, &found, &found_length, NULL));
  g_assert_cmpmem (found, found_length, bytes, length);
  assert_texts (drafts, "task", "");
  keep (drafts, 1, "task", 10, "anew");
  assert_texts (drafts, "task", "anew");
}

/* A few pages of drafts, as bytes; the file is still there. */
static char *
dup_file (TileFiles *self,
          gsize     *length)
{
  g_autofree char *text = g_strnfill (600, 't');
  SuyuanDrafts    *drafts = open_drafts (self);
  char            *bytes;

  for (guint8 i = 0; i < 20; i++)
    keep (drafts, i, "task", i, text);
  suyuan_drafts_close (drafts);
  g_assert_true (g_file_get_contents (self->path, &bytes, length, NULL));
  g_assert_cmpuint (*length, >, 3 * 4096);
  return bytes;
}

static void
test_damaged (TileFiles    *self,
              gconstpointer data)
{
  static const char text[] = "not a database at all, but a text of some length, longer than the head of one is: a hundred bytes";
  gsize             length;
  g_autofree char  *whole = dup_file (self, &length), *bytes = g_memdup2 (whole, length);

  memset (bytes + 4096, 0xa5, 4096);
  assert_put_aside (self, bytes, length, ".damaged");
  assert_put_aside (self, text, strlen (text), ".damaged-2");
  memcpy (bytes, whole, length);
  bytes[47] = 9; /* a format of the schema that there is not yet */
  assert_put_aside (self, bytes, length, ".damaged-3");
}

/* A journal goes with the file it belongs to: neither says anything without the other. */
static void
test_damaged_with_a_journal (TileFiles    *self,
                             gconstpointer data)
{
  static const char text[] = "not a database at all, but a text of some length, longer than the head of one is: a hundred bytes";
  static const char journal[600] = "\0what a program left that ended while it wrote";
  g_autofree char  *path = g_strconcat (self->path, "-journal", NULL), *beside = g_strconcat (self->path, ".damaged-journal", NULL), *found = NULL;
  gsize             length;

  g_assert_true (g_file_set_contents (path, journal, sizeof journal, NULL));
  assert_put_aside (self, text, strlen (text), ".damaged");
  g_assert_true (g_file_get_contents (beside, &found, &length, NULL));
  g_assert_cmpmem (found, length, journal, sizeof journal);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

/* Where nothing can be written, as on a disk that fails. */
static SuyuanDrafts *
open_on_a_failing_disk (TileFiles *self,
                        char     **aside,
                        GError   **error)
{
  struct rlimit was, none;
  SuyuanDrafts *drafts;

  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &was), ==, 0);
  none = (struct rlimit){ 0, was.rlim_max };
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &none), ==, 0);
  drafts = suyuan_drafts_open (self->path, aside, error);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &was), ==, 0);
  return drafts;
}

/* A whole file is not put aside because the disk fails. */
static void
test_a_failing_disk (TileFiles    *self,
                     gconstpointer data)
{
  SuyuanDrafts    *drafts = open_drafts (self);
  g_autofree char *aside = NULL, *beside = g_strconcat (self->path, ".damaged", NULL);
  g_autoptr (GError) error = NULL;

  keep (drafts, 1, "task", 10, "typed");
  suyuan_drafts_close (drafts);
  g_assert_null (open_on_a_failing_disk (self, &aside, &error));
  g_assert_error (error, SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_FAILED);
  g_assert_nonnull (strstr (error->message, self->path));
  g_assert_null (aside);
  g_assert_false (g_file_test (beside, G_FILE_TEST_EXISTS));
  drafts = open_drafts (self);
  assert_texts (drafts, "task", "typed");
  suyuan_drafts_close (drafts);
}

/* Both are said: where the damaged one is, and why there is no new one. */
static void
test_damaged_on_a_failing_disk (TileFiles    *self,
                                gconstpointer data)
{
  static const char text[] = "not a database at all, but a text of some length, longer than the head of one is: a hundred bytes";
  g_autofree char  *aside = NULL, *expected = g_strconcat (self->path, ".damaged", NULL), *found = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (self->path, text, -1, NULL));
  g_assert_null (open_on_a_failing_disk (self, &aside, &error));
  g_assert_error (error, SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_FAILED);
  g_assert_cmpstr (aside, ==, expected);
  g_assert_true (g_file_get_contents (aside, &found, NULL, NULL));
  g_assert_cmpstr (found, ==, text);
}

/* At no place in the file may a damage end in a crash, or keep anybody from going on; one at its head is surely seen. */
static void
test_damaged_anywhere (TileFiles    *self,
                       gconstpointer data)
{
  gsize            length;
  g_autofree char *whole = dup_file (self, &length);

  for (guint i = 0; i < 30; i++)
    {
      g_autofree char *damaged = g_memdup2 (whole, length), *aside = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (SuyuanDrafts) drafts = NULL;
      gsize at = i == 0 ? 0 : (gsize) g_test_rand_int_range (0, (gint32) length - 64);

      memset (damaged + at, g_test_rand_int_range (0, 256), 64);
      g_assert_true (g_file_set_contents (self->path, damaged, (gssize) length, NULL));
      drafts = suyuan_drafts_open (self->path, &aside, &error);
      g_assert_true (drafts != NULL || g_error_matches (error, SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_TOO_NEW));
      g_assert_true (i > 0 || aside != NULL);
    }
}

/* A database of something else, with a table of the same name. */
static void
test_of_something_else (TileFiles    *self,
                        gconstpointer data)
{
  g_autofree char *aside = NULL;
  g_autoptr (GError) error = NULL;
  SuyuanDrafts *drafts;

  suyuan_db_close (tile_files_create (self, "CREATE TABLE draft (a, b); INSERT INTO draft VALUES (1, 2)"));
  drafts = suyuan_drafts_open (self->path, &aside, &error);
  g_assert_no_error (error);
  g_assert_nonnull (aside);
  g_assert_true (g_file_test (aside, G_FILE_TEST_EXISTS));
  keep (drafts, 1, "task", 10, "anew");
  suyuan_drafts_close (drafts);
}

/* What a newer program kept stays as it is. */
static void
test_of_a_newer_program (TileFiles    *self,
                         gconstpointer data)
{
  g_autofree char *aside = NULL, *before = NULL, *after = NULL;
  g_autoptr (GError) error = NULL;
  gsize length, after_length;

  suyuan_db_close (tile_files_create (self, "PRAGMA user_version = 2; CREATE TABLE draft (uid, form, at_ms, more)"));
  g_assert_true (g_file_get_contents (self->path, &before, &length, NULL));
  g_assert_null (suyuan_drafts_open (self->path, &aside, &error));
  g_assert_error (error, SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_TOO_NEW);
  g_assert_nonnull (strstr (error->message, self->path));
  g_assert_null (aside);
  g_assert_true (g_file_get_contents (self->path, &after, &after_length, NULL));
  g_assert_cmpmem (before, length, after, after_length);
}

static void
test_nowhere (TileFiles    *self,
              gconstpointer data)
{
  g_autofree char *nowhere = g_build_filename (self->folder, "none", "drafts.sqlite", NULL), *aside = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (suyuan_drafts_open (nowhere, &aside, &error));
  g_assert_nonnull (strstr (error->message, nowhere));
  g_assert_null (aside);
}

/* Somebody else writes into it for longer than one waits. */
static void
test_busy (TileFiles    *self,
           gconstpointer data)
{
  g_autoptr (SuyuanDrafts) drafts = open_drafts (self);
  g_autoptr (SuyuanDb) other = suyuan_db_open (self->path, SUYUAN_DB_WRITE, NULL);
  g_autoptr (SuyuanDraft) draft = draft_of (1, "task", 10);
  g_autoptr (GError) error = NULL;

  keep (drafts, 1, "task", 5, "before");
  g_assert_true (suyuan_db_begin (other, NULL));
  suyuan_draft_put (draft, "problem", "after");
  g_assert_false (suyuan_drafts_keep (drafts, draft, &error));
  g_assert_error (error, SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_BUSY);
  suyuan_db_rollback (other);
  assert_texts (drafts, "task", "before");
  g_assert_true (suyuan_drafts_keep (drafts, draft, NULL));
  assert_texts (drafts, "task", "after");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  tile_files_test ("/store/drafts/kept-and-found", test_kept_and_found);
  tile_files_test ("/store/drafts/kept-again", test_kept_again);
  tile_files_test ("/store/drafts/dropped", test_dropped);
  tile_files_test ("/store/drafts/outlives-the-program", test_outlives_the_program);
  tile_files_test ("/store/drafts/damaged", test_damaged);
  tile_files_test ("/store/drafts/damaged-with-a-journal", test_damaged_with_a_journal);
  tile_files_test ("/store/drafts/a-failing-disk", test_a_failing_disk);
  tile_files_test ("/store/drafts/damaged-on-a-failing-disk", test_damaged_on_a_failing_disk);
  tile_files_test ("/store/drafts/damaged-anywhere", test_damaged_anywhere);
  tile_files_test ("/store/drafts/of-something-else", test_of_something_else);
  tile_files_test ("/store/drafts/of-a-newer-program", test_of_a_newer_program);
  tile_files_test ("/store/drafts/nowhere", test_nowhere);
  tile_files_test ("/store/drafts/busy", test_busy);

  return g_test_run ();
}
