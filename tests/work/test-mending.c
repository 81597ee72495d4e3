/* A network put right: what is proposed for it, what is carried out, and one step back.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "list.h"

#include "suyuan-diary.h"
#include "suyuan-mending.h"
#include "suyuan-river.h"

/* Every proposal as "fault reach repair other". */
static void
assert_mends (Fixture    *f,
              const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) mends = suyuan_office_list_mends (f->office, &error);
  g_autoptr (GString) said = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < mends->len; i++)
    {
      const SuyuanMend *mend = mends->pdata[i];

      g_assert_nonnull (mend->message);
      g_assert_true (mend->has_place);
      g_string_append_printf (said, "%s%s %s %s %s", i ? "; " : "", mend->fault, mend->code, mend->repair ? mend->repair : "-", mend->other_code ? mend->other_code : "-");
    }
  g_assert_cmpstr (said->str, ==, expected);
}

static void
undo (Fixture *f)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanOutcome) undone = suyuan_office_undo (f->office, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (undone->batch);
}

/* Separate parts of the network. */
static guint
count_parts (Fixture *f)
{
  SuyuanRiver         *river = suyuan_office_get_river (f->office, NULL);
  const SuyuanNetwork *network = suyuan_river_get_network (river);
  guint                n = suyuan_network_get_n_reaches (network), n_parts = 0;
  g_autofree guint    *parts = g_new (guint, n);

  for (guint i = 0; i < n; i++)
    parts[i] = i;
  for (guint round = 0; round < n; round++)
    for (guint i = 0; i < n; i++)
      for (guint k = 0; k < n; k++)
        if (suyuan_network_flows_into (network, i, k))
          parts[i] = parts[k] = MIN (parts[i], parts[k]);
  for (guint i = 0; i < n; i++)
    n_parts += parts[i] == i;
  return n_parts;
}

static void
test_dengzhou (Fixture      *f,
               gconstpointer data)
{
  g_autofree char *path = g_build_filename (g_getenv ("SUYUAN_SHARED"), "data", "rivers", "cn_dengzhou/rivers.geojson", NULL);
  g_autoptr (SuyuanImportReport) report = NULL;
  g_autoptr (SuyuanOutcome) none = NULL;
  g_autoptr (SuyuanOutcome) all = NULL;
  g_autoptr (GError) error = NULL;
  SuyuanUid diao, upper;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_test_skip ("the shared rivers are not here");
      return;
    }
  report = list_run (f, path, SUYUAN_KIND_REACH, "map code=id map name=name_zh", FALSE);
  g_assert_cmpuint (report->imported, ==, 19);
  diao = list_find (f, SUYUAN_KIND_REACH, "osm-way-159628501");
  upper = list_find (f, SUYUAN_KIND_REACH, "osm-way-963832750");
  g_assert_cmpuint (count_parts (f), ==, 3);
  assert_mends (f, "gap osm-way-159628501 join osm-way-76245166; gap osm-way-963832750 join osm-way-963832790; sink osm-way-76245166 - -");

  /* Both are wider than a line is drawn amiss: all, without more, leaves them. */
  none = suyuan_office_mend_all (f->office, 0, &error);
  g_assert_no_error (error);
  g_assert_null (none->batch);
  g_assert_cmpuint (count_parts (f), ==, 3);

  all = suyuan_office_mend_all (f->office, 10000, &error);
  g_assert_no_error (error);
  g_assert_nonnull (all->batch);
  g_assert_cmpuint (g_strv_length (all->codes), ==, 2);
  g_assert_nonnull (strstr (all->warnings[0], "1390 m"));
  g_assert_cmpuint (count_parts (f), ==, 1);
  assert_mends (f, "sink osm-way-76245166 - -");
  assert_text (f, SUYUAN_KIND_REACH, &diao, "remark", all->warnings[0]);
  assert_text (f, SUYUAN_KIND_REACH, &upper, "remark", all->warnings[1]);

  undo (f);
  g_assert_cmpuint (count_parts (f), ==, 3);
  assert_text (f, SUYUAN_KIND_REACH, &diao, "remark", NULL);
}

