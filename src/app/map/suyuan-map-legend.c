/* suyuan-map-legend.c: what everything means that the map shows now
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-app"

#include "suyuan-map-legend.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "suyuan-outlet-theme.h"
#include "suyuan-sign-view.h"

#define COLUMNS 2
#define SAMPLE_WIDTH 26
#define SAMPLE_HEIGHT 22

struct _SuyuanMapLegend
{
  GtkWidget parent_instance;

  GtkExpander *expander;
  GtkLabel    *title;
  GtkGrid     *grid;
  GtkWidget   *scrolled;
  GtkLabel    *counts[SUYUAN_N_STATUSES]; /* NULL: not among the rows */

  SuyuanTheme      theme;
  SuyuanCatalogue *catalogue; /* Owned; NULL before the first theme */
  SuyuanLegendView view;
  guint            values; /* bits: which of the theme there are rows of */
};

G_DEFINE_FINAL_TYPE (SuyuanMapLegend, suyuan_map_legend, GTK_TYPE_WIDGET)

enum
{
  PROP_UNFOLDED = 1,
};

static GtkWidget *
make_plain_row (GtkWidget  *view,
                const char *words)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6), *label = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (row), view);
  gtk_box_append (GTK_BOX (row), label);

  return row;
}

static GtkWidget *
make_row (const SuyuanSign *sign,
          const char       *words,
          GtkLabel        **count)
{
  GtkWidget *view = suyuan_sign_view_new (), *row = make_plain_row (view, words);

  suyuan_sign_view_set_sign (SUYUAN_SIGN_VIEW (view), sign);
  if (count != NULL)
    {
      *count = GTK_LABEL (gtk_label_new (NULL));
      gtk_label_set_xalign (*count, 1);
      gtk_label_set_width_chars (*count, 3);
      gtk_widget_add_css_class (GTK_WIDGET (*count), "numeric");
      gtk_widget_add_css_class (GTK_WIDGET (*count), "dim-label");
      gtk_box_append (GTK_BOX (row), GTK_WIDGET (*count));
    }
  return row;
}

static void
draw_thing_cb (GtkDrawingArea *area,
               cairo_t        *cr,
               int             width,
               int             height,
               gpointer        data)
{
  g_autoptr (SuyuanPen) pen = suyuan_pen_new (cr, suyuan_sign_view_get_scheme (), suyuan_sign_view_is_chinese ());

  suyuan_pen_set_strong (pen, suyuan_sign_view_is_strong ());
  suyuan_thing_draw (GPOINTER_TO_UINT (data), pen, width, height);
}

static GtkWidget *
make_thing_row (SuyuanThing thing,
                const char *words)
{
  GtkWidget *sample = gtk_drawing_area_new ();

  gtk_drawing_area_set_content_width (GTK_DRAWING_AREA (sample), SAMPLE_WIDTH);
  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (sample), SAMPLE_HEIGHT);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (sample), draw_thing_cb, GUINT_TO_POINTER (thing), NULL);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark", G_CALLBACK (gtk_widget_queue_draw), sample, G_CONNECT_SWAPPED);
  return make_plain_row (sample, words);
}

/* --- what there is --- */

static guint
get_values (SuyuanMapLegend *self)
{
  guint values = 0;

  for (guint i = 0; i < suyuan_theme_get_n_values (self->theme); i++)
    if (self->view.counts[i] > 0)
      values |= 1u << i;
  return values;
}

static GtkWidget *
make_widget (SuyuanMapLegend       *self,
             const SuyuanLegendRow *row)
{
  if (row->group == SUYUAN_LEGEND_THINGS)
    return make_thing_row (row->thing, row->words);

  return make_row (&row->sign, row->words, row->group == SUYUAN_LEGEND_VALUES ? &self->counts[row->value] : NULL);
}

/* Down the first column, then down the next, apart from what stands above. */
static void
attach (SuyuanMapLegend *self,
        GPtrArray       *rows,
        guint           *top)
{
  guint height = (rows->len + COLUMNS - 1) / COLUMNS;

  if (rows->len > 0 && *top > 0)
    gtk_grid_attach (self->grid, gtk_separator_new (GTK_ORIENTATION_HORIZONTAL), 0, (int) (*top)++, COLUMNS, 1);
  for (guint i = 0; i < rows->len; i++)
    gtk_grid_attach (self->grid, rows->pdata[i], (int) (i / height), (int) (*top + i % height), 1, 1);
  *top += height;
  g_ptr_array_set_size (rows, 0);
}

