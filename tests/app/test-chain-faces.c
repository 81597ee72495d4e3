/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The chain of a section of the sample workspace as table, profile, part of itself and file, by keys pressed at the X server. */
#include "suyuan-application.h"
#include "suyuan-census.h"
#include "suyuan-chain-table.h"
#include "suyuan-chain-view.h"
#include "suyuan-chain-window.h"
#include "suyuan-outlets-page.h"
#include "suyuan-page.h"
#include "suyuan-profile-view.h"
#include "suyuan-river-button.h"
#include "suyuan-stage.h"
#include "suyuan-typist.h"
#include "suyuan-window.h"

/* The program on a copy of the sample, with the chain of TH-S3 open. */
typedef struct
{
  SuyuanStage  *stage;
  SuyuanTypist *typist;
  SuyuanDesk   *desk;
  SuyuanWindow *window;
  GtkWindow    *chain;
  SuyuanUid     section;
} Table;

/* Of all tests: a process is registered once. */
static SuyuanApplication *application;

static void
copy_sample (const char *to)
{
  const char *words[] = { "cp", "-r", g_getenv ("SUYUAN_SAMPLE"), to, NULL };
  int         status;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_spawn_sync (NULL, (char **) words, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, &status, &error));
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
}

#define part(self, type) suyuan_stage_find_widget (GTK_WIDGET ((self)->chain), (type))

static gboolean
is_answered (gpointer data)
{
  GtkWindow *chain = suyuan_stage_find_window (SUYUAN_TYPE_CHAIN_WINDOW);
  GtkWidget *view = chain != NULL ? suyuan_stage_find_widget (GTK_WIDGET (chain), SUYUAN_TYPE_CHAIN_VIEW) : NULL;
  SuyuanUid  chosen;

  return view != NULL && suyuan_chain_view_get_selected (SUYUAN_CHAIN_VIEW (view), &chosen);
}

static void
set_up (Table        *self,
        gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;

  self->stage = suyuan_stage_new ();
  path = g_build_filename (self->stage->folder, "sample.suyuan", NULL);
  copy_sample (path);
  self->desk = suyuan_desk_new (path, &error);
  g_assert_no_error (error);
  self->typist = suyuan_typist_new ();
  suyuan_office_find (suyuan_desk_get_office (self->desk), SUYUAN_KIND_SECTION, "TH-S3", &self->section, &error);
  g_assert_no_error (error);
  self->window = suyuan_window_new (ADW_APPLICATION (application));
  suyuan_window_take_desk (self->window, self->desk);
  gtk_window_present (GTK_WINDOW (self->window));
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.page", "s", "sections");
  suyuan_page_show (SUYUAN_PAGE (suyuan_window_get_page (self->window, "sections")), &self->section);
  suyuan_stage_spin (100);
  suyuan_typist_press (self->typist, "<Control>t");
  suyuan_stage_wait (is_answered, NULL);
  self->chain = suyuan_stage_find_window (SUYUAN_TYPE_CHAIN_WINDOW);
}

static void
tear_down (Table        *self,
           gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
  suyuan_stage_spin (50);
  suyuan_typist_free (self->typist);
  g_object_unref (self->desk);
  suyuan_stage_free (self->stage);
}

static gboolean
has_gone (gpointer data)
{
  return suyuan_stage_find_window (SUYUAN_TYPE_CHAIN_WINDOW) == NULL;
}

static gboolean
is_face (gpointer data)
{
  return gtk_widget_get_mapped (data);
}

/* Every line of the answer, sorted by its load; Enter opens the outlet of the line. */
static void
test_table (Table        *self,
            gconstpointer data)
{
  SuyuanChainTable *table = SUYUAN_CHAIN_TABLE (part (self, SUYUAN_TYPE_CHAIN_TABLE));
  SuyuanUid         chosen, shown;
  SuyuanKind        kind;

  g_assert_cmpuint (suyuan_chain_table_get_n_lines (table), ==, 0);
  suyuan_typist_press (self->typist, "<Control>2");
  suyuan_stage_wait (is_face, table);
  g_assert_cmpuint (suyuan_chain_table_get_n_lines (table), >, 100);
  g_assert_false (suyuan_chain_table_get_selected (table, &chosen));
  suyuan_chain_table_sort (table, SUYUAN_CHAIN_CELL_LOAD, GTK_SORT_DESCENDING);
  suyuan_typist_press (self->typist, "Down");
  suyuan_typist_press (self->typist, "Up");
  g_assert_true (suyuan_chain_table_get_selected (table, &chosen));
  suyuan_typist_press (self->typist, "Return");
  suyuan_stage_wait (has_gone, NULL);
  g_assert_cmpstr (suyuan_window_get_page_name (self->window), ==, "outlets");
  g_assert_true (suyuan_page_get_record (SUYUAN_PAGE (suyuan_window_get_page (self->window, "outlets")), &kind, &shown));
  g_assert_true (suyuan_uid_equal (&shown, &chosen));
}

