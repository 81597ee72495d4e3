/* suyuan-bench-trace.c: what lies upstream of a mouth, beside a recursive query over the same tables
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-cli"

#include "suyuan-bench.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

#include "suyuan-bench-river.h"
#include "suyuan-parties.h"

#define ROUNDS 7

/* What both sides answer. */
typedef struct
{
  gint64 reaches, outlets, order, enterprises, sum;
  double count_ms, order_ms, enterprises_ms;
} Answers;

typedef struct
{
  SuyuanBenchRiver river;
  SuyuanNetwork   *network;
  SuyuanSites     *sites;
  SuyuanParties   *parties;
  SuyuanWalk       walk;
} Basin;

static void
basin_clear (Basin *self)
{
  g_clear_pointer (&self->parties, suyuan_parties_free);
  g_clear_pointer (&self->sites, suyuan_sites_free);
  g_clear_pointer (&self->network, suyuan_network_free);
  suyuan_bench_river_clear (&self->river);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Basin, basin_clear)

static double
since (gint64 start)
{
  return (g_get_monotonic_time () - start) / 1e3;
}

/* Returns the milliseconds it took. */
static double
open_basin (Basin *self)
{
  gint64             start = g_get_monotonic_time ();
  const SuyuanReach *reaches = (const SuyuanReach *) (gpointer) self->river.reaches->data;

  self->network = suyuan_network_new (reaches, self->river.reaches->len);
  self->sites = suyuan_sites_new (self->network, self->river.outlet_reaches, self->river.outlet_chainages, SUYUAN_BENCH_OUTLETS);
  self->parties = suyuan_parties_new (self->sites, self->river.link_outlets, self->river.parties, SUYUAN_BENCH_LINKS, SUYUAN_BENCH_ENTERPRISES);
  self->walk = (SuyuanWalk){ 0, suyuan_network_get_length (self->network, 0), SUYUAN_WALK_UP, SUYUAN_WALK_ALL };
  return since (start);
}

static void
count (Basin   *self,
       Answers *ours)
{
  gint64 start = g_get_monotonic_time ();

  ours->reaches = suyuan_walk_count (&self->walk, self->network);
  ours->outlets = suyuan_sites_count (self->sites, &self->walk);
  ours->count_ms = MIN (ours->count_ms, since (start));
}

static void
list (Basin   *self,
      Answers *ours)
{
  gint64 start = g_get_monotonic_time ();
  g_autoptr (GArray) steps = suyuan_walk_run (&self->walk, self->network);
  g_autoptr (GArray) outlets = suyuan_sites_meet (self->sites, &self->walk, steps);
  g_autoptr (GArray) enterprises = NULL;
  guint32 order = 0;

  ours->order_ms = MIN (ours->order_ms, since (start));
  enterprises = suyuan_parties_behind (self->parties, outlets);
  ours->enterprises_ms = MIN (ours->enterprises_ms, since (start));
  for (guint i = 0; i < outlets->len; i++)
    order = order * 31 + g_array_index (outlets, SuyuanMeeting, i).site;
  ours->order = order;
  ours->enterprises = enterprises->len;
  ours->sum = 0;
  for (guint i = 0; i < enterprises->len; i++)
    ours->sum += g_array_index (enterprises, SuyuanBehind, i).party;
}

/* FALSE where the peer is not installed. */
static gboolean
ask_peer (SuyuanBench *bench,
          Answers     *theirs)
{
  g_autofree char  *script = suyuan_bench_load_peer ("recursive_query.py");
  const char *const arguments[] = { "python3", "-c", script, suyuan_bench_get_folder (bench), NULL };
  g_autofree char  *printed = NULL;
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonObject *answers;

  if (suyuan_bench_time (bench, arguments, &printed, NULL) < 0 || !json_parser_load_from_data (parser, printed, -1, NULL))
    return FALSE;
  answers = json_node_get_object (json_parser_get_root (parser));
  theirs->reaches = json_object_get_int_member (answers, "reaches");
  theirs->outlets = json_object_get_int_member (answers, "outlets");
  theirs->order = json_object_get_int_member (answers, "order");
  theirs->enterprises = json_object_get_int_member (answers, "enterprises");
  theirs->sum = json_object_get_int_member (answers, "sum");
  theirs->count_ms = json_object_get_double_member (answers, "count_ms");
  theirs->order_ms = json_object_get_double_member (answers, "order_ms");
  theirs->enterprises_ms = json_object_get_double_member (answers, "enterprises_ms");
  return TRUE;
}

static gboolean
agree (const Answers *ours,
       const Answers *theirs,
       GError       **error)
{
  if (ours->reaches == theirs->reaches && ours->outlets == theirs->outlets && ours->order == theirs->order &&
      ours->enterprises == theirs->enterprises && ours->sum == theirs->sum)
    return TRUE;
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED,
               _ ("The walk and the recursive query do not agree: reaches %" PRId64 " and %" PRId64 ", outlets %" PRId64 " and %" PRId64 ", enterprises %" PRId64 " and %" PRId64 ", or their order; one of them is wrong"),
               ours->reaches, theirs->reaches, ours->outlets, theirs->outlets, ours->enterprises, theirs->enterprises);
  return FALSE;
}

static void
add_figure (SuyuanBench *bench,
            char        *work,
            double       ours,
            double       theirs,
            double       budget)
{
  SuyuanFigure figure = { .name = "trace", .work = work, .ours = ours, .unit = "ms", .peer = theirs > 0 ? _ ("recursive query in SQLite") : NULL, .peer_value = theirs, .budget = budget, .absolute = TRUE };

  suyuan_bench_add (bench, &figure);
  g_free (work);
}

/** 100,000 reaches with loops, 500,000 outlets, a million links: counts ≤ 3 ms, outlets ≤ 25 ms, enterprises ≤ 60 ms. */
gboolean
suyuan_bench_trace (SuyuanBench *bench,
                    GError     **error)
{
  g_auto (Basin) basin = { 0 };
  Answers  ours = { .count_ms = G_MAXDOUBLE, .order_ms = G_MAXDOUBLE, .enterprises_ms = G_MAXDOUBLE }, theirs = { 0 };
  double   opened;
  gboolean beside;

  if (!suyuan_bench_river_init (&basin.river, error))
    return FALSE;
  opened = open_basin (&basin);
  for (guint i = 0; i < ROUNDS; i++)
    {
      count (&basin, &ours);
      list (&basin, &ours);
    }
  if (!suyuan_bench_river_write (&basin.river, basin.network, suyuan_bench_get_folder (bench), error))
    return FALSE;
  beside = ask_peer (bench, &theirs);
  if (beside && !agree (&ours, &theirs, error))
    return FALSE;

  add_figure (bench, g_strdup_printf (_ ("opening %u reaches (%s; %u minor branches, %u loops), 500,000 outlets, 1,000,000 links"), basin.river.reaches->len, basin.river.real ? _ ("a surveyed river many times") : _ ("invented"), basin.river.n_braids, basin.river.n_loops), opened, 0, 1000);
  add_figure (bench, g_strdup_printf (_ ("counting %" PRId64 " reaches and %" PRId64 " outlets upstream"), ours.reaches, ours.outlets), ours.count_ms, theirs.count_ms, 3);
  add_figure (bench, g_strdup_printf (_ ("%" PRId64 " outlets in river order, with distances"), ours.outlets), ours.order_ms, theirs.order_ms, 25);
  add_figure (bench, g_strdup_printf (_ ("%" PRId64 " distinct enterprises, each with its nearest outlet"), ours.enterprises), ours.enterprises_ms, theirs.enterprises_ms, 60);
  return TRUE;
}
