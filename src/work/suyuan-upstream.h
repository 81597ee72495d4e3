/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-office.h"
#include "suyuan-position.h"

G_BEGIN_DECLS

/* What lies upstream, as a map shows it. */
typedef struct
{
  GArray    *outlets; /* of gint64: row numbers, in river order */
  GPtrArray *courses; /* of GArray of SuyuanPosition: what was walked, stretch by stretch, where it is drawn */
} SuyuanUpstream;

/* @kind: section, outlet or reach. */
SuyuanUpstream *suyuan_office_upstream (SuyuanOffice *self, SuyuanKind kind, const SuyuanUid *uid, GError **error);
SuyuanUpstream *suyuan_office_upstream_of_place (SuyuanOffice *self, const SuyuanPosition *place, GError **error);
void            suyuan_upstream_free (SuyuanUpstream *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SuyuanUpstream, suyuan_upstream_free)

G_END_DECLS
