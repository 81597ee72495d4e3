/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define SUYUAN_APP_ID "cn.suyuan.Suyuan"
#define SUYUAN_APP_PATH "/cn/suyuan/Suyuan/"

#define SUYUAN_TYPE_APPLICATION (suyuan_application_get_type ())
G_DECLARE_FINAL_TYPE (SuyuanApplication, suyuan_application, SUYUAN, APPLICATION, AdwApplication)

SuyuanApplication *suyuan_application_new (void);

/* What every window needs of the process: types, colours, icons. Once GTK is there. */
void suyuan_application_prepare (void);

G_END_DECLS
