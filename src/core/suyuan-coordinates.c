/* suyuan-coordinates.c: a place as people write it, longitude and latitude in one text
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-core"

#include "suyuan-coordinates.h"

#include <math.h>
#include <string.h>

#include "suyuan-degrees.h"
#include "suyuan-text-fold.h"
#include "suyuan-text-narrow.h"

#define TENTHS 36000 /* of a second, in a degree */

static const char *const keys[] = { "decimal", "sexagesimal", "gcj02", "bd09" };

/* Longer words first, or the rest of one would be left in the text. */
static const struct
{
  const char *word;
  SuyuanDatum datum;
} datums[] = {
  { "cgcs 2000", SUYUAN_DATUM_CGCS2000 },
  { "cgcs2000", SUYUAN_DATUM_CGCS2000 },
  { "国家2000", SUYUAN_DATUM_CGCS2000 },
  { "wgs 84", SUYUAN_DATUM_CGCS2000 },
  { "wgs-84", SUYUAN_DATUM_CGCS2000 },
  { "wgs84", SUYUAN_DATUM_CGCS2000 },
  { "epsg:4490", SUYUAN_DATUM_CGCS2000 },
  { "epsg:4326", SUYUAN_DATUM_CGCS2000 },
  { "gcj-02", SUYUAN_DATUM_GCJ02 },
  { "gcj02", SUYUAN_DATUM_GCJ02 },
  { "高德", SUYUAN_DATUM_GCJ02 },
  { "腾讯", SUYUAN_DATUM_GCJ02 },
  { "火星", SUYUAN_DATUM_GCJ02 },
  { "bd-09", SUYUAN_DATUM_BD09 },
  { "bd09", SUYUAN_DATUM_BD09 },
  { "百度", SUYUAN_DATUM_BD09 },
};

/* What a cell of its own may say besides: among numbers these would be taken for some of them. */
static const char *const unshifted_words[] = { "2000", "4490", "4326", "wgs", "gps", "北斗", "天地图" };

/* One of the two angles of a text. */
typedef struct
{
  double degrees;
  char   hemisphere; /* 0: none written */
} Angle;

/* How surely a text falls in two at some place. */
typedef enum
{
  NO_SPLIT,
  BALANCED, /* as many words on either side */
  LETTERED, /* both sides say their hemisphere */
  PUNCTUATED,
} Split;

/**
 * suyuan_notation_get_key:
 * @notation: a way of writing
 *
 * Returns: (transfer none): `decimal`, `sexagesimal`, `gcj02` or `bd09`
 */
const char *
suyuan_notation_get_key (SuyuanNotation notation)
{
  return (guint) notation < G_N_ELEMENTS (keys) ? keys[notation] : NULL;
}

/**
 * suyuan_notation_from_key:
 * @key: (nullable): as of suyuan_notation_get_key()
 * @notation: (out): which; decimal where the word is not known
 *
 * Returns: whether the word is known
 */
gboolean
suyuan_notation_from_key (const char     *key,
                          SuyuanNotation *notation)
{
  *notation = SUYUAN_NOTATION_DECIMAL;
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (g_strcmp0 (key, keys[i]) == 0)
      {
        *notation = (SuyuanNotation) i;
        return TRUE;
      }

  return FALSE;
}

/**
 * suyuan_notation_get_datum:
 * @notation: a way of writing
 *
 * Returns: the datum its numbers are in
 */
SuyuanDatum
suyuan_notation_get_datum (SuyuanNotation notation)
{
  return notation == SUYUAN_NOTATION_GCJ02 ? SUYUAN_DATUM_GCJ02 : notation == SUYUAN_NOTATION_BD09 ? SUYUAN_DATUM_BD09
                                                                                                   : SUYUAN_DATUM_CGCS2000;
}

/**
 * suyuan_datum_get_name:
 * @datum: a datum
 *
 * Returns: (transfer none): what people call it, in every language
 */
const char *
suyuan_datum_get_name (SuyuanDatum datum)
{
  static const char *const names[] = { [SUYUAN_DATUM_CGCS2000] = "CGCS2000", [SUYUAN_DATUM_GCJ02] = "GCJ-02", [SUYUAN_DATUM_BD09] = "BD-09" };

  return (guint) datum < G_N_ELEMENTS (names) ? names[datum] : NULL;
}

