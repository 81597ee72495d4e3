/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-path.h"

G_BEGIN_DECLS

/**
 * SuyuanLabeller:
 *
 * Finds room for names, first come first served: ask for the most important ones first. What it gives
 * out is taken from then on. Pixels; one thread.
 */
typedef struct _SuyuanLabeller SuyuanLabeller;

typedef struct
{
  double x, y, width, height; /* from the top left corner */
} SuyuanRoom;

/* One letter of a name along a line: its bytes in the text, its middle, its turn. */
typedef struct
{
  guint       offset, length;
  SuyuanPoint middle;
  double      angle; /* radians, clockwise */
} SuyuanLetter;

/* How wide these bytes of the text are when they are written. */
typedef double (*SuyuanMeasureFunc) (const char *letters,
                                     gsize       length,
                                     gpointer    data);

typedef struct
{
  const char       *text;
  double            size;    /* height of a letter */
  double            spacing; /* between two letters */
  double            beside;  /* the line's half width: letters stand beside it; negative: on it */
  SuyuanMeasureFunc measure;
  gpointer          data;
} SuyuanLineName;

SuyuanLabeller *suyuan_labeller_new (const SuyuanRoom *window);
void            suyuan_labeller_free (SuyuanLabeller *self);
gboolean        suyuan_labeller_is_free (SuyuanLabeller *self, const SuyuanRoom *room);
void            suyuan_labeller_take (SuyuanLabeller *self, const SuyuanRoom *room);
void            suyuan_labeller_spare (SuyuanLabeller *self, const SuyuanOutline *outline);
gboolean        suyuan_labeller_place_around (SuyuanLabeller *self, double x, double y, double reach, double width,
                                              double height, SuyuanRoom *room);
gboolean        suyuan_labeller_place_over (SuyuanLabeller *self, double x, double y, double width, double height,
                                            SuyuanRoom *room);
gboolean        suyuan_labeller_place_along (SuyuanLabeller *self, const SuyuanOutline *outline, guint run,
                                             const SuyuanLineName *name, GArray *letters);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SuyuanLabeller, suyuan_labeller_free)

G_END_DECLS
