/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A quantity that is known within bounds: low ≤ middle ≤ high. */
typedef struct
{
  double low, middle, high;
} SuyuanRange;

SuyuanRange suyuan_range_at (double value);
SuyuanRange suyuan_range_around (double value, double band);
SuyuanRange suyuan_range_add (SuyuanRange a, SuyuanRange b);
SuyuanRange suyuan_range_subtract (SuyuanRange a, SuyuanRange b);

/* The one-dimensional steady model. Flows m³/s, concentrations mg/L, decay 1/d, lengths m, velocities m/s. */
double suyuan_steady_load (double flow_m3s, double mg_l);
double suyuan_steady_concentration (double flow_m3s, double kg_d);
double suyuan_steady_mix (double river_m3s, double river_mg_l, double outlet_m3s, double outlet_mg_l);
double suyuan_steady_remain (double decay_per_day, double distance_m, double velocity_ms);
double suyuan_steady_mixing_length (double width_m, double from_bank_m, double velocity_ms, double spread_m2s);

/* What enters a reach of the river, from its beginning. */
typedef struct
{
  double at_m, flow_m3s, mg_l;
} SuyuanInflow;

typedef struct
{
  double flow_m3s, mg_l;
} SuyuanWater;

SuyuanWater suyuan_steady_run (SuyuanWater river, const SuyuanInflow *inflows, guint n_inflows, double until_m,
                               double decay_per_day, double velocity_ms, SuyuanWater *below);

G_END_DECLS
