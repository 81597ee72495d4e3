/* suyuan-bulletin-question.c: the quarterly notice counted, or written, beside the window
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-app"

#include "suyuan-bulletin-question.h"

#include <glib/gi18n-lib.h>

#include "suyuan-bulletin-export.h"
#include "suyuan-bulletin-print.h"
#include "suyuan-bulletin-words.h"

/* Texts are copied; @path may be NULL. */
SuyuanBulletinQuestion *
suyuan_bulletin_question_new (const char *quarter,
                              const char *level,
                              const char *path)
{
  SuyuanBulletinQuestion *self = g_new0 (SuyuanBulletinQuestion, 1);

  self->quarter = g_strdup (quarter);
  self->level = level;
  self->path = g_strdup (path);
  return self;
}

void
suyuan_bulletin_question_free (SuyuanBulletinQuestion *self)
{
  g_free (self->quarter);
  g_free (self->path);
  g_free (self);
}

void
suyuan_bulletin_answer_free (SuyuanBulletinAnswer *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->tables, g_ptr_array_unref);
  g_clear_pointer (&self->summary, g_ptr_array_unref);
  g_clear_pointer (&self->limits, g_ptr_array_unref);
  g_clear_pointer (&self->bulletin, suyuan_bulletin_free);
  g_free (self->title);
  g_free (self->basis);
  g_free (self);
}

/* On a worker's thread: gives a SuyuanBulletinAnswer. */
gpointer
suyuan_bulletin_question_ask (SuyuanOffice *office,
                              gpointer      question,
                              GCancellable *cancellable,
                              GError      **error)
{
  const SuyuanBulletinQuestion *self = question;
  SuyuanBulletin               *bulletin = suyuan_office_bulletin (office, self->quarter, self->level, cancellable, error);
  SuyuanBulletinAnswer         *answer;

  if (bulletin == NULL)
    return NULL;

  answer = g_new0 (SuyuanBulletinAnswer, 1);
  answer->bulletin = bulletin;
  answer->tables = suyuan_bulletin_list_tables (bulletin, office);
  answer->summary = suyuan_bulletin_list_summary (bulletin);
  answer->limits = suyuan_bulletin_list_limits (bulletin);
  answer->title = suyuan_bulletin_dup_title (bulletin);
  answer->basis = suyuan_bulletin_dup_basis (bulletin);
  return answer;
}

/* On a worker's thread: writes the notice and gives what to tell. */
gpointer
suyuan_bulletin_question_write (SuyuanOffice *office,
                                gpointer      question,
                                GCancellable *cancellable,
                                GError      **error)
{
  const SuyuanBulletinQuestion *self = question;
  g_autoptr (SuyuanBulletin) bulletin = suyuan_office_bulletin (office, self->quarter, self->level, cancellable, error);
  g_autoptr (GPtrArray) faults = NULL;
  g_autofree char *lower = g_ascii_strdown (self->path, -1);
  guint            n_pages = 0;

  if (bulletin == NULL)
    return NULL;
  if (g_str_has_suffix (lower, ".xlsx"))
    return suyuan_office_export_bulletin (office, bulletin, self->path, error) ? g_strdup_printf (_ ("Notice written to %s"), self->path) : NULL;
  if (!suyuan_bulletin_print (office, bulletin, self->path, &n_pages, &faults, error))
    return NULL;
  if (faults->len > 0)
    return g_strdup_printf (_ ("Notice written to %s, not all of it fits: %s"), self->path, (char *) faults->pdata[0]);
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Notice of %u page written to %s", "Notice of %u pages written to %s", n_pages), n_pages, self->path);
}
