/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-desk.h"
#include "suyuan-outlet-cloud.h"

G_BEGIN_DECLS

/* What is changed in a workspace of many outlets while somebody looks at its map. */
typedef struct
{
  SuyuanUid      first, last; /* the one that is changed alone; of those that are changed at once the last */
  SuyuanPosition place;       /* the first is put there */
  SuyuanPosition middle;      /* of all */
  gboolean       confirm;     /* to what */
  guint          n_outlets;   /* there will be after an import */
  guint          n_imported, n_many;
  char          *batch; /* the last that is undone */
} SuyuanEditPlan;

char *suyuan_edit_workspace_prepare (const char *path, guint n_outlets, char **folder, GError **error);
void  suyuan_edit_workspace_remove (const char *folder);

gboolean suyuan_edit_plan_make (SuyuanEditPlan *self, SuyuanOutletCloud *cloud, guint n_imported, guint n_many);
void     suyuan_edit_plan_round (SuyuanEditPlan *self, SuyuanOutletCloud *cloud);
void     suyuan_edit_plan_clear (SuyuanEditPlan *self);

/* SuyuanDeskFunc with a plan. */
gpointer suyuan_edit_move (SuyuanOffice *office, gpointer plan, GCancellable *cancellable, GError **error);
gpointer suyuan_edit_confirm (SuyuanOffice *office, gpointer plan, GCancellable *cancellable, GError **error);
gpointer suyuan_edit_undo (SuyuanOffice *office, gpointer plan, GCancellable *cancellable, GError **error);
gpointer suyuan_edit_import (SuyuanOffice *office, gpointer plan, GCancellable *cancellable, GError **error);
gpointer suyuan_edit_change_many (SuyuanOffice *office, gpointer plan, GCancellable *cancellable, GError **error);

G_END_DECLS
