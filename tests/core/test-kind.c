/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suyuan-kind.h"

static void
test_every_kind_has_its_word (void)
{
  for (guint i = 1; i < SUYUAN_N_KINDS; i++)
    {
      const char *name = suyuan_kind_name ((SuyuanKind) i);

      g_assert_nonnull (name);
      g_assert_cmpint (suyuan_kind_from_name (name), ==, i);
    }
}

/* The numbers stand in journals. */
static void
test_frozen_numbers (void)
{
  g_assert_cmpint (suyuan_kind_from_name ("water_body"), ==, 1);
  g_assert_cmpint (suyuan_kind_from_name ("outlet"), ==, 5);
  g_assert_cmpint (suyuan_kind_from_name ("enterprise"), ==, 7);
  g_assert_cmpint (suyuan_kind_from_name ("task"), ==, 18);
  g_assert_cmpint (suyuan_kind_from_name ("medium"), ==, 20);
}

static void
test_no_such_word (void)
{
  g_assert_cmpint (suyuan_kind_from_name (NULL), ==, SUYUAN_KIND_NONE);
  g_assert_cmpint (suyuan_kind_from_name (""), ==, SUYUAN_KIND_NONE);
  g_assert_cmpint (suyuan_kind_from_name ("Outlet"), ==, SUYUAN_KIND_NONE);
  g_assert_cmpint (suyuan_kind_from_name ("outlets"), ==, SUYUAN_KIND_NONE);
  g_assert_null (suyuan_kind_name (SUYUAN_KIND_NONE));
  g_assert_null (suyuan_kind_name ((SuyuanKind) SUYUAN_N_KINDS));
  g_assert_null (suyuan_kind_name ((SuyuanKind) -1));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/kind/every-kind-has-its-word", test_every_kind_has_its_word);
  g_test_add_func ("/core/kind/frozen-numbers", test_frozen_numbers);
  g_test_add_func ("/core/kind/no-such-word", test_no_such_word);

  return g_test_run ();
}
