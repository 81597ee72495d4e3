/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-path.h"

G_BEGIN_DECLS

typedef struct
{
  double left, top, right, bottom; /* pixels */
} SuyuanWindow;

void suyuan_outline_reset (SuyuanOutline *self);
void suyuan_outline_append_line (SuyuanOutline *self, GArray *points, const SuyuanWindow *window);
void suyuan_outline_append_ring (SuyuanOutline *self, GArray *points, const SuyuanWindow *window);

G_END_DECLS
