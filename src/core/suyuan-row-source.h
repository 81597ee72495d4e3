/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * SuyuanRow:
 * @number: 1-based data record as the reader delivers it
 * @line: physical line where there is one, else 0
 * @cells: one text per column, %NULL where empty; borrowed until the next call
 * @geometry: WKB in CGCS2000 longitude, latitude, or %NULL; borrowed
 * @warning: what was odd about the row as such (an unbalanced quote), or %NULL; borrowed
 * @warning_code: code of that verdict where the reader has one; static
 */
typedef struct
{
  guint              number;
  guint              line;
  const char *const *cells;
  GBytes            *geometry;
  const char        *warning;
  const char        *warning_code;
} SuyuanRow;

#define SUYUAN_TYPE_ROW_SOURCE (suyuan_row_source_get_type ())
G_DECLARE_INTERFACE (SuyuanRowSource, suyuan_row_source, SUYUAN, ROW_SOURCE, GObject)

/* Rows of text cells under named columns, from any file format. One thread at a time. */
struct _SuyuanRowSourceInterface
{
  GTypeInterface parent_iface;

  const char *const *(*get_columns) (SuyuanRowSource *self);
  gboolean (*next) (SuyuanRowSource *self,
                    SuyuanRow       *row,
                    GError         **error);
  double (*get_progress) (SuyuanRowSource *self);
};

const char *const *suyuan_row_source_get_columns (SuyuanRowSource *self);
gboolean           suyuan_row_source_next (SuyuanRowSource *self, SuyuanRow *row, GError **error);
double             suyuan_row_source_get_progress (SuyuanRowSource *self);

#define SUYUAN_TYPE_ROW_SINK (suyuan_row_sink_get_type ())
G_DECLARE_INTERFACE (SuyuanRowSink, suyuan_row_sink, SUYUAN, ROW_SINK, GObject)

/* The other way: columns once, then rows, then close. */
struct _SuyuanRowSinkInterface
{
  GTypeInterface parent_iface;

  gboolean (*begin) (SuyuanRowSink     *self,
                     const char *const *columns,
                     GError           **error);
  gboolean (*add) (SuyuanRowSink     *self,
                   const char *const *cells,
                   GBytes            *geometry,
                   GError           **error);
  gboolean (*close) (SuyuanRowSink *self,
                     GError       **error);
};

gboolean suyuan_row_sink_begin (SuyuanRowSink *self, const char *const *columns, GError **error);
gboolean suyuan_row_sink_add (SuyuanRowSink *self, const char *const *cells, GBytes *geometry, GError **error);
gboolean suyuan_row_sink_close (SuyuanRowSink *self, GError **error);

G_END_DECLS
