/* suyuan-step-dialog.c: what a step of a task asks for, and no more than that
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-app"

#include "suyuan-step-dialog.h"

#include <glib/gi18n-lib.h>

#include "suyuan-pick-dialog.h"

#define QUESTION "question" /* a note that names whom it asks */

struct _SuyuanStepDialog
{
  SuyuanFormDialog parent_instance;

  GtkEditable      *reason, *document, *second_person, *field, *until, *unit, *witnesses;
  SuyuanChoiceRow  *photo_kind;
  SuyuanFilesGroup *files;
  GHashTable       *exempt; /* Owned; criterion → GtkEditable with the document that exempts from it */

  SuyuanUid task;
  char     *type; /* NULL: the next step */
  char     *to;
  char     *from;      /* NULL: what is written changes nothing */
  char     *addressee; /* of a question; NULL: nobody named */
};

/* A step with what it rests on, on its way to the desk. */
typedef struct
{
  SuyuanUid task;
  char     *type, *to, *from, *reason, *document, *second_person, *field, *until, *unit, *photo_kind, *witnesses;
  GStrv     files, exempt;
} Move;

G_DEFINE_FINAL_TYPE (SuyuanStepDialog, suyuan_step_dialog, SUYUAN_TYPE_FORM_DIALOG)

/* How the events are called on the page and on the button that does them. */
static const struct
{
  const char *type, *title, *apply, *told;
} events[] = {
  { "return", N_ ("Return the Task"), N_ ("_Return"), N_ ("Task returned") },
  { "extend", N_ ("Extend the Deadline"), N_ ("_Extend"), N_ ("Deadline extended") },
  { "transfer", N_ ("Transfer the Task"), N_ ("_Transfer"), N_ ("Task transferred") },
  { "suspend", N_ ("Suspend the Task"), N_ ("_Suspend"), N_ ("Task suspended") },
  { "resume", N_ ("Resume the Task"), N_ ("_Resume"), N_ ("Task resumed") },
  { "cancel", N_ ("Cancel the Task"), N_ ("_Cancel the Task"), N_ ("Task cancelled") },
  { "rebound", N_ ("Rebound: a New Round"), N_ ("_Begin a New Round"), N_ ("New round begun") },
  { "note", N_ ("Note"), N_ ("_Write Down"), N_ ("Noted") },
  { QUESTION, N_ ("Question to Whoever Submitted"), N_ ("_Ask"), N_ ("Asked") },
};

static void
move_free (gpointer data)
{
  Move *move = data;

  g_free (move->type);
  g_free (move->to);
  g_free (move->from);
  g_free (move->reason);
  g_free (move->document);
  g_free (move->second_person);
  g_free (move->field);
  g_free (move->until);
  g_free (move->unit);
  g_free (move->photo_kind);
  g_free (move->witnesses);
  g_strfreev (move->files);
  g_strfreev (move->exempt);
  g_free (move);
}

static gpointer
move_verb (SuyuanOffice *office,
           gpointer      data,
           GCancellable *cancellable,
           GError      **error)
{
  Move          *move = data;
  SuyuanTaskStep step = { .to = move->to,
                          .from = move->from,
                          .reason = move->reason,
                          .document = move->document,
                          .second_person = move->second_person,
                          .field = move->field,
                          .until = move->until,
                          .unit = move->unit,
                          .enrol = TRUE,
                          .evidence = (const char *const *) move->files,
                          .photo_kind = move->photo_kind,
                          .witnesses = move->witnesses,
                          .exempt = (const char *const *) move->exempt };

  if (move->type != NULL)
    return suyuan_office_task_event (office, &move->task, move->type, &step, error);

  return suyuan_office_task_advance (office, &move->task, &step, error);
}

static char *
text_of (GtkEditable *entry)
{
  return entry != NULL ? suyuan_form_dup_text (entry) : NULL;
}

