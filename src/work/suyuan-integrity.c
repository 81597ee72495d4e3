/* What must hold between records when a person changes them: codes name one record, parents do not run
 * in a circle, a place on a reach is on it, nothing disappears while something else stands on it.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "suyuan-work"

#include "suyuan-integrity.h"

#include "suyuan-census.h"
#include "suyuan-line.h"
#include "suyuan-lookup.h"
#include "suyuan-office-private.h"
#include "suyuan-part.h"
#include "suyuan-refusal.h"
#include "suyuan-words.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define MANY 6
#define ROUNDED_M 1.0 /* a chainage is written to the metre */

/* Codes of ports and channel nodes count within their enterprise and outlet: every plant has a DW001. */
static const char *
code_scope (SuyuanKind kind)
{
  if (kind == SUYUAN_KIND_PORT)
    return "enterprise";
  if (kind == SUYUAN_KIND_NODE)
    return "outlet";
  return NULL;
}

static gboolean
is_same_scope (SuyuanRecord *a,
               SuyuanRecord *b)
{
  const char *scope = code_scope (suyuan_record_get_kind (a));
  SuyuanUid   of_a = { 0 }, of_b = { 0 };

  if (!scope)
    return TRUE;
  suyuan_record_get_ref (a, scope, &of_a);
  suyuan_record_get_ref (b, scope, &of_b);
  return suyuan_uid_equal (&of_a, &of_b);
}

/* A change may leave the scope out; it is then what the record has. */
static SuyuanRecord *
with_scope (SuyuanOffice *office,
            SuyuanRecord *record,
            GError      **error)
{
  const char   *scope = code_scope (suyuan_record_get_kind (record));
  SuyuanRecord *whole = NULL;

  if (scope && !suyuan_record_has (record, scope) &&
      !suyuan_office_seek (office, suyuan_record_get_kind (record), suyuan_record_get_uid (record), &whole, error))
    return NULL;
  return whole ? whole : suyuan_record_ref (record);
}

static gboolean
check_code (SuyuanOffice *office,
            SuyuanRecord *record,
            const char   *key,
            GError      **error)
{
  SuyuanKind  kind = suyuan_record_get_kind (record);
  const char *code = suyuan_record_get_text (record, key);
  g_autoptr (SuyuanRecord) scoped = NULL;
  g_autoptr (GPtrArray) holders = NULL;

  if (!code)
    return TRUE;
  holders = suyuan_office_equal (office, kind, key, code, 0, error);
  scoped = holders ? with_scope (office, record, error) : NULL;
  if (!scoped)
    return FALSE;

  for (guint i = 0; i < holders->len; i++)
    {
      SuyuanRecord    *holder = holders->pdata[i];
      g_autofree char *label = NULL;

      if (suyuan_uid_equal (suyuan_record_get_uid (holder), suyuan_record_get_uid (record)) || !is_same_scope (scoped, holder))
        continue;
      label = suyuan_office_dup_label (office, kind, suyuan_record_get_uid (holder));
      suyuan_refuse (error, "duplicate_code",
                     _ ("The code %s already belongs to another %s (%s); give another code, or change that record"),
                     code, suyuan_kind_label (kind), label);
      return FALSE;
    }
  return TRUE;
}

/**
 * suyuan_integrity_check_codes:
 * @record: a new record or a change
 *
 * Refuses (`duplicate_code`) a local or national code that another record of the kind has.
 */
gboolean
suyuan_integrity_check_codes (SuyuanOffice *office,
                              SuyuanRecord *record,
                              GError      **error)
{
  if (!check_code (office, record, "code", error))
    return FALSE;
  return suyuan_record_get_kind (record) != SUYUAN_KIND_OUTLET || check_code (office, record, "code_national", error);
}

static void
append_label (GString         *chain,
              SuyuanOffice    *office,
              SuyuanKind       kind,
              const SuyuanUid *uid)
{
  g_autofree char *label = suyuan_office_dup_label (office, kind, uid);

  if (chain->len)
    g_string_append (chain, " → ");
  g_string_append (chain, label);
}

/**
 * suyuan_integrity_check_parent:
 * @record: a new record or a change
 *
 * Refuses (`cyclic_parent`) a parent that leads back to the record itself; the message names the chain.
 * A reach marked as flowing both ways may.
 */
