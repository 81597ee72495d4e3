/* suyuan-form-dialog.c: a question in a window of its own, with one action and its fault in sight
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-app"

#include "suyuan-form-dialog.h"

#include "suyuan-application.h"
#include "suyuan-draft-bar.h"
#include "suyuan-focus.h"

typedef struct
{
  /* Template children */
  AdwPreferencesPage *page;
  SuyuanDraftBar     *draft;
  GtkWidget          *fault_box;
  GtkLabel           *fault;
  GtkButton          *apply;

  /* Owned */
  SuyuanSeat *seat;
  GPtrArray  *groups; /* borrowed from the page */
  char       *form;   /* what its drafts are kept under from when it is first seen; NULL: none, or begun */
  gboolean    acting;
} SuyuanFormDialogPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (SuyuanFormDialog, suyuan_form_dialog, ADW_TYPE_WINDOW)

static SuyuanFormDialogPrivate *
priv_of (SuyuanFormDialog *self)
{
  return suyuan_form_dialog_get_instance_private (self);
}

/* A path that was typed and leads nowhere would be left behind without a word. */
static gboolean
has_its_files (SuyuanFormDialog *self)
{
  GPtrArray *groups = priv_of (self)->groups;

  for (guint i = 0; i < groups->len; i++)
    {
      GtkWidget       *group = g_ptr_array_index (groups, i);
      g_autofree char *fault = SUYUAN_IS_FILES_GROUP (group) ? suyuan_files_group_dup_fault (SUYUAN_FILES_GROUP (group)) : NULL;

      if (fault == NULL)
        continue;
      suyuan_form_dialog_set_fault (self, fault);
      suyuan_focus_enter (group);
      return FALSE;
    }
  return TRUE;
}

void
suyuan_form_dialog_apply (SuyuanFormDialog *self)
{
  if (priv_of (self)->acting)
    return;

  suyuan_form_dialog_set_fault (self, NULL);
  if (!has_its_files (self))
    return;

  SUYUAN_FORM_DIALOG_GET_CLASS (self)->apply (self);
}

static void
apply_cb (GtkWidget  *widget,
          const char *name,
          GVariant   *parameter)
{
  suyuan_form_dialog_apply (SUYUAN_FORM_DIALOG (widget));
}

static void
next_group_cb (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  SuyuanFormDialogPrivate *priv = priv_of (SUYUAN_FORM_DIALOG (widget));
  g_autoptr (GPtrArray) panes = g_ptr_array_copy (priv->groups, NULL, NULL);

  g_ptr_array_add (panes, priv->draft);
  suyuan_focus_cycle (panes, g_variant_get_boolean (parameter));
}

/* A form begins at its first field, not at the button that leaves it. */
static void
begin (SuyuanFormDialog *self)
{
  GPtrArray *groups = priv_of (self)->groups;
  gboolean   begun = FALSE;

  for (guint i = 0; !begun && i < groups->len; i++)
    begun = suyuan_focus_enter (g_ptr_array_index (groups, i));
}

/* What whoever opens a form has filled in by then was not typed, and is no draft. */
static void
begin_draft (SuyuanFormDialog *self)
{
  SuyuanFormDialogPrivate *priv = priv_of (self);
  g_autofree char         *form = g_steal_pointer (&priv->form);
  SuyuanDrawer            *drawer = form != NULL ? suyuan_desk_get_drawer (suyuan_seat_get_desk (priv->seat)) : NULL;

  if (drawer != NULL)
    suyuan_draft_bar_begin (priv->draft, drawer, form);
}

static void
suyuan_form_dialog_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (suyuan_form_dialog_parent_class)->map (widget);

  begin_draft (SUYUAN_FORM_DIALOG (widget));
  begin (SUYUAN_FORM_DIALOG (widget));
}

/* The earlier text is in its fields, or gone; whoever was at a button of the bar begins with the form. */
static void
taken_cb (SuyuanFormDialog *self)
{
  if (!suyuan_focus_is_within (GTK_WIDGET (priv_of (self)->page)))
    begin (self);
}

/* Saved or cancelled. What is still to be saved may be refused, and is kept until then; a program that ends otherwise leaves
 * what was typed to the next opening of the form. */
static gboolean
suyuan_form_dialog_close_request (GtkWindow *window)
{
  SuyuanFormDialogPrivate *priv = priv_of (SUYUAN_FORM_DIALOG (window));

  if (priv->acting)
    suyuan_draft_bar_stop (priv->draft);
  else
    suyuan_draft_bar_end (priv->draft);

  return GTK_WINDOW_CLASS (suyuan_form_dialog_parent_class)->close_request (window);
}

