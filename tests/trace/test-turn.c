/* Lines drawn against the flow. */
/* SPDX-FileCopyrightText: 2026 The Suyuan authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suyuan-turn.h"

#include "sample-network.h"
#include "suyuan-line.h"
#include "suyuan-position.h"

#include <string.h>

/* The reaches to turn for each fault of a kind, as "2 4", or "?" where nothing can be said. */
static char *
dup_turns (const SampleNetwork *sample,
           SuyuanFaultKind      kind)
{
  guint                         n, n_reaches = sample->reaches->len;
  g_autofree const SuyuanLine **lines = g_new0 (const SuyuanLine *, n_reaches);
  g_autoptr (SuyuanPieces) pieces = suyuan_pieces_new (sample_network_get (sample, 0), lines, n_reaches);
  const SuyuanReach *cut = suyuan_pieces_get_reaches (pieces, &n);
  g_autoptr (SuyuanNetwork) network = suyuan_network_new (cut, n);
  g_autoptr (GArray) faults = suyuan_network_check (network, cut, 0);
  g_autoptr (GArray) found = suyuan_turns_find (pieces, network, faults);
  GString *turns = g_string_new (NULL);

  for (guint i = 0; i < faults->len; i++)
    {
      const SuyuanFault *fault = &g_array_index (faults, SuyuanFault, i);
      int                turn = g_array_index (found, int, i);

      if (fault->kind != kind)
        continue;
      if (turn == SUYUAN_NO_REACH)
        g_string_append (turns, "? ");
      else
        g_string_append_printf (turns, "%d ", turn);
    }
  return g_strchomp (g_string_free (turns, FALSE));
}

static void
assert_turns (const char     *ends,
              SuyuanFaultKind kind,
              const char     *expected)
{
  g_auto (SampleNetwork) sample = { 0 };
  g_auto (GStrv) pairs = g_strsplit (ends, " ", -1);
  g_autofree char *turns = NULL;

  sample_network_init (&sample);
  for (guint i = 0; pairs[i]; i++)
    {
      char from[] = { pairs[i][0], 0 }, to[] = { pairs[i][1], 0 };

      sample_network_add (&sample, from, to, 100);
    }
  turns = dup_turns (&sample, kind);
  g_assert_cmpstr (turns, ==, expected);
}

static void
test_head_on (void)
{
  assert_turns ("ab bc dc", SUYUAN_FAULT_HEAD_ON, "2");    /* the last of a row */
  assert_turns ("ab bc dc de", SUYUAN_FAULT_HEAD_ON, "2"); /* in the midst of one */
  assert_turns ("ab cb", SUYUAN_FAULT_HEAD_ON, "?");       /* either */
  assert_turns ("ab bc ed dc", SUYUAN_FAULT_HEAD_ON, "?"); /* two would have to be turned */
  assert_turns ("ab bc cd", SUYUAN_FAULT_HEAD_ON, "");     /* nothing wrong */
}

static void
test_back_to_back (void)
{
  assert_turns ("ba bc cd", SUYUAN_FAULT_BACK_TO_BACK, "0");
  assert_turns ("ab cb cd de", SUYUAN_FAULT_BACK_TO_BACK, "1");
  assert_turns ("ba bc", SUYUAN_FAULT_BACK_TO_BACK, "?");
}

static void
test_ring (void)
{
  assert_turns ("ab bc cb cd", SUYUAN_FAULT_LOOP, "2 2");        /* a side arm drawn upwards, one of two reaches */
  assert_turns ("ab bc ce eb cd", SUYUAN_FAULT_LOOP, "? ? ?");   /* the arm is of two reaches */
  assert_turns ("ab ba", SUYUAN_FAULT_LOOP, "? ?");              /* nothing comes in or goes out */
  assert_turns ("ab bc cd da de", SUYUAN_FAULT_LOOP, "? ? ? ?"); /* what comes in is not drawn */
}

static guint
count_wrong (GArray  *faults,
             gboolean loops)
{
  guint n = 0;

  for (guint i = 0; i < faults->len; i++)
    {
      SuyuanFaultKind kind = g_array_index (faults, SuyuanFault, i).kind;

      n += loops ? kind == SUYUAN_FAULT_LOOP : kind == SUYUAN_FAULT_HEAD_ON || kind == SUYUAN_FAULT_BACK_TO_BACK;
    }
  return n;
}

static void
try_turn (const SampleNetwork *sample,
          guint                reach,
          gboolean             loops,
          guint                n_before)
{
  g_autoptr (SuyuanNetwork) network = NULL;
  g_autoptr (GArray) faults = NULL;
  SuyuanReach *turned = sample_network_get (sample, reach);
  const char  *from = turned->from_node;

  turned->from_node = turned->to_node;
  turned->to_node = from;
  network = sample_network_build (sample);
  faults = suyuan_network_check (network, sample_network_get (sample, 0), 0);
  g_assert_cmpuint (count_wrong (faults, loops), <, n_before);
  turned->to_node = turned->from_node;
  turned->from_node = from;
}