/* --- writing --- */

/* Rounded once, so that no minute or second ever reads 60. */
static void
append_sexagesimal (GString *text,
                    gint32   angle,
                    char     positive,
                    char     negative)
{
  gint64 tenths = llround (fabs ((double) angle) * TENTHS / SUYUAN_DEGREE);

  g_string_append_printf (text, "%d°%02d′%02d.%d″%c", (int) (tenths / TENTHS), (int) (tenths / 600 % 60), (int) (tenths / 10 % 60),
                          (int) (tenths % 10), angle < 0 ? negative : positive);
}

static void
append_decimal (GString    *text,
                double      degrees,
                const char *after)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append_printf (text, "%s%s", g_ascii_formatd (number, sizeof number, "%.6f", degrees), after);
}

/**
 * suyuan_coordinates_format:
 * @position: a place
 * @notation: how to write it
 *
 * Longitude first, as the maps of the country have it: `112.504200, 32.684100` with six decimals, a tenth of a metre,
 * or `112°30′15.1″E 32°41′02.8″N`. What is written is read back by suyuan_coordinates_parse() in the same datum.
 *
 * Returns: (transfer full): the text, the same in every language
 */
char *
suyuan_coordinates_format (const SuyuanPosition *position,
                           SuyuanNotation        notation)
{
  GString *text = g_string_new (NULL);
  double   lon = (double) position->lon / SUYUAN_DEGREE, lat = (double) position->lat / SUYUAN_DEGREE;

  if (notation == SUYUAN_NOTATION_SEXAGESIMAL)
    {
      append_sexagesimal (text, position->lon, 'E', 'W');
      g_string_append_c (text, ' ');
      append_sexagesimal (text, position->lat, 'N', 'S');
      return g_string_free (text, FALSE);
    }
  suyuan_datum_from_cgcs2000 (suyuan_notation_get_datum (notation), &lon, &lat);
  append_decimal (text, lon, ", ");
  append_decimal (text, lat, "");

  return g_string_free (text, FALSE);
}

/**
 * suyuan_datum_from_words:
 * @words: (nullable): how a form calls the system its coordinates are in, as `高德`, `BD-09` or `国家2000坐标系`
 * @datum: (out): the datum meant; untouched where none is
 *
 * Older systems, as `西安80`, are none of the datums: their numbers need a transformation of their own.
 *
 * Returns: whether the words name a datum
 */
gboolean
suyuan_datum_from_words (const char  *words,
                         SuyuanDatum *datum)
{
  char folded[SUYUAN_TEXT_FOLD_MAX];

  if (words == NULL || !suyuan_text_fold (words, folded, sizeof folded))
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (datums); i++)
    if (strstr (folded, datums[i].word) != NULL)
      {
        *datum = datums[i].datum;
        return TRUE;
      }
  for (guint i = 0; i < G_N_ELEMENTS (unshifted_words); i++)
    if (strstr (folded, unshifted_words[i]) != NULL)
      {
        *datum = SUYUAN_DATUM_CGCS2000;
        return TRUE;
      }

  return FALSE;
}

/* --- reading --- */

/* Takes the word out of the text, wherever it stands. */
static gboolean
take_datum (char        *text,
            SuyuanDatum *datum)
{
  g_autofree char *folded = g_ascii_strdown (text, -1);

  for (guint i = 0; i < G_N_ELEMENTS (datums); i++)
    {
      const char *at = strstr (folded, datums[i].word);

      if (at == NULL)
        continue;
      memset (text + (at - folded), ' ', strlen (datums[i].word));
      *datum = datums[i].datum;
      return TRUE;
    }

  return FALSE;
}

static gboolean
is_mark (gunichar c)
{
  return c == ',' || c == ';' || c == '/' || c == 0x3001 /* 、 */;
}

static guint
count_words (const char *text)
{
  guint n = 0;

  for (const char *at = text; *at != '\0'; at++)
    n += *at != ' ' && (at == text || at[-1] == ' ');

  return n;
}

