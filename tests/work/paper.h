/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A workbook taken apart, to be treated as people treat them and put together again: of each sheet the rows of cells. */
typedef struct
{
  char      *name;
  GPtrArray *rows; /* of char ** */
} PaperSheet;

typedef struct
{
  GPtrArray *sheets; /* of PaperSheet */
} Paper;

Paper      *paper_read (const char *path);
void        paper_free (Paper *self);
void        paper_write (Paper      *self,
                         const char *path);
PaperSheet *paper_sheet (Paper      *self,
                         const char *name);
guint       paper_column (PaperSheet *sheet,
                          const char *title);
guint       paper_row (PaperSheet *sheet,
                       const char *code);
void        paper_put (PaperSheet *sheet,
                       guint       row,
                       const char *title,
                       const char *text);
void        paper_remove_sheet (Paper      *self,
                                const char *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Paper, paper_free)

G_END_DECLS
