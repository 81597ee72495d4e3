/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suyuan-verdict-list.h"

#include "suyuan-booth.h"

static void
add (SuyuanImportReport *report,
     guint               row,
     guint               line,
     const char         *column,
     const char         *level,
     const char         *message)
{
  SuyuanImportVerdict *verdict = g_new0 (SuyuanImportVerdict, 1);

  verdict->row = row;
  verdict->line = line;
  verdict->column = g_strdup (column);
  verdict->level = g_strdup (level);
  verdict->message = g_strdup (message);
  g_ptr_array_add (report->verdicts, verdict);
}

static void
verdict_free (gpointer data)
{
  SuyuanImportVerdict *verdict = data;

  g_free (verdict->column);
  g_free (verdict->level);
  g_free (verdict->message);
  g_free (verdict);
}

static SuyuanVerdictList *
show (SuyuanBooth *self)
{
  SuyuanVerdictList *list = g_object_new (SUYUAN_TYPE_VERDICT_LIST, NULL);
  SuyuanImportReport report = { .rows = 1204, .imported = 1200, .updated = 1, .unchanged = 0, .warned = 2, .refused = 3 };

  report.verdicts = g_ptr_array_new_with_free_func (verdict_free);
  add (&report, 2, 3, "经度", "warning", "far from its division");
  add (&report, 5, 6, "日期", "refused", "“32 May” is no date");
  add (&report, 7, 8, NULL, "warning", "nothing in it but a name");
  add (&report, 9, 0, "编码", "refused", "SY-1 stands twice");
  add (&report, 11, 12, "编码", "refused", "Code is missing");
  suyuan_verdict_list_set_report (list, &report);
  g_ptr_array_unref (report.verdicts);
  suyuan_booth_set (self, GTK_WIDGET (list));
  return list;
}

static GtkWidget *
toggle (SuyuanVerdictList *list,
        const char        *label)
{
  return suyuan_stage_find_button (GTK_WIDGET (list), label);
}

/* Whether a row is on the screen, by words of its own. */
static gboolean
stands_there (SuyuanVerdictList *list,
              const char        *words)
{
  return suyuan_stage_find_label (GTK_WIDGET (list), words) != NULL;
}

/* The sum first; what was refused before what was only odd, each with its row, line, column and why. */
static void
test_refused_first (SuyuanBooth  *self,
                    gconstpointer data)
{
  SuyuanVerdictList *list = show (self);
  graphene_rect_t    refused, warned;

  g_assert_true (stands_there (list, "3 refused; 2 with a warning"));
  g_assert_cmpuint (suyuan_verdict_list_get_n_shown (list), ==, 5);
  g_assert_true (stands_there (list, "“32 May” is no date"));
  g_assert_true (stands_there (list, "日期"));
  g_assert_true (gtk_widget_compute_bounds (suyuan_stage_find_label (GTK_WIDGET (list), "Code is missing"), GTK_WIDGET (list), &refused));
  g_assert_true (gtk_widget_compute_bounds (suyuan_stage_find_label (GTK_WIDGET (list), "far from its division"), GTK_WIDGET (list), &warned));
  g_assert_cmpfloat (refused.origin.y, <, warned.origin.y);
}

typedef struct
{
  SuyuanVerdictList *list;
  guint              n;
} Hope;

static gboolean
shows_so_many (gpointer data)
{
  Hope *hope = data;

  return suyuan_verdict_list_get_n_shown (hope->list) == hope->n;
}

/* A button goes down before it does what it is for, and a search begins a while after the last letter. */
static void
expect_shown (SuyuanVerdictList *list,
              guint              n)
{
  suyuan_stage_wait (shows_so_many, &(Hope){ list, n });
}

/* Each level can be left out, with the keys, and comes back. */
static void
test_levels_by_keys (SuyuanBooth  *self,
                     gconstpointer data)
{
  SuyuanVerdictList *list = show (self);

  gtk_widget_grab_focus (toggle (list, "Refused"));
  suyuan_booth_press (self, "space");
  expect_shown (list, 2);
  g_assert_false (stands_there (list, "Code is missing"));
  g_assert_true (stands_there (list, "far from its division"));
  suyuan_booth_press (self, "Tab space");
  expect_shown (list, 0);
  suyuan_booth_press (self, "<Shift>Tab space");
  expect_shown (list, 3);
}

static gboolean
shows_twice (gpointer list)
{
  return stands_there (list, "SY-1 stands twice") && !stands_there (list, "Code is missing");
}

static gboolean
shows_missing (gpointer list)
{
  return stands_there (list, "Code is missing");
}

static gboolean
shows_far (gpointer list)
{
  return stands_there (list, "far from its division");
}

/* The search looks at what stands in the row, whatever the size of the letters. */
static void
test_searches (SuyuanBooth  *self,
               gconstpointer data)
{
  SuyuanVerdictList *list = show (self);
  GtkWidget         *search = suyuan_stage_find_widget (GTK_WIDGET (list), GTK_TYPE_SEARCH_ENTRY);

  suyuan_booth_expect_name (search, "Search the verdicts");
  gtk_widget_grab_focus (search);
  suyuan_typist_type (self->typist, "twice");
  suyuan_stage_wait (shows_twice, list);
  expect_shown (list, 1);
  gtk_editable_set_text (GTK_EDITABLE (search), "CODE IS");
  suyuan_stage_wait (shows_missing, list);
  expect_shown (list, 1);
  gtk_editable_set_text (GTK_EDITABLE (search), "经度");
  suyuan_stage_wait (shows_far, list);
  expect_shown (list, 1);
  suyuan_booth_press (self, "Escape");
  suyuan_stage_spin (200);
  gtk_editable_set_text (GTK_EDITABLE (search), "");
  expect_shown (list, 5);
}

/* A second try shows its own verdicts, and none of the first. */
static void
test_takes_another_report (SuyuanBooth  *self,
                           gconstpointer data)
{
  SuyuanVerdictList *list = show (self);
  SuyuanImportReport report = { .rows = 1, .imported = 1, .verdicts = g_ptr_array_new () };

  suyuan_verdict_list_set_report (list, &report);
  g_assert_cmpuint (suyuan_verdict_list_get_n_shown (list), ==, 0);
  g_assert_true (stands_there (list, "1 new"));
  g_assert_false (stands_there (list, "3 refused"));
  g_ptr_array_unref (report.verdicts);
}

int
main (int   argc,
      char *argv[])
{
  suyuan_stage_init (&argc, &argv);

  suyuan_booth_test ("/app/verdict-list/refused-first", test_refused_first);
  suyuan_booth_test ("/app/verdict-list/levels-by-keys", test_levels_by_keys);
  suyuan_booth_test ("/app/verdict-list/searches", test_searches);
  suyuan_booth_test ("/app/verdict-list/takes-another-report", test_takes_another_report);

  return g_test_run ();
}
