/* Which line was probably drawn against the flow, and that line drawn the other way: the vertices stay where
 * they are, only their order changes. */
/* SPDX-FileCopyrightText: 2026 The Suyuan authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "suyuan-trace"

#include "suyuan-turn.h"

#include "suyuan-line.h"
#include "suyuan-network-private.h"

#include <string.h>

#define MAX_RING 32 /* reaches: in a larger tangle one line is no answer */

/* How well the network would bear a reach the other way round. */
typedef enum
{
  TURN_BAD,  /* it would be wrong elsewhere */
  TURN_ENDS, /* its other end would be a mouth or a spring */
  TURN_FITS, /* it would go on at its other end too */
} Turn;

static guint
count_at (const SuyuanLists *lists,
          guint32            node)
{
  return lists->starts[node + 1] - lists->starts[node];
}

static guint32
upper_node (const SuyuanPieces  *pieces,
            const SuyuanNetwork *network,
            guint                reach)
{
  return network->from[suyuan_pieces_find (pieces, reach, -1, NULL)];
}

static guint32
lower_node (const SuyuanPieces  *pieces,
            const SuyuanNetwork *network,
            guint                reach)
{
  return network->to[suyuan_pieces_find (pieces, reach, G_MAXDOUBLE, NULL)];
}

/* Looks at the far end of a reach that ends (or begins) where another does. */
static Turn
judge (const SuyuanPieces  *pieces,
       const SuyuanNetwork *network,
       guint                reach,
       gboolean             head_on)
{
  guint32            node = head_on ? upper_node (pieces, network, reach) : lower_node (pieces, network, reach);
  const SuyuanLists *same = head_on ? &network->leaving : &network->arriving;
  const SuyuanLists *against = head_on ? &network->arriving : &network->leaving;

  if (count_at (same, node) > 1)
    return TURN_FITS;
  return count_at (against, node) == 0 ? TURN_ENDS : TURN_BAD;
}

static int
choose_of_two (const SuyuanPieces  *pieces,
               const SuyuanNetwork *network,
               const SuyuanFault   *fault)
{
  guint one = suyuan_pieces_get_reach (pieces, fault->reach), other = suyuan_pieces_get_reach (pieces, (guint) fault->other);
  Turn  first = judge (pieces, network, one, fault->kind == SUYUAN_FAULT_HEAD_ON);
  Turn  second = judge (pieces, network, other, fault->kind == SUYUAN_FAULT_HEAD_ON);

  if (one == other || first == second)
    return SUYUAN_NO_REACH;
  return (int) (first > second ? one : other);
}

/* Knot → the pieces that run in a ring there, which are those the faults name. */
static GHashTable *
list_rings (const SuyuanNetwork *network,
            const guint32       *knots,
            GArray              *faults)
{
  GHashTable *rings = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_array_unref);

  for (guint i = 0; i < faults->len; i++)
    {
      const SuyuanFault *fault = &g_array_index (faults, SuyuanFault, i);
      gpointer           knot = GUINT_TO_POINTER (knots[network->from[fault->reach]]);
      GArray            *ring = g_hash_table_lookup (rings, knot);

      if (fault->kind != SUYUAN_FAULT_LOOP)
        continue;
      if (!ring)
        {
          ring = g_array_new (FALSE, FALSE, sizeof (guint));
          g_hash_table_insert (rings, knot, ring);
        }
      g_array_append_val (ring, fault->reach);
    }
  return rings;
}

/* Takes out, again and again, what nothing comes to: what remains runs in a ring. */
static gboolean
runs_in_ring (const SuyuanPieces  *pieces,
              const SuyuanNetwork *network,
              GArray              *ring,
              guint                turned)
{
  gboolean out[MAX_RING] = { FALSE };
  guint    left = ring->len;

  for (guint round = 0; round < ring->len; round++)
    for (guint i = 0; i < ring->len; i++)
      {
        guint    piece = g_array_index (ring, guint, i);
        guint32  begin = suyuan_pieces_get_reach (pieces, piece) == turned ? network->to[piece] : network->from[piece];
        gboolean fed = FALSE;

        for (guint k = 0; k < ring->len && !out[i]; k++)
          {
            guint   from = g_array_index (ring, guint, k);
            guint32 end = suyuan_pieces_get_reach (pieces, from) == turned ? network->from[from] : network->to[from];

            fed |= !out[k] && end == begin;
          }
        left -= !out[i] && !fed;
        out[i] |= !fed;
      }
  return left > 0;
}

