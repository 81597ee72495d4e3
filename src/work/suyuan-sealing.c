/* From which day on a mouth lets nothing out: what is sealed has no load, until somebody opens it or finds that it
 * flows again.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "suyuan-work"

#include "suyuan-sealing.h"

#include "suyuan-census.h"
#include "suyuan-lookup.h"
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

/* A task that shut the mouth and rebounded: the mouth flows again from then on. One of the day it was sealed on is what it
 * was sealed for. */
static gboolean
add_rebound (SuyuanOffice *office,
             GHashTable   *reopenings,
             SuyuanRecord *rebound,
             GError      **error)
{
  g_autoptr (SuyuanRecord) task = NULL;
  gint64      at_ms = suyuan_record_get_integer (rebound, "at");
  const char *category;
  SuyuanUid   outlet;
  GArray     *reopened;

  if (!suyuan_office_follow (office, rebound, "task", &task, error))
    return FALSE;
  category = task ? suyuan_record_get_text (task, "category") : NULL;
  if (!category || g_str_equal (category, "standardise") || !suyuan_record_get_ref (task, "outlet", &outlet))
    return TRUE;
  reopened = g_hash_table_lookup (reopenings, &outlet);
  if (!reopened)
    {
      reopened = g_array_new (FALSE, FALSE, sizeof at_ms);
      g_hash_table_insert (reopenings, g_memdup2 (&outlet, sizeof outlet), reopened);
    }
  g_array_append_val (reopened, at_ms);
  return TRUE;
}

/**
 * suyuan_office_reopenings:
 *
 * When outlets were found to flow again after a task had shut them, whether or not they have a date of sealing.
 *
 * Returns: (transfer full) (element-type SuyuanUid GArray): instants (gint64) by outlet; %NULL with an error of the store
 */
GHashTable *
suyuan_office_reopenings (SuyuanOffice *self,
                          GError      **error)
{
  g_autoptr (GHashTable) reopenings = g_hash_table_new_full (suyuan_uid_hash, suyuan_uid_equal, g_free, (GDestroyNotify) g_array_unref);
  g_autoptr (GPtrArray) rebounds = suyuan_office_equal (self, SUYUAN_KIND_EVENT, "type", "rebound", 0, error);

  if (!rebounds)
    return NULL;
  for (guint i = 0; i < rebounds->len; i++)
    if (!add_rebound (self, reopenings, rebounds->pdata[i], error))
      return NULL;
  return g_steal_pointer (&reopenings);
}

typedef struct
{
  GHashTable *sealings, *reopenings;
} Sealed;

static void
add_sealed_cb (const SuyuanUid   *uid,
               gint64             id,
               const SuyuanValue *values,
               gpointer           data)
{
  const Sealed *sealed = data;
  SuyuanSealing sealing;

  if (values[0].type == SUYUAN_VALUE_TEXT && suyuan_sealing_begin (&sealing, values[0].text, g_hash_table_lookup (sealed->reopenings, uid)))
    g_hash_table_insert (sealed->sealings, g_memdup2 (uid, sizeof *uid), g_memdup2 (&sealing, sizeof sealing));
}

/**
 * suyuan_office_sealings:
 *
 * The outlets with a date of sealing. A rebound of what banned the mouth, or merged it with another, ends it; so does
 * clearing the date, and a new date begins anew.
 *
 * Returns: (transfer full) (element-type SuyuanUid SuyuanSealing): those that are or were sealed; %NULL with an error of
 *   the store
 */
GHashTable *
suyuan_office_sealings (SuyuanOffice *self,
                        GError      **error)
{
  static const char *const keys[] = { "sealed_on", NULL };
  g_autoptr (GHashTable) sealings = g_hash_table_new_full (suyuan_uid_hash, suyuan_uid_equal, g_free, g_free);
  g_autoptr (GHashTable) reopenings = suyuan_office_reopenings (self, error);
  g_autoptr (SuyuanExpr) filter = reopenings ? suyuan_expr_parse ("not sealed_on null", error) : NULL;
  SuyuanQuery query = { .kind = SUYUAN_KIND_OUTLET, .filter = filter };
  Sealed      sealed = { sealings, reopenings };

  if (!filter || !suyuan_office_scan (self, &query, keys, add_sealed_cb, &sealed, error))
    return NULL;
  return g_steal_pointer (&sealings);
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
