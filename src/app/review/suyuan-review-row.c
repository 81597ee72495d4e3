/* suyuan-review-row.c: one task of a reviewer's queue, in two lines
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-app"

#include "suyuan-review-row.h"

#include <glib/gi18n-lib.h>

#include "suyuan-sign-view.h"

static GtkWidget *
append_label (GtkWidget  *box,
              const char *name,
              const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);
  g_object_set_data (G_OBJECT (box), name, label);
  return label;
}

/* A task is two lines: its code and why it is here, then its name; the first of a reason has the heading above it. */
GtkWidget *
suyuan_review_row_new (void)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2), *task = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *sign = suyuan_sign_view_new (), *seen = gtk_image_new_from_icon_name ("object-select-symbolic");

  gtk_widget_add_css_class (append_label (row, "heading", "review-heading"), "heading");
  gtk_widget_set_hexpand (append_label (line, "code", "numeric"), TRUE);
  append_label (line, "reason", "caption");
  gtk_box_append (GTK_BOX (line), seen);
  gtk_widget_set_tooltip_text (seen, _ ("Looked at"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (seen), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Looked at"), -1);
  gtk_box_append (GTK_BOX (words), line);
  append_label (words, "name", NULL);
  append_label (words, "ground", "caption");
  gtk_widget_add_css_class (g_object_get_data (G_OBJECT (words), "ground"), "dim-label");
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (sign, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (task, "review-task");
  gtk_box_append (GTK_BOX (task), sign);
  gtk_box_append (GTK_BOX (task), words);
  gtk_box_append (GTK_BOX (row), task);
  g_object_set_data (G_OBJECT (row), "line", line);
  g_object_set_data (G_OBJECT (row), "words", words);
  g_object_set_data (G_OBJECT (row), "sign", sign);
  g_object_set_data (G_OBJECT (row), "seen", seen);
  return row;
}

static void
set_label (gpointer    box,
           const char *name,
           const char *text)
{
  GtkWidget *label = g_object_get_data (G_OBJECT (box), name);

  gtk_label_set_text (GTK_LABEL (label), text != NULL ? text : "");
  gtk_widget_set_visible (label, text != NULL && *text != '\0');
}

/* Who has to decide, in a word; the heading says the rest. */
static const char *
name_wait (const SuyuanReviewEntry *entry)
{
  if (!entry->waits)
    return NULL;

  return entry->here ? _ ("for you to decide") : _ ("decided elsewhere");
}

void
suyuan_review_row_bind (GtkWidget        *row,
                        SuyuanReviewItem *item)
{
  const SuyuanReviewEntry *entry = suyuan_review_item_get_entry (item);
  gpointer                 line = g_object_get_data (G_OBJECT (row), "line"), words = g_object_get_data (G_OBJECT (row), "words");

  set_label (row, "heading", suyuan_review_item_get_heading (item));
  set_label (line, "code", entry->code);
  set_label (line, "reason", name_wait (entry));
  set_label (words, "name", entry->name);
  set_label (words, "ground", entry->grounds->len > 0 ? entry->grounds->pdata[0] : NULL);
  gtk_widget_set_tooltip_text (row, entry->name);
  suyuan_sign_view_set_state (SUYUAN_SIGN_VIEW (g_object_get_data (G_OBJECT (row), "sign")), entry->state);
  g_object_set_data (G_OBJECT (row), "binding", g_object_bind_property (item, "seen", g_object_get_data (G_OBJECT (row), "seen"), "visible", G_BINDING_SYNC_CREATE));
}

/* The item may be marked as seen while it is shown; a row is used again for others. */
void
suyuan_review_row_unbind (GtkWidget *row)
{
  GBinding *binding = g_object_steal_data (G_OBJECT (row), "binding");

  if (binding != NULL)
    g_binding_unbind (binding);
}
