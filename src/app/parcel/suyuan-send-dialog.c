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
#include "suyuan-photo-copy.h"
#include "suyuan-pick-dialog.h"
#include "suyuan-words.h"

/* What of the register, in the order they are offered. */
enum
{
  ALL_OF_IT,
  ONE_REACH,
  ONE_DIVISION,
};

struct _SuyuanSendDialog
{
  SuyuanFormDialog parent_instance;

  GtkEditable *to;
  AdwComboRow *extent; /* everything, or what is new */
  GtkEditable *receipt;
  AdwComboRow *portion; /* all of it, a reach, a division */
  GtkEditable *reach, *division;
  AdwComboRow *media; /* in the order of SuyuanPackMedia */
};

G_DEFINE_FINAL_TYPE (SuyuanSendDialog, suyuan_send_dialog, SUYUAN_TYPE_FORM_DIALOG)

/* What goes to the worker. */
typedef struct
{
  char           *path, *purpose;
  char           *reach, *division; /* NULL: of all */
  SuyuanSince    *since;            /* NULL: everything */
  SuyuanPackMedia media;
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
  g_free (order->reach);
  g_free (order->division);
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
  g_autofree char      *scope = suyuan_manifest_dup_scope (manifest);
  g_autofree char      *held = g_strdup_printf (_ ("%s: %" PRId64 " batches, %u files, %s"), scope, manifest->n_batches, manifest->media->len, size);

  return g_strdup_printf ("%s\n\n%s\n\n%s\n%s", order->path, held, counts, left_out);
}

static GBytes *
copy_picture (const char *path,
              gboolean    thumb,
              GError    **error)
{
  return thumb ? suyuan_photo_copy_make_thumb (path, error) : suyuan_photo_copy_make_print (path, error);
}

