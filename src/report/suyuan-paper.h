/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <gio/gio.h>

G_BEGIN_DECLS

#define SUYUAN_REPORT_ERROR (suyuan_report_error_quark ())
GQuark suyuan_report_error_quark (void);

/* The one code of the domain: the file could not be written. */
#define SUYUAN_REPORT_ERROR_WRITE 0

typedef struct
{
  double x, y, width, height; /* points */
} SuyuanBox;

/* A4 paper with a cursor that runs down it, page after page. Points from the top left. Text that does not fit
 * and glyphs that are missing are kept as faults. One thread at a time. */
typedef struct _SuyuanPaper SuyuanPaper;

SuyuanPaper *suyuan_paper_new (const char *path, guint n_pages);
void         suyuan_paper_free (SuyuanPaper *self);
gboolean     suyuan_paper_finish (SuyuanPaper *self, GError **error);
void         suyuan_paper_set_furniture (SuyuanPaper *self, const char *header, const char *mark, const char *footer);
void         suyuan_paper_describe (SuyuanPaper *self, const char *title, const char *date);

cairo_t   *suyuan_paper_get_cairo (SuyuanPaper *self);
guint      suyuan_paper_get_n_pages (SuyuanPaper *self);
GPtrArray *suyuan_paper_get_faults (SuyuanPaper *self);
gboolean   suyuan_paper_is_counting (SuyuanPaper *self);
SuyuanBox  suyuan_paper_get_area (SuyuanPaper *self);
double     suyuan_paper_get_y (SuyuanPaper *self);
void       suyuan_paper_advance (SuyuanPaper *self, double height);
void       suyuan_paper_need (SuyuanPaper *self, double height);
void       suyuan_paper_break (SuyuanPaper *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SuyuanPaper, suyuan_paper_free)

G_END_DECLS