static const char *
told (SuyuanStepDialog *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (events); i++)
    if (g_strcmp0 (events[i].type, self->type) == 0)
      return _ (events[i].told);

  return _ ("Task advanced");
}

/* CRITERION=document for each that does not apply. */
static GStrv
collect_exemptions (SuyuanStepDialog *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  GHashTableIter iter;
  gpointer       criterion, entry;

  g_hash_table_iter_init (&iter, self->exempt);
  while (g_hash_table_iter_next (&iter, &criterion, &entry))
    {
      g_autofree char *document = suyuan_form_dup_text (entry);
      g_autofree char *exemption = document != NULL ? g_strconcat (criterion, "=", document, NULL) : NULL;

      if (exemption != NULL)
        g_strv_builder_add (builder, exemption);
    }
  return g_strv_builder_end (builder);
}

/* A question names whom it asks, the same in every language. */
static char *
dup_reason (SuyuanStepDialog *self)
{
  char            *reason = text_of (self->reason);
  g_autofree char *words = self->addressee != NULL && reason != NULL ? reason : NULL;

  return words != NULL ? g_strdup_printf ("@%s %s", self->addressee, words) : reason;
}

static void
suyuan_step_dialog_apply (SuyuanFormDialog *form)
{
  SuyuanStepDialog *self = SUYUAN_STEP_DIALOG (form);
  Move             *move = g_new0 (Move, 1);

  move->task = self->task;
  move->type = g_strdup (g_strcmp0 (self->type, QUESTION) == 0 ? "note" : self->type);
  move->to = g_strdup (self->to);
  move->from = g_strdup (self->from);
  move->reason = dup_reason (self);
  move->document = text_of (self->document);
  move->second_person = text_of (self->second_person);
  move->field = text_of (self->field);
  move->until = text_of (self->until);
  move->unit = text_of (self->unit);
  move->witnesses = text_of (self->witnesses);
  move->photo_kind = self->photo_kind != NULL ? g_strdup (suyuan_choice_row_get_key (self->photo_kind)) : NULL;
  move->files = self->files != NULL ? g_strdupv ((char **) suyuan_files_group_get_files (self->files)) : NULL;
  move->exempt = collect_exemptions (self);
  suyuan_form_dialog_act (form, told (self), move_verb, move, move_free);
}

static void
suyuan_step_dialog_finalize (GObject *object)
{
  SuyuanStepDialog *self = SUYUAN_STEP_DIALOG (object);

  g_hash_table_unref (self->exempt);
  g_free (self->type);
  g_free (self->to);
  g_free (self->from);
  g_free (self->addressee);

  G_OBJECT_CLASS (suyuan_step_dialog_parent_class)->finalize (object);
}

static void
suyuan_step_dialog_class_init (SuyuanStepDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = suyuan_step_dialog_finalize;
  SUYUAN_FORM_DIALOG_CLASS (klass)->apply = suyuan_step_dialog_apply;
}

