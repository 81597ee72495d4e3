/* suyuan-finding-row.c: the rows of the standing checks
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-app"

#include "suyuan-finding-row.h"

#include <glib/gi18n-lib.h>

#define FINDING "finding"
#define CHECK "check"

static GtkWidget *
make_label (const char *text,
            const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_hexpand (label, TRUE);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

static GtkWidget *
make_row (GtkWidget *child)
{
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), child);
  return row;
}

GtkWidget *
suyuan_check_row_new (const char *check,
                      guint       n)
{
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget       *row = make_row (box);
  gboolean         note = suyuan_finding_is_note (check);
  GtkWidget       *icon = gtk_image_new_from_icon_name (note ? "dialog-information-symbolic" : "dialog-warning-symbolic");
  g_autofree char *count = g_strdup_printf ("%u", n);
  GtkWidget       *counted = gtk_label_new (count);
  g_autofree char *spoken = g_strdup_printf (note ? _ ("To be aware of: %s, %u") : _ ("Warning: %s, %u"), suyuan_finding_get_label (check), n);

  if (!note)
    gtk_widget_add_css_class (icon, "warning");
  gtk_widget_add_css_class (counted, "numeric");
  gtk_widget_add_css_class (counted, "dim-label");
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), make_label (suyuan_finding_get_label (check), NULL));
  gtk_box_append (GTK_BOX (box), counted);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  g_object_set_data (G_OBJECT (row), CHECK, (gpointer) check);
  return row;
}

const char *
suyuan_check_row_get_check (GtkListBoxRow *row)
{
  return g_object_get_data (G_OBJECT (row), CHECK);
}

/* What will be done stands on the button. */
static void
append_offers (GtkBox              *words,
               const SuyuanFinding *finding,
               guint                number,
               gboolean             can_write)
{
  for (guint i = 0; i < suyuan_finding_get_n_offers (finding); i++)
    {
      g_autofree char *label = suyuan_finding_dup_offer (finding, i);
      GtkWidget       *button = gtk_button_new_with_label (label);

      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(uu)", number, i);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "checks.offer");
      gtk_widget_set_sensitive (button, can_write);
      gtk_widget_set_halign (button, GTK_ALIGN_START);
      gtk_box_append (words, button);
    }
}

static GtkWidget *
make_map_button (guint number)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("mark-location-symbolic");

  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "u", number);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "checks.map");
  gtk_widget_set_tooltip_text (button, _ ("Show on the map (Ctrl+M)"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Show on the map"), -1);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  return button;
}

/* @number is what its buttons ask with. */
GtkWidget *
suyuan_finding_row_new (const SuyuanFinding *finding,
                        guint                number,
                        gboolean             can_write)
{
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12), *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget       *row = make_row (box);
  g_autofree char *spoken = g_strdup_printf ("%s: %s", finding->title, finding->message);

  gtk_box_append (GTK_BOX (words), make_label (finding->title, "heading"));
  gtk_box_append (GTK_BOX (words), make_label (finding->message, NULL));
  append_offers (GTK_BOX (words), finding, number, can_write);
  gtk_box_append (GTK_BOX (box), words);
  gtk_box_append (GTK_BOX (box), make_map_button (number));
  gtk_widget_add_css_class (row, "finding");
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  g_object_set_data (G_OBJECT (row), FINDING, (gpointer) finding);
  return row;
}

/* Stands for those there was no room for; it has no finding. */
GtkWidget *
suyuan_finding_row_new_rest (guint n)
{
  g_autofree char *words = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u more", "%u more", n), n);
  GtkWidget       *row = make_row (make_label (words, "dim-label"));

  gtk_widget_add_css_class (row, "finding");
  return row;
}

/* Borrowed; %NULL: it is the rest. */
const SuyuanFinding *
suyuan_finding_row_get_finding (GtkListBoxRow *row)
{
  return g_object_get_data (G_OBJECT (row), FINDING);
}