/* The one reach of a ring that can be turned so that the ring is gone and both its ends go on. */
static int
choose_of_ring (const SuyuanPieces  *pieces,
                const SuyuanNetwork *network,
                GArray              *ring)
{
  int found = SUYUAN_NO_REACH;

  for (guint i = 0; i < ring->len && ring->len <= MAX_RING; i++)
    {
      guint reach = suyuan_pieces_get_reach (pieces, g_array_index (ring, guint, i));

      if ((int) reach == found || judge (pieces, network, reach, TRUE) != TURN_FITS || judge (pieces, network, reach, FALSE) != TURN_FITS || runs_in_ring (pieces, network, ring, reach))
        continue;
      if (found != SUYUAN_NO_REACH)
        return SUYUAN_NO_REACH;
      found = (int) reach;
    }
  return found;
}

/**
 * suyuan_turns_find:
 * @network: of the pieces
 * @faults: (element-type SuyuanFault): of the network
 *
 * Returns: (transfer full) (element-type int): for each fault the one reach that was probably drawn against the
 *   flow, as a number of the reaches the pieces were cut from; %SUYUAN_NO_REACH where none or several would do
 */
GArray *
suyuan_turns_find (const SuyuanPieces  *pieces,
                   const SuyuanNetwork *network,
                   GArray              *faults)
{
  guint               n_knots;
  g_autofree guint32 *knots = suyuan_network_find_knots (network, FALSE, &n_knots);
  g_autoptr (GHashTable) rings = list_rings (network, knots, faults);
  GArray *turns = g_array_new (FALSE, FALSE, sizeof (int));

  for (guint i = 0; i < faults->len; i++)
    {
      const SuyuanFault *fault = &g_array_index (faults, SuyuanFault, i);
      int                turn = SUYUAN_NO_REACH;

      if (fault->kind == SUYUAN_FAULT_LOOP)
        turn = choose_of_ring (pieces, network, g_hash_table_lookup (rings, GUINT_TO_POINTER (knots[network->from[fault->reach]])));
      else if (fault->kind == SUYUAN_FAULT_HEAD_ON || fault->kind == SUYUAN_FAULT_BACK_TO_BACK)
        turn = choose_of_two (pieces, network, fault);
      g_array_append_val (turns, turn);
    }
  return turns;
}

static SuyuanLine *
read_line (GBytes  *wkb,
           GError **error)
{
  g_autoptr (SuyuanLine) line = suyuan_line_new_from_wkb (wkb, error);

  if (line && (suyuan_line_is_closed (line) || suyuan_line_get_n_parts (line) == 0))
    {
      g_set_error (error, SUYUAN_TRACE_ERROR, SUYUAN_TRACE_ERROR_GEOMETRY, "Only a line can be turned");
      return NULL;
    }
  return g_steal_pointer (&line);
}

/* What of well-known binary stands before the vertices, with the numbers in the machine's own order. */
static void
append_header (GByteArray *bytes,
               guint32     type,
               guint32     n)
{
  guint8 order = G_BYTE_ORDER == G_LITTLE_ENDIAN;

  g_byte_array_append (bytes, &order, 1);
  g_byte_array_append (bytes, (const guint8 *) &type, sizeof type);
  g_byte_array_append (bytes, (const guint8 *) &n, sizeof n);
}

static void
append_part (GByteArray       *bytes,
             const SuyuanLine *line,
             guint             part)
{
  guint                 n;
  const SuyuanPosition *vertices = suyuan_line_get_part (line, part, &n);

  append_header (bytes, 2, n);
  for (guint i = n; i > 0; i--)
    {
      double place[] = { vertices[i - 1].lon / (double) SUYUAN_DEGREE, vertices[i - 1].lat / (double) SUYUAN_DEGREE };

      g_byte_array_append (bytes, (const guint8 *) place, sizeof place);
    }
}

/**
 * suyuan_turn_wkb:
 * @wkb: well-known binary of a line or of several in a row
 *
 * Draws a line the other way: the same vertices from the last to the first. Heights are left out, as they are
 * everywhere here. Errors: %SUYUAN_TRACE_ERROR_GEOMETRY where it is no line.
 *
 * Returns: (transfer full): the bytes
 */
GBytes *
suyuan_turn_wkb (GBytes  *wkb,
                 GError **error)
{
  g_autoptr (SuyuanLine) line = read_line (wkb, error);
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  guint n_parts;

  if (!line)
    return NULL;
  n_parts = suyuan_line_get_n_parts (line);
  if (n_parts > 1)
    append_header (bytes, 5, n_parts);
  for (guint i = n_parts; i > 0; i--)
    append_part (bytes, line, i - 1);
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}
