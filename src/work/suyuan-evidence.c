/* What supports the register: files attached to records, and how good a photo is as evidence.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "suyuan-work"

#include "suyuan-evidence.h"

#include "suyuan-action.h"
#include "suyuan-intake.h"
#include "suyuan-office-private.h"

#include <glib/gi18n-lib.h>

static void
move_warnings (SuyuanOutcome *outcome,
               GPtrArray     *warnings)
{
  for (char **warning = outcome->warnings; warnings && *warning; warning++)
    g_ptr_array_add (warnings, g_strdup (*warning));
}

/**
 * suyuan_office_add_media:
 * @uid: the record of @kind the files belong to
 * @files: (array zero-terminated=1): paths
 * @photo_kind: (nullable): key or label of a kind of photo, or of a kind of file for a scanned sheet or a report
 * @witnesses: (nullable): who saw what the photo shows
 * @warnings: (element-type utf8) (nullable): where to put warnings; owns its texts
 *
 * Copies files into the media folder and attaches them, in one batch. Pictures are read for time, place,
 * direction and fingerprint. A picture known from another record comes in with a warning naming that record;
 * what is attached already is left as it is.
 *
 * Returns: (transfer full): the outcome; %NULL with INVALID, or an error of the exchange or the store
 */
SuyuanOutcome *
suyuan_office_add_media (SuyuanOffice      *self,
                         SuyuanKind         kind,
                         const SuyuanUid   *uid,
                         const char *const *files,
                         const char        *photo_kind,
                         const char        *witnesses,
                         GPtrArray         *warnings,
                         GError           **error)
{
  g_autofree char *verb = g_strdup_printf ("photo %s", suyuan_kind_name (kind));
  g_autoptr (SuyuanRecord) subject = suyuan_office_get (self, kind, uid, error);
  g_autoptr (SuyuanAction) action = NULL;
  SuyuanIntake   intake = { kind, *uid, { { 0 } }, photo_kind, witnesses, files };
  SuyuanOutcome *outcome;

  if (!subject)
    return NULL;
  if (kind == SUYUAN_KIND_TASK)
    intake.task = *uid;
  action = suyuan_action_begin (self, verb, error);
  if (!action || !suyuan_intake_attach (&intake, self, action, error))
    return NULL;

  suyuan_action_name (action, subject);
  outcome = suyuan_action_finish (action, error);
  if (outcome)
    move_warnings (outcome, warnings);
  return outcome;
}

static gint64
time_of (SuyuanRecord *medium)
{
  return suyuan_record_get_integer (medium, suyuan_record_has (medium, "taken") ? "taken" : "received");
}

static int
compare_media (gconstpointer a,
               gconstpointer b)
{
  SuyuanRecord *one = *(SuyuanRecord *const *) a, *other = *(SuyuanRecord *const *) b;
  gint64        time_one = time_of (one), time_other = time_of (other);

  if (time_one != time_other)
    return time_one < time_other ? -1 : 1;
  return suyuan_uid_compare (suyuan_record_get_uid (one), suyuan_record_get_uid (other));
}

/**
 * suyuan_office_media:
 * @subject: a record of any kind
 *
 * Returns: (transfer full) (element-type SuyuanRecord): its files, oldest first
 */
GPtrArray *
suyuan_office_media (SuyuanOffice    *self,
                     const SuyuanUid *subject,
                     GError         **error)
{
  GPtrArray *media = suyuan_workspace_referring (suyuan_office_get_workspace (self), SUYUAN_KIND_MEDIUM, "subject", subject, error);

  if (media)
    g_ptr_array_sort (media, compare_media);
  return media;
}
