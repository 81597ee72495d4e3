/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "town.h"

#include "suyuan-bulletin.h"

G_BEGIN_DECLS

#define F(name) SUYUAN_FIGURE_##name
#define assert_figure(of, figure, expected) g_assert_cmpuint (suyuan_bulletin_area_count ((of), F (figure)), ==, (expected))

void                      notice_set_moment (Town *t, const char *moment);
SuyuanBulletin           *notice_look (Town *t, const char *quarter, const char *level);
SuyuanUid                 notice_add_outlet (Town *t, const char *code, const char *division, const char *more);
void                      notice_shut (Town *t, const SuyuanUid *task, const char *state);
SuyuanUid                 notice_add_task (Town *t, const char *outlet, const char *deadline);
void                      notice_decide (Town *t, const SuyuanUid *task, const char *type, const char *until, const char *unit);
SuyuanBulletinArea       *notice_area (SuyuanBulletin *bulletin, const char *code);
char                     *notice_dup_said (Town *t, const char *quarter);
const SuyuanBulletinTask *notice_find (GPtrArray *tasks, const SuyuanUid *task);

G_END_DECLS
