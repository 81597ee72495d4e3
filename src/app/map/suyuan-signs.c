/* suyuan-signs.c: the signs of the outlets in a frame, and what is drawn between frames and ahead of them
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-app"

#include "suyuan-signs.h"

#include <math.h>

#include "suyuan-landmark.h"
#include "suyuan-sign-plate.h"
#include "suyuan-sign-view.h"
#include "suyuan-stamps.h"

#define SIGN SUYUAN_SIGNS_SIZE

#define IN_FRAME_US 200        /* how long a frame may draw counts it has not met before */
#define BETWEEN_FRAMES_US 3000 /* and how long is given to the rest at a time */
#define AHEAD 256.0            /* pixels around the view whose counts are drawn when there is nothing else to do */
#define PLATE_EDGE 64.0        /* pixels to the end of the plate at which the next one is made */
#define PLATE_WORTH 40         /* signs, from which on one picture of all is cheaper than they are */

struct _SuyuanSigns
{
  /* Borrowed */
  GtkWidget                *layer;
  SuyuanOutletCloud        *cloud; /* NULL: nothing is shown */
  const SuyuanClusterIndex *index;

  /* Of the last frame */
  SuyuanViewport viewport;
  double         zoom; /* its clusters were gathered for */
  GArray        *items;
  guint          n_waiting;

  guint waiting, ahead; /* sources that draw counts between frames */

  /* Owned */
  SuyuanStamps    *stamps;   /* NULL: of another scale, scheme or theme; made for the next frame */
  SuyuanSignPlate *plate;    /* of @stamps; NULL: none was made yet for what is seen */
  GArray          *sections; /* of SuyuanWorld, from the west; NULL: none is known */
};

/* --- a frame --- */

/* The stamp of a cluster; what has no time left in this frame is stood in for by a ring without a number. */
static GskRenderNode *
stamp_of_cluster (SuyuanSigns             *self,
                  const SuyuanClusterItem *item,
                  gint64                   until)
{
  double         size = suyuan_sign_get_cluster_size (item->count, SIGN);
  GskRenderNode *stamp = suyuan_stamps_find_cluster (self->stamps, item->counts, FALSE);

  if (stamp != NULL)
    return stamp;
  if (g_get_monotonic_time () < until)
    return suyuan_stamps_draw_cluster (self->stamps, item->counts, FALSE, size);

  self->n_waiting++;
  return suyuan_stamps_get_plain (self->stamps, item->counts, FALSE, size);
}

/* On whole pixels: between two a stamp would be blurred and dear. */
static void
append_stamp (GtkSnapshot   *snapshot,
              GskRenderNode *stamp,
              double         x,
              double         y)
{
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) round (x), (float) round (y)));
  gtk_snapshot_append_node (snapshot, stamp);
  gtk_snapshot_restore (snapshot);
}

static GskRenderNode *
stamp_of_sign (SuyuanSigns             *self,
               const SuyuanClusterItem *item)
{
  return suyuan_stamps_get_sign (self->stamps, suyuan_outlet_cloud_get_sign (self->cloud, item->id), SIGN);
}

static void
append_items (SuyuanSigns *self,
              GtkSnapshot *snapshot,
              gint64       until)
{
  cairo_matrix_t matrix;

  suyuan_viewport_get_matrix (&self->viewport, &matrix);
  for (guint i = 0; i < self->items->len; i++)
    {
      const SuyuanClusterItem *item = &g_array_index (self->items, SuyuanClusterItem, i);
      double                   x = item->place.x, y = item->place.y;
      GskRenderNode           *stamp = item->count > 1 ? stamp_of_cluster (self, item, until) : stamp_of_sign (self, item);

      cairo_matrix_transform_point (&matrix, &x, &y);
      append_stamp (snapshot, stamp, x, y);
    }
}

/* --- between frames --- */

/* Draws counts that no frame has met yet; FALSE when the time was not enough for all. */
static gboolean
draw_counts (SuyuanSigns *self,
             GArray      *items)
{
  gint64 until = g_get_monotonic_time () + BETWEEN_FRAMES_US;

  for (guint i = 0; i < items->len; i++)
    {
      const SuyuanClusterItem *item = &g_array_index (items, SuyuanClusterItem, i);

      if (item->count < 2 || suyuan_stamps_find_cluster (self->stamps, item->counts, FALSE) != NULL)
        continue;
      if (g_get_monotonic_time () > until)
        return FALSE;
      suyuan_stamps_draw_cluster (self->stamps, item->counts, FALSE, suyuan_sign_get_cluster_size (item->count, SIGN));
    }
  return TRUE;
}

