/* test-flip.c: one bit of the file at a time is turned over, and verification must say so
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "store-tamper.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <unistd.h>

#define PAGE 4096

/* All that can be read: the schema, the marks, every ordinary table, the entries of the spatial indexes. NULL where
 * SQLite itself complains. */
static char *
dump (SuyuanDb *db)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_MD5);
  g_autoptr (SuyuanStmt) table = suyuan_db_prepare_text (db,
                                                         "SELECT 'SELECT type, name, tbl_name, sql, (SELECT application_id FROM pragma_application_id), (SELECT user_version FROM pragma_user_version) FROM sqlite_schema'"
                                                         " UNION ALL SELECT 'SELECT * FROM \"' || name || '\" NOT INDEXED ORDER BY 1' FROM pragma_table_list"
                                                         " WHERE schema = 'main' AND (type = 'table' OR name LIKE 'rtree%geom') AND NOT wr AND name NOT LIKE 'sqlite%' AND name != 'gpkg_contents'"
                                                         " UNION ALL SELECT 'SELECT table_name, data_type, identifier, description, min_x, min_y, max_x, max_y, srs_id FROM gpkg_contents NOT INDEXED'"
                                                         " UNION ALL SELECT 'SELECT * FROM suyuan_conflict'",
                                                         NULL);
  SuyuanStmtStep step = SUYUAN_STEP_ERROR;

  while (table != NULL && (step = suyuan_stmt_step (table, NULL)) == SUYUAN_STEP_ROW)
    {
      g_autoptr (SuyuanStmt) row = suyuan_db_prepare_text (db, suyuan_stmt_text (table, 0), NULL);
      SuyuanStmtStep inner = SUYUAN_STEP_ERROR;

      g_checksum_update (sum, (const guchar *) suyuan_stmt_text (table, 0), -1);
      while (row != NULL && (inner = suyuan_stmt_step (row, NULL)) == SUYUAN_STEP_ROW)
        for (int column = 0; column < suyuan_stmt_n_columns (row); column++)
          {
            int           type = suyuan_stmt_type (row, column);
            gsize         length;
            gconstpointer bytes = suyuan_stmt_bytes (row, column, &length);

            g_checksum_update (sum, (const guchar *) &type, sizeof type);
            g_checksum_update (sum, (const guchar *) &length, sizeof length);
            g_checksum_update (sum, bytes, length);
          }
      if (inner != SUYUAN_STEP_DONE)
        return NULL;
    }
  return step == SUYUAN_STEP_DONE ? g_strdup (g_checksum_get_string (sum)) : NULL;
}

/* Whether SQLite finds its pages, its indexes and its R-trees in order. */
static gboolean
is_in_order (SuyuanDb *db)
{
  g_autoptr (SuyuanStmt) row = suyuan_db_prepare_text (db, "PRAGMA integrity_check (1)", NULL);
  g_autoptr (SuyuanStmt) trees = suyuan_db_prepare_text (db, "SELECT rtreecheck ('main', name) FROM pragma_table_list WHERE name LIKE 'rtree%geom'", NULL);

  if (row == NULL || trees == NULL || suyuan_stmt_step (row, NULL) != SUYUAN_STEP_ROW || g_strcmp0 (suyuan_stmt_text (row, 0), "ok") != 0)
    return FALSE;
  while (suyuan_stmt_step (trees, NULL) == SUYUAN_STEP_ROW)
    if (g_strcmp0 (suyuan_stmt_text (trees, 0), "ok") != 0)
      return FALSE;
  return TRUE;
}

typedef struct
{
  gint64   number;
  gboolean journal; /* a batch or a change lies here */
  char    *name;
} Page;

static void
page_clear (gpointer page)
{
  g_free (((Page *) page)->name);
}

/* @name: (nullable): of the table or index they belong to. */
static GArray *
find_pages (SuyuanDb   *db,
            const char *name)
{
  g_autoptr (SuyuanStmt) row = suyuan_db_prepare_text (db, "SELECT pageno, name FROM dbstat WHERE (ncell > 0 OR pagetype = 'overflow') AND name = ifnull (?, name)", NULL);
  GArray *pages = g_array_new (FALSE, FALSE, sizeof (Page));

  g_array_set_clear_func (pages, page_clear);
  if (name != NULL)
    suyuan_stmt_bind_text (row, 0, name, -1);
  while (suyuan_stmt_step (row, NULL) == SUYUAN_STEP_ROW)
    {
      Page page = { .number = suyuan_stmt_int64 (row, 0), .name = g_strdup (suyuan_stmt_text (row, 1)) };

      page.journal = g_str_equal (page.name, "suyuan_batch") || g_str_equal (page.name, "suyuan_change");
      g_array_append_val (pages, page);
    }
  return pages;
}

