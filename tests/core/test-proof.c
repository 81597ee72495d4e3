/* test-proof.c: what a photo is worth as evidence
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "suyuan-proof.h"

#include <string.h>

#define DAY_MS G_GINT64_CONSTANT (86400000)
#define MAY_4 G_GINT64_CONSTANT (1777856400000) /* 2026-05-04 09:00 in China */

/* A photo that is beyond doubt; each test spoils it. */
static SuyuanProof
good_photo (void)
{
  return (SuyuanProof){
    .name = "IMG_1.jpg",
    .kind = "after",
    .is_photo = TRUE,
    .taken = MAY_4,
    .received = MAY_4 + DAY_MS,
    .has_position = TRUE,
    .position = { 1120900000, 326800000 },
  };
}

static const SuyuanProofSite site = {
  .has_position = TRUE,
  .position = { 1120900100, 326800100 },
  .after = "2026-05-01",
};

static void
assert_grade (const SuyuanProof     *proof,
              const SuyuanProofSite *at,
              SuyuanProofGrade       expected,
              const char            *says)
{
  g_autofree char *because = NULL;

  g_assert_cmpuint (suyuan_proof_grade (proof, at, &because), ==, expected);
  g_assert_nonnull (strstr (because, "IMG_1.jpg"));
  g_assert_nonnull (strstr (because, says));
}

static void
test_first_grade (void)
{
  SuyuanProof proof = good_photo ();

  assert_grade (&proof, &site, SUYUAN_PROOF_FIRST, "first grade");
  g_assert_cmpuint (suyuan_proof_grade (&proof, &site, NULL), ==, SUYUAN_PROOF_FIRST);
}

static void
test_without_exif (void)
{
  SuyuanProof proof = good_photo ();

  proof.has_position = FALSE;
  proof.taken = 0;
  assert_grade (&proof, &site, SUYUAN_PROOF_REFUSED, "two witnesses");
  proof.n_witnesses = 1;
  assert_grade (&proof, &site, SUYUAN_PROOF_REFUSED, "two witnesses");
  proof.n_witnesses = 2;
  assert_grade (&proof, &site, SUYUAN_PROOF_SECOND, "2 witnesses");
  proof.n_witnesses = 0;
  proof.signed_sheet = TRUE;
  assert_grade (&proof, &site, SUYUAN_PROOF_SECOND, "signed sheet");
}

static void
test_half_an_exif (void)
{
  SuyuanProof proof = good_photo ();

  proof.has_position = FALSE;
  assert_grade (&proof, &site, SUYUAN_PROOF_REFUSED, "no position or no time");
  proof = good_photo ();
  proof.taken = 0;
  assert_grade (&proof, &site, SUYUAN_PROOF_REFUSED, "no position or no time");
  proof.n_witnesses = 3;
  assert_grade (&proof, &site, SUYUAN_PROOF_SECOND, "3 witnesses");
}

/* A position cannot fit an outlet that has none. */
static void
test_outlet_without_position (void)
{
  SuyuanProofSite nowhere = site;
  SuyuanProof     proof = good_photo ();

  nowhere.has_position = FALSE;
  assert_grade (&proof, &nowhere, SUYUAN_PROOF_REFUSED, "no position");
  proof.signed_sheet = TRUE;
  assert_grade (&proof, &nowhere, SUYUAN_PROOF_SECOND, "second grade");
}

/* Whoever vouches for it: a contradiction is refused. */
static void
test_contradictions (void)
{
  SuyuanProof vouched = good_photo (), proof;

  vouched.n_witnesses = 5;
  vouched.signed_sheet = TRUE;

  proof = vouched;
  proof.used_at = "SY-0007";
  assert_grade (&proof, &site, SUYUAN_PROOF_REFUSED, "SY-0007");

  proof = vouched;
  proof.position.lat += 100000; /* 1.1 km */
  assert_grade (&proof, &site, SUYUAN_PROOF_REFUSED, "more than 500 m");

  proof = vouched;
  proof.taken = proof.received + 2 * DAY_MS;
  assert_grade (&proof, &site, SUYUAN_PROOF_REFUSED, "handed in");
}

