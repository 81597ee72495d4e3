/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-network.h"

G_BEGIN_DECLS

/* Lists in one array: those of i are items[starts[i]] to items[starts[i + 1] - 1]. */
typedef struct
{
  guint32 *starts;
  guint32 *items;
} SuyuanLists;

/* leaving: by node, the reaches water can enter there; arriving: those it can come out of. A two-way
 * reach is in both lists of both its nodes. main_up: by reach, those whose main_down it is. by_order:
 * from the mouth upwards; orders is its inverse, order_from and order_to are the ends in that order.
 * beyond_up and beyond_down: the other end of each reach in arriving and leaving. Nodes are numbered from the mouths upwards too; those of
 * one knot stand together, from its heads to its tails. */
struct _SuyuanNetwork
{
  guint       n_reaches, n_nodes;
  guint32    *from, *to;
  gint32     *main_down;
  double     *lengths;
  guint8     *two_way;
  guint32    *orders, *by_order;
  SuyuanLists leaving, arriving, main_up;
  guint32    *heads, *tails;
  guint32    *order_from, *order_to, *beyond_up, *beyond_down;
};

/* Which lists item i belongs to. */
typedef void (*SuyuanListsEach) (gconstpointer data,
                                 guint         i,
                                 guint32       keys[2],
                                 guint        *n_keys);

SuyuanLists suyuan_lists_build (guint n_lists, guint n_items, SuyuanListsEach each, gconstpointer data);
void        suyuan_lists_clear (SuyuanLists *self);

guint    suyuan_network_number_nodes (const SuyuanReach *reaches, guint n_reaches, guint32 *from, guint32 *to);
guint32 *suyuan_network_find_knots (const SuyuanNetwork *self, gboolean with_two_way, guint *n_knots);
void     suyuan_network_sort_nodes (SuyuanNetwork *self);

void suyuan_network_choose_main (SuyuanNetwork *self, const SuyuanReach *reaches);
void suyuan_network_put_in_order (SuyuanNetwork *self, const SuyuanReach *reaches);

G_END_DECLS
