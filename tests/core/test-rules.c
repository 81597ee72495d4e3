/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suyuan-rules.h"

#include <string.h>

static SuyuanCatalogue *catalogue;

static SuyuanRecord *
new_record (SuyuanKind kind)
{
  SuyuanRecord *record = suyuan_record_new (catalogue, kind, NULL);

  suyuan_record_set_text (record, "name", "名称");

  return record;
}

static void
assert_breaches (SuyuanRecord *record,
                 const char   *expected)
{
  g_autoptr (GPtrArray) breaches = suyuan_rules_check (record);
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; i < breaches->len; i++)
    {
      SuyuanBreach *breach = breaches->pdata[i];

      g_test_message ("%s", breach->message);
      g_assert_true (g_str_has_prefix (breach->message, breach->field->label));
      g_string_append_printf (found, "%s%s:%s%s", i > 0 ? " " : "", breach->field->key, breach->code, breach->hard ? "!" : "");
    }
  g_assert_cmpstr (found->str, ==, expected);
}

static void
test_all_well (void)
{
  g_autoptr (SuyuanRecord) record = new_record (SUYUAN_KIND_OUTLET);

  suyuan_record_set_text (record, "code", "FA-500112-0065-YS-00");
  suyuan_record_set_text (record, "type", "urban_rain");
  suyuan_record_set_text (record, "sources", "industry;rain");
  suyuan_record_set_text (record, "credit_code", "91130200699229617X");
  suyuan_record_set_text (record, "permit_number", "91130200699229617X001P");
  suyuan_record_set_text (record, "quick_cod", "<4");
  suyuan_record_set_real (record, "quick_ph", 7.2);
  suyuan_record_set_real (record, "volume_m3d", 0);
  suyuan_record_set_integer (record, "lon", 1120917000);
  suyuan_record_set_integer (record, "lat", 326858000);
  assert_breaches (record, "");
}

/* What is required is missing whether it was never set or cleared; what the store fills in is not asked for. */
static void
test_required (void)
{
  g_autoptr (SuyuanRecord) record = suyuan_record_new (catalogue, SUYUAN_KIND_OUTLET, NULL);
  g_autoptr (SuyuanRecord) link = new_record (SUYUAN_KIND_LINK);

  assert_breaches (record, "name:required!");
  suyuan_record_set_text (record, "name", NULL);
  assert_breaches (record, "name:required!");
  assert_breaches (link, "outlet:required! enterprise:required! confidence:required!");
}

static void
test_ranges (void)
{
  g_autoptr (SuyuanRecord) record = new_record (SUYUAN_KIND_OUTLET);

  suyuan_record_set_real (record, "quick_ph", 14.01);
  suyuan_record_set_real (record, "volume_m3d", -0.5);
  suyuan_record_set_integer (record, "source_count", -1);
  assert_breaches (record, "quick_ph:out_of_range! source_count:out_of_range! volume_m3d:out_of_range!");
  suyuan_record_set_real (record, "quick_ph", 14);
  suyuan_record_set_real (record, "volume_m3d", 0);
  suyuan_record_set_integer (record, "source_count", 0);
  assert_breaches (record, "");
  suyuan_record_set_real (record, "quick_ph", -0.01);
  assert_breaches (record, "quick_ph:out_of_range!");
  suyuan_record_set_text (record, "quick_ph", "<1");
  assert_breaches (record, "");
}

static void
test_range_message (void)
{
  g_autoptr (SuyuanRecord) record = new_record (SUYUAN_KIND_OUTLET);
  g_autoptr (GPtrArray) breaches = NULL;

  suyuan_record_set_real (record, "quick_ph", 72);
  breaches = suyuan_rules_check (record);
  g_assert_cmpstr (((SuyuanBreach *) breaches->pdata[0])->message, ==,
                   "Quick pH: 72 is not between 0 and 14; correct it or leave it blank");
}

static void
test_membership (void)
{
  g_autoptr (SuyuanRecord) record = new_record (SUYUAN_KIND_OUTLET);
  g_autofree char *long_key = g_strnfill (200, 'k');

  suyuan_record_set_text (record, "type", "城镇雨洪排口");
  suyuan_record_set_text (record, "sources", "rain;snow;industry;hail");
  assert_breaches (record, "type:unknown_value! sources:unknown_value! sources:unknown_value!");
  suyuan_record_set_text (record, "type", "rain;urban_rain");
  suyuan_record_set_text (record, "sources", long_key);
  assert_breaches (record, "type:unknown_value! sources:unknown_value!");
}

static void
test_types (void)
{
  g_autoptr (SuyuanRecord) record = new_record (SUYUAN_KIND_OUTLET);

  suyuan_record_set_integer (record, "code", 5);
  suyuan_record_set_text (record, "volume_m3d", "viel");
  suyuan_record_set_text (record, "enterprise", "E001");
  suyuan_record_set_text (record, "quick_cod", "ND");
  suyuan_record_set_real (record, "rectify", 1);
  assert_breaches (record, "code:rule! quick_cod:rule! volume_m3d:rule! enterprise:rule! rectify:rule!");
}

