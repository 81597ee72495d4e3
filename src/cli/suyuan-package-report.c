/* suyuan-package-report.c: what a package, its arrival and its receipt say, to people and to programs
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-cli"

#include "suyuan-package-report.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

#include "suyuan-diary.h"
#include "suyuan-field-text.h"
#include "suyuan-words.h"

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
/** Adds what a package says of itself to the object that is open. */
void
suyuan_package_report_add_manifest (SuyuanJson           *json,
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
  suyuan_json_add_boolean (json, "whole", manifest->since[0] == NULL && manifest->n_withheld == 0);
  suyuan_json_add_integer (json, "batches", manifest->n_batches);
  add_tallies (json, "counts", manifest->tallies);
  suyuan_json_add_integer (json, "media", manifest->media->len);
  suyuan_json_add_integer (json, "media_bytes", count_bytes (manifest));
  suyuan_json_add_integer (json, "copies", manifest->copies->len);
  suyuan_json_add_integer (json, "left_out", g_strv_length (manifest->left_out));
  suyuan_json_add_integer (json, "withheld", manifest->n_withheld);
  suyuan_json_begin_list (json, "part");
  for (gsize i = 0; manifest->part != NULL && manifest->part[i] != NULL; i++)
    suyuan_json_add_text (json, NULL, manifest->part[i]);
  suyuan_json_end_list (json);
}

/** Says it to people. */
void
suyuan_package_report_print_manifest (const SuyuanManifest *manifest)
{
  g_autofree char *counts = suyuan_tallies_dup_text (manifest->tallies);
  g_autofree char *scope = suyuan_manifest_dup_scope (manifest);

  g_print (_ ("From “%s”, %s, %s, device %.8s\n"), manifest->title, manifest->person_name != NULL ? manifest->person_name : "—", manifest->made, manifest->device);
  if (manifest->purpose != NULL)
    g_print (_ ("For %s\n"), manifest->purpose);
  if (manifest->rehearsal)
    g_print ("%s\n", _ ("Made in a rehearsal"));
  g_print (_ ("%s: %" PRId64 " batches, %u files\n"), scope, manifest->n_batches, manifest->media->len);
  g_print ("%s", counts);
  if (manifest->n_withheld > 0)
    g_print (g_dngettext (GETTEXT_PACKAGE, "  %" PRId64 " change of other records is withheld; its digest is there\n", "  %" PRId64 " changes of other records are withheld; their digests are there\n", manifest->n_withheld),
             manifest->n_withheld);
  if (manifest->copies->len > 0)
    g_print (g_dngettext (GETTEXT_PACKAGE, "  %u picture as a small copy\n", "  %u pictures as small copies\n", manifest->copies->len), manifest->copies->len);
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

/** Adds what taking a package in changes, or would. */
void
suyuan_package_report_add_arrival (SuyuanJson          *json,
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
  suyuan_json_add_integer (json, "new_copies", arrival->n_copies);
  suyuan_json_add_integer (json, "filled", arrival->n_filled);
  suyuan_json_add_integer (json, "withheld", arrival->n_withheld);
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
print_withheld (const SuyuanArrival *arrival)
{
  if (arrival->n_filled > 0)
    g_print (g_dngettext (GETTEXT_PACKAGE, "  %u change that was withheld here has its content\n", "  %u changes that were withheld here have their contents\n", arrival->n_filled), arrival->n_filled);
  if (arrival->n_copies > 0)
    g_print (g_dngettext (GETTEXT_PACKAGE, "  %" PRId64 " picture as a small copy\n", "  %" PRId64 " pictures as small copies\n", arrival->n_copies), arrival->n_copies);
  if (arrival->n_withheld > 0)
    g_print (g_dngettext (GETTEXT_PACKAGE, "  %" PRId64 " change is withheld: this workspace is a part\n", "  %" PRId64 " changes are withheld: this workspace is a part\n", arrival->n_withheld), arrival->n_withheld);
}

/** Says it to people. */
void
suyuan_package_report_print_arrival (const SuyuanArrival *arrival)
{
  g_autofree char *counts = suyuan_tallies_dup_text (arrival->tallies);

  if (!suyuan_arrival_brings_anything (arrival))
    g_print ("%s\n", arrival->merged ? _ ("Nothing new: all of it was here.") : _ ("Nothing new: all of it is here."));
  else
    g_print (arrival->merged ? _ ("Merged: %u new batches, %" PRId64 " known, %" PRId64 " new files\n") : _ ("Would merge: %u new batches, %" PRId64 " known, %" PRId64 " new files\n"),
             arrival->batches->len, arrival->n_known, arrival->n_media);
  g_print ("%s", counts);
  print_withheld (arrival);
  print_disputes (arrival);
  for (guint i = 0; i < arrival->lacking->len; i++)
    g_print (_ ("  Missing file: %s (%.12s…)\n"), suyuan_record_get_text (arrival->lacking->pdata[i], "name"), suyuan_record_get_text (arrival->lacking->pdata[i], "sha256"));
  if (arrival->for_another)
    g_print ("%s\n", _ ("  It was made for somebody who has more than this workspace: what it changes of theirs shows when that has come too"));
  if (arrival->own_device)
    g_print ("%s\n", _ ("  Among them are batches of this very computer: go on in one workspace of this family only, or its chain forks"));
}

/** Says it to people. */
void
suyuan_package_report_print_receipt (const SuyuanReceipt *receipt,
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

/** Adds what a receipt says; @unacknowledged: how many batches of here were not there, below 0 where nobody asked. */
void
suyuan_package_report_add_receipt (SuyuanJson          *json,
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
