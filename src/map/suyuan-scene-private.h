/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-path.h"
#include "suyuan-scene.h"

G_BEGIN_DECLS

typedef struct
{
  SuyuanLineKind kind;
  guint          rank;
  SuyuanPath    *path;
  char          *name;
  gboolean       highlighted;
  SuyuanCoverage banks[2]; /* left and right, looking downstream */
} SuyuanSceneLine;

typedef struct
{
  SuyuanAreaKind kind;
  SuyuanPath    *path;
  char          *name;
} SuyuanSceneArea;

typedef enum
{
  SUYUAN_MARK_PLACE,
  SUYUAN_MARK_ENTERPRISE,
  SUYUAN_MARK_OUTLET,
  SUYUAN_MARK_SECTION
} SuyuanMarkKind;

typedef struct
{
  SuyuanMarkKind kind;
  SuyuanWorld    world;
  char          *name;
  guint          rank; /* of a place; the class of a section */
  SuyuanSign     sign; /* of an outlet */
  gboolean       highlighted;
  SuyuanUid      uid; /* of its record; nil: unsaid */
} SuyuanSceneMark;

typedef struct
{
  SuyuanWorld from, to;
  const char *confidence; /* interned */
} SuyuanSceneLink;

struct _SuyuanScene
{
  gatomicrefcount references;

  GArray *links;
  GArray *lines;
  GArray *areas;
  GArray *marks;
};

G_END_DECLS
