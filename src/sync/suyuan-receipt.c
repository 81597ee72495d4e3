/* suyuan-receipt.c: what came of a package, brought back to its sender
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-sync"

#include "suyuan-receipt.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "suyuan-census.h"
#include "suyuan-consignment.h"
#include "suyuan-family.h"
#include "suyuan-field-text.h"
#include "suyuan-journal.h"
#include "suyuan-office-private.h"
#include "suyuan-seal.h"
#include "suyuan-sync-error.h"

#define KIND "suyuan-receipt"
#define SEAL "suyuan receipt 1"
#define LONGEST (64 * 1024 * 1024)

/* On disk: {"receipt": {…}, "seal": "…"}; what is signed is the receipt written in one line. */

/**
 * Frees it.
 */
void
suyuan_receipt_free (SuyuanReceipt *self)
{
  g_free (self->package);
  g_free (self->device);
  g_free (self->title);
  g_free (self->made);
  g_free (self->person_name);
  g_free (self->head);
  g_strfreev (self->trail);
  g_strfreev (self->lacking);
  g_free (self);
}

static gboolean
count_records (SuyuanReceipt *self,
               SuyuanOffice  *office,
               GError       **error)
{
  for (guint kind = 1; kind < SUYUAN_N_KINDS; kind++)
    {
      SuyuanQuery query = { .kind = kind };

      self->counts[kind] = suyuan_office_count (office, &query, error);
      if (self->counts[kind] < 0)
        return FALSE;
    }
  return TRUE;
}

/**
 * suyuan_receipt_new:
 * @arrival: what @package did to the workspace
 *
 * The receipt for a package that was merged: what is here now.
 */
SuyuanReceipt *
suyuan_receipt_new (SuyuanOffice        *office,
                    SuyuanPackage       *package,
                    const SuyuanArrival *arrival,
                    GError             **error)
{
  g_autoptr (SuyuanReceipt) self = g_new0 (SuyuanReceipt, 1);
  SuyuanWorkspace *workspace = suyuan_office_get_workspace (office);
  SuyuanDevice    *device = suyuan_workspace_get_device (workspace, error);
  g_autoptr (SuyuanJournalInfo) info = device == NULL ? NULL : suyuan_journal_info (workspace, error);

  if (info == NULL || !count_records (self, office, error))
    return NULL;

  self->package = g_strdup (suyuan_package_get_digest (package));
  self->device = suyuan_hex (suyuan_device_get_public_key (device), SUYUAN_DEVICE_BYTES);
  self->title = suyuan_office_dup_title (office);
  self->made = suyuan_instant_format (suyuan_office_now_ms (office));
  self->person_name = suyuan_family_dup_person (office);
  self->family = *suyuan_workspace_get_uid (workspace);
  self->n_new = arrival->batches->len;
  self->n_known = arrival->n_known;
  self->n_media = arrival->n_media;
  self->n_media_known = arrival->n_media_known;
  memcpy (self->tallies, arrival->tallies, sizeof self->tallies);
  self->head = g_strdup (info->head);
  self->lacking = suyuan_arrival_dup_lacking (arrival);
  self->n_withheld = arrival->n_withheld;
  self->trail = suyuan_journal_trail (workspace, error);
  return self->trail != NULL ? g_steal_pointer (&self) : NULL;
}

static void
put_pair (JsonBuilder *builder,
          const char  *key,
          gint64       taken,
          gint64       known)
{
  json_builder_set_member_name (builder, key);
  json_builder_begin_object (builder);
  suyuan_document_put_count (builder, "new", taken);
  suyuan_document_put_count (builder, "known", known);
  json_builder_end_object (builder);
}

static JsonNode *
make_body (const SuyuanReceipt *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();

  json_builder_begin_object (builder);
  suyuan_document_put_text (builder, "kind", KIND);
  suyuan_document_put_count (builder, "format", self->n_withheld > 0 ? SUYUAN_RECEIPT_FORMAT : 1);
  suyuan_document_put_text (builder, "package", self->package);
  suyuan_document_put_text (builder, "made", self->made);
  suyuan_document_put_text (builder, "title", self->title);
  suyuan_document_put_uid (builder, "family", &self->family);
  suyuan_document_put_text (builder, "device", self->device);
  suyuan_document_put_text (builder, "person_name", self->person_name);
  put_pair (builder, "batches", self->n_new, self->n_known);
  put_pair (builder, "media", self->n_media, self->n_media_known);
  suyuan_tallies_put (builder, "changes", self->tallies);
  json_builder_set_member_name (builder, "counts");
  json_builder_begin_object (builder);
  for (guint kind = 1; kind < SUYUAN_N_KINDS; kind++)
    suyuan_document_put_count (builder, suyuan_kind_name (kind), self->counts[kind]);
  json_builder_end_object (builder);
  suyuan_document_put_text (builder, "head", self->head);
  suyuan_document_put_hashes (builder, "trail", self->trail);
  suyuan_document_put_hashes (builder, "lacking", self->lacking);
  if (self->n_withheld > 0)
    suyuan_document_put_count (builder, "withheld", self->n_withheld);
  json_builder_end_object (builder);
  return json_builder_get_root (builder);
}

/**
 * The signed receipt as JSON. Free it. Errors: those of the key.
 */
char *
suyuan_receipt_write (const SuyuanReceipt *self,
                      SuyuanOffice        *office,
                      GError             **error)
{
  SuyuanDevice *device = suyuan_workspace_get_device (suyuan_office_get_workspace (office), error);
  g_autoptr (JsonNode) body = make_body (self);
  g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *line = json_to_string (body, FALSE);
  g_autofree char *seal = NULL;

  if (device == NULL)
    return NULL;

  seal = suyuan_seal_make (device, SEAL, line, strlen (line));
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "receipt");
  json_builder_add_value (builder, g_steal_pointer (&body));
  suyuan_document_put_text (builder, "seal", seal);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  return json_to_string (root, TRUE);
}

