/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "suyuan-cluster.h"
#include "suyuan-office.h"
#include "suyuan-theme.h"

G_BEGIN_DECLS

#define SUYUAN_TYPE_MAP_CARD (suyuan_map_card_get_type ())
G_DECLARE_FINAL_TYPE (SuyuanMapCard, suyuan_map_card, SUYUAN, MAP_CARD, GtkWidget)

/* What stands under the pointer or the keyboard on the map, in a few lines beside it. Lets the pointer through. */
GtkWidget *suyuan_map_card_new (void);
void       suyuan_map_card_show_enterprise (SuyuanMapCard *self, SuyuanOffice *office, const SuyuanUid *uid);
void       suyuan_map_card_show_outlet (SuyuanMapCard *self, SuyuanOffice *office, const SuyuanUid *uid, const SuyuanSign *sign);
void       suyuan_map_card_show_section (SuyuanMapCard *self, SuyuanOffice *office, const SuyuanUid *uid);
void       suyuan_map_card_show_cluster (SuyuanMapCard *self, SuyuanCatalogue *catalogue, SuyuanTheme theme, const SuyuanClusterItem *item);
void       suyuan_map_card_place (SuyuanMapCard *self, double x, double y, double width, double height);

G_END_DECLS
