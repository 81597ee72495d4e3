/* suyuan-manifest.c: what a package says of itself
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-sync"

#include "suyuan-manifest.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "suyuan-numbers.h"
#include "suyuan-part.h"
#include "suyuan-sync-error.h"

#define KIND "suyuan-package"

static void
free_file (gpointer data)
{
  SuyuanManifestFile *file = data;

  g_free (file->name);
  g_free (file->sha256);
  g_free (file->of);
  g_free (file);
}

/**
 * An empty one.
 */
SuyuanManifest *
suyuan_manifest_new (void)
{
  SuyuanManifest *self = g_new0 (SuyuanManifest, 1);

  self->format = SUYUAN_PACKAGE_FORMAT_WHOLE;
  self->batches.name = g_strdup ("batches");
  self->media = g_ptr_array_new_with_free_func (free_file);
  self->copies = g_ptr_array_new_with_free_func (free_file);
  self->numbers = suyuan_numbers_new ();
  return self;
}

/**
 * Frees it.
 */
void
suyuan_manifest_free (SuyuanManifest *self)
{
  g_free (self->program);
  g_free (self->purpose);
  g_free (self->made);
  g_free (self->title);
  g_free (self->device);
  g_free (self->person_name);
  g_strfreev (self->since);
  g_strfreev (self->trail);
  g_free (self->head);
  g_free (self->batches.name);
  g_free (self->batches.sha256);
  g_ptr_array_unref (self->media);
  g_ptr_array_unref (self->copies);
  g_hash_table_unref (self->numbers);
  g_strfreev (self->part);
  g_strfreev (self->left_out);
  g_free (self);
}

/**
 * suyuan_manifest_add_media:
 * @extension: with its dot, or empty
 *
 * Lists a file as `media/SHA-256.extension`.
 */
void
suyuan_manifest_add_media (SuyuanManifest *self,
                           const char     *sha256,
                           const char     *extension,
                           gint64          size)
{
  SuyuanManifestFile *file = g_new0 (SuyuanManifestFile, 1);

  file->name = g_strconcat ("media/", sha256, extension, NULL);
  file->sha256 = g_strdup (sha256);
  file->size = size;
  g_ptr_array_add (self->media, file);
}

/**
 * suyuan_manifest_add_copy:
 * @of: SHA-256 of the original
 *
 * Lists a small copy, a JPEG, as `copies/SHA-256 of the original.jpg`.
 */
void
suyuan_manifest_add_copy (SuyuanManifest *self,
                          const char     *of,
                          const char     *sha256,
                          gint64          size)
{
  SuyuanManifestFile *file = g_new0 (SuyuanManifestFile, 1);

  file->name = g_strconcat ("copies/", of, ".jpg", NULL);
  file->sha256 = g_strdup (sha256);
  file->size = size;
  file->of = g_strdup (of);
  g_ptr_array_add (self->copies, file);
}

static void
put_file (JsonBuilder              *builder,
          const SuyuanManifestFile *file)
{
  suyuan_document_put_text (builder, "sha256", file->sha256);
  suyuan_document_put_count (builder, "size", file->size);
}

static void
put_origin (JsonBuilder          *builder,
            const SuyuanManifest *self)
{
  suyuan_document_put_text (builder, "kind", KIND);
  suyuan_document_put_count (builder, "format", self->format);
  suyuan_document_put_text (builder, "program", self->program);
  suyuan_document_put_text (builder, "for", self->purpose);
  suyuan_document_put_text (builder, "made", self->made);
  suyuan_document_put_text (builder, "title", self->title);
  suyuan_document_put_uid (builder, "family", &self->family);
  suyuan_document_put_count (builder, "rehearsal", self->rehearsal);
  suyuan_document_put_text (builder, "device", self->device);
  suyuan_document_put_uid (builder, "person", &self->person);
  suyuan_document_put_text (builder, "person_name", self->person_name);
}

