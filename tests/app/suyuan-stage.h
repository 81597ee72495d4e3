/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "suyuan-map-view.h"
#include "suyuan-seat.h"

G_BEGIN_DECLS

/* A workspace of its own for a test of the window, with somebody at it and the main loop in hand. */
typedef struct
{
  char       *folder;
  char       *path; /* of the workspace */
  SuyuanDesk *desk;
  SuyuanSeat *seat;
  SuyuanSeat *followed; /* of a window, or NULL */
  guint       n_told, n_refused;
  char       *told, *refused; /* the last of each */
} SuyuanStage;

typedef gboolean (*SuyuanStageCondition) (gpointer data);

void         suyuan_stage_init (int    *argc,
                                char ***argv);
SuyuanStage *suyuan_stage_new (void);
void         suyuan_stage_free (SuyuanStage *self);
void         suyuan_stage_take_sample (SuyuanStage *self,
                                       const char  *person);
SuyuanUid    suyuan_stage_add (SuyuanStage       *self,
                               SuyuanKind         kind,
                               const char *const *assignments);
void         suyuan_stage_set (SuyuanStage       *self,
                               SuyuanKind         kind,
                               const SuyuanUid   *uid,
                               const char *const *assignments);
void         suyuan_stage_remove (SuyuanStage     *self,
                                  SuyuanKind       kind,
                                  const SuyuanUid *uid);
void         suyuan_stage_hide (SuyuanStage *self,
                                const char  *table);
void         suyuan_stage_settle (SuyuanStage *self);
void         suyuan_stage_spin (guint ms);
void         suyuan_stage_wait (SuyuanStageCondition condition,
                                gpointer             data);
GtkWindow   *suyuan_stage_find_window (GType type);
GtkWidget   *suyuan_stage_find_widget (GtkWidget *root,
                                       GType      type);
void         suyuan_stage_follow (SuyuanStage *self,
                                  SuyuanSeat  *seat);
GtkWidget   *suyuan_stage_find_row (GtkWidget  *root,
                                    const char *title);
GtkWidget   *suyuan_stage_find_label (GtkWidget  *root,
                                      const char *words);
GtkWidget   *suyuan_stage_find_fault (GtkWidget *dialog);
GtkWidget   *suyuan_stage_find_button (GtkWidget  *root,
                                       const char *label);
GtkWidget   *suyuan_stage_find_field (GtkWidget  *root,
                                      const char *key);
GtkWindow   *suyuan_stage_show (GtkWidget *widget);
GtkWindow   *suyuan_stage_show_map (SuyuanStage   *self,
                                    SuyuanMapView *map);
void         suyuan_stage_close (SuyuanStage *self,
                                 GtkWindow   *window);
gboolean     suyuan_stage_press (GtkWidget      *widget,
                                 guint           key,
                                 GdkModifierType state);
char        *suyuan_stage_write (SuyuanStage *self,
                                 const char  *name,
                                 const char  *text);
char        *suyuan_stage_paint (SuyuanStage *self,
                                 const char  *name,
                                 guint32      colour);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SuyuanStage, suyuan_stage_free)

G_END_DECLS