/* Whatever the network: to do what is proposed for a fault leaves fewer of its kind. */
static void
test_anything (void)
{
  guint n_tried[2] = { 0 };

  for (int round = 0; round < 300; round++)
    {
      guint                         n_nodes = (guint) g_test_rand_int_range (3, 25), n;
      SampleNetwork                 sample = sample_network_random (n_nodes, n_nodes + (guint) g_test_rand_int_range (0, 6), FALSE);
      g_autofree const SuyuanLine **lines = g_new0 (const SuyuanLine *, sample.reaches->len);
      g_autoptr (SuyuanPieces) pieces = suyuan_pieces_new (sample_network_get (&sample, 0), lines, sample.reaches->len);
      const SuyuanReach *cut = suyuan_pieces_get_reaches (pieces, &n);
      g_autoptr (SuyuanNetwork) network = suyuan_network_new (cut, n);
      g_autoptr (GArray) faults = suyuan_network_check (network, cut, 0);
      g_autoptr (GArray) turns = suyuan_turns_find (pieces, network, faults);

      for (guint i = 0; i < faults->len; i++)
        {
          const SuyuanFault *fault = &g_array_index (faults, SuyuanFault, i);
          int                turn = g_array_index (turns, int, i);
          gboolean           loop = fault->kind == SUYUAN_FAULT_LOOP;

          if (turn != SUYUAN_NO_REACH)
            try_turn (&sample, (guint) turn, loop, count_wrong (faults, loop));
          n_tried[loop] += turn != SUYUAN_NO_REACH;
        }
      sample_network_clear (&sample);
    }
  g_assert_cmpuint (n_tried[0], >, 20);
  g_assert_cmpuint (n_tried[1], >, 5);
}

static GBytes *
line_wkb (const char *wkt)
{
  g_autoptr (GError) error = NULL;
  GBytes *wkb = suyuan_wkb_from_wkt (wkt, &error);

  g_assert_no_error (error);
  return wkb;
}

/* First to last, part for part; and turned again it is what it was. */
static void
test_wkb (void)
{
  static const char *const lines[] = { "LINESTRING (112 32, 112.1 32.05, 112.3 32.1)", "MULTILINESTRING ((112 32, 112.1 32), (112.2 32, 112.3 32.1, 112.4 32))" };

  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autoptr (GBytes) wkb = line_wkb (lines[i]);
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) turned = suyuan_turn_wkb (wkb, &error);
      g_autoptr (GBytes) again = turned ? suyuan_turn_wkb (turned, &error) : NULL;
      g_autoptr (SuyuanLine) before = suyuan_line_new_from_wkb (wkb, NULL);
      g_autoptr (SuyuanLine) after = turned ? suyuan_line_new_from_wkb (turned, &error) : NULL;
      guint n_parts = suyuan_line_get_n_parts (before);

      g_assert_no_error (error);
      g_assert_true (g_bytes_equal (wkb, again));
      g_assert_cmpuint (suyuan_line_get_n_parts (after), ==, n_parts);
      g_assert_cmpfloat_with_epsilon (suyuan_line_get_length (after), suyuan_line_get_length (before), 1e-6);
      for (guint part = 0; part < n_parts; part++)
        {
          guint                 n_before, n_after;
          const SuyuanPosition *a = suyuan_line_get_part (before, part, &n_before), *b = suyuan_line_get_part (after, n_parts - 1 - part, &n_after);

          g_assert_cmpuint (n_before, ==, n_after);
          for (guint k = 0; k < n_before; k++)
            g_assert_true (a[k].lon == b[n_after - 1 - k].lon && a[k].lat == b[n_after - 1 - k].lat);
        }
    }
}

static void
test_no_line (void)
{
  g_autoptr (GBytes) area = line_wkb ("POLYGON ((112 32, 112.1 32, 112.1 32.1, 112 32))");
  g_autoptr (GBytes) junk = g_bytes_new_static ("junk", 4);
  g_autoptr (GError) error = NULL;

  g_assert_null (suyuan_turn_wkb (area, &error));
  g_assert_error (error, SUYUAN_TRACE_ERROR, SUYUAN_TRACE_ERROR_GEOMETRY);
  g_clear_error (&error);
  g_assert_null (suyuan_turn_wkb (junk, &error));
  g_assert_error (error, SUYUAN_TRACE_ERROR, SUYUAN_TRACE_ERROR_GEOMETRY);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/turn/head-on", test_head_on);
  g_test_add_func ("/turn/back-to-back", test_back_to_back);
  g_test_add_func ("/turn/ring", test_ring);
  g_test_add_func ("/turn/anything", test_anything);
  g_test_add_func ("/turn/wkb", test_wkb);
  g_test_add_func ("/turn/no-line", test_no_line);
  return g_test_run ();
}
