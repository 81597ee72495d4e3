/* suyuan-window-actions.c: what can be asked of the window by key, menu or palette
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-app"

#include "suyuan-window-private.h"

#include <glib/gi18n-lib.h>

#include "suyuan-about.h"
#include "suyuan-application.h"
#include "suyuan-chain-window.h"
#include "suyuan-checks-window.h"
#include "suyuan-command-palette.h"
#include "suyuan-import-assistant.h"
#include "suyuan-operator-dialog.h"
#include "suyuan-outlets-page.h"
#include "suyuan-path-chooser.h"
#include "suyuan-receive-window.h"
#include "suyuan-send-dialog.h"

/* --- workspaces --- */

static void
create_workspace (SuyuanWindow *self,
                  const char   *path)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *named = g_str_has_suffix (path, ".suyuan") ? g_strdup (path) : g_strconcat (path, ".suyuan", NULL);
  g_autoptr (SuyuanOffice) office = suyuan_office_create (named, FALSE, &error);

  if (office == NULL)
    {
      suyuan_window_refuse (self, error->message);
      return;
    }
  g_clear_object (&office);
  suyuan_window_open (self, named);
}

static void
created_cb (gpointer    window,
            const char *path)
{
  create_workspace (window, path);
}

static void
opened_cb (gpointer    window,
           const char *path)
{
  suyuan_window_open (window, path);
}

static void
new_workspace_cb (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  gtk_native_dialog_show (suyuan_path_chooser_new (GTK_WINDOW (widget), GTK_FILE_CHOOSER_ACTION_SAVE, _ ("New Workspace"), _ ("_Create"),
                                                   _ ("My office.suyuan"), created_cb, G_OBJECT (widget)));
}

static void
open_workspace_cb (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  gtk_native_dialog_show (suyuan_path_chooser_new (GTK_WINDOW (widget), GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, _ ("Open Workspace"), _ ("_Open"),
                                                   NULL, opened_cb, G_OBJECT (widget)));
}

static void
operator_cb (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  suyuan_operator_dialog_present (GTK_WINDOW (widget), SUYUAN_WINDOW (widget)->seat);
}

/* With a path the assistant starts on that file. */
static void
import_cb (GtkWidget  *widget,
           const char *name,
           GVariant   *parameter)
{
  GtkWidget *assistant = suyuan_import_assistant_new (GTK_WINDOW (widget), SUYUAN_WINDOW (widget)->seat);

  gtk_window_present (GTK_WINDOW (assistant));
}

static void
send_cb (GtkWidget  *widget,
         const char *name,
         GVariant   *parameter)
{
  gtk_window_present (GTK_WINDOW (suyuan_send_dialog_new (GTK_WINDOW (widget), SUYUAN_WINDOW (widget)->seat)));
}

/** Looks at a package for the workspace that is open. */
void
suyuan_window_receive (SuyuanWindow *self,
                       const char   *path)
{
  const char *obstacle = self->seat == NULL ? _ ("Open the workspace that the package is for first") : suyuan_desk_get_obstacle (suyuan_seat_get_desk (self->seat));
  GtkWidget  *window;

  if (obstacle != NULL)
    {
      suyuan_window_refuse (self, obstacle);
      return;
    }
  window = suyuan_receive_window_new (GTK_WINDOW (self), self->seat);
  gtk_window_present (GTK_WINDOW (window));
  suyuan_receive_window_look_at (SUYUAN_RECEIVE_WINDOW (window), path);
}

static gboolean
drop_cb (GtkDropTarget *target,
         const GValue  *value,
         double         x,
         double         y,
         gpointer       window)
{
  GSList          *files = gdk_file_list_get_files (g_value_get_boxed (value));
  g_autofree char *path = files != NULL ? g_file_get_path (files->data) : NULL;

  if (path == NULL || !g_file_test (path, G_FILE_TEST_IS_REGULAR))
    return FALSE;

  suyuan_window_receive (window, path);
  return TRUE;
}

