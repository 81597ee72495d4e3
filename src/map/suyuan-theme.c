/* What the colour and the character of an outlet's sign say: its status, or something else that is asked of
 * the map. The shape says the type in every theme. */
/* SPDX-FileCopyrightText: 2026 The Suyuan authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "suyuan-map"

#include "suyuan-theme.h"

/* One value of a theme; the character tells it where colour does not. */
typedef struct
{
  SuyuanColour colour;
  const char  *latin, *chinese;
} Value;

static const Value types[SUYUAN_N_SHAPES] = {
  [SUYUAN_SHAPE_OTHER] = { SUYUAN_COLOUR_STATUS + SUYUAN_STATUS_TO_VERIFY, "O", "其" },
  [SUYUAN_SHAPE_INDUSTRY] = { SUYUAN_COLOUR_ENTERPRISE, "I", "工" },
  [SUYUAN_SHAPE_TREATMENT_PLANT] = { SUYUAN_COLOUR_STATUS + SUYUAN_STATUS_AWAITING_CLOSURE, "P", "厂" },
  [SUYUAN_SHAPE_AGRICULTURE] = { SUYUAN_COLOUR_STATUS + SUYUAN_STATUS_CLOSED, "A", "农" },
  [SUYUAN_SHAPE_DOMESTIC] = { SUYUAN_COLOUR_STATUS + SUYUAN_STATUS_UNDER_WAY, "D", "生" },
  [SUYUAN_SHAPE_RAIN] = { SUYUAN_COLOUR_STATUS + SUYUAN_STATUS_TO_TRACE, "R", "雨" },
};

static const Value overdue[SUYUAN_N_OVERDUE] = {
  [SUYUAN_OVERDUE_NOT] = { SUYUAN_COLOUR_STATUS + SUYUAN_STATUS_TO_VERIFY, "–", "–" },
  [SUYUAN_OVERDUE_MONTH] = { SUYUAN_COLOUR_STATUS + SUYUAN_STATUS_UNDER_WAY, "M", "月" },
  [SUYUAN_OVERDUE_QUARTER] = { SUYUAN_COLOUR_OVERDUE, "Q", "季" },
  [SUYUAN_OVERDUE_LONGER] = { SUYUAN_COLOUR_STATUS + SUYUAN_STATUS_SEALED, "L", "久" },
};

static const Value loads[SUYUAN_N_LOADS] = {
  [SUYUAN_LOAD_UNKNOWN] = { SUYUAN_COLOUR_STATUS + SUYUAN_STATUS_TO_VERIFY, "?", "?" },
  [SUYUAN_LOAD_BELOW_1] = { SUYUAN_COLOUR_LOAD, "1", "1" },
  [SUYUAN_LOAD_BELOW_10] = { SUYUAN_COLOUR_LOAD + 1, "2", "2" },
  [SUYUAN_LOAD_BELOW_100] = { SUYUAN_COLOUR_LOAD + 2, "3", "3" },
  [SUYUAN_LOAD_ABOVE] = { SUYUAN_COLOUR_LOAD + 3, "4", "4" },
};

/* Worst first: the first ask for something, the next are in hand; the last may be what is not known, which is not settled either.
 * Types are neither good nor bad, and equally thick. */
static const struct
{
  guint8 n_open, n_in_hand, values[SUYUAN_N_STATUSES], n_unknown;
} ranks[SUYUAN_N_THEMES] = {
  [SUYUAN_THEME_STATUS] = { 4, 2, { SUYUAN_STATUS_TO_RECTIFY, SUYUAN_STATUS_TO_TRACE, SUYUAN_STATUS_TO_MONITOR, SUYUAN_STATUS_TO_VERIFY, SUYUAN_STATUS_UNDER_WAY, SUYUAN_STATUS_AWAITING_CLOSURE, SUYUAN_STATUS_SUPERVISED, SUYUAN_STATUS_CLOSED, SUYUAN_STATUS_SEALED, SUYUAN_STATUS_NO_ACTION } },
  [SUYUAN_THEME_TYPE] = { 0, SUYUAN_N_SHAPES, { SUYUAN_SHAPE_INDUSTRY, SUYUAN_SHAPE_TREATMENT_PLANT, SUYUAN_SHAPE_AGRICULTURE, SUYUAN_SHAPE_DOMESTIC, SUYUAN_SHAPE_RAIN, SUYUAN_SHAPE_OTHER } },
  [SUYUAN_THEME_OVERDUE] = { 2, 1, { SUYUAN_OVERDUE_LONGER, SUYUAN_OVERDUE_QUARTER, SUYUAN_OVERDUE_MONTH, SUYUAN_OVERDUE_NOT } },
  [SUYUAN_THEME_LOAD] = { 2, 1, { SUYUAN_LOAD_ABOVE, SUYUAN_LOAD_BELOW_100, SUYUAN_LOAD_BELOW_10, SUYUAN_LOAD_BELOW_1, SUYUAN_LOAD_UNKNOWN }, 1 },
  [SUYUAN_THEME_GRADE] = { 2, 1, { SUYUAN_CLASS_WORSE, 5, 4, 3, 2, 1, 0, SUYUAN_GRADE_NO_SECTION }, 2 },
};

static const struct
{
  const char  *key;
  guint        n;
  const Value *values; /* NULL: by the signs of statuses and classes */
} themes[SUYUAN_N_THEMES] = {
  [SUYUAN_THEME_STATUS] = { "status", SUYUAN_N_STATUSES, NULL },
  [SUYUAN_THEME_TYPE] = { "type", SUYUAN_N_SHAPES, types },
  [SUYUAN_THEME_OVERDUE] = { "overdue", SUYUAN_N_OVERDUE, overdue },
  [SUYUAN_THEME_LOAD] = { "load", SUYUAN_N_LOADS, loads },
  [SUYUAN_THEME_GRADE] = { "grade", SUYUAN_GRADE_NO_SECTION + 1, NULL },
};

