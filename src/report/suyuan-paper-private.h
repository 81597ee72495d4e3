/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-paper-text.h"

#include <pango/pangocairo.h>

G_BEGIN_DECLS

/* A4 portrait, in points. */
#define PAPER_WIDTH 595.28
#define PAPER_HEIGHT 841.89
#define MARGIN 42.0
#define HEADER_HEIGHT 20.0
#define FOOTER_HEIGHT 22.0

/* What has been laid out already; the second pass over a document finds there what the first one measured. */
typedef struct _SuyuanPaperShelf SuyuanPaperShelf;

/* A paper without a path only counts pages, so that the second pass can say "2 / 5". */
struct _SuyuanPaper
{
  /* Owned */
  cairo_surface_t  *surface;
  cairo_t          *cr;
  PangoContext     *context;
  SuyuanPaperShelf *shelf;
  char             *path, *header, *mark, *footer;
  GPtrArray        *faults; /* of char * */

  double   y;
  guint    page;    /* 1-based, of the page being written */
  guint    n_pages; /* 0: not known yet */
  gboolean started; /* something stands on the page */
};

void         suyuan_paper_add_fault (SuyuanPaper *self, const char *fault, const char *text);
PangoLayout *suyuan_paper_lay_out (SuyuanPaper *self, double width, SuyuanTextStyle style, gboolean right, const char *text);
void         suyuan_paper_set_ink (SuyuanPaper *self, SuyuanTextStyle style);
void         suyuan_paper_share (SuyuanPaper *self, SuyuanPaper *other);

SuyuanPaperShelf *suyuan_paper_shelf_new (void);
SuyuanPaperShelf *suyuan_paper_shelf_ref (SuyuanPaperShelf *self);
void              suyuan_paper_shelf_unref (SuyuanPaperShelf *self);
void              suyuan_paper_draw_furniture (SuyuanPaper *self);

G_END_DECLS
