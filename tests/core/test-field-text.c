/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suyuan-field-text.h"

#include <string.h>

static SuyuanCatalogue *catalogue;

static const SuyuanField *
find (SuyuanKind  kind,
      const char *key)
{
  const SuyuanField *field = suyuan_catalogue_find_field (catalogue, kind, key);

  g_assert_nonnull (field);

  return field;
}

static void
assert_reads (SuyuanKind  kind,
              const char *key,
              const char *text,
              const char *stored)
{
  const SuyuanField *field = find (kind, key);
  g_auto (SuyuanValue) value = { 0 };
  g_auto (SuyuanTextVerdict) verdict = { 0 };
  g_autofree char *found = NULL;

  g_assert_true (suyuan_field_parse (field, catalogue, text, &value, &verdict));
  if (verdict.code != NULL)
    g_error ("%s: %s", verdict.code, verdict.message);
  if (value.type == SUYUAN_VALUE_TEXT)
    found = g_strdup (value.text);
  else if (value.type == SUYUAN_VALUE_INTEGER)
    found = g_strdup_printf ("%" G_GINT64_FORMAT, value.integer);
  else if (value.type == SUYUAN_VALUE_REAL)
    found = g_strdup_printf ("%.17g", value.real);
  g_assert_cmpstr (found, ==, stored);
}

static void
assert_verdict (SuyuanKind  kind,
                const char *key,
                const char *text,
                const char *code,
                gboolean    refused)
{
  const SuyuanField *field = find (kind, key);
  g_auto (SuyuanValue) value = { 0 };
  g_auto (SuyuanTextVerdict) verdict = { 0 };

  suyuan_value_set_integer (&value, 7);
  g_assert_cmpint (suyuan_field_parse (field, catalogue, text, &value, &verdict), ==, !refused);
  g_assert_cmpstr (verdict.code, ==, code);
  g_assert_cmpint (verdict.refused, ==, refused);
  g_assert_true (g_str_has_prefix (verdict.message, field->label));
  g_assert_true (g_utf8_validate (verdict.message, -1, NULL));
  if (refused)
    g_assert_cmpint (value.type, ==, SUYUAN_VALUE_NULL);
}

#define OUTLET SUYUAN_KIND_OUTLET
#define SAMPLE SUYUAN_KIND_SAMPLE
#define refuses(key, text, code) assert_verdict (OUTLET, key, text, code, TRUE)

static void
test_blank_is_null (void)
{
  static const char *const keys[] = { "name", "lon", "type", "rectify", "volume_m3d", "sources", "division", "planned_on", "quick_cod" };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      assert_reads (OUTLET, keys[i], NULL, NULL);
      assert_reads (OUTLET, keys[i], "", NULL);
      assert_reads (OUTLET, keys[i], " \t\r\n", NULL);
    }
}

static void
test_each_type (void)
{
  assert_reads (OUTLET, "name", "  七河里东北340米其它排口 ", "七河里东北340米其它排口");
  assert_reads (OUTLET, "source_count", "３", "3");
  assert_reads (OUTLET, "volume_m3d", "1,234.5 m³/d", "1234.5");
  assert_reads (OUTLET, "rectify", "√", "1");
  assert_reads (OUTLET, "rectify", "否", "0");
  assert_reads (OUTLET, "planned_on", "2026年5月7日", "2026-05-07");
  assert_reads (OUTLET, "planned_on", "46149", "2026-05-07");
  assert_reads (SAMPLE, "taken", "2026-05-07 08:30", "1778113800000");
  assert_reads (OUTLET, "category", "依法取缔", "ban");
  assert_reads (OUTLET, "sources", "雨水；工业企业", "industry;rain");
  assert_reads (OUTLET, "division", "４１１３８１", "411381");
  assert_reads (OUTLET, "lon", "112°5′30.12″E", "1120917000");
  assert_reads (OUTLET, "lat", "-33.5", "-335000000");
  assert_reads (OUTLET, "quick_cod", "＜0.025", "<0.025");
}

