/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-outcome.h"
#include "suyuan-position.h"

G_BEGIN_DECLS

/* What looks wrong at a reach, and what would put it right. */
typedef struct
{
  const char    *fault; /* key: loop sink alone gap head_on back_to_back */
  SuyuanUid      reach; /* the one that would be changed */
  char          *code;
  gboolean       has_place;
  SuyuanPosition place;
  const char    *repair;     /* join: name the next reach; turn: draw it the other way; NULL: only a person knows */
  SuyuanUid      other;      /* the reach it would go on with, or meets; nil: none */
  char          *other_code; /* NULL: none */
  double         distance_m; /* not drawn between the two; of join */
  const char    *reason;     /* of join: near name; NULL */
  char          *rival_code; /* a reach nearly as near: a person has to choose; NULL: none */
  char          *message;    /* what is wrong and the way out */
} SuyuanMend;

void           suyuan_mend_free (SuyuanMend *self);
GPtrArray     *suyuan_office_list_mends (SuyuanOffice *self, GError **error);
SuyuanOutcome *suyuan_office_mend (SuyuanOffice *self, const SuyuanUid *reaches, guint n_reaches, GError **error);
SuyuanOutcome *suyuan_office_mend_all (SuyuanOffice *self, double within_m, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SuyuanMend, suyuan_mend_free)

G_END_DECLS
