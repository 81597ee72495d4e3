/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-page.h"

G_BEGIN_DECLS

#define SUYUAN_TYPE_REPORTS_PAGE (suyuan_reports_page_get_type ())
G_DECLARE_FINAL_TYPE (SuyuanReportsPage, suyuan_reports_page, SUYUAN, REPORTS_PAGE, AdwBin)

/* What goes out on paper and as files. */
G_END_DECLS
