/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-census.h"

G_BEGIN_DECLS

/* Enters a unit in the register unless it is there; on the worker thread. NULL and "" name nobody. */
gboolean suyuan_enrol_unit (SuyuanOffice *office, const char *unit, GError **error);

G_END_DECLS
