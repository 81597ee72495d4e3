/* suyuan-search-segment.c: reads one segment of a full-text index from its pages, and holds it to its order and its ways
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-store"

#include "suyuan-search-segment.h"

#include "suyuan-search-skips.h"

#include <sqlite3.h>
#include <string.h>

/* The format is version 4 of FTS5's, with detail=none. The pages of a segment are rows of `_data`, numbered from its
 * first to its last. A page: where its first row stands if that goes on with a list of the page before (2 bytes, else 0),
 * where its content ends (2), the content, then for each of its terms a number: its place, less that of the one before.
 * A term: how much of the one before it keeps (not for the first of a page), how many bytes follow, these; then its rows.
 * A row: its number, less the one before where that is on the same page; a zero where it was removed, another where it
 * was added again. `_idx` says of every page with a term from which term on it is to be looked at (its number twice, and 1
 * where skips lead into the rows of its last). */
#define PAGE_BITS 37
#define HEAD_BYTES 4
#define TERM_ROOM 16

/**
 * Reads a number of one to nine bytes and goes behind it; %FALSE where it does not end before @end.
 */
gboolean
suyuan_search_take_number (const guint8 *bytes,
                           gsize        *offset,
                           gsize         end,
                           guint64      *number)
{
  guint64 value = 0;

  for (gsize i = 0; i < 9 && *offset < end; i++)
    {
      guint8 byte = bytes[(*offset)++];

      value = i < 8 ? value << 7 | (byte & 0x7f) : value << 8 | byte;
      if (byte < 0x80 || i == 8)
        {
          *number = value;
          return TRUE;
        }
    }
  return FALSE;
}

/* Where the next term of the page begins, or the content ends; @from: the place of the term before. */
static gboolean
find_list_end (SuyuanSearchSegment *self,
               gsize                from)
{
  guint64 step;

  self->term_follows = self->footer < self->length;
  self->list_end = self->leaf;
  if (!self->term_follows)
    return TRUE;
  if (!suyuan_search_take_number (self->bytes, &self->footer, self->length, &step) || step > self->leaf - from)
    return FALSE;
  self->list_end = from + step;
  return self->list_end >= HEAD_BYTES && self->list_end < self->leaf;
}

static SuyuanSegmentState
next_page (SuyuanSearchSegment *self,
           GError             **error)
{
  SuyuanStmtStep step;

  if (self->page == self->last)
    return SUYUAN_SEGMENT_END;
  step = suyuan_stmt_step (self->pages, error);
  if (step != SUYUAN_STEP_ROW)
    return step == SUYUAN_STEP_DONE ? SUYUAN_SEGMENT_BROKEN : SUYUAN_SEGMENT_ERROR;

  self->page++;
  self->bytes = suyuan_stmt_blob (self->pages, 1, &self->length);
  if (suyuan_stmt_int64 (self->pages, 0) != (self->number << PAGE_BITS | self->page) || self->length < HEAD_BYTES)
    return SUYUAN_SEGMENT_BROKEN;

  self->offset = HEAD_BYTES;
  self->footer = self->leaf = (gsize) self->bytes[2] << 8 | self->bytes[3];
  self->fresh_page = TRUE;
  return self->leaf > HEAD_BYTES && self->leaf <= self->length && find_list_end (self, 0) ? SUYUAN_SEGMENT_HERE : SUYUAN_SEGMENT_BROKEN;
}

static SuyuanSegmentState
next_way (SuyuanSearchSegment *self,
          GError             **error)
{
  SuyuanStmtStep step = suyuan_stmt_step (self->ways, error);
  gsize          length;
  gconstpointer  term;
  int            order;

  self->more_ways = step == SUYUAN_STEP_ROW;
  if (step != SUYUAN_STEP_ROW)
    return step == SUYUAN_STEP_DONE ? SUYUAN_SEGMENT_END : SUYUAN_SEGMENT_ERROR;
  if (suyuan_stmt_type (self->ways, 0) != SQLITE_BLOB)
    return SUYUAN_SEGMENT_BROKEN;

  term = suyuan_stmt_bytes (self->ways, 0, &length);
  order = memcmp (self->way->data, length == 0 ? "" : term, MIN (length, self->way->len));
  if (order > 0 || (order == 0 && self->way->len > length))
    return SUYUAN_SEGMENT_BROKEN;
  g_byte_array_set_size (self->way, 0);
  g_byte_array_append (self->way, term, length);
  self->next_way = suyuan_stmt_int64 (self->ways, 1);
  return SUYUAN_SEGMENT_HERE;
}

