/* Room for names: none covers another or a sign, and the name of a river runs along it as it is read:
 * Chinese from top to bottom where the river falls steeply, its characters upright. */
/* SPDX-FileCopyrightText: 2026 The Suyuan authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "suyuan-map"

#include "suyuan-label.h"

#include <math.h>

#define GAP 2.0                     /* pixels between two names */
#define CELL 4.0                    /* pixels of a cell in which lines are remembered */
#define STEP 12.0                   /* pixels between two tries along a line */
#define STEEP (50 * G_PI / 180)     /* from here on Chinese is written downwards */
#define MAX_BEND (32 * G_PI / 180)  /* between two letters */
#define MAX_TURN (110 * G_PI / 180) /* over a whole name */

struct _SuyuanLabeller
{
  SuyuanRoom window;
  GArray    *taken; /* of SuyuanRoom */
  guint8    *lines; /* cells of the window that a line to be spared runs through; NULL: none was told */
  guint      columns, rows;
};

/**
 * suyuan_labeller_new:
 * @window: names stay within it
 *
 * Returns: (transfer full): a labeller with nothing taken
 */
SuyuanLabeller *
suyuan_labeller_new (const SuyuanRoom *window)
{
  SuyuanLabeller *self = g_new0 (SuyuanLabeller, 1);

  self->window = *window;
  self->taken = g_array_new (FALSE, FALSE, sizeof (SuyuanRoom));
  return self;
}

/**
 * suyuan_labeller_free:
 *
 * Frees the labeller.
 */
void
suyuan_labeller_free (SuyuanLabeller *self)
{
  g_array_unref (self->taken);
  g_free (self->lines);
  g_free (self);
}

/**
 * suyuan_labeller_is_free:
 *
 * Returns: whether @room lies in the window and touches nothing taken
 */
gboolean
suyuan_labeller_is_free (SuyuanLabeller   *self,
                         const SuyuanRoom *room)
{
  if (room->x < self->window.x || room->y < self->window.y ||
      room->x + room->width > self->window.x + self->window.width ||
      room->y + room->height > self->window.y + self->window.height)
    return FALSE;
  for (guint i = 0; i < self->taken->len; i++)
    {
      const SuyuanRoom *other = &g_array_index (self->taken, SuyuanRoom, i);

      if (room->x < other->x + other->width + GAP && other->x < room->x + room->width + GAP &&
          room->y < other->y + other->height + GAP && other->y < room->y + room->height + GAP)
        return FALSE;
    }
  return TRUE;
}

/**
 * suyuan_labeller_take:
 *
 * Keeps names off @room: a sign, a scale bar. It may overlap what is taken already.
 */
void
suyuan_labeller_take (SuyuanLabeller   *self,
                      const SuyuanRoom *room)
{
  g_array_append_val (self->taken, *room);
}

static void
mark_cell (SuyuanLabeller *self,
           double          x,
           double          y)
{
  double column = floor ((x - self->window.x) / CELL), row = floor ((y - self->window.y) / CELL);

  if (column >= 0 && row >= 0 && column < self->columns && row < self->rows)
    self->lines[(guint) row * self->columns + (guint) column] = TRUE;
}

/**
 * suyuan_labeller_spare:
 * @outline: a river or a boundary
 *
 * What is written over an area or beside a sign keeps off these lines where it finds room. Linear in their length on the
 * screen.
 */
void
suyuan_labeller_spare (SuyuanLabeller      *self,
                       const SuyuanOutline *outline)
{
  if (self->lines == NULL)
    {
      self->columns = (guint) ceil (MAX (self->window.width, 0) / CELL);
      self->rows = (guint) ceil (MAX (self->window.height, 0) / CELL);
      self->lines = g_new0 (guint8, MAX (1, (gsize) self->columns * self->rows));
    }
  for (guint run = 0; run < suyuan_outline_get_n_runs (outline); run++)
    {
      guint              n;
      const SuyuanPoint *points = suyuan_outline_get_run (outline, run, &n);

      for (guint i = 1; i < n; i++)
        {
          double x = points[i].x - points[i - 1].x, y = points[i].y - points[i - 1].y;
          guint  steps = (guint) ceil (MAX (fabs (x), fabs (y)) / CELL) + 1;

          for (guint step = 0; step <= steps; step++)
            mark_cell (self, points[i - 1].x + x * step / steps, points[i - 1].y + y * step / steps);
        }
    }
}

