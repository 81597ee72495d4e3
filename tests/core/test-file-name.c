/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suyuan-file-name.h"

static void
test_shown (void)
{
  static const struct
  {
    const char *name, *shown;
  } cases[] = {
    { "", "" },
    { "photo.jpg", "photo.jpg" },
    { "/media/U盘/近景 1.jpg", "/media/U盘/近景 1.jpg" },
    { "\xbd\xfc\xbe\xb0.jpg", "近景.jpg" },
    { "/media/\xbd\xfc\xbe\xb0/1.jpg", "/media/近景/1.jpg" },
    { "a\xff.jpg", "a\xef\xbf\xbd.jpg" },
    { "cut \xbd", "cut \xef\xbf\xbd" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *shown = suyuan_file_name_dup_shown (cases[i].name);

      g_assert_cmpstr (shown, ==, cases[i].shown);
    }
}

/* Whatever the bytes are, what is shown can be shown. */
static void
test_any_bytes (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (11);

  for (guint i = 0; i < 20000; i++)
    {
      char             name[9] = { 0 };
      g_autofree char *shown = NULL;

      for (int k = g_rand_int_range (random, 0, 9); k > 0; k--)
        name[k - 1] = (char) g_rand_int_range (random, 1, 256);
      shown = suyuan_file_name_dup_shown (name);
      g_assert_true (g_utf8_validate (shown, -1, NULL));
      g_assert_cmpint (*shown == '\0', ==, name[0] == '\0');
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/file-name/shown", test_shown);
  g_test_add_func ("/core/file-name/any-bytes", test_any_bytes);

  return g_test_run ();
}
