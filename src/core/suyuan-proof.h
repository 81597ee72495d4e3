/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-position.h"

G_BEGIN_DECLS

/* How much a piece of evidence is worth. */
typedef enum
{
  SUYUAN_PROOF_REFUSED,
  SUYUAN_PROOF_SECOND, /* vouched for by people; marked in print */
  SUYUAN_PROOF_FIRST,  /* position and time of its own that fit */
} SuyuanProofGrade;

/* A picture or another file put forward as evidence. Strings are borrowed. */
typedef struct
{
  const char    *name; /* as shown to people */
  const char    *kind; /* key of photo_kind, or of medium_type where it is no photo */
  gboolean       is_photo;
  gint64         taken;    /* UTC ms, 0: not known */
  gint64         received; /* UTC ms, 0: not known */
  gboolean       has_position;
  SuyuanPosition position;
  guint          n_witnesses;
  gboolean       signed_sheet; /* a scanned signed sheet stands with it */
  const char    *used_at;      /* the other record the same picture is used for; NULL: none */
} SuyuanProof;

/* What it has to fit. */
typedef struct
{
  gboolean       has_position;
  SuyuanPosition position;    /* of the outlet */
  double         tolerance_m; /* 0: the default of 500 m */
  const char    *after;       /* ISO date: taken later than this day; NULL: any time */
  gboolean       same_day;    /* the day of @after itself will do: what is set right at once */
  gint64         now;         /* UTC ms, 0: not checked */
} SuyuanProofSite;

const char      *suyuan_proof_grade_get_key (SuyuanProofGrade grade);
SuyuanProofGrade suyuan_proof_grade (const SuyuanProof *self, const SuyuanProofSite *site, char **because);

G_END_DECLS
