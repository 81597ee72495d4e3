/* What lies between two sections of a river: which is the upper one, which outlets enter between them, and
 * whether the river runs there as an account of loads needs it.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "suyuan-work"

#include "suyuan-balance-private.h"

#include "suyuan-census.h"
#include "suyuan-refusal.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* One walk upstream of a section. */
typedef struct
{
  SuyuanWalk walk;
  GArray    *steps;
} Upstream;

static void
upstream_clear (Upstream *self)
{
  g_clear_pointer (&self->steps, g_array_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Upstream, upstream_clear)

static gboolean
walk_up (Upstream        *self,
         SuyuanOffice    *office,
         SuyuanRiver     *river,
         const SuyuanUid *section,
         GError         **error)
{
  self->walk = (SuyuanWalk){ .direction = SUYUAN_WALK_UP };
  if (!suyuan_river_start (river, office, SUYUAN_KIND_SECTION, section, &self->walk, error))
    return FALSE;
  self->steps = suyuan_walk_run (&self->walk, suyuan_river_get_network (river));
  return TRUE;
}

static const SuyuanMeeting *
find_meeting (const SuyuanShore *shore,
              GArray            *meetings,
              const SuyuanUid   *uid)
{
  for (guint i = 0; i < meetings->len; i++)
    {
      const SuyuanMeeting *meeting = &g_array_index (meetings, SuyuanMeeting, i);

      if (suyuan_uid_equal (&g_array_index (shore->uids, SuyuanUid, meeting->site), uid))
        return meeting;
    }
  return NULL;
}

/* Whether @above lies upstream of where @below was walked from, and how far. */
static gboolean
lies_above (const Upstream    *below,
            const SuyuanShore *sections,
            const SuyuanUid   *above,
            double            *distance_m)
{
  g_autoptr (GArray) meetings = suyuan_shore_meet (sections, &below->walk, below->steps);
  const SuyuanMeeting *meeting = find_meeting (sections, meetings, above);

  if (meeting)
    *distance_m = meeting->distance_m;
  return meeting != NULL;
}

static GHashTable *
set_of (const SuyuanShore *shore,
        GArray            *meetings)
{
  GHashTable *sites = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < meetings->len; i++)
    g_hash_table_add (sites, GUINT_TO_POINTER (g_array_index (meetings, SuyuanMeeting, i).site));
  return sites;
}

/* Those above the lower section and not above the upper one. */
static void
collect_outlets (SuyuanStretch     *self,
                 const SuyuanShore *outlets,
                 const Upstream    *upper,
                 const Upstream    *lower)
{
  g_autoptr (GArray) all = suyuan_shore_meet (outlets, &lower->walk, lower->steps);
  g_autoptr (GArray) above = suyuan_shore_meet (outlets, &upper->walk, upper->steps);
  g_autoptr (GHashTable) passed = set_of (outlets, above);

  for (guint i = 0; i < all->len; i++)
    {
      const SuyuanMeeting *meeting = &g_array_index (all, SuyuanMeeting, i);

      if (g_hash_table_contains (passed, GUINT_TO_POINTER (meeting->site)))
        continue;
      g_array_append_val (self->outlets, g_array_index (outlets->uids, SuyuanUid, meeting->site));
      g_array_append_val (self->distances, meeting->distance_m);
    }
}

/* Barred at the upper section, the walk from the lower one still comes to what is above it, or to a reach
 * that runs both ways. */
static void
look_round (SuyuanStretch  *self,
            SuyuanRiver    *river,
            const Upstream *upper,
            const Upstream *lower)
{
  const SuyuanNetwork *network = suyuan_river_get_network (river);
  guint                n = suyuan_network_get_n_reaches (network);
  g_autofree double   *barriers = g_new (double, n);
  g_autofree gboolean *above = g_new0 (gboolean, n);
  SuyuanWalkLimits     limits = { .barriers = barriers };
  g_autoptr (GArray) between = NULL;

  for (guint i = 0; i < n; i++)
    barriers[i] = NAN;
  barriers[upper->walk.reach] = upper->walk.chainage_m;
  for (guint i = 0; i < upper->steps->len; i++)
    above[g_array_index (upper->steps, SuyuanStep, i).reach] = TRUE;
  between = suyuan_walk_run_until (&lower->walk, network, &limits);
  for (guint i = 0; i < between->len; i++)
    {
      guint reach = g_array_index (between, SuyuanStep, i).reach;

      self->tidal |= suyuan_network_is_two_way (network, reach);
      self->bypassed |= above[reach] && reach != upper->walk.reach;
    }
}

static gboolean
put_in_order (SuyuanStretch     *self,
              SuyuanOffice      *office,
              Upstream          *one,
              Upstream          *other,
              const SuyuanShore *sections,
              GError           **error)
{
  Upstream         kept = *one;
  SuyuanUid        uid = self->upper;
  g_autofree char *upper = NULL, *lower = NULL;

  if (!suyuan_uid_equal (&self->upper, &self->lower) && lies_above (other, sections, &self->upper, &self->distance_m))
    return TRUE;
  if (!suyuan_uid_equal (&self->upper, &self->lower) && lies_above (one, sections, &self->lower, &self->distance_m))
    {
      *one = *other;
      *other = kept;
      self->upper = self->lower;
      self->lower = uid;
      return TRUE;
    }
  upper = suyuan_office_dup_label (office, SUYUAN_KIND_SECTION, &self->upper);
  lower = suyuan_office_dup_label (office, SUYUAN_KIND_SECTION, &self->lower);
  suyuan_refuse (error, "not_above", _ ("Neither of %s and %s lies upstream of the other: choose two sections of one river, or mend the network of reaches"), upper, lower);
  return FALSE;
}

/**
 * suyuan_stretch_find:
 * @one: a section, as is @other; either may be the upper one
 *
 * Finds what lies between two sections. REFUSED with `not_on_river`, or `not_above` where no water of one
 * comes to the other. Clear it in any case.
 */
gboolean
suyuan_stretch_find (SuyuanStretch   *self,
                     SuyuanOffice    *office,
                     const SuyuanUid *one,
                     const SuyuanUid *other,
                     GError         **error)
{
  SuyuanRiver *river = suyuan_office_get_river (office, error);
  g_auto (SuyuanShore) sections = { 0 }, outlets = { 0 };
  g_auto (Upstream) upper = { 0 }, lower = { 0 };

  *self = (SuyuanStretch){ .upper = *one, .lower = *other, .outlets = g_array_new (FALSE, FALSE, sizeof (SuyuanUid)), .distances = g_array_new (FALSE, FALSE, sizeof (double)) };
  if (!river || !walk_up (&upper, office, river, one, error) || !walk_up (&lower, office, river, other, error))
    return FALSE;
  if (!suyuan_shore_read (&sections, office, river, SUYUAN_KIND_SECTION, error) || !suyuan_shore_read (&outlets, office, river, SUYUAN_KIND_OUTLET, error))
    return FALSE;
  if (!put_in_order (self, office, &upper, &lower, &sections, error))
    return FALSE;
  collect_outlets (self, &outlets, &upper, &lower);
  look_round (self, river, &upper, &lower);
  return TRUE;
}

/**
 * suyuan_stretch_clear:
 *
 * Frees what was found.
 */
void
suyuan_stretch_clear (SuyuanStretch *self)
{
  g_clear_pointer (&self->outlets, g_array_unref);
  g_clear_pointer (&self->distances, g_array_unref);
}
