/* suyuan-record-listing.c: reads which records a list has, and pages of them, on whichever thread has the office
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-app"

#include "suyuan-record-listing.h"

#include "suyuan-census.h"

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SuyuanListing, suyuan_listing_free)

static void
record_unref (gpointer record)
{
  suyuan_record_unref (record);
}

/* One record for each row of a page, %NULL where it is gone: another verb may have removed it since the rows were listed,
 * and the rows behind it stay in their places. */
GPtrArray *
suyuan_listing_fetch (SuyuanOffice *office,
                      SuyuanKind    kind,
                      const GArray *ids,
                      guint         page,
                      GError      **error)
{
  guint         first = page * SUYUAN_LISTING_ROWS;
  guint         n = MIN (SUYUAN_LISTING_ROWS, ids->len - first);
  const gint64 *rows = &g_array_index (ids, gint64, first);
  g_autoptr (GPtrArray) records = suyuan_office_fetch (office, kind, rows, n, error);
  g_autoptr (GPtrArray) places = NULL;

  if (records == NULL || records->len == n)
    return g_steal_pointer (&records);

  places = g_ptr_array_new_with_free_func (record_unref);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GPtrArray) one = suyuan_office_fetch (office, kind, &rows[i], 1, error);

      if (one == NULL)
        return NULL;
      g_ptr_array_add (places, one->len > 0 ? suyuan_record_ref (one->pdata[0]) : NULL);
    }
  return g_steal_pointer (&places);
}

/* Number → GPtrArray of SuyuanRecord, NULL for one that is gone. */
GHashTable *
suyuan_listing_make_pages (void)
{
  return g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
}

static void
keep_among (GArray *ids,
            GArray *among)
{
  guint kept = 0;

  for (guint i = 0; i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);

      if (id < among->len && g_array_index (among, guint8, id))
        g_array_index (ids, gint64, kept++) = id;
    }
  g_array_set_size (ids, kept);
}

static const char *
said (const char *text)
{
  return text != NULL && *text != '\0' ? text : NULL;
}

static GArray *
query_ids (SuyuanOffice             *office,
           const SuyuanListingTerms *terms,
           GError                  **error)
{
  g_autoptr (SuyuanExpr) filter = NULL;
  SuyuanQuery query = { .kind = terms->kind, .search = said (terms->search), .sort = said (terms->sort) };
  GArray     *ids;

  if (said (terms->filter) != NULL && (filter = suyuan_expr_parse (terms->filter, error)) == NULL)
    return NULL;

  query.filter = filter;
  ids = suyuan_office_list_ids (office, &query, error);
  if (ids != NULL && terms->among != NULL)
    keep_among (ids, terms->among);
  return ids;
}

/* A SuyuanDeskFunc. The rows that are in view come along, so that nobody waits for them either. */
gpointer
suyuan_listing_read (SuyuanOffice *office,
                     gpointer      data,
                     GCancellable *cancellable,
                     GError      **error)
{
  const SuyuanListingTerms *terms = data;
  g_autoptr (SuyuanListing) self = g_new0 (SuyuanListing, 1);

  self->pages = suyuan_listing_make_pages ();
  self->ids = query_ids (office, terms, error);
  if (self->ids == NULL || g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;

  self->all = suyuan_office_count (office, &(SuyuanQuery){ .kind = terms->kind }, error);
  if (self->all < 0)
    return NULL;

  for (guint i = 0; i < terms->wanted->len; i++)
    {
      guint      number = g_array_index (terms->wanted, guint, i);
      GPtrArray *page;

      if (number * SUYUAN_LISTING_ROWS >= self->ids->len)
        continue;
      page = suyuan_listing_fetch (office, terms->kind, self->ids, number, error);
      if (page == NULL)
        return NULL;
      g_hash_table_insert (self->pages, GUINT_TO_POINTER (number), page);
    }
  return g_steal_pointer (&self);
}

void
suyuan_listing_terms_free (gpointer terms)
{
  SuyuanListingTerms *self = terms;

  g_free (self->filter);
  g_free (self->search);
  g_free (self->sort);
  g_clear_pointer (&self->among, g_array_unref);
  g_array_unref (self->wanted);
  g_free (self);
}

void
suyuan_listing_free (gpointer listing)
{
  SuyuanListing *self = listing;

  g_clear_pointer (&self->ids, g_array_unref);
  g_clear_pointer (&self->pages, g_hash_table_unref);
  g_free (self);
}
