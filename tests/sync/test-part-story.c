/* test-part-story.c: parts, the whole and what a team hands back, in any order: in the end all have the same
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "land.h"

#include "suyuan-census.h"

#define N_STEPS 40

static SuyuanWorkspace *
workspace_of (SuyuanOffice *office)
{
  return suyuan_office_get_workspace (office);
}

static SuyuanRecord *
pick (SuyuanOffice *office,
      SuyuanKind    kind)
{
  SuyuanQuery query = { .kind = kind };
  g_autoptr (GPtrArray) records = suyuan_workspace_query (workspace_of (office), &query, NULL);

  return records->len == 0 ? NULL : suyuan_record_ref (records->pdata[g_test_rand_int_range (0, records->len)]);
}

static void
edit_outlet (SuyuanOffice *office,
             SuyuanRecord *outlet,
             int           what)
{
  static const char *const names[] = { "甲", "乙", "丙", "丁" };
  const SuyuanUid         *uid = suyuan_record_get_uid (outlet);
  g_autoptr (SuyuanRecord) reach = pick (office, SUYUAN_KIND_REACH);
  g_autoptr (SuyuanRecord) enterprise = pick (office, SUYUAN_KIND_ENTERPRISE);

  if (what < 3)
    land_set (office, SUYUAN_KIND_OUTLET, uid, what == 0 ? "name" : "village", names[g_test_rand_int_range (0, G_N_ELEMENTS (names))]);
  else if (what == 3)
    land_refer (office, SUYUAN_KIND_OUTLET, uid, "reach", suyuan_record_get_uid (reach));
  else if (what == 4 && enterprise != NULL)
    land_add (office, SUYUAN_KIND_LINK, NULL, NULL, "outlet", uid, "enterprise", suyuan_record_get_uid (enterprise), NULL);
  else if (what == 5)
    land_add (office, SUYUAN_KIND_TASK, NULL, "任务", "outlet", uid, NULL);
  else
    land_add (office, SUYUAN_KIND_VISIT, NULL, "看过", "outlet", uid, NULL);
}

/* Something somebody might do, at some time of some hours; nothing goes that others may refer to. */
static void
act (SuyuanOffice *office)
{
  g_autoptr (SuyuanRecord) outlet = pick (office, SUYUAN_KIND_OUTLET);
  g_autoptr (SuyuanRecord) reach = pick (office, SUYUAN_KIND_REACH);
  g_autoptr (SuyuanRecord) visit = pick (office, SUYUAN_KIND_VISIT);
  int what = g_test_rand_int_range (0, 12);

  band_use_time (office, START + g_test_rand_int_range (0, 100000));
  if (what == 11)
    suyuan_journal_undo (workspace_of (office), NULL, NULL, NULL, NULL, NULL); /* What stands in its way is not the matter here. */
  else if (what == 10 && visit != NULL)
    land_remove (office, SUYUAN_KIND_VISIT, suyuan_record_get_uid (visit));
  else if (what < 7 && outlet != NULL)
    edit_outlet (office, outlet, what);
  else
    land_add_outlet (office, NULL, suyuan_record_get_uid (reach));
}

/* Refused or taken in: one that goes on from what did not arrive comes again. */
static gboolean
deliver (SuyuanOffice *office,
         const char   *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanPackage) package = suyuan_package_open (path, &error);
  g_autoptr (SuyuanArrival) arrival = suyuan_arrival_merge (office, package, NULL, &error);

  if (arrival == NULL)
    g_assert_error (error, SUYUAN_SYNC_ERROR, SUYUAN_SYNC_ERROR_OUT_OF_ORDER);
  return arrival != NULL;
}

/* Of a reach, or of everything; for whoever it is for as far as a package of theirs tells, or for anybody. */
static char *
pack_any (Band         *band,
          SuyuanOffice *office,
          const char   *since)
{
  const char *known = g_test_rand_bit () ? since : NULL;

  return g_test_rand_int_range (0, 4) == 0 ? band_pack (band, office, known) : land_pack (band, office, known, land_reaches[g_test_rand_int_range (0, N_REACHES)]);
}

static void
live (Band         *band,
      SuyuanOffice *team,
      GPtrArray    *to_team,
      GPtrArray    *to_bureau)
{
  SuyuanOffice    *bureau = band->offices[0];
  g_autofree char *theirs = NULL;

  for (guint i = 0; i < N_STEPS; i++)
    {
      act (g_test_rand_bit () ? bureau : team);
      if (g_test_rand_int_range (0, 6) == 0)
        g_ptr_array_add (to_team, pack_any (band, bureau, theirs));
      if (g_test_rand_int_range (0, 8) == 0)
        {
          g_free (theirs);
          theirs = band_pack (band, team, NULL);
          g_ptr_array_add (to_bureau, g_strdup (theirs));
        }
      if (to_team->len > 0 && g_test_rand_int_range (0, 4) == 0)
        deliver (team, to_team->pdata[g_test_rand_int_range (0, to_team->len)]);
      if (to_bureau->len > 0 && g_test_rand_int_range (0, 4) == 0)
        deliver (bureau, to_bureau->pdata[g_test_rand_int_range (0, to_bureau->len)]);
      g_assert_cmpint (land_count_withheld (bureau), ==, 0);
    }
}

/* A team begins with a reach; parts of others, the whole and what it hands back come late, twice or never. In the end
 * it has what somebody has who had everything from the beginning. */
static void
test_story (Band         *band,
            gconstpointer data)
{
  SuyuanOffice *bureau = band->offices[0], *always = band_join (band), *team;
  g_autoptr (GPtrArray) to_team = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) to_bureau = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *part = NULL;
  g_autofree char *back = NULL;
  g_autofree char *whole = NULL;
  g_autofree char *everything = NULL;
  Land             land;

  for (guint i = GPOINTER_TO_UINT (data); i > 0; i--)
    g_test_rand_int ();
  land_make (bureau, &land);
  for (guint i = 0; i < 15; i++)
    act (bureau);
  part = land_pack (band, bureau, NULL, land_reaches[g_test_rand_int_range (0, N_REACHES)]);
  team = band_found (band, part);
  land_assert_closed (team);
  live (band, team, to_team, to_bureau);
  office_assert_whole (workspace_of (team));

  back = band_pack (band, team, NULL);
  g_assert_true (deliver (bureau, back));
  whole = band_pack (band, bureau, g_test_rand_bit () ? back : NULL);
  g_assert_true (deliver (team, whole));
  everything = band_pack (band, bureau, NULL);
  g_assert_true (deliver (always, everything));
  for (guint i = 0; i < to_team->len; i++)
    deliver (team, to_team->pdata[i]);
  g_assert_cmpint (land_count_withheld (team), ==, 0);
  office_assert_whole (workspace_of (team));
  band_assert_same (bureau, team);
  band_assert_same (always, team);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  for (guint i = 1; i <= 3; i++)
    {
      g_autofree char *path = g_strdup_printf ("/sync/part/story/%u", i);

      g_test_add (path, Band, GUINT_TO_POINTER (i), band_set_up, test_story, band_tear_down);
    }

  return g_test_run ();
}