static void
test_tolerance (void)
{
  SuyuanProofSite wide = site;
  SuyuanProof     proof = good_photo ();

  proof.position.lat = site.position.lat + 40000; /* 444 m */
  assert_grade (&proof, &site, SUYUAN_PROOF_FIRST, "fit");
  wide.tolerance_m = 100;
  assert_grade (&proof, &wide, SUYUAN_PROOF_REFUSED, "more than 100 m");
  proof.position.lat = site.position.lat + 100000;
  wide.tolerance_m = 2000;
  assert_grade (&proof, &wide, SUYUAN_PROOF_FIRST, "fit");
}

static void
test_from_the_future (void)
{
  SuyuanProofSite today = site;
  SuyuanProof     proof = good_photo ();

  proof.received = 0;
  today.now = MAY_4 - 2 * DAY_MS;
  assert_grade (&proof, &today, SUYUAN_PROOF_REFUSED, "time of taking");
  today.now = MAY_4 - DAY_MS / 2; /* a camera in another time zone */
  assert_grade (&proof, &today, SUYUAN_PROOF_FIRST, "fit");
}

static void
test_later_than_the_finding (void)
{
  SuyuanProofSite found = site;
  SuyuanProof     proof = good_photo ();

  found.after = "2026-05-05";
  assert_grade (&proof, &found, SUYUAN_PROOF_REFUSED, "2026-05-04");
  found.after = "2026-05-04";
  assert_grade (&proof, &found, SUYUAN_PROOF_REFUSED, "not later than 2026-05-04");
  found.same_day = TRUE;
  assert_grade (&proof, &found, SUYUAN_PROOF_FIRST, "fit");
  found.after = NULL;
  assert_grade (&proof, &found, SUYUAN_PROOF_FIRST, "fit");
}

/* The day of a photo is China's day: 23:30 UTC of the third is the fourth. */
static void
test_local_day (void)
{
  SuyuanProofSite found = site;
  SuyuanProof     proof = good_photo ();

  found.after = "2026-05-03";
  proof.taken = MAY_4 - 9 * (DAY_MS / 24) + 1;
  assert_grade (&proof, &found, SUYUAN_PROOF_FIRST, "fit");
  proof.taken -= 2;
  assert_grade (&proof, &found, SUYUAN_PROOF_REFUSED, "2026-05-03");
}

/* Without a time of its own the day it was handed in has to be later. */
static void
test_no_time_at_all (void)
{
  SuyuanProof proof = good_photo ();

  proof.taken = 0;
  proof.n_witnesses = 2;
  proof.received = MAY_4 - 10 * DAY_MS;
  assert_grade (&proof, &site, SUYUAN_PROOF_REFUSED, "not later");
  proof.received = 0;
  assert_grade (&proof, &site, SUYUAN_PROOF_REFUSED, "neither");
}

static void
test_keys (void)
{
  g_assert_cmpstr (suyuan_proof_grade_get_key (SUYUAN_PROOF_REFUSED), ==, "refused");
  g_assert_cmpstr (suyuan_proof_grade_get_key (SUYUAN_PROOF_SECOND), ==, "second");
  g_assert_cmpstr (suyuan_proof_grade_get_key (SUYUAN_PROOF_FIRST), ==, "first");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/proof/first", test_first_grade);
  g_test_add_func ("/proof/without-exif", test_without_exif);
  g_test_add_func ("/proof/half", test_half_an_exif);
  g_test_add_func ("/proof/nowhere", test_outlet_without_position);
  g_test_add_func ("/proof/contradictions", test_contradictions);
  g_test_add_func ("/proof/tolerance", test_tolerance);
  g_test_add_func ("/proof/future", test_from_the_future);
  g_test_add_func ("/proof/later", test_later_than_the_finding);
  g_test_add_func ("/proof/local-day", test_local_day);
  g_test_add_func ("/proof/no-time", test_no_time_at_all);
  g_test_add_func ("/proof/keys", test_keys);

  return g_test_run ();
}
