/* suyuan-send-dialog.c: makes a package for another office
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-app"

#include "suyuan-send-dialog.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <inttypes.h>

#include "suyuan-pack.h"
#include "suyuan-path-chooser.h"
#include "suyuan-words.h"

struct _SuyuanSendDialog
{
  SuyuanFormDialog parent_instance;

  GtkEditable *to;
  AdwComboRow *extent; /* everything, or what is new */
  GtkEditable *receipt;
  GtkSwitch   *originals;
};

G_DEFINE_FINAL_TYPE (SuyuanSendDialog, suyuan_send_dialog, SUYUAN_TYPE_FORM_DIALOG)

/* What goes to the worker. */
typedef struct
{
  char           *path, *purpose;
  SuyuanSince    *since; /* NULL: everything */
  gboolean        without_media;
  SuyuanManifest *manifest; /* of what was made */
} Order;

/* What comes back. */
typedef struct
{
  char *path, *text;
} Sent;

static void
order_free (gpointer data)
{
  Order *order = data;

  g_free (order->path);
  g_free (order->purpose);
  g_clear_pointer (&order->since, suyuan_since_free);
  g_clear_pointer (&order->manifest, suyuan_manifest_free);
  g_free (order);
}

static void
sent_free (gpointer data)
{
  Sent *sent = data;

  g_free (sent->path);
  g_free (sent->text);
  g_free (sent);
}

/* --- in the background --- */

static char *
dup_size (const char *path)
{
  GStatBuf info = { 0 };

  g_stat (path, &info);
  return g_format_size ((guint64) info.st_size);
}

