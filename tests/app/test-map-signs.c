/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suyuan-map-card.h"
#include "suyuan-map-view.h"
#include "suyuan-section-layer.h"
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

static gboolean
shows_target (SuyuanMapView *view,
              guint          target)
{
  return (suyuan_scene_layer_list_things (suyuan_map_view_get_ground (view)) & SUYUAN_THING_BIT (SUYUAN_THING_SECTION + target)) != 0;
}

static gboolean
shows_section (gpointer view)
{
  return shows_target (view, 3);
}

static gboolean
shows_ford_too (gpointer view)
{
  return shows_target (view, 3) && shows_target (view, 2);
}

static gboolean
shows_ford_alone (gpointer view)
{
  return !shows_target (view, 3) && shows_target (view, 2);
}

static void
go_cb (guint           *n,
       guint            kind,
       const SuyuanUid *uid)
{
  *n += kind == SUYUAN_KIND_SECTION && !suyuan_uid_is_nil (uid);
}

static gboolean
shows_works (gpointer view)
{
  return (suyuan_scene_layer_list_things (suyuan_map_view_get_ground (view)) & SUYUAN_THING_BIT (SUYUAN_THING_ENTERPRISE)) != 0;
}

static void
go_enterprise_cb (guint           *n,
                  guint            kind,
                  const SuyuanUid *uid)
{
  *n += kind == SUYUAN_KIND_ENTERPRISE && !suyuan_uid_is_nil (uid);
}

/* An enterprise is told where the pointer rests on it, and a click opens its page; beside it and on an outlet it is not
 * in the way. */
static void
test_map_card_of_an_enterprise (void)
{
  Play             play;
  SuyuanViewport   viewport;
  SuyuanWorld      world;
  GtkWidget       *map, *layer;
  GtkGesture      *click;
  double           x, y;
  guint            n_opened = 0;
  g_autofree char *wrong = NULL;

  open_play (&play);
  suyuan_stage_add (play.stage, SUYUAN_KIND_ENTERPRISE, (const char *[]){ "code=E1", "name=Dyeworks", "lon=112.05", "lat=32.0", NULL });
  suyuan_stage_wait (shows_works, play.view);
  map = suyuan_stage_find_widget (GTK_WIDGET (play.view), SHUMATE_TYPE_MAP);
  viewport = suyuan_map_view_get_viewport (play.view);
  world = suyuan_world_from_position (&(SuyuanPosition){ (gint32) (112.05 * SUYUAN_DEGREE), 32 * SUYUAN_DEGREE });
  suyuan_viewport_to_screen (&viewport, &world, &x, &y);
  g_signal_emit_by_name (find_controller (map, GTK_TYPE_EVENT_CONTROLLER_MOTION), "motion", x, y);
  suyuan_stage_wait (is_shown, play.card);
  g_assert_true (says (play.card, "E1 Dyeworks"));

  layer = gtk_widget_pick (map, x, y, GTK_PICK_DEFAULT);
  g_assert_true (SUYUAN_IS_SECTION_LAYER (layer));
  click = GTK_GESTURE (find_controller (layer, GTK_TYPE_GESTURE_CLICK));
  g_signal_connect_swapped (play.stage->seat, "go", G_CALLBACK (go_enterprise_cb), &n_opened);
  g_assert_false (gtk_widget_contains (layer, x + 30, y));
  g_signal_emit_by_name (click, "pressed", 1, x, y);
  g_signal_emit_by_name (click, "released", 1, x, y);
  g_assert_cmpuint (n_opened, ==, 1);

  g_assert_true (suyuan_map_view_step (play.view, 1));
  g_assert_true (says (play.card, "A1 Mill"));
  g_assert_true (suyuan_map_view_step (play.view, 1)); /* the keyboard comes to it, too */
  g_assert_true (says (play.card, "E1 Dyeworks"));
  wrong = gtk_test_accessible_check_property (GTK_ACCESSIBLE (play.view), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "E1 Dyeworks");
  g_assert_cmpstr (wrong, ==, NULL);
  g_assert_true (suyuan_stage_press (GTK_WIDGET (play.view), GDK_KEY_Return, 0));
  g_assert_cmpuint (n_opened, ==, 2);
  close_play (&play);
}

/* A section says what it was measured at, above its place; a click on it opens its page, a second one of a double click
 * nothing more. */
