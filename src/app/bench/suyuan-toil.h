/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What the threads of this process have worked since a moment, for measuring on a machine that others use too. */
typedef struct
{
  double      own;    /* of the thread that asks, milliseconds of processor time */
  GHashTable *others; /* Owned: thread → nanoseconds, a gint64 each */
} SuyuanToil;

gboolean suyuan_toil_is_told (void);
void     suyuan_toil_begin (SuyuanToil *toil);
double   suyuan_toil_end (SuyuanToil *toil);

G_END_DECLS
