/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "suyuan-gdal.h"
#include "suyuan-open.h"
#include "suyuan-sniff.h"

G_BEGIN_DECLS

/* What GDAL complained of between begin and end; it prints nothing meanwhile. */
typedef struct
{
  CPLErr worst;
  char  *message; /* of the first failure, else of the first warning */
} SuyuanComplaint;

void     suyuan_complaint_begin (SuyuanComplaint *self);
gboolean suyuan_complaint_end (SuyuanComplaint *self, const char *path, SuyuanExchangeError code, GError **error);

GDALDatasetH suyuan_dataset_open (const char *path, SuyuanFormat format, const SuyuanOpenOptions *options,
                                  GError **error);
OGRLayerH    suyuan_dataset_find_layer (GDALDatasetH dataset, const char *path, const char *name, GError **error);
char       **suyuan_dataset_list_layers (GDALDatasetH dataset);

G_END_DECLS
