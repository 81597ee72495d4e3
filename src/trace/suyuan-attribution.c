/* Whose share of the trouble it is: what is left of each load at a section, beside what was measured there.
 * Always ranges, and always with what nobody accounts for. */
/* SPDX-FileCopyrightText: 2026 The Suyuan authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "suyuan-trace"

#include "suyuan-attribution.h"

#include <math.h>

static SuyuanRange
arrive (const SuyuanSource *source,
        const SuyuanStream *stream)
{
  double distance = source->distance_m, velocity = stream->velocity_ms;

  return (SuyuanRange){ source->load_kg_d.low * suyuan_steady_remain (stream->decay_per_day.high, distance, velocity),
                        source->load_kg_d.middle * suyuan_steady_remain (stream->decay_per_day.middle, distance, velocity),
                        source->load_kg_d.high * suyuan_steady_remain (stream->decay_per_day.low, distance, velocity) };
}

static SuyuanRange
divide (SuyuanRange load,
        SuyuanRange by)
{
  return (SuyuanRange){ load.low / by.high, load.middle / by.middle, by.low > 0 ? load.high / by.low : INFINITY };
}

/**
 * suyuan_attribution_new:
 * @sources: (array length=n_sources): all that is known to enter above the section, the river itself at the
 *   upper section among them
 * @stream: decay and velocity; a decay of 0 gives the plain balance
 * @measured_kg_d: the load at the section, middle above 0
 *
 * Share of source i = w_i exp (−K x_i ÷ (86400 u)) ÷ W, with W the measured load, w in kg/d (86.4 · g/s): the
 * multi-outlet form of the one-dimensional model, linear in the loads (GB/T 25173-2010). A share is lowest
 * with the smallest load, the fastest decay and the largest measurement, highest the other way round. The
 * residual is 1 less the shares: unknown outlets, diffuse sources, sediment, or wrong numbers.
 *
 * Returns: (transfer full): the shares
 */
SuyuanAttribution *
suyuan_attribution_new (const SuyuanSource *sources,
                        guint               n_sources,
                        const SuyuanStream *stream,
                        SuyuanRange         measured_kg_d)
{
  SuyuanAttribution *self = g_new0 (SuyuanAttribution, 1);
  SuyuanRange        explained = { 0 };

  g_return_val_if_fail (measured_kg_d.middle > 0, self);
  self->shares = g_array_new (FALSE, FALSE, sizeof (SuyuanShare));
  self->measured_kg_d = measured_kg_d;
  for (guint i = 0; i < n_sources; i++)
    {
      SuyuanShare share = { .arriving_kg_d = arrive (&sources[i], stream) };

      share.share = divide (share.arriving_kg_d, measured_kg_d);
      share.unmixed = sources[i].distance_m < stream->mixing_m;
      explained = suyuan_range_add (explained, share.arriving_kg_d);
      g_array_append_val (self->shares, share);
    }
  self->residual_kg_d = suyuan_range_subtract (measured_kg_d, explained);
  self->residual = suyuan_range_subtract (suyuan_range_at (1), divide (explained, measured_kg_d));
  return self;
}

/**
 * suyuan_attribution_free:
 *
 * Frees the shares.
 */
void
suyuan_attribution_free (SuyuanAttribution *self)
{
  g_clear_pointer (&self->shares, g_array_unref);
  g_free (self);
}

/**
 * suyuan_load_balance:
 * @incoming: at the upper section
 * @local: of all known outlets between the two
 * @outgoing: at the lower section
 *
 * Conservation of mass between two sections, without decay: residual = outgoing − incoming − local. Above 0
 * something enters that is not on the list; below 0 something decays, settles or is taken out.
 *
 * Returns: the balance, kg/d
 */
SuyuanLoadBalance
suyuan_load_balance (SuyuanRange incoming,
                     SuyuanRange local,
                     SuyuanRange outgoing)
{
  return (SuyuanLoadBalance){ incoming, local, outgoing, suyuan_range_subtract (outgoing, suyuan_range_add (incoming, local)) };
}
