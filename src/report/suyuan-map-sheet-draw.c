/* suyuan-map-sheet-draw.c: title, map, legend and whose data it is, drawn on one page
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-report"

#include "suyuan-map-sheet-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "suyuan-landmark.h"
#include "suyuan-photo-sign.h"
#include "suyuan-scene-draw.h"
#include "suyuan-sign-draw.h"
#include "suyuan-tile-picture.h"

#define SIGN 11.0
#define PHOTO 0.75     /* of the sign of a photo on the screen */
#define SAMPLE 0.7     /* of a thing in the legend, against the map */
#define FINER 1.1      /* zooms by which tiles are finer than the points of the page: about 150 dots an inch */
#define MOST_TILES 240 /* coarser ones where there would be more */
#define POINT_M (0.0254 / 72)

static guint32
ink (SuyuanColour colour)
{
  return suyuan_palette_get (SUYUAN_SCHEME_PRINT, colour);
}

/* As large as asked for, or as small as it must be to fit. */
static void
write_fitting (SuyuanPen  *pen,
               const char *text,
               double      size,
               gboolean    bold,
               double      x,
               double      y,
               double      room,
               guint32     rgb)
{
  double width, height;

  suyuan_pen_set_text (pen, text, size, bold);
  suyuan_pen_measure (pen, &width, &height);
  if (width > room)
    suyuan_pen_set_text (pen, text, size * room / width, bold);
  suyuan_pen_write (pen, x, y, rgb, 0);
}

static void
write_right (SuyuanPen  *pen,
             const char *text,
             double      size,
             double      right,
             double      y)
{
  double width, height;

  suyuan_pen_set_text (pen, text, size, FALSE);
  suyuan_pen_measure (pen, &width, &height);
  suyuan_pen_write (pen, right - width, y, ink (SUYUAN_COLOUR_MUTED), 0);
}

static void
draw_head (const SuyuanMapSheet  *self,
           const SuyuanSheetPlan *plan,
           SuyuanPen             *pen)
{
  const SuyuanBox *head = &plan->head;

  write_fitting (pen, self->title, 16, TRUE, head->x, head->y + 9, head->width - 90, ink (SUYUAN_COLOUR_TEXT));
  write_right (pen, self->date, 9.5, head->x + head->width, head->y + 10);
  if (self->note != NULL)
    write_fitting (pen, self->note, 9.5, FALSE, head->x, head->y + 27, head->width, ink (SUYUAN_COLOUR_MUTED));
}

/* --- the base map --- */

/* The pixels of a picture, laid over a box of the map, that are seen, and one more around them. */
static cairo_rectangle_int_t
get_seen (const SuyuanViewport *viewport,
          const SuyuanBox      *box,
          cairo_surface_t      *picture)
{
  int    width = cairo_image_surface_get_width (picture), height = cairo_image_surface_get_height (picture);
  double west = floor (-box->x / box->width * width) - 1, north = floor (-box->y / box->height * height) - 1;
  double east = ceil ((viewport->width - box->x) / box->width * width) + 1, south = ceil ((viewport->height - box->y) / box->height * height) + 1;
  int    x = (int) CLAMP (west, 0, width - 1), y = (int) CLAMP (north, 0, height - 1);

  return (cairo_rectangle_int_t){ x, y, (int) CLAMP (east, x + 1, width) - x, (int) CLAMP (south, y + 1, height) - y };
}

/* Only what is seen of it: of a tile much larger than the page, a reader of PDF would refuse to draw any. Free it. */
static cairo_surface_t *
cut_out (cairo_surface_t             *picture,
         const cairo_rectangle_int_t *seen)
{
  cairo_surface_t *part = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, seen->width, seen->height);
  cairo_t         *cr = cairo_create (part);

  cairo_set_source_surface (cr, picture, -seen->x, -seen->y);
  cairo_paint (cr);
  cairo_destroy (cr);
  return part;
}

