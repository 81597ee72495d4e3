/* suyuan-chain-view.c: section, outlets, enterprises and tasks side by side, with what ties each to the next
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-app"

#include "suyuan-chain-view.h"

#include <glib/gi18n-lib.h>

#include "suyuan-application.h"
#include "suyuan-chain-rank.h"
#include "suyuan-chain-row.h"
#include "suyuan-sign-view.h"

#define WIDEST 16.0
#define NARROWEST 1.5

/* Rows of a column at first, and how many more are shown when asked: a row is several widgets. */
#define FEW 60
#define MORE 100

struct _SuyuanChainView
{
  GtkWidget parent_instance;

  GtkWidget  *columns[SUYUAN_CHAIN_N_COLUMNS]; /* boxes: a title over a list */
  GtkListBox *lists[SUYUAN_CHAIN_N_COLUMNS];
  GtkLabel   *titles[SUYUAN_CHAIN_N_COLUMNS];

  /* Owned */
  SuyuanOffice *office;
  SuyuanChain  *chain;   /* NULL until the first is shown */
  GtkWidget   **rows;    /* of each node; NULL where it is folded away. Borrowed from the lists */
  gboolean     *on_path; /* of each ribbon */
  gboolean     *asked;   /* of each node: shown whatever is folded */

  int             selected; /* place, -1 for none */
  double          most_kg_d;
  SuyuanChainFold fold;
};

enum
{
  OPENED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SuyuanChainView, suyuan_chain_view, GTK_TYPE_WIDGET)

/* --- ribbons --- */

static gboolean
find_ends (SuyuanChainView         *self,
           const SuyuanChainRibbon *ribbon,
           graphene_point_t        *from,
           graphene_point_t        *to)
{
  GtkWidget      *left = self->rows[ribbon->from], *right = self->rows[ribbon->to];
  graphene_rect_t a, b;

  if (left == NULL || right == NULL || !gtk_widget_compute_bounds (left, GTK_WIDGET (self), &a) ||
      !gtk_widget_compute_bounds (right, GTK_WIDGET (self), &b))
    return FALSE;

  graphene_point_init (from, a.origin.x + a.size.width, a.origin.y + a.size.height / 2);
  graphene_point_init (to, b.origin.x, b.origin.y + b.size.height / 2);
  return TRUE;
}

/* As wide as its load; thin where none is known. */
static double
get_width (SuyuanChainView         *self,
           const SuyuanChainRibbon *ribbon)
{
  if (ribbon->kg_d <= 0 || self->most_kg_d <= 0)
    return NARROWEST;
  return MAX (NARROWEST, WIDEST * ribbon->kg_d / self->most_kg_d);
}

/* Confirmed solid, probable dashed, suspected or known by the register alone dotted. */
static void
set_dash (cairo_t    *cr,
          const char *confidence,
          double      width)
{
  const double dashes[] = { 9, 6 }, dots[] = { MAX (width, 2), MAX (width, 2) + 3 };

  if (g_strcmp0 (confidence, "probable") == 0)
    cairo_set_dash (cr, dashes, 2, 0);
  else if (g_strcmp0 (confidence, "suspected") == 0 || g_strcmp0 (confidence, "party") == 0)
    cairo_set_dash (cr, dots, 2, 0);
  else
    cairo_set_dash (cr, NULL, 0, 0);
}

static void
draw_ribbon (SuyuanChainView         *self,
             cairo_t                 *cr,
             const SuyuanChainRibbon *ribbon,
             gboolean                 on_path)
{
  gboolean         river = ((SuyuanChainNode *) self->chain->nodes->pdata[ribbon->to])->column == SUYUAN_CHAIN_OUTLETS;
  double           width = get_width (self, ribbon);
  graphene_point_t from, to;

  if (!find_ends (self, ribbon, &from, &to))
    return;

  cairo_move_to (cr, from.x, from.y);
  cairo_curve_to (cr, (from.x + to.x) / 2, from.y, (from.x + to.x) / 2, to.y, to.x, to.y);
  cairo_set_line_width (cr, width);
  set_dash (cr, ribbon->confidence, width);
  suyuan_palette_set_source (cr, suyuan_sign_view_get_scheme (), river ? SUYUAN_COLOUR_RIVER : SUYUAN_COLOUR_ENTERPRISE,
                             !on_path ? 0.16 : self->selected > 0 ? 0.85
                                                                  : 0.5);
  cairo_stroke (cr);
}

