/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "suyuan-bulletin-tables.h"

G_BEGIN_DECLS

#define SUYUAN_BULLETIN_MOST_OPENED 2000 /* records a number can open at once */

/* A table of the notice with its rule. Numbers and records are opened by the actions `bulletin.open` (row, column) and
 * `bulletin.go` (row). */
GtkWidget *suyuan_bulletin_grid_new (const SuyuanBulletinTable *table);
GtkWidget *suyuan_bulletin_words_new (const char *title, GPtrArray *sentences, const char *basis, GPtrArray *limits);

G_END_DECLS
