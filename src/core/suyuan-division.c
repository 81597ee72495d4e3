/* suyuan-division.c: provinces, cities and counties by code, name and initials
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-core"

#include "suyuan-division-private.h"

#include <string.h>

#define CODE_LENGTH 6
#define DEPTH 3

/* Rows that only group counties: nobody writes them in an address. */
static gboolean
is_placeholder (const SuyuanDivision *division)
{
  static const char *const names[] = { "市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划", NULL };

  return g_strv_contains (names, division->name);
}

static void
add_name (SuyuanDivisions *self,
          char            *name,
          SuyuanDivision  *division)
{
  GPtrArray *divisions = g_hash_table_lookup (self->by_name, name);

  if (divisions == NULL)
    {
      divisions = g_ptr_array_new ();
      g_hash_table_insert (self->by_name, g_strdup (name), divisions);
    }
  g_ptr_array_add (divisions, division);
  g_free (name);
}

static void
index_division (SuyuanDivisions *self,
                SuyuanDivision  *division)
{
  char *brief;

  g_hash_table_insert (self->by_code, (gpointer) division->code, division);
  if (is_placeholder (division))
    return;

  brief = suyuan_division_shorten (division->name);
  if (!g_str_equal (brief, division->name))
    add_name (self, g_strdup (division->name), division);
  add_name (self, brief, division);
}

/**
 * suyuan_divisions_new:
 * @error: (out): a fault of the compiled-in table
 *
 * Returns: (transfer full): the divisions of 2023
 */
SuyuanDivisions *
suyuan_divisions_new (GError **error)
{
  g_autoptr (SuyuanDivisions) self = g_new0 (SuyuanDivisions, 1);

  self->table = suyuan_csv_load ("divisions.csv", error);
  if (self->table == NULL)
    return NULL;

  self->all = g_array_new (FALSE, FALSE, sizeof (SuyuanDivision));
  self->by_code = g_hash_table_new (g_str_hash, g_str_equal);
  self->by_name = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  for (guint i = 0; i < suyuan_csv_get_n_rows (self->table); i++)
    {
      const char    *parent = suyuan_csv_get_named (self->table, i, "parent");
      SuyuanDivision division = {
        .code = suyuan_csv_get_named (self->table, i, "code"),
        .name = suyuan_csv_get_named (self->table, i, "name"),
        .parent = *parent != '\0' ? parent : NULL,
        .initials = suyuan_csv_get_named (self->table, i, "initials"),
      };

      g_array_append_val (self->all, division);
    }
  for (guint i = 0; i < self->all->len; i++)
    index_division (self, &g_array_index (self->all, SuyuanDivision, i));

  return g_steal_pointer (&self);
}

/**
 * suyuan_divisions_free:
 * @self: (nullable) (transfer full): divisions
 */
void
suyuan_divisions_free (SuyuanDivisions *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->by_name, g_hash_table_unref);
  g_clear_pointer (&self->by_code, g_hash_table_unref);
  g_clear_pointer (&self->all, g_array_unref);
  suyuan_csv_free (self->table);
  g_free (self);
}

/**
 * suyuan_divisions_get_n:
 * @self: divisions
 *
 * Returns: how many there are
 */
guint
suyuan_divisions_get_n (SuyuanDivisions *self)
{
  return self->all->len;
}

/**
 * suyuan_divisions_get:
 * @self: divisions
 * @index: 0 and up, in the order of codes
 *
 * Returns: (transfer none): a division
 */
const SuyuanDivision *
suyuan_divisions_get (SuyuanDivisions *self,
                      guint            index)
{
  g_return_val_if_fail (index < self->all->len, NULL);

  return &g_array_index (self->all, SuyuanDivision, index);
}

/**
 * suyuan_divisions_find:
 * @self: divisions
 * @code: (nullable): 6, 9 or 12 digits
 *
 * Returns: (transfer none) (nullable): the division, for a township or village its county
 */
const SuyuanDivision *
suyuan_divisions_find (SuyuanDivisions *self,
                       const char      *code)
{
  char county[CODE_LENGTH + 1] = { 0 };

  if (code == NULL || strlen (code) < CODE_LENGTH)
    return NULL;
  memcpy (county, code, CODE_LENGTH);

  return g_hash_table_lookup (self->by_code, county);
}

/**
 * suyuan_division_get_level:
 * @self: a division
 *
 * Returns: province, city or county, by the zeros of its code
 */
SuyuanDivisionLevel
suyuan_division_get_level (const SuyuanDivision *self)
{
  if (g_str_has_suffix (self->code, "0000"))
    return SUYUAN_DIVISION_PROVINCE;

  return g_str_has_suffix (self->code, "00") ? SUYUAN_DIVISION_CITY : SUYUAN_DIVISION_COUNTY;
}

static gboolean
fits (const SuyuanDivision *division,
      const char           *text)
{
  return g_str_has_prefix (division->code, text) || strstr (division->name, text) != NULL ||
         g_str_has_prefix (division->initials, text);
}

/**
 * suyuan_divisions_search:
 * @self: divisions
 * @text: the beginning of a code or of the initials, or a part of a name
 * @limit: how many at most
 *
 * Returns: (transfer container) (element-type SuyuanDivision): those that fit, by code
 */
GPtrArray *
suyuan_divisions_search (SuyuanDivisions *self,
                         const char      *text,
                         guint            limit)
{
  g_autofree char *lower = g_ascii_strdown (text, -1);
  GPtrArray       *found = g_ptr_array_new ();

  for (guint i = 0; i < self->all->len && found->len < limit; i++)
    {
      SuyuanDivision *division = &g_array_index (self->all, SuyuanDivision, i);

      if (!is_placeholder (division) && fits (division, lower))
        g_ptr_array_add (found, division);
    }

  return found;
}

/**
 * suyuan_divisions_dup_full_name:
 * @self: divisions
 * @code: 6, 9 or 12 digits
 *
 * Returns: (transfer full) (nullable): 河南省南阳市邓州市; %NULL where the code is not in the table
 */
char *
suyuan_divisions_dup_full_name (SuyuanDivisions *self,
                                const char      *code)
{
  const char           *names[DEPTH] = { "", "", "" };
  const SuyuanDivision *division = suyuan_divisions_find (self, code);

  if (division == NULL)
    return NULL;

  for (guint i = DEPTH; division != NULL && i-- > 0; division = suyuan_divisions_find (self, division->parent))
    {
      if (!is_placeholder (division))
        names[i] = division->name;
    }

  return g_strconcat (names[0], names[1], names[2], NULL);
}
