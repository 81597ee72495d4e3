/* suyuan-command-records.c: list, show, add, set, remove, person, unit, fields
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-cli"

#include "suyuan-command.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "suyuan-condition.h"
#include "suyuan-evidence.h"
#include "suyuan-json.h"

static char *filter, *sort_key, *search_text;
static int   limit;

static const GOptionEntry list_options[] = {
  { "filter", 0, 0, G_OPTION_ARG_STRING, &filter, N_ ("Only records that pass, e.g. \"status = closed and division in (411381, 411328)\""), N_ ("EXPR") },
  { "search", 0, 0, G_OPTION_ARG_STRING, &search_text, N_ ("Only records whose code or name holds this"), N_ ("TEXT") },
  { "sort", 0, 0, G_OPTION_ARG_STRING, &sort_key, N_ ("By this field, -FIELD descending (default: code, then uid)"), N_ ("FIELD") },
  { "limit", 0, 0, G_OPTION_ARG_INT, &limit, N_ ("At most so many, 0 for all"), N_ ("N") },
  { NULL }
};

static void
print_records (SuyuanCall *call,
               GPtrArray  *records)
{
  for (guint i = 0; i < records->len; i++)
    {
      g_autofree char *code = suyuan_office_dup_code (call->office, records->pdata[i]);
      const char      *name = suyuan_record_get_text (records->pdata[i], "name");

      g_print ("%s\t%s\n", code, name != NULL ? name : "");
    }
}

static int
list_kind (SuyuanCall *call,
           SuyuanKind  kind,
           GError    **error)
{
  g_autoptr (SuyuanExpr) expr = NULL;
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (SuyuanJson) json = NULL;
  SuyuanQuery query = { .kind = kind, .search = search_text, .sort = sort_key, .limit = limit };

  if (!suyuan_call_limit (limit, error) || !suyuan_call_filter (filter, &expr, error))
    return 1;

  query.filter = expr;
  records = suyuan_office_list (call->office, &query, error);
  if (records == NULL)
    return 1;

  if (!call->json)
    {
      print_records (call, records);
      return 0;
    }

  json = suyuan_json_new (call->office);
  suyuan_json_add_records (json, NULL, records);
  if (!suyuan_json_check (json, error))
    return 1;

  suyuan_json_print (json);
  return 0;
}

static int
run_list (SuyuanCall *call,
          GError    **error)
{
  SuyuanKind kind = suyuan_call_kind (call->words[0], error);

  return kind != SUYUAN_KIND_NONE ? list_kind (call, kind, error) : 1;
}

/* Records of @other that point at this one through the field named after its kind. */
static GPtrArray *
attached (SuyuanCall   *call,
          SuyuanRecord *record,
          SuyuanKind    other,
          GError      **error)
{
  SuyuanKind         kind = suyuan_record_get_kind (record);
  const SuyuanField *field = suyuan_catalogue_find_field (suyuan_record_get_catalogue (record), other, suyuan_kind_name (kind));

  if (field == NULL || field->target != kind)
    return g_ptr_array_new ();

  return suyuan_office_referring (call->office, other, field->key, suyuan_record_get_uid (record), error);
}

static gboolean
add_attached (SuyuanCall   *call,
              SuyuanJson   *json,
              SuyuanRecord *record,
              GError      **error)
{
  static const struct
  {
    const char *member;
    SuyuanKind  kind;
  } lists[] = { { "links", SUYUAN_KIND_LINK }, { "tasks", SUYUAN_KIND_TASK }, { "visits", SUYUAN_KIND_VISIT }, { "samples", SUYUAN_KIND_SAMPLE }, { "problems", SUYUAN_KIND_PROBLEM } };

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      g_autoptr (GPtrArray) records = attached (call, record, lists[i].kind, error);

      if (records == NULL)
        return FALSE;
      suyuan_json_add_records (json, lists[i].member, records);
    }

  return TRUE;
}

static void
print_fields (SuyuanCall   *call,
              SuyuanRecord *record)
{
  const SuyuanField *fields;
  guint              n_fields;

  fields = suyuan_catalogue_get_fields (suyuan_record_get_catalogue (record), suyuan_record_get_kind (record), &n_fields);
  for (guint i = 0; i < n_fields; i++)
    if (suyuan_record_peek (record, i)->type != SUYUAN_VALUE_NULL)
      {
        g_autofree char *shown = suyuan_office_dup_shown (call->office, record, &fields[i]);

        g_print ("%s: %s\n", suyuan_field_get_label (&fields[i]), shown);
      }
}

