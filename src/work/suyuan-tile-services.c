/* suyuan-tile-services.c: the user's list of online maps, kept in the account's settings
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-work"

#include "suyuan-tile-services.h"

#include "suyuan-cached-tiles.h"
#include "suyuan-web-tiles.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#define CACHE_LIMIT (256 * 1024 * 1024) /* bytes for each online map */

static char *
list_path (void)
{
  return g_build_filename (g_get_user_config_dir (), "suyuan", "basemaps.ini", NULL);
}

static guint
read_zoom (GKeyFile   *file,
           const char *group,
           const char *key,
           guint       otherwise)
{
  g_autoptr (GError) error = NULL;
  int zoom = g_key_file_get_integer (file, group, key, &error);

  return error == NULL && zoom >= 0 && zoom <= SUYUAN_TILE_DEEPEST ? (guint) zoom : otherwise;
}

/* A list that was written before maps had names knows nothing of them: the presets do. */
static char *
dup_names_of_preset (const char *url)
{
  g_autoptr (GPtrArray) presets = suyuan_tile_service_list_presets ();

  for (guint i = 0; i < presets->len; i++)
    {
      const SuyuanTileService *preset = presets->pdata[i];

      if (g_strcmp0 (preset->url, url) == 0)
        return g_strdup (preset->names);
    }
  return NULL;
}

static SuyuanTileService *
read_service (GKeyFile   *file,
              const char *group)
{
  SuyuanTileService *service = g_new0 (SuyuanTileService, 1);
  g_autofree char   *datum = g_key_file_get_string (file, group, "datum", NULL);

  service->name = g_strdup (group);
  service->url = g_key_file_get_string (file, group, "url", NULL);
  service->names = g_key_file_has_key (file, group, "names", NULL) ? g_key_file_get_string (file, group, "names", NULL) : dup_names_of_preset (service->url);
  service->key = g_key_file_get_string (file, group, "key", NULL);
  service->tms = g_key_file_get_boolean (file, group, "tms", NULL);
  service->offline = g_key_file_get_boolean (file, group, "offline", NULL);
  service->attribution = g_key_file_get_string (file, group, "attribution", NULL);
  service->approval = g_key_file_get_string (file, group, "approval", NULL);
  service->min_zoom = read_zoom (file, group, "min_zoom", 0);
  service->max_zoom = read_zoom (file, group, "max_zoom", 18);
  suyuan_datum_from_key (datum, &service->datum);
  return service;
}

/**
 * suyuan_tile_services_load:
 * @error: why the list cannot be read, naming its file
 *
 * From `$XDG_CONFIG_HOME/suyuan/basemaps.ini`; before the user has changed anything, the presets.
 *
 * Returns: (transfer full) (element-type SuyuanTileService): the list in the user's order
 */
GPtrArray *
suyuan_tile_services_load (GError **error)
{
  g_autofree char *path = list_path ();
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_auto (GStrv) groups = NULL;
  GPtrArray *list;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return suyuan_tile_service_list_presets ();
  if (!g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, error))
    {
      g_prefix_error (error, "%s: ", path);
      return NULL;
    }

  list = g_ptr_array_new_with_free_func ((GDestroyNotify) suyuan_tile_service_free);
  groups = g_key_file_get_groups (file, NULL);
  for (guint i = 0; groups[i] != NULL; i++)
    g_ptr_array_add (list, read_service (file, groups[i]));
  return list;
}

static void
write_text (GKeyFile   *file,
            const char *group,
            const char *key,
            const char *text)
{
  if (text != NULL && *text != '\0')
    g_key_file_set_string (file, group, key, text);
}

static void
write_service (GKeyFile                *file,
               const SuyuanTileService *service)
{
  const char *group = service->name;

  write_text (file, group, "url", service->url);
  g_key_file_set_string (file, group, "names", service->names != NULL ? service->names : "");
  write_text (file, group, "key", service->key);
  write_text (file, group, "datum", suyuan_datum_get_key (service->datum));
  write_text (file, group, "attribution", service->attribution);
  write_text (file, group, "approval", service->approval);
  g_key_file_set_boolean (file, group, "tms", service->tms);
  g_key_file_set_boolean (file, group, "offline", service->offline);
  g_key_file_set_integer (file, group, "min_zoom", (int) service->min_zoom);
  g_key_file_set_integer (file, group, "max_zoom", (int) service->max_zoom);
}

