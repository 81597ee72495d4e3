/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-map-view.h"
#include "suyuan-stage.h"

G_BEGIN_DECLS

/* A map of six outlets on two reaches, and what it told last of those that were gathered. */
typedef struct
{
  SuyuanStage   *stage;
  GtkWindow     *window;
  SuyuanMapView *view;
  SuyuanUid      outlets[6];
  GArray        *rows; /* of gint64: told last */
  char          *words;
  guint          n_told;
} SuyuanReaches;

SuyuanUid   suyuan_reaches_add (SuyuanStage *stage, const char *code, const char *lon, const char *lat);
void        suyuan_reaches_await (SuyuanMapView *view, guint n);
void        suyuan_reaches_fill (SuyuanReaches *play);
void        suyuan_reaches_open (SuyuanReaches *play);
void        suyuan_reaches_close (SuyuanReaches *play);
gboolean    suyuan_reaches_press (SuyuanReaches *play, guint key, GdkModifierType state);
SuyuanWorld suyuan_reaches_at (double lon, double lat);
void        suyuan_reaches_expect (SuyuanReaches *play, const char *numbers);

G_END_DECLS
