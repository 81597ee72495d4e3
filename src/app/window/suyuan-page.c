/* suyuan-page.c: what the window asks of each of its pages
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-app"

#include "suyuan-page.h"

G_DEFINE_INTERFACE (SuyuanPage, suyuan_page, GTK_TYPE_WIDGET)

static void
suyuan_page_default_init (SuyuanPageInterface *iface)
{
}

void
suyuan_page_set_seat (SuyuanPage *self,
                      SuyuanSeat *seat)
{
  SUYUAN_PAGE_GET_IFACE (self)->set_seat (self, seat);
}

/* Selects one record of the page's kind. */
void
suyuan_page_show (SuyuanPage      *self,
                  const SuyuanUid *uid)
{
  SuyuanPageInterface *iface = SUYUAN_PAGE_GET_IFACE (self);

  if (iface->show != NULL)
    iface->show (self, uid);
}

/* Shows what passes @expr; @words say it to people. */
void
suyuan_page_filter (SuyuanPage *self,
                    const char *expr,
                    const char *words)
{
  SuyuanPageInterface *iface = SUYUAN_PAGE_GET_IFACE (self);

  if (iface->filter != NULL)
    iface->filter (self, expr, words);
}

void
suyuan_page_search (SuyuanPage *self,
                    const char *text)
{
  SuyuanPageInterface *iface = SUYUAN_PAGE_GET_IFACE (self);

  if (iface->search != NULL)
    iface->search (self, text);
}

/* The one action a page is there for. */
void
suyuan_page_primary (SuyuanPage *self)
{
  SuyuanPageInterface *iface = SUYUAN_PAGE_GET_IFACE (self);

  if (iface->primary != NULL)
    iface->primary (self);
}

/* The record the page shows now, which the window's actions are about; FALSE for none. */
gboolean
suyuan_page_get_record (SuyuanPage *self,
                        SuyuanKind *kind,
                        SuyuanUid  *uid)
{
  SuyuanPageInterface *iface = SUYUAN_PAGE_GET_IFACE (self);

  return iface->get_record != NULL && iface->get_record (self, kind, uid);
}

/* Opens the record that is shown for editing. */
void
suyuan_page_edit (SuyuanPage *self)
{
  SuyuanPageInterface *iface = SUYUAN_PAGE_GET_IFACE (self);

  if (iface->edit != NULL)
    iface->edit (self);
}

/* The parts of the page that F6 goes through; with the first the page begins. */
void
suyuan_page_list_panes (SuyuanPage *self,
                        GPtrArray  *panes)
{
  SuyuanPageInterface *iface = SUYUAN_PAGE_GET_IFACE (self);

  if (iface->list_panes != NULL)
    iface->list_panes (self, panes);
  else
    g_ptr_array_add (panes, self);
}
