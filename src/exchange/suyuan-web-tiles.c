/* suyuan-web-tiles.c: an online map, tile by tile
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-exchange"

#include "suyuan-web-tiles.h"

#include "suyuan-open.h"

#include <glib/gi18n-lib.h>
#include <libsoup/soup.h>

/* Who asks, as the tile policy of OpenStreetMap wants to know it. */
#define USER_AGENT "Suyuan/" SUYUAN_VERSION " (desktop application)"
#define AT_ONCE 4 /* connections to one server */
#define PATIENCE_S 15
#define MOST_BYTES (16 << 20) /* of a tile; a server that sends more sends something else */

struct _SuyuanWebTiles
{
  GObject parent_instance;

  /* Owned */
  SuyuanTileService *service;
  SuyuanTileInfo     info;
  SoupSession       *session; /* libsoup 3.2: any thread may send */
};

static void source_iface_init (SuyuanTileSourceInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SuyuanWebTiles, suyuan_web_tiles, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (SUYUAN_TYPE_TILE_SOURCE, source_iface_init))

static const SuyuanTileInfo *
get_info (SuyuanTileSource *source)
{
  return &SUYUAN_WEB_TILES (source)->info;
}

/* What a server means for the person in front of the map. The address is never shown: the user's key is in it. */
static void
complain (SuyuanWebTiles *self,
          SoupMessage    *message,
          GError        **error)
{
  guint       status = soup_message_get_status (message);
  const char *origin = self->info.origin;

  if (status == SOUP_STATUS_UNAUTHORIZED || status == SOUP_STATUS_FORBIDDEN || status == 418)
    g_set_error (error, SUYUAN_EXCHANGE_ERROR, SUYUAN_EXCHANGE_ERROR_NETWORK,
                 _ ("%s refuses to give its map (%u): look at the key of “%s” in the list of online maps"), origin, status, self->info.name);
  else if (status == 429)
    g_set_error (error, SUYUAN_EXCHANGE_ERROR, SUYUAN_EXCHANGE_ERROR_NETWORK,
                 _ ("%s has given out as many tiles as it allows (429): go on later, or choose another map"), origin);
  else
    g_set_error (error, SUYUAN_EXCHANGE_ERROR, SUYUAN_EXCHANGE_ERROR_NETWORK, _ ("%s answers %u %s instead of a tile"), origin, status,
                 soup_message_get_reason_phrase (message) != NULL ? soup_message_get_reason_phrase (message) : "");
}

static gboolean
says_none (guint status)
{
  return status == SOUP_STATUS_NOT_FOUND || status == SOUP_STATUS_GONE || status == SOUP_STATUS_NO_CONTENT;
}

/* The body of the answer, as far as a tile may go. */
static GBytes *
receive (SuyuanWebTiles *self,
         SoupMessage    *message,
         GCancellable   *cancellable,
         GError        **error)
{
  g_autoptr (GInputStream) stream = soup_session_send (self->session, message, cancellable, error);
  g_autoptr (GByteArray) body = g_byte_array_new ();
  guint8 piece[1 << 14];
  gssize n = -1;

  while (stream != NULL && body->len <= MOST_BYTES && (n = g_input_stream_read (stream, piece, sizeof piece, cancellable, error)) > 0)
    g_byte_array_append (body, piece, (guint) n);
  if (n < 0)
    return NULL;
  if (body->len > MOST_BYTES)
    {
      g_set_error (error, SUYUAN_EXCHANGE_ERROR, SUYUAN_EXCHANGE_ERROR_NETWORK, _ ("it sends more than %u MiB instead of a tile"), MOST_BYTES >> 20);
      return NULL;
    }
  return g_byte_array_free_to_bytes (g_steal_pointer (&body));
}

static GBytes *
load (SuyuanTileSource *source,
      const SuyuanTile *tile,
      GCancellable     *cancellable,
      GError          **error)
{
  SuyuanWebTiles  *self = SUYUAN_WEB_TILES (source);
  g_autofree char *url = suyuan_tile_service_dup_url (self->service, tile);
  g_autoptr (SoupMessage) message = soup_message_new (SOUP_METHOD_GET, url);
  g_autoptr (GError) cause = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (tile->zoom < self->info.min_zoom || tile->zoom > self->info.max_zoom)
    return NULL;

  bytes = receive (self, message, cancellable, &cause);
  if (bytes == NULL && g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_propagate_error (error, g_steal_pointer (&cause));
  else if (bytes == NULL)
    g_set_error (error, SUYUAN_EXCHANGE_ERROR, SUYUAN_EXCHANGE_ERROR_NETWORK, _ ("%s cannot be reached (%s)"), self->info.origin, cause->message);
  else if (soup_message_get_status (message) == SOUP_STATUS_OK)
    return g_steal_pointer (&bytes);
  else if (!says_none (soup_message_get_status (message)))
    complain (self, message, error);
  return NULL;
}

static void
source_iface_init (SuyuanTileSourceInterface *iface)
{
  iface->get_info = get_info;
  iface->load = load;
}

static void
suyuan_web_tiles_finalize (GObject *object)
{
  SuyuanWebTiles *self = SUYUAN_WEB_TILES (object);

  g_clear_object (&self->session);
  g_clear_pointer (&self->service, suyuan_tile_service_free);
  suyuan_tile_info_clear (&self->info);

  G_OBJECT_CLASS (suyuan_web_tiles_parent_class)->finalize (object);
}

static void
suyuan_web_tiles_class_init (SuyuanWebTilesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = suyuan_web_tiles_finalize;
}

static void
suyuan_web_tiles_init (SuyuanWebTiles *self)
{
  self->session = soup_session_new_with_options ("user-agent", USER_AGENT, "timeout", PATIENCE_S, "max-conns-per-host", AT_ONCE, NULL);
}

static void
describe (SuyuanTileInfo          *info,
          const SuyuanTileService *service)
{
  g_autofree char *url = suyuan_tile_service_dup_url (service, &(SuyuanTile){ 0 });
  g_autoptr (GUri) uri = g_uri_parse (url, G_URI_FLAGS_NONE, NULL);

  info->name = g_strdup (service->name);
  info->origin = g_strdup (uri != NULL ? g_uri_get_host (uri) : service->name);
  info->min_zoom = service->min_zoom;
  info->max_zoom = service->max_zoom;
  info->bounds = suyuan_tile_get_bounds (&(SuyuanTile){ 0 });
  info->datum = service->datum;
  info->attribution = suyuan_attribution_to_text (service->attribution);
  info->approval = g_strdup (service->approval);
}

/**
 * suyuan_web_tiles_new:
 * @service: an entry of the user's list
 * @error: what to change in the entry, or that a key is missing
 *
 * Asks the network for nothing until a tile is wanted.
 *
 * Returns: (transfer full): the map
 */
SuyuanTileSource *
suyuan_web_tiles_new (const SuyuanTileService *service,
                      GError                 **error)
{
  SuyuanWebTiles *self;

  if (!suyuan_tile_service_check (service, error))
    return NULL;
  if (suyuan_tile_service_needs_key (service))
    {
      g_set_error (error, SUYUAN_EXCHANGE_ERROR, SUYUAN_EXCHANGE_ERROR_NETWORK,
                   _ ("“%s” needs a key of your own: enter it in the list of online maps"), service->name);
      return NULL;
    }

  self = g_object_new (SUYUAN_TYPE_WEB_TILES, NULL);
  self->service = suyuan_tile_service_copy (service);
  describe (&self->info, service);
  return SUYUAN_TILE_SOURCE (self);
}