/* The section asked about is chosen in the profile; from it the river is walked up, and the mark opened. */
static void
test_profile (Table        *self,
              gconstpointer data)
{
  SuyuanProfileView *profile = SUYUAN_PROFILE_VIEW (part (self, SUYUAN_TYPE_PROFILE_VIEW));
  SuyuanUid          chosen;

  suyuan_typist_press (self->typist, "<Control>3");
  suyuan_stage_wait (is_face, profile);
  g_assert_true (suyuan_profile_view_get_selected (profile, &chosen) && suyuan_uid_equal (&chosen, &self->section));
  suyuan_typist_press (self->typist, "Left");
  g_assert_true (suyuan_profile_view_get_selected (profile, &chosen));
  g_assert_false (suyuan_uid_equal (&chosen, &self->section));
  suyuan_typist_press (self->typist, "End");
  g_assert_true (suyuan_profile_view_get_selected (profile, &chosen) && suyuan_uid_equal (&chosen, &self->section));
  suyuan_typist_press (self->typist, "Return");
  suyuan_stage_wait (has_gone, NULL);
  g_assert_cmpstr (suyuan_window_get_page_name (self->window), ==, "sections");
}

static gboolean
is_short (gpointer data)
{
  return suyuan_chain_table_get_n_lines (data) < 40;
}

static GtkWidget *
find_toggle (GtkWidget  *widget,
             const char *label)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = GTK_IS_TOGGLE_BUTTON (child) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (child)), label) == 0 ? child : find_toggle (child, label);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* A part of the answer in every face; travel times where somebody gives a velocity. */
static void
test_part (Table        *self,
           gconstpointer data)
{
  SuyuanChainTable  *table = SUYUAN_CHAIN_TABLE (part (self, SUYUAN_TYPE_CHAIN_TABLE));
  SuyuanBalanceTerms terms = { .decay_per_day = { 0.05, 0.1, 0.15 }, .velocity_ms = 0.3 };
  GtkWidget         *toggle = find_toggle (GTK_WIDGET (self->chain), "Open tasks only");
  guint              n_all;

  g_assert_nonnull (toggle);
  suyuan_typist_press (self->typist, "<Control>2");
  suyuan_stage_wait (is_face, table);
  n_all = suyuan_chain_table_get_n_lines (table);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (toggle), TRUE);
  suyuan_stage_wait (is_short, table);
  g_assert_cmpuint (suyuan_chain_table_get_n_lines (table), >, 0);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (toggle), FALSE);
  g_assert_cmpuint (suyuan_chain_table_get_n_lines (table), ==, n_all);

  /* What was chosen while the table was out of sight is there when it comes back. */
  suyuan_typist_press (self->typist, "<Control>1");
  suyuan_stage_wait (is_face, part (self, SUYUAN_TYPE_CHAIN_VIEW));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (toggle), TRUE);
  suyuan_stage_spin (100);
  g_assert_cmpuint (suyuan_chain_table_get_n_lines (table), ==, n_all);
  suyuan_typist_press (self->typist, "<Control>2");
  suyuan_stage_wait (is_short, table);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (toggle), FALSE);
  g_assert_cmpuint (suyuan_chain_table_get_n_lines (table), ==, n_all);

  suyuan_river_button_set_terms (SUYUAN_RIVER_BUTTON (part (self, SUYUAN_TYPE_RIVER_BUTTON)), &terms);
  suyuan_stage_wait (is_answered, NULL);
  suyuan_stage_spin (200);
  g_assert_cmpuint (suyuan_chain_table_get_n_lines (table), ==, n_all);
  gtk_window_close (self->chain);
  suyuan_stage_wait (has_gone, NULL);
}

static gboolean
is_narrowed (gpointer data)
{
  SuyuanOutletsPage *page = data;
  GArray            *among = suyuan_filter_bar_get_among (suyuan_outlets_page_get_filters (page));

  return among != NULL && among->len > 0;
}

/* The walk on the map: the outlets page shows those upstream, and no others. */
static void
test_map (Table        *self,
          gconstpointer data)
{
  suyuan_typist_press (self->typist, "<Control>m");
  suyuan_stage_wait (has_gone, NULL);
  g_assert_cmpstr (suyuan_window_get_page_name (self->window), ==, "outlets");
  suyuan_stage_wait (is_narrowed, suyuan_window_get_page (self->window, "outlets"));
}

#define face_test(path, func) g_test_add ((path), Table, NULL, set_up, (func), tear_down)

int
main (int   argc,
      char *argv[])
{
  int failed;

  suyuan_stage_init (&argc, &argv);

  if (g_getenv ("SUYUAN_SAMPLE") == NULL)
    g_error ("SUYUAN_SAMPLE names no sample workspace; meson test makes one");
  application = suyuan_application_new ();
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));
  face_test ("/app/chain-faces/table", test_table);
  face_test ("/app/chain-faces/profile", test_profile);
  face_test ("/app/chain-faces/part", test_part);
  face_test ("/app/chain-faces/map", test_map);

  failed = g_test_run ();
  g_object_unref (application);
  return failed;
}
