/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A photograph as it is printed: a JPEG, upright, a bit over 200 dots an inch where it is largest. */
typedef struct
{
  GBytes *jpeg;
  char   *name; /* the same for the same photograph */
  int     width, height;
} SuyuanPhotoCopy;

SuyuanPhotoCopy *suyuan_photo_copy_load (const char *path, GError **error);
/* The JPEG alone: in print size; as large as a thumbnail. */
GBytes *suyuan_photo_copy_make_print (const char *path, GError **error);
GBytes *suyuan_photo_copy_make_thumb (const char *path, GError **error);
void    suyuan_photo_copy_prepare (const char *path);
void    suyuan_photo_copy_settle (void);
void    suyuan_photo_copy_free (SuyuanPhotoCopy *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SuyuanPhotoCopy, suyuan_photo_copy_free)

G_END_DECLS
