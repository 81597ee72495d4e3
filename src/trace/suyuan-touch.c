/* Ends that meet no end but come near to a line: most maps draw a tributary up to the main river, which
 * itself runs past without a vertex there. */
/* SPDX-FileCopyrightText: 2026 The Suyuan authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "suyuan-trace"

#include "suyuan-touch.h"

#include <math.h>
#include <stdlib.h>

#define METRES_PER_UNIT 0.0111 /* of latitude; degrees × 10⁷ */
#define ROW (SUYUAN_DEGREE / 100)

typedef struct
{
  SuyuanPosition position;
  SuyuanTouch    touch; /* other == reach: none yet */
} End;

static gint64
row_of (gint64 latitude)
{
  return (latitude + 90 * (gint64) SUYUAN_DEGREE) / ROW;
}

/* Row by row, and in a row from west to east. */
static int
compare_by_row (gconstpointer a,
                gconstpointer b)
{
  const End *one = a, *other = b;
  gint64     row = row_of (one->position.lat), other_row = row_of (other->position.lat);

  if (row != other_row)
    return row < other_row ? -1 : 1;
  return one->position.lon < other->position.lon ? -1 : one->position.lon > other->position.lon;
}

static int
compare_ends (gconstpointer a,
              gconstpointer b)
{
  const End *one = a, *other = b;

  if (one->position.lat != other->position.lat)
    return one->position.lat < other->position.lat ? -1 : 1;
  if (one->touch.reach != other->touch.reach)
    return one->touch.reach < other->touch.reach ? -1 : 1;
  return one->touch.spring - other->touch.spring;
}

static gint64
key_of (const SuyuanPosition *position)
{
  return (gint64) position->lon << 32 | (guint32) position->lat;
}

static gboolean
are_same (const SuyuanPosition *a,
          const SuyuanPosition *b)
{
  return a->lon == b->lon && a->lat == b->lat;
}

static GHashTable *
collect_ends (const SuyuanReach *reaches,
              guint              n_reaches,
              gboolean           springs)
{
  GHashTable *ends = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; i < n_reaches; i++)
    if (reaches[i].has_ends)
      {
        gint64 key = key_of (springs ? &reaches[i].first : &reaches[i].last);

        g_hash_table_add (ends, g_memdup2 (&key, sizeof key));
      }
  return ends;
}

static void
add_end (GArray               *ends,
         GHashTable           *met,
         guint                 reach,
         gboolean              spring,
         const SuyuanPosition *position)
{
  gint64 key = key_of (position);
  End    end = { *position, { .reach = reach, .spring = spring, .other = reach } };

  if (!met || !g_hash_table_contains (met, &key))
    g_array_append_val (ends, end);
}

static void
add_ends_of (GArray            *ends,
             const SuyuanReach *reaches,
             guint              reach,
             GHashTable        *springs,
             GHashTable        *mouths)
{
  if (reaches[reach].has_ends && !reaches[reach].to_node)
    add_end (ends, springs, reach, FALSE, &reaches[reach].last);
  if (reaches[reach].has_ends && !reaches[reach].from_node)
    add_end (ends, mouths, reach, TRUE, &reaches[reach].first);
}

static GArray *
list_ends (const SuyuanReach *reaches,
           guint              n_reaches,
           gboolean           only_loose)
{
  g_autoptr (GHashTable) springs = only_loose ? collect_ends (reaches, n_reaches, TRUE) : NULL;
  g_autoptr (GHashTable) mouths = only_loose ? collect_ends (reaches, n_reaches, FALSE) : NULL;
  GArray *ends = g_array_new (FALSE, FALSE, sizeof (End));

  for (guint i = 0; i < n_reaches; i++)
    add_ends_of (ends, reaches, i, springs, mouths);
  return ends;
}

