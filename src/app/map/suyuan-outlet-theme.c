/* suyuan-outlet-theme.c: what the colours of the outlets say, and how it is found out for all of them
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-app"

#include "suyuan-outlet-theme.h"

#include <glib/gi18n-lib.h>

#include "suyuan-below.h"
#include "suyuan-load.h"
#include "suyuan-monitoring.h"

#define PARAMETER "cod" /* a load is one of */

/* --- words --- */

const char *
suyuan_outlet_theme_get_title (SuyuanTheme theme)
{
  static const char *const titles[SUYUAN_N_THEMES] = {
    [SUYUAN_THEME_STATUS] = N_ ("Status"),
    [SUYUAN_THEME_TYPE] = N_ ("Type"),
    [SUYUAN_THEME_OVERDUE] = N_ ("Days overdue"),
    [SUYUAN_THEME_LOAD] = N_ ("Load of COD"),
    [SUYUAN_THEME_GRADE] = N_ ("Grade of the section below"),
  };

  return _ (titles[theme]);
}

/* How its ring is read without colours, in a few words; see suyuan_theme_get_urgency(). */
const char *
suyuan_outlet_theme_get_ring (SuyuanTheme theme)
{
  static const char *const rings[SUYUAN_N_THEMES] = {
    [SUYUAN_THEME_STATUS] = N_ ("thick to do, thin settled"),
    [SUYUAN_THEME_TYPE] = N_ ("from the top in this order"),
    [SUYUAN_THEME_OVERDUE] = N_ ("thick over 30 days, thin not overdue"),
    [SUYUAN_THEME_LOAD] = N_ ("thick 10 kg/d and more, thin below 1, dashed not known"),
    [SUYUAN_THEME_GRADE] = N_ ("thick class V and worse, thin III and better, dashed not known"),
  };

  return _ (rings[theme]);
}

static char *
dup_enum_label (SuyuanCatalogue *catalogue,
                const char      *enumeration,
                const char      *key)
{
  const SuyuanEnumValue *value = suyuan_catalogue_find_value (catalogue, enumeration, key);

  return g_strdup (value != NULL ? suyuan_enum_value_get_label (value) : key);
}

/* The group of types that has the shape, in a word. */
const char *
suyuan_outlet_theme_get_shape (SuyuanSignShape shape)
{
  static const char *const shapes[SUYUAN_N_SHAPES] = {
    [SUYUAN_SHAPE_OTHER] = N_ ("Other outlets"),
    [SUYUAN_SHAPE_INDUSTRY] = N_ ("Industry"),
    [SUYUAN_SHAPE_TREATMENT_PLANT] = N_ ("Treatment plant"),
    [SUYUAN_SHAPE_AGRICULTURE] = N_ ("Agriculture"),
    [SUYUAN_SHAPE_DOMESTIC] = N_ ("Domestic sewage"),
    [SUYUAN_SHAPE_RAIN] = N_ ("Rain and overflow"),
  };

  return _ (shapes[shape]);
}

char *
suyuan_outlet_theme_dup_label (SuyuanTheme      theme,
                               guint            value,
                               SuyuanCatalogue *catalogue)
{
  static const char *const late[SUYUAN_N_OVERDUE] = { N_ ("not overdue"), N_ ("up to 30 days"), N_ ("31 to 90 days"), N_ ("over 90 days") };
  static const char *const loads[SUYUAN_N_LOADS] = { N_ ("not known"), N_ ("below 1 kg/d"), N_ ("1 to 10 kg/d"), N_ ("10 to 100 kg/d"), N_ ("100 kg/d and more") };
  static const char *const classes[] = { NULL, "I", "II", "III", "IV", "V", ">V" };

  switch (theme)
    {
    case SUYUAN_THEME_TYPE:
      return g_strdup (suyuan_outlet_theme_get_shape (value));
    case SUYUAN_THEME_OVERDUE:
      return g_strdup (_ (late[value]));
    case SUYUAN_THEME_LOAD:
      return g_strdup (_ (loads[value]));
    case SUYUAN_THEME_GRADE:
      if (value == 0 || value == SUYUAN_GRADE_NO_SECTION)
        return g_strdup (value == 0 ? _ ("not measured") : _ ("no section below"));
      return dup_enum_label (catalogue, "water_class", classes[value]);
    case SUYUAN_THEME_STATUS:
    case SUYUAN_N_THEMES:
    default:
      return dup_enum_label (catalogue, "outlet_status", suyuan_sign_status_get_key (value));
    }
}

