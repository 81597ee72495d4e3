/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-dossier-pane.h"
#include "suyuan-filter-bar.h"
#include "suyuan-map-view.h"
#include "suyuan-page.h"
#include "suyuan-record-table.h"

G_BEGIN_DECLS

#define SUYUAN_TYPE_OUTLETS_PAGE (suyuan_outlets_page_get_type ())
G_DECLARE_FINAL_TYPE (SuyuanOutletsPage, suyuan_outlets_page, SUYUAN, OUTLETS_PAGE, AdwBin)

/* Map, table and dossier over one filter and one selection. */
void               suyuan_outlets_page_toggle_dossier (SuyuanOutletsPage *self);
void               suyuan_outlets_page_toggle_map (SuyuanOutletsPage *self);
SuyuanRecordTable *suyuan_outlets_page_get_table (SuyuanOutletsPage *self);
SuyuanMapView     *suyuan_outlets_page_get_map (SuyuanOutletsPage *self);
SuyuanDossierPane *suyuan_outlets_page_get_dossier (SuyuanOutletsPage *self);
SuyuanFilterBar   *suyuan_outlets_page_get_filters (SuyuanOutletsPage *self);

G_END_DECLS
