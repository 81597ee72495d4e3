/* suyuan-measurement-unit.c: units as people write them behind a number or in a header
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-core"

#include "suyuan-measurement-unit.h"

#include "suyuan-text-fold.h"

/* Units of one quantity stand together; factor turns into the first of them. Names are folded.
 * A cubic metre of water is counted as a tonne. */
static const struct
{
  const char *quantity;
  const char *name;
  double      factor;
} units[] = {
  { "concentration", "mg/l", 1 },
  { "concentration", "毫克/升", 1 },
  { "concentration", "mg/升", 1 },
  { "concentration", "mg·l-1", 1 },
  { "concentration", "g/m3", 1 },
  { "concentration", "μg/l", 1e-3 },
  { "concentration", "ug/l", 1e-3 },
  { "concentration", "微克/升", 1e-3 },
  { "concentration", "g/l", 1e3 },
  { "flow", "m3/d", 1 },
  { "flow", "m3/天", 1 },
  { "flow", "m3/日", 1 },
  { "flow", "立方米/天", 1 },
  { "flow", "立方米/日", 1 },
  { "flow", "方/天", 1 },
  { "flow", "t/d", 1 },
  { "flow", "吨/天", 1 },
  { "flow", "吨/日", 1 },
  { "flow", "m3/h", 24 },
  { "flow", "立方米/小时", 24 },
  { "flow", "吨/小时", 24 },
  { "flow", "m3/s", 86400 },
  { "flow", "立方米/秒", 86400 },
  { "flow", "l/s", 86.4 },
  { "flow", "升/秒", 86.4 },
  { "flow", "万m3/d", 1e4 },
  { "flow", "万t/d", 1e4 },
  { "flow", "万吨/天", 1e4 },
  { "flow", "万吨/日", 1e4 },
  { "flow", "万立方米/日", 1e4 },
  { "length", "m", 1 },
  { "length", "米", 1 },
  { "length", "km", 1e3 },
  { "length", "公里", 1e3 },
  { "length", "千米", 1e3 },
  { "length", "cm", 1e-2 },
  { "length", "厘米", 1e-2 },
  { "length", "mm", 1e-3 },
  { "length", "毫米", 1e-3 },
  { "angle", "°", 1 },
  { "angle", "度", 1 },
  { "days", "d", 1 },
  { "days", "天", 1 },
  { "days", "日", 1 },
  { "share", "%", 1 },
  { "share", "百分比", 1 },
  { "permille", "‰", 1 },
  { "money", "万元", 1 },
  { "money", "元", 1e-4 },
  { "money", "亿元", 1e4 },
  { "temperature", "°c", 1 },
  { "temperature", "摄氏度", 1 },
  { "conductivity", "μs/cm", 1 },
  { "conductivity", "us/cm", 1 },
  { "conductivity", "ms/m", 10 },
  { "conductivity", "ms/cm", 1e3 },
  { "turbidity", "ntu", 1 },
  { "turbidity", "度", 1 },
  { "bacteria", "个/l", 1 },
  { "bacteria", "个/升", 1 },
  { "bacteria", "mpn/l", 1 },
  { "bacteria", "cfu/l", 1 },
  { "cells", "cells/l", 1 },
  { "cells", "个/l", 1 },
  { "bytes", "b", 1 },
  { "pixels", "px", 1 },
};

static double
find_factor (const char *quantity,
             const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    {
      if (g_str_equal (units[i].quantity, quantity) && g_str_equal (units[i].name, name))
        return units[i].factor;
    }

  return 0;
}

/**
 * suyuan_measurement_unit_factor:
 * @from: a unit as written
 * @to: the unit of a field
 *
 * Returns: what a number in @from is multiplied with to be one in @to; 0 where they do not measure the same
 * or @from is not known
 */
double
suyuan_measurement_unit_factor (const char *from,
                                const char *to)
{
  char a[SUYUAN_TEXT_FOLD_MAX], b[SUYUAN_TEXT_FOLD_MAX];

  if (!suyuan_text_fold (from, a, sizeof a) || !suyuan_text_fold (to, b, sizeof b))
    return 0;
  if (g_str_equal (a, b))
    return 1;

  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    {
      double factor = g_str_equal (units[i].name, b) ? find_factor (units[i].quantity, a) : 0;

      if (factor > 0)
        return factor / units[i].factor;
    }

  return 0;
}
