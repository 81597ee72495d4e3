/* suyuan-page-head.c: what a page is, how much passes the filter, and its one primary action
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-app"

#include "suyuan-page-head.h"

#include <glib/gi18n-lib.h>

#include "suyuan-application.h"

struct _SuyuanPageHead
{
  GtkWidget parent_instance;

  /* Template children */
  GtkLabel  *title;
  GtkLabel  *count;
  GtkBox    *middle;
  GtkButton *primary;
};

G_DEFINE_FINAL_TYPE (SuyuanPageHead, suyuan_page_head, GTK_TYPE_WIDGET)

static void
suyuan_page_head_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (suyuan_page_head_parent_class)->dispose (object);
}

static void
suyuan_page_head_class_init (SuyuanPageHeadClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = suyuan_page_head_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, SUYUAN_APP_PATH "ui/suyuan-page-head.ui");
  gtk_widget_class_bind_template_child (widget_class, SuyuanPageHead, title);
  gtk_widget_class_bind_template_child (widget_class, SuyuanPageHead, count);
  gtk_widget_class_bind_template_child (widget_class, SuyuanPageHead, middle);
  gtk_widget_class_bind_template_child (widget_class, SuyuanPageHead, primary);
}

static void
suyuan_page_head_init (SuyuanPageHead *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* @primary is the label of the action; %NULL: the page has none. */
void
suyuan_page_head_set_title (SuyuanPageHead *self,
                            const char     *title,
                            const char     *primary)
{
  gtk_label_set_text (self->title, title);
  gtk_button_set_label (self->primary, primary != NULL ? primary : "");
  gtk_widget_set_visible (GTK_WIDGET (self->primary), primary != NULL);
}

void
suyuan_page_head_set_count (SuyuanPageHead *self,
                            guint           shown,
                            guint           all)
{
  g_autofree char *text = shown == all ? g_strdup_printf ("%'u", all) : g_strdup_printf (_ ("%'u of %'u"), shown, all);

  gtk_label_set_text (self->count, text);
}

/* Between title and action: filters. */
void
suyuan_page_head_add (SuyuanPageHead *self,
                      GtkWidget      *widget)
{
  gtk_box_append (self->middle, widget);
}
