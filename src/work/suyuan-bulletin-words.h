/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-bulletin.h"

G_BEGIN_DECLS

/* What a bulletin says in sentences. Arrays are of char *. */
char      *suyuan_bulletin_dup_title (const SuyuanBulletin *self);
char      *suyuan_bulletin_dup_basis (const SuyuanBulletin *self);
GPtrArray *suyuan_bulletin_list_summary (const SuyuanBulletin *self);
GPtrArray *suyuan_bulletin_list_limits (const SuyuanBulletin *self);

/* Made when, by whom, from which journal. */
GPtrArray *suyuan_bulletin_list_imprint (SuyuanOffice *office, GError **error);

G_END_DECLS
