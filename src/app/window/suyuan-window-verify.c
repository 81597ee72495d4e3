/* suyuan-window-verify.c: whether the workspace is what its journal says, and the way back where it is not
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-app"

#include "suyuan-window-private.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

#include "suyuan-diary.h"

/* --- making anew --- */

static gpointer
repair_search_verb (SuyuanOffice *office,
                    gpointer      data,
                    GCancellable *cancellable,
                    GError      **error)
{
  return suyuan_office_repair_search (office, error);
}

static gpointer
repair_verb (SuyuanOffice *office,
             gpointer      data,
             GCancellable *cancellable,
             GError      **error)
{
  return suyuan_office_repair (office, error);
}

static void
repaired_cb (gpointer      object,
             gpointer      result,
             const GError *error)
{
  SuyuanWindow    *self = SUYUAN_WINDOW (object);
  SuyuanOutcome   *outcome = result;
  g_autofree char *text = NULL;

  if (error != NULL)
    {
      suyuan_window_refuse (self, error->message);
      return;
    }
  text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Made anew: %u record", "Made anew: %u records", outcome->changed), outcome->changed);
  suyuan_seat_tell (self->seat, text, NULL);
}

static void
answered_cb (SuyuanWindow *self,
             const char   *response)
{
  if (g_str_equal (response, "search"))
    suyuan_seat_run (self->seat, _ ("Making the search index anew"), repair_search_verb, NULL, NULL, (GDestroyNotify) suyuan_outcome_free, repaired_cb, self);
  else if (g_str_equal (response, "repair"))
    suyuan_seat_run (self->seat, _ ("Making the tables anew"), repair_verb, NULL, NULL, (GDestroyNotify) suyuan_outcome_free, repaired_cb, self);
}

/* Where nothing can be written there is nothing to offer. */
static void
show_verdict (SuyuanWindow        *self,
              const SuyuanVerdict *verdict)
{
  g_autofree char  *found = verdict->bad_batch != NULL ? g_strdup_printf (_ ("Batch %s: %s"), verdict->bad_batch, verdict->why) : g_strdup (verdict->why);
  g_autofree char  *body = g_strdup_printf ("%s\n\n%s", found,
                                           verdict->only_search
                                                ? _ ("Journal and records are whole. The index is made anew from the records, which takes seconds and changes nothing else.")
                                                : _ ("The tables can be made anew from the journal, as far as that is whole: it is checked first, and where it is not nothing is touched. Make a copy of the workspace before."));
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (GTK_WINDOW (self), verdict->only_search ? _ ("Searches may miss something") : _ ("The workspace is not what its journal says"), body));

  adw_message_dialog_add_response (dialog, "close", _ ("_Close"));
  if (suyuan_seat_can_write (self->seat))
    adw_message_dialog_add_response (dialog, verdict->only_search ? "search" : "repair", _ ("Make _Anew"));
  if (verdict->only_search)
    adw_message_dialog_set_response_appearance (dialog, "search", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (dialog, "close");
  g_signal_connect_object (dialog, "response", G_CALLBACK (answered_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* --- verifying --- */

static gpointer
verify_verb (SuyuanOffice *office,
             gpointer      data,
             GCancellable *cancellable,
             GError      **error)
{
  return suyuan_office_verify (office, NULL, cancellable, error);
}

static void
verified_cb (gpointer      object,
             gpointer      result,
             const GError *error)
{
  SuyuanWindow    *self = SUYUAN_WINDOW (object);
  SuyuanVerdict   *verdict = result;
  g_autofree char *text = NULL;

  if (error != NULL)
    {
      suyuan_seat_fail (self->seat, error);
      return;
    }
  if (!verdict->ok)
    {
      show_verdict (self, verdict);
      return;
    }
  text = g_strdup_printf (_ ("The journal is whole: %" PRIu64 " changes in %" PRIu64 " batches"),
                          verdict->changes, verdict->batches);
  suyuan_seat_tell (self->seat, text, NULL);
}

void
suyuan_window_verify (SuyuanWindow *self)
{
  suyuan_seat_study (self->seat, _ ("Verifying"), verify_verb, NULL, NULL, (GDestroyNotify) suyuan_verdict_free, verified_cb, self);
}
