/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "suyuan-gdal.h"

G_BEGIN_DECLS

char *suyuan_attribute_format (OGRFeatureH feature, int field);

G_END_DECLS
