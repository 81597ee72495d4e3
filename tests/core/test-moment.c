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

static void
assert_joined (const char *day,
               const char *time,
               const char *expected)
{
  g_autofree char *joined = suyuan_moment_join (day, time);

  g_assert_cmpstr (joined, ==, expected);
}

/* A day and a time of day, however each is written; what is no such pair is left alone. */
static void
test_join (void)
{
  assert_joined ("2026-05-07", "13:00", "2026-05-07 13:00:00");
  assert_joined ("2026年5月7日", "0.541666666666667", "2026-05-07 13:00:00");
  assert_joined ("46149", "0.5416", "2026-05-07 12:59:54");
  assert_joined ("20260507", "8时30分", "2026-05-07 08:30:00");
  assert_joined ("2026-05-07", "0.99999999", "2026-05-07 23:59:59");
  assert_joined ("2026-05-07", "1.5", NULL);
  assert_joined ("2026-05-07", "13", NULL);
  assert_joined ("2026-05-07", "", NULL);
  assert_joined ("2026-05-07", NULL, NULL);
  assert_joined ("2026-05-07", "2026-05-07", NULL);
  assert_joined ("2026-05-07", "24:00", NULL);
  assert_joined ("2026-05-07 08:00", "13:00", NULL);
  assert_joined ("0.5", "0.5", NULL);
  assert_joined (NULL, "13:00", NULL);
}

/* Every second of a day as the part a spreadsheet keeps of it. */
static void
test_join_every_part (void)
{
  for (guint second = 0; second < 86400; second += 7)
    {
      g_autofree char *part = g_strdup_printf ("%.15f", second / 86400.0), *joined = suyuan_moment_join ("2026-05-07", part);
      g_autofree char *expected = g_strdup_printf ("2026-05-07 %02u:%02u:%02u", second / 3600, second / 60 % 60, second % 60);

      g_assert_cmpstr (joined, ==, expected);
    }
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
  g_test_add_func ("/core/moment/join", test_join);
  g_test_add_func ("/core/moment/join-every-part", test_join_every_part);

  return g_test_run ();
}