/* The first end of a row that does not lie west of @longitude. */
static guint
find_first_from (GArray *ends,
                 gint64  row,
                 gint64  longitude)
{
  guint low = 0, high = ends->len;

  while (low < high)
    {
      guint                 middle = low + (high - low) / 2;
      const SuyuanPosition *position = &g_array_index (ends, End, middle).position;
      gint64                of = row_of (position->lat);

      if (of < row || (of == row && position->lon < longitude))
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* One end against one line. An end the two share already is no touch. */
static void
try_line (End               *end,
          const SuyuanReach *reaches,
          guint              other,
          const SuyuanLine  *line,
          double             tolerance_m)
{
  double     best = end->touch.other == end->touch.reach ? tolerance_m : end->touch.distance_m;
  SuyuanSnap snap;

  if (other == end->touch.reach || (reaches[other].has_ends && (are_same (&end->position, &reaches[other].first) || are_same (&end->position, &reaches[other].last))))
    return;
  if (!suyuan_line_snap (line, &end->position, &snap) || snap.distance_m > best || (snap.distance_m == best && other < end->touch.other && end->touch.other != end->touch.reach))
    return;
  end->touch.other = other;
  end->touch.chainage_m = snap.chainage_m;
  end->touch.distance_m = snap.distance_m;
}

/* The box of a line, wider by the tolerance. */
static void
get_box (const SuyuanLine *line,
         double            tolerance_m,
         gint64            box[4])
{
  SuyuanBounds bounds = suyuan_line_get_bounds (line);
  gint64       north = (gint64) (tolerance_m / METRES_PER_UNIT) + 2;
  double       shrink = cos (MIN (89.0, MAX (fabs (bounds.south / (double) SUYUAN_DEGREE), fabs (bounds.north / (double) SUYUAN_DEGREE))) * G_PI / 180);
  gint64       east = (gint64) (north / shrink) + 2;

  box[0] = bounds.west - east;
  box[1] = bounds.south - north;
  box[2] = bounds.east + east;
  box[3] = bounds.north + north;
}

static gboolean
is_in_box (const SuyuanPosition *position,
           const gint64          box[4])
{
  return position->lon >= box[0] && position->lat >= box[1] && position->lon <= box[2] && position->lat <= box[3];
}

/* @ends stand by their rows. */
static void
try_ends_near (GArray            *ends,
               const SuyuanReach *reaches,
               guint              other,
               const SuyuanLine  *line,
               double             tolerance_m)
{
  gint64 box[4];

  get_box (line, tolerance_m, box);
  for (gint64 row = row_of (box[1]); row <= row_of (box[3]); row++)
    for (guint i = find_first_from (ends, row, box[0]); i < ends->len; i++)
      {
        End *end = &g_array_index (ends, End, i);

        if (row_of (end->position.lat) != row || end->position.lon > box[2])
          break;
        if (is_in_box (&end->position, box))
          try_line (end, reaches, other, line, tolerance_m);
      }
}

static void
try_all_lines (GArray                  *ends,
               const SuyuanReach       *reaches,
               const SuyuanLine *const *lines,
               guint                    n_reaches,
               double                   tolerance_m)
{
  if (ends->len == 0)
    return;
  qsort (ends->data, ends->len, sizeof (End), compare_by_row);
  for (guint i = 0; i < n_reaches; i++)
    if (lines[i] && suyuan_line_get_n_parts (lines[i]) > 0)
      try_ends_near (ends, reaches, i, lines[i], tolerance_m);
}

/* Those that have a line near them, from south to north. */
static void
take_touches (GArray *ends,
              GArray *touches)
{
  guint n = 0;

  for (guint i = 0; i < ends->len; i++)
    {
      End *end = &g_array_index (ends, End, i);

      if (end->touch.other != end->touch.reach)
        g_array_index (ends, End, n++) = *end;
    }
  if (n > 0)
    qsort (ends->data, n, sizeof (End), compare_ends);
  for (guint i = 0; i < n; i++)
    g_array_append_val (touches, g_array_index (ends, End, i).touch);
}

/**
 * suyuan_touches_find:
 * @lines: (array length=n_reaches): the line of each, %NULL for one that is not drawn
 * @only_loose: only ends that meet nothing
 * @tolerance_m: how far from a line an end may be
 *
 * Ends that name their node are not asked where they lie. Of two lines equally near the one further on in
 * the array is taken; a line that begins or ends where the end is counts as met, not as touched.
 *
 * Returns: (transfer full) (element-type SuyuanTouch): one for each end that has a line near it, from south
 *   to north
 */
GArray *
suyuan_touches_find (const SuyuanReach       *reaches,
                     const SuyuanLine *const *lines,
                     guint                    n_reaches,
                     gboolean                 only_loose,
                     double                   tolerance_m)
{
  g_autoptr (GArray) ends = list_ends (reaches, n_reaches, only_loose);
  GArray *touches = g_array_new (FALSE, FALSE, sizeof (SuyuanTouch));

  try_all_lines (ends, reaches, lines, n_reaches, tolerance_m);
  take_touches (ends, touches);
  return touches;
}

/* An end by its reach and which of the two it is; above 0. */
static gpointer
key_of_end (guint    reach,
            gboolean spring)
{
  return GUINT_TO_POINTER (2 * reach + (spring ? 1 : 0) + 1);
}

/* What is known of the ends while a few lines are looked at again. */
typedef struct
{
  const SuyuanReach *reaches;
  guint8            *is_changed;
  GArray            *kept;  /* of End: what each touches, as far as is known yet */
  GArray            *open;  /* of End: to be held against every line */
  GHashTable        *known; /* end → place in kept + 1; an open one → 0 */
} Renewal;

static void
renewal_clear (Renewal *self)
{
  g_clear_pointer (&self->is_changed, g_free);
  g_clear_pointer (&self->kept, g_array_unref);
  g_clear_pointer (&self->open, g_array_unref);
  g_clear_pointer (&self->known, g_hash_table_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Renewal, renewal_clear)

static SuyuanPosition
place_of (const Renewal *self,
          guint          reach,
          gboolean       spring)
{
  return spring ? self->reaches[reach].first : self->reaches[reach].last;
}

static void
keep (Renewal           *self,
      const SuyuanTouch *touch)
{
  End end = { place_of (self, touch->reach, touch->spring), *touch };

  g_array_append_val (self->kept, end);
  g_hash_table_insert (self->known, key_of_end (touch->reach, touch->spring), GUINT_TO_POINTER (self->kept->len));
}

static void
open_end (Renewal *self,
          guint    reach,
          gboolean spring)
{
  SuyuanPosition place = place_of (self, reach, spring);

  add_end (self->open, NULL, reach, spring, &place);
  g_hash_table_insert (self->known, key_of_end (reach, spring), NULL);
}

/* What an end touched stays, as far as neither of the two has changed. */
static void
take_over (Renewal *self,
           GArray  *before,
           guint    n_reaches)
{
  for (guint i = 0; i < before->len; i++)
    {
      const SuyuanTouch *touch = &g_array_index (before, SuyuanTouch, i);

      if (touch->reach >= n_reaches || self->is_changed[touch->reach])
        continue;
      if (touch->other < n_reaches && !self->is_changed[touch->other])
        keep (self, touch);
      else
        open_end (self, touch->reach, touch->spring);
    }
  for (guint i = 0; i < n_reaches; i++)
    if (self->is_changed[i])
      add_ends_of (self->open, self->reaches, i, NULL, NULL);
}

/* A changed line against an end that is not open. */
static void
try_end (Renewal          *self,
         guint             reach,
         gboolean          spring,
         guint             other,
         const SuyuanLine *line,
         double            tolerance_m)
{
  End      fresh = { place_of (self, reach, spring), { .reach = reach, .spring = spring, .other = reach } };
  gpointer at;

  if (!g_hash_table_lookup_extended (self->known, key_of_end (reach, spring), NULL, &at))
    {
      try_line (&fresh, self->reaches, other, line, tolerance_m);
      if (fresh.touch.other != reach)
        keep (self, &fresh.touch);
    }
  else if (at)
    try_line (&g_array_index (self->kept, End, GPOINTER_TO_UINT (at) - 1), self->reaches, other, line, tolerance_m);
}

static void
try_changed_line (Renewal          *self,
                  guint             n_reaches,
                  guint             other,
                  const SuyuanLine *line,
                  double            tolerance_m)
{
  gint64 box[4];

  get_box (line, tolerance_m, box);
  for (guint i = 0; i < n_reaches; i++)
    {
      const SuyuanReach *reach = &self->reaches[i];

      if (self->is_changed[i] || !reach->has_ends)
        continue;
      if (!reach->to_node && is_in_box (&reach->last, box))
        try_end (self, i, FALSE, other, line, tolerance_m);
      if (!reach->from_node && is_in_box (&reach->first, box))
        try_end (self, i, TRUE, other, line, tolerance_m);
    }
}

/**
 * suyuan_touches_renew:
 * @before: (element-type SuyuanTouch): what suyuan_touches_find() found, of all ends, with this tolerance
 * @changed: (element-type guint): the places in the array that have changed since, or are new; those from
 *   @n_reaches on are known to be gone
 *
 * What suyuan_touches_find() would find now, but only what is near to the changes is looked at.
 *
 * Returns: (transfer full) (element-type SuyuanTouch): one for each end that has a line near it
 */
GArray *
suyuan_touches_renew (GArray                  *before,
                      const SuyuanReach       *reaches,
                      const SuyuanLine *const *lines,
                      guint                    n_reaches,
                      GArray                  *changed,
                      double                   tolerance_m)
{
  g_auto (Renewal) self = { reaches };
  GArray *touches = g_array_new (FALSE, FALSE, sizeof (SuyuanTouch));

  self.is_changed = g_new0 (guint8, n_reaches + 1);
  self.kept = g_array_new (FALSE, FALSE, sizeof (End));
  self.open = g_array_new (FALSE, FALSE, sizeof (End));
  self.known = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < changed->len; i++)
    self.is_changed[MIN (n_reaches, g_array_index (changed, guint, i))] = TRUE;
  take_over (&self, before, n_reaches);
  try_all_lines (self.open, reaches, lines, n_reaches, tolerance_m);
  for (guint i = 0; i < n_reaches; i++)
    if (self.is_changed[i] && lines[i] && suyuan_line_get_n_parts (lines[i]) > 0)
      try_changed_line (&self, n_reaches, i, lines[i], tolerance_m);
  if (self.open->len > 0)
    g_array_append_vals (self.kept, self.open->data, self.open->len);
  take_touches (self.kept, touches);
  return touches;
}
