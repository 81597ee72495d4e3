/* test-draft.c: what was typed and not saved, as a value
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "suyuan-draft.h"

static SuyuanDraft *
draft_of (const char *form,
          gint64      at_ms)
{
  SuyuanUid uid;

  suyuan_uid_init (&uid, at_ms);
  return suyuan_draft_new (&uid, form, at_ms);
}

static void
test_keeps_texts (void)
{
  g_autoptr (SuyuanDraft) draft = draft_of ("task:1", 17);
  g_autoptr (GPtrArray) fields = NULL;

  suyuan_draft_put (draft, "problem", "污水直排");
  suyuan_draft_put (draft, "deadline", NULL);
  suyuan_draft_put (draft, "category", "ban");
  suyuan_draft_put (draft, "category", "merge");
  g_assert_cmpstr (suyuan_draft_get_form (draft), ==, "task:1");
  g_assert_cmpint (suyuan_draft_get_at_ms (draft), ==, 17);
  g_assert_cmpstr (suyuan_draft_get (draft, "problem"), ==, "污水直排");
  g_assert_cmpstr (suyuan_draft_get (draft, "deadline"), ==, "");
  g_assert_cmpstr (suyuan_draft_get (draft, "category"), ==, "merge");
  g_assert_null (suyuan_draft_get (draft, "sponsor"));

  fields = suyuan_draft_list_fields (draft);
  g_assert_cmpuint (fields->len, ==, 3);
  g_assert_cmpstr (fields->pdata[0], ==, "category");
  g_assert_cmpstr (fields->pdata[1], ==, "deadline");
  g_assert_cmpstr (fields->pdata[2], ==, "problem");
}

/* Only the texts count, not when they were typed nor where. */
static void
test_says_the_same (void)
{
  g_autoptr (SuyuanDraft) one = draft_of ("task:1", 17);
  g_autoptr (SuyuanDraft) other = draft_of ("task:2", 18);

  g_assert_true (suyuan_draft_says_the_same (one, other));
  suyuan_draft_put (one, "problem", "x");
  g_assert_false (suyuan_draft_says_the_same (one, other));
  g_assert_false (suyuan_draft_says_the_same (other, one));
  suyuan_draft_put (other, "measure", "x");
  g_assert_false (suyuan_draft_says_the_same (one, other));
  suyuan_draft_put (other, "problem", "x");
  suyuan_draft_put (one, "measure", "y");
  g_assert_false (suyuan_draft_says_the_same (one, other));
  suyuan_draft_put (one, "measure", "x");
  g_assert_true (suyuan_draft_says_the_same (one, other));
}

/* --- whatever is put into it, in whatever order --- */

#define N_FIELDS 6

/* The same as a plain array: what was put last into each field, %NULL where nothing was. */
typedef struct
{
  const char *texts[N_FIELDS];
} Mirror;

static const char *const names[N_FIELDS] = { "problem", "measure", "at_once", "单位", "a", "" };

static void
put_anything (SuyuanDraft *draft,
              Mirror      *mirror,
              GRand       *random)
{
  static const char *const texts[] = { "", "x", "污水直排", "1", "x" };
  gint32                   field = g_rand_int_range (random, 0, N_FIELDS);
  const char              *text = texts[g_rand_int_range (random, 0, G_N_ELEMENTS (texts))];

  suyuan_draft_put (draft, names[field], text);
  mirror->texts[field] = text;
}

static gboolean
is_the_same (const Mirror *one,
             const Mirror *other)
{
  for (guint i = 0; i < N_FIELDS; i++)
    if (g_strcmp0 (one->texts[i], other->texts[i]) != 0)
      return FALSE;

  return TRUE;
}

static void
assert_like (const SuyuanDraft *draft,
             const Mirror      *mirror)
{
  g_autoptr (GPtrArray) fields = suyuan_draft_list_fields (draft);
  guint n = 0;

  for (guint i = 0; i < N_FIELDS; i++)
    {
      g_assert_cmpstr (suyuan_draft_get (draft, names[i]), ==, mirror->texts[i]);
      n += mirror->texts[i] != NULL;
    }
  g_assert_cmpuint (fields->len, ==, n);
  for (guint i = 1; i < fields->len; i++)
    g_assert_cmpstr (fields->pdata[i - 1], <, fields->pdata[i]);
}

static void
test_like_an_array (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (20260302);
  guint n_same = 0;

  for (guint i = 0; i < 400; i++)
    {
      g_autoptr (SuyuanDraft) one = draft_of ("task:1", 17);
      g_autoptr (SuyuanDraft) other = draft_of ("task:1", 17);
      Mirror mirrors[2] = { 0 };
      gint32 n_puts = g_rand_int_range (random, 0, 8);

      for (gint32 k = 0; k < n_puts; k++)
        {
          put_anything (one, &mirrors[0], random);
          put_anything (other, &mirrors[1], random);
        }
      assert_like (one, &mirrors[0]);
      assert_like (other, &mirrors[1]);
      g_assert_cmpint (suyuan_draft_says_the_same (one, other), ==, is_the_same (&mirrors[0], &mirrors[1]));
      g_assert_cmpint (suyuan_draft_says_the_same (other, one), ==, suyuan_draft_says_the_same (one, other));
      n_same += n_puts > 0 && is_the_same (&mirrors[0], &mirrors[1]);
    }
  g_assert_cmpuint (n_same, >, 0); /* both answers were tried */
}

static gpointer
read_elsewhere (gpointer data)
{
  SuyuanDraft *draft = data;

  for (guint i = 0; i < 1000; i++)
    {
      g_autoptr (SuyuanDraft) mine = suyuan_draft_ref (draft);

      g_assert_cmpstr (suyuan_draft_get (mine, "problem"), ==, "x");
    }
  suyuan_draft_unref (draft);
  return NULL;
}

/* Whoever lets it go last frees it, on whichever thread. */
static void
test_is_shared (void)
{
  SuyuanDraft *draft = draft_of ("task:1", 17);
  GThread     *threads[2];

  suyuan_draft_put (draft, "problem", "x");
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("reader", read_elsewhere, suyuan_draft_ref (draft));
  suyuan_draft_unref (draft);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
  suyuan_draft_unref (NULL);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/draft/keeps-texts", test_keeps_texts);
  g_test_add_func ("/core/draft/says-the-same", test_says_the_same);
  g_test_add_func ("/core/draft/like-an-array", test_like_an_array);
  g_test_add_func ("/core/draft/is-shared", test_is_shared);

  return g_test_run ();
}
