/* suyuan-review-folder.c: all that lies before a reviewer about one task
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-app"

#include "suyuan-review-folder.h"

typedef struct
{
  SuyuanUid task;
  char     *since;
} Wanted;

static void
wanted_free (gpointer data)
{
  Wanted *self = data;

  g_free (self->since);
  g_free (self);
}

static gpointer
read_folder (SuyuanOffice *office,
             gpointer      data,
             GCancellable *cancellable,
             GError      **error)
{
  Wanted             *wanted = data;
  SuyuanReviewFolder *folder = g_new0 (SuyuanReviewFolder, 1);

  folder->view = suyuan_office_task_view (office, &wanted->task, error);
  if (folder->view != NULL)
    folder->differences = suyuan_office_task_differences (office, &wanted->task, wanted->since, error);
  if (folder->differences != NULL)
    folder->pairs = suyuan_office_task_pairs (office, &wanted->task, error);
  if (folder->pairs != NULL)
    return folder;

  suyuan_review_folder_free (folder);
  return NULL;
}

void
suyuan_review_folder_ask (SuyuanQuestion  *question,
                          SuyuanSeat      *seat,
                          const SuyuanUid *task,
                          const char      *since,
                          SuyuanSeatDone   done,
                          gpointer         asker)
{
  Wanted *wanted = g_new0 (Wanted, 1);

  wanted->task = *task;
  wanted->since = g_strdup (since);
  suyuan_question_ask (question, suyuan_seat_get_desk (seat), read_folder, wanted, wanted_free, suyuan_review_folder_free, done, asker);
}

/* What is in it goes to the new one; the old one is empty. */
SuyuanReviewFolder *
suyuan_review_folder_steal (SuyuanReviewFolder *self)
{
  SuyuanReviewFolder *taken = g_memdup2 (self, sizeof *self);

  *self = (SuyuanReviewFolder){ 0 };
  return taken;
}

void
suyuan_review_folder_free (gpointer data)
{
  SuyuanReviewFolder *self = data;

  g_clear_pointer (&self->view, suyuan_task_view_free);
  g_clear_pointer (&self->differences, suyuan_differences_free);
  g_clear_pointer (&self->pairs, g_ptr_array_unref);
  g_free (self);
}
