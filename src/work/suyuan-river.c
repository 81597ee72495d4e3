/* The reaches of a workspace in memory: which water flows into which, and which reach a place lies at.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "suyuan-work"

#include "suyuan-river.h"

#include "suyuan-census.h"
#include "suyuan-join.h"
#include "suyuan-office-private.h"
#include "suyuan-turn.h"

#define CELL (SUYUAN_DEGREE / 50) /* 0.02 degrees: no less than the survey band at these latitudes */
#define RIVER "suyuan-river"

/* What was read of one reach, until the network is made. */
typedef struct
{
  SuyuanUid   uid, parent;
  gboolean    has_parent;
  char       *name, *from_node, *to_node;
  double      length_m, rank;
  int         divergence;
  gboolean    two_way;
  SuyuanLine *line; /* NULL: not drawn */
} Reach;

struct _SuyuanRiver
{
  GArray        *reaches; /* of Reach; the place in it is the reach's number */
  GHashTable    *numbers; /* uid → number + 1 */
  GHashTable    *cells;   /* cell → GArray of guint, reaches that come near it */
  SuyuanPieces  *pieces;  /* numbered as in the network */
  SuyuanNetwork *network;
  guint          n_lines;
};

static void
reach_clear (gpointer data)
{
  Reach *self = data;

  g_free (self->name);
  g_free (self->from_node);
  g_free (self->to_node);
  g_clear_pointer (&self->line, suyuan_line_free);
}

static void
river_free (SuyuanRiver *self)
{
  g_clear_pointer (&self->network, suyuan_network_free);
  g_clear_pointer (&self->pieces, suyuan_pieces_free);
  g_hash_table_unref (self->cells);
  g_hash_table_unref (self->numbers);
  g_array_unref (self->reaches);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SuyuanRiver, river_free)

static char *
dup_text (const SuyuanValue *value)
{
  return value->type == SUYUAN_VALUE_TEXT ? g_strdup (value->text) : NULL;
}

static double
real_of (const SuyuanValue *value)
{
  return value->type == SUYUAN_VALUE_REAL ? value->real : value->type == SUYUAN_VALUE_INTEGER ? value->integer
                                                                                              : 0;
}

static gint64
integer_of (const SuyuanValue *value)
{
  return value->type == SUYUAN_VALUE_INTEGER ? value->integer : 0;
}

static const char *const reach_keys[] = { "from_node", "to_node", "parent", "length_m", "rank", "divergence", "two_way", "geometry", "name", NULL };

static void
add_reach_cb (const SuyuanUid   *uid,
              gint64             id,
              const SuyuanValue *values,
              gpointer           data)
{
  SuyuanRiver *self = data;
  Reach        reach = { .uid = *uid };

  reach.from_node = dup_text (&values[0]);
  reach.to_node = dup_text (&values[1]);
  reach.has_parent = suyuan_value_get_uid (&values[2], &reach.parent);
  reach.length_m = real_of (&values[3]);
  reach.rank = real_of (&values[4]);
  reach.divergence = integer_of (&values[5]);
  reach.two_way = integer_of (&values[6]) != 0;
  reach.name = dup_text (&values[8]);
  if (values[7].type == SUYUAN_VALUE_BLOB)
    reach.line = suyuan_line_new_from_wkb (values[7].blob, NULL);
  if (reach.line && reach.length_m <= 0)
    reach.length_m = suyuan_line_get_length (reach.line);
  g_array_append_val (self->reaches, reach);
}

static gint64
cell_at (gint64 lon,
         gint64 lat)
{
  return (lon / CELL) * 100000 + lat / CELL;
}

static void
add_to_cell (GHashTable *cells,
             gint64      cell,
             guint       reach)
{
  GArray *reaches = g_hash_table_lookup (cells, &cell);

  if (!reaches)
    {
      reaches = g_array_new (FALSE, FALSE, sizeof (guint));
      g_hash_table_insert (cells, g_memdup2 (&cell, sizeof cell), reaches);
    }
  g_array_append_val (reaches, reach);
}

