/* suyuan-map-sheet.c: a map on one page, as PDF or as a picture
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-report"

#include "suyuan-map-sheet-private.h"

#include <cairo-pdf.h>
#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <math.h>

#include "suyuan-scene-draw.h"
#include "suyuan-typeface.h"

#define MARGIN 28.0
#define HEAD 26.0
#define NOTE 14.0
#define FOOT 16.0
#define DPI 200.0
#define CLOSEST 20.0

/* Points of ISO 216. */
#define A4_SHORT 595.276
#define A4_LONG 841.89
#define A3_LONG 1190.551

/**
 * suyuan_sheet_entry_new:
 * @sign: of an outlet
 * @label: what it means
 *
 * Returns: (transfer full): a line of the legend
 */
SuyuanSheetEntry *
suyuan_sheet_entry_new (const SuyuanSign *sign,
                        const char       *label)
{
  SuyuanSheetEntry *self = g_new0 (SuyuanSheetEntry, 1);

  self->sign = *sign;
  self->label = g_strdup (label);
  return self;
}

/**
 * suyuan_sheet_entry_new_thing:
 * @thing: what else a map draws
 * @label: what it means
 *
 * Returns: (transfer full): a line of the legend
 */
SuyuanSheetEntry *
suyuan_sheet_entry_new_thing (SuyuanThing thing,
                              const char *label)
{
  SuyuanSheetEntry *self = g_new0 (SuyuanSheetEntry, 1);

  self->of_thing = TRUE;
  self->thing = thing;
  self->label = g_strdup (label);
  return self;
}

/**
 * suyuan_sheet_entry_free:
 *
 * Frees the line.
 */
void
suyuan_sheet_entry_free (SuyuanSheetEntry *self)
{
  g_free (self->label);
  g_free (self);
}

/**
 * suyuan_map_sheet_get_size:
 * @width: (out): points
 * @height: (out): points
 *
 * The size of the page.
 */
void
suyuan_map_sheet_get_size (const SuyuanMapSheet *self,
                           double               *width,
                           double               *height)
{
  double shorter = self->a3 ? A4_LONG : A4_SHORT, longer = self->a3 ? A3_LONG : A4_LONG;

  *width = self->portrait ? shorter : longer;
  *height = self->portrait ? longer : shorter;
}

/* Points that a label takes, by its letters: Chinese ones are as wide as high. Good enough to plan by, and the same whatever
 * fonts there are. */
static double
estimate_width (const char *label)
{
  double ems = 0;

  for (const char *c = label; *c != '\0'; c = g_utf8_next_char (c))
    ems += g_unichar_iswide (g_utf8_get_char (c)) ? 1 : g_unichar_isupper (g_utf8_get_char (c)) ? 0.72
                                                                                                : 0.57;
  return ems * SUYUAN_SHEET_LETTER;
}

/* As many columns as the longest of the labels lets stand side by side: none is cut or made small. */
static void
plan_legend (const SuyuanMapSheet *self,
             SuyuanSheetPlan      *plan,
             double                width)
{
  double widest = 0;
  guint  columns;

  for (guint i = 0; i < self->legend->len; i++)
    widest = MAX (widest, estimate_width (((SuyuanSheetEntry *) self->legend->pdata[i])->label));
  columns = (guint) MAX (1, floor (width / (SUYUAN_SHEET_SAMPLE_WIDTH + widest + SUYUAN_SHEET_APART)));
  plan->n_rows = (self->legend->len + columns - 1) / columns;
  columns = plan->n_rows > 0 ? (self->legend->len + plan->n_rows - 1) / plan->n_rows : 1;
  plan->column_width = width / columns;
}

/**
 * suyuan_map_sheet_plan:
 *
 * Returns: where head, map, legend and foot stand; the map has the room the others leave
 */
SuyuanSheetPlan
suyuan_map_sheet_plan (const SuyuanMapSheet *self)
{
  SuyuanSheetPlan plan;
  double          head = HEAD + (self->note != NULL ? NOTE : 0), inner, rows;

  suyuan_map_sheet_get_size (self, &plan.width, &plan.height);
  inner = plan.width - 2 * MARGIN;
  plan_legend (self, &plan, inner);
  rows = plan.n_rows;
  plan.head = (SuyuanBox){ MARGIN, MARGIN, inner, head };
  plan.foot = (SuyuanBox){ MARGIN, plan.height - MARGIN - FOOT, inner, FOOT };
  plan.legend = (SuyuanBox){ MARGIN, plan.foot.y - rows * SUYUAN_SHEET_ENTRY_HEIGHT, inner, rows * SUYUAN_SHEET_ENTRY_HEIGHT };
  plan.map = (SuyuanBox){ MARGIN, MARGIN + head, inner, plan.legend.y - (rows > 0 ? 6 : 0) - MARGIN - head };
  return plan;
}

/**
 * suyuan_map_sheet_look:
 *
 * Returns: what the map of a planned sheet shows, in points: all of the extent within the neat line
 */
SuyuanViewport
suyuan_map_sheet_look (const SuyuanMapSheet  *self,
                       const SuyuanSheetPlan *plan)
{
  SuyuanViewport viewport = { .width = plan->map.width, .height = plan->map.height };

  suyuan_viewport_fit (&viewport, &self->extent, SUYUAN_SCENE_BAND, CLOSEST);
  return viewport;
}

/**
 * suyuan_map_sheet_get_viewport:
 *
 * For whoever gathers the marks: how large a thing is on the sheet depends on it.
 *
 * Returns: what the map shows, in points
 */
SuyuanViewport
suyuan_map_sheet_get_viewport (const SuyuanMapSheet *self)
{
  SuyuanSheetPlan plan = suyuan_map_sheet_plan (self);

  return suyuan_map_sheet_look (self, &plan);
}

