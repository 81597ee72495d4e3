/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-office.h"

G_BEGIN_DECLS

/* What of a workspace goes into a package; nothing said: all of it. What passes any of them is chosen. */
typedef struct
{
  const char *const *reaches;   /* codes; or NULL */
  const char *const *divisions; /* codes, of a county, a city or a province; or NULL */
  const char        *filter;    /* of outlets; or NULL */
} SuyuanPortionTerms;

typedef struct
{
  GHashTable *uids;  /* set of SuyuanUid: the records whose changes go with their contents */
  char      **lines; /* what it was chosen by: see suyuan-part.h */
} SuyuanPortion;

gboolean       suyuan_portion_is_asked (const SuyuanPortionTerms *terms);
SuyuanPortion *suyuan_portion_new (SuyuanOffice *office, const SuyuanPortionTerms *terms, GCancellable *cancellable, GError **error);
void           suyuan_portion_free (SuyuanPortion *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SuyuanPortion, suyuan_portion_free)

G_END_DECLS
