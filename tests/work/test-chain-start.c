/* From any record to the section its chain begins with.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "town.h"

#include "suyuan-chain-start.h"
#include "suyuan-evidence.h"

/* Two reaches in line, a section on the lower, one half way up, an outlet above both and one below. */
typedef struct
{
  Town      town;
  SuyuanUid near, far, above, below, lost, plant, idle, reach;
} River;

static void
set_up (River        *r,
        gconstpointer data)
{
  Fixture *f = &r->town.fixture;

  town_set_up (&r->town, data);
  r->reach = fixture_add (f, SUYUAN_KIND_REACH, "code=R2", "name=下段", "geometry=LINESTRING (113.05 32.70, 113.10 32.70)", NULL);
  fixture_add (f, SUYUAN_KIND_REACH, "code=R1", "name=上段", "parent=R2", "geometry=LINESTRING (113.00 32.70, 113.05 32.70)", NULL);
  r->plant = fixture_add (f, SUYUAN_KIND_ENTERPRISE, "code=E1", "name=甲厂", NULL);
  r->idle = fixture_add (f, SUYUAN_KIND_ENTERPRISE, "code=E2", "name=乙厂", NULL);
  r->far = fixture_add (f, SUYUAN_KIND_SECTION, "code=S1", "name=下断面", "reach=R2", "chainage_m=3000", NULL);
  r->near = fixture_add (f, SUYUAN_KIND_SECTION, "code=S2", "name=上断面", "reach=R2", "chainage_m=500", NULL);
  r->above = fixture_add (f, SUYUAN_KIND_OUTLET, "code=UP", "name=上口", "reach=R1", "chainage_m=2000", "enterprise=E1", NULL);
  r->below = fixture_add (f, SUYUAN_KIND_OUTLET, "code=DOWN", "name=下口", "reach=R2", "chainage_m=4000", NULL);
  r->lost = fixture_add (f, SUYUAN_KIND_OUTLET, "code=LOST", "name=无河口", NULL);
}

static void
tear_down (River        *r,
           gconstpointer data)
{
  town_tear_down (&r->town, data);
}

static void
assert_starts (River           *r,
               SuyuanKind       kind,
               const SuyuanUid *uid,
               SuyuanKind       start_kind,
               const SuyuanUid *start)
{
  g_autoptr (GError) error = NULL;
  SuyuanKind found_kind = SUYUAN_KIND_NONE;
  SuyuanUid  found = { 0 };

  g_assert_true (suyuan_office_chain_start (r->town.fixture.office, kind, uid, &found_kind, &found, &error));
  g_assert_no_error (error);
  g_assert_cmpint (found_kind, ==, start_kind);
  g_assert_true (suyuan_uid_equal (&found, start));
}

static void
test_nearest_section (River        *r,
                      gconstpointer data)
{
  SuyuanUid task = town_task (&r->town, "UP", "standardise", NULL);

  assert_starts (r, SUYUAN_KIND_SECTION, &r->far, SUYUAN_KIND_SECTION, &r->far);
  assert_starts (r, SUYUAN_KIND_REACH, &r->reach, SUYUAN_KIND_REACH, &r->reach);
  assert_starts (r, SUYUAN_KIND_OUTLET, &r->above, SUYUAN_KIND_SECTION, &r->near);
  assert_starts (r, SUYUAN_KIND_ENTERPRISE, &r->plant, SUYUAN_KIND_SECTION, &r->near);
  assert_starts (r, SUYUAN_KIND_TASK, &task, SUYUAN_KIND_SECTION, &r->near);
}

/* Below the last section an outlet is its own beginning; an enterprise without an outlet has none. */
static void
test_no_section (River        *r,
                 gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  SuyuanKind kind;
  SuyuanUid  start;

  assert_starts (r, SUYUAN_KIND_OUTLET, &r->below, SUYUAN_KIND_OUTLET, &r->below);
  g_assert_false (suyuan_office_chain_start (r->town.fixture.office, SUYUAN_KIND_ENTERPRISE, &r->idle, &kind, &start, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  /* Not on the network: the trace says what is missing. */
  g_assert_false (suyuan_office_chain_start (r->town.fixture.office, SUYUAN_KIND_OUTLET, &r->lost, &kind, &start, &error));
  g_assert_nonnull (error);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/chain-start/nearest-section", River, NULL, set_up, test_nearest_section, tear_down);
  g_test_add ("/chain-start/no-section", River, NULL, set_up, test_no_section, tear_down);
  return g_test_run ();
}