/* How a bank beside a river was walked. */
const char *
suyuan_outlet_theme_get_coverage (SuyuanCoverage   coverage,
                                  SuyuanCatalogue *catalogue)
{
  const SuyuanEnumValue *walked = suyuan_catalogue_find_value (catalogue, "coverage", suyuan_coverage_get_key (coverage));

  return walked != NULL ? suyuan_enum_value_get_label (walked) : suyuan_coverage_get_key (coverage);
}

/* A sign that stands for a value wherever it is explained. */
SuyuanSign
suyuan_outlet_theme_get_sample (SuyuanTheme theme,
                                guint       value)
{
  return (SuyuanSign){ .shape = theme == SUYUAN_THEME_TYPE ? (SuyuanSignShape) value : SUYUAN_SHAPE_DOMESTIC,
                       .status = theme == SUYUAN_THEME_STATUS ? (SuyuanSignStatus) value : SUYUAN_STATUS_TO_VERIFY,
                       .theme = theme,
                       .value = value };
}

/* --- values --- */

static gboolean
fill_loads (SuyuanOffice    *office,
            const SuyuanUid *uids,
            SuyuanSign      *signs,
            guint            n_signs,
            GError         **error)
{
  g_autoptr (GHashTable) loads = suyuan_office_loads (office, SUYUAN_KIND_OUTLET, PARAMETER, NULL, error);

  if (loads == NULL)
    return FALSE;

  for (guint i = 0; i < n_signs; i++)
    {
      SuyuanLoad load = suyuan_loads_get (loads, &uids[i]);

      signs[i].value = suyuan_theme_load_of_kg_d (load.basis != NULL ? load.kg_d.middle : -1);
    }
  return TRUE;
}

/* The classes are those of the sections' latest quarter; each section is graded once. */
static gboolean
grade_once (SuyuanOffice    *office,
            GHashTable      *classes,
            const SuyuanUid *section,
            guint           *klass,
            GError         **error)
{
  gpointer known = g_hash_table_lookup (classes, section);
  g_autoptr (SuyuanSectionGrade) grade = NULL;

  if (known == NULL)
    {
      grade = suyuan_office_grade_lately (office, section, error);
      if (grade == NULL)
        return FALSE;
      known = GUINT_TO_POINTER (grade->grading->klass + 1);
      g_hash_table_insert (classes, (gpointer) section, known);
    }
  *klass = GPOINTER_TO_UINT (known) - 1;
  return TRUE;
}

static gboolean
fill_grades (SuyuanOffice    *office,
             const SuyuanUid *uids,
             SuyuanSign      *signs,
             guint            n_signs,
             GError         **error)
{
  g_autoptr (GHashTable) below = suyuan_office_sections_below (office, error);
  g_autoptr (GHashTable) classes = g_hash_table_new (suyuan_uid_hash, suyuan_uid_equal); /* of uids in @below */

  if (below == NULL)
    return FALSE;

  for (guint i = 0; i < n_signs; i++)
    {
      const SuyuanUid *section = g_hash_table_lookup (below, &uids[i]);

      signs[i].value = SUYUAN_GRADE_NO_SECTION;
      if (section != NULL && !grade_once (office, classes, section, &signs[i].value, error))
        return FALSE;
    }
  return TRUE;
}

/* Once type, status and days overdue stand in the signs. With the office of the thread it is called on, a worker's. */
gboolean
suyuan_outlet_theme_fill (SuyuanTheme      theme,
                          SuyuanOffice    *office,
                          const SuyuanUid *uids,
                          SuyuanSign      *signs,
                          guint            n_signs,
                          GError         **error)
{
  for (guint i = 0; i < n_signs; i++)
    {
      signs[i].theme = theme;
      signs[i].value = theme == SUYUAN_THEME_OVERDUE ? suyuan_theme_overdue_of_days (signs[i].overdue_days) : (guint) signs[i].shape;
    }
  if (theme == SUYUAN_THEME_LOAD)
    return fill_loads (office, uids, signs, n_signs, error);
  if (theme == SUYUAN_THEME_GRADE)
    return fill_grades (office, uids, signs, n_signs, error);

  return TRUE;
}
