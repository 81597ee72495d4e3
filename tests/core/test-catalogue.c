/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suyuan-catalogue.h"

#include <locale.h>
#include <string.h>

static SuyuanCatalogue *catalogue;

static void
assert_header (SuyuanKind  kind,
               const char *header,
               const char *key)
{
  const SuyuanField *field = suyuan_catalogue_match_header (catalogue, kind, header);
  g_autofree char   *shown = g_strescape (header != NULL ? header : "", NULL);

  g_test_message ("%s", shown);
  g_assert_cmpstr (field != NULL ? field->key : NULL, ==, key);
}

static void
assert_value (const char *enumeration,
              const char *text,
              const char *key)
{
  const SuyuanEnumValue *value = suyuan_catalogue_match_value (catalogue, enumeration, text);

  g_test_message ("%s: %s", enumeration, text);
  g_assert_cmpstr (value != NULL ? value->key : NULL, ==, key);
}

/* Every field is found by its own key, has a label in both languages and stands at its index. */
static void
test_every_field (void)
{
  for (guint kind = 1; kind < SUYUAN_N_KINDS; kind++)
    {
      guint              n;
      const SuyuanField *fields = suyuan_catalogue_get_fields (catalogue, (SuyuanKind) kind, &n);

      g_assert_cmpuint (n, >, 0);
      g_assert_cmpstr (fields[0].key, ==, "code");
      g_assert_nonnull (suyuan_catalogue_find_field (catalogue, (SuyuanKind) kind, "name"));
      for (guint i = 0; i < n; i++)
        {
          g_assert_cmpint (fields[i].kind, ==, kind);
          g_assert_cmpuint (fields[i].index, ==, i);
          g_assert_true (suyuan_catalogue_find_field (catalogue, (SuyuanKind) kind, fields[i].key) == &fields[i]);
          g_assert_true (suyuan_catalogue_match_header (catalogue, (SuyuanKind) kind, fields[i].key) == &fields[i]);
          g_assert_nonnull (fields[i].label);
          g_assert_nonnull (fields[i].label_zh);
          g_assert_nonnull (fields[i].aliases);
        }
    }
}

/* Two fields of a kind with the same Chinese label could not be told apart in a ledger. */
static void
test_labels_lead_to_their_field (void)
{
  for (guint kind = 1; kind < SUYUAN_N_KINDS; kind++)
    {
      guint              n;
      const SuyuanField *fields = suyuan_catalogue_get_fields (catalogue, (SuyuanKind) kind, &n);

      for (guint i = 0; i < n; i++)
        {
          assert_header ((SuyuanKind) kind, fields[i].label_zh, fields[i].key);
          assert_header ((SuyuanKind) kind, fields[i].label, fields[i].key);
        }
    }
}

static void
test_a_field (void)
{
  const SuyuanField *lon = suyuan_catalogue_find_field (catalogue, SUYUAN_KIND_OUTLET, "lon");
  const SuyuanField *type = suyuan_catalogue_find_field (catalogue, SUYUAN_KIND_OUTLET, "type");
  const SuyuanField *enterprise = suyuan_catalogue_find_field (catalogue, SUYUAN_KIND_OUTLET, "enterprise");
  const SuyuanField *status = suyuan_catalogue_find_field (catalogue, SUYUAN_KIND_OUTLET, "status");
  const SuyuanField *subject = suyuan_catalogue_find_field (catalogue, SUYUAN_KIND_MEDIUM, "subject");

  g_assert_cmpint (lon->type, ==, SUYUAN_FIELD_DEGREES);
  g_assert_cmpstr (lon->unit, ==, "°");
  g_assert_cmpstr (lon->group, ==, "basic");
  g_assert_null (lon->rule);
  g_assert_cmpint (type->type, ==, SUYUAN_FIELD_ENUM);
  g_assert_cmpstr (type->enumeration, ==, "outlet_type");
  g_assert_true (type->indexed);
  g_assert_cmpint (enterprise->target, ==, SUYUAN_KIND_ENTERPRISE);
  g_assert_true (status->derived);
  g_assert_cmpint (subject->type, ==, SUYUAN_FIELD_REF);
  g_assert_cmpint (subject->target, ==, SUYUAN_KIND_NONE);
  g_assert_true (suyuan_catalogue_find_field (catalogue, SUYUAN_KIND_OUTLET, "contact_phone")->personal);
  g_assert_true (suyuan_catalogue_find_field (catalogue, SUYUAN_KIND_OUTLET, "name")->required);
  g_assert_null (suyuan_catalogue_find_field (catalogue, SUYUAN_KIND_OUTLET, "no_such"));
  g_assert_null (suyuan_catalogue_find_field (catalogue, SUYUAN_KIND_NONE, "name"));
}

