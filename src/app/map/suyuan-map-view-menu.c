/* suyuan-map-view-menu.c: what can be done at a place of the map, and with what stands there
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-app"

#include "suyuan-map-view-private.h"

#include <glib/gi18n-lib.h>

#include "suyuan-bank-dialog.h"
#include "suyuan-census.h"
#include "suyuan-chain-window.h"
#include "suyuan-coordinates.h"
#include "suyuan-new-dialog.h"

#define BESIDE 4.0 /* pixels around the sign of a section or an enterprise that count as it where no outlet is */
#define MAX_LABEL 24

/* --- what stands there --- */

static gboolean
aim_at_landmark (SuyuanMapView      *self,
                 double              x,
                 double              y,
                 SuyuanSectionLayer *layer,
                 SuyuanKind          kind)
{
  SuyuanLandmark landmark;

  self->aim.of_record = suyuan_section_layer_find_at (layer, x, y, BESIDE, &landmark);
  self->aim.kind = kind;
  self->aim.uid = self->aim.of_record ? landmark.uid : (SuyuanUid){ 0 };
  return self->aim.of_record;
}

static void
aim (SuyuanMapView *self,
     double         x,
     double         y)
{
  SuyuanViewport viewport = suyuan_map_view_get_viewport (self);
  SuyuanWorld    world = suyuan_viewport_from_screen (&viewport, x, y);

  self->aim = (SuyuanMapAim){ .place = suyuan_world_to_position (&world) };
  if (!suyuan_outlet_layer_find_at (self->outlets, x, y, &self->aim.item))
    {
      if (!aim_at_landmark (self, x, y, self->sections, SUYUAN_KIND_SECTION))
        aim_at_landmark (self, x, y, self->enterprises, SUYUAN_KIND_ENTERPRISE);
      return;
    }

  self->aim.of_record = self->aim.item.count == 1;
  self->aim.kind = SUYUAN_KIND_OUTLET;
  if (self->aim.of_record)
    self->aim.uid = *suyuan_outlet_cloud_get_uid (suyuan_map_view_get_cloud (self), self->aim.item.id);
}

/* --- the verbs --- */

static void
open_cb (GtkWidget  *widget,
         const char *name,
         GVariant   *parameter)
{
  SuyuanMapView *self = SUYUAN_MAP_VIEW (widget);

  if (self->aim.of_record)
    suyuan_seat_go (self->seat, self->aim.kind, &self->aim.uid);
}

static void
upstream_cb (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  SuyuanMapView *self = SUYUAN_MAP_VIEW (widget);

  if (self->aim.of_record)
    suyuan_map_view_gather_upstream (self, self->aim.kind, &self->aim.uid);
  else
    suyuan_map_view_gather_upstream_of (self, &self->aim.place);
}

static void
chain_cb (GtkWidget  *widget,
          const char *name,
          GVariant   *parameter)
{
  SuyuanMapView *self = SUYUAN_MAP_VIEW (widget);

  if (self->aim.of_record)
    gtk_window_present (GTK_WINDOW (suyuan_chain_window_new (GTK_WINDOW (gtk_widget_get_root (widget)), self->seat, self->aim.kind, &self->aim.uid)));
}

static void
take_item_cb (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  SuyuanMapView *self = SUYUAN_MAP_VIEW (widget);

  suyuan_map_view_gather_item (self, &self->aim.item);
}

static void
new_outlet_cb (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  SuyuanMapView   *self = SUYUAN_MAP_VIEW (widget);
  GtkWidget       *dialog = suyuan_new_dialog_new (GTK_WINDOW (gtk_widget_get_root (widget)), self->seat, SUYUAN_KIND_OUTLET);
  g_autofree char *lon = g_strdup_printf ("%.6f", (double) self->aim.place.lon / SUYUAN_DEGREE);
  g_autofree char *lat = g_strdup_printf ("%.6f", (double) self->aim.place.lat / SUYUAN_DEGREE);

  suyuan_new_dialog_fill (SUYUAN_NEW_DIALOG (dialog), "lon", lon);
  suyuan_new_dialog_fill (SUYUAN_NEW_DIALOG (dialog), "lat", lat);
  gtk_window_present (GTK_WINDOW (dialog));
}

