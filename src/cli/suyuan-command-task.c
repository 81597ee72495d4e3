/* suyuan-command-task.c: task new, show, advance and the side doors
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-cli"

#include "suyuan-command.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

#include "suyuan-differences.h"
#include "suyuan-field-text.h"
#include "suyuan-json.h"
#include "suyuan-rectification.h"

static char  *problem, *category, *source, *deadline, *found_on, *measure, *responsible, *accepting, *sponsor;
static char  *to_state, *reason, *document, *second_person, *field, *until, *unit, *photo_kind, *witnesses, *since;
static char **on, **evidence, **exempt, **more;

static const GOptionEntry task_options[] = {
  { "on", 0, 0, G_OPTION_ARG_STRING_ARRAY, &on, N_ ("new: outlet:CODE or section:CODE; again for more outlets"), "KIND:CODE" },
  { "problem", 0, 0, G_OPTION_ARG_STRING, &problem, N_ ("new: what is wrong"), "TEXT" },
  { "category", 0, 0, G_OPTION_ARG_STRING, &category, N_ ("new: ban, merge or standardise"), "KEY" },
  { "source", 0, 0, G_OPTION_ARG_STRING, &source, N_ ("new: where it comes from (suyuanctl fields task)"), "KEY" },
  { "deadline", 0, 0, G_OPTION_ARG_STRING, &deadline, N_ ("new: date it is due"), "DATE" },
  { "found-on", 0, 0, G_OPTION_ARG_STRING, &found_on, N_ ("new: date the problem was found"), "DATE" },
  { "measure", 0, 0, G_OPTION_ARG_STRING, &measure, N_ ("new: what is to be done"), "TEXT" },
  { "responsible", 0, 0, G_OPTION_ARG_STRING, &responsible, N_ ("new: responsible unit"), "UNIT" },
  { "accepting", 0, 0, G_OPTION_ARG_STRING, &accepting, N_ ("new: accepting unit"), "UNIT" },
  { "sponsor", 0, 0, G_OPTION_ARG_STRING, &sponsor, N_ ("new: sponsor"), "NAME" },
  { "set", 0, 0, G_OPTION_ARG_STRING_ARRAY, &more, N_ ("new: a further field of the task"), "FIELD=VALUE" },
  { "to", 0, 0, G_OPTION_ARG_STRING, &to_state, N_ ("advance: the state to reach"), "STATE" },
  { "evidence", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &evidence, N_ ("A file that proves the step; again for more"), "FILE" },
  { "photo-kind", 0, 0, G_OPTION_ARG_STRING, &photo_kind, N_ ("What the evidence shows (default: after)"), "KEY" },
  { "witnesses", 0, 0, G_OPTION_ARG_STRING, &witnesses, N_ ("Two names, for a picture without position or time"), "NAMES" },
  { "second", 0, 0, G_OPTION_ARG_STRING, &second_person, N_ ("advance to accepted: the second acceptor"), "PERSON" },
  { "document", 0, 0, G_OPTION_ARG_STRING, &document, N_ ("Number of the document the step rests on"), "TEXT" },
  { "exempt", 0, 0, G_OPTION_ARG_STRING_ARRAY, &exempt, N_ ("advance: a criterion that does not apply, and the document that says so"), "CRITERION=DOCUMENT" },
  { "reason", 0, 0, G_OPTION_ARG_STRING, &reason, N_ ("Why"), "TEXT" },
  { "field", 0, 0, G_OPTION_ARG_STRING, &field, N_ ("return: the field or criterion that is thin"), "KEY" },
  { "until", 0, 0, G_OPTION_ARG_STRING, &until, N_ ("extend: the new deadline"), "DATE" },
  { "since", 0, 0, G_OPTION_ARG_STRING, &since, N_ ("show: what changed since that day, since the look that printed SEEN, or since what was “decided” last"), "DATE|SEEN|decided" },
  { "unit", 0, 0, G_OPTION_ARG_STRING, &unit, N_ ("transfer: the new responsible unit"), "UNIT" },
  { NULL }
};

static gboolean
take_subject (SuyuanCall      *call,
              const char      *text,
              SuyuanTaskTerms *terms,
              GError         **error)
{
  const char      *colon = strchr (text, ':');
  g_autofree char *name = colon != NULL ? g_strndup (text, colon - text) : NULL;
  SuyuanKind       kind;
  SuyuanUid        uid;

  if (colon == NULL)
    return suyuan_call_usage (error, _ ("“%s” names no record; write outlet:CODE or section:CODE"), text);

  kind = suyuan_call_kind (name, error);
  if (kind != SUYUAN_KIND_NONE && kind != SUYUAN_KIND_OUTLET && kind != SUYUAN_KIND_SECTION)
    return suyuan_call_usage (error, _ ("A task is about outlets or a section, not “%s”"), name);
  if (kind == SUYUAN_KIND_NONE || !suyuan_call_find (call, kind, colon + 1, &uid, error))
    return FALSE;

  if (kind == SUYUAN_KIND_SECTION)
    terms->section = uid;
  else
    g_ptr_array_add (terms->outlets, g_memdup2 (&uid, sizeof uid));

  return TRUE;
}

static int
new_task (SuyuanCall *call,
          GError    **error)
{
  g_autoptr (GPtrArray) outlets = g_ptr_array_new_with_free_func (g_free);
  SuyuanTaskTerms terms = {
    .outlets = outlets,
    .problem = problem,
    .category = category,
    .source = source,
    .deadline = deadline,
    .found_on = found_on,
    .measure = measure,
    .responsible_unit = responsible,
    .accepting_unit = accepting,
    .sponsor = sponsor,
    .more = (const char *const *) more,
  };

  if (on == NULL || problem == NULL || category == NULL)
    return suyuan_call_usage (error, _ ("A new task needs --on KIND:CODE, --problem TEXT and --category KEY")), 1;

  for (guint i = 0; on[i] != NULL; i++)
    if (!take_subject (call, on[i], &terms, error))
      return 1;

  return suyuan_call_outcome (call, suyuan_office_task_new (call->office, &terms, error), error);
}

static void
add_criterion (SuyuanJson   *json,
               gconstpointer item)
{
  const SuyuanTaskCriterion *criterion = item;

  suyuan_json_add_text (json, "criterion", criterion->criterion);
  suyuan_json_add_text (json, "label", criterion->label);
  suyuan_json_add_boolean (json, "met", criterion->met);
  suyuan_json_add_boolean (json, "exempt", criterion->exempt);
  suyuan_json_add_text (json, "because", criterion->because);
}

static void
add_difference (SuyuanJson   *json,
                gconstpointer item)
{
  const SuyuanDifference *difference = item;
  g_autofree char        *at = suyuan_instant_format (difference->at_ms);

  suyuan_json_add_text (json, "kind", suyuan_kind_name (difference->kind));
  suyuan_json_add_uid (json, "uid", &difference->uid);
  suyuan_json_add_text (json, "change", difference->created ? "created" : difference->removed ? "removed"
                                                                                              : "field");
  suyuan_json_add_boolean (json, "decision", difference->decision);
  suyuan_json_add_text (json, "field", difference->field);
  suyuan_json_add_text (json, "old", difference->before);
  suyuan_json_add_text (json, "new", difference->after);
  suyuan_json_add_text (json, "by", difference->who);
  suyuan_json_add_text (json, "at", at);
  suyuan_json_add_integer (json, "changes", difference->n_changes);
}

static void
add_differences (SuyuanJson        *json,
                 SuyuanDifferences *differences)
{
  suyuan_json_add_text (json, "since", differences->since);
  suyuan_json_add_text (json, "seen", differences->seen);
  suyuan_json_add_list (json, "differences", differences->list, add_difference);
}

static void
add_view (SuyuanJson        *json,
          SuyuanTaskView    *view,
          SuyuanDifferences *differences)
{
  suyuan_json_begin_object (json, NULL);
  suyuan_json_add_text (json, "code", view->code);
  suyuan_json_add_uid (json, "uid", suyuan_record_get_uid (view->task));
  suyuan_json_add_text (json, "state", view->state);
  suyuan_json_add_integer (json, "round", view->round);
  suyuan_json_add_text (json, "deadline", view->deadline);
  suyuan_json_add_text (json, "original_deadline", suyuan_record_get_text (view->task, "original_deadline"));
  suyuan_json_add_boolean (json, "overdue", view->overdue);
  suyuan_json_add_integer (json, "overdue_days", view->overdue_days);
  suyuan_json_add_text (json, "next", view->next_state);
  suyuan_json_add_text (json, "refusal", view->refusal);
  suyuan_json_add_list (json, "criteria", view->criteria, add_criterion);
  suyuan_json_add_records (json, "events", view->events);
  suyuan_json_add_record (json, "fields", view->task);
  if (differences != NULL)
    add_differences (json, differences);
  suyuan_json_end_object (json);
}

/* When, what, by whom and in which words: of a return the reason is the point. */
static void
print_event (SuyuanCall   *call,
             SuyuanRecord *event)
{
  static const char *const keys[] = { "at", "type", "to_state", "person", "second_person", "document", "field", "reason" };
  SuyuanCatalogue         *catalogue = suyuan_office_get_catalogue (call->office);

  g_print ("  ·");
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      gboolean         said = g_str_equal (keys[i], "to_state") && g_strcmp0 (suyuan_record_get_text (event, "type"), "return") == 0;
      g_autofree char *shown = said ? NULL : suyuan_office_dup_shown (call->office, event, suyuan_catalogue_find_field (catalogue, SUYUAN_KIND_EVENT, keys[i]));

      if (shown != NULL && *shown != '\0')
        g_print (" %s", shown);
    }
  g_print ("\n");
}

