/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A workbook that somebody else fills in and sends back: words on how to do it, a form whose open cells are theirs and
 * whose other cells are locked, and hidden lines by which it is known again. */
typedef struct _SuyuanFormBook SuyuanFormBook;

typedef enum
{
  SUYUAN_FORM_TEXT,
  SUYUAN_FORM_NUMBER,
  SUYUAN_FORM_DATE, /* ISO 8601; what is no day stays a text */
  SUYUAN_FORM_CHOICE,
} SuyuanFormType;

/* A column of the form. */
typedef struct
{
  const char        *title;
  const char        *prompt; /* shown beside an open cell; NULL: none */
  double             width;  /* characters; 0: hidden */
  SuyuanFormType     type;
  gboolean           open;
  const char *const *choices;     /* of a choice */
  double             least, most; /* of a number, where they differ */
} SuyuanFormColumn;

SuyuanFormBook *suyuan_form_book_new (const char *path, GError **error);
void            suyuan_form_book_free (SuyuanFormBook *self);
void            suyuan_form_book_add_words (SuyuanFormBook *self, const char *name, const char *title, GPtrArray *words);
void            suyuan_form_book_add_form (SuyuanFormBook *self, const char *name, const char *title, const char *note,
                                           const SuyuanFormColumn *columns, guint n_columns, guint urgent);
void            suyuan_form_book_add_row (SuyuanFormBook *self, const char *const *cells);
void            suyuan_form_book_end_form (SuyuanFormBook *self);
void            suyuan_form_book_add_hidden (SuyuanFormBook *self, const char *name, GPtrArray *lines);
gboolean        suyuan_form_book_close (SuyuanFormBook *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SuyuanFormBook, suyuan_form_book_free)

G_END_DECLS
