/* Where records lie at the river: at the reach they name, else at the one nearest to them. And the next
 * section below an outlet, which is the shortest walk there is.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "suyuan-work"

#include "suyuan-shore.h"

#include "suyuan-census.h"
#include "suyuan-refusal.h"
#include "suyuan-tracing.h"
#include "suyuan-words.h"

#include <glib/gi18n-lib.h>
#include <math.h>

static const char *const place_keys[] = { "reach", "chainage_m", "lon", "lat", NULL };

/* On the reach a record names, at its chainage or where its position falls; without a reach at the nearest one
 * in the survey band. The reach and the chainage are those of the network. */
static int
place (SuyuanRiver       *river,
       const SuyuanValue *values,
       double            *chainage_m)
{
  gboolean       has_position = values[2].type == SUYUAN_VALUE_INTEGER && values[3].type == SUYUAN_VALUE_INTEGER;
  SuyuanPosition position = { 0 };
  SuyuanUid      uid;
  int            reach = suyuan_value_get_uid (&values[0], &uid) ? suyuan_river_find (river, &uid) : SUYUAN_NO_REACH;

  if (has_position)
    position = (SuyuanPosition){ values[2].integer, values[3].integer };
  if (reach == SUYUAN_NO_REACH)
    reach = has_position ? suyuan_river_snap (river, &position, chainage_m) : SUYUAN_NO_REACH;
  else if (values[1].type == SUYUAN_VALUE_REAL)
    *chainage_m = values[1].real;
  else
    *chainage_m = suyuan_river_get_chainage (river, reach, has_position ? &position : NULL);
  return reach == SUYUAN_NO_REACH ? reach : (int) suyuan_river_get_piece (river, reach, *chainage_m, chainage_m);
}

static void
add_site_cb (const SuyuanUid   *uid,
             gint64             id,
             const SuyuanValue *values,
             gpointer           data)
{
  SuyuanShore *self = data;
  double       chainage = 0;
  int          reach = place (self->river, values, &chainage);

  if (reach == SUYUAN_NO_REACH)
    return;
  g_array_append_val (self->uids, *uid);
  g_array_append_val (self->reaches, reach);
  g_array_append_val (self->chainages, chainage);
}

/**
 * suyuan_shore_read:
 * @kind: outlet or section
 *
 * Places every record of a kind; those that lie at no reach are left out, and points that were looked at and found to be no
 * outlet.
 */
gboolean
suyuan_shore_read (SuyuanShore  *self,
                   SuyuanOffice *office,
                   SuyuanRiver  *river,
                   SuyuanKind    kind,
                   GError      **error)
{
  g_autoptr (SuyuanExpr) outlets = suyuan_expr_parse ("stage != 'rejected'", error);
  SuyuanQuery query = { .kind = kind, .filter = kind == SUYUAN_KIND_OUTLET ? outlets : NULL };

  self->river = river;
  self->uids = g_array_new (FALSE, FALSE, sizeof (SuyuanUid));
  self->reaches = g_array_new (FALSE, FALSE, sizeof (int));
  self->chainages = g_array_new (FALSE, FALSE, sizeof (double));
  return outlets && suyuan_office_scan (office, &query, place_keys, add_site_cb, self, error);
}

/**
 * suyuan_shore_clear:
 *
 * Frees what was read.
 */
void
suyuan_shore_clear (SuyuanShore *self)
{
  g_clear_pointer (&self->uids, g_array_unref);
  g_clear_pointer (&self->reaches, g_array_unref);
  g_clear_pointer (&self->chainages, g_array_unref);
}

static SuyuanSites *
make_sites (const SuyuanShore *self)
{
  return suyuan_sites_new (suyuan_river_get_network (self->river), (const int *) self->reaches->data,
                           (const double *) self->chainages->data, self->uids->len);
}

/**
 * suyuan_shore_meet:
 * @steps: (element-type SuyuanStep): of the walk
 *
 * Returns: (transfer full) (element-type SuyuanMeeting): what of the shore the walk meets, in river order
 */
GArray *
suyuan_shore_meet (const SuyuanShore *self,
                   const SuyuanWalk  *walk,
                   GArray            *steps)
{
  g_autoptr (SuyuanSites) sites = make_sites (self);

  return suyuan_sites_meet (sites, walk, steps);
}

/**
 * suyuan_shore_list_barriers:
 *
 * Returns: (transfer full) (array): by reach of the network where a walk is to end so that it passes nothing
 *   of the shore; %NAN where there is nothing
 */
double *
suyuan_shore_list_barriers (const SuyuanShore *self,
                            const SuyuanWalk  *walk)
{
  g_autoptr (SuyuanSites) sites = make_sites (self);
  guint   n = suyuan_network_get_n_reaches (suyuan_river_get_network (self->river));
  double *barriers = g_new (double, n);

  for (guint i = 0; i < n; i++)
    barriers[i] = NAN;
  suyuan_sites_bar (sites, walk, barriers);
  return barriers;
}

static gboolean
refuse_off_river (SuyuanOffice    *office,
                  SuyuanKind       kind,
                  const SuyuanUid *uid,
                  GError         **error)
{
  g_autofree char *label = suyuan_office_dup_label (office, kind, uid);

  suyuan_refuse (error, "not_on_river", _ ("%s %s lies on no reach: enter its reach, or a position within %d km of one"),
                 suyuan_kind_label (kind), label, SUYUAN_SURVEY_BAND_M / 1000);
  return FALSE;
}

