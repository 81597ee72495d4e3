/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-office.h"
#include "suyuan-round.h"

G_BEGIN_DECLS

/* A task on its way into a roster. */
typedef struct
{
  SuyuanRecord *task, *outlet, *problem; /* the task is borrowed; the others may be NULL */
  char         *division;                /* NULL: nobody says */
} SuyuanRoundSubject;

gboolean suyuan_round_subject_read (SuyuanRoundSubject *self, SuyuanOffice *office, SuyuanRecord *task, GError **error);
void     suyuan_round_subject_clear (SuyuanRoundSubject *self);

void     suyuan_round_add_columns (SuyuanRound *round, SuyuanCatalogue *catalogue);
gboolean suyuan_round_add_task (SuyuanRound *round, SuyuanOffice *office, const SuyuanRoundSubject *subject,
                                const char *today, GError **error);

SuyuanRoundAccess  suyuan_round_get_access (const char *key);
const SuyuanField *suyuan_round_find_field (SuyuanCatalogue *catalogue, const char *key);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SuyuanRoundSubject, suyuan_round_subject_clear)

G_END_DECLS