static void
set_position (SuyuanRecord *record,
              double        lon,
              double        lat)
{
  suyuan_record_set_integer (record, "lon", (gint64) (lon * 10000000));
  suyuan_record_set_integer (record, "lat", (gint64) (lat * 10000000));
}

static void
test_positions (void)
{
  static const struct
  {
    double      lon, lat;
    const char *expected;
  } places[] = {
    { 112.5, 33.2, "" },
    { 73, 3, "" },
    { 136, 54, "" },
    { 33.2, 112.5, "lat:swapped!" },
    { 32, 80, "lat:swapped" },
    { -75.5, 37.2, "lat:outside_country" },
    { 0, 0, "lat:outside_country" },
    { 17.05, 47.8, "lat:outside_country" },
    { 180, 90, "lat:outside_country" },
    { 180.1, 10, "lon:outside_world!" },
    { 112, 95, "lat:outside_world!" },
    { -99, -99, "lat:outside_world!" },
    { 500000, 4000000, "lon:outside_world!" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autoptr (SuyuanRecord) record = new_record (SUYUAN_KIND_OUTLET);

      set_position (record, places[i].lon, places[i].lat);
      assert_breaches (record, places[i].expected);
    }
}

static void
test_half_a_position (void)
{
  g_autoptr (SuyuanRecord) record = new_record (SUYUAN_KIND_ENTERPRISE);

  assert_breaches (record, "");
  suyuan_record_set_integer (record, "lon", 1120000000);
  assert_breaches (record, "lat:no_position!");
  suyuan_record_set_text (record, "lon", NULL);
  suyuan_record_set_integer (record, "lat", 330000000);
  assert_breaches (record, "lon:no_position!");
}

/* Half of a position can be wrong for itself: up to the pole and the date line it is only half. */
static void
test_half_a_position_outside_the_world (void)
{
  static const struct
  {
    const char *key;
    gint64      degrees; /* × 10⁷ */
    const char *expected;
  } halves[] = {
    { "lon", 3125000000, "lon:outside_world! lat:no_position!" },
    { "lon", 1800000001, "lon:outside_world! lat:no_position!" },
    { "lon", 1800000000, "lat:no_position!" },
    { "lon", -1800000000, "lat:no_position!" },
    { "lat", 933000000, "lat:outside_world! lon:no_position!" },
    { "lat", -900000001, "lat:outside_world! lon:no_position!" },
    { "lat", 900000000, "lon:no_position!" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (halves); i++)
    {
      g_autoptr (SuyuanRecord) record = new_record (SUYUAN_KIND_ENTERPRISE);

      suyuan_record_set_integer (record, halves[i].key, halves[i].degrees);
      assert_breaches (record, halves[i].expected);
    }
}

static void
test_kind_without_position (void)
{
  g_autoptr (SuyuanRecord) record = new_record (SUYUAN_KIND_UNIT);

  assert_breaches (record, "");
}

static void
test_codes (void)
{
  g_autoptr (SuyuanRecord) record = new_record (SUYUAN_KIND_OUTLET);
  g_autoptr (GPtrArray) breaches = NULL;

  suyuan_record_set_text (record, "code", "#12");
  suyuan_record_set_text (record, "credit_code", "91520198MAAMOWECXQ");
  suyuan_record_set_text (record, "permit_number", "没有");
  assert_breaches (record, "code:code credit_code:credit_code! permit_number:permit");

  /* The way out is in the message. */
  breaches = suyuan_rules_check (record);
  g_assert_nonnull (strstr (((SuyuanBreach *) breaches->pdata[1])->message, "91520198MAAM0WECXQ"));
  suyuan_record_set_text (record, "credit_code", "91350100M000100Y4Z");
  suyuan_record_set_text (record, "code", "outlet:3");
  assert_breaches (record, "code:code credit_code:credit_code! permit_number:permit");
}

/* A geometry of nothing but its head: byte order and kind, with heights or not. */
static void
assert_shape (SuyuanKind  kind,
              guint8      order,
              guint32     shape,
              const char *expected)
{
  g_autoptr (SuyuanRecord) record = new_record (kind);
  guint8 bytes[5] = { order };
  g_autoptr (GBytes) wkb = NULL;
  g_auto (SuyuanValue) value = { 0 };

  shape = order ? GUINT32_TO_LE (shape) : GUINT32_TO_BE (shape);
  memcpy (bytes + 1, &shape, sizeof shape);
  if (kind == SUYUAN_KIND_AREA)
    suyuan_record_set_text (record, "type", "park");
  wkb = g_bytes_new (bytes, sizeof bytes);
  suyuan_value_set_blob (&value, wkb);
  suyuan_record_set (record, "geometry", &value);
  assert_breaches (record, expected);
}

/* A reach is a line, an area an outline; a water body may be drawn either way. */
static void
test_shapes (void)
{
  for (guint8 order = 0; order < 2; order++)
    for (guint32 shape = 1; shape < 8; shape++)
      for (guint32 more = 0; more < 4000; more += 1000)
        {
          assert_shape (SUYUAN_KIND_REACH, order, shape + more, shape == 2 || shape == 5 ? "" : "geometry:bad_geometry!");
          assert_shape (SUYUAN_KIND_AREA, order, shape + more, shape == 3 || shape == 6 ? "" : "geometry:bad_geometry!");
          assert_shape (SUYUAN_KIND_WATER_BODY, order, shape + more, "");
        }
}

static void
random_value (SuyuanRecord *record,
              guint         index)
{
  static const char *const texts[] = { "rain", "rain;industry", ";;", "<1", "91130200699229617X", "2026-05-07", "#", "字" };
  g_auto (SuyuanValue) value = { 0 };
  SuyuanUid uid = { { 9 } };

  switch (g_test_rand_int_range (0, 5))
    {
    case 0:
      suyuan_value_set_text (&value, texts[g_test_rand_int_range (0, G_N_ELEMENTS (texts))]);
      break;
    case 1:
      suyuan_value_set_integer (&value, g_test_rand_bit () ? G_MAXINT64 : g_test_rand_int ());
      break;
    case 2:
      suyuan_value_set_real (&value, g_test_rand_double_range (-100, 100));
      break;
    case 3:
      suyuan_value_set_uid (&value, &uid);
      break;
    default:
      break;
    }
  suyuan_record_take (record, index, &value);
}

/* Whatever a merge brings: no crash, and every breach says where and why. */
static void
test_noise (void)
{
  guint n_breaches = 0;

  for (guint i = 0; i < 500; i++)
    {
      SuyuanKind kind = (SuyuanKind) g_test_rand_int_range (1, SUYUAN_N_KINDS);
      g_autoptr (SuyuanRecord) record = suyuan_record_new (catalogue, kind, NULL);
      g_autoptr (GPtrArray) breaches = NULL;
      guint n;

      suyuan_catalogue_get_fields (catalogue, kind, &n);
      for (guint j = 0; j < n; j++)
        random_value (record, j);
      breaches = suyuan_rules_check (record);
      for (guint j = 0; j < breaches->len; j++)
        {
          SuyuanBreach *breach = breaches->pdata[j];

          g_assert_nonnull (breach->code);
          g_assert_cmpint (breach->field->kind, ==, kind);
          g_assert_true (g_utf8_validate (breach->message, -1, NULL));
        }
      n_breaches += breaches->len;
    }
  g_assert_cmpuint (n_breaches, >, 1000);
}

/* What is done is done by today; what is planned may lie anywhere. */
static void
test_days_to_come (void)
{
  g_autoptr (SuyuanRecord) outlet = new_record (SUYUAN_KIND_OUTLET);
  g_autoptr (SuyuanRecord) sample = new_record (SUYUAN_KIND_SAMPLE);
  g_autoptr (GPtrArray) well = NULL;
  g_autoptr (GPtrArray) late = NULL;
  g_autoptr (GPtrArray) taken = NULL;
  SuyuanBreach *breach;

  suyuan_record_set_text (outlet, "planned_on", "2030-01-01");
  suyuan_record_set_text (outlet, "investigated_on", "2026-03-02");
  well = suyuan_rules_check_days (outlet, "2026-03-02");
  g_assert_cmpuint (well->len, ==, 0);

  suyuan_record_set_text (outlet, "investigated_on", "2027-09-20");
  late = suyuan_rules_check_days (outlet, "2026-03-02");
  g_assert_cmpuint (late->len, ==, 1);
  breach = late->pdata[0];
  g_assert_cmpstr (breach->field->key, ==, "investigated_on");
  g_assert_cmpstr (breach->code, ==, "to_come");
  g_assert_false (breach->hard);
  g_assert_nonnull (strstr (breach->message, "2027-09-20"));

  suyuan_record_set_integer (sample, "taken", G_GINT64_CONSTANT (1772400600000)); /* 2026-03-02 05:30 in China */
  taken = suyuan_rules_check_days (sample, "2026-03-01");
  g_assert_cmpuint (taken->len, ==, 1);
  g_ptr_array_unref (taken);
  taken = suyuan_rules_check_days (sample, "2026-03-02");
  g_assert_cmpuint (taken->len, ==, 0);
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

  g_test_add_func ("/core/rules/all-well", test_all_well);
  g_test_add_func ("/core/rules/required", test_required);
  g_test_add_func ("/core/rules/ranges", test_ranges);
  g_test_add_func ("/core/rules/days-to-come", test_days_to_come);
  g_test_add_func ("/core/rules/range-message", test_range_message);
  g_test_add_func ("/core/rules/membership", test_membership);
  g_test_add_func ("/core/rules/types", test_types);
  g_test_add_func ("/core/rules/positions", test_positions);
  g_test_add_func ("/core/rules/half-a-position", test_half_a_position);
  g_test_add_func ("/core/rules/half-a-position-outside-the-world", test_half_a_position_outside_the_world);
  g_test_add_func ("/core/rules/kind-without-position", test_kind_without_position);
  g_test_add_func ("/core/rules/codes", test_codes);
  g_test_add_func ("/core/rules/shapes", test_shapes);
  g_test_add_func ("/core/rules/noise", test_noise);
  failed = g_test_run ();

  suyuan_catalogue_unref (catalogue);
  return failed;
}
