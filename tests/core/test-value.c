/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suyuan-value.h"

#include <math.h>
#include <string.h>

static void
assert_bytes (const SuyuanValue *value,
              const char        *hex)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autoptr (GString) text = g_string_new (NULL);

  suyuan_value_serialize (value, bytes);
  for (guint i = 0; i < bytes->len; i++)
    g_string_append_printf (text, "%02x", bytes->data[i]);
  g_assert_cmpstr (text->str, ==, hex);
}

/* The journal's chain stands on these bytes: they may never change. */
static void
test_frozen_bytes (void)
{
  g_auto (SuyuanValue) value = { 0 };
  SuyuanUid uid = { { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16 } };

  assert_bytes (&value, "00");
  suyuan_value_set_integer (&value, 1);
  assert_bytes (&value, "010000000000000001");
  suyuan_value_set_integer (&value, -2);
  assert_bytes (&value, "01fffffffffffffffe");
  suyuan_value_set_real (&value, 1.5);
  assert_bytes (&value, "023ff8000000000000");
  suyuan_value_set_text (&value, "氨a");
  assert_bytes (&value, "0300000004e6b0a861");
  suyuan_value_set_uid (&value, &uid);
  assert_bytes (&value, "04000000100102030405060708090a0b0c0d0e0f10");
}

static void
test_setters_replace (void)
{
  g_auto (SuyuanValue) value = { 0 };
  g_autoptr (GBytes) blob = g_bytes_new_static ("\1\2", 2);

  suyuan_value_set_text (&value, "汉江");
  g_assert_cmpstr (value.text, ==, "汉江");
  suyuan_value_set_text (&value, value.text + strlen ("汉"));
  g_assert_cmpstr (value.text, ==, "江");
  suyuan_value_set_blob (&value, blob);
  suyuan_value_set_blob (&value, value.blob);
  g_assert_true (value.blob == blob);
  suyuan_value_take_text (&value, g_strdup ("x"));
  g_assert_cmpstr (value.text, ==, "x");
  suyuan_value_set_integer (&value, 7);
  g_assert_cmpint (value.integer, ==, 7);
  suyuan_value_clear (&value);
  g_assert_cmpint (value.type, ==, SUYUAN_VALUE_NULL);
}

static void
test_blank_is_null (void)
{
  g_auto (SuyuanValue) value = { 0 };
  SuyuanUid nil = { 0 };

  suyuan_value_set_integer (&value, 1);
  suyuan_value_set_text (&value, "");
  g_assert_cmpint (value.type, ==, SUYUAN_VALUE_NULL);
  suyuan_value_set_text (&value, NULL);
  g_assert_cmpint (value.type, ==, SUYUAN_VALUE_NULL);
  suyuan_value_take_text (&value, g_strdup (""));
  g_assert_cmpint (value.type, ==, SUYUAN_VALUE_NULL);
  suyuan_value_set_blob (&value, NULL);
  g_assert_cmpint (value.type, ==, SUYUAN_VALUE_NULL);
  suyuan_value_set_uid (&value, &nil);
  g_assert_cmpint (value.type, ==, SUYUAN_VALUE_NULL);
  suyuan_value_set_uid (&value, NULL);
  g_assert_cmpint (value.type, ==, SUYUAN_VALUE_NULL);
}

static void
test_odd_reals (void)
{
  g_auto (SuyuanValue) value = { 0 };

  suyuan_value_set_real (&value, NAN);
  g_assert_cmpint (value.type, ==, SUYUAN_VALUE_NULL);
  suyuan_value_set_real (&value, -INFINITY);
  g_assert_cmpint (value.type, ==, SUYUAN_VALUE_NULL);
  suyuan_value_set_real (&value, -0.0);
  g_assert_cmpint (value.type, ==, SUYUAN_VALUE_REAL);
  g_assert_false (signbit (value.real));
}

static void
test_uid_round_trip (void)
{
  g_auto (SuyuanValue) value = { 0 };
  SuyuanUid uid, again = { 0 };

  g_assert_false (suyuan_value_get_uid (&value, &again));
  suyuan_uid_init (&uid, 1770000000000);
  suyuan_value_set_uid (&value, &uid);
  g_assert_true (suyuan_value_get_uid (&value, &again));
  g_assert_true (suyuan_uid_equal (&uid, &again));

  g_autoptr (GBytes) wkb = g_bytes_new_static ("123456789012345678901", 21);
  suyuan_value_set_blob (&value, wkb);
  g_assert_false (suyuan_value_get_uid (&value, &again));
}

static void
random_value (SuyuanValue *value)
{
  guint8 noise[40];
  gsize  size = g_test_rand_int_range (0, sizeof noise);

  for (gsize i = 0; i < size; i++)
    noise[i] = g_test_rand_int_range (0, 256);

  switch (g_test_rand_int_range (0, 6))
    {
    case 0:
      suyuan_value_clear (value);
      break;
    case 1:
      suyuan_value_set_integer (value, (gint64) g_test_rand_int () * (G_GINT64_CONSTANT (1) << g_test_rand_int_range (0, 31)));
      break;
    case 2:
      suyuan_value_set_real (value, g_test_rand_double_range (-1e9, 1e9));
      break;
    case 3:
      {
        g_autoptr (GBytes) blob = g_bytes_new (noise, size);

        suyuan_value_set_blob (value, blob);
        break;
      }
    default:
      suyuan_value_take_text (value, g_utf8_make_valid ((const char *) noise, size));
    }
}

