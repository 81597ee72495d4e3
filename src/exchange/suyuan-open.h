/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-row-source.h"

G_BEGIN_DECLS

/**
 * SuyuanExchangeError: one code for each thing the user can do something about.
 */
typedef enum
{
  SUYUAN_EXCHANGE_ERROR_FAILED,
  SUYUAN_EXCHANGE_ERROR_NOT_FOUND,
  SUYUAN_EXCHANGE_ERROR_NOT_A_FILE, /* a directory, a device */
  SUYUAN_EXCHANGE_ERROR_FORMAT,     /* not a format that is read, or damaged */
  SUYUAN_EXCHANGE_ERROR_ENCODING,
  SUYUAN_EXCHANGE_ERROR_LAYER,     /* several layers: name one of them */
  SUYUAN_EXCHANGE_ERROR_REFERENCE, /* the reference system cannot be used */
  SUYUAN_EXCHANGE_ERROR_EMPTY,
  SUYUAN_EXCHANGE_ERROR_WRITE,
  SUYUAN_EXCHANGE_ERROR_NETWORK, /* an online map gives no tile: key, quota, no network */
} SuyuanExchangeError;

#define SUYUAN_EXCHANGE_ERROR (suyuan_exchange_error_quark ())
GQuark suyuan_exchange_error_quark (void);

/* Whether a text looks like a column header of what is being read; decides where the header rows are. */
typedef gboolean (*SuyuanHeaderFunc) (const char *text,
                                      gpointer    data);

typedef struct
{
  const char      *encoding; /* NULL or "auto": UTF-8, else GB18030, else CP1252 */
  const char      *layer;    /* sheet or layer; NULL: the first with rows */
  const char      *crs;      /* NULL: what the file says, else EPSG:4490; `EPSG:n`, `gcj02`, `bd09` */
  gboolean         no_header;
  SuyuanHeaderFunc is_header; /* may be NULL */
  gpointer         is_header_data;
} SuyuanOpenOptions;

/* Opens @path by its content, not by its name alone. All files are read to their end: a reader that
 * loses rows is an error. */
SuyuanRowSource *suyuan_row_source_open (const char *path, const SuyuanOpenOptions *options, GError **error);
char           **suyuan_row_source_list_layers (const char *path, GError **error);
/* What was recognised, for the person at the screen: "GB18030, header in rows 2–3, sheet 清单". */
const char *suyuan_row_source_describe (SuyuanRowSource *self);

/* csv xlsx geojson gpkg shp kml, by extension. @geometry_type: "point", "line", "polygon" or NULL. */
SuyuanRowSink *suyuan_row_sink_new (const char *path, const char *layer, const char *geometry_type, GError **error);

G_END_DECLS