gboolean
suyuan_integrity_check_parent (SuyuanOffice *office,
                               SuyuanRecord *record,
                               GError      **error)
{
  SuyuanKind         kind = suyuan_record_get_kind (record);
  const SuyuanField *field = suyuan_catalogue_find_field (suyuan_record_get_catalogue (record), kind, "parent");
  const SuyuanUid   *self = suyuan_record_get_uid (record);
  g_autoptr (GHashTable) seen = NULL;
  g_autoptr (GString) chain = NULL;
  SuyuanUid at;

  if (!field || field->target != kind || !suyuan_record_get_ref (record, "parent", &at))
    return TRUE;
  if (kind == SUYUAN_KIND_REACH && suyuan_record_get_integer (record, "two_way"))
    return TRUE;

  seen = g_hash_table_new_full (suyuan_uid_hash, suyuan_uid_equal, g_free, NULL);
  chain = g_string_new (suyuan_record_get_text (record, "name"));
  while (g_hash_table_add (seen, g_memdup2 (&at, sizeof at)))
    {
      g_autoptr (SuyuanRecord) parent = NULL;

      append_label (chain, office, kind, &at);
      if (suyuan_uid_equal (&at, self))
        {
          suyuan_refuse (error, "cyclic_parent",
                         _ ("%s: the %s would stand above itself (%s); choose another one, or clear the parent of one in the chain"),
                         suyuan_field_get_label (field), suyuan_kind_label (kind), chain->str);
          return FALSE;
        }
      if (!suyuan_office_seek (office, kind, &at, &parent, error))
        return FALSE;
      if (!parent || !suyuan_record_get_ref (parent, "parent", &at))
        break;
    }
  return TRUE;
}

/**
 * suyuan_integrity_get_length:
 * @reach: a whole record
 *
 * Returns: its length in metres: what was said, else that of its line; %NAN where neither is known
 */
double
suyuan_integrity_get_length (SuyuanRecord *reach)
{
  double             said = suyuan_record_get_real (reach, "length_m");
  const SuyuanValue *drawn = suyuan_record_get (reach, "geometry");
  g_autoptr (SuyuanLine) line = said > 0 || drawn->type != SUYUAN_VALUE_BLOB ? NULL : suyuan_line_new_from_wkb (drawn->blob, NULL);

  if (said > 0)
    return said;
  return line && suyuan_line_get_length (line) > 0 ? suyuan_line_get_length (line) : NAN;
}

/* The reach a new record or a change names; of a change that says none, that of the record that is there. */
static gboolean
find_reach (SuyuanOffice  *office,
            SuyuanRecord  *record,
            SuyuanRecord **reach,
            GError       **error)
{
  const SuyuanField *field = suyuan_catalogue_find_field (suyuan_record_get_catalogue (record), suyuan_record_get_kind (record), "reach");
  g_autoptr (SuyuanRecord) whole = NULL;

  if (!suyuan_record_is_touched (record, field->index) && !suyuan_office_seek (office, suyuan_record_get_kind (record), suyuan_record_get_uid (record), &whole, error))
    return FALSE;
  return suyuan_office_follow (office, whole ? whole : record, "reach", reach, error);
}

/**
 * suyuan_integrity_check_chainage:
 * @record: a new record or a change
 *
 * Refuses (`beyond_reach`) a chainage of an outlet or a section beyond the end of its reach. Where there is no reach, or
 * nobody knows how long it is, any is taken.
 */
gboolean
suyuan_integrity_check_chainage (SuyuanOffice *office,
                                 SuyuanRecord *record,
                                 GError      **error)
{
  SuyuanKind kind = suyuan_record_get_kind (record);
  g_autoptr (SuyuanRecord) reach = NULL;
  g_autofree char *code = NULL;
  double           length, chainage;

  if ((kind != SUYUAN_KIND_OUTLET && kind != SUYUAN_KIND_SECTION) || !suyuan_record_has (record, "chainage_m"))
    return TRUE;
  if (!find_reach (office, record, &reach, error))
    return FALSE;
  length = reach ? suyuan_integrity_get_length (reach) : NAN;
  chainage = suyuan_record_get_real (record, "chainage_m");
  if (isnan (length) || chainage <= length + ROUNDED_M)
    return TRUE;
  code = suyuan_office_dup_code (office, reach);
  suyuan_refuse (error, "beyond_reach",
                 _ ("The chainage of %.0f m lies beyond the end of reach %s, which is %.0f m long: enter one up to there, name another reach, or leave it empty so that the position says it"),
                 chainage, code, length);
  return FALSE;
}