/* Equal values have equal bytes, different ones different bytes; bytes give the value back. */
static void
test_serialisation_is_canonical (void)
{
  for (guint i = 0; i < 5000; i++)
    {
      g_auto (SuyuanValue) a = { 0 };
      g_auto (SuyuanValue) b = { 0 };
      g_auto (SuyuanValue) again = { 0 };
      g_autoptr (GByteArray) bytes_a = g_byte_array_new ();
      g_autoptr (GByteArray) bytes_b = g_byte_array_new ();
      const guint8 *cursor;

      random_value (&a);
      random_value (&b);
      suyuan_value_serialize (&a, bytes_a);
      suyuan_value_serialize (&b, bytes_b);
      cursor = bytes_a->data;

      g_assert_true (suyuan_value_deserialize (&again, &cursor, bytes_a->data + bytes_a->len));
      g_assert_true (cursor == bytes_a->data + bytes_a->len);
      g_assert_true (suyuan_value_equal (&a, &again));
      g_assert_cmpint (suyuan_value_equal (&a, &b), ==,
                       bytes_a->len == bytes_b->len && memcmp (bytes_a->data, bytes_b->data, bytes_a->len) == 0);

      suyuan_value_copy (&a, &b);
      g_assert_true (suyuan_value_equal (&a, &b));
    }
}

static void
test_every_cut_is_refused (void)
{
  g_auto (SuyuanValue) value = { 0 };
  g_autoptr (GByteArray) bytes = g_byte_array_new ();

  suyuan_value_set_text (&value, "入河排污口");
  suyuan_value_serialize (&value, bytes);
  for (guint length = 0; length < bytes->len; length++)
    {
      /* A copy of exactly that length lets the sanitizer see a read behind it. */
      g_autofree guint8 *cut = g_memdup2 (bytes->data, length);
      const guint8      *cursor = cut;

      g_assert_false (suyuan_value_deserialize (&value, &cursor, cut + length));
      g_assert_cmpint (value.type, ==, SUYUAN_VALUE_NULL);
    }
}

/* Bytes that were not written by serialize are refused, or they are what serialize would write. */
static void
test_noise_is_refused_or_canonical (void)
{
  guint n_read = 0;

  for (guint i = 0; i < 20000; i++)
    {
      g_auto (SuyuanValue) value = { 0 };
      g_autoptr (GByteArray) again = g_byte_array_new ();
      guint8        noise[24];
      const guint8 *cursor = noise;

      for (guint j = 0; j < sizeof noise; j++)
        noise[j] = j >= 1 && j <= 3 ? 0 : g_test_rand_int_range (0, j == 0 ? 6 : 256);
      noise[4] %= 24;
      if (!suyuan_value_deserialize (&value, &cursor, noise + sizeof noise))
        continue;
      n_read++;
      suyuan_value_serialize (&value, again);
      g_assert_cmpmem (again->data, again->len, noise, (gsize) (cursor - noise));
    }
  g_assert_cmpuint (n_read, >, 1000);
}

static void
test_refused_bytes (void)
{
  static const struct
  {
    const char *bytes;
    gsize       size;
  } bad[] = {
    { "\2\x7f\xf8\0\0\0\0\0\0", 9 }, /* not a number */
    { "\2\x7f\xf0\0\0\0\0\0\0", 9 }, /* infinite */
    { "\2\x80\0\0\0\0\0\0\0", 9 },   /* minus zero */
    { "\3\0\0\0\0", 5 },             /* an empty text */
    { "\3\0\0\0\2\xff\xfe", 7 },     /* not UTF-8 */
    { "\3\0\0\0\3a\0b", 8 },         /* a zero within */
    { "\4\xff\xff\xff\xff\1", 6 },   /* longer than there is */
    { "\5", 1 },                     /* no such type */
  };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_auto (SuyuanValue) value = { 0 };
      const guint8 *cursor = (const guint8 *) bad[i].bytes;

      g_assert_false (suyuan_value_deserialize (&value, &cursor, cursor + bad[i].size));
      g_assert_cmpint (value.type, ==, SUYUAN_VALUE_NULL);
    }
}

static void
test_types_differ (void)
{
  g_auto (SuyuanValue) integer = { 0 };
  g_auto (SuyuanValue) real = { 0 };
  g_auto (SuyuanValue) null = { 0 };

  suyuan_value_set_integer (&integer, 1);
  suyuan_value_set_real (&real, 1);
  g_assert_false (suyuan_value_equal (&integer, &real));
  g_assert_false (suyuan_value_equal (&integer, &null));
  g_assert_true (suyuan_value_equal (&null, &null));
  suyuan_value_copy (&integer, &integer);
  g_assert_cmpint (integer.integer, ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/value/frozen-bytes", test_frozen_bytes);
  g_test_add_func ("/core/value/setters-replace", test_setters_replace);
  g_test_add_func ("/core/value/blank-is-null", test_blank_is_null);
  g_test_add_func ("/core/value/odd-reals", test_odd_reals);
  g_test_add_func ("/core/value/uid-round-trip", test_uid_round_trip);
  g_test_add_func ("/core/value/serialisation-is-canonical", test_serialisation_is_canonical);
  g_test_add_func ("/core/value/every-cut-is-refused", test_every_cut_is_refused);
  g_test_add_func ("/core/value/noise-is-refused-or-canonical", test_noise_is_refused_or_canonical);
  g_test_add_func ("/core/value/refused-bytes", test_refused_bytes);
  g_test_add_func ("/core/value/types-differ", test_types_differ);

  return g_test_run ();
}
