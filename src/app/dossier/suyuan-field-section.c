/* suyuan-field-section.c: a group of a record's fields, read or edited in place, saved as one batch
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-app"

#include "suyuan-field-section.h"

#include <glib/gi18n-lib.h>

#include "suyuan-application.h"
#include "suyuan-draft-bar.h"
#include "suyuan-field-check.h"
#include "suyuan-focus.h"

struct _SuyuanFieldSection
{
  GtkWidget parent_instance;

  /* Template children */
  GtkWidget *head;
  GtkLabel  *title;
  GtkLabel  *summary;
  GtkWidget *edit;
  GtkWidget *cancel;
  GtkWidget *save;
  GtkBox    *rows;

  SuyuanKind  kind;
  const char *group;
  gboolean    editing;

  SuyuanDraftBar *drafts; /* among the rows while they are edited; NULL: nothing can be kept */

  /* Owned */
  SuyuanSeat   *seat;
  SuyuanRecord *record;
  GPtrArray    *fields; /* of SuyuanFieldRow, borrowed from the box */
  GStrv         saving; /* what of this edit is on its way to the desk; NULL: nothing */
  GQueue        saves;  /* of SuyuanDraftBar: of the edits that are on their way, the one that is answered first before */
};

/* What a save writes, on its way to the desk. */
typedef struct
{
  SuyuanKind kind;
  SuyuanUid  uid;
  GStrv      assignments;
} Save;

G_DEFINE_FINAL_TYPE (SuyuanFieldSection, suyuan_field_section, GTK_TYPE_WIDGET)

static const struct
{
  const char *group, *label;
} groups[] = {
  { "basic", N_ ("Basics") },
  { "investigation", N_ ("Investigation") },
  { "tracing", N_ ("Tracing") },
  { "monitoring", N_ ("Monitoring") },
  { "rectification", N_ ("Rectification") },
  { "standardisation", N_ ("Standardisation") },
  { "system", N_ ("System") },
};

const char *
suyuan_field_group_get_label (const char *group)
{
  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    if (g_str_equal (groups[i].group, group))
      return _ (groups[i].label);

  return group;
}

static void
save_free (gpointer data)
{
  Save *save = data;

  g_strfreev (save->assignments);
  g_free (save);
}

/* --- rules at the field, as it is typed --- */

/* Returns the first field that cannot stay as it is; what is wrong is said at each. */
static SuyuanFieldRow *
check (SuyuanFieldSection *self)
{
  g_autoptr (SuyuanRecord) draft = suyuan_record_copy (self->record);

  return suyuan_field_check_rows (self->fields, draft, TRUE);
}

static void
edited_cb (SuyuanFieldSection *self)
{
  check (self);
}

/* --- saving --- */

static GStrv
collect_assignments (SuyuanFieldSection *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < self->fields->len; i++)
    {
      SuyuanFieldRow    *row = g_ptr_array_index (self->fields, i);
      SuyuanFieldEditor *editor = suyuan_field_row_get_editor (row);
      g_autofree char   *text = NULL;
      g_autofree char   *assignment = NULL;

      if (editor == NULL || suyuan_field_row_get_field (row)->derived || !suyuan_field_editor_is_changed (editor))
        continue;

      text = suyuan_field_editor_dup_text (editor);
      assignment = g_strconcat (suyuan_field_row_get_field (row)->key, "=", text, NULL);
      g_strv_builder_add (builder, assignment);
    }
  return g_strv_builder_end (builder);
}

static gpointer
save_verb (SuyuanOffice *office,
           gpointer      data,
           GCancellable *cancellable,
           GError      **error)
{
  Save *save = data;

  return suyuan_office_set (office, save->kind, &save->uid, (const char *const *) save->assignments, error);
}

/* While a save waits for an import people go on typing: what they typed since is not what was saved. */
static gboolean
is_typed_on (SuyuanFieldSection *self,
             GStrv               saved)
{
  g_auto (GStrv) now = collect_assignments (self);

  return now[0] != NULL && !g_strv_equal ((const char *const *) now, (const char *const *) saved);
}