/* A brook 55 m short is closed by all; one by its code, whatever all would do. */
static void
test_join (Fixture      *f,
           gconstpointer data)
{
  g_autoptr (SuyuanOutcome) one = NULL;
  g_autoptr (SuyuanOutcome) all = NULL;
  g_autoptr (GError) error = NULL;
  SuyuanUid near, far;

  fixture_add (f, SUYUAN_KIND_REACH, "code=R", "name=河", "geometry=LINESTRING (113.00 33.00, 113.10 33.00)", NULL);
  near = fixture_add (f, SUYUAN_KIND_REACH, "code=NEAR", "name=近沟", "remark=旧记", "geometry=LINESTRING (113.03 33.05, 113.03 33.0005)", NULL);
  far = fixture_add (f, SUYUAN_KIND_REACH, "code=FAR", "name=远沟", "geometry=LINESTRING (113.06 33.05, 113.06 33.01)", NULL);
  assert_mends (f, "gap FAR join R; gap NEAR join R; sink R - -");
  all = suyuan_office_mend_all (f->office, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_strv_length (all->codes), ==, 1);
  g_assert_cmpstr (all->codes[0], ==, "NEAR");
  assert_mends (f, "gap FAR join R; sink R - -");
  {
    g_autofree char *remark = fixture_dup_text (f, SUYUAN_KIND_REACH, &near, "remark");

    g_assert_true (g_str_has_prefix (remark, "旧记; ")); /* what was there stays */
  }
  one = suyuan_office_mend (f->office, &far, 1, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (one->codes[0], ==, "FAR");
  g_assert_cmpuint (count_parts (f), ==, 1);
  assert_refused (suyuan_office_mend (f->office, &far, 1, &error), error, "no_repair");
}

/* Two rivers equally near: a person has to say. */
static void
test_rival (Fixture      *f,
            gconstpointer data)
{
  g_autoptr (SuyuanOutcome) all = NULL;
  g_autoptr (GPtrArray) mends = NULL;
  g_autoptr (GError) error = NULL;

  fixture_add (f, SUYUAN_KIND_REACH, "code=A", "name=甲", "geometry=LINESTRING (113.00 33.000, 113.10 33.000)", NULL);
  fixture_add (f, SUYUAN_KIND_REACH, "code=B", "name=乙", "geometry=LINESTRING (113.00 33.001, 113.10 33.001)", NULL);
  fixture_add (f, SUYUAN_KIND_REACH, "code=C", "name=丙", "geometry=LINESTRING (113.02 33.0004, 113.05 33.0004)", NULL);
  mends = suyuan_office_list_mends (f->office, &error);
  assert_mends (f, "alone B - -; gap C join A; sink A - -");
  g_assert_cmpstr (((SuyuanMend *) mends->pdata[1])->rival_code, ==, "B");
  all = suyuan_office_mend_all (f->office, 2000, &error);
  g_assert_no_error (error);
  g_assert_null (all->batch);
}

/* A line against the flow: turned it keeps its vertices, and what is counted along it stays where it is. */
static void
test_turn (Fixture      *f,
           gconstpointer data)
{
  g_autoptr (SuyuanOutcome) all = NULL;
  g_autoptr (SuyuanOutcome) turned = NULL;
  g_autoptr (SuyuanRecord) before = NULL;
  g_autoptr (SuyuanRecord) after = NULL;
  g_autoptr (SuyuanRecord) mouth = NULL;
  g_autoptr (GError) error = NULL;
  SuyuanUid wrong, outlet;

  fixture_add (f, SUYUAN_KIND_REACH, "code=R0", "name=源", "geometry=LINESTRING (112.95 33.00, 113.00 33.00)", NULL);
  fixture_add (f, SUYUAN_KIND_REACH, "code=R1", "name=上", "geometry=LINESTRING (113.00 33.00, 113.05 33.00)", NULL);
  wrong = fixture_add (f, SUYUAN_KIND_REACH, "code=R2", "name=反", "coverage_left=walked_found", "geometry=LINESTRING (113.15 33.00, 113.12 33.01, 113.05 33.00)", NULL);
  outlet = fixture_add (f, SUYUAN_KIND_OUTLET, "code=O", "name=口", "reach=R2", "chainage_m=1000", NULL);
  assert_mends (f, "head_on R2 turn R1; sink R1 - -; sink R2 - -");
  before = suyuan_office_get (f->office, SUYUAN_KIND_REACH, &wrong, &error);
  all = suyuan_office_mend_all (f->office, 2000, &error);
  g_assert_null (all->batch); /* not without being named */
  turned = suyuan_office_mend (f->office, &wrong, 1, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_strv_length (turned->codes), ==, 2);
  assert_mends (f, "sink R2 - -");
  assert_text (f, SUYUAN_KIND_REACH, &wrong, "coverage_right", "walked_found");
  assert_text (f, SUYUAN_KIND_REACH, &wrong, "coverage_left", NULL);
  mouth = suyuan_office_get (f->office, SUYUAN_KIND_OUTLET, &outlet, &error);
  g_assert_cmpfloat_with_epsilon (suyuan_record_get_real (mouth, "chainage_m"), suyuan_river_get_length (suyuan_office_get_river (f->office, NULL), (guint) suyuan_river_find (suyuan_office_get_river (f->office, NULL), &wrong)) - 1000, 0.01);

  undo (f);
  after = suyuan_office_get (f->office, SUYUAN_KIND_REACH, &wrong, &error);
  g_assert_true (suyuan_value_equal (suyuan_record_get (before, "geometry"), suyuan_record_get (after, "geometry")));
  g_assert_true (suyuan_value_equal (suyuan_record_get (before, "coverage_left"), suyuan_record_get (after, "coverage_left")));
  assert_mends (f, "head_on R2 turn R1; sink R1 - -; sink R2 - -");
}

static gboolean
has_parent (Fixture         *f,
            const SuyuanUid *reach)
{
  g_autoptr (SuyuanRecord) record = suyuan_office_get (f->office, SUYUAN_KIND_REACH, reach, NULL);

  return suyuan_record_has (record, "parent");
}

/* Banks that were read off the line turn with it, with or without a chainage; one that was seen otherwise stays, and so
 * does one of which nobody knows the place. */
static void
test_banks (Fixture      *f,
            gconstpointer data)
{
  SuyuanUid wrong, read_off, measured, seen, nowhere;
  g_autoptr (SuyuanOutcome) turned = NULL;
  g_autoptr (GError) error = NULL;

  fixture_add (f, SUYUAN_KIND_REACH, "code=R0", "name=源", "geometry=LINESTRING (112.95 33.00, 113.00 33.00)", NULL);
  fixture_add (f, SUYUAN_KIND_REACH, "code=R1", "name=上", "geometry=LINESTRING (113.00 33.00, 113.05 33.00)", NULL);
  wrong = fixture_add (f, SUYUAN_KIND_REACH, "code=R2", "name=反", "geometry=LINESTRING (113.15 33.00, 113.05 33.00)", NULL);
  read_off = fixture_add (f, SUYUAN_KIND_OUTLET, "name=甲", "reach=R2", "lon=113.10", "lat=33.001", "bank=right", NULL);
  measured = fixture_add (f, SUYUAN_KIND_OUTLET, "name=乙", "reach=R2", "lon=113.10", "lat=32.999", "bank=left", "chainage_m=4600", NULL);
  seen = fixture_add (f, SUYUAN_KIND_OUTLET, "name=丙", "reach=R2", "lon=113.11", "lat=33.001", "bank=left", NULL);
  nowhere = fixture_add (f, SUYUAN_KIND_OUTLET, "name=丁", "reach=R2", "bank=left", NULL);
  turned = suyuan_office_mend (f->office, &wrong, 1, &error);
  g_assert_no_error (error);
  assert_text (f, SUYUAN_KIND_OUTLET, &read_off, "bank", "left");
  assert_text (f, SUYUAN_KIND_OUTLET, &measured, "bank", "right");
  assert_text (f, SUYUAN_KIND_OUTLET, &seen, "bank", "left");
  assert_text (f, SUYUAN_KIND_OUTLET, &nowhere, "bank", "left");
  undo (f);
  assert_text (f, SUYUAN_KIND_OUTLET, &read_off, "bank", "right");
}

/* A next reach that was entered is forgotten where the turned line leaves it behind, and kept where it runs to it. */
static void
test_next_reach (Fixture      *f,
                 gconstpointer data)
{
  static const struct
  {
    const char *parent;
    gboolean    stays;
  } cases[] = { { "parent=R1", FALSE }, { "parent=R3", TRUE }, { "parent=R0", FALSE } };
  SuyuanUid wrong;

  fixture_add (f, SUYUAN_KIND_REACH, "code=R0", "name=源", "geometry=LINESTRING (112.95 33.00, 113.00 33.00)", NULL);
  fixture_add (f, SUYUAN_KIND_REACH, "code=R1", "name=上", "geometry=LINESTRING (113.00 33.00, 113.05 33.00)", NULL);
  fixture_add (f, SUYUAN_KIND_REACH, "code=R3", "name=下", "geometry=LINESTRING (113.15 33.0005, 113.20 33.00)", NULL);
  wrong = fixture_add (f, SUYUAN_KIND_REACH, "code=R2", "name=反", "geometry=LINESTRING (113.15 33.00, 113.05 33.00)", NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SuyuanOutcome) turned = NULL;
      g_autoptr (GError) error = NULL;

      fixture_set (f, SUYUAN_KIND_REACH, &wrong, cases[i].parent, NULL);
      turned = suyuan_office_mend (f->office, &wrong, 1, &error);
      g_assert_no_error (error);
      g_assert_cmpint (has_parent (f, &wrong), ==, cases[i].stays);
      undo (f);
      g_assert_true (has_parent (f, &wrong));
    }
}