static void
suyuan_chain_view_snapshot (GtkWidget   *widget,
                            GtkSnapshot *snapshot)
{
  SuyuanChainView *self = SUYUAN_CHAIN_VIEW (widget);
  cairo_t         *cr;

  if (self->chain != NULL)
    {
      cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, gtk_widget_get_width (widget), gtk_widget_get_height (widget)));
      for (int on_path = 0; on_path < 2; on_path++)
        for (guint i = 0; i < self->chain->ribbons->len; i++)
          if (self->on_path[i] == on_path)
            draw_ribbon (self, cr, &g_array_index (self->chain->ribbons, SuyuanChainRibbon, i), on_path);
      cairo_destroy (cr);
    }

  GTK_WIDGET_CLASS (suyuan_chain_view_parent_class)->snapshot (widget, snapshot);
}

/* --- the path --- */

static void
mark_path (SuyuanChainView *self,
           guint            place)
{
  g_autofree gboolean *nodes = NULL;

  g_clear_pointer (&self->on_path, g_free);
  nodes = suyuan_chain_follow (self->chain, place, &self->on_path);
  for (guint i = 0; i < self->chain->nodes->len; i++)
    if (self->rows[i] != NULL && nodes[i])
      gtk_widget_remove_css_class (self->rows[i], "off-path");
    else if (self->rows[i] != NULL)
      gtk_widget_add_css_class (self->rows[i], "off-path");
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* The one path is the path of the one record chosen, in whichever column it stands. */
static void
row_selected_cb (SuyuanChainView *self,
                 GtkListBoxRow   *row,
                 GtkListBox      *list)
{
  int place = row != NULL ? suyuan_chain_row_get_place (GTK_WIDGET (row)) : -1;

  if (place < 0 || place == self->selected)
    return;

  self->selected = place;
  for (guint i = 0; i < SUYUAN_CHAIN_N_COLUMNS; i++)
    if (self->lists[i] != list)
      gtk_list_box_unselect_all (self->lists[i]);
  mark_path (self, (guint) place);
}

/* --- filling --- */

static void
clear (SuyuanChainView *self)
{
  for (guint i = 0; i < SUYUAN_CHAIN_N_COLUMNS; i++)
    {
      GtkWidget *row;

      while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->lists[i]))) != NULL)
        gtk_list_box_remove (self->lists[i], row);
    }
  g_clear_pointer (&self->rows, g_free);
  g_clear_pointer (&self->on_path, g_free);
}

static void
fill_column (SuyuanChainView  *self,
             SuyuanChainColumn column,
             const gboolean   *folded)
{
  g_autoptr (GArray) places = suyuan_chain_sort_column (self->chain, column);
  g_autofree gboolean *plain = suyuan_chain_find_plain (self->chain);
  guint                n_folded = 0;
  gboolean             all_plain = TRUE;

  for (guint i = 0; i < places->len; i++)
    {
      guint place = g_array_index (places, guint, i);

      if (folded[place])
        {
          n_folded++;
          all_plain &= plain[place];
          continue;
        }
      self->rows[place] = suyuan_chain_row_new (self->office, self->chain, place);
      gtk_list_box_append (self->lists[column], self->rows[place]);
    }
  if (n_folded > 0)
    gtk_list_box_append (self->lists[column], suyuan_chain_row_new_rest (n_folded, all_plain));
}

