/* suyuan-percentile.c: what most of a bench's figures keep below
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "suyuan-percentile.h"

static int
compare (gconstpointer a,
         gconstpointer b)
{
  double left = *(const double *) a, right = *(const double *) b;

  return left < right ? -1 : left > right;
}

/* Of an array of double, which is put in order; 50 is the median. Nothing of nothing is 0. */
double
suyuan_percentile (GArray *values,
                   guint   percent)
{
  g_array_sort (values, compare);

  return values->len > 0 ? g_array_index (values, double, MIN (values->len - 1, values->len * percent / 100)) : 0;
}