static void
saved_cb (gpointer      object,
          gpointer      result,
          const GError *error)
{
  SuyuanFieldSection *self = SUYUAN_FIELD_SECTION (object);
  g_autoptr (SuyuanDraftBar) drafts = g_queue_pop_head (&self->saves);
  g_auto (GStrv) saved = NULL;

  suyuan_seat_fail (self->seat, error);
  if (drafts != self->drafts || !self->editing) /* another record is shown by now, or the edit was left */
    {
      if (error == NULL && drafts != NULL)
        suyuan_draft_bar_end (drafts);
      return;
    }

  saved = g_steal_pointer (&self->saving);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "section.save", TRUE);
  if (error == NULL && !is_typed_on (self, saved))
    suyuan_field_section_leave (self);
}

/** Writes what was changed; returns %FALSE when a rule stands against it, and goes to that field. */
gboolean
suyuan_field_section_save (SuyuanFieldSection *self)
{
  SuyuanFieldRow *wrong;
  Save           *save;

  if (!self->editing || self->saving != NULL)
    return FALSE;

  wrong = check (self);
  if (wrong != NULL)
    {
      suyuan_focus_enter (GTK_WIDGET (wrong));
      return FALSE;
    }

  save = g_new0 (Save, 1);
  save->kind = self->kind;
  save->uid = *suyuan_record_get_uid (self->record);
  save->assignments = collect_assignments (self);
  if (save->assignments[0] == NULL)
    {
      save_free (save);
      suyuan_field_section_leave (self);
      return TRUE;
    }

  self->saving = g_strdupv (save->assignments);
  g_queue_push_tail (&self->saves, self->drafts != NULL ? g_object_ref (self->drafts) : NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "section.save", FALSE);
  suyuan_seat_act (self->seat, _ ("Saved"), save_verb, save, save_free, saved_cb, self);
  return TRUE;
}

/* --- what is typed is kept --- */

static void
begin_drafts (SuyuanFieldSection *self)
{
  SuyuanDrawer    *drawer = suyuan_desk_get_drawer (suyuan_seat_get_desk (self->seat));
  g_autofree char *uid = suyuan_uid_to_string (suyuan_record_get_uid (self->record));
  g_autofree char *form = g_strdup_printf ("edit:%s:%s:%s", suyuan_kind_name (self->kind), self->group, uid);

  if (drawer == NULL)
    return;

  self->drafts = g_object_new (SUYUAN_TYPE_DRAFT_BAR, NULL);
  for (guint i = 0; i < self->fields->len; i++)
    {
      const SuyuanField *field = suyuan_field_row_get_field (g_ptr_array_index (self->fields, i));

      if (!field->derived)
        suyuan_draft_bar_watch (self->drafts, field->key, g_ptr_array_index (self->fields, i));
    }
  gtk_box_prepend (self->rows, GTK_WIDGET (self->drafts));
  suyuan_draft_bar_keep_changes_alone (self->drafts);
  suyuan_draft_bar_begin (self->drafts, drawer, form);
  g_signal_connect_object (self->drafts, "taken", G_CALLBACK (edited_cb), self, G_CONNECT_SWAPPED);
}

static void
drafts_unref (gpointer drafts)
{
  g_clear_object (&drafts);
}

/* @answered: saved or cancelled; else what was typed waits for the next edit of this record. Returns whether it does. */
static gboolean
end_drafts (SuyuanFieldSection *self,
            gboolean            answered)
{
  SuyuanDraftBar *drafts = g_steal_pointer (&self->drafts);
  gboolean        kept = FALSE;

  if (drafts == NULL)
    return FALSE;
  if (answered)
    suyuan_draft_bar_end (drafts);
  else
    kept = suyuan_draft_bar_stop (drafts);
  gtk_box_remove (self->rows, GTK_WIDGET (drafts));

  return kept;
}

/* --- reading and editing --- */