/* Puts the picture where the tile is; its edge is repeated a little, so that no seam shows between two. */
static void
draw_tile (cairo_t              *cr,
           const SuyuanViewport *viewport,
           const SuyuanTile     *tile,
           cairo_surface_t      *picture)
{
  SuyuanExtent          extent = suyuan_tile_get_extent (tile);
  SuyuanWorld           corner = { extent.west, extent.north }, other = { extent.east, extent.south };
  SuyuanBox             box;
  cairo_rectangle_int_t seen;
  cairo_surface_t      *part;
  double                right, bottom;

  suyuan_viewport_to_screen (viewport, &corner, &box.x, &box.y);
  suyuan_viewport_to_screen (viewport, &other, &right, &bottom);
  box.width = right - box.x;
  box.height = bottom - box.y;
  seen = get_seen (viewport, &box, picture);
  part = cut_out (picture, &seen);
  cairo_save (cr);
  cairo_translate (cr, box.x, box.y);
  cairo_scale (cr, box.width / cairo_image_surface_get_width (picture), box.height / cairo_image_surface_get_height (picture));
  cairo_set_source_surface (cr, part, seen.x, seen.y);
  cairo_pattern_set_extend (cairo_get_source (cr), CAIRO_EXTEND_PAD);
  cairo_rectangle (cr, seen.x, seen.y, seen.width + 0.5, seen.height + 0.5);
  cairo_fill (cr);
  cairo_restore (cr);
  cairo_surface_destroy (part);
}

static SuyuanTileRange
choose_tiles (SuyuanTileSource     *tiles,
              const SuyuanViewport *viewport)
{
  const SuyuanTileInfo *info = suyuan_tile_source_get_info (tiles);
  SuyuanExtent          extent = suyuan_viewport_get_extent (viewport);
  SuyuanBounds          bounds = suyuan_extent_to_bounds (&extent);
  guint                 zoom = (guint) CLAMP (floor (viewport->zoom + FINER + 0.5), info->min_zoom, info->max_zoom);
  SuyuanTileRange       range = suyuan_tile_range_of (&bounds, zoom);

  while (zoom > info->min_zoom && suyuan_tile_range_count (&range) > MOST_TILES)
    range = suyuan_tile_range_of (&bounds, --zoom);
  return range;
}

/* Of a map that begins much finer than the page nothing is drawn, as on the screen, which is told. What cannot be had is left white and counted; only being cancelled ends it. */
static gboolean
draw_tiles (SuyuanTileSource     *tiles,
            cairo_t              *cr,
            const SuyuanViewport *viewport,
            SuyuanSheetTiles     *drawn_tiles,
            GCancellable         *cancellable,
            GError              **error)
{
  SuyuanTileRange range = choose_tiles (tiles, viewport);

  if (suyuan_tile_range_count (&range) > MOST_TILES)
    {
      drawn_tiles->too_fine = TRUE;
      return TRUE;
    }
  for (guint y = range.north; y <= range.south; y++)
    for (guint x = range.west; x <= range.east; x++)
      {
        SuyuanTile tile = { range.zoom, x, y };
        g_autoptr (GError) failed = NULL;
        cairo_surface_t *picture;

        if (g_cancellable_set_error_if_cancelled (cancellable, error))
          return FALSE;
        picture = suyuan_tile_picture_load (tiles, &tile, cancellable, &failed);
        drawn_tiles->n_missing += failed != NULL;
        drawn_tiles->n_drawn += picture != NULL;
        if (picture == NULL)
          continue;
        draw_tile (cr, viewport, &tile, picture);
        cairo_surface_destroy (picture);
      }
  return TRUE;
}

/* The ground, and over it its names. */
static gboolean
draw_base_map (const SuyuanMapSheet *self,
               cairo_t              *cr,
               const SuyuanViewport *viewport,
               SuyuanSheetTiles     *drawn_tiles,
               GCancellable         *cancellable,
               GError              **error)
{
  for (SuyuanTileSource *tiles = self->tiles; tiles != NULL; tiles = suyuan_tile_source_get_names (tiles))
    if (!draw_tiles (tiles, cr, viewport, drawn_tiles, cancellable, error))
      return FALSE;
  return TRUE;
}

/* --- the map --- */

/* Where a mark stands on the page, beside the sections, and how large it is there. */
static SuyuanRoom
place_mark (const SuyuanSheetMark *mark,
            const GArray          *sections,
            const SuyuanViewport  *viewport)
{
  double      size = mark->count == 1 ? SIGN : suyuan_sign_get_cluster_size (mark->count, SIGN), x, y;
  SuyuanWorld place = mark->place;

  if (mark->count > 1)
    suyuan_sections_make_way (sections, viewport, size, &place);
  suyuan_viewport_to_screen (viewport, &place, &x, &y);
  return (SuyuanRoom){ x - size / 2, y - size / 2, size, size };
}

