/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pangocairo.h>

G_BEGIN_DECLS

PangoFontMap *suyuan_typeface_begin (void);
void          suyuan_typeface_end (PangoFontMap *before);
gboolean      suyuan_typeface_is_whole (void);

G_END_DECLS
