/* Where a walk on the river comes to the border of the division it began in.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "suyuan-work"

#include "suyuan-border.h"

#include "suyuan-census.h"
#include "suyuan-division-code.h"
#include "suyuan-refusal.h"

#include <glib/gi18n-lib.h>
#include <math.h>

typedef struct
{
  SuyuanRiver *river;
  char       **codes; /* by reach; NULL: not said */
} Divisions;

static void
add_division_cb (const SuyuanUid   *uid,
                 gint64             id,
                 const SuyuanValue *values,
                 gpointer           data)
{
  Divisions *self = data;
  int        reach = suyuan_river_find (self->river, uid);

  if (reach != SUYUAN_NO_REACH && values[0].type == SUYUAN_VALUE_TEXT)
    self->codes[reach] = g_strdup (values[0].text);
}

/* A reach that says no division is no border, nor is one that names a division around the first or in it. */
static gboolean
lies_beyond (const char *home,
             const char *code)
{
  return code && !suyuan_division_code_contains (home, code) && !suyuan_division_code_contains (code, home);
}

static void
bar_pieces (const Divisions  *self,
            const SuyuanWalk *walk,
            const char       *home,
            double           *barriers)
{
  const SuyuanNetwork *network = suyuan_river_get_network (self->river);
  gboolean             up = walk->direction == SUYUAN_WALK_UP;

  for (guint piece = 0; piece < suyuan_network_get_n_reaches (network); piece++)
    if (lies_beyond (home, self->codes[suyuan_river_get_reach (self->river, piece)]))
      barriers[piece] = up ? suyuan_network_get_length (network, piece) : 0;
}

/**
 * suyuan_border_bar:
 * @walk: with its start
 * @barriers: (inout) (array): by reach of the network, where a walk ends; %NAN: nowhere
 *
 * Ends a walk before the first reach of another division on each branch. REFUSED (`no_division`) where the reach it
 * begins on says none.
 */
gboolean
suyuan_border_bar (SuyuanRiver      *river,
                   SuyuanOffice     *office,
                   const SuyuanWalk *walk,
                   double           *barriers,
                   GError          **error)
{
  static const char *const keys[] = { "division", NULL };
  SuyuanQuery              query = { .kind = SUYUAN_KIND_REACH };
  guint                    n = suyuan_river_get_n_reaches (river), start = suyuan_river_get_reach (river, walk->reach);
  g_autoptr (GPtrArray) codes = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *label = NULL;
  Divisions        divisions = { river, NULL };

  g_ptr_array_set_size (codes, (int) n);
  divisions.codes = (char **) codes->pdata;
  if (!suyuan_office_scan (office, &query, keys, add_division_cb, &divisions, error))
    return FALSE;
  if (!divisions.codes[start])
    {
      label = suyuan_office_dup_label (office, SUYUAN_KIND_REACH, suyuan_river_get_uid (river, start));
      suyuan_refuse (error, "no_division", _ ("Reach %s says no division, so that no border is known: enter the division of the reaches"), label);
      return FALSE;
    }
  bar_pieces (&divisions, walk, divisions.codes[start], barriers);
  return TRUE;
}
