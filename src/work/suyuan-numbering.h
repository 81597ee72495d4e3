/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-office.h"

G_BEGIN_DECLS

gboolean suyuan_numbering_give (SuyuanOffice *office, SuyuanRecord *record, GError **error);

G_END_DECLS
