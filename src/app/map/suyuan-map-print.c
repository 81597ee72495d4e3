/* suyuan-map-print.c: what the map shows, on paper or as a picture
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-app"

#include "suyuan-map-print.h"

#include <glib/gi18n-lib.h>

#include "suyuan-atlas.h"
#include "suyuan-legend-rows.h"
#include "suyuan-map-sheet.h"
#include "suyuan-outlet-theme.h"
#include "suyuan-part.h"
#include "suyuan-path-chooser.h"
#include "suyuan-scene-draw.h"
#include "suyuan-sheet-press.h"
#include "suyuan-sign-view.h"

#define AROUND 0.5 /* of what is in view, that is taken along on each side of it */
#define ROUNDS 4   /* of settling how much room a legend takes */
#define GATHER 0.5 /* zooms that signs on paper are smaller than on the screen */

struct _SuyuanMapPrint
{
  SuyuanFormDialog parent_instance;

  GtkEditable *title;
  AdwComboRow *paper, *output;

  SuyuanMapView *map; /* Owned */
};

enum
{
  TO_PDF,
  TO_PNG,
  TO_PRINTER,
};

G_DEFINE_FINAL_TYPE (SuyuanMapPrint, suyuan_map_print, SUYUAN_TYPE_FORM_DIALOG)

/* What goes to the worker. The sheet borrows what stands here. */
typedef struct
{
  SuyuanMapSheet    sheet;
  char             *title, *note, *date, *attribution, *path;
  SuyuanTileSource *tiles;
  GArray           *marks;
  GPtrArray        *legend;
} Work;

/* What comes from it for a printer. */
typedef struct
{
  cairo_surface_t *sheet;
  char            *blank; /* nullable: why there is white */
} Recording;

static void
work_free (gpointer data)
{
  Work *work = data;

  g_free (work->title);
  g_free (work->note);
  g_free (work->date);
  g_free (work->attribution);
  g_free (work->path);
  g_clear_object (&work->tiles);
  g_array_unref (work->marks);
  g_ptr_array_unref (work->legend);
  g_clear_pointer (&work->sheet.over, suyuan_scene_unref);
  g_clear_pointer (&work->sheet.laid, g_ptr_array_unref);
  g_clear_pointer (&work->sheet.photos, g_array_unref);
  g_free (work);
}

/* --- what the map shows, taken along --- */

/* How much there is on the sheet depends on its legend, and on that what the legend says: more is taken along than was in
 * view. */
static SuyuanExtent
get_surroundings (const Work *work)
{
  SuyuanViewport viewport = suyuan_map_sheet_get_viewport (&work->sheet);
  SuyuanExtent   extent = suyuan_viewport_get_extent (&viewport);

  suyuan_extent_grow (&extent, AROUND * MAX (extent.east - extent.west, extent.south - extent.north));

  return extent;
}

static void
take_marks (Work          *work,
            SuyuanMapView *map)
{
  SuyuanViewport            viewport = suyuan_map_sheet_get_viewport (&work->sheet);
  SuyuanExtent              extent = get_surroundings (work);
  SuyuanOutletCloud        *cloud = suyuan_map_view_get_cloud (map);
  const SuyuanClusterIndex *index = suyuan_map_view_get_index (map);
  g_autoptr (GArray) items = g_array_new (FALSE, FALSE, sizeof (SuyuanClusterItem));

  if (cloud == NULL || index == NULL)
    return;

  suyuan_cluster_index_query (index, &extent, viewport.zoom + GATHER, items);
  for (guint i = 0; i < items->len; i++)
    {
      const SuyuanClusterItem *item = &g_array_index (items, SuyuanClusterItem, i);
      SuyuanSheetMark          mark = { .place = item->place, .count = item->count };

      memcpy (mark.counts, item->counts, sizeof mark.counts);
      if (item->count == 1)
        mark.sign = *suyuan_outlet_cloud_get_sign (cloud, item->id);
      g_array_append_val (work->marks, mark);
    }
}

