/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-outcome.h"

G_BEGIN_DECLS

/* A place on a reach where a record lies, or may lie. */
typedef struct
{
  SuyuanUid   reach;
  char       *code;
  double      chainage_m; /* < 0: nothing says where on the reach */
  double      distance_m; /* from the line; < 0: the record has no position, or the reach no line */
  const char *bank;       /* left right, looking downstream; NULL: on the line */
} SuyuanSnapPlace;

/* Where an outlet or a section lies at the river, and by which rule. */
typedef struct
{
  SuyuanKind  kind;
  SuyuanUid   uid;
  char       *code;
  const char *because; /* key: chainage reach (as the record says) name nearest; ambiguous: a person is asked; off_river */
  GPtrArray  *places;  /* of SuyuanSnapPlace: the one; where it is ambiguous those to choose from, the nearest first */
} SuyuanSnapping;

void            suyuan_snapping_free (SuyuanSnapping *self);
SuyuanSnapping *suyuan_office_snap (SuyuanOffice *self, SuyuanKind kind, const SuyuanUid *uid, GError **error);
GPtrArray      *suyuan_office_list_ambiguous (SuyuanOffice *self, GError **error);
SuyuanOutcome  *suyuan_office_settle (SuyuanOffice *self, SuyuanKind kind, const SuyuanUid *uid, const SuyuanUid *reach,
                                      GError **error);
SuyuanOutcome  *suyuan_office_settle_all (SuyuanOffice *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SuyuanSnapping, suyuan_snapping_free)

G_END_DECLS
