/* suyuan-link-dialog.c: whose water an outlet discharges, how that was found, and how sure it is
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-app"

#include "suyuan-link-dialog.h"

#include <glib/gi18n-lib.h>

#include "suyuan-evidence.h"
#include "suyuan-pick-dialog.h"
#include "suyuan-proposals.h"
#include "suyuan-question.h"

#define N_PROPOSALS 5

struct _SuyuanLinkDialog
{
  SuyuanFormDialog parent_instance;

  GtkEditable      *enterprise;
  GtkEditable      *port;
  SuyuanChoiceRow  *method;
  SuyuanChoiceRow  *confidence;
  SuyuanChoiceRow  *claim;
  GtkEditable      *document;
  GtkEditable      *reason;
  GtkSwitch        *main_party;
  SuyuanFilesGroup *files;

  AdwPreferencesGroup *proposals; /* hidden until there is one */

  SuyuanUid      outlet;
  SuyuanQuestion question; /* who it may be */
};

typedef struct
{
  SuyuanUid outlet, enterprise;
  char     *method, *confidence, *claim, *document, *port, *reason;
  gboolean  main_party;
  GStrv     files;
} Link;

G_DEFINE_FINAL_TYPE (SuyuanLinkDialog, suyuan_link_dialog, SUYUAN_TYPE_FORM_DIALOG)

static void
link_free (gpointer data)
{
  Link *link = data;

  g_free (link->method);
  g_free (link->confidence);
  g_free (link->claim);
  g_free (link->document);
  g_free (link->port);
  g_free (link->reason);
  g_strfreev (link->files);
  g_free (link);
}

static gpointer
link_verb (SuyuanOffice *office,
           gpointer      data,
           GCancellable *cancellable,
           GError      **error)
{
  Link           *link = data;
  SuyuanLinkTerms terms = { .method = link->method,
                            .confidence = link->confidence,
                            .claim = link->claim,
                            .document = link->document,
                            .port = link->port,
                            .reason = link->reason,
                            .main_party = link->main_party,
                            .evidence = (const char *const *) link->files };

  return suyuan_office_link (office, &link->outlet, &link->enterprise, &terms, error);
}

static void
suyuan_link_dialog_apply (SuyuanFormDialog *form)
{
  SuyuanLinkDialog *self = SUYUAN_LINK_DIALOG (form);
  SuyuanOffice     *office = suyuan_seat_get_office (suyuan_form_dialog_get_seat (form));
  g_autofree char  *code = suyuan_form_dup_text (self->enterprise);
  g_autoptr (GError) error = NULL;
  SuyuanUid enterprise;
  Link     *link;

  if (code == NULL)
    {
      suyuan_form_dialog_set_fault (form, _ ("Name the enterprise, or choose it from the list."));
      return;
    }
  if (!suyuan_office_find (office, SUYUAN_KIND_ENTERPRISE, code, &enterprise, &error))
    {
      suyuan_form_dialog_set_fault (form, error->message);
      return;
    }

  link = g_new0 (Link, 1);
  link->outlet = self->outlet;
  link->enterprise = enterprise;
  link->method = g_strdup (suyuan_choice_row_get_key (self->method));
  link->confidence = g_strdup (suyuan_choice_row_get_key (self->confidence));
  link->claim = g_strdup (suyuan_choice_row_get_key (self->claim));
  link->document = suyuan_form_dup_text (self->document);
  link->port = suyuan_form_dup_text (self->port);
  link->reason = suyuan_form_dup_text (self->reason);
  link->main_party = gtk_switch_get_active (self->main_party);
  link->files = g_strdupv ((char **) suyuan_files_group_get_files (self->files));
  suyuan_form_dialog_act (form, _ ("Enterprise linked"), link_verb, link, link_free);
}

static void
picked_cb (SuyuanLinkDialog *self,
           const char       *code)
{
  gtk_editable_set_text (self->enterprise, code);
}

