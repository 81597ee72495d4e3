/* suyuan-card-facts.c: what page one says about an outlet, as labels and words
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-report"

#include "suyuan-card-facts.h"

#include <glib/gi18n-lib.h>

#include "suyuan-evaluated.h"
#include "suyuan-position.h"
#include "suyuan-rectification.h"
#include "suyuan-shown.h"

typedef struct
{
  SuyuanOffice  *office;
  SuyuanDossier *dossier;
  GPtrArray     *facts;
} Card;

static void
fact_free (gpointer data)
{
  SuyuanCardFact *self = data;

  g_free (self->label);
  g_free (self->value);
  g_free (self);
}

/* Takes @value; %NULL is said to be not filled in, or not applicable. */
static SuyuanCardFact *
tell (Card       *card,
      const char *label,
      char       *value,
      gboolean    applicable)
{
  SuyuanCardFact *fact = g_new0 (SuyuanCardFact, 1);

  fact->label = g_strdup (label);
  fact->absent = value == NULL || *value == '\0';
  fact->value = fact->absent ? g_strdup (applicable ? _ ("Not filled in") : _ ("Not applicable")) : g_strdup (value);
  g_free (value);
  g_ptr_array_add (card->facts, fact);

  return fact;
}

static const SuyuanField *
field_of (SuyuanRecord *record,
          const char   *key)
{
  return suyuan_catalogue_find_field (suyuan_record_get_catalogue (record), suyuan_record_get_kind (record), key);
}

static char *
shown (Card         *card,
       SuyuanRecord *record,
       const char   *key)
{
  return suyuan_shown (card->office, record, key);
}

static void
tell_field (Card         *card,
            SuyuanRecord *record,
            const char   *key,
            gboolean      applicable)
{
  tell (card, suyuan_field_get_label (field_of (record, key)), shown (card, record, key), applicable);
}

static char *
type_path (Card *card)
{
  SuyuanCatalogue       *catalogue = suyuan_office_get_catalogue (card->office);
  const char            *key = suyuan_record_get_text (card->dossier->outlet, "type");
  const SuyuanEnumValue *value = key != NULL ? suyuan_catalogue_find_value (catalogue, "outlet_type", key) : NULL;
  GString               *path = g_string_new (NULL);

  for (; value != NULL; value = value->parent != NULL ? suyuan_catalogue_find_value (catalogue, "outlet_type", value->parent) : NULL)
    {
      if (path->len > 0)
        g_string_prepend (path, " › ");
      g_string_prepend (path, suyuan_enum_value_get_label (value));
    }

  return g_string_free (path, FALSE);
}

static char *
coordinates (SuyuanRecord *outlet)
{
  if (!suyuan_record_has (outlet, "lon") || !suyuan_record_has (outlet, "lat"))
    return NULL;

  return g_strdup_printf ("%.6f, %.6f (CGCS2000)", suyuan_record_get_integer (outlet, "lon") / (double) SUYUAN_DEGREE,
                          suyuan_record_get_integer (outlet, "lat") / (double) SUYUAN_DEGREE);
}

static char *
joined (char       *first,
        const char *between,
        char       *second)
{
  char *both = first != NULL && second != NULL ? g_strconcat (first, between, second, NULL)
                                               : g_strdup (first != NULL ? first : second);

  g_free (first);
  g_free (second);
  return both;
}

static void
tell_mouth (Card *card)
{
  SuyuanRecord *outlet = card->dossier->outlet;
  gboolean protected = suyuan_record_get_integer (outlet, "in_protected_area") != 0;

  tell (card, _ ("Local code"), g_strdup (card->dossier->code), TRUE);
  tell_field (card, outlet, "code_national", TRUE);
  tell (card, _ ("Type"), type_path (card), TRUE)->wide = TRUE;
  tell_field (card, outlet, "kind", TRUE);
  tell_field (card, outlet, "division", TRUE);
  tell (card, _ ("Coordinates"), coordinates (outlet), TRUE)->wide = TRUE;
  tell_field (card, outlet, "receiving_water", TRUE);
  tell_field (card, outlet, "bank", TRUE);
  tell_field (card, outlet, "river_chief", TRUE);
  tell (card, _ ("Shape and size"), joined (shown (card, outlet, "shape"), ", ", shown (card, outlet, "size")), TRUE);
  tell_field (card, outlet, "protected_area", protected);
  tell_field (card, outlet, "park", FALSE);
  tell (card, _ ("Approval"), joined (shown (card, outlet, "approval_status"), " ", shown (card, outlet, "approval_number")), TRUE);
  tell_field (card, outlet, "drainage", TRUE);
}

