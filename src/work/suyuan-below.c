/* Which section each outlet comes to first: asked of all outlets at once.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "suyuan-work"

#include "suyuan-below.h"

#include "suyuan-census.h"
#include "suyuan-nearest.h"
#include "suyuan-shore.h"

static SuyuanSites *
sites_of (const SuyuanNetwork *network,
          const SuyuanShore   *shore)
{
  return suyuan_sites_new (network, (const int *) shore->reaches->data, (const double *) shore->chainages->data, shore->uids->len);
}

static GHashTable *
list_nearest (const SuyuanNetwork *network,
              const SuyuanShore   *outlets,
              const SuyuanShore   *sections)
{
  GHashTable *below = g_hash_table_new_full (suyuan_uid_hash, suyuan_uid_equal, g_free, g_free);
  g_autoptr (SuyuanSites) outlet_sites = sites_of (network, outlets), section_sites = sites_of (network, sections);
  g_autofree SuyuanNearest *nearest = suyuan_sites_find_below (outlet_sites, outlets->uids->len, section_sites);

  for (guint i = 0; i < outlets->uids->len; i++)
    if (nearest[i].site != SUYUAN_NOWHERE)
      g_hash_table_insert (below, g_memdup2 (&g_array_index (outlets->uids, SuyuanUid, i), sizeof (SuyuanUid)),
                           g_memdup2 (&g_array_index (sections->uids, SuyuanUid, nearest[i].site), sizeof (SuyuanUid)));
  return below;
}

/**
 * suyuan_office_sections_below:
 *
 * What suyuan_office_next_section() answers for one outlet, for all of them in the time of one walk. Reads the rivers
 * when they were not read yet: on a worker.
 *
 * Returns: (transfer full) (element-type SuyuanUid SuyuanUid): by outlet its section; outlets without one are not
 *   in it. %NULL with an error of the store
 */
GHashTable *
suyuan_office_sections_below (SuyuanOffice *self,
                              GError      **error)
{
  SuyuanRiver *river = suyuan_office_get_river (self, error);
  g_auto (SuyuanShore) sections = { 0 }, outlets = { 0 };

  if (!river)
    return NULL;
  if (!suyuan_shore_read (&sections, self, river, SUYUAN_KIND_SECTION, error) || !suyuan_shore_read (&outlets, self, river, SUYUAN_KIND_OUTLET, error))
    return NULL;
  return list_nearest (suyuan_river_get_network (river), &outlets, &sections);
}
