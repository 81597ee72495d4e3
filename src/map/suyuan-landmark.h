/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-scene.h"

G_BEGIN_DECLS

/* A section or an enterprise that somebody can point at. */
typedef struct
{
  SuyuanWorld place;
  SuyuanUid   uid;
  gboolean    enterprise;
} SuyuanLandmark;

GArray  *suyuan_scene_list_landmarks (const SuyuanScene *self, gboolean enterprises);
gboolean suyuan_landmarks_find (const GArray *landmarks, const SuyuanViewport *viewport, double x, double y, double beyond,
                                SuyuanLandmark *found);
GArray  *suyuan_landmarks_list_in_view (const GArray *landmarks, const SuyuanViewport *viewport);
void     suyuan_landmark_get_middle (const SuyuanLandmark *self, const SuyuanViewport *viewport, double *x, double *y);

GArray  *suyuan_scene_list_sections (const SuyuanScene *self);
double   suyuan_section_get_size (double zoom);
double   suyuan_section_get_lift (double size);
gboolean suyuan_sections_cover (const GArray *sections, const SuyuanViewport *viewport, const SuyuanWorld *place);
void     suyuan_sections_make_way (const GArray *sections, const SuyuanViewport *viewport, double size, SuyuanWorld *place);

G_END_DECLS
