/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-office.h"

G_BEGIN_DECLS

/* What the other side is known to have. */
typedef struct
{
  char   **trail;   /* hashes of batches */
  char   **lacking; /* SHA-256 of media it asked for; empty: none, or nobody said */
  gboolean is_part; /* contents of what is on the trail may be withheld there */
} SuyuanSince;

SuyuanSince *suyuan_since_read (SuyuanOffice *office, const char *text, GError **error);
gboolean     suyuan_since_count (const SuyuanSince *self, SuyuanOffice *office, guint *n_batches, GError **error);
void         suyuan_since_free (SuyuanSince *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SuyuanSince, suyuan_since_free)

G_END_DECLS