static void
suyuan_form_dialog_dispose (GObject *object)
{
  SuyuanFormDialogPrivate *priv = priv_of (SUYUAN_FORM_DIALOG (object));

  g_clear_object (&priv->seat);
  g_clear_pointer (&priv->groups, g_ptr_array_unref);
  g_clear_pointer (&priv->form, g_free);

  G_OBJECT_CLASS (suyuan_form_dialog_parent_class)->dispose (object);
}

static void
suyuan_form_dialog_class_init (SuyuanFormDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = suyuan_form_dialog_dispose;
  widget_class->map = suyuan_form_dialog_map;
  GTK_WINDOW_CLASS (klass)->close_request = suyuan_form_dialog_close_request;

  g_type_ensure (SUYUAN_TYPE_DRAFT_BAR);
  gtk_widget_class_set_template_from_resource (widget_class, SUYUAN_APP_PATH "ui/suyuan-form-dialog.ui");
  gtk_widget_class_bind_template_child_private (widget_class, SuyuanFormDialog, page);
  gtk_widget_class_bind_template_child_private (widget_class, SuyuanFormDialog, draft);
  gtk_widget_class_bind_template_child_private (widget_class, SuyuanFormDialog, fault_box);
  gtk_widget_class_bind_template_child_private (widget_class, SuyuanFormDialog, fault);
  gtk_widget_class_bind_template_child_private (widget_class, SuyuanFormDialog, apply);
  gtk_widget_class_bind_template_callback (widget_class, taken_cb);
  gtk_widget_class_install_action (widget_class, "form.apply", NULL, apply_cb);
  gtk_widget_class_install_action (widget_class, "form.next-group", "b", next_group_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "form.apply", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F6, 0, "form.next-group", "b", FALSE);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F6, GDK_SHIFT_MASK, "form.next-group", "b", TRUE);
}

/* Ctrl+Page Down and Up go from group to group as F6 does; caught on their way down, because the list would scroll. */
static void
add_page_keys (SuyuanFormDialog *self)
{
  static const char *const triggers[] = { "<Control>Page_Down|<Control>KP_Page_Down", "<Control>Page_Up|<Control>KP_Page_Up" };
  GtkEventController      *keys = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  for (guint i = 0; i < G_N_ELEMENTS (triggers); i++)
    {
      GtkShortcut *shortcut = gtk_shortcut_new (gtk_shortcut_trigger_parse_string (triggers[i]), gtk_named_action_new ("form.next-group"));

      gtk_shortcut_set_arguments (shortcut, g_variant_new_boolean (i == 1));
      gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys), shortcut);
    }
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

static void
suyuan_form_dialog_init (SuyuanFormDialog *self)
{
  SuyuanFormDialogPrivate *priv = priv_of (self);

  priv->groups = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  add_page_keys (self);
  gtk_window_set_default_widget (GTK_WINDOW (self), GTK_WIDGET (priv->apply));
  suyuan_focus_make_copyable (priv->fault);
}

void
suyuan_form_dialog_set_up (SuyuanFormDialog *self,
                           GtkWindow        *parent,
                           SuyuanSeat       *seat,
                           const char       *title,
                           const char       *apply_label)
{
  SuyuanFormDialogPrivate *priv = priv_of (self);

  g_set_object (&priv->seat, seat);
  gtk_window_set_transient_for (GTK_WINDOW (self), parent);
  gtk_window_set_title (GTK_WINDOW (self), title);
  gtk_button_set_label (priv->apply, apply_label);
}

SuyuanSeat *
suyuan_form_dialog_get_seat (SuyuanFormDialog *self)
{
  return priv_of (self)->seat;
}

AdwPreferencesGroup *
suyuan_form_dialog_add_group (SuyuanFormDialog *self,
                              const char       *title)
{
  GtkWidget *group = g_object_new (ADW_TYPE_PREFERENCES_GROUP, "title", title != NULL ? title : "", NULL);

  suyuan_form_dialog_add_widget (self, group);

  return ADW_PREFERENCES_GROUP (group);
}

/* @group is an AdwPreferencesGroup or a kind of it. */
void
suyuan_form_dialog_add_widget (SuyuanFormDialog *self,
                               GtkWidget        *group)
{
  adw_preferences_page_add (priv_of (self)->page, ADW_PREFERENCES_GROUP (group));
  g_ptr_array_add (priv_of (self)->groups, group);
}

