/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-line.h"
#include "suyuan-network.h"

G_BEGIN_DECLS

#define SUYUAN_TOUCH_M 1.0 /* an end this near to a line lies on it */

/**
 * SuyuanPieces:
 *
 * The reaches of a map cut where others meet them between their ends, so that a network can be made of
 * them; and which piece a place on a reach is on. Immutable.
 */
typedef struct _SuyuanPieces SuyuanPieces;

SuyuanPieces *suyuan_pieces_new (const SuyuanReach *reaches, const SuyuanLine *const *lines, guint n_reaches);
SuyuanPieces *suyuan_pieces_new_with (const SuyuanReach *reaches, const SuyuanLine *const *lines, guint n_reaches,
                                      GArray *touches);
void          suyuan_pieces_free (SuyuanPieces *self);

const SuyuanReach *suyuan_pieces_get_reaches (const SuyuanPieces *self, guint *n_pieces);
guint              suyuan_pieces_get_reach (const SuyuanPieces *self, guint piece);
double             suyuan_pieces_get_start (const SuyuanPieces *self, guint piece);
guint              suyuan_pieces_find (const SuyuanPieces *self, guint reach, double chainage_m, double *into_m);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SuyuanPieces, suyuan_pieces_free)

G_END_DECLS
