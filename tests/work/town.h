/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fixture.h"

#include "suyuan-rectification.h"

G_BEGIN_DECLS

#define TOWN_LON 112.0800
#define TOWN_LAT 32.6900

/* An office with its people and one outlet of scattered rural sewage, "O1", found on 2 March 2026:
 * 王芳 works at the city's bureau, 赵敏 and 钱进 accept there, 李强 answers for the township, 孙三 is a
 * contractor, 周正 and 吴江 sit at the province. */
typedef struct
{
  Fixture   fixture;
  SuyuanUid outlet;
} Town;

void           town_set_up (Town         *self,
                            gconstpointer data);
void           town_tear_down (Town         *self,
                               gconstpointer data);
char          *town_photo (Town       *self,
                           const char *picture,
                           const char *day,
                           double      lon,
                           double      lat);
SuyuanUid      town_task (Town       *self,
                          const char *outlet,
                          const char *category,
                          const char *source);
SuyuanOutcome *town_step (Town                 *self,
                          const SuyuanUid      *task,
                          const char           *person,
                          const SuyuanTaskStep *step,
                          GError              **error);
void           town_reach (Town            *self,
                           const SuyuanUid *task,
                           const char      *state);
void           town_do_works (Town            *self,
                              const SuyuanUid *task,
                              const char      *day);
void           town_prove (Town            *self,
                           const SuyuanUid *task,
                           const char      *day);
void           town_assert_status (Town       *self,
                                   const char *status);
void           town_assert_state (Town            *self,
                                  const SuyuanUid *task,
                                  const char      *state);

/* The step is refused by this word, and the task stands where it stood. */
void                 town_refuse (Town            *self,
                                  const SuyuanUid *task,
                                  const char      *person,
                                  SuyuanTaskStep   step,
                                  const char      *word);
SuyuanTaskView      *town_look (Town            *self,
                                const SuyuanUid *task);
SuyuanTaskCriterion *town_criterion (SuyuanTaskView *view,
                                     const char     *key);

#define town_test(path, func) \
  g_test_add ((path), Town, NULL, town_set_up, (func), town_tear_down)

G_END_DECLS