/* Another program, or another thread, has added it since the river was read. */
static gboolean
refuse_newcomer (SuyuanOffice    *office,
                 const SuyuanUid *uid,
                 GError         **error)
{
  g_autofree char *label = suyuan_office_dup_label (office, SUYUAN_KIND_REACH, uid);

  suyuan_refuse (error, "not_on_river", _ ("The reach %s has come in since the rivers were read: ask again"), label);
  return FALSE;
}

/**
 * suyuan_river_start:
 * @kind: section, outlet or reach
 * @walk: (inout): its direction is given, its start is filled in; a reach is taken whole
 *
 * Finds where a walk begins. REFUSED (`not_on_river`) for what lies at no reach, and for a reach that @river does not know.
 */
gboolean
suyuan_river_start (SuyuanRiver     *river,
                    SuyuanOffice    *office,
                    SuyuanKind       kind,
                    const SuyuanUid *uid,
                    SuyuanWalk      *walk,
                    GError         **error)
{
  g_autoptr (SuyuanRecord) record = suyuan_office_get (office, kind, uid, error);
  SuyuanValue values[G_N_ELEMENTS (place_keys) - 1];
  int         reach;

  if (!record)
    return FALSE;
  if (kind == SUYUAN_KIND_REACH)
    {
      reach = suyuan_river_find (river, uid);
      if (reach == SUYUAN_NO_REACH)
        return refuse_newcomer (office, uid, error);
      walk->reach = suyuan_river_get_piece (river, reach, walk->direction == SUYUAN_WALK_DOWN ? 0 : suyuan_river_get_length (river, reach), &walk->chainage_m);
      return TRUE;
    }

  for (gsize i = 0; i < G_N_ELEMENTS (values); i++)
    values[i] = *suyuan_record_get (record, place_keys[i]); /* borrowed from the record */
  reach = place (river, values, &walk->chainage_m);
  if (reach == SUYUAN_NO_REACH)
    return refuse_off_river (office, kind, uid, error);
  walk->reach = reach;
  return TRUE;
}

/**
 * suyuan_river_may_start:
 * @starts: (out): whether there is a place to begin at
 *
 * As suyuan_river_start(), where lying at no reach is an answer and no failure.
 */
gboolean
suyuan_river_may_start (SuyuanRiver     *river,
                        SuyuanOffice    *office,
                        SuyuanKind       kind,
                        const SuyuanUid *uid,
                        SuyuanWalk      *walk,
                        gboolean        *starts,
                        GError         **error)
{
  g_autoptr (GError) failure = NULL;

  *starts = suyuan_river_start (river, office, kind, uid, walk, &failure);
  if (*starts || g_error_matches (failure, SUYUAN_WORK_ERROR, SUYUAN_WORK_ERROR_REFUSED))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/* The meeting with @wanted, or without one the nearest. */
static const SuyuanMeeting *
choose (const SuyuanShore *sections,
        GArray            *meetings,
        const SuyuanUid   *wanted)
{
  const SuyuanMeeting *nearest = NULL;

  for (guint i = 0; i < meetings->len; i++)
    {
      const SuyuanMeeting *meeting = &g_array_index (meetings, SuyuanMeeting, i);

      if (wanted && !suyuan_uid_equal (&g_array_index (sections->uids, SuyuanUid, meeting->site), wanted))
        continue;
      if (!nearest || meeting->distance_m < nearest->distance_m)
        nearest = meeting;
    }
  return nearest;
}

/**
 * suyuan_office_next_section:
 * @wanted: (nullable): the section the register names; %NULL: the nearest
 * @section: (out): the section
 * @distance_m: (out): along the river
 *
 * Returns: whether the network of reaches leads from the outlet down to the section; %FALSE without an error where it
 *   does not, %FALSE with an error of the store where that cannot be read
 */
gboolean
suyuan_office_next_section (SuyuanOffice    *self,
                            const SuyuanUid *outlet,
                            const SuyuanUid *wanted,
                            SuyuanUid       *section,
                            double          *distance_m,
                            GError         **error)
{
  SuyuanRiver *river = suyuan_office_get_river (self, error);
  SuyuanWalk   walk = { .direction = SUYUAN_WALK_DOWN, .mode = SUYUAN_WALK_ALL };
  g_auto (SuyuanShore) sections = { 0 };
  g_autoptr (GArray) steps = NULL;
  g_autoptr (GArray) meetings = NULL;
  const SuyuanMeeting *next;
  gboolean             starts;

  if (!river || suyuan_river_get_n_reaches (river) == 0 || !suyuan_river_may_start (river, self, SUYUAN_KIND_OUTLET, outlet, &walk, &starts, error) || !starts)
    return FALSE;
  if (!suyuan_shore_read (&sections, self, river, SUYUAN_KIND_SECTION, error))
    return FALSE;
  steps = suyuan_walk_run (&walk, suyuan_river_get_network (river));
  meetings = suyuan_shore_meet (&sections, &walk, steps);
  next = choose (&sections, meetings, wanted);
  if (!next)
    return FALSE;

  *section = g_array_index (sections.uids, SuyuanUid, next->site);
  *distance_m = next->distance_m;
  return TRUE;
}
