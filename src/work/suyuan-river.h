/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-line.h"
#include "suyuan-network.h"
#include "suyuan-office.h"
#include "suyuan-pieces.h"

G_BEGIN_DECLS

#define SUYUAN_SURVEY_BAND_M 2000 /* landward of the bank, as the surveys from the air were flown */

/* The reaches of a workspace: their lines, found by place, and the network they make. Its reaches are pieces
 * of those of the workspace, which are cut where others come in. */
typedef struct _SuyuanRiver SuyuanRiver;

/* A reach that a place lies beside. */
typedef struct
{
  guint      reach;
  double     chainage_m; /* along the reach */
  SuyuanSnap snap;       /* along its line */
} SuyuanBeside;

/* Owned by the office, read when first asked for; from then on it follows the journal. */
SuyuanRiver         *suyuan_office_get_river (SuyuanOffice *self, GError **error);
void                 suyuan_river_age (SuyuanOffice *office);
void                 suyuan_river_forget (SuyuanOffice *office);
guint                suyuan_river_get_n_reaches (SuyuanRiver *self);
guint                suyuan_river_get_n_lines (SuyuanRiver *self);
const SuyuanNetwork *suyuan_river_get_network (SuyuanRiver *self);
int                  suyuan_river_find (SuyuanRiver *self, const SuyuanUid *reach);
const SuyuanUid     *suyuan_river_get_uid (SuyuanRiver *self, guint reach);
guint                suyuan_river_get_reach (SuyuanRiver *self, guint piece);
guint                suyuan_river_get_piece (SuyuanRiver *self, guint reach, double chainage_m, double *into_m);
const char          *suyuan_river_get_name (SuyuanRiver *self, guint reach);
double               suyuan_river_get_length (SuyuanRiver *self, guint reach);
double               suyuan_river_get_chainage (SuyuanRiver *self, guint reach, const SuyuanPosition *position);
int                  suyuan_river_snap (SuyuanRiver *self, const SuyuanPosition *position, double *chainage_m);
int                  suyuan_river_snap_within (SuyuanRiver *self, const SuyuanPosition *position, double tolerance_m, double *chainage_m);

gboolean suyuan_river_look_beside (SuyuanRiver *self, guint reach, const SuyuanPosition *position, SuyuanBeside *beside);
GArray  *suyuan_river_list_near (SuyuanRiver *self, const SuyuanPosition *position);
GArray  *suyuan_river_find_faults (SuyuanRiver *self);
GArray  *suyuan_river_find_joins (SuyuanRiver *self);
GArray  *suyuan_river_find_turns (SuyuanRiver *self, GArray *faults);
gboolean suyuan_river_get_end (SuyuanRiver *self, guint reach, gboolean mouth, SuyuanPosition *position);
void     suyuan_river_list_course (SuyuanRiver *self, guint piece, double from_m, double to_m, GArray *positions);

G_END_DECLS
