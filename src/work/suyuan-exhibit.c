/* Files of the register as evidence: what is known of each that decides what it is worth.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "suyuan-work"

#include "suyuan-exhibit.h"

#include "suyuan-reuse.h"

/* Names separated as people separate them: 、，,;； and line ends. */
static guint
count_names (const char *text)
{
  g_autoptr (GRegex) separators = g_regex_new ("[、，,;；\\n/]+", G_REGEX_DEFAULT, 0, NULL);
  g_auto (GStrv) names = text ? g_regex_split (separators, text, 0) : NULL;
  guint n = 0;

  for (guint i = 0; names && names[i]; i++)
    n += *g_strstrip (names[i]) != '\0';
  return n;
}

static gboolean
is_signed_sheet (SuyuanRecord *medium)
{
  return g_strcmp0 (suyuan_record_get_text (medium, "type"), "signed_sheet") == 0;
}

/* A sheet vouches for the photos it was handed in with: of the same record, or of the same task. */
static gboolean
has_signed_sheet (GPtrArray    *media,
                  SuyuanRecord *photo)
{
  static const char *const keys[] = { "subject", "task" };

  for (guint i = 0; i < media->len; i++)
    {
      if (!is_signed_sheet (media->pdata[i]))
        continue;
      for (gsize k = 0; k < G_N_ELEMENTS (keys); k++)
        {
          SuyuanUid of_sheet, of_photo;

          if (suyuan_record_get_ref (media->pdata[i], keys[k], &of_sheet) && suyuan_record_get_ref (photo, keys[k], &of_photo) && suyuan_uid_equal (&of_sheet, &of_photo))
            return TRUE;
        }
    }
  return FALSE;
}

static void
describe (SuyuanExhibit *self,
          SuyuanRecord  *medium,
          const char    *used_at)
{
  const char *type = suyuan_record_get_text (medium, "type");
  SuyuanProof proof = { 0 };

  proof.name = suyuan_record_get_text (medium, "name");
  proof.is_photo = g_strcmp0 (type, "photo") == 0;
  proof.kind = proof.is_photo ? suyuan_record_get_text (medium, "photo_kind") : type;
  proof.taken = suyuan_record_get_integer (medium, "taken");
  proof.received = suyuan_record_get_integer (medium, "received");
  proof.has_position = suyuan_record_has (medium, "lon") && suyuan_record_has (medium, "lat");
  proof.position.lon = suyuan_record_get_integer (medium, "lon");
  proof.position.lat = suyuan_record_get_integer (medium, "lat");
  proof.n_witnesses = count_names (suyuan_record_get_text (medium, "witnesses"));
  proof.signed_sheet = has_signed_sheet (self->media, medium);
  proof.used_at = used_at;
  g_array_append_val (self->proofs, proof);
}

/**
 * suyuan_exhibit_new:
 * @media: (element-type SuyuanRecord): files put forward together
 *
 * Looks each picture up among all pictures of the workspace.
 *
 * Returns: (transfer full): the evidence; %NULL with an error of the store
 */
SuyuanExhibit *
suyuan_exhibit_new (SuyuanOffice *office,
                    GPtrArray    *media,
                    GError      **error)
{
  g_autoptr (GPtrArray) earlier = suyuan_reuse_find (office, media, error);
  SuyuanExhibit *self;

  if (!earlier)
    return NULL;

  self = g_new0 (SuyuanExhibit, 1);
  self->media = g_ptr_array_ref (media);
  self->proofs = g_array_new (FALSE, TRUE, sizeof (SuyuanProof));
  self->places = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < media->len; i++)
    {
      char *place = earlier->pdata[i] ? suyuan_reuse_dup_place (office, earlier->pdata[i]) : NULL;

      g_ptr_array_add (self->places, place);
      describe (self, media->pdata[i], place);
    }
  return self;
}

/**
 * suyuan_exhibit_free:
 *
 * Frees the evidence, not the records others hold.
 */
void
suyuan_exhibit_free (SuyuanExhibit *self)
{
  if (!self)
    return;
  g_ptr_array_unref (self->media);
  g_array_unref (self->proofs);
  g_ptr_array_unref (self->places);
  g_free (self);
}
