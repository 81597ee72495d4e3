/* Reaches in memory: found by uid and by place, and read again when they change.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"

#include "suyuan-action.h"
#include "suyuan-diary.h"
#include "suyuan-river.h"
#include "suyuan-shore.h"
#include "suyuan-walk.h"

#include <string.h>

static SuyuanRiver *
river_of (Fixture *f)
{
  g_autoptr (GError) error = NULL;
  SuyuanRiver *river = suyuan_office_get_river (f->office, &error);

  g_assert_no_error (error);
  return river;
}

static SuyuanPosition
at (double lon,
    double lat)
{
  return (SuyuanPosition){ lon * SUYUAN_DEGREE + 0.5, lat * SUYUAN_DEGREE + 0.5 };
}

static void
test_empty (Fixture      *f,
            gconstpointer data)
{
  SuyuanRiver   *river = river_of (f);
  SuyuanPosition somewhere = at (112, 32);

  g_assert_cmpuint (suyuan_river_get_n_reaches (river), ==, 0);
  g_assert_cmpint (suyuan_river_snap (river, &somewhere, NULL), ==, SUYUAN_NO_REACH);
}

static void
test_snap (Fixture      *f,
           gconstpointer data)
{
  static const struct
  {
    double      lon, lat;
    const char *reach; /* NULL: none */
  } cases[] = {
    { 112.05, 32.701, "R1" },
    { 112.05, 32.709, "R1" },
    { 112.05, 32.730, NULL }, /* 3 km away */
    { 112.15, 32.699, "R2" },
    { 112.05, 32.7145, "R1" },
    { 112.30, 32.700, NULL },
    { -112.05, -32.70, NULL },
  };
  SuyuanUid    one = fixture_add (f, SUYUAN_KIND_REACH, "code=R1", "name=上", "geometry=LINESTRING (112.0 32.7, 112.1 32.7)", NULL);
  SuyuanUid    two = fixture_add (f, SUYUAN_KIND_REACH, "code=R2", "name=下", "geometry=LINESTRING (112.1 32.7, 112.2 32.7)", NULL);
  SuyuanRiver *river;
  int          r1, r2;

  fixture_add (f, SUYUAN_KIND_REACH, "code=R3", "name=未画", "length_m=500", NULL);
  river = river_of (f);
  g_assert_cmpuint (suyuan_river_get_n_reaches (river), ==, 3);
  g_assert_cmpuint (suyuan_river_get_n_lines (river), ==, 2);
  r1 = suyuan_river_find (river, &one);
  r2 = suyuan_river_find (river, &two);
  g_assert_true (suyuan_uid_equal (suyuan_river_get_uid (river, r1), &one));

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      SuyuanPosition position = at (cases[i].lon, cases[i].lat);
      int            expected = !cases[i].reach ? SUYUAN_NO_REACH : g_str_equal (cases[i].reach, "R1") ? r1
                                                                                                       : r2;

      g_assert_cmpint (suyuan_river_snap (river, &position, NULL), ==, expected);
      g_assert_cmpint (suyuan_river_snap_within (river, &position, SUYUAN_SURVEY_BAND_M, NULL), ==, expected);
    }
}

static void
test_chainage (Fixture      *f,
               gconstpointer data)
{
  SuyuanUid      drawn = fixture_add (f, SUYUAN_KIND_REACH, "code=R1", "name=上", "geometry=LINESTRING (112.0 32.7, 112.1 32.7)", NULL);
  SuyuanUid      bare = fixture_add (f, SUYUAN_KIND_REACH, "code=R2", "name=未画", "length_m=500", NULL);
  SuyuanPosition middle = at (112.05, 32.701);
  SuyuanRiver   *river = river_of (f);
  int            number = suyuan_river_find (river, &drawn);
  double         length = suyuan_network_get_length (suyuan_river_get_network (river), number), chainage = 0;

  g_assert_cmpfloat (length, >, 9300);
  g_assert_cmpfloat (length, <, 9450);
  g_assert_cmpfloat_with_epsilon (suyuan_river_get_chainage (river, number, &middle), length / 2, 1);
  g_assert_cmpint (suyuan_river_snap (river, &middle, &chainage), ==, number);
  g_assert_cmpfloat_with_epsilon (chainage, length / 2, 1);
  g_assert_cmpfloat_with_epsilon (suyuan_river_get_chainage (river, number, NULL), length / 2, 1);
  g_assert_cmpfloat_with_epsilon (suyuan_river_get_chainage (river, suyuan_river_find (river, &bare), &middle), 250, 0.001);
}

