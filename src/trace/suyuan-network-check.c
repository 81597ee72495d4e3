/* What looks wrong in an imported network, listed so that a person can put it right: a wrong direction or
 * a gap makes an enterprise disappear from upstream of a section. */
/* SPDX-FileCopyrightText: 2026 The Suyuan authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "suyuan-trace"

#include "suyuan-network-check.h"
#include "suyuan-network-private.h"

#include <math.h>
#include <stdlib.h>

#define METRES_PER_UNIT 0.0111 /* of latitude; degrees × 10⁷ */

/**
 * suyuan_fault_kind_get_key:
 *
 * Returns: the fault's word: loop, sink, alone, gap, head_on, back_to_back or parent
 */
const char *
suyuan_fault_kind_get_key (SuyuanFaultKind kind)
{
  static const char *const keys[] = { "loop", "sink", "alone", "gap", "head_on", "back_to_back", "parent" };

  g_return_val_if_fail (kind < G_N_ELEMENTS (keys), NULL);
  return keys[kind];
}

static void
add_fault (GArray         *faults,
           SuyuanFaultKind kind,
           guint           reach,
           int             other)
{
  SuyuanFault fault = { kind, reach, other, 0 };

  g_array_append_val (faults, fault);
}

static guint
count_at (const SuyuanLists *lists,
          guint32            node)
{
  return lists->starts[node + 1] - lists->starts[node];
}

/* What happens at each node; two-way reaches count on both sides and so are never a fault. */
static void
check_nodes (const SuyuanNetwork *self,
             GArray              *faults)
{
  for (guint32 node = 0; node < self->n_nodes; node++)
    {
      guint          n_in = count_at (&self->arriving, node), n_out = count_at (&self->leaving, node);
      const guint32 *in = self->arriving.items + self->arriving.starts[node];
      const guint32 *out = self->leaving.items + self->leaving.starts[node];

      if (n_in == 2 && n_out == 0)
        add_fault (faults, SUYUAN_FAULT_HEAD_ON, in[0], (int) in[1]);
      else if (n_out == 2 && n_in == 0)
        add_fault (faults, SUYUAN_FAULT_BACK_TO_BACK, out[0], (int) out[1]);
      if (n_in > 0 && n_out == 0)
        for (guint i = 0; i < n_in; i++)
          if (self->from[in[i]] != self->to[in[i]])
            add_fault (faults, SUYUAN_FAULT_SINK, in[i], SUYUAN_NO_REACH);
    }
}

static void
check_reaches (const SuyuanNetwork *self,
               const SuyuanReach   *reaches,
               GArray              *faults)
{
  for (guint i = 0; i < self->n_reaches; i++)
    {
      guint meets = count_at (&self->arriving, self->from[i]) + count_at (&self->leaving, self->from[i]) +
                    count_at (&self->arriving, self->to[i]) + count_at (&self->leaving, self->to[i]);
      int parent = reaches[i].parent;

      if (meets == (self->two_way[i] ? 4 : 2) && self->from[i] != self->to[i])
        add_fault (faults, SUYUAN_FAULT_ALONE, i, SUYUAN_NO_REACH);
      if (parent >= 0 && ((guint) parent >= self->n_reaches || !suyuan_network_flows_into (self, i, (guint) parent)))
        add_fault (faults, SUYUAN_FAULT_PARENT, i, (guint) parent < self->n_reaches ? parent : SUYUAN_NO_REACH);
    }
}

/* A two-way reach runs back by its nature; only one-way reaches make a loop. */
static void
check_loops (const SuyuanNetwork *self,
             GArray              *faults)
{
  guint               n_knots;
  g_autofree guint32 *knots = suyuan_network_find_knots (self, FALSE, &n_knots);

  for (guint i = 0; i < self->n_reaches; i++)
    if (!self->two_way[i] && knots[self->from[i]] == knots[self->to[i]])
      add_fault (faults, SUYUAN_FAULT_LOOP, i, SUYUAN_NO_REACH);
}

/* An end of a reach in the order of its latitude. */
typedef struct
{
  SuyuanPosition position;
  guint32        reach, node;
} LooseEnd;

static int
compare_ends (gconstpointer a,
              gconstpointer b)
{
  const LooseEnd *one = a, *other = b;

  return one->position.lat < other->position.lat ? -1 : one->position.lat > other->position.lat;
}

static gboolean
is_loose (const SuyuanNetwork *self,
          guint32              node)
{
  return count_at (&self->arriving, node) + count_at (&self->leaving, node) == 1;
}

/* The nearest end of another node within the tolerance; ends are sorted by latitude. */
static void
check_gap (const SuyuanNetwork *self,
           const LooseEnd      *ends,
           guint                n_ends,
           guint                i,
           double               tolerance_m,
           GArray              *faults)
{
  double      reach_units = tolerance_m / METRES_PER_UNIT + 1;
  SuyuanFault fault = { SUYUAN_FAULT_GAP, ends[i].reach, SUYUAN_NO_REACH, tolerance_m };

  for (int step = -1; step <= 1; step += 2)
    for (gint64 k = (gint64) i + step; k >= 0 && k < n_ends; k += step)
      {
        double distance;

        if (fabs ((double) ends[k].position.lat - ends[i].position.lat) > reach_units)
          break;
        distance = suyuan_position_distance (&ends[i].position, &ends[k].position);
        if (ends[k].node != ends[i].node && ends[k].reach != ends[i].reach && distance <= fault.distance_m)
          {
            fault.other = (int) ends[k].reach;
            fault.distance_m = distance;
          }
      }
  if (fault.other != SUYUAN_NO_REACH && is_loose (self, ends[i].node))
    g_array_append_val (faults, fault);
}

static void
check_gaps (const SuyuanNetwork *self,
            const SuyuanReach   *reaches,
            double               tolerance_m,
            GArray              *faults)
{
  g_autofree LooseEnd *ends = g_new (LooseEnd, 2 * self->n_reaches);
  guint                n = 0;

  for (guint i = 0; i < self->n_reaches; i++)
    if (reaches[i].has_ends)
      {
        ends[n++] = (LooseEnd){ reaches[i].first, i, self->from[i] };
        ends[n++] = (LooseEnd){ reaches[i].last, i, self->to[i] };
      }
  if (n > 0)
    qsort (ends, n, sizeof *ends, compare_ends);
  for (guint i = 0; i < n; i++)
    if (is_loose (self, ends[i].node))
      check_gap (self, ends, n, i, tolerance_m, faults);
}

/**
 * suyuan_network_check:
 * @reaches: what @self was made from
 * @tolerance_m: loose ends nearer than this to another end are listed as gaps
 *
 * Lists what looks wrong. A sink is also listed where it is a true mouth: only a person knows. Nothing is
 * changed.
 *
 * Returns: (transfer full) (element-type SuyuanFault): the faults, kind by kind
 */
GArray *
suyuan_network_check (const SuyuanNetwork *self,
                      const SuyuanReach   *reaches,
                      double               tolerance_m)
{
  GArray *faults = g_array_new (FALSE, FALSE, sizeof (SuyuanFault));

  check_loops (self, faults);
  check_nodes (self, faults);
  check_reaches (self, reaches, faults);
  check_gaps (self, reaches, tolerance_m, faults);
  return faults;
}