static gboolean
way_is_passed (const SuyuanSearchSegment *self)
{
  int order = memcmp (self->way->data, self->term->data, MIN (self->way->len, self->term->len));

  return order < 0 || (order == 0 && self->way->len <= self->term->len);
}

/* A search takes the last way that does not lie behind what it looks for, be it a term or the beginning of one; so every
 * way must have a term, but for those at the beginning whose terms were merged already. */
static SuyuanSegmentState
check_way (SuyuanSearchSegment *self,
           gboolean             first,
           GError             **error)
{
  SuyuanSegmentState state = SUYUAN_SEGMENT_HERE;

  for (guint n = 0; self->more_ways && way_is_passed (self); n++)
    {
      if (n > 0 && (!first || self->way_page > self->first))
        return SUYUAN_SEGMENT_BROKEN;
      self->way_page = self->next_way >> 1;
      self->way_skips = self->next_way & 1;
      state = next_way (self, error);
      if (state <= SUYUAN_SEGMENT_BROKEN)
        return state;
    }
  return MAX (self->way_page, self->first) == self->page ? SUYUAN_SEGMENT_HERE : SUYUAN_SEGMENT_BROKEN;
}

/**
 * suyuan_search_segment_new:
 * @number: of the segment
 * @first: its first page
 * @last: its last page
 *
 * The segment, before its first term. Free it.
 */
SuyuanSearchSegment *
suyuan_search_segment_new (SuyuanDb *db,
                           gint64    number,
                           gint64    first,
                           gint64    last,
                           GError  **error)
{
  g_autoptr (SuyuanSearchSegment) self = g_new0 (SuyuanSearchSegment, 1);
  GError *local = NULL;

  self->number = number;
  self->first = first;
  self->page = first - 1;
  self->last = last;
  self->term = g_byte_array_sized_new (TERM_ROOM);
  self->way = g_byte_array_sized_new (TERM_ROOM);
  self->skips = suyuan_search_skips_new (db, number);
  self->pages = suyuan_db_prepare (db, "SELECT id, block FROM suyuan_search_data WHERE id BETWEEN ? AND ? ORDER BY id", error);
  self->ways = self->pages == NULL ? NULL : suyuan_db_prepare (db, "SELECT term, pgno FROM suyuan_search_idx WHERE segid = ? ORDER BY term", error);
  if (self->ways == NULL)
    return NULL;

  suyuan_stmt_bind_int64 (self->pages, 0, number << PAGE_BITS | first);
  suyuan_stmt_bind_int64 (self->pages, 1, number << PAGE_BITS | last);
  suyuan_stmt_bind_int64 (self->ways, 0, number);
  self->broken = next_way (self, &local) == SUYUAN_SEGMENT_BROKEN;
  if (local == NULL)
    return g_steal_pointer (&self);

  g_propagate_error (error, local);
  return NULL;
}

/**
 * Frees it.
 */
void
suyuan_search_segment_free (gpointer segment)
{
  SuyuanSearchSegment *self = segment;

  suyuan_stmt_done (self->pages);
  suyuan_stmt_done (self->ways);
  g_clear_pointer (&self->term, g_byte_array_unref);
  g_clear_pointer (&self->way, g_byte_array_unref);
  g_clear_pointer (&self->skips, suyuan_search_skips_free);
  g_free (self);
}

/* @keep bytes of the term before, then @length here; FALSE where it does not follow that. */
static gboolean
set_term (SuyuanSearchSegment *self,
          guint64              keep,
          guint64              length)
{
  gsize left;
  int   order;

  if (keep > self->term->len || length == 0 || length > self->list_end - self->offset)
    return FALSE;

  left = self->term->len - keep;
  order = left == 0 ? 0 : memcmp (self->term->data + keep, self->bytes + self->offset, MIN (left, length));
  g_byte_array_set_size (self->term, keep);
  g_byte_array_append (self->term, self->bytes + self->offset, length);
  self->offset += length;
  return order < 0 || (order == 0 && left < length);
}

