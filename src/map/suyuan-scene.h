/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-line.h"
#include "suyuan-projection.h"
#include "suyuan-sign.h"
#include "suyuan-uid.h"

G_BEGIN_DECLS

typedef enum
{
  SUYUAN_LINE_RIVER,
  SUYUAN_LINE_CANAL,
} SuyuanLineKind;

typedef enum
{
  SUYUAN_AREA_LAND, /* an administrative area: its ground and boundary */
  SUYUAN_AREA_PROTECTED,
  SUYUAN_AREA_PARK,
  SUYUAN_AREA_SEWER, /* what a sewer serves */
  SUYUAN_AREA_OTHER,
  SUYUAN_AREA_WATER,
  SUYUAN_N_AREA_KINDS,
} SuyuanAreaKind;

/* What is known of a bank of a reach, in the order of its colours. */
typedef enum
{
  SUYUAN_COVERAGE_WALKED_FOUND,
  SUYUAN_COVERAGE_WALKED_NONE,
  SUYUAN_COVERAGE_NOT_WALKED,
  SUYUAN_COVERAGE_INACCESSIBLE,
  SUYUAN_COVERAGE_UNSAID,
} SuyuanCoverage;

SuyuanCoverage suyuan_coverage_from_key (const char *key);
const char    *suyuan_coverage_get_key (SuyuanCoverage coverage);

/**
 * SuyuanScene:
 *
 * What a map shows, as a value: nothing is read while it is drawn. Names may be %NULL and are copied,
 * lines are simplified and copied. Rank 0 is the most important: a wider river, an earlier name.
 */
typedef struct _SuyuanScene SuyuanScene;

SuyuanScene *suyuan_scene_new (void);
SuyuanScene *suyuan_scene_join (SuyuanScene *ground, SuyuanScene *points);
SuyuanScene *suyuan_scene_ref (SuyuanScene *self);
void         suyuan_scene_unref (SuyuanScene *self);
void         suyuan_scene_add_line (SuyuanScene *self, SuyuanLineKind kind, guint rank, const SuyuanLine *line,
                                    const char *name, gboolean highlighted);
void         suyuan_scene_set_banks (SuyuanScene *self, SuyuanCoverage left, SuyuanCoverage right);
void         suyuan_scene_add_area (SuyuanScene *self, SuyuanAreaKind kind, const SuyuanLine *rings,
                                    const char *name);
void         suyuan_scene_add_place (SuyuanScene *self, guint rank, const SuyuanPosition *position, const char *name);
void         suyuan_scene_add_outlet (SuyuanScene *self, const SuyuanPosition *position, const SuyuanSign *sign,
                                      const char *name);
void         suyuan_scene_add_section (SuyuanScene *self, const SuyuanPosition *position, guint water_class,
                                       const char *name, gboolean highlighted);
void         suyuan_scene_add_enterprise (SuyuanScene *self, const SuyuanPosition *position, const char *name,
                                          gboolean highlighted);
void         suyuan_scene_set_record (SuyuanScene *self, const SuyuanUid *uid);
void         suyuan_scene_add_link (SuyuanScene *self, const SuyuanPosition *from, const SuyuanPosition *to,
                                    const char *confidence);

SuyuanExtent suyuan_scene_get_extent (const SuyuanScene *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SuyuanScene, suyuan_scene_unref)

G_END_DECLS
