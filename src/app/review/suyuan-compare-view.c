/* suyuan-compare-view.c: two pictures of one place laid over each other, with a slider between them
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-app"

#include "suyuan-compare-view.h"

#include <glib/gi18n-lib.h>

#define SIDE 1200 /* pixels a picture is read with at most */
#define STEP 0.05
#define PAGE 0.25
#define HANDLE 14.0f /* radius */
#define LEAST 240    /* wide */
#define MOST 640     /* tall */

enum
{
  BEFORE,
  AFTER,
  N_SIDES
};

struct _SuyuanCompareView
{
  GtkWidget parent_instance;

  /* Owned */
  GdkTexture   *pictures[N_SIDES];
  char         *paths[N_SIDES];
  GCancellable *reading;

  guint  n_waiting, growing;
  int    height;
  double share; /* of the width that shows what was before */
};

/* One picture on its way from the disk. */
typedef struct
{
  char    *path;
  guint    side;
  GWeakRef view;
} Job;

G_DEFINE_FINAL_TYPE (SuyuanCompareView, suyuan_compare_view, GTK_TYPE_WIDGET)

/* --- reading --- */

static void
job_free (gpointer data)
{
  Job *job = data;

  g_weak_ref_clear (&job->view);
  g_free (job->path);
  g_free (job);
}

static void
read_picture (GTask        *task,
              gpointer      source,
              gpointer      data,
              GCancellable *cancellable)
{
  Job *job = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkPixbuf) raw = gdk_pixbuf_new_from_file_at_scale (job->path, SIDE, SIDE, TRUE, &error);

  if (raw == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, gdk_pixbuf_apply_embedded_orientation (raw), g_object_unref);
}

/* A file that is no picture shows as one that is missing. */
static void
picture_read_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      data)
{
  Job *job = g_task_get_task_data (G_TASK (result));
  g_autoptr (SuyuanCompareView) self = g_weak_ref_get (&job->view);
  g_autoptr (GdkPixbuf) pixbuf = g_task_propagate_pointer (G_TASK (result), NULL);

  if (self == NULL || self->reading != g_task_get_cancellable (G_TASK (result)))
    return;
  self->n_waiting--;
  if (pixbuf != NULL)
    self->pictures[job->side] = gdk_texture_new_for_pixbuf (pixbuf);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
begin_reading (SuyuanCompareView *self,
               guint              side)
{
  g_autoptr (GTask) task = g_task_new (NULL, self->reading, picture_read_cb, NULL);
  Job *job = g_new0 (Job, 1);

  job->path = g_strdup (self->paths[side]);
  job->side = side;
  g_weak_ref_init (&job->view, self);
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, read_picture);
  self->n_waiting++;
}

/* --- drawing --- */

static gboolean
compares (SuyuanCompareView *self)
{
  return self->paths[BEFORE] != NULL && self->paths[AFTER] != NULL;
}

/* Whole, in the middle, as large as there is room. */
static void
append_picture (SuyuanCompareView *self,
                GtkSnapshot       *snapshot,
                guint              side)
{
  GdkTexture     *picture = self->pictures[side];
  float           width = gtk_widget_get_width (GTK_WIDGET (self)), height = gtk_widget_get_height (GTK_WIDGET (self)), scale;
  graphene_rect_t at;

  if (picture == NULL)
    return;
  scale = MIN (width / gdk_texture_get_width (picture), height / gdk_texture_get_height (picture));
  graphene_rect_init (&at, (width - scale * gdk_texture_get_width (picture)) / 2, (height - scale * gdk_texture_get_height (picture)) / 2,
                      scale * gdk_texture_get_width (picture), scale * gdk_texture_get_height (picture));
  gtk_snapshot_append_texture (snapshot, picture, &at);
}

/* A word on its own ground: readable over any picture. */
static void
append_word (SuyuanCompareView *self,
             GtkSnapshot       *snapshot,
             const char        *word,
             gboolean           right)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), word);
  const GdkRGBA   ground = { 0, 0, 0, 0.65f }, ink = { 1, 1, 1, 1 };
  graphene_rect_t box;
  int             width, height;
  float           x;

  pango_layout_get_pixel_size (layout, &width, &height);
  x = right ? gtk_widget_get_width (GTK_WIDGET (self)) - width - 20 : 4;
  graphene_rect_init (&box, x, 4, width + 16, height + 6);
  gtk_snapshot_append_color (snapshot, &ground, &box);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x + 8, 7));
  gtk_snapshot_append_layout (snapshot, layout, &ink);
  gtk_snapshot_restore (snapshot);
}