static gboolean
is_crossed (const SuyuanLabeller *self,
            const SuyuanRoom     *room)
{
  guint left, top, right, bottom;

  if (self->lines == NULL)
    return FALSE;

  left = (guint) MAX (0, (room->x - self->window.x) / CELL);
  top = (guint) MAX (0, (room->y - self->window.y) / CELL);
  right = (guint) MAX (0, (room->x + room->width - self->window.x) / CELL);
  bottom = (guint) MAX (0, (room->y + room->height - self->window.y) / CELL);
  for (guint row = top; row <= bottom && row < self->rows; row++)
    for (guint column = left; column <= right && column < self->columns; column++)
      if (self->lines[row * self->columns + column])
        return TRUE;
  return FALSE;
}

/**
 * suyuan_labeller_place_around:
 * @reach: the radius of the sign at @x, @y
 * @room: (out): where the name goes
 *
 * Finds room for a name beside a point: right of it if possible, then left, above, below, and the corners; off the lines to
 * be spared, else over them.
 *
 * Returns: whether there was room; it is taken then
 */
gboolean
suyuan_labeller_place_around (SuyuanLabeller *self,
                              double          x,
                              double          y,
                              double          reach,
                              double          width,
                              double          height,
                              SuyuanRoom     *room)
{
  const double d = 0.75 * reach;
  const double corners[][2] = {
    { x + reach, y - height / 2 },
    { x - reach - width, y - height / 2 },
    { x - width / 2, y - reach - height },
    { x - width / 2, y + reach },
    { x + d, y - d - height },
    { x + d, y + d },
    { x - d - width, y - d - height },
    { x - d - width, y + d },
  };

  for (guint i = 0; i < 2 * G_N_ELEMENTS (corners); i++)
    {
      gboolean spared = i < G_N_ELEMENTS (corners);

      *room = (SuyuanRoom){ corners[i % G_N_ELEMENTS (corners)][0], corners[i % G_N_ELEMENTS (corners)][1], width, height };
      if (suyuan_labeller_is_free (self, room) && !(spared && is_crossed (self, room)))
        {
          suyuan_labeller_take (self, room);
          return TRUE;
        }
    }
  return FALSE;
}

static gboolean
find_over (SuyuanLabeller *self,
           double          x,
           double          y,
           double          width,
           double          height,
           gboolean        spared,
           SuyuanRoom     *room)
{
  static const double shifts[] = { 0, -1, 1, -2, 2, -4, 4 };

  for (guint row = 0; row < G_N_ELEMENTS (shifts); row++)
    for (guint column = 0; column < G_N_ELEMENTS (shifts) - (spared ? 0 : 2); column++)
      {
        *room = (SuyuanRoom){ x + (shifts[column] / 4 - 0.5) * width, y + (shifts[row] - 0.5) * height, width, height };
        if (suyuan_labeller_is_free (self, room) && !(spared && is_crossed (self, room)))
          return TRUE;
      }
  return FALSE;
}

/**
 * suyuan_labeller_place_over:
 * @room: (out): where the name goes
 *
 * Finds room for a name centred on a place, as for a lake or a county, or a little beside it: off the lines to be spared,
 * else over them.
 *
 * Returns: whether there was room; it is taken then
 */
gboolean
suyuan_labeller_place_over (SuyuanLabeller *self,
                            double          x,
                            double          y,
                            double          width,
                            double          height,
                            SuyuanRoom     *room)
{
  if (!find_over (self, x, y, width, height, TRUE, room) && !find_over (self, x, y, width, height, FALSE, room))
    return FALSE;

  suyuan_labeller_take (self, room);
  return TRUE;
}

static gboolean
is_chinese (const char *text)
{
  return g_unichar_get_script (g_utf8_get_char (text)) == G_UNICODE_SCRIPT_HAN;
}

/* The angle between two directions, 0 to π. */
static double
turn_between (double a,
              double b)
{
  double turn = fmod (fabs (a - b), 2 * G_PI);

  return turn > G_PI ? 2 * G_PI - turn : turn;
}

/* The letters of a name with their widths, measured once for all tries. */
typedef struct
{
  GArray *letters; /* of SuyuanLetter, yet without place */
  GArray *widths;  /* of double */
  double  length;
} Measured;

static void
measured_clear (Measured *self)
{
  g_array_unref (self->letters);
  g_array_unref (self->widths);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Measured, measured_clear)

static Measured
measure_name (const SuyuanLineName *name)
{
  Measured self = { g_array_new (FALSE, FALSE, sizeof (SuyuanLetter)), g_array_new (FALSE, FALSE, sizeof (double)),
                    -name->spacing };

  for (const char *p = name->text; *p; p = g_utf8_next_char (p))
    {
      SuyuanLetter letter = { (guint) (p - name->text), (guint) (g_utf8_next_char (p) - p) };
      double       width = name->measure (p, letter.length, name->data);

      g_array_append_val (self.letters, letter);
      g_array_append_val (self.widths, width);
      self.length += width + name->spacing;
    }
  return self;
}

