/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "suyuan-line.h"

G_BEGIN_DECLS

/* A way that somebody went, or is to go. */
typedef struct
{
  char       *name; /* nullable */
  SuyuanLine *line;
} SuyuanTrack;

GPtrArray *suyuan_tracks_read (const char *path, GCancellable *cancellable, GError **error);
double     suyuan_tracks_get_length (GPtrArray *tracks);
void       suyuan_track_free (SuyuanTrack *self);

G_END_DECLS
