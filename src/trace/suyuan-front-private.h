/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A node a search has got to and how far that was; a heap of them gives the nearest first. */
typedef struct
{
  double  distance;
  guint32 node;
} SuyuanFront;

void        suyuan_front_push (GArray *heap, SuyuanFront front);
SuyuanFront suyuan_front_pop (GArray *heap);

G_END_DECLS