/* Adds to @found what refers to @uid through one field and is not @leaving itself. */
static gboolean
collect_referrers (SuyuanOffice      *office,
                   const SuyuanField *field,
                   SuyuanKind         kind,
                   const SuyuanUid   *uid,
                   GHashTable        *leaving,
                   GString           *found,
                   guint             *n_found,
                   GError           **error)
{
  g_autoptr (GPtrArray) records = NULL;

  if (field->type != SUYUAN_FIELD_REF || (field->target != kind && field->target != SUYUAN_KIND_NONE))
    return TRUE;
  records = suyuan_workspace_referring (suyuan_office_get_workspace (office), field->kind, field->key, uid, error);
  if (!records)
    return FALSE;

  for (guint i = 0; i < records->len; i++)
    {
      const SuyuanUid *other = suyuan_record_get_uid (records->pdata[i]);
      g_autofree char *label = NULL;

      if (g_hash_table_contains (leaving, other) || ++*n_found >= MANY)
        continue;
      label = suyuan_office_dup_label (office, field->kind, other);
      g_string_append_printf (found, "%s%s %s", found->len ? ", " : "", suyuan_kind_label (field->kind), label);
    }
  return TRUE;
}

/* What many stand on; of the others a part holds all that hangs on them. */
static gboolean
is_ground (SuyuanKind kind)
{
  static const SuyuanKind kinds[] = { SUYUAN_KIND_WATER_BODY, SUYUAN_KIND_REACH, SUYUAN_KIND_SECTION, SUYUAN_KIND_AREA,
                                      SUYUAN_KIND_ENTERPRISE, SUYUAN_KIND_PORT, SUYUAN_KIND_UNIT, SUYUAN_KIND_PERSON };

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (kinds[i] == kind)
      return TRUE;
  return FALSE;
}

/* Where contents are withheld, nobody sees what stands on it elsewhere. */
static gboolean
check_sight (SuyuanOffice    *office,
             SuyuanKind       kind,
             const SuyuanUid *uid,
             GError         **error)
{
  g_autofree char *label = NULL;

  if (!is_ground (kind) || !suyuan_office_is_part (office))
    return TRUE;
  label = suyuan_office_dup_label (office, kind, uid);
  suyuan_refuse (error, "withheld", _ ("%s %s cannot be removed here: this workspace is a part, and what refers to it may be withheld. Have it removed where everything is"),
                 suyuan_kind_label (kind), label);
  return FALSE;
}

/**
 * suyuan_integrity_check_removal:
 * @leaving: (element-type SuyuanUid): set of uids that go in the same batch
 *
 * Refuses (`referred_to`) to remove a record that others refer to; the message lists them. In a part of a workspace what
 * others may stand on stays (`withheld`).
 */
gboolean
suyuan_integrity_check_removal (SuyuanOffice    *office,
                                SuyuanKind       kind,
                                const SuyuanUid *uid,
                                GHashTable      *leaving,
                                GError         **error)
{
  g_autoptr (GString) found = g_string_new (NULL);
  g_autofree char *label = NULL;
  guint            n_found = 0;

  for (SuyuanKind other = 1; other < SUYUAN_N_KINDS; other++)
    {
      guint              n_fields;
      const SuyuanField *fields = suyuan_catalogue_get_fields (suyuan_office_get_catalogue (office), other, &n_fields);

      for (guint i = 0; i < n_fields; i++)
        if (!collect_referrers (office, &fields[i], kind, uid, leaving, found, &n_found, error))
          return FALSE;
    }
  if (n_found == 0)
    return check_sight (office, kind, uid, error);

  label = suyuan_office_dup_label (office, kind, uid);
  suyuan_refuse (error, "referred_to",
                 _ ("%s %s cannot be removed while %u others refer to it (%s%s); remove or change those first"),
                 suyuan_kind_label (kind), label, n_found, found->str, n_found >= MANY ? ", …" : "");
  return FALSE;
}
