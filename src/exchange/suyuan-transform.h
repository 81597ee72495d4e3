/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* From a named reference system (`EPSG:n`) to CGCS2000 longitude and latitude. One thread at a time. */
typedef struct _SuyuanTransform SuyuanTransform;

SuyuanTransform *suyuan_transform_new (const char *crs, GError **error);
void             suyuan_transform_free (SuyuanTransform *self);
gboolean         suyuan_transform_apply (SuyuanTransform *self, double *x_lon, double *y_lat);
/* EPSG:4490, and EPSG:4326 which counts as the same at the accuracy of an outlet. */
gboolean suyuan_transform_is_needless (const char *crs);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SuyuanTransform, suyuan_transform_free)

G_END_DECLS