static void
test_joins (Fixture      *f,
            gconstpointer data)
{
  SuyuanUid            lower = fixture_add (f, SUYUAN_KIND_REACH, "code=R2", "name=下", "from_node=N2", "to_node=N3", "length_m=800", NULL);
  SuyuanUid            upper = fixture_add (f, SUYUAN_KIND_REACH, "code=R1", "name=上", "from_node=N1", "to_node=N2", "length_m=700", NULL);
  SuyuanUid            named = fixture_add (f, SUYUAN_KIND_REACH, "code=R0", "name=支", "parent=R1", "length_m=100", NULL);
  SuyuanRiver         *river = river_of (f);
  const SuyuanNetwork *network = suyuan_river_get_network (river);
  int                  l = suyuan_river_find (river, &lower), u = suyuan_river_find (river, &upper), n = suyuan_river_find (river, &named);

  g_assert_cmpint (suyuan_network_get_main_down (network, u), ==, l);
  g_assert_cmpint (suyuan_network_get_main_down (network, n), ==, u);
  g_assert_cmpint (suyuan_network_get_main_down (network, l), ==, SUYUAN_NO_REACH);
  g_assert_true (suyuan_network_flows_into (network, u, l));
}

static void
test_read_again (Fixture      *f,
                 gconstpointer data)
{
  SuyuanRiver *river = river_of (f);
  SuyuanUid    uid;

  g_assert_true (river == river_of (f)); /* kept */
  fixture_add (f, SUYUAN_KIND_OUTLET, "name=口", NULL);
  g_assert_true (river == river_of (f)); /* an outlet is no reach */
  uid = fixture_add (f, SUYUAN_KIND_REACH, "code=R1", "name=上", "length_m=5", NULL);
  g_assert_cmpint (suyuan_river_find (river_of (f), &uid), ==, 0);
  fixture_set (f, SUYUAN_KIND_REACH, &uid, "length_m=7", NULL);
  g_assert_cmpfloat (suyuan_network_get_length (suyuan_river_get_network (river_of (f)), 0), ==, 7);
}

/* --- renewed as if read anew --- */

static char *
dup_place (void)
{
  return g_strdup_printf ("%.4f %.4f", 112 + g_test_rand_int_range (0, 8) * 0.01, 32 + g_test_rand_int_range (0, 8) * 0.01);
}

/* Takes those out that a step back took. */
static void
forget_gone (Fixture *f,
             GArray  *uids)
{
  for (guint i = uids->len; i > 0; i--)
    {
      g_autoptr (SuyuanRecord) record = suyuan_office_get (f->office, SUYUAN_KIND_REACH, &g_array_index (uids, SuyuanUid, i - 1), NULL);

      if (!record)
        g_array_remove_index_fast (uids, i - 1);
    }
}

/* One field of a reach, drawn from few values so that reaches do meet. */
static char *
dup_edit (void)
{
  g_autofree char *one = dup_place (), *other = dup_place (), *third = dup_place ();

  switch (g_test_rand_int_range (0, 5))
    {
    case 0:
      return g_strdup_printf ("length_m=%d", g_test_rand_int_range (100, 5000));
    case 1:
      return g_strdup_printf ("two_way=%d", g_test_rand_int_range (0, 2));
    case 2:
      return g_strdup ("parent=");
    case 3:
      return g_strdup_printf ("name=河%d", g_test_rand_int_range (0, 3));
    default:
      return g_strdup_printf ("geometry=LINESTRING (%s, %s, %s)", one, third, other);
    }
}

