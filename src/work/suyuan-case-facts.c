/* What a task's records prove: the facts its criteria are asked against.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "suyuan-work"

#include "suyuan-case.h"

#include "suyuan-census.h"
#include "suyuan-frozen.h"
#include "suyuan-period.h"
#include "suyuan-refusal.h"

#include <glib/gi18n-lib.h>

static void
gather_visits (SuyuanCase *self)
{
  self->looks = g_array_new (FALSE, TRUE, sizeof (SuyuanClosureVisit));
  for (guint i = 0; i < self->visits->len; i++)
    {
      SuyuanRecord      *visit = self->visits->pdata[i];
      g_autofree char   *day = suyuan_day_format (suyuan_record_get_integer (visit, "at"));
      g_autofree char   *code = suyuan_office_dup_code (self->office, visit);
      SuyuanClosureVisit look = { 0 };

      look.name = suyuan_case_keep (self, g_strdup_printf (_ ("Visit %s of %s"), code, day));
      look.at = suyuan_record_get_integer (visit, "at");
      look.dry_days = suyuan_record_has (visit, "dry_days") ? suyuan_record_get_integer (visit, "dry_days") : -1;
      look.drainage = suyuan_record_get_text (visit, "drainage");
      g_array_append_val (self->looks, look);
    }
}

static char *
dup_item_text (SuyuanCase                *self,
               const SuyuanEvaluatedItem *item)
{
  const SuyuanField *field = suyuan_catalogue_find_field (suyuan_office_get_catalogue (self->office), SUYUAN_KIND_SAMPLE, item->item);
  const char        *label = field ? suyuan_field_get_label (field) : item->item;

  if (item->verdict == SUYUAN_EVALUATION_OVER)
    return g_strdup_printf (_ ("%s %g (limit %g)"), label, item->value, item->limit);
  return g_strdup_printf ("%s: %s", label, item->because ? item->because : _ ("not measured, or without a limit"));
}

/* Names what is over; where nothing is over, what is not known. */
static const char *
describe_evaluation (SuyuanCase      *self,
                     GArray          *items,
                     SuyuanEvaluation sum)
{
  GString *detail = g_string_new (NULL);

  for (guint i = 0; i < items->len; i++)
    {
      const SuyuanEvaluatedItem *item = &g_array_index (items, SuyuanEvaluatedItem, i);
      g_autofree char           *text = NULL;

      if (item->verdict != sum || sum == SUYUAN_EVALUATION_WITHIN)
        continue;
      text = dup_item_text (self, item);
      g_string_append_printf (detail, "%s%s", detail->len ? "; " : "", text);
    }
  return suyuan_case_keep (self, g_string_free (detail, FALSE));
}

static gboolean
gather_samples (SuyuanCase *self,
                GError    **error)
{
  SuyuanRulebook     *rules = suyuan_office_get_rulebook (self->office, error);
  SuyuanStandardTerms terms = { 0 };

  if (!rules)
    return FALSE;
  self->results = g_array_new (FALSE, TRUE, sizeof (SuyuanClosureSample));
  for (guint i = 0; i < self->samples->len; i++)
    {
      SuyuanRecord *sample = self->samples->pdata[i];
      g_autoptr (GArray) items = suyuan_standards_evaluate (rules->standards, self->outlet, sample, &terms);
      g_autofree char    *code = suyuan_office_dup_code (self->office, sample);
      SuyuanClosureSample result = { 0 };

      result.name = suyuan_case_keep (self, g_strdup_printf (_ ("Sample %s"), code));
      result.taken = suyuan_record_get_integer (sample, "taken");
      result.evaluation = suyuan_evaluation_sum (items);
      result.detail = describe_evaluation (self, items, result.evaluation);
      g_array_append_val (self->results, result);
    }
  return TRUE;
}

/* Of this step first, then what earlier steps of the round were granted. */
static gboolean
gather_exemptions (SuyuanCase        *self,
                   const char *const *exempt,
                   GError           **error)
{
  gint64 round = suyuan_record_get_integer (self->task, "round");

  self->exemptions = g_array_new (FALSE, TRUE, sizeof (SuyuanExemption));
  for (guint i = 0; exempt && exempt[i]; i++)
    {
      const char     *equals = strchr (exempt[i], '=');
      SuyuanExemption exemption;

      if (!equals || equals == exempt[i])
        {
          suyuan_refuse_as (error, SUYUAN_WORK_ERROR_INVALID, "exemption",
                            _ ("“%s” is no exemption; write CRITERION=DOCUMENT"), exempt[i]);
          return FALSE;
        }
      exemption.criterion = suyuan_case_keep (self, g_strndup (exempt[i], equals - exempt[i]));
      exemption.document = suyuan_case_keep (self, g_strdup (equals + 1));
      g_array_append_val (self->exemptions, exemption);
    }
  for (guint i = self->events->len; i > 0; i--)
    if (suyuan_record_get_integer (self->events->pdata[i - 1], "round") == round)
      suyuan_frozen_read_exemptions (suyuan_record_get_text (self->events->pdata[i - 1], "criteria"), self->exemptions, self->texts);
  return TRUE;
}

static const char *
label_of (SuyuanCase   *self,
          SuyuanRecord *record,
          const char   *key,
          SuyuanKind    kind)
{
  SuyuanUid uid;

  if (!record || !suyuan_record_get_ref (record, key, &uid))
    return NULL;
  return suyuan_case_keep (self, suyuan_office_dup_label (self->office, kind, &uid));
}

