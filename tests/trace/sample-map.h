/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sample-network.h"
#include "suyuan-line.h"

G_BEGIN_DECLS

/* The lines of a map in a file, beside the reaches made of them. */
typedef struct
{
  SampleNetwork sample;
  GPtrArray    *lines; /* of SuyuanLine */
  GPtrArray    *names; /* of char * */
} SampleMap;

/* FALSE, and the test is skipped, where the shared data are not there. */
gboolean sample_map_load (SampleMap  *self,
                          const char *path);
void     sample_map_clear (SampleMap *self);
int      sample_map_find (const SampleMap *self,
                          const char      *name);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SampleMap, sample_map_clear)

G_END_DECLS
