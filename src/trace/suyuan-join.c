/* Where a river that stops short probably goes on: nobody upstream of a gap is found until somebody says so,
 * and a person says so sooner who is shown where. */
/* SPDX-FileCopyrightText: 2026 The Suyuan authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "suyuan-trace"

#include "suyuan-join.h"

#include "suyuan-network-private.h"

#include <math.h>
#include <stdlib.h>

#define METRES_PER_UNIT 0.0111 /* of latitude; degrees × 10⁷ */
#define RIVAL 1.5              /* as far as this times the nearest is nearly as near */

typedef struct
{
  SuyuanPosition position;
  guint          reach;
} Mouth;

/* A line near a mouth; piece is where the water would come in: at its beginning it comes into all that begins
 * there. */
typedef struct
{
  guint    mouth, reach, piece;
  double   distance_m;
  gboolean at_beginning;
} Candidate;

typedef struct
{
  const SuyuanDrawing *drawing;
  GArray              *mouths;     /* of Mouth, from south to north */
  GArray              *candidates; /* of Candidate, by mouth, the nearest first */
  GHashTable          *springs;    /* name → GArray of guint: reaches nothing comes to */
  GHashTable          *joined;     /* piece + 1 → Candidate: what was found so far */
  GArray              *joins;      /* of SuyuanJoin */
} Finding;

static void
finding_clear (Finding *self)
{
  g_clear_pointer (&self->mouths, g_array_unref);
  g_clear_pointer (&self->candidates, g_array_unref);
  g_clear_pointer (&self->springs, g_hash_table_unref);
  g_clear_pointer (&self->joined, g_hash_table_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Finding, finding_clear)

static guint
count_at (const SuyuanLists *lists,
          guint32            node)
{
  return lists->starts[node + 1] - lists->starts[node];
}

static guint
lowest_piece (const SuyuanDrawing *drawing,
              guint                reach)
{
  return suyuan_pieces_find (drawing->pieces, reach, G_MAXDOUBLE, NULL);
}

static guint
highest_piece (const SuyuanDrawing *drawing,
               guint                reach)
{
  return suyuan_pieces_find (drawing->pieces, reach, -1, NULL);
}

static gboolean
is_loose_mouth (const SuyuanDrawing *drawing,
                guint                reach)
{
  const SuyuanNetwork *network = drawing->network;
  guint32              node = network->to[lowest_piece (drawing, reach)];

  return drawing->reaches[reach].has_ends && drawing->reaches[reach].parent == SUYUAN_NO_REACH && count_at (&network->arriving, node) == 1 && count_at (&network->leaving, node) == 0;
}

static gboolean
is_loose_spring (const SuyuanDrawing *drawing,
                 guint                reach)
{
  const SuyuanNetwork *network = drawing->network;
  guint32              node = network->from[highest_piece (drawing, reach)];

  return drawing->reaches[reach].has_ends && count_at (&network->leaving, node) == 1 && count_at (&network->arriving, node) == 0;
}

static int
compare_mouths (gconstpointer a,
                gconstpointer b)
{
  const Mouth *one = a, *other = b;

  if (one->position.lat != other->position.lat)
    return one->position.lat < other->position.lat ? -1 : 1;
  return one->reach < other->reach ? -1 : 1;
}

static void
add_spring (Finding *self,
            guint    reach)
{
  const char *name = self->drawing->names[reach];
  GArray     *of_name = name ? g_hash_table_lookup (self->springs, name) : NULL;

  if (!name || !*name)
    return;
  if (!of_name)
    {
      of_name = g_array_new (FALSE, FALSE, sizeof (guint));
      g_hash_table_insert (self->springs, (gpointer) name, of_name);
    }
  g_array_append_val (of_name, reach);
}

static void
list_ends (Finding *self)
{
  for (guint i = 0; i < self->drawing->n_reaches; i++)
    {
      Mouth mouth = { self->drawing->reaches[i].last, i };

      if (is_loose_mouth (self->drawing, i))
        g_array_append_val (self->mouths, mouth);
      if (is_loose_spring (self->drawing, i))
        add_spring (self, i);
    }
  if (self->mouths->len > 0)
    qsort (self->mouths->data, self->mouths->len, sizeof (Mouth), compare_mouths);
}

/* At its lower end a line is no candidate: what begins there is, and stands nearer to the truth. */
static void
try_line (Finding *self,
          guint    mouth,
          guint    other,
          double   near_m)
{
  const Mouth      *of = &g_array_index (self->mouths, Mouth, mouth);
  const SuyuanLine *line = self->drawing->lines[other];
  double            drawn = suyuan_line_get_length (line), length = self->drawing->reaches[other].length_m;
  Candidate         candidate = { mouth, other };
  SuyuanSnap        snap;

  if (other == of->reach || !suyuan_line_snap (line, &of->position, &snap) || snap.distance_m > near_m || snap.chainage_m >= drawn - SUYUAN_TOUCH_M)
    return;
  candidate.distance_m = snap.distance_m;
  candidate.at_beginning = snap.chainage_m <= SUYUAN_TOUCH_M;
  candidate.piece = suyuan_pieces_find (self->drawing->pieces, other, length > 0 ? snap.chainage_m * length / drawn : snap.chainage_m, NULL);
  g_array_append_val (self->candidates, candidate);
}

static guint
first_mouth_from (Finding *self,
                  gint64   latitude)
{
  guint low = 0, high = self->mouths->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->mouths, Mouth, middle).position.lat < latitude)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static void
