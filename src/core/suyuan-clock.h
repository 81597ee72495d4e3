/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Where the time comes from, so that tests and rehearsal workspaces can set it. */
typedef struct
{
  gint64 fixed_ms; /* 0: the real clock */
} SuyuanClock;

gint64 suyuan_clock_now_ms (const SuyuanClock *self);
char  *suyuan_clock_today (const SuyuanClock *self);

G_END_DECLS
