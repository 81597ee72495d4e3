/* What speaks for an enterprise being behind an outlet, ground by ground.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "suyuan-work"

#include "suyuan-grounds.h"

#include "suyuan-census.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define SHORTEST_NAME 2 /* characters: what is left of a name must still say something */

static char *
dup_text (SuyuanRecord *record,
          const char   *key)
{
  return g_strdup (suyuan_record_get_text (record, key));
}

static char *
dup_water (SuyuanOffice *office,
           SuyuanRecord *record)
{
  SuyuanUid uid;
  g_autoptr (SuyuanRecord) water = NULL;

  if (suyuan_record_get_text (record, "receiving_water"))
    return dup_text (record, "receiving_water");
  if (suyuan_record_get_ref (record, "water_body", &uid))
    water = suyuan_office_get (office, SUYUAN_KIND_WATER_BODY, &uid, NULL);
  return water ? dup_text (water, "name") : NULL;
}

static char *
dup_notes (SuyuanRecord *record)
{
  static const char *const keys[] = { "name", "address", "landmark", "suspected_source_remark", "other_parties", "site_remark", "surroundings_remark", "trace_remark", "remark" };
  GString                 *notes = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    if (suyuan_record_get_text (record, keys[i]))
      g_string_append_printf (notes, "%s\n", suyuan_record_get_text (record, keys[i]));
  return g_string_free (notes, FALSE);
}

/**
 * suyuan_outlet_facts_read:
 *
 * Reads what is known of an outlet. Clear it in any case.
 */
gboolean
suyuan_outlet_facts_read (SuyuanOutletFacts *self,
                          SuyuanOffice      *office,
                          const SuyuanUid   *outlet,
                          GError           **error)
{
  g_autoptr (SuyuanRecord) record = suyuan_office_get (office, SUYUAN_KIND_OUTLET, outlet, error);

  if (!record)
    return FALSE;
  self->uid = *outlet;
  self->has_position = suyuan_record_has (record, "lon") && suyuan_record_has (record, "lat");
  self->position = (SuyuanPosition){ suyuan_record_get_integer (record, "lon"), suyuan_record_get_integer (record, "lat") };
  self->has_park = suyuan_record_get_ref (record, "park", &self->park);
  self->has_party = suyuan_record_get_ref (record, "enterprise", &self->party);
  self->credit_code = dup_text (record, "credit_code");
  self->permit_number = dup_text (record, "permit_number");
  self->pollutants = dup_text (record, "pollutants");
  self->code = dup_text (record, "code_national");
  self->name = dup_text (record, "name");
  self->water = dup_water (office, record);
  self->notes = dup_notes (record);
  return TRUE;
}

/**
 * suyuan_outlet_facts_clear:
 *
 * Frees what was read.
 */
void
suyuan_outlet_facts_clear (SuyuanOutletFacts *self)
{
  g_clear_pointer (&self->credit_code, g_free);
  g_clear_pointer (&self->permit_number, g_free);
  g_clear_pointer (&self->pollutants, g_free);
  g_clear_pointer (&self->code, g_free);
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->water, g_free);
  g_clear_pointer (&self->notes, g_free);
}

/**
 * suyuan_outlet_facts_get_distance:
 *
 * Returns: metres from the outlet; below 0 where one of the two has no position
 */
double
suyuan_outlet_facts_get_distance (const SuyuanOutletFacts *self,
                                  const SuyuanValue       *lon,
                                  const SuyuanValue       *lat)
{
  SuyuanPosition position;

  if (!self->has_position || lon->type != SUYUAN_VALUE_INTEGER || lat->type != SUYUAN_VALUE_INTEGER)
    return -1;
  position = (SuyuanPosition){ lon->integer, lat->integer };
  return suyuan_position_distance (&self->position, &position);
}

/**
 * suyuan_ground_is_same_text:
 * @text: (nullable): a code on the outlet's form
 *
 * Returns: whether a field of the enterprise has the same
 */