static void
edit_something (Fixture *f,
                GArray  *uids)
{
  g_autofree char *edit = dup_edit ();
  guint            which = uids->len > 0 ? (guint) g_test_rand_int_range (0, (gint32) uids->len) : 0;
  SuyuanUid        uid;
  g_autoptr (SuyuanOutcome) outcome = NULL;

  switch (uids->len < 4 ? 0 : g_test_rand_int_range (0, 8))
    {
    case 0:
    case 1:
      uid = fixture_add (f, SUYUAN_KIND_REACH, "name=新", edit, NULL);
      g_array_append_val (uids, uid);
      return;
    case 2:
      outcome = suyuan_office_remove (f->office, SUYUAN_KIND_REACH, &g_array_index (uids, SuyuanUid, which), NULL);
      if (outcome) /* else another names it as its next reach */
        g_array_remove_index_fast (uids, which);
      return;
    case 3:
      outcome = suyuan_office_undo (f->office, NULL, NULL);
      forget_gone (f, uids);
      return;
    default:
      fixture_set (f, SUYUAN_KIND_REACH, &g_array_index (uids, SuyuanUid, which), edit, NULL);
    }
}

/* What is upstream of a reach, by uid. */
static GHashTable *
upstream_of (SuyuanRiver     *river,
             const SuyuanUid *uid)
{
  const SuyuanNetwork *network = suyuan_river_get_network (river);
  GHashTable          *above = g_hash_table_new (suyuan_uid_hash, suyuan_uid_equal);
  SuyuanWalk           walk = { .direction = SUYUAN_WALK_UP };
  guint                reach = (guint) suyuan_river_find (river, uid);
  g_autoptr (GArray) steps = NULL;

  walk.reach = suyuan_river_get_piece (river, reach, suyuan_river_get_length (river, reach), &walk.chainage_m);
  steps = suyuan_walk_run (&walk, network);
  for (guint i = 0; i < steps->len; i++)
    g_hash_table_add (above, (gpointer) suyuan_river_get_uid (river, suyuan_river_get_reach (river, g_array_index (steps, SuyuanStep, i).reach)));
  return above;
}

static void
assert_same_river (SuyuanRiver *kept,
                   SuyuanRiver *fresh)
{
  guint n = suyuan_river_get_n_reaches (fresh);

  g_assert_cmpuint (suyuan_river_get_n_reaches (kept), ==, n);
  g_assert_cmpuint (suyuan_river_get_n_lines (kept), ==, suyuan_river_get_n_lines (fresh));
  g_assert_cmpuint (suyuan_network_get_n_reaches (suyuan_river_get_network (kept)), ==, suyuan_network_get_n_reaches (suyuan_river_get_network (fresh)));
  g_assert_cmpuint (suyuan_network_get_n_nodes (suyuan_river_get_network (kept)), ==, suyuan_network_get_n_nodes (suyuan_river_get_network (fresh)));
  for (guint i = 0; i < n; i++)
    {
      const SuyuanUid *uid = suyuan_river_get_uid (fresh, i);
      g_autoptr (GHashTable) one = NULL;
      g_autoptr (GHashTable) other = upstream_of (fresh, uid);
      GHashTableIter iter;
      gpointer       each;

      g_assert_cmpint (suyuan_river_find (kept, uid), !=, SUYUAN_NO_REACH);
      g_assert_cmpfloat (suyuan_river_get_length (kept, (guint) suyuan_river_find (kept, uid)), ==, suyuan_river_get_length (fresh, i));
      one = upstream_of (kept, uid);
      g_assert_cmpuint (g_hash_table_size (one), ==, g_hash_table_size (other));
      g_hash_table_iter_init (&iter, other);
      while (g_hash_table_iter_next (&iter, &each, NULL))
        g_assert_true (g_hash_table_contains (one, each));
    }
}

/* Places find the same reach at the same chainage. */
static void
assert_same_places (SuyuanRiver *kept,
                    SuyuanRiver *fresh)
{
  for (int i = 0; i < 40; i++)
    {
      SuyuanPosition position = at (112 + g_test_rand_double_range (-0.05, 0.12), 32 + g_test_rand_double_range (-0.05, 0.12));
      double         one = 0, other = 0;
      int            in_kept = suyuan_river_snap (kept, &position, &one), in_fresh = suyuan_river_snap (fresh, &position, &other);

      g_assert_cmpint (in_kept == SUYUAN_NO_REACH, ==, in_fresh == SUYUAN_NO_REACH);
      if (in_kept == SUYUAN_NO_REACH)
        continue;
      g_assert_true (suyuan_uid_equal (suyuan_river_get_uid (kept, (guint) in_kept), suyuan_river_get_uid (fresh, (guint) in_fresh)));
      g_assert_cmpfloat (one, ==, other);
    }
}

