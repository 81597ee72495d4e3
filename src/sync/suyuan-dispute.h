/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-office.h"

G_BEGIN_DECLS

/* One of two values that came about without knowing of each other, as people read it. */
typedef struct
{
  char  *text;   /* NULL: empty */
  char  *person; /* who entered it; NULL: nobody said so */
  gint64 at_ms;  /* 0: not known */
} SuyuanSide;

/* A conflict a package opens. */
typedef struct
{
  SuyuanKind kind;
  SuyuanUid  uid;
  char      *code, *field, *label; /* field and label NULL: edited by one and removed by the other */
  SuyuanSide kept, other;
} SuyuanDispute;

void suyuan_dispute_free (SuyuanDispute *self);

G_END_DECLS
