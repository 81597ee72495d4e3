/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gexiv2/gexiv2.h>
#include <glib.h>

G_BEGIN_DECLS

/* clang-format off */
#define SUYUAN_GEXIV2_FUNCTIONS(X) \
  X (gexiv2_initialize) X (gexiv2_log_set_level) X (gexiv2_metadata_get_mime_type) \
  X (gexiv2_metadata_get_pixel_height) X (gexiv2_metadata_get_pixel_width) X (gexiv2_metadata_new) \
  X (gexiv2_metadata_open_path) X (gexiv2_metadata_try_get_tag_string)
/* clang-format on */

/* Gexiv2's functions under their own names; all of them NULL until suyuan_gexiv2_load() said yes. */
typedef struct
{
#define SUYUAN_GEXIV2_FIELD(name) __typeof__ (&(name)) name;
  SUYUAN_GEXIV2_FUNCTIONS (SUYUAN_GEXIV2_FIELD)
#undef SUYUAN_GEXIV2_FIELD
} SuyuanGexiv2;

extern SuyuanGexiv2 suyuan_gexiv2;

gboolean suyuan_gexiv2_load (GError **error);

G_END_DECLS
