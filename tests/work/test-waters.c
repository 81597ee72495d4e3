/* Real rivers through the whole house: imported, made a network of, walked from every reach and held against
 * what the survey itself says of them.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "list.h"

#include "suyuan-river.h"
#include "suyuan-tracing.h"
#include "suyuan-walk.h"

#include <math.h>

static char *
shared_river (const char *path)
{
  char *full = g_build_filename (g_getenv ("SUYUAN_SHARED"), "data", "rivers", path, NULL);

  if (g_file_test (full, G_FILE_TEST_EXISTS))
    return full;
  g_test_skip ("the shared rivers are not here");
  g_free (full);
  return NULL;
}

/* What the survey says of each reach, in the order of the river's numbers. */
typedef struct
{
  SuyuanRiver *river;
  GArray      *from, *to, *ranks;         /* of double */
  GArray      *path_lengths, *next_ranks; /* of double */
  GArray      *next;                      /* of int */
} Survey;

static const char *const survey_keys[] = { "from_node", "to_node", "rank", "name", "remark", NULL };

static void
add_cb (const SuyuanUid   *uid,
        gint64             id,
        const SuyuanValue *values,
        gpointer           data)
{
  Survey *self = data;
  GArray *into[] = { self->from, self->to, self->ranks, self->path_lengths, self->next_ranks };

  g_assert_cmpint (suyuan_river_find (self->river, uid), ==, self->from->len);
  for (gsize i = 0; i < G_N_ELEMENTS (into); i++)
    {
      double number = values[i].type == SUYUAN_VALUE_TEXT ? g_ascii_strtod (values[i].text, NULL) : values[i].real;

      g_array_append_val (into[i], number);
    }
}

static void
survey_read (Survey  *self,
             Fixture *f)
{
  SuyuanQuery query = { .kind = SUYUAN_KIND_REACH };
  g_autoptr (GError) error = NULL;

  self->river = suyuan_office_get_river (f->office, &error);
  g_assert_no_error (error);
  self->from = g_array_new (FALSE, FALSE, sizeof (double));
  self->to = g_array_new (FALSE, FALSE, sizeof (double));
  self->ranks = g_array_new (FALSE, FALSE, sizeof (double));
  self->path_lengths = g_array_new (FALSE, FALSE, sizeof (double));
  self->next_ranks = g_array_new (FALSE, FALSE, sizeof (double));
  self->next = g_array_new (FALSE, FALSE, sizeof (int));
  suyuan_office_scan (f->office, &query, survey_keys, add_cb, self, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < self->ranks->len; i++)
    {
      int next = SUYUAN_NO_REACH;

      for (guint k = 0; k < self->ranks->len; k++)
        if (g_array_index (self->ranks, double, k) == g_array_index (self->next_ranks, double, i))
          next = (int) k;
      g_array_append_val (self->next, next);
    }
}

static void
survey_clear (Survey *self)
{
  g_array_unref (self->from);
  g_array_unref (self->to);
  g_array_unref (self->ranks);
  g_array_unref (self->path_lengths);
  g_array_unref (self->next_ranks);
  g_array_unref (self->next);
}

static double
of (GArray *numbers,
    guint   i)
{
  return g_array_index (numbers, double, i);
}

/* The closure over from and to nodes: spreads until nothing new is found. */
static guint
close_over_nodes (const Survey *self,
                  guint         start,
                  gboolean     *reached)
{
  gboolean more = TRUE;
  guint    n = 1;

  reached[start] = TRUE;
  while (more)
    {
      g_autoptr (GHashTable) nodes = g_hash_table_new (g_double_hash, g_double_equal);

      more = FALSE;
      for (guint i = 0; i < self->from->len; i++)
        if (reached[i])
          g_hash_table_add (nodes, &g_array_index (self->from, double, i));
      for (guint i = 0; i < self->from->len; i++)
        if (!reached[i] && g_hash_table_contains (nodes, &g_array_index (self->to, double, i)))
          {
            reached[i] = more = TRUE;
            n++;
          }
    }
  return n;
}

/* By DnHydroseq, nearest the mouth first; Pathlength is from the end of a reach to the sea, in kilometres. */
static guint
check_main (const Survey *self,
            guint         start)
{
  const SuyuanNetwork *network = suyuan_river_get_network (self->river);
  SuyuanWalk           walk = { start, 0, SUYUAN_WALK_UP, SUYUAN_WALK_MAIN };
  g_autoptr (GArray) steps = suyuan_walk_run (&walk, network);
  double last = 0;
  guint  n = 0;

  for (guint i = 0; i < self->next->len; i++)
    {
      int at = (int) i;

      while (at != SUYUAN_NO_REACH && at != (int) start)
        at = g_array_index (self->next, int, at);
      n += at == (int) start;
    }
  g_assert_cmpuint (steps->len, ==, n);
  for (guint i = 0; i < steps->len; i++)
    {
      const SuyuanStep *step = &g_array_index (steps, SuyuanStep, i);
      int               at = (int) step->reach;

      while (at != SUYUAN_NO_REACH && at != (int) start)
        at = g_array_index (self->next, int, at);
      g_assert_cmpint (at, ==, start);
      g_assert_cmpfloat (of (self->ranks, step->reach), >, last);
      last = of (self->ranks, step->reach);
      if (step->reach != start)
        g_assert_cmpfloat_with_epsilon (step->distance_m + suyuan_network_get_length (network, start),
                                        of (self->path_lengths, step->reach) - of (self->path_lengths, start), 0.003);
    }
  return n;
}

