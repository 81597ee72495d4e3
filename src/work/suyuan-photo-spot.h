/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-office.h"
#include "suyuan-position.h"

G_BEGIN_DECLS

/* Where a photo was taken, which way it looks and what it belongs to. */
typedef struct
{
  SuyuanPosition position;
  double         bearing; /* degrees from north, clockwise; NAN: not known */
  SuyuanKind     kind;
  SuyuanUid      subject;
} SuyuanPhotoSpot;

GArray *suyuan_office_list_photo_spots (SuyuanOffice *self, GError **error);
GArray *suyuan_photo_spots_within (GArray *spots, const SuyuanBounds *bounds, guint most);

G_END_DECLS
