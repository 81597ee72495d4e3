/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-scene.h"

G_BEGIN_DECLS

GArray  *suyuan_scene_list_sections (const SuyuanScene *self);
double   suyuan_section_get_size (double zoom);
double   suyuan_section_get_lift (double size);
gboolean suyuan_sections_cover (const GArray *sections, const SuyuanViewport *viewport, const SuyuanWorld *place);
void     suyuan_sections_make_way (const GArray *sections, const SuyuanViewport *viewport, double size, SuyuanWorld *place);

G_END_DECLS
