/* suyuan-json.c: records and lists of them as one JSON document on standard output
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-cli"

#include "suyuan-json.h"

#include <stdio.h>

#include "suyuan-field-text.h"
#include "suyuan-position.h"

struct _SuyuanJson
{
  JsonBuilder  *builder;
  SuyuanOffice *office;     /* borrowed */
  GHashTable   *codes;      /* SuyuanUid → char *, references met before */
  GHashTable   *downstream; /* node → code of the reach that begins there; NULL until asked for */
  GError       *failed;     /* the first record that could not be read */
};

/** A document about records of @office (borrowed; may be %NULL when there are none). The caller owns it. */
SuyuanJson *
suyuan_json_new (SuyuanOffice *office)
{
  SuyuanJson *self = g_new0 (SuyuanJson, 1);

  self->builder = json_builder_new ();
  self->office = office;
  self->codes = g_hash_table_new_full (suyuan_uid_hash, suyuan_uid_equal, g_free, g_free);

  return self;
}

/** Frees the document; %NULL is fine. */
void
suyuan_json_free (SuyuanJson *self)
{
  if (self == NULL)
    return;

  g_object_unref (self->builder);
  g_hash_table_unref (self->codes);
  g_clear_pointer (&self->downstream, g_hash_table_unref);
  g_clear_error (&self->failed);
  g_free (self);
}

/* What comes next is a member of the object that is open, or one of a list: then it has no name. */
static void
name (SuyuanJson *self,
      const char *member)
{
  if (member != NULL)
    json_builder_set_member_name (self->builder, member);
}

/** Opens an object; @member is %NULL in a list and at the top of the document, here and below. */
void
suyuan_json_begin_object (SuyuanJson *self,
                          const char *member)
{
  name (self, member);
  json_builder_begin_object (self->builder);
}

/** Closes the object that is open. */
void
suyuan_json_end_object (SuyuanJson *self)
{
  json_builder_end_object (self->builder);
}

/** Opens a list. */
void
suyuan_json_begin_list (SuyuanJson *self,
                        const char *member)
{
  name (self, member);
  json_builder_begin_array (self->builder);
}

/** Closes the list that is open. */
void
suyuan_json_end_list (SuyuanJson *self)
{
  json_builder_end_array (self->builder);
}

/** Adds a text; %NULL adds nothing. */
void
suyuan_json_add_text (SuyuanJson *self,
                      const char *member,
                      const char *text)
{
  if (text == NULL)
    return;

  name (self, member);
  json_builder_add_string_value (self->builder, text);
}

/** Adds a text that is null where there is none. */
void
suyuan_json_add_nullable (SuyuanJson *self,
                          const char *member,
                          const char *text)
{
  name (self, member);
  if (text != NULL)
    json_builder_add_string_value (self->builder, text);
  else
    json_builder_add_null_value (self->builder);
}

/** Adds an integer. */
void
suyuan_json_add_integer (SuyuanJson *self,
                         const char *member,
                         gint64      integer)
{
  name (self, member);
  json_builder_add_int_value (self->builder, integer);
}

/** Adds a number; one that is none or without end becomes null. */
void
suyuan_json_add_number (SuyuanJson *self,
                        const char *member,
                        double      number)
{
  name (self, member);
  json_builder_add_double_value (self->builder, number);
}

/** Adds true or false. */
void
suyuan_json_add_boolean (SuyuanJson *self,
                         const char *member,
                         gboolean    value)
{
  name (self, member);
  json_builder_add_boolean_value (self->builder, value);
}

/** Adds a uid as text. */
void
suyuan_json_add_uid (SuyuanJson      *self,
                     const char      *member,
                     const SuyuanUid *uid)
{
  g_autofree char *text = suyuan_uid_to_string (uid);

  suyuan_json_add_text (self, member, text);
}

/* A place for an error: the first is kept, it is what the caller hears of. */
static GError **
get_failed (SuyuanJson *self)
{
  return self->failed == NULL ? &self->failed : NULL;
}

