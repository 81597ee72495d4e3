/* suyuan-map-legend.c: what the colours and shapes of the outlets mean, and the other signs of the map
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-app"

#include "suyuan-map-legend.h"

#include <glib/gi18n-lib.h>

#include "suyuan-outlet-theme.h"
#include "suyuan-sign-view.h"

#define COLUMNS 2

struct _SuyuanMapLegend
{
  GtkWidget parent_instance;

  GtkExpander *expander;
  GtkLabel    *title;
  GtkGrid     *grid;
  GtkWidget   *rows[SUYUAN_N_STATUSES];
  GtkLabel    *counts[SUYUAN_N_STATUSES];
  GtkWidget   *banks[SUYUAN_COVERAGE_UNSAID + 1]; /* the last: what they are called together */
  guint        n_values;
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

/* Down the first column, then down the next. */
static void
attach (SuyuanMapLegend *self,
        GtkWidget       *row,
        guint            number,
        guint            n_rows,
        guint            top)
{
  guint height = (n_rows + COLUMNS - 1) / COLUMNS;

  gtk_grid_attach (self->grid, row, (int) (number / height), (int) (top + number % height), 1, 1);
}

static void
clear (SuyuanMapLegend *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->grid))) != NULL)
    gtk_grid_remove (self->grid, child);
}

static void
attach_line (SuyuanMapLegend *self,
             guint            top)
{
  gtk_grid_attach (self->grid, gtk_separator_new (GTK_ORIENTATION_HORIZONTAL), 0, (int) top, COLUMNS, 1);
}

static void
attach_shapes (SuyuanMapLegend *self,
               guint            top)
{
  attach_line (self, top);
  for (guint i = 0; i < SUYUAN_N_SHAPES; i++)
    {
      SuyuanSignShape shape = (i + 1) % SUYUAN_N_SHAPES; /* other last */
      SuyuanSign      sign = { .shape = shape, .theme = SUYUAN_THEME_OVERDUE, .value = SUYUAN_OVERDUE_NOT, .bare = TRUE };

      attach (self, make_row (&sign, suyuan_outlet_theme_get_shape (shape), NULL), i, SUYUAN_N_SHAPES, top + 1);
    }
}

static void
attach_banks (SuyuanMapLegend *self,
              SuyuanCatalogue *catalogue,
              guint            top)
{
  GtkWidget *title = gtk_label_new (_ ("Banks"));

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_add_css_class (title, "dim-label");
  gtk_grid_attach (self->grid, title, 0, (int) top, COLUMNS, 1);
  self->banks[SUYUAN_COVERAGE_UNSAID] = title;
  for (guint i = 0; i < SUYUAN_COVERAGE_UNSAID; i++)
    {
      GtkWidget *view = suyuan_sign_view_new ();

      suyuan_sign_view_set_bank (SUYUAN_SIGN_VIEW (view), i);
      self->banks[i] = make_plain_row (view, suyuan_outlet_theme_get_coverage (i, catalogue));
      attach (self, self->banks[i], i, SUYUAN_COVERAGE_UNSAID, top + 1);
    }
}

/* What the outlets lie on and what lies around them. */
static void
attach_ground (SuyuanMapLegend *self,
               SuyuanCatalogue *catalogue,
               guint            top)
{
  GtkWidget *section = suyuan_sign_view_new (), *enterprise = suyuan_sign_view_new ();

  suyuan_sign_view_set_section (SUYUAN_SIGN_VIEW (section));
  suyuan_sign_view_set_enterprise (SUYUAN_SIGN_VIEW (enterprise));
  attach_line (self, top);
  attach (self, make_plain_row (section, _ ("Section")), 0, 2, top + 1);
  attach (self, make_plain_row (enterprise, _ ("Enterprise")), 1, 2, top + 1);
  attach_banks (self, catalogue, top + 2);
}

void
suyuan_map_legend_set_theme (SuyuanMapLegend *self,
                             SuyuanTheme      theme,
                             SuyuanCatalogue *catalogue)
{
  guint top;

  clear (self);
  self->n_values = suyuan_theme_get_n_values (theme);
  top = (self->n_values + COLUMNS - 1) / COLUMNS;
  gtk_label_set_text (self->title, suyuan_outlet_theme_get_title (theme));
  for (guint i = 0; i < self->n_values; i++)
    {
      SuyuanSign       sign = suyuan_outlet_theme_get_sample (theme, i);
      g_autofree char *words = suyuan_outlet_theme_dup_label (theme, i, catalogue);

      self->rows[i] = make_row (&sign, words, &self->counts[i]);
      attach (self, self->rows[i], i, self->n_values, 0);
    }
  if (theme != SUYUAN_THEME_TYPE)
    {
      attach_shapes (self, top);
      top += 1 + (SUYUAN_N_SHAPES + COLUMNS - 1) / COLUMNS;
    }
  attach_ground (self, catalogue, top);
}

/* Further off the banks are not drawn, and nothing is said of them. */
void
suyuan_map_legend_show_banks (SuyuanMapLegend *self,
                              gboolean         shown)
{
  for (guint i = 0; i <= SUYUAN_COVERAGE_UNSAID; i++)
    if (self->banks[i] != NULL)
      gtk_widget_set_visible (self->banks[i], shown);
}

/* By value, as many as there are statuses. What is not in view stands back. */
void
suyuan_map_legend_set_counts (SuyuanMapLegend *self,
                              const guint     *counts)
{
  for (guint i = 0; i < self->n_values; i++)
    {
      g_autofree char *text = counts[i] > 0 ? suyuan_sign_format_count (counts[i], suyuan_sign_view_is_chinese ()) : NULL;

      gtk_label_set_text (self->counts[i], text != NULL ? text : "");
      gtk_widget_set_opacity (self->rows[i], counts[i] > 0 ? 1 : 0.6);
    }
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
  GtkWidget *scroller = gtk_scrolled_window_new (); /* on a low map */

  self->expander = GTK_EXPANDER (gtk_expander_new (NULL));
  self->title = GTK_LABEL (gtk_label_new (NULL));
  self->grid = GTK_GRID (gtk_grid_new ());
  gtk_grid_set_column_spacing (self->grid, 14);
  gtk_grid_set_row_spacing (self->grid, 1);
  gtk_expander_set_label_widget (self->expander, GTK_WIDGET (self->title));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->grid));
  gtk_expander_set_child (self->expander, scroller);
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