static gboolean
read_pair (JsonObject *object,
           const char *key,
           gint64     *taken,
           gint64     *known)
{
  JsonObject *pair = suyuan_document_object (object, key);

  *taken = suyuan_document_count (pair, "new");
  *known = suyuan_document_count (pair, "known");
  return *taken >= 0 && *known >= 0;
}

static gboolean
read_body (SuyuanReceipt *self,
           JsonObject    *object)
{
  JsonObject *counts = suyuan_document_object (object, "counts");

  self->package = g_strdup (suyuan_document_text (object, "package"));
  self->device = g_strdup (suyuan_document_text (object, "device"));
  self->title = g_strdup (suyuan_document_text (object, "title"));
  self->made = g_strdup (suyuan_document_text (object, "made"));
  self->person_name = g_strdup (suyuan_document_text (object, "person_name"));
  self->head = g_strdup (suyuan_document_text (object, "head"));
  self->trail = suyuan_document_dup_hashes (suyuan_document_list (object, "trail"));
  self->lacking = suyuan_document_dup_hashes (suyuan_document_list (object, "lacking"));
  self->n_withheld = MAX (suyuan_document_count (object, "withheld"), 0);
  for (guint kind = 1; counts != NULL && kind < SUYUAN_N_KINDS; kind++)
    self->counts[kind] = MAX (suyuan_document_count (counts, suyuan_kind_name (kind)), 0);
  return suyuan_is_hash (self->package) && suyuan_is_hash (self->head) && self->title != NULL && self->made != NULL && self->trail != NULL && self->lacking != NULL &&
         counts != NULL && suyuan_document_uid (object, "family", &self->family) && suyuan_tallies_read (object, "changes", self->tallies) &&
         read_pair (object, "batches", &self->n_new, &self->n_known) && read_pair (object, "media", &self->n_media, &self->n_media_known);
}

static gboolean
read_sealed (SuyuanReceipt *self,
             JsonObject    *root,
             GError       **error)
{
  JsonNode        *body = root == NULL ? NULL : json_object_get_member (root, "receipt");
  JsonObject      *object = suyuan_document_object (root, "receipt");
  g_autofree char *line = object == NULL ? NULL : json_to_string (body, FALSE);
  gint64           format = suyuan_document_count (object, "format");

  if (g_strcmp0 (suyuan_document_text (object, "kind"), KIND) != 0)
    g_set_error_literal (error, SUYUAN_SYNC_ERROR, SUYUAN_SYNC_ERROR_INVALID, _ ("it is no receipt"));
  else if (format > SUYUAN_RECEIPT_FORMAT)
    g_set_error (error, SUYUAN_SYNC_ERROR, SUYUAN_SYNC_ERROR_TOO_NEW, _ ("it has format %d, and this is Suyuan %s, which reads up to format %d: update this one"),
                 (int) MIN (format, G_MAXINT), SUYUAN_VERSION, SUYUAN_RECEIPT_FORMAT);
  else if (!read_body (self, object) || !suyuan_seal_check (self->device, SEAL, line, strlen (line), suyuan_document_text (root, "seal")))
    g_set_error_literal (error, SUYUAN_SYNC_ERROR, SUYUAN_SYNC_ERROR_DAMAGED, _ ("it is not as it was signed: have it copied again"));
  else
    return TRUE;
  return FALSE;
}

/**
 * suyuan_receipt_open:
 *
 * Reads a receipt and checks its seal. Errors, naming the file: FILE, INVALID, TOO_NEW, DAMAGED.
 */
SuyuanReceipt *
suyuan_receipt_open (const char *path,
                     GError    **error)
{
  g_autoptr (SuyuanReceipt) self = g_new0 (SuyuanReceipt, 1);
  g_autoptr (GMappedFile) file = g_mapped_file_new (path, FALSE, error);
  g_autoptr (JsonNode) root = NULL;

  if (file == NULL)
    return NULL;
  if (g_mapped_file_get_length (file) > 0 && g_mapped_file_get_length (file) <= LONGEST)
    root = suyuan_document_read (g_mapped_file_get_contents (file), g_mapped_file_get_length (file));
  if (read_sealed (self, root == NULL ? NULL : json_node_get_object (root), error))
    return g_steal_pointer (&self);

  g_prefix_error (error, "“%s”: ", path);
  return NULL;
}

/**
 * Whether a receipt may be written there: nothing lies there, or an older receipt. Errors: FILE.
 */
gboolean
suyuan_receipt_check_place (const char *path,
                            GError    **error)
{
  g_autoptr (SuyuanReceipt) older = NULL;

  if (!g_file_test (path, G_FILE_TEST_EXISTS) || (older = suyuan_receipt_open (path, NULL)) != NULL)
    return TRUE;
  g_set_error (error, SUYUAN_SYNC_ERROR, SUYUAN_SYNC_ERROR_FILE, _ ("“%s” is there already and is no receipt: choose another name"), path);
  return FALSE;
}

/**
 * Writes the signed receipt into a file: whole or not at all, over an older receipt and nothing else. Errors: FILE; those of GFile.
 */
gboolean
suyuan_receipt_save (const SuyuanReceipt *self,
                     SuyuanOffice        *office,
                     const char          *path,
                     GError             **error)
{
  g_autofree char *text = suyuan_receipt_check_place (path, error) ? suyuan_receipt_write (self, office, error) : NULL;

  return text != NULL && g_file_set_contents_full (path, text, -1, G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0644, error);
}
