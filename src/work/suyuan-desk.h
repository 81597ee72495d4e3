/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-drawer.h"
#include "suyuan-office.h"

G_BEGIN_DECLS

#define SUYUAN_TYPE_DESK (suyuan_desk_get_type ())
G_DECLARE_FINAL_TYPE (SuyuanDesk, suyuan_desk, SUYUAN, DESK, GObject)

/* A verb to run in the background; gets the writing office on the worker thread. */
typedef gpointer (*SuyuanDeskFunc) (SuyuanOffice *office,
                                    gpointer      data,
                                    GCancellable *cancellable,
                                    GError      **error);

/* Where a person sits in the window: a reading office for the calling (main) thread, a writing one on
 * one worker thread that runs verbs in the order they were asked for, and one on another that answers questions which
 * take long. Who acts is the operator of the
 * reading office at the moment a verb is asked for. The signal `changed` (guint64 kinds, as of the office)
 * comes on the main thread after each verb that wrote, before its callback, on the desk and on the reading
 * office alike. The property `busy` notifies. */
SuyuanDesk *suyuan_desk_new (const char *path, GError **error);
/* The same in two: what takes long goes on meanwhile. */
SuyuanDesk   *suyuan_desk_begin (const char *path);
gboolean      suyuan_desk_complete (SuyuanDesk *self, GError **error);
const char   *suyuan_desk_get_path (SuyuanDesk *self);
SuyuanOffice *suyuan_desk_get_office (SuyuanDesk *self);
void          suyuan_desk_run_async (SuyuanDesk *self, SuyuanDeskFunc func, gpointer data, GDestroyNotify free_data,
                                     GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
void          suyuan_desk_look_async (SuyuanDesk *self, SuyuanDeskFunc func, gpointer data, GDestroyNotify free_data,
                                      GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
void          suyuan_desk_study_async (SuyuanDesk *self, SuyuanDeskFunc func, gpointer data, GDestroyNotify free_data,
                                       GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
/* What the verb or the question returned; free it as the verb says. */
gpointer suyuan_desk_run_finish (SuyuanDesk *self, GAsyncResult *result, GError **error);
gboolean suyuan_desk_is_busy (SuyuanDesk *self);
/* Why nothing can be written here (locked by whom, a network folder), %NULL when it can. Reading verbs run
 * all the same; verbs that write fail with READ_ONLY. */
const char *suyuan_desk_get_obstacle (SuyuanDesk *self);
/* What was typed here and not saved; %NULL where nothing can be written. */
SuyuanDrawer *suyuan_desk_get_drawer (SuyuanDesk *self);

G_END_DECLS