static void
test_map_card_of_a_section (void)
{
  Play           play;
  SuyuanViewport viewport;
  SuyuanWorld    world;
  GtkWidget     *layer;
  GtkGesture    *click;
  double         x, y;
  guint          n_opened = 0;

  open_play (&play);
  suyuan_stage_add (play.stage, SUYUAN_KIND_SECTION, (const char *[]){ "code=S1", "name=Bridge", "target=III", "lon=112.05", "lat=32.0", NULL });
  suyuan_stage_wait (shows_section, play.view);
  viewport = suyuan_map_view_get_viewport (play.view);
  world = suyuan_world_from_position (&(SuyuanPosition){ (gint32) (112.05 * SUYUAN_DEGREE), 32 * SUYUAN_DEGREE });
  suyuan_viewport_to_screen (&viewport, &world, &x, &y);
  y -= suyuan_section_get_lift (suyuan_section_get_size (viewport.zoom));
  g_signal_emit_by_name (find_controller (suyuan_stage_find_widget (GTK_WIDGET (play.view), SHUMATE_TYPE_MAP), GTK_TYPE_EVENT_CONTROLLER_MOTION), "motion", x, y);
  suyuan_stage_wait (is_shown, play.card);
  g_assert_true (says (play.card, "S1 Bridge"));
  g_assert_true (says (play.card, "Not measured yet; target "));

  layer = gtk_widget_pick (suyuan_stage_find_widget (GTK_WIDGET (play.view), SHUMATE_TYPE_MAP), x, y, GTK_PICK_DEFAULT);
  g_assert_true (SUYUAN_IS_SECTION_LAYER (layer));
  click = GTK_GESTURE (find_controller (layer, GTK_TYPE_GESTURE_CLICK));
  g_signal_connect_swapped (play.stage->seat, "go", G_CALLBACK (go_cb), &n_opened);
  g_assert_true (gtk_widget_contains (layer, x, y));
  g_assert_false (gtk_widget_contains (layer, x + 30, y));
  for (int n = 1; n <= 2; n++)
    {
      g_signal_emit_by_name (click, "pressed", n, x, y);
      g_signal_emit_by_name (click, "released", n, x, y);
    }
  g_assert_cmpuint (n_opened, ==, 1);
  close_play (&play);
}

static gboolean
press (Play *play,
       guint key)
{
  return suyuan_stage_press (GTK_WIDGET (play->view), key, 0);
}

/* The keyboard comes to a section as to an outlet: in reading order it is named and told, Enter opens its page, and where it
 * is no longer the keyboard stands nowhere. */
static void
test_map_section_by_keyboard (void)
{
  Play             play;
  SuyuanUid        uid, section;
  guint            n_opened = 0;
  g_autofree char *wrong = NULL;

  open_play (&play);
  section = suyuan_stage_add (play.stage, SUYUAN_KIND_SECTION, (const char *[]){ "code=S1", "name=Bridge", "target=III", "lon=112.05", "lat=32.0", NULL });
  suyuan_stage_wait (shows_section, play.view);
  g_signal_connect_swapped (play.stage->seat, "go", G_CALLBACK (go_cb), &n_opened);
  g_assert_true (press (&play, GDK_KEY_Tab));
  g_assert_true (says (play.card, "A1 Mill"));
  g_assert_true (press (&play, GDK_KEY_Tab));
  g_assert_true (says (play.card, "S1 Bridge"));
  wrong = gtk_test_accessible_check_property (GTK_ACCESSIBLE (play.view), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "S1 Bridge: Not measured yet; target Class III");
  g_assert_cmpstr (wrong, ==, NULL);
  g_assert_true (press (&play, GDK_KEY_Return));
  g_assert_cmpuint (n_opened, ==, 1);
  g_assert_false (suyuan_seat_get_selected (play.stage->seat, &uid));

  suyuan_stage_add (play.stage, SUYUAN_KIND_SECTION, (const char *[]){ "code=S2", "name=Ford", "target=II", "lon=112.02", "lat=32.0", NULL });
  suyuan_stage_wait (shows_ford_too, play.view);
  suyuan_stage_spin (100);
  g_assert_true (press (&play, GDK_KEY_Return)); /* still there */
  g_assert_cmpuint (n_opened, ==, 2);
  suyuan_stage_remove (play.stage, SUYUAN_KIND_SECTION, &section);
  suyuan_stage_wait (shows_ford_alone, play.view);
  suyuan_stage_spin (100);
  g_assert_false (press (&play, GDK_KEY_Return));
  g_assert_cmpuint (n_opened, ==, 2);
  close_play (&play);
}

static void
gathered_cb (guint  *n,
             GArray *rows)
{
  *n = rows != NULL ? rows->len : 0;
}

