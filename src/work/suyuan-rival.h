/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-checks-private.h"

G_BEGIN_DECLS

/* Two values of one field, entered in two places that did not know of each other; see suyuan-rival.c. */
gboolean suyuan_check_rivals (SuyuanCheckRound *round, GError **error);
gboolean suyuan_rivals_refuse (SuyuanOffice *office, SuyuanRecord *record, GError **error);

G_END_DECLS
