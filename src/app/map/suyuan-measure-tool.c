/* suyuan-measure-tool.c: measures on the map, straight or along the river, by pointer and by keyboard
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-app"

#include "suyuan-measure-tool.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <math.h>

#include "suyuan-map-view-port.h"
#include "suyuan-measure-words.h"
#include "suyuan-question.h"
#include "suyuan-sign-view.h"

#define NEAR_M 500.0 /* of a river, or REACH where that is more */
#define REACH 12.0   /* of the first point */
#define CROSS 12.0

struct _SuyuanMeasureTool
{
  SuyuanMapTool parent_instance;

  gboolean       river;
  gboolean       fault;    /* the words say why it could not be measured */
  SuyuanQuestion question; /* how far it is along the river */

  /* Owned */
  SuyuanMeasure *measure;
  SuyuanSeat    *seat;
  char          *words;
};

G_DEFINE_FINAL_TYPE (SuyuanMeasureTool, suyuan_measure_tool, SUYUAN_TYPE_MAP_TOOL)

static guint told_signal;

/* --- what is said --- */

/* Takes the words. */
static void
tell (SuyuanMeasureTool *self,
      char              *words,
      gboolean           fault)
{
  g_free (self->words);
  self->words = words;
  self->fault = fault;
  g_signal_emit (self, told_signal, 0);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static guint
count_points (SuyuanMeasureTool *self)
{
  guint n;

  suyuan_measure_get_points (self->measure, &n);
  return n;
}

/* Where the next point would be, if that can be told. */
static gboolean
get_towards (SuyuanMeasureTool    *self,
             const SuyuanViewport *viewport,
             SuyuanPosition       *towards)
{
  double      x, y;
  gboolean    pointed = suyuan_map_tool_get_pointer (SUYUAN_MAP_TOOL (self), &x, &y);
  SuyuanWorld world = pointed ? suyuan_viewport_from_screen (viewport, x, y) : viewport->centre;

  *towards = suyuan_world_to_position (&world);
  return pointed || suyuan_map_tool_is_by_keys (SUYUAN_MAP_TOOL (self));
}

static void
tell_measure (SuyuanMeasureTool *self)
{
  SuyuanViewport viewport = suyuan_viewport_of_layer (SHUMATE_LAYER (self));
  SuyuanPosition towards;
  gboolean       aims = get_towards (self, &viewport, &towards) && !self->river;

  if (count_points (self) > 0 && !self->river)
    tell (self, suyuan_measure_dup_words (self->measure, aims ? &towards : NULL), FALSE);
  else if (count_points (self) == 1)
    tell (self, g_strdup (_ ("From here to where along the river? Click or Space; Backspace takes the point back, Escape leaves")), FALSE);
  else if (self->river)
    tell (self, g_strdup (_ ("Along the river: two points near it, by click or Space at the cross; Escape leaves")), FALSE);
  else
    tell (self, g_strdup (_ ("Measure: click, or Space at the cross; on the first point closes, Enter ends, Backspace takes back, Escape leaves")), FALSE);
}

/* --- along the river --- */

typedef struct
{
  SuyuanPosition from, to;
  double         tolerance_m;
} Ends;

static gpointer
measure_verb (SuyuanOffice *office,
              gpointer      data,
              GCancellable *cancellable,
              GError      **error)
{
  const Ends *ends = data;

  return suyuan_office_measure_river (office, &ends->from, &ends->to, ends->tolerance_m, error);
}

static void
measured_cb (gpointer      object,
             gpointer      answer,
             const GError *error)
{
  SuyuanMeasureTool *self = object;
  SuyuanRiverRoute  *route = answer;

  suyuan_measure_end (self->measure);
  if (route == NULL)
    {
      suyuan_measure_take_course (self->measure, g_array_new (FALSE, FALSE, sizeof (SuyuanPosition)), 0);
      tell (self, g_strdup (error->message), TRUE);
      return;
    }
  suyuan_measure_take_course (self->measure, g_array_ref (route->course), route->length_m);
  tell (self, suyuan_measure_dup_route (route), FALSE);
}

static void
ask_river (SuyuanMeasureTool *self)
{
  guint                 n;
  const SuyuanPosition *points = suyuan_measure_get_points (self->measure, &n);
  SuyuanViewport        viewport = suyuan_map_tool_get_viewport (SUYUAN_MAP_TOOL (self));
  Ends                  ends = { points[0], points[1], MAX (NEAR_M, REACH * suyuan_viewport_get_metres_per_pixel (&viewport)) };

  tell (self, g_strdup (_ ("Following the river…")), FALSE);
  suyuan_question_ask (&self->question, suyuan_seat_get_desk (self->seat), measure_verb, g_memdup2 (&ends, sizeof ends), g_free,
                       (GDestroyNotify) suyuan_river_route_free, measured_cb, self);
}

/* --- points --- */

/* Three points and more, and again at the first: a field. */
static gboolean
is_at_first (SuyuanMeasureTool *self,
             double             x,
             double             y)
{
  SuyuanViewport        viewport = suyuan_viewport_of_layer (SHUMATE_LAYER (self));
  guint                 n;
  const SuyuanPosition *points = suyuan_measure_get_points (self->measure, &n);
  SuyuanWorld           world;
  double                at_x, at_y;

  if (n < 3 || self->river || suyuan_measure_is_ended (self->measure))
    return FALSE;

  world = suyuan_world_from_position (&points[0]);
  suyuan_viewport_to_screen (&viewport, &world, &at_x, &at_y);
  return hypot (x - at_x, y - at_y) <= REACH;
}

/* Sets a point there, in pixels of the map. */
void
suyuan_measure_tool_click (SuyuanMeasureTool *self,
                           double             x,
                           double             y)
{
  SuyuanViewport viewport = suyuan_viewport_of_layer (SHUMATE_LAYER (self));
  SuyuanWorld    world = suyuan_viewport_from_screen (&viewport, x, y);
  SuyuanPosition position = suyuan_world_to_position (&world);

  if (suyuan_question_is_open (&self->question))
    return;
  if (is_at_first (self, x, y))
    suyuan_measure_close (self->measure);
  else
    suyuan_measure_add (self->measure, &position);
  if (self->river && count_points (self) == 2)
    ask_river (self);
  else
    tell_measure (self);
}

/* The second click of two ends the line where the first set its point. */
static void
suyuan_measure_tool_clicked (SuyuanMapTool *tool,
                             guint          n,
                             double         x,
                             double         y)
{
  SuyuanMeasureTool *self = SUYUAN_MEASURE_TOOL (tool);

  if (n == 1)
    suyuan_measure_tool_click (self, x, y);
  else if (!self->river)
    {
      suyuan_measure_end (self->measure);
      tell_measure (self);
    }
}

static void
suyuan_measure_tool_point (SuyuanMapTool *tool)
{
  SuyuanMeasureTool *self = SUYUAN_MEASURE_TOOL (tool);

  if (count_points (self) > 0 && !suyuan_measure_is_ended (self->measure) && !self->river)
    tell_measure (self);
}

/* The map moves under the cross. */
static void
moved_cb (SuyuanMapTool *tool)
{
  if (suyuan_map_tool_is_by_keys (tool))
    suyuan_measure_tool_point (tool);
}

/* --- keys --- */

static gboolean
suyuan_measure_tool_press (SuyuanMapTool *tool,
                           guint          key)
{
  SuyuanMeasureTool *self = SUYUAN_MEASURE_TOOL (tool);

  switch (key)
    {
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      if (!self->river)
        suyuan_measure_end (self->measure);
      tell_measure (self);
      return TRUE;
    case GDK_KEY_BackSpace:
      suyuan_question_forget (&self->question);
      suyuan_measure_drop (self->measure);
      tell_measure (self);
      return TRUE;
    case GDK_KEY_Left:
    case GDK_KEY_Right:
    case GDK_KEY_Up:
    case GDK_KEY_Down:
      suyuan_map_tool_go_by_keys (tool);
      return FALSE;
    default:
      return FALSE;
    }
}

/* --- drawing --- */

/* Where Space would set a point. */
static void
draw_cross (SuyuanPen            *pen,
            const SuyuanViewport *viewport)
{
  cairo_t *cr = suyuan_pen_get_cairo (pen);
  double   x = viewport->width / 2, y = viewport->height / 2;

  cairo_new_path (cr);
  cairo_move_to (cr, x - CROSS, y);
  cairo_line_to (cr, x + CROSS, y);
  cairo_move_to (cr, x, y - CROSS);
  cairo_line_to (cr, x, y + CROSS);
  suyuan_pen_set_colour (pen, SUYUAN_COLOUR_HALO, 0.9);
  cairo_set_line_width (cr, 4);
  cairo_stroke_preserve (cr);
  suyuan_pen_set_colour (pen, SUYUAN_COLOUR_TEXT, 1);
  cairo_set_line_width (cr, 1.5);
  cairo_stroke (cr);
}

static char *
dup_label (SuyuanMeasureTool    *self,
           const SuyuanPosition *towards)
{
  if (self->river && !suyuan_measure_is_ended (self->measure))
    return NULL;
  if (self->river && self->fault)
    return NULL;
  if (suyuan_measure_is_closed (self->measure))
    return suyuan_measure_dup_area (suyuan_measure_get_area (self->measure));

  return suyuan_measure_dup_length (suyuan_measure_get_length (self->measure, towards));
}

static void
suyuan_measure_tool_snapshot (GtkWidget   *widget,
                              GtkSnapshot *snapshot)
{
  SuyuanMeasureTool *self = SUYUAN_MEASURE_TOOL (widget);
  SuyuanViewport     viewport = suyuan_map_tool_get_viewport (SUYUAN_MAP_TOOL (self));
  cairo_t           *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) viewport.width, (float) viewport.height));
  SuyuanPen         *pen = suyuan_pen_new (cr, suyuan_sign_view_get_scheme (), suyuan_sign_view_is_chinese ());
  SuyuanPosition     towards;
  gboolean           aims = get_towards (self, &viewport, &towards) && !suyuan_question_is_open (&self->question);
  g_autofree char   *label = dup_label (self, aims ? &towards : NULL);
  double             x, y;

  suyuan_measure_draw (self->measure, pen, &viewport, aims ? &towards : NULL, label);
  if (!suyuan_map_tool_get_pointer (SUYUAN_MAP_TOOL (self), &x, &y))
    draw_cross (pen, &viewport);
  suyuan_pen_free (pen);
  cairo_destroy (cr);
}

