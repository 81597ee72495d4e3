/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suyuan-outlets-page.h"
#include "suyuan-stage.h"

static void
change (SuyuanStage *stage,
        SuyuanKind   kind)
{
  g_signal_emit_by_name (stage->seat, "changed", (guint64) 1 << kind);
}

typedef struct
{
  SuyuanStage *stage;
  guint        n_asked;
  gboolean     was_busy;
} Counter;

static void
busy_cb (Counter *counter)
{
  gboolean busy = suyuan_desk_is_busy (counter->stage->desk);

  counter->n_asked += busy && !counter->was_busy;
  counter->was_busy = busy;
}

/* What the chips offer and what the table lists is looked up when it may have changed, and not before somebody sees it. */
static void
test_outlets_page_offers_in_time (void)
{
  SuyuanStage       *stage = suyuan_stage_new ();
  SuyuanOutletsPage *page = g_object_new (SUYUAN_TYPE_OUTLETS_PAGE, NULL);
  GtkWindow         *window = suyuan_stage_show (GTK_WIDGET (page));
  Counter            counter = { .stage = stage };

  suyuan_page_set_seat (SUYUAN_PAGE (page), stage->seat);
  suyuan_stage_settle (stage);
  change (stage, SUYUAN_KIND_AREA);
  g_assert_true (suyuan_desk_is_busy (stage->desk));
  suyuan_stage_settle (stage);

  gtk_widget_set_visible (GTK_WIDGET (page), FALSE);
  suyuan_stage_settle (stage);
  g_signal_connect_swapped (stage->desk, "notify::busy", G_CALLBACK (busy_cb), &counter);
  change (stage, SUYUAN_KIND_AREA);
  change (stage, SUYUAN_KIND_TASK);
  suyuan_page_search (SUYUAN_PAGE (page), "North");
  g_assert_false (suyuan_desk_is_busy (stage->desk));
  suyuan_stage_settle (stage);
  g_assert_cmpuint (counter.n_asked, ==, 0);
  gtk_widget_set_visible (GTK_WIDGET (page), TRUE);
  g_assert_true (suyuan_desk_is_busy (stage->desk));
  suyuan_stage_settle (stage);
  g_assert_cmpuint (counter.n_asked, >, 0);
  g_signal_handlers_disconnect_by_data (stage->desk, &counter);
  suyuan_stage_close (stage, window);
}

static gboolean
is_refused (gpointer stage)
{
  return ((SuyuanStage *) stage)->n_refused > 0;
}

/* An outlet that cannot be read is not one that has gone: why is said. */
static void
test_dossier_pane_says_what_is_wrong (void)
{
  SuyuanStage       *stage = suyuan_stage_new ();
  SuyuanDossierPane *pane = g_object_new (SUYUAN_TYPE_DOSSIER_PANE, NULL);
  GtkWindow         *window = suyuan_stage_show (GTK_WIDGET (pane));
  SuyuanUid          outlet = suyuan_stage_add (stage, SUYUAN_KIND_OUTLET, (const char *const[]){ "code=N", "name=North", NULL });
  SuyuanUid          nobody = outlet;

  suyuan_dossier_pane_set_seat (pane, stage->seat);
  suyuan_seat_select (stage->seat, &outlet);
  suyuan_stage_spin (200);
  g_assert_cmpuint (stage->n_refused, ==, 0);
  nobody.bytes[15] ^= 1;
  suyuan_seat_select (stage->seat, &nobody);
  suyuan_stage_spin (200);
  g_assert_cmpuint (stage->n_refused, ==, 0);
  suyuan_stage_hide (stage, "sample");
  suyuan_seat_select (stage->seat, &outlet);
  suyuan_stage_wait (is_refused, stage);
  suyuan_stage_settle (stage);
  g_assert_cmpuint (stage->n_refused, ==, 1);
  g_assert_nonnull (strstr (stage->refused, "sample"));
  suyuan_stage_close (stage, window);
}

static guint
rows_of (SuyuanOutletsPage *page)
{
  return suyuan_record_table_get_n_rows (suyuan_outlets_page_get_table (page));
}

static SuyuanUid
add_ditch (SuyuanStage *stage,
           const char  *code)
{
  g_autofree char *said = g_strconcat ("code=", code, NULL);
  SuyuanUid        uid = suyuan_stage_add (stage, SUYUAN_KIND_OUTLET, (const char *const[]){ said, "name=Ditch", "kind=river", "type=ditch", NULL });

  suyuan_stage_settle (stage);
  return uid;
}

