/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-field-row.h"

G_BEGIN_DECLS

/* Reads rows of a form over @draft and says at each what is wrong with it. Returns the first that cannot stay so. */
SuyuanFieldRow *suyuan_field_check_rows (GPtrArray *rows, SuyuanRecord *draft, gboolean complete);

G_END_DECLS
