/* suyuan-legend-rows.c: what a legend says of what is in view, the same in the window and on paper
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-app"

#include "suyuan-legend-rows.h"

#include <glib/gi18n-lib.h>

#include "suyuan-outlet-theme.h"
#include "suyuan-thing-words.h"

/* One that is drawn: an outlet alone by its @sign, which shows its shape and its badges, or several, where that is %NULL. */
void
suyuan_legend_view_add (SuyuanLegendView *self,
                        const SuyuanSign *sign,
                        const guint      *counts)
{
  for (guint i = 0; i < SUYUAN_N_STATUSES; i++)
    self->counts[i] += counts[i];
  if (sign == NULL)
    {
      self->things |= SUYUAN_THING_BIT (SUYUAN_THING_CLUSTER);
      return;
    }
  self->shapes |= 1u << sign->shape;
  self->things |= sign->sea ? SUYUAN_THING_BIT (SUYUAN_THING_SEA) : 0;
  self->things |= sign->overdue_days > 0 ? SUYUAN_THING_BIT (SUYUAN_THING_OVERDUE) : 0;
}

static void
row_free (gpointer data)
{
  SuyuanLegendRow *row = data;

  g_free (row->words);
  g_free (row);
}

static void
add (GPtrArray      *rows,
     SuyuanLegendRow row)
{
  g_ptr_array_add (rows, g_memdup2 (&row, sizeof row));
}

/* What a ring says to who sees no colours; the values are told above in its order. */
static char *
dup_thing_words (SuyuanThing      thing,
                 SuyuanTheme      theme,
                 SuyuanCatalogue *catalogue)
{
  g_autofree char *label = suyuan_thing_dup_label (thing, catalogue);

  if (thing != SUYUAN_THING_CLUSTER)
    return g_steal_pointer (&label);

  return g_strdup_printf (_ ("%s: %s"), label, suyuan_outlet_theme_get_ring (theme));
}

/* Freed with the array: SuyuanLegendRow, group by group. Any thread. */
GPtrArray *
suyuan_legend_list_rows (const SuyuanLegendView *view,
                         SuyuanTheme             theme,
                         SuyuanCatalogue        *catalogue)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func (row_free);

  for (guint rank = 0; rank < suyuan_theme_get_n_values (theme); rank++)
    {
      guint i = suyuan_theme_get_ranked (theme, rank);

      if (view->counts[i] > 0)
        add (rows, (SuyuanLegendRow){ SUYUAN_LEGEND_VALUES, .sign = suyuan_outlet_theme_get_sample (theme, i), .value = i, .words = suyuan_outlet_theme_dup_label (theme, i, catalogue) });
    }
  for (guint i = 0; i < SUYUAN_N_SHAPES && theme != SUYUAN_THEME_TYPE; i++)
    {
      SuyuanSignShape shape = (i + 1) % SUYUAN_N_SHAPES; /* other last */

      if ((view->shapes & 1u << shape) != 0)
        add (rows, (SuyuanLegendRow){ SUYUAN_LEGEND_SHAPES, .sign = { .shape = shape, .theme = SUYUAN_THEME_OVERDUE, .value = SUYUAN_OVERDUE_NOT, .bare = TRUE }, .words = g_strdup (suyuan_outlet_theme_get_shape (shape)) });
    }
  for (SuyuanThing thing = 0; thing < SUYUAN_N_THINGS; thing++)
    if ((view->things & SUYUAN_THING_BIT (thing)) != 0)
      add (rows, (SuyuanLegendRow){ SUYUAN_LEGEND_THINGS, .thing = thing, .words = dup_thing_words (thing, theme, catalogue) });

  return rows;
}
