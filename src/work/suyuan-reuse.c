/* Whether a picture has been used before: the same bytes, or the same view after re-saving, scaling or
 * sending through a messenger. The earlier use is the true one; the later one repeats it.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "suyuan-work"

#include "suyuan-reuse.h"

#include "suyuan-census.h"
#include "suyuan-lookup.h"
#include "suyuan-office-private.h"

#include <glib/gi18n-lib.h>

/* Two of 64 bits of the difference hash: what re-compression changes. Two views of one mouth differ by far more. */
#define SAME_VIEW 2

/* One picture whose double is looked for. */
typedef struct
{
  guint64   bits; /* 0: no fingerprint, or a picture without any contrast */
  SuyuanUid uid;
  GArray   *doubles; /* of SuyuanUid, earlier than it */
} Suspect;

static void
suspect_clear (Suspect *self)
{
  g_array_unref (self->doubles);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Suspect, suspect_clear)

static guint64
bits_of (const char *fingerprint)
{
  return fingerprint ? g_ascii_strtoull (fingerprint, NULL, 16) : 0;
}

/* One picture of the workspace. */
typedef struct
{
  guint64   bits;
  SuyuanUid uid;
} Picture;

#define PICTURES "suyuan-pictures"

static void
add_picture_cb (const SuyuanUid   *uid,
                gint64             id,
                const SuyuanValue *values,
                gpointer           data)
{
  Picture picture = { values[0].type == SUYUAN_VALUE_TEXT ? bits_of (values[0].text) : 0, *uid };

  if (picture.bits != 0)
    g_array_append_val ((GArray *) data, picture);
}

/* All pictures of the workspace, read once and kept until a file comes in. */
static GArray *
get_pictures (SuyuanOffice *office,
              GError      **error)
{
  static const char *const keys[] = { "fingerprint", NULL };
  SuyuanQuery              query = { .kind = SUYUAN_KIND_MEDIUM };
  GArray                  *pictures = g_object_get_data (G_OBJECT (office), PICTURES);

  if (pictures)
    return pictures;
  pictures = g_array_new (FALSE, FALSE, sizeof (Picture));
  if (!suyuan_workspace_scan (suyuan_office_get_workspace (office), &query, keys, add_picture_cb, pictures, error))
    {
      g_array_unref (pictures);
      return NULL;
    }
  g_object_set_data_full (G_OBJECT (office), PICTURES, pictures, (GDestroyNotify) g_array_unref);
  return pictures;
}

/**
 * suyuan_reuse_forget:
 *
 * Says that the pictures of the workspace may have changed.
 */
void
suyuan_reuse_forget (SuyuanOffice *office)
{
  g_object_set_data (G_OBJECT (office), PICTURES, NULL);
}

static void
add_same_view (GArray  *pictures,
               Suspect *suspect)
{
  for (guint i = 0; suspect->bits != 0 && i < pictures->len; i++)
    {
      const Picture *picture = &g_array_index (pictures, Picture, i);

      if (__builtin_popcountll (picture->bits ^ suspect->bits) <= SAME_VIEW && suyuan_uid_compare (&picture->uid, &suspect->uid) < 0)
        g_array_append_val (suspect->doubles, picture->uid);
    }
}

static gboolean
add_same_bytes (SuyuanOffice *office,
                SuyuanRecord *medium,
                Suspect      *suspect,
                GError      **error)
{
  g_autoptr (GPtrArray) same = NULL;

  if (!suyuan_record_has (medium, "sha256"))
    return TRUE;
  same = suyuan_office_equal (office, SUYUAN_KIND_MEDIUM, "sha256", suyuan_record_get_text (medium, "sha256"), 0, error);
  if (!same)
    return FALSE;
  for (guint i = 0; i < same->len; i++)
    if (suyuan_uid_compare (suyuan_record_get_uid (same->pdata[i]), &suspect->uid) < 0)
      g_array_append_vals (suspect->doubles, suyuan_record_get_uid (same->pdata[i]), 1);
  return TRUE;
}

/* The outlet a file is about in the end: its visit's, its task's; else the record it is attached to. */
static gboolean
find_place (SuyuanOffice *office,
            SuyuanRecord *medium,
            SuyuanUid    *uid,
            GError      **error)
{
  SuyuanKind kind = suyuan_kind_from_name (suyuan_record_get_text (medium, "subject_kind"));
  g_autoptr (SuyuanRecord) subject = NULL;

  *uid = (SuyuanUid){ 0 };
  suyuan_record_get_ref (medium, "subject", uid);
  if (kind == SUYUAN_KIND_OUTLET || !suyuan_catalogue_find_field (suyuan_office_get_catalogue (office), kind, "outlet"))
    return TRUE;
  if (!suyuan_office_seek (office, kind, uid, &subject, error))
    return FALSE;
  if (subject)
    suyuan_record_get_ref (subject, "outlet", uid);
  return TRUE;
}

