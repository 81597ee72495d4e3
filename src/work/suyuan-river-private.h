/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-river.h"

G_BEGIN_DECLS

/* What was read of one reach. */
typedef struct
{
  SuyuanUid   uid, parent;
  gint64      id; /* its row: they stand in this order */
  gboolean    has_parent;
  char       *name, *from_node, *to_node;
  double      length_m, rank;
  int         divergence;
  gboolean    two_way;
  SuyuanLine *line; /* NULL: not drawn */
} SuyuanRiverReach;

/* cells: those the box of a line comes into. asked: by reach, the last question it was looked at for. mark: how
 * far of the journal is in it; stale: there may be more. */
struct _SuyuanRiver
{
  GArray        *reaches; /* of SuyuanRiverReach; the place in it is the reach's number */
  GHashTable    *numbers; /* uid → number + 1 */
  GHashTable    *cells;   /* cell → GArray of guint */
  GArray        *touches; /* of SuyuanTouch: where lines meet */
  GArray        *asked;   /* of guint */
  SuyuanPieces  *pieces;  /* numbered as in the network */
  SuyuanNetwork *network;
  guint          n_lines, n_removed, question;
  gint64         mark;
  gboolean       stale;
};

static inline SuyuanRiverReach *
suyuan_river_peek (SuyuanRiver *self,
                   guint        reach)
{
  return &g_array_index (self->reaches, SuyuanRiverReach, reach);
}

void    suyuan_river_put_in_cells (SuyuanRiver *self, guint number);
void    suyuan_river_take_from_cells (SuyuanRiver *self, guint number);
void    suyuan_river_close_up_cells (SuyuanRiver *self, guint number);
GArray *suyuan_river_find_near (SuyuanRiver *self, const SuyuanPosition *position);

gboolean     suyuan_river_get_ends (const SuyuanLine *line, SuyuanPosition *first, SuyuanPosition *last);
double       suyuan_river_to_chainage (const SuyuanRiverReach *reach, double along_line_m);
SuyuanReach *suyuan_river_list (SuyuanRiver *self, const SuyuanLine ***lines);

G_END_DECLS
