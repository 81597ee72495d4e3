/* How far somebody has looked is known on the next day, to them alone.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"

#include "suyuan-diary.h"
#include "suyuan-seen.h"

static SuyuanUid
uid_of (guint8 byte)
{
  SuyuanUid uid = { { 0 } };

  memset (uid.bytes, byte, sizeof uid.bytes);
  return uid;
}

static void
wait_for (SuyuanSeen *seen)
{
  gint64 deadline = g_get_monotonic_time () + 60 * G_TIME_SPAN_SECOND;

  while (!suyuan_seen_is_known (seen) && g_get_monotonic_time () < deadline)
    g_main_context_iteration (NULL, FALSE);
  g_assert_true (suyuan_seen_is_known (seen));
}

static void
test_next_day (Fixture      *f,
               gconstpointer data)
{
  SuyuanUid me = uid_of (1), other = uid_of (2), task = uid_of (7), second = uid_of (8);

  for (guint day = 0; day < 3; day++)
    {
      SuyuanDrawer *drawer = suyuan_drawer_new (f->path);
      SuyuanSeen   *seen = suyuan_seen_new (drawer, &me), *theirs = suyuan_seen_new (drawer, &other);

      if (day == 1)
        suyuan_seen_mark (seen, &second, "0a1b2c3d-9"); /* before what was kept is read */
      wait_for (seen);
      wait_for (theirs);
      g_assert_cmpstr (suyuan_seen_get (seen, &task), ==, day == 0 ? NULL : "0a1b2c3d-5");
      g_assert_cmpstr (suyuan_seen_get (seen, &second), ==, day == 0 ? NULL : "0a1b2c3d-9");
      g_assert_null (suyuan_seen_get (theirs, &task));
      if (day == 0)
        {
          suyuan_seen_mark (seen, &task, "0a1b2c3d-4");
          suyuan_seen_mark (seen, &task, "0a1b2c3d-5");
        }
      g_assert_cmpstr (suyuan_seen_get (seen, &task), ==, "0a1b2c3d-5");
      g_assert_finalize_object (seen);
      g_assert_finalize_object (theirs);
      g_assert_finalize_object (drawer);
    }
}

/* Where nothing can be kept it lasts as long as the page. */
static void
test_without_a_drawer (Fixture      *f,
                       gconstpointer data)
{
  SuyuanUid   me = uid_of (0), task = uid_of (7);
  SuyuanSeen *seen = suyuan_seen_new (NULL, &me);

  g_assert_true (suyuan_seen_is_known (seen));
  suyuan_seen_mark (seen, &task, "0a1b2c3d-4");
  g_assert_cmpstr (suyuan_seen_get (seen, &task), ==, "0a1b2c3d-4");
  g_assert_finalize_object (seen);
}

/* No journal, no package: the workspace is as it was. */
static void
test_is_no_edit (Fixture      *f,
                 gconstpointer data)
{
  SuyuanUid     me = uid_of (1), task = uid_of (7);
  SuyuanDrawer *drawer = suyuan_drawer_new (f->path);
  SuyuanSeen   *seen = suyuan_seen_new (drawer, &me);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) before = suyuan_office_batches (f->office, 0, &error), after = NULL;

  wait_for (seen);
  suyuan_seen_mark (seen, &task, "0a1b2c3d-4");
  g_assert_finalize_object (seen);
  g_assert_finalize_object (drawer);
  after = suyuan_office_batches (f->office, 0, &error);
  g_assert_cmpuint (after->len, ==, before->len);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  fixture_test ("/work/seen/next-day", test_next_day);
  fixture_test ("/work/seen/without-a-drawer", test_without_a_drawer);
  fixture_test ("/work/seen/is-no-edit", test_is_no_edit);

  return g_test_run ();
}
