/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suyuan-division-code.h"

#include "suyuan-division.h"

static void
test_structure (void)
{
  g_assert_true (suyuan_division_code_is_valid ("411381"));
  g_assert_true (suyuan_division_code_is_valid ("410000"));
  g_assert_true (suyuan_division_code_is_valid ("411381102"));
  g_assert_true (suyuan_division_code_is_valid ("411381102201"));
  g_assert_true (suyuan_division_code_is_valid ("810000"));
}

static void
test_no_codes (void)
{
  static const char *const codes[] = { "", "4", "41", "4113", "41138", "4113810", "41138110", "4113811022012", "991381", "001381", "161381", "41138a", "41138１", "邓州市", " 411381", "1 2131" };

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    g_assert_false (suyuan_division_code_is_valid (codes[i]));
}

static void
test_containment (void)
{
  g_assert_true (suyuan_division_code_contains ("410000", "411381"));
  g_assert_true (suyuan_division_code_contains ("411300", "411381"));
  g_assert_true (suyuan_division_code_contains ("411381", "411381"));
  g_assert_true (suyuan_division_code_contains ("411381", "411381102"));
  g_assert_true (suyuan_division_code_contains ("411381102", "411381102201"));
  g_assert_true (suyuan_division_code_contains ("411381000000", "411381102201"));
  g_assert_true (suyuan_division_code_contains ("410000000", "411381"));
  g_assert_false (suyuan_division_code_contains ("411381", "411300"));
  g_assert_false (suyuan_division_code_contains ("411381", "411382"));
  g_assert_false (suyuan_division_code_contains ("420000", "411381"));
  g_assert_false (suyuan_division_code_contains ("411381102", "411381103"));
}

/* The whole built-in table has the structure, and every division lies in the one above it. */
static void
test_table (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanDivisions) divisions = suyuan_divisions_new (&error);

  g_assert_no_error (error);
  for (guint i = 0; i < suyuan_divisions_get_n (divisions); i++)
    {
      const SuyuanDivision *division = suyuan_divisions_get (divisions, i);

      g_assert_true (suyuan_division_code_is_valid (division->code));
      if (division->parent == NULL)
        continue;
      g_assert_true (suyuan_division_code_contains (division->parent, division->code));
      g_assert_false (suyuan_division_code_contains (division->code, division->parent));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/division-code/structure", test_structure);
  g_test_add_func ("/core/division-code/no-codes", test_no_codes);
  g_test_add_func ("/core/division-code/containment", test_containment);
  g_test_add_func ("/core/division-code/table", test_table);

  return g_test_run ();
}