try_mouths_near (Finding *self,
                 guint    other,
                 double   near_m)
{
  SuyuanBounds bounds = suyuan_line_get_bounds (self->drawing->lines[other]);
  gint64       north = (gint64) (near_m / METRES_PER_UNIT) + 2;
  double       shrink = cos (MIN (89.0, MAX (fabs (bounds.south / (double) SUYUAN_DEGREE), fabs (bounds.north / (double) SUYUAN_DEGREE))) * G_PI / 180);
  gint64       east = (gint64) (north / shrink) + 2;

  for (guint i = first_mouth_from (self, bounds.south - north); i < self->mouths->len; i++)
    {
      const SuyuanPosition *position = &g_array_index (self->mouths, Mouth, i).position;

      if (position->lat > bounds.north + north)
        return;
      if (position->lon >= bounds.west - east && position->lon <= bounds.east + east)
        try_line (self, i, other, near_m);
    }
}

static int
compare_candidates (gconstpointer a,
                    gconstpointer b)
{
  const Candidate *one = a, *other = b;

  if (one->mouth != other->mouth)
    return one->mouth < other->mouth ? -1 : 1;
  if (one->distance_m != other->distance_m)
    return one->distance_m < other->distance_m ? -1 : 1;
  return one->reach < other->reach ? -1 : 1;
}

static void
list_candidates (Finding *self,
                 double   near_m)
{
  for (guint i = 0; i < self->drawing->n_reaches && self->mouths->len > 0; i++)
    if (self->drawing->lines[i] && suyuan_line_get_n_parts (self->drawing->lines[i]) > 0)
      try_mouths_near (self, i, near_m);
  if (self->candidates->len > 0)
    qsort (self->candidates->data, self->candidates->len, sizeof (Candidate), compare_candidates);
}

/* Where water of a candidate goes first. */
static void
enter (const Finding   *self,
       const Candidate *candidate,
       GArray          *open)
{
  const SuyuanNetwork *network = self->drawing->network;
  guint32              node = network->from[candidate->piece];

  if (candidate->at_beginning)
    g_array_append_vals (open, network->leaving.items + network->leaving.starts[node], count_at (&network->leaving, node));
  else
    g_array_append_val (open, candidate->piece);
}

/* Whether water of a candidate comes to @mouth, over what was joined too: to join the two would make a ring. */
static gboolean
leads_to (const Finding   *self,
          const Candidate *candidate,
          guint            mouth)
{
  const SuyuanNetwork *network = self->drawing->network;
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  g_autoptr (GArray) open = g_array_new (FALSE, FALSE, sizeof (guint));

  enter (self, candidate, open);
  while (open->len > 0)
    {
      guint         at = g_array_index (open, guint, open->len - 1);
      Candidate    *joined = g_hash_table_lookup (self->joined, GUINT_TO_POINTER (at + 1));
      guint32       node = network->to[at];
      const guint32 first = network->leaving.starts[node], last = network->leaving.starts[node + 1];

      g_array_set_size (open, open->len - 1);
      if (at == mouth)
        return TRUE;
      if (!g_hash_table_add (seen, GUINT_TO_POINTER (at + 1)))
        continue;
      g_array_append_vals (open, network->leaving.items + first, last - first);
      if (joined)
        enter (self, joined, open);
    }
  return FALSE;
}