static void
add_shortfalls (SuyuanJson            *json,
                const SuyuanCondition *condition)
{
  suyuan_json_begin_list (json, "shortfall");
  for (guint i = 0; i < condition->shortfalls->len; i++)
    {
      const SuyuanShortfall *shortfall = &g_array_index (condition->shortfalls, SuyuanShortfall, i);

      suyuan_json_begin_object (json, NULL);
      suyuan_json_add_text (json, "item", shortfall->item);
      suyuan_json_add_number (json, "value", shortfall->value);
      if (!isnan (shortfall->limit))
        suyuan_json_add_number (json, "limit", shortfall->limit);
      if (shortfall->multiple > 0)
        suyuan_json_add_number (json, "multiple", shortfall->multiple);
      suyuan_json_end_object (json);
    }
  suyuan_json_end_list (json);
}

/* The water of a section as it was last measured. */
static gboolean
add_quality (SuyuanCall   *call,
             SuyuanJson   *json,
             SuyuanRecord *record,
             GError      **error)
{
  g_autoptr (SuyuanCondition) condition = NULL;
  g_autofree char *sample = NULL;

  if (suyuan_record_get_kind (record) != SUYUAN_KIND_SECTION)
    return TRUE;
  condition = suyuan_office_condition (call->office, suyuan_record_get_uid (record), error);
  if (condition == NULL)
    return FALSE;
  if (condition->sample == NULL)
    return TRUE;

  sample = suyuan_office_dup_code (call->office, condition->sample);
  suyuan_json_begin_object (json, "quality");
  suyuan_json_add_text (json, "class", suyuan_water_class_get_key (condition->grade->grading->klass));
  suyuan_json_add_text (json, "date", condition->grade->period);
  suyuan_json_add_text (json, "sample", sample);
  suyuan_json_add_text (json, "laboratory", suyuan_record_get_text (condition->sample, "laboratory"));
  suyuan_json_add_text (json, "target", suyuan_water_class_get_key (condition->grade->target));
  if (condition->grade->target != SUYUAN_WATER_CLASS_NONE)
    suyuan_json_add_boolean (json, "meets_target", condition->grade->meets_target);
  suyuan_json_begin_list (json, "deciding");
  for (guint i = 0; i < condition->deciding->len; i++)
    suyuan_json_add_text (json, NULL, condition->deciding->pdata[i]);
  suyuan_json_end_list (json);
  add_shortfalls (json, condition);
  suyuan_json_end_object (json);
  return TRUE;
}

static gboolean
print_quality (SuyuanCall   *call,
               SuyuanRecord *record,
               GError      **error)
{
  g_autoptr (SuyuanCondition) condition = NULL;
  g_autofree char *verdict = NULL, *grounds = NULL;

  if (suyuan_record_get_kind (record) != SUYUAN_KIND_SECTION)
    return TRUE;
  condition = suyuan_office_condition (call->office, suyuan_record_get_uid (record), error);
  if (condition == NULL)
    return FALSE;
  verdict = suyuan_condition_dup_verdict (condition, call->office);
  grounds = suyuan_condition_dup_grounds (condition, call->office);
  g_print ("%s: %s\n", _ ("Water quality"), verdict);
  if (*grounds != '\0')
    g_print ("  %s\n", grounds);
  return TRUE;
}

static int
show_record (SuyuanCall   *call,
             SuyuanRecord *record,
             GError      **error)
{
  g_autoptr (SuyuanJson) json = suyuan_json_new (call->office);
  g_autoptr (GPtrArray) media = suyuan_office_media (call->office, suyuan_record_get_uid (record), error);
  g_autofree char *code = suyuan_office_dup_code (call->office, record);
  if (media == NULL)
    return 1;

  suyuan_json_begin_object (json, NULL);
  suyuan_json_add_text (json, "kind", suyuan_kind_name (suyuan_record_get_kind (record)));
  suyuan_json_add_uid (json, "uid", suyuan_record_get_uid (record));
  suyuan_json_add_text (json, "code", code);
  suyuan_json_add_record (json, "fields", record);
  suyuan_json_add_records (json, "media", media);
  if (!add_quality (call, json, record, error) || !add_attached (call, json, record, error))
    return 1;
  suyuan_json_end_object (json);

  if (!suyuan_json_check (json, error))
    return 1;

  if (call->json)
    suyuan_json_print (json);
  else
    print_fields (call, record);
  return call->json || print_quality (call, record, error) ? 0 : 1;
}

