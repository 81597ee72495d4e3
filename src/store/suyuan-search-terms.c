/* suyuan-search-terms.c: every word of the search index with every row a search would find by it
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-store"

#include "suyuan-search-terms.h"

#include "suyuan-search-segment.h"
#include "suyuan-sum.h"

#include <string.h>

/* The version it was written in; and a record that tells more of each segment says so behind its mark. */
#define KNOWN_FORMAT                                                   \
  "SELECT count(*) FROM suyuan_search_config, suyuan_search_data AS d" \
  " WHERE k = 'version' AND v = 4 AND d.id = 10 AND substr (d.block, 5, 4) <> x'ff000001'"

/* The record of the segments: a mark (4 bytes), how many levels, segments and pages ever; for each level how many of its
 * segments are being merged, how many it has; for each of these its number, its first and its last page. Numbers are
 * as in the pages. A newer level comes first, in it the older segment. */
#define STRUCTURE "SELECT block FROM suyuan_search_data WHERE id = 10"
#define MARK_BYTES 4
#define MAX_SEGMENTS 2000
#define MAX_NUMBER G_MAXUINT16 /* of a segment */
#define MAX_PAGE G_MAXINT32

/* Before every term; another would be an index of prefixes. */
#define MAIN_PREFIX '0'

typedef struct
{
  GPtrArray *segments; /* SuyuanSearchSegment, the newest first */
  GPtrArray *at_term;  /* borrowed: those with the term at hand that still have rows of it, the newest first */
  guint64    word, sum;
  GError   **error;
} Terms;

