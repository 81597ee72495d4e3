/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A click, the @n-th in a row; a press that moves before it is let go is a drag of the map instead. */
typedef void (*SuyuanStillClick) (gpointer layer,
                                  guint    n,
                                  double   x,
                                  double   y);

GtkGesture *suyuan_still_click_watch (GtkWidget *layer, SuyuanStillClick clicked);

G_END_DECLS