/* For every reach of the file: mode main is the tree of the survey, mode all the closure, and for 193 of the
 * 746 they are not the same. */
static void
test_new_hope (Fixture      *f,
               gconstpointer data)
{
  g_autofree char *path = shared_river ("nhdplus/new_hope.gpkg");
  g_autoptr (SuyuanImportReport) report = NULL;
  Survey survey = { 0 };
  guint  n_differ = 0;

  if (!path)
    return;
  report = list_run (f, path, SUYUAN_KIND_REACH,
                     "map code=COMID map from_node=FromNode map to_node=ToNode map rank=Hydroseq map divergence=Divergence "
                     "map length_m=LENGTHKM map name=Pathlength map remark=DnHydroseq",
                     FALSE);
  g_assert_cmpuint (report->imported, ==, 746);
  survey_read (&survey, f);
  g_assert_cmpuint (suyuan_network_get_n_reaches (suyuan_river_get_network (survey.river)), ==, 746);
  for (guint start = 0; start < 746; start++)
    {
      g_autofree gboolean *reached = g_new0 (gboolean, 746);
      guint                n_all = close_over_nodes (&survey, start, reached);
      SuyuanWalk           walk = { start, 0, SUYUAN_WALK_UP, SUYUAN_WALK_ALL };
      g_autoptr (GArray) steps = suyuan_walk_run (&walk, suyuan_river_get_network (survey.river));

      g_assert_cmpuint (steps->len, ==, n_all);
      for (guint i = 0; i < steps->len; i++)
        g_assert_true (reached[g_array_index (steps, SuyuanStep, i).reach]);
      n_differ += check_main (&survey, start) != n_all;
    }
  g_assert_cmpuint (n_differ, ==, 193);
  survey_clear (&survey);
}

/* The rivers of Dengzhou: once it is said where the Diao goes on, a section at the mouth of the trunk has
 * all nineteen lines upstream, and one above the Diao has not. */
static void
test_dengzhou (Fixture      *f,
               gconstpointer data)
{
  g_autofree char *path = shared_river ("cn_dengzhou/rivers.geojson");
  g_autoptr (SuyuanImportReport) report = NULL;
  g_autoptr (SuyuanTrace) mouth = NULL;
  g_autoptr (SuyuanTrace) above = NULL;
  g_autoptr (GError) error = NULL;
  SuyuanUid diao, upper, low, high;

  if (!path)
    return;
  report = list_run (f, path, SUYUAN_KIND_REACH, "map code=id map name=name_zh", FALSE);
  g_assert_cmpuint (report->imported, ==, 19);
  low = fixture_add (f, SUYUAN_KIND_SECTION, "code=LOW", "name=下", "lon=112.3364", "lat=32.1694", NULL);
  high = fixture_add (f, SUYUAN_KIND_SECTION, "code=HIGH", "name=上", "lon=112.3496", "lat=32.5640", NULL);
  diao = list_find (f, SUYUAN_KIND_REACH, "osm-way-159628501");
  upper = list_find (f, SUYUAN_KIND_REACH, "osm-way-963832750");

  mouth = suyuan_office_trace (f->office, SUYUAN_KIND_SECTION, &low, FALSE, FALSE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (mouth->reaches, ==, 13);
  g_clear_pointer (&mouth, suyuan_trace_free);

  fixture_set (f, SUYUAN_KIND_REACH, &diao, "parent=osm-way-76245166", NULL);
  fixture_set (f, SUYUAN_KIND_REACH, &upper, "parent=osm-way-963832790", NULL);
  mouth = suyuan_office_trace (f->office, SUYUAN_KIND_SECTION, &low, FALSE, FALSE, &error);
  above = suyuan_office_trace (f->office, SUYUAN_KIND_SECTION, &high, FALSE, FALSE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (mouth->reaches, ==, 19);
  g_assert_cmpuint (above->reaches, ==, 13);
  g_assert_cmpuint (mouth->sections->len, ==, 1);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_test ("/waters/new-hope", test_new_hope);
  fixture_test ("/waters/dengzhou", test_dengzhou);
  return g_test_run ();
}