/* How many records of each kind it speaks of. */
static char *
dup_counts (const SuyuanTally *tallies)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint kind = 1; kind < SUYUAN_N_KINDS; kind++)
    {
      gint64 n = tallies[kind].created + tallies[kind].changed + tallies[kind].removed;

      if (n > 0)
        g_string_append_printf (text, "%s%s %" PRId64, text->len > 0 ? " · " : "", suyuan_kind_label_plural (kind), n);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
dup_text (const Order *order)
{
  const SuyuanManifest *manifest = order->manifest;
  guint                 n = g_strv_length (manifest->left_out);
  g_autofree char      *size = dup_size (order->path);
  g_autofree char      *counts = dup_counts (manifest->tallies);
  g_autofree char      *left_out = n > 0 ? g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u file is only named in it.", "%u files are only named in it.", n), n) : g_strdup ("");
  g_autofree char      *held = g_strdup_printf (order->since == NULL ? _ ("Everything: %" PRId64 " batches, %u files, %s") : _ ("What is new since the receipt: %" PRId64 " batches, %u files, %s"),
                                           manifest->n_batches, manifest->media->len, size);

  return g_strdup_printf ("%s\n\n%s\n\n%s\n%s", order->path, held, counts, left_out);
}

/* What stood there before is replaced when the new one is whole. */
static gboolean
pack (SuyuanOffice *office,
      Order        *order,
      GCancellable *cancellable,
      GError      **error)
{
  SuyuanPackTerms  terms = { order->purpose, order->since, order->without_media };
  gboolean         replaces = g_file_test (order->path, G_FILE_TEST_EXISTS);
  g_autofree char *name = replaces ? g_strconcat (order->path, ".new", NULL) : g_strdup (order->path);

  order->manifest = suyuan_pack (office, name, &terms, cancellable, error);
  if (order->manifest == NULL || !replaces)
    return order->manifest != NULL;
  if (g_rename (name, order->path) == 0)
    return TRUE;

  g_set_error (error, G_FILE_ERROR, G_FILE_ERROR_FAILED, _ ("“%s” cannot be replaced; the package is in “%s”"), order->path, name);
  return FALSE;
}

static gpointer
pack_verb (SuyuanOffice *office,
           gpointer      data,
           GCancellable *cancellable,
           GError      **error)
{
  Order *order = data;
  Sent  *sent;

  if (!pack (office, order, cancellable, error))
    return NULL;

  sent = g_new0 (Sent, 1);
  sent->path = g_strdup (order->path);
  sent->text = dup_text (order);
  return sent;
}

/* --- what was made --- */

static void
answered_cb (AdwMessageDialog *dialog,
             const char       *response,
             const char       *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *uri = g_filename_to_uri (folder, NULL, NULL);

  if (g_str_equal (response, "folder"))
    gtk_show_uri (gtk_window_get_transient_for (GTK_WINDOW (dialog)), uri, GDK_CURRENT_TIME);
}

static void
free_path (gpointer  path,
           GClosure *closure)
{
  g_free (path);
}

static void
show_sent (GtkWindow  *parent,
           const Sent *sent)
{
  g_autofree char  *body = g_utf8_make_valid (sent->text, -1);
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (parent, _ ("The package is made"), body));

  adw_message_dialog_add_responses (dialog, "close", _ ("_Close"), "folder", _ ("Show in _Folder"), NULL);
  adw_message_dialog_set_default_response (dialog, "close");
  g_signal_connect_data (dialog, "response", G_CALLBACK (answered_cb), g_strdup (sent->path), free_path, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* What stood in the way is said in the form, which is as it was. */
static void
packed_cb (gpointer      object,
           gpointer      result,
           const GError *error)
{
  SuyuanSendDialog *self = SUYUAN_SEND_DIALOG (object);

  if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      suyuan_form_dialog_set_fault (SUYUAN_FORM_DIALOG (self), error->message);
      gtk_window_present (GTK_WINDOW (self));
      return;
    }
  if (result != NULL)
    show_sent (gtk_window_get_transient_for (GTK_WINDOW (self)), result);
  gtk_window_destroy (GTK_WINDOW (self));
}

/* --- asking --- */

static gboolean
wants_new_only (SuyuanSendDialog *self)
{
  return adw_combo_row_get_selected (self->extent) == 1;
}

/* FALSE: it cannot be, and why was said. */
static gboolean
read_receipt (SuyuanSendDialog *self,
              SuyuanSince     **since)
{
  SuyuanFormDialog *form = SUYUAN_FORM_DIALOG (self);
  g_autofree char  *path = suyuan_form_dup_text (self->receipt);
  g_autoptr (GError) error = NULL;

  *since = NULL;
  if (!wants_new_only (self))
    return TRUE;
  if (path == NULL)
    {
      suyuan_form_dialog_set_fault (form, _ ("Choose the receipt they sent back, or send everything."));
      return FALSE;
    }
  *since = suyuan_since_read (suyuan_seat_get_office (suyuan_form_dialog_get_seat (form)), path, &error);
  if (error != NULL)
    suyuan_form_dialog_set_fault (form, error->message);
  return *since != NULL;
}

/* As a person would choose it. The dialog goes out of sight: how far it is, and Cancel, are in the window's head. */
void
suyuan_send_dialog_pack_into (SuyuanSendDialog *self,
                              const char       *path)
{
  SuyuanSince *since;
  Order       *order;

  if (!read_receipt (self, &since))
    return;

  order = g_new0 (Order, 1);
  order->path = g_strdup (path);
  order->purpose = suyuan_form_dup_text (self->to);
  order->since = since;
  order->without_media = !gtk_switch_get_active (self->originals);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  suyuan_seat_study (suyuan_form_dialog_get_seat (SUYUAN_FORM_DIALOG (self)), _ ("Making the package"), pack_verb, order, order_free, sent_free, packed_cb, self);
}

static void
chosen_cb (gpointer    self,
           const char *path)
{
  suyuan_send_dialog_pack_into (self, path);
}

static char *
dup_name (SuyuanSendDialog *self)
{
  SuyuanOffice    *office = suyuan_seat_get_office (suyuan_form_dialog_get_seat (SUYUAN_FORM_DIALOG (self)));
  g_autofree char *title = suyuan_office_dup_title (office);
  g_autofree char *to = suyuan_form_dup_text (self->to);
  g_autofree char *today = suyuan_office_today (office);
  g_autofree char *name = to != NULL ? g_strdup_printf ("%s→%s %s.suyuan.zip", title, to, today) : g_strdup_printf ("%s %s.suyuan.zip", title, today);

  return g_strdelimit (g_steal_pointer (&name), "/\\:*?\"<>|", '-');
}

static void
suyuan_send_dialog_apply (SuyuanFormDialog *form)
{
  SuyuanSendDialog *self = SUYUAN_SEND_DIALOG (form);
  g_autofree char  *name = NULL;
  SuyuanSince      *since;

  if (!read_receipt (self, &since))
    return;

  g_clear_pointer (&since, suyuan_since_free);
  name = dup_name (self);
  gtk_native_dialog_show (suyuan_path_chooser_new (GTK_WINDOW (self), GTK_FILE_CHOOSER_ACTION_SAVE, _ ("Save the Package"), _ ("_Save"), name, chosen_cb, G_OBJECT (self)));
}

static void
suyuan_send_dialog_class_init (SuyuanSendDialogClass *klass)
{
  SUYUAN_FORM_DIALOG_CLASS (klass)->apply = suyuan_send_dialog_apply;
}

static void
suyuan_send_dialog_init (SuyuanSendDialog *self)
{
}

static void
extent_cb (SuyuanSendDialog *self)
{
  suyuan_form_dialog_set_fault (SUYUAN_FORM_DIALOG (self), NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->receipt), wants_new_only (self));
}

