/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is printed is of the picture and of what lies under it, and the picture goes where it came from: on the main thread. */
#include "suyuan-scene-painter.h"
#include "suyuan-stage.h"

#define SIDE 64
#define GROUND 0xe0d0c0
#define DATA 0xff305080

static SuyuanViewport
view (void)
{
  return (SuyuanViewport){ .centre = { 0.8, 0.4 }, .zoom = 10, .width = SIDE, .height = SIDE };
}

static void
gone_cb (void *thread)
{
  g_atomic_pointer_set ((gpointer *) thread, g_thread_self ());
}

/* All of one colour. @thread becomes the one that lets go of it last. */
static SuyuanPaintedScene
picture_new (gpointer *thread)
{
  static const cairo_user_data_key_t key;
  SuyuanPaintedScene                 picture = { .viewport = view (), .scale = 1, .surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, SIDE, SIDE) };
  guint32                           *pixels = (guint32 *) (gpointer) cairo_image_surface_get_data (picture.surface);

  for (guint i = 0; i < SIDE * SIDE; i++)
    pixels[i] = DATA;
  cairo_surface_mark_dirty (picture.surface);
  cairo_surface_set_user_data (picture.surface, &key, thread, gone_cb);

  return picture;
}

/* --- an answer --- */

typedef struct
{
  GAsyncResult *result; /* kept, as the thread may keep it that gave it; NULL: not answered */
  GPtrArray    *prints; /* NULL: it was not wanted */
} Answer;

static void
printed_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  Answer *answer = data;

  answer->prints = suyuan_scene_painter_finish_prints (result, NULL);
  answer->result = g_object_ref (result);
}

static void
order (SuyuanScenePainter *painter,
       SuyuanPaintedScene *picture,
       GCancellable       *cancellable,
       Answer             *answer)
{
  SuyuanOverprintTone tone = { 1, GROUND };

  suyuan_scene_painter_print (painter, picture, suyuan_overprint_list (&picture->viewport, 1), &tone, cancellable, printed_cb, answer);
  g_clear_pointer (&picture->surface, cairo_surface_destroy); /* the next picture is there already */
}

static void
hear (Answer *answer)
{
  while (answer->result == NULL)
    g_main_context_iteration (NULL, TRUE);
}

static void
answer_clear (Answer *answer)
{
  g_clear_pointer (&answer->prints, g_ptr_array_unref);
  g_clear_object (&answer->result);
}

/* --- tests --- */

static void
test_prints_what_it_shows (void)
{
  SuyuanScenePainter *painter = suyuan_scene_painter_get ();
  gpointer            thread = NULL;
  SuyuanPaintedScene  picture = picture_new (&thread);
  Answer              answer = { 0 };
  guint               n = 0;

  order (painter, &picture, NULL, &answer);
  hear (&answer);
  for (guint i = 0; i < answer.prints->len; i++)
    {
      const SuyuanOverprint *print = answer.prints->pdata[i];

      g_assert_cmphex (*(const guint32 *) (gconstpointer) cairo_image_surface_get_data (print->print), ==, DATA);
      n += (guint) (print->width * print->height);
    }
  g_assert_cmpuint (n, ==, SIDE * SIDE);
  answer_clear (&answer);
  suyuan_scene_painter_unref (painter);
}

/* A frame may still look at the picture, and cairo notes without a lock who does: it is not for the thread to let go of it last,
 * whoever is the first to be done with the answer. */
static void
test_lets_go_where_frames_are_made (void)
{
  SuyuanScenePainter *painter = suyuan_scene_painter_get ();

  for (guint wanted = 0; wanted < 2; wanted++)
    {
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      gpointer           thread = NULL;
      SuyuanPaintedScene picture = picture_new (&thread);
      Answer             answer = { 0 };

      order (painter, &picture, cancellable, &answer);
      g_assert_null (g_atomic_pointer_get (&thread)); /* it is still to be read */
      if (!wanted)
        g_cancellable_cancel (cancellable);
      hear (&answer);
      g_assert_true (g_atomic_pointer_get (&thread) == g_thread_self ());
      g_assert_true ((answer.prints != NULL) == wanted);
      answer_clear (&answer);
    }
  suyuan_scene_painter_unref (painter);
}

int
main (int   argc,
      char *argv[])
{
  suyuan_stage_init (&argc, &argv);

  g_test_add_func ("/app/scene-painter/prints-what-it-shows", test_prints_what_it_shows);
  g_test_add_func ("/app/scene-painter/lets-go-where-frames-are-made", test_lets_go_where_frames_are_made);

  return g_test_run ();
}