/* A side arm drawn upwards makes a ring; the other faults have nothing to offer but words. */
static void
test_ring (Fixture      *f,
           gconstpointer data)
{
  g_autoptr (SuyuanOutcome) turned = NULL;
  g_autoptr (GError) error = NULL;
  SuyuanUid arm;

  fixture_add (f, SUYUAN_KIND_REACH, "code=A", "name=上", "geometry=LINESTRING (113.00 33.00, 113.05 33.00)", NULL);
  fixture_add (f, SUYUAN_KIND_REACH, "code=B", "name=中", "geometry=LINESTRING (113.05 33.00, 113.10 33.00)", NULL);
  fixture_add (f, SUYUAN_KIND_REACH, "code=C", "name=下", "geometry=LINESTRING (113.10 33.00, 113.15 33.00)", NULL);
  arm = fixture_add (f, SUYUAN_KIND_REACH, "code=D", "name=汊", "geometry=LINESTRING (113.10 33.00, 113.07 33.02, 113.05 33.00)", NULL);
  fixture_add (f, SUYUAN_KIND_REACH, "code=P", "name=塘", "geometry=LINESTRING (114.00 33.00, 114.01 33.00)", NULL);
  assert_mends (f, "alone P - -; loop B - -; loop D turn -; sink C - -");
  turned = suyuan_office_mend (f->office, &arm, 1, &error);
  g_assert_no_error (error);
  assert_mends (f, "alone P - -; sink C - -");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_test ("/mending/dengzhou", test_dengzhou);
  fixture_test ("/mending/join", test_join);
  fixture_test ("/mending/rival", test_rival);
  fixture_test ("/mending/turn", test_turn);
  fixture_test ("/mending/banks", test_banks);
  fixture_test ("/mending/next-reach", test_next_reach);
  fixture_test ("/mending/ring", test_ring);
  return g_test_run ();
}
