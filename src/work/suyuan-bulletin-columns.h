/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-bulletin-tables.h"

G_BEGIN_DECLS

SuyuanBulletinTable *suyuan_bulletin_table_new (guint index);

G_END_DECLS
