/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-pen.h"

G_BEGIN_DECLS

#define SUYUAN_PHOTO_REACH 24.0 /* from the place, in units of scale */

/* @bearing: degrees from north, clockwise; NAN: not known. */
void suyuan_photo_sign_draw (double bearing, SuyuanPen *pen, double x, double y, double scale);

G_END_DECLS
