/* collect.c: the rows of a file gathered for a test to look at
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "collect.h"

#include <glib/gstdio.h>

static void
take_rows (Collect         *self,
           SuyuanRowSource *source)
{
  SuyuanRow row;

  while (suyuan_row_source_next (source, &row, &self->error))
    {
      guint  n = g_strv_length (self->columns);
      char **cells = g_new0 (char *, n + 1);

      g_assert_cmpuint (row.number, ==, self->rows->len + 1);
      for (guint i = 0; i < n; i++)
        cells[i] = g_strdup (row.cells[i] != NULL ? row.cells[i] : "");
      g_ptr_array_add (self->rows, cells);
      g_array_append_val (self->lines, row.line);
      g_ptr_array_add (self->warnings, g_strdup (row.warning != NULL ? row.warning : ""));
      g_ptr_array_add (self->geometries, row.geometry != NULL ? g_bytes_ref (row.geometry) : NULL);
    }
}

static void
unref_geometry (gpointer data)
{
  if (data != NULL)
    g_bytes_unref (data);
}

Collect *
collect_file (const char              *path,
              const SuyuanOpenOptions *options)
{
  Collect *self = g_new0 (Collect, 1);
  g_autoptr (SuyuanRowSource) source = NULL;

  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  self->lines = g_array_new (FALSE, FALSE, sizeof (guint));
  self->warnings = g_ptr_array_new_with_free_func (g_free);
  self->geometries = g_ptr_array_new_with_free_func (unref_geometry);
  source = suyuan_row_source_open (path, options, &self->error);
  if (source == NULL)
    {
      g_assert_nonnull (self->error);
      return self;
    }

  self->columns = g_strdupv ((char **) suyuan_row_source_get_columns (source));
  take_rows (self, source);
  self->description = g_strdup (suyuan_row_source_describe (source));
  if (self->error == NULL)
    g_assert_cmpfloat (suyuan_row_source_get_progress (source), ==, 1);

  return self;
}

Collect *
collect_bytes (const char              *suffix,
               gconstpointer            bytes,
               gssize                   length,
               const SuyuanOpenOptions *options)
{
  g_autofree char *name = g_strconcat ("suyuan-XXXXXX", suffix, NULL);
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  Collect *self;
  int      fd = g_file_open_tmp (name, &path, &error);

  g_assert_no_error (error);
  g_close (fd, NULL);
  g_file_set_contents (path, bytes, length, &error);
  g_assert_no_error (error);
  self = collect_file (path, options);
  self->path = g_steal_pointer (&path);
  g_unlink (self->path);

  return self;
}

void
collect_free (Collect *self)
{
  g_free (self->path);
  g_clear_error (&self->error);
  g_strfreev (self->columns);
  g_ptr_array_unref (self->rows);
  g_array_unref (self->lines);
  g_ptr_array_unref (self->warnings);
  g_ptr_array_unref (self->geometries);
  g_free (self->description);
  g_free (self);
}

/* Columns, then rows: cells between bars, an exclamation mark after a row with a warning. */
char *
collect_print (Collect *self)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *names = NULL;

  g_assert_no_error (self->error);
  names = g_strjoinv ("|", self->columns);
  g_string_append_printf (text, "%s\n", names);
  for (guint i = 0; i < self->rows->len; i++)
    {
      g_autofree char *cells = g_strjoinv ("|", self->rows->pdata[i]);
      const char      *warning = self->warnings->pdata[i];

      g_string_append_printf (text, "%u: %s%s\n", g_array_index (self->lines, guint, i), cells, *warning != '\0' ? " !" : "");
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

const char *
collect_cell (Collect    *self,
              guint       row,
              const char *column)
{
  g_assert_no_error (self->error);
  g_assert_cmpuint (row, <, self->rows->len);
  for (guint i = 0; self->columns[i] != NULL; i++)
    if (g_str_equal (self->columns[i], column))
      return ((char **) self->rows->pdata[row])[i];

  g_error ("no column “%s”", column);
}

/* A file of the real data beside the project; NULL and the test skipped where it is not. */
char *
shared_data (const char *name)
{
  g_autofree char *path = g_build_filename (g_getenv ("SUYUAN_SHARED"), "data", name, NULL);

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    return g_steal_pointer (&path);
  g_test_skip ("the shared data is not here");

  return NULL;
}