static void
test_formulas (void)
{
  refuses ("name", "=cmd|' /C calc'!A0", "formula");
  refuses ("name", "=HYPERLINK(\"http://x\",\"排口\")", "formula");
  refuses ("name", " =1+2", "formula");
  refuses ("lon", "=A1", "formula");
  refuses ("planned_on", "=TODAY()", "formula");
  refuses ("remark", "+cmd|' /C calc'!A0", "formula");
  refuses ("remark", "@SUM(1+1)*cmd|' /C calc'!A0", "formula");
  refuses ("remark", "-2+3+cmd|' /C calc'!A0", "formula");
  refuses ("remark", "+hyperlink(\"x\")", "formula");
}

/* What begins like a formula and is none. */
static void
test_no_formulas (void)
{
  assert_reads (OUTLET, "remark", "-COD(超标)", "-COD(超标)");
  assert_reads (OUTLET, "contact_phone", "+86(0377)62200000", "+86(0377)62200000");
  assert_reads (OUTLET, "remark", "@张三 复核", "@张三 复核");
  assert_reads (OUTLET, "remark", "= 见附件", "= 见附件");
  assert_reads (OUTLET, "remark", "=", "=");
  assert_reads (OUTLET, "remark", "a=b|c!", "a=b|c!");
}

static void
test_too_long (void)
{
  g_autofree char *long_text = g_strnfill (65537, 'x');
  g_autofree char *huge = g_strnfill (10 << 20, '9');

  refuses ("remark", long_text, "too_long");
  refuses ("volume_m3d", huge, "too_long");
  long_text[65536] = '\0';
  assert_reads (OUTLET, "remark", long_text, long_text);
}

static void
test_not_text (void)
{
  refuses ("name", "\xb9\xfa\xbf\xd8", "bad_text");
  refuses ("lon", "112\xff", "bad_text");
}

static void
test_messages_are_short (void)
{
  g_autofree char *long_text = g_strnfill (3000, 'x');
  g_auto (SuyuanValue) value = { 0 };
  g_auto (SuyuanTextVerdict) verdict = { 0 };

  suyuan_field_parse (find (OUTLET, "lon"), catalogue, long_text, &value, &verdict);
  g_assert_cmpuint (strlen (verdict.message), <, 300);
  suyuan_field_parse (find (OUTLET, "lon"), catalogue, "行一\n行二\n行三", &value, &verdict);
  g_assert_null (strchr (verdict.message, '\n'));
  g_assert_nonnull (strstr (verdict.message, "行一 行二"));
  suyuan_field_parse (find (OUTLET, "lon"), catalogue, "%s%n%d", &value, &verdict);
  g_assert_nonnull (strstr (verdict.message, "%s%n%d"));
}

/* A second use of the same value and verdict starts afresh. */
static void
test_reuse (void)
{
  g_auto (SuyuanValue) value = { 0 };
  g_auto (SuyuanTextVerdict) verdict = { 0 };

  g_assert_false (suyuan_field_parse (find (OUTLET, "lon"), catalogue, "x", &value, &verdict));
  g_assert_true (suyuan_field_parse (find (OUTLET, "lon"), catalogue, "112", &value, &verdict));
  g_assert_null (verdict.code);
  g_assert_null (verdict.message);
  g_assert_true (suyuan_field_parse (find (OUTLET, "lon"), catalogue, "", &value, &verdict));
  g_assert_cmpint (value.type, ==, SUYUAN_VALUE_NULL);
}

static void
assert_shows (SuyuanKind  kind,
              const char *key,
              const char *text,
              const char *shown)
{
  const SuyuanField *field = find (kind, key);
  g_auto (SuyuanValue) value = { 0 };
  g_auto (SuyuanTextVerdict) verdict = { 0 };
  g_autofree char *formatted = NULL;

  g_assert_true (suyuan_field_parse (field, catalogue, text, &value, &verdict));
  formatted = suyuan_field_format (field, catalogue, &value);
  g_assert_cmpstr (formatted, ==, shown);
}