/* --- the layer --- */

static void
suyuan_measure_tool_constructed (GObject *object)
{
  SuyuanMeasureTool *self = SUYUAN_MEASURE_TOOL (object);

  G_OBJECT_CLASS (suyuan_measure_tool_parent_class)->constructed (object);

  g_signal_connect_object (shumate_layer_get_viewport (SHUMATE_LAYER (object)), "notify", G_CALLBACK (moved_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark", G_CALLBACK (gtk_widget_queue_draw), object,
                           G_CONNECT_SWAPPED);
}

static void
suyuan_measure_tool_dispose (GObject *object)
{
  SuyuanMeasureTool *self = SUYUAN_MEASURE_TOOL (object);

  suyuan_question_forget (&self->question);
  g_clear_object (&self->seat);

  G_OBJECT_CLASS (suyuan_measure_tool_parent_class)->dispose (object);
}

static void
suyuan_measure_tool_finalize (GObject *object)
{
  SuyuanMeasureTool *self = SUYUAN_MEASURE_TOOL (object);

  suyuan_measure_free (self->measure);
  g_free (self->words);

  G_OBJECT_CLASS (suyuan_measure_tool_parent_class)->finalize (object);
}

static void
suyuan_measure_tool_class_init (SuyuanMeasureToolClass *klass)
{
  SuyuanMapToolClass *tool_class = SUYUAN_MAP_TOOL_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = suyuan_measure_tool_constructed;
  G_OBJECT_CLASS (klass)->dispose = suyuan_measure_tool_dispose;
  G_OBJECT_CLASS (klass)->finalize = suyuan_measure_tool_finalize;
  GTK_WIDGET_CLASS (klass)->snapshot = suyuan_measure_tool_snapshot;
  tool_class->click = suyuan_measure_tool_clicked;
  tool_class->point = suyuan_measure_tool_point;
  tool_class->press = suyuan_measure_tool_press;
  told_signal = g_signal_new ("told", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
suyuan_measure_tool_init (SuyuanMeasureTool *self)
{
  self->measure = suyuan_measure_new ();
}

SuyuanMapTool *
suyuan_measure_tool_new (ShumateViewport *viewport,
                         SuyuanSeat      *seat,
                         gboolean         river)
{
  SuyuanMeasureTool *self = g_object_new (SUYUAN_TYPE_MEASURE_TOOL, "viewport", viewport, NULL);

  self->seat = g_object_ref (seat);
  self->river = river;
  tell_measure (self);

  return SUYUAN_MAP_TOOL (self);
}

gboolean
suyuan_measure_tool_is_river (SuyuanMeasureTool *self)
{
  return self->river;
}

const SuyuanMeasure *
suyuan_measure_tool_get_measure (SuyuanMeasureTool *self)
{
  return self->measure;
}

/* What is to be done, or what was measured; @fault: why it could not be. */
const char *
suyuan_measure_tool_get_words (SuyuanMeasureTool *self,
                               gboolean          *fault)
{
  *fault = self->fault;
  return self->words;
}
