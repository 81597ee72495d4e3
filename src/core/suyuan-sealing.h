/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How long a mouth was sealed: from the first instant of the day it was sealed on until it was found to flow again. */
typedef struct
{
  gint64 from_ms;
  gint64 until_ms; /* G_MAXINT64: it is sealed still */
} SuyuanSealing;

gboolean suyuan_sealing_begin (SuyuanSealing *self, const char *day, const GArray *reopened);
gboolean suyuan_sealing_is_before (const SuyuanSealing *self, gint64 at_ms);
gboolean suyuan_sealing_holds (const SuyuanSealing *self, gint64 at_ms);
double   suyuan_sealing_get_part (const SuyuanSealing *self, gint64 from_ms, gint64 until_ms);
gboolean suyuan_sealing_is_by (const char *category);

G_END_DECLS
