/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-workspace.h"

G_BEGIN_DECLS

/* One batch on its way out, in the bytes suyuan_delivery_take() reads. */
typedef gboolean (*SuyuanParcelFunc) (GBytes  *parcel,
                                      gpointer data,
                                      GError **error);

/* What is sent; zero: everything. */
typedef struct
{
  const char *const *trail;         /* what suyuan_journal_trail() said of the other workspace; NULL: nothing is there */
  gboolean           trail_is_part; /* contents of the batches on the trail may be withheld there */
  GHashTable        *only;          /* of SuyuanUid: the contents of changes of other records are withheld; NULL: none are */
} SuyuanConsignmentTerms;

/* What this workspace says it has; the hashes of batches, in hexadecimal. */
char   **suyuan_journal_trail (SuyuanWorkspace *workspace, GError **error);
gboolean suyuan_journal_knows (SuyuanWorkspace *workspace, const char *const *trail, gboolean *all, GError **error);
gboolean suyuan_journal_send (SuyuanWorkspace *workspace, const SuyuanConsignmentTerms *terms, SuyuanParcelFunc func, gpointer data,
                              GError **error);

G_END_DECLS
