/* From which day on a mouth lets nothing out: what is sealed has no load, until somebody opens it or finds that it
 * flows again.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "suyuan-core"

#include "suyuan-sealing.h"

#include "suyuan-period.h"

#define DAY_MS G_GINT64_CONSTANT (86400000)

/**
 * suyuan_sealing_begin:
 * @self: (out caller-allocates): filled
 * @day: the mouth was sealed on
 * @reopened: (nullable) (element-type gint64): of the outlet, as suyuan_office_reopenings() gives them
 *
 * Judges one date of sealing: it holds until the mouth was found to flow on a later day.
 *
 * Returns: %FALSE where @day is none
 */
gboolean
suyuan_sealing_begin (SuyuanSealing *self,
                      const char    *day,
                      const GArray  *reopened)
{
  self->until_ms = G_MAXINT64;
  if (!suyuan_day_get_start (day, &self->from_ms))
    return FALSE;
  for (guint i = 0; reopened && i < reopened->len; i++)
    {
      gint64 at_ms = g_array_index (reopened, gint64, i);

      if (suyuan_sealing_is_before (self, at_ms))
        self->until_ms = MIN (self->until_ms, at_ms);
    }
  return TRUE;
}

/**
 * suyuan_sealing_is_before:
 * @self: (nullable): %NULL: the mouth was never sealed
 *
 * Returns: whether an instant is on a day after the one the mouth was sealed on: of that day nobody knows what came first
 */
gboolean
suyuan_sealing_is_before (const SuyuanSealing *self,
                          gint64               at_ms)
{
  return self && at_ms >= self->from_ms + DAY_MS;
}

/**
 * suyuan_sealing_holds:
 * @self: (nullable): %NULL: the mouth was never sealed
 *
 * Returns: whether the mouth is sealed at an instant
 */
gboolean
suyuan_sealing_holds (const SuyuanSealing *self,
                      gint64               at_ms)
{
  return self && at_ms >= self->from_ms && at_ms < self->until_ms;
}

/**
 * suyuan_sealing_get_part:
 * @self: (nullable): %NULL: the mouth was never sealed
 * @from_ms: of a time that is not empty
 *
 * Returns: which part of a time the mouth was sealed, 0 to 1
 */
double
suyuan_sealing_get_part (const SuyuanSealing *self,
                         gint64               from_ms,
                         gint64               until_ms)
{
  gint64 shut;

  g_return_val_if_fail (from_ms < until_ms, 0);
  if (!self)
    return 0;
  shut = MIN (self->until_ms, until_ms) - MAX (self->from_ms, from_ms);
  return shut <= 0 ? 0 : (double) shut / (double) (until_ms - from_ms);
}

/**
 * suyuan_sealing_is_by:
 * @category: (nullable): of a task, key of the enumeration task_category
 *
 * Returns: whether a task of that kind shuts the mouth: its rebound says that the mouth flows again
 */
gboolean
suyuan_sealing_is_by (const char *category)
{
  return category && !g_str_equal (category, "standardise");
}
