/* suyuan-application.c: the process: its windows, keys, colours and last workspace
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-app"

#include "suyuan-application.h"

#include "suyuan-palette.h"
#include "suyuan-toolkit.h"
#include "suyuan-window.h"

struct _SuyuanApplication
{
  AdwApplication parent_instance;

  /* Owned */
  char       *wanted; /* the workspace that will be opened first, as far as the command line says; NULL: none */
  SuyuanDesk *ahead;  /* the same, begun while the toolkit starts; NULL: none, or taken */
};

G_DEFINE_FINAL_TYPE (SuyuanApplication, suyuan_application, ADW_TYPE_APPLICATION)

static const struct
{
  const char *action;
  const char *keys[3];
} accels[] = {
  { "win.search", { "<Control>f" } },
  { "win.palette", { "<Control>k" } },
  { "win.chain", { "<Control>t" } },
  { "win.checks", { "F7" } },
  { "win.undo", { "<Control>z" } },
  { "win.redo", { "<Control><Shift>z", "<Control>y" } },
  { "win.new-workspace", { "<Control><Shift>n" } },
  { "win.open-workspace", { "<Control>o" } },
  { "win.import", { "<Control>i" } },
  { "win.send", { "<Control><Shift>e" } },
  { "win.receive", { "<Control><Shift>r" } },
  { "win.primary", { "<Control>n" } },
  { "win.edit", { "<Control>e" } },
  { "win.outlet::link", { "<Control>l" } },
  { "win.outlet::photos", { "<Control><Shift>p" } },
  { "win.outlet::sample", { "<Control><Shift>s" } },
  { "win.outlet::visit", { "<Control><Shift>v" } },
  { "win.outlet::task", { "<Control><Shift>t" } },
  { "win.outlet::print", { "<Control>p" } },
  { "win.map::go-to", { "<Control>g" } },
  { "win.map::measure", { "<Control>m" } },
  { "win.map::measure-river", { "<Control><Shift>m" } },
  { "win.map::draw-round", { "<Control>d" } },
  { "win.map::draw-box", { "<Control>b" } },
  { "win.map::print", { "<Control><Alt>p" } },
  { "win.map::copy", { "<Control><Shift>c" } },
  { "win.next-pane(false)", { "F6" } },
  { "win.next-pane(true)", { "<Shift>F6" } },
  { "win.dossier-tab::investigation", { "<Control>1" } },
  { "win.dossier-tab::tracing", { "<Control>2" } },
  { "win.dossier-tab::monitoring", { "<Control>3" } },
  { "win.dossier-tab::rectification", { "<Control>4" } },
  { "win.dossier-tab::photos", { "<Control>5" } },
  { "win.dossier-tab::history", { "<Control>6" } },
  { "win.toggle-dossier", { "F9" } },
  { "win.toggle-map", { "F10" } },
  { "win.fullscreen", { "F11" } },
  { "win.shortcuts", { "<Control>question", "<Control>F1" } },
  { "win.page('overview')", { "<Alt>1" } },
  { "win.page('outlets')", { "<Alt>2" } },
  { "win.page('sections')", { "<Alt>3" } },
  { "win.page('enterprises')", { "<Alt>4" } },
  { "win.page('tasks')", { "<Alt>5" } },
  { "win.page('review')", { "<Alt>6" } },
  { "win.page('reports')", { "<Alt>7" } },
  { "window.close", { "<Control>w" } },
  { "app.quit", { "<Control>q" } },
};

static void
scheme_changed_cb (AdwStyleManager *manager,
                   GParamSpec      *pspec,
                   GtkCssProvider  *provider)
{
  SuyuanScheme     scheme = adw_style_manager_get_dark (manager) ? SUYUAN_SCHEME_DARK : SUYUAN_SCHEME_LIGHT;
  g_autofree char *css = suyuan_palette_dup_css (scheme);

  gtk_css_provider_load_from_data (provider, css, -1);
}

void
suyuan_application_prepare (void)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();

  gtk_style_context_add_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION - 1);
  g_signal_connect_object (manager, "notify::dark", G_CALLBACK (scheme_changed_cb), provider, 0);
  scheme_changed_cb (manager, NULL, provider);
  suyuan_toolkit_part_surfaces ();
}

static void
quit_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       data)
{
  GList *windows = g_list_copy (gtk_application_get_windows (GTK_APPLICATION (data)));

  for (GList *l = windows; l != NULL; l = l->next)
    gtk_window_close (GTK_WINDOW (l->data));
  g_list_free (windows);
}

/* NULL: there was none, or it is gone. */
static char *
dup_last_workspace (void)
{
  g_autoptr (GSettings) settings = g_settings_new (SUYUAN_APP_ID);
  g_autofree char *last = g_settings_get_string (settings, "workspace");

  return *last != '\0' && g_file_test (last, G_FILE_TEST_EXISTS) ? g_steal_pointer (&last) : NULL;
}

/* A workspace is a folder; a file is a package, for the workspace that was open last. */
static gboolean
is_package (GFile *file)
{
  return g_file_is_native (file) && g_file_query_file_type (file, G_FILE_QUERY_INFO_NONE, NULL) == G_FILE_TYPE_REGULAR;
}

