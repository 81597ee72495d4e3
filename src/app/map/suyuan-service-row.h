/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "suyuan-tile-service.h"

G_BEGIN_DECLS

#define SUYUAN_TYPE_SERVICE_ROW (suyuan_service_row_get_type ())
G_DECLARE_FINAL_TYPE (SuyuanServiceRow, suyuan_service_row, SUYUAN, SERVICE_ROW, AdwExpanderRow)

/* One online map of the list, open to be changed. Signal: `removed`. */
GtkWidget         *suyuan_service_row_new (const SuyuanTileService *service);
SuyuanTileService *suyuan_service_row_dup_service (SuyuanServiceRow *self);
void               suyuan_service_row_set_key (SuyuanServiceRow *self, const char *key);

G_END_DECLS
