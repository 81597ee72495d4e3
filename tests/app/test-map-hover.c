/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suyuan-map-card.h"
#include "suyuan-map-view.h"
#include "suyuan-stage.h"

typedef struct
{
  SuyuanStage   *stage;
  GtkWindow     *window;
  SuyuanMapView *view;
  GtkWidget     *card;
  SuyuanUid      first;
  double         lon; /* of what the hand looks for */
} Play;

static gboolean
shows_all (gpointer data)
{
  return suyuan_map_view_get_n_points (data) == 3;
}

/* One alone in the west, two at one place in the east. */
static void
open_play (Play *play)
{
  static const char *const places[][2] = { { "code=A1", "lon=112.00" }, { "code=B1", "lon=112.10" }, { "code=B2", "lon=112.10" } };
  SuyuanUid                uids[G_N_ELEMENTS (places)];

  *play = (Play){ .stage = suyuan_stage_new (), .view = g_object_new (SUYUAN_TYPE_MAP_VIEW, NULL) };
  for (guint i = 0; i < 3; i++)
    uids[i] = suyuan_stage_add (play->stage, SUYUAN_KIND_OUTLET, (const char *[]){ places[i][0], "name=Mill", "kind=river", "type=ditch", places[i][1], "lat=32", NULL });
  play->first = uids[0];
  play->window = suyuan_stage_show (GTK_WIDGET (play->view));
  suyuan_map_view_set_seat (play->view, play->stage->seat);
  suyuan_stage_wait (shows_all, play->view);
  suyuan_stage_spin (150);
  play->card = suyuan_stage_find_widget (GTK_WIDGET (play->view), SUYUAN_TYPE_MAP_CARD);
}

static void
close_play (Play *play)
{
  gtk_window_destroy (play->window);
  suyuan_stage_spin (100);
  suyuan_stage_free (play->stage);
}

static GtkEventController *
find_controller (GtkWidget *widget,
                 GType      type)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  /* The one that was added last comes first: ours, before the map's own. */
  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (G_OBJECT_TYPE (controller) == type)
        return controller;
    }
  return NULL;
}

static void
point_at (Play  *play,
          double lon)
{
  GtkWidget     *map = suyuan_stage_find_widget (GTK_WIDGET (play->view), SHUMATE_TYPE_MAP);
  SuyuanViewport viewport = suyuan_map_view_get_viewport (play->view);
  SuyuanPosition position = { (gint32) (lon * SUYUAN_DEGREE), 32 * SUYUAN_DEGREE };
  SuyuanWorld    world = suyuan_world_from_position (&position);
  double         x, y;

  play->lon = lon;
  suyuan_viewport_to_screen (&viewport, &world, &x, &y);
  g_signal_emit_by_name (find_controller (map, GTK_TYPE_EVENT_CONTROLLER_MOTION), "motion", x, y);
}

static gboolean
is_shown (gpointer card)
{
  return gtk_widget_get_visible (card);
}

static gboolean
says (GtkWidget  *root,
      const char *text)
{
  if (GTK_IS_LABEL (root) && g_str_has_prefix (gtk_label_get_text (GTK_LABEL (root)), text))
    return TRUE;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (says (child, text))
      return TRUE;
  return FALSE;
}

/* A label of exactly this text. */
static gboolean
counts (GtkWidget  *root,
        const char *text)
{
  if (GTK_IS_LABEL (root) && g_str_equal (gtk_label_get_text (GTK_LABEL (root)), text))
    return TRUE;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (counts (child, text))
      return TRUE;
  return FALSE;
}

/* A hand follows a map that still makes room for itself. */
static gboolean
is_told (gpointer data)
{
  Play *play = data;

  if (!is_shown (play->card))
    point_at (play, play->lon); /* heard where it is another place than before */
  return is_shown (play->card);
}

/* Not while the pointer goes over the map, only where it rests; and it goes when the pointer or the map moves. */
static void
test_map_card_waits_for_rest (void)
{
  Play play;

  open_play (&play);
  g_assert_false (is_shown (play.card));
  point_at (&play, 112.00);
  g_assert_false (is_shown (play.card));
  suyuan_stage_wait (is_told, &play);
  g_assert_true (says (play.card, "A1 Mill"));
  g_assert_true (says (play.card, "To be verified"));
  point_at (&play, 112.05);
  g_assert_false (is_shown (play.card));
  suyuan_stage_spin (500);
  g_assert_false (is_shown (play.card)); /* nothing there */

  point_at (&play, 112.10);
  suyuan_stage_wait (is_told, &play);
  g_assert_true (says (play.card, "2 outlets"));
  g_assert_true (says (play.card, "To be verified") && counts (play.card, "2"));
  g_assert_false (gtk_widget_get_can_target (play.card));
  gtk_widget_activate_action (GTK_WIDGET (play.view), "map.zoom-in", NULL);
  g_assert_false (is_shown (play.card));
  close_play (&play);
}

