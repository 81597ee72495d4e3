/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

double suyuan_percentile (GArray *values, guint percent);

G_END_DECLS