/* The link of the main party, else the first. */
static SuyuanRecord *
main_link (Card *card)
{
  GPtrArray *links = card->dossier->links;

  for (guint i = 0; i < links->len; i++)
    if (suyuan_record_get_integer (links->pdata[i], "main") != 0)
      return links->pdata[i];

  return links->len > 0 ? links->pdata[0] : NULL;
}

static char *
channel (Card *card)
{
  GPtrArray *nodes = card->dossier->nodes;
  GString   *path;

  if (nodes->len == 0)
    return NULL;

  path = g_string_new (NULL);
  for (guint i = 0; i < nodes->len; i++)
    {
      const char      *name = suyuan_record_get_text (nodes->pdata[i], "name");
      g_autofree char *type = shown (card, nodes->pdata[i], "type");

      g_string_append_printf (path, "%s%s", i > 0 ? " ← " : "", name != NULL ? name : type != NULL ? type
                                                                                                   : "·");
    }

  return g_string_free (path, FALSE);
}

static void
tell_water (Card *card)
{
  SuyuanRecord *outlet = card->dossier->outlet;
  SuyuanRecord *party = card->dossier->party;
  SuyuanRecord *link = main_link (card);
  gboolean      enterprise = party == NULL || suyuan_record_get_kind (party) == SUYUAN_KIND_ENTERPRISE;

  tell (card, _ ("Party"), shown (card, party, "name"), TRUE)->wide = TRUE;
  tell (card, _ ("Credit code"), shown (card, party, "credit_code"), enterprise);
  tell (card, _ ("Permit"), enterprise ? shown (card, party, "permit_number") : NULL, enterprise);
  tell (card, _ ("Discharge port"), shown (card, link, "port"), enterprise);
  tell (card, _ ("Claimed on"), joined (shown (card, link, "claim"), " ", shown (card, link, "claimed_on")), TRUE);
  tell (card, _ ("Confidence"), shown (card, link, "confidence"), enterprise);
  tell_field (card, outlet, "sources", TRUE);
  tell (card, _ ("Channel"), channel (card), TRUE)->wide = TRUE;
  tell_field (card, outlet, "regulator", TRUE);
  tell_field (card, outlet, "sponsor", TRUE);
}

static char *
distance_text (Card *card)
{
  if (card->dossier->section == NULL || card->dossier->section_distance_m < 0)
    return NULL;

  return g_strdup_printf (_ ("%.1f km along the river"), card->dossier->section_distance_m / 1000);
}

static gboolean
tell_limit (Card    *card,
            GError **error)
{
  static const char *const items[] = { "cod", "nh3n", "tp" };
  GPtrArray               *samples = card->dossier->samples;
  SuyuanRecord            *last = samples->len > 0 ? samples->pdata[samples->len - 1] : NULL;
  gboolean                 wet = g_strcmp0 (suyuan_record_get_text (card->dossier->outlet, "drainage"), "no_water") != 0;
  g_autoptr (GPtrArray) results = suyuan_evaluated_items (card->dossier->outlet, last, items, G_N_ELEMENTS (items), error);

  if (results == NULL)
    return FALSE;

  tell (card, _ ("Last sample"), shown (card, last, "taken"), wet);
  tell (card, _ ("Flow"), joined (shown (card, last, "flow_m3d"), "", NULL), wet);
  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    tell (card, suyuan_field_get_label (suyuan_catalogue_find_field (suyuan_office_get_catalogue (card->office), SUYUAN_KIND_SAMPLE, items[i])),
          g_strdup (results->pdata[i]), wet);
  tell (card, _ ("Next section downstream"), shown (card, card->dossier->section, "name"), TRUE);
  tell (card, _ ("Distance"), distance_text (card), TRUE);
  tell (card, _ ("Water quality target"), shown (card, card->dossier->section, "target"), TRUE);
  tell_field (card, card->dossier->outlet, "standard", wet);

  return TRUE;
}

static SuyuanTaskView *
last_task (Card *card)
{
  GPtrArray *tasks = card->dossier->tasks;

  return tasks->len > 0 ? tasks->pdata[tasks->len - 1] : NULL;
}

static char *
names (GPtrArray *records)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < records->len; i++)
    {
      const char *name = suyuan_record_get_text (records->pdata[i], "name");

      if (name != NULL)
        g_string_append_printf (text, "%s%s", text->len > 0 ? "；" : "", name);
    }

  return g_string_free (text, FALSE);
}