/* What the last frame had no time for; the next one comes when all is there, for a frame costs far more than the counts. */
static gboolean
draw_waiting_cb (gpointer data)
{
  SuyuanSigns *self = data;

  if (self->stamps != NULL && self->items != NULL && !draw_counts (self, self->items))
    return G_SOURCE_CONTINUE;
  self->waiting = 0;
  gtk_widget_queue_draw (self->layer);

  return G_SOURCE_REMOVE;
}

/* One picture of all that is near, for the frames to come. Every count has been drawn. */
static void
make_plate (SuyuanSigns *self,
            GArray      *items)
{
  g_clear_pointer (&self->plate, suyuan_sign_plate_free);
  self->plate = suyuan_sign_plate_new (&self->viewport, AHEAD, gtk_widget_get_scale_factor (self->layer), suyuan_stamps_makes_textures (self->stamps));
  for (guint i = 0; i < items->len; i++)
    {
      const SuyuanClusterItem *item = &g_array_index (items, SuyuanClusterItem, i);
      GskRenderNode           *stamp = item->count > 1 ? suyuan_stamps_find_cluster (self->stamps, item->counts, FALSE) : stamp_of_sign (self, item);

      suyuan_sign_plate_add (self->plate, stamp, suyuan_stamps_get_picture (self->stamps, stamp), &item->place);
    }
}

static gboolean
wants_plate (SuyuanSigns *self)
{
  return self->items->len >= PLATE_WORTH && (self->plate == NULL || !suyuan_sign_plate_covers (self->plate, &self->viewport, PLATE_EDGE));
}

/* When nothing else is to be done: what the next move of the map will bring into view. */
static gboolean
draw_ahead_cb (gpointer data)
{
  SuyuanSigns *self = data;
  SuyuanExtent extent = suyuan_viewport_get_extent (&self->viewport);
  g_autoptr (GArray) items = g_array_new (FALSE, FALSE, sizeof (SuyuanClusterItem));

  if (self->stamps != NULL && self->items != NULL)
    {
      suyuan_extent_grow (&extent, (AHEAD + 2 * SIGN) / suyuan_viewport_get_scale (&self->viewport));
      suyuan_cluster_index_query (self->index, &extent, self->zoom, items);
      suyuan_signs_make_way (self, &self->viewport, items);
      if (!draw_counts (self, items))
        return G_SOURCE_CONTINUE;
      if (wants_plate (self))
        make_plate (self, items);
    }
  self->ahead = 0;

  return G_SOURCE_REMOVE;
}

static void
plan_drawing (SuyuanSigns *self)
{
  if (self->n_waiting > 0 && self->waiting == 0)
    self->waiting = g_idle_add (draw_waiting_cb, self);
  if (self->ahead == 0)
    self->ahead = g_idle_add_full (G_PRIORITY_LOW, draw_ahead_cb, self, NULL);
}

static SuyuanStamps *
make_stamps (SuyuanSigns *self)
{
  gboolean      textures = !GSK_IS_CAIRO_RENDERER (gtk_native_get_renderer (gtk_widget_get_native (self->layer)));
  SuyuanStamps *stamps = suyuan_stamps_new (gtk_widget_get_scale_factor (self->layer), suyuan_sign_view_get_scheme (), suyuan_sign_view_is_chinese (), textures);

  suyuan_stamps_set_look (stamps, suyuan_outlet_cloud_get_theme (self->cloud), suyuan_sign_view_is_strong ());

  return stamps;
}

/* @layer is drawn again when there is more to show, and lives longer. */
SuyuanSigns *
suyuan_signs_new (GtkWidget *layer)
{
  SuyuanSigns *self = g_new0 (SuyuanSigns, 1);

  self->layer = layer;

  return self;
}

void
suyuan_signs_free (SuyuanSigns *self)
{
  g_clear_handle_id (&self->waiting, g_source_remove);
  g_clear_handle_id (&self->ahead, g_source_remove);
  suyuan_signs_forget (self);
  g_clear_pointer (&self->items, g_array_unref);
  g_clear_pointer (&self->sections, g_array_unref);
  g_free (self);
}

/* What is drawn is of another scale or in other colours. */
void
suyuan_signs_forget (SuyuanSigns *self)
{
  g_clear_pointer (&self->plate, suyuan_sign_plate_free);
  g_clear_pointer (&self->stamps, suyuan_stamps_free);
}