/* What is typed there is kept until the form is answered. @name: the same in every language and version. */
void
suyuan_form_dialog_watch (SuyuanFormDialog *self,
                          const char       *name,
                          gpointer          field)
{
  suyuan_draft_bar_watch (priv_of (self)->draft, name, GTK_WIDGET (field));
}

/* Before it is seen; what it is filled with by then is how it begins. @form, @uid: which form, and of what (or %NULL). */
void
suyuan_form_dialog_keep (SuyuanFormDialog *self,
                         const char       *form,
                         const SuyuanUid  *uid)
{
  g_autofree char *text = uid != NULL ? suyuan_uid_to_string (uid) : NULL;

  g_free (priv_of (self)->form);
  priv_of (self)->form = text != NULL ? g_strdup_printf ("%s:%s", form, text) : g_strdup (form);
}

/* Enter in it does what the dialog is for. */
GtkEditable *
suyuan_form_dialog_add_entry (AdwPreferencesGroup *group,
                              const char          *title,
                              const char          *text)
{
  GtkWidget *row = g_object_new (ADW_TYPE_ENTRY_ROW, "title", title, "use-markup", FALSE, "activates-default", TRUE, NULL);

  if (text != NULL)
    gtk_editable_set_text (GTK_EDITABLE (row), text);
  adw_preferences_group_add (group, row);

  return GTK_EDITABLE (row);
}

SuyuanChoiceRow *
suyuan_form_dialog_add_choice (SuyuanFormDialog    *self,
                               AdwPreferencesGroup *group,
                               const char          *title,
                               const char          *enumeration,
                               const char          *key)
{
  SuyuanCatalogue *catalogue = suyuan_office_get_catalogue (suyuan_seat_get_office (priv_of (self)->seat));
  GtkWidget       *row = suyuan_choice_row_new (title, catalogue, enumeration);

  suyuan_choice_row_set_key (SUYUAN_CHOICE_ROW (row), key);
  adw_preferences_group_add (group, row);

  return SUYUAN_CHOICE_ROW (row);
}

GtkSwitch *
suyuan_form_dialog_add_switch (AdwPreferencesGroup *group,
                               const char          *title)
{
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "title", title, NULL);
  GtkWidget *knob = gtk_switch_new ();

  gtk_widget_set_valign (knob, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), knob);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), knob);
  adw_preferences_group_add (group, row);

  return GTK_SWITCH (knob);
}

/* Said at the top until something else is tried; %NULL takes it away. */
void
suyuan_form_dialog_set_fault (SuyuanFormDialog *self,
                              const char       *fault)
{
  SuyuanFormDialogPrivate *priv = priv_of (self);
  g_autofree char         *text = fault != NULL ? g_utf8_make_valid (fault, -1) : g_strdup (""); /* a path in it may be no UTF-8 */

  gtk_label_set_text (priv->fault, text);
  gtk_widget_set_visible (priv->fault_box, fault != NULL);
}

static void
set_acting (SuyuanFormDialog *self,
            gboolean          acting)
{
  priv_of (self)->acting = acting;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "form.apply", !acting);
}

static void
be_refused (SuyuanFormDialog *self,
            const GError     *error)
{
  if (!gtk_widget_get_visible (GTK_WIDGET (self)))
    {
      suyuan_seat_fail (priv_of (self)->seat, error);
      return;
    }
  suyuan_form_dialog_set_fault (self, error->message);
  if (!suyuan_focus_is_within (GTK_WIDGET (self)))
    begin (self);
}

/* It may be closed by now. */
static void
done_cb (gpointer      object,
         gpointer      result,
         const GError *error)
{
  g_autoptr (SuyuanFormDialog) self = SUYUAN_FORM_DIALOG (object); /* as suyuan_form_dialog_act() took it */

  set_acting (self, FALSE);
  if (error != NULL)
    {
      be_refused (self, error);
      return;
    }
  suyuan_draft_bar_end (priv_of (self)->draft);
  if (gtk_widget_get_visible (GTK_WIDGET (self)))
    gtk_window_close (GTK_WINDOW (self));
}

/* The verb of the dialog: refused, the form stays as it is; done, the dialog goes. Its draft is not let go before the answer. */
void
suyuan_form_dialog_act (SuyuanFormDialog *self,
                        const char       *told,
                        SuyuanDeskFunc    func,
                        gpointer          data,
                        GDestroyNotify    free_data)
{
  set_acting (self, TRUE);
  suyuan_seat_act (priv_of (self)->seat, told, func, data, free_data, done_cb, g_object_ref (self));
}

char *
suyuan_form_dup_text (GtkEditable *entry)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (entry)));

  return *text != '\0' ? g_steal_pointer (&text) : NULL;
}
