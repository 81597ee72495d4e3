/* What supports the register: files attached to records, and how good a photo is as evidence.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "suyuan-work"

#include "suyuan-evidence.h"

#include "suyuan-action.h"
#include "suyuan-exhibit.h"
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

/**
 * suyuan_office_dup_media_path:
 * @medium: a file of the register
 *
 * Returns: (transfer full) (nullable): where its original lies, found by its SHA-256; %NULL: it is missing
 */
char *
suyuan_office_dup_media_path (SuyuanOffice *self,
                              SuyuanRecord *medium)
{
  return suyuan_office_dup_original_path (self, suyuan_record_get_text (medium, "sha256"));
}

/**
 * suyuan_office_dup_original_path:
 * @sha256: (nullable): what an original is known by
 *
 * Returns: (transfer full) (nullable): where it lies; %NULL: it is missing
 */
char *
suyuan_office_dup_original_path (SuyuanOffice *self,
                                 const char   *sha256)
{
  g_autofree char *shelf = sha256 ? g_strndup (sha256, 2) : NULL;
  g_autofree char *folder = shelf ? g_build_filename (suyuan_office_get_path (self), "media", shelf, NULL) : NULL;
  g_autoptr (GDir) dir = folder ? g_dir_open (folder, 0, NULL) : NULL;
  const char *name;

  while (dir && (name = g_dir_read_name (dir)))
    if (g_str_has_prefix (name, sha256))
      return g_build_filename (folder, name, NULL);
  return NULL;
}

/**
 * suyuan_office_dup_copy_path:
 * @sha256: of an original
 *
 * Returns: (transfer full): the place of a small copy of it
 */
char *
suyuan_office_dup_copy_path (SuyuanOffice *self,
                             const char   *sha256)
{
  g_autofree char *shelf = g_strndup (sha256, 2);
  g_autofree char *file = g_strconcat (sha256, ".jpg", NULL);

  return g_build_filename (suyuan_office_get_path (self), "copies", shelf, file, NULL);
}

/**
 * suyuan_office_is_copy:
 * @path: (nullable): of a picture of the workspace
 *
 * Returns: whether it is a small copy and no original
 */
gboolean
suyuan_office_is_copy (SuyuanOffice *self,
                       const char   *path)
{
  g_autofree char *folder = g_build_filename (suyuan_office_get_path (self), "copies", "", NULL);

  return path && g_str_has_prefix (path, folder);
}

/**
 * suyuan_office_dup_picture_path:
 * @medium: a file of the register
 *
 * Returns: (transfer full) (nullable): what there is of it to look at: its original, else a small copy of it
 */
char *
suyuan_office_dup_picture_path (SuyuanOffice *self,
                                SuyuanRecord *medium)
{
  const char      *sha256 = suyuan_record_get_text (medium, "sha256");
  char            *original = suyuan_office_dup_media_path (self, medium);
  g_autofree char *copy = original || !sha256 ? NULL : suyuan_office_dup_copy_path (self, sha256);

  return copy && g_file_test (copy, G_FILE_TEST_IS_REGULAR) ? g_steal_pointer (&copy) : original;
}

static SuyuanPhotoFollower the_follower; /* NULL: nobody */

/**
 * suyuan_evidence_follow:
 * @follower: (nullable): told of every picture this program takes in from now on; it must come back at once
 *
 * For the beginning of a program, before it has other threads.
 */
void
suyuan_evidence_follow (SuyuanPhotoFollower follower)
{
  the_follower = follower;
}

/**
 * suyuan_evidence_tell_taken:
 * @medium: whose original lies in the media folder, whether it is attached to anything yet or not
 *
 * Tells the follower, if there is one and it is a picture. Any thread.
 */