static void
test_headers_of_real_ledgers (void)
{
  assert_header (SUYUAN_KIND_OUTLET, "排污口名称", "name");
  assert_header (SUYUAN_KIND_OUTLET, " 排污口\n名称* ", "name");
  assert_header (SUYUAN_KIND_OUTLET, "*排污口编码（必填）", "code");
  assert_header (SUYUAN_KIND_OUTLET, "经度（°）", "lon");
  assert_header (SUYUAN_KIND_OUTLET, "经度（东经）", "lon");
  assert_header (SUYUAN_KIND_OUTLET, "LATITUDE", "lat");
  assert_header (SUYUAN_KIND_OUTLET, "outfall_latitude", "lat");
  assert_header (SUYUAN_KIND_OUTLET, "Outfall.Lat", "lat");
  assert_header (SUYUAN_KIND_OUTLET, "sewageOutletCode", "code");
  assert_header (SUYUAN_KIND_OUTLET, "污水排放量（吨/天）", "volume_m3d");
  assert_header (SUYUAN_KIND_OUTLET, "污水排放量*(t/d)：", "volume_m3d");
  assert_header (SUYUAN_KIND_OUTLET, "责任主体名称（主要）", "enterprise");
  assert_header (SUYUAN_KIND_OUTLET, "县（区，市）", "division");
  assert_header (SUYUAN_KIND_SAMPLE, "氨氮(mg/L)", "nh3n");
  assert_header (SUYUAN_KIND_SAMPLE, "化学需氧量（COD）", "cod");
  assert_header (SUYUAN_KIND_SAMPLE, "pH（无量纲）", "ph");
  assert_header (SUYUAN_KIND_SAMPLE, "采样时间(yyyy-mm-dd)", "taken");
  assert_header (SUYUAN_KIND_SECTION, "断面名称", "name");
  assert_header (SUYUAN_KIND_ENTERPRISE, "uwwName", "name");
}

/* A column in another unit, or about another party, is left to the person at the screen. */
static void
test_headers_not_taken (void)
{
  assert_header (SUYUAN_KIND_SAMPLE, "氨氮(μg/L)", NULL);
  assert_header (SUYUAN_KIND_OUTLET, "污水排放量(L/s)", NULL);
  assert_header (SUYUAN_KIND_OUTLET, "责任主体名称(其他)", NULL);
  assert_header (SUYUAN_KIND_OUTLET, "名称(", NULL);
  assert_header (SUYUAN_KIND_OUTLET, "(必填)", NULL);
  assert_header (SUYUAN_KIND_OUTLET, "序号", NULL);
  assert_header (SUYUAN_KIND_OUTLET, "", NULL);
  assert_header (SUYUAN_KIND_OUTLET, NULL, NULL);
  assert_header (SUYUAN_KIND_OUTLET, "\xff\xfe", NULL);
}