/* Whether the text falls in two angles at @at; @mark: a punctuation mark stands there. */
static Split
split_at (const char *text,
          const char *at,
          gboolean    mark,
          Angle       angles[2])
{
  g_autofree char *left = g_strndup (text, (gsize) (at - text));
  const char      *right = mark ? g_utf8_next_char (at) : at;

  if (!suyuan_degrees_read (left, &angles[0].degrees, &angles[0].hemisphere) ||
      !suyuan_degrees_read (right, &angles[1].degrees, &angles[1].hemisphere))
    return NO_SPLIT;
  if (mark)
    return PUNCTUATED;
  if (angles[0].hemisphere != '\0' && angles[1].hemisphere != '\0')
    return LETTERED;

  return *at == ' ' && count_words (left) == count_words (right) ? BALANCED : NO_SPLIT;
}

static gboolean
find_angles (const char *text,
             Angle       angles[2])
{
  Split best = NO_SPLIT;

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      Angle tried[2];
      Split split = split_at (text, at, is_mark (g_utf8_get_char (at)), tried);

      if (split <= best)
        continue;
      best = split;
      memcpy (angles, tried, sizeof tried);
    }

  return best != NO_SPLIT;
}

static gboolean
is_latitude_letter (char hemisphere)
{
  return hemisphere == 'N' || hemisphere == 'S';
}

static gboolean
lies_in_china (double lon,
               double lat)
{
  return lon >= 73 && lon <= 136 && lat >= 3 && lat <= 54;
}

/* Letters say it; else what can only be one of the two; else which of them lies in the country. */
static gboolean
latitude_is_first (const Angle angles[2])
{
  if (angles[0].hemisphere != '\0')
    return is_latitude_letter (angles[0].hemisphere);
  if (angles[1].hemisphere != '\0')
    return !is_latitude_letter (angles[1].hemisphere);
  if (fabs (angles[0].degrees) > 90)
    return FALSE;
  if (fabs (angles[1].degrees) > 90)
    return TRUE;

  return !lies_in_china (angles[0].degrees, angles[1].degrees) && lies_in_china (angles[1].degrees, angles[0].degrees);
}

/**
 * suyuan_coordinates_parse:
 * @text: (nullable): longitude and latitude in any writing of suyuan_degrees_read(), in either order, parted by a comma,
 *   a semicolon, a slash, a blank or by their hemispheres, with or without the name of a datum: `112.5042, 32.6841`,
 *   `东经112°30′15″北纬32°41′3″`, `32 41 3 112 30 15`, `GCJ-02 112.51,32.68`, `百度 112.51，32.69`
 * @coordinates: (out): what was understood, where it is a place
 *
 * Without a name the datum is CGCS2000. Letters that contradict each other are no coordinates.
 *
 * Returns: whether it is a place, two angles off the earth, or neither
 */
SuyuanCoordinatesFound
suyuan_coordinates_parse (const char        *text,
                          SuyuanCoordinates *coordinates)
{
  char   narrow[SUYUAN_TEXT_NARROW_MAX];
  Angle  angles[2];
  double lon, lat;

  *coordinates = (SuyuanCoordinates){ .datum = SUYUAN_DATUM_CGCS2000 };
  if (text == NULL || !suyuan_text_narrow (text, narrow, sizeof narrow))
    return SUYUAN_COORDINATES_NONE;
  coordinates->named = take_datum (narrow, &coordinates->datum);
  g_strstrip (narrow);
  if (!find_angles (narrow, angles))
    return SUYUAN_COORDINATES_NONE;
  if (angles[0].hemisphere != '\0' && angles[1].hemisphere != '\0' &&
      is_latitude_letter (angles[0].hemisphere) == is_latitude_letter (angles[1].hemisphere))
    return SUYUAN_COORDINATES_NONE;

  coordinates->swapped = latitude_is_first (angles);
  lon = angles[coordinates->swapped ? 1 : 0].degrees;
  lat = angles[coordinates->swapped ? 0 : 1].degrees;
  if (fabs (lon) > 180 || fabs (lat) > 90)
    return SUYUAN_COORDINATES_OUTSIDE;

  suyuan_datum_to_cgcs2000 (coordinates->datum, &lon, &lat);
  coordinates->position = (SuyuanPosition){ (gint32) lround (lon * SUYUAN_DEGREE), (gint32) lround (lat * SUYUAN_DEGREE) };

  return SUYUAN_COORDINATES_PLACE;
}
