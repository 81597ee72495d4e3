/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suyuan-moment.h"

#define MINUTE G_GINT64_CONSTANT (60000)

static void
assert_moment (const char *text,
               guint       julian,
               gint64      ms,
               int         offset)
{
  SuyuanMoment moment;

  g_test_message ("%s", text);
  g_assert_true (suyuan_moment_read (text, &moment));
  g_assert_cmpuint (g_date_get_julian (&moment.day), ==, julian);
  g_assert_cmpint (moment.ms, ==, ms);
  g_assert_cmpint (moment.offset, ==, offset);
}

/* 2026-05-07 as GLib counts days. */
#define DAY (719163 + 20580)

static void
test_parts (void)
{
  assert_moment ("2026-05-07", DAY, 0, 480);
  assert_moment ("2026-05-07 08:30", DAY, 510 * MINUTE, 480);
  assert_moment ("2026-05-07T08:30:00Z", DAY, 510 * MINUTE, 0);
  assert_moment ("2026-05-07 08:30:05.125-04:30", DAY, 510 * MINUTE + 5125, -270);
  assert_moment ("2026-05-07 08:30:05.1259", DAY, 510 * MINUTE + 5125, 480);
  assert_moment ("2026年5月7日 23时59分59秒", DAY, 1440 * MINUTE - 1000, 480);
  assert_moment ("20260507235959", DAY, 1440 * MINUTE - 1000, 480);
  assert_moment ("46149.5", DAY, 720 * MINUTE, 480);
  assert_moment ("2026-05-07 00:00 +14", DAY, 0, 840);
}

static void
test_nothing (void)
{
  SuyuanMoment moment;

  g_assert_false (suyuan_moment_read (NULL, &moment));
  g_assert_false (suyuan_moment_read ("", &moment));
  g_assert_false (suyuan_moment_read ("2026-05-07 +15:00", &moment));
  g_assert_false (suyuan_moment_read ("2026-05-07 08:30 +1", &moment));
  g_assert_false (suyuan_moment_read ("2026-05-07 08:30Zulu", &moment));
}

/* Every minute of a day. */
static void
test_every_minute (void)
{
  for (guint i = 0; i < 1440; i++)
    {
      g_autofree char *colon = g_strdup_printf ("2026-05-07 %u:%02u", i / 60, i % 60);
      g_autofree char *words = g_strdup_printf ("2026年5月7日%u时%u分", i / 60, i % 60);
      g_autofree char *run = g_strdup_printf ("20260507%02u%02u", i / 60, i % 60);
      g_autofree char *serial = g_strdup_printf ("46149.%06u", (guint) ((i * G_GUINT64_CONSTANT (1000000) + 720) / 1440));

      assert_moment (colon, DAY, i * MINUTE, 480);
      assert_moment (words, DAY, i * MINUTE, 480);
      assert_moment (run, DAY, i * MINUTE, 480);
      assert_moment (serial, DAY, i * MINUTE, 480);
    }
}

/* A moment that is read lies within its day and within the offsets there are. */
static void
test_noise (void)
{
  static const char *const pieces[] = { "2026", "5", "07", "-", "-", ".", "/", "年", "月", "日", " ", "08", ":", "30", "T", "Z", "+", "时", "分", "46149", "８" };
  guint                    n_read = 0;

  for (guint i = 0; i < 60000; i++)
    {
      g_autoptr (GString) text = g_string_new (i % 2 == 0 ? "2026-05-07" : NULL);
      SuyuanMoment moment;

      for (gint j = g_test_rand_int_range (0, 9); j > 0; j--)
        g_string_append (text, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
      if (!suyuan_moment_read (text->str, &moment))
        continue;
      n_read++;
      g_assert_true (g_date_valid (&moment.day));
      g_assert_cmpint (moment.ms, >=, 0);
      g_assert_cmpint (moment.ms, <, 1440 * MINUTE);
      g_assert_cmpint (ABS (moment.offset), <=, 15 * 60);
    }
  g_assert_cmpuint (n_read, >, 100);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/moment/parts", test_parts);
  g_test_add_func ("/core/moment/nothing", test_nothing);
  g_test_add_func ("/core/moment/every-minute", test_every_minute);
  g_test_add_func ("/core/moment/noise", test_noise);

  return g_test_run ();
}