static void
suyuan_step_dialog_init (SuyuanStepDialog *self)
{
  self->exempt = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

static void
picked_cb (GtkEditable *entry,
           const char  *code)
{
  gtk_editable_set_text (entry, code);
}

static void
pick_person_cb (SuyuanStepDialog *self)
{
  GtkWidget *dialog = suyuan_pick_dialog_new (GTK_WINDOW (self), suyuan_form_dialog_get_seat (SUYUAN_FORM_DIALOG (self)), SUYUAN_KIND_PERSON);

  g_signal_connect_object (dialog, "picked", G_CALLBACK (picked_cb), self->second_person, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
add_second_person (SuyuanStepDialog    *self,
                   AdwPreferencesGroup *group)
{
  GtkWidget *choose = gtk_button_new_with_mnemonic (_ ("C_hoose…"));

  self->second_person = suyuan_form_dialog_add_entry (group, _ ("Second acceptor"), NULL);
  gtk_widget_set_valign (choose, GTK_ALIGN_CENTER);
  g_signal_connect_object (choose, "clicked", G_CALLBACK (pick_person_cb), self, G_CONNECT_SWAPPED);
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (self->second_person), choose);
}

static void
add_evidence (SuyuanStepDialog *self)
{
  SuyuanFormDialog    *form = SUYUAN_FORM_DIALOG (self);
  AdwPreferencesGroup *group;

  self->files = SUYUAN_FILES_GROUP (suyuan_files_group_new (_ ("Evidence")));
  suyuan_form_dialog_add_widget (form, GTK_WIDGET (self->files));
  group = suyuan_form_dialog_add_group (form, NULL);
  self->photo_kind = suyuan_form_dialog_add_choice (form, group, _ ("What the photos show"), "photo_kind", "after");
  self->witnesses = suyuan_form_dialog_add_entry (group, _ ("Witnesses, where a photo has no position and time"), NULL);
}

/* What is missing may not apply here; then a document says so. */
static void
add_exemptions (SuyuanStepDialog *self,
                SuyuanTaskView   *view)
{
  AdwPreferencesGroup *group = NULL;

  for (guint i = 0; i < view->criteria->len; i++)
    {
      SuyuanTaskCriterion *criterion = g_ptr_array_index (view->criteria, i);

      if (criterion->met || criterion->exempt)
        continue;
      if (group == NULL)
        {
          group = suyuan_form_dialog_add_group (SUYUAN_FORM_DIALOG (self), _ ("Not applicable"));
          adw_preferences_group_set_description (group, _ ("Beside what does not apply here, the document that says so."));
        }
      g_hash_table_insert (self->exempt, g_strdup (criterion->criterion), suyuan_form_dialog_add_entry (group, criterion->label, NULL));
    }
}

/* The next step: what every step may need, and from the submission on what it rests on. */
static void
build_advance (SuyuanStepDialog *self,
               SuyuanTaskView   *view)
{
  SuyuanFormDialog    *form = SUYUAN_FORM_DIALOG (self);
  AdwPreferencesGroup *group = suyuan_form_dialog_add_group (form, NULL);

  self->reason = suyuan_form_dialog_add_entry (group, _ ("Words to go with it"), NULL);
  self->document = suyuan_form_dialog_add_entry (group, _ ("Document number"), NULL);
  if (g_strcmp0 (view->next_state, "accepted") == 0 || g_strcmp0 (view->next_state, "closed") == 0)
    add_second_person (self, group);
  if (g_strcmp0 (view->next_state, "public_notice") == 0)
    self->until = suyuan_form_dialog_add_entry (group, _ ("Notice until (date)"), NULL);
  add_evidence (self);
  add_exemptions (self, view);
}

static void
thin_cb (SuyuanStepDialog *self,
         GtkButton        *choice)
{
  gtk_editable_set_text (self->field, gtk_button_get_label (choice));
  gtk_popover_popdown (GTK_POPOVER (gtk_widget_get_ancestor (GTK_WIDGET (choice), GTK_TYPE_POPOVER)));
  gtk_widget_grab_focus (GTK_WIDGET (self->reason));
}

/* What is not met comes first: that is most likely what it is returned for. */
static void
append_criteria (SuyuanStepDialog *self,
                 GtkBox           *box,
                 SuyuanTaskView   *view,
                 gboolean          met)
{
  for (guint i = 0; i < view->criteria->len; i++)
    {
      SuyuanTaskCriterion *criterion = g_ptr_array_index (view->criteria, i);
      GtkWidget           *choice;

      if (criterion->met != met)
        continue;
      choice = gtk_button_new_with_label (criterion->label);
      gtk_label_set_xalign (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (choice))), 0);
      gtk_widget_set_tooltip_text (choice, criterion->because);
      gtk_widget_add_css_class (choice, "flat");
      g_signal_connect_object (choice, "clicked", G_CALLBACK (thin_cb), self, G_CONNECT_SWAPPED);
      gtk_box_append (box, choice);
    }
}

