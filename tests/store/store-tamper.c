/* store-tamper.c: a workspace with something of every kind, to be meddled with
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "store-tamper.h"

static SuyuanRecord *
add (SuyuanBatch     *batch,
     SuyuanWorkspace *office,
     SuyuanKind       kind,
     guint            i,
     const SuyuanUid *outlet,
     const SuyuanUid *enterprise)
{
  g_autofree char   *code = g_strdup_printf ("%s-%02u", suyuan_kind_name (kind), i);
  SuyuanRecord      *record = fixture_record (office, kind, code, "名称");
  guint              n_fields;
  const SuyuanField *fields = suyuan_catalogue_get_fields (suyuan_workspace_get_catalogue (office), kind, &n_fields);

  for (guint j = 0; j < n_fields; j++)
    {
      const SuyuanEnumValue *values;
      guint                  n;

      if (fields[j].type == SUYUAN_FIELD_TEXT && fields[j].required)
        suyuan_record_set_text (record, fields[j].key, "内容");
      else if (fields[j].type == SUYUAN_FIELD_REF && g_str_equal (fields[j].key, "outlet"))
        suyuan_record_set_ref (record, "outlet", outlet);
      else if (fields[j].type == SUYUAN_FIELD_REF && g_str_equal (fields[j].key, "enterprise"))
        suyuan_record_set_ref (record, "enterprise", enterprise);
      else if (fields[j].type == SUYUAN_FIELD_REF && fields[j].required)
        suyuan_record_set_ref (record, fields[j].key, outlet);
      else if (fields[j].type == SUYUAN_FIELD_ENUM && fields[j].required)
        {
          values = suyuan_catalogue_get_values (suyuan_workspace_get_catalogue (office), fields[j].enumeration, &n);
          suyuan_record_set_text (record, fields[j].key, values[i % n].key);
        }
      else if (fields[j].type == SUYUAN_FIELD_DATE)
        suyuan_record_set_text (record, fields[j].key, "2026-05-07");
      else if (fields[j].type == SUYUAN_FIELD_INSTANT)
        suyuan_record_set_integer (record, fields[j].key, START + i);
      else if (fields[j].type == SUYUAN_FIELD_DECIMAL && fields[j].rule == NULL)
        suyuan_record_set_real (record, fields[j].key, i + 0.1);
      else if (fields[j].type == SUYUAN_FIELD_RESULT && i % 2 == 0)
        suyuan_record_set_text (record, fields[j].key, "<0.025");
    }
  return record;
}

static void
create (SuyuanBatch  *batch,
        SuyuanRecord *record)
{
  g_autoptr (GError) error = NULL;

  suyuan_batch_create (batch, record, &error);
  g_assert_no_error (error);
}

static void
give_place (SuyuanRecord *record,
            SuyuanKind    kind,
            guint         i)
{
  g_auto (SuyuanValue) geometry = { 0 };
  g_autoptr (GBytes) line = fixture_line (112 + i * 0.01);

  if (kind == SUYUAN_KIND_REACH)
    {
      suyuan_value_set_blob (&geometry, line);
      suyuan_record_set (record, "geometry", &geometry);
    }
  else if (kind == SUYUAN_KIND_OUTLET)
    {
      suyuan_record_set_integer (record, "lon", 1120000000 + i * 7001);
      suyuan_record_set_integer (record, "lat", 330000000 + i * 3001);
    }
}

static void
fill (SuyuanWorkspace *office)
{
  g_autoptr (GError) error = NULL;
  SuyuanUid outlet = fixture_add (office, SUYUAN_KIND_OUTLET, "A", "第一", NULL);
  SuyuanUid enterprise = fixture_add (office, SUYUAN_KIND_ENTERPRISE, "E", "示例厂", NULL);
  g_autoptr (SuyuanBatch) batch = NULL;

  g_free (fixture_set_text (office, SUYUAN_KIND_OUTLET, &outlet, "name", "改名"));
  for (SuyuanKind kind = 1; kind < SUYUAN_N_KINDS; kind++)
    {
      g_clear_pointer (&batch, suyuan_batch_free);
      batch = suyuan_batch_begin (office, "fill", NULL, &error);
      for (guint i = 0; i < (kind == SUYUAN_KIND_OUTLET ? 24 : 2); i++)
        {
          g_autoptr (SuyuanRecord) record = add (batch, office, kind, i, &outlet, &enterprise);

          give_place (record, kind, i);
          create (batch, record);
        }
      suyuan_batch_commit (batch, NULL, &error);
      g_assert_no_error (error);
    }
  g_assert_true (suyuan_journal_undo (office, NULL, NULL, NULL, NULL, NULL));
  g_assert_true (suyuan_journal_redo (office, NULL, NULL, NULL, NULL));
}

/* The other office edits what the first edits too, and removes what the first goes on with. */
static void
merge_in (World *world)
{
  SuyuanWorkspace *a = world->offices[0], *b = world->offices[1];
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanBatch) batch = NULL;
  SuyuanUid kept, lost;

  office_exchange (a, b);
  g_assert_true (suyuan_workspace_find (a, SUYUAN_KIND_OUTLET, "outlet-03", &kept, &error));
  g_assert_true (suyuan_workspace_find (a, SUYUAN_KIND_OUTLET, "outlet-04", &lost, &error));
  batch = suyuan_batch_begin (b, "remove", NULL, &error);
  g_assert_true (suyuan_batch_remove (batch, SUYUAN_KIND_OUTLET, &lost, &error));
  g_assert_true (suyuan_batch_commit (batch, NULL, &error));
  g_free (fixture_set_text (b, SUYUAN_KIND_OUTLET, &kept, "village", "西村"));
  suyuan_workspace_use_time (a, START + 1000);
  g_free (fixture_set_text (a, SUYUAN_KIND_OUTLET, &kept, "village", "东村"));
  g_free (fixture_set_text (a, SUYUAN_KIND_OUTLET, &lost, "village", "东村"));
  office_exchange (b, a);
  g_assert_cmpint (office_count (a, "SELECT count(*) FROM suyuan_conflict"), ==, 2);
  office_assert_whole (a);
}

