/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <shumate/shumate.h>

#include "suyuan-projection.h"

G_BEGIN_DECLS

/* What a layer of a map shows, in the words of the map library. */
SuyuanViewport suyuan_viewport_of_layer (ShumateLayer *layer);
double         suyuan_viewport_round_length (double metres);

/* Line by line from the north, each from the west: as one reads. */
int suyuan_viewport_compare_reading (const SuyuanViewport *viewport, const SuyuanWorld *left, const SuyuanWorld *right);

/* Where a layer looks when it draws. The base map puts its tiles in place from an idle; a layer that drew at once would
 * run ahead of them by a frame, and cost one more. */
typedef struct
{
  ShumateLayer  *layer;
  SuyuanViewport seen;
  guint          moved; /* source */
  GSourceFunc    told;  /* of the layer, when it looks elsewhere; nullable */
} SuyuanPort;

void           suyuan_port_open (SuyuanPort *self, ShumateLayer *layer);
void           suyuan_port_close (SuyuanPort *self);
SuyuanViewport suyuan_port_get (SuyuanPort *self);

G_END_DECLS