static void
show_mode (SuyuanFieldSection *self)
{
  gboolean writable = self->record != NULL && suyuan_seat_can_write (self->seat);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "section.edit", writable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "section.cancel", self->editing);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "section.save", self->editing);
  gtk_widget_set_visible (self->edit, !self->editing && writable);
  gtk_widget_set_visible (self->cancel, self->editing);
  gtk_widget_set_visible (self->save, self->editing);
  for (guint i = 0; i < self->fields->len; i++)
    suyuan_field_row_set_editing (g_ptr_array_index (self->fields, i), self->editing);
}

static void
set_editing (SuyuanFieldSection *self,
             gboolean            editing)
{
  if (self->editing == editing || (editing && self->record == NULL))
    return;

  self->editing = editing;
  if (!editing)
    {
      end_drafts (self, TRUE);
      g_clear_pointer (&self->saving, g_strfreev);
    }
  show_mode (self);
  if (editing)
    begin_drafts (self);
  if (editing)
    gtk_widget_child_focus (GTK_WIDGET (self->rows), GTK_DIR_TAB_FORWARD);
  else
    gtk_widget_grab_focus (self->edit);
}

void
suyuan_field_section_edit (SuyuanFieldSection *self)
{
  set_editing (self, TRUE);
}

/* Back to reading; what was typed and not saved is gone. */
void
suyuan_field_section_leave (SuyuanFieldSection *self)
{
  set_editing (self, FALSE);
}

gboolean
suyuan_field_section_is_editing (SuyuanFieldSection *self)
{
  return self->editing;
}

static void
edit_cb (GtkWidget  *widget,
         const char *name,
         GVariant   *parameter)
{
  suyuan_field_section_edit (SUYUAN_FIELD_SECTION (widget));
}

static void
cancel_cb (GtkWidget  *widget,
           const char *name,
           GVariant   *parameter)
{
  suyuan_field_section_leave (SUYUAN_FIELD_SECTION (widget));
}

static void
save_cb (GtkWidget  *widget,
         const char *name,
         GVariant   *parameter)
{
  suyuan_field_section_save (SUYUAN_FIELD_SECTION (widget));
}

static void
suyuan_field_section_dispose (GObject *object)
{
  SuyuanFieldSection *self = SUYUAN_FIELD_SECTION (object);
  GtkWidget          *child;

  end_drafts (self, FALSE);
  g_queue_clear_full (&self->saves, drafts_unref);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->saving, g_strfreev);
  g_clear_pointer (&self->fields, g_ptr_array_unref);
  g_clear_pointer (&self->record, suyuan_record_unref);
  g_clear_object (&self->seat);

  G_OBJECT_CLASS (suyuan_field_section_parent_class)->dispose (object);
}

static void
suyuan_field_section_class_init (SuyuanFieldSectionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = suyuan_field_section_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, SUYUAN_APP_PATH "ui/suyuan-field-section.ui");
  gtk_widget_class_bind_template_child (widget_class, SuyuanFieldSection, head);
  gtk_widget_class_bind_template_child (widget_class, SuyuanFieldSection, title);
  gtk_widget_class_bind_template_child (widget_class, SuyuanFieldSection, summary);
  gtk_widget_class_bind_template_child (widget_class, SuyuanFieldSection, edit);
  gtk_widget_class_bind_template_child (widget_class, SuyuanFieldSection, cancel);
  gtk_widget_class_bind_template_child (widget_class, SuyuanFieldSection, save);
  gtk_widget_class_bind_template_child (widget_class, SuyuanFieldSection, rows);
  gtk_widget_class_install_action (widget_class, "section.edit", NULL, edit_cb);
  gtk_widget_class_install_action (widget_class, "section.cancel", NULL, cancel_cb);
  gtk_widget_class_install_action (widget_class, "section.save", NULL, save_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "section.save", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "section.cancel", NULL);
}

static void
suyuan_field_section_init (SuyuanFieldSection *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->fields = g_ptr_array_new ();
}

