/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suyuan-application.h"
#include "suyuan-import-assistant.h"
#include "suyuan-operator-dialog.h"
#include "suyuan-stage.h"
#include "suyuan-window.h"

static const char *const pages[] = { "overview", "outlets", "sections", "enterprises", "tasks", "review", "reports" };

/* The stack that the pages stand in, once the first is there. */
static GtkWidget *
find_pages (SuyuanWindow *window,
            const char   *name)
{
  return gtk_widget_get_parent (suyuan_window_get_page (window, name));
}

static guint
count_pages (GtkWidget *stack)
{
  g_autoptr (GListModel) list = G_LIST_MODEL (gtk_stack_get_pages (GTK_STACK (stack)));

  return g_list_model_get_n_items (list);
}

/* None is made but the one that is looked at; every other when somebody first wants it, and once. */
static void
test_window_makes_its_pages (void)
{
  g_autoptr (SuyuanStage) stage = suyuan_stage_new ();
  SuyuanWindow *window = suyuan_window_new (NULL);
  GtkWidget    *stack, *made[G_N_ELEMENTS (pages)];

  g_assert_null (suyuan_window_get_page_name (window));
  g_assert_null (suyuan_window_get_seat (window));
  suyuan_window_take_desk (window, stage->desk);
  stack = find_pages (window, suyuan_window_get_page_name (window));
  g_assert_cmpuint (count_pages (stack), ==, 1);
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      gboolean there = gtk_stack_get_child_by_name (GTK_STACK (stack), pages[i]) != NULL;
      guint    n = count_pages (stack);

      made[i] = suyuan_window_get_page (window, pages[i]);
      g_assert_nonnull (made[i]);
      g_assert_cmpuint (count_pages (stack), ==, there ? n : n + 1);
      g_assert_true (suyuan_window_get_page (window, pages[i]) == made[i]);
    }
  g_assert_cmpuint (count_pages (stack), ==, G_N_ELEMENTS (pages));
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    g_assert_true (suyuan_window_get_page (window, pages[i]) == made[i]);
  g_assert_null (suyuan_window_get_page (window, "no such page"));
  gtk_window_destroy (GTK_WINDOW (window));
  suyuan_stage_spin (50);
}

static gboolean
shows_numbers (gpointer stack)
{
  return g_str_equal (gtk_stack_get_visible_child_name (stack), "numbers");
}

static gboolean
shows_nothing (gpointer stack)
{
  return g_str_equal (gtk_stack_get_visible_child_name (stack), "empty");
}

/* Another workspace in the same window: its pages are those that are there, and show nothing of the one before. */
static void
test_window_takes_another_desk (void)
{
  g_autoptr (SuyuanStage) stage = suyuan_stage_new (), other = suyuan_stage_new ();
  SuyuanWindow *window = suyuan_window_new (NULL);
  GtkWidget    *page, *stack;

  suyuan_stage_add (stage, SUYUAN_KIND_OUTLET, (const char *const[]){ "code=PK-1", "name=North", NULL });
  suyuan_window_take_desk (window, stage->desk);
  gtk_window_present (GTK_WINDOW (window));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.page", "s", "overview");
  page = suyuan_window_get_page (window, "overview");
  stack = suyuan_stage_find_widget (page, GTK_TYPE_STACK);
  suyuan_stage_wait (shows_numbers, stack);
  suyuan_window_take_desk (window, other->desk);
  g_assert_true (suyuan_window_get_page (window, "overview") == page);
  g_assert_false (shows_numbers (stack));
  suyuan_stage_wait (shows_nothing, stack);
  suyuan_window_take_desk (window, stage->desk);
  suyuan_stage_wait (shows_numbers, stack);
  gtk_window_destroy (GTK_WINDOW (window));
  suyuan_stage_spin (50);
}

static gint held; /* atomic: readings wait */

static gpointer
hold_verb (SuyuanOffice *office,
           gpointer      data,
           GCancellable *cancellable,
           GError      **error)
{
  while (g_atomic_int_get (&held))
    g_usleep (1000);

  return NULL;
}

static void
told_cb (SuyuanSeat *seat,
         const char *text,
         const char *batch,
         guint      *n_told)
{
  (*n_told)++;
}