/* Into each cell the line's box comes near to. */
static void
add_to_cells (SuyuanRiver *self,
              guint        number,
              SuyuanLine  *line)
{
  SuyuanBounds bounds = suyuan_line_get_bounds (line);

  for (gint64 lon = bounds.west / CELL - 1; lon <= bounds.east / CELL + 1; lon++)
    for (gint64 lat = bounds.south / CELL - 1; lat <= bounds.north / CELL + 1; lat++)
      add_to_cell (self->cells, cell_at (lon * CELL, lat * CELL), number);
  self->n_lines++;
}

static gboolean
get_ends (SuyuanLine     *line,
          SuyuanPosition *first,
          SuyuanPosition *last)
{
  guint                 n_parts = line ? suyuan_line_get_n_parts (line) : 0, n_first, n_last;
  const SuyuanPosition *first_part, *last_part;

  if (n_parts == 0)
    return FALSE;
  first_part = suyuan_line_get_part (line, 0, &n_first);
  last_part = suyuan_line_get_part (line, n_parts - 1, &n_last);
  *first = first_part[0];
  *last = last_part[n_last - 1];
  return TRUE;
}

static void
fill_reach (SuyuanRiver *self,
            Reach       *reach,
            SuyuanReach *filled)
{
  gboolean has_nodes = reach->from_node && reach->to_node;

  filled->from_node = has_nodes ? reach->from_node : NULL;
  filled->to_node = has_nodes ? reach->to_node : NULL;
  filled->has_ends = get_ends (reach->line, &filled->first, &filled->last);
  filled->parent = reach->has_parent ? suyuan_river_find (self, &reach->parent) : SUYUAN_NO_REACH;
  filled->length_m = reach->length_m;
  filled->rank = reach->rank;
  filled->divergence = reach->divergence;
  filled->two_way = reach->two_way;
}

/* All reaches as the network takes them, and their lines beside them. Both the caller's to free. */
static SuyuanReach *
list_reaches (SuyuanRiver        *self,
              const SuyuanLine ***lines)
{
  guint        n = self->reaches->len;
  SuyuanReach *reaches = g_new0 (SuyuanReach, MAX (1, n));

  *lines = g_new0 (const SuyuanLine *, MAX (1, n));
  for (guint i = 0; i < n; i++)
    {
      fill_reach (self, &g_array_index (self->reaches, Reach, i), &reaches[i]);
      (*lines)[i] = g_array_index (self->reaches, Reach, i).line;
    }
  return reaches;
}

static void
make_network (SuyuanRiver *self)
{
  g_autofree const SuyuanLine **lines = NULL;
  g_autofree SuyuanReach       *reaches = list_reaches (self, &lines);
  const SuyuanReach            *cut;
  guint                         n_pieces;

  self->pieces = suyuan_pieces_new (reaches, lines, self->reaches->len);
  cut = suyuan_pieces_get_reaches (self->pieces, &n_pieces);
  self->network = suyuan_network_new (cut, n_pieces);
}

static SuyuanRiver *
read_river (SuyuanOffice *office,
            GError      **error)
{
  g_autoptr (SuyuanRiver) self = g_new0 (SuyuanRiver, 1);
  SuyuanQuery query = { .kind = SUYUAN_KIND_REACH };

  self->reaches = g_array_new (FALSE, TRUE, sizeof (Reach));
  g_array_set_clear_func (self->reaches, reach_clear);
  self->numbers = g_hash_table_new (suyuan_uid_hash, suyuan_uid_equal);
  self->cells = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) g_array_unref);
  if (!suyuan_office_scan (office, &query, reach_keys, add_reach_cb, self, error))
    return NULL;

  for (guint i = 0; i < self->reaches->len; i++)
    {
      Reach *reach = &g_array_index (self->reaches, Reach, i);

      g_hash_table_insert (self->numbers, &reach->uid, GUINT_TO_POINTER (i + 1));
      if (reach->line)
        add_to_cells (self, i, reach->line);
    }
  make_network (self);
  return g_steal_pointer (&self);
}

/**
 * suyuan_office_get_river:
 *
 * Returns: (transfer none): the reaches of the workspace; %NULL with an error of the store
 */