static gboolean
is_for_people (const SuyuanField *field)
{
  return field->type != SUYUAN_FIELD_GEOMETRY;
}

GtkWidget *
suyuan_field_section_new (SuyuanSeat *seat,
                          SuyuanKind  kind,
                          const char *group)
{
  SuyuanFieldSection *self = g_object_new (SUYUAN_TYPE_FIELD_SECTION, NULL);
  SuyuanOffice       *office = suyuan_seat_get_office (seat);
  guint               n;
  const SuyuanField  *fields = suyuan_catalogue_get_fields (suyuan_office_get_catalogue (office), kind, &n);
  g_autoptr (GtkSizeGroup) labels = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);

  self->seat = g_object_ref (seat);
  self->kind = kind;
  self->group = g_intern_string (group);
  gtk_label_set_text (self->title, suyuan_field_group_get_label (group));
  for (guint i = 0; i < n; i++)
    if (g_strcmp0 (fields[i].group, group) == 0 && is_for_people (&fields[i]))
      {
        GtkWidget *row = suyuan_field_row_new (seat, &fields[i]);

        g_signal_connect_object (row, "edited", G_CALLBACK (edited_cb), self, G_CONNECT_SWAPPED);
        suyuan_field_row_align (SUYUAN_FIELD_ROW (row), labels);
        gtk_box_append (self->rows, row);
        g_ptr_array_add (self->fields, row);
      }
  show_mode (self);

  return GTK_WIDGET (self);
}

guint
suyuan_field_section_get_n_rows (SuyuanFieldSection *self)
{
  return self->fields->len;
}

static void
show_summary (SuyuanFieldSection *self)
{
  g_autofree char *text = NULL;
  guint            filled = 0;

  for (guint i = 0; i < self->fields->len; i++)
    {
      const SuyuanValue *value = suyuan_record_peek (self->record, suyuan_field_row_get_field (g_ptr_array_index (self->fields, i))->index);

      filled += value != NULL && value->type != SUYUAN_VALUE_NULL;
    }
  text = g_strdup_printf (_ ("%u of %u filled in"), filled, self->fields->len);
  gtk_label_set_text (self->summary, text);
}

/* What was typed at the record that was shown is not lost without a word. */
static void
put_aside (SuyuanFieldSection *self)
{
  SuyuanOffice    *office = suyuan_seat_get_office (self->seat);
  g_autofree char *label = NULL, *text = NULL;
  g_auto (GStrv) saving = g_steal_pointer (&self->saving);

  if (!self->editing || !end_drafts (self, FALSE) || saving != NULL)
    return;

  label = suyuan_office_dup_label (office, self->kind, suyuan_record_get_uid (self->record));
  text = g_strdup_printf (_ ("What was typed at %s is not saved; “Edit” offers it there again"), label);
  suyuan_seat_tell (self->seat, text, NULL);
}

/* Another record ends an edit; the same record, changed meanwhile, does not. */
void
suyuan_field_section_set_record (SuyuanFieldSection *self,
                                 SuyuanRecord       *record)
{
  SuyuanRecord *before = self->record;
  gboolean      other = before == NULL || !suyuan_uid_equal (suyuan_record_get_uid (before), suyuan_record_get_uid (record));

  if (other)
    put_aside (self);
  self->record = suyuan_record_ref (record);
  g_clear_pointer (&before, suyuan_record_unref);
  for (guint i = 0; i < self->fields->len; i++)
    suyuan_field_row_set_record (g_ptr_array_index (self->fields, i), record);
  show_summary (self);
  if (other)
    {
      self->editing = FALSE;
      show_mode (self);
    }
}

SuyuanFieldRow *
suyuan_field_section_get_row (SuyuanFieldSection *self,
                              const char         *key)
{
  for (guint i = 0; i < self->fields->len; i++)
    if (g_str_equal (suyuan_field_row_get_field (g_ptr_array_index (self->fields, i))->key, key))
      return g_ptr_array_index (self->fields, i);

  return NULL;
}