static void
print_view (SuyuanCall     *call,
            SuyuanTaskView *view)
{
  g_print (_ ("%s  %s  round %" PRId64 "  due %s%s\n"), view->code, view->state, view->round,
           view->deadline != NULL ? view->deadline : "—", view->overdue ? _ ("  overdue") : "");
  for (guint i = 0; i < view->criteria->len; i++)
    {
      SuyuanTaskCriterion *criterion = view->criteria->pdata[i];

      g_print ("  %s %s: %s\n", criterion->met ? "✓" : criterion->exempt ? "–"
                                                                         : "✗",
               criterion->label, criterion->because);
    }
  if (view->refusal != NULL)
    g_print (_ ("Next step: %s\n"), view->refusal);
  for (guint i = 0; i < view->events->len; i++)
    print_event (call, view->events->pdata[i]);
}

static void
print_differences (SuyuanDifferences *differences)
{
  g_print (_ ("Changed %s: %u\n"), differences->since, differences->list->len);
  for (guint i = 0; i < differences->list->len; i++)
    {
      SuyuanDifference *difference = differences->list->pdata[i];
      g_autofree char  *text = suyuan_difference_dup_text (difference), *at = suyuan_instant_format (difference->at_ms);

      g_print ("  %.16s %s  %s  %s\n", at, difference->who, difference->record, text);
    }
  g_print (_ ("Seen: %s\n"), differences->seen);
}

