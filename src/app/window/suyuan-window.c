/* suyuan-window.c: the frame around the pages: header, navigation, toasts, progress
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-app"

#include "suyuan-window-private.h"

#include <glib/gi18n-lib.h>

#include "suyuan-application.h"
#include "suyuan-done-toast.h"
#include "suyuan-operator-dialog.h"
#include "suyuan-outlets-page.h"
#include "suyuan-overview-page.h"
#include "suyuan-part.h"
#include "suyuan-record-window.h"
#include "suyuan-records-page.h"
#include "suyuan-reports-page.h"
#include "suyuan-review-page.h"
#include "suyuan-tasks-page.h"

G_DEFINE_FINAL_TYPE (SuyuanWindow, suyuan_window, ADW_TYPE_APPLICATION_WINDOW)

/* The navigation, in the order of Alt+1 … Alt+7. */
static const struct
{
  const char *name, *icon, *title;
  SuyuanKind  kind;     /* whose records the page shows */
  GType (*type) (void); /* NULL: a page of records */
} places[] = {
  { "overview", "suyuan-overview-symbolic", N_ ("Overview"), SUYUAN_KIND_NONE, suyuan_overview_page_get_type },
  { "outlets", "suyuan-outlets-symbolic", N_ ("Outlets"), SUYUAN_KIND_OUTLET, suyuan_outlets_page_get_type },
  { "sections", "suyuan-sections-symbolic", N_ ("Sections"), SUYUAN_KIND_SECTION, NULL },
  { "enterprises", "suyuan-enterprises-symbolic", N_ ("Enterprises"), SUYUAN_KIND_ENTERPRISE, NULL },
  { "tasks", "suyuan-tasks-symbolic", N_ ("Tasks"), SUYUAN_KIND_TASK, suyuan_tasks_page_get_type },
  { "review", "suyuan-review-symbolic", N_ ("Review"), SUYUAN_KIND_NONE, suyuan_review_page_get_type },
  { "reports", "suyuan-reports-symbolic", N_ ("Reports"), SUYUAN_KIND_NONE, suyuan_reports_page_get_type },
};

static GtkWidget *
make_place (guint i)
{
  GtkWidget       *row = gtk_list_box_row_new ();
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget       *label = gtk_label_new (_ (places[i].title));
  g_autofree char *tip = g_strdup_printf ("%s (Alt+%u)", _ (places[i].title), i + 1);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (places[i].icon));
  gtk_box_append (GTK_BOX (box), label);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_set_tooltip_text (row, tip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, _ (places[i].title), -1);

  return row;
}

static void
place_selected_cb (SuyuanWindow  *self,
                   GtkListBoxRow *row)
{
  const char *name;

  if (row == NULL)
    return;

  name = places[gtk_list_box_row_get_index (row)].name;
  gtk_stack_set_visible_child (self->pages, suyuan_window_get_page (self, name));
  g_settings_set_string (self->settings, "page", name);
}

void
suyuan_window_show_page (SuyuanWindow *self,
                         const char   *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    if (g_str_equal (places[i].name, name))
      gtk_list_box_select_row (self->navigation, gtk_list_box_get_row_at_index (self->navigation, (int) i));
}

SuyuanPage *
suyuan_window_current_page (SuyuanWindow *self)
{
  GtkWidget *page = gtk_stack_get_visible_child (self->pages);

  return page != NULL ? SUYUAN_PAGE (page) : NULL;
}

static GtkWidget *
add_page (SuyuanWindow *self,
          guint         place)
{
  GtkWidget *page = places[place].type != NULL ? g_object_new (places[place].type (), NULL) : suyuan_records_page_new (places[place].kind);

  gtk_stack_add_named (self->pages, page, places[place].name);
  if (self->seat != NULL)
    suyuan_page_set_seat (SUYUAN_PAGE (page), self->seat);

  return page;
}

/* A page is made when somebody first wants it: the window does not wait for what nobody looks at. */
GtkWidget *
suyuan_window_get_page (SuyuanWindow *self,
                        const char   *name)
{
  GtkWidget *page = gtk_stack_get_child_by_name (self->pages, name);

  for (guint i = 0; page == NULL && i < G_N_ELEMENTS (places); i++)
    if (g_str_equal (places[i].name, name))
      page = add_page (self, i);

  return page;
}

