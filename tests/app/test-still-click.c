/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suyuan-stage.h"
#include "suyuan-still-click.h"

typedef struct
{
  gpointer layer;
  guint    n_clicks, n;
  double   x, y;
} Heard;

static Heard heard;

static void
clicked_cb (gpointer layer,
            guint    n,
            double   x,
            double   y)
{
  heard = (Heard){ layer, heard.n_clicks + 1, n, x, y };
}

static void
move (GtkGesture *click,
      int         n,
      double      x,
      double      y,
      double      to_x,
      double      to_y)
{
  g_signal_emit_by_name (click, "pressed", n, x, y);
  g_signal_emit_by_name (click, "released", n, to_x, to_y);
}

/* What is let go where it was pressed is a click, a hand being never quite still; what has moved is not. */
static void
test_drag_is_no_click (void)
{
  GtkWidget  *layer = g_object_ref_sink (gtk_label_new ("map"));
  GtkGesture *click = suyuan_still_click_watch (layer, clicked_cb);

  heard = (Heard){ 0 };
  move (click, 1, 10, 10, 30, 10);
  move (click, 1, 10, 10, 10, 14.5);
  g_assert_cmpuint (heard.n_clicks, ==, 0);
  move (click, 1, 10, 10, 12, 13);
  g_assert_cmpuint (heard.n_clicks, ==, 1);
  g_assert_true (heard.layer == layer);
  g_assert_cmpuint (heard.n, ==, 1);
  g_assert_cmpfloat (heard.x, ==, 12);
  g_assert_cmpfloat (heard.y, ==, 13);
  move (click, 2, 12, 13, 12, 13);
  g_assert_cmpuint (heard.n_clicks, ==, 2);
  g_assert_cmpuint (heard.n, ==, 2);
  g_assert_finalize_object (layer);
}

int
main (int   argc,
      char *argv[])
{
  suyuan_stage_init (&argc, &argv);

  g_test_add_func ("/app/still-click/drag-is-no-click", test_drag_is_no_click);

  return g_test_run ();
}
