/* suyuan-command-sync.c: pack, inspect, merge: packages between workspaces of one family
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-cli"

#include "suyuan-command.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

#include "suyuan-diary.h"
#include "suyuan-field-text.h"
#include "suyuan-json.h"
#include "suyuan-pack.h"
#include "suyuan-receipt.h"
#include "suyuan-sync-error.h"
#include "suyuan-words.h"

static char    *to, *since, *media, *receipt_path;
static gboolean dry_run;

static const GOptionEntry pack_options[] = {
  { "to", 0, 0, G_OPTION_ARG_STRING, &to, N_ ("Whom it is for"), N_ ("NAME") },
  { "since", 0, 0, G_OPTION_ARG_STRING, &since, N_ ("Only what they lack, by their receipt, a package they made, or their heads"), N_ ("RECEIPT|PACKAGE|HEADS") },
  { "media", 0, 0, G_OPTION_ARG_STRING, &media, N_ ("The files of the records: originals (default) or none"), N_ ("none|originals") },
  { NULL }
};

static const GOptionEntry merge_options[] = {
  { "dry-run", 0, 0, G_OPTION_ARG_NONE, &dry_run, N_ ("Only say what it would change"), NULL },
  { "receipt", 0, 0, G_OPTION_ARG_FILENAME, &receipt_path, N_ ("Write the signed receipt for the sender here"), N_ ("FILE") },
  { NULL }
};

static void
add_tallies (SuyuanJson        *json,
             const char        *member,
             const SuyuanTally *tallies)
{
  suyuan_json_begin_object (json, member);
  for (guint kind = 1; kind < SUYUAN_N_KINDS; kind++)
    {
      const SuyuanTally *tally = &tallies[kind];

      if (tally->created + tally->changed + tally->removed == 0)
        continue;
      suyuan_json_begin_object (json, suyuan_kind_name (kind));
      suyuan_json_add_integer (json, "created", tally->created);
      suyuan_json_add_integer (json, "changed", tally->changed);
      suyuan_json_add_integer (json, "removed", tally->removed);
      suyuan_json_end_object (json);
    }
  suyuan_json_end_object (json);
}

static gint64
count_bytes (const SuyuanManifest *manifest)
{
  gint64 bytes = 0;

  for (guint i = 0; i < manifest->media->len; i++)
    bytes += ((SuyuanManifestFile *) manifest->media->pdata[i])->size;
  return bytes;
}

/* What a package says of itself, as members of the object that is open. */
static void
add_manifest (SuyuanJson           *json,
              const SuyuanManifest *manifest)
{
  suyuan_json_add_integer (json, "format", manifest->format);
  suyuan_json_add_text (json, "program", manifest->program);
  suyuan_json_add_text (json, "made", manifest->made);
  suyuan_json_add_text (json, "title", manifest->title);
  suyuan_json_add_text (json, "person", manifest->person_name);
  suyuan_json_add_text (json, "for", manifest->purpose);
  suyuan_json_add_uid (json, "family", &manifest->family);
  suyuan_json_add_boolean (json, "rehearsal", manifest->rehearsal);
  suyuan_json_add_text (json, "device", manifest->device);
  suyuan_json_add_text (json, "head", manifest->head);
  suyuan_json_add_boolean (json, "whole", manifest->since[0] == NULL);
  suyuan_json_add_integer (json, "batches", manifest->n_batches);
  add_tallies (json, "counts", manifest->tallies);
  suyuan_json_add_integer (json, "media", manifest->media->len);
  suyuan_json_add_integer (json, "media_bytes", count_bytes (manifest));
  suyuan_json_add_integer (json, "left_out", g_strv_length (manifest->left_out));
}

static void
print_manifest (const SuyuanManifest *manifest)
{
  g_autofree char *counts = suyuan_tallies_dup_text (manifest->tallies);

  g_print (_ ("From “%s”, %s, %s, device %.8s\n"), manifest->title, manifest->person_name != NULL ? manifest->person_name : "—", manifest->made, manifest->device);
  if (manifest->purpose != NULL)
    g_print (_ ("For %s\n"), manifest->purpose);
  if (manifest->rehearsal)
    g_print ("%s\n", _ ("Made in a rehearsal"));
  g_print (manifest->since[0] == NULL ? _ ("Everything: %" PRId64 " batches, %u files\n") : _ ("What is new since: %" PRId64 " batches, %u files\n"), manifest->n_batches,
           manifest->media->len);
  g_print ("%s", counts);
  if (manifest->left_out[0] != NULL)
    g_print (_ ("  %u files are spoken of and not in it\n"), g_strv_length (manifest->left_out));
}