/* The springs of the mouth's own name, as candidates, the nearest first. */
static GArray *
list_namesakes (Finding *self,
                guint    mouth)
{
  const Mouth *of = &g_array_index (self->mouths, Mouth, mouth);
  const char  *name = self->drawing->names[of->reach];
  GArray      *springs = name ? g_hash_table_lookup (self->springs, name) : NULL;
  GArray      *namesakes = g_array_new (FALSE, FALSE, sizeof (Candidate));

  for (guint i = 0; springs && i < springs->len; i++)
    {
      guint     reach = g_array_index (springs, guint, i);
      Candidate candidate = { mouth, reach, highest_piece (self->drawing, reach), suyuan_position_distance (&of->position, &self->drawing->reaches[reach].first), TRUE };

      if (reach != of->reach && candidate.distance_m <= SUYUAN_JOIN_NAME_M)
        g_array_append_val (namesakes, candidate);
    }
  if (namesakes->len > 0)
    qsort (namesakes->data, namesakes->len, sizeof (Candidate), compare_candidates);
  return namesakes;
}

/* The nearest of some that makes no ring, and the one that is nearly as near but is not the next of it. */
static const Candidate *
choose (Finding         *self,
        const Candidate *candidates,
        guint            n,
        int             *rival)
{
  const Candidate *best = NULL;

  *rival = SUYUAN_NO_REACH;
  for (guint i = 0; i < n; i++)
    {
      const Candidate *each = &candidates[i];
      guint            mouth = lowest_piece (self->drawing, g_array_index (self->mouths, Mouth, each->mouth).reach);

      if (best && each->distance_m > RIVAL * best->distance_m)
        break;
      if (leads_to (self, each, mouth))
        continue;
      if (!best)
        best = each;
      else if (!suyuan_network_flows_into (self->drawing->network, best->piece, each->piece) && !suyuan_network_flows_into (self->drawing->network, each->piece, best->piece))
        {
          *rival = (int) each->reach;
          break;
        }
    }
  return best;
}

static void
join_mouth (Finding         *self,
            guint            mouth,
            const Candidate *near,
            guint            n_near)
{
  const Mouth *of = &g_array_index (self->mouths, Mouth, mouth);
  g_autoptr (GArray) namesakes = list_namesakes (self, mouth);
  int              rival_near, rival_name;
  const Candidate *nearest = choose (self, near, n_near, &rival_near);
  const Candidate *namesake = choose (self, (const Candidate *) (gpointer) namesakes->data, namesakes->len, &rival_name);
  gboolean         by_name = namesake && (!nearest || nearest->reach == namesake->reach || nearest->distance_m > SUYUAN_JOIN_SURE_M);
  const Candidate *chosen = by_name ? namesake : nearest;
  SuyuanJoin       join = { .reach = of->reach, .position = of->position, .reason = by_name ? SUYUAN_JOIN_NAME : SUYUAN_JOIN_NEAR, .rival = by_name ? rival_name : rival_near };

  if (!chosen)
    return;
  join.other = chosen->reach;
  join.distance_m = chosen->distance_m;
  g_array_append_val (self->joins, join);
  g_hash_table_insert (self->joined, GUINT_TO_POINTER (lowest_piece (self->drawing, of->reach) + 1), g_memdup2 (chosen, sizeof *chosen));
}

/**
 * suyuan_joins_find:
 * @near_m: how far from a mouth a line may be that has another name
 *
 * Looks for mouths that meet nothing, and for what each probably goes on with: the nearest line within
 * %SUYUAN_JOIN_SURE_M; else the nearest beginning of a course of the same name, which nothing comes to, within
 * %SUYUAN_JOIN_NAME_M; else the nearest line within @near_m. What would make a ring is passed over, so that
 * all of them can be joined together. A true mouth may be among them: only a person knows.
 *
 * Returns: (transfer full) (element-type SuyuanJoin): at most one for each mouth, from south to north
 */
GArray *
suyuan_joins_find (const SuyuanDrawing *drawing,
                   double               near_m)
{
  g_auto (Finding) self = { drawing };
  guint at = 0;

  self.mouths = g_array_new (FALSE, FALSE, sizeof (Mouth));
  self.candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));
  self.springs = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_array_unref);
  self.joined = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  self.joins = g_array_new (FALSE, FALSE, sizeof (SuyuanJoin));
  list_ends (&self);
  list_candidates (&self, near_m);
  for (guint i = 0; i < self.mouths->len; i++)
    {
      guint first = at;

      while (at < self.candidates->len && g_array_index (self.candidates, Candidate, at).mouth == i)
        at++;
      join_mouth (&self, i, (const Candidate *) (gpointer) self.candidates->data + first, at - first);
    }
  return self.joins;
}
