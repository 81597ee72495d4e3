/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-stmt.h"

G_BEGIN_DECLS

typedef enum
{
  SUYUAN_SEGMENT_ERROR = -1,
  SUYUAN_SEGMENT_BROKEN,
  SUYUAN_SEGMENT_HERE,
  SUYUAN_SEGMENT_END,
} SuyuanSegmentState;

/* One of the sorted runs a full-text index is made of, read from its pages: term by term, of each the rows it leads to.
 * Public are the term and the row it stands at. */
typedef struct
{
  GByteArray *term;
  gint64      rowid;
  gboolean    removed;    /* the row is taken out of what older segments say */
  gboolean    fresh_list; /* no row of the term was read yet */

  /*< private >*/
  SuyuanStmt   *pages, *ways;
  const guint8 *bytes;                /* of the page, until the next */
  gsize         offset, list_end;     /* in the page: here, and where the rows of this term end */
  gsize         leaf, footer, length; /* the end of its content, the next in its list of terms, its own end */
  gint64        number, first, page, last;
  GByteArray   *way; /* the term the next way leads to */
  gint64        way_page, next_way;
  gpointer      skips; /* SuyuanSearchSkips */
  gboolean      more_ways, way_skips, term_follows, fresh_page, broken;
} SuyuanSearchSegment;

SuyuanSearchSegment *suyuan_search_segment_new (SuyuanDb *db, gint64 number, gint64 first, gint64 last, GError **error);
void                 suyuan_search_segment_free (gpointer segment);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SuyuanSearchSegment, suyuan_search_segment_free)

SuyuanSegmentState suyuan_search_segment_next_term (SuyuanSearchSegment *self, GError **error);
SuyuanSegmentState suyuan_search_segment_next_row (SuyuanSearchSegment *self, GError **error);

gboolean suyuan_search_take_number (const guint8 *bytes, gsize *offset, gsize end, guint64 *number);

G_END_DECLS
