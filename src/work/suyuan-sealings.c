/* Which mouths are sealed, and which flow again: what all readers ask, each its own way.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "suyuan-work"

#include "suyuan-sealings.h"

#include "suyuan-census.h"
#include "suyuan-lookup.h"

/* A task that shut the mouth and rebounded: the mouth flows again from then on. One of the day it was sealed on is what it
 * was sealed for. */
static gboolean
add_rebound (SuyuanOffice *office,
             GHashTable   *reopenings,
             SuyuanRecord *rebound,
             GError      **error)
{
  g_autoptr (SuyuanRecord) task = NULL;
  gint64    at_ms = suyuan_record_get_integer (rebound, "at");
  SuyuanUid outlet;
  GArray   *reopened;

  if (!suyuan_office_follow (office, rebound, "task", &task, error))
    return FALSE;
  if (!task || !suyuan_sealing_is_by (suyuan_record_get_text (task, "category")) || !suyuan_record_get_ref (task, "outlet", &outlet))
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
 * suyuan_office_dup_flowing:
 *
 * Returns: (transfer full): the filter of the outlets that are not sealed now: never, from a day to come, or until they
 *   were found to flow again
 */
char *
suyuan_office_dup_flowing (SuyuanOffice *self)
{
  g_autofree char *today = suyuan_office_today (self);

  return g_strdup_printf ("(is_sealed = 0 or sealed_on > '%s')", today);
}

/**
 * suyuan_office_is_flowing:
 * @outlet: uid of an outlet
 * @flowing: (out): whether it is not sealed now
 *
 * Returns: %FALSE with an error of the store
 */
gboolean
suyuan_office_is_flowing (SuyuanOffice    *self,
                          const SuyuanUid *outlet,
                          gboolean        *flowing,
                          GError         **error)
{
  g_autofree char *filter = suyuan_office_dup_flowing (self);
  g_autofree char *uid = suyuan_uid_to_string (outlet);
  g_autofree char *text = g_strdup_printf ("uid = '%s' and %s", uid, filter);
  g_autoptr (SuyuanExpr) expr = suyuan_expr_parse (text, error);
  gint64 n = expr ? suyuan_office_count (self, &(const SuyuanQuery){ .kind = SUYUAN_KIND_OUTLET, .filter = expr }, error) : -1;

  *flowing = n > 0;
  return n >= 0;
}
