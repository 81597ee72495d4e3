/* test-geopackage.c: what other programs see of a workspace, and that they cannot write
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "store-random.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <sys/wait.h>
#include <unistd.h>

static void
add_shapes (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanBatch) batch = suyuan_batch_begin (self->workspace, "add", NULL, &error);
  g_autoptr (SuyuanRecord) reach = fixture_record (self->workspace, SUYUAN_KIND_REACH, "R1", "湍河");
  g_autoptr (GBytes) line = fixture_line (112.0);
  g_auto (SuyuanValue) geometry = { 0 };

  suyuan_value_set_blob (&geometry, line);
  suyuan_record_set (reach, "geometry", &geometry);
  g_assert_true (suyuan_batch_create (batch, reach, &error));
  for (int i = 0; i < 3; i++)
    {
      g_autofree char *code = g_strdup_printf ("O%d", i);
      g_autoptr (SuyuanRecord) outlet = fixture_record (self->workspace, SUYUAN_KIND_OUTLET, code, "排口");

      suyuan_record_set_integer (outlet, "lon", 1120000000 + i * 1000000);
      suyuan_record_set_integer (outlet, "lat", 330000000 + i * 1000000);
      g_assert_true (suyuan_batch_create (batch, outlet, &error));
    }
  g_assert_true (suyuan_batch_commit (batch, NULL, &error));
  g_assert_no_error (error);
}

static char *
ogrinfo (const char *path,
         const char *layer)
{
  g_autofree char *file = g_build_filename (path, "workspace.gpkg", NULL);
  const char      *argv[] = { "ogrinfo", "-ro", "-al", "-so", file, layer, NULL };
  int              status;
  char            *output;

  output = fixture_run (argv, &status);
  g_assert_cmpint (status, ==, 0);
  return output;
}

static void
assert_layers (const char *path)
{
  g_autofree char *output = ogrinfo (path, NULL);

  g_assert_null (strstr (output, "Warning"));
  g_assert_null (strstr (output, "ERROR"));
  g_assert_nonnull (strstr (output, "Layer name: outlet\nGeometry: Point\nFeature Count: 3\nExtent: (112.000000, 33.000000) - (112.200000, 33.200000)"));
  g_assert_nonnull (strstr (output, "Extent: (112.000000, 33.000000) - (112.500000, 33.250000)"));
  g_assert_nonnull (strstr (output, "ID[\"EPSG\",4490]"));
  g_assert_nonnull (strstr (output, "Layer name: person"));
}

static void
test_live (Fixture      *self,
           gconstpointer data)
{
  g_autofree char *log = g_build_filename (self->path, "workspace.gpkg-wal", NULL);

  add_shapes (self);
  g_assert_true (g_file_test (log, G_FILE_TEST_EXISTS));
  assert_layers (self->path);
}

static void
test_at_rest (Fixture      *self,
              gconstpointer data)
{
  add_shapes (self);
  g_clear_pointer (&self->workspace, suyuan_workspace_close);
  assert_layers (self->path);
}

/* As somebody who may not write: root may everywhere, so a child gives its rights up. */
static int
in_child (void (*func) (const char *path),
          const char *path)
{
  int   status;
  pid_t child = fork ();

  if (child == 0)
    {
      if (getuid () == 0 && (setgid (65534) != 0 || setuid (65534) != 0))
        _exit (2);
      func (path);
      _exit (0);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  return status;
}

static void
read_as_guest (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanWorkspace) workspace = suyuan_workspace_open (path, SUYUAN_OPEN_WRITE, &error);
  SuyuanQuery query = { .kind = SUYUAN_KIND_OUTLET };

  g_assert_no_error (error);
  g_assert_true (suyuan_workspace_is_read_only (workspace));
  g_assert_error (suyuan_workspace_why_read_only (workspace), SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_READ_ONLY);
  g_assert_cmpint (suyuan_workspace_count (workspace, &query, NULL), ==, 3);
  assert_layers (path);
}

static void
set_log_mode (const char *path)
{
  g_autofree char *file = g_build_filename (path, "workspace.gpkg", NULL);
  g_autoptr (SuyuanDb) db = suyuan_db_open (file, SUYUAN_DB_WRITE, NULL);

  g_assert_true (suyuan_db_exec (db, "PRAGMA journal_mode = WAL", NULL));
}

static void
open_as_guest (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanWorkspace) workspace = suyuan_workspace_open (path, SUYUAN_OPEN_WRITE, &error);
  SuyuanQuery query = { .kind = SUYUAN_KIND_OUTLET };

  g_assert_no_error (error);
  g_assert_cmpint (suyuan_workspace_count (workspace, &query, NULL), ==, 3);
}

static void
test_read_only_folder (Fixture      *self,
                       gconstpointer data)
{
  g_autofree char *file = g_build_filename (self->path, "workspace.gpkg", NULL);

  add_shapes (self);
  g_clear_pointer (&self->workspace, suyuan_workspace_close);
  g_chmod (self->folder, 0755);
  g_chmod (self->path, 0555);
  g_chmod (file, 0444);
  g_assert_cmpint (in_child (read_as_guest, self->path), ==, 0);

  /* Left in log mode, as after a crash, but without a log: ours still opens it. */
  g_chmod (self->path, 0755);
  g_chmod (file, 0644);
  set_log_mode (self->path);
  g_chmod (file, 0444);
  g_chmod (self->path, 0555);
  g_assert_cmpint (in_child (open_as_guest, self->path), ==, 0);
  g_chmod (self->path, 0755);
}

