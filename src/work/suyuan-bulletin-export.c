/* A bulletin as a workbook: each table a sheet with its rule above it, numbers as numbers.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "suyuan-work"

#include "suyuan-bulletin-export.h"

#include "suyuan-bulletin-tables.h"
#include "suyuan-bulletin-words.h"
#include "suyuan-workbook.h"

#include <glib/gi18n-lib.h>

#define WIDTH 120 /* of a sheet, in characters */

static void
add_sentences (SuyuanWorkbook *workbook,
               const char     *heading,
               GPtrArray      *sentences)
{
  for (guint i = 0; i < sentences->len; i++)
    suyuan_workbook_add_row (workbook, (const char *const[]){ i == 0 ? heading : "", sentences->pdata[i] }, FALSE);
}

static gboolean
add_summary (SuyuanWorkbook       *workbook,
             SuyuanOffice         *office,
             const SuyuanBulletin *bulletin,
             GError              **error)
{
  const SuyuanWorkbookColumn columns[] = { { _ ("Part"), NULL, 20, FALSE }, { _ ("Text"), NULL, 100, FALSE } };
  g_autofree char           *title = suyuan_bulletin_dup_title (bulletin);
  g_autofree char           *basis = suyuan_bulletin_dup_basis (bulletin);
  g_autoptr (GPtrArray) summary = suyuan_bulletin_list_summary (bulletin);
  g_autoptr (GPtrArray) limits = suyuan_bulletin_list_limits (bulletin);
  g_autoptr (GPtrArray) imprint = suyuan_bulletin_list_imprint (office, error);

  if (!imprint)
    return FALSE;
  suyuan_workbook_add_sheet (workbook, _ ("Summary"), title, basis, columns, G_N_ELEMENTS (columns));
  add_sentences (workbook, _ ("The quarter as a whole"), summary);
  add_sentences (workbook, _ ("What the figures rest on"), limits);
  add_sentences (workbook, _ ("Made"), imprint);
  return TRUE;
}

/* The names of sheets are short. */
static const char *
name_sheet (const char *key)
{
  static const struct
  {
    const char *key, *name;
  } names[] = {
    { "ranking", N_ ("Completion") },
    { "tasks", N_ ("Tasks of the quarter") },
    { "stages_first", N_ ("Investigation, monitoring") },
    { "stages_second", N_ ("Tracing, rectification") },
    { "sections", N_ ("Sections") },
    { "off", N_ ("Targets missed") },
    { "overdue", N_ ("Overdue") },
    { "returned", N_ ("Returned") },
    { "rebounds", N_ ("Rebounds") },
    { "not_kept", N_ ("Did not hold") },
    { "next", N_ ("Falling due next") },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (names[i].key, key))
      return _ (names[i].name);
  return key;
}

static void
add_table (SuyuanWorkbook            *workbook,
           const SuyuanBulletinTable *table)
{
  g_autofree SuyuanWorkbookColumn *columns = g_new0 (SuyuanWorkbookColumn, table->n_columns);

  for (guint i = 0; i < table->n_columns; i++)
    {
      const SuyuanBulletinColumn *column = &table->columns[i];

      columns[i] = (SuyuanWorkbookColumn){ _ (column->title), column->group ? _ (column->group) : NULL, WIDTH * column->share, column->right };
    }
  suyuan_workbook_add_sheet (workbook, name_sheet (table->key), table->title, table->rule, columns, table->n_columns);
  if (table->rows->len == 0)
    {
      g_autofree const char **cells = g_new0 (const char *, table->n_columns);

      cells[0] = table->empty;
      suyuan_workbook_add_row (workbook, cells, FALSE);
    }
  for (guint i = 0; i < table->rows->len; i++)
    suyuan_workbook_add_row (workbook, (const char *const *) ((SuyuanBulletinRow *) table->rows->pdata[i])->cells, table->total && i + 1 == table->rows->len);
}

/**
 * suyuan_office_export_bulletin:
 * @path: of an xlsx file; it is replaced when all is written
 *
 * Writes the bulletin's words and tables, a sheet each.
 *
 * Returns: %FALSE with an error of the store or of the exchange
 */
gboolean
suyuan_office_export_bulletin (SuyuanOffice         *self,
                               const SuyuanBulletin *bulletin,
                               const char           *path,
                               GError              **error)
{
  g_autoptr (GPtrArray) tables = suyuan_bulletin_list_tables (bulletin, self);
  g_autoptr (SuyuanWorkbook) workbook = suyuan_workbook_new (path, error);

  if (!workbook || !add_summary (workbook, self, bulletin, error))
    return FALSE;
  for (guint i = 0; i < tables->len; i++)
    add_table (workbook, tables->pdata[i]);
  return suyuan_workbook_close (workbook, error);
}
