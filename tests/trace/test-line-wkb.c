/* Lines are read from the bytes of any writer, and bytes that are none are refused with a reason. */
/* SPDX-FileCopyrightText: 2026 The Suyuan authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "suyuan-line.h"

/* Writes well-known binary in one byte order. */
typedef struct
{
  GByteArray *bytes;
  gboolean    big;
} Writer;

static Writer
writer_new (gboolean big)
{
  return (Writer){ g_byte_array_new (), big };
}

static void
put_number (Writer *self,
            guint32 number)
{
  number = self->big ? GUINT32_TO_BE (number) : GUINT32_TO_LE (number);
  g_byte_array_append (self->bytes, (guint8 *) &number, sizeof number);
}

static void
put_header (Writer *self,
            guint32 type)
{
  guint8 order = !self->big;

  g_byte_array_append (self->bytes, &order, 1);
  put_number (self, type);
}

static void
put_double (Writer *self,
            double  value)
{
  guint64 bits;

  memcpy (&bits, &value, sizeof bits);
  bits = self->big ? GUINT64_TO_BE (bits) : GUINT64_TO_LE (bits);
  g_byte_array_append (self->bytes, (guint8 *) &bits, sizeof bits);
}

/* n vertices (112.1 + i, 32.5 - i), each with further zeroes. */
static void
put_vertices (Writer *self,
              guint   n,
              guint   extra)
{
  put_number (self, n);
  for (guint i = 0; i < n; i++)
    {
      put_double (self, 112.1 + i);
      put_double (self, 32.5 - i);
      for (guint e = 0; e < extra; e++)
        put_double (self, 0);
    }
}

static SuyuanLine *
finish (Writer  *self,
        GError **error)
{
  g_autoptr (GBytes) wkb = g_byte_array_free_to_bytes (self->bytes);

  return suyuan_line_new_from_wkb (wkb, error);
}

static void
check_part (const SuyuanLine *line,
            guint             part,
            guint             n_expected)
{
  guint                 n;
  const SuyuanPosition *vertices = suyuan_line_get_part (line, part, &n);

  g_assert_cmpuint (n, ==, n_expected);
  for (guint i = 0; i < n; i++)
    {
      g_assert_cmpint (vertices[i].lon, ==, 1121000000 + (gint) i * SUYUAN_DEGREE);
      g_assert_cmpint (vertices[i].lat, ==, 325000000 - (gint) i * SUYUAN_DEGREE);
    }
}

static void
test_line (void)
{
  static const struct
  {
    guint32 type;
    guint   extra;
  } types[] = { { 2, 0 }, { 1002, 1 }, { 2002, 1 }, { 3002, 2 }, { 0x80000002, 1 }, { 0xc0000002, 2 } };

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    for (guint big = 0; big < 2; big++)
      {
        Writer writer = writer_new (big);
        g_autoptr (SuyuanLine) line = NULL;
        g_autoptr (GError) error = NULL;

        put_header (&writer, types[i].type);
        put_vertices (&writer, 4, types[i].extra);
        line = finish (&writer, &error);
        g_assert_no_error (error);
        g_assert_false (suyuan_line_is_closed (line));
        g_assert_cmpuint (suyuan_line_get_n_parts (line), ==, 1);
        check_part (line, 0, 4);
      }
}

static void
test_srid (void)
{
  Writer writer = writer_new (FALSE);
  g_autoptr (SuyuanLine) line = NULL;

  put_header (&writer, 0x20000002);
  put_number (&writer, 4490);
  put_vertices (&writer, 2, 0);
  line = finish (&writer, NULL);
  g_assert_nonnull (line);
  check_part (line, 0, 2);
}

/* Parts in different byte orders are allowed; one vertex is no part. */
static void
test_multi_line (void)
{
  Writer writer = writer_new (FALSE);
  g_autoptr (SuyuanLine) line = NULL;

  put_header (&writer, 5);
  put_number (&writer, 3);
  put_header (&writer, 2);
  put_vertices (&writer, 3, 0);
  writer.big = TRUE;
  put_header (&writer, 2);
  put_vertices (&writer, 1, 0);
  put_header (&writer, 2);
  put_vertices (&writer, 2, 0);
  line = finish (&writer, NULL);
  g_assert_cmpuint (suyuan_line_get_n_parts (line), ==, 2);
  check_part (line, 0, 3);
  check_part (line, 1, 2);
}

static void
test_polygons (void)
{
  Writer writer = writer_new (FALSE);
  g_autoptr (SuyuanLine) line = NULL;

  put_header (&writer, 6);
  put_number (&writer, 2);
  for (guint i = 0; i < 2; i++)
    {
      put_header (&writer, 3);
      put_number (&writer, 2);
      put_vertices (&writer, 4, 0);
      put_vertices (&writer, 5, 0);
    }
  line = finish (&writer, NULL);
  g_assert_true (suyuan_line_is_closed (line));
  g_assert_cmpuint (suyuan_line_get_n_parts (line), ==, 4);
  check_part (line, 3, 5);
}

