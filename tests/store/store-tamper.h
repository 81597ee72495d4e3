/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store-offices.h"

G_BEGIN_DECLS

/* A workspace with something of every kind, two devices, two open conflicts, a removal and an undo. */
typedef struct
{
  World            world;
  char            *path, *file;
  SuyuanWorkspace *workspace;
} Tamper;

void     tamper_set_up (Tamper       *self,
                        gconstpointer data);
void     tamper_tear_down (Tamper       *self,
                           gconstpointer data);
void     tamper_reopen (Tamper         *self,
                        SuyuanOpenFlags flags);
gboolean tamper_is_found (Tamper   *self,
                          gboolean *named);
void     tamper_exec (Tamper     *self,
                      const char *sql);
void     tamper_assert_none (GPtrArray *unseen);

G_END_DECLS