/* What lies over the map: the trace, tracks and links, photos. */
static void
take_laid (Work          *work,
           SuyuanMapView *map)
{
  SuyuanExtent extent = get_surroundings (work);
  SuyuanBounds bounds = suyuan_extent_to_bounds (&extent);

  work->sheet.over = suyuan_scene_layer_get_over (suyuan_map_view_get_ground (map));
  if (work->sheet.over != NULL)
    suyuan_scene_ref (work->sheet.over);
  work->sheet.laid = suyuan_map_view_list_laid (map);
  work->sheet.photos = suyuan_map_view_list_photos (map, &bounds);
}

/* --- the legend: what the window's says, of what is on the sheet --- */

static void
look_at_things (const Work           *work,
                const SuyuanViewport *viewport,
                SuyuanLegendView     *view)
{
  SuyuanExtent extent = suyuan_viewport_get_extent (viewport);

  view->things |= suyuan_scene_list_things (work->sheet.scene, viewport);
  if (work->sheet.over != NULL && suyuan_scene_list_things (work->sheet.over, viewport) != 0)
    view->things |= SUYUAN_THING_BIT (SUYUAN_THING_WALKED);
  for (guint i = 0; i < work->sheet.laid->len; i++)
    view->things |= suyuan_scene_list_things (work->sheet.laid->pdata[i], viewport);
  for (guint i = 0; work->sheet.photos != NULL && i < work->sheet.photos->len; i++)
    {
      SuyuanWorld world = suyuan_world_from_position (&g_array_index (work->sheet.photos, SuyuanPhotoSpot, i).position);

      view->things |= suyuan_extent_contains (&extent, &world) ? SUYUAN_THING_BIT (SUYUAN_THING_PHOTO) : 0;
    }
}

/* Returns how many outlets. */
static guint
look_at_sheet (const Work       *work,
               SuyuanLegendView *view)
{
  SuyuanViewport viewport = suyuan_map_sheet_get_view (&work->sheet);
  SuyuanExtent   extent = suyuan_viewport_get_extent (&viewport);
  guint          n = 0;

  for (guint i = 0; i < work->marks->len; i++)
    {
      const SuyuanSheetMark *mark = &g_array_index (work->marks, SuyuanSheetMark, i);

      if (!suyuan_extent_contains (&extent, &mark->place))
        continue;
      suyuan_legend_view_add (view, mark->count == 1 ? &mark->sign : NULL, mark->counts);
      n += mark->count;
    }
  look_at_things (work, &viewport, view);

  return n;
}

static void
fill_legend (Work                   *work,
             const SuyuanLegendView *view,
             SuyuanCatalogue        *catalogue)
{
  g_autoptr (GPtrArray) rows = suyuan_legend_list_rows (view, work->sheet.theme, catalogue);

  g_ptr_array_set_size (work->legend, 0);
  for (guint i = 0; i < rows->len; i++)
    {
      const SuyuanLegendRow *row = rows->pdata[i];
      g_autofree char       *count = row->group == SUYUAN_LEGEND_VALUES ? suyuan_sign_format_count (view->counts[row->value], work->sheet.chinese) : NULL;
      g_autofree char       *words = count != NULL ? g_strdup_printf ("%s  %s", row->words, count) : g_strdup (row->words);

      g_ptr_array_add (work->legend, row->group == SUYUAN_LEGEND_THINGS ? suyuan_sheet_entry_new_thing (row->thing, words) : suyuan_sheet_entry_new (&row->sign, words));
    }
}

/* A longer legend leaves the map less room, which may bring something else into view. */
static void
settle_legend (Work            *work,
               SuyuanCatalogue *catalogue)
{
  guint n = 0, before = 0;

  for (guint i = 0; i < ROUNDS && (i == 0 || work->legend->len != before); i++)
    {
      SuyuanLegendView view = { 0 };

      before = work->legend->len;
      n = look_at_sheet (work, &view);
      fill_legend (work, &view, catalogue);
    }
  g_free (work->note);
  work->sheet.note = work->note = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u outlet · %s", "%u outlets · %s", n), n, suyuan_outlet_theme_get_title (work->sheet.theme));
}