static void
name_columns (SuyuanChainView *self)
{
  const char *const names[] = { _ ("Section"), _ ("Outlets"), _ ("Enterprises"), _ ("Tasks") };

  for (guint i = 0; i < SUYUAN_CHAIN_N_COLUMNS; i++)
    {
      guint            n = self->chain->firsts[i + 1] - self->chain->firsts[i];
      g_autofree char *title = i == 0 ? g_strdup (names[i]) : g_strdup_printf ("%s  %u", names[i], n);

      gtk_label_set_text (self->titles[i], title);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->lists[i]), GTK_ACCESSIBLE_PROPERTY_LABEL, names[i], -1);
    }
}

/* Again, with the same record chosen. */
static void
fill (SuyuanChainView *self)
{
  g_autofree gboolean *folded = suyuan_chain_find_folded (self->chain, &self->fold, self->asked);

  clear (self);
  self->rows = g_new0 (GtkWidget *, self->chain->nodes->len + 1);
  self->on_path = g_new0 (gboolean, self->chain->ribbons->len + 1);
  for (guint i = 0; i < SUYUAN_CHAIN_N_COLUMNS; i++)
    fill_column (self, (SuyuanChainColumn) i, folded);
  if (self->selected < 0)
    return;

  gtk_list_box_select_row (GTK_LIST_BOX (gtk_widget_get_parent (self->rows[self->selected])), GTK_LIST_BOX_ROW (self->rows[self->selected]));
  mark_path (self, (guint) self->selected);
}

static void
go_to (SuyuanChainView *self,
       int              place)
{
  if (place < 0)
    return;
  if (self->rows[place] == NULL)
    {
      self->asked[place] = TRUE;
      fill (self);
    }
  gtk_list_box_select_row (GTK_LIST_BOX (gtk_widget_get_parent (self->rows[place])), GTK_LIST_BOX_ROW (self->rows[place]));
  gtk_widget_grab_focus (self->rows[place]);
}

/* The rows that were folded stand where the row that counted them stood. */
static void
show_more (SuyuanChainView *self,
           guint            column)
{
  g_autofree gboolean *folded = suyuan_chain_find_folded (self->chain, &self->fold, self->asked);
  g_autoptr (GArray) places = suyuan_chain_sort_column (self->chain, (SuyuanChainColumn) column);

  self->fold.limits[column] += MORE;
  self->fold.plain |= column == SUYUAN_CHAIN_OUTLETS;
  fill (self);
  for (guint i = 0; i < places->len; i++)
    {
      guint place = g_array_index (places, guint, i);

      if (folded[place] && self->rows[place] != NULL)
        {
          gtk_widget_grab_focus (self->rows[place]);
          return;
        }
    }
}

static void
weigh_ribbons (SuyuanChainView *self)
{
  self->most_kg_d = 0;
  for (guint i = 0; i < self->chain->ribbons->len; i++)
    self->most_kg_d = MAX (self->most_kg_d, g_array_index (self->chain->ribbons, SuyuanChainRibbon, i).kg_d);
}

/** Shows @chain, which the view keeps, with its start chosen. */
void
suyuan_chain_view_show (SuyuanChainView *self,
                        SuyuanOffice    *office,
                        SuyuanChain     *chain)
{
  if (self->chain != NULL)
    clear (self);
  g_clear_pointer (&self->chain, suyuan_chain_free);
  g_set_object (&self->office, office);
  self->chain = chain;
  self->selected = -1;
  self->fold = (SuyuanChainFold){ .limits = { FEW, FEW, FEW, FEW } };
  g_free (self->asked);
  self->asked = g_new0 (gboolean, chain->nodes->len + 1);
  weigh_ribbons (self);
  name_columns (self);
  fill (self);
  go_to (self, 0);
}

/** Chooses a record of the chain; nothing happens where it is not part of it. */
void
suyuan_chain_view_select (SuyuanChainView *self,
                          const SuyuanUid *uid)
{
  for (guint i = 0; self->chain != NULL && i < self->chain->nodes->len; i++)
    {
      const SuyuanChainNode *node = self->chain->nodes->pdata[i];

      if (!suyuan_uid_equal (&node->uid, uid))
        continue;
      go_to (self, (int) i);
      return;
    }
}

