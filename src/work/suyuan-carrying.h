/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-action.h"
#include "suyuan-bankside.h"

G_BEGIN_DECLS

/* A reach, and what has a chainage along one. */
#define SUYUAN_CARRIED_KINDS ((guint64) 1 << SUYUAN_KIND_REACH | (guint64) 1 << SUYUAN_KIND_OUTLET | (guint64) 1 << SUYUAN_KIND_SECTION)

gboolean suyuan_carrying_find (SuyuanOffice *office, SuyuanRecord *before, SuyuanRecord *after, SuyuanRecord *said,
                               GPtrArray *changes, GPtrArray *words, SuyuanBankside **bankside, GError **error);
gboolean suyuan_carrying_follow (SuyuanAction *action, SuyuanOffice *office, SuyuanRecord *before, SuyuanRecord *after,
                                 SuyuanRecord *said, GError **error);

/* For suyuan_journal_follow_undo(). */
typedef struct
{
  SuyuanOffice *office;
  GPtrArray    *words; /* gets a line on each record that came along */
} SuyuanFollowing;

gboolean suyuan_carrying_minds (SuyuanRecord *record, SuyuanRecord *change);
gboolean suyuan_carrying_follow_undo (SuyuanBatch *batch, GPtrArray *before, GHashTable *touched, gpointer data,
                                      GError **error);

G_END_DECLS
