/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suyuan-uid.h"

#include <string.h>

static gint64
time_of (const SuyuanUid *uid)
{
  gint64 ms = 0;

  for (guint i = 0; i < 6; i++)
    ms = ms << 8 | uid->bytes[i];

  return ms;
}

static void
test_layout (void)
{
  SuyuanUid uid;

  suyuan_uid_init (&uid, G_GINT64_CONSTANT (1770000000123));
  g_assert_cmpint (time_of (&uid), ==, G_GINT64_CONSTANT (1770000000123));
  g_assert_cmphex (uid.bytes[6] >> 4, ==, 7);
  g_assert_cmphex (uid.bytes[8] >> 6, ==, 2);
  g_assert_false (suyuan_uid_is_nil (&uid));
}

/* A whole import happens within one millisecond of a fixed clock. */
static void
test_one_millisecond (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (suyuan_uid_hash, suyuan_uid_equal, g_free, NULL);
  SuyuanUid previous;

  suyuan_uid_init (&previous, G_GINT64_CONSTANT (1780000000000));
  for (guint i = 0; i < 20000; i++)
    {
      SuyuanUid uid;

      suyuan_uid_init (&uid, G_GINT64_CONSTANT (1780000000000));
      g_assert_cmpint (suyuan_uid_compare (&previous, &uid), <, 0);
      g_assert_true (g_hash_table_add (seen, g_memdup2 (&uid, sizeof uid)));
      previous = uid;
    }
  g_assert_cmpuint (g_hash_table_size (seen), ==, 20000);
  g_assert_cmpint (time_of (&previous) - G_GINT64_CONSTANT (1780000000000), <=, 1);
}

static void
test_clock_falls_back (void)
{
  SuyuanUid first, second, third;

  suyuan_uid_init (&first, G_GINT64_CONSTANT (1790000000500));
  suyuan_uid_init (&second, G_GINT64_CONSTANT (1790000000000));
  g_assert_cmpint (suyuan_uid_compare (&first, &second), <, 0);

  /* Another clock, not the same one put right. */
  suyuan_uid_init (&third, G_GINT64_CONSTANT (1700000000000));
  g_assert_cmpint (time_of (&third), ==, G_GINT64_CONSTANT (1700000000000));
}

static void
test_extreme_times (void)
{
  SuyuanUid uid;

  suyuan_uid_init (&uid, G_MAXINT64);
  g_assert_cmpint (time_of (&uid), ==, (G_GINT64_CONSTANT (1) << 48) - 1);
  suyuan_uid_init (&uid, -5);
  g_assert_cmpint (time_of (&uid), ==, 0);
}

static void
test_text_round_trip (void)
{
  for (guint i = 0; i < 2000; i++)
    {
      SuyuanUid        uid, again;
      g_autofree char *text = NULL, *upper = NULL;

      for (guint j = 0; j < sizeof uid.bytes; j++)
        uid.bytes[j] = g_test_rand_int_range (0, 256);
      text = suyuan_uid_to_string (&uid);
      upper = g_ascii_strup (text, -1);

      g_assert_cmpuint (strlen (text), ==, 36);
      g_assert_true (g_uuid_string_is_valid (text));
      g_assert_true (suyuan_uid_parse (&again, text));
      g_assert_cmpmem (&uid, sizeof uid, &again, sizeof again);
      g_assert_true (suyuan_uid_parse (&again, upper));
      g_assert_cmpmem (&uid, sizeof uid, &again, sizeof again);
    }
}

static void
test_known_text (void)
{
  /* The example of RFC 9562, appendix A.6. */
  const char      *text = "017f22e2-79b0-7cc3-98c4-dc0c0c07398f";
  SuyuanUid        uid, plain;
  g_autofree char *again = NULL;

  g_assert_true (suyuan_uid_parse (&uid, text));
  g_assert_cmpint (time_of (&uid), ==, G_GINT64_CONSTANT (0x017f22e279b0));
  again = suyuan_uid_to_string (&uid);
  g_assert_cmpstr (again, ==, text);
  g_assert_true (suyuan_uid_parse (&plain, "017f22e279b07cc398c4dc0c0c07398f"));
  g_assert_true (suyuan_uid_equal (&uid, &plain));
  g_assert_cmpuint (suyuan_uid_hash (&uid), ==, suyuan_uid_hash (&plain));
}

