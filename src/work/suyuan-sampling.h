/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-batch.h"
#include "suyuan-office.h"

G_BEGIN_DECLS

gboolean suyuan_sampling_mark (SuyuanOffice *office, SuyuanBatch *batch, SuyuanRecord *record, GError **error);

G_END_DECLS
