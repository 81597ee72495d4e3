/* Networks to test with: made by hand, at random, and one real one. The oracle of the walks is here too:
 * so slow and simple that it can be read. */
/* SPDX-FileCopyrightText: 2026 The Suyuan authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sample-network.h"

#include <string.h>

void
sample_network_init (SampleNetwork *self)
{
  self->reaches = g_array_new (FALSE, TRUE, sizeof (SuyuanReach));
  self->keys = g_string_chunk_new (256);
}

void
sample_network_clear (SampleNetwork *self)
{
  g_array_unref (self->reaches);
  g_string_chunk_free (self->keys);
}

SuyuanReach *
sample_network_get (const SampleNetwork *self,
                    guint                i)
{
  return &g_array_index (self->reaches, SuyuanReach, i);
}

/* Valid until the next one is added. */
SuyuanReach *
sample_network_add (SampleNetwork *self,
                    const char    *from,
                    const char    *to,
                    double         length)
{
  SuyuanReach reach = { .parent = SUYUAN_NO_REACH, .length_m = length };

  reach.from_node = from ? g_string_chunk_insert_const (self->keys, from) : NULL;
  reach.to_node = to ? g_string_chunk_insert_const (self->keys, to) : NULL;
  g_array_append_val (self->reaches, reach);
  return sample_network_get (self, self->reaches->len - 1);
}

/* Braids, loops of a reach with itself, separate pieces: whatever comes. */
SampleNetwork
sample_network_random (guint    n_nodes,
                       guint    n_reaches,
                       gboolean two_way)
{
  SampleNetwork self;

  sample_network_init (&self);
  for (guint i = 0; i < n_reaches; i++)
    {
      g_autofree char *from = g_strdup_printf ("%d", g_test_rand_int_range (0, n_nodes));
      g_autofree char *to = g_strdup_printf ("%d", g_test_rand_int_range (0, n_nodes));
      SuyuanReach     *reach = sample_network_add (&self, from, to, g_test_rand_int_range (1, 1000));

      reach->divergence = g_test_rand_int_range (0, 3);
      reach->two_way = two_way && g_test_rand_int_range (0, 6) == 0;
    }
  return self;
}

SuyuanNetwork *
sample_network_build (const SampleNetwork *self)
{
  return suyuan_network_new ((const SuyuanReach *) (gpointer) self->reaches->data, self->reaches->len);
}

static gboolean
flows (const SuyuanReach *a,
       const SuyuanReach *b)
{
  return g_str_equal (a->to_node, b->from_node) || (a->two_way && g_str_equal (a->from_node, b->from_node)) ||
         (b->two_way && g_str_equal (a->to_node, b->to_node)) ||
         (a->two_way && b->two_way && g_str_equal (a->from_node, b->to_node));
}

/* Spreads until nothing new is found, looking at every pair each time. */
gboolean *
sample_network_closure (const SampleNetwork *self,
                        guint                start,
                        gboolean             up)
{
  gboolean *reached = g_new0 (gboolean, self->reaches->len);
  gboolean  more = TRUE;

  reached[start] = TRUE;
  while (more)
    {
      more = FALSE;
      for (guint i = 0; i < self->reaches->len; i++)
        for (guint k = 0; reached[i] && k < self->reaches->len; k++)
          {
            const SuyuanReach *one = sample_network_get (self, i), *other = sample_network_get (self, k);

            if (!reached[k] && (up ? flows (other, one) : flows (one, other)))
              reached[k] = more = TRUE;
          }
    }
  return reached;
}

/* comid,fromnode,tonode,dnhydroseq,hydroseq,divergence,lengthkm,pathlength */
NewHope
new_hope_load (void)
{
  NewHope          self = { .main_down = g_array_new (FALSE, FALSE, sizeof (int)),
                            .path_length = g_array_new (FALSE, FALSE, sizeof (double)) };
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "new_hope.csv", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (GHashTable) by_hydroseq = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  lines = g_strsplit (text, "\n", -1);
  sample_network_init (&self.sample);
  for (guint i = 1; lines[i] && *lines[i]; i++)
    {
      g_auto (GStrv) cells = g_strsplit (lines[i], ",", -1);
      SuyuanReach *reach = sample_network_add (&self.sample, cells[1], cells[2], 1000 * g_ascii_strtod (cells[6], NULL));
      double       to_mouth = 1000 * g_ascii_strtod (cells[7], NULL);

      reach->rank = g_ascii_strtod (cells[4], NULL);
      reach->divergence = atoi (cells[5]);
      g_array_append_val (self.path_length, to_mouth);
      g_hash_table_insert (by_hydroseq, g_strdup (cells[4]), GINT_TO_POINTER (i));
    }
  for (guint i = 1; lines[i] && *lines[i]; i++)
    {
      g_auto (GStrv) cells = g_strsplit (lines[i], ",", -1);
      int down = GPOINTER_TO_INT (g_hash_table_lookup (by_hydroseq, cells[3])) - 1;

      g_array_append_val (self.main_down, down);
    }
  return self;
}

void
new_hope_clear (NewHope *self)
{
  sample_network_clear (&self->sample);
  g_array_unref (self->main_down);
  g_array_unref (self->path_length);
}
