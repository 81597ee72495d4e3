/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define SUYUAN_BEIJING_MIN 480

/* A time being read, in Beijing unless the text says otherwise. */
typedef struct
{
  GDate  day;
  gint64 ms;     /* of the day */
  int    offset; /* minutes east of Greenwich */
} SuyuanMoment;

gboolean suyuan_moment_read (const char *text, SuyuanMoment *moment);
char    *suyuan_moment_join (const char *day, const char *time);

G_END_DECLS
