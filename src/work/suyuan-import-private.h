/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-import.h"
#include "suyuan-open.h"
#include "suyuan-position.h"

G_BEGIN_DECLS

/* Where one column goes. The pseudo-field `geometry` of a kind without one feeds lon and lat. */
typedef struct
{
  const SuyuanField *field;
  double             confidence;
  int                beside; /* 1 + the column that gives the other half of a day and time; 0: none */
} SuyuanMapping;

struct _SuyuanImport
{
  GObject parent_instance;

  /* Owned */
  SuyuanOffice    *office;
  char            *path;
  SuyuanRowSource *source;
  SuyuanMapping   *mapping; /* one per column */
  guint            n_columns;
  gboolean         read;       /* rows have been taken from source */
  gboolean         has_places; /* rows that were run have a geometry of their own */

  /* Options */
  SuyuanKind       kind;
  SuyuanImportMode mode;
  char            *key, *crs, *encoding, *layer, *bad_option;
  gboolean         no_header;
  SuyuanDatum      datum;
  GPtrArray       *explicit_maps; /* of char *, FIELD=COLUMN */
};

gboolean           suyuan_import_rewind (SuyuanImport *self, GError **error);
gboolean           suyuan_import_make_mapping (SuyuanImport *self, GError **error);
const SuyuanField *suyuan_import_find_field (SuyuanImport *self, const char *key);
void               suyuan_import_pair_columns (SuyuanImport *self);
gboolean           suyuan_import_rows_name_datum (SuyuanImport *self);

G_END_DECLS
