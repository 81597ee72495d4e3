/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store-fixture.h"

G_BEGIN_DECLS

#define N_DEVICES 3
#define START G_GINT64_CONSTANT (1778140800000)

/* Several offices, each with a workspace and a key of its own. */
typedef struct
{
  char            *folder;
  SuyuanWorkspace *offices[N_DEVICES + 3];
  guint            n_offices;
} World;

void             world_set_up (World        *self,
                               gconstpointer data);
void             world_tear_down (World        *self,
                                  gconstpointer data);
SuyuanWorkspace *world_open_office (World *self);
void             world_share_key (World *self,
                                  guint  from,
                                  guint  to);

guint      office_merge (SuyuanWorkspace *into,
                         GPtrArray       *batches);
GPtrArray *office_export (SuyuanWorkspace *office);
void       office_exchange (SuyuanWorkspace *from,
                            SuyuanWorkspace *into);
void       office_assert_refuses (SuyuanWorkspace *into,
                                  GPtrArray       *batches,
                                  int              code);
void       office_assert_whole (SuyuanWorkspace *office);
void       office_assert_same (SuyuanWorkspace *one,
                               SuyuanWorkspace *other);
char      *office_dump (SuyuanWorkspace *office);
char      *office_head (SuyuanWorkspace *office);
gint64     office_count (SuyuanWorkspace *office,
                         const char      *sql);
void       shuffle (GPtrArray *array);

G_END_DECLS
