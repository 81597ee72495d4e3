/* suyuan-map-card.c: what stands under the pointer on the map, in a few lines
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-app"

#include "suyuan-map-card.h"

#include <glib/gi18n-lib.h>

#include "suyuan-census.h"
#include "suyuan-condition.h"
#include "suyuan-outlet-theme.h"
#include "suyuan-sign-view.h"

#define BESIDE 16 /* pixels between the middle of the sign and the card */
#define MARGIN 4
#define WIDEST 34 /* characters */

struct _SuyuanMapCard
{
  GtkWidget parent_instance;

  GtkBox *box;
};

G_DEFINE_FINAL_TYPE (SuyuanMapCard, suyuan_map_card, GTK_TYPE_WIDGET)

static void
clear (SuyuanMapCard *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->box))) != NULL)
    gtk_box_remove (self->box, child);
}

static GtkWidget *
make_label (const char *text,
            const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), WIDEST);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);

  return label;
}

/* A sign, which is taken, with its words, to which more can be added. */
static GtkBox *
add_view (SuyuanMapCard *self,
          GtkWidget     *view,
          const char    *words,
          const char    *css_class)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_widget_set_valign (view, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (row), view);
  gtk_box_append (GTK_BOX (row), make_label (words, css_class));
  gtk_box_append (self->box, row);

  return GTK_BOX (row);
}

static GtkBox *
add_row (SuyuanMapCard    *self,
         const SuyuanSign *sign,
         const char       *words,
         const char       *css_class)
{
  GtkWidget *view = suyuan_sign_view_new ();

  suyuan_sign_view_set_sign (SUYUAN_SIGN_VIEW (view), sign);

  return add_view (self, view, words, css_class);
}

/* At the end of its row, so that the figures stand below each other. */
static void
add_count (GtkBox *row,
           guint   count)
{
  g_autofree char *text = g_strdup_printf ("%u", count);
  GtkWidget       *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_margin_start (label, 8);
  gtk_widget_add_css_class (label, "numeric");
  gtk_box_append (row, label);
}

static void
add_line (SuyuanMapCard *self,
          const char    *text,
          const char    *css_class)
{
  if (text != NULL && *text != '\0')
    gtk_box_append (self->box, make_label (text, css_class));
}

static void
add_brief (SuyuanMapCard *self,
           SuyuanOffice  *office,
           SuyuanRecord  *record,
           const char    *key)
{
  const SuyuanField *field = suyuan_catalogue_find_field (suyuan_office_get_catalogue (office), suyuan_record_get_kind (record), key);
  g_autofree char   *brief = suyuan_office_dup_brief (office, record, field);

  add_line (self, brief, NULL);
}

/* Reads the record: after the pointer has come to rest. */
void
suyuan_map_card_show_outlet (SuyuanMapCard    *self,
                             SuyuanOffice     *office,
                             const SuyuanUid  *uid,
                             const SuyuanSign *sign)
{
  g_autoptr (SuyuanRecord) outlet = suyuan_office_get (office, SUYUAN_KIND_OUTLET, uid, NULL);
  g_autofree char *label = suyuan_office_dup_label (office, SUYUAN_KIND_OUTLET, uid);

  clear (self);
  add_row (self, sign, label, "heading");
  if (outlet == NULL)
    return;

  add_brief (self, office, outlet, "type");
  add_brief (self, office, outlet, "status");
  if (sign->theme == SUYUAN_THEME_LOAD || sign->theme == SUYUAN_THEME_GRADE)
    {
      g_autofree char *value = suyuan_outlet_theme_dup_label (sign->theme, sign->value, suyuan_office_get_catalogue (office));
      g_autofree char *text = g_strdup_printf (_ ("%s: %s"), suyuan_outlet_theme_get_title (sign->theme), value);

      gtk_box_append (self->box, make_label (text, NULL));
    }
  if (sign->overdue_days > 0)
    {
      g_autofree char *late = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u day overdue", "%u days overdue", sign->overdue_days), sign->overdue_days);

      gtk_box_append (self->box, make_label (late, "error"));
    }
}

/* What it was last measured at against its target, and what keeps it from that. Reads the record and its samples: after the
 * pointer has come to rest. */
