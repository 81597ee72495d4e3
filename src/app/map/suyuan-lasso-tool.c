/* suyuan-lasso-tool.c: the line somebody draws around outlets
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-app"

#include "suyuan-lasso-tool.h"

#include <math.h>

#include "suyuan-map-view-port.h"
#include "suyuan-sign-view.h"

#define STILL 4.0 /* pixels: a press that moved further was a drag of the map */
#define CORNER 3.5

struct _SuyuanLassoTool
{
  ShumateLayer parent_instance;

  SuyuanPort  port;
  SuyuanWorld pointer;
  gboolean    pointing; /* the pointer is over the map: the line goes on to it */
  gboolean    by_keys;  /* corners are set in the middle, which is shown */
  double      press_x, press_y;
  guint       n_pressed; /* 2: a double click */

  /* Owned */
  GArray *corners; /* of SuyuanWorld */
};

static void tool_iface_init (SuyuanMapToolInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SuyuanLassoTool, suyuan_lasso_tool, SHUMATE_TYPE_LAYER, G_IMPLEMENT_INTERFACE (SUYUAN_TYPE_MAP_TOOL, tool_iface_init))

static guint closed_signal;

/* --- drawing --- */

static void
trace_line (SuyuanLassoTool      *self,
            cairo_t              *cr,
            const cairo_matrix_t *matrix)
{
  for (guint i = 0; i < self->corners->len + (self->pointing ? 1 : 0); i++)
    {
      SuyuanWorld place = i < self->corners->len ? g_array_index (self->corners, SuyuanWorld, i) : self->pointer;

      cairo_matrix_transform_point (matrix, &place.x, &place.y);
      cairo_line_to (cr, place.x, place.y);
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

  suyuan_viewport_get_matrix (viewport, &matrix);
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
  if (self->by_keys)
    draw_middle (viewport, cr);
}

static void
suyuan_lasso_tool_snapshot (GtkWidget   *widget,
                            GtkSnapshot *snapshot)
{
  SuyuanLassoTool *self = SUYUAN_LASSO_TOOL (widget);
  SuyuanViewport   viewport = suyuan_port_get (&self->port);
  cairo_t         *cr;

  if ((self->corners->len == 0 && !self->by_keys) || viewport.width < 1 || viewport.height < 1)
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
  g_autoptr (SuyuanLasso) lasso = NULL;

  if (self->corners->len < 3)
    return FALSE;

  lasso = suyuan_lasso_new ((const SuyuanWorld *) (gpointer) self->corners->data, self->corners->len);
  suyuan_lasso_tool_set_corners (self, NULL, 0);
  g_signal_emit (self, closed_signal, 0, lasso);

  return TRUE;
}

static gboolean
suyuan_lasso_tool_press (SuyuanMapTool *tool,
                         guint          key)
{
  SuyuanLassoTool *self = SUYUAN_LASSO_TOOL (tool);
  SuyuanViewport   viewport = suyuan_viewport_of_layer (SHUMATE_LAYER (self));

  switch (key)
    {
    case GDK_KEY_space:
      self->by_keys = TRUE;
      self->pointing = FALSE;
      suyuan_lasso_tool_add_corner (self, &viewport.centre);
      return TRUE;
    case GDK_KEY_BackSpace:
      if (self->corners->len > 0)
        suyuan_lasso_tool_set_corners (self, (const SuyuanWorld *) (gpointer) self->corners->data, self->corners->len - 1);
      return TRUE;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      suyuan_lasso_tool_close (self);
      return TRUE;
    default:
      return FALSE;
    }
}

static void
tool_iface_init (SuyuanMapToolInterface *iface)
{
  iface->press = suyuan_lasso_tool_press;
}

/* --- pointer --- */

/* A double click is the tool's: the map would go nearer. */
static void
pressed_cb (SuyuanLassoTool *self,
            int              n,
            double           x,
            double           y,
            GtkGesture      *click)
{
  if (n >= 2)
    gtk_gesture_set_state (click, GTK_EVENT_SEQUENCE_CLAIMED);
  self->press_x = x;
  self->press_y = y;
  self->n_pressed = (guint) n;
}

static void
released_cb (SuyuanLassoTool *self,
             int              n,
             double           x,
             double           y)
{
  SuyuanViewport viewport = suyuan_viewport_of_layer (SHUMATE_LAYER (self));
  SuyuanWorld    world = suyuan_viewport_from_screen (&viewport, x, y);

  if (hypot (x - self->press_x, y - self->press_y) > STILL)
    return;
  if (self->n_pressed >= 2)
    suyuan_lasso_tool_close (self);
  else
    suyuan_lasso_tool_add_corner (self, &world);
}

static void
motion_cb (SuyuanLassoTool *self,
           double           x,
           double           y)
{
  SuyuanViewport viewport = suyuan_viewport_of_layer (SHUMATE_LAYER (self));

  self->pointer = suyuan_viewport_from_screen (&viewport, x, y);
  self->pointing = TRUE;
  self->by_keys = FALSE;
  if (self->corners->len > 0)
    gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
leave_cb (SuyuanLassoTool *self)
{
  self->pointing = FALSE;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* A layer lets everything through by itself; a tool has the whole map. */
static gboolean
suyuan_lasso_tool_contains (GtkWidget *widget,
                            double     x,
                            double     y)
{
  return TRUE;
}

static void
suyuan_lasso_tool_constructed (GObject *object)
{
  G_OBJECT_CLASS (suyuan_lasso_tool_parent_class)->constructed (object);

  suyuan_port_open (&SUYUAN_LASSO_TOOL (object)->port, SHUMATE_LAYER (object));
}

static void
suyuan_lasso_tool_dispose (GObject *object)
{
  suyuan_port_close (&SUYUAN_LASSO_TOOL (object)->port);

  G_OBJECT_CLASS (suyuan_lasso_tool_parent_class)->dispose (object);
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
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = suyuan_lasso_tool_constructed;
  G_OBJECT_CLASS (klass)->dispose = suyuan_lasso_tool_dispose;
  G_OBJECT_CLASS (klass)->finalize = suyuan_lasso_tool_finalize;
  widget_class->snapshot = suyuan_lasso_tool_snapshot;
  widget_class->contains = suyuan_lasso_tool_contains;
  closed_signal = g_signal_new ("closed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
suyuan_lasso_tool_init (SuyuanLassoTool *self)
{
  GtkGesture         *click = gtk_gesture_click_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();

  self->corners = g_array_new (FALSE, FALSE, sizeof (SuyuanWorld));
  g_signal_connect_object (click, "pressed", G_CALLBACK (pressed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (click, "released", G_CALLBACK (released_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  g_signal_connect_object (motion, "motion", G_CALLBACK (motion_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (motion, "leave", G_CALLBACK (leave_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "crosshair");
}

ShumateLayer *
suyuan_lasso_tool_new (ShumateViewport *viewport)
{
  return g_object_new (SUYUAN_TYPE_LASSO_TOOL, "viewport", viewport, NULL);
}