static Work *
work_new (SuyuanMapView       *map,
          const SuyuanMapPage *page,
          const char          *path)
{
  Work          *work = g_new0 (Work, 1);
  SuyuanOffice  *office = suyuan_seat_get_office (suyuan_map_view_get_seat (map));
  SuyuanViewport viewport = suyuan_map_view_get_viewport (map);

  work->title = g_strdup (page->title);
  work->path = g_strdup (path);
  work->date = suyuan_office_today (office);
  work->tiles = suyuan_basemap_bar_get_tiles (suyuan_map_view_get_basemap (map));
  if (work->tiles != NULL)
    work->attribution = suyuan_basemap_bar_dup_credit (suyuan_tile_source_get_info (g_object_ref (work->tiles)));
  work->marks = g_array_new (FALSE, FALSE, sizeof (SuyuanSheetMark));
  work->legend = g_ptr_array_new_with_free_func ((GDestroyNotify) suyuan_sheet_entry_free);
  work->note = g_strdup ("");
  work->sheet = (SuyuanMapSheet){ .a3 = page->a3, .portrait = page->portrait, .chinese = suyuan_sign_view_is_chinese (), .title = work->title, .note = work->note, .date = work->date, .attribution = work->attribution, .extent = suyuan_viewport_get_extent (&viewport), .tiles = work->tiles, .marks = work->marks, .legend = work->legend };
  if (suyuan_map_view_get_cloud (map) != NULL)
    work->sheet.theme = suyuan_outlet_cloud_get_theme (suyuan_map_view_get_cloud (map));
  take_marks (work, map);
  take_laid (work, map);

  return work;
}

/* --- in the background --- */

/* Why there is white where a base map was asked for; NULL: there is none. */
static char *
dup_blank (const Work             *work,
           const SuyuanSheetTiles *tiles)
{
  if (tiles->n_missing > 0)
    return g_strdup_printf (_ ("%u tiles of the base map could not be had and are blank"), tiles->n_missing);
  if (work->tiles == NULL || tiles->n_drawn > 0)
    return NULL;
  if (tiles->too_fine)
    return g_strdup (_ ("the base map is too fine for so large an area and was left white: zoom in and print less of it"));

  return g_strdup (_ ("the base map has no tiles there at this scale and was left white: choose another base map or another zoom"));
}

static char *
dup_told (const char *told,
          const char *blank)
{
  return blank != NULL ? g_strdup_printf (_ ("%s; %s"), told, blank) : g_strdup (told);
}

/* Reads what is still missing on the sheet, which borrows it; NULL with an error. */
static SuyuanScene *
complete_sheet (Work         *work,
                SuyuanOffice *office,
                GCancellable *cancellable,
                GError      **error)
{
  SuyuanExtent extent = get_surroundings (work);
  SuyuanBounds bounds = suyuan_extent_to_bounds (&extent);

  work->sheet.scene = suyuan_atlas_scene (office, SUYUAN_ATLAS_GROUND | SUYUAN_ATLAS_POINTS, &bounds, NULL, cancellable, error);
  if (work->sheet.scene != NULL)
    settle_legend (work, suyuan_office_get_catalogue (office));

  return work->sheet.scene;
}

static gpointer
print_verb (SuyuanOffice *office,
            gpointer      data,
            GCancellable *cancellable,
            GError      **error)
{
  Work *work = data;
  g_autoptr (SuyuanScene) scene = complete_sheet (work, office, cancellable, error);
  g_autofree char *told = g_strdup_printf (_ ("The map is in %s"), work->path), *blank = NULL;
  SuyuanSheetTiles tiles;

  if (scene == NULL || !suyuan_map_sheet_print (&work->sheet, work->path, &tiles, cancellable, error))
    return NULL;

  blank = dup_blank (work, &tiles);
  return dup_told (told, blank);
}

void
suyuan_map_print_to (SuyuanMapView       *map,
                     const SuyuanMapPage *page,
                     const char          *path)
{
  SuyuanSeat *seat = suyuan_map_view_get_seat (map);

  suyuan_seat_study (seat, _ ("Drawing the map"), print_verb, work_new (map, page, path), work_free, g_free, suyuan_seat_tell_result, seat);
}

