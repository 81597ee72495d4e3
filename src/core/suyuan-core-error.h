/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SuyuanCoreError:
 * @SUYUAN_CORE_ERROR_SYNTAX: a text is not written as it should be; the message names the place
 * @SUYUAN_CORE_ERROR_CATALOGUE: the program's own tables contradict each other; report it
 * @SUYUAN_CORE_ERROR_TILE: a tile of a base map is no picture that can be drawn; the message names the map and the tile
 */
typedef enum
{
  SUYUAN_CORE_ERROR_SYNTAX,
  SUYUAN_CORE_ERROR_CATALOGUE,
  SUYUAN_CORE_ERROR_TILE,
} SuyuanCoreError;

#define SUYUAN_CORE_ERROR (suyuan_core_error_quark ())
GQuark suyuan_core_error_quark (void);

G_END_DECLS