/* White between two dark lines shows on any picture. */
static void
append_slider (SuyuanCompareView *self,
               GtkSnapshot       *snapshot)
{
  const GdkRGBA   dark = { 0, 0, 0, 0.6f }, white = { 1, 1, 1, 1 };
  float           height = gtk_widget_get_height (GTK_WIDGET (self)), x = self->share * gtk_widget_get_width (GTK_WIDGET (self));
  graphene_rect_t line = GRAPHENE_RECT_INIT (x - 1, 0, 2, height), edge = GRAPHENE_RECT_INIT (x - 2, 0, 4, height);
  GskRoundedRect  knob;

  gtk_snapshot_append_color (snapshot, &dark, &edge);
  gtk_snapshot_append_color (snapshot, &white, &line);
  gsk_rounded_rect_init_from_rect (&knob, &GRAPHENE_RECT_INIT (x - HANDLE, height / 2 - HANDLE, 2 * HANDLE, 2 * HANDLE), HANDLE);
  gtk_snapshot_push_rounded_clip (snapshot, &knob);
  gtk_snapshot_append_color (snapshot, &white, &knob.bounds);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_append_border (snapshot, &knob, (const float[]){ 2, 2, 2, 2 }, (const GdkRGBA[]){ dark, dark, dark, dark });
  {
    g_autoptr (PangoLayout) arrows = gtk_widget_create_pango_layout (GTK_WIDGET (self), "↔");
    int width, tall;

    pango_layout_get_pixel_size (arrows, &width, &tall);
    gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x - width / 2.0f, height / 2 - tall / 2.0f));
    gtk_snapshot_append_layout (snapshot, arrows, &dark);
  }
}

static void
suyuan_compare_view_snapshot (GtkWidget   *widget,
                              GtkSnapshot *snapshot)
{
  SuyuanCompareView *self = SUYUAN_COMPARE_VIEW (widget);
  float              width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  const GdkRGBA      ground = { 0.5f, 0.5f, 0.5f, 0.25f };
  gboolean           both = compares (self);

  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
  gtk_snapshot_append_color (snapshot, &ground, &GRAPHENE_RECT_INIT (0, 0, width, height));
  if (self->paths[AFTER] != NULL)
    {
      gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (both ? self->share * width : 0, 0, width, height));
      append_picture (self, snapshot, AFTER);
      append_word (self, snapshot, _ ("After"), TRUE);
      gtk_snapshot_pop (snapshot);
    }
  if (self->paths[BEFORE] != NULL)
    {
      gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (0, 0, both ? self->share * width : width, height));
      append_picture (self, snapshot, BEFORE);
      append_word (self, snapshot, _ ("Before"), FALSE);
      gtk_snapshot_pop (snapshot);
    }
  if (both)
    append_slider (self, snapshot);
  gtk_snapshot_pop (snapshot);
}

/* As tall as its width asks for: a widget may not say so itself, because GTK takes what is wider to be no taller. */
static void
suyuan_compare_view_measure (GtkWidget     *widget,
                             GtkOrientation orientation,
                             int            for_size,
                             int           *minimum,
                             int           *natural,
                             int           *minimum_baseline,
                             int           *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? LEAST : SUYUAN_COMPARE_VIEW (widget)->height;
}

static gboolean
grow_cb (gpointer data)
{
  SuyuanCompareView *self = data;

  self->growing = 0;
  self->height = CLAMP (gtk_widget_get_width (GTK_WIDGET (self)) * 3 / 4, LEAST * 3 / 4, MOST);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  return G_SOURCE_REMOVE;
}

static void
suyuan_compare_view_size_allocate (GtkWidget *widget,
                                   int        width,
                                   int        height,
                                   int        baseline)
{
  SuyuanCompareView *self = SUYUAN_COMPARE_VIEW (widget);

  if (self->growing == 0 && self->height != CLAMP (width * 3 / 4, LEAST * 3 / 4, MOST))
    self->growing = g_idle_add (grow_cb, self);
}

/* --- the slider --- */

static void
describe (SuyuanCompareView *self)
{
  g_autofree char *words = compares (self) ? g_strdup_printf (_ ("before %.0f %%, after %.0f %%"), self->share * 100, (1 - self->share) * 100)
                                           : g_strdup (self->paths[AFTER] != NULL ? _ ("after, nothing to compare it with") : self->paths[BEFORE] != NULL ? _ ("before, nothing to compare it with")
                                                                                                                                                          : _ ("no picture"));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_VALUE_NOW, self->share * 100, GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, words, -1);
}