static void
terms_clear (Terms *self)
{
  g_clear_pointer (&self->segments, g_ptr_array_unref);
  g_clear_pointer (&self->at_term, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Terms, terms_clear)

/**
 * A pair as a number: at most two characters of four bytes; whatever is longer is none of ours.
 */
guint64
suyuan_search_word (const char *pair,
                    gsize       length)
{
  guint64 word = 0;

  memcpy (&word, pair, MIN (length, sizeof word));
  return length <= sizeof word ? word : ~word + length;
}

/* Segments of one level stand in the record from the oldest on. */
static SuyuanSegmentState
open_level (Terms        *self,
            SuyuanDb     *db,
            const guint8 *bytes,
            gsize        *offset,
            gsize         length)
{
  guint   start = self->segments->len;
  guint64 counts[2], place[3];

  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    if (!suyuan_search_take_number (bytes, offset, length, &counts[i]))
      return SUYUAN_SEGMENT_BROKEN;

  for (guint64 i = 0; i < counts[1]; i++)
    {
      SuyuanSearchSegment *segment;

      for (guint j = 0; j < G_N_ELEMENTS (place); j++)
        if (!suyuan_search_take_number (bytes, offset, length, &place[j]) || place[j] > MAX_PAGE)
          return SUYUAN_SEGMENT_BROKEN;
      if (place[1] == 0) /* merged to its end */
        continue;
      if (place[0] > MAX_NUMBER || place[1] > place[2] || self->segments->len == MAX_SEGMENTS)
        return SUYUAN_SEGMENT_BROKEN;

      segment = suyuan_search_segment_new (db, (gint64) place[0], (gint64) place[1], (gint64) place[2], self->error);
      if (segment == NULL)
        return SUYUAN_SEGMENT_ERROR;
      g_ptr_array_insert (self->segments, (gint) start, segment);
    }
  return SUYUAN_SEGMENT_HERE;
}

static SuyuanSegmentState
open_segments (Terms    *self,
               SuyuanDb *db)
{
  g_autoptr (SuyuanStmt) row = suyuan_db_prepare (db, STRUCTURE, self->error);
  SuyuanSegmentState state = SUYUAN_SEGMENT_HERE;
  gconstpointer      bytes;
  gsize              length, offset = MARK_BYTES;
  guint64            head[3];

  if (row == NULL || suyuan_stmt_step (row, self->error) == SUYUAN_STEP_ERROR)
    return SUYUAN_SEGMENT_ERROR;
  bytes = suyuan_stmt_blob (row, 0, &length);
  for (guint i = 0; i < G_N_ELEMENTS (head); i++)
    if (!suyuan_search_take_number (bytes, &offset, length, &head[i]))
      return SUYUAN_SEGMENT_BROKEN;
  for (guint64 level = 0; level < head[0] && state == SUYUAN_SEGMENT_HERE; level++)
    state = open_level (self, db, bytes, &offset, length);
  return state == SUYUAN_SEGMENT_HERE && offset != length ? SUYUAN_SEGMENT_BROKEN : state;
}

static int
compare_terms (const GByteArray *a,
               const GByteArray *b)
{
  int order = memcmp (a->data, b->data, MIN (a->len, b->len));

  return order != 0 ? order : a->len < b->len ? -1
                                              : a->len > b->len;
}

static const GByteArray *
find_lowest_term (Terms *self)
{
  const GByteArray *lowest = NULL;

  for (guint i = 0; i < self->segments->len; i++)
    {
      const SuyuanSearchSegment *segment = self->segments->pdata[i];

      if (lowest == NULL || compare_terms (segment->term, lowest) < 0)
        lowest = segment->term;
    }
  return lowest;
}

/* Those that stand at the lowest of all terms, each on its first row. */
static SuyuanSegmentState
gather (Terms *self)
{
  const GByteArray *term = find_lowest_term (self);

  if (term->len < 2 || term->data[0] != MAIN_PREFIX)
    return SUYUAN_SEGMENT_BROKEN;

  self->word = suyuan_search_word ((const char *) term->data + 1, term->len - 1);
  g_ptr_array_set_size (self->at_term, 0);
  for (guint i = 0; i < self->segments->len; i++)
    {
      SuyuanSearchSegment *segment = self->segments->pdata[i];
      SuyuanSegmentState   state;

      if (compare_terms (segment->term, term) != 0)
        continue;
      state = suyuan_search_segment_next_row (segment, self->error);
      if (state != SUYUAN_SEGMENT_HERE)
        return state == SUYUAN_SEGMENT_END ? SUYUAN_SEGMENT_BROKEN : state;
      g_ptr_array_add (self->at_term, segment);
    }
  return SUYUAN_SEGMENT_HERE;
}

/* The rows of one segment below @limit, which no other has. */
static SuyuanSegmentState
sum_run (Terms               *self,
         SuyuanSearchSegment *segment,
         gint64               limit)
{
  SuyuanSegmentState state = SUYUAN_SEGMENT_HERE;

  for (; state == SUYUAN_SEGMENT_HERE && segment->rowid < limit; state = suyuan_search_segment_next_row (segment, self->error))
    if (!segment->removed)
      self->sum += suyuan_sum_pair (segment->rowid, self->word);
  return state;
}

/* The newest segment has the say on a row. */
static SuyuanSegmentState
sum_shared (Terms *self,
            gint64 rowid)
{
  SuyuanSegmentState state = SUYUAN_SEGMENT_HERE;
  gboolean           known = FALSE;

  for (guint i = 0; i < self->at_term->len && state >= SUYUAN_SEGMENT_HERE;)
    {
      SuyuanSearchSegment *segment = self->at_term->pdata[i];

      if (segment->rowid == rowid)
        {
          if (!known && !segment->removed)
            self->sum += suyuan_sum_pair (rowid, self->word);
          known = TRUE;
          state = suyuan_search_segment_next_row (segment, self->error);
        }
      if (segment->rowid == rowid)
        g_ptr_array_remove_index (self->at_term, i); /* it was its last */
      else
        i++;
    }
  return state;
}

/* @first: (out): the segment with the lowest row, @limit: (out): the lowest of the others. */
static void
find_first (Terms  *self,
            guint  *first,
            gint64 *limit)
{
  *first = 0;
  *limit = G_MAXINT64;
  for (guint i = 1; i < self->at_term->len; i++)
    {
      const SuyuanSearchSegment *segment = self->at_term->pdata[i], *lowest = self->at_term->pdata[*first];

      *limit = MIN (*limit, MAX (segment->rowid, lowest->rowid));
      if (segment->rowid < lowest->rowid)
        *first = i;
    }
}

static SuyuanSegmentState
sum_term (Terms *self)
{
  SuyuanSegmentState state = gather (self);

  while (state >= SUYUAN_SEGMENT_HERE && self->at_term->len > 0)
    {
      SuyuanSearchSegment *segment;
      guint                first;
      gint64               limit;

      find_first (self, &first, &limit);
      segment = self->at_term->pdata[first];
      if (segment->rowid == limit)
        state = sum_shared (self, limit);
      else if ((state = sum_run (self, segment, limit)) == SUYUAN_SEGMENT_END)
        g_ptr_array_remove_index (self->at_term, first);
    }
  return state;
}

/* Those that have begun with the rows of their term, and those that have none yet, go to the next. */
static SuyuanSegmentState
advance (Terms *self)
{
  SuyuanSegmentState state = SUYUAN_SEGMENT_HERE;

  for (guint i = 0; i < self->segments->len && state >= SUYUAN_SEGMENT_HERE;)
    {
      SuyuanSearchSegment *segment = self->segments->pdata[i];

      if (!segment->fresh_list)
        state = suyuan_search_segment_next_term (segment, self->error);
      if (state == SUYUAN_SEGMENT_END)
        g_ptr_array_remove_index (self->segments, i);
      else
        i++;
      state = state == SUYUAN_SEGMENT_END ? SUYUAN_SEGMENT_HERE : state;
    }
  return state;
}

/**
 * suyuan_search_terms_know_format:
 * @known: (out): whether the pages are in the one format that is read here
 *
 * Another version of SQLite may write others; what is in them is then FTS5's to say, and no damage.
 */
gboolean
suyuan_search_terms_know_format (SuyuanDb *db,
                                 gboolean *known,
                                 GError  **error)
{
  gint64 n;

  if (!suyuan_db_get_int64 (db, KNOWN_FORMAT, &n, error))
    return FALSE;
  *known = n == 1;
  return TRUE;
}

/**
 * suyuan_search_terms_sum:
 * @sum: (out): over all words and the rows they lead to, as of suyuan_sum_pair()
 * @whole: (out): whether words and rows are in order, and a search for each word comes to it
 *
 * Reads every page of the index once, on the way FTS5 reads them to answer a search.
 */
gboolean
suyuan_search_terms_sum (SuyuanDb *db,
                         guint64  *sum,
                         gboolean *whole,
                         GError  **error)
{
  g_auto (Terms) self = { .error = error };
  SuyuanSegmentState state;

  self.segments = g_ptr_array_new_with_free_func (suyuan_search_segment_free);
  self.at_term = g_ptr_array_new ();
  state = open_segments (&self, db);
  if (state == SUYUAN_SEGMENT_HERE)
    state = advance (&self);
  while (state >= SUYUAN_SEGMENT_HERE && self.segments->len > 0)
    {
      state = sum_term (&self);
      if (state >= SUYUAN_SEGMENT_HERE)
        state = advance (&self);
    }

  *sum = self.sum;
  *whole = state >= SUYUAN_SEGMENT_HERE;
  return state != SUYUAN_SEGMENT_ERROR;
}
