/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-office.h"

G_BEGIN_DECLS

gboolean   suyuan_office_look_up (SuyuanOffice *self, SuyuanKind kind, const char *text, SuyuanUid *uid,
                                  GError **error);
GPtrArray *suyuan_office_equal (SuyuanOffice *self, SuyuanKind kind, const char *key, const char *text, guint limit,
                                GError **error);
char      *suyuan_office_dup_codes (SuyuanOffice *self, GPtrArray *records);

G_END_DECLS
