/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-network.h"

G_BEGIN_DECLS

/* Reaches to make networks of, with the strings they borrow. */
typedef struct
{
  GArray       *reaches; /* of SuyuanReach */
  GStringChunk *keys;
} SampleNetwork;

/* NHDPlus attributes of New Hope, see tests/data/new_hope.md, beside the reaches made of them. */
typedef struct
{
  SampleNetwork sample;
  GArray       *main_down;   /* of int, by dnhydroseq */
  GArray       *path_length; /* of double, metres from the end of each to the mouth */
} NewHope;

void           sample_network_init (SampleNetwork *self);
void           sample_network_clear (SampleNetwork *self);
SuyuanReach   *sample_network_add (SampleNetwork *self,
                                   const char    *from,
                                   const char    *to,
                                   double         length);
SampleNetwork  sample_network_random (guint    n_nodes,
                                      guint    n_reaches,
                                      gboolean two_way);
SuyuanNetwork *sample_network_build (const SampleNetwork *self);
SuyuanReach   *sample_network_get (const SampleNetwork *self,
                                   guint                i);
gboolean      *sample_network_closure (const SampleNetwork *self,
                                       guint                start,
                                       gboolean             up);

NewHope new_hope_load (void);
void    new_hope_clear (NewHope *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SampleNetwork, sample_network_clear)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (NewHope, new_hope_clear)

G_END_DECLS
