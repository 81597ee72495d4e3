/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "suyuan-checks-window.h"
#include "suyuan-finding.h"

G_BEGIN_DECLS

struct _SuyuanChecksWindow
{
  AdwWindow parent_instance;

  /* Template children */
  AdwWindowTitle  *title;
  AdwToastOverlay *toasts;
  GtkStack        *stack;
  AdwStatusPage   *refusal;
  GtkButton       *certain;
  GtkListBox      *checks;
  GtkListBox      *list;

  /* Owned */
  SuyuanSeat *seat;
  GPtrArray  *findings; /* NULL until they are read */

  const char *check; /* the kind that is shown; NULL: none is */
  SuyuanUid   uid;   /* of the finding chosen last */
  guint       row;   /* its number in the list */
  guint       room;  /* for how many rows */
  gboolean    reading;
  guint64     looked; /* bits of the kinds whose changes the reading is for */
  guint64     stale;  /* of those changed since it began */
  gboolean    quiet;  /* rows come and go */
};

void suyuan_checks_window_install_actions (GtkWidgetClass *klass);
void suyuan_checks_window_read (SuyuanChecksWindow *self, guint64 kinds);
void suyuan_checks_window_leave (SuyuanChecksWindow *self, const SuyuanFinding *finding);

G_END_DECLS
