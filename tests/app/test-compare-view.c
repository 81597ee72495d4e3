/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands to the left and to the right of the slider, and what is heard of it. */
#include "suyuan-compare-view.h"

#include "suyuan-stage.h"

#define RED 0xff0000ffu
#define BLUE 0x0000ffffu

/* A picture of one colour; the caller's. */
static char *
paint (SuyuanStage *stage,
       const char  *name,
       guint32      colour)
{
  char *path = g_build_filename (stage->folder, name, NULL);
  g_autoptr (GdkPixbuf) pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, 400, 300);
  g_autoptr (GError) error = NULL;

  gdk_pixbuf_fill (pixbuf, colour);
  gdk_pixbuf_save (pixbuf, path, "png", &error, NULL);
  g_assert_no_error (error);
  return path;
}

static gboolean
is_read (gpointer data)
{
  return suyuan_compare_view_is_read (data);
}

/* The colour at a share of the width, low enough for no word and no knob to stand there. */
static guint32
colour_at (SuyuanCompareView *view,
           double             share)
{
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  int              width = gtk_widget_get_width (GTK_WIDGET (view)), height = gtk_widget_get_height (GTK_WIDGET (view));
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  cairo_t         *cr = cairo_create (surface);
  g_autoptr (GskRenderNode) node = NULL;
  guint32 colour;

  GTK_WIDGET_GET_CLASS (view)->snapshot (GTK_WIDGET (view), snapshot);
  node = gtk_snapshot_to_node (snapshot);
  g_assert_nonnull (node);
  gsk_render_node_draw (node, cr);
  cairo_surface_flush (surface);
  colour = ((guint32 *) (gpointer) (cairo_image_surface_get_data (surface) + height * 3 / 4 * cairo_image_surface_get_stride (surface)))[(int) (share * (width - 1))] & 0xffffff;
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return colour;
}

static gboolean
is_painted (gpointer data)
{
  return gtk_widget_get_width (data) > 0 && colour_at (data, 0.1) == 0xff0000;
}

static SuyuanCompareView *
show (GtkWindow **window)
{
  SuyuanCompareView *view = g_object_new (SUYUAN_TYPE_COMPARE_VIEW, NULL);

  *window = suyuan_stage_show (GTK_WIDGET (view));
  return view;
}

/* Before to the left, after to the right, wherever the slider stands. */
static void
test_lays_over (void)
{
  SuyuanStage       *stage = suyuan_stage_new ();
  g_autofree char   *before = paint (stage, "before.png", RED), *after = paint (stage, "after.png", BLUE);
  GtkWindow         *window;
  SuyuanCompareView *view = show (&window);

  suyuan_compare_view_show (view, before, after);
  suyuan_stage_wait (is_read, view);
  suyuan_stage_wait (is_painted, view);
  g_assert_cmphex (colour_at (view, 0.3), ==, 0xff0000);
  g_assert_cmphex (colour_at (view, 0.7), ==, 0x0000ff);
  suyuan_compare_view_set_share (view, 0.9);
  g_assert_cmphex (colour_at (view, 0.7), ==, 0xff0000);
  suyuan_compare_view_set_share (view, 0.2);
  g_assert_cmphex (colour_at (view, 0.3), ==, 0x0000ff);
  g_assert_cmphex (colour_at (view, 0.1), ==, 0xff0000);
  suyuan_stage_close (stage, window);
}

/* No further than its ends; a new pair begins in the middle; the value is heard. */
static void
test_is_heard (void)
{
  SuyuanStage       *stage = suyuan_stage_new ();
  g_autofree char   *before = paint (stage, "before.png", RED), *after = paint (stage, "after.png", BLUE);
  GtkWindow         *window;
  SuyuanCompareView *view = show (&window);

  gtk_test_accessible_assert_role (view, GTK_ACCESSIBLE_ROLE_SLIDER);
  gtk_test_accessible_assert_property (view, GTK_ACCESSIBLE_PROPERTY_LABEL, "Before and after");
  gtk_test_accessible_assert_property (view, GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, "no picture");
  suyuan_compare_view_show (view, before, after);
  suyuan_compare_view_set_share (view, 7);
  g_assert_cmpfloat (suyuan_compare_view_get_share (view), ==, 1);
  gtk_test_accessible_assert_property (view, GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, "before 100 %, after 0 %");
  suyuan_compare_view_set_share (view, -1);
  gtk_test_accessible_assert_property (view, GTK_ACCESSIBLE_PROPERTY_VALUE_NOW, 0.0);
  suyuan_compare_view_show (view, NULL, after);
  g_assert_cmpfloat (suyuan_compare_view_get_share (view), ==, 0.5);
  gtk_test_accessible_assert_property (view, GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, "after, nothing to compare it with");
  suyuan_compare_view_show (view, before, NULL);
  gtk_test_accessible_assert_property (view, GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, "before, nothing to compare it with");
  suyuan_stage_wait (is_read, view);
  suyuan_stage_close (stage, window);
}

/* A file that is no picture shows as one that is missing, and one that is shown alone fills its place. */
static void
test_bears_bad_files (void)
{
  SuyuanStage       *stage = suyuan_stage_new ();
  g_autofree char   *before = paint (stage, "before.png", RED), *broken = g_build_filename (stage->folder, "broken.png", NULL);
  GtkWindow         *window;
  SuyuanCompareView *view = show (&window);

  g_assert_true (g_file_set_contents (broken, "no picture", -1, NULL));
  suyuan_compare_view_show (view, before, broken);
  suyuan_stage_wait (is_read, view);
  suyuan_stage_wait (is_painted, view);
  suyuan_compare_view_show (view, before, NULL);
  suyuan_stage_wait (is_read, view);
  suyuan_stage_wait (is_painted, view);
  g_assert_cmphex (colour_at (view, 0.9), ==, 0xff0000);
  suyuan_stage_close (stage, window);
}

int
main (int   argc,
      char *argv[])
{
  suyuan_stage_init (&argc, &argv);

  g_test_add_func ("/app/compare-view/lays-over", test_lays_over);
  g_test_add_func ("/app/compare-view/is-heard", test_is_heard);
  g_test_add_func ("/app/compare-view/bears-bad-files", test_bears_bad_files);

  return g_test_run ();
}
