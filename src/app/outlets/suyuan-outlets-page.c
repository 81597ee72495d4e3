/* suyuan-outlets-page.c: map, table and dossier over one filter and one selection
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-app"

#include "suyuan-outlets-page.h"

#include <glib/gi18n-lib.h>

#include "suyuan-application.h"
#include "suyuan-focus.h"
#include "suyuan-map-strip.h"
#include "suyuan-new-dialog.h"
#include "suyuan-page-head.h"

#define OFFERED ((guint64) 1 << SUYUAN_KIND_OUTLET | (guint64) 1 << SUYUAN_KIND_AREA) /* what the chips choose among */
#define NARROW 1200                                                                   /* of the window: below it the dossier slides over */

/* What takes the page. */
typedef enum
{
  SHARED,
  DOSSIER_ALONE,
  MAP_ALONE,
} Share;

struct _SuyuanOutletsPage
{
  AdwBin parent_instance;

  /* Template children */
  SuyuanPageHead    *head;
  GtkStack          *stack;
  GtkPaned          *wide;
  GtkPaned          *split;
  GtkRevealer       *slide;
  GtkWidget         *slide_bin;
  SuyuanMapView     *map;
  SuyuanRecordTable *table;

  SuyuanDossierPane *dossier; /* in the paned, or in the slide while it is narrow */
  SuyuanFilterBar   *filters;
  SuyuanMapStrip    *strip; /* in the map */
  Share              share;
  gboolean           narrow;
  gboolean           stale; /* what the chips offer */
  gulong             size_changed;

  /* Owned */
  SuyuanSeat *seat;
  GSettings  *settings;
  char       *search;
};

static void page_iface_init (SuyuanPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SuyuanOutletsPage, suyuan_outlets_page, ADW_TYPE_BIN, G_IMPLEMENT_INTERFACE (SUYUAN_TYPE_PAGE, page_iface_init))

static const SuyuanTableColumn columns[] = {
  { "code", 100, FALSE },
  { "name", 260, TRUE },
  { "status", 150, FALSE },
  { "type", 170, FALSE },
  { "receiving_water", 100, FALSE },
  { "division", 90, FALSE },
  { "enterprise", 160, FALSE },
};

/* --- one filter --- */

static void
listed_cb (SuyuanOutletsPage *self)
{
  SuyuanRecordModel *model = suyuan_record_table_get_model (self->table);
  guint              shown, all = suyuan_record_model_get_all (model);
  const gint64      *ids = suyuan_record_model_get_ids (model, &shown);

  suyuan_page_head_set_count (self->head, shown, all);
  suyuan_map_view_filter (self->map, ids, shown, shown == all);
  gtk_stack_set_visible_child_name (self->stack, all > 0 ? "outlets" : "empty");
}

static void
filter_cb (SuyuanOutletsPage *self)
{
  g_autofree char *expr = suyuan_filter_bar_dup_expr (self->filters);
  GArray          *among = suyuan_filter_bar_get_among (self->filters);

  if (among == NULL)
    suyuan_map_view_let_go (self->map);
  suyuan_record_model_set_among (suyuan_record_table_get_model (self->table), among != NULL ? (const gint64 *) (gpointer) among->data : NULL,
                                 among != NULL ? among->len : 0);
  suyuan_record_table_set_terms (self->table, expr, self->search);
}

/* What was chosen on the map narrows both. */
static void
gathered_cb (SuyuanOutletsPage *self,
             GArray            *rows,
             const char        *words)
{
  suyuan_filter_bar_set_among (self->filters, rows, words);
  filter_cb (self);
}

/* What can be chosen among is looked up for somebody who can see it. */
static void
catch_up (SuyuanOutletsPage *self)
{
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;

  if (self->stale)
    suyuan_filter_bar_refresh (self->filters);
  self->stale = FALSE;
}

static void
changed_cb (SuyuanOutletsPage *self,
            guint64            kinds)
{
  self->stale = self->stale || (kinds & OFFERED) != 0;
  catch_up (self);
}

static void
suyuan_outlets_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (suyuan_outlets_page_parent_class)->map (widget);

  catch_up (SUYUAN_OUTLETS_PAGE (widget));
}

/* --- one selection --- */

static void
table_selected_cb (SuyuanOutletsPage *self)
{
  SuyuanUid uid;

  if (suyuan_record_table_get_selected (self->table, &uid))
    suyuan_seat_select (self->seat, &uid);
}

