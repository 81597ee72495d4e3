/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-outlet-cloud.h"

G_BEGIN_DECLS

/* Arrays side by side, one entry a point, in the order of their rows. Clouds of the same points share those that are the
 * same: nothing is written to them once the cloud is whole. */
struct _SuyuanOutletCloud
{
  gatomicrefcount refs;

  GArray      *positions; /* of SuyuanPosition */
  GArray      *uids;      /* of SuyuanUid */
  GArray      *signs;     /* of SuyuanSign */
  GArray      *rows;      /* of gint64: row numbers */
  GArray      *by_row;    /* of guint32: row number → point + 1 */
  GHashTable  *by_uid;    /* SuyuanUid in @uids → point + 1 */
  SuyuanExtent extent;
  SuyuanTheme  theme;
  char        *today; /* the day its badges are of */
  gint64       mark;  /* where the journal ended */

  SuyuanClusterIndex *index;
};

/* What is read of an outlet, in this order. */
enum
{
  SUYUAN_CLOUD_LON,
  SUYUAN_CLOUD_LAT,
  SUYUAN_CLOUD_TYPE,
  SUYUAN_CLOUD_STATUS,
  SUYUAN_CLOUD_KIND,
  SUYUAN_CLOUD_N_KEYS,
};

extern const char *const suyuan_outlet_cloud_keys[];

gboolean suyuan_outlet_cloud_read_point (SuyuanCatalogue *catalogue, const SuyuanValue *values, SuyuanPosition *position, SuyuanSign *sign);
void     suyuan_outlet_cloud_read_task (const char *state, const char *deadline, const char *today, SuyuanSign *sign);

/* Making one. */
SuyuanOutletCloud *suyuan_outlet_cloud_allocate (void);
void               suyuan_outlet_cloud_add (SuyuanOutletCloud *self, const SuyuanUid *uid, gint64 row, const SuyuanPosition *position, const SuyuanSign *sign);
void               suyuan_outlet_cloud_number (SuyuanOutletCloud *self);
gboolean           suyuan_outlet_cloud_colour (SuyuanOutletCloud *self, SuyuanOffice *office, SuyuanTheme theme, GError **error);
void               suyuan_outlet_cloud_find_extent (SuyuanOutletCloud *self);
guint8            *suyuan_outlet_cloud_list_values (SuyuanOutletCloud *self);

G_END_DECLS
