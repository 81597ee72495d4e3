/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-catalogue.h"
#include "suyuan-thing.h"

G_BEGIN_DECLS

/* What a thing of the map is called in its legend. */
char *suyuan_thing_dup_label (SuyuanThing thing, SuyuanCatalogue *catalogue);

G_END_DECLS