/* A verdict is of the workspace that was verified, and nobody is told it of another. */
static void
test_window_leaves_its_verdict (void)
{
  g_autoptr (SuyuanStage) stage = suyuan_stage_new (), other = suyuan_stage_new ();
  SuyuanWindow *window = suyuan_window_new (NULL);
  guint         n_told = 0;

  suyuan_window_take_desk (window, stage->desk);
  gtk_window_present (GTK_WINDOW (window));
  g_atomic_int_set (&held, TRUE);
  suyuan_desk_study_async (stage->desk, hold_verb, NULL, NULL, NULL, NULL, NULL);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.verify", NULL);
  g_assert_true (suyuan_seat_is_busy (suyuan_window_get_seat (window)));
  suyuan_window_take_desk (window, other->desk);
  g_signal_connect (suyuan_window_get_seat (window), "told", G_CALLBACK (told_cb), &n_told);
  g_atomic_int_set (&held, FALSE);
  suyuan_stage_settle (stage);
  suyuan_stage_settle (other);
  g_assert_cmpuint (n_told, ==, 0);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.verify", NULL);
  suyuan_stage_settle (other);
  g_assert_cmpuint (n_told, ==, 1);
  gtk_window_destroy (GTK_WINDOW (window));
  suyuan_stage_spin (50);
}

static guint
count_refusals (void)
{
  GListModel *windows = gtk_window_get_toplevels ();
  guint       n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      n += ADW_IS_MESSAGE_DIALOG (window) && gtk_widget_get_visible (GTK_WIDGET (window));
    }
  return n;
}

/* The same again is said already; something else is not. What was read is said again. */
static void
test_window_says_it_once (void)
{
  g_autoptr (SuyuanStage) stage = suyuan_stage_new ();
  SuyuanWindow *window = suyuan_window_new (NULL);

  suyuan_window_take_desk (window, stage->desk);
  gtk_window_present (GTK_WINDOW (window));
  suyuan_seat_refuse (suyuan_window_get_seat (window), "No room");
  suyuan_seat_refuse (suyuan_window_get_seat (window), "No room");
  g_assert_cmpuint (count_refusals (), ==, 1);
  suyuan_seat_refuse (suyuan_window_get_seat (window), "No paper");
  g_assert_cmpuint (count_refusals (), ==, 2);
  while (count_refusals () > 0)
    gtk_window_destroy (suyuan_stage_find_window (ADW_TYPE_MESSAGE_DIALOG));
  suyuan_seat_refuse (suyuan_window_get_seat (window), "No room");
  g_assert_cmpuint (count_refusals (), ==, 1);
  gtk_window_destroy (suyuan_stage_find_window (ADW_TYPE_MESSAGE_DIALOG));
  gtk_window_destroy (GTK_WINDOW (window));
  suyuan_stage_spin (50);
}

/* Without a workspace nothing that needs one can be done. */
static void
test_window_needs_a_workspace (void)
{
  SuyuanWindow *window = suyuan_window_new (NULL);

  gtk_widget_activate_action (GTK_WIDGET (window), "win.import", NULL);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.operator", NULL);
  g_assert_null (suyuan_stage_find_window (SUYUAN_TYPE_IMPORT_ASSISTANT));
  g_assert_null (suyuan_stage_find_window (SUYUAN_TYPE_OPERATOR_DIALOG));
  gtk_window_destroy (GTK_WINDOW (window));
}

static gboolean
has_focus_within (gpointer data)
{
  return gtk_window_get_focus (GTK_WINDOW (data)) != NULL;
}

/* Alt+1 … Alt+7 are the action with the name of the page. */
static void
test_window_goes_to_each_page (void)
{
  g_autoptr (SuyuanStage) stage = suyuan_stage_new ();
  SuyuanWindow *window = suyuan_window_new (NULL);

  suyuan_window_take_desk (window, stage->desk);
  gtk_window_present (GTK_WINDOW (window));
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.page", "s", pages[i]));
      g_assert_cmpstr (suyuan_window_get_page_name (window), ==, pages[i]);
      suyuan_stage_spin (60);
      suyuan_stage_wait (has_focus_within, window);
    }
  gtk_window_destroy (GTK_WINDOW (window));
  suyuan_stage_spin (50);
}

