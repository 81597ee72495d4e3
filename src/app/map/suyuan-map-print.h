/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-form-dialog.h"
#include "suyuan-map-view.h"

G_BEGIN_DECLS

#define SUYUAN_TYPE_MAP_PRINT (suyuan_map_print_get_type ())
G_DECLARE_FINAL_TYPE (SuyuanMapPrint, suyuan_map_print, SUYUAN, MAP_PRINT, SuyuanFormDialog)

/* The page that a map is printed on. */
typedef struct
{
  const char *title;
  gboolean    a3, portrait;
} SuyuanMapPage;

/* Asks for title and paper, then where to. */
GtkWidget *suyuan_map_print_new (GtkWindow *parent, SuyuanMapView *map);
/* The work itself, for whoever knows where to: .pdf or .png, made in the background and told when it is there. */
void suyuan_map_print_to (SuyuanMapView *map, const SuyuanMapPage *page, const char *path);
/* The same page to a printer: drawn in the background, then the operation asks which, where its action is to ask. */
void suyuan_map_print_with (SuyuanMapView *map, const SuyuanMapPage *page, GtkPrintOperation *operation, GtkPrintOperationAction action);

G_END_DECLS