/* A criterion is chosen, or anything is typed. */
static void
add_thin (SuyuanStepDialog    *self,
          AdwPreferencesGroup *group,
          SuyuanTaskView      *view)
{
  GtkWidget *choose = gtk_menu_button_new (), *popover = gtk_popover_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->field = suyuan_form_dialog_add_entry (group, _ ("What is thin (field or criterion)"), NULL);
  if (view->criteria->len == 0)
    return;
  append_criteria (self, GTK_BOX (box), view, FALSE);
  append_criteria (self, GTK_BOX (box), view, TRUE);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (choose), popover);
  gtk_menu_button_set_label (GTK_MENU_BUTTON (choose), _ ("Criteria"));
  gtk_widget_set_tooltip_text (choose, _ ("What is not met comes first"));
  gtk_widget_set_valign (choose, GTK_ALIGN_CENTER);
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (self->field), choose);
}

/* Who handed in what is looked at; else who did anything last. */
static char *
dup_addressee (SuyuanSeat     *seat,
               SuyuanTaskView *view)
{
  SuyuanOffice *office = suyuan_seat_get_office (seat);
  SuyuanRecord *last = view->events->len > 0 ? g_ptr_array_index (view->events, view->events->len - 1) : NULL;
  SuyuanUid     uid;
  g_autoptr (SuyuanRecord) person = NULL;

  for (guint i = view->events->len; i > 0; i--)
    if (g_strcmp0 (suyuan_record_get_text (g_ptr_array_index (view->events, i - 1), "to_state"), "submitted") == 0)
      {
        last = g_ptr_array_index (view->events, i - 1);
        break;
      }
  if (last != NULL && suyuan_record_get_ref (last, "person", &uid))
    suyuan_office_seek (office, SUYUAN_KIND_PERSON, &uid, &person, NULL);
  return g_strdup (person != NULL ? suyuan_record_get_text (person, "name") : NULL);
}

static void
build_question (SuyuanStepDialog *self,
                SuyuanTaskView   *view)
{
  AdwPreferencesGroup *group = suyuan_form_dialog_add_group (SUYUAN_FORM_DIALOG (self), NULL);
  g_autofree char     *to = NULL;

  self->addressee = dup_addressee (suyuan_form_dialog_get_seat (SUYUAN_FORM_DIALOG (self)), view);
  to = self->addressee != NULL ? g_strdup_printf (_ ("To %s. It stands in the task's history, and changes nothing else."), self->addressee)
                               : g_strdup (_ ("It stands in the task's history, and changes nothing else."));
  adw_preferences_group_set_description (group, to);
  self->reason = suyuan_form_dialog_add_entry (group, _ ("Question"), NULL);
}

static void
build_event (SuyuanStepDialog *self,
             SuyuanTaskView   *view,
             const char       *type)
{
  AdwPreferencesGroup *group = suyuan_form_dialog_add_group (SUYUAN_FORM_DIALOG (self), NULL);

  if (g_str_equal (type, "return"))
    add_thin (self, group, view);
  if (g_str_equal (type, "extend"))
    self->until = suyuan_form_dialog_add_entry (group, _ ("New deadline (date)"), NULL);
  if (g_str_equal (type, "transfer"))
    self->unit = suyuan_form_dialog_add_entry (group, _ ("New responsible unit"), NULL);
  self->reason = suyuan_form_dialog_add_entry (group, _ ("Reason"), NULL);
  self->document = suyuan_form_dialog_add_entry (group, _ ("Document number"), NULL);
  if (g_str_equal (type, "rebound") || g_str_equal (type, "note"))
    add_evidence (self);
}

static void
watch (SuyuanStepDialog *self,
       const char       *name,
       gpointer          field)
{
  if (field != NULL)
    suyuan_form_dialog_watch (SUYUAN_FORM_DIALOG (self), name, field);
}