static void
add_side (SuyuanJson       *json,
          const char       *member,
          const SuyuanSide *side)
{
  g_autofree char *at = side->at_ms > 0 ? suyuan_instant_format (side->at_ms) : NULL;

  suyuan_json_begin_object (json, member);
  suyuan_json_add_nullable (json, "value", side->text);
  suyuan_json_add_text (json, "person", side->person);
  suyuan_json_add_text (json, "at", at);
  suyuan_json_end_object (json);
}

static void
add_dispute_cb (SuyuanJson   *json,
                gconstpointer item)
{
  const SuyuanDispute *dispute = item;

  suyuan_json_add_text (json, "kind", suyuan_kind_name (dispute->kind));
  suyuan_json_add_text (json, "code", dispute->code);
  suyuan_json_add_uid (json, "uid", &dispute->uid);
  suyuan_json_add_nullable (json, "field", dispute->field);
  add_side (json, "kept", &dispute->kept);
  add_side (json, "other", &dispute->other);
}

static void
add_lacking_cb (SuyuanJson   *json,
                gconstpointer item)
{
  SuyuanRecord *medium = (SuyuanRecord *) item;

  suyuan_json_add_uid (json, "uid", suyuan_record_get_uid (medium));
  suyuan_json_add_text (json, "name", suyuan_record_get_text (medium, "name"));
  suyuan_json_add_text (json, "sha256", suyuan_record_get_text (medium, "sha256"));
}

static gint64
count_changed (const SuyuanArrival *arrival)
{
  gint64 n = 0;

  for (guint kind = 1; kind < SUYUAN_N_KINDS; kind++)
    n += arrival->tallies[kind].created + arrival->tallies[kind].changed + arrival->tallies[kind].removed;
  return n;
}

static void
add_arrival (SuyuanJson          *json,
             const SuyuanArrival *arrival)
{
  suyuan_json_add_boolean (json, "merged", arrival->merged);
  suyuan_json_begin_list (json, "new_batches");
  for (guint i = 0; i < arrival->batches->len; i++)
    suyuan_json_add_text (json, NULL, arrival->batches->pdata[i]);
  suyuan_json_end_list (json);
  suyuan_json_add_integer (json, "known_batches", arrival->n_known);
  suyuan_json_add_integer (json, "changed", count_changed (arrival));
  add_tallies (json, "changes", arrival->tallies);
  suyuan_json_add_list (json, "conflicts", arrival->disputes, add_dispute_cb);
  suyuan_json_add_integer (json, "new_media", arrival->n_media);
  suyuan_json_add_integer (json, "known_media", arrival->n_media_known);
  suyuan_json_add_list (json, "missing_media", arrival->lacking, add_lacking_cb);
  suyuan_json_add_boolean (json, "own_device", arrival->own_device);
  suyuan_json_add_boolean (json, "for_another", arrival->for_another);
}

static void
print_side (const SuyuanSide *side)
{
  g_autofree char *at = side->at_ms > 0 ? suyuan_instant_format (side->at_ms) : g_strdup ("—");

  g_print ("      %s  (%s, %s)\n", side->text != NULL ? side->text : "—", side->person != NULL ? side->person : "—", at);
}

static void
print_disputes (const SuyuanArrival *arrival)
{
  for (guint i = 0; i < arrival->disputes->len; i++)
    {
      const SuyuanDispute *dispute = arrival->disputes->pdata[i];

      if (dispute->field == NULL)
        {
          g_print (_ ("  Conflict: %s %s was removed by one and edited by the other\n"), suyuan_kind_label (dispute->kind), dispute->code);
          continue;
        }
      g_print (_ ("  Conflict: %s %s, %s: the first stands, the other is kept\n"), suyuan_kind_label (dispute->kind), dispute->code, dispute->label);
      print_side (&dispute->kept);
      print_side (&dispute->other);
    }
}

