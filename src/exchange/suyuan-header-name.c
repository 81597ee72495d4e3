/* suyuan-header-name.c: one name per column out of the rows of a header
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-exchange"

#include "suyuan-header-name.h"

/* Line ends and other blanks inside a header cell: a space between Latin words, nothing between Chinese. */
static char *
clean_name (const char *text)
{
  g_autoptr (GString) name = g_string_new (NULL);
  gboolean gap = FALSE;
  gunichar last = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isspace (c) || c == 0xFEFF)
        {
          gap = last != 0;
          continue;
        }
      if (gap && (last < 0x2E80 || c < 0x2E80))
        g_string_append_c (name, ' ');
      g_string_append_unichar (name, c);
      last = c;
      gap = FALSE;
    }

  return g_string_free (g_steal_pointer (&name), FALSE);
}

/* A merged cell has its text in its leftmost column only: what stands over @column in @row. */
static char *
find_group (const char *const *row,
            guint              column)
{
  for (guint i = column + 1; i-- > 0;)
    {
      g_autofree char *name = clean_name (row[i]);

      if (*name != '\0')
        return g_steal_pointer (&name);
    }

  return NULL;
}

/* The lowest text of a column names it; @depth is the row that has it. */
static char *
find_name (const char *const *const *rows,
           guint                     n_rows,
           guint                     column,
           guint                    *depth)
{
  for (guint i = n_rows; i-- > 0;)
    {
      g_autofree char *name = clean_name (rows[i][column]);

      *depth = i;
      if (*name != '\0')
        return g_steal_pointer (&name);
    }

  *depth = 0;

  return g_strdup_printf ("%u", column + 1);
}

/* Longitude twice, under “start” and under “end”: start/longitude, end/longitude. */
static void
add_groups (char                    **names,
            const char *const *const *rows,
            const guint              *depths,
            guint                     n_columns)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) twice = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < n_columns; i++)
    if (!g_hash_table_add (seen, names[i]))
      g_hash_table_add (twice, g_strdup (names[i]));

  for (guint i = 0; i < n_columns; i++)
    {
      g_autofree char *group = NULL;
      g_autofree char *name = NULL;

      if (depths[i] == 0 || !g_hash_table_contains (twice, names[i]))
        continue;
      group = find_group (rows[depths[i] - 1], i);
      if (group == NULL)
        continue;
      name = names[i];
      names[i] = g_strconcat (group, "/", name, NULL);
    }
}

static void
add_numbers (char **names,
             guint  n_columns)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < n_columns; i++)
    {
      g_autofree char *name = g_strdup (names[i]);

      for (guint n = 2; g_hash_table_contains (seen, names[i]); n++)
        {
          g_free (names[i]);
          names[i] = g_strdup_printf ("%s %u", name, n);
        }
      g_hash_table_add (seen, names[i]);
    }
}

/**
 * suyuan_header_name_columns:
 * @rows: the rows of the header, each with @n_columns texts, "" where blank
 *
 * Names each column by the lowest text over it. Equal names get what is merged over them in front
 * ("一级/二级"), and numbers where that is not enough; a column without any text is named by its number.
 *
 * Returns: (transfer full): @n_columns names, no two the same
 */
char **
suyuan_header_name_columns (const char *const *const *rows,
                            guint                     n_rows,
                            guint                     n_columns)
{
  g_autofree guint *depths = g_new0 (guint, n_columns);
  char            **names = g_new0 (char *, n_columns + 1);

  for (guint i = 0; i < n_columns; i++)
    names[i] = find_name (rows, n_rows, i, &depths[i]);
  add_groups (names, rows, depths, n_columns);
  add_numbers (names, n_columns);

  return names;
}