/* Two of one name would become one, and a name is written in brackets. */
static gboolean
check_list (GPtrArray *services,
            GError   **error)
{
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < services->len; i++)
    {
      const SuyuanTileService *service = services->pdata[i];

      if (!suyuan_tile_service_check (service, error))
        return FALSE;
      if (strpbrk (service->name, "[]\r\n\t") != NULL || !g_hash_table_add (names, service->name))
        {
          g_set_error (error, G_KEY_FILE_ERROR, G_KEY_FILE_ERROR_INVALID_VALUE,
                       _ ("“%s”: give each online map a name of its own, without brackets"), service->name);
          return FALSE;
        }
    }
  return TRUE;
}

/* A list that cannot be read may still be mended by hand: the keys in it are somebody's. */
static gboolean
put_damaged_aside (const char *path,
                   GError    **error)
{
  g_autoptr (GKeyFile) old = g_key_file_new ();
  g_autofree char *aside = g_strconcat (path, ".damaged", NULL);

  if (!g_file_test (path, G_FILE_TEST_EXISTS) || g_key_file_load_from_file (old, path, G_KEY_FILE_NONE, NULL) || g_rename (path, aside) == 0)
    return TRUE;

  g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (errno), _ ("%s is damaged and cannot be put aside: %s"), path, g_strerror (errno));
  return FALSE;
}

/**
 * suyuan_tile_services_save:
 * @services: (element-type SuyuanTileService): the whole list
 * @error: which entry is at fault, or why the file cannot be written; it is as it was then
 *
 * Readable by the user alone: keys are in it. A damaged list is kept beside it as `basemaps.ini.damaged`.
 *
 * Returns: whether it is on disk
 */
gboolean
suyuan_tile_services_save (GPtrArray *services,
                           GError   **error)
{
  g_autofree char *path = list_path (), *folder = g_path_get_dirname (path), *text = NULL;
  g_autoptr (GKeyFile) file = g_key_file_new ();
  gsize length;

  if (!check_list (services, error))
    return FALSE;
  for (guint i = 0; i < services->len; i++)
    write_service (file, services->pdata[i]);

  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (errno), _ ("The folder “%s” cannot be made: %s"), folder, g_strerror (errno));
      return FALSE;
    }
  if (!put_damaged_aside (path, error))
    return FALSE;
  text = g_key_file_to_data (file, &length, NULL);
  return g_file_set_contents_full (path, text, (gssize) length, G_FILE_SET_CONTENTS_CONSISTENT, 0600, error);
}

/* A cache belongs to an address: a changed entry does not show the tiles of the old one. */
static char *
cache_path (const SuyuanTileService *service)
{
  g_autofree char *text = g_strdup_printf ("%s %d", service->url, service->tms);
  g_autofree char *digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
  g_autofree char *name = g_strdup_printf ("%.16s.mbtiles", digest);

  return g_build_filename (g_get_user_cache_dir (), "suyuan", "tiles", name, NULL);
}

static SuyuanTileSource *
open_layer (const SuyuanTileService *service,
            GError                 **error)
{
  g_autoptr (SuyuanTileSource) web = suyuan_web_tiles_new (service, error);
  g_autofree char *path = web != NULL ? cache_path (service) : NULL;

  return web != NULL ? suyuan_cached_tiles_new (web, path, CACHE_LIMIT) : NULL;
}

/**
 * suyuan_tile_services_open:
 * @service: an entry of the list
 * @error: what is wrong with it, a missing key among it
 *
 * Its tiles are kept under `$XDG_CACHE_HOME/suyuan/tiles`, 256 MiB at most for each map, and as much for its names.
 *
 * Returns: (transfer full): the map; the network is asked when a tile is wanted that is not kept
 */
SuyuanTileSource *
suyuan_tile_services_open (const SuyuanTileService *service,
                           GError                 **error)
{
  g_autoptr (SuyuanTileService) naming = suyuan_tile_service_dup_names (service);
  g_autoptr (SuyuanTileSource) ground = open_layer (service, error);
  g_autoptr (SuyuanTileSource) names = NULL;

  if (ground == NULL || naming == NULL)
    return g_steal_pointer (&ground);
  names = open_layer (naming, error);
  if (names == NULL)
    return NULL;
  suyuan_tile_source_set_names (ground, names);
  return g_steal_pointer (&ground);
}
