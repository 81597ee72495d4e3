/* Where outlets and sections lie at the river: found, asked, settled, and carried along.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"

#include "suyuan-diary.h"
#include "suyuan-river.h"
#include "suyuan-snapping.h"

/* A river from west to east in two reaches, and a brook that comes in from the north between its ends. */
static void
draw (Fixture *f)
{
  fixture_add (f, SUYUAN_KIND_REACH, "code=R1", "name=湍河", "geometry=LINESTRING (113.00 33.00, 113.05 33.00)", NULL);
  fixture_add (f, SUYUAN_KIND_REACH, "code=R2", "name=湍河", "geometry=LINESTRING (113.05 33.00, 113.10 33.00)", NULL);
  fixture_add (f, SUYUAN_KIND_REACH, "code=B", "name=刁河", "geometry=LINESTRING (113.08 33.05, 113.08 33.00)", NULL);
}

static SuyuanSnapping *
snap (Fixture         *f,
      SuyuanKind       kind,
      const SuyuanUid *uid)
{
  g_autoptr (GError) error = NULL;
  SuyuanSnapping *snapping = suyuan_office_snap (f->office, kind, uid, &error);

  g_assert_no_error (error);
  return snapping;
}

/* The rule and the places, as "nearest R1 left". */
static void
assert_snap (Fixture    *f,
             const char *position,
             const char *water,
             const char *expected)
{
  g_auto (GStrv) degrees = g_strsplit (position, " ", 2);
  g_autofree char *lon = g_strdup_printf ("lon=%s", degrees[0]), *lat = g_strdup_printf ("lat=%s", degrees[1]), *name = g_strdup_printf ("receiving_water=%s", water);
  SuyuanUid        uid = fixture_add (f, SUYUAN_KIND_OUTLET, "name=口", lon, lat, name, NULL);
  g_autoptr (SuyuanSnapping) snapping = snap (f, SUYUAN_KIND_OUTLET, &uid);
  g_autoptr (GString) said = g_string_new (snapping->because);

  for (guint i = 0; i < snapping->places->len; i++)
    {
      const SuyuanSnapPlace *place = snapping->places->pdata[i];

      g_string_append_printf (said, " %s %s", place->code, place->bank ? place->bank : "-");
    }
  g_assert_cmpstr (said->str, ==, expected);
}

static void
test_rules (Fixture      *f,
            gconstpointer data)
{
  draw (f);
  assert_snap (f, "113.02 33.001", "", "nearest R1 left");
  assert_snap (f, "113.02 32.999", "", "nearest R1 right");
  assert_snap (f, "113.02 33.000", "", "nearest R1 -");
  assert_snap (f, "113.05 33.001", "", "nearest R2 left"); /* a joint of one river is no question */
  assert_snap (f, "113.08 33.030", "", "nearest B -");
  assert_snap (f, "113.0795 33.0004", "", "ambiguous R2 left B right"); /* at the confluence it is one */
  assert_snap (f, "113.0795 33.0004", "刁河", "name B right");
  assert_snap (f, "113.0795 33.0004", "湍河", "name R2 left");
  assert_snap (f, "113.0795 33.0004", "白河", "ambiguous R2 left B right");
  assert_snap (f, "113.02 33.03", "", "off_river");
}

/* A position that is known to be poor is asked about sooner. */
static void
test_accuracy (Fixture      *f,
               gconstpointer data)
{
  SuyuanUid good, poor;
  g_autoptr (SuyuanSnapping) one = NULL;
  g_autoptr (SuyuanSnapping) other = NULL;

  draw (f);
  good = fixture_add (f, SUYUAN_KIND_OUTLET, "name=准", "lon=113.079", "lat=33.0003", "position_accuracy_m=5", NULL);
  poor = fixture_add (f, SUYUAN_KIND_OUTLET, "name=粗", "lon=113.079", "lat=33.0003", "position_accuracy_m=80", NULL);
  one = snap (f, SUYUAN_KIND_OUTLET, &good);
  other = snap (f, SUYUAN_KIND_OUTLET, &poor);
  g_assert_cmpstr (one->because, ==, "nearest");
  g_assert_cmpstr (other->because, ==, "ambiguous");
}

