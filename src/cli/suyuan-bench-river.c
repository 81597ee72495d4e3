/* suyuan-bench-river.c: a province of rivers to measure walks on, grown over the shape of a real one
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-cli"

#include "suyuan-bench-river.h"

#include <math.h>

#include "suyuan-open.h"

#define N_LOOPS 1000
#define N_INVENTED 746
#define MOUTH "-"

/* One watershed: node keys, whole metres, minor branches. A reach that ends at MOUTH leaves it. */
typedef struct
{
  char  *from, *to;
  double length_m;
  int    divergence;
} Flowline;

static void
flowline_clear (gpointer data)
{
  Flowline *self = data;

  g_free (self->from);
  g_free (self->to);
}

static guint
column_of (SuyuanRowSource *source,
           const char      *name)
{
  const char *const *columns = suyuan_row_source_get_columns (source);
  guint              i = 0;

  while (columns[i] != NULL && g_ascii_strcasecmp (columns[i], name) != 0)
    i++;
  return i;
}

/* NHDPlus flowlines; FALSE where there are none. The lowest one is made to end at the mouth. */
static gboolean
read_watershed (GArray *flowlines)
{
  const char       *shared = g_getenv ("SUYUAN_SHARED");
  g_autofree char  *path = g_build_filename (shared != NULL ? shared : "/nonexistent", "data", "rivers", "nhdplus", "new_hope.gpkg", NULL);
  SuyuanOpenOptions options = { 0 };
  g_autoptr (SuyuanRowSource) source = g_file_test (path, G_FILE_TEST_EXISTS) ? suyuan_row_source_open (path, &options, NULL) : NULL;
  guint     from, to, length, divergence, down;
  double    lowest = INFINITY;
  guint     mouth = 0;
  SuyuanRow row;

  if (source == NULL)
    return FALSE;
  from = column_of (source, "fromnode");
  to = column_of (source, "tonode");
  length = column_of (source, "lengthkm");
  divergence = column_of (source, "divergence");
  down = column_of (source, "hydroseq");
  while (suyuan_row_source_next (source, &row, NULL))
    {
      Flowline flowline = { g_strdup (row.cells[from]), g_strdup (row.cells[to]), MAX (1, round (1000 * g_ascii_strtod (row.cells[length], NULL))), atoi (row.cells[divergence]) };
      double   rank = g_ascii_strtod (row.cells[down], NULL);

      if (rank < lowest)
        {
          lowest = rank;
          mouth = flowlines->len;
        }
      g_array_append_val (flowlines, flowline);
    }
  if (flowlines->len == 0)
    return FALSE;
  g_free (g_array_index (flowlines, Flowline, mouth).to);
  g_array_index (flowlines, Flowline, mouth).to = g_strdup (MOUTH);
  return TRUE;
}

/* Without a survey: a tree in which one reach in ten is a branch round an island, which nothing else joins. */
static void
invent_watershed (GArray *flowlines,
                  GRand  *random)
{
  for (guint i = 0; i < N_INVENTED; i++)
    {
      guint    any = i == 0 ? 0 : (guint) g_rand_int_range (random, i > 40 ? (gint) i - 40 : 0, (gint) i);
      guint    below = any % 10 == 9 ? any - 1 : any;
      Flowline flowline = { g_strdup_printf ("%u", i + 1), i == 0 ? g_strdup (MOUTH) : g_strdup_printf ("%u", below + 1), g_rand_int_range (random, 50, 3000), 0 };

      if (i % 10 == 9)
        {
          const Flowline *beside = &g_array_index (flowlines, Flowline, i - 5);

          g_free (flowline.from);
          g_free (flowline.to);
          flowline.from = g_strdup (beside->from);
          flowline.to = g_strdup (beside->to);
          flowline.divergence = 2;
        }
      g_array_append_val (flowlines, flowline);
    }
}

static void
add_reach (SuyuanBenchRiver *self,
           const char       *from,
           const char       *to,
           double            length_m,
           int               divergence)
{
  SuyuanReach reach = { .from_node = g_string_chunk_insert_const (self->keys, from), .to_node = g_string_chunk_insert_const (self->keys, to), .length_m = length_m, .divergence = divergence, .parent = SUYUAN_NO_REACH };

  self->n_braids += divergence == 2;
  g_array_append_val (self->reaches, reach);
}

/* One more watershed, whose mouth is somewhere in one that is there already. */
static void
add_copy (SuyuanBenchRiver *self,
          GArray           *flowlines,
          guint             copy,
          GRand            *random,
          guint             n_wanted)
{
  const SuyuanReach *into = copy == 0 ? NULL : &g_array_index (self->reaches, SuyuanReach, g_rand_int_range (random, 1, (gint) self->reaches->len));
  g_autofree char   *mouth = g_strdup (into != NULL ? into->from_node : "sea");

  for (guint i = 0; i < flowlines->len && self->reaches->len < n_wanted; i++)
    {
      const Flowline  *flowline = &g_array_index (flowlines, Flowline, i);
      g_autofree char *from = g_strdup_printf ("%u/%s", copy, flowline->from);
      g_autofree char *to = g_str_equal (flowline->to, MOUTH) ? g_strdup (mouth) : g_strdup_printf ("%u/%s", copy, flowline->to);

      add_reach (self, from, to, flowline->length_m, flowline->divergence);
    }
}