/* --- to a printer --- */

static void
recording_free (gpointer data)
{
  Recording *recording = data;

  g_clear_pointer (&recording->sheet, cairo_surface_destroy);
  g_free (recording->blank);
  g_free (recording);
}

static gpointer
record_verb (SuyuanOffice *office,
             gpointer      data,
             GCancellable *cancellable,
             GError      **error)
{
  Work *work = data;
  g_autoptr (SuyuanScene) scene = complete_sheet (work, office, cancellable, error);
  cairo_surface_t *sheet;
  SuyuanSheetTiles tiles;
  Recording       *recording;

  if (scene == NULL || (sheet = suyuan_map_sheet_record (&work->sheet, &tiles, cancellable, error)) == NULL)
    return NULL;

  recording = g_new (Recording, 1);
  *recording = (Recording){ sheet, dup_blank (work, &tiles) };
  return recording;
}

static void
pressed_cb (SuyuanSeat             *seat,
            GtkPrintOperationResult result,
            GtkPrintOperation      *operation)
{
  g_autofree char *told = NULL;
  g_autoptr (GError) error = NULL;

  if (result == GTK_PRINT_OPERATION_RESULT_ERROR)
    {
      gtk_print_operation_get_error (operation, &error);
      suyuan_seat_fail (seat, error);
    }
  if (result != GTK_PRINT_OPERATION_RESULT_APPLY)
    return;

  told = dup_told (_ ("The map was sent to be printed"), g_object_get_data (G_OBJECT (operation), "blank"));
  suyuan_seat_tell (seat, told, NULL);
}

/* The operation stays with the map until there is another: nobody else holds it while somebody chooses a printer. */
static void
recorded_cb (gpointer      object,
             gpointer      result,
             const GError *error)
{
  SuyuanSeat        *seat = suyuan_map_view_get_seat (object);
  GtkPrintOperation *operation = g_object_get_data (object, "press");
  Recording         *recording = result;
  GtkWidget         *root = GTK_WIDGET (gtk_widget_get_root (object));

  if (recording == NULL)
    {
      suyuan_seat_fail (seat, error);
      return;
    }

  suyuan_sheet_press_take (operation, g_steal_pointer (&recording->sheet));
  g_object_set_data_full (G_OBJECT (operation), "blank", g_steal_pointer (&recording->blank), g_free);
  g_signal_connect_object (operation, "done", G_CALLBACK (pressed_cb), seat, G_CONNECT_SWAPPED);
  gtk_print_operation_run (operation, GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (operation), "action")), root != NULL ? GTK_WINDOW (root) : NULL, NULL);
}

void
suyuan_map_print_with (SuyuanMapView          *map,
                       const SuyuanMapPage    *page,
                       GtkPrintOperation      *operation,
                       GtkPrintOperationAction action)
{
  g_object_set_data_full (G_OBJECT (map), "press", g_object_ref (operation), g_object_unref);
  g_object_set_data (G_OBJECT (operation), "action", GUINT_TO_POINTER (action));
  suyuan_seat_study (suyuan_map_view_get_seat (map), _ ("Drawing the map"), record_verb, work_new (map, page, NULL), work_free, recording_free, recorded_cb, map);
}

/* --- asking --- */

static SuyuanMapPage
get_page (SuyuanMapPrint *self)
{
  guint paper = adw_combo_row_get_selected (self->paper);

  return (SuyuanMapPage){ gtk_editable_get_text (self->title), paper >= 2, paper % 2 == 1 };
}

static void
chosen_cb (gpointer    object,
           const char *path)
{
  SuyuanMapPrint *self = object;
  SuyuanMapPage   page = get_page (self);

  suyuan_map_print_to (self->map, &page, path);
  gtk_window_close (GTK_WINDOW (self));
}

static void
send_to_printer (SuyuanMapPrint *self)
{
  SuyuanMapPage page = get_page (self);
  g_autoptr (GtkPrintOperation) operation = suyuan_sheet_press_new (page.title, page.a3, page.portrait);

  suyuan_map_print_with (self->map, &page, operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG);
  gtk_window_close (GTK_WINDOW (self));
}