const char *
suyuan_window_get_page_name (SuyuanWindow *self)
{
  return gtk_stack_get_visible_child_name (self->pages);
}

/* What is said already, and not read yet. */
static gboolean
is_said (SuyuanWindow *self,
         const char   *text)
{
  GListModel *windows = gtk_window_get_toplevels ();
  gboolean    said = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (windows) && !said; i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      said = ADW_IS_MESSAGE_DIALOG (window) && gtk_widget_get_visible (GTK_WIDGET (window)) && gtk_window_get_transient_for (window) == GTK_WINDOW (self) &&
             g_str_equal (adw_message_dialog_get_body (ADW_MESSAGE_DIALOG (window)), text);
    }
  return said;
}

/* Stays until it is read; once, however often it comes. */
static void
say (SuyuanWindow *self,
     const char   *heading,
     const char   *text)
{
  GtkWidget *dialog;

  if (is_said (self, text))
    return;

  dialog = adw_message_dialog_new (GTK_WINDOW (self), heading, text);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"));
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "close");
  gtk_window_present (GTK_WINDOW (dialog));
}

/* What cannot be done is said in the window's own words. */
void
suyuan_window_refuse (SuyuanWindow *self,
                      const char   *text)
{
  say (self, _ ("This was not done"), text);
}

static void
remarked_cb (SuyuanWindow *self,
             const char   *text)
{
  say (self, _ ("Done, but look at this"), text);
}

static void
told_cb (SuyuanWindow *self,
         const char   *text,
         const char   *batch)
{
  adw_toast_overlay_add_toast (self->toasts, suyuan_done_toast_new (text, batch, "win.undo-batch"));
}

static char *
describe_job (const SuyuanSeatProgress *job)
{
  const char *title = job->title != NULL ? job->title : _ ("Working");

  if (job->fraction > 0.02 && job->seconds > 2)
    return g_strdup_printf (_ ("%s: about %.0f s left"), title, job->seconds * (1 - job->fraction) / job->fraction);
  if (job->rows > 0)
    return g_strdup_printf (_ ("%s: %u rows"), title, job->rows);

  return g_strdup (title);
}

static void
progress_cb (SuyuanWindow *self)
{
  SuyuanSeatProgress job;
  gboolean           busy = suyuan_seat_get_progress (self->seat, NULL, &job);
  g_autofree char   *text = NULL;

  gtk_widget_set_visible (self->progress_box, busy);
  if (!busy)
    return;

  text = describe_job (&job);
  gtk_label_set_text (self->progress_label, text);
  if (job.fraction < 0)
    gtk_progress_bar_pulse (self->progress_bar);
  else
    gtk_progress_bar_set_fraction (self->progress_bar, job.fraction);
}

static void
go_cb (SuyuanWindow    *self,
       guint            kind,
       const SuyuanUid *uid)
{
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    if (places[i].kind == kind)
      {
        suyuan_window_show_page (self, places[i].name);
        suyuan_page_show (suyuan_window_current_page (self), uid);
        return;
      }
  gtk_window_present (GTK_WINDOW (suyuan_record_window_new (GTK_WINDOW (self), self->seat, (SuyuanKind) kind, uid)));
}

static void
search_changed_cb (SuyuanWindow *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->search));
  SuyuanPage *page = suyuan_window_current_page (self);

  if (self->seat == NULL)
    return;

  /* Words that nobody but a list understands take one to the outlets. */
  if (*text != '\0' && SUYUAN_PAGE_GET_IFACE (page)->search == NULL)
    {
      suyuan_window_show_page (self, "outlets");
      page = suyuan_window_current_page (self);
    }
  suyuan_page_search (page, text);
}

static void
search_stopped_cb (SuyuanWindow *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  if (self->seat != NULL)
    suyuan_window_begin_page (self);
}

/* Enter may come before the search has followed what was typed. */
static void
search_activated_cb (SuyuanWindow *self)
{
  if (self->seat == NULL)
    return;

  search_changed_cb (self);
  suyuan_window_begin_found (self);
}