/* A plain connection without our functions, as any other program has. */
static void
test_foreign_writes (Fixture      *self,
                     gconstpointer data)
{
  static const char *const refused[] = {
    "UPDATE outlet SET name = 'x'",
    "DELETE FROM outlet",
    "INSERT INTO section (uid, created, changed) VALUES (zeroblob(16), 0, 0)",
    "UPDATE suyuan_batch SET hlc = 0",
    "DELETE FROM suyuan_change",
    "UPDATE suyuan_meta SET value = '0'",
  };
  g_autofree char *file = g_build_filename (self->path, "workspace.gpkg", NULL);
  sqlite3         *native;

  add_shapes (self);
  g_clear_pointer (&self->workspace, suyuan_workspace_close);
  g_assert_cmpint (sqlite3_open (file, &native), ==, SQLITE_OK);
  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_assert_cmpint (sqlite3_exec (native, refused[i], NULL, NULL, NULL), ==, SQLITE_ERROR);
      g_assert_nonnull (strstr (sqlite3_errmsg (native), "suyuan_writer"));
    }
  g_assert_cmpint (sqlite3_exec (native, "SELECT * FROM outlet", NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (native);
}

/* Ours may not write outside a batch either. */
static void
test_own_stray_write (Fixture      *self,
                      gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  add_shapes (self);
  g_assert_false (suyuan_db_exec (self->workspace->db, "UPDATE outlet SET name = 'x'", &error));
  g_assert_error (error, SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_CONSTRAINT);
}

static void
test_extent_shrinks (Fixture      *self,
                     gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanBatch) batch = NULL;
  g_autofree char *output = NULL;
  SuyuanUid        uid;

  add_shapes (self);
  g_assert_true (suyuan_workspace_find (self->workspace, SUYUAN_KIND_OUTLET, "O2", &uid, &error));
  batch = suyuan_batch_begin (self->workspace, "remove", NULL, &error);
  g_assert_true (suyuan_batch_remove (batch, SUYUAN_KIND_OUTLET, &uid, &error));
  g_assert_true (suyuan_batch_commit (batch, NULL, &error));

  output = ogrinfo (self->path, "outlet");
  g_assert_nonnull (strstr (output, "Extent: (112.000000, 33.000000) - (112.100000, 33.100000)"));
}

/* What another program reads of one column of one layer. */
static gint64
count_with_ogr (Fixture    *self,
                const char *sql)
{
  g_autofree char *file = g_build_filename (self->path, "workspace.gpkg", NULL);
  const char      *argv[] = { "ogrinfo", "-ro", "-q", "-dialect", "OGRSQL", "-sql", sql, file, NULL };
  int              status;
  g_autofree char *output = fixture_run (argv, &status);
  const char      *equals = strrchr (output, '=');

  g_assert_cmpint (status, ==, 0);
  g_assert_nonnull (equals);
  return g_ascii_strtoll (equals + 1, NULL, 10);
}

/* Every kind is a layer while the workspace is open and its log is long: each row is seen, and values with it. */
static void
test_every_layer (Fixture      *self,
                  gconstpointer data)
{
  guint            n_rows[SUYUAN_N_KINDS], n_codes = 0;
  g_autofree char *output = NULL;

  for (SuyuanKind kind = 1; kind < SUYUAN_N_KINDS; kind++)
    {
      g_autoptr (GPtrArray) records = NULL;

      n_rows[kind] = 5 + random_below (20);
      records = random_fill (self->workspace, kind, n_rows[kind]);
      for (guint i = 0; kind == SUYUAN_KIND_OUTLET && i < records->len; i++)
        n_codes += suyuan_record_has (records->pdata[i], "code");
    }

  output = ogrinfo (self->path, NULL);
  for (SuyuanKind kind = 1; kind < SUYUAN_N_KINDS; kind++)
    {
      g_autofree char *name = g_strdup_printf ("Layer name: %s\n", suyuan_kind_name (kind));
      const char      *layer = strstr (output, name), *count = layer == NULL ? NULL : strstr (layer, "Feature Count: ");

      g_assert_nonnull (count);
      g_assert_cmpint (g_ascii_strtoll (count + strlen ("Feature Count: "), NULL, 10), ==, n_rows[kind]);
    }
  g_assert_cmpint (count_with_ogr (self, "SELECT COUNT(code) FROM outlet WHERE code IS NOT NULL"), ==, n_codes);
}

#define ADD(name, func) g_test_add ("/store/geopackage/" name, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("live", test_live);
  ADD ("at-rest", test_at_rest);
  ADD ("read-only-folder", test_read_only_folder);
  ADD ("foreign-writes", test_foreign_writes);
  ADD ("own-stray-write", test_own_stray_write);
  ADD ("extent-shrinks", test_extent_shrinks);
  ADD ("every-layer", test_every_layer);

  return g_test_run ();
}
