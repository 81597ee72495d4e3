/* suyuan-late-mark.c: a clock and a number of days, for what is overdue
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-app"

#include "suyuan-late-mark.h"

#include <glib/gi18n-lib.h>

GtkWidget *
suyuan_late_mark_new (void)
{
  GtkWidget *mark = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 3);
  GtkWidget *clock = gtk_image_new_from_icon_name ("alarm-symbolic");
  GtkWidget *days = gtk_label_new (NULL);

  gtk_widget_add_css_class (mark, "overdue");
  gtk_widget_add_css_class (days, "numeric");
  gtk_widget_set_valign (mark, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (mark), clock);
  gtk_box_append (GTK_BOX (mark), days);
  return mark;
}

void
suyuan_late_mark_set_days (GtkWidget *mark,
                           guint      days)
{
  g_autofree char *brief = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u d", "%u d", days), days);
  g_autofree char *words = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u day overdue", "%u days overdue", days), days);

  gtk_label_set_text (GTK_LABEL (gtk_widget_get_last_child (mark)), brief);
  gtk_widget_set_tooltip_text (mark, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_last_child (mark)), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_widget_set_visible (mark, days > 0);
}
