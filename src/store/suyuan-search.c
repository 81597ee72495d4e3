/* suyuan-search.c: how code and name are cut into pairs of characters, so that two Chinese ones find
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-store"

#include "suyuan-search.h"

#include <string.h>

#define KIND_SHIFT 40

/**
 * The row of the search index for a record: the kind above, so that a kind is one range.
 */
gint64
suyuan_search_rowid (SuyuanKind kind,
                     gint64     fid)
{
  return (gint64) kind << KIND_SHIFT | fid;
}

/* No character grows to more than twice its bytes. */
static void
append_folded (GString    *folded,
               const char *text)
{
  gsize start = folded->len;
  char *out;

  g_string_set_size (folded, start + 2 * strlen (text));
  out = folded->str + start;
  while (*text != '\0')
    {
      gunichar lower;

      if ((guchar) *text < 0x80)
        {
          *out++ = g_ascii_tolower (*text++);
          continue;
        }
      lower = g_unichar_tolower (g_utf8_get_char (text));
      out += g_unichar_to_utf8 (lower, out);
      text = g_utf8_next_char (text);
    }
  g_string_truncate (folded, (gsize) (out - folded->str));
}

/**
 * @text in lower case, as searches compare it. %NULL gives the empty text. Free it.
 */
char *
suyuan_search_fold (const char *text)
{
  GString *folded = g_string_new (NULL);

  if (text != NULL && g_utf8_validate (text, -1, NULL))
    append_folded (folded, text);
  return g_string_free (folded, FALSE);
}

/* Signs and blanks of ASCII would split a pair: they all become `_`, and the exact check sorts them out. */
static void
flatten (char *folded)
{
  for (char *c = folded; *c != '\0'; c++)
    if ((guchar) *c < 0x80 && !g_ascii_isalnum (*c))
      *c = '_';
}

static gsize
pair_length (const char *c)
{
  const char *second = g_utf8_next_char (c);

  return *second == '\0' ? (gsize) (second - c) : (gsize) (g_utf8_next_char (second) - c);
}

/**
 * suyuan_search_each_pair:
 * @flat: (inout): a buffer for the text, to be used again
 * @text: (nullable): what is indexed of a row
 *
 * Calls @func with every pair of neighbouring characters of @text and its last character alone.
 */
void
suyuan_search_each_pair (GString       *flat,
                         const char    *text,
                         SuyuanPairFunc func,
                         gpointer       data)
{
  g_string_truncate (flat, 0);
  if (text == NULL || !g_utf8_validate (text, -1, NULL))
    return;

  append_folded (flat, text);
  flatten (flat->str);
  for (const char *c = flat->str; *c != '\0'; c = g_utf8_next_char (c))
    func (c, pair_length (c), data);
}

static void
append_pair_cb (const char *pair,
                gsize       length,
                gpointer    data)
{
  g_string_append_len (data, pair, (gssize) length);
  g_string_append_c (data, ' ');
}

/**
 * Appends every pair of neighbouring characters of @text and its last character alone, blank separated.
 */
void
suyuan_search_append_pairs (GString    *pairs,
                            const char *text)
{
  g_autoptr (GString) flat = g_string_new (NULL);

  suyuan_search_each_pair (flat, text, append_pair_cb, pairs);
}

/**
 * The full-text expression that every text containing @folded matches (and some others). Free it.
 */
char *
suyuan_search_make_match (const char *folded)
{
  g_autofree char *flat = g_strdup (folded);
  GString         *match = g_string_new (NULL);
  const char      *c = flat;

  flatten (flat);
  if (*g_utf8_next_char (c) == '\0')
    g_string_append_printf (match, "\"%s\" *", flat);
  for (; *c != '\0' && *g_utf8_next_char (c) != '\0'; c = g_utf8_next_char (c))
    g_string_append_printf (match, "%s\"%.*s\"", match->len > 0 ? " AND " : "", (int) pair_length (c), c);
  return g_string_free (match, FALSE);
}
