/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-office.h"

G_BEGIN_DECLS

#define SUYUAN_LISTING_ROWS 256 /* of a page */

/* What is asked of a list, with nothing that another thread writes. */
typedef struct
{
  SuyuanKind kind;
  char      *filter, *search, *sort; /* NULL or "": no condition */
  GArray    *among;                  /* of guint8 by row number: 1, it may be listed; NULL: each may */
  GArray    *wanted;                 /* of guint: the pages that are looked at */
} SuyuanListingTerms;

/* What there is, and the pages that were wanted. */
typedef struct
{
  GArray     *ids; /* of gint64 */
  gint64      all; /* records of the kind, whatever the terms */
  GHashTable *pages;
} SuyuanListing;

void        suyuan_listing_terms_free (gpointer terms);
gpointer    suyuan_listing_read (SuyuanOffice *office, gpointer terms, GCancellable *cancellable, GError **error);
void        suyuan_listing_free (gpointer listing);
GHashTable *suyuan_listing_make_pages (void);
GPtrArray  *suyuan_listing_fetch (SuyuanOffice *office, SuyuanKind kind, const GArray *ids, guint page, GError **error);

G_END_DECLS
