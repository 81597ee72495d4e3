/* The steady model along the profile: from each section down to the next what is to be expected of the loads that are
 * known, as a band; and the plain word where it says nothing.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "suyuan-work"

#include "suyuan-profile-private.h"

#include <glib/gi18n-lib.h>

#define SECONDS_PER_DAY 86400.0
#define N_POINTS 48   /* of a stretch, besides those at its outlets */
#define ABOVE_M 0.001 /* how far above a mouth the water still knows nothing of it */

/* One stretch while it is reckoned. */
typedef struct
{
  const SuyuanBalanceTerms *terms;
  const SuyuanProfileMark  *upper, *lower;
  GPtrArray                *mouths; /* of SuyuanProfileMark with a load, downstream */
} Reach;

typedef enum
{
  LOW,
  MIDDLE,
  HIGH,
} Bound;

static double
bound_of (const SuyuanRange *range,
          Bound              bound)
{
  return bound == LOW ? range->low : bound == MIDDLE ? range->middle
                                                     : range->high;
}

/* The lowest water is the least load with the quickest decay. */
static double
decay_of (const Reach *self,
          Bound        bound)
{
  const SuyuanRange *decay = &self->terms->decay_per_day;

  return bound == LOW ? decay->high : bound == MIDDLE ? decay->middle
                                                      : decay->low;
}

static GArray *
list_inflows (const Reach *self,
              Bound        bound)
{
  GArray *inflows = g_array_new (FALSE, FALSE, sizeof (SuyuanInflow));

  for (guint i = 0; i < self->mouths->len; i++)
    {
      const SuyuanProfileMark *mouth = self->mouths->pdata[i];
      double                   flow = mouth->load.flow_m3d / SECONDS_PER_DAY;
      double                   left = suyuan_steady_remain (decay_of (self, bound), mouth->branch_m, self->terms->velocity_ms);
      SuyuanInflow             inflow = { self->upper->at_m - mouth->at_m, flow, left * suyuan_steady_concentration (flow, bound_of (&mouth->load.kg_d, bound)) };

      g_array_append_val (inflows, inflow);
    }
  return inflows;
}

static gboolean
is_unmixed (const Reach *self,
            double       at_m)
{
  for (guint i = 0; i < self->mouths->len; i++)
    {
      double below = ((SuyuanProfileMark *) self->mouths->pdata[i])->at_m - at_m;

      if (below >= 0 && below < self->terms->mixing_m)
        return TRUE;
    }
  return FALSE;
}

static int
compare_places (gconstpointer a,
                gconstpointer b)
{
  double one = *(const double *) a, other = *(const double *) b;

  return one > other ? -1 : one < other;
}

/* Evenly, and at each mouth twice: before it and with it. */
static GArray *
list_places (const Reach *self)
{
  GArray *places = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i <= N_POINTS; i++)
    {
      double at = self->upper->at_m + (self->lower->at_m - self->upper->at_m) * i / N_POINTS;

      g_array_append_val (places, at);
    }
  for (guint i = 0; i < self->mouths->len; i++)
    {
      double at = ((SuyuanProfileMark *) self->mouths->pdata[i])->at_m, before = at + ABOVE_M;

      if (before <= self->upper->at_m)
        g_array_append_val (places, before);
      g_array_append_val (places, at);
    }
  g_array_sort (places, compare_places);
  return places;
}

static GArray *
reckon (const Reach *self)
{
  g_autoptr (GArray) places = list_places (self);
  GArray *band = g_array_new (FALSE, TRUE, sizeof (SuyuanProfilePoint));
  double  flow = self->upper->load.flow_m3d / SECONDS_PER_DAY;

  g_array_set_size (band, places->len);
  for (Bound bound = LOW; bound <= HIGH; bound++)
    {
      g_autoptr (GArray) inflows = list_inflows (self, bound);
      SuyuanWater river = { flow, suyuan_steady_concentration (flow, bound_of (&self->upper->load.kg_d, bound)) };

      for (guint i = 0; i < places->len; i++)
        {
          SuyuanProfilePoint *point = &g_array_index (band, SuyuanProfilePoint, i);
          double              mg_l;

          point->at_m = g_array_index (places, double, i);
          mg_l = suyuan_steady_run (river, (const SuyuanInflow *) (gpointer) inflows->data, inflows->len, self->upper->at_m - point->at_m, decay_of (self, bound), self->terms->velocity_ms, NULL).mg_l;
          if (bound == LOW)
            point->mg_l.low = mg_l;
          else if (bound == MIDDLE)
            point->mg_l.middle = mg_l;
          else
            point->mg_l.high = mg_l;
          point->unmixed = is_unmixed (self, point->at_m);
        }
    }
  return band;
}

