/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-page.h"

G_BEGIN_DECLS

#define SUYUAN_TYPE_RECORDS_PAGE (suyuan_records_page_get_type ())
G_DECLARE_FINAL_TYPE (SuyuanRecordsPage, suyuan_records_page, SUYUAN, RECORDS_PAGE, AdwBin)

/* Sections or enterprises: a table and the record chosen in it. */
GtkWidget *suyuan_records_page_new (SuyuanKind kind);

G_END_DECLS
