/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-mending.h"
#include "suyuan-seat.h"
#include "suyuan-snapping.h"

G_BEGIN_DECLS

/* One thing a look over the workspace came upon, with what can be done about it. A value. */
typedef struct
{
  const char     *check; /* key of a standing check; of the network also reach_alone, reach_sink */
  SuyuanKind      kind;
  SuyuanUid       uid;
  char           *title; /* "SY-0421 北岸" */
  char           *message;
  SuyuanMend     *mend;     /* NULL: it is not about the network */
  SuyuanSnapping *snapping; /* NULL: it does not lie between two reaches */
} SuyuanFinding;

void        suyuan_finding_free (SuyuanFinding *self);
gboolean    suyuan_finding_is_certain (const SuyuanFinding *self);
guint       suyuan_finding_get_n_offers (const SuyuanFinding *self);
char       *suyuan_finding_dup_offer (const SuyuanFinding *self, guint offer);
void        suyuan_finding_take (const SuyuanFinding *self, guint offer, SuyuanSeat *seat);
const char *suyuan_finding_get_label (const char *check);
gboolean    suyuan_finding_is_note (const char *check);

/* Work for the seat: a GPtrArray of SuyuanFinding, kind of check by kind of check, what may be right as it is last. @data points
 * to bits of kinds: only what these touch is looked over; merging puts it in place of what was found of the same checks. */
gpointer   suyuan_findings_read (SuyuanOffice *office, gpointer data, GCancellable *cancellable, GError **error);
GPtrArray *suyuan_findings_merge (GPtrArray *before, GPtrArray *found, guint64 kinds);
void       suyuan_findings_take_certain (SuyuanSeat *seat);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SuyuanFinding, suyuan_finding_free)

G_END_DECLS
