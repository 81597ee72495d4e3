/* The areas a bulletin speaks of: which there are, how they are called, and what is counted of each.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "suyuan-work"

#include "suyuan-bulletin-private.h"

#include <glib/gi18n-lib.h>

/**
 * suyuan_bulletin_area_new:
 *
 * Returns: (transfer full): an area of which nothing is counted yet
 */
SuyuanBulletinArea *
suyuan_bulletin_area_new (const char *code)
{
  SuyuanBulletinArea *self = g_new0 (SuyuanBulletinArea, 1);

  self->code = g_strdup (code);
  for (guint i = 0; i < SUYUAN_N_FIGURES; i++)
    self->records[i] = g_array_new (FALSE, FALSE, sizeof (SuyuanUid));
  return self;
}

/**
 * suyuan_bulletin_area_free:
 *
 * Frees an area.
 */
void
suyuan_bulletin_area_free (SuyuanBulletinArea *self)
{
  if (!self)
    return;
  for (guint i = 0; i < SUYUAN_N_FIGURES; i++)
    g_array_unref (self->records[i]);
  g_free (self->code);
  g_free (self->name);
  g_free (self);
}

/**
 * suyuan_bulletin_area_count:
 *
 * Returns: how many records a figure counts
 */
guint
suyuan_bulletin_area_count (const SuyuanBulletinArea *self,
                            SuyuanBulletinFigure      figure)
{
  return self->records[figure]->len;
}

/**
 * suyuan_bulletin_area_share:
 *
 * Returns: one figure as part of another, 0 to 1; below 0 where there is nothing to be a part of
 */
double
suyuan_bulletin_area_share (const SuyuanBulletinArea *self,
                            SuyuanBulletinFigure      part,
                            SuyuanBulletinFigure      whole)
{
  guint n = suyuan_bulletin_area_count (self, whole);

  return n > 0 ? (double) suyuan_bulletin_area_count (self, part) / n : -1;
}

/**
 * suyuan_bulletin_area_hundredths:
 * @whole: %SUYUAN_N_FIGURES: of the sections that met their target, as suyuan_bulletin_area_met_share()
 *
 * One figure as part of another as it is printed: a percentage of two decimals. It is rounded once, by whole numbers, half
 * upwards; changes are differences of what is printed.
 *
 * Returns: hundredths of a percent, 0 to 10000; below 0 where there is nothing to be a part of
 */
int
suyuan_bulletin_area_hundredths (const SuyuanBulletinArea *self,
                                 SuyuanBulletinFigure      part,
                                 SuyuanBulletinFigure      whole)
{
  guint64 n_part = suyuan_bulletin_area_count (self, part);
  guint64 n = whole == SUYUAN_N_FIGURES ? n_part + suyuan_bulletin_area_count (self, SUYUAN_FIGURE_OFF) : suyuan_bulletin_area_count (self, whole);

  return n > 0 ? (int) ((2 * 10000 * n_part + n) / (2 * n)) : -1;
}

/**
 * suyuan_bulletin_area_met_share:
 *
 * Returns: of the sections that were measured and have a target, those that met it, 0 to 1; below 0 where there are none
 */
double
suyuan_bulletin_area_met_share (const SuyuanBulletinArea *self)
{
  guint met = suyuan_bulletin_area_count (self, SUYUAN_FIGURE_MET), n = met + suyuan_bulletin_area_count (self, SUYUAN_FIGURE_OFF);

  return n > 0 ? (double) met / n : -1;
}

/**
 * suyuan_bulletin_add:
 *
 * Counts a record in its area and in the whole.
 */
void
suyuan_bulletin_add (SuyuanBulletinCount *self,
                     SuyuanBulletinArea  *area,
                     SuyuanBulletinFigure figure,
                     const SuyuanUid     *uid)
{
  g_array_append_val (area->records[figure], *uid);
  g_array_append_val (self->bulletin->total->records[figure], *uid);
}

static SuyuanDivisions *
get_divisions (SuyuanBulletinCount *self)
{
  return suyuan_catalogue_get_divisions (suyuan_office_get_catalogue (self->office));
}

/* Counties that stand directly under a province are their own city; the table has a city of that name for them all. */
static const SuyuanDivision *
find_city (SuyuanDivisions      *divisions,
           const SuyuanDivision *division)
{
  const SuyuanDivision *city = suyuan_division_get_level (division) == SUYUAN_DIVISION_COUNTY ? suyuan_divisions_find (divisions, division->parent) : division;

  return city && suyuan_division_get_level (city) == SUYUAN_DIVISION_CITY && !g_str_has_suffix (city->code, "9000") ? city : division;
}

static char *
dup_area_code (SuyuanDivisions    *divisions,
               SuyuanDivisionLevel level,
               const char         *code)
{
  const SuyuanDivision *division = suyuan_divisions_find (divisions, code);

  if (!code || strlen (code) < strlen ("411300"))
    return g_strdup ("");
  if (!division)
    return level == SUYUAN_DIVISION_CITY ? g_strdup_printf ("%.4s00", code) : g_strndup (code, strlen ("411300"));
  return g_strdup (level == SUYUAN_DIVISION_CITY ? find_city (divisions, division)->code : division->code);
}