static void
test_yes_and_no (void)
{
  static const char *const yes[] = { "1", "是", "√", "有", "已完成", "Yes", "TRUE", "y", " 是 ", "Ｙ", "✓" };
  static const char *const no[] = { "0", "否", "×", "无", "未", "未完成", "No", "false", "n", "０" };

  for (guint i = 0; i < G_N_ELEMENTS (yes); i++)
    assert_value ("bool", yes[i], "1");
  for (guint i = 0; i < G_N_ELEMENTS (no); i++)
    assert_value ("bool", no[i], "0");
  assert_value ("bool", "也许", NULL);
  assert_value ("bool", "2", NULL);
  assert_value ("bool", "", NULL);
}

static void
test_values (void)
{
  assert_value ("water_class", "III", "III");
  assert_value ("water_class", "Ⅲ", "III");
  assert_value ("water_class", "Ⅲ类", "III");
  assert_value ("water_class", "iii 类", "III");
  assert_value ("water_class", "劣Ⅴ类", ">V");
  assert_value ("outlet_type", "城镇污水处理厂排污口", "treatment_plant");
  assert_value ("task_state", "已销号", "closed");
  assert_value ("task_state", "closed", "closed");
  assert_value ("task_state", "Closed", "closed");
  assert_value ("task_state", "没有这个", NULL);
  assert_value ("no_such_enumeration", "closed", NULL);
  assert_value ("task_state", NULL, NULL);
}

/* A value's key finds it exactly; both labels find it; what is broader is a value too. */
static void
test_every_value (void)
{
  static const char *const names[] = {
    "bool", "outlet_type", "outlet_status", "task_state", "water_class", "category", "link_method",
    "confidence", "area_type", "coverage", "event_type", "unit_level"
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      guint                  n;
      const SuyuanEnumValue *values = suyuan_catalogue_get_values (catalogue, names[i], &n);

      g_assert_cmpuint (n, >, 1);
      for (guint j = 0; j < n; j++)
        {
          g_assert_true (suyuan_catalogue_find_value (catalogue, names[i], values[j].key) == &values[j]);
          g_assert_true (suyuan_catalogue_match_value (catalogue, names[i], values[j].key) == &values[j]);
          assert_value (names[i], values[j].label_zh, values[j].key);
          if (values[j].parent != NULL)
            g_assert_nonnull (suyuan_catalogue_find_value (catalogue, names[i], values[j].parent));
        }
    }
}

