/* test-verify.c: whatever is changed behind the journal's back is found
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "store-fixture.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>
#include <unistd.h>

/* A little of everything; returns the id of the second batch. */
static char *
fill (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  SuyuanUid uid = fixture_add (self->workspace, SUYUAN_KIND_OUTLET, "A", "第一", NULL);
  g_autoptr (SuyuanBatch) batch = NULL;
  char *second;

  second = fixture_set_text (self->workspace, SUYUAN_KIND_OUTLET, &uid, "name", "改名");
  batch = suyuan_batch_begin (self->workspace, "import", NULL, &error);
  for (int i = 0; i < 40; i++)
    {
      g_autofree char *code = g_strdup_printf ("O-%02d", i);
      g_autoptr (SuyuanRecord) outlet = fixture_record (self->workspace, SUYUAN_KIND_OUTLET, code, "排口");

      suyuan_record_set_integer (outlet, "lon", 1120000000 + i * 1000);
      suyuan_record_set_integer (outlet, "lat", 330000000 + i * 1000);
      suyuan_record_set_real (outlet, "chainage_m", i * 0.1);
      g_assert_true (suyuan_batch_create (batch, outlet, &error));
    }
  g_assert_true (suyuan_batch_commit (batch, NULL, &error));
  g_assert_no_error (error);
  return second;
}

static SuyuanVerdict *
verify (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  SuyuanVerdict *verdict = suyuan_journal_verify (self->workspace, NULL, NULL, &error);

  g_assert_no_error (error);
  return verdict;
}

static void
assert_bad (Fixture    *self,
            const char *batch)
{
  g_autoptr (SuyuanVerdict) verdict = verify (self);

  g_assert_false (verdict->ok);
  g_assert_nonnull (verdict->why);
  if (batch != NULL)
    g_assert_cmpstr (verdict->bad_batch, ==, batch);
}

/* Writes as no batch does. */
static void
meddle (Fixture    *self,
        const char *sql)
{
  g_autoptr (GError) error = NULL;

  suyuan_db_set_writer (self->workspace->db, TRUE);
  suyuan_db_exec (self->workspace->db, sql, &error);
  g_assert_no_error (error);
  suyuan_db_set_writer (self->workspace->db, FALSE);
}

static void
test_whole (Fixture      *self,
            gconstpointer data)
{
  g_autofree char *batch = fill (self);
  g_autoptr (SuyuanVerdict) verdict = verify (self);

  g_assert_cmpstr (verdict->why, ==, NULL);
  g_assert_true (verdict->ok);
  g_assert_cmpuint (verdict->batches, ==, 3);
  g_assert_cmpuint (verdict->changes, ==, 42);
  g_assert_cmpuint (verdict->withheld, ==, 0);
  g_assert_cmpuint (verdict->forks, ==, 0);
}

static void
test_empty (Fixture      *self,
            gconstpointer data)
{
  g_autoptr (SuyuanVerdict) verdict = verify (self);

  g_assert_true (verdict->ok);
}

static void
test_after_undo (Fixture      *self,
                 gconstpointer data)
{
  g_autofree char *batch = fill (self);
  g_autoptr (SuyuanVerdict) verdict = NULL;

  g_assert_true (suyuan_journal_undo (self->workspace, NULL, NULL, NULL, NULL, NULL));
  g_assert_true (suyuan_journal_undo (self->workspace, NULL, NULL, NULL, NULL, NULL));
  g_assert_true (suyuan_journal_redo (self->workspace, NULL, NULL, NULL, NULL));
  verdict = verify (self);
  g_assert_cmpstr (verdict->why, ==, NULL);
}

static void
test_head (Fixture      *self,
           gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *batch = fill (self);
  g_autoptr (SuyuanJournalInfo) info = suyuan_journal_info (self->workspace, &error);
  g_autoptr (SuyuanVerdict) good = suyuan_journal_verify (self->workspace, info->head, NULL, &error);
  g_autoptr (SuyuanVerdict) bad = NULL;

  g_assert_true (good->ok);
  fixture_add (self->workspace, SUYUAN_KIND_OUTLET, "Z", "z", NULL);
  bad = suyuan_journal_verify (self->workspace, info->head, NULL, &error);
  g_assert_false (bad->ok);
  g_assert_nonnull (strstr (bad->why, info->head));
}

