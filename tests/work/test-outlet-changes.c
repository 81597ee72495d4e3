/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every outlet an edit may have touched is named, and none that it cannot have. */
#include "suyuan-outlet-changes.h"

#include "fixture.h"
#include "suyuan-census-edit.h"
#include "suyuan-diary.h"

#define MANY 100

typedef struct
{
  Fixture  *fixture;
  gint64    mark;
  SuyuanUid outlets[3];
} Watch;

static Watch
watch (Fixture *fixture)
{
  Watch self = { fixture, 0, { { { 0 } } } };
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) none = NULL;

  fixture_add (fixture, SUYUAN_KIND_PERSON, "name=甲", NULL);
  fixture_sit_down (fixture, "甲");
  self.outlets[0] = fixture_add (fixture, SUYUAN_KIND_OUTLET, "code=A0", "name=Mouth", NULL);
  self.outlets[1] = fixture_add (fixture, SUYUAN_KIND_OUTLET, "code=A1", "name=Mouth", NULL);
  self.outlets[2] = fixture_add (fixture, SUYUAN_KIND_OUTLET, "code=A2", "name=Mouth", NULL);
  none = suyuan_office_outlets_changed_since (fixture->office, &self.mark, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (none->len, ==, 0); /* whoever begins reads them all */
  return self;
}

/* Those outlets and no others, in any order. */
static void
assert_changed (Watch *self,
                guint  wanted)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) uids = suyuan_office_outlets_changed_since (self->fixture->office, &self->mark, MANY, &error);
  guint found = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < uids->len; i++)
    for (guint k = 0; k < G_N_ELEMENTS (self->outlets); k++)
      if (suyuan_uid_equal (&g_array_index (uids, SuyuanUid, i), &self->outlets[k]))
        found |= 1u << k;
  g_assert_cmpuint (found, ==, wanted);
  g_assert_cmpuint (uids->len, ==, (guint) __builtin_popcount (wanted));
}

static void
undo (Watch *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanOutcome) outcome = suyuan_office_undo (self->fixture->office, NULL, &error);

  g_assert_no_error (error);
}

static void
remove_one (Watch           *self,
            SuyuanKind       kind,
            const SuyuanUid *uid)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanOutcome) outcome = suyuan_office_remove (self->fixture->office, kind, uid, &error);

  g_assert_no_error (error);
}

static void
test_itself (Fixture      *fixture,
             gconstpointer data)
{
  Watch self = watch (fixture);

  assert_changed (&self, 0);
  fixture_set (fixture, SUYUAN_KIND_OUTLET, &self.outlets[1], "name=Bank", NULL);
  assert_changed (&self, 2);
  assert_changed (&self, 0);
  undo (&self);
  assert_changed (&self, 2);
  remove_one (&self, SUYUAN_KIND_OUTLET, &self.outlets[2]);
  assert_changed (&self, 4);
  undo (&self);
  fixture_set (fixture, SUYUAN_KIND_OUTLET, &self.outlets[0], "name=Bank", NULL);
  assert_changed (&self, 5);
}

/* A sample that goes to another outlet is missed at the one and found at the other. */
static void
test_what_refers (Fixture      *fixture,
                  gconstpointer data)
{
  Watch     self = watch (fixture);
  SuyuanUid sample = fixture_add (fixture, SUYUAN_KIND_SAMPLE, "outlet=A0", "taken=2026-02-10 09:00", "cod=40", NULL), enterprise;

  assert_changed (&self, 1);
  fixture_set (fixture, SUYUAN_KIND_SAMPLE, &sample, "outlet=A2", NULL);
  assert_changed (&self, 5);
  remove_one (&self, SUYUAN_KIND_SAMPLE, &sample);
  assert_changed (&self, 5); /* all it ever was of: one more than need be */
  enterprise = fixture_add (fixture, SUYUAN_KIND_ENTERPRISE, "code=E1", "name=Mill", NULL);
  fixture_set (fixture, SUYUAN_KIND_ENTERPRISE, &enterprise, "name=Works", NULL);
  assert_changed (&self, 0);
  fixture_add (fixture, SUYUAN_KIND_LINK, "outlet=A1", "enterprise=E1", "confidence=probable", NULL);
  assert_changed (&self, 2);
}

/* More than are worth following: all are to be read, and it goes on from there. */
static void
test_too_many (Fixture      *fixture,
               gconstpointer data)
{
  Watch self = watch (fixture);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 3; i++)
    fixture_set (fixture, SUYUAN_KIND_OUTLET, &self.outlets[i], "name=Bank", NULL);
  g_assert_null (suyuan_office_outlets_changed_since (fixture->office, &self.mark, 2, &error));
  g_assert_no_error (error);
  assert_changed (&self, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  fixture_test ("/work/outlet-changes/itself", test_itself);
  fixture_test ("/work/outlet-changes/what-refers", test_what_refers);
  fixture_test ("/work/outlet-changes/too-many", test_too_many);

  return g_test_run ();
}
