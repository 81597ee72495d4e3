/* suyuan-line-list.c: a short titled list of what belongs to something
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-app"

#include "suyuan-line-list.h"

#include "suyuan-application.h"

#define MAX_LINES 4 /* with a limit a text of several scripts asks for no more width than there is */

struct _SuyuanLineList
{
  GtkWidget parent_instance;

  /* Template children */
  GtkLabel   *title;
  GtkLabel   *empty;
  GtkButton  *button;
  GtkListBox *list;

  SuyuanSeat *seat; /* Owned */
};

/* Where a line leads. */
typedef struct
{
  SuyuanKind kind;
  SuyuanUid  uid;
} Goal;

G_DEFINE_FINAL_TYPE (SuyuanLineList, suyuan_line_list, GTK_TYPE_WIDGET)

static void
row_activated_cb (SuyuanLineList *self,
                  GtkListBoxRow  *row)
{
  Goal *goal = g_object_get_data (G_OBJECT (row), "goal");

  if (goal != NULL)
    suyuan_seat_go (self->seat, goal->kind, &goal->uid);
}

static void
suyuan_line_list_dispose (GObject *object)
{
  SuyuanLineList *self = SUYUAN_LINE_LIST (object);
  GtkWidget      *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->seat);

  G_OBJECT_CLASS (suyuan_line_list_parent_class)->dispose (object);
}

static void
suyuan_line_list_class_init (SuyuanLineListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = suyuan_line_list_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, SUYUAN_APP_PATH "ui/suyuan-line-list.ui");
  gtk_widget_class_bind_template_child (widget_class, SuyuanLineList, title);
  gtk_widget_class_bind_template_child (widget_class, SuyuanLineList, empty);
  gtk_widget_class_bind_template_child (widget_class, SuyuanLineList, button);
  gtk_widget_class_bind_template_child (widget_class, SuyuanLineList, list);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
suyuan_line_list_init (SuyuanLineList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* @empty is what is said while there are no lines. */
GtkWidget *
suyuan_line_list_new (SuyuanSeat *seat,
                      const char *title,
                      const char *empty)
{
  SuyuanLineList *self = g_object_new (SUYUAN_TYPE_LINE_LIST, NULL);

  self->seat = g_object_ref (seat);
  gtk_label_set_text (self->title, title);
  gtk_label_set_text (self->empty, empty);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);

  return GTK_WIDGET (self);
}

/* What is said while there are no lines. */
void
suyuan_line_list_set_empty (SuyuanLineList *self,
                            const char     *empty)
{
  gtk_label_set_text (self->empty, empty);
}

/* The button beside the title; @action may carry its target, `dossier.new::visit`. */
void
suyuan_line_list_set_action (SuyuanLineList *self,
                             const char     *label,
                             const char     *action)
{
  g_autofree char *name = NULL;
  g_autoptr (GVariant) target = NULL;

  gtk_button_set_label (self->button, label);
  g_action_parse_detailed_name (action, &name, &target, NULL);
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (self->button), target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->button), name);
  gtk_widget_set_visible (GTK_WIDGET (self->button), TRUE);
}

void
suyuan_line_list_clear (SuyuanLineList *self)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  gtk_widget_set_visible (GTK_WIDGET (self->list), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->empty), TRUE);
}

/* @prefix, @subtitle and @uid may be %NULL; without @uid the line leads nowhere. Returns the row. */
GtkWidget *
suyuan_line_list_add (SuyuanLineList  *self,
                      GtkWidget       *prefix,
                      const char      *title,
                      const char      *subtitle,
                      SuyuanKind       kind,
                      const SuyuanUid *uid)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title != NULL ? title : "");
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle != NULL ? subtitle : "");
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), MAX_LINES);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), MAX_LINES);
  if (prefix != NULL)
    adw_action_row_add_prefix (ADW_ACTION_ROW (row), prefix);
  if (uid != NULL)
    {
      Goal *goal = g_new0 (Goal, 1);

      goal->kind = kind;
      goal->uid = *uid;
      g_object_set_data_full (G_OBJECT (row), "goal", goal, g_free);
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
    }
  gtk_list_box_append (self->list, row);
  gtk_widget_set_visible (GTK_WIDGET (self->list), TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->empty), FALSE);

  return row;
}