static void
print_arrival (const SuyuanArrival *arrival)
{
  g_autofree char *counts = suyuan_tallies_dup_text (arrival->tallies);

  if (arrival->batches->len == 0 && arrival->n_media == 0)
    g_print ("%s\n", arrival->merged ? _ ("Nothing new: all of it was here.") : _ ("Nothing new: all of it is here."));
  else
    g_print (arrival->merged ? _ ("Merged: %u new batches, %" PRId64 " known, %" PRId64 " new files\n") : _ ("Would merge: %u new batches, %" PRId64 " known, %" PRId64 " new files\n"),
             arrival->batches->len, arrival->n_known, arrival->n_media);
  g_print ("%s", counts);
  print_disputes (arrival);
  for (guint i = 0; i < arrival->lacking->len; i++)
    g_print (_ ("  Missing file: %s (%.12s…)\n"), suyuan_record_get_text (arrival->lacking->pdata[i], "name"), suyuan_record_get_text (arrival->lacking->pdata[i], "sha256"));
  if (arrival->for_another)
    g_print ("%s\n", _ ("  It was made for somebody who has more than this workspace: what it changes of theirs shows when that has come too"));
  if (arrival->own_device)
    g_print ("%s\n", _ ("  Among them are batches of this very computer: go on in one workspace of this family only, or its chain forks"));
}

static gboolean
read_media_word (gboolean *without,
                 GError  **error)
{
  *without = g_strcmp0 (media, "none") == 0;
  return media == NULL || *without || g_str_equal (media, "originals") || suyuan_call_usage (error, _ ("--media %s: write none or originals"), media);
}

static int
run_pack (SuyuanCall *call,
          GError    **error)
{
  SuyuanPackTerms terms = { .purpose = to };
  g_autoptr (SuyuanSince) known = NULL;
  g_autoptr (SuyuanManifest) manifest = NULL;
  g_autoptr (SuyuanJson) json = suyuan_json_new (call->office);

  if (!read_media_word (&terms.without_media, error))
    return 1;
  if (since != NULL && (known = suyuan_since_read (call->office, since, error)) == NULL)
    return 1;
  terms.since = known;
  manifest = suyuan_pack (call->office, call->words[0], &terms, NULL, error);
  if (manifest == NULL)
    return 1;

  if (!call->json)
    {
      g_print (_ ("Packed into %s\n"), call->words[0]);
      print_manifest (manifest);
      return 0;
    }
  suyuan_json_begin_object (json, NULL);
  suyuan_json_add_text (json, "file", call->words[0]);
  add_manifest (json, manifest);
  suyuan_json_end_object (json);
  suyuan_json_print (json);
  return 0;
}

static SuyuanArrival *
try_in (const char    *workspace,
        SuyuanPackage *package,
        GError       **error)
{
  g_autoptr (SuyuanOffice) office = suyuan_office_open (workspace, FALSE, error);

  return office == NULL ? NULL : suyuan_arrival_try (office, package, NULL, error);
}

/* A package that is refused is told of all the same. */
static void
tell_refused (SuyuanCall   *call,
              const GError *error)
{
  g_autoptr (SuyuanJson) json = suyuan_json_new (NULL);

  if (!call->json)
    return;
  suyuan_json_begin_object (json, NULL);
  suyuan_json_add_text (json, "file", call->words[0]);
  suyuan_json_add_boolean (json, "ok", FALSE);
  suyuan_json_add_text (json, "why", error->message);
  suyuan_json_end_object (json);
  suyuan_json_print (json);
}

static void
tell_inspected (SuyuanCall          *call,
                SuyuanPackage       *package,
                const SuyuanArrival *arrival)
{
  g_autoptr (SuyuanJson) json = suyuan_json_new (NULL);

  if (!call->json)
    {
      print_manifest (suyuan_package_get_manifest (package));
      g_print ("%s\n", _ ("Whole: the signature and every file hold."));
      if (arrival != NULL)
        print_arrival (arrival);
      return;
    }
  suyuan_json_begin_object (json, NULL);
  suyuan_json_add_text (json, "file", call->words[0]);
  suyuan_json_add_boolean (json, "ok", TRUE);
  suyuan_json_add_integer (json, "bytes", suyuan_package_get_size (package));
  suyuan_json_add_text (json, "digest", suyuan_package_get_digest (package));
  add_manifest (json, suyuan_package_get_manifest (package));
  if (arrival != NULL)
    {
      suyuan_json_begin_object (json, "would");
      add_arrival (json, arrival);
      suyuan_json_end_object (json);
    }
  suyuan_json_end_object (json);
  suyuan_json_print (json);
}

