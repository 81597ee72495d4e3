/* Reaches as they are drawn, cut into the reaches of a network: a tributary that ends in the middle of a
 * line has to come in there, not at its beginning, or half of what is upstream is wrong. */
/* SPDX-FileCopyrightText: 2026 The Suyuan authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "suyuan-trace"

#include "suyuan-pieces.h"

#include "suyuan-touch.h"

#include <stdlib.h>

/* Where a reach is cut, and the place that stands for the node: the end of the reach that meets it. */
typedef struct
{
  guint          reach;
  double         chainage_m; /* of the reach, whose length need not be that of its line */
  SuyuanPosition position;
  int            tributary; /* one that names the reach as its parent, or SUYUAN_NO_REACH */
} Cut;

typedef struct
{
  guint  reach;
  double start_m;
} Piece;

/* reaches and pieces go together. The pieces of reach r are firsts[r] to firsts[r + 1] - 1, the lowest
 * first: that is the order from the mouth upwards. */
struct _SuyuanPieces
{
  GArray  *reaches; /* of SuyuanReach */
  GArray  *pieces;  /* of Piece */
  guint32 *firsts;
};

/* The lowest first. */
static int
compare_cuts (gconstpointer a,
              gconstpointer b)
{
  const Cut *one = a, *other = b;

  if (one->reach != other->reach)
    return one->reach < other->reach ? -1 : 1;
  return one->chainage_m > other->chainage_m ? -1 : one->chainage_m < other->chainage_m;
}

static gboolean
is_inside (const SuyuanLine *line,
           double            chainage_m)
{
  return chainage_m > SUYUAN_TOUCH_M && chainage_m < suyuan_line_get_length (line) - SUYUAN_TOUCH_M;
}

static void
add_cut (GArray               *cuts,
         const SuyuanReach    *reaches,
         const SuyuanLine     *line,
         guint                 reach,
         double                chainage_m,
         const SuyuanPosition *position,
         int                   tributary)
{
  double drawn = suyuan_line_get_length (line), length = reaches[reach].length_m;
  Cut    cut = { reach, length > 0 ? chainage_m * length / drawn : chainage_m, *position, tributary };

  g_array_append_val (cuts, cut);
}

/* An end on a line: the line is cut there, or at its own end the two are made to meet. */
static void
cut_at_touches (GArray                  *cuts,
                SuyuanReach             *reaches,
                const SuyuanLine *const *lines,
                GArray                  *touches)
{
  for (guint i = 0; i < touches->len; i++)
    {
      const SuyuanTouch *touch = &g_array_index (touches, SuyuanTouch, i);
      const SuyuanLine  *line = lines[touch->other];
      SuyuanPosition    *end = touch->spring ? &reaches[touch->reach].first : &reaches[touch->reach].last;

      if (is_inside (line, touch->chainage_m))
        add_cut (cuts, reaches, line, touch->other, touch->chainage_m, end, SUYUAN_NO_REACH);
      else if (reaches[touch->other].has_ends)
        *end = touch->chainage_m <= SUYUAN_TOUCH_M ? reaches[touch->other].first : reaches[touch->other].last;
    }
}

/* Whether an end names a node that another end names too: then it meets that one, wherever it lies. */
static gboolean
meets_by_name (GHashTable       **met,
               const SuyuanReach *reaches,
               guint              n_reaches,
               guint              reach)
{
  if (!reaches[reach].to_node)
    return FALSE;
  if (!*met)
    {
      *met = g_hash_table_new (g_str_hash, g_str_equal);
      for (guint i = 0; i < n_reaches; i++)
        for (int end = 0; end < 2; end++)
          {
            const char *node = end ? reaches[i].to_node : reaches[i].from_node;

            if (node)
              g_hash_table_insert (*met, (gpointer) node, GUINT_TO_POINTER (g_hash_table_contains (*met, node)));
          }
    }
  return GPOINTER_TO_UINT (g_hash_table_lookup (*met, reaches[reach].to_node)) != 0;
}

