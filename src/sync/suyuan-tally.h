/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-document.h"
#include "suyuan-kind.h"

G_BEGIN_DECLS

/* How many records of one kind. */
typedef struct
{
  gint64 created, changed, removed;
} SuyuanTally;

void     suyuan_tallies_put (JsonBuilder *builder, const char *key, const SuyuanTally *tallies);
gboolean suyuan_tallies_read (JsonObject *object, const char *key, SuyuanTally *tallies);
char    *suyuan_tallies_dup_text (const SuyuanTally *tallies);

G_END_DECLS
