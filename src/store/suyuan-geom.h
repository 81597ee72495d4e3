/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A box in degrees, in the order of a GeoPackage envelope. Empty: min > max. */
typedef struct
{
  double min_x, max_x, min_y, max_y;
} SuyuanBox;

#define SUYUAN_BOX_EMPTY ((SuyuanBox){ G_MAXDOUBLE, -G_MAXDOUBLE, G_MAXDOUBLE, -G_MAXDOUBLE })

gboolean suyuan_box_is_empty (const SuyuanBox *self);
void     suyuan_box_include (SuyuanBox *self, const SuyuanBox *other);

gboolean      suyuan_wkb_get_box (gconstpointer wkb, gsize length, SuyuanBox *box);
void          suyuan_geom_from_position (GByteArray *geom, gint64 lon, gint64 lat);
gboolean      suyuan_geom_from_wkb (GByteArray *geom, gconstpointer wkb, gsize length);
gconstpointer suyuan_geom_get_wkb (gconstpointer geom, gsize length, gsize *wkb_length);
gboolean      suyuan_geom_get_box (gconstpointer geom, gsize length, SuyuanBox *box);

G_END_DECLS