/* A byte that means something: of the page's head, its list of cells, or a cell. */
static gsize
pick_byte (const guint8 *page,
           gboolean      first)
{
  gsize head = first ? 100 : 0;
  gsize n_cells = page[head + 3] << 8 | page[head + 4], cells = page[head + 5] << 8 | page[head + 6];
  gsize used_head = head + 12 + 2 * n_cells;

  if (page[head] != 2 && page[head] != 5 && page[head] != 10 && page[head] != 13)
    return g_test_rand_int_range (0, PAGE); /* overflow: all of it */
  if (g_test_rand_int_range (0, 6) == 0 || cells >= PAGE)
    return g_test_rand_int_range (0, used_head);
  return g_test_rand_int_range (cells, PAGE);
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

typedef struct
{
  guint n, n_changed, n_found, n_named, n_journal, n_journal_named;
} Tally;

static void
flip_one (Tamper     *self,
          const Page *page,
          const char *bytes,
          const char *whole,
          Tally      *tally,
          GPtrArray  *unseen)
{
  goffset          start = (page->number - 1) * PAGE;
  gsize            at = pick_byte ((const guint8 *) bytes + start, start == 0);
  guint8           bit = 1 << g_test_rand_int_range (0, 8);
  g_autofree char *damaged = NULL;
  gboolean         named = FALSE, found, changed;

  flip (self->file, start + at, bit);
  tamper_reopen (self, SUYUAN_OPEN_READ);
  damaged = self->workspace == NULL ? NULL : dump (self->workspace->db);
  changed = g_strcmp0 (damaged, whole) != 0 || !is_in_order (self->workspace->db);
  found = changed && (self->workspace == NULL || tamper_is_found (self, &named));
  if (changed && !found)
    g_ptr_array_add (unseen, g_strdup_printf ("page %d (%s), byte %d, bit %d", (int) page->number, page->name, (int) at, bit));
  g_clear_pointer (&self->workspace, suyuan_workspace_close);
  flip (self->file, start + at, bit);

  tally->n++;
  tally->n_changed += changed;
  tally->n_found += found;
  tally->n_named += named;
  tally->n_journal += changed && damaged != NULL && page->journal;
  tally->n_journal_named += named && damaged != NULL && page->journal;
}

/* @name: (nullable): of the table or index whose pages are meant. */
static void
flip_many (Tamper     *self,
           const char *name,
           guint       n,
           Tally      *tally)
{
  g_autoptr (GPtrArray) unseen = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) pages = NULL;
  g_autofree char *whole = NULL;
  g_autofree char *bytes = NULL;

  tamper_reopen (self, SUYUAN_OPEN_READ);
  pages = find_pages (self->workspace->db, name);
  whole = dump (self->workspace->db);
  g_assert_nonnull (whole);
  g_clear_pointer (&self->workspace, suyuan_workspace_close);
  g_assert_true (g_file_get_contents (self->file, &bytes, NULL, NULL));

  for (guint i = 0; i < n; i++)
    flip_one (self, &g_array_index (pages, Page, g_test_rand_int_range (0, pages->len)), bytes, whole, tally, unseen);
  g_test_message ("%u flips, %u changed something, %u found, %u named a batch; of %u in the journal %u", tally->n, tally->n_changed, tally->n_found,
                  tally->n_named, tally->n_journal, tally->n_journal_named);
  tamper_assert_none (unseen);
}

static void
test_flipped_bits (Tamper       *self,
                   gconstpointer data)
{
  Tally tally = { 0 };

  for (guint i = GPOINTER_TO_UINT (data); i > 0; i--)
    g_test_rand_int ();
  flip_many (self, NULL, 200, &tally);
  g_assert_cmpuint (tally.n_changed, >, tally.n / 2);
}

/* Small tables of which any bit matters, and which the check of all pages does not look through: rows in the order of
 * their key, and values that are nothing but text. */
static void
test_flipped_order (Tamper       *self,
                    gconstpointer data)
{
  static const char *const tables[] = { "suyuan_search_idx", "suyuan_conflict", "suyuan_meta", "sqlite_autoindex_suyuan_meta_1" };
  Tally                    tally = { 0 };

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    flip_many (self, tables[i], 25, &tally);
  g_assert_cmpuint (tally.n_changed, >, tally.n / 4);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add ("/store/flip/1", Tamper, GUINT_TO_POINTER (1), tamper_set_up, test_flipped_bits, tamper_tear_down);
  g_test_add ("/store/flip/2", Tamper, GUINT_TO_POINTER (2), tamper_set_up, test_flipped_bits, tamper_tear_down);
  g_test_add ("/store/flip/order", Tamper, NULL, tamper_set_up, test_flipped_order, tamper_tear_down);

  return g_test_run ();
}
