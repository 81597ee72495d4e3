/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "paper.h"
#include "town.h"

#include "suyuan-dispatch.h"

G_BEGIN_DECLS

#define N_TASKS 3
#define FORM "Monthly round"
#define TASK_1 "ZG-2026-0001"
#define TASK_2 "ZG-2026-0002"
#define TASK_3 "ZG-2026-0003"

/* A town with three tasks at its outlet on 25 July 2026, and the workbooks about them. Verdicts read as
 * "line:code", with ! before the code where something was left out. */
typedef struct
{
  Town      town;
  SuyuanUid tasks[N_TASKS];
  char     *sent, *back; /* paths */
} Ring;

Fixture              *ring_fixture (Ring *r);
void                  ring_set_up (Ring         *r,
                                   gconstpointer data);
void                  ring_tear_down (Ring         *r,
                                      gconstpointer data);
void                  ring_send_to (Ring       *r,
                                    const char *month,
                                    const char *path);
Paper                *ring_send (Ring *r);
SuyuanDispatchReport *ring_take_files (Ring              *r,
                                       const char *const *files,
                                       gboolean           dry_run,
                                       gboolean           theirs);
SuyuanDispatchReport *ring_take (Ring    *r,
                                 Paper   *paper,
                                 gboolean theirs);
void                  ring_assert_verdicts (SuyuanDispatchReport *report,
                                            const char           *expected);
void                  ring_assert_task (Ring       *r,
                                        guint       task,
                                        const char *key,
                                        const char *expected);
double                ring_share (Ring *r,
                                  guint task);
void                  ring_set (Ring       *r,
                                guint       task,
                                const char *assignment);

G_END_DECLS
