/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-pen.h"

G_BEGIN_DECLS

/* In the order of their colours in the palette. -1 stands for a key that is none of them. */
typedef enum
{
  SUYUAN_STATUS_TO_VERIFY,
  SUYUAN_STATUS_TO_MONITOR,
  SUYUAN_STATUS_TO_TRACE,
  SUYUAN_STATUS_TO_RECTIFY,
  SUYUAN_STATUS_UNDER_WAY,
  SUYUAN_STATUS_AWAITING_CLOSURE,
  SUYUAN_STATUS_CLOSED,
  SUYUAN_STATUS_NO_ACTION,
  SUYUAN_STATUS_SUPERVISED,
  SUYUAN_STATUS_SEALED,
  SUYUAN_N_STATUSES,
} SuyuanSignStatus;

typedef enum
{
  SUYUAN_SHAPE_OTHER,
  SUYUAN_SHAPE_INDUSTRY,
  SUYUAN_SHAPE_TREATMENT_PLANT,
  SUYUAN_SHAPE_AGRICULTURE,
  SUYUAN_SHAPE_DOMESTIC,
  SUYUAN_SHAPE_RAIN,
  SUYUAN_N_SHAPES,
} SuyuanSignShape;

/* Water class; 0 is not graded, 1 to 5 are Ⅰ to Ⅴ, 6 is worse. */
#define SUYUAN_CLASS_WORSE 6

/* What colour and character say; see suyuan-theme.h. */
typedef enum
{
  SUYUAN_THEME_STATUS,
  SUYUAN_THEME_TYPE,
  SUYUAN_THEME_OVERDUE,
  SUYUAN_THEME_LOAD,
  SUYUAN_THEME_GRADE, /* of the nearest section downstream */
  SUYUAN_N_THEMES,
} SuyuanTheme;

/* An outlet as it is drawn. All zero is an unverified outlet of another type. */
typedef struct
{
  SuyuanSignShape  shape;
  SuyuanSignStatus status;
  gboolean         sea;
  gboolean         selected;
  guint            overdue_days;
  SuyuanTheme      theme;
  guint            value; /* in any theme but that of the status */
  gboolean         bare;  /* without its character: the shape alone is meant */
} SuyuanSign;

int         suyuan_sign_status_from_key (const char *key);
const char *suyuan_sign_status_get_key (SuyuanSignStatus status);
const char *suyuan_sign_status_get_mark (SuyuanSignStatus status, gboolean chinese);
int         suyuan_sign_shape_from_key (const char *key);
const char *suyuan_sign_state_get_mark (const char *key, gboolean chinese);
int         suyuan_sign_class_from_key (const char *key);
const char *suyuan_sign_class_get_mark (guint water_class, gboolean chinese);
char       *suyuan_sign_format_count (guint count, gboolean chinese);
double      suyuan_sign_get_cluster_size (guint count, double size);

G_END_DECLS