SuyuanRiver *
suyuan_office_get_river (SuyuanOffice *self,
                         GError      **error)
{
  SuyuanRiver *river = g_object_get_data (G_OBJECT (self), RIVER);

  if (river)
    return river;
  river = read_river (self, error);
  if (river)
    g_object_set_data_full (G_OBJECT (self), RIVER, river, (GDestroyNotify) river_free);
  return river;
}

/**
 * suyuan_river_forget:
 *
 * Says that reaches may have changed.
 */
void
suyuan_river_forget (SuyuanOffice *office)
{
  g_object_set_data (G_OBJECT (office), RIVER, NULL);
}

/**
 * suyuan_river_get_n_reaches:
 *
 * Returns: how many reaches there are
 */
guint
suyuan_river_get_n_reaches (SuyuanRiver *self)
{
  return self->reaches->len;
}

/**
 * suyuan_river_get_n_lines:
 *
 * Returns: how many of them are drawn
 */
guint
suyuan_river_get_n_lines (SuyuanRiver *self)
{
  return self->n_lines;
}

/**
 * suyuan_river_get_network:
 *
 * Returns: (transfer none): the network, of the pieces of the reaches
 */
const SuyuanNetwork *
suyuan_river_get_network (SuyuanRiver *self)
{
  return self->network;
}

/**
 * suyuan_river_find:
 *
 * Returns: the number of a reach, or %SUYUAN_NO_REACH
 */
int
suyuan_river_find (SuyuanRiver     *self,
                   const SuyuanUid *reach)
{
  return GPOINTER_TO_INT (g_hash_table_lookup (self->numbers, reach)) - 1;
}

/**
 * suyuan_river_get_uid:
 *
 * Returns: (transfer none): which record a number is
 */
const SuyuanUid *
suyuan_river_get_uid (SuyuanRiver *self,
                      guint        reach)
{
  return &g_array_index (self->reaches, Reach, reach).uid;
}

/**
 * suyuan_river_get_reach:
 * @piece: a reach of the network
 *
 * Returns: the number of the reach it is a piece of
 */
guint
suyuan_river_get_reach (SuyuanRiver *self,
                        guint        piece)
{
  return suyuan_pieces_get_reach (self->pieces, piece);
}

/**
 * suyuan_river_get_piece:
 * @chainage_m: metres from the beginning of the reach
 * @into_m: (out): metres from the beginning of the piece
 *
 * Returns: the reach of the network that a place on a reach lies on
 */
guint
suyuan_river_get_piece (SuyuanRiver *self,
                        guint        reach,
                        double       chainage_m,
                        double      *into_m)
{
  return suyuan_pieces_find (self->pieces, reach, chainage_m, into_m);
}

/**
 * suyuan_river_get_length:
 *
 * Returns: metres; 0 for a reach that is neither drawn nor measured
 */
double
suyuan_river_get_length (SuyuanRiver *self,
                         guint        reach)
{
  return g_array_index (self->reaches, Reach, reach).length_m;
}

/* A reach may be said to be longer than it is drawn: its chainages run over the length that is said. */
static double
to_chainage (const Reach *reach,
             double       along_line_m)
{
  double drawn = suyuan_line_get_length (reach->line);

  return drawn > 0 && reach->length_m > 0 ? along_line_m * reach->length_m / drawn : along_line_m;
}

/**
 * suyuan_river_get_chainage:
 * @position: (nullable): a place beside the reach
 *
 * Returns: metres from the beginning of the reach to the place on it that is nearest; half the reach where
 *   it is not drawn
 */
double
suyuan_river_get_chainage (SuyuanRiver          *self,
                           guint                 reach,
                           const SuyuanPosition *position)
{
  Reach     *of = &g_array_index (self->reaches, Reach, reach);
  SuyuanSnap snap;

  if (!of->line || !position || !suyuan_line_snap (of->line, position, &snap))
    return of->length_m / 2;
  return to_chainage (of, snap.chainage_m);
}

/**
 * suyuan_river_snap:
 * @chainage_m: (out) (optional): where on the reach
 *
 * Returns: the number of the reach a place lies at, within the survey band; %SUYUAN_NO_REACH where there is
 *   none
 */
