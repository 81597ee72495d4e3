/* What the signs say: the tables from the catalogue's keys to shapes, colours and characters, so that
 * colour never carries a meaning alone. Drawing is in suyuan-sign-draw.c. */
/* SPDX-FileCopyrightText: 2026 The Suyuan authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "suyuan-map"

#include "suyuan-sign.h"

#include <math.h>

typedef struct
{
  const char *key, *chinese, *latin;
} Mark;

static const Mark statuses[SUYUAN_N_STATUSES] = {
  { "to_verify", "核", "V" },
  { "to_monitor", "监", "M" },
  { "to_trace", "溯", "T" },
  { "to_rectify", "治", "R" },
  { "under_way", "整", "W" },
  { "awaiting_closure", "申", "A" },
  { "closed", "销", "C" },
  { "no_action", "免", "N" },
  { "supervised", "管", "S" },
  { "sealed", "封", "X" },
};

static const Mark states[] = {
  { "registered", "登", "RG" },
  { "assigned", "交", "AS" },
  { "received", "签", "RC" },
  { "scheme_approved", "案", "SA" },
  { "under_way", "治", "UW" },
  { "submitted", "申", "SB" },
  { "prechecked", "核", "PC" },
  { "accepted", "验", "AC" },
  { "public_notice", "示", "PN" },
  { "closed", "销", "CL" },
  { "returned", "退", "RT" },
  { "suspended", "停", "SU" },
  { "cancelled", "撤", "CA" },
  { "rebound", "反", "RB" },
};

static const Mark classes[SUYUAN_CLASS_WORSE + 1] = {
  { "none", "–", "–" },
  { "I", "Ⅰ", "I" },
  { "II", "Ⅱ", "II" },
  { "III", "Ⅲ", "III" },
  { "IV", "Ⅳ", "IV" },
  { "V", "Ⅴ", "V" },
  { ">V", "劣Ⅴ", ">V" },
};

static const Mark shapes[SUYUAN_N_SHAPES] = {
  { "other", "○", "○" },
  { "industry", "■", "■" },
  { "treatment_plant", "⬡", "⬡" },
  { "agriculture", "▲", "▲" },
  { "domestic", "●", "●" },
  { "rain", "◆", "◆" },
};

static int
find (const Mark *marks,
      guint       n_marks,
      const char *key)
{
  for (guint i = 0; key && i < n_marks; i++)
    if (g_str_equal (marks[i].key, key))
      return (int) i;
  return -1;
}

/**
 * suyuan_sign_status_from_key:
 * @key: (nullable): an outlet status of the catalogue
 *
 * Returns: the status, or -1
 */
int
suyuan_sign_status_from_key (const char *key)
{
  return find (statuses, G_N_ELEMENTS (statuses), key);
}

/**
 * suyuan_sign_status_get_key:
 *
 * Returns: the key in the catalogue
 */
const char *
suyuan_sign_status_get_key (SuyuanSignStatus status)
{
  g_return_val_if_fail (status < SUYUAN_N_STATUSES, NULL);
  return statuses[status].key;
}

/**
 * suyuan_sign_status_get_mark:
 * @chinese: the Chinese character, else the Latin letter
 *
 * Returns: the one character that stands for the status
 */
const char *
suyuan_sign_status_get_mark (SuyuanSignStatus status,
                             gboolean         chinese)
{
  g_return_val_if_fail (status < SUYUAN_N_STATUSES, NULL);
  return chinese ? statuses[status].chinese : statuses[status].latin;
}

/**
 * suyuan_sign_shape_from_key:
 * @key: (nullable): the sign of an outlet type: industry, treatment_plant, agriculture, domestic, rain, other
 *
 * Returns: the shape, or -1
 */
int
suyuan_sign_shape_from_key (const char *key)
{
  return find (shapes, G_N_ELEMENTS (shapes), key);
}

/**
 * suyuan_sign_state_get_mark:
 * @key: a task state, or `rebound`
 * @chinese: one Chinese character, else two Latin letters
 *
 * Returns: (nullable): the mark, %NULL for an unknown key
 */
const char *
suyuan_sign_state_get_mark (const char *key,
                            gboolean    chinese)
{
  int i = find (states, G_N_ELEMENTS (states), key);

  if (i < 0)
    return NULL;
  return chinese ? states[i].chinese : states[i].latin;
}

/**
 * suyuan_sign_class_from_key:
 * @key: (nullable): I to V, `>V`, or `none`
 *
 * Returns: 0 to %SUYUAN_CLASS_WORSE, or -1
 */
int
suyuan_sign_class_from_key (const char *key)
{
  return find (classes, G_N_ELEMENTS (classes), key);
}

/**
 * suyuan_sign_class_get_mark:
 * @water_class: 0 to %SUYUAN_CLASS_WORSE
 * @chinese: 劣Ⅴ and full-width numerals, else ASCII
 *
 * Returns: the Roman numeral; a dash where nothing was graded
 */
const char *
suyuan_sign_class_get_mark (guint    water_class,
                            gboolean chinese)
{
  g_return_val_if_fail (water_class <= SUYUAN_CLASS_WORSE, NULL);
  return chinese ? classes[water_class].chinese : classes[water_class].latin;
}

/* Two or three digits with a unit; rounds down, so that nothing counts more than it holds. */
static char *
shorten (guint       count,
         guint       unit,
         const char *suffix)
{
  double value = (double) count / unit;

  return value < 10 ? g_strdup_printf ("%.1f%s", floor (value * 10) / 10, suffix)
                    : g_strdup_printf ("%u%s", count / unit, suffix);
}

/**
 * suyuan_sign_format_count:
 * @chinese: counts in 万, else in k and M
 *
 * Returns: (transfer full): the count in at most four characters, rounded down
 */
char *
suyuan_sign_format_count (guint    count,
                          gboolean chinese)
{
  if (chinese && count >= 10000)
    return shorten (count, 10000, "万");
  if (!chinese && count >= 1000000)
    return shorten (count, 1000000, "M");
  if (!chinese && count >= 1000)
    return shorten (count, 1000, "k");
  return g_strdup_printf ("%u", count);
}

/**
 * suyuan_sign_get_cluster_size:
 * @count: outlets in the cluster
 * @size: the size of a single sign
 *
 * Returns: a size that grows with the logarithm of the count, from 1.4 to 2.4 signs, by tenths of one: each size of
 *   letters is a font to be loaded
 */
double
suyuan_sign_get_cluster_size (guint  count,
                              double size)
{
  return size * round (13 + CLAMP (2.2 * log10 (MAX (count, 1)), 1, 11)) / 10;
}
