/* The areas of the quarterly notice: where one ends, what it is called, how it ranks, and its sections.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "notice.h"

#include "suyuan-bulletin-tables.h"

static void
test_sections (Town         *t,
               gconstpointer data)
{
  Fixture *f = &t->fixture;
  g_autoptr (SuyuanBulletin) bulletin = NULL;
  g_autoptr (SuyuanBulletin) later = NULL;
  g_autoptr (SuyuanBulletin) next = NULL;
  const SuyuanBulletinSection *off;

  notice_add_outlet (t, "A", "411302", NULL);
  fixture_add (f, SUYUAN_KIND_SECTION, "code=S1", "name=达标", "division=411381", "target=III", NULL);
  fixture_add (f, SUYUAN_KIND_SECTION, "code=S2", "name=未达标", "division=411381", "target=III", NULL);
  fixture_add (f, SUYUAN_KIND_SECTION, "code=S3", "name=无数据", "division=411381", "target=III", NULL);
  fixture_add (f, SUYUAN_KIND_SECTION, "code=S4", "name=无目标", "division=411381", NULL);
  fixture_set_day (f, "2026-07-10");
  fixture_add (f, SUYUAN_KIND_SAMPLE, "section=S1", "taken=2026-06-30 23:30", "nh3n=0.4", NULL);
  fixture_add (f, SUYUAN_KIND_SAMPLE, "section=S1", "taken=2026-07-01 00:30", "nh3n=5", NULL);
  fixture_add (f, SUYUAN_KIND_SAMPLE, "section=S2", "taken=2026-05-05 09:00", "nh3n=2.3", NULL);
  fixture_add (f, SUYUAN_KIND_SAMPLE, "section=S2", "taken=2026-02-05 09:00", "nh3n=1.4", NULL);
  fixture_add (f, SUYUAN_KIND_SAMPLE, "section=S4", "taken=2026-05-05 09:00", "nh3n=0.1", NULL);

  bulletin = notice_look (t, "2026Q2", NULL);
  assert_figure (notice_area (bulletin, "411381"), MET, 1);
  assert_figure (notice_area (bulletin, "411381"), OFF, 1);
  assert_figure (notice_area (bulletin, "411381"), NO_DATA, 1);
  assert_figure (notice_area (bulletin, "411381"), NO_TARGET, 1);
  assert_figure (notice_area (bulletin, "411381"), THIN, 2); /* met by one sample is marked as missed by one is */
  g_assert_cmpfloat (suyuan_bulletin_area_met_share (notice_area (bulletin, "411381")), ==, 0.5);
  g_assert_cmpfloat (suyuan_bulletin_area_met_share (notice_area (bulletin, "411302")), <, 0);
  g_assert_cmpuint (notice_area (bulletin, "411381")->rank, ==, 0);
  off = bulletin->off->pdata[0];
  g_assert_cmpstr (off->grade->code, ==, "S2");
  g_assert_cmpint (off->before, ==, SUYUAN_WATER_CLASS_IV);
  g_assert_cmpint (off->year_ago, ==, SUYUAN_WATER_CLASS_NONE);
  fixture_add (f, SUYUAN_KIND_SECTION, "code=S5", "name=后建", "division=411381", "target=III", NULL);
  fixture_add (f, SUYUAN_KIND_SECTION, "code=S6", "name=补录", "division=411381", "target=III", NULL);
  fixture_add (f, SUYUAN_KIND_SAMPLE, "section=S6", "taken=2026-05-05 09:00", "nh3n=0.4", NULL);
  later = notice_look (t, "2026Q2", NULL);
  assert_figure (notice_area (later, "411381"), SECTIONS, 5); /* what was not there had no data to lack */
  assert_figure (notice_area (later, "411381"), MET, 2);
  assert_figure (notice_area (later, "411381"), NO_DATA, 1);
  next = notice_look (t, "2026Q3", NULL);
  assert_figure (notice_area (next, "411381"), OFF, 1);
  assert_figure (notice_area (next, "411381"), NO_DATA, 5); /* what has not been measured met nothing */
}

static void
test_ranks (Town         *t,
            gconstpointer data)
{
  static const struct
  {
    const char *division;
    guint       n, n_sealed, rank;
  } cases[] = { { "411302", 2, 1, 2 }, { "411303", 4, 2, 2 }, { "411381", 3, 3, 1 }, { "411321", 2, 0, 4 }, { "411322", 0, 0, 0 } };
  g_autoptr (SuyuanBulletin) bulletin = NULL;
  g_autoptr (SuyuanBulletin) city = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    for (guint k = 0; k < MAX (cases[i].n, 1); k++)
      {
        g_autofree char *code = g_strdup_printf ("%s-%u", cases[i].division, k);
        SuyuanUid        outlet = notice_add_outlet (t, code, cases[i].division, cases[i].n > 0 ? "rectify=yes" : "rectify=no");

        if (k < cases[i].n_sealed)
          fixture_set (&t->fixture, SUYUAN_KIND_OUTLET, &outlet, "sealed_on=2026-03-01", NULL);
      }
  bulletin = notice_look (t, "2026Q1", NULL);
  g_assert_cmpint (bulletin->level, ==, SUYUAN_DIVISION_COUNTY);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpuint (notice_area (bulletin, cases[i].division)->rank, ==, cases[i].rank);
  g_assert_cmpstr (notice_area (bulletin, "411381")->name, ==, "邓州市");
  g_assert_cmpstr (((SuyuanBulletinArea *) bulletin->areas->pdata[bulletin->areas->len - 1])->code, ==, "");

  notice_add_outlet (t, "Z", "410102", NULL);
  notice_add_outlet (t, "Y", "419001", NULL); /* a county of its own: 济源市 */
  city = notice_look (t, "2026Q1", NULL);
  g_assert_cmpint (city->level, ==, SUYUAN_DIVISION_CITY);
  assert_figure (notice_area (city, "411300"), RECTIFY, 11);
  assert_figure (notice_area (city, "411300"), RECTIFIED, 6);
  g_assert_cmpstr (notice_area (city, "411300")->name, ==, "南阳市");
  g_assert_cmpstr (notice_area (city, "419001")->name, ==, "济源市");
}

