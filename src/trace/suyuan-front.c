/* What a search has got to, nearest first. */
/* SPDX-FileCopyrightText: 2026 The Suyuan authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "suyuan-trace"

#include "suyuan-front-private.h"

/**
 * suyuan_front_push:
 * @heap: (element-type SuyuanFront): a binary heap, to begin with an empty array
 *
 * Puts a node in.
 */
void
suyuan_front_push (GArray     *heap,
                   SuyuanFront front)
{
  guint i = heap->len;

  g_array_append_val (heap, front);
  while (i > 0 && g_array_index (heap, SuyuanFront, (i - 1) / 2).distance > front.distance)
    {
      g_array_index (heap, SuyuanFront, i) = g_array_index (heap, SuyuanFront, (i - 1) / 2);
      i = (i - 1) / 2;
    }
  g_array_index (heap, SuyuanFront, i) = front;
}

/**
 * suyuan_front_pop:
 * @heap: (element-type SuyuanFront): not empty
 *
 * Returns: the nearest, which is taken out
 */
SuyuanFront
suyuan_front_pop (GArray *heap)
{
  SuyuanFront *fronts = (SuyuanFront *) (gpointer) heap->data, top = fronts[0], last = fronts[heap->len - 1];
  guint        n = heap->len - 1, i = 0;

  while (2 * i + 1 < n)
    {
      guint child = 2 * i + 1;

      if (child + 1 < n && fronts[child + 1].distance < fronts[child].distance)
        child++;
      if (fronts[child].distance >= last.distance)
        break;
      fronts[i] = fronts[child];
      i = child;
    }
  fronts[i] = last;
  g_array_set_size (heap, n);
  return top;
}