static void
seat_selected_cb (SuyuanOutletsPage *self)
{
  SuyuanUid uid, mine;

  if (suyuan_seat_get_selected (self->seat, &uid) &&
      !(suyuan_record_table_get_selected (self->table, &mine) && suyuan_uid_equal (&uid, &mine)))
    suyuan_record_table_select (self->table, &uid);
  if (self->narrow)
    gtk_revealer_set_reveal_child (self->slide, !suyuan_uid_is_nil (&uid));
}

static void
table_activated_cb (SuyuanOutletsPage *self)
{
  table_selected_cb (self);
  suyuan_focus_enter (GTK_WIDGET (self->dossier));
}

static void
close_slide_cb (SuyuanOutletsPage *self)
{
  gtk_revealer_set_reveal_child (self->slide, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->table));
}

/* --- room --- */

static void
show_share (SuyuanOutletsPage *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->split), self->share != DOSSIER_ALONE);
  gtk_widget_set_visible (GTK_WIDGET (self->table), self->share != MAP_ALONE);
  gtk_widget_set_visible (GTK_WIDGET (self->dossier), self->share != MAP_ALONE);
}

void
suyuan_outlets_page_toggle_dossier (SuyuanOutletsPage *self)
{
  if (self->narrow)
    {
      gtk_revealer_set_reveal_child (self->slide, !gtk_revealer_get_reveal_child (self->slide));
      return;
    }
  self->share = self->share == DOSSIER_ALONE ? SHARED : DOSSIER_ALONE;
  show_share (self);
}

void
suyuan_outlets_page_toggle_map (SuyuanOutletsPage *self)
{
  self->share = self->share == MAP_ALONE ? SHARED : MAP_ALONE;
  show_share (self);
}

/* The pane itself moves between the two places, with all that stands in it. */
static void
set_narrow (SuyuanOutletsPage *self,
            gboolean           narrow)
{
  GtkWidget *dossier = GTK_WIDGET (self->dossier);

  if (self->narrow == narrow && gtk_widget_get_parent (dossier) != NULL)
    return;

  self->narrow = narrow;
  self->share = SHARED;
  g_object_ref (dossier);
  if (narrow)
    {
      gtk_paned_set_end_child (self->wide, NULL);
      adw_bin_set_child (ADW_BIN (self->slide_bin), dossier);
    }
  else
    {
      adw_bin_set_child (ADW_BIN (self->slide_bin), NULL);
      gtk_paned_set_end_child (self->wide, dossier);
    }
  g_object_unref (dossier);
  gtk_widget_set_visible (GTK_WIDGET (self->slide), narrow);
  show_share (self);
}

static void
window_size_cb (SuyuanOutletsPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  int      width = 0, height = 0;

  if (!GTK_IS_WINDOW (root))
    return;

  gtk_window_get_default_size (GTK_WINDOW (root), &width, &height);
  set_narrow (self, width < NARROW);
}

static void
place_splits (SuyuanOutletsPage *self)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self->wide)), height = gtk_widget_get_height (GTK_WIDGET (self->split));

  if (width > 0)
    gtk_paned_set_position (self->wide, width - g_settings_get_int (self->settings, "dossier-width"));
  if (height > 0)
    gtk_paned_set_position (self->split, (int) (height * g_settings_get_double (self->settings, "map-share")));
}

static gboolean
place_splits_cb (GtkWidget     *widget,
                 GdkFrameClock *clock,
                 gpointer       data)
{
  SuyuanOutletsPage *self = SUYUAN_OUTLETS_PAGE (widget);

  if (gtk_widget_get_height (GTK_WIDGET (self->split)) <= 0 || gtk_widget_get_width (GTK_WIDGET (self->wide)) <= 0)
    return G_SOURCE_CONTINUE;

  place_splits (self);
  return G_SOURCE_REMOVE;
}

static void
suyuan_outlets_page_root (GtkWidget *widget)
{
  SuyuanOutletsPage *self = SUYUAN_OUTLETS_PAGE (widget);
  GtkRoot           *root;

  GTK_WIDGET_CLASS (suyuan_outlets_page_parent_class)->root (widget);

  root = gtk_widget_get_root (widget);
  self->size_changed = g_signal_connect_object (root, "notify::default-width", G_CALLBACK (window_size_cb), self, G_CONNECT_SWAPPED);
  window_size_cb (self);
  gtk_widget_add_tick_callback (widget, place_splits_cb, NULL, NULL);
}