/* Rounded once and half upwards, whatever a double makes of it. */
static void
test_hundredths (void)
{
  static const struct
  {
    guint part, whole;
    int   expected;
  } cases[] = { { 1, 2, 5000 }, { 0, 7, 0 }, { 7, 7, 10000 }, { 1, 3, 3333 }, { 2, 3, 6667 }, { 1, 800, 13 }, { 3, 800, 38 }, { 5, 32, 1563 }, { 1, 160, 63 }, { 0, 0, -1 } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      SuyuanBulletinArea area = { 0 };

      for (guint k = 0; k < SUYUAN_N_FIGURES; k++)
        area.records[k] = g_array_sized_new (FALSE, TRUE, sizeof (SuyuanUid), 1);
      g_array_set_size (area.records[F (RECTIFIED)], cases[i].part);
      g_array_set_size (area.records[F (RECTIFY)], cases[i].whole);
      g_array_set_size (area.records[F (MET)], cases[i].part);
      g_array_set_size (area.records[F (OFF)], cases[i].whole - cases[i].part);
      g_assert_cmpint (suyuan_bulletin_area_hundredths (&area, F (RECTIFIED), F (RECTIFY)), ==, cases[i].expected);
      g_assert_cmpint (suyuan_bulletin_area_hundredths (&area, F (MET), SUYUAN_N_FIGURES), ==, cases[i].expected);
      for (guint k = 0; k < SUYUAN_N_FIGURES; k++)
        g_array_unref (area.records[k]);
    }
}

/* What is printed adds up: a change is the difference of the two shares beside it. And what is toxic is named first. */
static void
test_printed (Town         *t,
              gconstpointer data)
{
  Fixture *f = &t->fixture;
  g_autoptr (SuyuanBulletin) bulletin = NULL;
  g_autoptr (GPtrArray) tables = NULL;
  SuyuanUid                  outlets[32];
  const SuyuanBulletinTable *ranking, *off;
  const SuyuanBulletinRow   *row;

  for (guint i = 0; i < G_N_ELEMENTS (outlets); i++)
    {
      g_autofree char *code = g_strdup_printf ("P%02u", i);

      outlets[i] = notice_add_outlet (t, code, "411302", "rectify=yes");
    }
  for (guint i = 0; i < 2; i++)
    fixture_set (f, SUYUAN_KIND_OUTLET, &outlets[i], "sealed_on=2026-03-01", NULL);
  fixture_set_day (f, "2026-05-10");
  for (guint i = 2; i < 5; i++)
    fixture_set (f, SUYUAN_KIND_OUTLET, &outlets[i], "sealed_on=2026-05-01", NULL);
  fixture_add (f, SUYUAN_KIND_SECTION, "code=S1", "name=桥", "division=411302", "target=III", NULL);
  fixture_add (f, SUYUAN_KIND_SAMPLE, "section=S1", "taken=2026-05-05 09:00", "nh3n=9", "cyanide=0.3", NULL);
  fixture_set_day (f, "2026-07-02");
  bulletin = notice_look (t, "2026Q2", NULL);
  tables = suyuan_bulletin_list_tables (bulletin, f->office);

  ranking = tables->pdata[0];
  row = ranking->rows->pdata[0];
  g_assert_cmpstr (row->cells[4], ==, "15.63"); /* 5 of 32 is 15.625 */
  g_assert_cmpstr (row->cells[5], ==, "+9.38"); /* on 6.25 */
  g_assert_cmpstr (row->cells[6], ==, "—");
  off = tables->pdata[5];
  g_assert_cmpstr (off->key, ==, "off");
  row = off->rows->pdata[0];
  g_assert_true (g_str_has_prefix (row->cells[4], suyuan_field_get_label (suyuan_catalogue_find_field (suyuan_office_get_catalogue (f->office), SUYUAN_KIND_SAMPLE, "cyanide"))));
  g_assert_cmpstr (row->cells[7], ==, "1*");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  town_test ("/bulletin-areas/sections", test_sections);
  g_test_add_func ("/bulletin-areas/hundredths", test_hundredths);
  town_test ("/bulletin-areas/printed", test_printed);
  town_test ("/bulletin-areas/ranks", test_ranks);
  return g_test_run ();
}
