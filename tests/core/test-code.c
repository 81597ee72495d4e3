/* test-code.c: codes from templates
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "suyuan-code.h"

#include <string.h>

#include "suyuan-core-error.h"

static const SuyuanCodeParts all = { .division = "500112", .water = "FA", .type = "YS", .year = "2026" };

static void
assert_code (const char *template_text,
             guint64     serial,
             const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *code = suyuan_code_make (template_text, &all, serial, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (code, ==, expected);
}

static void
test_signboard (void)
{
  assert_code (suyuan_code_get_national_template (), 65, "FA-500112-0065-YS-00");
}

static void
test_defaults (void)
{
  for (guint i = 1; i < SUYUAN_N_KINDS; i++)
    {
      const char *text = suyuan_code_get_default_template ((SuyuanKind) i);

      g_assert_true (text == NULL || suyuan_code_check_template (text, NULL));
    }
  assert_code (suyuan_code_get_default_template (SUYUAN_KIND_TASK), 1, "ZG-2026-0001");
  assert_code (suyuan_code_get_default_template (SUYUAN_KIND_PROBLEM), 12, "WT-2026-0012");
  assert_code (suyuan_code_get_default_template (SUYUAN_KIND_MEASURE), 9999, "CS-2026-9999");
  assert_code (suyuan_code_get_default_template (SUYUAN_KIND_OUTLET), 7, "PK-500112-0007");
  g_assert_null (suyuan_code_get_default_template (SUYUAN_KIND_PORT));
}

static void
test_plain_text_stays (void)
{
  assert_code ("{serial:1}", 9, "9");
  assert_code ("第{serial:3}号", 42, "第042号");
  assert_code ("{year}{year}/{serial:2}%d%s", 3, "20262026/03%d%s");
}

static void
test_bad_templates (void)
{
  static const char *const bad[] = { "", "ZG", "{serial}", "{serial:}", "{serial:0}", "{serial:19}", "{serial:4x}", "{serial:4}{serial:4}",
                                     "{serial:4", "serial:4}", "{place}-{serial:4}", "{}{serial:4}", "{Year}-{serial:4}" };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;
      guint64 serial;

      g_assert_false (suyuan_code_check_template (bad[i], &error));
      g_assert_error (error, SUYUAN_CORE_ERROR, SUYUAN_CORE_ERROR_SYNTAX);
      g_assert_nonnull (strstr (error->message, bad[i]));
      g_assert_null (suyuan_code_make (bad[i], &all, 1, NULL));
      g_assert_false (suyuan_code_read_serial (bad[i], &all, "ZG-0001", &serial));
    }
}

static void
test_missing_part (void)
{
  static const SuyuanCodeParts none = { 0 };
  g_autoptr (GError) error = NULL;

  g_assert_null (suyuan_code_make ("{water}-{serial:4}", &none, 1, &error));
  g_assert_error (error, SUYUAN_CORE_ERROR, SUYUAN_CORE_ERROR_SYNTAX);
  g_assert_nonnull (strstr (error->message, "{water}"));
  g_assert_null (suyuan_code_dup_prefix ("{water}-{serial:4}", &none, NULL));
}

static void
test_used_up (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (suyuan_code_make ("ZG-{serial:2}", &all, 100, &error));
  g_assert_error (error, SUYUAN_CORE_ERROR, SUYUAN_CORE_ERROR_SYNTAX);
}

static void
test_prefix (void)
{
  g_autofree char *prefix = suyuan_code_dup_prefix (suyuan_code_get_national_template (), &all, NULL);
  g_autofree char *none = suyuan_code_dup_prefix ("{serial:5}-{year}", &all, NULL);

  g_assert_cmpstr (prefix, ==, "FA-500112-");
  g_assert_cmpstr (none, ==, "");
}

static void
test_foreign_codes (void)
{
  static const char *const foreign[] = { "", "ZG", "ZG-2026-", "ZG-2026-001", "ZG-2025-0001", "ZG-2026-00011", "ZG-2026-0001a", "ZG-2026-x001", "WT-2026-0001" };
  const char              *text = suyuan_code_get_default_template (SUYUAN_KIND_TASK);
  guint64                  serial = 77;

  for (guint i = 0; i < G_N_ELEMENTS (foreign); i++)
    g_assert_false (suyuan_code_read_serial (text, &all, foreign[i], &serial));
  g_assert_cmpuint (serial, ==, 77);
}

/* Of what somebody wrote into a code nothing is taken for ours. */
static void
test_match_prefix (void)
{
  static const char *const fitting[] = { "PK-320106-0012", "PK-320106-", "PK-1-x", "PK-000000-99999" };
  static const char *const foreign[] = { "", "PK", "PK-", "PK-320106", "PK-甲-0012", "PK--0012", "pk-320106-0012", "XPK-320106-0012", "PK-3201a6-0012" };
  const char              *text = suyuan_code_get_default_template (SUYUAN_KIND_OUTLET);
  guint                    digits = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (fitting); i++)
    {
      g_assert_cmpuint (suyuan_code_match_prefix (text, fitting[i], &digits), ==, strrchr (fitting[i], '-') + 1 - fitting[i]);
      g_assert_cmpuint (digits, ==, 4);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (foreign); i++)
    g_assert_cmpuint (suyuan_code_match_prefix (text, foreign[i], &digits), ==, 0);
  g_assert_cmpuint (suyuan_code_match_prefix (suyuan_code_get_default_template (SUYUAN_KIND_LINK), "GX-00017", &digits), ==, 3);
  g_assert_cmpuint (digits, ==, 5);
}

