/* test-division.c: divisions by code, name and initials
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "suyuan-division.h"

#include <string.h>

#include "suyuan-division-code.h"

static SuyuanDivisions *divisions;

static const char *
match (const char *text,
       const char *within)
{
  const SuyuanDivision *division = suyuan_divisions_match (divisions, text, within);

  return division != NULL ? division->code : NULL;
}

static void
assert_full_name (const char *code,
                  const char *expected)
{
  g_autofree char *name = suyuan_divisions_dup_full_name (divisions, code);

  g_assert_cmpstr (name, ==, expected);
}

static void
test_counts (void)
{
  guint n[3] = { 0 };

  for (guint i = 0; i < suyuan_divisions_get_n (divisions); i++)
    n[suyuan_division_get_level (suyuan_divisions_get (divisions, i))]++;

  g_assert_cmpuint (n[SUYUAN_DIVISION_PROVINCE], ==, 31);
  g_assert_cmpuint (n[SUYUAN_DIVISION_CITY], ==, 342);
  g_assert_cmpuint (n[SUYUAN_DIVISION_COUNTY], >, 2900);
}

/* Every row has a valid code, initials in lower case, and a parent one level up; the codes rise. */
static void
test_tree (void)
{
  const char *before = "";

  for (guint i = 0; i < suyuan_divisions_get_n (divisions); i++)
    {
      const SuyuanDivision *division = suyuan_divisions_get (divisions, i);
      const SuyuanDivision *parent = suyuan_divisions_find (divisions, division->parent);

      g_assert_true (suyuan_division_code_is_valid (division->code));
      g_assert_cmpstr (division->code, >, before);
      g_assert_cmpuint (strspn (division->initials, "abcdefghijklmnopqrstuvwxyz"), ==, strlen (division->initials));
      g_assert_cmpuint (strlen (division->initials), ==, g_utf8_strlen (division->name, -1));
      if (suyuan_division_get_level (division) == SUYUAN_DIVISION_PROVINCE)
        g_assert_null (division->parent);
      else
        g_assert_cmpuint (suyuan_division_get_level (parent) + 1, ==, suyuan_division_get_level (division));
      before = division->code;
    }
}

static void
test_full_names (void)
{
  assert_full_name ("411381", "河南省南阳市邓州市");
  assert_full_name ("411381102203", "河南省南阳市邓州市");
  assert_full_name ("411300", "河南省南阳市");
  assert_full_name ("410000", "河南省");
  assert_full_name ("110101", "北京市东城区");
  assert_full_name ("110100", "北京市");
  assert_full_name ("419001", "河南省济源市");
  assert_full_name ("441900", "广东省东莞市");
  assert_full_name ("999999", NULL);
  assert_full_name ("4113", NULL);
  assert_full_name (NULL, NULL);
}

static void
test_match_names (void)
{
  static const struct
  {
    const char *text, *within, *code;
  } cases[] = {
    { "邓州市", NULL, "411381" },
    { "邓州", NULL, "411381" },
    { " 邓州市 ", NULL, "411381" },
    { "南阳市邓州市", NULL, "411381" },
    { "河南省南阳市邓州市", NULL, "411381" },
    { "河南邓州", NULL, "411381" },
    { "河南省邓州市", NULL, "411381" },
    { "湖北省邓州市", NULL, NULL },
    { "邓州市", "420000", NULL },
    { "411381", NULL, "411381" },
    { "411381102", NULL, "411381" },
    { "411381", "420000", NULL },
    { "辽宁", NULL, "210000" },
    { "广西", NULL, "450000" },
    { "内蒙古", NULL, "150000" },
    { "新疆维吾尔自治区", NULL, "650000" },
    { "朝阳区", NULL, NULL }, /* Beijing and Changchun */
    { "朝阳区", "110000", "110105" },
    { "北京市朝阳区", NULL, "110105" },
    { "朝阳市", NULL, "211300" },
    { "吉林市", NULL, "220200" },
    { "吉林", NULL, NULL }, /* province and city */
    { "市辖区", NULL, NULL },
    { "东莞", NULL, "441900" },
    { "", NULL, NULL },
    { "  ", NULL, NULL },
    { "某某县", NULL, NULL },
    { "旧邓州市", NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpstr (match (cases[i].text, cases[i].within), ==, cases[i].code);
}

/* The full name finds its own division, whatever it is. */
static void
test_full_names_match (void)
{
  guint n_found = 0;

  for (guint i = 0; i < suyuan_divisions_get_n (divisions); i++)
    {
      const SuyuanDivision *division = suyuan_divisions_get (divisions, i);
      g_autofree char      *name = suyuan_divisions_dup_full_name (divisions, division->code);
      const char           *code = match (name, NULL);

      n_found += g_strcmp0 (code, division->code) == 0;
    }
  g_assert_cmpuint (n_found, >=, suyuan_divisions_get_n (divisions) - 35); /* placeholders have no name of their own */
}

static void
assert_search (const char *text,
               guint       limit,
               const char *first,
               guint       at_least)
{
  g_autoptr (GPtrArray) found = suyuan_divisions_search (divisions, text, limit);

  g_assert_cmpuint (found->len, >=, at_least);
  g_assert_cmpuint (found->len, <=, limit);
  if (first != NULL)
    g_assert_cmpstr (((const SuyuanDivision *) g_ptr_array_index (found, 0))->name, ==, first);
}

static void
test_search (void)
{
  assert_search ("dzs", 20, "定州市", 3);
  assert_search ("CCS", 20, "长春市", 1);
  assert_search ("xms", 20, "新民市", 2);
  assert_search ("4113", 100, "南阳市", 10);
  assert_search ("邓", 20, "邓州市", 1);
  assert_search ("zzzzzz", 20, NULL, 0);
  assert_search ("", 5, "北京市", 5);
}

static void
test_no_such_name (void)
{
  g_autoptr (GPtrArray) none = suyuan_divisions_search (divisions, "亚特兰蒂斯", 10);

  g_assert_cmpuint (none->len, ==, 0);
  g_assert_null (suyuan_divisions_find (divisions, ""));
  g_assert_null (suyuan_divisions_find (divisions, "000000"));
}

int
main (int    argc,
      char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  divisions = suyuan_divisions_new (NULL);
  g_test_add_func ("/division/counts", test_counts);
  g_test_add_func ("/division/tree", test_tree);
  g_test_add_func ("/division/full-names", test_full_names);
  g_test_add_func ("/division/match", test_match_names);
  g_test_add_func ("/division/match-all", test_full_names_match);
  g_test_add_func ("/division/search", test_search);
  g_test_add_func ("/division/none", test_no_such_name);
  status = g_test_run ();
  suyuan_divisions_free (divisions);

  return status;
}
