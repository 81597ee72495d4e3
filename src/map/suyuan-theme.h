/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-palette.h"
#include "suyuan-sign.h"

G_BEGIN_DECLS

/* Of overdue: how long a task of the outlet is past its deadline. */
typedef enum
{
  SUYUAN_OVERDUE_NOT,
  SUYUAN_OVERDUE_MONTH, /* up to 30 days */
  SUYUAN_OVERDUE_QUARTER,
  SUYUAN_OVERDUE_LONGER,
  SUYUAN_N_OVERDUE,
} SuyuanOverdue;

/* Of load, in kg/d: by powers of ten. */
typedef enum
{
  SUYUAN_LOAD_UNKNOWN,
  SUYUAN_LOAD_BELOW_1,
  SUYUAN_LOAD_BELOW_10,
  SUYUAN_LOAD_BELOW_100,
  SUYUAN_LOAD_ABOVE,
  SUYUAN_N_LOADS,
} SuyuanLoadStep;

/* Of grade: the water classes (0 not graded, 6 worse than Ⅴ), and where no section lies downstream. */
#define SUYUAN_GRADE_NO_SECTION (SUYUAN_CLASS_WORSE + 1)

/* How much a value asks for: without colours, the thickness of its arc in a ring tells it, and gaps in the arc that nobody knows. */
typedef enum
{
  SUYUAN_URGENCY_UNKNOWN,
  SUYUAN_URGENCY_SETTLED,
  SUYUAN_URGENCY_IN_HAND,
  SUYUAN_URGENCY_OPEN,
} SuyuanUrgency;

const char  *suyuan_theme_get_key (SuyuanTheme theme);
gboolean     suyuan_theme_from_key (const char *key, SuyuanTheme *theme);
guint        suyuan_theme_get_n_values (SuyuanTheme theme);
SuyuanColour suyuan_theme_get_colour (SuyuanTheme theme, guint value);
const char  *suyuan_theme_get_mark (SuyuanTheme theme, guint value, gboolean chinese);

guint         suyuan_theme_get_ranked (SuyuanTheme theme, guint rank);
SuyuanUrgency suyuan_theme_get_urgency (SuyuanTheme theme, guint rank);

SuyuanOverdue  suyuan_theme_overdue_of_days (guint days);
SuyuanLoadStep suyuan_theme_load_of_kg_d (double kg_d);

guint suyuan_sign_get_value (const SuyuanSign *sign);

G_END_DECLS