/**
 * suyuan_map_sheet_get_view:
 *
 * Returns: what of it is within the neat line, and so on the sheet
 */
SuyuanViewport
suyuan_map_sheet_get_view (const SuyuanMapSheet *self)
{
  SuyuanViewport viewport = suyuan_map_sheet_get_viewport (self);

  viewport.width -= 2 * SUYUAN_SCENE_BAND;
  viewport.height -= 2 * SUYUAN_SCENE_BAND;
  return viewport;
}

/* --- files --- */

static gboolean
fail (const char *path,
      const char *why,
      GError    **error)
{
  g_set_error (error, SUYUAN_REPORT_ERROR, SUYUAN_REPORT_ERROR_WRITE, _ ("%s could not be written: %s"), path, why);
  return FALSE;
}

static gboolean
check (cairo_status_t status,
       const char    *path,
       GError       **error)
{
  return status == CAIRO_STATUS_SUCCESS || fail (path, cairo_status_to_string (status), error);
}

static gboolean
write_pdf (const SuyuanMapSheet *self,
           const char           *path,
           SuyuanSheetTiles     *drawn_tiles,
           GCancellable         *cancellable,
           GError              **error)
{
  cairo_surface_t *surface;
  cairo_t         *cr;
  cairo_status_t   status;
  double           width, height;
  gboolean         drawn;

  suyuan_map_sheet_get_size (self, &width, &height);
  surface = cairo_pdf_surface_create (path, width, height);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, self->title);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Suyuan " SUYUAN_VERSION);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, self->date);
  cr = cairo_create (surface);
  drawn = suyuan_map_sheet_draw (self, cr, drawn_tiles, cancellable, error);
  status = cairo_status (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  return drawn && check (status, path, error);
}

static gboolean
write_png (const SuyuanMapSheet *self,
           const char           *path,
           SuyuanSheetTiles     *drawn_tiles,
           GCancellable         *cancellable,
           GError              **error)
{
  cairo_surface_t *surface;
  cairo_t         *cr;
  cairo_status_t   status = CAIRO_STATUS_SUCCESS;
  double           width, height;
  gboolean         drawn;

  suyuan_map_sheet_get_size (self, &width, &height);
  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) round (width * DPI / 72), (int) round (height * DPI / 72));
  cr = cairo_create (surface);
  cairo_scale (cr, DPI / 72, DPI / 72);
  drawn = suyuan_map_sheet_draw (self, cr, drawn_tiles, cancellable, error);
  if (drawn)
    status = cairo_status (cr) != CAIRO_STATUS_SUCCESS ? cairo_status (cr) : cairo_surface_write_to_png (surface, path);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return drawn && check (status, path, error);
}

/**
 * suyuan_map_sheet_print:
 * @path: where to; `.pdf`, or `.png` with 200 dots an inch
 * @drawn_tiles: (out): what became of the base map
 * @cancellable: (nullable): looked at between tiles
 *
 * What stood at @path is replaced only by a whole file. Any thread; the scene and the marks are read.
 *
 * Returns: %FALSE with %SUYUAN_REPORT_ERROR_WRITE, or when it was cancelled
 */
gboolean
suyuan_map_sheet_print (const SuyuanMapSheet *self,
                        const char           *path,
                        SuyuanSheetTiles     *drawn_tiles,
                        GCancellable         *cancellable,
                        GError              **error)
{
  g_autofree char *lower = g_ascii_strdown (path, -1);
  g_autofree char *part = g_strconcat (path, ".part", NULL);
  gboolean         pdf = g_str_has_suffix (lower, ".pdf"), written;
  PangoFontMap    *before;

  *drawn_tiles = (SuyuanSheetTiles){ 0 };
  if (!pdf && !g_str_has_suffix (lower, ".png"))
    return fail (path, _ ("a map is written as .pdf or .png; choose a name that ends so"), error);

  before = suyuan_typeface_begin ();
  written = pdf ? write_pdf (self, part, drawn_tiles, cancellable, error) : write_png (self, part, drawn_tiles, cancellable, error);
  suyuan_typeface_end (before);
  if (written && g_rename (part, path) != 0)
    written = fail (path, g_strerror (errno), error);
  if (!written)
    g_unlink (part);
  return written;
}

/**
 * suyuan_map_sheet_record:
 * @drawn_tiles: (out): what became of the base map
 * @cancellable: (nullable): looked at between tiles
 *
 * For a printer: lines and letters stay what they are. Any thread; the scene and the marks are read.
 *
 * Returns: (transfer full): the page, to be painted in points elsewhere; %NULL with %SUYUAN_REPORT_ERROR_WRITE, or when it
 * was cancelled
 */
cairo_surface_t *
suyuan_map_sheet_record (const SuyuanMapSheet *self,
                         SuyuanSheetTiles     *drawn_tiles,
                         GCancellable         *cancellable,
                         GError              **error)
{
  cairo_rectangle_t page = { 0 };
  cairo_surface_t  *surface;
  cairo_t          *cr;
  PangoFontMap     *before = suyuan_typeface_begin ();
  gboolean          drawn;

  *drawn_tiles = (SuyuanSheetTiles){ 0 };
  suyuan_map_sheet_get_size (self, &page.width, &page.height);
  surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, &page);
  cr = cairo_create (surface);
  drawn = suyuan_map_sheet_draw (self, cr, drawn_tiles, cancellable, error) && check (cairo_status (cr), self->title, error);
  cairo_destroy (cr);
  suyuan_typeface_end (before);
  if (!drawn)
    g_clear_pointer (&surface, cairo_surface_destroy);
  return surface;
}