/* Whether everything here has arrived there; -1: nobody asked. */
static gboolean
count_unacknowledged (SuyuanCall *call,
                      gint64     *n,
                      GError    **error)
{
  g_autoptr (SuyuanOffice) office = NULL;
  g_autoptr (SuyuanSince) known = NULL;
  guint n_batches;

  *n = -1;
  if (call->n_words == 1)
    return TRUE;
  office = suyuan_office_open (call->words[1], TRUE, error);
  known = office == NULL ? NULL : suyuan_since_read (office, call->words[0], error);
  if (known == NULL || !suyuan_since_count (known, office, &n_batches, error))
    return FALSE;
  *n = n_batches;
  return TRUE;
}

static void
print_receipt (const SuyuanReceipt *receipt,
               gint64               unacknowledged)
{
  g_autofree char *changes = suyuan_tallies_dup_text (receipt->tallies);

  g_print (_ ("Receipt of “%s”, %s, %s\n"), receipt->title, receipt->person_name != NULL ? receipt->person_name : "—", receipt->made);
  g_print (_ ("Arrived: %" PRId64 " new batches, %" PRId64 " known; %" PRId64 " new files, %" PRId64 " known\n"), receipt->n_new, receipt->n_known, receipt->n_media, receipt->n_media_known);
  g_print ("%s", changes);
  if (receipt->lacking[0] != NULL)
    g_print (_ ("  %u files are still missing there\n"), g_strv_length (receipt->lacking));
  if (unacknowledged == 0)
    g_print ("%s\n", _ ("Everything that is here was there."));
  else if (unacknowledged > 0)
    g_print (_ ("%" PRId64 " batches that are here were not there\n"), unacknowledged);
}

static void
add_receipt (SuyuanJson          *json,
             const SuyuanReceipt *receipt,
             gint64               unacknowledged)
{
  suyuan_json_add_text (json, "receipt_for", receipt->package);
  suyuan_json_add_text (json, "made", receipt->made);
  suyuan_json_add_text (json, "title", receipt->title);
  suyuan_json_add_text (json, "person", receipt->person_name);
  suyuan_json_add_text (json, "device", receipt->device);
  suyuan_json_add_text (json, "head", receipt->head);
  suyuan_json_add_integer (json, "new_batches", receipt->n_new);
  suyuan_json_add_integer (json, "known_batches", receipt->n_known);
  suyuan_json_add_integer (json, "new_media", receipt->n_media);
  suyuan_json_add_integer (json, "known_media", receipt->n_media_known);
  add_tallies (json, "changes", receipt->tallies);
  suyuan_json_add_integer (json, "missing_media", g_strv_length (receipt->lacking));
  if (unacknowledged >= 0)
    suyuan_json_add_integer (json, "not_there", unacknowledged);
}

static int
inspect_receipt (SuyuanCall          *call,
                 const SuyuanReceipt *receipt,
                 GError             **error)
{
  g_autoptr (SuyuanJson) json = suyuan_json_new (NULL);
  gint64 unacknowledged;

  if (!count_unacknowledged (call, &unacknowledged, error))
    return 1;
  if (!call->json)
    {
      print_receipt (receipt, unacknowledged);
      return 0;
    }
  suyuan_json_begin_object (json, NULL);
  suyuan_json_add_text (json, "file", call->words[0]);
  suyuan_json_add_boolean (json, "ok", TRUE);
  add_receipt (json, receipt, unacknowledged);
  suyuan_json_end_object (json);
  suyuan_json_print (json);
  return 0;
}

/* One that does not hold, and not another thing altogether. */
static gboolean
is_bad_receipt (const GError *failure)
{
  return g_error_matches (failure, SUYUAN_SYNC_ERROR, SUYUAN_SYNC_ERROR_DAMAGED) || g_error_matches (failure, SUYUAN_SYNC_ERROR, SUYUAN_SYNC_ERROR_TOO_NEW);
}

