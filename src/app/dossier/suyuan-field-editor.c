/* suyuan-field-editor.c: the input that fits a field's type
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-app"

#include "suyuan-field-editor.h"

#include <glib/gi18n-lib.h>

#include "suyuan-choice-row.h"
#include "suyuan-field-text.h"
#include "suyuan-multi-button.h"
#include "suyuan-pick-dialog.h"

#define SEARCHABLE 12 /* a longer choice gets a search */

struct _SuyuanFieldEditor
{
  GtkWidget parent_instance;

  GtkWidget         *input; /* GtkEntry, GtkDropDown or SuyuanMultiButton */
  const SuyuanField *field;
  gboolean           quiet;

  /* Owned */
  SuyuanSeat *seat;
  char       *before; /* text when the record was set */
};

G_DEFINE_FINAL_TYPE (SuyuanFieldEditor, suyuan_field_editor, GTK_TYPE_WIDGET)

static guint edited_signal;

static void
edited_cb (SuyuanFieldEditor *self)
{
  if (!self->quiet)
    g_signal_emit (self, edited_signal, 0);
}

static void
suyuan_field_editor_dispose (GObject *object)
{
  SuyuanFieldEditor *self = SUYUAN_FIELD_EDITOR (object);

  g_clear_pointer (&self->input, gtk_widget_unparent);
  g_clear_object (&self->seat);
  g_clear_pointer (&self->before, g_free);

  G_OBJECT_CLASS (suyuan_field_editor_parent_class)->dispose (object);
}

static gboolean
suyuan_field_editor_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (SUYUAN_FIELD_EDITOR (widget)->input);
}

static void
suyuan_field_editor_class_init (SuyuanFieldEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = suyuan_field_editor_dispose;
  widget_class->grab_focus = suyuan_field_editor_grab_focus;
  edited_signal = g_signal_new ("edited", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
suyuan_field_editor_init (SuyuanFieldEditor *self)
{
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
}

/* --- making the input --- */

static GtkWidget *
make_drop_down (SuyuanFieldEditor *self,
                GListModel        *list)
{
  GtkWidget *drop = gtk_drop_down_new (list, gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string"));

  gtk_drop_down_set_enable_search (GTK_DROP_DOWN (drop), g_list_model_get_n_items (list) > SEARCHABLE);
  g_signal_connect_object (drop, "notify::selected", G_CALLBACK (edited_cb), self, G_CONNECT_SWAPPED);

  return drop;
}

static GtkWidget *
make_bool (SuyuanFieldEditor *self)
{
  const char *words[] = { "—", _ ("Yes"), _ ("No"), NULL };

  return make_drop_down (self, G_LIST_MODEL (gtk_string_list_new (words)));
}

static void
picked_cb (SuyuanFieldEditor *self,
           const char        *code)
{
  gtk_editable_set_text (GTK_EDITABLE (self->input), code);
}

static void
pick_cb (SuyuanFieldEditor *self)
{
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
  GtkWidget *dialog = suyuan_pick_dialog_new (window, self->seat, self->field->target);

  g_signal_connect_object (dialog, "picked", G_CALLBACK (picked_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static gboolean
pick_key_cb (GtkWidget *entry,
             GVariant  *parameter,
             gpointer   data)
{
  pick_cb (data);

  return TRUE;
}

/* In a section of a dossier Enter saves, as in a form it does what the form is for. */
static void
activate_cb (SuyuanFieldEditor *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "section.save", NULL);
}

/* The list behind the entry, by pointer and by key. */
static void
add_picking (SuyuanFieldEditor *self,
             GtkEntry          *entry)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();
  GtkShortcut        *shortcut = gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("<Alt>Down"),
                                                   gtk_callback_action_new (pick_key_cb, self, NULL));

  gtk_entry_set_placeholder_text (entry, _ ("Code or name"));
  gtk_entry_set_icon_from_icon_name (entry, GTK_ENTRY_ICON_SECONDARY, "system-search-symbolic");
  gtk_entry_set_icon_tooltip_text (entry, GTK_ENTRY_ICON_SECONDARY, _ ("Choose from the list (Alt+Down)"));
  g_signal_connect_object (entry, "icon-press", G_CALLBACK (pick_cb), self, G_CONNECT_SWAPPED);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys), shortcut);
  gtk_widget_add_controller (GTK_WIDGET (entry), keys);
}

static GtkWidget *
make_entry (SuyuanFieldEditor *self)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  if (self->field->type == SUYUAN_FIELD_DATE)
    gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _ ("2026-05-07"));
  else if (self->field->type == SUYUAN_FIELD_INSTANT)
    gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _ ("2026-05-07 09:30"));
  else if (self->field->type == SUYUAN_FIELD_REF)
    add_picking (self, GTK_ENTRY (entry));
  g_signal_connect_object (entry, "changed", G_CALLBACK (edited_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (entry, "activate", G_CALLBACK (activate_cb), self, G_CONNECT_SWAPPED);

  return entry;
}

static GtkWidget *
make_input (SuyuanFieldEditor *self)
{
  SuyuanCatalogue *catalogue = suyuan_office_get_catalogue (suyuan_seat_get_office (self->seat));

  if (self->field->type == SUYUAN_FIELD_ENUM)
    return make_drop_down (self, suyuan_choice_list_new (catalogue, self->field->enumeration));
  if (self->field->type == SUYUAN_FIELD_BOOL)
    return make_bool (self);
  if (self->field->type == SUYUAN_FIELD_MULTI)
    {
      GtkWidget *button = suyuan_multi_button_new (catalogue, self->field->enumeration);

      suyuan_multi_button_set_name (SUYUAN_MULTI_BUTTON (button), suyuan_field_get_label (self->field));
      g_signal_connect_object (button, "edited", G_CALLBACK (edited_cb), self, G_CONNECT_SWAPPED);
      return button;
    }
  return make_entry (self);
}

GtkWidget *
suyuan_field_editor_new (SuyuanSeat        *seat,
                         const SuyuanField *field)
{
  SuyuanFieldEditor *self = g_object_new (SUYUAN_TYPE_FIELD_EDITOR, NULL);

  self->seat = g_object_ref (seat);
  self->field = field;
  self->input = make_input (self);
  gtk_widget_set_parent (self->input, GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->input), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  suyuan_field_get_label (field), -1);

  return GTK_WIDGET (self);
}