static gboolean
is_tidal (const SuyuanProfileStretch *stretch,
          GArray                     *tidal_m)
{
  for (guint i = 0; i < tidal_m->len; i++)
    if (g_array_index (tidal_m, double, i) < stretch->from_m && g_array_index (tidal_m, double, i) >= stretch->until_m)
      return TRUE;
  return FALSE;
}

/* Why the model says nothing of a stretch; %NULL: it does. */
static char *
find_obstacle (const Reach                *self,
               const SuyuanProfileStretch *stretch,
               GArray                     *tidal_m)
{
  if (is_tidal (stretch, tidal_m))
    return g_strdup (_ ("water runs both ways"));
  if (g_strcmp0 (self->upper->load.missing, "flow") == 0)
    return g_strdup_printf (_ ("no flow at %s"), self->upper->code);
  if (self->upper->load.missing)
    return g_strdup_printf (_ ("no sample at %s"), self->upper->code);
  if (self->terms->decay_per_day.high <= 0 || self->terms->velocity_ms <= 0)
    return g_strdup (_ ("decay or velocity not given"));
  return NULL;
}

/* The mouths of the stretch with a load; returns how many have none. */
static guint
gather_mouths (const SuyuanProfile *self,
               Reach               *reach)
{
  guint n_unknown = 0;

  for (guint i = 0; i < self->marks->len; i++)
    {
      SuyuanProfileMark *mark = self->marks->pdata[i];

      if (mark->kind != SUYUAN_KIND_OUTLET || mark->at_m > reach->upper->at_m || mark->at_m <= reach->lower->at_m)
        continue;
      if (mark->load.basis)
        g_ptr_array_add (reach->mouths, mark);
      else
        n_unknown++;
    }
  return n_unknown;
}

static void
stretch_free (SuyuanProfileStretch *self)
{
  g_clear_pointer (&self->band, g_array_unref);
  g_free (self->word);
  g_free (self);
}

static void
add_stretch (SuyuanProfile            *self,
             const SuyuanBalanceTerms *terms,
             const SuyuanProfileMark  *upper,
             const SuyuanProfileMark  *lower,
             GArray                   *tidal_m)
{
  g_autoptr (GPtrArray) mouths = g_ptr_array_new ();
  Reach                 reach = { terms, upper, lower, mouths };
  SuyuanProfileStretch *stretch = g_new0 (SuyuanProfileStretch, 1);
  guint                 n_unknown = gather_mouths (self, &reach);

  stretch->from_m = upper->at_m;
  stretch->until_m = lower->at_m;
  stretch->word = find_obstacle (&reach, stretch, tidal_m);
  g_ptr_array_add (self->stretches, stretch);
  if (stretch->word)
    return;
  stretch->band = reckon (&reach);
  if (n_unknown > 0)
    stretch->word = g_strdup_printf (ngettext ("%u outlet without a load is not in it", "%u outlets without a load are not in it", n_unknown), n_unknown);
}

/**
 * suyuan_profile_model:
 * @tidal_m: (element-type double): where on the main path water runs both ways
 *
 * Fills in the stretches from section to section: C = C₀ exp (−K x ÷ 86400 u), complete mixing at each mouth (HJ 2.3-2018),
 * from what was measured at the upper section. The band has the extremes of the loads and of the decay. Only
 * what is known enters; what comes in unmeasured, by tributaries too, is what the lower section shows beside the band.
 */
void
suyuan_profile_model (SuyuanProfile            *self,
                      const SuyuanBalanceTerms *terms,
                      GArray                   *tidal_m)
{
  const SuyuanProfileMark *upper = NULL;

  g_ptr_array_set_free_func (self->stretches, (GDestroyNotify) stretch_free);
  for (guint i = 0; i < self->marks->len; i++)
    {
      const SuyuanProfileMark *mark = self->marks->pdata[i];

      if (mark->kind != SUYUAN_KIND_SECTION || mark->branch_m > 0)
        continue;
      if (upper)
        add_stretch (self, terms, upper, mark, tidal_m);
      upper = mark;
    }
}
