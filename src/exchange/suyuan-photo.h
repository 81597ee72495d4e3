/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "suyuan-position.h"

G_BEGIN_DECLS

/* What a picture file says about itself. Missing is 0/NULL/FALSE; never invented. */
typedef struct
{
  char          *content_type;  /* image/jpeg … */
  int            width, height; /* upright, after the EXIF orientation */
  gboolean       has_taken;
  gint64         taken_ms;   /* UTC; EXIF local time read in @taken_zone */
  char          *taken_zone; /* "+08:00", from OffsetTimeOriginal or assumed */
  gboolean       zone_assumed;
  gboolean       has_position;
  SuyuanPosition position;
  gboolean       has_bearing;
  double         bearing; /* degrees from north */
  char          *camera;
  char          *fingerprint; /* 16 hex digits: a 64-bit difference hash of the picture */
} SuyuanPhoto;

SuyuanPhoto *suyuan_photo_read (const char *path, GError **error);
void         suyuan_photo_free (SuyuanPhoto *self);
guint        suyuan_fingerprint_distance (const char *a, const char *b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SuyuanPhoto, suyuan_photo_free)

G_END_DECLS