static void
test_said (Fixture      *f,
           gconstpointer data)
{
  SuyuanUid full, reach;
  g_autoptr (SuyuanSnapping) one = NULL;
  g_autoptr (SuyuanSnapping) other = NULL;
  g_autoptr (GError) error = NULL;

  draw (f);
  full = fixture_add (f, SUYUAN_KIND_SECTION, "code=S1", "name=断面", "reach=R1", "chainage_m=700", NULL);
  reach = fixture_add (f, SUYUAN_KIND_OUTLET, "name=口", "reach=B", "lon=113.081", "lat=33.02", NULL);
  one = snap (f, SUYUAN_KIND_SECTION, &full);
  other = snap (f, SUYUAN_KIND_OUTLET, &reach);
  g_assert_cmpstr (one->because, ==, "chainage");
  g_assert_cmpfloat (((SuyuanSnapPlace *) one->places->pdata[0])->chainage_m, ==, 700);
  g_assert_cmpfloat (((SuyuanSnapPlace *) one->places->pdata[0])->distance_m, <, 0);
  g_assert_cmpstr (other->because, ==, "reach");
  g_assert_cmpfloat_with_epsilon (((SuyuanSnapPlace *) other->places->pdata[0])->chainage_m, 3327, 10);
  g_assert_cmpstr (((SuyuanSnapPlace *) other->places->pdata[0])->bank, ==, "left");
  g_assert_null (suyuan_office_snap (f->office, SUYUAN_KIND_ENTERPRISE, &reach, &error));
  g_assert_error (error, SUYUAN_WORK_ERROR, SUYUAN_WORK_ERROR_INVALID);
}

static void
test_settle (Fixture      *f,
             gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) asked = NULL;
  g_autoptr (GPtrArray) none = NULL;
  g_autoptr (SuyuanOutcome) all = NULL;
  g_autoptr (SuyuanOutcome) settled = NULL;
  SuyuanUid clear, between, dry, brook, kept;

  draw (f);
  clear = fixture_add (f, SUYUAN_KIND_OUTLET, "code=O1", "name=一", "lon=113.02", "lat=33.001", NULL);
  between = fixture_add (f, SUYUAN_KIND_OUTLET, "code=O2", "name=二", "lon=113.0795", "lat=33.0004", NULL);
  dry = fixture_add (f, SUYUAN_KIND_OUTLET, "code=O3", "name=三", "lon=113.5", "lat=33.5", NULL);
  kept = fixture_add (f, SUYUAN_KIND_OUTLET, "code=O4", "name=四", "lon=113.03", "lat=33.001", "bank=right", NULL);
  asked = suyuan_office_list_ambiguous (f->office, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (asked->len, ==, 1);
  g_assert_cmpstr (((SuyuanSnapping *) asked->pdata[0])->code, ==, "O2");
  assert_refused (suyuan_office_settle (f->office, SUYUAN_KIND_OUTLET, &between, NULL, &error), error, "ambiguous_reach");
  assert_refused (suyuan_office_settle (f->office, SUYUAN_KIND_OUTLET, &dry, NULL, &error), error, "not_on_river");

  all = suyuan_office_settle_all (f->office, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_strv_length (all->codes), ==, 2);
  assert_text (f, SUYUAN_KIND_OUTLET, &clear, "bank", "left");
  assert_text (f, SUYUAN_KIND_OUTLET, &kept, "bank", "right"); /* somebody stood there */

  brook = *suyuan_river_get_uid (suyuan_office_get_river (f->office, NULL), 2);
  settled = suyuan_office_settle (f->office, SUYUAN_KIND_OUTLET, &between, &brook, &error);
  g_assert_no_error (error);
  assert_text (f, SUYUAN_KIND_OUTLET, &between, "bank", "right");
  none = suyuan_office_list_ambiguous (f->office, &error);
  g_assert_cmpuint (none->len, ==, 0);
  assert_refused (suyuan_office_settle (f->office, SUYUAN_KIND_OUTLET, &dry, &dry, &error), error, "no_place");
}

