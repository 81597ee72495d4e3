/* suyuan-tile-service.c: an online map as the user's list has it, and the address of each of its tiles
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-core"

#include "suyuan-tile-service.h"

#include "suyuan-core-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define SERVERS 8 /* {s} goes round 0 to 7, as Tianditu's t0 to t7 */

/* Tianditu's WMTS in Web Mercator (lbs.tianditu.gov.cn); its data are CGCS2000. Its maps are ground without names: those
 * are a layer to each, cva over vec, cia over img, cta over ter. */
#define TIANDITU(layer)                                                                                   \
  "https://t{s}.tianditu.gov.cn/" layer "_w/wmts?SERVICE=WMTS&REQUEST=GetTile&VERSION=1.0.0&LAYER=" layer \
  "&STYLE=default&TILEMATRIXSET=w&FORMAT=tiles&TILEMATRIX={z}&TILEROW={y}&TILECOL={x}&tk={key}"

/* What the list holds before the user changes it. OpenStreetMap's tile policy forbids saving areas. The approval number
 * of Tianditu changes with its editions, so the user copies it from the service's page. */
static const SuyuanTileService presets[] = {
  { .name = (char *) N_ ("Tianditu, streets"), .url = (char *) TIANDITU ("vec"), .names = (char *) TIANDITU ("cva"), .attribution = (char *) N_ ("Tianditu"), .min_zoom = 1, .max_zoom = 18 },
  { .name = (char *) N_ ("Tianditu, imagery"), .url = (char *) TIANDITU ("img"), .names = (char *) TIANDITU ("cia"), .attribution = (char *) N_ ("Tianditu"), .min_zoom = 1, .max_zoom = 18 },
  { .name = (char *) N_ ("Tianditu, terrain"), .url = (char *) TIANDITU ("ter"), .names = (char *) TIANDITU ("cta"), .attribution = (char *) N_ ("Tianditu"), .min_zoom = 1, .max_zoom = 14 },
  { .name = (char *) "OpenStreetMap", .url = (char *) "https://tile.openstreetmap.org/{z}/{x}/{y}.png", .attribution = (char *) "© OpenStreetMap contributors", .min_zoom = 0, .max_zoom = 19 },
};

/**
 * suyuan_tile_service_copy:
 *
 * Returns: (transfer full): a copy of its own
 */
SuyuanTileService *
suyuan_tile_service_copy (const SuyuanTileService *self)
{
  SuyuanTileService *copy = g_memdup2 (self, sizeof *self);

  copy->name = g_strdup (self->name);
  copy->url = g_strdup (self->url);
  copy->names = g_strdup (self->names);
  copy->key = g_strdup (self->key);
  copy->attribution = g_strdup (self->attribution);
  copy->approval = g_strdup (self->approval);
  return copy;
}

/**
 * suyuan_tile_service_free:
 * @self: (nullable): a service
 */
void
suyuan_tile_service_free (SuyuanTileService *self)
{
  if (self == NULL)
    return;

  g_free (self->name);
  g_free (self->url);
  g_free (self->names);
  g_free (self->key);
  g_free (self->attribution);
  g_free (self->approval);
  g_free (self);
}

/* The text that stands for a name in braces: "z" gives the zoom. NULL: no such name. */
static char *
dup_place (const SuyuanTileService *self,
           const char              *name,
           const SuyuanTile        *tile)
{
  guint rows = 1u << tile->zoom;

  if (g_str_equal (name, "z"))
    return g_strdup_printf ("%u", tile->zoom);
  if (g_str_equal (name, "x"))
    return g_strdup_printf ("%u", tile->x);
  if (g_str_equal (name, "y"))
    return g_strdup_printf ("%u", self->tms ? rows - 1 - tile->y : tile->y);
  if (g_str_equal (name, "s"))
    return g_strdup_printf ("%u", (tile->x + tile->y) % SERVERS);
  if (g_str_equal (name, "key"))
    return g_uri_escape_string (self->key != NULL ? self->key : "", NULL, FALSE);
  return NULL;
}

/* An address with every name filled in; a name nobody knows is told in @unknown. */
static char *
fill_in (const SuyuanTileService *self,
         const char              *address,
         const SuyuanTile        *tile,
         char                   **unknown)
{
  g_autoptr (GString) url = g_string_new (NULL);
  const char *at = address;

  while (*at != '\0')
    {
      const char      *close = *at == '{' ? strchr (at, '}') : NULL;
      g_autofree char *name = close != NULL ? g_strndup (at + 1, close - at - 1) : NULL;
      g_autofree char *text = name != NULL ? dup_place (self, name, tile) : NULL;

      if (name != NULL && text == NULL && unknown != NULL && *unknown == NULL)
        *unknown = g_strdup (name);
      if (text != NULL)
        {
          g_string_append (url, text);
          at = close + 1;
        }
      else
        g_string_append_c (url, *at++);
    }
  return g_string_free (g_steal_pointer (&url), FALSE);
}