static gboolean
has_come (gpointer n)
{
  return *(guint *) n > 0;
}

/* With the box in hand a drag draws it, as it does with Shift and no tool; a press that stays is a corner, and without
 * either the map is moved. */
static void
test_map_box_is_dragged (void)
{
  Play           play;
  GtkWidget     *map;
  GtkGesture    *drag;
  SuyuanViewport viewport;
  guint          n_rows = 0;

  open_play (&play);
  map = suyuan_stage_find_widget (GTK_WIDGET (play.view), SHUMATE_TYPE_MAP);
  drag = GTK_GESTURE (find_controller (map, GTK_TYPE_GESTURE_DRAG));
  g_signal_connect_swapped (play.view, "gathered", G_CALLBACK (gathered_cb), &n_rows);
  viewport = suyuan_map_view_get_viewport (play.view);
  suyuan_map_view_draw_round (play.view, TRUE);
  g_signal_emit_by_name (drag, "drag-begin", 2.0, 2.0);
  g_signal_emit_by_name (drag, "drag-update", 1.0, 1.0);
  g_signal_emit_by_name (drag, "drag-end", 1.0, 1.0);
  suyuan_stage_spin (100);
  g_assert_cmpuint (n_rows, ==, 0);
  g_assert_nonnull (suyuan_map_view_get_tool (play.view));

  g_signal_emit_by_name (drag, "drag-begin", 2.0, 2.0);
  g_signal_emit_by_name (drag, "drag-update", viewport.width / 4, viewport.height / 4);
  g_signal_emit_by_name (drag, "drag-update", viewport.width / 2, viewport.height - 4);
  g_signal_emit_by_name (drag, "drag-end", viewport.width / 2, viewport.height - 4);
  suyuan_stage_wait (has_come, &n_rows);
  g_assert_cmpuint (n_rows, ==, 1); /* the one in the west */
  suyuan_stage_spin (50);
  g_assert_null (suyuan_map_view_get_tool (play.view));
  close_play (&play);
}

/* A double click on what stands for several goes nearer once, not also for the map below it. */
static void
test_map_double_click_expands_once (void)
{
  Play           play;
  GtkWidget     *map, *layer;
  GtkGesture    *click;
  SuyuanViewport viewport;
  double         zoom, x, y;
  g_autoptr (GArray) items = NULL;

  open_play (&play);
  suyuan_map_view_look (play.view, 112.05, 32, 4);
  suyuan_stage_spin (100);
  map = suyuan_stage_find_widget (GTK_WIDGET (play.view), SHUMATE_TYPE_MAP);
  layer = GTK_WIDGET (suyuan_map_view_get_outlets (play.view));
  click = GTK_GESTURE (find_controller (layer, GTK_TYPE_GESTURE_CLICK));
  viewport = suyuan_map_view_get_viewport (play.view);
  items = suyuan_outlet_layer_list_in_view (suyuan_map_view_get_outlets (play.view));
  g_assert_cmpuint (items->len, ==, 1);
  suyuan_viewport_to_screen (&viewport, &g_array_index (items, SuyuanClusterItem, 0).place, &x, &y);
  g_signal_emit_by_name (click, "pressed", 1, x, y);
  g_signal_emit_by_name (click, "released", 1, x, y);
  zoom = suyuan_map_view_get_zoom (play.view);
  g_assert_cmpfloat (zoom, >, 4);
  g_assert_false (shumate_map_get_zoom_on_double_click (SHUMATE_MAP (map)));
  suyuan_stage_spin (50);
  g_signal_emit_by_name (click, "pressed", 2, viewport.width / 2, viewport.height / 2);
  g_signal_emit_by_name (click, "released", 2, viewport.width / 2, viewport.height / 2);
  g_assert_cmpfloat (suyuan_map_view_get_zoom (play.view), ==, zoom);
  close_play (&play);
}

int
main (int   argc,
      char *argv[])
{
  suyuan_stage_init (&argc, &argv);

  g_test_add_func ("/app/map-signs/of-a-section", test_map_card_of_a_section);
  g_test_add_func ("/app/map-signs/of-an-enterprise", test_map_card_of_an_enterprise);
  g_test_add_func ("/app/map-signs/by-keyboard", test_map_section_by_keyboard);
  g_test_add_func ("/app/map-signs/box-is-dragged", test_map_box_is_dragged);
  g_test_add_func ("/app/map-signs/double-click-expands-once", test_map_double_click_expands_once);

  return g_test_run ();
}
