/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How long the main loop of this thread was held by what it dispatched at one time: nothing is drawn and no key is heard
 * meanwhile. Milliseconds of the longest step, of processor time and by the clock. */
typedef struct
{
  double work, clock;
  guint  n_steps;
} SuyuanPace;

void       suyuan_pace_watch (void);
void       suyuan_pace_begin (void);
SuyuanPace suyuan_pace_end (void);

G_END_DECLS
