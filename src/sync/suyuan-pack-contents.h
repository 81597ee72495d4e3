/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-tally.h"

G_BEGIN_DECLS

/* Which records the batches of a package touch. */
typedef struct _SuyuanPackContents SuyuanPackContents;

SuyuanPackContents *suyuan_pack_contents_new (void);
void                suyuan_pack_contents_free (SuyuanPackContents *self);
gboolean            suyuan_pack_contents_add (SuyuanPackContents *self, GBytes *parcel, GError **error);
void                suyuan_pack_contents_tally (SuyuanPackContents *self, SuyuanTally *tallies);
gint64              suyuan_pack_contents_get_n_withheld (SuyuanPackContents *self);
GArray             *suyuan_pack_contents_list (SuyuanPackContents *self, SuyuanKind kind);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SuyuanPackContents, suyuan_pack_contents_free)

G_END_DECLS
