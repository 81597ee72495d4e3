/* suyuan-tile-format.c: what the bytes of a tile are, and what a map says about its makers
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-core"

#include "suyuan-tile-format.h"

#include <stdlib.h>
#include <string.h>

#define MVT_LAYER 0x1a /* field 3, length-delimited: how an unpacked vector tile begins (Mapbox Vector Tile 2.1) */

static gboolean
begins (const guint8 *data,
        gsize         length,
        gsize         at,
        const char   *magic,
        gsize         n)
{
  return length >= at + n && memcmp (data + at, magic, n) == 0;
}

/**
 * suyuan_tile_format_of:
 * @bytes: a tile
 *
 * By the first bytes: PNG (ISO/IEC 15948 5.2), JPEG, WebP (a RIFF of that kind); vector tiles are packed with gzip or
 * zlib, or begin with a layer.
 *
 * Returns: what it is; UNKNOWN for anything else, an empty one too
 */
SuyuanTileFormat
suyuan_tile_format_of (GBytes *bytes)
{
  gsize         length;
  const guint8 *data = g_bytes_get_data (bytes, &length);

  if (begins (data, length, 0, "\x89PNG\r\n\x1a\n", 8))
    return SUYUAN_TILE_FORMAT_PNG;
  if (begins (data, length, 0, "\xff\xd8\xff", 3))
    return SUYUAN_TILE_FORMAT_JPEG;
  if (begins (data, length, 0, "RIFF", 4) && begins (data, length, 8, "WEBP", 4))
    return SUYUAN_TILE_FORMAT_WEBP;
  if (begins (data, length, 0, "\x1f\x8b", 2) || begins (data, length, 0, "\x78\x9c", 2) || begins (data, length, 0, "\x78\xda", 2) ||
      (length > 1 && data[0] == MVT_LAYER))
    return SUYUAN_TILE_FORMAT_VECTOR;
  return SUYUAN_TILE_FORMAT_UNKNOWN;
}

/**
 * suyuan_tile_format_is_picture:
 *
 * Returns: whether a map can be drawn with it
 */
gboolean
suyuan_tile_format_is_picture (SuyuanTileFormat format)
{
  return format == SUYUAN_TILE_FORMAT_PNG || format == SUYUAN_TILE_FORMAT_JPEG || format == SUYUAN_TILE_FORMAT_WEBP;
}

/**
 * suyuan_tile_format_get_key:
 *
 * Returns: the word of the MBTiles specification for it (png, jpg, webp, pbf); %NULL for UNKNOWN
 */
const char *
suyuan_tile_format_get_key (SuyuanTileFormat format)
{
  static const char *const keys[] = {
    [SUYUAN_TILE_FORMAT_UNKNOWN] = NULL,
    [SUYUAN_TILE_FORMAT_PNG] = "png",
    [SUYUAN_TILE_FORMAT_JPEG] = "jpg",
    [SUYUAN_TILE_FORMAT_WEBP] = "webp",
    [SUYUAN_TILE_FORMAT_VECTOR] = "pbf",
  };

  return (guint) format < G_N_ELEMENTS (keys) ? keys[format] : NULL;
}

/* Appends what an entity stands for and returns where it ends; what is none is an ampersand. */
static const char *
append_entity (GString    *text,
               const char *at)
{
  static const struct
  {
    const char *entity, *meaning;
  } known[] = { { "&amp;", "&" }, { "&lt;", "<" }, { "&gt;", ">" }, { "&quot;", "\"" }, { "&nbsp;", " " }, { "&copy;", "©" } };
  char *end;

  for (gsize i = 0; i < G_N_ELEMENTS (known); i++)
    if (g_str_has_prefix (at, known[i].entity))
      {
        g_string_append (text, known[i].meaning);
        return at + strlen (known[i].entity);
      }

  if (at[1] == '#')
    {
      gboolean hexadecimal = at[2] == 'x' || at[2] == 'X';
      gulong   code = strtoul (at + (hexadecimal ? 3 : 2), &end, hexadecimal ? 16 : 10);

      if (*end == ';' && code > 31 && g_unichar_validate ((gunichar) code))
        {
          g_string_append_unichar (text, (gunichar) code);
          return end + 1;
        }
    }
  g_string_append_c (text, '&');
  return at + 1;
}

/* Runs of white space become one space. */
static char *
squeeze (const char *text)
{
  g_auto (GStrv) words = g_strsplit_set (text, " \t\r\n", -1);
  g_autoptr (GString) squeezed = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      g_string_append_printf (squeezed, "%s%s", squeezed->len > 0 ? " " : "", words[i]);
  return g_string_free (g_steal_pointer (&squeezed), FALSE);
}

/**
 * suyuan_attribution_to_text:
 * @markup: (nullable): an attribution as map files carry it, HTML or not
 *
 * Returns: (transfer full) (nullable): the same in plain words on one line; %NULL where nothing is left
 */
char *
suyuan_attribution_to_text (const char *markup)
{
  g_autofree char *valid = markup != NULL ? g_utf8_make_valid (markup, -1) : NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *squeezed = NULL;
  const char      *at = valid;

  while (at != NULL && *at != '\0')
    {
      const char *close = *at == '<' && (g_ascii_isalpha (at[1]) || at[1] == '/' || at[1] == '!') ? strchr (at, '>') : NULL;

      if (close != NULL)
        at = close + 1;
      else if (*at == '&')
        at = append_entity (text, at);
      else
        g_string_append_c (text, *at++);
    }
  squeezed = squeeze (text->str);
  return *squeezed != '\0' ? g_steal_pointer (&squeezed) : NULL;
}
