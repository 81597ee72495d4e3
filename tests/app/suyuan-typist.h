/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Somebody at the keyboard who never touches the pointer: presses keys at the X server, where nothing but the
 * window in front takes them, and looks where the focus is. */
typedef struct SuyuanTypist SuyuanTypist;

SuyuanTypist *suyuan_typist_new (void);
void          suyuan_typist_free (SuyuanTypist *self);
void          suyuan_typist_press (SuyuanTypist *self,
                                   const char   *keys);
void          suyuan_typist_type (SuyuanTypist *self,
                                  const char   *text);
void          suyuan_typist_walk (SuyuanTypist *self,
                                  const char   *key,
                                  const char   *place,
                                  guint         most);
void          suyuan_typist_choose (SuyuanTypist *self,
                                    const char   *item);
void          suyuan_typist_find (SuyuanTypist *self,
                                  const char   *typed,
                                  const char   *item);
void          suyuan_typist_expect (SuyuanTypist *self,
                                    const char   *place);
char         *suyuan_typist_dup_place (SuyuanTypist *self);
GtkWindow    *suyuan_typist_get_window (SuyuanTypist *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SuyuanTypist, suyuan_typist_free)

G_END_DECLS