/* Pumped back: from the end of a reach to its beginning. */
static void
add_loops (SuyuanBenchRiver *self,
           GRand            *random)
{
  guint n = self->reaches->len;

  for (self->n_loops = 0; self->n_loops < N_LOOPS; self->n_loops++)
    {
      const SuyuanReach reach = g_array_index (self->reaches, SuyuanReach, g_rand_int_range (random, 1, (gint) n));

      add_reach (self, reach.to_node, reach.from_node, reach.length_m + 10, 2);
      self->n_braids--;
    }
}

static void
add_sites (SuyuanBenchRiver *self,
           GRand            *random)
{
  self->outlet_reaches = g_new (int, SUYUAN_BENCH_OUTLETS);
  self->outlet_chainages = g_new (double, SUYUAN_BENCH_OUTLETS);
  self->link_outlets = g_new (guint32, SUYUAN_BENCH_LINKS);
  self->parties = g_new (guint32, SUYUAN_BENCH_LINKS);
  for (guint i = 0; i < SUYUAN_BENCH_OUTLETS; i++)
    {
      int reach = g_rand_int_range (random, 0, (gint) self->reaches->len);

      self->outlet_reaches[i] = reach;
      self->outlet_chainages[i] = g_rand_int_range (random, 0, 1 + (gint) g_array_index (self->reaches, SuyuanReach, reach).length_m);
    }
  for (guint i = 0; i < SUYUAN_BENCH_LINKS; i++)
    {
      self->link_outlets[i] = (guint32) g_rand_int_range (random, 0, SUYUAN_BENCH_OUTLETS);
      self->parties[i] = (guint32) g_rand_int_range (random, 0, SUYUAN_BENCH_ENTERPRISES);
    }
}

/* The lowest reach first. */
static int
find_mouth (GArray *flowlines)
{
  guint i = 0;

  while (!g_str_equal (g_array_index (flowlines, Flowline, i).to, MOUTH))
    i++;
  return (int) i;
}

/** Grows the rivers: the same each time. Clear it in any case. */
gboolean
suyuan_bench_river_init (SuyuanBenchRiver *self,
                         GError          **error)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (100);
  g_autoptr (GArray) flowlines = g_array_new (FALSE, FALSE, sizeof (Flowline));
  Flowline mouth;

  *self = (SuyuanBenchRiver){ .reaches = g_array_new (FALSE, FALSE, sizeof (SuyuanReach)), .keys = g_string_chunk_new (1 << 16) };
  g_array_set_clear_func (flowlines, flowline_clear);
  self->real = read_watershed (flowlines);
  if (!self->real)
    {
      g_array_set_size (flowlines, 0);
      invent_watershed (flowlines, random);
    }
  mouth = g_array_index (flowlines, Flowline, find_mouth (flowlines));
  g_array_index (flowlines, Flowline, find_mouth (flowlines)) = g_array_index (flowlines, Flowline, 0);
  g_array_index (flowlines, Flowline, 0) = mouth;
  for (guint copy = 0; self->reaches->len < SUYUAN_BENCH_REACHES - N_LOOPS; copy++)
    add_copy (self, flowlines, copy, random, SUYUAN_BENCH_REACHES - N_LOOPS);
  add_loops (self, random);
  add_sites (self, random);
  return TRUE;
}

/** Frees everything. */
void
suyuan_bench_river_clear (SuyuanBenchRiver *self)
{
  g_clear_pointer (&self->reaches, g_array_unref);
  g_clear_pointer (&self->keys, g_string_chunk_free);
  g_clear_pointer (&self->outlet_reaches, g_free);
  g_clear_pointer (&self->outlet_chainages, g_free);
  g_clear_pointer (&self->link_outlets, g_free);
  g_clear_pointer (&self->parties, g_free);
}

static gboolean
write_file (const char *folder,
            const char *name,
            GString    *text,
            GError    **error)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  return g_file_set_contents (path, text->str, (gssize) text->len, error);
}

/** Writes the tables for the peer: reaches, outlets and links as lists of integers, a row a line. */
gboolean
suyuan_bench_river_write (const SuyuanBenchRiver *self,
                          const SuyuanNetwork    *network,
                          const char             *folder,
                          GError                **error)
{
  g_autoptr (GString) reaches = g_string_new (NULL);
  g_autoptr (GString) outlets = g_string_new (NULL);
  g_autoptr (GString) links = g_string_new (NULL);

  for (guint i = 0; i < self->reaches->len; i++)
    {
      const SuyuanReach *reach = &g_array_index (self->reaches, SuyuanReach, i);

      g_string_append_printf (reaches, "%u\t%s\t%s\t%u\n", i, reach->from_node, reach->to_node, suyuan_network_get_order (network, i));
    }
  for (guint i = 0; i < SUYUAN_BENCH_OUTLETS; i++)
    g_string_append_printf (outlets, "%u\t%d\t%.0f\n", i, self->outlet_reaches[i], self->outlet_chainages[i]);
  for (guint i = 0; i < SUYUAN_BENCH_LINKS; i++)
    g_string_append_printf (links, "%u\t%u\n", self->link_outlets[i], self->parties[i]);
  return write_file (folder, "reaches", reaches, error) && write_file (folder, "outlets", outlets, error) && write_file (folder, "links", links, error);
}
