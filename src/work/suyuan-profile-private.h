/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-profile.h"

G_BEGIN_DECLS

void suyuan_profile_model (SuyuanProfile *self, const SuyuanBalanceTerms *terms, GArray *tidal_m);

G_END_DECLS