static gboolean
says_dyer (gpointer card)
{
  return is_shown (card) && says (card, "A1 Dyer");
}

static gboolean
says_weaver (gpointer card)
{
  return is_shown (card) && says (card, "A1 Weaver");
}

/* What is read while the hand rests is told; nobody has to shake it. */
static void
test_map_card_outlives_a_reading (void)
{
  Play play;

  open_play (&play);
  point_at (&play, 112.00);
  suyuan_stage_set (play.stage, SUYUAN_KIND_OUTLET, &play.first, (const char *[]){ "name=Dyer", NULL });
  suyuan_stage_wait (says_dyer, play.card);
  suyuan_stage_set (play.stage, SUYUAN_KIND_OUTLET, &play.first, (const char *[]){ "name=Weaver", NULL });
  suyuan_stage_wait (says_weaver, play.card);
  close_play (&play);
}

/* The keyboard sees the same; Escape puts it away. */
static void
test_map_card_follows_the_keyboard (void)
{
  Play     play;
  gboolean handled;

  open_play (&play);
  g_assert_true (suyuan_map_view_step (play.view, 1));
  g_assert_true (is_shown (play.card));
  g_assert_true (says (play.card, "A1 Mill"));
  g_assert_true (suyuan_map_view_step (play.view, 1));
  g_assert_true (says (play.card, "2 outlets"));
  gtk_widget_grab_focus (GTK_WIDGET (play.view));
  g_signal_emit_by_name (find_controller (GTK_WIDGET (play.view), GTK_TYPE_EVENT_CONTROLLER_KEY), "key-pressed", GDK_KEY_Escape, 0, 0, &handled);
  g_assert_true (handled);
  g_assert_false (is_shown (play.card));
  close_play (&play);
}

/* What is chosen is told beside the map: no card comes over it; over its neighbours it does. */
static void
test_map_card_spares_the_chosen (void)
{
  Play     play;
  gboolean handled;

  open_play (&play);
  g_assert_true (suyuan_map_view_step (play.view, 1));
  gtk_widget_grab_focus (GTK_WIDGET (play.view));
  g_signal_emit_by_name (find_controller (GTK_WIDGET (play.view), GTK_TYPE_EVENT_CONTROLLER_KEY), "key-pressed", GDK_KEY_Return, 0, 0, &handled);
  g_assert_true (handled);
  point_at (&play, 112.05);
  g_assert_false (is_shown (play.card));
  point_at (&play, 112.00);
  suyuan_stage_spin (500);
  g_assert_false (is_shown (play.card));
  point_at (&play, 112.10);
  suyuan_stage_wait (is_told, &play);
  g_assert_true (says (play.card, "2 outlets"));
  close_play (&play);
}

/* Wherever the sign stands, the card stands within the map. */
static void
test_map_card_stays_on_the_map (void)
{
  g_autoptr (GtkWidget) card = g_object_ref_sink (suyuan_map_card_new ());
  SuyuanClusterItem item = { .count = 3, .counts = { 1, 2 } };
  Play              play;
  GtkRequisition    size;

  open_play (&play);
  suyuan_map_card_show_cluster (SUYUAN_MAP_CARD (card), suyuan_office_get_catalogue (suyuan_seat_get_office (play.stage->seat)), SUYUAN_THEME_STATUS, &item);
  for (double x = 0; x <= 400; x += 50)
    for (double y = 0; y <= 300; y += 50)
      {
        suyuan_map_card_place (SUYUAN_MAP_CARD (card), x, y, 400, 300);
        gtk_widget_get_preferred_size (card, NULL, &size); /* with its margins */
        g_assert_cmpint (gtk_widget_get_margin_start (card), >=, 0);
        g_assert_cmpint (gtk_widget_get_margin_top (card), >=, 0);
        g_assert_cmpint (size.width, <=, 400);
        g_assert_cmpint (size.height, <=, 300);
      }
  close_play (&play);
}

int
main (int   argc,
      char *argv[])
{
  suyuan_stage_init (&argc, &argv);

  g_test_add_func ("/app/map-card/waits-for-rest", test_map_card_waits_for_rest);
  g_test_add_func ("/app/map-card/outlives-a-reading", test_map_card_outlives_a_reading);
  g_test_add_func ("/app/map-card/follows-the-keyboard", test_map_card_follows_the_keyboard);
  g_test_add_func ("/app/map-card/spares-the-chosen", test_map_card_spares_the_chosen);
  g_test_add_func ("/app/map-card/stays-on-the-map", test_map_card_stays_on_the_map);

  return g_test_run ();
}
