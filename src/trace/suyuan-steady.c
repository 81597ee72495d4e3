/* The one-dimensional steady model of a river: what mixes in, and what is left of it further down. It holds
 * where the discharge is mixed over the whole section, the flow is steady and runs one way. */
/* SPDX-FileCopyrightText: 2026 The Suyuan authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "suyuan-trace"

#include "suyuan-steady.h"

#include <math.h>

#define SECONDS_PER_DAY 86400.0
#define KG_D_PER_G_S 86.4 /* 1 g/s = 86.4 kg/d; mg/L · m³/s = g/s */

/**
 * suyuan_range_at:
 *
 * Returns: a quantity known exactly
 */
SuyuanRange
suyuan_range_at (double value)
{
  return (SuyuanRange){ value, value, value };
}

/**
 * suyuan_range_around:
 * @band: a share of the value, 0.3 for ± 30 %
 *
 * Returns: @value and a band to both sides
 */
SuyuanRange
suyuan_range_around (double value,
                     double band)
{
  double half = fabs (value * band);

  return (SuyuanRange){ value - half, value, value + half };
}

/**
 * suyuan_range_add:
 *
 * Returns: the sum, as wide as both together
 */
SuyuanRange
suyuan_range_add (SuyuanRange a,
                  SuyuanRange b)
{
  return (SuyuanRange){ a.low + b.low, a.middle + b.middle, a.high + b.high };
}

/**
 * suyuan_range_subtract:
 *
 * Returns: the difference, as wide as both together
 */
SuyuanRange
suyuan_range_subtract (SuyuanRange a,
                       SuyuanRange b)
{
  return (SuyuanRange){ a.low - b.high, a.middle - b.middle, a.high - b.low };
}

/**
 * suyuan_steady_load:
 *
 * W = 86.4 · Q · C: g/s is kg/d ÷ 86.4 (the coefficient of GB/T 25173-2010, one-dimensional model).
 *
 * Returns: kg/d
 */
double
suyuan_steady_load (double flow_m3s,
                    double mg_l)
{
  return KG_D_PER_G_S * flow_m3s * mg_l;
}

/**
 * suyuan_steady_concentration:
 *
 * C = W ÷ (86.4 · Q), the other way round.
 *
 * Returns: mg/L; 0 without a flow
 */
double
suyuan_steady_concentration (double flow_m3s,
                             double kg_d)
{
  return flow_m3s > 0 ? kg_d / (KG_D_PER_G_S * flow_m3s) : 0;
}

/**
 * suyuan_steady_mix:
 * @river_m3s: flow above the mouth
 * @outlet_m3s: flow of the discharge
 *
 * C₀ = (Q_h C_h + Q_p C_p) ÷ (Q_h + Q_p): complete mixing (HJ 2.3-2018, uniform mixing in a river).
 *
 * Returns: mg/L below the mouth; 0 without any flow
 */
double
suyuan_steady_mix (double river_m3s,
                   double river_mg_l,
                   double outlet_m3s,
                   double outlet_mg_l)
{
  double flow = river_m3s + outlet_m3s;

  return flow > 0 ? (river_m3s * river_mg_l + outlet_m3s * outlet_mg_l) / flow : 0;
}

/**
 * suyuan_steady_remain:
 * @decay_per_day: K, 1/d, at the temperature of the water
 * @distance_m: x, along the river
 * @velocity_ms: u
 *
 * C(x) ÷ C₀ = exp (−K x ÷ (86400 u)): first-order decay carried along (HJ 2.3-2018, GB/T 25173-2010:
 * one-dimensional model). The same share is left of a load.
 *
 * Returns: 0 to 1; 1 where nothing decays or there is no way to go
 */
double
suyuan_steady_remain (double decay_per_day,
                      double distance_m,
                      double velocity_ms)
{
  if (decay_per_day <= 0 || distance_m <= 0)
    return 1;
  return velocity_ms > 0 ? exp (-decay_per_day * distance_m / (SECONDS_PER_DAY * velocity_ms)) : 0;
}

/**
 * suyuan_steady_mixing_length:
 * @width_m: B, of the water
 * @from_bank_m: a, of the mouth from the bank; 0 at the bank
 * @spread_m2s: E_y, lateral dispersion
 *
 * L = {0.11 + 0.7 [0.5 − a/B − 1.1 (0.5 − a/B)²]^½} · u B² ÷ E_y (HJ 2.3-2018). Nearer to a
 * mouth than this the water is not mixed over its section and the one-dimensional model says nothing.
 *
 * Returns: metres; 0 where width, velocity or dispersion are not known
 */
double
suyuan_steady_mixing_length (double width_m,
                             double from_bank_m,
                             double velocity_ms,
                             double spread_m2s)
{
  double off_centre, root;

  if (width_m <= 0 || velocity_ms <= 0 || spread_m2s <= 0)
    return 0;
  off_centre = 0.5 - CLAMP (MIN (from_bank_m, width_m - from_bank_m) / width_m, 0, 0.5);
  root = off_centre - 1.1 * off_centre * off_centre;
  return (0.11 + 0.7 * sqrt (MAX (0, root))) * velocity_ms * width_m * width_m / spread_m2s;
}

/**
 * suyuan_steady_run:
 * @river: what comes from above
 * @inflows: (array length=n_inflows): what enters, in the direction of the flow
 * @until_m: where the section is; inflows below it are not looked at
 * @below: (out) (array length=n_inflows) (optional): the water just below each mouth
 *
 * Runs down the river: mixes at each mouth, decays on the way to the next. The load at the end is the sum of
 * what is left of each load by itself, in any order: the model is linear.
 *
 * Returns: the water at the section
 */
SuyuanWater
suyuan_steady_run (SuyuanWater         river,
                   const SuyuanInflow *inflows,
                   guint               n_inflows,
                   double              until_m,
                   double              decay_per_day,
                   double              velocity_ms,
                   SuyuanWater        *below)
{
  double at = 0;

  for (guint i = 0; i < n_inflows; i++)
    {
      const SuyuanInflow *inflow = &inflows[i];

      if (inflow->at_m <= until_m)
        {
          river.mg_l *= suyuan_steady_remain (decay_per_day, inflow->at_m - at, velocity_ms);
          river.mg_l = suyuan_steady_mix (river.flow_m3s, river.mg_l, inflow->flow_m3s, inflow->mg_l);
          river.flow_m3s += inflow->flow_m3s;
          at = inflow->at_m;
        }
      if (below)
        below[i] = river;
    }
  river.mg_l *= suyuan_steady_remain (decay_per_day, until_m - at, velocity_ms);
  return river;
}