static gpointer
find_reach_verb (SuyuanOffice *office,
                 gpointer      data,
                 GCancellable *cancellable,
                 GError      **error)
{
  return suyuan_office_find_reach_beside (office, data, error);
}

static void
reach_found_cb (gpointer      object,
                gpointer      result,
                const GError *error)
{
  SuyuanMapView *self = object;
  GtkWindow     *window = GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));

  if (g_error_matches (error, SUYUAN_WORK_ERROR, SUYUAN_WORK_ERROR_REFUSED))
    suyuan_seat_tell (self->seat, error->message, NULL);
  else
    suyuan_seat_fail (self->seat, error);
  if (result != NULL && window != NULL)
    gtk_window_present (GTK_WINDOW (suyuan_bank_dialog_new (window, self->seat, result)));
}

static void
banks_cb (GtkWidget  *widget,
          const char *name,
          GVariant   *parameter)
{
  SuyuanMapView *self = SUYUAN_MAP_VIEW (widget);

  suyuan_seat_look (self->seat, _ ("Looking for the reach"), find_reach_verb, g_memdup2 (&self->aim.place, sizeof self->aim.place), g_free,
                    (GDestroyNotify) suyuan_reach_beside_free, reach_found_cb, self);
}

static void
copy_place_cb (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  SuyuanMapView   *self = SUYUAN_MAP_VIEW (widget);
  g_autofree char *text = suyuan_coordinates_format (&self->aim.place, SUYUAN_NOTATION_DECIMAL);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
  suyuan_seat_tell (self->seat, _ ("Coordinates copied"), NULL);
}

void
suyuan_map_view_install_menu (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "map.open", NULL, open_cb);
  gtk_widget_class_install_action (klass, "map.upstream", NULL, upstream_cb);
  gtk_widget_class_install_action (klass, "map.chain", NULL, chain_cb);
  gtk_widget_class_install_action (klass, "map.take-item", NULL, take_item_cb);
  gtk_widget_class_install_action (klass, "map.new-outlet", NULL, new_outlet_cb);
  gtk_widget_class_install_action (klass, "map.banks", NULL, banks_cb);
  gtk_widget_class_install_action (klass, "map.copy-place", NULL, copy_place_cb);
}

/* --- the menu --- */

/* As short as a menu and a chip want it. */
char *
suyuan_map_view_dup_brief (SuyuanMapView   *self,
                           SuyuanKind       kind,
                           const SuyuanUid *uid)
{
  g_autofree char *label = suyuan_office_dup_label (suyuan_seat_get_office (self->seat), kind, uid);
  g_autofree char *start = NULL;

  if (g_utf8_strlen (label, -1) <= MAX_LABEL)
    return g_steal_pointer (&label);

  start = g_utf8_substring (label, 0, MAX_LABEL);
  return g_strconcat (start, "…", NULL);
}

static void
append_record (SuyuanMapView *self,
               GMenu         *section)
{
  g_autofree char *brief = suyuan_map_view_dup_brief (self, self->aim.kind, &self->aim.uid);
  g_autofree char *upstream = g_strdup_printf (_ ("Select Upstream of “%s”"), brief);
  g_autofree char *chain = g_strdup_printf (_ ("Chain of “%s”"), brief);
  g_autofree char *open = g_strdup_printf (_ ("Open “%s”"), brief);

  g_menu_append (section, open, "map.open");
  g_menu_append (section, chain, "map.chain");
  if (self->aim.kind != SUYUAN_KIND_ENTERPRISE) /* no river runs through it */
    g_menu_append (section, upstream, "map.upstream");
}

