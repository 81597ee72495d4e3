/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-checks.h"
#include "suyuan-office-private.h"

G_BEGIN_DECLS

/* The sections that miss their target, each with what lies upstream of it. */
typedef struct _SuyuanFailing SuyuanFailing;

/* A round of checks on its way. */
typedef struct
{
  SuyuanOffice *office;
  const char   *check; /* the one that runs */
  const char   *label;
  GPtrArray    *remarks; /* of SuyuanRemark */
  /* Found once a round, when first asked for */
  GPtrArray     *mends; /* of SuyuanMend */
  SuyuanFailing *failing;
} SuyuanCheckRound;

void     suyuan_check_round_remark (SuyuanCheckRound *self, SuyuanKind kind, const SuyuanUid *uid, char *message);
gboolean suyuan_check_round_filter (SuyuanCheckRound *self, SuyuanKind kind, const char *filter, const char *message,
                                    GError **error);
gboolean suyuan_check_round_scan (SuyuanCheckRound *self, SuyuanKind kind, const char *filter,
                                  const char *const *keys, SuyuanScanFunc func, gpointer data, GError **error);
/* The uids a reference field of a kind points to. */
GHashTable *suyuan_check_round_referred (SuyuanCheckRound *self, SuyuanKind kind, const char *key, GError **error);

/* Checks that need more than a filter. */
gboolean suyuan_check_off_water (SuyuanCheckRound *round, GError **error);
gboolean suyuan_check_near_duplicates (SuyuanCheckRound *round, GError **error);
gboolean suyuan_check_protected (SuyuanCheckRound *round, GError **error);
gboolean suyuan_check_quotas (SuyuanCheckRound *round, GError **error);
gboolean suyuan_check_rain_flow (SuyuanCheckRound *round, GError **error);
gboolean suyuan_check_sealed_flow (SuyuanCheckRound *round, GError **error);
gboolean suyuan_check_ambiguous (SuyuanCheckRound *round, GError **error);
gboolean suyuan_check_reach_loops (SuyuanCheckRound *round, GError **error);
gboolean suyuan_check_reach_directions (SuyuanCheckRound *round, GError **error);
gboolean suyuan_check_reach_gaps (SuyuanCheckRound *round, GError **error);
gboolean suyuan_check_failing_sections (SuyuanCheckRound *round, GError **error);
gboolean suyuan_check_unseen_tasks (SuyuanCheckRound *round, GError **error);
void     suyuan_failing_free (SuyuanFailing *self);

G_END_DECLS