/* What is asked for is understood by the parent; here it is only looked at. */
static gboolean
suyuan_application_local_command_line (GApplication *application,
                                       char       ***arguments,
                                       int          *status)
{
  SuyuanApplication *self = SUYUAN_APPLICATION (application);
  const char        *first = (*arguments)[0] != NULL ? (*arguments)[1] : NULL;
  g_autoptr (GFile) file = first != NULL && *first != '-' ? g_file_new_for_commandline_arg (first) : NULL;

  g_free (self->wanted);
  self->wanted = first == NULL || (file != NULL && is_package (file)) ? dup_last_workspace ()
                 : file != NULL && g_file_is_native (file)            ? g_file_get_path (file)
                                                                      : NULL;
  return G_APPLICATION_CLASS (suyuan_application_parent_class)->local_command_line (application, arguments, status);
}

/* One that was begun in vain is given up, or nobody could write in that workspace while the program runs. */
static SuyuanDesk *
take_desk (SuyuanApplication *self,
           const char        *path)
{
  g_autoptr (SuyuanDesk) ahead = g_steal_pointer (&self->ahead);

  if (ahead != NULL && g_str_equal (suyuan_desk_get_path (ahead), path))
    return g_steal_pointer (&ahead);

  return suyuan_desk_begin (path);
}

static void
suyuan_application_startup (GApplication *application)
{
  SuyuanApplication        *self = SUYUAN_APPLICATION (application);
  static const GActionEntry entries[] = { { "quit", quit_cb } };

  suyuan_toolkit_begin ();
  if (self->wanted != NULL)
    self->ahead = suyuan_desk_begin (self->wanted);
  G_APPLICATION_CLASS (suyuan_application_parent_class)->startup (application);
  suyuan_toolkit_end ();

  suyuan_application_prepare ();
  gtk_window_set_default_icon_name (SUYUAN_APP_ID);
  g_action_map_add_action_entries (G_ACTION_MAP (application), entries, G_N_ELEMENTS (entries), application);
  for (guint i = 0; i < G_N_ELEMENTS (accels); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (application), accels[i].action,
                                           (const char *const *) accels[i].keys);
}

static void
open_in (SuyuanApplication *self,
         GtkWindow         *window,
         const char        *path)
{
  g_autoptr (SuyuanDesk) desk = take_desk (self, path);

  suyuan_window_open_desk (SUYUAN_WINDOW (window), desk);
}

static void
suyuan_application_activate (GApplication *application)
{
  GtkWindow       *window = gtk_application_get_active_window (GTK_APPLICATION (application));
  g_autofree char *last = window == NULL ? dup_last_workspace () : NULL;

  if (window == NULL)
    window = GTK_WINDOW (suyuan_window_new (ADW_APPLICATION (application)));
  if (last != NULL)
    open_in (SUYUAN_APPLICATION (application), window, last);
  else
    gtk_window_present (window);
}

static void
receive (GApplication *application,
         const char   *path)
{
  GList *windows;

  suyuan_application_activate (application);
  windows = gtk_application_get_windows (GTK_APPLICATION (application));
  while (windows != NULL && !SUYUAN_IS_WINDOW (windows->data))
    windows = windows->next;
  if (windows != NULL)
    suyuan_window_receive (windows->data, path);
}

/* A workspace is opened in a window of its own; an empty one is used first. */
static void
suyuan_application_open (GApplication *application,
                         GFile       **files,
                         int           n_files,
                         const char   *hint)
{
  for (int i = 0; i < n_files; i++)
    {
      GtkWindow       *window = gtk_application_get_active_window (GTK_APPLICATION (application));
      g_autofree char *path = g_file_is_native (files[i]) ? g_file_get_path (files[i]) : g_file_get_uri (files[i]);

      if (is_package (files[i]))
        {
          receive (application, path);
          continue;
        }
      if (window == NULL || suyuan_window_get_seat (SUYUAN_WINDOW (window)) != NULL)
        window = GTK_WINDOW (suyuan_window_new (ADW_APPLICATION (application)));
      open_in (SUYUAN_APPLICATION (application), window, path);
    }
}

static void
suyuan_application_dispose (GObject *object)
{
  SuyuanApplication *self = SUYUAN_APPLICATION (object);

  g_clear_object (&self->ahead);
  g_clear_pointer (&self->wanted, g_free);

  G_OBJECT_CLASS (suyuan_application_parent_class)->dispose (object);
}

static void
suyuan_application_class_init (SuyuanApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = suyuan_application_dispose;
  application_class->local_command_line = suyuan_application_local_command_line;
  application_class->startup = suyuan_application_startup;
  application_class->activate = suyuan_application_activate;
  application_class->open = suyuan_application_open;
}

static void
suyuan_application_init (SuyuanApplication *self)
{
}

SuyuanApplication *
suyuan_application_new (void)
{
  return g_object_new (SUYUAN_TYPE_APPLICATION, "application-id", SUYUAN_APP_ID, "resource-base-path", "/cn/suyuan/Suyuan",
                       "flags", G_APPLICATION_HANDLES_OPEN | G_APPLICATION_NON_UNIQUE, NULL);
}
