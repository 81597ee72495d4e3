/* suyuan-history-list.c: who changed what and when, in words
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-app"

#include "suyuan-history-list.h"

#include <glib/gi18n-lib.h>

#include "suyuan-diary.h"
#include "suyuan-focus.h"
#include "suyuan-shown.h"

struct _SuyuanHistoryList
{
  GtkWidget parent_instance;

  GtkBox *box;
};

G_DEFINE_FINAL_TYPE (SuyuanHistoryList, suyuan_history_list, GTK_TYPE_WIDGET)

static void
suyuan_history_list_dispose (GObject *object)
{
  SuyuanHistoryList *self = SUYUAN_HISTORY_LIST (object);

  if (self->box != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->box));
  self->box = NULL;

  G_OBJECT_CLASS (suyuan_history_list_parent_class)->dispose (object);
}

static void
suyuan_history_list_class_init (SuyuanHistoryListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = suyuan_history_list_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
suyuan_history_list_init (SuyuanHistoryList *self)
{
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 4));
  gtk_widget_set_parent (GTK_WIDGET (self->box), GTK_WIDGET (self));
}

GtkWidget *
suyuan_history_list_new (void)
{
  return g_object_new (SUYUAN_TYPE_HISTORY_LIST, NULL);
}

static void
append (SuyuanHistoryList *self,
        const char        *text,
        const char        *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  suyuan_focus_make_copyable (GTK_LABEL (label));
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  gtk_box_append (self->box, label);
}

static void
append_head (SuyuanHistoryList       *self,
             SuyuanOffice            *office,
             const SuyuanHistoryLine *line)
{
  g_autofree char *when = suyuan_shown_instant (line->at_ms);
  g_autofree char *who = suyuan_uid_is_nil (&line->person) ? g_strdup ("—")
                                                           : suyuan_office_dup_label (office, SUYUAN_KIND_PERSON, &line->person);
  g_autofree char *what = suyuan_office_dup_verb_text (line->verb);
  g_autofree char *text = g_strdup_printf ("%s · %s · %s", when, who, what);

  append (self, text, "history-head");
}

void
suyuan_history_list_set_lines (SuyuanHistoryList *self,
                               SuyuanOffice      *office,
                               GPtrArray         *lines)
{
  const char *batch = NULL;
  GtkWidget  *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->box))) != NULL)
    gtk_box_remove (self->box, child);
  if (lines == NULL || lines->len == 0)
    {
      append (self, _ ("Nothing was changed yet."), "dim-label");
      return;
    }

  for (guint i = 0; i < lines->len; i++)
    {
      const SuyuanHistoryLine *line = g_ptr_array_index (lines, i);
      g_autofree char         *text = suyuan_office_dup_line_text (office, line);

      if (g_strcmp0 (batch, line->batch) != 0)
        append_head (self, office, line);
      batch = line->batch;
      append (self, text, NULL);
    }
}