/* Where the splits stand is kept when the page goes. */
static void
suyuan_outlets_page_unroot (GtkWidget *widget)
{
  SuyuanOutletsPage *self = SUYUAN_OUTLETS_PAGE (widget);
  int                width = gtk_widget_get_width (GTK_WIDGET (self->wide)), height = gtk_widget_get_height (GTK_WIDGET (self->split));

  g_signal_handler_disconnect (gtk_widget_get_root (widget), self->size_changed);
  if (!self->narrow && self->share == SHARED && width > 0 && height > 0)
    {
      g_settings_set_int (self->settings, "dossier-width", CLAMP (width - gtk_paned_get_position (self->wide), 280, 1200));
      g_settings_set_double (self->settings, "map-share", CLAMP ((double) gtk_paned_get_position (self->split) / height, 0, 1));
    }

  GTK_WIDGET_CLASS (suyuan_outlets_page_parent_class)->unroot (widget);
}

/* --- the page --- */

static void
suyuan_outlets_page_set_seat (SuyuanPage *page,
                              SuyuanSeat *seat)
{
  SuyuanOutletsPage *self = SUYUAN_OUTLETS_PAGE (page);

  if (self->seat != NULL)
    g_signal_handlers_disconnect_by_data (self->seat, self);
  g_set_object (&self->seat, seat);
  g_clear_pointer (&self->search, g_free);
  gtk_stack_set_visible_child_name (self->stack, "outlets");
  suyuan_filter_bar_set_seat (self->filters, seat);
  suyuan_record_table_set_up (self->table, seat, SUYUAN_KIND_OUTLET, columns, G_N_ELEMENTS (columns), GTK_WIDGET (self));
  suyuan_map_view_set_seat (self->map, seat);
  suyuan_map_strip_set_seat (self->strip, seat);
  suyuan_dossier_pane_set_seat (self->dossier, seat);
  g_signal_connect_object (seat, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (seat, "selected", G_CALLBACK (seat_selected_cb), self, G_CONNECT_SWAPPED);
}

/* A filter gives way to an outlet it leaves out, and not to one the table has not heard of yet. */
static void
missed_cb (SuyuanOutletsPage *self)
{
  g_clear_pointer (&self->search, g_free);
  suyuan_filter_bar_clear (self->filters);
  filter_cb (self);
}

static void
suyuan_outlets_page_show (SuyuanPage      *page,
                          const SuyuanUid *uid)
{
  SuyuanOutletsPage *self = SUYUAN_OUTLETS_PAGE (page);

  suyuan_seat_select (self->seat, uid);
  suyuan_record_table_lead (self->table, uid);
}

static void
suyuan_outlets_page_filter (SuyuanPage *page,
                            const char *expr,
                            const char *words)
{
  SuyuanOutletsPage *self = SUYUAN_OUTLETS_PAGE (page);

  suyuan_filter_bar_clear (self->filters);
  suyuan_filter_bar_set_given (self->filters, expr, words);
  filter_cb (self);
}

static void
suyuan_outlets_page_search (SuyuanPage *page,
                            const char *text)
{
  SuyuanOutletsPage *self = SUYUAN_OUTLETS_PAGE (page);

  g_free (self->search);
  self->search = g_strdup (text);
  filter_cb (self);
}

static void
suyuan_outlets_page_primary (SuyuanPage *page)
{
  SuyuanOutletsPage *self = SUYUAN_OUTLETS_PAGE (page);

  gtk_window_present (GTK_WINDOW (suyuan_new_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), self->seat,
                                                         SUYUAN_KIND_OUTLET)));
}

static gboolean
suyuan_outlets_page_get_record (SuyuanPage *page,
                                SuyuanKind *kind,
                                SuyuanUid  *uid)
{
  SuyuanOutletsPage *self = SUYUAN_OUTLETS_PAGE (page);

  *kind = SUYUAN_KIND_OUTLET;
  return suyuan_record_table_get_selected (self->table, uid);
}