void
suyuan_map_card_show_section (SuyuanMapCard   *self,
                              SuyuanOffice    *office,
                              const SuyuanUid *uid)
{
  g_autoptr (SuyuanCondition) condition = suyuan_office_condition (office, uid, NULL);
  g_autofree char *label = suyuan_office_dup_label (office, SUYUAN_KIND_SECTION, uid);
  g_autofree char *verdict = NULL, *grounds = NULL;
  GtkWidget       *view = suyuan_sign_view_new ();

  clear (self);
  suyuan_sign_view_set_class (SUYUAN_SIGN_VIEW (view), condition != NULL ? suyuan_water_class_get_key (condition->grade->target) : NULL);
  add_view (self, view, label, "heading");
  if (condition == NULL)
    return;

  add_brief (self, office, condition->grade->section, "level");
  verdict = suyuan_condition_dup_verdict (condition, office);
  grounds = suyuan_condition_dup_grounds (condition, office);
  add_line (self, verdict, suyuan_section_grade_misses_target (condition->grade) ? "error" : NULL);
  add_line (self, grounds, NULL);
}

/* Reads the record: after the pointer has come to rest. */
void
suyuan_map_card_show_enterprise (SuyuanMapCard   *self,
                                 SuyuanOffice    *office,
                                 const SuyuanUid *uid)
{
  g_autoptr (SuyuanRecord) enterprise = suyuan_office_get (office, SUYUAN_KIND_ENTERPRISE, uid, NULL);
  g_autofree char *label = suyuan_office_dup_label (office, SUYUAN_KIND_ENTERPRISE, uid);

  clear (self);
  add_line (self, label, "heading");
  if (enterprise == NULL)
    return;

  add_brief (self, office, enterprise, "type");
  add_brief (self, office, enterprise, "status");
}

/* How many, and how many of each that the colours tell. */
void
suyuan_map_card_show_cluster (SuyuanMapCard           *self,
                              SuyuanCatalogue         *catalogue,
                              SuyuanTheme              theme,
                              const SuyuanClusterItem *item)
{
  g_autofree char *title = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u outlet", "%u outlets", item->count), item->count);

  clear (self);
  gtk_box_append (self->box, make_label (title, "heading"));
  for (guint rank = 0; rank < suyuan_theme_get_n_values (theme); rank++)
    {
      guint            i = suyuan_theme_get_ranked (theme, rank);
      SuyuanSign       sign = suyuan_outlet_theme_get_sample (theme, i);
      g_autofree char *label = suyuan_outlet_theme_dup_label (theme, i, catalogue);

      if (item->counts[i] > 0)
        add_count (add_row (self, &sign, label, NULL), item->counts[i]);
    }
}

/* Beside a pixel of a map of some size, on the side where there is room; then it is visible. */
void
suyuan_map_card_place (SuyuanMapCard *self,
                       double         x,
                       double         y,
                       double         width,
                       double         height)
{
  GtkRequisition size;
  double         left, top;

  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  gtk_widget_set_margin_start (GTK_WIDGET (self), 0);
  gtk_widget_set_margin_top (GTK_WIDGET (self), 0);
  gtk_widget_get_preferred_size (GTK_WIDGET (self), NULL, &size);
  left = x + BESIDE + size.width + MARGIN <= width ? x + BESIDE : x - BESIDE - size.width;
  top = y + BESIDE + size.height + MARGIN <= height ? y + BESIDE : y - BESIDE - size.height;
  gtk_widget_set_margin_start (GTK_WIDGET (self), (int) CLAMP (left, MARGIN, MAX (MARGIN, width - size.width - MARGIN)));
  gtk_widget_set_margin_top (GTK_WIDGET (self), (int) CLAMP (top, MARGIN, MAX (MARGIN, height - size.height - MARGIN)));
}

static void
suyuan_map_card_dispose (GObject *object)
{
  SuyuanMapCard *self = SUYUAN_MAP_CARD (object);

  if (self->box != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->box));
  self->box = NULL;

  G_OBJECT_CLASS (suyuan_map_card_parent_class)->dispose (object);
}

static void
suyuan_map_card_class_init (SuyuanMapCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = suyuan_map_card_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "map-card");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
suyuan_map_card_init (SuyuanMapCard *self)
{
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 2));
  gtk_widget_set_parent (GTK_WIDGET (self->box), GTK_WIDGET (self));
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_START);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_START);
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

GtkWidget *
suyuan_map_card_new (void)
{
  return g_object_new (SUYUAN_TYPE_MAP_CARD, NULL);
}
