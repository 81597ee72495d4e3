/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

double suyuan_measurement_unit_factor (const char *from, const char *to);

G_END_DECLS