static void
test_empty (void)
{
  Writer writer = writer_new (FALSE);
  g_autoptr (SuyuanLine) line = NULL;

  put_header (&writer, 7);
  put_number (&writer, 0);
  line = finish (&writer, NULL);
  g_assert_cmpuint (suyuan_line_get_n_parts (line), ==, 0);
}

static void
assert_refused (GBytes     *wkb,
                const char *reason)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (suyuan_line_new_from_wkb (wkb, &error));
  g_assert_error (error, SUYUAN_TRACE_ERROR, SUYUAN_TRACE_ERROR_GEOMETRY);
  g_assert_nonnull (strstr (error->message, reason));
}

/* Cut anywhere, the bytes are refused and nothing is read behind them. */
static void
test_cut_short (void)
{
  Writer writer = writer_new (FALSE);
  g_autoptr (GBytes) whole = NULL;

  put_header (&writer, 6);
  put_number (&writer, 1);
  put_header (&writer, 3);
  put_number (&writer, 1);
  put_vertices (&writer, 4, 0);
  whole = g_byte_array_free_to_bytes (writer.bytes);
  for (gsize size = 0; size < g_bytes_get_size (whole); size++)
    {
      g_autofree guint8 *copy = g_memdup2 (g_bytes_get_data (whole, NULL), size);
      g_autoptr (GBytes) cut = g_bytes_new_static (copy, size);

      assert_refused (cut, "end too early");
    }
}

static void
test_random_bytes (void)
{
  for (guint round = 0; round < 5000; round++)
    {
      guint8 bytes[64];
      g_autoptr (GBytes) wkb = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (SuyuanLine) line = NULL;

      for (guint i = 0; i < sizeof bytes; i++)
        bytes[i] = g_test_rand_int_range (0, 256);
      bytes[0] = round & 1;
      if (round & 2)
        memcpy (bytes + 1, round & 1 ? "\7\0\0\0\2\0\0\0" : "\0\0\0\7\0\0\0\2", 8);
      wkb = g_bytes_new (bytes, sizeof bytes);
      line = suyuan_line_new_from_wkb (wkb, &error);
      g_assert_true ((line != NULL) != (error != NULL));
    }
}

static void
test_refused (void)
{
  static const double outside[][2] = { { 200, 30 }, { 30, 112 }, { 37513221.5, 3617000 }, { 0.0 / 0.0, 1 } };
  Writer              writer;
  g_autoptr (GBytes) point = NULL;
  g_autoptr (GBytes) mixed = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (outside); i++)
    {
      g_autoptr (GBytes) wkb = NULL;

      writer = writer_new (FALSE);
      put_header (&writer, 2);
      put_number (&writer, 1);
      put_double (&writer, outside[i][0]);
      put_double (&writer, outside[i][1]);
      wkb = g_byte_array_free_to_bytes (writer.bytes);
      assert_refused (wkb, "outside the world");
    }

  writer = writer_new (TRUE);
  put_header (&writer, 1);
  put_double (&writer, 112);
  put_double (&writer, 32);
  point = g_byte_array_free_to_bytes (writer.bytes);
  assert_refused (point, "neither a line nor an area");

  writer = writer_new (TRUE);
  put_header (&writer, 7);
  put_number (&writer, 2);
  put_header (&writer, 2);
  put_vertices (&writer, 2, 0);
  put_header (&writer, 3);
  put_number (&writer, 1);
  put_vertices (&writer, 4, 0);
  mixed = g_byte_array_free_to_bytes (writer.bytes);
  assert_refused (mixed, "mixes");
}

static void
test_nested_too_deep (void)
{
  Writer writer = writer_new (FALSE);
  g_autoptr (GBytes) wkb = NULL;

  for (guint i = 0; i < 100000; i++)
    {
      put_header (&writer, 7);
      put_number (&writer, 1);
    }
  wkb = g_byte_array_free_to_bytes (writer.bytes);
  assert_refused (wkb, "nested too deep");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/line-wkb/line", test_line);
  g_test_add_func ("/line-wkb/srid", test_srid);
  g_test_add_func ("/line-wkb/multi-line", test_multi_line);
  g_test_add_func ("/line-wkb/polygons", test_polygons);
  g_test_add_func ("/line-wkb/empty", test_empty);
  g_test_add_func ("/line-wkb/cut-short", test_cut_short);
  g_test_add_func ("/line-wkb/random-bytes", test_random_bytes);
  g_test_add_func ("/line-wkb/refused", test_refused);
  g_test_add_func ("/line-wkb/nested-too-deep", test_nested_too_deep);
  return g_test_run ();
}
