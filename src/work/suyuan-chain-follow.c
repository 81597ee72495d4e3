/* The path through a chain that belongs to one of its records: what the keyboard goes along and what lights
 * up.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "suyuan-work"

#include "suyuan-chain.h"

/* The outlet a ribbon passes: its own end, or the one it goes by; -1 for one of the section's own tasks. */
static int
outlet_of (const SuyuanChain       *self,
           const SuyuanChainRibbon *ribbon)
{
  guint first = self->firsts[SUYUAN_CHAIN_OUTLETS], end = self->firsts[SUYUAN_CHAIN_ENTERPRISES];

  if (ribbon->via >= 0)
    return ribbon->via;
  if (ribbon->from >= first && ribbon->from < end)
    return (int) ribbon->from;
  return ribbon->to >= first && ribbon->to < end ? (int) ribbon->to : -1;
}

/* Whether a ribbon ties @node to an outlet, or is one of its own. */
static gboolean
touches (const SuyuanChainRibbon *ribbon,
         guint                    node)
{
  return ribbon->from == node || ribbon->to == node || ribbon->via == (int) node;
}

/* The outlets that lie on the path of a record; all for the section. */
static gboolean *
find_outlets (const SuyuanChain *self,
              guint              node)
{
  gboolean *outlets = g_new0 (gboolean, self->nodes->len + 1);

  for (guint i = 0; i < self->ribbons->len; i++)
    {
      const SuyuanChainRibbon *ribbon = &g_array_index (self->ribbons, SuyuanChainRibbon, i);
      int                      outlet = outlet_of (self, ribbon);

      if (outlet >= 0 && touches (ribbon, node) && (outlet == (int) node || node < self->firsts[SUYUAN_CHAIN_OUTLETS] || node >= self->firsts[SUYUAN_CHAIN_ENTERPRISES]))
        outlets[outlet] = TRUE;
    }
  return outlets;
}

/* A ribbon of an outlet on the path is on it too, but not to another enterprise or task than the one asked
 * for, or its like in the other column. */
static gboolean
is_on_path (const SuyuanChain       *self,
            const SuyuanChainRibbon *ribbon,
            const gboolean          *outlets,
            guint                    node)
{
  SuyuanChainColumn column = ((SuyuanChainNode *) self->nodes->pdata[node])->column;
  SuyuanChainColumn from = ((SuyuanChainNode *) self->nodes->pdata[ribbon->from])->column;
  SuyuanChainColumn to = ((SuyuanChainNode *) self->nodes->pdata[ribbon->to])->column;
  int               outlet = outlet_of (self, ribbon);

  if (outlet < 0)
    return touches (ribbon, node);
  if (!outlets[outlet])
    return FALSE;
  return (from != column || ribbon->from == node) && (to != column || ribbon->to == node);
}

/**
 * suyuan_chain_follow:
 * @node: place of a record in the chain
 * @ribbons: (out) (transfer full) (optional): for each ribbon whether it is on the path
 *
 * Returns: (transfer full) (array): for each node whether it is on the path of @node, itself among them:
 *   what it comes from as far as the section, and what hangs on it as far as the tasks
 */
gboolean *
suyuan_chain_follow (const SuyuanChain *self,
                     guint              node,
                     gboolean         **ribbons)
{
  g_autofree gboolean *outlets = find_outlets (self, node);
  g_autofree gboolean *on_path = g_new0 (gboolean, self->ribbons->len + 1);
  gboolean            *nodes = g_new0 (gboolean, self->nodes->len);

  nodes[node] = TRUE;
  for (guint i = 0; i < self->ribbons->len; i++)
    {
      const SuyuanChainRibbon *ribbon = &g_array_index (self->ribbons, SuyuanChainRibbon, i);

      on_path[i] = is_on_path (self, ribbon, outlets, node);
      if (on_path[i])
        nodes[ribbon->from] = nodes[ribbon->to] = TRUE;
    }
  if (ribbons)
    *ribbons = g_steal_pointer (&on_path);
  return nodes;
}