/* Letters of a water or a type are no digits, and what has no serial has nothing before it. */
static void
test_match_letters (void)
{
  guint digits = 0;

  g_assert_cmpuint (suyuan_code_match_prefix (suyuan_code_get_national_template (), "FA-500112-0065-GY-00", &digits), ==, 0);
  g_assert_cmpuint (suyuan_code_match_prefix ("{year}", "2026", &digits), ==, 0);
  g_assert_cmpuint (suyuan_code_match_prefix ("{serial:5}-{year}", "00012-2026", &digits), ==, 0);
}

/* The serial of an outlet goes on counting when the type behind it is another. */
static void
test_type_does_not_matter (void)
{
  guint64 serial = 0;

  g_assert_true (suyuan_code_read_serial (suyuan_code_get_national_template (), &all, "FA-500112-0065-GY-00", &serial));
  g_assert_cmpuint (serial, ==, 65);
}

static void
test_reads_what_it_makes (void)
{
  for (guint i = 0; i < 1000; i++)
    {
      guint            digits = (guint) g_test_rand_int_range (1, 10);
      guint64          made = (guint64) g_test_rand_int_range (1, 10), read = 0;
      g_autofree char *text = NULL;
      g_autofree char *code = NULL;

      for (guint d = 1; d < digits; d++)
        made = made * 10 + (guint64) g_test_rand_int_range (0, 10);
      text = g_strdup_printf ("{division}-{serial:%u}%s", digits, g_test_rand_bit () ? "-{type}" : "");
      code = suyuan_code_make (text, &all, made, NULL);
      g_assert_nonnull (code);
      g_assert_true (suyuan_code_read_serial (text, &all, code, &read));
      g_assert_cmpuint (read, ==, made);
    }
}

static void
test_likely (void)
{
  static const char *const codes[] = { "#0199aabb", "#王", "U-CITY", "U-12", "91130200699229617X", "019a5c1e-7b3c-7d2e-9f10-1234567890ab", "unit:12", "GOV_1", "E1" };
  static const char *const names[] = { "新设管委会", "王芳", "Suyuan Office", "Coca-Cola", "EPA", "第2污水处理厂", "No 2 plant", "", "二厂#1" };

  for (gsize i = 0; i < G_N_ELEMENTS (codes); i++)
    g_assert_true (suyuan_code_is_likely (codes[i]));
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    g_assert_false (suyuan_code_is_likely (names[i]));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/code/signboard", test_signboard);
  g_test_add_func ("/code/defaults", test_defaults);
  g_test_add_func ("/code/plain", test_plain_text_stays);
  g_test_add_func ("/code/bad", test_bad_templates);
  g_test_add_func ("/code/missing", test_missing_part);
  g_test_add_func ("/code/used-up", test_used_up);
  g_test_add_func ("/code/prefix", test_prefix);
  g_test_add_func ("/code/foreign", test_foreign_codes);
  g_test_add_func ("/code/match-prefix", test_match_prefix);
  g_test_add_func ("/code/match-letters", test_match_letters);
  g_test_add_func ("/code/type", test_type_does_not_matter);
  g_test_add_func ("/code/likely", test_likely);
  g_test_add_func ("/code/round-trip", test_reads_what_it_makes);

  return g_test_run ();
}
