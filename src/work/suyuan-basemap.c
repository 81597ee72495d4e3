/* suyuan-basemap.c: the map files of a workspace, in its folder maps/
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-work"

#include "suyuan-basemap.h"

#include "suyuan-mbtiles.h"
#include "suyuan-refusal.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#define FOLDER "maps"
#define SUFFIX ".mbtiles"
#define NAMES ".names.mbtiles"

/**
 * suyuan_basemap_free:
 * @self: (nullable): a map file
 */
void
suyuan_basemap_free (SuyuanBasemap *self)
{
  if (self == NULL)
    return;

  g_free (self->file);
  g_free (self->path);
  g_clear_object (&self->source);
  g_clear_error (&self->fault);
  g_free (self);
}

/**
 * suyuan_office_dup_basemap_path:
 * @file: the name of a file
 *
 * Returns: (transfer full): where it stands in this workspace, whether it is there or not
 */
char *
suyuan_office_dup_basemap_path (SuyuanOffice *self,
                                const char   *file)
{
  return g_build_filename (suyuan_office_get_path (self), FOLDER, file, NULL);
}

/**
 * suyuan_basemap_dup_names_path:
 * @path: of a map file
 *
 * Returns: (transfer full): where its names stand when they are a file of their own: beside it
 */
char *
suyuan_basemap_dup_names_path (const char *path)
{
  g_autofree char *stem = g_str_has_suffix (path, SUFFIX) ? g_strndup (path, strlen (path) - strlen (SUFFIX)) : g_strdup (path);

  return g_strconcat (stem, NAMES, NULL);
}

/**
 * suyuan_basemap_check_place:
 * @place: where a map is to stand
 *
 * Returns: whether neither a map stands there yet, nor names that another map left behind and that would be laid over this
 *   one; else @error is REFUSED (`exists`) and names the file
 */
gboolean
suyuan_basemap_check_place (const char *place,
                            GError    **error)
{
  g_autofree char *names = suyuan_basemap_dup_names_path (place);
  g_autofree char *file = g_path_get_basename (place), *names_file = g_path_get_basename (names);

  if (g_file_test (place, G_FILE_TEST_EXISTS))
    suyuan_refuse (error, "exists", _ ("The workspace already has a map “%s”: choose another name for the new file, or remove that one from the folder maps"), file);
  else if (g_file_test (names, G_FILE_TEST_EXISTS))
    suyuan_refuse (error, "exists", _ ("The names “%s” of another map would be laid over this one: choose another name for the new file, or remove that one from the folder maps"), names_file);
  else
    return TRUE;
  return FALSE;
}

static void
open_names (SuyuanBasemap *map)
{
  g_autofree char *path = suyuan_basemap_dup_names_path (map->path);
  g_autoptr (SuyuanMbtiles) names = g_file_test (path, G_FILE_TEST_EXISTS) ? suyuan_mbtiles_open (path, &map->fault) : NULL;

  if (names != NULL)
    suyuan_tile_source_set_names (map->source, SUYUAN_TILE_SOURCE (names));
}

/**
 * suyuan_office_open_basemap:
 * @path: the name of a file in maps/, or the path of one anywhere
 *
 * Returns: (transfer full): the map, with a source or with the reason why it has none
 */
SuyuanBasemap *
suyuan_office_open_basemap (SuyuanOffice *self,
                            const char   *path)
{
  SuyuanBasemap   *map = g_new0 (SuyuanBasemap, 1);
  g_autofree char *mine = suyuan_office_dup_basemap_path (self, path);
  SuyuanMbtiles   *file;

  map->path = strchr (path, '/') == NULL && g_file_test (mine, G_FILE_TEST_EXISTS) ? g_steal_pointer (&mine) : g_strdup (path);
  map->file = g_path_get_basename (path);
  file = suyuan_mbtiles_open (map->path, &map->fault);
  if (file != NULL)
    {
      map->source = SUYUAN_TILE_SOURCE (file);
      open_names (map);
    }
  return map;
}