/**
 * suyuan_theme_get_key:
 *
 * Returns: status, type, overdue, load or grade
 */
const char *
suyuan_theme_get_key (SuyuanTheme theme)
{
  g_return_val_if_fail (theme < SUYUAN_N_THEMES, NULL);
  return themes[theme].key;
}

/**
 * suyuan_theme_from_key:
 *
 * Returns: whether there is such a theme
 */
gboolean
suyuan_theme_from_key (const char  *key,
                       SuyuanTheme *theme)
{
  for (guint i = 0; i < SUYUAN_N_THEMES; i++)
    if (g_strcmp0 (themes[i].key, key) == 0)
      {
        *theme = i;
        return TRUE;
      }
  return FALSE;
}

/**
 * suyuan_theme_get_n_values:
 *
 * Returns: how many it tells apart, %SUYUAN_N_STATUSES at most; the first is 0
 */
guint
suyuan_theme_get_n_values (SuyuanTheme theme)
{
  g_return_val_if_fail (theme < SUYUAN_N_THEMES, 0);
  return themes[theme].n;
}

/**
 * suyuan_theme_get_colour:
 *
 * Returns: the colour of a sign
 */
SuyuanColour
suyuan_theme_get_colour (SuyuanTheme theme,
                         guint       value)
{
  g_return_val_if_fail (theme < SUYUAN_N_THEMES && value < themes[theme].n, SUYUAN_COLOUR_MUTED);
  if (theme == SUYUAN_THEME_STATUS)
    return SUYUAN_COLOUR_STATUS + value;
  if (theme == SUYUAN_THEME_GRADE)
    return value == SUYUAN_GRADE_NO_SECTION ? SUYUAN_COLOUR_MUTED : SUYUAN_COLOUR_CLASS + value;
  return themes[theme].values[value].colour;
}

/**
 * suyuan_theme_get_mark:
 *
 * Returns: the character of a sign, different for each value of a theme
 */
const char *
suyuan_theme_get_mark (SuyuanTheme theme,
                       guint       value,
                       gboolean    chinese)
{
  g_return_val_if_fail (theme < SUYUAN_N_THEMES && value < themes[theme].n, "");
  if (theme == SUYUAN_THEME_STATUS)
    return suyuan_sign_status_get_mark (value, chinese);
  if (theme == SUYUAN_THEME_GRADE)
    return value == SUYUAN_GRADE_NO_SECTION ? "–" : value == 0 ? "?"
                                                               : suyuan_sign_class_get_mark (value, chinese);
  return chinese ? themes[theme].values[value].chinese : themes[theme].values[value].latin;
}

/**
 * suyuan_theme_get_ranked:
 * @rank: less than suyuan_theme_get_n_values()
 *
 * The order of a ring from its top clockwise, and of whatever explains it.
 *
 * Returns: the value that comes there, the worst first
 */
guint
suyuan_theme_get_ranked (SuyuanTheme theme,
                         guint       rank)
{
  g_return_val_if_fail (theme < SUYUAN_N_THEMES && rank < themes[theme].n, 0);
  return ranks[theme].values[rank];
}

/**
 * suyuan_theme_get_urgency:
 * @rank: of a value, as suyuan_theme_get_ranked() has them
 *
 * Returns: how much the value asks for
 */
SuyuanUrgency
suyuan_theme_get_urgency (SuyuanTheme theme,
                          guint       rank)
{
  g_return_val_if_fail (theme < SUYUAN_N_THEMES && rank < themes[theme].n, SUYUAN_URGENCY_SETTLED);
  if (rank >= themes[theme].n - ranks[theme].n_unknown)
    return SUYUAN_URGENCY_UNKNOWN;
  return rank < ranks[theme].n_open ? SUYUAN_URGENCY_OPEN : rank < ranks[theme].n_open + ranks[theme].n_in_hand ? SUYUAN_URGENCY_IN_HAND
                                                                                                                : SUYUAN_URGENCY_SETTLED;
}

/**
 * suyuan_theme_overdue_of_days:
 *
 * Returns: the value of an outlet by the days its worst task is past its deadline
 */
SuyuanOverdue
suyuan_theme_overdue_of_days (guint days)
{
  return days == 0 ? SUYUAN_OVERDUE_NOT : days <= 30 ? SUYUAN_OVERDUE_MONTH
                                      : days <= 90   ? SUYUAN_OVERDUE_QUARTER
                                                     : SUYUAN_OVERDUE_LONGER;
}

/**
 * suyuan_theme_load_of_kg_d:
 * @kg_d: less than 0: not known
 *
 * Returns: the value of an outlet by its load
 */
SuyuanLoadStep
suyuan_theme_load_of_kg_d (double kg_d)
{
  return kg_d < 0 ? SUYUAN_LOAD_UNKNOWN : kg_d < 1 ? SUYUAN_LOAD_BELOW_1
                                      : kg_d < 10  ? SUYUAN_LOAD_BELOW_10
                                      : kg_d < 100 ? SUYUAN_LOAD_BELOW_100
                                                   : SUYUAN_LOAD_ABOVE;
}

/**
 * suyuan_sign_get_value:
 *
 * Returns: what the sign's theme says of the outlet
 */
guint
suyuan_sign_get_value (const SuyuanSign *sign)
{
  return sign->theme == SUYUAN_THEME_STATUS ? sign->status : sign->value;
}
