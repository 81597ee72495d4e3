/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-grade.h"

G_BEGIN_DECLS

#define SUYUAN_N_LIMITS 5 /* classes I to V */

typedef enum
{
  SUYUAN_AT_MOST,
  SUYUAN_AT_LEAST,
  SUYUAN_IN_RANGE,
  SUYUAN_UNGRADED,
} SuyuanComparison;

/* One row of gb3838.csv. Limits are NAN where the table has none; SUYUAN_IN_RANGE uses low and high. */
typedef struct
{
  char            *key;
  SuyuanComparison comparison;
  double           river[SUYUAN_N_LIMITS], lake[SUYUAN_N_LIMITS];
  double           low, high;
  gboolean         counts, has_multiple, lake_only, toxic;
} SuyuanGradeItem;

struct _SuyuanGrader
{
  GArray *items; /* of SuyuanGradeItem */
};

SuyuanWaterClass suyuan_grade_item_classify (const SuyuanGradeItem *item, double value, gboolean lake);

G_END_DECLS