void
suyuan_evidence_tell_taken (SuyuanOffice *office,
                            SuyuanRecord *medium)
{
  const char      *content_type = suyuan_record_get_text (medium, "content_type");
  g_autofree char *taken = NULL;

  if (!the_follower || !content_type || !g_str_has_prefix (content_type, "image/"))
    return;
  taken = suyuan_office_dup_media_path (office, medium);
  if (taken)
    the_follower (taken);
}

/* The outlet a file speaks of, through its task or its visit where it is attached there. */
static gboolean
find_outlet (SuyuanOffice  *self,
             SuyuanRecord  *medium,
             SuyuanRecord **outlet,
             GError       **error)
{
  const char *kind_name = suyuan_record_get_text (medium, "subject_kind");
  SuyuanKind  kind = kind_name ? suyuan_kind_from_name (kind_name) : SUYUAN_KIND_NONE;
  g_autoptr (SuyuanRecord) subject = NULL;
  SuyuanUid uid;

  *outlet = NULL;
  if (kind == SUYUAN_KIND_NONE || !suyuan_record_get_ref (medium, "subject", &uid))
    return TRUE;
  if (!suyuan_office_seek (self, kind, &uid, &subject, error))
    return FALSE;
  if (kind == SUYUAN_KIND_OUTLET)
    *outlet = g_steal_pointer (&subject);
  if (!subject || !suyuan_catalogue_find_field (suyuan_office_get_catalogue (self), kind, "outlet") || !suyuan_record_get_ref (subject, "outlet", &uid))
    return TRUE;
  return suyuan_office_seek (self, SUYUAN_KIND_OUTLET, &uid, outlet, error);
}

/* The files handed in with it: a signed sheet among them vouches for it. */
static GPtrArray *
with_companions (SuyuanOffice *self,
                 SuyuanRecord *medium,
                 GError      **error)
{
  g_autoptr (GPtrArray) media = g_ptr_array_new_with_free_func ((GDestroyNotify) suyuan_record_unref);
  g_autoptr (GPtrArray) companions = NULL;
  SuyuanUid subject;

  g_ptr_array_add (media, suyuan_record_ref (medium));
  if (suyuan_record_get_ref (medium, "subject", &subject) && !(companions = suyuan_office_media (self, &subject, error)))
    return NULL;
  for (guint i = 0; companions && i < companions->len; i++)
    if (!suyuan_uid_equal (suyuan_record_get_uid (companions->pdata[i]), suyuan_record_get_uid (medium)))
      g_ptr_array_add (media, suyuan_record_ref (companions->pdata[i]));
  return g_steal_pointer (&media);
}

/**
 * suyuan_office_grade_medium:
 * @medium: a file of the register
 * @because: (out) (optional): why, for people
 *
 * How good a photo is as evidence for its outlet, whatever it is to prove; a criterion also asks when the
 * problem was found. What cannot be read proves nothing.
 *
 * Returns: (transfer none): `first`, `second` or `refused`
 */
const char *
suyuan_office_grade_medium (SuyuanOffice *self,
                            SuyuanRecord *medium,
                            char        **because)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) media = with_companions (self, medium, &error);
  g_autoptr (SuyuanExhibit) exhibit = media ? suyuan_exhibit_new (self, media, &error) : NULL;
  g_autoptr (SuyuanRecord) outlet = NULL;
  SuyuanProofSite site = { .now = suyuan_office_now_ms (self) };

  if (!exhibit || !find_outlet (self, medium, &outlet, &error))
    {
      if (because)
        *because = g_strdup (error->message);
      return suyuan_proof_grade_get_key (SUYUAN_PROOF_REFUSED);
    }
  if (outlet)
    {
      site.has_position = suyuan_record_has (outlet, "lon") && suyuan_record_has (outlet, "lat");
      site.position.lon = suyuan_record_get_integer (outlet, "lon");
      site.position.lat = suyuan_record_get_integer (outlet, "lat");
    }
  return suyuan_proof_grade_get_key (suyuan_proof_grade (&g_array_index (exhibit->proofs, SuyuanProof, 0), &site, because));
}