static void
choose_file (SuyuanMapPrint *self,
             char           *title)
{
  gboolean         png = adw_combo_row_get_selected (self->output) == TO_PNG;
  g_autofree char *name = g_strconcat (g_strdelimit (title, "/\\", '-'), png ? ".png" : ".pdf", NULL);
  GtkNativeDialog *chooser;
  GtkFileFilter   *filter;

  chooser = suyuan_path_chooser_new (GTK_WINDOW (self), GTK_FILE_CHOOSER_ACTION_SAVE, _ ("Save the Map"), _ ("_Save"), name, chosen_cb, G_OBJECT (self));
  filter = gtk_file_filter_new ();
  gtk_file_filter_set_name (filter, _ ("PDF or PNG (a name that ends in .png)"));
  gtk_file_filter_add_pattern (filter, "*.[pP][dDnN][fFgG]");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), filter);
  g_object_unref (filter);
  gtk_native_dialog_show (chooser);
}

static void
suyuan_map_print_apply (SuyuanFormDialog *form)
{
  SuyuanMapPrint  *self = SUYUAN_MAP_PRINT (form);
  g_autofree char *title = suyuan_form_dup_text (self->title);

  if (title == NULL)
    suyuan_form_dialog_set_fault (form, _ ("Give the map a title."));
  else if (adw_combo_row_get_selected (self->output) == TO_PRINTER)
    send_to_printer (self);
  else
    choose_file (self, title);
}

static void
suyuan_map_print_dispose (GObject *object)
{
  g_clear_object (&SUYUAN_MAP_PRINT (object)->map);

  G_OBJECT_CLASS (suyuan_map_print_parent_class)->dispose (object);
}

static void
suyuan_map_print_class_init (SuyuanMapPrintClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = suyuan_map_print_dispose;
  SUYUAN_FORM_DIALOG_CLASS (klass)->apply = suyuan_map_print_apply;
}

static void
suyuan_map_print_init (SuyuanMapPrint *self)
{
}

GtkWidget *
suyuan_map_print_new (GtkWindow     *parent,
                      SuyuanMapView *map)
{
  SuyuanMapPrint      *self = g_object_new (SUYUAN_TYPE_MAP_PRINT, NULL);
  SuyuanFormDialog    *form = SUYUAN_FORM_DIALOG (self);
  SuyuanSeat          *seat = suyuan_map_view_get_seat (map);
  g_autofree char     *office = suyuan_office_dup_signature (suyuan_seat_get_office (seat));
  g_autofree char     *title = g_strdup_printf (_ ("%s: outlets"), office);
  AdwPreferencesGroup *group;
  g_autoptr (GtkStringList) papers = gtk_string_list_new ((const char *[]){ _ ("A4 landscape"), _ ("A4 portrait"), _ ("A3 landscape"), _ ("A3 portrait"), NULL });

  g_autoptr (GtkStringList) outputs = gtk_string_list_new ((const char *[]){ [TO_PDF] = _ ("PDF document"), [TO_PNG] = _ ("PNG picture"), [TO_PRINTER] = _ ("Printer"), NULL });

  self->map = g_object_ref (map);
  suyuan_form_dialog_set_up (form, parent, seat, _ ("Print or Save the Map"), _ ("_Continue…"));
  gtk_window_set_default_size (GTK_WINDOW (self), 480, 350);
  group = suyuan_form_dialog_add_group (form, _ ("What the map shows now"));
  self->title = suyuan_form_dialog_add_entry (group, _ ("Title"), title);
  self->paper = g_object_new (ADW_TYPE_COMBO_ROW, "title", _ ("Paper"), "model", papers, NULL);
  adw_preferences_group_add (group, GTK_WIDGET (self->paper));
  self->output = g_object_new (ADW_TYPE_COMBO_ROW, "title", _ ("Output"), "model", outputs, NULL);
  adw_preferences_group_add (group, GTK_WIDGET (self->output));

  return GTK_WIDGET (self);
}