static gboolean
move_cb (GtkWidget *widget,
         GVariant  *by,
         gpointer   data)
{
  SuyuanCompareView *self = SUYUAN_COMPARE_VIEW (widget);

  suyuan_compare_view_set_share (self, self->share + g_variant_get_double (by));
  return TRUE;
}

static void
take_cb (SuyuanCompareView *self,
         double             x,
         double             y)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
  suyuan_compare_view_set_share (self, x / MAX (gtk_widget_get_width (GTK_WIDGET (self)), 1));
}

static void
drag_cb (SuyuanCompareView *self,
         double             dx,
         double             dy,
         GtkGestureDrag    *gesture)
{
  double x, y;

  if (gtk_gesture_drag_get_start_point (gesture, &x, &y))
    suyuan_compare_view_set_share (self, (x + dx) / MAX (gtk_widget_get_width (GTK_WIDGET (self)), 1));
}

static void
suyuan_compare_view_dispose (GObject *object)
{
  SuyuanCompareView *self = SUYUAN_COMPARE_VIEW (object);

  g_clear_handle_id (&self->growing, g_source_remove);
  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  for (guint i = 0; i < N_SIDES; i++)
    {
      g_clear_object (&self->pictures[i]);
      g_clear_pointer (&self->paths[i], g_free);
    }

  G_OBJECT_CLASS (suyuan_compare_view_parent_class)->dispose (object);
}

static void
suyuan_compare_view_class_init (SuyuanCompareViewClass *klass)
{
  static const struct
  {
    guint  key, keypad;
    double by;
  } keys[] = {
    { GDK_KEY_Left, GDK_KEY_KP_Left, -STEP },
    { GDK_KEY_Right, GDK_KEY_KP_Right, STEP },
    { GDK_KEY_Page_Up, GDK_KEY_KP_Page_Up, -PAGE },
    { GDK_KEY_Page_Down, GDK_KEY_KP_Page_Down, PAGE },
    { GDK_KEY_Home, GDK_KEY_KP_Home, -1 },
    { GDK_KEY_End, GDK_KEY_KP_End, 1 },
  };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = suyuan_compare_view_dispose;
  widget_class->snapshot = suyuan_compare_view_snapshot;
  widget_class->measure = suyuan_compare_view_measure;
  widget_class->size_allocate = suyuan_compare_view_size_allocate;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_SLIDER);
  gtk_widget_class_set_css_name (widget_class, "compare");
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      gtk_widget_class_add_binding (widget_class, keys[i].key, 0, move_cb, "d", keys[i].by);
      gtk_widget_class_add_binding (widget_class, keys[i].keypad, 0, move_cb, "d", keys[i].by);
    }
}

static void
suyuan_compare_view_init (SuyuanCompareView *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();

  self->share = 0.5;
  self->height = LEAST * 3 / 4;
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), _ ("Drag, or press ← and →"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Before and after"), GTK_ACCESSIBLE_PROPERTY_VALUE_MIN, 0.0,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_MAX, 100.0, -1);
  describe (self);
  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (take_cb), self);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (drag_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
}

void
suyuan_compare_view_show (SuyuanCompareView *self,
                          const char        *before,
                          const char        *after)
{
  const char *paths[N_SIDES] = { before, after };

  if (g_strcmp0 (before, self->paths[BEFORE]) == 0 && g_strcmp0 (after, self->paths[AFTER]) == 0)
    return;
  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  self->reading = g_cancellable_new ();
  self->n_waiting = 0;
  self->share = 0.5;
  for (guint i = 0; i < N_SIDES; i++)
    {
      g_clear_object (&self->pictures[i]);
      g_free (self->paths[i]);
      self->paths[i] = g_strdup (paths[i]);
      if (paths[i] != NULL)
        begin_reading (self, i);
    }
  describe (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
suyuan_compare_view_set_share (SuyuanCompareView *self,
                               double             share)
{
  self->share = CLAMP (share, 0, 1);
  describe (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

double
suyuan_compare_view_get_share (SuyuanCompareView *self)
{
  return self->share;
}

/* Whether nothing is on its way from the disk any more. */
gboolean
suyuan_compare_view_is_read (SuyuanCompareView *self)
{
  return self->n_waiting == 0;
}