/* The menu of the workspace is there for whoever opens it, as often as that is. */
static void
test_window_makes_its_menus (void)
{
  g_autoptr (SuyuanStage) stage = suyuan_stage_new ();
  SuyuanWindow  *window = suyuan_window_new (NULL);
  GtkMenuButton *button = GTK_MENU_BUTTON (suyuan_stage_find_widget (GTK_WIDGET (window), GTK_TYPE_MENU_BUTTON));

  suyuan_window_take_desk (window, stage->desk);
  gtk_window_present (GTK_WINDOW (window));
  suyuan_stage_spin (50);
  g_assert_null (gtk_menu_button_get_popover (button));
  g_assert_true (gtk_widget_is_sensitive (GTK_WIDGET (button)));
  for (guint i = 0; i < 2; i++)
    {
      gtk_menu_button_popup (button);
      suyuan_stage_spin (50);
      g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (gtk_menu_button_get_popover (button))));
      g_assert_nonnull (suyuan_stage_find_label (GTK_WIDGET (gtk_menu_button_get_popover (button)), "Import a List…"));
      gtk_menu_button_popdown (button);
      suyuan_stage_spin (50);
    }
  gtk_window_destroy (GTK_WINDOW (window));
  suyuan_stage_spin (50);
}

typedef struct
{
  GtkWidget  *undo, *redo;
  const char *to_undo, *to_redo;
} Stacks;

static gboolean
says (GtkWidget  *button,
      const char *words)
{
  const char *tooltip = gtk_widget_get_tooltip_text (button);

  return gtk_widget_is_sensitive (button) == !g_str_has_prefix (words, "There is nothing") && tooltip != NULL && strstr (tooltip, words) != NULL;
}

static gboolean
offers (gpointer stacks)
{
  const Stacks *all = stacks;

  return says (all->undo, all->to_undo) && says (all->redo, all->to_redo);
}

static GtkWidget *
find_action_button (GtkWidget  *root,
                    const char *action)
{
  if (GTK_IS_BUTTON (root) && g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (root)), action) == 0)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_action_button (child, action);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* Undo and redo are offered where there is something, and say what it is. */
static void
test_window_offers_undo (void)
{
  g_autoptr (SuyuanStage) stage = suyuan_stage_new ();
  SuyuanWindow *window = suyuan_window_new (NULL);
  Stacks        stacks = { find_action_button (GTK_WIDGET (window), "win.undo"), find_action_button (GTK_WIDGET (window), "win.redo"), "There is nothing to undo", "There is nothing to do again" };
  SuyuanUid     outlet;

  g_assert_false (gtk_widget_is_sensitive (stacks.undo));
  suyuan_window_take_desk (window, stage->desk);
  gtk_window_present (GTK_WINDOW (window));
  suyuan_stage_wait (offers, &stacks);
  outlet = suyuan_stage_add (stage, SUYUAN_KIND_OUTLET, (const char *const[]){ "code=PK-1", "name=North", NULL });
  stacks.to_undo = "Undo: New: outlets (Ctrl+Z)";
  suyuan_stage_wait (offers, &stacks);
  suyuan_stage_set (stage, SUYUAN_KIND_OUTLET, &outlet, (const char *const[]){ "name=South", NULL });
  stacks.to_undo = "Undo: Changed: outlets";
  suyuan_stage_wait (offers, &stacks);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL);
  stacks.to_undo = "Undo: New: outlets";
  stacks.to_redo = "Redo: Changed: outlets";
  suyuan_stage_wait (offers, &stacks);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.redo", NULL);
  stacks.to_undo = "Undo: Changed: outlets";
  stacks.to_redo = "There is nothing to do again";
  suyuan_stage_wait (offers, &stacks);
  gtk_window_destroy (GTK_WINDOW (window));
  suyuan_stage_settle (stage);
}

int
main (int   argc,
      char *argv[])
{
  suyuan_stage_init (&argc, &argv);

  g_test_add_func ("/app/window/makes-its-pages", test_window_makes_its_pages);
  g_test_add_func ("/app/window/takes-another-desk", test_window_takes_another_desk);
  g_test_add_func ("/app/window/leaves-its-verdict", test_window_leaves_its_verdict);
  g_test_add_func ("/app/window/says-it-once", test_window_says_it_once);
  g_test_add_func ("/app/window/needs-a-workspace", test_window_needs_a_workspace);
  g_test_add_func ("/app/window/goes-to-each-page", test_window_goes_to_each_page);
  g_test_add_func ("/app/window/offers-undo", test_window_offers_undo);
  g_test_add_func ("/app/window/makes-its-menus", test_window_makes_its_menus);

  return g_test_run ();
}
