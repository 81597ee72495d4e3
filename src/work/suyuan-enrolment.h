/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-office.h"

G_BEGIN_DECLS

/* A unit a verb names: one of the register, or a new one that is entered in the verb's own batch, so that a verb that is
 * refused enters nobody. */
gboolean suyuan_enrolment_find (SuyuanOffice *office, const char *name, gboolean enrol, SuyuanUid *uid,
                                SuyuanRecord **newcomer, GError **error);
gboolean suyuan_enrolment_check_name (SuyuanKind kind, const char *name, GError **error);

G_END_DECLS
