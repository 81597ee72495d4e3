/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-open.h"

/* All rows of a file, for looking at. */
typedef struct
{
  char      *path;
  GError    *error; /* of opening or of reading */
  GStrv      columns;
  GPtrArray *rows; /* GStrv; "" where NULL */
  GArray    *lines;
  GPtrArray *warnings;   /* "" where none */
  GPtrArray *geometries; /* GBytes or NULL */
  char      *description;
} Collect;

Collect    *collect_file (const char              *path,
                          const SuyuanOpenOptions *options);
Collect    *collect_bytes (const char              *suffix,
                           gconstpointer            bytes,
                           gssize                   length,
                           const SuyuanOpenOptions *options);
void        collect_free (Collect *self);
char       *collect_print (Collect *self);
const char *collect_cell (Collect    *self,
                          guint       row,
                          const char *column);
char       *shared_data (const char *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Collect, collect_free)
