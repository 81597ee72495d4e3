/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suyuan-history.h"

/* What each of them owns is freed with it, and nothing else: a value is shared, not taken. */
static void
test_line_owns_its_values (void)
{
  SuyuanHistoryLine *line = g_new0 (SuyuanHistoryLine, 1);
  gpointer           data = g_memdup2 ("0123456789abcdef", 16);
  g_autoptr (GBytes) blob = g_bytes_new_take (data, 16);
  gsize size;

  line->batch = g_strdup ("0123abcd-7");
  line->verb = g_strdup ("import");
  line->field = g_strdup ("name");
  suyuan_value_set_text (&line->old_value, "旧");
  suyuan_value_set_blob (&line->new_value, blob);
  suyuan_history_line_free (line);

  /* Bytes that are held once only are given back without a copy. */
  g_assert_true (g_bytes_unref_to_data (g_steal_pointer (&blob), &size) == data);
  g_free (data);
}

static void
test_batch_line (void)
{
  SuyuanBatchLine *line = g_new0 (SuyuanBatchLine, 1);

  line->batch = g_strdup ("0123abcd-7");
  line->verb = g_strdup ("set");
  suyuan_batch_line_free (line);
}

static void
test_info_and_verdict (void)
{
  g_autoptr (SuyuanJournalInfo) info = g_new0 (SuyuanJournalInfo, 1);
  g_autoptr (SuyuanVerdict) verdict = g_new0 (SuyuanVerdict, 1);
  g_autoptr (GPtrArray) devices = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (devices, g_strdup ("0123abcd"));
  info->head = g_strdup ("00ff");
  info->devices = g_ptr_array_ref (devices);
  info->heads = g_ptr_array_new_with_free_func (g_free);
  verdict->bad_batch = g_strdup ("0123abcd-7");
  verdict->why = g_strdup ("flipped");
  g_clear_pointer (&info, suyuan_journal_info_free);

  g_assert_cmpuint (devices->len, ==, 1);
  g_assert_cmpstr (devices->pdata[0], ==, "0123abcd");
}

static void
test_nothing (void)
{
  suyuan_history_line_free (NULL);
  suyuan_batch_line_free (NULL);
  suyuan_verdict_free (NULL);
  suyuan_journal_info_free (NULL);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/history/line-owns-its-values", test_line_owns_its_values);
  g_test_add_func ("/core/history/batch-line", test_batch_line);
  g_test_add_func ("/core/history/info-and-verdict", test_info_and_verdict);
  g_test_add_func ("/core/history/nothing", test_nothing);

  return g_test_run ();
}
