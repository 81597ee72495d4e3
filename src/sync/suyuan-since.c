/* suyuan-since.c: what the other side has, from whatever it let us know
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-sync"

#include "suyuan-since.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "suyuan-consignment.h"
#include "suyuan-family.h"
#include "suyuan-office-private.h"
#include "suyuan-package.h"
#include "suyuan-receipt.h"
#include "suyuan-sync-error.h"

/**
 * Frees it.
 */
void
suyuan_since_free (SuyuanSince *self)
{
  g_strfreev (self->trail);
  g_strfreev (self->lacking);
  g_free (self);
}

static SuyuanSince *
since_new (char   **trail,
           char   **lacking,
           gboolean is_part)
{
  SuyuanSince *self = g_new0 (SuyuanSince, 1);

  self->trail = g_strdupv (trail);
  self->is_part = is_part;
  self->lacking = lacking != NULL ? g_strdupv (lacking) : g_new0 (char *, 1);
  return self;
}

/* Heads as `info` prints them, with commas between; %NULL: it is something else. */
static char **
split_heads (const char *text)
{
  g_auto (GStrv) heads = g_strsplit (text, ",", -1);

  for (gsize i = 0; heads[i] != NULL; i++)
    if (!suyuan_is_hash (g_strstrip (heads[i])))
      return NULL;
  return heads[0] == NULL ? NULL : g_steal_pointer (&heads);
}

/* Of a chain that goes on there the head is not known here; where none is, they are no heads of this family. */
static SuyuanSince *
read_heads (SuyuanOffice *office,
            const char   *text,
            char        **heads,
            GError      **error)
{
  gboolean known = FALSE;

  for (gsize i = 0; !known && heads[i] != NULL; i++)
    {
      const char *const trail[] = { heads[i], NULL };

      if (!suyuan_journal_knows (suyuan_office_get_workspace (office), trail, &known, error))
        return NULL;
    }
  if (known)
    return since_new (heads, NULL, FALSE);

  g_set_error (error, SUYUAN_SYNC_ERROR, SUYUAN_SYNC_ERROR_INVALID,
               _ ("“%s” is not known here: give the heads of the other side that `suyuanctl info` lists for this (not the one head over all), or a receipt or package of theirs"), text);
  return NULL;
}

static SuyuanSince *
read_receipt (SuyuanOffice *office,
              const char   *path,
              GError      **error)
{
  g_autoptr (SuyuanReceipt) receipt = suyuan_receipt_open (path, error);

  if (receipt == NULL || !suyuan_family_check (office, &receipt->family, path, receipt->title, error))
    return NULL;
  return since_new (receipt->trail, receipt->lacking, receipt->n_withheld > 0);
}

static SuyuanSince *
read_package (SuyuanOffice *office,
              const char   *path,
              GError      **error)
{
  g_autoptr (SuyuanPackage) package = suyuan_package_open (path, error);
  const SuyuanManifest *manifest = package == NULL ? NULL : suyuan_package_get_manifest (package);

  if (manifest == NULL || !suyuan_family_check (office, &manifest->family, path, manifest->title, error))
    return NULL;
  return since_new (manifest->trail, NULL, manifest->sender_is_part);
}

static gboolean
begins_with (const char *path,
             const char *mark)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, NULL);
  char  bytes[4] = { 0 };
  gsize n = 0;

  return stream != NULL && g_input_stream_read_all (G_INPUT_STREAM (stream), bytes, strlen (mark), &n, NULL, NULL) && strcmp (bytes, mark) == 0;
}

/**
 * suyuan_since_read:
 * @text: a receipt from the other side, a package it made, or its heads with commas between
 *
 * Errors: INVALID, and those of receipts and packages; OTHER_FAMILY.
 */
SuyuanSince *
suyuan_since_read (SuyuanOffice *office,
                   const char   *text,
                   GError      **error)
{
  g_auto (GStrv) heads = split_heads (text);

  if (heads != NULL)
    return read_heads (office, text, heads, error);
  if (begins_with (text, "{"))
    return read_receipt (office, text, error);
  if (begins_with (text, "PK"))
    return read_package (office, text, error);

  g_set_error (error, SUYUAN_SYNC_ERROR, SUYUAN_SYNC_ERROR_INVALID, _ ("“%s” is no receipt of the other side, no package it made, and no head as `suyuanctl info` prints it"), text);
  return NULL;
}

static gboolean
count_cb (GBytes  *parcel,
          gpointer data,
          GError **error)
{
  *(guint *) data += 1;
  return TRUE;
}

/**
 * suyuan_since_count:
 * @n_batches: (out): how many batches of this workspace the other side is not known to have
 */
gboolean
suyuan_since_count (const SuyuanSince *self,
                    SuyuanOffice      *office,
                    guint             *n_batches,
                    GError           **error)
{
  SuyuanConsignmentTerms terms = { .trail = (const char *const *) self->trail };

  *n_batches = 0;
  return suyuan_journal_send (suyuan_office_get_workspace (office), &terms, count_cb, n_batches, error);
}
