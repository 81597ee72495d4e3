/* How far it is along the river from one place to another, and by which waters: what a person asks of a map with two
 * clicks.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "suyuan-work"

#include "suyuan-river-route.h"

#include "suyuan-census.h"
#include "suyuan-coordinates.h"
#include "suyuan-refusal.h"
#include "suyuan-river.h"

#include <glib/gi18n-lib.h>

static gboolean
snap (SuyuanRiver          *river,
      const SuyuanPosition *position,
      double                tolerance_m,
      SuyuanRoutePlace     *place,
      GError              **error)
{
  double           chainage;
  int              reach = suyuan_river_snap_within (river, position, tolerance_m, &chainage);
  g_autofree char *at = NULL;

  if (reach == SUYUAN_NO_REACH)
    {
      at = suyuan_coordinates_format (position, SUYUAN_NOTATION_DECIMAL);
      suyuan_refuse (error, "no_reach", _ ("No reach is drawn within %.0f m of %s; choose a place nearer to a river"), tolerance_m, at);
      return FALSE;
    }
  place->reach = suyuan_river_get_piece (river, (guint) reach, chainage, &place->chainage_m);
  return TRUE;
}

/* The water a reach belongs to, else the reach itself. */
static char *
dup_name (SuyuanOffice    *office,
          const SuyuanUid *uid)
{
  g_autoptr (SuyuanRecord) reach = suyuan_office_get (office, SUYUAN_KIND_REACH, uid, NULL);
  SuyuanUid        water;
  g_autofree char *code = NULL;

  if (reach != NULL && suyuan_value_get_uid (suyuan_record_get (reach, "water_body"), &water))
    {
      g_autoptr (SuyuanRecord) body = suyuan_office_get (office, SUYUAN_KIND_WATER_BODY, &water, NULL);
      const char *name = body != NULL ? suyuan_record_get_text (body, "name") : NULL;

      if (name != NULL)
        return g_strdup (name);
    }
  if (reach != NULL && suyuan_record_get_text (reach, "name") != NULL)
    return g_strdup (suyuan_record_get_text (reach, "name"));
  return suyuan_office_dup_code_of (office, SUYUAN_KIND_REACH, uid, NULL);
}

/* Reaches of one name that follow each other are named once. */
static char *
name_reaches (SuyuanOffice *office,
              SuyuanRiver  *river,
              GArray       *legs)
{
  GString         *names = g_string_new (NULL);
  g_autofree char *last = NULL;

  for (guint i = 0; i < legs->len; i++)
    {
      guint reach = suyuan_river_get_reach (river, g_array_index (legs, SuyuanLeg, i).reach);
      char *name = dup_name (office, suyuan_river_get_uid (river, reach));

      if (name != NULL && g_strcmp0 (name, last) != 0)
        g_string_append_printf (names, "%s%s", names->len > 0 ? " → " : "", name);
      g_free (last);
      last = name;
    }
  return g_string_free (names, FALSE);
}

/**
 * suyuan_office_measure_river:
 * @from: a place beside a river
 * @to: another
 * @tolerance_m: how far from the river they may be
 *
 * Both are taken to the reach that is nearest to them; the distance runs along the network between the two. Reads the
 * rivers of the workspace when they were not read yet: on a worker, where there are many.
 *
 * Returns: (transfer full): the way; %NULL with a refusal, `no_reach` or `not_joined`, or an error of the store
 */
SuyuanRiverRoute *
suyuan_office_measure_river (SuyuanOffice         *self,
                             const SuyuanPosition *from,
                             const SuyuanPosition *to,
                             double                tolerance_m,
                             GError              **error)
{
  SuyuanRiver      *river = suyuan_office_get_river (self, error);
  SuyuanRoutePlace  start, end;
  SuyuanRiverRoute *found;
  g_autoptr (SuyuanRoute) route = NULL;

  if (river == NULL || !snap (river, from, tolerance_m, &start, error) || !snap (river, to, tolerance_m, &end, error))
    return NULL;

  route = suyuan_route_find (suyuan_river_get_network (river), start, end);
  if (route == NULL)
    {
      suyuan_refuse (error, "not_joined", _ ("The two places lie on waters that are not joined; the standing checks list the gaps between reaches"));
      return NULL;
    }
  found = g_new0 (SuyuanRiverRoute, 1);
  found->kind = route->kind;
  found->length_m = route->length_m;
  found->course = g_array_new (FALSE, FALSE, sizeof (SuyuanPosition));
  for (guint i = 0; i < route->legs->len; i++)
    {
      const SuyuanLeg *leg = &g_array_index (route->legs, SuyuanLeg, i);

      suyuan_river_list_course (river, leg->reach, leg->from_m, leg->to_m, found->course);
    }
  found->reaches = name_reaches (self, river, route->legs);
  return found;
}

/**
 * suyuan_river_route_free:
 *
 * Frees the way.
 */
void
suyuan_river_route_free (SuyuanRiverRoute *self)
{
  g_array_unref (self->course);
  g_free (self->reaches);
  g_free (self);
}
