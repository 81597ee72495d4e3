/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "suyuan-seat.h"

G_BEGIN_DECLS

#define SUYUAN_TYPE_PAGE (suyuan_page_get_type ())
G_DECLARE_INTERFACE (SuyuanPage, suyuan_page, SUYUAN, PAGE, GtkWidget)

/* A place of the window's navigation. */
struct _SuyuanPageInterface
{
  GTypeInterface parent_iface;

  void (*set_seat) (SuyuanPage *self,
                    SuyuanSeat *seat);
  void (*show) (SuyuanPage      *self,
                const SuyuanUid *uid);
  void (*filter) (SuyuanPage *self,
                  const char *expr,
                  const char *words);
  void (*search) (SuyuanPage *self,
                  const char *text);
  void (*primary) (SuyuanPage *self);
  gboolean (*get_record) (SuyuanPage *self,
                          SuyuanKind *kind,
                          SuyuanUid  *uid);
  void (*edit) (SuyuanPage *self);
  void (*list_panes) (SuyuanPage *self,
                      GPtrArray  *panes);
};

gboolean suyuan_page_get_record (SuyuanPage *self, SuyuanKind *kind, SuyuanUid *uid);

void suyuan_page_set_seat (SuyuanPage *self, SuyuanSeat *seat);
void suyuan_page_show (SuyuanPage *self, const SuyuanUid *uid);
void suyuan_page_filter (SuyuanPage *self, const char *expr, const char *words);
void suyuan_page_search (SuyuanPage *self, const char *text);
void suyuan_page_primary (SuyuanPage *self);
void suyuan_page_edit (SuyuanPage *self);
void suyuan_page_list_panes (SuyuanPage *self, GPtrArray *panes);

G_END_DECLS
