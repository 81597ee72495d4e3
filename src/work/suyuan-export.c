/* suyuan-export.c: records and ledgers out into a file
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-work"

#include "suyuan-export.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "suyuan-census.h"
#include "suyuan-field-text.h"
#include "suyuan-open.h"
#include "suyuan-position.h"

#define PAGE 1000

/* A ledger is a kind of record with the columns people pass around, under their labels. An export of a kind has
 * every field under its key. Both come back through import. */
typedef struct
{
  const char *name;
  SuyuanKind  kind;
  const char *keys[24];
} Ledger;

static const Ledger ledgers[] = {
  { "outlet", SUYUAN_KIND_OUTLET, { "code", "code_national", "name", "kind", "type", "division", "town", "village", "address", "lon", "lat", "receiving_water", "bank", "stage", "drainage", "enterprise", "sewage_type", "rectify", "category", "planned_on", "status", "remark" } },
  { "enterprise", SUYUAN_KIND_ENTERPRISE, { "code", "name", "credit_code", "permit_number", "industry", "type", "status", "division", "address", "lon", "lat", "remark" } },
  { "task", SUYUAN_KIND_TASK, { "code", "name", "outlet", "section", "category", "source", "document", "state", "round", "deadline", "original_deadline", "responsible_unit", "accepting_unit", "sponsor", "pace", "progress", "progress_note", "expected_on", "works_done_on", "difficulty", "closed_on", "closure_number", "remark" } },
  { "problem", SUYUAN_KIND_PROBLEM, { "code", "name", "type", "outlet", "section", "found_on", "source", "document", "division", "remark" } },
  { "measure", SUYUAN_KIND_MEASURE, { "code", "problem", "name", "goal", "type", "lasting", "investment", "start_on", "due_on", "done_on", "progress", "remark" } },
  { "duty", SUYUAN_KIND_DUTY, { "code", "measure", "role", "unit", "person", "contact", "remark" } },
};

typedef struct
{
  SuyuanOffice  *office; /* borrowed */
  SuyuanRowSink *sink;
  SuyuanKind     kind;
  gboolean       labels;
  GPtrArray     *fields; /* of const SuyuanField */
  GHashTable    *codes;  /* SuyuanUid → char * */
  guint          written;
} Export;