static void
test_cancelled (Fixture      *self,
                gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  g_cancellable_cancel (cancellable);
  g_assert_null (suyuan_journal_verify (self->workspace, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* One way to meddle each, on a workspace of its own; the second batch is the one that is touched. */
static const struct
{
  const char *name, *sql;
  gboolean    names_batch;
} meddlings[] = {
  { "row", "UPDATE outlet SET name = 'x' WHERE code = 'A'", TRUE },
  { "row-time", "UPDATE outlet SET changed = changed + 1 WHERE code = 'A'", TRUE },
  { "row-removed", "DELETE FROM outlet WHERE code = 'A'", TRUE },
  { "row-derived", "UPDATE outlet SET status = 'closed' WHERE code = 'A'", TRUE },
  { "row-added", "INSERT INTO outlet (uid, created, changed) VALUES (zeroblob(16), 0, 0)", FALSE },
  { "position", "UPDATE outlet SET lon = lon + 1 WHERE code = 'O-07'", FALSE },
  { "geometry", "UPDATE outlet SET geom = (SELECT geom FROM outlet WHERE code = 'O-08') WHERE code = 'O-07'", FALSE },
  { "spatial-index", "DELETE FROM rtree_outlet_geom WHERE id = 7", FALSE },
  { "extent", "UPDATE gpkg_contents SET max_x = 113 WHERE table_name = 'outlet'", FALSE },
  { "content", "UPDATE suyuan_change SET content = CAST(content || 'x' AS BLOB) WHERE id >> 32 = 2", TRUE },
  { "digest", "UPDATE suyuan_change SET digest = zeroblob(32) WHERE id >> 32 = 2", TRUE },
  { "record-of-change", "UPDATE suyuan_change SET uid = zeroblob(16) WHERE id >> 32 = 2", TRUE },
  { "change-removed", "DELETE FROM suyuan_change WHERE id >> 32 = 2", TRUE },
  { "change-withheld", "UPDATE suyuan_change SET content = NULL WHERE id >> 32 = 2", TRUE },
  { "change-added", "INSERT INTO suyuan_change (id, uid, digest, content) SELECT 9 << 32, uid, digest, content FROM suyuan_change LIMIT 1", FALSE },
  { "number", "UPDATE suyuan_batch SET seq = 7 WHERE id = 3", FALSE },
  { "time", "UPDATE suyuan_batch SET hlc = hlc - 1 WHERE id = 2", TRUE },
  { "hash", "UPDATE suyuan_batch SET hash = zeroblob(32) WHERE id = 2", TRUE },
  { "signature", "UPDATE suyuan_batch SET signature = zeroblob(64) WHERE id = 2", TRUE },
  { "header", "UPDATE suyuan_batch SET header = CAST(header || 'x' AS BLOB) WHERE id = 2", TRUE },
  { "batch-removed", "DELETE FROM suyuan_batch WHERE id = 2", FALSE },
  { "last-batch-removed", "DELETE FROM suyuan_batch WHERE id = 3", FALSE },
  { "rehearsal", "UPDATE suyuan_meta SET value = '0' WHERE key = 'rehearsal'", FALSE },
  { "conflict", "INSERT INTO suyuan_conflict VALUES (zeroblob(16), 'outlet', 'name', 'a', 'b', 'x')", FALSE },
  { "table-dropped", "DROP TABLE duty", FALSE },
  { "trigger-dropped", "DROP TRIGGER suyuan_guard_outlet_delete", FALSE },
  { "index-dropped", "DROP INDEX outlet_by_code", FALSE },
  { "column-added", "ALTER TABLE outlet ADD COLUMN extra", FALSE },
  { "column-renamed", "ALTER TABLE person RENAME COLUMN remark TO note", FALSE },
  { "trigger-added", "CREATE TRIGGER sly AFTER INSERT ON outlet BEGIN SELECT 1; END", FALSE },
};

static void
test_meddling (Fixture      *self,
               gconstpointer data)
{
  guint            which = GPOINTER_TO_UINT (data);
  g_autofree char *batch = fill (self);

  meddle (self, meddlings[which].sql);
  if (g_str_equal (meddlings[which].name, "rehearsal"))
    fixture_reopen (self, SUYUAN_OPEN_WRITE);
  assert_bad (self, meddlings[which].names_batch ? batch : NULL);
}

/* What QGIS adds beside our tables harms nothing. */
static void
test_foreign_table (Fixture      *self,
                    gconstpointer data)
{
  g_autofree char *batch = fill (self);
  g_autoptr (SuyuanVerdict) verdict = NULL;

  meddle (self, "CREATE TABLE layer_styles (id INTEGER PRIMARY KEY, name TEXT UNIQUE)");
  verdict = verify (self);
  g_assert_cmpstr (verdict->why, ==, NULL);
}

/* Everything in the journal and the record tables as text, or NULL where SQLite cannot read it. */
static char *
dump (SuyuanDb *db)
{
  g_autoptr (GPtrArray) tables = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_MD5);
  gboolean whole = TRUE;

  g_ptr_array_add (tables, g_strdup ("suyuan_batch"));
  g_ptr_array_add (tables, g_strdup ("suyuan_change"));
  for (guint kind = 1; kind < SUYUAN_N_KINDS; kind++)
    g_ptr_array_add (tables, g_strdup (suyuan_kind_name (kind)));

  for (guint i = 0; i < tables->len && whole; i++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT * FROM \"%s\"", (char *) tables->pdata[i]);
      g_autoptr (SuyuanStmt) row = suyuan_db_prepare_text (db, sql, NULL);
      SuyuanStmtStep step = SUYUAN_STEP_ERROR;

      while (row != NULL && (step = suyuan_stmt_step (row, NULL)) == SUYUAN_STEP_ROW)
        for (int column = 0; column < suyuan_stmt_n_columns (row); column++)
          {
            int           type = suyuan_stmt_type (row, column);
            gsize         length;
            gconstpointer bytes = suyuan_stmt_bytes (row, column, &length);

            g_checksum_update (sum, (const guchar *) &type, sizeof type);
            g_checksum_update (sum, bytes, length);
          }
      whole = step == SUYUAN_STEP_DONE;
    }
  return whole ? g_strdup (g_checksum_get_string (sum)) : NULL;
}

static GArray *
find_pages (SuyuanDb *db)
{
  g_autoptr (SuyuanStmt) row = suyuan_db_prepare_text (db,
                                                       "SELECT pageno FROM dbstat WHERE name IN ('suyuan_batch', 'suyuan_change', 'outlet')"
                                                       " AND pagetype != 'internal'",
                                                       NULL);
  GArray *pages = g_array_new (FALSE, FALSE, sizeof (gint64));

  while (suyuan_stmt_step (row, NULL) == SUYUAN_STEP_ROW)
    {
      gint64 page = suyuan_stmt_int64 (row, 0);

      g_array_append_val (pages, page);
    }
  return pages;
}

static void
flip (const char *file,
      goffset     at,
      guint8      bit)
{
  int    fd = g_open (file, O_RDWR, 0);
  guint8 byte;

  g_assert_cmpint (pread (fd, &byte, 1, at), ==, 1);
  byte ^= bit;
  g_assert_cmpint (pwrite (fd, &byte, 1, at), ==, 1);
  g_assert_cmpint (close (fd), ==, 0);
}

/* Flips bits all over the pages of journal and records. Bits between the cells of a page are nobody's; every other
 * changes what can be read, and verification must say so. */
static void
test_flipped_bits (Fixture      *self,
                   gconstpointer data)
{
  g_autofree char *batch = fill (self);
  g_autofree char *file = g_build_filename (self->path, "workspace.gpkg", NULL);
  g_autofree char *whole = dump (self->workspace->db);
  g_autoptr (GArray) pages = NULL;
  guint n_damaged = 0, n_named = 0;

  fixture_reopen (self, SUYUAN_OPEN_WRITE);
  pages = find_pages (self->workspace->db);
  g_assert_cmpuint (pages->len, >, 5);
  g_clear_pointer (&self->workspace, suyuan_workspace_close);

  for (guint i = 0; i < 200; i++) /* so many that chance has no say in the shares below */
    {
      gint64           page = g_array_index (pages, gint64, g_test_rand_int_range (0, pages->len));
      gsize            at = (page - 1) * 4096 + g_test_rand_int_range (0, 4096);
      guint8           bit = 1 << g_test_rand_int_range (0, 8);
      g_autofree char *damaged = NULL;
      g_autoptr (SuyuanVerdict) verdict = NULL;

      flip (file, at, bit);
      self->workspace = suyuan_workspace_open (self->path, SUYUAN_OPEN_READ, NULL);
      g_assert_nonnull (self->workspace);

      damaged = dump (self->workspace->db);
      verdict = verify (self);
      if (g_strcmp0 (damaged, whole) != 0)
        {
          n_damaged++;
          n_named += verdict->bad_batch != NULL;
          if (verdict->ok)
            g_test_message ("page %d, byte %d, bit %d", (int) page, (int) (at % 4096), bit);
          g_assert_false (verdict->ok);
        }
      g_clear_pointer (&self->workspace, suyuan_workspace_close);
      flip (file, at, bit);
    }
  g_assert_cmpuint (n_damaged, >, 40);
  g_assert_cmpuint (n_named, >, n_damaged / 2);
}

/* The file as any other program opens it. */
static void
exec_raw (Fixture    *self,
          const char *sql)
{
  g_autofree char *file = g_build_filename (self->path, "workspace.gpkg", NULL);
  g_autofree char *whole = g_strconcat ("PRAGMA writable_schema = ON;", sql, NULL);
  sqlite3         *raw;

  g_clear_pointer (&self->workspace, suyuan_workspace_close);
  g_assert_cmpint (sqlite3_open (file, &raw), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (raw, whole, NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_close (raw), ==, SQLITE_OK);
  self->workspace = suyuan_workspace_open (self->path, SUYUAN_OPEN_WRITE, NULL);
  g_assert_nonnull (self->workspace);
}

static void
assert_index_named (Fixture    *self,
                    const char *index)
{
  g_autoptr (SuyuanVerdict) verdict = verify (self);

  g_assert_false (verdict->ok);
  g_assert_false (verdict->only_search);
  g_assert_null (verdict->bad_batch);
  g_assert_nonnull (strstr (verdict->why, index));
}

/* Two indexes of the same shape, each with the pages of the other. */
static void
test_index_exchanged (Fixture      *self,
                      gconstpointer data)
{
  g_autofree char *batch = fill (self);

  exec_raw (self, "CREATE TEMP TABLE two AS SELECT name, rootpage FROM sqlite_schema WHERE name IN ('outlet_by_name', 'outlet_by_division');"
                  "UPDATE sqlite_master SET rootpage = (SELECT rootpage FROM two WHERE two.name != sqlite_master.name) WHERE name IN (SELECT name FROM two)");
  assert_index_named (self, "outlet_by_");
}

/* A row came while the index was not there. */
static void
test_index_lacks_row (Fixture      *self,
                      gconstpointer data)
{
  static const char *const indexes[] = { "outlet_by_name", "suyuan_change_uid" };

  for (guint i = 0; i < G_N_ELEMENTS (indexes); i++)
    {
      g_autofree char *batch = fill (self);
      g_autofree char *hide = g_strdup_printf ("CREATE TABLE hidden AS SELECT * FROM sqlite_schema WHERE name = '%s'; DELETE FROM sqlite_schema WHERE name = '%s'", indexes[i], indexes[i]);

      exec_raw (self, hide);
      fixture_add (self->workspace, SUYUAN_KIND_OUTLET, "late", "末", NULL);
      exec_raw (self, "INSERT INTO sqlite_schema SELECT * FROM hidden; DROP TABLE hidden");
      if (i == 0)
        assert_index_named (self, indexes[i]);
      else
        assert_bad (self, NULL);
      fixture_tear_down (self, NULL);
      fixture_set_up (self, NULL);
    }
}

/* The same keys, two of them exchanged: a list would be out of order, and a search by that field miss some. */
static void
test_index_order (Fixture      *self,
                  gconstpointer data)
{
  g_autofree char *batch = fill (self);
  g_autofree char *file = g_build_filename (self->path, "workspace.gpkg", NULL);
  gint64           page;
  guint8           cells[4], turned[4];
  int              fd;

  fixture_reopen (self, SUYUAN_OPEN_WRITE);
  g_assert_true (suyuan_db_get_int64 (self->workspace->db, "SELECT pageno FROM dbstat WHERE name = 'outlet_by_code' AND pagetype = 'leaf' AND ncell > 3", &page, NULL));
  g_clear_pointer (&self->workspace, suyuan_workspace_close);
  fd = g_open (file, O_RDWR, 0);
  g_assert_cmpint (pread (fd, cells, sizeof cells, (page - 1) * 4096 + 8), ==, sizeof cells);
  memcpy (turned, cells + 2, 2);
  memcpy (turned + 2, cells, 2);
  g_assert_cmpint (pwrite (fd, turned, sizeof turned, (page - 1) * 4096 + 8), ==, sizeof turned);
  g_assert_cmpint (close (fd), ==, 0);

  self->workspace = suyuan_workspace_open (self->path, SUYUAN_OPEN_READ, NULL);
  assert_index_named (self, "outlet_by_code");
}

/* So many that other threads help: what is told is the same. */
static void
test_many (Fixture      *self,
           gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *batch = fill (self);
  g_autoptr (SuyuanBatch) more = suyuan_batch_begin (self->workspace, "import", NULL, &error);
  g_autoptr (SuyuanVerdict) whole = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  for (guint i = 0; i < 2500; i++)
    {
      g_autoptr (SuyuanRecord) unit = fixture_record (self->workspace, SUYUAN_KIND_UNIT, NULL, "单位");

      g_assert_true (suyuan_batch_create (more, unit, &error));
    }
  g_assert_true (suyuan_batch_commit (more, NULL, &error));
  whole = verify (self);
  g_assert_cmpstr (whole->why, ==, NULL);
  g_assert_cmpuint (whole->changes, ==, 2542);

  meddle (self, "UPDATE suyuan_change SET content = CAST(content || 'x' AS BLOB) WHERE id >> 32 = 2");
  for (guint i = 0; i < 5; i++)
    assert_bad (self, batch);
  g_cancellable_cancel (cancellable);
  g_assert_null (suyuan_journal_verify (self->workspace, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

#define ADD(name, func) g_test_add ("/store/verify/" name, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("whole", test_whole);
  ADD ("empty", test_empty);
  ADD ("after-undo", test_after_undo);
  ADD ("head", test_head);
  ADD ("cancelled", test_cancelled);
  ADD ("foreign-table", test_foreign_table);
  ADD ("flipped-bits", test_flipped_bits);
  ADD ("index-exchanged", test_index_exchanged);
  ADD ("index-lacks-row", test_index_lacks_row);
  ADD ("index-order", test_index_order);
  ADD ("many", test_many);
  for (guint i = 0; i < G_N_ELEMENTS (meddlings); i++)
    {
      g_autofree char *path = g_strconcat ("/store/verify/meddling/", meddlings[i].name, NULL);

      g_test_add (path, Fixture, GUINT_TO_POINTER (i), fixture_set_up, test_meddling, fixture_tear_down);
    }

  return g_test_run ();
}
