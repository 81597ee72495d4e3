/* Reading the register: records and lists. Nothing here writes.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "suyuan-work"

#include "suyuan-census.h"

#include "suyuan-lookup.h"
#include "suyuan-office-private.h"
#include "suyuan-refusal.h"

/**
 * suyuan_office_get:
 *
 * Returns: (transfer full): the record; %NULL with NOT_FOUND of the store when there is none or it was removed
 */
SuyuanRecord *
suyuan_office_get (SuyuanOffice    *self,
                   SuyuanKind       kind,
                   const SuyuanUid *uid,
                   GError         **error)
{
  return suyuan_workspace_get (suyuan_office_get_workspace (self), kind, uid, error);
}

/**
 * suyuan_office_seek:
 * @record: (out) (transfer full) (nullable): the record; %NULL where there is none or it was removed
 *
 * Returns: whether that could be read; %FALSE with an error of the store
 */
gboolean
suyuan_office_seek (SuyuanOffice    *self,
                    SuyuanKind       kind,
                    const SuyuanUid *uid,
                    SuyuanRecord   **record,
                    GError         **error)
{
  g_autoptr (GError) failure = NULL;

  *record = suyuan_office_get (self, kind, uid, &failure);
  if (*record || g_error_matches (failure, SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_NOT_FOUND))
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/**
 * suyuan_office_follow:
 * @key: a reference field of @from's kind, to one kind
 * @record: (out) (transfer full) (nullable): what it refers to; %NULL where it is empty, or that was removed
 *
 * Returns: whether that could be read; %FALSE with an error of the store
 */
gboolean
suyuan_office_follow (SuyuanOffice  *self,
                      SuyuanRecord  *from,
                      const char    *key,
                      SuyuanRecord **record,
                      GError       **error)
{
  const SuyuanField *field = suyuan_catalogue_find_field (suyuan_office_get_catalogue (self), suyuan_record_get_kind (from), key);
  SuyuanUid          uid;

  *record = NULL;
  return !suyuan_record_get_ref (from, key, &uid) || suyuan_office_seek (self, field->target, &uid, record, error);
}

/**
 * suyuan_office_find:
 * @code: local code, else national code, else `#` and at least 8 characters of a uid, else a name only
 *   one record has
 * @uid: (out): the record
 *
 * Finds the record somebody means. NOT_FOUND or AMBIGUOUS (the message lists them).
 */
gboolean
suyuan_office_find (SuyuanOffice *self,
                    SuyuanKind    kind,
                    const char   *code,
                    SuyuanUid    *uid,
                    GError      **error)
{
  return suyuan_office_look_up (self, kind, code, uid, error);
}

/* Of what a person typed the store refuses fields and keys that are none. */
static void
say_kind (GError   **error,
          GError    *failure,
          SuyuanKind kind)
{
  if (!g_error_matches (failure, SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_CONSTRAINT))
    {
      g_propagate_error (error, failure);
      return;
    }
  suyuan_refuse_as (error, SUYUAN_WORK_ERROR_INVALID, "unknown_field", "%s", failure->message);
  suyuan_refuse_about (error, kind);
  g_error_free (failure);
}

/**
 * suyuan_office_list:
 *
 * Returns: (transfer full) (element-type SuyuanRecord): the records of a query in its order; %NULL with INVALID
 *   (`unknown_field`: the filter or the order names what is no field, or no key of one) or an error of the store
 */
GPtrArray *
suyuan_office_list (SuyuanOffice      *self,
                    const SuyuanQuery *query,
                    GError           **error)
{
  GError    *failure = NULL;
  GPtrArray *records = suyuan_workspace_query (suyuan_office_get_workspace (self), query, &failure);

  if (!records)
    say_kind (error, failure, query->kind);
  return records;
}

/**
 * suyuan_office_list_ids:
 *
 * Returns: (transfer full) (element-type gint64): row numbers of a query's records in its order, for
 *   lists that fetch page by page; they are local to this database
 */
GArray *
suyuan_office_list_ids (SuyuanOffice      *self,
                        const SuyuanQuery *query,
                        GError           **error)
{
  return suyuan_workspace_query_ids (suyuan_office_get_workspace (self), query, error);
}

/**
 * suyuan_office_fetch:
 * @ids: (array length=n_ids): row numbers
 *
 * Returns: (transfer full) (element-type SuyuanRecord): the records, in the order given
 */
GPtrArray *
suyuan_office_fetch (SuyuanOffice *self,
                     SuyuanKind    kind,
                     const gint64 *ids,
                     guint         n_ids,
                     GError      **error)
{
  return suyuan_workspace_fetch (suyuan_office_get_workspace (self), kind, ids, n_ids, error);
}

/**
 * suyuan_office_id_of:
 *
 * Returns: the row number of a record, 0 or less when it is not there
 */
gint64
suyuan_office_id_of (SuyuanOffice    *self,
                     SuyuanKind       kind,
                     const SuyuanUid *uid)
{
  return suyuan_workspace_id_of (suyuan_office_get_workspace (self), kind, uid);
}

/**
 * suyuan_office_count:
 *
 * Returns: how many records a query has; -1 with an error
 */
gint64
suyuan_office_count (SuyuanOffice      *self,
                     const SuyuanQuery *query,
                     GError           **error)
{
  return suyuan_workspace_count (suyuan_office_get_workspace (self), query, error);
}

/**
 * suyuan_office_referring:
 * @key: a reference field of @kind
 *
 * Returns: (transfer full) (element-type SuyuanRecord): the records of @kind whose @key is @uid, by code
 */
GPtrArray *
suyuan_office_referring (SuyuanOffice    *self,
                         SuyuanKind       kind,
                         const char      *key,
                         const SuyuanUid *uid,
                         GError         **error)
{
  return suyuan_workspace_referring (suyuan_office_get_workspace (self), kind, key, uid, error);
}

/**
 * suyuan_office_scan:
 * @keys: (array zero-terminated=1): fields wanted
 * @func: called for each record
 *
 * Goes through a query's records without making records of them, for maps and traces.
 */
gboolean
suyuan_office_scan (SuyuanOffice      *self,
                    const SuyuanQuery *query,
                    const char *const *keys,
                    SuyuanScanFunc     func,
                    gpointer           data,
                    GError           **error)
{
  return suyuan_workspace_scan (suyuan_office_get_workspace (self), query, keys, func, data, error);
}
