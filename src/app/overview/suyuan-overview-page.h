/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-page.h"

G_BEGIN_DECLS

#define SUYUAN_TYPE_OVERVIEW_PAGE (suyuan_overview_page_get_type ())
G_DECLARE_FINAL_TYPE (SuyuanOverviewPage, suyuan_overview_page, SUYUAN, OVERVIEW_PAGE, AdwBin)

/* Where one is, what is wrong, what to do next; each number opens its records. */
G_END_DECLS
