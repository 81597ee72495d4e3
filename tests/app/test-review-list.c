/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The queue as rows: headings, one reason at a time, and what stands where something was decided. */
#include "suyuan-review-list.h"

#include "suyuan-stage.h"

static void
entry_free (gpointer data)
{
  SuyuanReviewEntry *entry = data;

  g_free (entry->code);
  g_free (entry->name);
  g_free (entry->state);
  g_ptr_array_unref (entry->grounds);
  g_free (entry);
}

/* A task T0, T1 … for each reason given. */
static GPtrArray *
make_queue (const SuyuanReviewReason *reasons,
            guint                     n)
{
  GPtrArray *queue = g_ptr_array_new_with_free_func (entry_free);

  for (guint i = 0; i < n; i++)
    {
      SuyuanReviewEntry *entry = g_new0 (SuyuanReviewEntry, 1);

      memset (entry->uid.bytes, i + 1, sizeof entry->uid.bytes);
      entry->code = g_strdup_printf ("T%u", i);
      entry->name = g_strdup (i % 2 ? "north bank" : "south bank");
      entry->state = g_strdup ("submitted");
      entry->first = reasons[i];
      entry->reasons = 1u << reasons[i] | 1u << SUYUAN_REVIEW_WAITING;
      entry->waits = entry->here = TRUE;
      entry->grounds = g_ptr_array_new_with_free_func (g_free);
      g_ptr_array_add (entry->grounds, g_strdup_printf ("ground %u", i));
      g_ptr_array_add (queue, entry);
    }
  return queue;
}

static const SuyuanReviewReason reasons[] = { SUYUAN_REVIEW_OVERDUE, SUYUAN_REVIEW_OVERDUE, SUYUAN_REVIEW_SUSPICIOUS, SUYUAN_REVIEW_WAITING };

static void
assert_selected (SuyuanReviewList *list,
                 const char       *code)
{
  const SuyuanReviewEntry *entry = suyuan_review_list_get_selected (list);

  g_assert_cmpstr (entry != NULL ? entry->code : NULL, ==, code);
}

static void
count_cb (SuyuanReviewList *list,
          guint            *n)
{
  *n += 1;
}

static void
test_has_headings (void)
{
  SuyuanStage      *stage = suyuan_stage_new ();
  SuyuanReviewList *list = g_object_new (SUYUAN_TYPE_REVIEW_LIST, NULL);
  GtkWindow        *window = suyuan_stage_show (GTK_WIDGET (list));
  g_autoptr (GPtrArray) queue = make_queue (reasons, G_N_ELEMENTS (reasons));

  suyuan_review_list_set_queue (list, queue, NULL);
  suyuan_stage_settle (stage);
  g_assert_cmpuint (suyuan_review_list_get_n_rows (list), ==, 4);
  g_assert_nonnull (suyuan_stage_find_label (GTK_WIDGET (list), "Overdue  2"));
  g_assert_nonnull (suyuan_stage_find_label (GTK_WIDGET (list), "Suspicious  1"));
  g_assert_nonnull (suyuan_stage_find_label (GTK_WIDGET (list), "Everything  4"));
  g_assert_nonnull (suyuan_stage_find_label (GTK_WIDGET (list), "ground 3"));
  g_assert_nonnull (suyuan_stage_find_label (GTK_WIDGET (list), "for you to decide"));
  assert_selected (list, "T0");
  suyuan_stage_close (stage, window);
}

/* One reason, or what is searched for; somebody who stands on what goes stands on what comes there. */
static void
test_chooses_and_searches (void)
{
  SuyuanStage      *stage = suyuan_stage_new ();
  SuyuanReviewList *list = g_object_new (SUYUAN_TYPE_REVIEW_LIST, NULL);
  GtkWindow        *window = suyuan_stage_show (GTK_WIDGET (list));
  g_autoptr (GPtrArray) queue = make_queue (reasons, G_N_ELEMENTS (reasons));

  suyuan_review_list_set_queue (list, queue, NULL);
  suyuan_review_list_choose (list, SUYUAN_REVIEW_SUSPICIOUS);
  g_assert_cmpuint (suyuan_review_list_get_n_rows (list), ==, 1);
  assert_selected (list, "T2");
  suyuan_review_list_choose (list, SUYUAN_REVIEW_WAITING);
  g_assert_cmpuint (suyuan_review_list_get_n_rows (list), ==, 4);
  assert_selected (list, "T2");
  suyuan_review_list_search (list, "NORTH");
  g_assert_cmpuint (suyuan_review_list_get_n_rows (list), ==, 2);
  suyuan_review_list_search (list, "nowhere");
  g_assert_cmpuint (suyuan_review_list_get_n_rows (list), ==, 0);
  assert_selected (list, NULL);
  g_assert_nonnull (suyuan_stage_find_label (GTK_WIDGET (list), "Nothing here"));
  suyuan_review_list_search (list, NULL);
  g_assert_cmpuint (suyuan_review_list_get_n_rows (list), ==, 4);
  suyuan_stage_close (stage, window);
}

static void
test_goes_on (void)
{
  SuyuanStage      *stage = suyuan_stage_new ();
  SuyuanReviewList *list = g_object_new (SUYUAN_TYPE_REVIEW_LIST, NULL);
  GtkWindow        *window = suyuan_stage_show (GTK_WIDGET (list));
  g_autoptr (GPtrArray) queue = make_queue (reasons, G_N_ELEMENTS (reasons)), shorter = make_queue (reasons, G_N_ELEMENTS (reasons));
  guint n = 0;

  suyuan_review_list_set_queue (list, queue, NULL);
  g_signal_connect (list, "selected", G_CALLBACK (count_cb), &n);
  suyuan_review_list_move (list, 1);
  assert_selected (list, "T1");
  g_assert_cmpuint (n, ==, 1);
  suyuan_review_list_move (list, -5);
  assert_selected (list, "T0");
  suyuan_review_list_move (list, 9);
  assert_selected (list, "T3");
  suyuan_review_list_move (list, -1);
  assert_selected (list, "T2");

  /* T2 was decided: T3 stands where it stood. */
  g_ptr_array_remove_index (shorter, 2);
  suyuan_review_list_set_queue (list, shorter, NULL);
  assert_selected (list, "T3");
  g_ptr_array_set_size (shorter, 0);
  suyuan_review_list_set_queue (list, shorter, NULL);
  assert_selected (list, NULL);
  suyuan_stage_close (stage, window);
}

int
main (int   argc,
      char *argv[])
{
  suyuan_stage_init (&argc, &argv);

  g_test_add_func ("/app/review-list/has-headings", test_has_headings);
  g_test_add_func ("/app/review-list/chooses-and-searches", test_chooses_and_searches);
  g_test_add_func ("/app/review-list/goes-on", test_goes_on);

  return g_test_run ();
}
