/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-row-source.h"

G_BEGIN_DECLS

#define SUYUAN_TYPE_DELIMITED_SINK (suyuan_delimited_sink_get_type ())
G_DECLARE_FINAL_TYPE (SuyuanDelimitedSink, suyuan_delimited_sink, SUYUAN, DELIMITED_SINK, GObject)

#define SUYUAN_TYPE_SHEET_SINK (suyuan_sheet_sink_get_type ())
G_DECLARE_FINAL_TYPE (SuyuanSheetSink, suyuan_sheet_sink, SUYUAN, SHEET_SINK, GObject)

#define SUYUAN_TYPE_OGR_SINK (suyuan_ogr_sink_get_type ())
G_DECLARE_FINAL_TYPE (SuyuanOgrSink, suyuan_ogr_sink, SUYUAN, OGR_SINK, GObject)

SuyuanRowSink *suyuan_delimited_sink_new (const char *path, gboolean has_shape);
SuyuanRowSink *suyuan_sheet_sink_new (const char *path, const char *sheet, gboolean has_shape);
void           suyuan_sheet_sink_set_notes (SuyuanSheetSink *self, const char *sheet, GPtrArray *rows);
SuyuanRowSink *suyuan_ogr_sink_new (const char *path, const char *driver, const char *layer,
                                    const char *geometry_type);
char          *suyuan_shape_format (GBytes *wkb);

G_END_DECLS