static int
run_show (SuyuanCall *call,
          GError    **error)
{
  SuyuanKind kind = suyuan_call_kind (call->words[0], error);
  g_autoptr (SuyuanRecord) record = NULL;
  SuyuanUid uid;

  if (kind == SUYUAN_KIND_NONE || !suyuan_call_find (call, kind, call->words[1], &uid, error) ||
      (record = suyuan_office_get (call->office, kind, &uid, error)) == NULL)
    return 1;

  return show_record (call, record, error);
}

static gboolean
check_assignments (char   **words,
                   GError **error)
{
  for (guint i = 0; words[i] != NULL; i++)
    if (strchr (words[i], '=') == NULL)
      return suyuan_call_usage (error, _ ("“%s” sets nothing; write FIELD=VALUE"), words[i]);

  return TRUE;
}

static int
run_add (SuyuanCall *call,
         GError    **error)
{
  SuyuanKind kind = suyuan_call_kind (call->words[0], error);

  if (kind == SUYUAN_KIND_NONE || !check_assignments (call->words + 1, error))
    return 1;

  return suyuan_call_outcome (call, suyuan_office_add (call->office, kind, (const char *const *) call->words + 1, error), error);
}

static int
run_set (SuyuanCall *call,
         GError    **error)
{
  SuyuanKind kind = suyuan_call_kind (call->words[0], error);
  SuyuanUid  uid;

  if (kind == SUYUAN_KIND_NONE || !check_assignments (call->words + 2, error) ||
      !suyuan_call_find (call, kind, call->words[1], &uid, error))
    return 1;

  return suyuan_call_outcome (call, suyuan_office_set (call->office, kind, &uid, (const char *const *) call->words + 2, error), error);
}

static int
run_remove (SuyuanCall *call,
            GError    **error)
{
  SuyuanKind kind = suyuan_call_kind (call->words[0], error);
  SuyuanUid  uid;

  if (kind == SUYUAN_KIND_NONE || !suyuan_call_find (call, kind, call->words[1], &uid, error))
    return 1;

  return suyuan_call_outcome (call, suyuan_office_remove (call->office, kind, &uid, error), error);
}

/* person|unit WORKSPACE add NAME FIELD=VALUE… | list */
static char *unit_text, *role_text, *level_text, *type_text, *code_text, *division_text;

static const GOptionEntry register_options[] = {
  { "code", 0, 0, G_OPTION_ARG_STRING, &code_text, N_ ("Code"), "CODE" },
  { "unit", 0, 0, G_OPTION_ARG_STRING, &unit_text, N_ ("Person: the unit they belong to"), "UNIT" },
  { "role", 0, 0, G_OPTION_ARG_STRING, &role_text, N_ ("Person: role (suyuanctl fields person)"), "KEY" },
  { "level", 0, 0, G_OPTION_ARG_STRING, &level_text, N_ ("Unit: level (suyuanctl fields unit)"), "KEY" },
  { "type", 0, 0, G_OPTION_ARG_STRING, &type_text, N_ ("Unit: kind of unit"), "KEY" },
  { "division", 0, 0, G_OPTION_ARG_STRING, &division_text, N_ ("Unit: division code"), "CODE" },
  { NULL }
};

static void
assign (GPtrArray  *assignments,
        const char *key,
        const char *text)
{
  if (text != NULL)
    g_ptr_array_add (assignments, g_strdup_printf ("%s=%s", key, text));
}

/* The first person entered is taken for whoever sits here, until --by says otherwise. */
static gboolean
seat_first_person (SuyuanCall      *call,
                   const SuyuanUid *uid,
                   GError         **error)
{
  g_autofree char *text = suyuan_uid_to_string (uid);
  g_autofree char *reference = g_strconcat ("#", text, NULL);

  if (!suyuan_uid_is_nil (suyuan_office_get_operator (call->office)))
    return TRUE;

  return suyuan_office_set_operator (call->office, reference, TRUE, error);
}

static int
add_to_register (SuyuanCall *call,
                 SuyuanKind  kind,
                 GError    **error)
{
  g_autoptr (GPtrArray) assignments = g_ptr_array_new_with_free_func (g_free);
  SuyuanOutcome *outcome;
  gboolean       named = strchr (call->words[1], '=') == NULL;

  if (named)
    assign (assignments, "name", call->words[1]);
  if (!check_assignments (call->words + (named ? 2 : 1), error))
    return 1;
  for (guint i = named ? 2 : 1; i < call->n_words; i++)
    g_ptr_array_add (assignments, g_strdup (call->words[i]));
  assign (assignments, "code", code_text);
  assign (assignments, "unit", unit_text);
  assign (assignments, "role", role_text);
  assign (assignments, "level", level_text);
  assign (assignments, "type", type_text);
  assign (assignments, "division", division_text);
  g_ptr_array_add (assignments, NULL);

  outcome = suyuan_office_add (call->office, kind, (const char *const *) assignments->pdata, error);
  if (outcome != NULL && kind == SUYUAN_KIND_PERSON && !seat_first_person (call, &outcome->uid, error))
    {
      suyuan_outcome_free (outcome);
      return 1;
    }

  return suyuan_call_outcome (call, outcome, error);
}

