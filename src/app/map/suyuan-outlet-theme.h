/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-office.h"
#include "suyuan-scene.h"
#include "suyuan-theme.h"

G_BEGIN_DECLS

/* What a theme of the map is called and what its values mean, and how it is found out. */
const char *suyuan_outlet_theme_get_title (SuyuanTheme theme);
char       *suyuan_outlet_theme_dup_label (SuyuanTheme theme, guint value, SuyuanCatalogue *catalogue);
SuyuanSign  suyuan_outlet_theme_get_sample (SuyuanTheme theme, guint value);
const char *suyuan_outlet_theme_get_ring (SuyuanTheme theme);
const char *suyuan_outlet_theme_get_shape (SuyuanSignShape shape);
const char *suyuan_outlet_theme_get_coverage (SuyuanCoverage coverage, SuyuanCatalogue *catalogue);

gboolean suyuan_outlet_theme_fill (SuyuanTheme theme, SuyuanOffice *office, const SuyuanUid *uids, SuyuanSign *signs, guint n_signs, GError **error);

G_END_DECLS