/** The record chosen; %FALSE for none. */
gboolean
suyuan_chain_view_get_selected (SuyuanChainView *self,
                                SuyuanUid       *uid)
{
  if (self->chain == NULL || self->selected < 0)
    return FALSE;

  *uid = ((SuyuanChainNode *) self->chain->nodes->pdata[self->selected])->uid;
  return TRUE;
}

/* --- hands --- */

static void
row_activated_cb (SuyuanChainView *self,
                  GtkListBoxRow   *row,
                  GtkListBox      *list)
{
  int place = suyuan_chain_row_get_place (GTK_WIDGET (row));

  if (place >= 0)
    {
      const SuyuanChainNode *node = self->chain->nodes->pdata[place];

      g_signal_emit (self, signals[OPENED], 0, (guint) node->kind, &node->uid);
      return;
    }
  for (guint i = 0; i < SUYUAN_CHAIN_N_COLUMNS; i++)
    if (self->lists[i] == list)
      {
        show_more (self, i);
        return;
      }
}

static void
go_to_end (SuyuanChainView *self,
           int              step)
{
  int place = self->selected;

  for (int next = place; next >= 0; next = suyuan_chain_next (self->chain, (guint) next, step))
    place = next;
  go_to (self, place);
}

static gboolean
key_pressed_cb (SuyuanChainView *self,
                guint            key,
                guint            code,
                GdkModifierType  modifiers)
{
  int forward = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL ? -1 : 1;

  if (self->chain == NULL || self->selected < 0 || (modifiers & gtk_accelerator_get_default_mod_mask ()) != 0)
    return FALSE;

  if (key == GDK_KEY_Right || key == GDK_KEY_KP_Right)
    go_to (self, suyuan_chain_next (self->chain, (guint) self->selected, forward));
  else if (key == GDK_KEY_Left || key == GDK_KEY_KP_Left)
    go_to (self, suyuan_chain_next (self->chain, (guint) self->selected, -forward));
  else if (key == GDK_KEY_End || key == GDK_KEY_KP_End)
    go_to_end (self, 1);
  else if (key == GDK_KEY_Home || key == GDK_KEY_KP_Home)
    go_to_end (self, -1);
  else
    return FALSE;

  return TRUE;
}

static void
suyuan_chain_view_dispose (GObject *object)
{
  SuyuanChainView *self = SUYUAN_CHAIN_VIEW (object);

  for (guint i = 0; i < SUYUAN_CHAIN_N_COLUMNS; i++)
    g_clear_pointer (&self->columns[i], gtk_widget_unparent);
  g_clear_pointer (&self->rows, g_free);
  g_clear_pointer (&self->on_path, g_free);
  g_clear_pointer (&self->asked, g_free);
  g_clear_pointer (&self->chain, suyuan_chain_free);
  g_clear_object (&self->office);

  G_OBJECT_CLASS (suyuan_chain_view_parent_class)->dispose (object);
}

static void
suyuan_chain_view_class_init (SuyuanChainViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = suyuan_chain_view_dispose;
  widget_class->snapshot = suyuan_chain_view_snapshot;
  signals[OPENED] = g_signal_new ("opened", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_POINTER);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "chain-view");
}

static void
add_column (SuyuanChainView *self,
            guint            column)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->titles[column] = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->titles[column], 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->titles[column]), "heading");
  self->lists[column] = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->lists[column]), "chain-column");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->titles[column]));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->lists[column]));
  gtk_widget_set_parent (box, GTK_WIDGET (self));
  self->columns[column] = box;
  g_signal_connect_object (self->lists[column], "row-selected", G_CALLBACK (row_selected_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->lists[column], "row-activated", G_CALLBACK (row_activated_cb), self, G_CONNECT_SWAPPED);
}

static void
suyuan_chain_view_init (SuyuanChainView *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkLayoutManager   *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  self->selected = -1;
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 72);
  gtk_box_layout_set_homogeneous (GTK_BOX_LAYOUT (layout), TRUE);
  for (guint i = 0; i < SUYUAN_CHAIN_N_COLUMNS; i++)
    add_column (self, i);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}