static const char *
code_of (SuyuanJson      *self,
         SuyuanKind       kind,
         const SuyuanUid *uid)
{
  const char *known = g_hash_table_lookup (self->codes, uid);
  char       *code;

  if (known != NULL)
    return known;

  code = suyuan_office_dup_code_of (self->office, kind, uid, get_failed (self));
  if (code != NULL)
    g_hash_table_insert (self->codes, g_memdup2 (uid, sizeof *uid), code);

  return code;
}

static void
add_reference (SuyuanJson        *self,
               SuyuanRecord      *record,
               const SuyuanField *field,
               const SuyuanValue *value)
{
  SuyuanKind target = field->target;
  SuyuanUid  uid;

  if (target == SUYUAN_KIND_NONE)
    target = suyuan_kind_from_name (suyuan_record_get_text (record, "subject_kind"));
  if (suyuan_value_get_uid (value, &uid))
    suyuan_json_add_text (self, field->key, code_of (self, target, &uid));
}

static void
add_multi (SuyuanJson *self,
           const char *member,
           const char *text)
{
  g_auto (GStrv) keys = g_strsplit (text, ";", -1);

  suyuan_json_begin_list (self, member);
  for (guint i = 0; keys[i] != NULL; i++)
    suyuan_json_add_text (self, NULL, keys[i]);
  suyuan_json_end_list (self);
}

static void
add_instant (SuyuanJson *self,
             const char *member,
             gint64      unix_ms)
{
  g_autofree char *text = suyuan_instant_format (unix_ms);

  suyuan_json_add_text (self, member, text);
}

static void
add_integer_field (SuyuanJson        *self,
                   const SuyuanField *field,
                   gint64             integer)
{
  if (field->type == SUYUAN_FIELD_BOOL)
    suyuan_json_add_boolean (self, field->key, integer != 0);
  else if (field->type == SUYUAN_FIELD_INSTANT)
    add_instant (self, field->key, integer);
  else if (field->type == SUYUAN_FIELD_DEGREES)
    suyuan_json_add_number (self, field->key, integer / (double) SUYUAN_DEGREE);
  else
    suyuan_json_add_integer (self, field->key, integer);
}

static void
add_value (SuyuanJson        *self,
           SuyuanRecord      *record,
           const SuyuanField *field,
           const SuyuanValue *value)
{
  switch (value->type)
    {
    case SUYUAN_VALUE_INTEGER:
      add_integer_field (self, field, value->integer);
      break;
    case SUYUAN_VALUE_REAL:
      suyuan_json_add_number (self, field->key, value->real);
      break;
    case SUYUAN_VALUE_TEXT:
      if (field->type == SUYUAN_FIELD_MULTI)
        add_multi (self, field->key, value->text);
      else
        suyuan_json_add_text (self, field->key, value->text);
      break;
    case SUYUAN_VALUE_BLOB:
      if (field->type == SUYUAN_FIELD_REF)
        add_reference (self, record, field, value);
      break;
    case SUYUAN_VALUE_NULL:
    default:
      break;
    }
}

static void
begin_cb (const SuyuanUid   *uid,
          gint64             id,
          const SuyuanValue *values,
          gpointer           data)
{
  GHashTable *begins = data;
  gboolean    side = values[2].type == SUYUAN_VALUE_INTEGER && values[2].integer == 2;

  if (values[0].type != SUYUAN_VALUE_TEXT || values[1].type != SUYUAN_VALUE_TEXT)
    return;

  /* Where the river divides, the next reach is the one that is no diversion. */
  if (!side || !g_hash_table_contains (begins, values[0].text))
    g_hash_table_insert (begins, g_strdup (values[0].text), g_strdup (values[1].text));
}