/* An end that is said to go on with a reach comes in where that is nearest to it. */
static void
cut_at_parents (GArray                  *cuts,
                const SuyuanReach       *reaches,
                const SuyuanLine *const *lines,
                guint                    n_reaches)
{
  g_autoptr (GHashTable) met = NULL;

  for (guint i = 0; i < n_reaches; i++)
    {
      int        parent = reaches[i].parent;
      SuyuanSnap snap;

      if (parent < 0 || (guint) parent >= n_reaches || parent == (int) i || !reaches[i].has_ends || !lines[parent] || meets_by_name (&met, reaches, n_reaches, i))
        continue;
      if (suyuan_line_snap (lines[parent], &reaches[i].last, &snap) && is_inside (lines[parent], snap.chainage_m))
        add_cut (cuts, reaches, lines[parent], (guint) parent, snap.chainage_m, &reaches[i].last, (int) i);
    }
}

static gboolean
is_same_cut (const Cut *a,
             const Cut *b)
{
  return a->reach == b->reach && a->chainage_m == b->chainage_m && a->position.lon == b->position.lon && a->position.lat == b->position.lat;
}

/* Those of @reach from the @next on, each once, into @own; @next is moved behind them. */
static void
take_cuts (GArray *cuts,
           guint   reach,
           guint  *next,
           GArray *own)
{
  g_array_set_size (own, 0);
  for (; *next < cuts->len && g_array_index (cuts, Cut, *next).reach == reach; (*next)++)
    if (own->len == 0 || !is_same_cut (&g_array_index (own, Cut, own->len - 1), &g_array_index (cuts, Cut, *next)))
      g_array_append_val (own, g_array_index (cuts, Cut, *next));
}

/* What of a reach lies between two cuts, the whole of it where there are none; the piece below was added last. */
static void
add_piece (SuyuanPieces      *self,
           const SuyuanReach *from,
           guint              reach,
           const Cut         *above,
           const Cut         *below)
{
  SuyuanReach piece = *from;
  Piece       at = { reach, above ? above->chainage_m : 0 };

  piece.length_m = (below ? below->chainage_m : from->length_m) - at.start_m;
  if (above)
    {
      piece.from_node = NULL;
      piece.first = above->position;
    }
  if (below)
    {
      piece.to_node = NULL;
      piece.last = below->position;
      piece.parent = (int) self->reaches->len - 1;
    }
  g_array_append_val (self->reaches, piece);
  g_array_append_val (self->pieces, at);
}

/* Parents were reaches and become pieces: the uppermost one, or for a tributary the one below its cut. */
static void
point_to_pieces (SuyuanPieces      *self,
                 const SuyuanReach *reaches,
                 guint              n_reaches,
                 GArray            *cuts)
{
  g_autofree int *targets = g_new (int, n_reaches + 1);

  for (guint i = 0; i < n_reaches; i++)
    targets[i] = reaches[i].parent >= 0 && (guint) reaches[i].parent < n_reaches ? (int) self->firsts[reaches[i].parent + 1] - 1 : reaches[i].parent;
  for (guint i = 0; i < cuts->len; i++)
    {
      const Cut *cut = &g_array_index (cuts, Cut, i);

      if (cut->tributary != SUYUAN_NO_REACH)
        targets[cut->tributary] = (int) suyuan_pieces_find (self, cut->reach, cut->chainage_m, NULL);
    }
  for (guint i = 0; i < n_reaches; i++)
    g_array_index (self->reaches, SuyuanReach, self->firsts[i]).parent = targets[i];
}

/**
 * suyuan_pieces_new:
 * @reaches: (array length=n_reaches): their node keys are borrowed and have to outlive the pieces
 * @lines: (array length=n_reaches): the line of each, %NULL for one that is not drawn
 *
 * Cuts a reach where the end of another lies on its line, and where one that names it as its parent comes
 * nearest to it. The two pieces and the tributary then meet in one node; the main path goes on along the
 * reach that was cut.
 *
 * Returns: (transfer full): the pieces
 */
SuyuanPieces *
suyuan_pieces_new (const SuyuanReach       *reaches,
                   const SuyuanLine *const *lines,
                   guint                    n_reaches)
{
  g_autoptr (GArray) touches = suyuan_touches_find (reaches, lines, n_reaches, FALSE, SUYUAN_TOUCH_M);

  return suyuan_pieces_new_with (reaches, lines, n_reaches, touches);
}

