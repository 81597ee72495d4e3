/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-stage.h"
#include "suyuan-typist.h"

G_BEGIN_DECLS

/* A dialog or a part of a page over a workspace of its own, and somebody at the keyboard before it. */
typedef struct
{
  SuyuanStage  *stage;
  SuyuanTypist *typist;
  GtkWidget    *parent;
  GtkWidget    *dialog; /* NULL when it has gone */
  char         *batch;  /* of what was done last, as the toast has it for its Undo */
  char         *kept;   /* why that was not taken back; NULL: it was */
  GVariant     *asked;  /* of the window by what stands in it: (action, parameters) */
} SuyuanBooth;

void suyuan_booth_open (SuyuanBooth  *self,
                        gconstpointer data);
void suyuan_booth_take_sample (SuyuanBooth *self,
                               const char  *person);
void suyuan_booth_close (SuyuanBooth  *self,
                         gconstpointer data);
void suyuan_booth_show (SuyuanBooth *self,
                        GtkWidget   *dialog);
void suyuan_booth_set (SuyuanBooth *self,
                       GtkWidget   *widget);

/* What is done with keys; every verb that they began is answered. */
void suyuan_booth_press (SuyuanBooth *self,
                         const char  *keys);
void suyuan_booth_enter (SuyuanBooth *self,
                         const char  *place,
                         const char  *text);
void suyuan_booth_choose (SuyuanBooth *self,
                          const char  *place,
                          const char  *enumeration,
                          const char  *key);
void suyuan_booth_undo (SuyuanBooth *self);
void suyuan_booth_undo_in_vain (SuyuanBooth *self,
                                const char  *words);

/* What is looked at. */
SuyuanOffice *suyuan_booth_get_office (SuyuanBooth *self);
gint64        suyuan_booth_count (SuyuanBooth *self,
                                  SuyuanKind   kind);
void          suyuan_booth_expect_refused (SuyuanBooth *self,
                                           const char  *words);
void          suyuan_booth_expect_gone (SuyuanBooth *self);
void          suyuan_booth_expect_asked (SuyuanBooth *self);
void          suyuan_booth_expect_name (GtkWidget  *widget,
                                        const char *name);

#define suyuan_booth_test(path, func) g_test_add ((path), SuyuanBooth, NULL, suyuan_booth_open, (func), suyuan_booth_close)

G_END_DECLS
