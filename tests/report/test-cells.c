/* The cells of a table while it is being filled.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "suyuan-cells.h"

static void
test_fills_from_left_to_right (void)
{
  g_autoptr (SuyuanCells) rows = suyuan_cells_new (2);
  const char *const *row;

  g_assert_true (suyuan_cells_is_empty (rows));
  suyuan_cells_add (rows, g_strdup ("a"));
  suyuan_cells_add (rows, NULL);
  suyuan_cells_add (rows, g_strdup ("c"));
  g_assert_false (suyuan_cells_is_empty (rows));
  g_assert_cmpuint (suyuan_cells_get (rows)->len, ==, 2);
  row = suyuan_cells_get (rows)->pdata[0];
  g_assert_cmpstr (row[0], ==, "a");
  g_assert_null (row[1]);
  row = suyuan_cells_get (rows)->pdata[1];
  g_assert_cmpstr (row[0], ==, "c");
  g_assert_null (row[1]);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/cells/left-to-right", test_fills_from_left_to_right);
  return g_test_run ();
}