/**
 * suyuan_basemap_count:
 * @self: a map that opened
 *
 * Returns: how many tiles it holds, those of its names among them; -1 with @error
 */
gint64
suyuan_basemap_count (const SuyuanBasemap *self,
                      GError             **error)
{
  gint64 count = 0;

  for (SuyuanTileSource *layer = self->source; layer != NULL && count >= 0; layer = suyuan_tile_source_get_names (layer))
    {
      gint64 n = suyuan_mbtiles_count (SUYUAN_MBTILES (layer), error);

      count = n < 0 ? -1 : count + n;
    }
  return count;
}

/**
 * suyuan_basemap_check:
 * @self: a map file
 * @cancellable: (nullable): ends it
 *
 * Reads all of it.
 *
 * Returns: whether every page is whole and every tile a picture; else @error names the first that is not
 */
gboolean
suyuan_basemap_check (const SuyuanBasemap *self,
                      GCancellable        *cancellable,
                      GError             **error)
{
  if (self->fault != NULL)
    {
      g_propagate_error (error, g_error_copy (self->fault));
      return FALSE;
    }
  for (SuyuanTileSource *layer = self->source; layer != NULL; layer = suyuan_tile_source_get_names (layer))
    if (!suyuan_mbtiles_check (SUYUAN_MBTILES (layer), cancellable, error))
      return FALSE;
  return TRUE;
}

static int
compare_files (gconstpointer a,
               gconstpointer b)
{
  const SuyuanBasemap *const *left = a, *const *right = b;

  return g_utf8_collate ((*left)->file, (*right)->file);
}

static gboolean
is_on_its_way (const char *name)
{
  static const char *const suffixes[] = { ".part", "-wal", "-shm", "-journal" };

  for (gsize i = 0; i < G_N_ELEMENTS (suffixes); i++)
    if (g_str_has_suffix (name, suffixes[i]))
      return TRUE;
  return *name == '.';
}

/* The paths of what may be maps; in @names those of the files that would hold the names of each. */
static GPtrArray *
read_folder (GDir       *dir,
             const char *folder,
             GHashTable *names)
{
  GPtrArray  *paths = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (is_on_its_way (name) || !g_file_test (path, G_FILE_TEST_IS_REGULAR))
        continue;
      g_hash_table_add (names, suyuan_basemap_dup_names_path (path));
      g_ptr_array_add (paths, g_steal_pointer (&path));
    }
  return paths;
}

/**
 * suyuan_office_list_basemaps:
 *
 * Opens every file in maps/ that is not on its way there and does not hold the names of another; broken ones are listed with their reason.
 *
 * Returns: (transfer full) (element-type SuyuanBasemap): the maps by name; %NULL where the folder cannot be read
 */
GPtrArray *
suyuan_office_list_basemaps (SuyuanOffice *self,
                             GError      **error)
{
  g_autofree char *folder = suyuan_office_dup_basemap_path (self, NULL);
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) suyuan_basemap_free);
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) paths = NULL;
  g_autoptr (GDir) dir = NULL;

  if (!g_file_test (folder, G_FILE_TEST_EXISTS))
    return g_steal_pointer (&list);
  dir = g_dir_open (folder, 0, error);
  if (dir == NULL)
    return NULL;

  paths = read_folder (dir, folder, names);
  for (guint i = 0; i < paths->len; i++)
    if (!g_hash_table_contains (names, paths->pdata[i]))
      g_ptr_array_add (list, suyuan_office_open_basemap (self, paths->pdata[i]));
  g_ptr_array_sort (list, compare_files);
  return g_steal_pointer (&list);
}