/* What stood there before is replaced when the new one is whole. */
static gboolean
pack (SuyuanOffice *office,
      Order        *order,
      GCancellable *cancellable,
      GError      **error)
{
  const char      *reaches[] = { order->reach, NULL }, *divisions[] = { order->division, NULL };
  SuyuanPackTerms  terms = { order->purpose, order->since, order->media, copy_picture, { reaches, divisions, NULL } };
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

/* What stands in a row that is asked for; FALSE: nothing does, and that was said. */
static gboolean
read_asked (SuyuanSendDialog *self,
            guint             choice,
            GtkEditable      *entry,
            const char       *fault,
            char            **text)
{
  *text = adw_combo_row_get_selected (self->portion) == choice ? suyuan_form_dup_text (entry) : NULL;
  if (adw_combo_row_get_selected (self->portion) != choice || *text != NULL)
    return TRUE;
  suyuan_form_dialog_set_fault (SUYUAN_FORM_DIALOG (self), fault);
  return FALSE;
}

/* A reach that is not there is said before a file is asked for. */
static gboolean
read_portion (SuyuanSendDialog *self,
              char            **reach,
              char            **division)
{
  SuyuanFormDialog *form = SUYUAN_FORM_DIALOG (self);
  SuyuanUid         uid;
  g_autoptr (GError) error = NULL;

  *division = NULL;
  if (!read_asked (self, ONE_REACH, self->reach, _ ("Choose the reach they walk, or send the whole register."), reach) ||
      !read_asked (self, ONE_DIVISION, self->division, _ ("Write the division they answer for, or send the whole register."), division))
    return FALSE;
  if (*reach == NULL || suyuan_office_find (suyuan_seat_get_office (suyuan_form_dialog_get_seat (form)), SUYUAN_KIND_REACH, *reach, &uid, &error))
    return TRUE;
  suyuan_form_dialog_set_fault (form, error->message);
  g_clear_pointer (reach, g_free);
  return FALSE;
}

/* As a person would choose it. The dialog goes out of sight: how far it is, and Cancel, are in the window's head. */
void
suyuan_send_dialog_pack_into (SuyuanSendDialog *self,
                              const char       *path)
{
  SuyuanSince     *since;
  g_autofree char *reach = NULL;
  g_autofree char *division = NULL;
  Order           *order;

  if (!read_portion (self, &reach, &division) || !read_receipt (self, &since))
    return;

  order = g_new0 (Order, 1);
  order->path = g_strdup (path);
  order->purpose = suyuan_form_dup_text (self->to);
  order->since = since;
  order->reach = g_steal_pointer (&reach);
  order->division = g_steal_pointer (&division);
  order->media = adw_combo_row_get_selected (self->media);
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
  g_autofree char  *reach = NULL;
  g_autofree char  *division = NULL;
  SuyuanSince      *since;

  if (!read_portion (self, &reach, &division) || !read_receipt (self, &since))
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
portion_cb (SuyuanSendDialog *self)
{
  guint selected = adw_combo_row_get_selected (self->portion);

  suyuan_form_dialog_set_fault (SUYUAN_FORM_DIALOG (self), NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->reach), selected == ONE_REACH);
  gtk_widget_set_visible (GTK_WIDGET (self->division), selected == ONE_DIVISION);
}

static void
picked_cb (SuyuanSendDialog *self,
           const char       *code)
{
  gtk_editable_set_text (self->reach, code);
}

static void
pick_cb (SuyuanSendDialog *self)
{
  GtkWidget *dialog = suyuan_pick_dialog_new (GTK_WINDOW (self), suyuan_form_dialog_get_seat (SUYUAN_FORM_DIALOG (self)), SUYUAN_KIND_REACH);

  g_signal_connect_object (dialog, "picked", G_CALLBACK (picked_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
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

/* An entry out of sight until it is asked for; @func opens what fills it. */
static GtkEditable *
add_hidden (SuyuanSendDialog    *self,
            AdwPreferencesGroup *group,
            const char          *title,
            GCallback            func)
{
  GtkEditable *entry = suyuan_form_dialog_add_entry (group, title, NULL);

  gtk_widget_set_visible (GTK_WIDGET (entry), FALSE);
  if (func != NULL)
    {
      GtkWidget *choose = gtk_button_new_with_mnemonic (_ ("C_hoose…"));

      gtk_widget_set_valign (choose, GTK_ALIGN_CENTER);
      adw_entry_row_add_suffix (ADW_ENTRY_ROW (entry), choose);
      g_signal_connect_object (choose, "clicked", func, self, G_CONNECT_SWAPPED);
    }
  return entry;
}

static AdwComboRow *
add_combo (SuyuanSendDialog    *self,
           AdwPreferencesGroup *group,
           const char          *title,
           const char *const   *words,
           GCallback            func)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (words);
  AdwComboRow *row = g_object_new (ADW_TYPE_COMBO_ROW, "title", title, "model", list, NULL);

  adw_preferences_group_add (group, GTK_WIDGET (row));
  if (func != NULL)
    g_signal_connect_object (row, "notify::selected", func, self, G_CONNECT_SWAPPED);
  return row;
}

static void
add_contents (SuyuanSendDialog    *self,
              AdwPreferencesGroup *group)
{
  const char *portions[] = { _ ("The whole register"), _ ("One reach"), _ ("One division"), NULL };
  const char *extents[] = { _ ("Everything"), _ ("New since their receipt"), NULL };
  const char *media[] = { _ ("Originals"), _ ("Pictures in print size"), _ ("Pictures as thumbnails"), _ ("None"), NULL };

  self->portion = add_combo (self, group, _ ("Extent"), portions, G_CALLBACK (portion_cb));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->portion), _ ("Of a reach or a division: its outlets, and all that belongs to them or is referred to"));
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (self->portion), 2);
  self->reach = add_hidden (self, group, _ ("Reach"), G_CALLBACK (pick_cb));
  self->division = add_hidden (self, group, _ ("Division: six digits or its name"), NULL);
  self->extent = add_combo (self, group, _ ("Records"), extents, G_CALLBACK (extent_cb));
  self->receipt = add_hidden (self, group, _ ("Their receipt, or the last package they made"), G_CALLBACK (choose_cb));
  self->media = add_combo (self, group, _ ("Photographs and files"), media, NULL);
}

GtkWidget *
suyuan_send_dialog_new (GtkWindow  *parent,
                        SuyuanSeat *seat)
{
  SuyuanSendDialog    *self = g_object_new (SUYUAN_TYPE_SEND_DIALOG, NULL);
  SuyuanFormDialog    *form = SUYUAN_FORM_DIALOG (self);
  AdwPreferencesGroup *group;

  suyuan_form_dialog_set_up (form, parent, seat, _ ("Send a Package"), _ ("_Save…"));
  gtk_window_set_default_size (GTK_WINDOW (self), 560, 540);
  group = suyuan_form_dialog_add_group (form, NULL);
  adw_preferences_group_set_description (group, _ ("A signed file for another office of this register, to be carried on a stick or sent. What it merges comes back as a receipt."));
  self->to = suyuan_form_dialog_add_entry (group, _ ("Whom it is for"), NULL);
  group = suyuan_form_dialog_add_group (form, _ ("What it holds"));
  add_contents (self, group);

  return GTK_WIDGET (self);
}

/* Only what belongs to that reach. */
void
suyuan_send_dialog_set_reach (SuyuanSendDialog *self,
                              const char       *code)
{
  adw_combo_row_set_selected (self->portion, ONE_REACH);
  gtk_editable_set_text (self->reach, code);
}

/* Only what is new since that one. */
void
suyuan_send_dialog_set_receipt (SuyuanSendDialog *self,
                                const char       *path)
{
  adw_combo_row_set_selected (self->extent, 1);
  gtk_editable_set_text (self->receipt, path);
}
