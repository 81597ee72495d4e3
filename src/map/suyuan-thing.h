/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-pen.h"
#include "suyuan-scene.h"

G_BEGIN_DECLS

/* Whatever a map draws and a legend names. Sections, links, banks and areas are as many as their classes, confidences and
 * kinds, in the order of these. */
typedef enum
{
  SUYUAN_THING_CLUSTER,
  SUYUAN_THING_OVERDUE,
  SUYUAN_THING_SEA,
  SUYUAN_THING_SECTION,
  SUYUAN_THING_ENTERPRISE = SUYUAN_THING_SECTION + SUYUAN_CLASS_WORSE + 1,
  SUYUAN_THING_LINK,
  SUYUAN_THING_RIVER = SUYUAN_THING_LINK + 3,
  SUYUAN_THING_CANAL,
  SUYUAN_THING_WALKED,
  SUYUAN_THING_TRACK,
  SUYUAN_THING_BANK,
  SUYUAN_THING_AREA = SUYUAN_THING_BANK + SUYUAN_COVERAGE_UNSAID,
  SUYUAN_THING_PHOTO = SUYUAN_THING_AREA + SUYUAN_N_AREA_KINDS,
  SUYUAN_N_THINGS,
} SuyuanThing;

#define SUYUAN_THING_BIT(thing) (1u << (thing))

guint32     suyuan_scene_list_things (const SuyuanScene *self, const SuyuanViewport *viewport);
const char *suyuan_thing_get_confidence (SuyuanThing link);
void        suyuan_thing_draw (SuyuanThing thing, SuyuanPen *pen, double width, double height);

G_END_DECLS
