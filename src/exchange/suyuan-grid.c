/* suyuan-grid.c: the data records of a table: header found, titles and totals left out
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-exchange"

#include "suyuan-grid.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "suyuan-header-rows.h"
#include "suyuan-text-fold.h"

/* A row of the beginning, kept until it is asked for. */
typedef struct
{
  char **cells;
  char  *warning;
  guint  line;
} Kept;

struct _SuyuanGrid
{
  GObject parent_instance;

  /* Owned */
  SuyuanTable     *table;
  SuyuanHeaderRows header;
  GPtrArray       *kept; /* Kept; those before n_taken were handed out */
  GPtrArray       *cells;
  GString         *warning;
  char            *description;

  guint          n_taken;
  guint          n_columns;
  guint          n_rows;
  guint          n_totals;
  guint          header_line, last_header_line, units_line;
  SuyuanTableRow held; /* the row after blank ones */
  gboolean       is_holding;
  guint          n_blank;
  guint          blank_line;
};

static void suyuan_grid_row_source_init (SuyuanRowSourceInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SuyuanGrid, suyuan_grid, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (SUYUAN_TYPE_ROW_SOURCE, suyuan_grid_row_source_init))

static void
kept_free (gpointer data)
{
  Kept *kept = data;

  g_strfreev (kept->cells);
  g_free (kept->warning);
  g_free (kept);
}

static Kept *
kept_new (const SuyuanTableRow *row)
{
  Kept *kept = g_new0 (Kept, 1);

  kept->cells = g_new0 (char *, row->n_cells + 1);
  for (guint i = 0; i < row->n_cells; i++)
    kept->cells[i] = g_strdup (row->cells[i]);
  kept->warning = g_strdup (row->warning);
  kept->line = row->line;

  return kept;
}

static gboolean
take_row (SuyuanGrid     *self,
          SuyuanTableRow *row,
          GError        **error)
{
  const Kept *kept;

  if (self->n_taken == self->kept->len)
    return suyuan_table_next (self->table, row, error);

  kept = g_ptr_array_index (self->kept, self->n_taken++);
  row->cells = (const char *const *) kept->cells;
  row->n_cells = g_strv_length (kept->cells);
  row->line = kept->line;
  row->warning = kept->warning;

  return TRUE;
}

static const char *
find_first_text (const SuyuanTableRow *row)
{
  for (guint i = 0; i < row->n_cells; i++)
    if (!suyuan_text_is_blank (row->cells[i]))
      return row->cells[i];

  return NULL;
}

/* Ledgers close with sums of their own; they are no records. */
static gboolean
is_total (const char *text)
{
  static const char *const totals[] = { "合计", "总计", "小计", "共计" };
  g_autoptr (GString) name = g_string_new (NULL);

  for (const char *p = text; *p != '\0' && name->len < 16; p = g_utf8_next_char (p))
    if (!g_unichar_isspace (g_utf8_get_char (p)) && g_utf8_get_char (p) != 0xFF1A && *p != ':')
      g_string_append_unichar (name, g_utf8_get_char (p));

  for (guint i = 0; i < G_N_ELEMENTS (totals); i++)
    if (g_str_equal (name->str, totals[i]))
      return TRUE;

  return FALSE;
}

/* Blank rows are records when another row follows them; at the end they are the sheet's tail. */
static gboolean
find_record (SuyuanGrid *self,
             GError    **error)
{
  while (take_row (self, &self->held, error))
    {
      const char *text = find_first_text (&self->held);

      if (text == NULL)
        {
          if (self->n_blank++ == 0)
            self->blank_line = self->held.line;
        }
      else if (is_total (text))
        self->n_totals++;
      else
        return TRUE;
    }

  return FALSE;
}

/* What stands beyond the last column is named in the warning, so that it is not lost. */
static void
warn_of_width (SuyuanGrid           *self,
               const SuyuanTableRow *row)
{
  guint n_extra = 0;

  if (row->n_cells < self->n_columns)
    g_string_append_printf (self->warning, _ ("The row has %u cells, the header %u"), row->n_cells, self->n_columns);

  for (guint i = self->n_columns; i < row->n_cells; i++)
    if (!suyuan_text_is_blank (row->cells[i]) && n_extra++ < 8)
      {
        if (n_extra == 1)
          g_string_append_printf (self->warning, _ ("The row has %u cells, the header %u; not read:"), row->n_cells, self->n_columns);
        g_string_append_printf (self->warning, " “%.200s”", row->cells[i]);
      }
}

static void
deliver_blank (SuyuanGrid *self,
               SuyuanRow  *row)
{
  g_ptr_array_set_size (self->cells, 0);
  g_ptr_array_set_size (self->cells, self->n_columns + 1);
  row->line = self->blank_line++;
  row->warning = NULL;
  self->n_blank--;
}

static void
deliver_held (SuyuanGrid *self,
              SuyuanRow  *row)
{
  g_ptr_array_set_size (self->cells, 0);
  for (guint i = 0; i < self->n_columns; i++)
    {
      const char *text = i < self->held.n_cells ? self->held.cells[i] : "";

      g_ptr_array_add (self->cells, *text != '\0' ? (gpointer) text : NULL);
    }
  g_ptr_array_add (self->cells, NULL);

  g_string_assign (self->warning, self->held.warning != NULL ? self->held.warning : "");
  if (self->warning->len > 0 && self->held.n_cells != self->n_columns)
    g_string_append (self->warning, ". ");
  warn_of_width (self, &self->held);
  row->line = self->held.line;
  row->warning = self->warning->len > 0 ? self->warning->str : NULL;
  row->warning_code = self->held.warning != NULL ? "bad_quote" : NULL;
  self->is_holding = FALSE;
}