/* Both are borrowed until others are given. The one given before is still there. */
void
suyuan_signs_set_cloud (SuyuanSigns              *self,
                        SuyuanOutletCloud        *cloud,
                        const SuyuanClusterIndex *index)
{
  if (cloud != NULL && (self->cloud == NULL || suyuan_outlet_cloud_get_theme (self->cloud) != suyuan_outlet_cloud_get_theme (cloud)))
    suyuan_signs_forget (self);
  self->cloud = cloud;
  self->index = index;
  g_clear_pointer (&self->plate, suyuan_sign_plate_free);
  g_clear_pointer (&self->items, g_array_unref);
}

/* Takes them. */
void
suyuan_signs_take_sections (SuyuanSigns *self,
                            GArray      *sections)
{
  g_clear_pointer (&self->plate, suyuan_sign_plate_free);
  g_clear_pointer (&self->sections, g_array_unref);
  self->sections = sections;
}

/* Whether a section is drawn there, above whatever else is. */
gboolean
suyuan_signs_are_covered (SuyuanSigns          *self,
                          const SuyuanViewport *viewport,
                          const SuyuanWorld    *place)
{
  return self->sections != NULL && suyuan_sections_cover (self->sections, viewport, place);
}

/* What stands for several of the @items comes to stand beside the sections, which are drawn above them. */
void
suyuan_signs_make_way (SuyuanSigns          *self,
                       const SuyuanViewport *viewport,
                       GArray               *items)
{
  for (guint i = 0; self->sections != NULL && i < items->len; i++)
    {
      SuyuanClusterItem *item = &g_array_index (items, SuyuanClusterItem, i);

      if (item->count > 1)
        suyuan_sections_make_way (self->sections, viewport, suyuan_sign_get_cluster_size (item->count, SIGN), &item->place);
    }
}

/* The @items of the cloud, gathered for @zoom, are kept. Returns how many are stood in for until the next frames. */
guint
suyuan_signs_append_all (SuyuanSigns          *self,
                         GtkSnapshot          *snapshot,
                         const SuyuanViewport *viewport,
                         double                zoom,
                         GArray               *items)
{
  self->viewport = *viewport;
  self->zoom = zoom;
  g_array_ref (items);
  g_clear_pointer (&self->items, g_array_unref);
  self->items = items;
  self->n_waiting = 0;
  if (self->stamps == NULL)
    self->stamps = make_stamps (self);
  suyuan_stamps_begin_frame (self->stamps);
  if (self->plate != NULL && suyuan_sign_plate_covers (self->plate, viewport, 0))
    suyuan_sign_plate_put (self->plate, viewport, snapshot);
  else
    append_items (self, snapshot, g_get_monotonic_time () + IN_FRAME_US);
  plan_drawing (self);

  return self->n_waiting;
}

/* One more, in the frame that suyuan_signs_append_all() has begun. */
void
suyuan_signs_append (SuyuanSigns      *self,
                     GtkSnapshot      *snapshot,
                     const SuyuanSign *sign,
                     double            size,
                     double            x,
                     double            y)
{
  append_stamp (snapshot, suyuan_stamps_get_sign (self->stamps, sign, size), x, y);
}

/* Where the keyboard stands, around a sign: a frame, so that it is told from the selection by more than colour. */
void
suyuan_signs_append_frame (GtkSnapshot *snapshot,
                           double       size,
                           double       x,
                           double       y)
{
  gboolean       strong = suyuan_sign_view_is_strong ();
  guint32        rgb = suyuan_palette_get (suyuan_sign_view_get_scheme (), strong ? SUYUAN_COLOUR_TEXT : SUYUAN_COLOUR_ACCENT);
  GdkRGBA        colour = { (float) (rgb >> 16 & 255) / 255, (float) (rgb >> 8 & 255) / 255, (float) (rgb & 255) / 255, 1 };
  float          half = (float) ceil (0.5 * size) + 5, thick = strong ? 3 : 2;
  GskRoundedRect frame;

  gsk_rounded_rect_init_from_rect (&frame, &GRAPHENE_RECT_INIT ((float) round (x) - half, (float) round (y) - half, 2 * half, 2 * half), 4);
  gtk_snapshot_append_border (snapshot, &frame, (float[4]){ thick, thick, thick, thick }, (GdkRGBA[4]){ colour, colour, colour, colour });
}
