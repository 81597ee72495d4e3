/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A workbook of several sheets to be read and printed: each a title, a note, a head of one or two lines, and rows. */
typedef struct _SuyuanWorkbook SuyuanWorkbook;

/* A column of a sheet. */
typedef struct
{
  const char *title, *group; /* group: over several columns; NULL: none */
  double      width;         /* characters */
  gboolean    number;
} SuyuanWorkbookColumn;

SuyuanWorkbook *suyuan_workbook_new (const char *path, GError **error);
void            suyuan_workbook_free (SuyuanWorkbook *self);
void            suyuan_workbook_add_sheet (SuyuanWorkbook *self, const char *name, const char *title, const char *note,
                                           const SuyuanWorkbookColumn *columns, guint n_columns);
void            suyuan_workbook_add_row (SuyuanWorkbook *self, const char *const *cells, gboolean total);
gboolean        suyuan_workbook_close (SuyuanWorkbook *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SuyuanWorkbook, suyuan_workbook_free)

G_END_DECLS