/**
 * suyuan_pieces_new_with:
 * @touches: (element-type SuyuanTouch): what lies within %SUYUAN_TOUCH_M, where that is known already
 *
 * Cuts reaches as suyuan_pieces_new() does.
 *
 * Returns: (transfer full): the pieces
 */
SuyuanPieces *
suyuan_pieces_new_with (const SuyuanReach       *reaches,
                        const SuyuanLine *const *lines,
                        guint                    n_reaches,
                        GArray                  *touches)
{
  SuyuanPieces           *self = g_new0 (SuyuanPieces, 1);
  g_autofree SuyuanReach *met = g_memdup2 (reaches, MAX (1, n_reaches) * sizeof *reaches);
  g_autoptr (GArray) cuts = g_array_new (FALSE, FALSE, sizeof (Cut));
  g_autoptr (GArray) own = g_array_new (FALSE, FALSE, sizeof (Cut));
  guint next = 0;

  self->reaches = g_array_new (FALSE, FALSE, sizeof (SuyuanReach));
  self->pieces = g_array_new (FALSE, FALSE, sizeof (Piece));
  self->firsts = g_new0 (guint32, n_reaches + 1);
  cut_at_touches (cuts, met, lines, touches);
  cut_at_parents (cuts, met, lines, n_reaches);
  if (cuts->len > 0)
    qsort (cuts->data, cuts->len, sizeof (Cut), compare_cuts);
  for (guint i = 0; i < n_reaches; i++)
    {
      const Cut *below = NULL;

      self->firsts[i] = self->reaches->len;
      take_cuts (cuts, i, &next, own);
      for (guint k = 0; k < own->len; below = &g_array_index (own, Cut, k++))
        add_piece (self, &met[i], i, &g_array_index (own, Cut, k), below);
      add_piece (self, &met[i], i, NULL, below);
    }
  self->firsts[n_reaches] = self->reaches->len;
  point_to_pieces (self, met, n_reaches, cuts);
  return self;
}

/**
 * suyuan_pieces_free:
 *
 * Frees the pieces.
 */
void
suyuan_pieces_free (SuyuanPieces *self)
{
  g_array_unref (self->reaches);
  g_array_unref (self->pieces);
  g_free (self->firsts);
  g_free (self);
}

/**
 * suyuan_pieces_get_reaches:
 * @n_pieces: (out): how many there are
 *
 * Returns: (transfer none) (array length=n_pieces): what to make the network of
 */
const SuyuanReach *
suyuan_pieces_get_reaches (const SuyuanPieces *self,
                           guint              *n_pieces)
{
  *n_pieces = self->reaches->len;
  return (const SuyuanReach *) (gpointer) self->reaches->data;
}

/**
 * suyuan_pieces_get_reach:
 *
 * Returns: the reach a piece is of
 */
guint
suyuan_pieces_get_reach (const SuyuanPieces *self,
                         guint               piece)
{
  g_return_val_if_fail (piece < self->pieces->len, 0);
  return g_array_index (self->pieces, Piece, piece).reach;
}

/**
 * suyuan_pieces_get_start:
 *
 * Returns: metres from the beginning of its reach to where a piece begins
 */
double
suyuan_pieces_get_start (const SuyuanPieces *self,
                         guint               piece)
{
  g_return_val_if_fail (piece < self->pieces->len, 0);
  return g_array_index (self->pieces, Piece, piece).start_m;
}

/**
 * suyuan_pieces_find:
 * @chainage_m: metres from the beginning of the reach
 * @into_m: (out) (optional): metres from the beginning of the piece
 *
 * Returns: the piece a place on a reach is on; at a cut the lower one
 */
guint
suyuan_pieces_find (const SuyuanPieces *self,
                    guint               reach,
                    double              chainage_m,
                    double             *into_m)
{
  guint piece = self->firsts[reach];

  while (piece + 1 < self->firsts[reach + 1] && g_array_index (self->pieces, Piece, piece).start_m > chainage_m)
    piece++;
  if (into_m)
    *into_m = chainage_m - g_array_index (self->pieces, Piece, piece).start_m;
  return piece;
}
