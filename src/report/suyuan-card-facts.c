/* suyuan-card-facts.c: what page one says about an outlet, as labels and words
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-report"

#include "suyuan-card-private.h"

#include <glib/gi18n-lib.h>

#include "suyuan-evaluated.h"
#include "suyuan-position.h"

static void
fact_free (gpointer data)
{
  SuyuanCardFact *self = data;

  g_free (self->label);
  g_free (self->value);
  g_free (self);
}

static char *
type_path (SuyuanCard *card)
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

static void
tell_mouth (SuyuanCard *card)
{
  SuyuanRecord *outlet = card->dossier->outlet;
  gboolean protected = suyuan_record_get_integer (outlet, "in_protected_area") != 0;

  suyuan_card_tell (card, _ ("Local code"), g_strdup (card->dossier->code), TRUE);
  suyuan_card_tell_field (card, outlet, "code_national", TRUE);
  suyuan_card_tell (card, _ ("Type"), type_path (card), TRUE)->wide = TRUE;
  suyuan_card_tell_field (card, outlet, "kind", TRUE);
  suyuan_card_tell_field (card, outlet, "division", TRUE);
  suyuan_card_tell (card, _ ("Coordinates"), coordinates (outlet), TRUE)->wide = TRUE;
  suyuan_card_tell_field (card, outlet, "receiving_water", TRUE);
  suyuan_card_tell_field (card, outlet, "bank", TRUE);
  suyuan_card_tell_field (card, outlet, "river_chief", TRUE);
  suyuan_card_tell (card, _ ("Shape and size"), suyuan_card_join (suyuan_card_shown (card, outlet, "shape"), ", ", suyuan_card_shown (card, outlet, "size")), TRUE);
  suyuan_card_tell_field (card, outlet, "protected_area", protected);
  suyuan_card_tell_field (card, outlet, "park", FALSE);
  suyuan_card_tell (card, _ ("Approval"), suyuan_card_join (suyuan_card_shown (card, outlet, "approval_status"), " ", suyuan_card_shown (card, outlet, "approval_number")), TRUE);
  suyuan_card_tell_field (card, outlet, "drainage", TRUE);
}

/* The link of the main party, else the first. */
static SuyuanRecord *
main_link (SuyuanCard *card)
{
  GPtrArray *links = card->dossier->links;

  for (guint i = 0; i < links->len; i++)
    if (suyuan_record_get_integer (links->pdata[i], "main") != 0)
      return links->pdata[i];

  return links->len > 0 ? links->pdata[0] : NULL;
}

static char *
channel (SuyuanCard *card)
{
  GPtrArray *nodes = card->dossier->nodes;
  GString   *path;

  if (nodes->len == 0)
    return NULL;

  path = g_string_new (NULL);
  for (guint i = 0; i < nodes->len; i++)
    {
      const char      *name = suyuan_record_get_text (nodes->pdata[i], "name");
      g_autofree char *type = suyuan_card_shown (card, nodes->pdata[i], "type");

      g_string_append_printf (path, "%s%s", i > 0 ? " ← " : "", name != NULL ? name : type != NULL ? type
                                                                                                   : "·");
    }

  return g_string_free (path, FALSE);
}

static void
tell_water (SuyuanCard *card)
{
  SuyuanRecord *outlet = card->dossier->outlet;
  SuyuanRecord *party = card->dossier->party;
  SuyuanRecord *link = main_link (card);
  gboolean      enterprise = party == NULL || suyuan_record_get_kind (party) == SUYUAN_KIND_ENTERPRISE;

  suyuan_card_tell (card, _ ("Party"), suyuan_card_shown (card, party, "name"), TRUE)->wide = TRUE;
  suyuan_card_tell (card, _ ("Credit code"), suyuan_card_shown (card, party, "credit_code"), enterprise);
  suyuan_card_tell (card, _ ("Permit"), enterprise ? suyuan_card_shown (card, party, "permit_number") : NULL, enterprise);
  suyuan_card_tell (card, _ ("Discharge port"), suyuan_card_shown (card, link, "port"), enterprise);
  suyuan_card_tell (card, _ ("Claimed on"), suyuan_card_join (suyuan_card_shown (card, link, "claim"), " ", suyuan_card_shown (card, link, "claimed_on")), TRUE);
  suyuan_card_tell (card, _ ("Confidence"), suyuan_card_shown (card, link, "confidence"), enterprise);
  suyuan_card_tell_field (card, outlet, "sources", TRUE);
  suyuan_card_tell (card, _ ("Channel"), channel (card), TRUE)->wide = TRUE;
  suyuan_card_tell_field (card, outlet, "regulator", TRUE);
  suyuan_card_tell_field (card, outlet, "sponsor", TRUE);
}

static char *
distance_text (SuyuanCard *card)
{
  if (card->dossier->section == NULL || card->dossier->section_distance_m < 0)
    return NULL;

  return g_strdup_printf (_ ("%.1f km along the river"), card->dossier->section_distance_m / 1000);
}

static gboolean
tell_limit (SuyuanCard *card,
            GError    **error)
{
  static const char *const items[] = { "cod", "nh3n", "tp" };
  GPtrArray               *samples = card->dossier->samples;
  SuyuanRecord            *last = samples->len > 0 ? samples->pdata[samples->len - 1] : NULL;
  gboolean                 wet = g_strcmp0 (suyuan_record_get_text (card->dossier->outlet, "drainage"), "no_water") != 0;
  g_autoptr (GPtrArray) results = suyuan_evaluated_items (card->dossier->outlet, last, items, G_N_ELEMENTS (items), error);

  if (results == NULL)
    return FALSE;

  suyuan_card_tell (card, _ ("Last sample"), suyuan_card_shown (card, last, "taken"), wet);
  suyuan_card_tell (card, _ ("Flow"), suyuan_card_join (suyuan_card_shown (card, last, "flow_m3d"), "", NULL), wet);
  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    suyuan_card_tell (card, suyuan_field_get_label (suyuan_catalogue_find_field (suyuan_office_get_catalogue (card->office), SUYUAN_KIND_SAMPLE, items[i])),
                      g_strdup (results->pdata[i]), wet);
  suyuan_card_tell (card, _ ("Next section downstream"), suyuan_card_shown (card, card->dossier->section, "name"), TRUE);
  suyuan_card_tell (card, _ ("Distance"), distance_text (card), TRUE);
  suyuan_card_tell (card, _ ("Water quality target"), suyuan_card_shown (card, card->dossier->section, "target"), TRUE);
  suyuan_card_tell_field (card, card->dossier->outlet, "standard", wet);

  return TRUE;
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
  SuyuanCard card = { office, dossier, g_ptr_array_new_with_free_func (fact_free) };
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
      suyuan_card_tell_remedy (&card);
      break;
    case SUYUAN_CARD_CLOSED:
      suyuan_card_tell_closed (&card);
      break;
    case SUYUAN_N_CARD_PARTS:
    default:
      g_return_val_if_reached (NULL);
    }

  return g_steal_pointer (&facts);
}
