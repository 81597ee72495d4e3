/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-office.h"
#include "suyuan-position.h"

G_BEGIN_DECLS

/* What a name or a code stands for on a map. */
typedef struct
{
  SuyuanKind   kind; /* SUYUAN_KIND_NONE: a division of the country, of which there is no record */
  SuyuanUid    uid;
  char        *label;  /* "SY-0421 北岸" */
  gboolean     exact;  /* its code or its name is what was asked for */
  SuyuanBounds bounds; /* empty: it has no place yet */
} SuyuanPlace;

#define SUYUAN_PLACE_PARTS 7 /* what is looked through one after the other: six kinds, then the divisions */

GPtrArray *suyuan_office_find_places (SuyuanOffice *self, const char *text, guint limit, GError **error);
GPtrArray *suyuan_office_find_places_of (SuyuanOffice *self, guint part, const char *text, guint limit, GCancellable *cancellable,
                                         GError **error);
gboolean   suyuan_office_locate (SuyuanOffice *self, SuyuanKind kind, const SuyuanUid *uid, SuyuanBounds *bounds,
                                 GError **error);
void       suyuan_place_free (SuyuanPlace *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SuyuanPlace, suyuan_place_free)

G_END_DECLS
