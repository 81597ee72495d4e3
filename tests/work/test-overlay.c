/* Outlets over areas: what is told, what is proposed, what is filled in, and what the register is looked over for.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"

#include "suyuan-checks.h"
#include "suyuan-diary.h"
#include "suyuan-overlay.h"

static void
draw (Fixture *f)
{
  fixture_add (f, SUYUAN_KIND_AREA, "code=A1", "name=水源一级区", "type=source_protection_1", "geometry=POLYGON ((113.00 33.00, 113.02 33.00, 113.02 33.02, 113.00 33.02, 113.00 33.00))", NULL);
  fixture_add (f, SUYUAN_KIND_AREA, "code=A2", "name=准保护区", "type=source_protection_quasi", "geometry=POLYGON ((113.02 33.00, 113.04 33.00, 113.04 33.02, 113.02 33.02, 113.02 33.00))", NULL);
  fixture_add (f, SUYUAN_KIND_AREA, "code=A3", "name=产业园", "type=park", "geometry=POLYGON ((113.10 33.00, 113.12 33.00, 113.12 33.02, 113.10 33.02, 113.10 33.00))", NULL);
  fixture_add (f, SUYUAN_KIND_AREA, "code=A4", "name=城区管网", "type=sewer_coverage", "geometry=POLYGON ((113.11 33.00, 113.15 33.00, 113.15 33.02, 113.11 33.02, 113.11 33.00))", NULL);
  fixture_add (f, SUYUAN_KIND_AREA, "code=A5", "name=农业用水区", "type=function_zone", "geometry=POLYGON ((113.00 32.90, 113.20 32.90, 113.20 33.10, 113.00 33.10, 113.00 32.90))", NULL);
  fixture_add (f, SUYUAN_KIND_AREA, "code=A6", "name=未画园", "type=park", NULL);
}

static SuyuanUid
put (Fixture    *f,
     const char *code,
     const char *type,
     const char *lon)
{
  g_autofree char *of_code = g_strdup_printf ("code=%s", code), *of_type = g_strdup_printf ("type=%s", type), *of_lon = g_strdup_printf ("lon=%s", lon);

  return fixture_add (f, SUYUAN_KIND_OUTLET, of_code, of_type, of_lon, "name=口", "lat=33.01", "stage=confirmed", NULL);
}

/* "category area area" */
static void
assert_overlay (Fixture         *f,
                const SuyuanUid *outlet,
                const char      *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) overlays = suyuan_office_overlay (f->office, outlet, &error);
  g_autoptr (GString) said = NULL;
  const SuyuanOverlay *overlay;

  g_assert_no_error (error);
  g_assert_cmpuint (overlays->len, ==, 1);
  overlay = overlays->pdata[0];
  said = g_string_new (overlay->category ? overlay->category : "-");
  for (guint i = 0; i < overlay->areas->len; i++)
    g_string_append_printf (said, " %s", ((SuyuanOverlayArea *) overlay->areas->pdata[i])->code);
  g_assert_cmpstr (said->str, ==, expected);
  g_assert_cmpint (overlay->category != NULL, ==, overlay->reason != NULL);
}

static void
test_proposals (Fixture      *f,
                gconstpointer data)
{
  static const struct
  {
    const char *type, *lon, *expected;
  } cases[] = {
    { "industry_factory", "113.01", "ban A1 A5" },
    { "urban_domestic", "113.01", "ban A1 A5" },
    { "urban_rain", "113.01", "- A1 A5" },
    { "industry_factory", "113.03", "standardise A2 A5" },
    { "industry_factory", "113.105", "merge A3 A5" },
    { "urban_domestic", "113.105", "standardise A3 A5" },
    { "urban_domestic", "113.115", "merge A3 A4 A5" },
    { "industry_factory", "113.13", "standardise A4 A5" },
    { "park_plant", "113.105", "standardise A3 A5" },
    { "urban_domestic", "114.0", "standardise" },
  };

  draw (f);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *code = g_strdup_printf ("O%u", (guint) i);
      SuyuanUid        uid = put (f, code, cases[i].type, cases[i].lon);

      assert_overlay (f, &uid, cases[i].expected);
    }
}

/* Without areas nothing is said of anybody. */
static void
test_no_areas (Fixture      *f,
               gconstpointer data)
{
  SuyuanUid uid = put (f, "O", "industry_factory", "113.01"), nowhere;
  g_autoptr (GPtrArray) all = suyuan_office_overlay (f->office, NULL, NULL);

  assert_overlay (f, &uid, "-");
  g_assert_cmpuint (all->len, ==, 0);
  draw (f);
  nowhere = fixture_add (f, SUYUAN_KIND_OUTLET, "code=N", "name=无坐标", "type=industry_factory", NULL);
  assert_overlay (f, &nowhere, "-");
}