static gboolean
check_terms (const SuyuanBasemapTerms *terms,
             GError                  **error)
{
  SuyuanDatum datum;

  if (terms == NULL || terms->datum == NULL || suyuan_datum_from_key (terms->datum, &datum))
    return TRUE;

  suyuan_refuse_as (error, SUYUAN_WORK_ERROR_INVALID, "datum", _ ("“%s” is no datum; write cgcs2000, gcj02 or bd09"), terms->datum);
  return FALSE;
}

static gboolean
describe (const char               *path,
          const SuyuanBasemapTerms *terms,
          GError                  **error)
{
  if (terms == NULL || (terms->name == NULL && terms->datum == NULL && terms->attribution == NULL && terms->approval == NULL))
    return TRUE;

  return suyuan_mbtiles_describe (path, (const char *[]){ "name", "datum", "attribution", "approval", NULL },
                                  (const char *[]){ terms->name, terms->datum, terms->attribution, terms->approval }, error);
}

/* Beside its place first, so that a copy that breaks off is no map. */
static gboolean
copy_in (const char               *from,
         const char               *to,
         const SuyuanBasemapTerms *terms,
         GCancellable             *cancellable,
         GError                  **error)
{
  g_autofree char *part = g_strconcat (to, ".part", NULL);
  g_autoptr (GFile) source = g_file_new_for_path (from);
  g_autoptr (GFile) target = g_file_new_for_path (part);

  if (g_file_copy (source, target, G_FILE_COPY_OVERWRITE, cancellable, NULL, NULL, error) && g_chmod (part, 0644) == 0 &&
      describe (part, terms, error) && g_rename (part, to) == 0)
    return TRUE;

  if (error != NULL && *error == NULL)
    g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (errno), _ ("The map “%s” cannot be written: %s"), to, g_strerror (errno));
  g_unlink (part);
  return FALSE;
}

/* The names beside a map come with it. They go first, so that there is never a map without them. */
static gboolean
copy_both (const char               *from,
           const char               *to,
           const SuyuanBasemapTerms *terms,
           GCancellable             *cancellable,
           GError                  **error)
{
  g_autofree char *names_from = suyuan_basemap_dup_names_path (from), *names_to = suyuan_basemap_dup_names_path (to);
  gboolean         named = g_file_test (names_from, G_FILE_TEST_EXISTS);

  if (named && !copy_in (names_from, names_to, terms, cancellable, error))
    return FALSE;
  if (copy_in (from, to, terms, cancellable, error))
    return TRUE;
  if (named)
    g_unlink (names_to);
  return FALSE;
}

/**
 * suyuan_office_add_basemap:
 * @path: an MBTiles file anywhere
 * @terms: (nullable): what it does not say itself; written into the workspace's own copy
 * @cancellable: (nullable): ends the copying; nothing is left of it
 * @error: why not: the file's own fault, a name that is taken (`exists`), a folder that cannot be written
 *
 * Copies a map into the workspace, after it was found to be one. It is no batch: maps are neither journaled nor sent.
 *
 * Returns: (transfer full): the map as it stands in the workspace
 */
SuyuanBasemap *
suyuan_office_add_basemap (SuyuanOffice             *self,
                           const char               *path,
                           const SuyuanBasemapTerms *terms,
                           GCancellable             *cancellable,
                           GError                  **error)
{
  g_autoptr (SuyuanMbtiles) map = check_terms (terms, error) ? suyuan_mbtiles_open (path, error) : NULL;
  g_autofree char *file = g_path_get_basename (path);
  g_autofree char *place = suyuan_office_dup_basemap_path (self, file);
  g_autofree char *folder = g_path_get_dirname (place);

  if (map == NULL || !suyuan_basemap_check_place (place, error))
    return NULL;
  if (g_mkdir_with_parents (folder, 0755) != 0)
    {
      g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (errno), _ ("The folder “%s” cannot be made: %s"), folder, g_strerror (errno));
      return NULL;
    }
  if (!copy_both (path, place, terms, cancellable, error))
    return NULL;
  return suyuan_office_open_basemap (self, place);
}