static void
test_format (void)
{
  assert_shows (OUTLET, "name", " a ", "a");
  assert_shows (OUTLET, "name", "", "");
  assert_shows (OUTLET, "rectify", "是", "Yes");
  assert_shows (OUTLET, "rectify", "0", "No");
  assert_shows (OUTLET, "category", "取缔", "Ban");
  assert_shows (OUTLET, "sources", "rain,industry", "Industrial enterprise; Rain");
  assert_shows (OUTLET, "lon", "112.5", "112.5");
  assert_shows (OUTLET, "lat", "33.1234567", "33.1234567");
  assert_shows (OUTLET, "volume_m3d", "120.0", "120");
  assert_shows (OUTLET, "quick_cod", "0.025L", "<0.025");
  assert_shows (OUTLET, "planned_on", "20260507", "2026-05-07");
  assert_shows (SAMPLE, "taken", "2026-05-07 08:30:00", "2026-05-07 08:30");
  assert_shows (SAMPLE, "taken", "2026-05-07 08:30:05", "2026-05-07 08:30:05");
  assert_shows (SAMPLE, "taken", "2026-05-07T00:30:05.250Z", "2026-05-07 08:30:05.250");
}

static void
test_format_of_references (void)
{
  g_auto (SuyuanValue) value = { 0 };
  g_autoptr (GBytes) wkb = g_bytes_new_static ("\1\xab", 2);
  SuyuanUid        uid = { { 1, 0x7f, 0x22, 0xe2, 0x79, 0xb0, 0x7c, 0xc3, 0x98, 0xc4, 0xdc, 0x0c, 0x0c, 7, 0x39, 0x8f } };
  g_autofree char *reference = NULL, *geometry = NULL;

  suyuan_value_set_uid (&value, &uid);
  reference = suyuan_field_format (find (OUTLET, "enterprise"), catalogue, &value);
  g_assert_cmpstr (reference, ==, "017f22e2-79b0-7cc3-98c4-dc0c0c07398f");
  suyuan_value_set_blob (&value, wkb);
  geometry = suyuan_field_format (find (SUYUAN_KIND_AREA, "geometry"), catalogue, &value);
  g_assert_cmpstr (geometry, ==, "01ab");
}

static gboolean
is_read_here (const SuyuanField *field)
{
  return field->type != SUYUAN_FIELD_REF && field->type != SUYUAN_FIELD_GEOMETRY;
}

static void
test_divisions (void)
{
  assert_reads (OUTLET, "division", "411381", "411381");
  assert_reads (OUTLET, "division", "411381.0", "411381");
  assert_reads (OUTLET, "division", "411381102", "411381102");
  assert_reads (OUTLET, "division", "411381102201", "411381102201");
  assert_reads (OUTLET, "division", "邓州市", "411381");
  assert_reads (OUTLET, "division", "河南省邓州市", "411381");
  assert_reads (OUTLET, "division", " 邓州 ", "411381");
  refuses ("division", "4113", "bad_division");
  refuses ("division", "991381", "bad_division");
  refuses ("division", "4.11381E+11", "scientific");
  assert_verdict (OUTLET, "division", "Fairfax County", "unknown_division", FALSE);
  assert_verdict (OUTLET, "division", "419999", "unknown_division", FALSE);
}

/* What is not known is kept as it stands: nothing is lost. */
static void
test_unknown_division_is_kept (void)
{
  g_auto (SuyuanValue) value = { 0 };
  g_auto (SuyuanTextVerdict) verdict = { 0 };

  g_assert_true (suyuan_field_parse (find (OUTLET, "division"), catalogue, "Fairfax County", &value, &verdict));
  g_assert_cmpstr (value.text, ==, "Fairfax County");
}

/* What is shown reads back as the same value, for every field of every kind that takes the text. */
static void
test_round_trip (void)
{
  static const char *const texts[] = {
    "12.5", "0", "-3", "1", "2026-05-07", "2026-05-07 08:30:15", "是", "其他", "<0.001", "112.0916999", "411381",
    "411381102", "无水", "雨水；其他", "III", "91130200699229617X", "文字 text", "1e-3", "123456789", "0.1", "其他;其它"
  };
  guint n_taken = 0;

  for (guint kind = 1; kind < SUYUAN_N_KINDS; kind++)
    {
      guint              n;
      const SuyuanField *fields = suyuan_catalogue_get_fields (catalogue, (SuyuanKind) kind, &n);

      for (guint i = 0; i < n * G_N_ELEMENTS (texts); i++)
        {
          const SuyuanField *field = &fields[i / G_N_ELEMENTS (texts)];
          g_auto (SuyuanValue) value = { 0 };
          g_auto (SuyuanValue) again = { 0 };
          g_auto (SuyuanTextVerdict) verdict = { 0 };
          g_autofree char *shown = NULL;

          if (!is_read_here (field) ||
              !suyuan_field_parse (field, catalogue, texts[i % G_N_ELEMENTS (texts)], &value, &verdict))
            continue;
          shown = suyuan_field_format (field, catalogue, &value);
          g_assert_true (suyuan_field_parse (field, catalogue, shown, &again, &verdict));
          g_assert_true (suyuan_value_equal (&value, &again));
          n_taken++;
        }
    }
  g_assert_cmpuint (n_taken, >, 2000);
}