/* After any edits, additions, removals and steps back the river in memory is the one that would be read. */
static void
test_renewed (Fixture      *f,
              gconstpointer data)
{
  g_autoptr (GArray) uids = g_array_new (FALSE, FALSE, sizeof (SuyuanUid));
  SuyuanRiver *first;

  fixture_add (f, SUYUAN_KIND_PERSON, "name=编辑", NULL);
  fixture_sit_down (f, "编辑");
  for (int i = 0; i < 12; i++)
    edit_something (f, uids);
  first = river_of (f);
  for (int round = 0; round < 25; round++)
    {
      g_autoptr (SuyuanOffice) reader = NULL;
      g_autoptr (GError) error = NULL;
      SuyuanRiver *fresh;

      for (int n = g_test_rand_int_range (1, 4); n > 0; n--)
        edit_something (f, uids);
      reader = suyuan_office_open (f->path, TRUE, &error);
      g_assert_no_error (error);
      fresh = suyuan_office_get_river (reader, &error);
      g_assert_no_error (error);
      g_assert_true (river_of (f) == first); /* not read again */
      assert_same_river (first, fresh);
      assert_same_places (first, fresh);
    }
}

/* What a batch wrote that came to nothing is not believed. */
static void
test_aborted (Fixture      *f,
              gconstpointer data)
{
  SuyuanUid uid = fixture_add (f, SUYUAN_KIND_REACH, "code=R1", "name=上", "length_m=500", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanAction) action = suyuan_action_begin (f->office, "set reach", &error);
  g_autoptr (SuyuanRecord) changes = suyuan_record_new (suyuan_office_get_catalogue (f->office), SUYUAN_KIND_REACH, &uid);

  suyuan_record_set_real (changes, "length_m", 900);
  g_assert_true (suyuan_action_update (action, changes, &error));
  g_assert_cmpfloat (suyuan_river_get_length (river_of (f), 0), ==, 900);
  g_clear_pointer (&action, suyuan_action_free);
  g_assert_cmpfloat (suyuan_river_get_length (river_of (f), 0), ==, 500);
  fixture_set (f, SUYUAN_KIND_REACH, &uid, "length_m=700", NULL);
  g_assert_cmpfloat (suyuan_river_get_length (river_of (f), 0), ==, 700);
}

/* A reach that came in after the river was read is no place to begin at, until it is read again. */
static void
test_start_of_a_newcomer (Fixture      *f,
                          gconstpointer data)
{
  SuyuanUid    known = fixture_add (f, SUYUAN_KIND_REACH, "code=R1", "name=上", "geometry=LINESTRING (112.0 32.7, 112.1 32.7)", NULL);
  SuyuanRiver *river = river_of (f);
  SuyuanUid    newcomer = fixture_add (f, SUYUAN_KIND_REACH, "code=R2", "name=下", "geometry=LINESTRING (112.1 32.7, 112.2 32.7)", NULL);
  SuyuanWalk   walk = { .direction = SUYUAN_WALK_DOWN, .mode = SUYUAN_WALK_ALL };
  g_autoptr (GError) error = NULL;

  g_assert_true (suyuan_river_start (river, f->office, SUYUAN_KIND_REACH, &known, &walk, &error));
  g_assert_false (suyuan_river_start (river, f->office, SUYUAN_KIND_REACH, &newcomer, &walk, &error));
  g_assert_cmpstr (suyuan_work_error_get_word (error), ==, "not_on_river");
  g_assert_nonnull (strstr (error->message, "R2"));
  g_clear_error (&error);
  river = river_of (f);
  g_assert_true (suyuan_river_start (river, f->office, SUYUAN_KIND_REACH, &newcomer, &walk, &error));
  g_assert_cmpuint (suyuan_river_get_reach (river, walk.reach), ==, (guint) suyuan_river_find (river, &newcomer));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_test ("/river/empty", test_empty);
  fixture_test ("/river/snap", test_snap);
  fixture_test ("/river/chainage", test_chainage);
  fixture_test ("/river/joins", test_joins);
  fixture_test ("/river/read-again", test_read_again);
  fixture_test ("/river/renewed", test_renewed);
  fixture_test ("/river/aborted", test_aborted);
  fixture_test ("/river/start-of-a-newcomer", test_start_of_a_newcomer);
  return g_test_run ();
}
