/* suyuan-package.c: a package somebody sent, and whether it is what its sender signed
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-sync"

#include "suyuan-package.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "suyuan-seal.h"
#include "suyuan-sync-error.h"
#include "suyuan-zip-reader.h"

#define BLOCK (256 * 1024)

struct _SuyuanPackage
{
  char           *path;
  char           *digest; /* of the manifest */
  gint64          size;
  SuyuanManifest *manifest;
  GHashTable     *files; /* name -> SuyuanManifestFile, of the manifest */
};

/* What the first look through the entries finds. */
typedef struct
{
  GString    *manifest, *seal;
  GHashTable *sizes; /* name -> gint64 */
} Look;

/**
 * Frees it.
 */
void
suyuan_package_free (SuyuanPackage *self)
{
  g_free (self->path);
  g_free (self->digest);
  g_clear_pointer (&self->manifest, suyuan_manifest_free);
  g_clear_pointer (&self->files, g_hash_table_unref);
  g_free (self);
}

static gboolean
refuse (GError    **error,
        const char *format,
        const char *name)
{
  g_autofree char *why = name != NULL ? g_strconcat (format, ": ", name, NULL) : g_strdup (format);

  g_set_error (error, SUYUAN_SYNC_ERROR, SUYUAN_SYNC_ERROR_DAMAGED, "%s", why);
  return FALSE;
}

static gboolean
read_words (SuyuanZipReader *reader,
            gint64           size,
            GString         *words,
            GError         **error)
{
  g_autofree char *block = g_malloc (BLOCK);
  gssize           n;

  if (size > SUYUAN_LONGEST_LIST)
    return refuse (error, _ ("its list of contents is too long to be one"), NULL);
  while ((n = suyuan_zip_reader_read (reader, block, BLOCK, error)) > 0)
    g_string_append_len (words, block, n);
  return n == 0;
}

static gboolean
look_through (const char *path,
              Look       *look,
              GError    **error)
{
  g_autoptr (SuyuanZipReader) reader = suyuan_zip_reader_new (path, error);
  const char *name;
  gint64      size;

  if (reader == NULL)
    return FALSE;

  while (suyuan_zip_reader_next (reader, &name, &size, error))
    {
      GString *words;

      if (name == NULL)
        return TRUE;
      words = g_str_equal (name, "manifest.json") ? look->manifest : g_str_equal (name, "manifest.sig") ? look->seal
                                                                                                        : NULL;
      if (words == NULL)
        g_hash_table_insert (look->sizes, g_strdup (name), g_memdup2 (&size, sizeof size));
      else if (!read_words (reader, size, words, error))
        return FALSE;
    }
  return FALSE;
}

static gboolean
check_file (SuyuanPackage            *self,
            const SuyuanManifestFile *file,
            GHashTable               *sizes,
            GError                  **error)
{
  const gint64 *size = g_hash_table_lookup (sizes, file->name);

  if (size == NULL)
    return refuse (error, _ ("a file of its list is not in it"), file->name);
  if (*size != file->size)
    return refuse (error, _ ("a file in it is not as long as its list says"), file->name);
  if (!g_hash_table_insert (self->files, file->name, (gpointer) file))
    return refuse (error, _ ("a file stands in its list twice"), file->name);
  return TRUE;
}

/* As many as are listed and each that is listed: then there is nothing else. */
static gboolean
check_list (SuyuanPackage *self,
            GHashTable    *sizes,
            GError       **error)
{
  GHashTableIter iter;
  gpointer       name;

  self->files = g_hash_table_new (g_str_hash, g_str_equal);
  if (!check_file (self, &self->manifest->batches, sizes, error))
    return FALSE;
  for (guint i = 0; i < self->manifest->media->len; i++)
    if (!check_file (self, self->manifest->media->pdata[i], sizes, error))
      return FALSE;
  for (guint i = 0; i < self->manifest->copies->len; i++)
    if (!check_file (self, self->manifest->copies->pdata[i], sizes, error))
      return FALSE;

  g_hash_table_iter_init (&iter, sizes);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    if (!g_hash_table_contains (self->files, name))
      return refuse (error, _ ("something is in it that its list does not name"), name);
  return TRUE;
}

static gboolean
read_manifest (SuyuanPackage *self,
               Look          *look,
               GError       **error)
{
  if (look->manifest->len == 0)
    {
      g_set_error_literal (error, SUYUAN_SYNC_ERROR, SUYUAN_SYNC_ERROR_NOT_PACKAGE, _ ("it is no package: it has no list of contents"));
      return FALSE;
    }

  self->manifest = suyuan_manifest_read (look->manifest->str, look->manifest->len, error);
  if (self->manifest == NULL)
    return FALSE;
  if (!suyuan_seal_check (self->manifest->device, SUYUAN_SEAL_PACKAGE, look->manifest->str, look->manifest->len, look->seal->str))
    return refuse (error, _ ("the signature under its list is not that of its sender: have it made again"), NULL);

  self->digest = suyuan_seal_dup_digest (SUYUAN_SEAL_PACKAGE, look->manifest->str, look->manifest->len);
  return check_list (self, look->sizes, error);
}