static char *
random_text (void)
{
  static const char *const pieces[] = {
    "0", "1", "5", "12", "2026", "46149", ".", ",", "-", "+", "/", ":", "年", "月", "日", "°", "′", "″", "'", "\"", "度",
    "分", "秒", "E", "N", "e", "<", "＜", "L", "ND", "未检出", "(", ")", " ", "　", "是", "；", "、", "mg/L", "m³/d", "=",
    "|", "!", "@", "%", "\n", "\x01", "\xff", "\xe6", "其他", "雨水", "Z", "T", "８", "。", "NaN", "inf", "0x1"
  };
  GString *text = g_string_new (NULL);

  for (gint i = g_test_rand_int_range (0, 9); i > 0; i--)
    g_string_append (text, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);

  return g_string_free (text, FALSE);
}

/* No text crashes; a refusal says why and leaves nothing; what is taken is of the field's type. */
static void
test_noise (void)
{
  guint              n;
  const SuyuanField *fields = suyuan_catalogue_get_fields (catalogue, OUTLET, &n);

  for (guint i = 0; i < 60000; i++)
    {
      const SuyuanField *field = &fields[g_test_rand_int_range (0, n)];
      g_autofree char   *text = random_text ();
      g_auto (SuyuanValue) value = { 0 };
      g_auto (SuyuanTextVerdict) verdict = { 0 };

      if (!is_read_here (field))
        continue;
      if (!suyuan_field_parse (field, catalogue, text, &value, &verdict))
        {
          g_assert_nonnull (verdict.code);
          g_assert_true (verdict.refused);
          g_assert_cmpint (value.type, ==, SUYUAN_VALUE_NULL);
        }
      g_assert_cmpint (verdict.code != NULL, ==, verdict.message != NULL);
      if (value.type == SUYUAN_VALUE_TEXT)
        g_assert_true (g_utf8_validate (value.text, -1, NULL));
      if (field->type == SUYUAN_FIELD_DEGREES || field->type == SUYUAN_FIELD_BOOL)
        g_assert_true (value.type == SUYUAN_VALUE_NULL || value.type == SUYUAN_VALUE_INTEGER);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (GError) error = NULL;
  int failed;

  g_test_init (&argc, &argv, NULL);
  catalogue = suyuan_catalogue_new (&error);
  g_assert_no_error (error);

  g_test_add_func ("/core/field-text/blank-is-null", test_blank_is_null);
  g_test_add_func ("/core/field-text/each-type", test_each_type);
  g_test_add_func ("/core/field-text/formulas", test_formulas);
  g_test_add_func ("/core/field-text/no-formulas", test_no_formulas);
  g_test_add_func ("/core/field-text/too-long", test_too_long);
  g_test_add_func ("/core/field-text/not-text", test_not_text);
  g_test_add_func ("/core/field-text/messages-are-short", test_messages_are_short);
  g_test_add_func ("/core/field-text/reuse", test_reuse);
  g_test_add_func ("/core/field-text/format", test_format);
  g_test_add_func ("/core/field-text/format-of-references", test_format_of_references);
  g_test_add_func ("/core/field-text/divisions", test_divisions);
  g_test_add_func ("/core/field-text/unknown-division-is-kept", test_unknown_division_is_kept);
  g_test_add_func ("/core/field-text/round-trip", test_round_trip);
  g_test_add_func ("/core/field-text/noise", test_noise);
  failed = g_test_run ();

  suyuan_catalogue_unref (catalogue);
  return failed;
}
