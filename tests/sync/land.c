/* land.c: a river with outlets for tests of parts of a workspace
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "land.h"

#include "suyuan-census.h"
#include "suyuan-notes.h"

const char *const land_reaches[N_REACHES] = { "R1", "R2", "R3" };

static SuyuanWorkspace *
workspace_of (SuyuanOffice *office)
{
  return suyuan_office_get_workspace (office);
}

/* What the catalogue asks for. */
static void
fill_required (SuyuanRecord *record)
{
  if (suyuan_record_get_kind (record) == SUYUAN_KIND_LINK)
    suyuan_record_set_text (record, "confidence", "suspected");
  else if (suyuan_record_get_kind (record) == SUYUAN_KIND_TASK)
    suyuan_record_set_text (record, "category", "merge");
  else if (suyuan_record_get_kind (record) == SUYUAN_KIND_VISIT)
    {
      suyuan_record_set_text (record, "type", "investigation");
      suyuan_record_set_integer (record, "at", START);
    }
}

SuyuanUid
land_add (SuyuanOffice *office,
          SuyuanKind    kind,
          const char   *code,
          const char   *name,
          ...)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanBatch) batch = suyuan_batch_begin (workspace_of (office), "add", NULL, &error);
  g_autoptr (SuyuanRecord) record = fixture_record (workspace_of (office), kind, code, name);
  const char *key;
  va_list     pairs;

  va_start (pairs, name);
  while ((key = va_arg (pairs, const char *)) != NULL)
    suyuan_record_set_ref (record, key, va_arg (pairs, const SuyuanUid *));
  va_end (pairs);
  fill_required (record);
  suyuan_batch_create (batch, record, &error);
  g_assert_no_error (error);
  g_assert_true (suyuan_batch_commit (batch, NULL, &error));
  return *suyuan_record_get_uid (record);
}

void
land_refer (SuyuanOffice    *office,
            SuyuanKind       kind,
            const SuyuanUid *uid,
            const char      *key,
            const SuyuanUid *to)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanBatch) batch = suyuan_batch_begin (workspace_of (office), "set", NULL, &error);
  g_autoptr (SuyuanRecord) change = suyuan_record_new (suyuan_office_get_catalogue (office), kind, uid);

  suyuan_record_set_ref (change, key, to);
  g_assert_true (suyuan_batch_update (batch, change, NULL, &error));
  g_assert_true (suyuan_batch_commit (batch, NULL, &error));
}

void
land_remove (SuyuanOffice    *office,
             SuyuanKind       kind,
             const SuyuanUid *uid)
{
  g_autoptr (SuyuanBatch) batch = suyuan_batch_begin (workspace_of (office), "remove", NULL, NULL);

  g_assert_true (suyuan_batch_remove (batch, kind, uid, NULL));
  g_assert_true (suyuan_batch_commit (batch, NULL, NULL));
}

void
land_set (SuyuanOffice    *office,
          SuyuanKind       kind,
          const SuyuanUid *uid,
          const char      *key,
          const char      *text)
{
  g_free (fixture_set_text (workspace_of (office), kind, uid, key, text));
}

void
land_make (SuyuanOffice *office,
           Land         *land)
{
  SuyuanUid *below = NULL;

  land->water = land_add (office, SUYUAN_KIND_WATER_BODY, "W", "河", NULL);
  land->unit = land_add (office, SUYUAN_KIND_UNIT, "U", "局", NULL);
  land->field_person = land_add (office, SUYUAN_KIND_PERSON, "P1", "队员", "unit", &land->unit, NULL);
  land->clerk = land_add (office, SUYUAN_KIND_PERSON, "P2", "审核员", "unit", &land->unit, NULL);
  land_set (office, SUYUAN_KIND_PERSON, &land->field_person, "role", "field");
  land_set (office, SUYUAN_KIND_PERSON, &land->clerk, "role", "reviewer");
  for (guint i = N_REACHES; i > 0; i--)
    {
      g_autofree char *name = g_strdup_printf ("厂%u", i);

      land->reaches[i - 1] = land_add (office, SUYUAN_KIND_REACH, land_reaches[i - 1], "段", "water_body", &land->water, below == NULL ? NULL : "parent", below, NULL);
      below = &land->reaches[i - 1];
      land->sections[i - 1] = land_add (office, SUYUAN_KIND_SECTION, NULL, "断面", "reach", below, "water_body", &land->water, NULL);
      land->enterprises[i - 1] = land_add (office, SUYUAN_KIND_ENTERPRISE, NULL, name, NULL);
      land_add (office, SUYUAN_KIND_PORT, "DW001", "排放口", "enterprise", &land->enterprises[i - 1], NULL);
    }
}

SuyuanUid
land_add_outlet (SuyuanOffice    *office,
                 const char      *code,
                 const SuyuanUid *reach)
{
  return land_add (office, SUYUAN_KIND_OUTLET, code, "口", "reach", reach, NULL);
}

char *
land_pack (Band         *band,
           SuyuanOffice *office,
           const char   *since,
           const char   *reach)
{
  const char *const reaches[] = { reach, NULL };

  return band_pack_terms (band, office, since, (SuyuanPackTerms){ .portion.reaches = reaches });
}

gint64
land_count (SuyuanOffice *office,
            SuyuanKind    kind)
{
  SuyuanQuery query = { .kind = kind };

  return suyuan_office_count (office, &query, NULL);
}

gint64
land_count_withheld (SuyuanOffice *office)
{
  gint64 n = -1;

  g_assert_true (suyuan_workspace_count_withheld (workspace_of (office), &n, NULL));
  return n;
}

void
land_assert_closed (SuyuanOffice *office)
{
  for (guint kind = 1; kind < SUYUAN_N_KINDS; kind++)
    {
      SuyuanQuery query = { .kind = kind };
      g_autoptr (GPtrArray) records = suyuan_workspace_query (workspace_of (office), &query, NULL);
      guint              n_fields;
      const SuyuanField *fields = suyuan_catalogue_get_fields (suyuan_office_get_catalogue (office), kind, &n_fields);

      for (guint i = 0; i < records->len; i++)
        for (guint j = 0; j < n_fields; j++)
          {
            g_autoptr (SuyuanRecord) target = NULL;
            SuyuanUid uid;

            if (fields[j].type != SUYUAN_FIELD_REF || fields[j].target == SUYUAN_KIND_NONE || !suyuan_record_get_ref (records->pdata[i], fields[j].key, &uid))
              continue;
            g_assert_true (suyuan_office_seek (office, fields[j].target, &uid, &target, NULL));
            if (target == NULL)
              g_error ("%s.%s points nowhere", suyuan_kind_name (kind), fields[j].key);
          }
    }
}
