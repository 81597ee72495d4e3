/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-position.h"

G_BEGIN_DECLS

/* How a place is written for people: in which datum, as decimal degrees or as degrees, minutes and seconds. */
typedef enum
{
  SUYUAN_NOTATION_DECIMAL, /* CGCS2000 */
  SUYUAN_NOTATION_SEXAGESIMAL,
  SUYUAN_NOTATION_GCJ02,
  SUYUAN_NOTATION_BD09,
  SUYUAN_N_NOTATIONS,
} SuyuanNotation;

typedef enum
{
  SUYUAN_COORDINATES_NONE,    /* no two angles */
  SUYUAN_COORDINATES_OUTSIDE, /* two angles that are no place on earth */
  SUYUAN_COORDINATES_PLACE,
} SuyuanCoordinatesFound;

/* What was understood of a text. */
typedef struct
{
  SuyuanPosition position; /* CGCS2000 */
  SuyuanDatum    datum;    /* it was read in */
  gboolean       named;    /* the text names that datum */
  gboolean       swapped;  /* the latitude came first */
} SuyuanCoordinates;

const char *suyuan_notation_get_key (SuyuanNotation notation);
gboolean    suyuan_notation_from_key (const char *key, SuyuanNotation *notation);
SuyuanDatum suyuan_notation_get_datum (SuyuanNotation notation);
const char *suyuan_datum_get_name (SuyuanDatum datum);
gboolean    suyuan_datum_from_words (const char *words, SuyuanDatum *datum);

char                  *suyuan_coordinates_format (const SuyuanPosition *position, SuyuanNotation notation);
SuyuanCoordinatesFound suyuan_coordinates_parse (const char *text, SuyuanCoordinates *coordinates);

G_END_DECLS