static void
pick_cb (SuyuanLinkDialog *self)
{
  GtkWidget *dialog = suyuan_pick_dialog_new (GTK_WINDOW (self), suyuan_form_dialog_get_seat (SUYUAN_FORM_DIALOG (self)), SUYUAN_KIND_ENTERPRISE);

  g_signal_connect_object (dialog, "picked", G_CALLBACK (picked_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* --- who it may be --- */

static gpointer
propose_verb (SuyuanOffice *office,
              gpointer      data,
              GCancellable *cancellable,
              GError      **error)
{
  return suyuan_office_propose (office, data, N_PROPOSALS, error);
}

/* As a person would fill it in who believes the proposal: suspected, on these grounds. */
static void
proposed_cb (SuyuanLinkDialog *self,
             GtkWidget        *row)
{
  gtk_editable_set_text (self->enterprise, g_object_get_data (G_OBJECT (row), "code"));
  gtk_editable_set_text (self->reason, g_object_get_data (G_OBJECT (row), "words"));
  suyuan_choice_row_set_key (self->method, "documents");
  suyuan_choice_row_set_key (self->confidence, "suspected");
  gtk_switch_set_active (self->main_party, FALSE);
}

static void
add_proposal (SuyuanLinkDialog     *self,
              const SuyuanProposal *proposal)
{
  GtkWidget       *row = adw_action_row_new ();
  g_autofree char *words = suyuan_proposal_dup_words (proposal);
  g_autofree char *title = g_markup_escape_text (proposal->name, -1);
  g_autofree char *subtitle = g_markup_escape_text (words, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("dialog-question-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "code", g_strdup (proposal->code), g_free);
  g_object_set_data_full (G_OBJECT (row), "words", g_steal_pointer (&words), g_free);
  g_signal_connect_object (row, "activated", G_CALLBACK (proposed_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (self->proposals, row);
}

/* Without a proposal the dialog is as it always was. */
static void
proposals_cb (gpointer      object,
              gpointer      answer,
              const GError *error)
{
  SuyuanLinkDialog *self = object;
  GPtrArray        *proposals = answer;

  if (proposals == NULL)
    suyuan_form_dialog_set_fault (SUYUAN_FORM_DIALOG (self), error->message);
  for (guint i = 0; proposals != NULL && i < proposals->len; i++)
    add_proposal (self, proposals->pdata[i]);
  gtk_widget_set_visible (GTK_WIDGET (self->proposals), proposals != NULL && proposals->len > 0);
}

static void
look_for_proposals (SuyuanLinkDialog *self)
{
  SuyuanDesk *desk = suyuan_seat_get_desk (suyuan_form_dialog_get_seat (SUYUAN_FORM_DIALOG (self)));

  gtk_widget_set_visible (GTK_WIDGET (self->proposals), FALSE);
  adw_preferences_group_set_description (self->proposals, _ ("Proposed by what is known; choosing one fills the form, and nothing is linked until you say so."));
  suyuan_question_ask (&self->question, desk, propose_verb, g_memdup2 (&self->outlet, sizeof self->outlet), g_free, (GDestroyNotify) g_ptr_array_unref,
                       proposals_cb, self);
}

static void
suyuan_link_dialog_dispose (GObject *object)
{
  suyuan_question_forget (&SUYUAN_LINK_DIALOG (object)->question);

  G_OBJECT_CLASS (suyuan_link_dialog_parent_class)->dispose (object);
}

static void
suyuan_link_dialog_class_init (SuyuanLinkDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = suyuan_link_dialog_dispose;
  SUYUAN_FORM_DIALOG_CLASS (klass)->apply = suyuan_link_dialog_apply;
}

static void
suyuan_link_dialog_init (SuyuanLinkDialog *self)
{
}

static void
add_party (SuyuanLinkDialog *self)
{
  SuyuanFormDialog    *form = SUYUAN_FORM_DIALOG (self);
  AdwPreferencesGroup *group = suyuan_form_dialog_add_group (form, _ ("Whose water"));
  GtkWidget           *choose = gtk_button_new_with_mnemonic (_ ("C_hoose…"));

  self->enterprise = suyuan_form_dialog_add_entry (group, _ ("Enterprise: code or name"), NULL);
  gtk_widget_set_valign (choose, GTK_ALIGN_CENTER);
  g_signal_connect_object (choose, "clicked", G_CALLBACK (pick_cb), self, G_CONNECT_SWAPPED);
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (self->enterprise), choose);
  self->port = suyuan_form_dialog_add_entry (group, _ ("Its port, where known (DW001)"), NULL);
  self->main_party = suyuan_form_dialog_add_switch (group, _ ("Main party of the outlet"));
  gtk_switch_set_active (self->main_party, TRUE);
}

static void
keep_typed (SuyuanLinkDialog *self)
{
  SuyuanFormDialog *form = SUYUAN_FORM_DIALOG (self);

  suyuan_form_dialog_watch (form, "enterprise", self->enterprise);
  suyuan_form_dialog_watch (form, "port", self->port);
  suyuan_form_dialog_watch (form, "method", self->method);
  suyuan_form_dialog_watch (form, "confidence", self->confidence);
  suyuan_form_dialog_watch (form, "claim", self->claim);
  suyuan_form_dialog_watch (form, "document", self->document);
  suyuan_form_dialog_watch (form, "reason", self->reason);
  suyuan_form_dialog_watch (form, "main", self->main_party);
  suyuan_form_dialog_watch (form, "files", self->files);
  suyuan_form_dialog_keep (form, "link", &self->outlet);
}

GtkWidget *
suyuan_link_dialog_new (GtkWindow       *parent,
                        SuyuanSeat      *seat,
                        const SuyuanUid *outlet)
{
  SuyuanLinkDialog    *self = g_object_new (SUYUAN_TYPE_LINK_DIALOG, NULL);
  SuyuanFormDialog    *form = SUYUAN_FORM_DIALOG (self);
  AdwPreferencesGroup *group;

  self->outlet = *outlet;
  suyuan_form_dialog_set_up (form, parent, seat, _ ("Link an Enterprise"), _ ("_Link"));
  self->proposals = suyuan_form_dialog_add_group (form, _ ("Who it may be"));
  add_party (self);
  group = suyuan_form_dialog_add_group (form, _ ("How it was found, and how sure it is"));
  self->method = suyuan_form_dialog_add_choice (form, group, _ ("Method"), "link_method", "inspection");
  self->confidence = suyuan_form_dialog_add_choice (form, group, _ ("Confidence"), "confidence", "probable");
  self->reason = suyuan_form_dialog_add_entry (group, _ ("Grounds"), NULL);
  group = suyuan_form_dialog_add_group (form, _ ("Claim"));
  self->claim = suyuan_form_dialog_add_choice (form, group, _ ("Claim"), "claim", NULL);
  self->document = suyuan_form_dialog_add_entry (group, _ ("Document of the claim or designation"), NULL);
  self->files = SUYUAN_FILES_GROUP (suyuan_files_group_new (_ ("Evidence")));
  suyuan_form_dialog_add_widget (form, GTK_WIDGET (self->files));
  keep_typed (self);
  look_for_proposals (self);

  return GTK_WIDGET (self);
}

void
suyuan_link_dialog_fill (SuyuanLinkDialog *self,
                         const char       *enterprise,
                         const char       *method,
                         const char       *confidence)
{
  gtk_editable_set_text (self->enterprise, enterprise);
  suyuan_choice_row_set_key (self->method, method);
  suyuan_choice_row_set_key (self->confidence, confidence);
}
