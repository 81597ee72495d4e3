/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-dispatch.h"
#include "suyuan-round-answer.h"
#include "suyuan-round-cells.h"

G_BEGIN_DECLS

#define SUYUAN_DISPATCH_TYPE "dispatch" /* of an edition */

/* One cell that came back with something to say. */
typedef struct
{
  SuyuanAnswer      *answer;
  SuyuanAnswerRow   *row;
  const SuyuanField *field;
  SuyuanUid          task;
  SuyuanValue        came, sent;
  gboolean           is_known; /* what was sent */
  gboolean           is_past;  /* of a roster that a later one followed */
} SuyuanClaim;

/* The answers on their way in. */
typedef struct
{
  SuyuanOffice               *office;
  const SuyuanDispatchTaking *taking;
  SuyuanDispatchReport       *report;
  GPtrArray                  *answers; /* of SuyuanAnswer */
  GPtrArray                  *rounds;  /* of SuyuanRound: all that went out, of what this workspace knows */
  GHashTable                 *claims;  /* task → GPtrArray of SuyuanClaim */
  GPtrArray                  *tasks;   /* its keys, in the order they came */
  GHashTable                 *devices; /* that the journal knows, hexadecimal */
  GError                     *failure; /* of the store, on the way */
} SuyuanTaking;

/* @left: told because it was not taken. The message is taken. */
SuyuanDispatchVerdict *suyuan_taking_note (SuyuanTaking *self, SuyuanAnswer *answer, SuyuanAnswerRow *row, const char *column,
                                           gboolean left, const char *code, char *message);
gboolean               suyuan_taking_gather (SuyuanTaking *self, GError **error);
gboolean               suyuan_taking_settle (SuyuanTaking *self, GPtrArray *changes, GError **error);

G_END_DECLS
