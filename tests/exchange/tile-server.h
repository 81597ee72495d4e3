/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A map server of this test's own, on a thread of its own: it answers with PNG-like bytes, or as it is told. */
typedef struct _TileServer TileServer;

TileServer *tile_server_new (void);
void        tile_server_free (TileServer *self);
char       *tile_server_dup_url (TileServer *self,
                                 const char *path);
guint       tile_server_get_asked (TileServer *self);
char       *tile_server_dup_agent (TileServer *self);
void        tile_server_answer (TileServer *self,
                                guint       status,
                                const char *body);
void        tile_server_hold (TileServer *self,
                              gboolean    held);
void        tile_server_wait (TileServer *self,
                              guint       ms);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TileServer, tile_server_free)

G_END_DECLS