static GMenuModel *
make_menu (SuyuanMapView *self)
{
  g_autoptr (GMenu) with = g_menu_new (), here = g_menu_new ();
  g_autofree char *place = suyuan_coordinates_format (&self->aim.place, SUYUAN_NOTATION_DECIMAL);
  g_autofree char *copy = g_strdup_printf (_ ("Copy %s"), place);
  GMenu           *menu = g_menu_new ();

  if (self->aim.of_record)
    append_record (self, with);
  else
    g_menu_append (with, _ ("Select Upstream of Here"), "map.upstream");
  if (self->aim.item.count > 1)
    {
      g_autofree char *these = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Select This %u Outlet", "Select These %u Outlets", self->aim.item.count), self->aim.item.count);

      g_menu_append (with, these, "map.take-item");
    }
  g_menu_append (here, copy, "map.copy-place");
  g_menu_append (here, _ ("New Outlet Here…"), "map.new-outlet");
  g_menu_append (here, _ ("Banks Walked Here…"), "map.banks");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (with));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (here));

  return G_MENU_MODEL (menu);
}

/* One for as long as the map lives: a menu that went while the keys were in it would be kept by the window until the next
 * frame, without a surface that a tooltip could look at. */
static void
make_popover (SuyuanMapView *self)
{
  self->popover = gtk_popover_menu_new_from_model (NULL);
  gtk_popover_set_has_arrow (GTK_POPOVER (self->popover), FALSE);
  gtk_widget_set_halign (self->popover, GTK_ALIGN_START);
  gtk_widget_set_parent (self->popover, GTK_WIDGET (self));
}

/* At a pixel of the map. */
void
suyuan_map_view_show_menu (SuyuanMapView *self,
                           double         x,
                           double         y)
{
  g_autoptr (GMenuModel) model = NULL;

  if (self->seat == NULL)
    return;

  aim (self, x, y);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "map.new-outlet", suyuan_seat_can_write (self->seat));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "map.banks", suyuan_seat_can_write (self->seat));
  if (self->popover == NULL)
    make_popover (self);
  model = make_menu (self);
  gtk_popover_menu_set_menu_model (GTK_POPOVER_MENU (self->popover), model);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->popover), &(GdkRectangle){ (int) x, (int) y, 1, 1 });
  gtk_popover_popup (GTK_POPOVER (self->popover));
  gtk_widget_queue_allocate (GTK_WIDGET (self)); /* its size is known once it has a style */
}

/* Where the keyboard stands; else at the outlet that is chosen; else in the middle. */
void
suyuan_map_view_show_menu_at_cursor (SuyuanMapView *self)
{
  SuyuanViewport viewport = suyuan_map_view_get_viewport (self);
  SuyuanExtent   extent = suyuan_viewport_get_extent (&viewport);
  double         x = viewport.width / 2, y = viewport.height / 2;

  if (!suyuan_map_stop_is_nowhere (&self->cursor) && suyuan_extent_contains (&extent, &self->cursor.place))
    suyuan_viewport_to_screen (&viewport, &self->cursor.place, &x, &y);
  if (suyuan_map_stop_is_section (&self->cursor))
    suyuan_landmark_get_middle (&self->cursor.section, &viewport, &x, &y);
  suyuan_map_view_show_menu (self, x, y);
}

static void
right_cb (SuyuanMapView   *self,
          int              n,
          double           x,
          double           y,
          GtkGestureClick *click)
{
  gtk_gesture_set_state (GTK_GESTURE (click), GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_widget_grab_focus (GTK_WIDGET (self));
  suyuan_map_view_show_menu (self, x, y);
}

void
suyuan_map_view_watch_menu (SuyuanMapView *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  g_autoptr (GMenu) choosing = g_menu_new ();

  self->menu = g_menu_new ();
  g_menu_append (choosing, _ ("Select by Drawing a Line Around"), "win.map::draw-round");
  g_menu_append (choosing, _ ("Select by Drawing a Box"), "win.map::draw-box");
  g_menu_append_section (self->menu, NULL, G_MENU_MODEL (choosing));
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect_object (click, "pressed", G_CALLBACK (right_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->map), GTK_EVENT_CONTROLLER (click));
}
