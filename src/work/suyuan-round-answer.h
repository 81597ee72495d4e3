/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-office.h"
#include "suyuan-round.h"

G_BEGIN_DECLS

/* How far a workbook that came back can be believed to know what was sent. */
typedef enum
{
  SUYUAN_ANSWER_GENUINE,
  SUYUAN_ANSWER_TAMPERED, /* the hidden sheet is not as it was signed, or the signature is nobody's */
  SUYUAN_ANSWER_LOST,     /* there is none */
} SuyuanAnswerTrust;

/* A row that came back. */
typedef struct
{
  guint     row, line; /* from 1; of the sheet */
  SuyuanUid task;      /* by its mark; nil: it has none */
  char    **cells;     /* one per column of the answer, "" where blank */
  gboolean *below;     /* as many: blank, and merged with the cell above or before */
} SuyuanAnswerRow;

/* A workbook that came back, as it was read: nothing is looked up. */
typedef struct
{
  char             *path, *name;
  SuyuanAnswerTrust trust;
  SuyuanRound      *round;  /* as the hidden sheet has it; NULL: lost, or not to be read */
  char             *device; /* who signed it, hexadecimal */
  GPtrArray        *titles; /* of char *, the columns found */
  GPtrArray        *keys;   /* of char *: what they are; NULL: nobody knows */
  GPtrArray        *rows;   /* of SuyuanAnswerRow */
} SuyuanAnswer;

SuyuanAnswer *suyuan_answer_open (SuyuanCatalogue *catalogue, const char *path, GError **error);
void          suyuan_answer_free (SuyuanAnswer *self);
int           suyuan_answer_find_column (const SuyuanAnswer *self, const char *key);
const char   *suyuan_answer_get_cell (const SuyuanAnswer *self, const SuyuanAnswerRow *row, const char *key);
gboolean      suyuan_answer_is_below (const SuyuanAnswer *self, const SuyuanAnswerRow *row, const char *key);
char         *suyuan_answer_clean (const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SuyuanAnswer, suyuan_answer_free)

G_END_DECLS
