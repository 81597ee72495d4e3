/* suyuan-search-skips.c: a search that skips rows of a long list must come to the page that has the next
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-store"

#include "suyuan-search-skips.h"

/* A tree, whose leaves tell of the pages of the list. A node: 1 where another stands above it, else 0; the number of the
 * first page, or node below, and what that begins with; for each after it the same, less the one before. The nodes of a
 * level are numbered from the page of the term on. */
#define SEGMENT_BITS 37
#define LEVEL_BITS 31
#define MARK ((gint64) 1 << 36)
#define MAX_LEVELS 20

typedef struct
{
  GByteArray *node; /* empty: none yet */
  gsize       offset;
  gint64      next, rowid;
} Level;

struct _SuyuanSearchSkips
{
  SuyuanDb *db; /* borrowed */
  gint64    segment;
  gboolean  begun;
  Level     levels[MAX_LEVELS];
};

/**
 * Of one segment; before any list. Free it.
 */
SuyuanSearchSkips *
suyuan_search_skips_new (SuyuanDb *db,
                         gint64    segment)
{
  SuyuanSearchSkips *self = g_new0 (SuyuanSearchSkips, 1);

  self->db = db;
  self->segment = segment;
  for (guint i = 0; i < MAX_LEVELS; i++)
    self->levels[i].node = g_byte_array_new ();
  return self;
}

/**
 * Frees it.
 */
void
suyuan_search_skips_free (SuyuanSearchSkips *self)
{
  for (guint i = 0; i < MAX_LEVELS; i++)
    g_byte_array_unref (self->levels[i].node);
  g_free (self);
}

/**
 * A list begins on @page that has skips.
 */
void
suyuan_search_skips_begin (SuyuanSearchSkips *self,
                           gint64             page)
{
  self->begun = TRUE;
  for (guint i = 0; i < MAX_LEVELS; i++)
    {
      g_byte_array_set_size (self->levels[i].node, 0);
      self->levels[i].offset = 0;
      self->levels[i].next = page;
    }
}

static SuyuanSegmentState
load_node (SuyuanSearchSkips *self,
           guint              which,
           GError           **error)
{
  Level *level = &self->levels[which];
  g_autoptr (SuyuanStmt) row = suyuan_db_prepare (self->db, "SELECT block FROM suyuan_search_data WHERE id = ?", error);
  SuyuanStmtStep step;
  gconstpointer  bytes;
  gsize          length;

  if (row == NULL)
    return SUYUAN_SEGMENT_ERROR;
  suyuan_stmt_bind_int64 (row, 0, self->segment << SEGMENT_BITS | MARK | (gint64) which << LEVEL_BITS | level->next++);
  step = suyuan_stmt_step (row, error);
  if (step != SUYUAN_STEP_ROW)
    return step == SUYUAN_STEP_DONE ? SUYUAN_SEGMENT_BROKEN : SUYUAN_SEGMENT_ERROR;

  bytes = suyuan_stmt_blob (row, 0, &length);
  g_byte_array_set_size (level->node, 0);
  g_byte_array_append (level->node, bytes, length);
  level->offset = 1;
  level->rowid = 0;
  return length > 0 && level->node->data[0] <= 1 ? SUYUAN_SEGMENT_HERE : SUYUAN_SEGMENT_BROKEN;
}

/* @place: what is told of, a page or a node below; a new node is told of above. */
static SuyuanSegmentState
check_level (SuyuanSearchSkips *self,
             guint              which,
             gint64             place,
             gint64             rowid,
             GError           **error)
{
  Level             *level = &self->levels[which];
  SuyuanSegmentState state = SUYUAN_SEGMENT_HERE;
  gboolean           fresh = level->offset == level->node->len;
  guint64            number;

  if (fresh && level->node->len > 0 && level->node->data[0] == 0)
    return SUYUAN_SEGMENT_BROKEN;
  if (fresh && (state = load_node (self, which, error)) != SUYUAN_SEGMENT_HERE)
    return state;
  if (fresh && (!suyuan_search_take_number (level->node->data, &level->offset, level->node->len, &number) || number != (guint64) place))
    return SUYUAN_SEGMENT_BROKEN;
  if (!suyuan_search_take_number (level->node->data, &level->offset, level->node->len, &number))
    return SUYUAN_SEGMENT_BROKEN;

  level->rowid = (gint64) ((guint64) level->rowid + number);
  if (level->rowid != rowid)
    return SUYUAN_SEGMENT_BROKEN;
  if (!fresh || level->node->data[0] == 0)
    return SUYUAN_SEGMENT_HERE;
  return which + 1 < MAX_LEVELS ? check_level (self, which + 1, level->next - 1, rowid, error) : SUYUAN_SEGMENT_BROKEN;
}

/**
 * The list goes on with @rowid on @page; BROKEN where the skips say something else.
 */
SuyuanSegmentState
suyuan_search_skips_check (SuyuanSearchSkips *self,
                           gint64             page,
                           gint64             rowid,
                           GError           **error)
{
  return self->begun ? check_level (self, 0, page, rowid, error) : SUYUAN_SEGMENT_HERE;
}

/**
 * The list has ended; %FALSE where the skips lead further, or there are none of a list that has begun.
 */
gboolean
suyuan_search_skips_end (SuyuanSearchSkips *self)
{
  gboolean left = self->begun && self->levels[0].node->len == 0;

  for (guint i = 0; self->begun && i < MAX_LEVELS; i++)
    left = left || self->levels[i].offset != self->levels[i].node->len;
  self->begun = FALSE;
  return !left;
}