static int
run_inspect (SuyuanCall *call,
             GError    **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (SuyuanReceipt) receipt = suyuan_receipt_open (call->words[0], &failure);
  g_autoptr (SuyuanPackage) package = NULL;
  g_autoptr (SuyuanArrival) arrival = NULL;

  if (receipt != NULL)
    return inspect_receipt (call, receipt, error);
  if (!is_bad_receipt (failure))
    {
      g_clear_error (&failure);
      package = suyuan_package_open (call->words[0], &failure);
    }

  if (package != NULL && call->n_words == 1)
    suyuan_package_check (package, NULL, &failure);
  else if (package != NULL)
    arrival = try_in (call->words[1], package, &failure);
  if (failure != NULL)
    {
      tell_refused (call, failure);
      g_propagate_error (error, g_steal_pointer (&failure));
      return 1;
    }
  tell_inspected (call, package, arrival);
  return 0;
}

static gboolean
give_receipt (SuyuanCall          *call,
              SuyuanPackage       *package,
              const SuyuanArrival *arrival,
              GError             **error)
{
  g_autoptr (SuyuanReceipt) receipt = NULL;

  if (receipt_path == NULL || !arrival->merged)
    return TRUE;
  receipt = suyuan_receipt_new (call->office, package, arrival, error);
  if (receipt != NULL && suyuan_receipt_save (receipt, call->office, receipt_path, error))
    return TRUE;
  g_prefix_error (error, _ ("The package is merged, its receipt is not written; merge it again for one: "));
  return FALSE;
}

static int
tell_arrival (SuyuanCall          *call,
              SuyuanPackage       *package,
              const SuyuanArrival *arrival,
              GError             **error)
{
  g_autoptr (SuyuanJournalInfo) info = suyuan_office_journal_info (call->office, error);
  g_autoptr (SuyuanJson) json = suyuan_json_new (call->office);

  if (info == NULL || !give_receipt (call, package, arrival, error))
    return 1;
  if (!call->json)
    {
      print_arrival (arrival);
      g_print (_ ("Head %s\n"), info->head);
      return 0;
    }
  suyuan_json_begin_object (json, NULL);
  suyuan_json_add_text (json, "package", suyuan_package_get_digest (package));
  add_arrival (json, arrival);
  suyuan_json_add_nullable (json, "receipt", arrival->merged ? receipt_path : NULL);
  suyuan_json_add_text (json, "head", info->head);
  suyuan_json_end_object (json);
  suyuan_json_print (json);
  return 0;
}

static int
run_merge (SuyuanCall *call,
           GError    **error)
{
  gboolean may_write = receipt_path == NULL || dry_run || suyuan_receipt_check_place (receipt_path, error);
  g_autoptr (SuyuanPackage) package = may_write ? suyuan_package_open (call->words[0], error) : NULL;
  g_autoptr (SuyuanArrival) arrival = NULL;

  if (package != NULL)
    arrival = dry_run ? suyuan_arrival_try (call->office, package, NULL, error) : suyuan_arrival_merge (call->office, package, NULL, error);
  return arrival == NULL ? 1 : tell_arrival (call, package, arrival, error);
}

/** Makes the workspace @call names from the package @from, for practice if it must, and answers as `merge` does. */
int
suyuan_call_found (SuyuanCall *call,
                   const char *from,
                   gboolean    rehearsal,
                   GError    **error)
{
  g_autoptr (SuyuanPackage) package = suyuan_package_open (from, error);
  g_autoptr (SuyuanOffice) office = NULL;
  g_autoptr (SuyuanArrival) arrival = NULL;

  if (package != NULL)
    arrival = rehearsal ? suyuan_arrival_found_rehearsal (call->words[0], package, &office, NULL, error)
                        : suyuan_arrival_found (call->words[0], package, &office, NULL, error);
  call->office = office;
  return arrival == NULL ? 1 : tell_arrival (call, package, arrival, error);
}

const SuyuanCommand suyuan_sync_commands[] = {
  { "pack", "WORKSPACE FILE [--to NAME] [--since RECEIPT|PACKAGE|HEADS] [--media none|originals]", N_ ("Writes a package for another workspace of this family: all of it, or what they lack."),
    SUYUAN_COMMAND_READ, 1, 1, pack_options, run_pack },
  { "inspect", "FILE [WORKSPACE]", N_ ("Says who made a package, whether it is whole, and what merging it would change; or what a receipt says."), SUYUAN_COMMAND_PLAIN, 1, 2, NULL, run_inspect },
  { "merge", "WORKSPACE FILE [--dry-run] [--receipt FILE]", N_ ("Takes a package in: all of it or nothing; what cannot both be so is kept as a conflict."), SUYUAN_COMMAND_WRITE, 1, 1,
    merge_options, run_merge },
  { NULL }
};
