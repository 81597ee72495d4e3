/* The reach that somebody points at, and the bank: by the map alone, whoever drew the line.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"

#include "suyuan-beside.h"
#include "suyuan-office.h"

/* A reach flows to the east; a second one lies north of it and flows to the west. */
static void
add_reaches (Fixture *f)
{
  fixture_add (f, SUYUAN_KIND_REACH, "code=R1", "name=东流", "geometry=LINESTRING (112.00 32.70, 112.05 32.70)", NULL);
  fixture_add (f, SUYUAN_KIND_REACH, "code=R2", "name=西流", "geometry=LINESTRING (112.05 32.72, 112.00 32.72)", NULL);
}

static void
expect (Fixture    *f,
        double      lon,
        double      lat,
        const char *code,
        SuyuanBank  bank,
        double      chainage_m)
{
  SuyuanPosition place = { (gint32) (lon * SUYUAN_DEGREE), (gint32) (lat * SUYUAN_DEGREE) };
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanReachBeside) beside = suyuan_office_find_reach_beside (f->office, &place, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (suyuan_record_get_text (beside->reach, "code"), ==, code);
  g_assert_cmpint (beside->bank, ==, bank);
  g_assert_cmpfloat_with_epsilon (beside->chainage_m, chainage_m, 15);
}

/* Left and right are those of who looks downstream; a hundredth of a degree of longitude is 937 m there. */
static void
test_beside_knows_the_bank (Fixture      *f,
                            gconstpointer data)
{
  add_reaches (f);
  expect (f, 112.02, 32.701, "R1", SUYUAN_BANK_LEFT, 1875);
  expect (f, 112.02, 32.699, "R1", SUYUAN_BANK_RIGHT, 1875);
  expect (f, 112.02, 32.721, "R2", SUYUAN_BANK_RIGHT, 2812);
  expect (f, 112.02, 32.719, "R2", SUYUAN_BANK_LEFT, 2812);
}

static void
expect_none (Fixture *f,
             double   lon)
{
  SuyuanPosition place = { (gint32) (lon * SUYUAN_DEGREE), (gint32) (32.70 * SUYUAN_DEGREE) };
  g_autoptr (GError) error = NULL;

  g_assert_null (suyuan_office_find_reach_beside (f->office, &place, &error));
  g_assert_error (error, SUYUAN_WORK_ERROR, SUYUAN_WORK_ERROR_REFUSED);
}

/* 1.9 km beyond its end a reach is beside, 2.4 km are too far; without a reach nothing is. */
static void
test_beside_has_an_end (Fixture      *f,
                        gconstpointer data)
{
  expect_none (f, 112.02);
  add_reaches (f);
  expect (f, 112.07, 32.70, "R1", SUYUAN_BANK_ON, 4687);
  expect_none (f, 112.0756);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/work/beside/knows-the-bank", Fixture, NULL, fixture_set_up, test_beside_knows_the_bank, fixture_tear_down);
  g_test_add ("/work/beside/has-an-end", Fixture, NULL, fixture_set_up, test_beside_has_an_end, fixture_tear_down);

  return g_test_run ();
}
