/* Values as they stand on paper: names for references, minutes for times, nothing for nothing.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "town.h"

#include "suyuan-field-text.h"
#include "suyuan-shown.h"

static void
assert_shown (Town       *t,
              SuyuanKind  kind,
              SuyuanUid   uid,
              const char *key,
              const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanRecord) record = suyuan_office_get (t->fixture.office, kind, &uid, &error);
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  text = suyuan_shown (t->fixture.office, record, key);
  g_assert_cmpstr (text, ==, expected);
}

static void
test_times (Town         *t,
            gconstpointer data)
{
  g_autofree char *text = NULL;
  gint64           ms;

  g_assert_true (suyuan_instant_parse ("2026-05-07 10:20:59", &ms));
  text = suyuan_shown_instant (ms);
  g_assert_cmpstr (text, ==, "2026-05-07 10:20");
  assert_shown (t, SUYUAN_KIND_VISIT, fixture_add (&t->fixture, SUYUAN_KIND_VISIT, "type=patrol", "outlet=O1", "at=2026-02-06 09:30", NULL),
                "at", "2026-02-06 09:30");
}

/* A reference is the name of what it points to; its code where it has no name. */
static void
test_references (Town         *t,
                 gconstpointer data)
{
  Fixture  *f = &t->fixture;
  SuyuanUid visit = fixture_add (f, SUYUAN_KIND_VISIT, "code=V7", "type=patrol", "outlet=O1", "at=2026-02-06 09:30", "unit=U-TOWN", NULL);
  SuyuanUid node = fixture_add (f, SUYUAN_KIND_NODE, "code=N7", "outlet=O1", NULL);
  SuyuanUid above = fixture_add (f, SUYUAN_KIND_NODE, "code=N8", "outlet=O1", "parent=N7", NULL);

  assert_shown (t, SUYUAN_KIND_VISIT, visit, "outlet", "一号排口");
  assert_shown (t, SUYUAN_KIND_VISIT, visit, "unit", "某镇政府");
  assert_shown (t, SUYUAN_KIND_NODE, above, "parent", "N7");
  assert_shown (t, SUYUAN_KIND_NODE, node, "parent", NULL);
}

static void
test_words_and_numbers (Town         *t,
                        gconstpointer data)
{
  fixture_set (&t->fixture, SUYUAN_KIND_OUTLET, &t->outlet, "bank=left", "sign=yes", "volume_m3d=12.5", "investigated_on=2026-02-01",
               "sources=industry,rain", NULL);

  assert_shown (t, SUYUAN_KIND_OUTLET, t->outlet, "bank", "Left bank");
  assert_shown (t, SUYUAN_KIND_OUTLET, t->outlet, "sign", "Yes");
  assert_shown (t, SUYUAN_KIND_OUTLET, t->outlet, "volume_m3d", "12.5");
  assert_shown (t, SUYUAN_KIND_OUTLET, t->outlet, "investigated_on", "2026-02-01");
  assert_shown (t, SUYUAN_KIND_OUTLET, t->outlet, "type", "Scattered rural domestic outlet");
  assert_shown (t, SUYUAN_KIND_OUTLET, t->outlet, "remark", NULL);
}

static void
test_no_record (Town         *t,
                gconstpointer data)
{
  g_assert_null (suyuan_shown (t->fixture.office, NULL, "name"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  town_test ("/report/shown/times", test_times);
  town_test ("/report/shown/references", test_references);
  town_test ("/report/shown/words", test_words_and_numbers);
  town_test ("/report/shown/no-record", test_no_record);
  return g_test_run ();
}