static void
test_refused_text (void)
{
  static const char *const texts[] = {
    "", "017f22e2", "017f22e2-79b0-7cc3-98c4-dc0c0c07398", "017f22e2-79b0-7cc3-98c4-dc0c0c07398f0",
    "017f22e2-79b0-7cc3-98c4-dc0c0c07398g", "017f22e2079b0-7cc3-98c4-dc0c0c07398f", "017f22e27-9b0-7cc3-98c4-dc0c0c07398f",
    "------------------------------------", "排污口排污口排污口排污口", " 17f22e279b07cc398c4dc0c0c07398f"
  };
  SuyuanUid before, uid;

  memset (&before, 0xa5, sizeof before);
  uid = before;
  g_assert_false (suyuan_uid_parse (&uid, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_assert_false (suyuan_uid_parse (&uid, texts[i]));
  g_assert_true (suyuan_uid_equal (&uid, &before));
}

static void
test_nil_and_order (void)
{
  SuyuanUid nil = { 0 }, one = { 0 }, big = { 0 };

  one.bytes[15] = 1;
  big.bytes[0] = 0xff;
  g_assert_true (suyuan_uid_is_nil (&nil));
  g_assert_false (suyuan_uid_is_nil (&one));
  g_assert_cmpint (suyuan_uid_compare (&nil, &one), <, 0);
  g_assert_cmpint (suyuan_uid_compare (&big, &one), >, 0);
  g_assert_cmpint (suyuan_uid_compare (&one, &one), ==, 0);
}

static gpointer
make_many (gpointer data)
{
  GHashTable *made = g_hash_table_new_full (suyuan_uid_hash, suyuan_uid_equal, g_free, NULL);

  for (guint i = 0; i < 2000; i++)
    {
      SuyuanUid *uid = g_new (SuyuanUid, 1);

      suyuan_uid_init (uid, G_GINT64_CONSTANT (1800000000000));
      g_hash_table_add (made, uid);
    }

  return made;
}

static void
test_threads_share_no_uid (void)
{
  GThread *threads[4];
  g_autoptr (GHashTable) all = g_hash_table_new_full (suyuan_uid_hash, suyuan_uid_equal, g_free, NULL);

  for (guint i = 0; i < 4; i++)
    threads[i] = g_thread_new ("uid", make_many, NULL);
  for (guint i = 0; i < 4; i++)
    {
      g_autoptr (GHashTable) made = g_thread_join (threads[i]);
      GHashTableIter iter;
      gpointer       uid;

      g_hash_table_iter_init (&iter, made);
      while (g_hash_table_iter_next (&iter, &uid, NULL))
        g_assert_true (g_hash_table_add (all, g_memdup2 (uid, sizeof (SuyuanUid))));
    }
  g_assert_cmpuint (g_hash_table_size (all), ==, 8000);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/uid/layout", test_layout);
  g_test_add_func ("/core/uid/one-millisecond", test_one_millisecond);
  g_test_add_func ("/core/uid/clock-falls-back", test_clock_falls_back);
  g_test_add_func ("/core/uid/extreme-times", test_extreme_times);
  g_test_add_func ("/core/uid/text-round-trip", test_text_round_trip);
  g_test_add_func ("/core/uid/known-text", test_known_text);
  g_test_add_func ("/core/uid/refused-text", test_refused_text);
  g_test_add_func ("/core/uid/nil-and-order", test_nil_and_order);
  g_test_add_func ("/core/uid/threads-share-no-uid", test_threads_share_no_uid);

  return g_test_run ();
}
