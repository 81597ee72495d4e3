/* store-offices.c: several offices for a test, each with a workspace and a key of its own
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "store-offices.h"

SuyuanWorkspace *
world_open_office (World *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_strdup_printf ("%s/%u.suyuan", self->folder, self->n_offices);
  SuyuanWorkspace *office = suyuan_workspace_create (path, SUYUAN_OPEN_REHEARSAL, &error);

  g_assert_no_error (error);
  self->offices[self->n_offices] = office;
  world_share_key (self, self->n_offices, self->n_offices);
  suyuan_workspace_use_time (office, START);
  self->n_offices++;
  return office;
}

/* Office @to signs with the key of office @from. */
void
world_share_key (World *self,
                 guint  from,
                 guint  to)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *key = g_strdup_printf ("%s/%u.key", self->folder, from);
  SuyuanDevice    *device = suyuan_device_load (key, &error);

  g_assert_no_error (error);
  suyuan_workspace_use_device (self->offices[to], device);
}

void
world_set_up (World        *self,
              gconstpointer data)
{
  self->folder = g_dir_make_tmp ("suyuan-offices-XXXXXX", NULL);
  for (guint i = 0; i < N_DEVICES; i++)
    world_open_office (self);
}

void
world_tear_down (World        *self,
                 gconstpointer data)
{
  for (guint i = 0; i < self->n_offices; i++)
    suyuan_workspace_close (self->offices[i]);
  tree_remove (self->folder);
  g_free (self->folder);
}

guint
office_merge (SuyuanWorkspace *into,
              GPtrArray       *batches)
{
  g_autoptr (GError) error = NULL;
  guint n_new;

  suyuan_journal_merge (into, batches, &n_new, &error);
  g_assert_no_error (error);
  return n_new;
}

GPtrArray *
office_export (SuyuanWorkspace *office)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *batches = suyuan_journal_export (office, FALSE, &error);

  g_assert_no_error (error);
  return batches;
}

void
office_exchange (SuyuanWorkspace *from,
                 SuyuanWorkspace *into)
{
  g_autoptr (GPtrArray) batches = office_export (from);

  office_merge (into, batches);
}

/* A delivery that is refused changes nothing at all. */
void
office_assert_refuses (SuyuanWorkspace *into,
                       GPtrArray       *batches,
                       int              code)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = office_dump (into);
  g_autofree char *head = office_head (into);
  g_autofree char *after = NULL;
  g_autofree char *head_after = NULL;
  gint64           hlc = into->last_hlc;

  g_assert_false (suyuan_journal_merge (into, batches, NULL, &error));
  g_assert_error (error, SUYUAN_STORE_ERROR, code);
  after = office_dump (into);
  head_after = office_head (into);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpstr (head, ==, head_after);
  g_assert_cmpint (into->last_hlc, ==, hlc);
}

void
office_assert_whole (SuyuanWorkspace *office)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanVerdict) verdict = suyuan_journal_verify (office, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (verdict->why, ==, NULL);
}

/* The same tables, conflicts and head. */
void
office_assert_same (SuyuanWorkspace *one,
                    SuyuanWorkspace *other)
{
  g_autofree char *first = office_dump (one);
  g_autofree char *second = office_dump (other);
  g_autofree char *head = office_head (one);
  g_autofree char *head_of_other = office_head (other);

  g_assert_cmpstr (first, ==, second);
  g_assert_cmpstr (head, ==, head_of_other);
}

/* Tables and conflicts without what is local: row numbers. */
char *
office_dump (SuyuanWorkspace *office)
{
  GString *text = g_string_new (NULL);

  for (guint kind = 1; kind <= SUYUAN_N_KINDS; kind++)
    {
      g_autofree char *sql = kind == SUYUAN_N_KINDS ? g_strdup ("SELECT 0, * FROM suyuan_conflict ORDER BY uid, field")
                                                    : g_strdup_printf ("SELECT %s FROM \"%s\" ORDER BY \"uid\"", office->tables[kind]->columns, office->tables[kind]->name);
      g_autoptr (SuyuanStmt) row = suyuan_db_prepare_text (office->db, sql, NULL);

      while (suyuan_stmt_step (row, NULL) == SUYUAN_STEP_ROW)
        for (int column = 1; column < suyuan_stmt_n_columns (row); column++)
          {
            gsize            length;
            gconstpointer    bytes = suyuan_stmt_bytes (row, column, &length);
            g_autofree char *hex = suyuan_hex (bytes, length);

            g_string_append_printf (text, "%d%s%c", suyuan_stmt_type (row, column), hex, column + 1 == suyuan_stmt_n_columns (row) ? '\n' : ' ');
          }
    }
  return g_string_free (text, FALSE);
}

char *
office_head (SuyuanWorkspace *office)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanJournalInfo) info = suyuan_journal_info (office, &error);

  g_assert_no_error (error);
  return g_steal_pointer (&info->head);
}

gint64
office_count (SuyuanWorkspace *office,
              const char      *sql)
{
  g_autoptr (GError) error = NULL;
  gint64 n = -1;

  suyuan_db_get_int64 (office->db, sql, &n, &error);
  g_assert_no_error (error);
  return n;
}

void
shuffle (GPtrArray *array)
{
  for (guint i = array->len; i > 1; i--)
    {
      guint    j = g_test_rand_int_range (0, i);
      gpointer kept = array->pdata[i - 1];

      array->pdata[i - 1] = array->pdata[j];
      array->pdata[j] = kept;
    }
}
