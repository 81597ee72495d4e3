/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <xlsxwriter.h>

/* A workbook made for a test, in a folder of its own. */
typedef struct
{
  char          *path;
  lxw_workbook  *book;
  lxw_worksheet *sheet; /* the last that was added */
  guint          n_rows;
} Workbook;

void workbook_begin (Workbook *self);
void workbook_add_sheet (Workbook   *self,
                         const char *name);
void workbook_add_row (Workbook   *self,
                       const char *cells);
void workbook_add_date (Workbook   *self,
                        guint       row,
                        guint       column,
                        double      serial,
                        const char *format);
void workbook_end (Workbook *self);
void workbook_remove (Workbook *self);