/* --- values as text --- */

static char *
dup_record_text (SuyuanFieldEditor *self,
                 SuyuanRecord      *record)
{
  const SuyuanValue *value = suyuan_record_peek (record, self->field->index);
  g_autoptr (SuyuanRecord) target = NULL;
  SuyuanUid uid;

  if (value == NULL || value->type == SUYUAN_VALUE_NULL)
    return g_strdup ("");

  switch (self->field->type)
    {
    case SUYUAN_FIELD_ENUM:
    case SUYUAN_FIELD_MULTI:
      return g_strdup (value->text);
    case SUYUAN_FIELD_BOOL:
      return g_strdup (value->integer != 0 ? "1" : "0");
    case SUYUAN_FIELD_REF:
      if (suyuan_value_get_uid (value, &uid))
        target = suyuan_office_get (suyuan_seat_get_office (self->seat), self->field->target, &uid, NULL);
      return target != NULL ? suyuan_office_dup_code (suyuan_seat_get_office (self->seat), target) : g_strdup ("");
    case SUYUAN_FIELD_TEXT:
    case SUYUAN_FIELD_INTEGER:
    case SUYUAN_FIELD_DECIMAL:
    case SUYUAN_FIELD_DATE:
    case SUYUAN_FIELD_INSTANT:
    case SUYUAN_FIELD_DIVISION:
    case SUYUAN_FIELD_DEGREES:
    case SUYUAN_FIELD_RESULT:
    case SUYUAN_FIELD_GEOMETRY:
    default:
      return suyuan_field_format (self->field, suyuan_office_get_catalogue (suyuan_seat_get_office (self->seat)), value);
    }
}