static void
fill (SuyuanMapLegend *self)
{
  g_autoptr (GPtrArray) rows = suyuan_legend_list_rows (&self->view, self->theme, self->catalogue);
  g_autoptr (GPtrArray) widgets = g_ptr_array_new ();
  GtkWidget *child;
  guint      top = 0;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->grid))) != NULL)
    gtk_grid_remove (self->grid, child);
  memset (self->counts, 0, sizeof self->counts);
  self->values = get_values (self);
  for (guint i = 0; i < rows->len; i++)
    {
      const SuyuanLegendRow *row = rows->pdata[i];

      if (i > 0 && row->group != ((SuyuanLegendRow *) rows->pdata[i - 1])->group)
        attach (self, widgets, &top);
      g_ptr_array_add (widgets, make_widget (self, row));
    }
  attach (self, widgets, &top);
}

static void
show_counts (SuyuanMapLegend *self)
{
  for (guint i = 0; i < SUYUAN_N_STATUSES; i++)
    if (self->counts[i] != NULL)
      {
        g_autofree char *text = suyuan_sign_format_count (self->view.counts[i], suyuan_sign_view_is_chinese ());

        gtk_label_set_text (self->counts[i], text);
      }
}

void
suyuan_map_legend_set_theme (SuyuanMapLegend *self,
                             SuyuanTheme      theme,
                             SuyuanCatalogue *catalogue)
{
  g_autofree char *spoken = g_strdup_printf (_ ("Legend: %s"), suyuan_outlet_theme_get_title (theme));

  if (self->theme != theme)
    memset (self->view.counts, 0, sizeof self->view.counts); /* of other values */
  self->theme = theme;
  g_clear_pointer (&self->catalogue, suyuan_catalogue_unref);
  self->catalogue = suyuan_catalogue_ref (catalogue);
  gtk_label_set_text (self->title, suyuan_outlet_theme_get_title (theme));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->expander), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  fill (self);
  show_counts (self);
}

/* What is in view now; rows come and go only where that changes what there is. */
void
suyuan_map_legend_show (SuyuanMapLegend        *self,
                        const SuyuanLegendView *view)
{
  gboolean same = self->view.shapes == view->shapes && self->view.things == view->things;

  self->view = *view;
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (self->scrolled), view->room);
  if (self->catalogue == NULL)
    return;
  if (!same || get_values (self) != self->values)
    fill (self);
  show_counts (self);
}

static void
expanded_cb (SuyuanMapLegend *self)
{
  g_object_notify (G_OBJECT (self), "unfolded");
}

static void
suyuan_map_legend_get_property (GObject    *object,
                                guint       id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  g_value_set_boolean (value, gtk_expander_get_expanded (SUYUAN_MAP_LEGEND (object)->expander));
}

static void
suyuan_map_legend_set_property (GObject      *object,
                                guint         id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  gtk_expander_set_expanded (SUYUAN_MAP_LEGEND (object)->expander, g_value_get_boolean (value));
}

static void
suyuan_map_legend_dispose (GObject *object)
{
  SuyuanMapLegend *self = SUYUAN_MAP_LEGEND (object);

  if (self->expander != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->expander));
  self->expander = NULL;
  g_clear_pointer (&self->catalogue, suyuan_catalogue_unref);

  G_OBJECT_CLASS (suyuan_map_legend_parent_class)->dispose (object);
}

static void
suyuan_map_legend_class_init (SuyuanMapLegendClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = suyuan_map_legend_dispose;
  G_OBJECT_CLASS (klass)->get_property = suyuan_map_legend_get_property;
  G_OBJECT_CLASS (klass)->set_property = suyuan_map_legend_set_property;
  g_object_class_install_property (G_OBJECT_CLASS (klass), PROP_UNFOLDED, g_param_spec_boolean ("unfolded", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS));
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "map-legend");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
suyuan_map_legend_init (SuyuanMapLegend *self)
{
  self->expander = GTK_EXPANDER (gtk_expander_new (NULL));
  self->title = GTK_LABEL (gtk_label_new (NULL));
  self->grid = GTK_GRID (gtk_grid_new ());
  gtk_grid_set_column_spacing (self->grid, 14);
  gtk_grid_set_row_spacing (self->grid, 1);
  gtk_expander_set_label_widget (self->expander, GTK_WIDGET (self->title));
  self->scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (self->scrolled), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), GTK_WIDGET (self->grid));
  gtk_expander_set_child (self->expander, self->scrolled);
  /* Folded, it would take the focus and show it nowhere. */
  g_object_bind_property (self->expander, "expanded", self->scrolled, "can-focus", G_BINDING_SYNC_CREATE);
  gtk_widget_set_parent (GTK_WIDGET (self->expander), GTK_WIDGET (self));
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_START);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_END);
  g_signal_connect_object (self->expander, "notify::expanded", G_CALLBACK (expanded_cb), self, G_CONNECT_SWAPPED);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Legend"), -1);
}

GtkWidget *
suyuan_map_legend_new (void)
{
  return g_object_new (SUYUAN_TYPE_MAP_LEGEND, NULL);
}
