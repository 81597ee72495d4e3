/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-ground-feed.h"
#include "suyuan-lasso-tool.h"
#include "suyuan-map-card.h"
#include "suyuan-map-legend.h"
#include "suyuan-map-stop.h"
#include "suyuan-map-view-parts.h"
#include "suyuan-outlet-feed.h"

G_BEGIN_DECLS

#define SUYUAN_MAP_NEAREST 19.0

/* Where a menu was asked for. */
typedef struct
{
  SuyuanPosition    place;
  SuyuanClusterItem item; /* the sign there; count 0: none */
  gboolean          of_record;
  SuyuanKind        kind; /* section or outlet, where it is one */
  SuyuanUid         uid;
} SuyuanMapAim;

struct _SuyuanMapView
{
  GtkWidget parent_instance;

  /* Template children */
  GtkWidget        *body;
  GtkOverlay       *overlay;
  ShumateMap       *map;
  GtkLabel         *under;
  GtkMenuButton    *menu_button;
  SuyuanBasemapBar *basemap;

  SuyuanOutletLayer  *outlets;
  SuyuanSceneLayer   *ground;
  SuyuanSectionLayer *sections, *enterprises;
  SuyuanMapTool      *tool; /* what has the pointer and the keys first; NULL: none */
  SuyuanLassoTool    *band;
  double              band_x, band_y; /* where it began */
  SuyuanMapLegend    *legend;
  SuyuanMapCard      *card;
  guint               resting; /* source */
  gboolean            rests;   /* the card tells what the pointer rests on */
  double              rest_x, rest_y;
  guint               counting; /* source */
  SuyuanTheme         theme;
  gboolean            gathered, walked; /* many outlets are chosen; waters are set off */
  SuyuanMapAim        aim;
  GtkWidget          *popover; /* the menu there; NULL: never asked for yet */
  guint               reload;
  guint64             stale; /* kinds to be read again */
  gboolean            moved; /* somebody looks elsewhere than at everything */
  gboolean            fitting;
  gboolean            shown; /* everything was in view once: what moves the map from then on is a person */
  int                 fitted_width, fitted_height;

  /* Owned */
  SuyuanSeat       *seat;
  SuyuanOutletFeed *feed;
  SuyuanGroundFeed *waters;
  GMenu            *menu;
  GSettings        *settings;

  SuyuanMapStop cursor;     /* where the keyboard stands */
  SuyuanUid     cursor_uid; /* of the outlet, where it is one */
};

G_END_DECLS
