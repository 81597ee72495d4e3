/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-census.h"
#include "suyuan-office-private.h"

G_BEGIN_DECLS

/* A fresh rehearsal workspace in a folder of its own, on the morning of 2 March 2026. */
typedef struct
{
  char         *folder;
  char         *path;
  SuyuanOffice *office;
} Fixture;

void      fixture_set_up (Fixture      *self,
                          gconstpointer data);
void      fixture_tear_down (Fixture      *self,
                             gconstpointer data);
void      fixture_set_day (Fixture    *self,
                           const char *day);
SuyuanUid fixture_add (Fixture   *self,
                       SuyuanKind kind,
                       ...) G_GNUC_NULL_TERMINATED;
void      fixture_set (Fixture         *self,
                       SuyuanKind       kind,
                       const SuyuanUid *uid,
                       ...) G_GNUC_NULL_TERMINATED;
char     *fixture_dup_text (Fixture         *self,
                            SuyuanKind       kind,
                            const SuyuanUid *uid,
                            const char      *key);
void      fixture_sit_down (Fixture    *self,
                            const char *person);

#define fixture_test(path, func) \
  g_test_add ((path), Fixture, NULL, fixture_set_up, (func), fixture_tear_down)

/* The verb gave nothing and an error with this word. Clears the error. */
#define assert_refused(result, failure, expected)                             \
  G_STMT_START                                                                \
  {                                                                           \
    g_assert_null ((result));                                                 \
    g_assert_nonnull ((failure));                                             \
    g_assert_cmpstr (suyuan_work_error_get_word ((failure)), ==, (expected)); \
    g_clear_error (&(failure));                                               \
  }                                                                           \
  G_STMT_END

#define assert_text(fixture, kind, uid, key, expected)                           \
  G_STMT_START                                                                   \
  {                                                                              \
    g_autofree char *text_ = fixture_dup_text ((fixture), (kind), (uid), (key)); \
    g_assert_cmpstr (text_, ==, (expected));                                     \
  }                                                                              \
  G_STMT_END

G_END_DECLS
