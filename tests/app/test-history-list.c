/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suyuan-history-list.h"

#include "suyuan-booth.h"
#include "suyuan-diary.h"

static SuyuanUid outlet;

static SuyuanHistoryList *
show (SuyuanBooth *self)
{
  SuyuanHistoryList *list = SUYUAN_HISTORY_LIST (suyuan_history_list_new ());
  g_autoptr (GPtrArray) lines = suyuan_office_history (suyuan_booth_get_office (self), SUYUAN_KIND_OUTLET, &outlet, 0, NULL);

  suyuan_history_list_set_lines (list, suyuan_booth_get_office (self), lines);
  suyuan_booth_set (self, GTK_WIDGET (list));
  return list;
}

static gpointer
change_verb (SuyuanOffice *office,
             gpointer      data,
             GCancellable *cancellable,
             GError      **error)
{
  return suyuan_office_set (office, SUYUAN_KIND_OUTLET, &outlet, data, error);
}

static void
changed_cb (gpointer      object,
            gpointer      result,
            const GError *error)
{
  g_assert_no_error (error);
}

static void
change (SuyuanBooth       *self,
        const char *const *assignments)
{
  suyuan_seat_act (self->stage->seat, "Changed", change_verb, (gpointer) assignments, NULL, changed_cb, self->parent);
  suyuan_stage_settle (self->stage);
}

static guint
count_heads (SuyuanHistoryList *list)
{
  GtkWidget *box = gtk_widget_get_first_child (GTK_WIDGET (list));
  guint      n = 0;

  for (GtkWidget *label = gtk_widget_get_first_child (box); label != NULL; label = gtk_widget_get_next_sibling (label))
    n += gtk_widget_has_css_class (label, "history-head");
  return n;
}

static gboolean
stands_there (SuyuanHistoryList *list,
              const char        *words)
{
  return suyuan_stage_find_label (GTK_WIDGET (list), words) != NULL;
}

/* What one action did stands under one head, which says who it was; the newest is first. Undo is history, too. */
static void
test_who_changed_what (SuyuanBooth  *self,
                       gconstpointer data)
{
  SuyuanHistoryList *list;
  GtkWidget         *first;

  outlet = suyuan_stage_add (self->stage, SUYUAN_KIND_OUTLET, (const char *const[]){ "code=PK-1", "name=North", NULL });
  change (self, (const char *const[]){ "town=高集镇", "name=North bank", NULL });
  list = show (self);
  g_assert_cmpuint (count_heads (list), ==, 2);
  g_assert_true (stands_there (list, "Li Ming"));
  g_assert_true (stands_there (list, "North → North bank"));
  g_assert_true (stands_there (list, "高集镇"));
  first = gtk_widget_get_first_child (gtk_widget_get_first_child (GTK_WIDGET (list)));
  g_assert_true (gtk_widget_has_css_class (first, "history-head"));

  suyuan_booth_undo (self);
  list = show (self);
  g_assert_cmpuint (count_heads (list), ==, 3);
  g_assert_true (stands_there (list, "North bank → North"));
  first = gtk_widget_get_first_child (gtk_widget_get_first_child (GTK_WIDGET (list)));
  g_assert_nonnull (strstr (gtk_label_get_text (GTK_LABEL (first)), "undo"));
}

/* Nothing yet is said, and goes with the first change. */
static void
test_nothing_yet (SuyuanBooth  *self,
                  gconstpointer data)
{
  SuyuanHistoryList *list = SUYUAN_HISTORY_LIST (suyuan_history_list_new ());
  g_autoptr (GPtrArray) lines = NULL;

  suyuan_history_list_set_lines (list, suyuan_booth_get_office (self), NULL);
  suyuan_booth_set (self, GTK_WIDGET (list));
  g_assert_true (stands_there (list, "Nothing was changed yet."));
  outlet = suyuan_stage_add (self->stage, SUYUAN_KIND_OUTLET, (const char *const[]){ "code=PK-1", "name=North", NULL });
  lines = suyuan_office_history (suyuan_booth_get_office (self), SUYUAN_KIND_OUTLET, &outlet, 0, NULL);
  suyuan_history_list_set_lines (list, suyuan_booth_get_office (self), lines);
  suyuan_stage_spin (50);
  g_assert_false (stands_there (list, "Nothing was changed yet."));
  g_assert_cmpuint (count_heads (list), ==, 1);
}

/* It is read, not walked through: Tab passes by, so that what follows is near. */
static void
test_takes_no_focus (SuyuanBooth  *self,
                     gconstpointer data)
{
  outlet = suyuan_stage_add (self->stage, SUYUAN_KIND_OUTLET, (const char *const[]){ "code=PK-1", "name=North", "town=高集镇", NULL });
  show (self);
  suyuan_booth_press (self, "Tab");
  g_assert_null (gtk_window_get_focus (GTK_WINDOW (self->parent)));
}

int
main (int   argc,
      char *argv[])
{
  suyuan_stage_init (&argc, &argv);

  suyuan_booth_test ("/app/history-list/who-changed-what", test_who_changed_what);
  suyuan_booth_test ("/app/history-list/nothing-yet", test_nothing_yet);
  suyuan_booth_test ("/app/history-list/takes-no-focus", test_takes_no_focus);

  return g_test_run ();
}
