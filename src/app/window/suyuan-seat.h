/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-census.h"
#include "suyuan-desk.h"

G_BEGIN_DECLS

#define SUYUAN_TYPE_SEAT (suyuan_seat_get_type ())
G_DECLARE_FINAL_TYPE (SuyuanSeat, suyuan_seat, SUYUAN, SEAT, GObject)

/* Told once, on the main thread, unless @object is gone by then. @result is the seat's. */
typedef void (*SuyuanSeatDone) (gpointer      object,
                                gpointer      result,
                                const GError *error);

/* How far a job is. */
typedef struct
{
  double      fraction; /* negative: not known */
  guint       rows;
  const char *title;   /* borrowed, until the job ends; may be NULL */
  double      seconds; /* since that is known; nothing is done while it waits */
} SuyuanSeatProgress;

/* What the pages of one window share: the desk, one selection, the jobs with their progress. What writes is run, what
 * reads is looked up (seconds) or studied (minutes): a save waits for none of these.
 * Signals: `changed` (guint64: bits `1 << kind`); `told` (text, batch or NULL); `refused` (text); `selected`; `go` (kind, uid pointer). */
SuyuanSeat   *suyuan_seat_new (SuyuanDesk *desk);
SuyuanOffice *suyuan_seat_get_office (SuyuanSeat *self);
SuyuanDesk   *suyuan_seat_get_desk (SuyuanSeat *self);
gboolean      suyuan_seat_can_write (SuyuanSeat *self);

void     suyuan_seat_act (SuyuanSeat *self, const char *told, SuyuanDeskFunc func, gpointer data,
                          GDestroyNotify free_data, SuyuanSeatDone done, gpointer object);
void     suyuan_seat_run (SuyuanSeat *self, const char *title, SuyuanDeskFunc func, gpointer data,
                          GDestroyNotify free_data, GDestroyNotify free_result, SuyuanSeatDone done, gpointer object);
void     suyuan_seat_look (SuyuanSeat *self, const char *title, SuyuanDeskFunc func, gpointer data,
                           GDestroyNotify free_data, GDestroyNotify free_result, SuyuanSeatDone done, gpointer object);
void     suyuan_seat_study (SuyuanSeat *self, const char *title, SuyuanDeskFunc func, gpointer data,
                            GDestroyNotify free_data, GDestroyNotify free_result, SuyuanSeatDone done, gpointer object);
void     suyuan_seat_report (SuyuanSeat *self, double fraction, guint rows);
gboolean suyuan_seat_get_progress (SuyuanSeat *self, gpointer object, SuyuanSeatProgress *progress);
void     suyuan_seat_cancel (SuyuanSeat *self);
void     suyuan_seat_cancel_for (SuyuanSeat *self, gpointer object);
void     suyuan_seat_leave (SuyuanSeat *self);
gboolean suyuan_seat_is_busy (SuyuanSeat *self);

void     suyuan_seat_tell (SuyuanSeat *self, const char *text, const char *batch);
void     suyuan_seat_refuse (SuyuanSeat *self, const char *text);
void     suyuan_seat_remark (SuyuanSeat *self, const char *text);
void     suyuan_seat_fail (SuyuanSeat *self, const GError *error);
void     suyuan_seat_tell_result (gpointer self, gpointer text, const GError *error);
gint64   suyuan_seat_count (SuyuanSeat *self, SuyuanKind kind);
void     suyuan_seat_select (SuyuanSeat *self, const SuyuanUid *outlet);
gboolean suyuan_seat_get_selected (SuyuanSeat *self, SuyuanUid *outlet);
void     suyuan_seat_go (SuyuanSeat *self, SuyuanKind kind, const SuyuanUid *uid);

G_END_DECLS
