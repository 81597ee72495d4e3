/* test-past.c: what a record said at an instant, where two offices wrote without knowing of each other
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "band.h"

#include "suyuan-census.h"
#include "suyuan-past.h"

#define LATER 5000

static char *
dup_name_at (SuyuanOffice    *office,
             const SuyuanUid *uid,
             gint64           at_ms)
{
  static const char *const keys[] = { "name", NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanPast) past = suyuan_past_new (office, SUYUAN_KIND_OUTLET, at_ms, NULL, &error);
  g_autoptr (SuyuanRecord) now = NULL;
  g_auto (SuyuanValue) value = { 0 };

  g_assert_no_error (error);
  now = suyuan_office_get (office, SUYUAN_KIND_OUTLET, uid, &error);
  g_assert_no_error (error);
  suyuan_value_copy (suyuan_record_get (now, "name"), &value);
  g_assert_true (suyuan_past_rewind (past, uid, keys, &value, &error));
  g_assert_no_error (error);
  g_assert_cmpint (value.type, ==, SUYUAN_VALUE_TEXT);
  return g_strdup (value.text);
}

#define assert_name_at(office, uid, at_ms, expected)                 \
  G_STMT_START                                                       \
  {                                                                  \
    g_autofree char *name_ = dup_name_at ((office), (uid), (at_ms)); \
    g_assert_cmpstr (name_, ==, (expected));                         \
  }                                                                  \
  G_STMT_END

/* The member writes after the instant over what it has not seen: at the instant the bureau's name stood. */
static void
test_conflict (Band         *band,
               gconstpointer data)
{
  SuyuanOffice    *bureau = band->offices[0], *member;
  g_autofree char *package = NULL;
  g_autoptr (SuyuanArrival) arrival = NULL;
  SuyuanUid outlet;

  band_use_time (bureau, START);
  outlet = band_add_outlet (bureau, "初");
  member = band_join (band);
  band_use_time (bureau, START + 1000);
  band_set_name (bureau, &outlet, "甲");
  assert_name_at (bureau, &outlet, START + LATER, "甲");

  band_use_time (member, START + 10000);
  band_set_name (member, &outlet, "乙");
  assert_name_at (member, &outlet, START + LATER, "初"); /* it knows no better */
  package = band_pack (band, member, NULL);
  band_use_time (bureau, START + 20000);
  arrival = band_merge (bureau, package);
  g_assert_cmpuint (arrival->disputes->len, ==, 1);
  assert_name_at (bureau, &outlet, START + LATER, "甲");
  assert_name_at (bureau, &outlet, START + 15000, "乙");
  band_set_name (bureau, &outlet, "丙");
  assert_name_at (bureau, &outlet, START + LATER, "甲");
  assert_name_at (bureau, &outlet, START + 15000, "乙");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  BAND_TEST ("/past/conflict", test_conflict);
  return g_test_run ();
}