/* A reach alone is no place on it: nothing is made up, by the record's own reach no more than by one that is chosen. */
static void
test_no_place (Fixture      *f,
               gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanOutcome) said = NULL;
  g_autoptr (SuyuanRecord) record = NULL;
  g_autoptr (SuyuanSnapping) somewhere = NULL;
  SuyuanUid outlet, measured;

  draw (f);
  outlet = fixture_add (f, SUYUAN_KIND_OUTLET, "code=O1", "name=一", "reach=R1", NULL);
  measured = fixture_add (f, SUYUAN_KIND_OUTLET, "code=O2", "name=二", "reach=R1", "chainage_m=300", NULL);
  assert_refused (suyuan_office_settle (f->office, SUYUAN_KIND_OUTLET, &outlet, NULL, &error), error, "no_place");
  somewhere = snap (f, SUYUAN_KIND_OUTLET, &outlet);
  g_assert_cmpstr (somewhere->because, ==, "reach");
  g_assert_cmpfloat (((SuyuanSnapPlace *) somewhere->places->pdata[0])->chainage_m, <, 0);
  record = suyuan_office_get (f->office, SUYUAN_KIND_OUTLET, &outlet, &error);
  g_assert_false (suyuan_record_has (record, "chainage_m"));
  said = suyuan_office_settle (f->office, SUYUAN_KIND_OUTLET, &measured, NULL, &error);
  g_assert_no_error (error);
}

static double
chainage_of (Fixture         *f,
             const SuyuanUid *outlet)
{
  g_autoptr (SuyuanRecord) record = suyuan_office_get (f->office, SUYUAN_KIND_OUTLET, outlet, NULL);

  return suyuan_record_get_real (record, "chainage_m");
}

/* A reach is drawn anew: what was found by position follows it and says so, what was entered stays and says so,
 * and one step back takes all of it back. */