/* Of all outlets those in an area by code; none that is rejected, sealed, without a position or outside. */
static void
test_all (Fixture      *f,
          gconstpointer data)
{
  SuyuanUid rejected, sealed;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) overlays = NULL;
  g_autoptr (GString) said = g_string_new (NULL);

  draw (f);
  put (f, "O3", "industry_factory", "113.01");
  put (f, "O1", "urban_domestic", "113.115");
  put (f, "O2", "industry_factory", "114.0");
  rejected = put (f, "O4", "industry_factory", "113.01");
  sealed = put (f, "O5", "industry_factory", "113.01");
  fixture_set (f, SUYUAN_KIND_OUTLET, &rejected, "stage=rejected", NULL);
  fixture_set (f, SUYUAN_KIND_OUTLET, &sealed, "sealed_on=2026-01-05", NULL);
  fixture_add (f, SUYUAN_KIND_OUTLET, "code=O6", "name=无坐标", NULL);
  put (f, "O0", "urban_rain", "113.19");
  overlays = suyuan_office_overlay (f->office, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < overlays->len; i++)
    {
      const SuyuanOverlay *overlay = overlays->pdata[i];

      g_string_append_printf (said, "%s%s %s %u", i ? "; " : "", overlay->code, overlay->category ? overlay->category : "-", overlay->areas->len);
    }
  g_assert_cmpstr (said->str, ==, "O0 - 1; O1 merge 3; O3 ban 2");
}

/* Blanks are filled in one batch; what is entered stays, and no decision is taken. */
static void
test_fill (Fixture      *f,
           gconstpointer data)
{
  SuyuanUid in, entered;
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanOutcome) filled = NULL;
  g_autoptr (SuyuanOutcome) again = NULL;
  g_autoptr (SuyuanOutcome) undone = NULL;
  g_autoptr (SuyuanRecord) record = NULL;

  draw (f);
  in = put (f, "O1", "industry_factory", "113.115");
  entered = put (f, "O2", "industry_factory", "113.105");
  put (f, "O3", "industry_factory", "114.0");
  fixture_set (f, SUYUAN_KIND_OUTLET, &entered, "park=A6", NULL);
  filled = suyuan_office_fill_areas (f->office, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_strv_length (filled->codes), ==, 2);
  record = suyuan_office_get (f->office, SUYUAN_KIND_OUTLET, &in, &error);
  g_assert_true (suyuan_record_has (record, "park") && suyuan_record_has (record, "sewer_area"));
  g_assert_false (suyuan_record_has (record, "category") || suyuan_record_has (record, "in_protected_area"));
  assert_text (f, SUYUAN_KIND_OUTLET, &in, "function_zone", "农业用水区");
  again = suyuan_office_fill_areas (f->office, &error);
  g_assert_no_error (error);
  g_assert_null (again->batch);
  undone = suyuan_office_undo (f->office, filled->batch, &error);
  g_assert_no_error (error);
  assert_text (f, SUYUAN_KIND_OUTLET, &in, "function_zone", NULL);
}

static void
assert_found (Fixture    *f,
              const char *check,
              const char *expected)
{
  const char *checks[] = { check, NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) remarks = suyuan_office_check (f->office, checks, NULL, &error);
  g_autoptr (GString) said = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < remarks->len; i++)
    g_string_append_printf (said, "%s%s", i ? " " : "", ((SuyuanRemark *) remarks->pdata[i])->code);
  g_assert_cmpstr (said->str, ==, expected);
}

/* By the outline, not by the mark alone; a rain outlet only by the mark. */
static void
test_protected (Fixture      *f,
                gconstpointer data)
{
  SuyuanUid rain;

  put (f, "O1", "industry_factory", "113.01");
  assert_found (f, "protected_no_task", "");
  draw (f);
  put (f, "O2", "industry_factory", "113.03");
  rain = put (f, "O3", "urban_rain", "113.01");
  assert_found (f, "protected_no_task", "O1");
  fixture_set (f, SUYUAN_KIND_OUTLET, &rain, "in_protected_area=1", NULL);
  assert_found (f, "protected_no_task", "O1 O3");
}

/* The plant of a park against those that discharge through it. */
static void
test_quota (Fixture      *f,
            gconstpointer data)
{
  SuyuanUid plant;

  plant = fixture_add (f, SUYUAN_KIND_ENTERPRISE, "code=W", "name=园区污水处理厂", "capacity=1000", NULL);
  fixture_add (f, SUYUAN_KIND_ENTERPRISE, "code=E1", "name=甲", "parent=W", NULL);
  fixture_add (f, SUYUAN_KIND_ENTERPRISE, "code=E2", "name=乙", "parent=W", NULL);
  fixture_add (f, SUYUAN_KIND_ENTERPRISE, "code=E3", "name=丙", "parent=W", NULL);
  fixture_add (f, SUYUAN_KIND_PORT, "code=DW001", "enterprise=E1", "permitted_m3d=400", NULL);
  fixture_add (f, SUYUAN_KIND_PORT, "code=DW002", "enterprise=E1", "permitted_m3d=300", NULL);
  assert_found (f, "park_quota", "");
  fixture_add (f, SUYUAN_KIND_PORT, "code=DW001", "enterprise=E2", "permitted_m3d=301", NULL);
  assert_found (f, "park_quota", "W");
  fixture_set (f, SUYUAN_KIND_ENTERPRISE, &plant, "capacity=2000", NULL);
  assert_found (f, "park_quota", "");
  fixture_add (f, SUYUAN_KIND_PORT, "code=DW001", "enterprise=W", "permitted_m3d=900", NULL); /* its permit says less than it can treat */
  assert_found (f, "park_quota", "W");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_test ("/overlay/proposals", test_proposals);
  fixture_test ("/overlay/no-areas", test_no_areas);
  fixture_test ("/overlay/all", test_all);
  fixture_test ("/overlay/fill", test_fill);
  fixture_test ("/overlay/protected", test_protected);
  fixture_test ("/overlay/quota", test_quota);
  return g_test_run ();
}