static void
receipt_chosen_cb (gpointer    self,
                   const char *path)
{
  suyuan_send_dialog_set_receipt (self, path);
}

static void
choose_cb (SuyuanSendDialog *self)
{
  gtk_native_dialog_show (suyuan_path_chooser_new (GTK_WINDOW (self), GTK_FILE_CHOOSER_ACTION_OPEN, _ ("Choose Their Receipt"), _ ("_Open"), NULL, receipt_chosen_cb, G_OBJECT (self)));
}

static void
add_receipt (SuyuanSendDialog    *self,
             AdwPreferencesGroup *group)
{
  GtkWidget *choose = gtk_button_new_with_mnemonic (_ ("C_hoose…"));

  self->receipt = suyuan_form_dialog_add_entry (group, _ ("Their receipt, or the last package they made"), NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->receipt), FALSE);
  gtk_widget_set_valign (choose, GTK_ALIGN_CENTER);
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (self->receipt), choose);
  g_signal_connect_object (choose, "clicked", G_CALLBACK (choose_cb), self, G_CONNECT_SWAPPED);
}

GtkWidget *
suyuan_send_dialog_new (GtkWindow  *parent,
                        SuyuanSeat *seat)
{
  SuyuanSendDialog    *self = g_object_new (SUYUAN_TYPE_SEND_DIALOG, NULL);
  SuyuanFormDialog    *form = SUYUAN_FORM_DIALOG (self);
  AdwPreferencesGroup *group;
  g_autoptr (GtkStringList) extents = gtk_string_list_new ((const char *[]){ _ ("Everything"), _ ("Only what is new since their receipt"), NULL });

  suyuan_form_dialog_set_up (form, parent, seat, _ ("Send a Package"), _ ("_Save…"));
  gtk_window_set_default_size (GTK_WINDOW (self), 560, 470);
  group = suyuan_form_dialog_add_group (form, NULL);
  adw_preferences_group_set_description (group, _ ("A signed file for another office of this register, to be carried on a stick or sent. What it merges comes back as a receipt."));
  self->to = suyuan_form_dialog_add_entry (group, _ ("Whom it is for"), NULL);
  group = suyuan_form_dialog_add_group (form, _ ("What it holds"));
  self->extent = g_object_new (ADW_TYPE_COMBO_ROW, "title", _ ("Records"), "model", extents, NULL);
  adw_preferences_group_add (group, GTK_WIDGET (self->extent));
  add_receipt (self, group);
  self->originals = suyuan_form_dialog_add_switch (group, _ ("Photographs and files, as originals"));
  gtk_switch_set_active (self->originals, TRUE);
  g_signal_connect_object (self->extent, "notify::selected", G_CALLBACK (extent_cb), self, G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}

/* Only what is new since that one. */
void
suyuan_send_dialog_set_receipt (SuyuanSendDialog *self,
                                const char       *path)
{
  adw_combo_row_set_selected (self->extent, 1);
  gtk_editable_set_text (self->receipt, path);
}
