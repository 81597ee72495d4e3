/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-office.h"

G_BEGIN_DECLS

/* The nearest section downstream of every outlet at once: SuyuanUid → SuyuanUid. */
GHashTable *suyuan_office_sections_below (SuyuanOffice *self, GError **error);

G_END_DECLS
