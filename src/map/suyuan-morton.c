/* The order clusters stand on: places as interleaved numbers, and a sort that takes half a million
 * of them in some ten milliseconds. */
/* SPDX-FileCopyrightText: 2026 The Suyuan authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "suyuan-map"

#include "suyuan-morton.h"

#include <math.h>
#include <string.h>

#define UNITS 4294967296.0 /* 2^32 */
#define DIGIT_BITS 11
#define N_DIGITS (1u << DIGIT_BITS)
#define N_PASSES 6

static guint64
spread (guint32 bits)
{
  guint64 v = bits;

  v = (v | v << 16) & G_GUINT64_CONSTANT (0x0000ffff0000ffff);
  v = (v | v << 8) & G_GUINT64_CONSTANT (0x00ff00ff00ff00ff);
  v = (v | v << 4) & G_GUINT64_CONSTANT (0x0f0f0f0f0f0f0f0f);
  v = (v | v << 2) & G_GUINT64_CONSTANT (0x3333333333333333);
  return (v | v << 1) & G_GUINT64_CONSTANT (0x5555555555555555);
}

static guint32
gather (guint64 v)
{
  v &= G_GUINT64_CONSTANT (0x5555555555555555);
  v = (v | v >> 1) & G_GUINT64_CONSTANT (0x3333333333333333);
  v = (v | v >> 2) & G_GUINT64_CONSTANT (0x0f0f0f0f0f0f0f0f);
  v = (v | v >> 4) & G_GUINT64_CONSTANT (0x00ff00ff00ff00ff);
  v = (v | v >> 8) & G_GUINT64_CONSTANT (0x0000ffff0000ffff);
  return (guint32) (v | v >> 16);
}

/**
 * suyuan_morton_encode:
 * @world: within [0, 1)
 *
 * Returns: the code, y in the odd bits
 */
guint64
suyuan_morton_encode (const SuyuanWorld *world)
{
  return spread ((guint32) (world->x * UNITS)) | spread ((guint32) (world->y * UNITS)) << 1;
}

/**
 * suyuan_morton_split:
 * @x: (out): 2⁻³² of the world
 * @y: (out): 2⁻³² of the world
 *
 * Takes a code apart.
 */
void
suyuan_morton_split (guint64  code,
                     guint32 *x,
                     guint32 *y)
{
  *x = gather (code);
  *y = gather (code >> 1);
}

/**
 * suyuan_morton_decode:
 *
 * Returns: the middle of the smallest cell, within 5 mm of what was encoded
 */
SuyuanWorld
suyuan_morton_decode (guint64 code)
{
  guint32 x, y;

  suyuan_morton_split (code, &x, &y);
  return (SuyuanWorld){ (x + 0.5) / UNITS, (y + 0.5) / UNITS };
}

/**
 * suyuan_morton_shared_depth:
 *
 * Returns: the depth of the smallest cell that holds both, 0 (the world) to %SUYUAN_MORTON_DEPTH (the same)
 */
guint
suyuan_morton_shared_depth (guint64 a,
                            guint64 b)
{
  return a == b ? SUYUAN_MORTON_DEPTH : (guint) __builtin_clzll (a ^ b) / 2;
}

/**
 * suyuan_morton_get_cell:
 * @depth: the world is cut into 2^depth cells an axis
 *
 * Returns: the cell of that depth that holds @code
 */
SuyuanExtent
suyuan_morton_get_cell (guint64 code,
                        guint   depth)
{
  double  width = exp2 (-(double) depth);
  guint   cut = SUYUAN_MORTON_DEPTH - depth;
  guint32 x, y;

  suyuan_morton_split (code, &x, &y);
  x = cut < 32 ? x >> cut : 0;
  y = cut < 32 ? y >> cut : 0;
  return (SuyuanExtent){ x * width, y * width, (x + 1.0) * width, (y + 1.0) * width };
}

/* One pass of a stable radix sort; returns FALSE where all codes share the digit and nothing moved. */
static gboolean
sort_digit (const guint32 *histogram,
            guint          shift,
            guint          n,
            const guint64 *codes,
            const guint32 *ids,
            guint64       *to_codes,
            guint32       *to_ids)
{
  guint32 starts[N_DIGITS], sum = 0;

  if (histogram[codes[0] >> shift & (N_DIGITS - 1)] == n)
    return FALSE;
  for (guint d = 0; d < N_DIGITS; d++)
    {
      starts[d] = sum;
      sum += histogram[d];
    }
  for (guint i = 0; i < n; i++)
    {
      guint32 to = starts[codes[i] >> shift & (N_DIGITS - 1)]++;

      to_codes[to] = codes[i];
      to_ids[to] = ids[i];
    }
  return TRUE;
}

/**
 * suyuan_morton_sort:
 * @codes: sorted in place
 * @ids: moved along; equal codes keep their order
 *
 * Linear in @n; needs 12 bytes a code while it runs.
 */
void
suyuan_morton_sort (guint64 *codes,
                    guint32 *ids,
                    guint    n)
{
  g_autofree guint32 *histograms = g_new0 (guint32, N_PASSES * N_DIGITS);
  g_autofree guint64 *spare_codes = g_new (guint64, n);
  g_autofree guint32 *spare_ids = g_new (guint32, n);
  guint64            *from_codes = codes, *to_codes = spare_codes;
  guint32            *from_ids = ids, *to_ids = spare_ids;

  for (guint i = 0; i < n; i++)
    for (guint pass = 0; pass < N_PASSES; pass++)
      histograms[pass * N_DIGITS + (codes[i] >> pass * DIGIT_BITS & (N_DIGITS - 1))]++;

  for (guint pass = 0; n > 0 && pass < N_PASSES; pass++)
    if (sort_digit (histograms + pass * N_DIGITS, pass * DIGIT_BITS, n, from_codes, from_ids, to_codes, to_ids))
      {
        guint64 *swap_codes = from_codes;
        guint32 *swap_ids = from_ids;

        from_codes = to_codes;
        from_ids = to_ids;
        to_codes = swap_codes;
        to_ids = swap_ids;
      }
  if (from_codes != codes)
    {
      memcpy (codes, from_codes, n * sizeof *codes);
      memcpy (ids, from_ids, n * sizeof *ids);
    }
}
