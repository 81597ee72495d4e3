/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-projection.h"

G_BEGIN_DECLS

/* A place as one number: the bits of x and y in turn, so that a cell of the map at any depth is a run
 * of a sorted array. 32 bits an axis: finer than a stored position (10⁻⁷ degrees), so that different
 * positions have different codes. */
#define SUYUAN_MORTON_DEPTH 32

guint64      suyuan_morton_encode (const SuyuanWorld *world);
SuyuanWorld  suyuan_morton_decode (guint64 code);
void         suyuan_morton_split (guint64 code, guint32 *x, guint32 *y);
guint        suyuan_morton_shared_depth (guint64 a, guint64 b);
SuyuanExtent suyuan_morton_get_cell (guint64 code, guint depth);
void         suyuan_morton_sort (guint64 *codes, guint32 *ids, guint n);

G_END_DECLS
