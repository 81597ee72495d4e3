/* The monthly round goes out: a roster each is frozen in the journal and written as a workbook. And which went out so far.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "suyuan-work"

#include "suyuan-dispatch.h"

#include "suyuan-action.h"
#include "suyuan-dispatch-private.h"
#include "suyuan-evidence.h"
#include "suyuan-lookup.h"
#include "suyuan-numbering.h"
#include "suyuan-office-private.h"
#include "suyuan-refusal.h"
#include "suyuan-round-book.h"
#include "suyuan-seal.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

/**
 * suyuan_dispatch_book_free:
 *
 * Frees it.
 */
void
suyuan_dispatch_book_free (SuyuanDispatchBook *self)
{
  g_free (self->path);
  g_free (self->code);
  g_free (self->to);
  g_free (self);
}

/* The name of a file for an addressee, as every file system takes it. */
static char *
dup_path (const SuyuanRound *round,
          const char        *folder)
{
  g_autofree char *name = g_strdup_printf ("%s_%s_%s.xlsx", _ ("Monthly round"), round->month, round->to);

  g_strdelimit (name, "/\\:*?\"<>|\t\n\r", '_');
  return g_build_filename (folder, name, NULL);
}

/* Two addressees of one name keep two files. */
static char *
dup_free_path (const SuyuanRound *round,
               const char        *folder,
               GPtrArray         *books)
{
  g_autofree char *path = dup_path (round, folder);

  for (guint i = 0; i < books->len; i++)
    if (g_str_equal (((SuyuanDispatchBook *) books->pdata[i])->path, path))
      {
        g_autofree char *stem = g_strndup (path, strlen (path) - strlen (".xlsx"));

        return g_strdup_printf ("%s_%s.xlsx", stem, round->code);
      }
  return g_steal_pointer (&path);
}

/* The roster as a record: numbered, dated, never edited. */
static gboolean
freeze (SuyuanOffice *office,
        SuyuanAction *action,
        SuyuanRound  *round,
        GError      **error)
{
  g_autoptr (SuyuanRecord) edition = suyuan_record_new (suyuan_office_get_catalogue (office), SUYUAN_KIND_EDITION, &round->uid);
  g_autofree char *name = g_strdup_printf (_ ("Monthly round %s: %s"), round->month, round->to);
  g_autofree char *today = suyuan_office_today (office);
  g_autofree char *content = NULL, *digest = NULL;

  suyuan_record_set_text (edition, "name", name);
  suyuan_record_set_text (edition, "type", SUYUAN_DISPATCH_TYPE);
  suyuan_record_set_text (edition, "issued_on", today);
  if (!suyuan_numbering_give (office, edition, error))
    return FALSE;
  round->code = g_strdup (suyuan_record_get_text (edition, "code"));
  content = suyuan_round_write (round);
  digest = suyuan_seal_dup_digest (SUYUAN_ROUND_SEAL, content, strlen (content));
  suyuan_record_set_text (edition, "content", content);
  suyuan_record_set_text (edition, "digest", digest);
  if (!suyuan_action_create (action, edition, error))
    return FALSE;
  suyuan_action_name (action, edition);
  return TRUE;
}

/* It may be the answer somebody saved there. */
static gboolean
check_free (const char *file,
            GError    **error)
{
  if (!g_file_test (file, G_FILE_TEST_EXISTS))
    return TRUE;
  suyuan_refuse_as (error, SUYUAN_WORK_ERROR_INVALID, "file_exists", _ ("%s is there already, and may be an answer: name another file, or move that one away"), file);
  return FALSE;
}

static gboolean
send_one (SuyuanOffice *office,
          SuyuanAction *action,
          SuyuanRound  *round,
          const char   *path,
          gboolean      in_folder,
          GPtrArray    *books,
          GError      **error)
{
  SuyuanDispatchBook *book;

  g_autofree char *file = NULL;

  if (!freeze (office, action, round, error))
    return FALSE;
  file = in_folder ? dup_free_path (round, path, books) : g_strdup (path);
  if (!check_free (file, error) || !suyuan_round_write_book (office, round, file, error))
    return FALSE;
  book = g_new0 (SuyuanDispatchBook, 1);
  book->path = g_steal_pointer (&file);
  book->code = g_strdup (round->code);
  book->to = g_strdup (round->to);
  book->rows = round->rows->len;
  g_ptr_array_add (books, book);
  return TRUE;
}