/* One picture may stand with the outlet and with its task; not with two outlets, nor as before and after. */
static gboolean
compare (SuyuanOffice *office,
         SuyuanRecord *medium,
         SuyuanRecord *earlier,
         gboolean     *repeated,
         GError      **error)
{
  const char *kind = suyuan_record_get_text (medium, "photo_kind");
  const char *earlier_kind = suyuan_record_get_text (earlier, "photo_kind");
  SuyuanUid   place, earlier_place;

  if (!find_place (office, medium, &place, error) || !find_place (office, earlier, &earlier_place, error))
    return FALSE;

  *repeated = !suyuan_uid_equal (&place, &earlier_place) || (kind && earlier_kind && g_str_equal (kind, "after") != g_str_equal (earlier_kind, "after"));
  return TRUE;
}

/* The first in the register that it repeats; NULL: none. */
static gboolean
find_repeated (SuyuanOffice  *office,
               SuyuanRecord  *medium,
               Suspect       *suspect,
               SuyuanRecord **found,
               GError       **error)
{
  *found = NULL;
  for (guint i = 0; i < suspect->doubles->len && !*found; i++)
    {
      g_autoptr (SuyuanRecord) earlier = NULL;
      gboolean repeated = FALSE;

      if (!suyuan_office_seek (office, SUYUAN_KIND_MEDIUM, &g_array_index (suspect->doubles, SuyuanUid, i), &earlier, error) || (earlier && !compare (office, medium, earlier, &repeated, error)))
        return FALSE;
      if (repeated)
        *found = g_steal_pointer (&earlier);
    }
  return TRUE;
}

static void
record_clear (gpointer record)
{
  if (record)
    suyuan_record_unref (record);
}

/**
 * suyuan_reuse_find:
 * @media: (element-type SuyuanRecord): files, in the register or about to be
 *
 * Looks through all pictures of the workspace, which are kept in memory until a file comes in.
 *
 * Returns: (transfer full) (element-type SuyuanRecord): for each the earlier file it repeats, or %NULL;
 *   %NULL with an error of the store
 */
GPtrArray *
suyuan_reuse_find (SuyuanOffice *office,
                   GPtrArray    *media,
                   GError      **error)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (record_clear);
  GArray *pictures = get_pictures (office, error);

  if (!pictures)
    return NULL;
  for (guint i = 0; i < media->len; i++)
    {
      g_auto (Suspect) suspect = { .doubles = g_array_new (FALSE, FALSE, sizeof (SuyuanUid)) };
      SuyuanRecord *repeated;

      suspect.bits = bits_of (suyuan_record_get_text (media->pdata[i], "fingerprint"));
      suspect.uid = *suyuan_record_get_uid (media->pdata[i]);
      if (!add_same_bytes (office, media->pdata[i], &suspect, error))
        return NULL;
      add_same_view (pictures, &suspect);
      if (!find_repeated (office, media->pdata[i], &suspect, &repeated, error))
        return NULL;
      g_ptr_array_add (found, repeated);
    }
  return g_steal_pointer (&found);
}

/**
 * suyuan_reuse_find_attached:
 * @medium: a file about to be attached
 * @attached: (out): whether the same bytes are attached to the same record already, as the same kind of photo
 *
 * Returns: whether that could be read; %FALSE with an error of the store
 */
gboolean
suyuan_reuse_find_attached (SuyuanOffice *office,
                            SuyuanRecord *medium,
                            gboolean     *attached,
                            GError      **error)
{
  g_autoptr (GPtrArray) same = suyuan_office_equal (office, SUYUAN_KIND_MEDIUM, "sha256", suyuan_record_get_text (medium, "sha256"), 0, error);
  SuyuanUid subject = { 0 }, other;

  *attached = FALSE;
  suyuan_record_get_ref (medium, "subject", &subject);
  for (guint i = 0; same && i < same->len; i++)
    if (suyuan_record_get_ref (same->pdata[i], "subject", &other) && suyuan_uid_equal (&subject, &other) && g_strcmp0 (suyuan_record_get_text (medium, "photo_kind"), suyuan_record_get_text (same->pdata[i], "photo_kind")) == 0)
      *attached = TRUE;
  return same != NULL;
}

/**
 * suyuan_reuse_dup_place:
 * @medium: a file of the register
 *
 * Returns: (transfer full): "name of the file, label of the record it belongs to"
 */
char *
suyuan_reuse_dup_place (SuyuanOffice *office,
                        SuyuanRecord *medium)
{
  g_autofree char *label = NULL;
  SuyuanUid        subject = { 0 };

  suyuan_record_get_ref (medium, "subject", &subject);
  label = suyuan_office_dup_label (office, suyuan_kind_from_name (suyuan_record_get_text (medium, "subject_kind")), &subject);
  return g_strdup_printf (_ ("%s (%s)"), label, suyuan_record_get_text (medium, "name"));
}