static GArray *
place_marks (const SuyuanMapSheet *self,
             const SuyuanViewport *viewport)
{
  GArray *rooms = g_array_sized_new (FALSE, FALSE, sizeof (SuyuanRoom), self->marks->len);
  g_autoptr (GArray) sections = suyuan_scene_list_sections (self->scene);

  for (guint i = 0; i < self->marks->len; i++)
    {
      SuyuanRoom room = place_mark (&g_array_index (self->marks, SuyuanSheetMark, i), sections, viewport);

      g_array_append_val (rooms, room);
    }
  return rooms;
}

static void
draw_marks (const SuyuanMapSheet *self,
            SuyuanPen            *pen,
            const GArray         *rooms)
{
  for (guint i = 0; i < self->marks->len; i++)
    {
      const SuyuanSheetMark *mark = &g_array_index (self->marks, SuyuanSheetMark, i);
      const SuyuanRoom      *room = &g_array_index (rooms, SuyuanRoom, i);
      double                 x = room->x + room->width / 2, y = room->y + room->height / 2;

      if (mark->count == 1)
        suyuan_sign_draw (&mark->sign, pen, x, y, room->width);
      else
        suyuan_sign_draw_cluster (self->theme, mark->counts, FALSE, pen, x, y, room->width);
    }
}

/* Where photos were taken lies over the map and below the outlets. */
static void
draw_photos (const SuyuanMapSheet *self,
             SuyuanPen            *pen,
             const SuyuanViewport *viewport)
{
  for (guint i = 0; self->photos != NULL && i < self->photos->len; i++)
    {
      const SuyuanPhotoSpot *spot = &g_array_index (self->photos, SuyuanPhotoSpot, i);
      SuyuanWorld            world = suyuan_world_from_position (&spot->position);
      double                 x, y;

      suyuan_viewport_to_screen (viewport, &world, &x, &y);
      suyuan_photo_sign_draw (spot->bearing, pen, x, y, PHOTO);
    }
}

static void
clip_to_map (cairo_t              *cr,
             const SuyuanViewport *viewport)
{
  cairo_rectangle (cr, SUYUAN_SCENE_BAND, SUYUAN_SCENE_BAND, viewport->width - 2 * SUYUAN_SCENE_BAND, viewport->height - 2 * SUYUAN_SCENE_BAND);
  cairo_clip (cr);
}

/* The outlets lie over the map and its names, and the sections with theirs over the outlets. */
static void
draw_scene (const SuyuanMapSheet *self,
            SuyuanPen            *pen,
            const SuyuanViewport *viewport)
{
  g_autoptr (GArray) rooms = place_marks (self, viewport);
  cairo_t         *cr = suyuan_pen_get_cairo (pen);
  cairo_surface_t *above = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
  SuyuanSceneStyle style = { .scheme = SUYUAN_SCHEME_PRINT, .chinese = self->chinese, .scale = 1, .frame = TRUE, .transparent = self->tiles != NULL, .over = self->over, .laid = self->laid };

  style.obstacles = (const SuyuanRoom *) (gpointer) rooms->data;
  style.n_obstacles = rooms->len;
  style.above = cairo_create (above);
  suyuan_scene_draw (self->scene, cr, viewport, &style);
  cairo_destroy (style.above);
  clip_to_map (cr, viewport);
  draw_photos (self, pen, viewport);
  draw_marks (self, pen, rooms);
  cairo_set_source_surface (cr, above, 0, 0);
  cairo_paint (cr);
  cairo_surface_destroy (above);
}

static gboolean
draw_map (const SuyuanMapSheet  *self,
          const SuyuanSheetPlan *plan,
          SuyuanPen             *pen,
          SuyuanSheetTiles      *drawn_tiles,
          GCancellable          *cancellable,
          GError               **error)
{
  SuyuanViewport viewport = suyuan_map_sheet_look (self, plan);
  cairo_t       *cr = suyuan_pen_get_cairo (pen);
  gboolean       drawn;

  cairo_save (cr);
  cairo_translate (cr, plan->map.x, plan->map.y);
  cairo_save (cr);
  clip_to_map (cr, &viewport);
  drawn = draw_base_map (self, cr, &viewport, drawn_tiles, cancellable, error);
  cairo_restore (cr);
  if (drawn)
    draw_scene (self, pen, &viewport);
  cairo_restore (cr);
  return drawn;
}

