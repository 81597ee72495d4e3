/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-bulletin.h"

G_BEGIN_DECLS

/* What a cell of an area says. */
typedef enum
{
  SUYUAN_FACE_WORDS, /* of tables that list records */
  SUYUAN_FACE_AREA,
  SUYUAN_FACE_RANK,
  SUYUAN_FACE_COUNT,
  SUYUAN_FACE_SHARE,    /* %, part of whole */
  SUYUAN_FACE_BEFORE,   /* change of it since the last quarter, points */
  SUYUAN_FACE_YEAR_AGO, /* since the same quarter of the last year */
  SUYUAN_FACE_RISE,     /* change of the count since the last quarter */
} SuyuanFace;

typedef struct
{
  const char          *title, *group; /* N_(); group: what stands over several columns, or NULL */
  double               share;         /* of the width; all add up to 1 */
  SuyuanFace           face;
  SuyuanBulletinFigure part, whole;
  gboolean             right;
} SuyuanBulletinColumn;

typedef struct
{
  const SuyuanBulletinArea *area; /* whose figures the cells count; NULL: it tells of a record */
  SuyuanKind                kind;
  SuyuanUid                 uid;
  char                    **cells;
} SuyuanBulletinRow;

/* A table of the bulletin, as every face of it shows it. */
typedef struct
{
  const char                 *key;
  const char                 *title, *rule, *empty; /* translated; empty: where there are no rows */
  const SuyuanBulletinColumn *columns;
  guint                       n_columns;
  gboolean                    total; /* the last row is the whole */
  GPtrArray                  *rows;  /* of SuyuanBulletinRow */
} SuyuanBulletinTable;

GPtrArray  *suyuan_bulletin_list_tables (const SuyuanBulletin *self, SuyuanOffice *office);
SuyuanKind  suyuan_bulletin_figure_get_kind (SuyuanBulletinFigure figure);
const char *suyuan_bulletin_figure_get_key (SuyuanBulletinFigure figure);

G_END_DECLS
