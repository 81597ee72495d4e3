/* What lies at each reach of a workspace: no index has it, so that many reaches are asked after in one look at all.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "suyuan-work"

#include "suyuan-bankside.h"

#include "suyuan-census.h"

struct _SuyuanBankside
{
  SuyuanOffice *office;                /* borrowed */
  GHashTable   *lying[SUYUAN_N_KINDS]; /* of outlets, of sections: reach -> GArray of SuyuanUid, by code */
};

static void
add_cb (const SuyuanUid   *uid,
        gint64             id,
        const SuyuanValue *values,
        gpointer           data)
{
  GArray   *at_reach;
  SuyuanUid reach;

  if (!suyuan_value_get_uid (&values[0], &reach))
    return;
  at_reach = g_hash_table_lookup (data, &reach);
  if (!at_reach)
    {
      at_reach = g_array_new (FALSE, FALSE, sizeof (SuyuanUid));
      g_hash_table_insert (data, g_memdup2 (&reach, sizeof reach), at_reach);
    }
  g_array_append_val (at_reach, *uid);
}

/**
 * suyuan_bankside_new:
 * @office: outlives it
 *
 * Returns: (transfer full): what lies at the reaches now, that of an open batch too; %NULL with an error of the store
 */
SuyuanBankside *
suyuan_bankside_new (SuyuanOffice *office,
                     GError      **error)
{
  static const SuyuanKind kinds[] = { SUYUAN_KIND_OUTLET, SUYUAN_KIND_SECTION };
  g_autoptr (SuyuanBankside) self = g_new0 (SuyuanBankside, 1);

  self->office = office;
  for (gsize k = 0; k < G_N_ELEMENTS (kinds); k++)
    {
      SuyuanQuery query = { .kind = kinds[k], .sort = "code" };

      self->lying[kinds[k]] = g_hash_table_new_full (suyuan_uid_hash, suyuan_uid_equal, g_free, (GDestroyNotify) g_array_unref);
      if (!suyuan_office_scan (office, &query, (const char *[]){ "reach", NULL }, add_cb, self->lying[kinds[k]], error))
        return NULL;
    }
  return g_steal_pointer (&self);
}

/**
 * suyuan_bankside_free:
 * @self: (nullable): what was read
 */
void
suyuan_bankside_free (SuyuanBankside *self)
{
  if (!self)
    return;

  for (guint kind = 0; kind < SUYUAN_N_KINDS; kind++)
    g_clear_pointer (&self->lying[kind], g_hash_table_unref);
  g_free (self);
}

/**
 * suyuan_bankside_list:
 * @kind: outlet or section
 *
 * Returns: (transfer full) (element-type SuyuanRecord): those at a reach as they are now, by code; %NULL with an error of
 *   the store
 */
GPtrArray *
suyuan_bankside_list (SuyuanBankside  *self,
                      SuyuanKind       kind,
                      const SuyuanUid *reach,
                      GError         **error)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func ((GDestroyNotify) suyuan_record_unref);
  GArray *at_reach = g_hash_table_lookup (self->lying[kind], reach);

  for (guint i = 0; at_reach && i < at_reach->len; i++)
    {
      SuyuanRecord *record = suyuan_office_get (self->office, kind, &g_array_index (at_reach, SuyuanUid, i), error);

      if (!record)
        return NULL;
      g_ptr_array_add (records, record);
    }
  return g_steal_pointer (&records);
}