/* The table is read for somebody who sees it, once; who is led to an outlet finds it, and the filter it passes stays. */
static void
test_outlets_page_reads_in_time (void)
{
  SuyuanStage       *stage = suyuan_stage_new ();
  SuyuanOutletsPage *page = g_object_new (SUYUAN_TYPE_OUTLETS_PAGE, NULL);
  GtkWindow         *window = suyuan_stage_show (GTK_WIDGET (page));
  SuyuanUid          outlet, chosen;

  suyuan_page_set_seat (SUYUAN_PAGE (page), stage->seat);
  suyuan_page_filter (SUYUAN_PAGE (page), "type = 'ditch'", "Ditches");
  add_ditch (stage, "A");
  g_assert_cmpuint (rows_of (page), ==, 1);

  gtk_widget_set_visible (GTK_WIDGET (page), FALSE);
  add_ditch (stage, "B");
  add_ditch (stage, "C");
  g_assert_cmpuint (rows_of (page), ==, 1);
  gtk_widget_set_visible (GTK_WIDGET (page), TRUE);
  suyuan_stage_settle (stage);
  g_assert_cmpuint (rows_of (page), ==, 3);

  gtk_widget_set_visible (GTK_WIDGET (page), FALSE);
  outlet = add_ditch (stage, "D");
  g_assert_cmpuint (rows_of (page), ==, 3);
  suyuan_page_show (SUYUAN_PAGE (page), &outlet);
  gtk_widget_set_visible (GTK_WIDGET (page), TRUE);
  suyuan_stage_settle (stage);
  g_assert_cmpuint (rows_of (page), ==, 4);
  g_assert_nonnull (suyuan_stage_find_button (GTK_WIDGET (page), "Ditches ✕"));

  outlet = add_ditch (stage, "E");
  suyuan_page_filter (SUYUAN_PAGE (page), "code = 'A'", "The first");
  suyuan_page_show (SUYUAN_PAGE (page), &outlet); /* while that is asked */
  suyuan_stage_settle (stage);
  g_assert_cmpuint (rows_of (page), ==, 5);
  suyuan_page_filter (SUYUAN_PAGE (page), "code = 'A'", "The first");
  suyuan_stage_settle (stage);
  g_assert_cmpuint (rows_of (page), ==, 1);
  suyuan_page_show (SUYUAN_PAGE (page), &outlet);
  suyuan_stage_settle (stage);
  g_assert_cmpuint (rows_of (page), ==, 5);
  g_assert_true (suyuan_record_table_get_selected (suyuan_outlets_page_get_table (page), &chosen));
  g_assert_true (suyuan_uid_equal (&chosen, &outlet));
  suyuan_stage_close (stage, window);
}

/* What was looked for in one workspace is not looked for in the next, where no chip says so. */
static void
test_outlets_page_begins_anew (void)
{
  SuyuanStage       *stage = suyuan_stage_new (), *other = suyuan_stage_new ();
  SuyuanOutletsPage *page = g_object_new (SUYUAN_TYPE_OUTLETS_PAGE, NULL);
  GtkWindow         *window = suyuan_stage_show (GTK_WIDGET (page));

  suyuan_stage_add (stage, SUYUAN_KIND_OUTLET, (const char *const[]){ "code=N", "name=North", NULL });
  suyuan_stage_add (stage, SUYUAN_KIND_OUTLET, (const char *const[]){ "code=S", "name=South", NULL });
  suyuan_stage_add (other, SUYUAN_KIND_OUTLET, (const char *const[]){ "code=E", "name=East", NULL });
  suyuan_page_set_seat (SUYUAN_PAGE (page), stage->seat);
  suyuan_stage_settle (stage);
  g_assert_cmpuint (rows_of (page), ==, 2);
  suyuan_page_filter (SUYUAN_PAGE (page), "code = 'N'", "North alone");
  suyuan_page_search (SUYUAN_PAGE (page), "North");
  suyuan_stage_settle (stage);
  g_assert_cmpuint (rows_of (page), ==, 1);
  g_assert_true (gtk_widget_get_mapped (suyuan_stage_find_button (GTK_WIDGET (page), "North alone ✕")));
  suyuan_page_set_seat (SUYUAN_PAGE (page), other->seat);
  suyuan_stage_settle (other);
  g_assert_cmpuint (rows_of (page), ==, 1);
  g_assert_null (suyuan_stage_find_button (GTK_WIDGET (page), "North alone ✕"));
  suyuan_page_search (SUYUAN_PAGE (page), "East");
  suyuan_page_search (SUYUAN_PAGE (page), "");
  suyuan_stage_settle (other);
  g_assert_cmpuint (rows_of (page), ==, 1);
  gtk_window_destroy (window);
  suyuan_stage_spin (100);
  suyuan_stage_free (stage);
  suyuan_stage_free (other);
}

/* Removed by somebody else: nothing can be done to it from a pane that is empty, and undone it is there again. */
static void
test_dossier_pane_lets_go (void)
{
  static const char *const actions[] = { "dossier.edit", "dossier.photos", "dossier.link", "dossier.task" };
  SuyuanStage             *stage = suyuan_stage_new ();
  SuyuanDossierPane       *pane = g_object_new (SUYUAN_TYPE_DOSSIER_PANE, NULL);
  GtkWindow               *window = suyuan_stage_show (GTK_WIDGET (pane));
  SuyuanUid                outlet = suyuan_stage_add (stage, SUYUAN_KIND_OUTLET, (const char *const[]){ "code=N", "name=North", NULL });
  guint                    n_windows;

  suyuan_dossier_pane_set_seat (pane, stage->seat);
  suyuan_seat_select (stage->seat, &outlet);
  suyuan_stage_spin (200);
  n_windows = g_list_model_get_n_items (gtk_window_get_toplevels ());
  suyuan_stage_remove (stage, SUYUAN_KIND_OUTLET, &outlet);
  suyuan_stage_spin (200);
  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_activate_action (GTK_WIDGET (pane), actions[i], NULL);
  g_assert_false (suyuan_field_section_is_editing (suyuan_dossier_pane_get_section (pane, "basic")));
  g_assert_cmpuint (g_list_model_get_n_items (gtk_window_get_toplevels ()), ==, n_windows);
  g_assert_cmpuint (stage->n_refused, ==, 0);
  suyuan_stage_close (stage, window);
}

int
main (int   argc,
      char *argv[])
{
  suyuan_stage_init (&argc, &argv);

  g_test_add_func ("/app/outlets-page/offers-in-time", test_outlets_page_offers_in_time);
  g_test_add_func ("/app/outlets-page/reads-in-time", test_outlets_page_reads_in_time);
  g_test_add_func ("/app/outlets-page/begins-anew", test_outlets_page_begins_anew);
  g_test_add_func ("/app/dossier-pane/says-what-is-wrong", test_dossier_pane_says_what_is_wrong);
  g_test_add_func ("/app/dossier-pane/lets-go", test_dossier_pane_lets_go);

  return g_test_run ();
}
