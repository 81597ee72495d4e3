/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-office.h"
#include "suyuan-proof.h"

G_BEGIN_DECLS

/* A photograph as a reviewer looks at it. */
typedef struct
{
  SuyuanRecord    *medium;
  char            *path;                /* of the original; NULL: it is missing */
  char            *day;                 /* it was taken; NULL: not known */
  double           distance_m, bearing; /* from the outlet; of the view, degrees from north; NAN: not known */
  SuyuanProofGrade grade;
  char            *because;  /* why it is worth that */
  GPtrArray       *warnings; /* of char * */
} SuyuanShot;

/* The same place before and after; either may be NULL. */
typedef struct
{
  SuyuanShot *before, *after;
} SuyuanShotPair;

/* GPtrArray of SuyuanShotPair, the newest view of the works first. */
GPtrArray *suyuan_office_task_pairs (SuyuanOffice *self, const SuyuanUid *task, GError **error);

G_END_DECLS
