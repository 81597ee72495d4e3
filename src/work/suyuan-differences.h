/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-office.h"

G_BEGIN_DECLS

/* One thing about a task that is not as it was: a field, or a whole record that came or went. */
typedef struct
{
  gboolean   decision; /* what was decided; else what was entered or put right */
  gboolean   created, removed;
  SuyuanKind kind;
  SuyuanUid  uid;
  char      *record;         /* what it is about: "Outlet SY-01 北岸" */
  char      *field, *label;  /* NULL: the whole record */
  char      *before, *after; /* in words; NULL: nothing stood there, or stands there now */
  char      *who;            /* whoever had the last word, and when */
  gint64     at_ms;
  guint      n_changes; /* of this since; what was changed and changed back is none */
} SuyuanDifference;

/* What changed about a task, newest first, since somebody looked. */
typedef struct
{
  GPtrArray *list; /* of SuyuanDifference */
  char      *since;
  gboolean   first; /* nobody has looked yet: since what was decided last */
  char      *seen;  /* how far this look reached, see suyuan-glance.h */
} SuyuanDifferences;

void               suyuan_differences_free (SuyuanDifferences *self);
SuyuanDifferences *suyuan_office_task_differences (SuyuanOffice *self, const SuyuanUid *task, const char *since,
                                                   GError **error);
char              *suyuan_difference_dup_text (const SuyuanDifference *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SuyuanDifferences, suyuan_differences_free)

G_END_DECLS