/**
 * suyuan_package_open:
 * @path: a file
 *
 * Reads the list of contents and checks its seal and that it names what is there. What is in the files is not read yet:
 * suyuan_package_check(). Errors, naming the file: FILE, NOT_PACKAGE, DAMAGED, TOO_NEW.
 */
SuyuanPackage *
suyuan_package_open (const char *path,
                     GError    **error)
{
  g_autoptr (SuyuanPackage) self = g_new0 (SuyuanPackage, 1);
  g_autoptr (GHashTable) sizes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  Look     look = { g_string_new (NULL), g_string_new (NULL), sizes };
  GStatBuf info = { 0 };
  gboolean done;

  self->path = g_strdup (path);
  done = look_through (path, &look, error) && read_manifest (self, &look, error);
  g_string_free (look.manifest, TRUE);
  g_string_free (look.seal, TRUE);
  if (!done)
    {
      g_prefix_error (error, "“%s”: ", path);
      return NULL;
    }

  g_stat (path, &info);
  self->size = info.st_size;
  return g_steal_pointer (&self);
}

/**
 * Where it lies. Borrowed.
 */
const char *
suyuan_package_get_path (SuyuanPackage *self)
{
  return self->path;
}

/**
 * What it is known by, in receipts: the digest of its list of contents. Borrowed.
 */
const char *
suyuan_package_get_digest (SuyuanPackage *self)
{
  return self->digest;
}

/**
 * How many bytes the file has.
 */
gint64
suyuan_package_get_size (SuyuanPackage *self)
{
  return self->size;
}

/**
 * What it says of itself. Borrowed.
 */
const SuyuanManifest *
suyuan_package_get_manifest (SuyuanPackage *self)
{
  return self->manifest;
}

static gboolean
read_file (SuyuanZipReader          *reader,
           const SuyuanManifestFile *file,
           const SuyuanPackageTaker *taker,
           GCancellable             *cancellable,
           GError                  **error)
{
  g_autoptr (GChecksum) sha256 = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree char *block = g_malloc (BLOCK);
  gssize           n;

  while ((n = suyuan_zip_reader_read (reader, block, BLOCK, error)) > 0)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      g_checksum_update (sha256, (const guchar *) block, n);
      if (taker != NULL && !taker->take (file, block, n, taker->data, error))
        return FALSE;
    }
  if (n < 0)
    {
      g_prefix_error (error, "%s: ", file->name);
      return FALSE;
    }
  if (g_strcmp0 (g_checksum_get_string (sha256), file->sha256) != 0)
    return refuse (error, _ ("a file in it is not the one its list says"), file->name);
  return taker == NULL || taker->take (file, NULL, 0, taker->data, error);
}

static gboolean
read_all (SuyuanPackage            *self,
          const SuyuanPackageTaker *taker,
          GCancellable             *cancellable,
          GError                  **error)
{
  g_autoptr (SuyuanZipReader) reader = suyuan_zip_reader_new (self->path, error);
  const char *name;
  gint64      size;
  guint       n_files = 0;

  while (reader != NULL && suyuan_zip_reader_next (reader, &name, &size, error))
    {
      const SuyuanManifestFile *file = name == NULL ? NULL : g_hash_table_lookup (self->files, name);

      if (name == NULL)
        return n_files == g_hash_table_size (self->files) || refuse (error, _ ("it was changed while it was read"), NULL);
      if (file == NULL)
        continue;
      n_files++;
      if ((taker == NULL || taker->wants == NULL || taker->wants (file, taker->data)) && !read_file (reader, file, taker, cancellable, error))
        return FALSE;
    }
  return FALSE;
}

/**
 * suyuan_package_read:
 * @taker: (nullable): who gets it; %NULL: nobody
 *
 * Reads what is in it, in the order it lies there. Errors: DAMAGED where a file is not the one that was signed, FILE,
 * CANCELLED, those of @taker.
 */
gboolean
suyuan_package_read (SuyuanPackage            *self,
                     const SuyuanPackageTaker *taker,
                     GCancellable             *cancellable,
                     GError                  **error)
{
  if (read_all (self, taker, cancellable, error))
    return TRUE;

  g_prefix_error (error, "“%s”: ", self->path);
  return FALSE;
}

/**
 * Reads everything and holds it against the list. Errors: as suyuan_package_read().
 */
gboolean
suyuan_package_check (SuyuanPackage *self,
                      GCancellable  *cancellable,
                      GError       **error)
{
  return suyuan_package_read (self, NULL, cancellable, error);
}
