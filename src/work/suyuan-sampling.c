/* A sample makes its outlet a monitored one: the mark on the outlet is what lists and overviews count by.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "suyuan-work"

#include "suyuan-sampling.h"

#include "suyuan-census.h"

/**
 * suyuan_sampling_mark:
 * @batch: the batch that has just created @record
 * @record: any new record
 *
 * Marks the outlet of a new sample as monitored where it is not yet. Of other records it does nothing.
 */
gboolean
suyuan_sampling_mark (SuyuanOffice *office,
                      SuyuanBatch  *batch,
                      SuyuanRecord *record,
                      GError      **error)
{
  g_autoptr (SuyuanRecord) outlet = NULL;
  g_autoptr (SuyuanRecord) changes = NULL;
  SuyuanUid uid;

  if (suyuan_record_get_kind (record) != SUYUAN_KIND_SAMPLE || !suyuan_record_get_ref (record, "outlet", &uid))
    return TRUE;
  if (!suyuan_office_seek (office, SUYUAN_KIND_OUTLET, &uid, &outlet, error))
    return FALSE;
  if (!outlet || suyuan_record_get_integer (outlet, "monitoring_done"))
    return TRUE;

  changes = suyuan_record_new (suyuan_office_get_catalogue (office), SUYUAN_KIND_OUTLET, &uid);
  suyuan_record_set_integer (changes, "monitoring_done", 1);
  return suyuan_batch_update (batch, changes, NULL, error);
}
