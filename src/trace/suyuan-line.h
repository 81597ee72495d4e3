/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-position.h"

G_BEGIN_DECLS

typedef enum
{
  SUYUAN_TRACE_ERROR_GEOMETRY, /* bytes that are no geometry, or one out of the world */
  SUYUAN_TRACE_ERROR_NETWORK,  /* reaches that cannot make a network */
} SuyuanTraceError;

#define SUYUAN_TRACE_ERROR (suyuan_trace_error_quark ())
GQuark suyuan_trace_error_quark (void);

/* Looking downstream, that is in the direction of the line. */
typedef enum
{
  SUYUAN_BANK_ON,
  SUYUAN_BANK_LEFT,
  SUYUAN_BANK_RIGHT,
} SuyuanBank;

typedef struct
{
  double         chainage_m; /* along the line from its first vertex */
  double         distance_m; /* from the place to the line */
  SuyuanBank     bank;
  SuyuanPosition position; /* on the line */
} SuyuanSnap;

/**
 * SuyuanLine:
 *
 * The line of a reach, or the rings of an area: parts of vertices with their chainage. Immutable.
 */
typedef struct _SuyuanLine SuyuanLine;

SuyuanLine *suyuan_line_new (const SuyuanPosition *vertices, guint n_vertices);
SuyuanLine *suyuan_line_new_from_wkb (GBytes *wkb, GError **error);
void        suyuan_line_free (SuyuanLine *self);

gboolean              suyuan_line_is_closed (const SuyuanLine *self);
guint                 suyuan_line_get_n_parts (const SuyuanLine *self);
const SuyuanPosition *suyuan_line_get_part (const SuyuanLine *self, guint part, guint *n_vertices);
double                suyuan_line_get_length (const SuyuanLine *self);
SuyuanBounds          suyuan_line_get_bounds (const SuyuanLine *self);

gboolean suyuan_line_snap (const SuyuanLine *self, const SuyuanPosition *position, SuyuanSnap *snap);
gboolean suyuan_line_locate (const SuyuanLine *self, double chainage_m, SuyuanPosition *position);
void     suyuan_line_list_between (const SuyuanLine *self, double from_m, double to_m, GArray *positions);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SuyuanLine, suyuan_line_free)

G_END_DECLS
