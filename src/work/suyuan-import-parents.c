/* suyuan-import-parents.c: rows that point at other rows of the same file, and rings among them
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-work"

#include "suyuan-import-run.h"

#include <glib/gi18n-lib.h>

/* The rows of the file by key and name, and by the uid their record has or will have. */
typedef struct
{
  SuyuanImportRun *run;
  GHashTable      *by_text; /* char * → SuyuanImportRow */
  GHashTable      *by_uid;  /* SuyuanUid * → SuyuanImportRow */
} Family;

static void
enter (GHashTable      *table,
       char            *text,
       SuyuanImportRow *row)
{
  if (text == NULL || g_hash_table_contains (table, text))
    g_free (text);
  else
    g_hash_table_insert (table, text, row);
}

/* A row that updates an existing record stands under that record's uid. */
static const SuyuanUid *
uid_of (Family          *family,
        SuyuanImportRow *row,
        SuyuanUid       *known)
{
  g_autofree char *key = suyuan_import_index_dup_key (family->run->own, row->record);

  if (key != NULL && suyuan_import_index_find_key (family->run->own, key, known) == SUYUAN_INDEX_ONE)
    return known;

  return suyuan_record_get_uid (row->record);
}

static void
meet (Family          *family,
      SuyuanImportRow *row)
{
  SuyuanUid known;

  g_hash_table_insert (family->by_uid, g_memdup2 (uid_of (family, row, &known), sizeof known), row);
  enter (family->by_text, suyuan_import_index_dup_key (family->run->own, row->record), row);
  enter (family->by_text, g_strdup (suyuan_record_get_text (row->record, "name")), row);
}

static gboolean
resolve (Family          *family,
         SuyuanImportRow *row)
{
  SuyuanImportRow *parent = g_hash_table_lookup (family->by_text, row->parent_text);
  SuyuanUid        uid;

  if (parent != NULL && !parent->refused)
    suyuan_record_set_ref (row->record, "parent", uid_of (family, parent, &uid));
  else if (parent == NULL && suyuan_import_index_find (family->run->own, row->parent_text, &uid) == SUYUAN_INDEX_ONE)
    suyuan_record_set_ref (row->record, "parent", &uid);
  else
    return FALSE;

  return TRUE;
}

/* What stands above @uid: in the file if it is there, else in the workspace. */
static gboolean
parent_of (Family          *family,
           const SuyuanUid *uid,
           SuyuanUid       *parent)
{
  SuyuanImportRow *row = g_hash_table_lookup (family->by_uid, uid);
  g_autoptr (SuyuanRecord) record = NULL;

  if (row != NULL && suyuan_record_has (row->record, "parent"))
    return suyuan_record_get_ref (row->record, "parent", parent);

  record = suyuan_workspace_get (family->run->workspace, family->run->import->kind, uid, NULL);
  return record != NULL && suyuan_record_get_ref (record, "parent", parent);
}

static gboolean
is_in_ring (Family          *family,
            SuyuanImportRow *row)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (suyuan_uid_hash, suyuan_uid_equal, g_free, NULL);
  SuyuanUid start, at;

  start = at = *uid_of (family, row, &start);
  while (parent_of (family, &at, &at))
    {
      if (suyuan_uid_equal (&at, &start))
        return TRUE;
      if (!g_hash_table_add (seen, g_memdup2 (&at, sizeof at)))
        return FALSE; /* a ring further up, of which this row is no part */
    }

  return FALSE;
}

static gboolean
points_to_itself (Family          *family,
                  SuyuanImportRow *row)
{
  SuyuanUid own, parent;

  return suyuan_record_get_ref (row->record, "parent", &parent) && suyuan_uid_equal (uid_of (family, row, &own), &parent);
}

static void
drop_parent (Family          *family,
             SuyuanImportRow *row)
{
  suyuan_record_set (row->record, "parent", &(SuyuanValue){ 0 });
  suyuan_import_row_keep (row, suyuan_import_find_field (family->run->import, "parent"), row->parent_text);
  suyuan_import_note (family->run, row, row->parent_column, FALSE, "unknown_reference",
                      g_strdup_printf (_ ("“%s” is neither in the workspace nor among the rows of this file that come in; the record comes in without it"), row->parent_text));
}

static void
refuse_ring (Family          *family,
             SuyuanImportRow *row)
{
  suyuan_import_note (family->run, row, row->parent_column, TRUE, "cyclic_parent",
                      g_strdup_printf (_ ("Following “%s” upwards leads back to this row; correct one of them"), row->parent_text));
}

/* All rings are found before the first row of one is refused. */
static void
refuse_rings (Family *family)
{
  g_autoptr (GPtrArray) rings = g_ptr_array_new ();
  GPtrArray *rows = family->run->waiting;
  /* Water may run in a ring, and a walk up from every reach of a long river would be quadratic. */
  gboolean may_ring = family->run->import->kind == SUYUAN_KIND_REACH;

  for (guint i = 0; i < rows->len; i++)
    {
      SuyuanImportRow *row = rows->pdata[i];

      if (!row->refused && row->parent_text != NULL && (points_to_itself (family, row) || (!may_ring && is_in_ring (family, row))))
        g_ptr_array_add (rings, row);
    }

  for (guint i = 0; i < rings->len; i++)
    refuse_ring (family, rings->pdata[i]);
}

static void
drop_refused_parents (Family *family)
{
  GPtrArray *rows = family->run->waiting;

  for (guint i = 0; i < rows->len; i++)
    {
      SuyuanImportRow *row = rows->pdata[i];
      SuyuanImportRow *parent;
      SuyuanUid        uid;

      if (row->refused || !suyuan_record_get_ref (row->record, "parent", &uid))
        continue;
      parent = g_hash_table_lookup (family->by_uid, &uid);
      if (parent != NULL && parent->refused)
        drop_parent (family, row);
    }
}

static void
settle_all (Family *family)
{
  GPtrArray *rows = family->run->waiting;

  for (guint i = 0; i < rows->len; i++)
    {
      SuyuanImportRow *row = rows->pdata[i];

      if (!row->refused)
        meet (family, row);
    }

  for (guint i = 0; i < rows->len; i++)
    {
      SuyuanImportRow *row = rows->pdata[i];

      if (!row->refused && row->parent_text != NULL && !resolve (family, row))
        drop_parent (family, row);
    }

  refuse_rings (family);
  drop_refused_parents (family);
}

/**
 * Resolves the parents of all rows that were kept waiting. Rows in a ring are refused; a parent that does not come
 * in is left out, with a warning.
 */
void
suyuan_import_settle_parents (SuyuanImportRun *run)
{
  g_autoptr (GHashTable) by_text = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) by_uid = g_hash_table_new_full (suyuan_uid_hash, suyuan_uid_equal, g_free, NULL);
  Family family = { run, by_text, by_uid };

  settle_all (&family);
}