static void
export_clear (Export *self)
{
  g_clear_object (&self->sink);
  g_clear_pointer (&self->fields, g_ptr_array_unref);
  g_clear_pointer (&self->codes, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Export, export_clear)

static const Ledger *
find_ledger (const char *what)
{
  if (g_str_has_prefix (what, "ledger:"))
    for (guint i = 0; i < G_N_ELEMENTS (ledgers); i++)
      if (g_str_equal (ledgers[i].name, what + strlen ("ledger:")))
        return &ledgers[i];

  return NULL;
}

static void
choose_all (Export          *self,
            SuyuanCatalogue *catalogue)
{
  guint              n_fields;
  const SuyuanField *fields = suyuan_catalogue_get_fields (catalogue, self->kind, &n_fields);

  for (guint i = 0; i < n_fields; i++)
    if (fields[i].type != SUYUAN_FIELD_GEOMETRY)
      g_ptr_array_add (self->fields, (gpointer) &fields[i]);
}

static gboolean
choose (Export     *self,
        const char *what,
        GError    **error)
{
  SuyuanCatalogue *catalogue = suyuan_office_get_catalogue (self->office);
  const Ledger    *ledger = find_ledger (what);

  self->fields = g_ptr_array_new ();
  self->kind = ledger != NULL ? ledger->kind : suyuan_kind_from_name (what);
  self->labels = ledger != NULL;
  if (self->kind == SUYUAN_KIND_NONE)
    {
      g_set_error (error, SUYUAN_WORK_ERROR, SUYUAN_WORK_ERROR_INVALID,
                   _ ("“%s” can be no export; write a kind of record, or ledger: and one of outlet enterprise task problem measure duty"), what);
      return FALSE;
    }

  if (ledger == NULL)
    choose_all (self, catalogue);
  else
    for (guint i = 0; ledger->keys[i] != NULL; i++)
      g_ptr_array_add (self->fields, (gpointer) suyuan_catalogue_find_field (catalogue, self->kind, ledger->keys[i]));

  return TRUE;
}

static gboolean
begin (Export  *self,
       GError **error)
{
  g_autofree const char **columns = g_new0 (const char *, self->fields->len + 1);

  for (guint i = 0; i < self->fields->len; i++)
    {
      const SuyuanField *field = self->fields->pdata[i];

      columns[i] = self->labels ? suyuan_field_get_label (field) : field->key;
    }

  return suyuan_row_sink_begin (self->sink, columns, error);
}

/* The uid of what is not there any more. */
static const char *
code_of (Export          *self,
         SuyuanKind       kind,
         const SuyuanUid *uid,
         GError         **error)
{
  const char *known = g_hash_table_lookup (self->codes, uid);
  char       *code;

  if (known != NULL)
    return known;

  code = suyuan_office_dup_code_of (self->office, kind, uid, error);
  if (code != NULL)
    g_hash_table_insert (self->codes, g_memdup2 (uid, sizeof *uid), code);

  return code;
}

/* NULL without an error: a gap. */
static char *
cell (Export            *self,
      SuyuanRecord      *record,
      const SuyuanField *field,
      GError           **error)
{
  const SuyuanValue *value = suyuan_record_peek (record, field->index);
  SuyuanUid          uid;

  if (value->type == SUYUAN_VALUE_NULL)
    return NULL;
  if (field->type == SUYUAN_FIELD_REF)
    return suyuan_value_get_uid (value, &uid) ? g_strdup (code_of (self, field->target, &uid, error)) : NULL;
  if (!self->labels && value->type == SUYUAN_VALUE_TEXT)
    return g_strdup (value->text);

  return suyuan_field_format (field, suyuan_office_get_catalogue (self->office), value);
}

static GBytes *
geometry_of (SuyuanRecord *record)
{
  SuyuanCatalogue   *catalogue = suyuan_record_get_catalogue (record);
  SuyuanKind         kind = suyuan_record_get_kind (record);
  const SuyuanField *geometry = suyuan_catalogue_find_field (catalogue, kind, "geometry");
  SuyuanPosition     position;

  if (geometry != NULL)
    {
      const SuyuanValue *value = suyuan_record_peek (record, geometry->index);

      return value->type == SUYUAN_VALUE_BLOB ? g_bytes_ref (value->blob) : NULL;
    }

  if (suyuan_catalogue_find_field (catalogue, kind, "lon") == NULL || !suyuan_record_has (record, "lon") ||
      !suyuan_record_has (record, "lat"))
    return NULL;

  position.lon = (gint32) suyuan_record_get_integer (record, "lon");
  position.lat = (gint32) suyuan_record_get_integer (record, "lat");
  return suyuan_wkb_from_position (&position);
}

static gboolean
add (Export       *self,
     SuyuanRecord *record,
     GError      **error)
{
  g_autofree char       **cells = g_new0 (char *, self->fields->len + 1);
  g_autofree const char **given = g_new0 (const char *, self->fields->len + 1);
  g_autoptr (GBytes) geometry = geometry_of (record);
  g_autoptr (GError) failure = NULL;
  gboolean ok;

  for (guint i = 0; i < self->fields->len && failure == NULL; i++)
    given[i] = cells[i] = cell (self, record, self->fields->pdata[i], &failure);
  if (failure != NULL)
    g_propagate_error (error, g_error_copy (failure));
  ok = failure == NULL && suyuan_row_sink_add (self->sink, given, geometry, error);
  self->written += ok;

  /* Gaps are NULL: each cell goes by itself, the vector does not end at the first. */
  for (guint i = 0; i < self->fields->len; i++)
    g_clear_pointer (&cells[i], g_free);
  return ok;
}

static gboolean
add_all (Export           *self,
         const SuyuanExpr *filter,
         GError          **error)
{
  SuyuanQuery query = { .kind = self->kind, .filter = filter };
  g_autoptr (GArray) ids = suyuan_office_list_ids (self->office, &query, error);

  if (ids == NULL)
    return FALSE;

  for (guint from = 0; from < ids->len; from += PAGE)
    {
      g_autoptr (GPtrArray) records = suyuan_office_fetch (self->office, self->kind, &g_array_index (ids, gint64, from),
                                                           MIN (PAGE, ids->len - from), error);

      if (records == NULL)
        return FALSE;
      for (guint i = 0; i < records->len; i++)
        if (!add (self, records->pdata[i], error))
          return FALSE;
    }

  return TRUE;
}

static const char *
geometry_type (SuyuanCatalogue *catalogue,
               SuyuanKind       kind)
{
  if (suyuan_catalogue_find_field (catalogue, kind, "lon") != NULL)
    return "point";
  if (suyuan_catalogue_find_field (catalogue, kind, "geometry") == NULL)
    return NULL;

  return kind == SUYUAN_KIND_REACH ? "line" : "polygon";
}

/**
 * Writes the records that pass @filter (%NULL: all) to @path, by code. @what is a kind (every field, under its key)
 * or `ledger:NAME` (the usual columns, under their labels); both can be imported again without a change. Memory
 * stays flat. @n_written gets the number. Errors: INVALID, those of the exchange and of the store.
 */
gboolean
suyuan_office_export (SuyuanOffice     *self,
                      const char       *path,
                      const char       *what,
                      const SuyuanExpr *filter,
                      guint            *n_written,
                      GError          **error)
{
  g_auto (Export) export = { .office = self };

  if (!choose (&export, what, error))
    return FALSE;

  export.codes = g_hash_table_new_full (suyuan_uid_hash, suyuan_uid_equal, g_free, g_free);
  export.sink = suyuan_row_sink_new (path, suyuan_kind_name (export.kind),
                                     geometry_type (suyuan_office_get_catalogue (self), export.kind), error);
  if (export.sink == NULL || !begin (&export, error) || !add_all (&export, filter, error) ||
      !suyuan_row_sink_close (export.sink, error))
    return FALSE;

  *n_written = export.written;
  return TRUE;
}
