/* suyuan-lasso-tool.c: the line somebody draws around outlets
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-app"

#include "suyuan-lasso-tool.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "suyuan-map-view-port.h"
#include "suyuan-sign-view.h"

#define CORNER 3.5

struct _SuyuanLassoTool
{
  SuyuanMapTool parent_instance;

  gboolean box;     /* two corners are enough */
  GArray  *corners; /* Owned; of SuyuanWorld */
};

G_DEFINE_FINAL_TYPE (SuyuanLassoTool, suyuan_lasso_tool, SUYUAN_TYPE_MAP_TOOL)

static guint closed_signal;

/* --- drawing --- */

/* From corner to corner, and on to the pointer. */
static void
trace_line (SuyuanLassoTool      *self,
            cairo_t              *cr,
            const cairo_matrix_t *matrix)
{
  double x, y;

  for (guint i = 0; i < self->corners->len; i++)
    {
      SuyuanWorld place = g_array_index (self->corners, SuyuanWorld, i);

      cairo_matrix_transform_point (matrix, &place.x, &place.y);
      cairo_line_to (cr, place.x, place.y);
    }
  if (suyuan_map_tool_get_pointer (SUYUAN_MAP_TOOL (self), &x, &y))
    cairo_line_to (cr, x, y);
}

/* Where the box would end if its other corner were set now. FALSE: nowhere. */
static gboolean
get_other_corner (SuyuanLassoTool      *self,
                  const SuyuanViewport *viewport,
                  SuyuanWorld          *other)
{
  double   x, y;
  gboolean pointed = suyuan_map_tool_get_pointer (SUYUAN_MAP_TOOL (self), &x, &y);

  if (!self->box || self->corners->len != 1 || !(pointed || suyuan_map_tool_is_by_keys (SUYUAN_MAP_TOOL (self))))
    return FALSE;

  *other = pointed ? suyuan_viewport_from_screen (viewport, x, y) : viewport->centre;
  return TRUE;
}

static void
trace_box (SuyuanLassoTool      *self,
           cairo_t              *cr,
           const cairo_matrix_t *matrix,
           const SuyuanWorld    *other)
{
  SuyuanWorld one = g_array_index (self->corners, SuyuanWorld, 0);
  SuyuanWorld corners[] = { one, { other->x, one.y }, *other, { one.x, other->y } };

  for (guint i = 0; i < G_N_ELEMENTS (corners); i++)
    {
      cairo_matrix_transform_point (matrix, &corners[i].x, &corners[i].y);
      cairo_line_to (cr, corners[i].x, corners[i].y);
    }
}

static void
draw_corners (SuyuanLassoTool      *self,
              cairo_t              *cr,
              const cairo_matrix_t *matrix)
{
  for (guint i = 0; i < self->corners->len; i++)
    {
      SuyuanWorld place = g_array_index (self->corners, SuyuanWorld, i);

      cairo_matrix_transform_point (matrix, &place.x, &place.y);
      cairo_rectangle (cr, place.x - CORNER, place.y - CORNER, 2 * CORNER, 2 * CORNER);
    }
  cairo_fill (cr);
}

static void
draw_middle (const SuyuanViewport *viewport,
             cairo_t              *cr)
{
  double x = floor (viewport->width / 2) + 0.5, y = floor (viewport->height / 2) + 0.5;

  cairo_move_to (cr, x - 9, y);
  cairo_line_to (cr, x + 9, y);
  cairo_move_to (cr, x, y - 9);
  cairo_line_to (cr, x, y + 9);
  cairo_stroke (cr);
}

static void
draw (SuyuanLassoTool      *self,
      cairo_t              *cr,
      const SuyuanViewport *viewport)
{
  SuyuanScheme   scheme = suyuan_sign_view_get_scheme ();
  cairo_matrix_t matrix;
  SuyuanWorld    other;

  suyuan_viewport_get_matrix (viewport, &matrix);
  if (get_other_corner (self, viewport, &other))
    trace_box (self, cr, &matrix, &other);
  else
    trace_line (self, cr, &matrix);
  cairo_close_path (cr);
  cairo_set_fill_rule (cr, CAIRO_FILL_RULE_EVEN_ODD);
  suyuan_palette_set_source (cr, scheme, SUYUAN_COLOUR_ACCENT, 0.12);
  cairo_fill_preserve (cr);
  suyuan_palette_set_source (cr, scheme, SUYUAN_COLOUR_HALO, 0.9);
  cairo_set_line_width (cr, 4);
  cairo_stroke_preserve (cr);
  suyuan_palette_set_source (cr, scheme, SUYUAN_COLOUR_ACCENT, 1);
  cairo_set_line_width (cr, 2);
  cairo_set_dash (cr, (double[]){ 6, 4 }, 2, 0);
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0);
  draw_corners (self, cr, &matrix);
  if (suyuan_map_tool_is_by_keys (SUYUAN_MAP_TOOL (self)))
    draw_middle (viewport, cr);
}

static void
suyuan_lasso_tool_snapshot (GtkWidget   *widget,
                            GtkSnapshot *snapshot)
{
  SuyuanLassoTool *self = SUYUAN_LASSO_TOOL (widget);
  SuyuanViewport   viewport = suyuan_map_tool_get_viewport (SUYUAN_MAP_TOOL (self));
  cairo_t         *cr;

  if ((self->corners->len == 0 && !suyuan_map_tool_is_by_keys (SUYUAN_MAP_TOOL (self))) || viewport.width < 1 || viewport.height < 1)
    return;

  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) viewport.width, (float) viewport.height));
  draw (self, cr, &viewport);
  cairo_destroy (cr);
}