static gboolean
needs_remedy (Card *card)
{
  SuyuanRecord *outlet = card->dossier->outlet;

  return card->dossier->tasks->len > 0 || !suyuan_record_has (outlet, "rectify") ||
         suyuan_record_get_integer (outlet, "rectify") != 0;
}

static void
tell_remedy (Card *card)
{
  SuyuanTaskView *view = last_task (card);
  SuyuanRecord   *task = view != NULL ? view->task : NULL;
  gboolean        needed = needs_remedy (card);
  char           *due = joined (shown (card, task, "original_deadline"), " → ", shown (card, task, "deadline"));

  if (task != NULL && g_strcmp0 (suyuan_record_get_text (task, "original_deadline"), suyuan_record_get_text (task, "deadline")) == 0)
    {
      g_free (due);
      due = shown (card, task, "deadline");
    }

  tell (card, _ ("Category"), task != NULL ? shown (card, task, "category") : shown (card, card->dossier->outlet, "category"), needed);
  tell (card, _ ("State"), joined (shown (card, task, "state"), " · ", view != NULL && view->overdue ? g_strdup_printf (_ ("%d days overdue"), view->overdue_days) : NULL), needed);
  tell (card, _ ("Problem"), names (card->dossier->problems), needed)->wide = TRUE;
  tell (card, _ ("Measures"), names (card->dossier->measures), needed)->wide = TRUE;
  tell (card, _ ("Deadline, original and extended"), due, needed);
  tell (card, _ ("Responsible unit"), shown (card, task, "responsible_unit"), needed);
}

/* The last visit of a kind, as its date and what it found. */
static char *
visit_text (Card       *card,
            const char *type)
{
  GPtrArray *visits = card->dossier->visits;

  for (guint i = visits->len; i > 0; i--)
    if (g_strcmp0 (suyuan_record_get_text (visits->pdata[i - 1], "type"), type) == 0)
      return joined (shown (card, visits->pdata[i - 1], "at"), " ", shown (card, visits->pdata[i - 1], "finding"));

  return NULL;
}

static void
tell_closed (Card *card)
{
  SuyuanTaskView *view = last_task (card);
  SuyuanRecord   *task = view != NULL ? view->task : NULL;
  SuyuanRecord   *outlet = card->dossier->outlet;
  gboolean        needed = needs_remedy (card);
  gboolean        kept_mouth = !suyuan_record_has (outlet, "sealed_on");

  tell (card, _ ("Accepting unit"), shown (card, task, "accepting_unit"), needed);
  tell (card, _ ("Closed on"), joined (shown (card, task, "closed_on"), " ", shown (card, task, "closure_number")), needed);
  tell (card, _ ("Spot check"), visit_text (card, "spot_check"), needed);
  tell (card, _ ("Look-back"), joined (visit_text (card, "look_back"), "", shown (card, task, "look_back_on")), needed);
  tell (card, _ ("Result kept"), shown (card, task, "kept"), needed);
  tell_field (card, outlet, "keep", needed);
  tell_field (card, outlet, "sign", kept_mouth);
  tell_field (card, outlet, "sampling_point", kept_mouth);
  tell_field (card, outlet, "manhole", kept_mouth);
  tell_field (card, outlet, "online", kept_mouth);
}

/** The question a part of the card answers, translated. */
const char *
suyuan_card_part_get_title (SuyuanCardPart part)
{
  static const char *const titles[] = { N_ ("What mouth"), N_ ("Whose water"), N_ ("Over the limit?"), N_ ("How is it put right"), N_ ("Is it closed") };

  return _ (titles[part]);
}

/**
 * The facts of one part of the card: an array of SuyuanCardFact, the caller's. Errors: those of reading the
 * discharge standards.
 */
GPtrArray *
suyuan_card_facts (SuyuanOffice  *office,
                   SuyuanDossier *dossier,
                   SuyuanCardPart part,
                   GError       **error)
{
  Card card = { office, dossier, g_ptr_array_new_with_free_func (fact_free) };
  g_autoptr (GPtrArray) facts = card.facts;

  switch (part)
    {
    case SUYUAN_CARD_MOUTH:
      tell_mouth (&card);
      break;
    case SUYUAN_CARD_WATER:
      tell_water (&card);
      break;
    case SUYUAN_CARD_LIMIT:
      if (!tell_limit (&card, error))
        return NULL;
      break;
    case SUYUAN_CARD_REMEDY:
      tell_remedy (&card);
      break;
    case SUYUAN_CARD_CLOSED:
      tell_closed (&card);
      break;
    case SUYUAN_N_CARD_PARTS:
    default:
      g_return_val_if_reached (NULL);
    }

  return g_steal_pointer (&facts);
}