static gboolean
read_term (SuyuanSearchSegment *self)
{
  gboolean first = self->fresh_page;
  gsize    start = self->offset;
  guint64  keep = 0, length;

  self->fresh_page = FALSE;
  if (!find_list_end (self, start) || (!first && !suyuan_search_take_number (self->bytes, &self->offset, self->list_end, &keep)) ||
      !suyuan_search_take_number (self->bytes, &self->offset, self->list_end, &length) || !set_term (self, keep, length))
    return FALSE;
  self->fresh_list = TRUE;
  return TRUE;
}

/**
 * Goes to the next term, all of whose rows but the last must have been read; END where there is none. BROKEN where the
 * terms are not in order, or a search would not come to this one.
 */
SuyuanSegmentState
suyuan_search_segment_next_term (SuyuanSearchSegment *self,
                                 GError             **error)
{
  gboolean first = self->term->len == 0;

  if (self->broken || self->offset < self->list_end)
    return SUYUAN_SEGMENT_BROKEN;
  if (!self->term_follows)
    {
      gboolean           lacks_skips = self->way_skips && self->page == self->way_page;
      SuyuanSegmentState state = lacks_skips ? SUYUAN_SEGMENT_BROKEN : next_page (self, error);

      if (state != SUYUAN_SEGMENT_HERE)
        return state == SUYUAN_SEGMENT_END && self->more_ways ? SUYUAN_SEGMENT_BROKEN : state;
    }
  return self->offset == self->list_end && self->term_follows && read_term (self) ? check_way (self, first, error) : SUYUAN_SEGMENT_BROKEN;
}

/* A list that goes on, on the next page. */
static SuyuanSegmentState
continue_list (SuyuanSearchSegment *self,
               GError             **error)
{
  SuyuanSegmentState state;

  if (self->way_skips && self->page == self->way_page)
    suyuan_search_skips_begin (self->skips, self->page);
  state = next_page (self, error);
  if (state != SUYUAN_SEGMENT_HERE)
    return state;
  if (self->list_end == HEAD_BYTES)
    return SUYUAN_SEGMENT_END;
  return self->bytes[0] == 0 && self->bytes[1] == HEAD_BYTES ? SUYUAN_SEGMENT_HERE : SUYUAN_SEGMENT_BROKEN;
}

static gboolean
takes_out (SuyuanSearchSegment *self)
{
  if (self->offset >= self->list_end || self->bytes[self->offset] != 0)
    return FALSE;
  self->offset++;
  return TRUE;
}

/**
 * Goes to the next row of the term; END after the last. BROKEN where they are not in order.
 */
SuyuanSegmentState
suyuan_search_segment_next_row (SuyuanSearchSegment *self,
                                GError             **error)
{
  gboolean crossed = FALSE;
  guint64  number;
  gint64   rowid;

  if (self->offset >= self->list_end)
    {
      SuyuanSegmentState state = self->term_follows ? SUYUAN_SEGMENT_END : continue_list (self, error);

      if (state != SUYUAN_SEGMENT_HERE)
        return state != SUYUAN_SEGMENT_END || suyuan_search_skips_end (self->skips) ? state : SUYUAN_SEGMENT_BROKEN;
      crossed = TRUE;
    }

  if (!suyuan_search_take_number (self->bytes, &self->offset, self->list_end, &number))
    return SUYUAN_SEGMENT_BROKEN;
  rowid = crossed || self->fresh_list ? (gint64) number : (gint64) ((guint64) self->rowid + number);
  if (!self->fresh_list && rowid <= self->rowid)
    return SUYUAN_SEGMENT_BROKEN;

  self->rowid = rowid;
  self->removed = takes_out (self) && !takes_out (self);
  self->fresh_list = FALSE;
  return crossed ? suyuan_search_skips_check (self->skips, self->page, rowid, error) : SUYUAN_SEGMENT_HERE;
}
