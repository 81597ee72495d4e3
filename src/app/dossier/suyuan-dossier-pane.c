/* suyuan-dossier-pane.c: everything about the selected outlet, in the order of the printed dossier
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-app"

#include "suyuan-dossier-pane-private.h"

#include <glib/gi18n-lib.h>

#include "suyuan-application.h"
#include "suyuan-focus.h"
#include "suyuan-link-dialog.h"
#include "suyuan-new-dialog.h"
#include "suyuan-photo-dialog.h"
#include "suyuan-print.h"
#include "suyuan-task-dialog.h"

G_DEFINE_FINAL_TYPE (SuyuanDossierPane, suyuan_dossier_pane, GTK_TYPE_WIDGET)

static const char *const group_names[SUYUAN_DOSSIER_GROUPS] = {
  "basic",
  "investigation",
  "tracing",
  "monitoring",
  "rectification",
  "standardisation",
};

/* --- following the selection --- */

static gboolean
reload_cb (gpointer data)
{
  SuyuanDossierPane *self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanRecord) outlet = NULL;
  g_autoptr (SuyuanDossier) dossier = NULL;
  SuyuanOffice *office = suyuan_seat_get_office (self->seat);
  gboolean      focused = suyuan_focus_is_within (GTK_WIDGET (self));
  SuyuanUid     uid;

  self->reload = 0;
  if (!suyuan_seat_get_selected (self->seat, &uid))
    {
      gtk_stack_set_visible_child_name (self->root, "empty");
      return G_SOURCE_REMOVE;
    }

  /* One that has gone leaves the pane empty; one that cannot be read is no such thing. */
  if (suyuan_office_seek (office, SUYUAN_KIND_OUTLET, &uid, &outlet, &error) && outlet != NULL)
    dossier = suyuan_office_dossier (office, &uid, &error);
  suyuan_seat_fail (self->seat, error);
  if (dossier == NULL)
    {
      gtk_stack_set_visible_child_name (self->root, "empty");
      return G_SOURCE_REMOVE;
    }

  self->shown = uid;
  suyuan_dossier_pane_fill (self, dossier);
  gtk_stack_set_visible_child_name (self->root, "dossier");
  if (focused && !suyuan_focus_is_within (GTK_WIDGET (self)))
    suyuan_focus_enter (GTK_WIDGET (self));

  return G_SOURCE_REMOVE;
}

/* Holding an arrow key walks the table; only where it rests is read. */
static void
follow (SuyuanDossierPane *self)
{
  if (self->reload == 0)
    self->reload = g_timeout_add (30, reload_cb, self);
}

/* --- what can be done with an outlet --- */

/* The one that is chosen, unless the pane has found that it is gone. */
static gboolean
get_outlet (GtkWidget *widget,
            SuyuanUid *uid)
{
  SuyuanDossierPane *self = SUYUAN_DOSSIER_PANE (widget);

  if (self->seat == NULL || (self->reload == 0 && !g_str_equal (gtk_stack_get_visible_child_name (self->root), "dossier")))
    return FALSE;

  return suyuan_seat_get_selected (self->seat, uid);
}

static GtkWindow *
window_of (GtkWidget *widget)
{
  return GTK_WINDOW (gtk_widget_get_root (widget));
}

static void
photos_cb (GtkWidget  *widget,
           const char *name,
           GVariant   *parameter)
{
  SuyuanUid uid;

  if (get_outlet (widget, &uid))
    gtk_window_present (GTK_WINDOW (suyuan_photo_dialog_new (window_of (widget), SUYUAN_DOSSIER_PANE (widget)->seat,
                                                             SUYUAN_KIND_OUTLET, &uid)));
}

static void
link_cb (GtkWidget  *widget,
         const char *name,
         GVariant   *parameter)
{
  SuyuanUid uid;

  if (get_outlet (widget, &uid))
    gtk_window_present (GTK_WINDOW (suyuan_link_dialog_new (window_of (widget), SUYUAN_DOSSIER_PANE (widget)->seat, &uid)));
}

static void
task_cb (GtkWidget  *widget,
         const char *name,
         GVariant   *parameter)
{
  SuyuanUid uid;

  if (get_outlet (widget, &uid))
    gtk_window_present (GTK_WINDOW (suyuan_task_dialog_new (window_of (widget), SUYUAN_DOSSIER_PANE (widget)->seat, &uid)));
}