static void
test_moved (Fixture      *f,
            gconstpointer data)
{
  const char *const moved[] = { "geometry=LINESTRING (112.99 33.002, 113.05 33.00)", NULL }, *const named[] = { "name=湍", NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanOutcome) settled = NULL;
  g_autoptr (SuyuanOutcome) outcome = NULL;
  g_autoptr (SuyuanOutcome) quiet = NULL;
  g_autoptr (SuyuanOutcome) undone = NULL;
  SuyuanUid reach, found, entered;
  double    was;

  draw (f);
  reach = *suyuan_river_get_uid (suyuan_office_get_river (f->office, NULL), 0);
  found = fixture_add (f, SUYUAN_KIND_OUTLET, "code=O1", "name=一", "lon=113.02", "lat=33.001", NULL);
  entered = fixture_add (f, SUYUAN_KIND_OUTLET, "code=O2", "name=二", "lon=113.03", "lat=33.001", "reach=R1", "chainage_m=500", NULL);
  settled = suyuan_office_settle (f->office, SUYUAN_KIND_OUTLET, &found, NULL, &error);
  g_assert_no_error (error);
  was = chainage_of (f, &found);

  quiet = suyuan_office_set (f->office, SUYUAN_KIND_REACH, &reach, named, &error);
  g_assert_cmpuint (g_strv_length (quiet->warnings), ==, 0); /* a name moves nothing */
  outcome = suyuan_office_set (f->office, SUYUAN_KIND_REACH, &reach, moved, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_strv_length (outcome->warnings), ==, 2);
  g_assert_nonnull (strstr (outcome->warnings[0], "O1"));
  g_assert_nonnull (strstr (outcome->warnings[1], "O2"));
  g_assert_cmpfloat_with_epsilon (chainage_of (f, &found), was + 934, 10);
  g_assert_cmpfloat (chainage_of (f, &entered), ==, 500);
  assert_text (f, SUYUAN_KIND_OUTLET, &found, "bank", "left");

  undone = suyuan_office_undo (f->office, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpfloat (chainage_of (f, &found), ==, was);
}

/* A length that was taken from the line follows it; one that a source said stays, and chainages run over it. */
static void
test_length (Fixture      *f,
             gconstpointer data)
{
  const char *const longer[] = { "geometry=LINESTRING (112.95 33.00, 113.05 33.00)", NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanOutcome) one = NULL;
  g_autoptr (SuyuanOutcome) other = NULL;
  g_autoptr (SuyuanRecord) measured = NULL;
  g_autoptr (SuyuanRecord) said = NULL;
  SuyuanUid    drawn, surveyed;
  SuyuanRiver *river;
  double       length;

  draw (f);
  river = suyuan_office_get_river (f->office, NULL);
  drawn = *suyuan_river_get_uid (river, 0);
  surveyed = *suyuan_river_get_uid (river, 1);
  length = suyuan_river_get_length (river, 0);
  {
    g_autofree char *as_drawn = g_strdup_printf ("length_m=%.6f", length);

    fixture_set (f, SUYUAN_KIND_REACH, &drawn, as_drawn, NULL);
  }
  fixture_set (f, SUYUAN_KIND_REACH, &surveyed, "length_m=5200", NULL);
  one = suyuan_office_set (f->office, SUYUAN_KIND_REACH, &drawn, longer, &error);
  g_assert_no_error (error);
  other = suyuan_office_set (f->office, SUYUAN_KIND_REACH, &surveyed, longer, &error);
  g_assert_no_error (error);
  measured = suyuan_office_get (f->office, SUYUAN_KIND_REACH, &drawn, &error);
  said = suyuan_office_get (f->office, SUYUAN_KIND_REACH, &surveyed, &error);
  g_assert_cmpfloat_with_epsilon (suyuan_record_get_real (measured, "length_m"), 2 * length, 1);
  g_assert_cmpfloat (suyuan_record_get_real (said, "length_m"), ==, 5200);
}

/* Wherever a record is put, what is found for it is the truth of the map: no reach is nearer, the chainage names
 * the place the distance was taken to. */
static void
test_anywhere (Fixture      *f,
               gconstpointer data)
{
  SuyuanRiver *river;

  draw (f);
  river = suyuan_office_get_river (f->office, NULL);
  for (int i = 0; i < 300; i++)
    {
      SuyuanPosition position = { 1130000000 + g_test_rand_int_range (-100000, 1100000), 330000000 + g_test_rand_int_range (-100000, 600000) };
      g_autoptr (GArray) near = suyuan_river_list_near (river, &position);
      double chainage = 0;
      int    nearest = suyuan_river_snap (river, &position, &chainage);

      g_assert_cmpint (nearest == SUYUAN_NO_REACH, ==, near->len == 0);
      for (guint k = 0; k < near->len; k++)
        {
          const SuyuanBeside *beside = &g_array_index (near, SuyuanBeside, k);
          double              away = suyuan_position_distance (&position, &beside->snap.position);

          g_assert_cmpfloat_with_epsilon (away, beside->snap.distance_m, 1 + away / 200);
          g_assert_cmpfloat (beside->snap.distance_m, >=, g_array_index (near, SuyuanBeside, 0).snap.distance_m);
          g_assert_cmpfloat (beside->chainage_m, <=, suyuan_river_get_length (river, beside->reach) + 0.01);
        }
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_test ("/snapping/rules", test_rules);
  fixture_test ("/snapping/accuracy", test_accuracy);
  fixture_test ("/snapping/said", test_said);
  fixture_test ("/snapping/settle", test_settle);
  fixture_test ("/snapping/no-place", test_no_place);
  fixture_test ("/snapping/moved", test_moved);
  fixture_test ("/snapping/length", test_length);
  fixture_test ("/snapping/anywhere", test_anywhere);
  return g_test_run ();
}