gboolean
suyuan_ground_is_same_text (const char        *text,
                            const SuyuanValue *value)
{
  return text && value->type == SUYUAN_VALUE_TEXT && g_ascii_strcasecmp (text, value->text) == 0;
}

/* What of a company's name is its own: without the place in front and the form behind. */
static char *
dup_own_name (const char *name)
{
  static const char *const places[] = { "省", "市", "县", "区" };
  static const char *const forms[] = { "有限责任公司", "股份有限公司", "集团有限公司", "有限公司", "集团公司", "公司", "集团", "污水处理厂", "总厂" };
  char                    *own;

  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    {
      const char *place = g_strstr_len (name, -1, places[i]);

      if (place && place != name && g_utf8_pointer_to_offset (name, place) <= 5 && *(place + strlen (places[i])))
        name = place + strlen (places[i]);
    }
  own = g_strdup (name);
  for (gsize i = 0; i < G_N_ELEMENTS (forms); i++)
    if (g_str_has_suffix (own, forms[i]))
      own[strlen (own) - strlen (forms[i])] = 0;
  return own;
}

/**
 * suyuan_ground_dup_named:
 * @name: of the enterprise
 *
 * Returns: (transfer full) (nullable): why the notes on the outlet are taken to name it
 */
char *
suyuan_ground_dup_named (const SuyuanOutletFacts *facts,
                         const SuyuanValue       *name)
{
  g_autofree char *own = NULL;

  if (name->type != SUYUAN_VALUE_TEXT)
    return NULL;
  if (strstr (facts->notes, name->text))
    return g_strdup (_ ("it is named in the notes on the outlet"));
  own = dup_own_name (name->text);
  if (g_utf8_strlen (own, -1) < SHORTEST_NAME || !strstr (facts->notes, own))
    return NULL;
  return g_strdup_printf (_ ("“%s” stands in the notes on the outlet"), own);
}

/* 、 ， ； and their like part a list. */
static char **
split_list (const char *list)
{
  static GRegex *commas;

  if (g_once_init_enter (&commas))
    g_once_init_leave (&commas, g_regex_new ("[\\s,;/|、，；]+", G_REGEX_OPTIMIZE, 0, NULL));
  return g_regex_split (commas, list, 0);
}

/**
 * suyuan_ground_dup_common:
 * @list: (nullable): what the outlet discharges
 * @value: what the enterprise does
 *
 * Returns: (transfer full) (nullable): what stands in both
 */
char *
suyuan_ground_dup_common (const char        *list,
                          const SuyuanValue *value)
{
  g_auto (GStrv) ours = NULL;
  g_auto (GStrv) theirs = NULL;
  g_autoptr (GPtrArray) common = g_ptr_array_new ();
  g_autofree char *joined = NULL;

  if (!list || value->type != SUYUAN_VALUE_TEXT)
    return NULL;
  ours = split_list (list);
  theirs = split_list (value->text);
  for (guint i = 0; ours[i]; i++)
    if (*ours[i] && g_strv_contains ((const char *const *) theirs, ours[i]))
      g_ptr_array_add (common, ours[i]);
  if (common->len == 0)
    return NULL;
  g_ptr_array_add (common, NULL);
  joined = g_strjoinv (_ (", "), (char **) common->pdata);
  return g_strdup_printf (_ ("both have %s"), joined);
}

/**
 * suyuan_ground_dup_text:
 * @text: what a permit says of a discharge
 *
 * Returns: (transfer full) (nullable): how it points to the outlet: by its code, its name or its water
 */
char *
suyuan_ground_dup_text (const SuyuanOutletFacts *facts,
                        const SuyuanValue       *text)
{
  const char *const signs[] = { facts->code, facts->name, facts->water };

  if (text->type != SUYUAN_VALUE_TEXT)
    return NULL;
  for (gsize i = 0; i < G_N_ELEMENTS (signs); i++)
    if (signs[i] && g_utf8_strlen (signs[i], -1) >= SHORTEST_NAME && strstr (text->text, signs[i]))
      return g_strdup_printf (_ ("its papers name %s as where it discharges"), signs[i]);
  return NULL;
}