/* A workbook nobody can know of in the journal must not go out. */
static void
take_back (GPtrArray *books)
{
  for (guint i = 0; i < books->len; i++)
    g_unlink (((SuyuanDispatchBook *) books->pdata[i])->path);
  g_ptr_array_set_size (books, 0);
}

static gboolean
make_folder (const char *path,
             GError    **error)
{
  if (g_mkdir_with_parents (path, 0755) == 0)
    return TRUE;
  suyuan_refuse_as (error, SUYUAN_WORK_ERROR_INVALID, "folder", _ ("The folder “%s” cannot be made: %s. Name another"), path, g_strerror (errno));
  return FALSE;
}

/**
 * suyuan_office_dispatch_out:
 * @path: of the workbook; where the terms split, of the folder they go into, which is made where there is none
 * @books: (element-type SuyuanDispatchBook): where to put what was written; it frees them
 *
 * Makes the rosters of a month, freezes each as an edition and writes it as a workbook to be filled in, in one batch.
 * Either all of them go out or none.
 *
 * Returns: (transfer full): the outcome, with the codes of the rosters; %NULL with INVALID, REFUSED (`no_tasks`), or an
 *   error of the exchange or the store
 */
SuyuanOutcome *
suyuan_office_dispatch_out (SuyuanOffice           *self,
                            const SuyuanRoundTerms *terms,
                            const char             *path,
                            GPtrArray              *books,
                            GError                **error)
{
  g_autoptr (GPtrArray) rounds = suyuan_office_make_rounds (self, terms, error);
  g_autoptr (SuyuanAction) action = NULL;
  SuyuanOutcome *outcome = NULL;
  gboolean       written = TRUE;

  if (!rounds || (terms->split && !make_folder (path, error)))
    return NULL;
  action = suyuan_action_begin (self, "dispatch out", error);
  if (!action)
    return NULL;
  for (guint i = 0; written && i < rounds->len; i++)
    written = send_one (self, action, rounds->pdata[i], path, terms->split != NULL, books, error);
  if (written)
    outcome = suyuan_action_finish (action, error);
  if (!outcome)
    take_back (books);
  return outcome;
}

/**
 * suyuan_dispatch_round_free:
 *
 * Frees it.
 */
void
suyuan_dispatch_round_free (SuyuanDispatchRound *self)
{
  g_free (self->code);
  g_free (self->month);
  g_free (self->made);
  g_free (self->by);
  g_free (self->to);
  g_clear_pointer (&self->answers, g_ptr_array_unref);
  g_free (self);
}

static SuyuanDispatchRound *
tell_round (SuyuanOffice *office,
            SuyuanRecord *edition,
            GError      **error)
{
  g_autoptr (SuyuanRound) round = suyuan_round_read (suyuan_record_get_text (edition, "content"));
  g_autoptr (GPtrArray) answers = suyuan_office_media (office, suyuan_record_get_uid (edition), error);
  SuyuanDispatchRound *told;

  if (!answers)
    return NULL;
  told = g_new0 (SuyuanDispatchRound, 1);
  told->code = g_strdup (suyuan_record_get_text (edition, "code"));
  told->month = g_strdup (round ? round->month : "");
  told->made = g_strdup (round ? round->made : suyuan_record_get_text (edition, "issued_on"));
  told->by = g_strdup (round ? round->by : "");
  told->to = g_strdup (round ? round->to : suyuan_record_get_text (edition, "name"));
  told->rows = round ? round->rows->len : 0;
  told->answers = g_steal_pointer (&answers);
  return told;
}

/**
 * suyuan_office_dispatch_list:
 *
 * Returns: (transfer full) (element-type SuyuanDispatchRound): the rosters that went out, by code, with what came back
 *   of each; %NULL with an error of the store
 */
GPtrArray *
suyuan_office_dispatch_list (SuyuanOffice *self,
                             GError      **error)
{
  g_autoptr (GPtrArray) told = g_ptr_array_new_with_free_func ((GDestroyNotify) suyuan_dispatch_round_free);
  g_autoptr (GPtrArray) editions = suyuan_office_equal (self, SUYUAN_KIND_EDITION, "type", SUYUAN_DISPATCH_TYPE, 0, error);

  for (guint i = 0; editions && i < editions->len; i++)
    {
      SuyuanDispatchRound *round = tell_round (self, editions->pdata[i], error);

      if (!round)
        return NULL;
      g_ptr_array_add (told, round);
    }
  return editions ? g_steal_pointer (&told) : NULL;
}
