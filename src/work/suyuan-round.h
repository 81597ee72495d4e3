/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-uid.h"

G_BEGIN_DECLS

typedef enum
{
  SUYUAN_ROUND_LOCKED, /* told, not theirs to change */
  SUYUAN_ROUND_OPEN,   /* goes out with what stands */
  SUYUAN_ROUND_FRESH,  /* goes out blank: said anew each time; a blank answer changes nothing */
} SuyuanRoundAccess;

typedef struct
{
  char             *key; /* of an open column a field of the task */
  char             *title;
  SuyuanRoundAccess access;
} SuyuanRoundColumn;

typedef struct
{
  SuyuanUid task;
  char     *code;
  char    **cells; /* as sent, one per column; of a fresh one what stood here */
} SuyuanRoundRow;

/* One roster of the monthly round as it went out: frozen. */
typedef struct
{
  SuyuanUid  uid, workspace; /* of its edition; of the family */
  char      *month;          /* 2026-11 */
  char      *code, *made, *by, *to, *head;
  GPtrArray *columns; /* of SuyuanRoundColumn */
  GPtrArray *rows;    /* of SuyuanRoundRow */
} SuyuanRound;

SuyuanRound    *suyuan_round_new (void);
void            suyuan_round_free (SuyuanRound *self);
void            suyuan_round_add_column (SuyuanRound *self, const char *key, const char *title, SuyuanRoundAccess access);
void            suyuan_round_add_row (SuyuanRound *self, const SuyuanUid *task, const char *code, char **cells);
int             suyuan_round_find_column (const SuyuanRound *self, const char *key);
SuyuanRoundRow *suyuan_round_find_row (const SuyuanRound *self, const SuyuanUid *task, const char *code);
char           *suyuan_round_write (const SuyuanRound *self);
SuyuanRound    *suyuan_round_read (const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SuyuanRound, suyuan_round_free)

G_END_DECLS