void
suyuan_field_editor_set_record (SuyuanFieldEditor *self,
                                SuyuanRecord      *record)
{
  g_free (self->before);
  self->before = dup_record_text (self, record);
  self->quiet = TRUE;
  suyuan_field_editor_set_text (self, self->before);
  self->quiet = FALSE;
}

static void
select_key (SuyuanFieldEditor *self,
            const char        *key)
{
  guint                  n;
  const SuyuanEnumValue *values = suyuan_catalogue_get_values (suyuan_office_get_catalogue (suyuan_seat_get_office (self->seat)),
                                                               self->field->enumeration, &n);
  guint                  selected = 0;

  for (guint i = 0; i < n; i++)
    if (g_str_equal (values[i].key, key))
      selected = i + 1;
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->input), selected);
}

void
suyuan_field_editor_set_text (SuyuanFieldEditor *self,
                              const char        *text)
{
  if (self->field->type == SUYUAN_FIELD_ENUM)
    select_key (self, text);
  else if (self->field->type == SUYUAN_FIELD_BOOL)
    gtk_drop_down_set_selected (GTK_DROP_DOWN (self->input), g_str_equal (text, "1") ? 1 : g_str_equal (text, "0") ? 2
                                                                                                                   : 0);
  else if (self->field->type == SUYUAN_FIELD_MULTI)
    suyuan_multi_button_set_text (SUYUAN_MULTI_BUTTON (self->input), text);
  else
    gtk_editable_set_text (GTK_EDITABLE (self->input), text);
}

char *
suyuan_field_editor_dup_text (SuyuanFieldEditor *self)
{
  guint                  selected, n;
  const SuyuanEnumValue *values;

  if (self->field->type == SUYUAN_FIELD_MULTI)
    return suyuan_multi_button_dup_text (SUYUAN_MULTI_BUTTON (self->input));
  if (self->field->type != SUYUAN_FIELD_ENUM && self->field->type != SUYUAN_FIELD_BOOL)
    return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->input))));

  selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->input));
  if (selected == 0 || selected == GTK_INVALID_LIST_POSITION)
    return g_strdup ("");
  if (self->field->type == SUYUAN_FIELD_BOOL)
    return g_strdup (selected == 1 ? "1" : "0");

  values = suyuan_catalogue_get_values (suyuan_office_get_catalogue (suyuan_seat_get_office (self->seat)), self->field->enumeration, &n);

  return g_strdup (values[selected - 1].key);
}

gboolean
suyuan_field_editor_is_changed (SuyuanFieldEditor *self)
{
  g_autofree char *text = suyuan_field_editor_dup_text (self);

  return g_strcmp0 (text, self->before != NULL ? self->before : "") != 0;
}

static gboolean
read_ref (SuyuanFieldEditor *self,
          const char        *text,
          SuyuanValue       *value,
          char             **fault)
{
  g_autoptr (GError) error = NULL;
  SuyuanUid uid;

  if (*text == '\0')
    return TRUE;
  if (!suyuan_office_find (suyuan_seat_get_office (self->seat), self->field->target, text, &uid, &error))
    {
      *fault = g_strdup (error->message);
      return FALSE;
    }

  suyuan_value_set_uid (value, &uid);
  return TRUE;
}

gboolean
suyuan_field_editor_read (SuyuanFieldEditor *self,
                          SuyuanRecord      *draft,
                          char             **fault)
{
  g_autofree char *text = suyuan_field_editor_dup_text (self);
  g_auto (SuyuanValue) value = { 0 };
  g_auto (SuyuanTextVerdict) verdict = { 0 };

  *fault = NULL;
  if (self->field->type == SUYUAN_FIELD_REF)
    {
      if (!read_ref (self, text, &value, fault))
        return FALSE;
    }
  else if (!suyuan_field_parse (self->field, suyuan_office_get_catalogue (suyuan_seat_get_office (self->seat)), text, &value, &verdict))
    {
      *fault = g_steal_pointer (&verdict.message);
      return FALSE;
    }

  *fault = g_steal_pointer (&verdict.message);
  suyuan_record_put (draft, self->field->index, &value);
  return TRUE;
}