static const char *
down_of (SuyuanJson   *self,
         SuyuanRecord *reach)
{
  static const char *const keys[] = { "from_node", "code", "divergence", NULL };
  SuyuanQuery              all = { .kind = SUYUAN_KIND_REACH };
  const char              *to_node = suyuan_record_get_text (reach, "to_node");
  SuyuanUid                parent;

  if (suyuan_record_get_ref (reach, "parent", &parent))
    return code_of (self, SUYUAN_KIND_REACH, &parent);
  if (to_node == NULL)
    return NULL;

  if (self->downstream == NULL)
    {
      self->downstream = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
      if (!suyuan_office_scan (self->office, &all, keys, begin_cb, self->downstream, get_failed (self)))
        return NULL;
    }

  return g_hash_table_lookup (self->downstream, to_node);
}

/** Adds the members of a record into the object that is open: uid, code, every field that has a value. */
void
suyuan_json_add_fields (SuyuanJson   *self,
                        SuyuanRecord *record)
{
  g_autofree char   *code = suyuan_office_dup_code (self->office, record);
  const SuyuanField *fields;
  guint              n_fields;

  suyuan_json_add_uid (self, "uid", suyuan_record_get_uid (record));
  suyuan_json_add_text (self, "code", code);

  fields = suyuan_catalogue_get_fields (suyuan_record_get_catalogue (record), suyuan_record_get_kind (record), &n_fields);
  for (guint i = 0; i < n_fields; i++)
    if (!g_str_equal (fields[i].key, "code"))
      add_value (self, record, &fields[i], suyuan_record_peek (record, i));

  if (suyuan_record_get_kind (record) == SUYUAN_KIND_REACH)
    suyuan_json_add_text (self, "down", down_of (self, record));
  add_instant (self, "created", suyuan_record_get_created (record));
  add_instant (self, "changed", suyuan_record_get_changed (record));
}

/** Adds a record as one object. */
void
suyuan_json_add_record (SuyuanJson   *self,
                        const char   *member,
                        SuyuanRecord *record)
{
  suyuan_json_begin_object (self, member);
  suyuan_json_add_fields (self, record);
  suyuan_json_end_object (self);
}

/** Adds a list of objects, each with the members @add gives it; %NULL @items: an empty one. */
void
suyuan_json_add_list (SuyuanJson    *self,
                      const char    *member,
                      GPtrArray     *items,
                      SuyuanJsonFunc add)
{
  suyuan_json_begin_list (self, member);
  for (guint i = 0; items != NULL && i < items->len; i++)
    {
      suyuan_json_begin_object (self, NULL);
      add (self, items->pdata[i]);
      suyuan_json_end_object (self);
    }
  suyuan_json_end_list (self);
}

/** Adds a list of records. */
void
suyuan_json_add_records (SuyuanJson *self,
                         const char *member,
                         GPtrArray  *records)
{
  suyuan_json_begin_list (self, member);
  for (guint i = 0; records != NULL && i < records->len; i++)
    suyuan_json_add_record (self, NULL, records->pdata[i]);
  suyuan_json_end_list (self);
}

/**
 * Whether every record the document names could be read; to be asked before it is printed. %FALSE with the first
 * failure, once.
 */
gboolean
suyuan_json_check (SuyuanJson *self,
                   GError    **error)
{
  if (self->failed == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&self->failed));
  return FALSE;
}

/**
 * Answers with what was found: one list of objects, or a line for each. @items is %NULL where an error is set. Returns the
 * exit status.
 */
int
suyuan_call_list (SuyuanCall     *call,
                  GPtrArray      *items,
                  SuyuanJsonFunc  add,
                  SuyuanPrintFunc print)
{
  g_autoptr (SuyuanJson) json = NULL;

  if (items == NULL)
    return 1;
  if (call->json)
    {
      json = suyuan_json_new (call->office);
      suyuan_json_add_list (json, NULL, items, add);
      suyuan_json_print (json);
    }
  for (guint i = 0; !call->json && i < items->len; i++)
    print (items->pdata[i]);

  return 0;
}

/** Prints the finished document and a line end. */
void
suyuan_json_print (SuyuanJson *self)
{
  g_autoptr (JsonNode) root = json_builder_get_root (self->builder);
  g_autofree char *text = suyuan_json_to_text (root);

  fputs (text, stdout);
  fputc ('\n', stdout);
}