static void
suyuan_outlets_page_edit (SuyuanPage *page)
{
  gtk_widget_activate_action (GTK_WIDGET (SUYUAN_OUTLETS_PAGE (page)->dossier), "dossier.edit", NULL);
}

static void
suyuan_outlets_page_list_panes (SuyuanPage *page,
                                GPtrArray  *panes)
{
  SuyuanOutletsPage *self = SUYUAN_OUTLETS_PAGE (page);

  g_ptr_array_add (panes, self->table);
  g_ptr_array_add (panes, self->dossier);
  g_ptr_array_add (panes, self->head);
  g_ptr_array_add (panes, self->map);
}

static void
page_iface_init (SuyuanPageInterface *iface)
{
  iface->set_seat = suyuan_outlets_page_set_seat;
  iface->show = suyuan_outlets_page_show;
  iface->filter = suyuan_outlets_page_filter;
  iface->search = suyuan_outlets_page_search;
  iface->primary = suyuan_outlets_page_primary;
  iface->get_record = suyuan_outlets_page_get_record;
  iface->edit = suyuan_outlets_page_edit;
  iface->list_panes = suyuan_outlets_page_list_panes;
}

static void
suyuan_outlets_page_dispose (GObject *object)
{
  SuyuanOutletsPage *self = SUYUAN_OUTLETS_PAGE (object);

  g_clear_object (&self->seat);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->search, g_free);

  G_OBJECT_CLASS (suyuan_outlets_page_parent_class)->dispose (object);
}

static void
suyuan_outlets_page_class_init (SuyuanOutletsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = suyuan_outlets_page_dispose;
  widget_class->map = suyuan_outlets_page_map;
  widget_class->root = suyuan_outlets_page_root;
  widget_class->unroot = suyuan_outlets_page_unroot;
  g_type_ensure (SUYUAN_TYPE_MAP_VIEW);
  g_type_ensure (SUYUAN_TYPE_PAGE_HEAD);
  g_type_ensure (SUYUAN_TYPE_RECORD_TABLE);
  gtk_widget_class_set_template_from_resource (widget_class, SUYUAN_APP_PATH "ui/suyuan-outlets-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SuyuanOutletsPage, head);
  gtk_widget_class_bind_template_child (widget_class, SuyuanOutletsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, SuyuanOutletsPage, wide);
  gtk_widget_class_bind_template_child (widget_class, SuyuanOutletsPage, split);
  gtk_widget_class_bind_template_child (widget_class, SuyuanOutletsPage, slide);
  gtk_widget_class_bind_template_child (widget_class, SuyuanOutletsPage, slide_bin);
  gtk_widget_class_bind_template_child (widget_class, SuyuanOutletsPage, map);
  gtk_widget_class_bind_template_child (widget_class, SuyuanOutletsPage, table);
  gtk_widget_class_bind_template_callback (widget_class, table_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, table_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, listed_cb);
  gtk_widget_class_bind_template_callback (widget_class, missed_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_slide_cb);
  gtk_widget_class_bind_template_callback (widget_class, gathered_cb);
}

static void
suyuan_outlets_page_init (SuyuanOutletsPage *self)
{
  self->settings = g_settings_new (SUYUAN_APP_ID);
  gtk_widget_init_template (GTK_WIDGET (self));
  suyuan_page_head_set_title (self->head, _ ("Outlets"), _ ("_New Outlet…"));
  self->filters = g_object_new (SUYUAN_TYPE_FILTER_BAR, NULL);
  g_signal_connect_object (self->filters, "changed", G_CALLBACK (filter_cb), self, G_CONNECT_SWAPPED);
  suyuan_page_head_add (self->head, GTK_WIDGET (self->filters));
  self->strip = suyuan_map_strip_new (self->map);
  self->dossier = g_object_new (SUYUAN_TYPE_DOSSIER_PANE, NULL);
  set_narrow (self, FALSE);
}

SuyuanRecordTable *
suyuan_outlets_page_get_table (SuyuanOutletsPage *self)
{
  return self->table;
}

SuyuanMapView *
suyuan_outlets_page_get_map (SuyuanOutletsPage *self)
{
  return self->map;
}

SuyuanDossierPane *
suyuan_outlets_page_get_dossier (SuyuanOutletsPage *self)
{
  return self->dossier;
}

SuyuanFilterBar *
suyuan_outlets_page_get_filters (SuyuanOutletsPage *self)
{
  return self->filters;
}
