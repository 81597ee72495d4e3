/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-action.h"
#include "suyuan-bankside.h"

G_BEGIN_DECLS

gboolean suyuan_carrying_find (SuyuanOffice *office, SuyuanRecord *before, SuyuanRecord *after, GPtrArray *changes,
                               GPtrArray *words, SuyuanBankside **bankside, GError **error);
gboolean suyuan_carrying_follow (SuyuanAction *action, SuyuanOffice *office, SuyuanRecord *before, SuyuanRecord *after,
                                 GError **error);

/* For suyuan_journal_follow_undo(). */
typedef struct
{
  SuyuanOffice *office;
  GPtrArray    *words; /* gets a line on each record that came along */
} SuyuanFollowing;

gboolean suyuan_carrying_follow_undo (SuyuanBatch *batch, GPtrArray *before, GHashTable *touched, gpointer data,
                                      GError **error);

G_END_DECLS
