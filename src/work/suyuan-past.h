/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-office.h"

G_BEGIN_DECLS

/* The fields of one kind's records as they stood at an instant, by the journal. */
typedef struct _SuyuanPast SuyuanPast;

SuyuanPast *suyuan_past_new (SuyuanOffice *office, SuyuanKind kind, gint64 at_ms, const char *verbs, GError **error);
void        suyuan_past_free (SuyuanPast *self);
gboolean    suyuan_past_is_newer (const SuyuanPast *self, const SuyuanUid *uid);
gboolean    suyuan_past_rewind (SuyuanPast *self, const SuyuanUid *uid, const char *const *keys, SuyuanValue *values, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SuyuanPast, suyuan_past_free)

G_END_DECLS