static int
run_register (SuyuanCall *call,
              GError    **error)
{
  SuyuanKind kind = suyuan_kind_from_name (call->verb);

  if (g_str_equal (call->words[0], "list") && call->n_words == 1)
    return list_kind (call, kind, error);
  if (!g_str_equal (call->words[0], "add") || call->n_words < 2)
    return suyuan_call_usage (error, _ ("Write: suyuanctl %s WORKSPACE add NAME [FIELD=VALUE…], or list"), call->verb), 1;

  return add_to_register (call, kind, error);
}

static void
print_field (SuyuanCatalogue   *catalogue,
             const SuyuanField *field)
{
  g_print ("%-22s %s / %s", field->key, field->label, field->label_zh);
  if (field->unit != NULL)
    g_print (" [%s]", field->unit);
  if (field->enumeration != NULL)
    {
      guint                  n_values;
      const SuyuanEnumValue *values = suyuan_catalogue_get_values (catalogue, field->enumeration, &n_values);

      for (guint i = 0; i < n_values; i++)
        g_print ("%s%s", i == 0 ? ": " : ", ", values[i].key);
    }
  else if (field->type == SUYUAN_FIELD_REF)
    g_print (" → %s", suyuan_kind_name (field->target) != NULL ? suyuan_kind_name (field->target) : "*");
  g_print ("%s\n", field->required ? " *" : "");
}

static int
run_fields (SuyuanCall *call,
            GError    **error)
{
  SuyuanKind kind = suyuan_call_kind (call->words[0], error);
  g_autoptr (SuyuanCatalogue) catalogue = NULL;
  const SuyuanField *fields;
  guint              n_fields;

  if (kind == SUYUAN_KIND_NONE || (catalogue = suyuan_catalogue_new (error)) == NULL)
    return 1;

  fields = suyuan_catalogue_get_fields (catalogue, kind, &n_fields);
  for (guint i = 0; i < n_fields; i++)
    print_field (catalogue, &fields[i]);
  return 0;
}

static gboolean
only_lists (const SuyuanCall *call)
{
  return g_str_equal (call->words[0], "list");
}

const SuyuanCommand suyuan_record_commands[] = {
  { "person", "WORKSPACE add NAME [--unit UNIT] [--role KEY] [FIELD=VALUE…] | list", N_ ("The register of persons."), SUYUAN_COMMAND_WRITE, 1, SUYUAN_COMMAND_MANY, register_options, run_register, only_lists },
  { "unit", "WORKSPACE add NAME [--level KEY] [--type KEY] [FIELD=VALUE…] | list", N_ ("The register of units."), SUYUAN_COMMAND_WRITE, 1, SUYUAN_COMMAND_MANY, register_options, run_register, only_lists },
  { "fields", "KIND", N_ ("The fields of a kind with their keys, labels and values."), SUYUAN_COMMAND_PLAIN, 1, 1, NULL, run_fields },
  { "list", "WORKSPACE KIND [--filter EXPR] [--search TEXT] [--sort FIELD] [--limit N]", N_ ("The records of a kind."), SUYUAN_COMMAND_READ, 1, 1, list_options, run_list },
  { "show", "WORKSPACE KIND CODE", N_ ("One record with everything attached to it."), SUYUAN_COMMAND_READ, 2, 2, NULL, run_show },
  { "add", "WORKSPACE KIND FIELD=VALUE…", N_ ("A new record."), SUYUAN_COMMAND_WRITE, 2, SUYUAN_COMMAND_MANY, NULL, run_add },
  { "set", "WORKSPACE KIND CODE FIELD=VALUE…", N_ ("Changes fields; an empty value clears one."), SUYUAN_COMMAND_WRITE, 3, SUYUAN_COMMAND_MANY, NULL, run_set },
  { "remove", "WORKSPACE KIND CODE", N_ ("Removes a record nothing refers to; undo brings it back."), SUYUAN_COMMAND_WRITE, 2, 2, NULL, run_remove },
  { NULL }
};