static gboolean refuse (GError **error, const char *format, ...) G_GNUC_PRINTF (2, 3);

static gboolean
refuse (GError    **error,
        const char *format,
        ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_propagate_error (error, g_error_new_valist (SUYUAN_CORE_ERROR, SUYUAN_CORE_ERROR_SYNTAX, format, arguments));
  va_end (arguments);
  return FALSE;
}

static gboolean
check_address (const SuyuanTileService *self,
               const char              *address,
               GError                 **error)
{
  static const char *const needed[] = { "{z}", "{x}", "{y}" };
  g_autofree char         *unknown = NULL, *url = NULL;

  if (address == NULL || !(g_str_has_prefix (address, "https://") || g_str_has_prefix (address, "http://")))
    return refuse (error, _ ("%s: the address must begin with https:// or http://"), self->name);
  for (gsize i = 0; i < G_N_ELEMENTS (needed); i++)
    if (strstr (address, needed[i]) == NULL)
      return refuse (error, _ ("%s: the address has no %s; write {z}, {x} and {y} where zoom, column and row stand"), self->name, needed[i]);
  url = fill_in (self, address, &(SuyuanTile){ 0 }, &unknown);
  if (unknown != NULL)
    return refuse (error, _ ("%s: {%s} in the address is not known; there are {z}, {x}, {y}, {key} and {s}"), self->name, unknown);
  if (strpbrk (url, " \t\r\n\"<>") != NULL || !g_uri_is_valid (url, G_URI_FLAGS_NONE, NULL))
    return refuse (error, _ ("%s: “%s” is no address"), self->name, url);
  return TRUE;
}

static gboolean
has_names (const SuyuanTileService *self)
{
  return self->names != NULL && *self->names != '\0';
}

/**
 * suyuan_tile_service_check:
 * @self: a service as somebody typed it
 * @error: what to change, naming the service
 *
 * A key that is still missing is no fault of the entry: suyuan_tile_service_needs_key().
 *
 * Returns: whether addresses can be made from it
 */
gboolean
suyuan_tile_service_check (const SuyuanTileService *self,
                           GError                 **error)
{
  if (self->name == NULL || *self->name == '\0')
    return refuse (error, _ ("An online map needs a name to be chosen by"));
  if (!check_address (self, self->url, error) || (has_names (self) && !check_address (self, self->names, error)))
    return FALSE;
  if (self->min_zoom > self->max_zoom || self->max_zoom > SUYUAN_TILE_DEEPEST)
    return refuse (error, _ ("%s: the zooms must go from small to large and end at %u at most"), self->name, SUYUAN_TILE_DEEPEST);
  return TRUE;
}

/**
 * suyuan_tile_service_needs_key:
 *
 * Returns: whether the user has yet to enter a key
 */
gboolean
suyuan_tile_service_needs_key (const SuyuanTileService *self)
{
  gboolean wanted = (self->url != NULL && strstr (self->url, "{key}") != NULL) || (has_names (self) && strstr (self->names, "{key}") != NULL);

  return wanted && (self->key == NULL || *self->key == '\0');
}

/**
 * suyuan_tile_service_dup_url:
 * @self: a service that passed its check
 * @tile: a tile, rows from the north
 *
 * Returns: (transfer full): where the tile is fetched from; it holds the user's key, so it is not for messages
 */
char *
suyuan_tile_service_dup_url (const SuyuanTileService *self,
                             const SuyuanTile        *tile)
{
  return fill_in (self, self->url, tile, NULL);
}

/**
 * suyuan_tile_service_dup_names:
 *
 * The names are a map of their own, with all that is said of the ground: key, datum, rows, zooms, whose it is.
 *
 * Returns: (transfer full) (nullable): the layer of names over it; %NULL where it has none
 */
SuyuanTileService *
suyuan_tile_service_dup_names (const SuyuanTileService *self)
{
  SuyuanTileService *names = has_names (self) ? suyuan_tile_service_copy (self) : NULL;

  if (names != NULL)
    {
      g_free (names->url);
      names->url = g_steal_pointer (&names->names);
    }
  return names;
}

/**
 * suyuan_tile_service_list_presets:
 *
 * Nothing is fetched from any of them until the user chooses it.
 *
 * Returns: (transfer full) (element-type SuyuanTileService): what the list holds at first, in the user's language
 */
GPtrArray *
suyuan_tile_service_list_presets (void)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) suyuan_tile_service_free);

  for (gsize i = 0; i < G_N_ELEMENTS (presets); i++)
    {
      SuyuanTileService spoken = presets[i];

      spoken.name = (char *) _ (presets[i].name);
      spoken.attribution = (char *) _ (presets[i].attribution);
      g_ptr_array_add (list, suyuan_tile_service_copy (&spoken));
    }
  return list;
}