/* A sample or a visit of this outlet. */
static void
new_cb (GtkWidget  *widget,
        const char *name,
        GVariant   *parameter)
{
  SuyuanDossierPane *self = SUYUAN_DOSSIER_PANE (widget);
  SuyuanKind         kind = suyuan_kind_from_name (g_variant_get_string (parameter, NULL));
  GtkWidget         *dialog;
  SuyuanUid          uid;

  if (!get_outlet (widget, &uid))
    return;

  dialog = suyuan_new_dialog_new (window_of (widget), self->seat, kind);
  suyuan_new_dialog_set_outlet (SUYUAN_NEW_DIALOG (dialog), &uid, gtk_label_get_text (self->code));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
print_cb (GtkWidget  *widget,
          const char *name,
          GVariant   *parameter)
{
  SuyuanUid uid;

  if (get_outlet (widget, &uid))
    suyuan_print_dossier (window_of (widget), SUYUAN_DOSSIER_PANE (widget)->seat, &uid);
}

/* The first section that can be seen; where the tab has none, that of the first tab. */
static void
edit_cb (GtkWidget  *widget,
         const char *name,
         GVariant   *parameter)
{
  SuyuanDossierPane *self = SUYUAN_DOSSIER_PANE (widget);
  SuyuanUid          uid;

  if (!get_outlet (widget, &uid))
    return;

  for (guint i = 0; i < SUYUAN_DOSSIER_GROUPS; i++)
    if (gtk_widget_get_mapped (GTK_WIDGET (self->sections[i])))
      {
        suyuan_field_section_edit (self->sections[i]);
        return;
      }
  gtk_stack_set_visible_child_name (self->tabs, "investigation");
  suyuan_field_section_edit (self->sections[0]);
}

static void
tab_cb (GtkWidget  *widget,
        const char *name,
        GVariant   *parameter)
{
  suyuan_dossier_pane_show_tab (SUYUAN_DOSSIER_PANE (widget), g_variant_get_string (parameter, NULL));
}

static void
suyuan_dossier_pane_dispose (GObject *object)
{
  SuyuanDossierPane *self = SUYUAN_DOSSIER_PANE (object);
  GtkWidget         *child;

  g_clear_handle_id (&self->reload, g_source_remove);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->seat);

  G_OBJECT_CLASS (suyuan_dossier_pane_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, SuyuanDossierPane, root);
  gtk_widget_class_bind_template_child (widget_class, SuyuanDossierPane, sign);
  gtk_widget_class_bind_template_child (widget_class, SuyuanDossierPane, code);
  gtk_widget_class_bind_template_child (widget_class, SuyuanDossierPane, name);
  gtk_widget_class_bind_template_child (widget_class, SuyuanDossierPane, status);
  gtk_widget_class_bind_template_child (widget_class, SuyuanDossierPane, facts);
  gtk_widget_class_bind_template_child (widget_class, SuyuanDossierPane, strip);
  gtk_widget_class_bind_template_child (widget_class, SuyuanDossierPane, strip_box);
  gtk_widget_class_bind_template_child (widget_class, SuyuanDossierPane, tabs);
}

static void
suyuan_dossier_pane_class_init (SuyuanDossierPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = suyuan_dossier_pane_dispose;
  g_type_ensure (SUYUAN_TYPE_SIGN_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, SUYUAN_APP_PATH "ui/suyuan-dossier-pane.ui");
  bind_children (widget_class);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_install_action (widget_class, "dossier.photos", NULL, photos_cb);
  gtk_widget_class_install_action (widget_class, "dossier.link", NULL, link_cb);
  gtk_widget_class_install_action (widget_class, "dossier.task", NULL, task_cb);
  gtk_widget_class_install_action (widget_class, "dossier.new", "s", new_cb);
  gtk_widget_class_install_action (widget_class, "dossier.tab", "s", tab_cb);
  gtk_widget_class_install_action (widget_class, "dossier.print", NULL, print_cb);
  gtk_widget_class_install_action (widget_class, "dossier.edit", NULL, edit_cb);
}

static void
suyuan_dossier_pane_init (SuyuanDossierPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  suyuan_focus_make_copyable (self->code);
  suyuan_focus_make_copyable (self->name);
  suyuan_focus_make_copyable (self->facts);
}

/* --- the parts of each tab --- */

static GtkBox *
add_tab (SuyuanDossierPane *self,
         const char        *name,
         const char        *title)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_add_css_class (box, "dossier-tab");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);
  gtk_stack_add_titled (self->tabs, scroller, name, title);

  return GTK_BOX (box);
}

static void
clear_tabs (SuyuanDossierPane *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->tabs))) != NULL)
    gtk_stack_remove (self->tabs, child);
}

static SuyuanLineList *
add_list (SuyuanDossierPane *self,
          GtkBox            *box,
          const char        *title,
          const char        *empty)
{
  GtkWidget *list = suyuan_line_list_new (self->seat, title, empty);

  gtk_box_append (box, list);

  return SUYUAN_LINE_LIST (list);
}

static void
add_section (SuyuanDossierPane *self,
             GtkBox            *box,
             guint              i)
{
  self->sections[i] = SUYUAN_FIELD_SECTION (suyuan_field_section_new (self->seat, SUYUAN_KIND_OUTLET, group_names[i]));
  gtk_box_append (box, GTK_WIDGET (self->sections[i]));
}