/* --- below it --- */

static void
draw_entry (const SuyuanSheetEntry *entry,
            const SuyuanSheetPlan  *plan,
            SuyuanPen              *pen,
            double                  x,
            double                  y)
{
  cairo_t *cr = suyuan_pen_get_cairo (pen);

  cairo_save (cr);
  cairo_translate (cr, x, y);
  cairo_scale (cr, SAMPLE, SAMPLE);
  if (entry->of_thing)
    suyuan_thing_draw (entry->thing, pen, (SUYUAN_SHEET_SAMPLE_WIDTH - 5) / SAMPLE, SUYUAN_SHEET_ENTRY_HEIGHT / SAMPLE);
  else
    suyuan_sign_draw (&entry->sign, pen, (SUYUAN_SHEET_SAMPLE_WIDTH - 5) / SAMPLE / 2, SUYUAN_SHEET_ENTRY_HEIGHT / SAMPLE / 2, SIGN / SAMPLE);
  cairo_restore (cr);
  write_fitting (pen, entry->label, SUYUAN_SHEET_LETTER, FALSE, x + SUYUAN_SHEET_SAMPLE_WIDTH, y + SUYUAN_SHEET_ENTRY_HEIGHT / 2,
                 plan->column_width - SUYUAN_SHEET_SAMPLE_WIDTH, ink (SUYUAN_COLOUR_TEXT));
}

/* Down the first column, then down the next, as the window's is read. */
static void
draw_legend (const SuyuanMapSheet  *self,
             const SuyuanSheetPlan *plan,
             SuyuanPen             *pen)
{
  for (guint i = 0; i < self->legend->len; i++)
    draw_entry (self->legend->pdata[i], plan, pen, plan->legend.x + i / plan->n_rows * plan->column_width,
                plan->legend.y + i % plan->n_rows * SUYUAN_SHEET_ENTRY_HEIGHT);
}

/* To two digits: a map on paper is no more exact than that. */
static double
round_scale (double scale)
{
  double power = pow (10, floor (log10 (scale)) - 1);

  return round (scale / power) * power;
}

static void
draw_foot (const SuyuanMapSheet  *self,
           const SuyuanSheetPlan *plan,
           SuyuanPen             *pen)
{
  SuyuanViewport   viewport = suyuan_map_sheet_look (self, plan);
  double           scale = suyuan_viewport_get_metres_per_pixel (&viewport) / POINT_M, y = plan->foot.y + plan->foot.height - 4;
  g_autofree char *words = g_strdup_printf (_ ("About 1:%.0f · CGCS2000 · Suyuan %s"), round_scale (scale), SUYUAN_VERSION);

  if (self->attribution != NULL)
    write_fitting (pen, self->attribution, 8, FALSE, plan->foot.x, y, plan->foot.width - 210, ink (SUYUAN_COLOUR_MUTED));
  write_right (pen, words, 8, plan->foot.x + plan->foot.width, y);
}

/**
 * suyuan_map_sheet_draw:
 * @cr: in points, from the corner of the page
 * @drawn_tiles: (inout): what became of the base map
 * @cancellable: (nullable): looked at between tiles
 *
 * Draws the page.
 *
 * Returns: %FALSE when it was cancelled
 */
gboolean
suyuan_map_sheet_draw (const SuyuanMapSheet *self,
                       cairo_t              *cr,
                       SuyuanSheetTiles     *drawn_tiles,
                       GCancellable         *cancellable,
                       GError              **error)
{
  SuyuanSheetPlan plan = suyuan_map_sheet_plan (self);
  g_autoptr (SuyuanPen) pen = suyuan_pen_new (cr, SUYUAN_SCHEME_PRINT, self->chinese);

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  draw_head (self, &plan, pen);
  if (!draw_map (self, &plan, pen, drawn_tiles, cancellable, error))
    return FALSE;
  draw_legend (self, &plan, pen);
  draw_foot (self, &plan, pen);
  return TRUE;
}
