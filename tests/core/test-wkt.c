/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suyuan-position.h"

#include <string.h>

/* A reader of WKB that knows nothing of the writer: prints well-known text again. */
static guint32
take_word (const guint8 **at)
{
  guint32 word;

  memcpy (&word, *at, sizeof word);
  *at += sizeof word;

  return GUINT32_FROM_LE (word);
}

static void
print_coordinate (GString       *text,
                  const guint8 **at)
{
  for (guint i = 0; i < 2; i++)
    {
      guint64 word;
      double  number;
      char    digits[G_ASCII_DTOSTR_BUF_SIZE];

      memcpy (&word, *at, sizeof word);
      word = GUINT64_FROM_LE (word);
      memcpy (&number, &word, sizeof number);
      *at += sizeof word;
      g_string_append_printf (text, "%s%s", i > 0 ? " " : "", g_ascii_formatd (digits, sizeof digits, "%.15g", number));
    }
}

static void
print_list (GString       *text,
            const guint8 **at,
            guint          depth)
{
  guint32 count = depth > 0 ? take_word (at) : 1;

  g_string_append_c (text, '(');
  for (guint32 i = 0; i < count; i++)
    {
      g_string_append (text, i > 0 ? ", " : "");
      if (depth <= 1)
        print_coordinate (text, at);
      else
        print_list (text, at, depth - 1);
    }
  g_string_append_c (text, ')');
}

static void
print_parts (GString       *text,
             const guint8 **at)
{
  guint32 count = take_word (at);

  g_string_append_c (text, '(');
  for (guint32 i = 0; i < count; i++)
    {
      g_string_append (text, i > 0 ? ", " : "");
      g_assert_cmpint (*(*at)++, ==, 1);
      print_list (text, at, take_word (at) - 1);
    }
  g_string_append_c (text, ')');
}

static char *
to_text (GBytes *wkb)
{
  static const char *const words[] = { NULL, "POINT", "LINESTRING", "POLYGON", "MULTIPOINT", "MULTILINESTRING", "MULTIPOLYGON" };
  gsize                    size;
  const guint8            *data = g_bytes_get_data (wkb, &size), *at = data;
  GString                 *text = g_string_new (NULL);
  guint32                  type;

  g_assert_cmpint (*at++, ==, 1);
  type = take_word (&at);
  g_assert_cmpuint (type, >=, 1);
  g_assert_cmpuint (type, <=, 6);
  g_string_append_printf (text, "%s ", words[MIN (type, 6)]);
  if (type > 3)
    print_parts (text, &at);
  else
    print_list (text, &at, type - 1);
  g_assert_true (at == data + size);

  return g_string_free (text, FALSE);
}

static void
append_line (GString *text,
             guint    n,
             gboolean closed)
{
  g_autofree char *first = NULL;

  g_string_append_c (text, '(');
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *place = g_strdup_printf ("%d.%d %d.%d", g_test_rand_int_range (-179, 180), g_test_rand_int_range (1, 10),
                                                g_test_rand_int_range (-89, 90), g_test_rand_int_range (1, 10));

      g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", place);
      if (first == NULL)
        first = g_steal_pointer (&place);
    }
  g_string_append_printf (text, closed ? ", %s)" : ")", first);
}

static void
append_shape (GString *text,
              guint    shape)
{
  guint n_rings = g_test_rand_int_range (1, 4);

  if (shape < 3)
    {
      append_line (text, shape == 1 ? 1 : g_test_rand_int_range (2, 8), FALSE);
      return;
    }
  g_string_append_c (text, '(');
  for (guint i = 0; i < n_rings; i++)
    {
      g_string_append (text, i > 0 ? ", " : "");
      append_line (text, g_test_rand_int_range (3, 8), TRUE);
    }
  g_string_append_c (text, ')');
}

/* Any geometry written as text comes back as the same text from its bytes. */
static void
test_round_trip (void)
{
  static const char *const words[] = { "POINT", "LINESTRING", "POLYGON" };

  for (guint i = 0; i < 3000; i++)
    {
      guint    shape = g_test_rand_int_range (1, 4), n_parts = g_test_rand_int_range (1, 4);
      gboolean multi = g_test_rand_bit ();
      g_autoptr (GString) text = g_string_new (multi ? "MULTI" : NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) wkb = NULL;
      g_autofree char *again = NULL;

      g_string_append_printf (text, "%s %s", words[shape - 1], multi ? "(" : "");
      for (guint j = 0; j < (multi ? n_parts : 1); j++)
        {
          g_string_append (text, j > 0 ? ", " : "");
          append_shape (text, shape);
        }
      g_string_append (text, multi ? ")" : "");

      wkb = suyuan_wkb_from_wkt (text->str, &error);
      g_assert_no_error (error);
      again = to_text (wkb);
      g_assert_cmpstr (again, ==, text->str);
    }
}

/* A river of a hundred thousand vertices is read in one go. */
static void
test_long_line (void)
{
  g_autoptr (GString) text = g_string_new ("LINESTRING (0 0");
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) wkb = NULL;

  for (guint i = 1; i < 100000; i++)
    g_string_append_printf (text, ",%u.5 %u", i % 180, i % 90);
  g_string_append_c (text, ')');
  wkb = suyuan_wkb_from_wkt (text->str, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (wkb), ==, 9 + 16 * 100000);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/wkt/round-trip", test_round_trip);
  g_test_add_func ("/core/wkt/long-line", test_long_line);

  return g_test_run ();
}
