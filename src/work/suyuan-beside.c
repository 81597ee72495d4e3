/* suyuan-beside.c: which reach somebody stands at who points at a place of the map, and on which bank
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-work"

#include "suyuan-beside.h"

#include <glib/gi18n-lib.h>

#include "suyuan-census.h"
#include "suyuan-refusal.h"
#include "suyuan-river.h"

/**
 * suyuan_office_find_reach_beside:
 * @place: not further than %SUYUAN_SURVEY_BAND_M from a reach that is drawn
 *
 * The nearest. Reads the rivers when they were not read yet: on a worker, where there are many.
 *
 * Returns: (transfer full): %NULL with REFUSED (`not_on_river`) or an error of the store
 */
SuyuanReachBeside *
suyuan_office_find_reach_beside (SuyuanOffice         *self,
                                 const SuyuanPosition *place,
                                 GError              **error)
{
  g_autoptr (SuyuanReachBeside) found = g_new0 (SuyuanReachBeside, 1);
  SuyuanRiver *river = suyuan_office_get_river (self, error);
  SuyuanBeside beside;
  int          reach;

  if (!river)
    return NULL;

  reach = suyuan_river_snap (river, place, &found->chainage_m);
  if (reach == SUYUAN_NO_REACH)
    {
      suyuan_refuse (error, "not_on_river", _ ("No reach is drawn within %d km of this place: choose one nearer to a river"), SUYUAN_SURVEY_BAND_M / 1000);
      return NULL;
    }
  if (suyuan_river_look_beside (river, (guint) reach, place, &beside))
    found->bank = beside.snap.bank;
  found->reach = suyuan_office_get (self, SUYUAN_KIND_REACH, suyuan_river_get_uid (river, (guint) reach), error);

  return found->reach ? g_steal_pointer (&found) : NULL;
}

/**
 * suyuan_reach_beside_free:
 *
 * Frees what was found.
 */
void
suyuan_reach_beside_free (SuyuanReachBeside *self)
{
  if (!self)
    return;

  g_clear_pointer (&self->reach, suyuan_record_unref);
  g_free (self);
}
