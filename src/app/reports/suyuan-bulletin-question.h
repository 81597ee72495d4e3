/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-bulletin-tables.h"
#include "suyuan-seat.h"

G_BEGIN_DECLS

/* Which notice; with a path it is written there, else it is answered. */
typedef struct
{
  char       *quarter;
  const char *level; /* static; NULL: as the outlets lie */
  char       *path;
} SuyuanBulletinQuestion;

/* What a window shows of it. */
typedef struct
{
  SuyuanBulletin *bulletin;
  GPtrArray      *tables;           /* of SuyuanBulletinTable, borrowing from the bulletin */
  GPtrArray      *summary, *limits; /* of char * */
  char           *title, *basis;
} SuyuanBulletinAnswer;

SuyuanBulletinQuestion *suyuan_bulletin_question_new (const char *quarter, const char *level, const char *path);
void                    suyuan_bulletin_question_free (SuyuanBulletinQuestion *self);
void                    suyuan_bulletin_answer_free (SuyuanBulletinAnswer *self);
gpointer                suyuan_bulletin_question_ask (SuyuanOffice *office, gpointer question, GCancellable *cancellable, GError **error);
gpointer                suyuan_bulletin_question_write (SuyuanOffice *office, gpointer question, GCancellable *cancellable, GError **error);

G_END_DECLS