int
suyuan_river_snap (SuyuanRiver          *self,
                   const SuyuanPosition *position,
                   double               *chainage_m)
{
  gint64  cell = cell_at (position->lon, position->lat);
  GArray *near = g_hash_table_lookup (self->cells, &cell);
  double  best = SUYUAN_SURVEY_BAND_M;
  int     found = SUYUAN_NO_REACH;

  for (guint i = 0; near && i < near->len; i++)
    {
      guint        number = g_array_index (near, guint, i);
      const Reach *reach = &g_array_index (self->reaches, Reach, number);
      SuyuanSnap   snap;

      if (!suyuan_line_snap (reach->line, position, &snap) || snap.distance_m > best)
        continue;
      best = snap.distance_m;
      found = number;
      if (chainage_m)
        *chainage_m = to_chainage (reach, snap.chainage_m);
    }
  return found;
}

/**
 * suyuan_river_list_course:
 * @piece: a reach of the network
 * @from_m: metres from the beginning of the piece
 * @to_m: as well; less than @from_m against the direction it is drawn in
 * @positions: (element-type SuyuanPosition): the course between is appended; nothing of a reach that is not drawn
 */
void
suyuan_river_list_course (SuyuanRiver *self,
                          guint        piece,
                          double       from_m,
                          double       to_m,
                          GArray      *positions)
{
  const Reach *reach = &g_array_index (self->reaches, Reach, suyuan_river_get_reach (self, piece));
  double       start = suyuan_pieces_get_start (self->pieces, piece), drawn;

  if (reach->line == NULL || reach->length_m <= 0)
    return;
  drawn = suyuan_line_get_length (reach->line) / reach->length_m;
  suyuan_line_list_between (reach->line, (start + from_m) * drawn, (start + to_m) * drawn, positions);
}

/**
 * suyuan_river_find_faults:
 *
 * Returns: (transfer full) (element-type SuyuanFault): what looks wrong in the network, by its reaches;
 *   near ends are for suyuan_river_find_joins()
 */
GArray *
suyuan_river_find_faults (SuyuanRiver *self)
{
  guint              n;
  const SuyuanReach *reaches = suyuan_pieces_get_reaches (self->pieces, &n);

  return suyuan_network_check (self->network, reaches, 0);
}

/**
 * suyuan_river_find_joins:
 *
 * Returns: (transfer full) (element-type SuyuanJoin): mouths without a next reach, by the numbers of the
 *   reaches, each with what it probably goes on with; a reach of another name lies in the survey band
 */
GArray *
suyuan_river_find_joins (SuyuanRiver *self)
{
  guint                         n = self->reaches->len;
  g_autofree const SuyuanLine **lines = NULL;
  g_autofree SuyuanReach       *reaches = list_reaches (self, &lines);
  g_autofree const char       **names = g_new0 (const char *, MAX (1, n));

  for (guint i = 0; i < n; i++)
    names[i] = g_array_index (self->reaches, Reach, i).name;
  return suyuan_joins_find (&(SuyuanDrawing){ reaches, lines, names, n, self->pieces, self->network }, SUYUAN_SURVEY_BAND_M);
}

/**
 * suyuan_river_find_turns:
 * @faults: (element-type SuyuanFault): of suyuan_river_find_faults()
 *
 * Returns: (transfer full) (element-type int): for each the number of the reach that was probably drawn against
 *   the flow, or %SUYUAN_NO_REACH
 */
GArray *
suyuan_river_find_turns (SuyuanRiver *self,
                         GArray      *faults)
{
  return suyuan_turns_find (self->pieces, self->network, faults);
}

/**
 * suyuan_river_get_end:
 * @mouth: where it ends; else where it begins
 * @position: (out): the place
 *
 * Returns: whether the reach is drawn
 */
gboolean
suyuan_river_get_end (SuyuanRiver    *self,
                      guint           reach,
                      gboolean        mouth,
                      SuyuanPosition *position)
{
  SuyuanPosition first, last;

  if (!get_ends (g_array_index (self->reaches, Reach, reach).line, &first, &last))
    return FALSE;
  *position = mouth ? last : first;
  return TRUE;
}
