/* Where and when the rows of lists of every kind were: their datum by row, a day and a time in columns of their own.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "list.h"

#include "suyuan-position.h"
#include "suyuan-field-text.h"

static gint64
integer_of (Fixture    *f,
            SuyuanKind  kind,
            const char *code,
            const char *key)
{
  SuyuanUid uid = list_find (f, kind, code);
  g_autoptr (SuyuanRecord) record = suyuan_office_get (f->office, kind, &uid, NULL);

  return suyuan_record_get_integer (record, key);
}

/* What names its datum in a column is shifted by it, of whatever kind. */
static void
test_other_kinds (Fixture      *f,
                  gconstpointer data)
{
  static const SuyuanKind kinds[] = { SUYUAN_KIND_SECTION, SUYUAN_KIND_ENTERPRISE };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (SuyuanImportReport) report = list_run_text (f,
                                                             "code,name,lon,lat,坐标系\n"
                                                             "A,一,112.08,32.69,CGCS2000\nB,二,112.08,32.69,高德\nC,三,112.08,32.69,\n",
                                                             kinds[i], "");
      double lon = 112.08, lat = 32.69;

      g_assert_cmpuint (report->imported, ==, 3);
      suyuan_datum_to_cgcs2000 (SUYUAN_DATUM_GCJ02, &lon, &lat);
      g_assert_cmpint (integer_of (f, kinds[i], "A", "lon"), ==, 1120800000);
      g_assert_cmpint (integer_of (f, kinds[i], "C", "lon"), ==, 1120800000);
      g_assert_cmpint (ABS (integer_of (f, kinds[i], "B", "lon") - (gint64) (lon * SUYUAN_DEGREE)), <=, 1);
    }
}

static void
assert_taken (Fixture    *f,
              const char *code,
              const char *expected)
{
  gint64 ms;

  g_assert_true (suyuan_instant_parse (expected, &ms));
  g_assert_cmpint (integer_of (f, SUYUAN_KIND_SAMPLE, code, "taken"), ==, ms);
}

/* Whichever column stands first, and however the time is written; a time alone is refused as before. */
static void
test_day_and_time (Fixture      *f,
                   gconstpointer data)
{
  g_autoptr (SuyuanImportReport) one = NULL, other = NULL, alone = NULL;

  fixture_add (f, SUYUAN_KIND_OUTLET, "code=O1", "name=一号", NULL);
  one = list_run_text (f,
                       "编码,排污口,采样日期,采样时间,cod\n"
                       "A,O1,2026-02-10,0.541666666666667,20\nB,O1,2026-02-10,13:30,20\nC,O1,2026-02-10,,20\nD,O1,,2026-02-11 08:00,20\n",
                       SUYUAN_KIND_SAMPLE, "map code=编码 map outlet=排污口");
  list_assert_codes (one, "");
  assert_taken (f, "A", "2026-02-10 13:00");
  assert_taken (f, "B", "2026-02-10 13:30");
  assert_taken (f, "C", "2026-02-10");
  assert_taken (f, "D", "2026-02-11 08:00");

  other = list_run_text (f, "编码,排污口,采样时间,采样日期,cod\nE,O1,9时15分,2026/2/12,20\n", SUYUAN_KIND_SAMPLE, "map code=编码 map outlet=排污口");
  g_assert_cmpuint (other->imported, ==, 1);
  assert_taken (f, "E", "2026-02-12 09:15");

  alone = list_run_text (f, "编码,排污口,采样时间,cod\nF,O1,0.5416,20\n", SUYUAN_KIND_SAMPLE, "map code=编码 map outlet=排污口");
  g_assert_cmpuint (alone->refused, ==, 1);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_test ("/import/places/other-kinds", test_other_kinds);
  fixture_test ("/import/places/day-and-time", test_day_and_time);
  return g_test_run ();
}
