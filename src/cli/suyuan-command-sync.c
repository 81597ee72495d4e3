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
#include "suyuan-pack.h"
#include "suyuan-package-report.h"
#include "suyuan-photo-copy.h"
#include "suyuan-receipt.h"
#include "suyuan-sync-error.h"

static char    *to, *since, *media, *filter, *receipt_path;
static char   **reaches, **divisions;
static gboolean dry_run;

static const GOptionEntry pack_options[] = {
  { "to", 0, 0, G_OPTION_ARG_STRING, &to, N_ ("Whom it is for"), N_ ("NAME") },
  { "since", 0, 0, G_OPTION_ARG_STRING, &since, N_ ("Only what they lack, by their receipt, a package they made, or their heads"), N_ ("RECEIPT|PACKAGE|HEADS") },
  { "reach", 0, 0, G_OPTION_ARG_STRING_ARRAY, &reaches, N_ ("Only what belongs to this reach; again for more"), N_ ("CODE") },
  { "division", 0, 0, G_OPTION_ARG_STRING_ARRAY, &divisions, N_ ("Only what belongs to this county, city or province; again for more"), N_ ("CODE") },
  { "filter", 0, 0, G_OPTION_ARG_STRING, &filter, N_ ("Only what belongs to the outlets that pass"), N_ ("EXPR") },
  { "media", 0, 0, G_OPTION_ARG_STRING, &media, N_ ("The files of the records: originals (default), copies of pictures in print size or as thumbnails, or none"), N_ ("none|thumbs|print|originals") },
  { NULL }
};

static const GOptionEntry merge_options[] = {
  { "dry-run", 0, 0, G_OPTION_ARG_NONE, &dry_run, N_ ("Only say what it would change"), NULL },
  { "receipt", 0, 0, G_OPTION_ARG_FILENAME, &receipt_path, N_ ("Write the signed receipt for the sender here"), N_ ("FILE") },
  { NULL }
};

static GBytes *
copy_photo (const char *path,
            gboolean    thumb,
            GError    **error)
{
  return thumb ? suyuan_photo_copy_make_thumb (path, error) : suyuan_photo_copy_make_print (path, error);
}

static gboolean
read_media_word (SuyuanPackMedia *which,
                 GError         **error)
{
  return media == NULL || suyuan_pack_media_parse (media, which) || suyuan_call_usage (error, _ ("--media %s: write none, thumbs, print or originals"), media);
}

static int
run_pack (SuyuanCall *call,
          GError    **error)
{
  SuyuanPackTerms terms = { .purpose = to, .copy = copy_photo };
  g_autoptr (SuyuanSince) known = NULL;
  g_autoptr (SuyuanManifest) manifest = NULL;
  g_autoptr (SuyuanJson) json = suyuan_json_new (call->office);

  if (!read_media_word (&terms.media, error))
    return 1;
  if (since != NULL && (known = suyuan_since_read (call->office, since, error)) == NULL)
    return 1;
  terms.since = known;
  terms.portion = (SuyuanPortionTerms){ (const char *const *) reaches, (const char *const *) divisions, filter };
  manifest = suyuan_pack (call->office, call->words[0], &terms, NULL, error);
  if (manifest == NULL)
    return 1;

  if (!call->json)
    {
      g_print (_ ("Packed into %s\n"), call->words[0]);
      suyuan_package_report_print_manifest (manifest);
      return 0;
    }
  suyuan_json_begin_object (json, NULL);
  suyuan_json_add_text (json, "file", call->words[0]);
  suyuan_package_report_add_manifest (json, manifest);
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
      suyuan_package_report_print_manifest (suyuan_package_get_manifest (package));
      g_print ("%s\n", _ ("Whole: the signature and every file hold."));
      if (arrival != NULL)
        suyuan_package_report_print_arrival (arrival);
      return;
    }
  suyuan_json_begin_object (json, NULL);
  suyuan_json_add_text (json, "file", call->words[0]);
  suyuan_json_add_boolean (json, "ok", TRUE);
  suyuan_json_add_integer (json, "bytes", suyuan_package_get_size (package));
  suyuan_json_add_text (json, "digest", suyuan_package_get_digest (package));
  suyuan_package_report_add_manifest (json, suyuan_package_get_manifest (package));
  if (arrival != NULL)
    {
      suyuan_json_begin_object (json, "would");
      suyuan_package_report_add_arrival (json, arrival);
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
      suyuan_package_report_print_receipt (receipt, unacknowledged);
      return 0;
    }
  suyuan_json_begin_object (json, NULL);
  suyuan_json_add_text (json, "file", call->words[0]);
  suyuan_json_add_boolean (json, "ok", TRUE);
  suyuan_package_report_add_receipt (json, receipt, unacknowledged);
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
      suyuan_package_report_print_arrival (arrival);
      g_print (_ ("Head %s\n"), info->head);
      return 0;
    }
  suyuan_json_begin_object (json, NULL);
  suyuan_json_add_text (json, "package", suyuan_package_get_digest (package));
  suyuan_package_report_add_arrival (json, arrival);
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
  { "pack", "WORKSPACE FILE [--to NAME] [--since RECEIPT|PACKAGE|HEADS] [--reach CODE]… [--division CODE]… [--filter EXPR] [--media none|thumbs|print|originals]",
    N_ ("Writes a package for another workspace of this family: all of it, what they lack, or a part for those who walk a reach."),
    SUYUAN_COMMAND_READ, 1, 1, pack_options, run_pack },
  { "inspect", "FILE [WORKSPACE]", N_ ("Says who made a package, whether it is whole, and what merging it would change; or what a receipt says."), SUYUAN_COMMAND_PLAIN, 1, 2, NULL, run_inspect },
  { "merge", "WORKSPACE FILE [--dry-run] [--receipt FILE]", N_ ("Takes a package in: all of it or nothing; what cannot both be so is kept as a conflict."), SUYUAN_COMMAND_WRITE, 1, 1,
    merge_options, run_merge },
  { NULL }
};