static gboolean
suyuan_grid_next (SuyuanRowSource *source,
                  SuyuanRow       *row,
                  GError         **error)
{
  SuyuanGrid *self = SUYUAN_GRID (source);

  if (!self->is_holding)
    self->is_holding = find_record (self, error);
  if (!self->is_holding)
    return FALSE;

  if (self->n_blank > 0)
    deliver_blank (self, row);
  else
    deliver_held (self, row);
  row->number = ++self->n_rows;
  row->cells = (const char *const *) self->cells->pdata;
  row->geometry = NULL;

  return TRUE;
}

static const char *const *
suyuan_grid_get_columns (SuyuanRowSource *source)
{
  return (const char *const *) SUYUAN_GRID (source)->header.names;
}

static double
suyuan_grid_get_progress (SuyuanRowSource *source)
{
  return suyuan_table_get_progress (SUYUAN_GRID (source)->table);
}

static void
suyuan_grid_row_source_init (SuyuanRowSourceInterface *iface)
{
  iface->get_columns = suyuan_grid_get_columns;
  iface->next = suyuan_grid_next;
  iface->get_progress = suyuan_grid_get_progress;
}

static void
suyuan_grid_finalize (GObject *object)
{
  SuyuanGrid *self = SUYUAN_GRID (object);

  g_clear_object (&self->table);
  suyuan_header_rows_clear (&self->header);
  g_ptr_array_unref (self->kept);
  g_ptr_array_unref (self->cells);
  g_string_free (self->warning, TRUE);
  g_free (self->description);

  G_OBJECT_CLASS (suyuan_grid_parent_class)->finalize (object);
}

static void
suyuan_grid_class_init (SuyuanGridClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = suyuan_grid_finalize;
}

static void
suyuan_grid_init (SuyuanGrid *self)
{
  self->kept = g_ptr_array_new_with_free_func (kept_free);
  self->cells = g_ptr_array_new ();
  self->warning = g_string_new (NULL);
}

static gboolean
keep_beginning (SuyuanGrid *self,
                GError    **error)
{
  g_autoptr (GError) local_error = NULL;
  SuyuanTableRow row;

  while (self->kept->len < SUYUAN_HEADER_WITHIN && suyuan_table_next (self->table, &row, &local_error))
    g_ptr_array_add (self->kept, kept_new (&row));
  if (local_error == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local_error));

  return FALSE;
}

static guint
get_line (SuyuanGrid *self,
          guint       row)
{
  return ((const Kept *) g_ptr_array_index (self->kept, row))->line;
}

static void
recognise (SuyuanGrid              *self,
           const SuyuanOpenOptions *options)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();
  const SuyuanHeaderRows *header = &self->header;

  for (guint i = 0; i < self->kept->len; i++)
    g_ptr_array_add (rows, ((Kept *) g_ptr_array_index (self->kept, i))->cells);
  suyuan_header_rows_recognise (&self->header, rows, options);

  self->n_columns = g_strv_length (header->names);
  self->n_taken = header->first + header->n_rows + header->n_units;
  if (header->n_rows > 0)
    {
      self->header_line = get_line (self, header->first);
      self->last_header_line = get_line (self, header->first + header->n_rows - 1);
    }
  if (header->n_units > 0)
    self->units_line = get_line (self, self->n_taken - 1);
}

/**
 * suyuan_grid_new:
 * @table: the cells
 * @options: says whether there is a header, and which texts are headers
 *
 * The records under the header of @table. Titles above the header, a row of units below it and rows of
 * totals are left out and told by suyuan_grid_describe(); so are blank rows at the end.
 *
 * Returns: (transfer full): the source, or %NULL with %SUYUAN_EXCHANGE_ERROR_EMPTY when nothing is in @table
 */
SuyuanRowSource *
suyuan_grid_new (SuyuanTable             *table,
                 const SuyuanOpenOptions *options,
                 GError                 **error)
{
  static const SuyuanOpenOptions defaults = { NULL };
  g_autoptr (SuyuanGrid) self = g_object_new (SUYUAN_TYPE_GRID, NULL);

  self->table = g_object_ref (table);
  if (!keep_beginning (self, error))
    return NULL;
  recognise (self, options != NULL ? options : &defaults);
  if (self->n_columns == 0)
    {
      g_set_error_literal (error, SUYUAN_EXCHANGE_ERROR, SUYUAN_EXCHANGE_ERROR_EMPTY, _ ("There are no rows in it"));
      return NULL;
    }

  return SUYUAN_ROW_SOURCE (g_steal_pointer (&self));
}

/**
 * suyuan_grid_describe:
 *
 * Returns: what was recognised so far; owned by @self, until the next call
 */
const char *
suyuan_grid_describe (SuyuanGrid *self)
{
  g_autofree char *table = suyuan_table_describe (self->table);
  g_autoptr (GString) text = g_string_new (table);

  if (self->header.n_rows > 1)
    g_string_append_printf (text, _ (", header in rows %u–%u"), self->header_line, self->last_header_line);
  else if (self->header.n_rows == 1)
    g_string_append_printf (text, _ (", header in row %u"), self->header_line);
  else
    g_string_append (text, _ (", no header"));
  if (self->units_line > 0)
    g_string_append_printf (text, _ (", units in row %u"), self->units_line);
  if (self->n_totals > 0)
    g_string_append_printf (text, ngettext (", %u row of totals left out", ", %u rows of totals left out", self->n_totals), self->n_totals);

  g_free (self->description);
  self->description = g_string_free (g_steal_pointer (&text), FALSE);

  return self->description;
}