/**
 * suyuan_bulletin_find_level:
 * @codes: a set of divisions
 *
 * Returns: county where all lie in one city, else city
 */
SuyuanDivisionLevel
suyuan_bulletin_find_level (GHashTable      *codes,
                            SuyuanDivisions *divisions)
{
  g_autofree char *first = NULL;
  GHashTableIter   iter;
  gpointer         code;

  g_hash_table_iter_init (&iter, codes);
  while (g_hash_table_iter_next (&iter, &code, NULL))
    {
      g_autofree char *city = dup_area_code (divisions, SUYUAN_DIVISION_CITY, code);

      if (first && !g_str_equal (first, city))
        return SUYUAN_DIVISION_CITY;
      if (!first)
        first = g_steal_pointer (&city);
    }
  return SUYUAN_DIVISION_COUNTY;
}

/**
 * suyuan_bulletin_find_area:
 * @division: (nullable): code of a record
 *
 * Returns: (transfer none): the area the division belongs to, made where it is the first of it
 */
SuyuanBulletinArea *
suyuan_bulletin_find_area (SuyuanBulletinCount *self,
                           const char          *division)
{
  g_autofree char    *code = dup_area_code (get_divisions (self), self->bulletin->level, division);
  SuyuanBulletinArea *area = g_hash_table_lookup (self->by_code, code);

  if (area)
    return area;
  area = suyuan_bulletin_area_new (code);
  g_hash_table_insert (self->by_code, area->code, area);
  g_ptr_array_add (self->bulletin->areas, area);
  return area;
}

static int
compare_areas (gconstpointer a,
               gconstpointer b)
{
  const SuyuanBulletinArea *one = *(SuyuanBulletinArea *const *) a, *other = *(SuyuanBulletinArea *const *) b;

  if (!*one->code != !*other->code)
    return *one->code ? -1 : 1;
  return strcmp (one->code, other->code);
}

/* The division all areas lie in, as far down as they share it; empty: none. */
static char *
dup_shared (SuyuanBulletinCount *self)
{
  SuyuanDivisions *divisions = get_divisions (self);
  GPtrArray       *areas = self->bulletin->areas;
  const char      *codes[2] = { NULL }; /* the city, else the province */

  for (guint i = 0; i < areas->len; i++)
    {
      const SuyuanDivision *division = suyuan_divisions_find (divisions, ((SuyuanBulletinArea *) areas->pdata[i])->code);
      const SuyuanDivision *city = division ? suyuan_divisions_find (divisions, division->parent) : NULL;
      const SuyuanDivision *province = city && city->parent ? suyuan_divisions_find (divisions, city->parent) : city;
      const SuyuanDivision *above[2] = { city, province };

      for (guint k = 0; division && k < 2; k++)
        codes[k] = above[k] && (!codes[k] || g_str_equal (codes[k], above[k]->code)) ? above[k]->code : "";
    }
  for (guint k = 0; k < 2; k++)
    if (codes[k] && *codes[k])
      return suyuan_divisions_dup_full_name (divisions, codes[k]);
  return g_strdup ("");
}

static char *
dup_area_name (SuyuanBulletinCount      *self,
               const SuyuanBulletinArea *area,
               const char               *shared)
{
  SuyuanDivisions      *divisions = get_divisions (self);
  const SuyuanDivision *division = suyuan_divisions_find (divisions, area->code);
  g_autofree char      *whole = suyuan_divisions_dup_full_name (divisions, area->code);
  const char           *own;

  if (!*area->code)
    return g_strdup (_ ("No division entered"));
  if (!whole)
    return g_strdup (area->code);
  own = shared && g_str_has_prefix (whole, shared) && whole[strlen (shared)] != '\0' ? whole + strlen (shared) : whole;
  if (self->bulletin->level == SUYUAN_DIVISION_COUNTY && suyuan_division_get_level (division) != SUYUAN_DIVISION_COUNTY)
    return g_strdup_printf (_ ("%s, county not entered"), own);
  return g_strdup (own);
}

/**
 * suyuan_bulletin_name_areas:
 *
 * Puts the areas in the order of their codes and names each without what all of them lie in.
 */
void
suyuan_bulletin_name_areas (SuyuanBulletinCount *self)
{
  g_autofree char *shared = dup_shared (self);

  g_ptr_array_sort (self->bulletin->areas, compare_areas);
  for (guint i = 0; i < self->bulletin->areas->len; i++)
    {
      SuyuanBulletinArea *area = self->bulletin->areas->pdata[i];

      area->name = dup_area_name (self, area, shared);
    }
  self->bulletin->total->name = g_strdup (_ ("Whole"));
}
