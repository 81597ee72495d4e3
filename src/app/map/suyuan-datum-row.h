/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "suyuan-position.h"

G_BEGIN_DECLS

/* A row that says in which datum a map is drawn. @unsaid: the first choice is "as the file says". */
GtkWidget  *suyuan_datum_row_new (gboolean unsaid);
const char *suyuan_datum_row_get_key (GtkWidget *row, gboolean unsaid);
void        suyuan_datum_row_set (GtkWidget *row, SuyuanDatum datum);

G_END_DECLS
