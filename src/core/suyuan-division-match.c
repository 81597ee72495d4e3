/* suyuan-division-match.c: which division somebody means by a name
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-core"

#include "suyuan-division-private.h"

#include <string.h>

/**
 * suyuan_division_shorten:
 * @name: name of a division
 *
 * Returns: (transfer full): 邓州 for 邓州市, 广西 for 广西壮族自治区; names of two characters stay whole
 */
char *
suyuan_division_shorten (const char *name)
{
  static const char *const endings[] = { "壮族自治区", "回族自治区", "维吾尔自治区", "自治区", "省", "市", "县", "区", "盟", "旗" };

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      gsize length = strlen (name) - (g_str_has_suffix (name, endings[i]) ? strlen (endings[i]) : 0);

      if (length < strlen (name) && g_utf8_strlen (name, length) >= 2)
        return g_strndup (name, length);
    }

  return g_strdup (name);
}

static gboolean
lies_within (SuyuanDivisions      *self,
             const SuyuanDivision *division,
             const char           *code)
{
  while (division != NULL && !g_str_equal (division->code, code))
    division = suyuan_divisions_find (self, division->parent);

  return division != NULL;
}

/* Takes the names of the division's ancestors off the end of what stands before its own name. */
static gboolean
explains (SuyuanDivisions      *self,
          const SuyuanDivision *division,
          const char           *before,
          gsize                 length)
{
  g_autofree char *rest = g_strndup (before, length);

  while ((division = suyuan_divisions_find (self, division->parent)) != NULL)
    {
      g_autofree char *brief = suyuan_division_shorten (division->name);

      if (g_str_has_suffix (rest, division->name))
        rest[strlen (rest) - strlen (division->name)] = '\0';
      else if (g_str_has_suffix (rest, brief))
        rest[strlen (rest) - strlen (brief)] = '\0';
    }

  return *rest == '\0';
}

/* The whole name beats the short one; two of the same kind are no answer. */
typedef struct
{
  const SuyuanDivision *whole, *brief;
  guint                 n_whole, n_brief;
} Candidates;

static void
consider (SuyuanDivisions *self,
          const char      *text,
          const char      *name,
          const char      *within,
          Candidates      *candidates)
{
  GPtrArray *divisions = g_hash_table_lookup (self->by_name, name);

  for (guint i = 0; divisions != NULL && i < divisions->len; i++)
    {
      const SuyuanDivision *division = g_ptr_array_index (divisions, i);

      if ((within != NULL && !lies_within (self, division, within)) || !explains (self, division, text, name - text))
        continue;

      if (g_str_equal (division->name, name))
        {
          candidates->whole = division;
          candidates->n_whole++;
        }
      else
        {
          candidates->brief = division;
          candidates->n_brief++;
        }
    }
}

/**
 * suyuan_divisions_match:
 * @self: divisions
 * @text: a code, or a name with or without its ending and the names above it: 邓州市, 邓州, 南阳市邓州市, 河南邓州
 * @within: (nullable): code of a division it has to lie in
 *
 * Returns: (transfer none) (nullable): the division; %NULL where none or several fit
 */
const SuyuanDivision *
suyuan_divisions_match (SuyuanDivisions *self,
                        const char      *text,
                        const char      *within)
{
  g_autofree char *name = g_strstrip (g_strdup (text));
  Candidates       candidates = { 0 };

  if (*name != '\0' && name[strspn (name, "0123456789")] == '\0')
    {
      const SuyuanDivision *division = suyuan_divisions_find (self, name);

      return division == NULL || within == NULL || lies_within (self, division, within) ? division : NULL;
    }

  for (const char *end = name; *end != '\0'; end = g_utf8_next_char (end))
    consider (self, name, end, within, &candidates);

  if (candidates.n_whole > 0)
    return candidates.n_whole == 1 ? candidates.whole : NULL;

  return candidates.n_brief == 1 ? candidates.brief : NULL;
}