void
tamper_reopen (Tamper         *self,
               SuyuanOpenFlags flags)
{
  g_clear_pointer (&self->workspace, suyuan_workspace_close);
  self->workspace = suyuan_workspace_open (self->path, flags, NULL);
}

void
tamper_set_up (Tamper       *self,
               gconstpointer data)
{
  world_set_up (&self->world, NULL);
  fill (self->world.offices[0]);
  merge_in (&self->world);

  self->path = g_strdup (suyuan_workspace_get_path (self->world.offices[0]));
  self->file = g_build_filename (self->path, "workspace.gpkg", NULL);
  suyuan_workspace_close (self->world.offices[0]);
  self->world.offices[0] = NULL;
  tamper_reopen (self, SUYUAN_OPEN_WRITE);
}

void
tamper_tear_down (Tamper       *self,
                  gconstpointer data)
{
  g_clear_pointer (&self->workspace, suyuan_workspace_close);
  world_tear_down (&self->world, NULL);
  g_free (self->path);
  g_free (self->file);
}

gboolean
tamper_is_found (Tamper   *self,
                 gboolean *named)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanVerdict) verdict = suyuan_journal_verify (self->workspace, NULL, NULL, &error);

  g_assert_no_error (error);
  if (named != NULL)
    *named = verdict->bad_batch != NULL;
  return !verdict->ok;
}

void
tamper_exec (Tamper     *self,
             const char *sql)
{
  g_autoptr (GError) error = NULL;

  suyuan_db_set_writer (self->workspace->db, TRUE);
  suyuan_db_exec (self->workspace->db, sql, &error);
  suyuan_db_set_writer (self->workspace->db, FALSE);
  g_assert_no_error (error);
}

/* What was turned over and not found. */
void
tamper_assert_none (GPtrArray *unseen)
{
  for (guint i = 0; i < unseen->len; i++)
    g_test_message ("unseen: %s", (char *) unseen->pdata[i]);
  g_assert_cmpuint (unseen->len, ==, 0);
}
