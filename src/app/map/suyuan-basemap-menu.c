/* suyuan-basemap-menu.c: many maps to choose from, and below them, always in sight, what can be done with maps
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-app"

#include "suyuan-basemap-menu.h"

#include <glib/gi18n-lib.h>

#define LIST "maps"
#define WIDEST 40 /* letters of a name */
#define LEAST 96  /* pixels of the list, three maps */
#define DEEDS 190 /* pixels, what the deeds and the edges of a menu take */

static GtkWidget *
make_label (const char *text)
{
  GtkWidget *label = gtk_label_new_with_mnemonic (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), WIDEST);

  return label;
}

static void
close_cb (GtkWidget *row)
{
  gtk_popover_popdown (GTK_POPOVER (gtk_widget_get_ancestor (row, GTK_TYPE_POPOVER)));
}

/* A button as a menu has it, with a mark where it is the one that is @chosen: radio buttons would choose whatever an arrow key
 * comes past. */
static GtkWidget *
make_choice (GtkWidget  *label,
             GVariant   *target,
             const char *action,
             const char *chosen)
{
  GtkWidget *row = g_object_new (GTK_TYPE_BUTTON, "accessible-role", GTK_ACCESSIBLE_ROLE_MENU_ITEM_RADIO, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8), *mark = gtk_image_new_from_icon_name ("object-select-symbolic");
  gboolean   is_it = g_strcmp0 (g_variant_get_string (target, NULL), chosen) == 0;

  gtk_widget_set_opacity (mark, is_it ? 1 : 0);
  gtk_box_append (GTK_BOX (box), mark);
  gtk_box_append (GTK_BOX (box), label);
  gtk_button_set_child (GTK_BUTTON (row), box);
  gtk_widget_add_css_class (row, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, gtk_label_get_text (GTK_LABEL (label)), -1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_CHECKED, is_it ? GTK_ACCESSIBLE_TRISTATE_TRUE : GTK_ACCESSIBLE_TRISTATE_FALSE, -1);
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (row), target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), action);
  g_signal_connect (row, "clicked", G_CALLBACK (close_cb), NULL);

  return row;
}

/* What has no action is a word about the others. */
static GtkWidget *
make_row (GMenuModel *section,
          int         i,
          const char *chosen)
{
  g_autofree char *text = NULL, *action = NULL;
  g_autoptr (GVariant) target = g_menu_model_get_item_attribute_value (section, i, G_MENU_ATTRIBUTE_TARGET, NULL);
  GtkWidget *label;

  g_menu_model_get_item_attribute (section, i, G_MENU_ATTRIBUTE_LABEL, "s", &text);
  label = make_label (text);
  gtk_widget_set_tooltip_text (label, gtk_label_get_text (GTK_LABEL (label)));
  if (g_menu_model_get_item_attribute (section, i, G_MENU_ATTRIBUTE_ACTION, "s", &action))
    return make_choice (label, target, action, chosen);

  gtk_widget_add_css_class (label, "dim-label");
  return label;
}

static void
append_section (GtkBox     *list,
                GMenuModel *model,
                int         i,
                const char *chosen)
{
  g_autoptr (GMenuModel) section = g_menu_model_get_item_link (model, i, G_MENU_LINK_SECTION);
  g_autofree char *title = NULL;

  if (g_menu_model_get_n_items (section) == 0)
    return;
  if (g_menu_model_get_item_attribute (model, i, G_MENU_ATTRIBUTE_LABEL, "s", &title))
    {
      GtkWidget *head = make_label (title);

      gtk_widget_add_css_class (head, "heading");
      gtk_box_append (list, head);
    }
  for (int k = 0; k < g_menu_model_get_n_items (section); k++)
    gtk_box_append (list, make_row (section, k, chosen));
}

static GtkWidget *
make_list (GMenuModel *model,
           const char *chosen,
           int         room)
{
  GtkWidget *list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *scroller = gtk_scrolled_window_new ();

  for (int i = 0; i < g_menu_model_get_n_items (model) - 1; i++)
    append_section (GTK_BOX (list), model, i, chosen);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Base maps"), -1);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_propagate_natural_width (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), MAX (room - DEEDS, LEAST));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), list);
  gtk_widget_add_css_class (scroller, "basemap-list");

  return scroller;
}

/* @chosen: the target of the map that is shown. @room: pixels that the whole may take. */
GtkWidget *
suyuan_basemap_menu_new (GMenuModel *model,
                         const char *chosen,
                         int         room)
{
  g_autoptr (GMenu) menu = g_menu_new (), top = g_menu_new ();
  g_autoptr (GMenuItem) item = g_menu_item_new (NULL, NULL);
  g_autoptr (GMenuModel) deeds = g_menu_model_get_item_link (model, g_menu_model_get_n_items (model) - 1, G_MENU_LINK_SECTION);
  GtkWidget *popover;

  g_menu_item_set_attribute (item, "custom", "s", LIST);
  g_menu_append_item (top, item);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (top));
  g_menu_append_section (menu, NULL, deeds);
  popover = gtk_popover_menu_new_from_model (G_MENU_MODEL (menu));
  gtk_popover_menu_add_child (GTK_POPOVER_MENU (popover), make_list (model, chosen, room), LIST);

  return popover;
}
