/* How far a look reached: what it covers, and that its text says the same.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "suyuan-glance.h"

static void
test_reads_batches (void)
{
  g_autoptr (SuyuanGlance) glance = suyuan_glance_parse ("5e6f7a8b-3, 0a1b2c3d-17  0a1b2c3d-4");
  g_autofree char *text = suyuan_glance_to_string (glance);

  g_assert_cmpstr (text, ==, "0a1b2c3d-17 5e6f7a8b-3");
  g_assert_true (suyuan_glance_covers (glance, "0a1b2c3d-17"));
  g_assert_true (suyuan_glance_covers (glance, "0a1b2c3d-1"));
  g_assert_false (suyuan_glance_covers (glance, "0a1b2c3d-18"));
  g_assert_false (suyuan_glance_covers (glance, "11111111-1"));
  g_assert_true (suyuan_glance_knows (glance, "5e6f7a8b-900"));
  g_assert_false (suyuan_glance_knows (glance, "11111111-1"));
}

static void
test_refuses_what_is_none (void)
{
  static const char *const texts[] = { "", " ", "2026-03-02", "yesterday", "0a1b2c3d", "0a1b2c3d-", "0a1b2c3d-x", "0a1b2c3d--1", "0a1b2c3g-1", "0a1b2c3d-1 nonsense",
                                       "0a1b2c3d-99999999999999999999999" };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    g_assert_null (suyuan_glance_parse (texts[i]));
}

/* Against the plain list of all that was added. */
static void
test_covers_what_was_there (void)
{
  for (guint round = 0; round < 50; round++)
    {
      g_autoptr (SuyuanGlance) glance = suyuan_glance_new ();
      g_autoptr (SuyuanGlance) again = NULL;
      g_autofree char *text = NULL;
      guint64          most[5] = { 0 };

      for (guint i = 0; i < 20; i++)
        {
          guint            device = g_test_rand_int_range (0, 4), seq = g_test_rand_int_range (1, 40);
          g_autofree char *batch = g_strdup_printf ("0000000%u-%u", device, seq);

          g_assert_true (suyuan_glance_add (glance, batch));
          most[device] = MAX (most[device], seq);
        }
      text = suyuan_glance_to_string (glance);
      again = suyuan_glance_parse (text);
      for (guint device = 0; device < 5; device++)
        for (guint seq = 1; seq < 42; seq++)
          {
            g_autofree char *batch = g_strdup_printf ("0000000%u-%u", device, seq);

            g_assert_cmpint (suyuan_glance_covers (glance, batch), ==, seq <= most[device]);
            g_assert_cmpint (suyuan_glance_covers (again, batch), ==, seq <= most[device]);
          }
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/work/glance/reads-batches", test_reads_batches);
  g_test_add_func ("/work/glance/refuses-what-is-none", test_refuses_what_is_none);
  g_test_add_func ("/work/glance/covers-what-was-there", test_covers_what_was_there);

  return g_test_run ();
}