static void
put_media (JsonBuilder          *builder,
           const SuyuanManifest *self)
{
  json_builder_set_member_name (builder, "media");
  json_builder_begin_array (builder);
  for (guint i = 0; i < self->media->len; i++)
    {
      const SuyuanManifestFile *file = self->media->pdata[i];
      const char               *extension = file->name + strlen ("media/") + 64;

      json_builder_begin_object (builder);
      put_file (builder, file);
      suyuan_document_put_text (builder, "extension", *extension == '\0' ? NULL : extension);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
put_copies (JsonBuilder          *builder,
            const SuyuanManifest *self)
{
  json_builder_set_member_name (builder, "copies");
  json_builder_begin_array (builder);
  for (guint i = 0; i < self->copies->len; i++)
    {
      const SuyuanManifestFile *file = self->copies->pdata[i];

      json_builder_begin_object (builder);
      put_file (builder, file);
      suyuan_document_put_text (builder, "of", file->of);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

/* What only one of the later format says. */
static void
put_part (JsonBuilder          *builder,
          const SuyuanManifest *self)
{
  if (self->format == SUYUAN_PACKAGE_FORMAT_WHOLE)
    return;
  put_copies (builder, self);
  suyuan_document_put_count (builder, "withheld", self->n_withheld);
  suyuan_document_put_hashes (builder, "part", self->part);
  suyuan_document_put_count (builder, "sender_is_part", self->sender_is_part);
  suyuan_numbers_put (builder, "numbers", self->numbers);
}

/**
 * Its JSON, the bytes that are signed: in one line, and without the names that follow from what is in the files. Free it.
 */
char *
suyuan_manifest_write (const SuyuanManifest *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_object (builder);
  put_origin (builder, self);
  suyuan_tallies_put (builder, "counts", self->tallies);
  json_builder_set_member_name (builder, "batches");
  json_builder_begin_object (builder);
  suyuan_document_put_count (builder, "count", self->n_batches);
  put_file (builder, &self->batches);
  json_builder_end_object (builder);
  put_media (builder, self);
  suyuan_document_put_hashes (builder, "left_out", self->left_out);
  suyuan_document_put_hashes (builder, "since", self->since);
  suyuan_document_put_hashes (builder, "trail", self->trail);
  suyuan_document_put_text (builder, "head", self->head);
  put_part (builder, self);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}

/**
 * In a few words what of the sender's workspace is in it. Free it.
 */
char *
suyuan_manifest_dup_scope (const SuyuanManifest *self)
{
  g_autofree char *part = self->n_withheld > 0 ? suyuan_part_dup_words ((const char *const *) self->part) : NULL;

  if (part != NULL)
    return g_strdup_printf (_ ("A part (%s)"), part);
  return g_strdup (self->since[0] == NULL ? _ ("Everything") : _ ("What is new since the receipt"));
}

/* Its place in the package follows from what is in it, so nobody can name a place outside. */
static gboolean
is_extension (const char *text)
{
  return *text == '\0' || (*text == '.' && strlen (text) <= 8 && strspn (text + 1, "abcdefghijklmnopqrstuvwxyz0123456789_") == strlen (text + 1));
}

static gboolean
read_media (SuyuanManifest *self,
            JsonArray      *list)
{
  for (guint i = 0; list != NULL && i < json_array_get_length (list); i++)
    {
      JsonNode   *node = json_array_get_element (list, i);
      JsonObject *object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
      const char *sha256 = suyuan_document_text (object, "sha256"), *extension = suyuan_document_text (object, "extension");
      gint64      size = suyuan_document_count (object, "size");

      if (!suyuan_is_hash (sha256) || size < 0 || (extension != NULL && !is_extension (extension)))
        return FALSE;
      suyuan_manifest_add_media (self, sha256, extension != NULL ? extension : "", size);
    }
  return list != NULL;
}

static gboolean
read_copies (SuyuanManifest *self,
             JsonArray      *list)
{
  for (guint i = 0; list != NULL && i < json_array_get_length (list); i++)
    {
      JsonNode   *node = json_array_get_element (list, i);
      JsonObject *object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
      const char *sha256 = suyuan_document_text (object, "sha256"), *of = suyuan_document_text (object, "of");
      gint64      size = suyuan_document_count (object, "size");

      if (!suyuan_is_hash (sha256) || !suyuan_is_hash (of) || size < 0 || size > SUYUAN_LARGEST_COPY)
        return FALSE;
      suyuan_manifest_add_copy (self, of, sha256, size);
    }
  return list != NULL;
}

/* A part that says nothing of it would pass for the whole. */
static gboolean
read_part (SuyuanManifest *self,
           JsonObject     *object)
{
  if (self->format == SUYUAN_PACKAGE_FORMAT_WHOLE)
    return TRUE;
  self->n_withheld = suyuan_document_count (object, "withheld");
  self->part = suyuan_document_dup_texts (suyuan_document_list (object, "part"));
  self->sender_is_part = suyuan_document_count (object, "sender_is_part") != 0;
  suyuan_numbers_read (object, "numbers", self->numbers);
  return self->n_withheld >= 0 && read_copies (self, suyuan_document_list (object, "copies"));
}

static gboolean
read_batches (SuyuanManifest *self,
              JsonObject     *object)
{
  self->n_batches = suyuan_document_count (object, "count");
  self->batches.size = suyuan_document_count (object, "size");
  self->batches.sha256 = g_strdup (suyuan_document_text (object, "sha256"));
  return self->n_batches >= 0 && self->batches.size >= 0 && suyuan_is_hash (self->batches.sha256);
}

static gboolean
read_origin (SuyuanManifest *self,
             JsonObject     *object)
{
  self->purpose = g_strdup (suyuan_document_text (object, "for"));
  self->made = g_strdup (suyuan_document_text (object, "made"));
  self->title = g_strdup (suyuan_document_text (object, "title"));
  self->device = g_strdup (suyuan_document_text (object, "device"));
  self->person_name = g_strdup (suyuan_document_text (object, "person_name"));
  self->head = g_strdup (suyuan_document_text (object, "head"));
  self->rehearsal = suyuan_document_count (object, "rehearsal") > 0;
  suyuan_document_uid (object, "person", &self->person);
  return suyuan_document_uid (object, "family", &self->family) && self->made != NULL && self->title != NULL && suyuan_is_hash (self->device) &&
         suyuan_is_hash (self->head);
}

static gboolean
read_body (SuyuanManifest *self,
           JsonObject     *object)
{
  self->since = suyuan_document_dup_hashes (suyuan_document_list (object, "since"));
  self->trail = suyuan_document_dup_hashes (suyuan_document_list (object, "trail"));
  self->left_out = suyuan_document_dup_hashes (suyuan_document_list (object, "left_out"));
  return self->since != NULL && self->trail != NULL && self->left_out != NULL && suyuan_tallies_read (object, "counts", self->tallies) &&
         read_batches (self, suyuan_document_object (object, "batches")) && read_media (self, suyuan_document_list (object, "media")) && read_part (self, object);
}

/**
 * Reads what suyuan_manifest_write() wrote. Errors: NOT_PACKAGE; TOO_NEW, naming the version; DAMAGED.
 */
SuyuanManifest *
suyuan_manifest_read (const char *text,
                      gsize       length,
                      GError    **error)
{
  g_autoptr (SuyuanManifest) self = suyuan_manifest_new ();
  g_autoptr (JsonNode) root = suyuan_document_read (text, length);
  JsonObject *object = root == NULL ? NULL : json_node_get_object (root);

  self->format = suyuan_document_count (object, "format");
  self->program = g_strdup (suyuan_document_text (object, "program"));
  if (g_strcmp0 (suyuan_document_text (object, "kind"), KIND) != 0)
    g_set_error_literal (error, SUYUAN_SYNC_ERROR, SUYUAN_SYNC_ERROR_NOT_PACKAGE, _ ("its list of contents is not that of a package"));
  else if (self->format > SUYUAN_PACKAGE_FORMAT)
    g_set_error (error, SUYUAN_SYNC_ERROR, SUYUAN_SYNC_ERROR_TOO_NEW,
                 _ ("it was made by Suyuan %s in format %d, and this is Suyuan %s, which reads up to format %d: update this one, or have it made by the older"),
                 self->program != NULL ? self->program : "?", (int) MIN (self->format, G_MAXINT), SUYUAN_VERSION, SUYUAN_PACKAGE_FORMAT);
  else if (self->format < 1 || !read_origin (self, object) || !read_body (self, object))
    g_set_error_literal (error, SUYUAN_SYNC_ERROR, SUYUAN_SYNC_ERROR_DAMAGED, _ ("its list of contents is damaged: have it copied again"));
  else
    return g_steal_pointer (&self);
  return NULL;
}
