/* A roster as text and back, and the rule of one cell.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "suyuan-round.h"
#include "suyuan-three-way.h"

#include <string.h>

static const char *const texts[] = { "", "管沟已开挖", "\t", "两行\n第三\r\n", "\\t \\\\ \\", "~", "row\tx", "2026-11-30", "0.1", "“引号”, =1+1" };

static SuyuanRound *
make (void)
{
  SuyuanRound *round = suyuan_round_new ();

  suyuan_uid_init (&round->uid, 1);
  suyuan_uid_init (&round->workspace, 2);
  round->month = g_strdup ("2026-11");
  round->code = g_strdup ("QD-2026-001");
  round->made = g_strdup ("2026-11-25T09:00:00+08:00");
  round->by = g_strdup ("");
  round->to = g_strdup ("邓州市\t\n");
  round->head = g_strdup ("ab");
  suyuan_round_add_column (round, "code", "任务编号", SUYUAN_ROUND_LOCKED);
  suyuan_round_add_column (round, "pace", "推进\n状态", SUYUAN_ROUND_OPEN);
  suyuan_round_add_column (round, "progress_note", "进展情况", SUYUAN_ROUND_FRESH);
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      char    **cells = g_new0 (char *, 4);
      SuyuanUid task;

      suyuan_uid_init (&task, 10 + i);
      for (gsize k = 0; k < 3; k++)
        cells[k] = g_strdup (texts[(i + k) % G_N_ELEMENTS (texts)]);
      suyuan_round_add_row (round, &task, texts[i], cells);
    }
  return round;
}

static void
test_text (void)
{
  g_autoptr (SuyuanRound) round = make (), again = NULL;
  g_autofree char *text = suyuan_round_write (round), *second = NULL;

  again = suyuan_round_read (text);
  g_assert_nonnull (again);
  second = suyuan_round_write (again);
  g_assert_cmpstr (second, ==, text);
  g_assert_true (suyuan_uid_equal (&again->uid, &round->uid));
  g_assert_true (suyuan_uid_equal (&again->workspace, &round->workspace));
  g_assert_cmpstr (again->to, ==, "邓州市\t\n");
  g_assert_cmpuint (again->columns->len, ==, 3);
  g_assert_cmpint (((SuyuanRoundColumn *) again->columns->pdata[2])->access, ==, SUYUAN_ROUND_FRESH);
  g_assert_cmpuint (again->rows->len, ==, G_N_ELEMENTS (texts));
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      SuyuanRoundRow *row = again->rows->pdata[i], *from = round->rows->pdata[i];

      g_assert_true (suyuan_uid_equal (&row->task, &from->task));
      for (gsize k = 0; k < 3; k++)
        g_assert_cmpstr (row->cells[k], ==, from->cells[k]);
      g_assert_true (suyuan_round_find_row (again, &from->task, NULL) == row);
    }
  g_assert_true (suyuan_round_find_row (again, NULL, texts[3]) == again->rows->pdata[3]);
  g_assert_null (suyuan_round_find_row (again, &round->uid, texts[3]));
  g_assert_cmpint (suyuan_round_find_column (again, "pace"), ==, 1);
  g_assert_cmpint (suyuan_round_find_column (again, "remark"), ==, -1);
}

/* Cut anywhere, or with a line more or less, it is no roster or another one; nothing crashes. */
static void
test_damaged (void)
{
  g_autoptr (SuyuanRound) round = make ();
  g_autofree char *text = suyuan_round_write (round);
  gsize            length = strlen (text);

  for (gsize i = 0; i < length; i++)
    {
      g_autofree char *cut = g_strndup (text, i), *again = NULL;
      g_autoptr (SuyuanRound) read = suyuan_round_read (cut);

      if (!read)
        continue;
      again = suyuan_round_write (read);
      g_assert_cmpstr (again, !=, text);
    }
  for (gsize i = 0; i < length; i++)
    {
      g_autofree char *bent = g_strdup (text);
      g_autoptr (SuyuanRound) read = NULL;

      bent[i] = '\t';
      read = suyuan_round_read (bent);
      g_assert_true (read == NULL || read->month != NULL);
    }
  g_assert_null (suyuan_round_read (""));
  g_assert_null (suyuan_round_read (NULL));
  g_assert_null (suyuan_round_read ("suyuan-dispatch\t2\nround"));
}

/* Every combination of three sides with three values, against the rule said in another way. */
static void
test_rule (void)
{
  static const char *const words[] = { NULL, "甲", "乙" };

  for (guint i = 0; i < 27; i++)
    {
      guint s = i % 3, c = i / 3 % 3, h = i / 9;
      g_auto (SuyuanValue) sent = { 0 }, came = { 0 }, here = { 0 };
      SuyuanThreeWay way, blind;

      suyuan_value_set_text (&sent, words[s]);
      suyuan_value_set_text (&came, words[c]);
      suyuan_value_set_text (&here, words[h]);
      way = suyuan_three_way (&sent, &came, &here);
      blind = suyuan_three_way (NULL, &came, &here);
      g_assert_cmpint (way == SUYUAN_THREE_WAY_UNCHANGED, ==, c == s);
      g_assert_cmpint (way == SUYUAN_THREE_WAY_ALREADY, ==, c != s && c == h);
      g_assert_cmpint (way == SUYUAN_THREE_WAY_SET, ==, c != s && h == s && c != 0);
      g_assert_cmpint (way == SUYUAN_THREE_WAY_CLEARED, ==, c != s && h == s && c == 0);
      g_assert_cmpint (way == SUYUAN_THREE_WAY_COLLIDES, ==, c != s && h != s && c != h);
      g_assert_cmpint (blind == SUYUAN_THREE_WAY_UNKNOWN, ==, c != h && c != 0);
      g_assert_cmpint (blind == SUYUAN_THREE_WAY_UNCHANGED, ==, c != h && c == 0);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/work/round/text", test_text);
  g_test_add_func ("/work/round/damaged", test_damaged);
  g_test_add_func ("/work/round/rule", test_rule);

  return g_test_run ();
}
