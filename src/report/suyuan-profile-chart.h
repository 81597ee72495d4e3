/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-pen.h"
#include "suyuan-profile.h"

G_BEGIN_DECLS

/* The profile as a picture, for window and paper alike: the water flows from left to right, the start at the right. */
typedef struct
{
  double x, y, width, height;
  double text;   /* size of the words */
  int    chosen; /* a mark; -1: none */
} SuyuanProfileChart;

void   suyuan_profile_chart_draw (const SuyuanProfileChart *self, const SuyuanProfile *profile, SuyuanPen *pen);
int    suyuan_profile_chart_find (const SuyuanProfileChart *self, const SuyuanProfile *profile, double x, double y);
double suyuan_profile_chart_get_x (const SuyuanProfileChart *self, const SuyuanProfile *profile, double at_m);
char  *suyuan_profile_dup_mark_words (const SuyuanProfile *profile, const SuyuanProfileMark *mark);
char  *suyuan_profile_dup_notes (const SuyuanProfile *profile);

G_END_DECLS
