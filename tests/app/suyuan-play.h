/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-application.h"
#include "suyuan-dossier-pane.h"
#include "suyuan-stage.h"
#include "suyuan-task-view.h"
#include "suyuan-typist.h"
#include "suyuan-window.h"

G_BEGIN_DECLS

/* The window of the program with its keys, and nobody but a typist at it. What begins with `await` fails when it
 * waits in vain. */
typedef struct
{
  SuyuanStage       *stage;
  SuyuanTypist      *typist;
  SuyuanApplication *application;
  SuyuanWindow      *window;
} SuyuanPlay;

SuyuanPlay *suyuan_play_new (void);
void        suyuan_play_free (SuyuanPlay *play);

/* What is done with keys. */
void suyuan_play_press (SuyuanPlay *play,
                        const char *keys);
void suyuan_play_type (SuyuanPlay *play,
                       const char *text);
void suyuan_play_enter (SuyuanPlay *play,
                        const char *place,
                        const char *text);
void suyuan_play_choose (SuyuanPlay *play,
                         const char *place,
                         const char *enumeration,
                         const char *key);
void suyuan_play_command (SuyuanPlay *play,
                          const char *word);
void suyuan_play_apply (SuyuanPlay *play,
                        GType       type_of,
                        const char *keys);
void suyuan_play_be_refused (SuyuanPlay *play,
                             GType       type_of);

/* What is looked at. */
SuyuanOffice      *suyuan_play_get_office (SuyuanPlay *play);
SuyuanTaskView    *suyuan_play_get_view (SuyuanPlay *play);
SuyuanDossierPane *suyuan_play_get_dossier (SuyuanPlay *play);
const char        *suyuan_play_value_label (SuyuanPlay *play,
                                            const char *enumeration,
                                            const char *key);
const char        *suyuan_play_field_label (SuyuanPlay *play,
                                            SuyuanKind  kind,
                                            const char *key);
GtkWidget         *suyuan_play_await (GType type_of);
void               suyuan_play_await_outlet (SuyuanPlay *play,
                                             const char *key,
                                             const char *text);
void               suyuan_play_await_state (SuyuanPlay *play,
                                            const char *state);

G_END_DECLS