/* --- corners --- */

void
suyuan_lasso_tool_set_corners (SuyuanLassoTool   *self,
                               const SuyuanWorld *corners,
                               guint              n_corners)
{
  g_array_set_size (self->corners, 0);
  if (n_corners > 0)
    g_array_append_vals (self->corners, corners, n_corners);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
suyuan_lasso_tool_add_corner (SuyuanLassoTool   *self,
                              const SuyuanWorld *corner)
{
  g_array_append_val (self->corners, *corner);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

guint
suyuan_lasso_tool_get_n_corners (SuyuanLassoTool *self)
{
  return self->corners->len;
}

/* FALSE while there are too few corners to lie between. */
gboolean
suyuan_lasso_tool_close (SuyuanLassoTool *self)
{
  const SuyuanWorld *corners = (const SuyuanWorld *) (gpointer) self->corners->data;
  g_autoptr (SuyuanLasso) lasso = NULL;

  if (self->corners->len < (self->box ? 2 : 3))
    return FALSE;

  lasso = self->box ? suyuan_lasso_new_box (&corners[0], &corners[1]) : suyuan_lasso_new (corners, self->corners->len);
  suyuan_lasso_tool_set_corners (self, NULL, 0);
  g_signal_emit (self, closed_signal, 0, lasso);

  return TRUE;
}

/* --- pointer and keys --- */

/* A corner; the end comes with the second click of two, or with the second corner of a box. */
static void
suyuan_lasso_tool_click (SuyuanMapTool *tool,
                         guint          n,
                         double         x,
                         double         y)
{
  SuyuanLassoTool *self = SUYUAN_LASSO_TOOL (tool);
  SuyuanViewport   viewport = suyuan_viewport_of_layer (SHUMATE_LAYER (self));
  SuyuanWorld      world = suyuan_viewport_from_screen (&viewport, x, y);

  if (n < 2)
    suyuan_lasso_tool_add_corner (self, &world);
  if (self->box ? self->corners->len == 2 : n >= 2)
    suyuan_lasso_tool_close (self);
}

/* Enter. A box ends where it is shown. */
static void
end (SuyuanLassoTool *self)
{
  SuyuanViewport viewport = suyuan_viewport_of_layer (SHUMATE_LAYER (self));
  SuyuanWorld    other;

  if (get_other_corner (self, &viewport, &other))
    suyuan_lasso_tool_add_corner (self, &other);
  suyuan_lasso_tool_close (self);
}

static void
suyuan_lasso_tool_point (SuyuanMapTool *tool)
{
  if (SUYUAN_LASSO_TOOL (tool)->corners->len > 0)
    gtk_widget_queue_draw (GTK_WIDGET (tool));
}

static gboolean
suyuan_lasso_tool_press (SuyuanMapTool *tool,
                         guint          key)
{
  SuyuanLassoTool *self = SUYUAN_LASSO_TOOL (tool);

  switch (key)
    {
    case GDK_KEY_BackSpace:
      if (self->corners->len > 0)
        suyuan_lasso_tool_set_corners (self, (const SuyuanWorld *) (gpointer) self->corners->data, self->corners->len - 1);
      return TRUE;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      end (self);
      return TRUE;
    default:
      return FALSE;
    }
}

static void
suyuan_lasso_tool_finalize (GObject *object)
{
  g_array_unref (SUYUAN_LASSO_TOOL (object)->corners);

  G_OBJECT_CLASS (suyuan_lasso_tool_parent_class)->finalize (object);
}

static void
suyuan_lasso_tool_class_init (SuyuanLassoToolClass *klass)
{
  SuyuanMapToolClass *tool_class = SUYUAN_MAP_TOOL_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = suyuan_lasso_tool_finalize;
  GTK_WIDGET_CLASS (klass)->snapshot = suyuan_lasso_tool_snapshot;
  tool_class->click = suyuan_lasso_tool_click;
  tool_class->point = suyuan_lasso_tool_point;
  tool_class->press = suyuan_lasso_tool_press;
  closed_signal = g_signal_new ("closed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static void
suyuan_lasso_tool_init (SuyuanLassoTool *self)
{
  self->corners = g_array_new (FALSE, FALSE, sizeof (SuyuanWorld));
}

ShumateLayer *
suyuan_lasso_tool_new (ShumateViewport *viewport)
{
  return g_object_new (SUYUAN_TYPE_LASSO_TOOL, "viewport", viewport, NULL);
}

/* A box instead of a line: from one corner to the opposite one. */
ShumateLayer *
suyuan_lasso_tool_new_box (ShumateViewport *viewport)
{
  ShumateLayer *layer = suyuan_lasso_tool_new (viewport);

  SUYUAN_LASSO_TOOL (layer)->box = TRUE;
  return layer;
}

gboolean
suyuan_lasso_tool_is_box (SuyuanLassoTool *self)
{
  return self->box;
}

/* How to draw, for people. */
const char *
suyuan_lasso_tool_get_words (SuyuanLassoTool *self)
{
  return self->box ? _ ("Drag a box, or click two opposite corners; without a pointer Space sets one in the middle. Escape ends.")
                   : _ ("Click from corner to corner, double click or Enter closes; Space sets one in the middle. Escape ends.");
}