static int
show_task (SuyuanCall      *call,
           const SuyuanUid *uid,
           GError         **error)
{
  g_autoptr (SuyuanTaskView) view = suyuan_office_task_view (call->office, uid, error);
  g_autoptr (SuyuanDifferences) differences = NULL;
  g_autoptr (SuyuanJson) json = NULL;

  if (view != NULL && since != NULL)
    differences = suyuan_office_task_differences (call->office, uid, g_str_equal (since, "decided") ? NULL : since, error);
  if (view == NULL || (since != NULL && differences == NULL))
    return 1;

  if (!call->json)
    {
      print_view (call, view);
      if (differences != NULL)
        print_differences (differences);
      return 0;
    }

  json = suyuan_json_new (call->office);
  add_view (json, view, differences);
  if (!suyuan_json_check (json, error))
    return 1;

  suyuan_json_print (json);
  return 0;
}

static int
step_task (SuyuanCall      *call,
           const char      *action,
           const SuyuanUid *uid,
           GError         **error)
{
  SuyuanTaskStep step = {
    .to = to_state,
    .reason = reason,
    .document = document,
    .second_person = second_person,
    .field = field,
    .until = until,
    .unit = unit,
    .evidence = (const char *const *) evidence,
    .photo_kind = photo_kind,
    .witnesses = witnesses,
    .exempt = (const char *const *) exempt,
  };

  if (g_str_equal (action, "advance"))
    return suyuan_call_outcome (call, suyuan_office_task_advance (call->office, uid, &step, error), error);

  return suyuan_call_outcome (call, suyuan_office_task_event (call->office, uid, action, &step, error), error);
}

static int
run_task (SuyuanCall *call,
          GError    **error)
{
  static const char *const actions[] = { "show", "advance", "return", "transfer", "extend", "suspend", "resume", "cancel", "rebound", "note", NULL };
  const char              *action = call->words[0];
  SuyuanUid                uid;

  if (g_str_equal (action, "new"))
    return new_task (call, error);
  if (!g_strv_contains (actions, action))
    return suyuan_call_usage (error, _ ("“%s” is nothing a task can do; write new, show, advance, return, transfer, extend, suspend, resume, cancel, rebound or note"), action), 1;
  if (call->n_words < 2)
    return suyuan_call_usage (error, _ ("Name the task: suyuanctl task WORKSPACE %s CODE"), action), 1;
  if (!suyuan_call_find (call, SUYUAN_KIND_TASK, call->words[1], &uid, error))
    return 1;

  return g_str_equal (action, "show") ? show_task (call, &uid, error) : step_task (call, action, &uid, error);
}

static gboolean
only_shows (const SuyuanCall *call)
{
  return g_str_equal (call->words[0], "show");
}

const SuyuanCommand suyuan_task_commands[] = {
  { "task", "WORKSPACE new --on KIND:CODE… --problem TEXT --category KEY [--deadline DATE] | show CODE [--since DATE|SEEN|decided] | advance CODE --to STATE [--evidence FILE]… | return|transfer|extend|suspend|resume|cancel|rebound|note CODE …",
    N_ ("Hands over, carries out, proves and closes."), SUYUAN_COMMAND_WRITE, 1, 2, task_options, run_task, only_shows },
  { NULL }
};
