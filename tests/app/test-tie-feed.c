/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suyuan-map-view.h"
#include "suyuan-stage.h"
#include "suyuan-tie-feed.h"

typedef struct
{
  SuyuanStage   *stage;
  GtkWindow     *window;
  SuyuanMapView *view;
  SuyuanTieFeed *feed;
  SuyuanUid      tied, alone;
} Play;

static Play
play_new (void)
{
  Play play = { .stage = suyuan_stage_new (), .view = g_object_new (SUYUAN_TYPE_MAP_VIEW, NULL) };

  suyuan_stage_add (play.stage, SUYUAN_KIND_ENTERPRISE, (const char *[]){ "code=E1", "name=示例厂", "lon=112.6", "lat=32.6", NULL });
  play.tied = suyuan_stage_add (play.stage, SUYUAN_KIND_OUTLET, (const char *[]){ "code=O1", "name=一号", "lon=112.5", "lat=32.5", NULL });
  play.alone = suyuan_stage_add (play.stage, SUYUAN_KIND_OUTLET, (const char *[]){ "code=O2", "name=二号", "lon=112.4", "lat=32.4", NULL });
  suyuan_stage_add (play.stage, SUYUAN_KIND_LINK, (const char *[]){ "outlet=O1", "enterprise=E1", "confidence=probable", NULL });
  play.feed = suyuan_tie_feed_new (play.view);
  play.window = suyuan_stage_show_map (play.stage, play.view);
  suyuan_tie_feed_set_seat (play.feed, play.stage->seat);
  suyuan_stage_spin (200);

  return play;
}

static void
play_free (Play *play)
{
  g_object_unref (play->feed);
  suyuan_stage_close (play->stage, play->window);
}

static gboolean
is_tied (gpointer feed)
{
  SuyuanExtent extent = suyuan_tie_feed_get_extent (feed);

  return !suyuan_extent_is_empty (&extent);
}

static gboolean
is_free (gpointer feed)
{
  return !is_tied (feed);
}

/* Whoever is behind the outlet that is chosen, nobody where none is, and again when a link comes. */
static void
test_follows (void)
{
  Play play = play_new ();

  g_assert_false (is_tied (play.feed));
  suyuan_seat_select (play.stage->seat, &play.tied);
  suyuan_stage_wait (is_tied, play.feed);
  suyuan_seat_select (play.stage->seat, &play.alone);
  suyuan_stage_wait (is_free, play.feed);
  suyuan_stage_add (play.stage, SUYUAN_KIND_LINK, (const char *[]){ "outlet=O2", "enterprise=E1", "confidence=suspected", NULL });
  suyuan_stage_wait (is_tied, play.feed);
  suyuan_seat_select (play.stage->seat, NULL);
  suyuan_stage_wait (is_free, play.feed);
  play_free (&play);
}

static gboolean
has_label (GtkWidget  *root,
           const char *text)
{
  if (GTK_IS_LABEL (root) && g_str_equal (gtk_label_get_text (GTK_LABEL (root)), text))
    return TRUE;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (has_label (child, text))
      return TRUE;
  return FALSE;
}

static gboolean
names_probable (gpointer view)
{
  return has_label (view, "Who is behind it: Probable");
}

static gboolean
names_nobody (gpointer view)
{
  return !names_probable (view);
}

/* The legend names the line by its confidence while it is there. */
static void
test_is_named (void)
{
  g_autoptr (GSettings) settings = g_settings_new ("cn.suyuan.Suyuan");
  Play play;

  g_settings_set_boolean (settings, "map-legend", TRUE);
  play = play_new ();
  suyuan_seat_select (play.stage->seat, &play.tied);
  suyuan_stage_wait (names_probable, play.view);
  suyuan_seat_select (play.stage->seat, NULL);
  suyuan_stage_wait (names_nobody, play.view);
  g_settings_reset (settings, "map-legend");
  play_free (&play);
}

/* The answer to an older question is not shown under a newer one. */
static void
test_answers_the_last_question (void)
{
  Play play = play_new ();

  for (guint i = 0; i < 20; i++)
    suyuan_seat_select (play.stage->seat, i % 2 == 0 ? &play.tied : &play.alone);
  suyuan_stage_settle (play.stage);
  suyuan_stage_spin (200);
  g_assert_false (is_tied (play.feed));
  play_free (&play);
}

static gpointer
remove_verb (SuyuanOffice *office,
             gpointer      outlet,
             GCancellable *cancellable,
             GError      **error)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func ((GDestroyNotify) suyuan_record_unref);
  g_autoptr (GPtrArray) links = suyuan_office_referring (office, SUYUAN_KIND_LINK, "outlet", outlet, error);
  SuyuanRecord *record = suyuan_office_get (office, SUYUAN_KIND_OUTLET, outlet, error);

  if (links == NULL || record == NULL)
    return NULL;
  g_ptr_array_add (records, record);
  for (guint i = 0; i < links->len; i++)
    g_ptr_array_add (records, suyuan_record_ref (links->pdata[i]));

  return suyuan_office_remove_all (office, records, error);
}

/* An outlet that goes while it is chosen takes its lines with it, and nobody is told off. */
static void
test_lets_go_of_what_is_gone (void)
{
  Play play = play_new ();

  suyuan_seat_select (play.stage->seat, &play.tied);
  suyuan_stage_wait (is_tied, play.feed);
  suyuan_seat_act (play.stage->seat, "Removed", remove_verb, &play.tied, NULL, NULL, NULL);
  suyuan_stage_wait (is_free, play.feed);
  suyuan_stage_settle (play.stage);
  g_assert_cmpuint (play.stage->n_refused, ==, 0);
  play_free (&play);
}

int
main (int   argc,
      char *argv[])
{
  suyuan_stage_init (&argc, &argv);

  g_test_add_func ("/app/tie-feed/follows", test_follows);
  g_test_add_func ("/app/tie-feed/is-named", test_is_named);
  g_test_add_func ("/app/tie-feed/answers-the-last-question", test_answers_the_last_question);
  g_test_add_func ("/app/tie-feed/lets-go-of-what-is-gone", test_lets_go_of_what_is_gone);

  return g_test_run ();
}
