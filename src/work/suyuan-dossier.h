/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-census.h"

G_BEGIN_DECLS

/* Everything about one outlet at one moment, for the page and for paper. Arrays hold SuyuanRecord unless
 * said otherwise, oldest first; empty, never %NULL. A value: collect, read, free. */
typedef struct
{
  SuyuanRecord *outlet;
  char         *code;
  SuyuanRecord *party;              /* enterprise or unit, or NULL */
  SuyuanRecord *section;            /* next downstream, or NULL */
  double        section_distance_m; /* along the river; < 0: unknown */
  gboolean      flowing;            /* the mouth is not sealed */
  GPtrArray    *links, *enterprises, *nodes, *visits, *samples, *problems, *measures, *duties;
  GPtrArray    *tasks;       /* of SuyuanTaskView */
  GPtrArray    *media;       /* of SuyuanRecord */
  GPtrArray    *media_paths; /* of char *, same order; NULL where missing */
  GPtrArray    *history;     /* of SuyuanHistoryLine, newest first, the last 30 */
  char         *head;        /* chain head, hex */
  gint64        at_ms;
} SuyuanDossier;

void           suyuan_dossier_free (SuyuanDossier *self);
SuyuanDossier *suyuan_office_dossier (SuyuanOffice *self, const SuyuanUid *outlet, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SuyuanDossier, suyuan_dossier_free)

G_END_DECLS
