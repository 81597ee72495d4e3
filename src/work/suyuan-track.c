/* The ways in a GPX file, or in any other file with lines, to be laid over a map.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "suyuan-work"

#include "suyuan-track.h"

#include "suyuan-open.h"
#include "suyuan-refusal.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static int
find_name (SuyuanRowSource *source)
{
  const char *const *columns = suyuan_row_source_get_columns (source);

  for (int i = 0; columns[i] != NULL; i++)
    if (g_ascii_strcasecmp (columns[i], "name") == 0)
      return i;
  return -1;
}

/* What is no line is passed over: the same file has places and areas. */
static gboolean
read_layer (SuyuanRowSource *source,
            GPtrArray       *tracks,
            GCancellable    *cancellable,
            GError         **error)
{
  g_autoptr (GError) failure = NULL;
  int       name = find_name (source);
  SuyuanRow row;

  while (suyuan_row_source_next (source, &row, &failure))
    {
      g_autoptr (SuyuanLine) line = row.geometry != NULL ? suyuan_line_new_from_wkb (row.geometry, NULL) : NULL;
      SuyuanTrack *track;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (line == NULL || suyuan_line_is_closed (line) || suyuan_line_get_n_parts (line) == 0)
        continue;
      track = g_new0 (SuyuanTrack, 1);
      track->name = name >= 0 ? g_strdup (row.cells[name]) : NULL;
      track->line = g_steal_pointer (&line);
      g_ptr_array_add (tracks, track);
    }
  if (failure != NULL)
    g_propagate_error (error, g_steal_pointer (&failure));
  return *error == NULL;
}

/* Layers without rows are no fault: a GPX file has five of them, whatever is in it. */
static gboolean
read_named (const char   *path,
            const char   *layer,
            GPtrArray    *tracks,
            GCancellable *cancellable,
            GError      **error)
{
  SuyuanOpenOptions options = { .layer = layer };
  g_autoptr (GError) failure = NULL;
  g_autoptr (SuyuanRowSource) source = suyuan_row_source_open (path, &options, &failure);

  if (source != NULL)
    return read_layer (source, tracks, cancellable, error);
  if (g_error_matches (failure, SUYUAN_EXCHANGE_ERROR, SUYUAN_EXCHANGE_ERROR_EMPTY))
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/**
 * suyuan_tracks_read:
 * @path: a GPX file, or another with lines
 * @cancellable: (nullable): looked at between rows
 *
 * Tracks and routes of a GPX file; the lines of every layer of any other. Any thread; nothing is stored.
 *
 * Returns: (transfer full) (element-type SuyuanTrack): at least one; %NULL with a refusal, `no_track`, or an error of
 *   the exchange
 */
GPtrArray *
suyuan_tracks_read (const char   *path,
                    GCancellable *cancellable,
                    GError      **error)
{
  g_autoptr (GPtrArray) tracks = g_ptr_array_new_with_free_func ((GDestroyNotify) suyuan_track_free);
  g_autoptr (GError) failure = NULL;
  g_auto (GStrv) layers = suyuan_row_source_list_layers (path, &failure);
  gboolean read = layers != NULL;

  for (guint i = 0; read && layers[i] != NULL; i++)
    if (!g_str_has_suffix (layers[i], "_points"))
      read = read_named (path, layers[i], tracks, cancellable, &failure);
  if (!read)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }
  if (tracks->len == 0)
    {
      suyuan_refuse (error, "no_track", _ ("%s has no track, route or other line; choose a file that was recorded on the way"), path);
      return NULL;
    }
  return g_steal_pointer (&tracks);
}

/**
 * suyuan_tracks_get_length:
 * @tracks: (element-type SuyuanTrack): some tracks
 *
 * Returns: metres, all together
 */
double
suyuan_tracks_get_length (GPtrArray *tracks)
{
  double length = 0;

  for (guint i = 0; i < tracks->len; i++)
    length += suyuan_line_get_length (((SuyuanTrack *) tracks->pdata[i])->line);
  return length;
}

/**
 * suyuan_track_free:
 *
 * Frees the track.
 */
void
suyuan_track_free (SuyuanTrack *self)
{
  g_free (self->name);
  g_clear_pointer (&self->line, suyuan_line_free);
  g_free (self);
}