static void
build_investigation (SuyuanDossierPane *self)
{
  GtkBox *box = add_tab (self, "investigation", _ ("Survey"));

  add_section (self, box, 0);
  add_section (self, box, 1);
  self->visits = add_list (self, box, _ ("Visits"), _ ("Nobody wrote down a visit yet."));
  suyuan_line_list_set_action (self->visits, _ ("New _Visit…"), "dossier.new::visit");
}

static void
build_tracing (SuyuanDossierPane *self)
{
  GtkBox *box = add_tab (self, "tracing", _ ("Trace"));

  self->links = add_list (self, box, _ ("Enterprises"), _ ("Whose water this is, is not known yet."));
  suyuan_line_list_set_action (self->links, _ ("_Link an Enterprise…"), "dossier.link");
  self->nodes = add_list (self, box, _ ("Channel behind the mouth"), _ ("No manhole or junction was entered."));
  add_section (self, box, 2);
}

static void
build_monitoring (SuyuanDossierPane *self)
{
  GtkBox *box = add_tab (self, "monitoring", _ ("Monitor"));

  self->samples = add_list (self, box, _ ("Samples"), _ ("Nothing was sampled here yet."));
  suyuan_line_list_set_action (self->samples, _ ("New _Sample…"), "dossier.new::sample");
  add_section (self, box, 3);
}

static void
build_rectification (SuyuanDossierPane *self)
{
  GtkBox *box = add_tab (self, "rectification", _ ("Rectify"));

  self->tasks = add_list (self, box, _ ("Tasks"), _ ("There is no task on this outlet."));
  suyuan_line_list_set_action (self->tasks, _ ("New _Task…"), "dossier.task");
  self->problems = add_list (self, box, _ ("Problems and measures"), _ ("No problem was raised."));
  add_section (self, box, 4);
  add_section (self, box, 5);
}

static void
build_photos (SuyuanDossierPane *self)
{
  GtkBox    *box = add_tab (self, "photos", _ ("Photos"));
  GtkWidget *add = gtk_button_new_with_mnemonic (_ ("Add _Photos…"));

  gtk_actionable_set_action_name (GTK_ACTIONABLE (add), "dossier.photos");
  gtk_widget_set_halign (add, GTK_ALIGN_START);
  self->photos = GTK_FLOW_BOX (gtk_flow_box_new ());
  gtk_flow_box_set_selection_mode (self->photos, GTK_SELECTION_NONE);
  gtk_flow_box_set_max_children_per_line (self->photos, 4);
  gtk_widget_set_valign (GTK_WIDGET (self->photos), GTK_ALIGN_START);
  gtk_box_append (box, add);
  gtk_box_append (box, GTK_WIDGET (self->photos));
}

static void
build_tabs (SuyuanDossierPane *self)
{
  clear_tabs (self);
  build_investigation (self);
  build_tracing (self);
  build_monitoring (self);
  build_rectification (self);
  build_photos (self);
  self->lines = SUYUAN_HISTORY_LIST (suyuan_history_list_new ());
  gtk_box_append (add_tab (self, "history", _ ("History")), GTK_WIDGET (self->lines));
}

void
suyuan_dossier_pane_set_seat (SuyuanDossierPane *self,
                              SuyuanSeat        *seat)
{
  gboolean writable = suyuan_seat_can_write (seat);

  if (self->seat != NULL)
    g_signal_handlers_disconnect_by_data (self->seat, self);
  g_set_object (&self->seat, seat);
  build_tabs (self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "dossier.photos", writable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "dossier.link", writable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "dossier.task", writable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "dossier.new", writable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "dossier.edit", writable);
  g_signal_connect_object (seat, "selected", G_CALLBACK (follow), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (seat, "changed", G_CALLBACK (follow), self, G_CONNECT_SWAPPED);
  follow (self);
}

/* investigation, tracing, monitoring, rectification, photos or history */
void
suyuan_dossier_pane_show_tab (SuyuanDossierPane *self,
                              const char        *name)
{
  if (gtk_stack_get_child_by_name (self->tabs, name) != NULL)
    gtk_stack_set_visible_child_name (self->tabs, name);
}

/* The keys go into the tab that is shown. */
void
suyuan_dossier_pane_begin_tab (SuyuanDossierPane *self)
{
  suyuan_focus_enter (GTK_WIDGET (self->tabs));
}

SuyuanFieldSection *
suyuan_dossier_pane_get_section (SuyuanDossierPane *self,
                                 const char        *group)
{
  for (guint i = 0; i < SUYUAN_DOSSIER_GROUPS; i++)
    if (g_str_equal (group_names[i], group))
      return self->sections[i];

  return NULL;
}