void
suyuan_window_update_operator (SuyuanWindow *self)
{
  SuyuanOffice    *office = suyuan_seat_get_office (self->seat);
  const SuyuanUid *person = suyuan_office_get_operator (office);
  g_autofree char *title = suyuan_office_dup_title (office);
  g_autofree char *part = suyuan_office_dup_part (office);
  g_autofree char *shown = part != NULL ? g_strdup_printf (_ ("%s (part)"), title) : g_strdup (title);
  g_autofree char *name = NULL, *spoken = NULL;

  if (person != NULL && !suyuan_uid_is_nil (person))
    name = suyuan_office_dup_label (office, SUYUAN_KIND_PERSON, person);
  gtk_label_set_text (self->workspace_name, shown);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->workspace_name), part);
  gtk_label_set_text (self->operator_name, name != NULL ? name : _ ("No operator"));
  spoken = g_strdup_printf (_ ("Who works here: %s"), gtk_label_get_text (self->operator_name));
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_ancestor (GTK_WIDGET (self->operator_name), GTK_TYPE_BUTTON)), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

static void
changed_cb (SuyuanWindow *self)
{
  suyuan_window_update_operator (self);
  suyuan_window_update_actions (self);
}

static void
take_seat (SuyuanWindow *self,
           SuyuanDesk   *desk)
{
  if (self->seat != NULL)
    suyuan_seat_leave (self->seat);
  g_clear_object (&self->seat);
  self->seat = suyuan_seat_new (desk);
  g_signal_connect_object (self->seat, "told", G_CALLBACK (told_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->seat, "refused", G_CALLBACK (suyuan_window_refuse), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->seat, "remarked", G_CALLBACK (remarked_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->seat, "progress", G_CALLBACK (progress_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->seat, "go", G_CALLBACK (go_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->seat, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);

  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  for (GtkWidget *page = gtk_widget_get_first_child (GTK_WIDGET (self->pages)); page != NULL; page = gtk_widget_get_next_sibling (page))
    suyuan_page_set_seat (SUYUAN_PAGE (page), self->seat);
}

/* Everything the window shows from now on comes from this desk. */
void
suyuan_window_take_desk (SuyuanWindow *self,
                         SuyuanDesk   *desk)
{
  const char      *obstacle = suyuan_desk_get_obstacle (desk);
  g_autofree char *page = g_settings_get_string (self->settings, "page");

  take_seat (self, desk);
  gtk_label_set_text (self->obstacle, obstacle != NULL ? obstacle : "");
  gtk_widget_set_visible (GTK_WIDGET (self->obstacle), obstacle != NULL);
  gtk_stack_set_visible_child_name (self->root, "workspace");
  suyuan_window_show_page (self, page);
  changed_cb (self);
}

/* Once the workspace is seen that somebody shall sit down at. */
static void
ask_operator_cb (SuyuanWindow  *self,
                 GdkFrameClock *clock)
{
  g_signal_handlers_disconnect_by_func (clock, ask_operator_cb, self);
  if (suyuan_seat_can_write (self->seat) && suyuan_uid_is_nil (suyuan_office_get_operator (suyuan_seat_get_office (self->seat))))
    suyuan_operator_dialog_present (GTK_WINDOW (self), self->seat);
}

/** Shows this window with the workspace of a desk that was begun; what stands in the way is said in a dialog over it. */
void
suyuan_window_open_desk (SuyuanWindow *self,
                         SuyuanDesk   *desk)
{
  g_autoptr (GError) error = NULL;

  if (suyuan_desk_complete (desk, &error))
    {
      suyuan_window_take_desk (self, desk);
      g_settings_set_string (self->settings, "workspace", suyuan_desk_get_path (desk));
    }
  gtk_window_present (GTK_WINDOW (self));
  if (error != NULL)
    {
      suyuan_window_refuse (self, error->message);
      return;
    }
  g_signal_connect_object (gtk_widget_get_frame_clock (GTK_WIDGET (self)), "after-paint", G_CALLBACK (ask_operator_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/** Opens a workspace in this window. */
void
suyuan_window_open (SuyuanWindow *self,
                    const char   *path)
{
  g_autoptr (SuyuanDesk) desk = suyuan_desk_begin (path);

  suyuan_window_open_desk (self, desk);
}

SuyuanSeat *
suyuan_window_get_seat (SuyuanWindow *self)
{
  return self->seat;
}

static void
show_menu_cb (GtkMenuButton *button,
              gpointer       menu)
{
  if (gtk_menu_button_get_menu_model (button) == NULL)
    gtk_menu_button_set_menu_model (button, menu);
}

/* A menu is made when somebody first opens it. */
static void
keep_menu (GtkMenuButton *button,
           GMenuModel    *menu)
{
  gtk_menu_button_set_create_popup_func (button, show_menu_cb, g_object_ref (menu), g_object_unref);
}

static void
list_places (SuyuanWindow *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    gtk_list_box_append (self->navigation, make_place (i));
}

static void
restore_size (SuyuanWindow *self)
{
  g_settings_bind (self->settings, "window-width", self, "default-width", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "window-height", self, "default-height", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "window-maximized", self, "maximized", G_SETTINGS_BIND_DEFAULT);
}

static void
suyuan_window_dispose (GObject *object)
{
  SuyuanWindow *self = SUYUAN_WINDOW (object);

  suyuan_question_forget (&self->peeking);
  if (self->seat != NULL)
    suyuan_seat_leave (self->seat);
  g_clear_object (&self->seat);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (suyuan_window_parent_class)->dispose (object);
}

static void
suyuan_window_class_init (SuyuanWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = suyuan_window_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, SUYUAN_APP_PATH "ui/suyuan-window.ui");
  gtk_widget_class_bind_template_child (widget_class, SuyuanWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, SuyuanWindow, undo);
  gtk_widget_class_bind_template_child (widget_class, SuyuanWindow, redo);
  gtk_widget_class_bind_template_child (widget_class, SuyuanWindow, root);
  gtk_widget_class_bind_template_child (widget_class, SuyuanWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, SuyuanWindow, navigation);
  gtk_widget_class_bind_template_child (widget_class, SuyuanWindow, search);
  gtk_widget_class_bind_template_child (widget_class, SuyuanWindow, main_menu);
  gtk_widget_class_bind_template_child (widget_class, SuyuanWindow, main_button);
  gtk_widget_class_bind_template_child (widget_class, SuyuanWindow, workspace_button);
  gtk_widget_class_bind_template_child (widget_class, SuyuanWindow, workspace_name);
  gtk_widget_class_bind_template_child (widget_class, SuyuanWindow, operator_name);
  gtk_widget_class_bind_template_child (widget_class, SuyuanWindow, progress_box);
  gtk_widget_class_bind_template_child (widget_class, SuyuanWindow, progress_bar);
  gtk_widget_class_bind_template_child (widget_class, SuyuanWindow, progress_label);
  gtk_widget_class_bind_template_child (widget_class, SuyuanWindow, welcome);
  gtk_widget_class_bind_template_child (widget_class, SuyuanWindow, obstacle);
  gtk_widget_class_bind_template_callback (widget_class, place_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_stopped_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activated_cb);
  suyuan_window_install_actions (widget_class);
}

static void
add_workspace_menu (SuyuanWindow *self)
{
  g_autoptr (GtkBuilder) builder = gtk_builder_new_from_resource (SUYUAN_APP_PATH "ui/suyuan-workspace-menu.ui");

  keep_menu (self->workspace_button, G_MENU_MODEL (gtk_builder_get_object (builder, "workspace_menu")));
}

static void
suyuan_window_init (SuyuanWindow *self)
{
  self->settings = g_settings_new (SUYUAN_APP_ID);
  gtk_widget_init_template (GTK_WIDGET (self));
  add_workspace_menu (self);
  keep_menu (self->main_button, self->main_menu);
  list_places (self);
  restore_size (self);
  suyuan_window_update_actions (self);
  suyuan_window_take_drops (self);
}

SuyuanWindow *
suyuan_window_new (AdwApplication *application)
{
  return g_object_new (SUYUAN_TYPE_WINDOW, "application", application, NULL);
}