/* A file dropped anywhere on the window is a package. */
void
suyuan_window_take_drops (SuyuanWindow *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

static void
receive_cb (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  gtk_window_present (GTK_WINDOW (suyuan_receive_window_new (GTK_WINDOW (widget), SUYUAN_WINDOW (widget)->seat)));
}

static void
verify_cb (GtkWidget  *widget,
           const char *name,
           GVariant   *parameter)
{
  suyuan_window_verify (SUYUAN_WINDOW (widget));
}

/* --- getting about --- */

static void
page_cb (GtkWidget  *widget,
         const char *name,
         GVariant   *parameter)
{
  SuyuanWindow *self = SUYUAN_WINDOW (widget);

  suyuan_window_show_page (self, g_variant_get_string (parameter, NULL));
  suyuan_window_begin_page (self);
}

static void
next_pane_cb (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  suyuan_window_cycle_panes (SUYUAN_WINDOW (widget), g_variant_get_boolean (parameter));
}

static void
search_cb (GtkWidget  *widget,
           const char *name,
           GVariant   *parameter)
{
  gtk_widget_grab_focus (GTK_WIDGET (SUYUAN_WINDOW (widget)->search));
}

static void
primary_cb (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  suyuan_page_primary (suyuan_window_current_page (SUYUAN_WINDOW (widget)));
}

static void
edit_cb (GtkWidget  *widget,
         const char *name,
         GVariant   *parameter)
{
  suyuan_page_edit (suyuan_window_current_page (SUYUAN_WINDOW (widget)));
}

static void
outlet_cb (GtkWidget  *widget,
           const char *name,
           GVariant   *parameter)
{
  suyuan_window_do_with_outlet (SUYUAN_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
task_cb (GtkWidget  *widget,
         const char *name,
         GVariant   *parameter)
{
  suyuan_window_do_with_task (SUYUAN_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
palette_cb (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  suyuan_command_palette_present (GTK_WINDOW (widget));
}

/* The chain the record chosen stands in. */
static void
chain_cb (GtkWidget  *widget,
          const char *name,
          GVariant   *parameter)
{
  SuyuanWindow *self = SUYUAN_WINDOW (widget);
  SuyuanKind    kind;
  SuyuanUid     uid;

  if (suyuan_page_get_record (suyuan_window_current_page (self), &kind, &uid))
    gtk_window_present (GTK_WINDOW (suyuan_chain_window_new (GTK_WINDOW (self), self->seat, kind, &uid)));
  else
    suyuan_seat_tell (self->seat, _ ("Choose a section, an outlet, an enterprise or a task first: its chain opens from there"), NULL);
}

static void
checks_cb (GtkWidget  *widget,
           const char *name,
           GVariant   *parameter)
{
  suyuan_checks_window_present (GTK_WINDOW (widget), SUYUAN_WINDOW (widget)->seat);
}

static void
toggle_dossier_cb (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  SuyuanWindow *self = SUYUAN_WINDOW (widget);

  suyuan_outlets_page_toggle_dossier (SUYUAN_OUTLETS_PAGE (suyuan_window_get_page (self, "outlets")));
}

static void
toggle_map_cb (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  SuyuanWindow *self = SUYUAN_WINDOW (widget);

  suyuan_outlets_page_toggle_map (SUYUAN_OUTLETS_PAGE (suyuan_window_get_page (self, "outlets")));
}

static void
map_cb (GtkWidget  *widget,
        const char *name,
        GVariant   *parameter)
{
  suyuan_window_do_on_map (SUYUAN_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
dossier_tab_cb (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  suyuan_window_show_dossier_tab (SUYUAN_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

/* A number was clicked: its records, on the page that shows them. */
static void
open_records_cb (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  SuyuanWindow *self = SUYUAN_WINDOW (widget);
  const char   *page, *expr, *words;

  g_variant_get (parameter, "(&s&s&s)", &page, &expr, &words);
  suyuan_window_show_page (self, page);
  suyuan_page_filter (suyuan_window_current_page (self), *expr != '\0' ? expr : NULL, *expr != '\0' ? words : NULL);
}

static void
fullscreen_cb (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  if (gtk_window_is_fullscreen (GTK_WINDOW (widget)))
    gtk_window_unfullscreen (GTK_WINDOW (widget));
  else
    gtk_window_fullscreen (GTK_WINDOW (widget));
}

static void
cancel_cb (GtkWidget  *widget,
           const char *name,
           GVariant   *parameter)
{
  SuyuanWindow *self = SUYUAN_WINDOW (widget);

  if (self->seat != NULL)
    suyuan_seat_cancel (self->seat);
}

/* Built when it is first asked for: it has a line for every key there is. */
static void
shortcuts_cb (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  GtkApplicationWindow *window = GTK_APPLICATION_WINDOW (widget);
  g_autoptr (GtkBuilder) builder = NULL;

  if (gtk_application_window_get_help_overlay (window) == NULL)
    {
      builder = gtk_builder_new_from_resource (SUYUAN_APP_PATH "ui/help-overlay.ui");
      gtk_application_window_set_help_overlay (window, GTK_SHORTCUTS_WINDOW (gtk_builder_get_object (builder, "help_overlay")));
    }
  gtk_window_present (GTK_WINDOW (gtk_application_window_get_help_overlay (window)));
}

static void
about_cb (GtkWidget  *widget,
          const char *name,
          GVariant   *parameter)
{
  suyuan_about_present (GTK_WINDOW (widget), SUYUAN_WINDOW (widget)->seat);
}

static const struct
{
  const char                 *name, *parameter;
  GtkWidgetActionActivateFunc activate;
  gboolean                    wants_seat, writes;
} actions[] = {
  { "win.new-workspace", NULL, new_workspace_cb, FALSE, FALSE },
  { "win.open-workspace", NULL, open_workspace_cb, FALSE, FALSE },
  { "win.operator", NULL, operator_cb, TRUE, TRUE },
  { "win.import", NULL, import_cb, TRUE, TRUE },
  { "win.send", NULL, send_cb, TRUE, FALSE },
  { "win.receive", NULL, receive_cb, TRUE, TRUE },
  { "win.verify", NULL, verify_cb, TRUE, FALSE },
  { "win.undo", NULL, suyuan_window_undo_cb, TRUE, TRUE },
  { "win.undo-batch", "s", suyuan_window_undo_batch_cb, TRUE, TRUE },
  { "win.redo", NULL, suyuan_window_redo_cb, TRUE, TRUE },
  { "win.page", "s", page_cb, TRUE, FALSE },
  { "win.search", NULL, search_cb, TRUE, FALSE },
  { "win.primary", NULL, primary_cb, TRUE, FALSE },
  { "win.edit", NULL, edit_cb, TRUE, TRUE },
  { "win.outlet", "s", outlet_cb, TRUE, FALSE },
  { "win.task", "s", task_cb, TRUE, FALSE },
  { "win.next-pane", "b", next_pane_cb, TRUE, FALSE },
  { "win.palette", NULL, palette_cb, FALSE, FALSE },
  { "win.chain", NULL, chain_cb, TRUE, FALSE },
  { "win.checks", NULL, checks_cb, TRUE, FALSE },
  { "win.toggle-dossier", NULL, toggle_dossier_cb, TRUE, FALSE },
  { "win.map", "s", map_cb, TRUE, FALSE },
  { "win.toggle-map", NULL, toggle_map_cb, TRUE, FALSE },
  { "win.dossier-tab", "s", dossier_tab_cb, TRUE, FALSE },
  { "win.open-records", "(sss)", open_records_cb, TRUE, FALSE },
  { "win.fullscreen", NULL, fullscreen_cb, FALSE, FALSE },
  { "win.cancel", NULL, cancel_cb, FALSE, FALSE },
  { "win.shortcuts", NULL, shortcuts_cb, FALSE, FALSE },
  { "win.about", NULL, about_cb, FALSE, FALSE },
};

void
suyuan_window_install_actions (GtkWidgetClass *klass)
{
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (klass, actions[i].name, actions[i].parameter, actions[i].activate);
}

void
suyuan_window_update_actions (SuyuanWindow *self)
{
  gboolean open = self->seat != NULL;
  gboolean writable = open && suyuan_seat_can_write (self->seat);

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), actions[i].name,
                                   (!actions[i].wants_seat || open) && (!actions[i].writes || writable));
  suyuan_window_update_undo (self, writable);
}
