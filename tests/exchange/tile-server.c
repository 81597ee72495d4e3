/* tile-server.c: a map server for tests, on this computer and on a thread of its own
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tile-server.h"

#include <libsoup/soup.h>

struct _TileServer
{
  GThread      *thread;
  GMainContext *context;
  GMainLoop    *loop;
  char         *base;

  GMutex   lock;
  GCond    ready, let_go;
  guint    asked, status, wait_ms;
  gboolean held;
  char    *body; /* NULL: a picture that tells its path */
  char    *agent;
};

static void
answer_cb (SoupServer        *server,
           SoupServerMessage *message,
           const char        *path,
           GHashTable        *query,
           gpointer           data)
{
  TileServer      *self = data;
  g_autofree char *picture = g_strconcat ("\x89PNG\r\n\x1a\n", path, NULL);
  const char      *body;
  guint            wait_ms;

  g_mutex_lock (&self->lock);
  self->asked++;
  g_free (self->agent);
  self->agent = g_strdup (soup_message_headers_get_one (soup_server_message_get_request_headers (message), "User-Agent"));
  body = self->body != NULL ? self->body : picture;
  wait_ms = self->wait_ms;
  soup_server_message_set_status (message, self->status, NULL);
  soup_server_message_set_response (message, "image/png", SOUP_MEMORY_COPY, body, strlen (body));
  while (self->held)
    g_cond_wait (&self->let_go, &self->lock);
  g_mutex_unlock (&self->lock);
  g_usleep (wait_ms * 1000);
}

static gpointer
serve (gpointer data)
{
  TileServer *self = data;
  g_autoptr (SoupServer) server = NULL;
  g_autoptr (GError) error = NULL;
  GSList *uris;

  g_main_context_push_thread_default (self->context);
  server = soup_server_new (NULL, NULL);
  soup_server_add_handler (server, NULL, answer_cb, self, NULL);
  soup_server_listen_local (server, 0, SOUP_SERVER_LISTEN_IPV4_ONLY, &error);
  g_assert_no_error (error);
  uris = soup_server_get_uris (server);

  g_mutex_lock (&self->lock);
  self->base = g_uri_to_string (uris->data);
  g_cond_signal (&self->ready);
  g_mutex_unlock (&self->lock);
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);
  g_main_loop_run (self->loop);
  soup_server_disconnect (server);
  g_main_context_pop_thread_default (self->context);
  return NULL;
}

TileServer *
tile_server_new (void)
{
  TileServer *self = g_new0 (TileServer, 1);

  g_mutex_init (&self->lock);
  g_cond_init (&self->ready);
  g_cond_init (&self->let_go);
  self->status = 200;
  self->context = g_main_context_new ();
  self->loop = g_main_loop_new (self->context, FALSE);
  self->thread = g_thread_new ("tile-server", serve, self);
  g_mutex_lock (&self->lock);
  while (self->base == NULL)
    g_cond_wait (&self->ready, &self->lock);
  g_mutex_unlock (&self->lock);
  return self;
}

static gboolean
quit_cb (gpointer data)
{
  g_main_loop_quit (data);
  return G_SOURCE_REMOVE;
}

void
tile_server_free (TileServer *self)
{
  g_main_context_invoke (self->context, quit_cb, self->loop);
  g_thread_join (self->thread);
  g_main_loop_unref (self->loop);
  g_main_context_unref (self->context);
  g_mutex_clear (&self->lock);
  g_cond_clear (&self->ready);
  g_cond_clear (&self->let_go);
  g_free (self->base);
  g_free (self->body);
  g_free (self->agent);
  g_free (self);
}

/* @path without its first slash. */
char *
tile_server_dup_url (TileServer *self,
                     const char *path)
{
  return g_strconcat (self->base, path, NULL);
}

guint
tile_server_get_asked (TileServer *self)
{
  guint asked;

  g_mutex_lock (&self->lock);
  asked = self->asked;
  g_mutex_unlock (&self->lock);
  return asked;
}

char *
tile_server_dup_agent (TileServer *self)
{
  char *agent;

  g_mutex_lock (&self->lock);
  agent = g_strdup (self->agent);
  g_mutex_unlock (&self->lock);
  return agent;
}

/* From now on; a NULL @body is a picture. */
void
tile_server_answer (TileServer *self,
                    guint       status,
                    const char *body)
{
  g_mutex_lock (&self->lock);
  self->status = status;
  g_free (self->body);
  self->body = g_strdup (body);
  g_mutex_unlock (&self->lock);
}

/* From now on it answers nobody until it is let go. */
void
tile_server_hold (TileServer *self,
                  gboolean    held)
{
  g_mutex_lock (&self->lock);
  self->held = held;
  g_cond_broadcast (&self->let_go);
  g_mutex_unlock (&self->lock);
}

/* Thinks this long before it answers. */
void
tile_server_wait (TileServer *self,
                  guint       ms)
{
  g_mutex_lock (&self->lock);
  self->wait_ms = ms;
  g_mutex_unlock (&self->lock);
}