/* A later round begins with the day its rebound was found. */
static const char *
found_on (SuyuanCase *self)
{
  SuyuanRecord *rebound = suyuan_case_last_event (self, "rebound", NULL);
  const char   *day = self->problem ? suyuan_record_get_text (self->problem, "found_on") : NULL;

  if (rebound)
    return suyuan_case_keep (self, suyuan_day_format (suyuan_record_get_integer (rebound, "at")));
  return day ? day : suyuan_record_get_text (self->task, "registered_on");
}

static void
describe_task (SuyuanCase         *self,
               SuyuanClosureFacts *facts)
{
  const char *target = label_of (self, self->task, "target_outlet", SUYUAN_KIND_OUTLET);

  facts->category = suyuan_record_get_text (self->task, "category");
  facts->found_on = found_on (self);
  facts->works_done_on = suyuan_record_get_text (self->task, "works_done_on");
  facts->notice_until = suyuan_record_get_text (self->task, "notice_until");
  facts->notice_needed = !self->flow.short_path && !suyuan_case_settings.without_notice;
  facts->today = suyuan_case_keep (self, suyuan_office_today (self->office));
  facts->target = target ? target : suyuan_record_get_text (self->task, "target_sewer");
  facts->n_measures = self->measures->len;
  for (guint i = 0; i < self->measures->len; i++)
    facts->n_measures_done += suyuan_case_get_done_day (self, self->measures->pdata[i]) != NULL;
}

static const char *
sign_of (SuyuanRecord *outlet)
{
  const char            *type = suyuan_record_get_text (outlet, "type");
  const SuyuanEnumValue *value = type ? suyuan_catalogue_find_value (suyuan_record_get_catalogue (outlet), "outlet_type", type) : NULL;

  return value ? value->sign : NULL;
}

static void
describe_outlet (SuyuanCase         *self,
                 SuyuanClosureFacts *facts)
{
  const char *party = label_of (self, self->outlet, "enterprise", SUYUAN_KIND_ENTERPRISE);

  if (!self->outlet)
    return;
  facts->sign = sign_of (self->outlet);
  facts->sealed_on = suyuan_record_get_text (self->outlet, "sealed_on");
  facts->in_protected_area = suyuan_record_get_integer (self->outlet, "in_protected_area") != 0;
  facts->has_sign = suyuan_record_get_integer (self->outlet, "sign") != 0;
  facts->has_sampling_point = suyuan_record_get_integer (self->outlet, "sampling_point") != 0;
  facts->party = party ? party : label_of (self, self->outlet, "party_unit", SUYUAN_KIND_UNIT);
  facts->site.has_position = suyuan_record_has (self->outlet, "lon") && suyuan_record_has (self->outlet, "lat");
  facts->site.position.lon = suyuan_record_get_integer (self->outlet, "lon");
  facts->site.position.lat = suyuan_record_get_integer (self->outlet, "lat");
}

/* Who accepts now, else who has accepted in this round. */
static gboolean
name_acceptors (SuyuanCase        *self,
                const SuyuanActor *acceptors,
                GError           **error)
{
  SuyuanRecord *acceptance = suyuan_case_last_event (self, "advance", "accepted");
  SuyuanUid     first = { 0 }, second = { 0 };

  if (acceptors)
    {
      memcpy (self->facts.acceptors, acceptors, sizeof self->facts.acceptors);
      return TRUE;
    }
  if (acceptance)
    {
      suyuan_record_get_ref (acceptance, "person", &first);
      suyuan_record_get_ref (acceptance, "second_person", &second);
    }
  return suyuan_case_actor (self, &first, &self->facts.acceptors[0], error) && suyuan_case_actor (self, &second, &self->facts.acceptors[1], error);
}

/**
 * suyuan_case_gather:
 * @exempt: (nullable) (array zero-terminated=1): `CRITERION=DOCUMENT` of this step
 * @acceptors: (nullable) (array fixed-size=2): who accepts now; %NULL: who did
 *
 * Fills in @self's facts from its records. Once per case.
 */
gboolean
suyuan_case_gather (SuyuanCase        *self,
                    const char *const *exempt,
                    const SuyuanActor *acceptors,
                    GError           **error)
{
  SuyuanClosureFacts *facts = &self->facts;

  if (!gather_samples (self, error) || !gather_exemptions (self, exempt, error))
    return FALSE;
  self->exhibit = suyuan_exhibit_new (self->office, self->media, error);
  if (!self->exhibit)
    return FALSE;
  gather_visits (self);

  describe_task (self, facts);
  describe_outlet (self, facts);
  if (!name_acceptors (self, acceptors, error))
    return FALSE;
  facts->task = &self->flow;
  facts->site.now = suyuan_office_now_ms (self->office);
  facts->proofs = (const SuyuanProof *) self->exhibit->proofs->data;
  facts->n_proofs = self->exhibit->proofs->len;
  facts->visits = (const SuyuanClosureVisit *) self->looks->data;
  facts->n_visits = self->looks->len;
  facts->samples = (const SuyuanClosureSample *) self->results->data;
  facts->n_samples = self->results->len;
  facts->exemptions = (const SuyuanExemption *) self->exemptions->data;
  facts->n_exemptions = self->exemptions->len;
  return TRUE;
}