/* How the name lies on its stretch of the line: in its direction or against it, along it or downwards. */
typedef struct
{
  gboolean against, down;
} Reading;

static Reading
find_reading (const SuyuanLineName *name,
              const SuyuanPoint    *from,
              const SuyuanPoint    *to)
{
  double  dx = to->x - from->x, dy = to->y - from->y;
  Reading reading = { .down = is_chinese (name->text) && fabs (dy) > fabs (dx) * tan (STEEP) };

  reading.against = reading.down ? dy < 0 : dx < 0;
  return reading;
}

/* The letters of the name from @start pixels on; FALSE where the line bends too much for them. */
static gboolean
lay_letters (const SuyuanOutline  *outline,
             guint                 run,
             const SuyuanLineName *name,
             const Measured       *measured,
             double                start,
             GArray               *letters,
             double               *bend)
{
  SuyuanPoint from, to;
  double      angle, along = 0, first = 0, previous = 0, off = name->beside < 0 ? 0 : name->beside + 0.6 * name->size;
  Reading     reading;

  g_array_set_size (letters, 0);
  *bend = 0;
  if (!suyuan_outline_locate (outline, run, start, &from, &angle) ||
      !suyuan_outline_locate (outline, run, start + measured->length, &to, &angle))
    return FALSE;
  reading = find_reading (name, &from, &to);
  for (guint i = 0; i < measured->letters->len; i++)
    {
      SuyuanLetter letter = g_array_index (measured->letters, SuyuanLetter, i);
      double       width = g_array_index (measured->widths, double, i), at = along + width / 2;

      if (!suyuan_outline_locate (outline, run, start + (reading.against ? measured->length - at : at), &letter.middle,
                                  &angle))
        return FALSE;
      angle += reading.against ? G_PI : 0;
      if (i == 0)
        first = previous = angle;
      if (turn_between (angle, previous) > MAX_BEND || turn_between (angle, first) > MAX_TURN)
        return FALSE;
      *bend += turn_between (angle, previous);
      previous = angle;
      letter.middle.x += off * sin (angle);
      letter.middle.y -= off * cos (angle);
      letter.angle = remainder (angle - (reading.down ? G_PI / 2 : 0), 2 * G_PI);
      g_array_append_val (letters, letter);
      along += width + name->spacing;
    }
  return TRUE;
}

static SuyuanRoom
room_of_letter (const SuyuanLetter *letter,
                double              size)
{
  return (SuyuanRoom){ letter->middle.x - size / 2, letter->middle.y - size / 2, size, size };
}

static gboolean
are_free (SuyuanLabeller *self,
          GArray         *letters,
          double          size)
{
  for (guint i = 0; i < letters->len; i++)
    {
      SuyuanRoom room = room_of_letter (&g_array_index (letters, SuyuanLetter, i), size);

      if (!suyuan_labeller_is_free (self, &room))
        return FALSE;
    }
  return TRUE;
}

/**
 * suyuan_labeller_place_along:
 * @run: of @outline
 * @letters: of #SuyuanLetter; filled where there was room
 *
 * Finds the straightest free stretch of a line for a name, preferring its middle. The name reads from
 * left to right, Chinese on a steep line from top to bottom with upright characters.
 *
 * Returns: whether there was room; it is taken then
 */
gboolean
suyuan_labeller_place_along (SuyuanLabeller       *self,
                             const SuyuanOutline  *outline,
                             guint                 run,
                             const SuyuanLineName *name,
                             GArray               *letters)
{
  g_auto (Measured) measured = measure_name (name);
  double room = suyuan_outline_get_run_length (outline, run) - measured.length;
  double best = G_MAXDOUBLE, best_start = -1, bend;

  for (double start = 0; start <= room; start += STEP)
    if (lay_letters (outline, run, name, &measured, start, letters, &bend))
      {
        double cost = bend + fabs (start - room / 2) / (room + 1);

        if (cost < best && are_free (self, letters, name->size))
          {
            best = cost;
            best_start = start;
          }
      }
  if (best_start < 0)
    return FALSE;
  lay_letters (outline, run, name, &measured, best_start, letters, &bend);
  for (guint i = 0; i < letters->len; i++)
    {
      SuyuanRoom taken = room_of_letter (&g_array_index (letters, SuyuanLetter, i), name->size);

      suyuan_labeller_take (self, &taken);
    }
  return TRUE;
}
