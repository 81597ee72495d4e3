/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* The first thing a program with windows does, while it has one thread. */
void suyuan_toolkit_choose (void);
/* Before the application starts GTK and libadwaita, and when both have started. */
void suyuan_toolkit_begin (void);
void suyuan_toolkit_end (void);
void suyuan_toolkit_part_surfaces (void);

G_END_DECLS