/* The keys that the command line promises. */
static void
test_promised_keys (void)
{
  static const struct
  {
    const char *enumeration;
    const char *keys;
  } promised[] = {
    { "task_state", "registered assigned received scheme_approved under_way submitted prechecked accepted public_notice closed returned suspended cancelled" },
    { "outlet_status", "to_verify to_monitor to_trace to_rectify under_way awaiting_closure closed no_action supervised sealed" },
    { "category", "ban merge standardise" },
    { "link_method", "documents inspection technical" },
    { "confidence", "suspected probable confirmed" },
    { "water_class", "I II III IV V >V" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (promised); i++)
    {
      g_auto (GStrv) keys = g_strsplit (promised[i].keys, " ", -1);
      guint n;

      suyuan_catalogue_get_values (catalogue, promised[i].enumeration, &n);
      g_assert_cmpuint (n, ==, g_strv_length (keys));
      for (guint j = 0; keys[j] != NULL; j++)
        g_assert_nonnull (suyuan_catalogue_find_value (catalogue, promised[i].enumeration, keys[j]));
    }
}

static void
test_unknown_enumeration (void)
{
  guint n = 7;

  g_assert_null (suyuan_catalogue_get_values (catalogue, "no_such", &n));
  g_assert_cmpuint (n, ==, 0);
  g_assert_null (suyuan_catalogue_get_values (catalogue, NULL, &n));
  g_assert_null (suyuan_catalogue_find_value (catalogue, "no_such", "x"));
  g_assert_null (suyuan_catalogue_find_value (catalogue, "bool", NULL));
}

static void
test_labels_follow_the_language (void)
{
  const SuyuanField     *field = suyuan_catalogue_find_field (catalogue, SUYUAN_KIND_OUTLET, "name");
  const SuyuanEnumValue *value = suyuan_catalogue_find_value (catalogue, "bool", "1");

  g_setenv ("LANGUAGE", "zh_CN:en", TRUE);
  g_assert_cmpstr (suyuan_field_get_label (field), ==, "Name");

  setlocale (LC_ALL, "C.UTF-8");
  g_assert_cmpstr (suyuan_field_get_label (field), ==, "排污口名称");
  g_assert_cmpstr (suyuan_enum_value_get_label (value), ==, "是");

  g_setenv ("LANGUAGE", "en_GB", TRUE);
  g_assert_cmpstr (suyuan_field_get_label (field), ==, "Name");
  g_assert_cmpstr (suyuan_enum_value_get_label (value), ==, "Yes");
  setlocale (LC_ALL, "C");
  g_unsetenv ("LANGUAGE");
}

/* Loaded once, whoever asks first. */
static void
test_divisions (void)
{
  SuyuanDivisions *divisions = suyuan_catalogue_get_divisions (catalogue);

  g_assert_true (suyuan_catalogue_get_divisions (catalogue) == divisions);
  g_assert_cmpstr (suyuan_divisions_find (divisions, "411381")->name, ==, "邓州市");
}

static gpointer
share (gpointer data)
{
  return suyuan_catalogue_share (NULL);
}

/* Read once, whoever asks first, and there again when everybody has gone. */
static void
test_shared (void)
{
  GThread         *threads[8];
  SuyuanCatalogue *first, *again;

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new (NULL, share, NULL);
  first = g_thread_join (threads[0]);
  for (guint i = 1; i < G_N_ELEMENTS (threads); i++)
    {
      again = g_thread_join (threads[i]);
      g_assert_true (again == first);
      suyuan_catalogue_unref (again);
    }
  g_assert_nonnull (suyuan_catalogue_find_field (first, SUYUAN_KIND_OUTLET, "type"));
  suyuan_catalogue_unref (first);
  again = suyuan_catalogue_share (NULL);
  g_assert_nonnull (suyuan_catalogue_find_field (again, SUYUAN_KIND_OUTLET, "type"));
  suyuan_catalogue_unref (again);
}

static void
test_noise_never_crashes (void)
{
  for (guint i = 0; i < 20000; i++)
    {
      char  text[300] = { 0 };
      guint length = g_test_rand_int_range (0, i % 100 == 0 ? sizeof text : 12);

      for (guint j = 0; j < length; j++)
        text[j] = g_test_rand_int_range (1, 256);
      suyuan_catalogue_match_value (catalogue, "outlet_type", text);
      suyuan_catalogue_match_header (catalogue, SUYUAN_KIND_OUTLET, text);
    }
  assert_header (SUYUAN_KIND_OUTLET, "名称", "name");
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

  g_test_add_func ("/core/catalogue/every-field", test_every_field);
  g_test_add_func ("/core/catalogue/labels-lead-to-their-field", test_labels_lead_to_their_field);
  g_test_add_func ("/core/catalogue/a-field", test_a_field);
  g_test_add_func ("/core/catalogue/headers-of-real-ledgers", test_headers_of_real_ledgers);
  g_test_add_func ("/core/catalogue/headers-not-taken", test_headers_not_taken);
  g_test_add_func ("/core/catalogue/yes-and-no", test_yes_and_no);
  g_test_add_func ("/core/catalogue/values", test_values);
  g_test_add_func ("/core/catalogue/every-value", test_every_value);
  g_test_add_func ("/core/catalogue/promised-keys", test_promised_keys);
  g_test_add_func ("/core/catalogue/unknown-enumeration", test_unknown_enumeration);
  g_test_add_func ("/core/catalogue/labels-follow-the-language", test_labels_follow_the_language);
  g_test_add_func ("/core/catalogue/divisions", test_divisions);
  g_test_add_func ("/core/catalogue/shared", test_shared);
  g_test_add_func ("/core/catalogue/noise-never-crashes", test_noise_never_crashes);
  failed = g_test_run ();

  suyuan_catalogue_unref (catalogue);
  return failed;
}