/* Each kind of step has its own fields, and its own draft. */
static void
keep_typed (SuyuanStepDialog *self)
{
  g_autofree char *form = g_strconcat ("step:", self->type != NULL ? self->type : self->to, NULL);
  GHashTableIter   iter;
  gpointer         criterion, entry;

  watch (self, "reason", self->reason);
  watch (self, "document", self->document);
  watch (self, "second_person", self->second_person);
  watch (self, "field", self->field);
  watch (self, "until", self->until);
  watch (self, "unit", self->unit);
  watch (self, "witnesses", self->witnesses);
  watch (self, "photo_kind", self->photo_kind);
  watch (self, "files", self->files);
  g_hash_table_iter_init (&iter, self->exempt);
  while (g_hash_table_iter_next (&iter, &criterion, &entry))
    watch (self, criterion, entry);
  suyuan_form_dialog_keep (SUYUAN_FORM_DIALOG (self), form, &self->task);
}

GtkWidget *
suyuan_step_dialog_new (GtkWindow      *parent,
                        SuyuanSeat     *seat,
                        SuyuanTaskView *view,
                        const char     *type)
{
  SuyuanStepDialog      *self = g_object_new (SUYUAN_TYPE_STEP_DIALOG, NULL);
  SuyuanFormDialog      *form = SUYUAN_FORM_DIALOG (self);
  SuyuanCatalogue       *catalogue = suyuan_office_get_catalogue (suyuan_seat_get_office (seat));
  const SuyuanEnumValue *next = view->next_state != NULL ? suyuan_catalogue_find_value (catalogue, "task_state", view->next_state) : NULL;

  self->task = *suyuan_record_get_uid (view->task);
  self->type = g_strdup (type);
  self->to = type == NULL ? g_strdup (view->next_state) : NULL;
  self->from = g_strcmp0 (type, "note") == 0 || g_strcmp0 (type, QUESTION) == 0 ? NULL : g_strdup (view->state);
  if (type == NULL)
    {
      suyuan_form_dialog_set_up (form, parent, seat, next != NULL ? suyuan_enum_value_get_label (next) : _ ("Advance"), _ ("_Advance"));
      build_advance (self, view);
      keep_typed (self);
      suyuan_form_dialog_set_fault (form, view->refusal);
      return GTK_WIDGET (self);
    }

  for (guint i = 0; i < G_N_ELEMENTS (events); i++)
    if (g_str_equal (events[i].type, type))
      suyuan_form_dialog_set_up (form, parent, seat, _ (events[i].title), _ (events[i].apply));
  if (g_str_equal (type, QUESTION))
    build_question (self, view);
  else
    build_event (self, view, type);
  keep_typed (self);

  return GTK_WIDGET (self);
}

SuyuanFilesGroup *
suyuan_step_dialog_get_files (SuyuanStepDialog *self)
{
  return self->files;
}

/* As a person would type it; %NULL leaves an entry alone. @exempt: CRITERION=document */
void
suyuan_step_dialog_fill (SuyuanStepDialog *self,
                         const char       *reason,
                         const char       *document,
                         const char       *second_person,
                         const char       *until,
                         const char       *exempt)
{
  if (reason != NULL && self->reason != NULL)
    gtk_editable_set_text (self->reason, reason);
  if (document != NULL && self->document != NULL)
    gtk_editable_set_text (self->document, document);
  if (second_person != NULL && self->second_person != NULL)
    gtk_editable_set_text (self->second_person, second_person);
  if (until != NULL && self->until != NULL)
    gtk_editable_set_text (self->until, until);
  if (exempt != NULL)
    {
      g_auto (GStrv) parts = g_strsplit (exempt, "=", 2);

      gtk_editable_set_text (g_hash_table_lookup (self->exempt, parts[0]), parts[1]);
    }
}
