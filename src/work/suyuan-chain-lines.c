/* The chain as a table: one line for each outlet and enterprise behind it, with everything known of the two.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "suyuan-work"

#include "suyuan-chain-lines.h"

#include "suyuan-chain-order.h"
#include "suyuan-number-text.h"
#include "suyuan-task-state.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define SECONDS_PER_HOUR 3600.0

/* What an import reads as a link has the name its field has. */
static const struct
{
  const char *field; /* of a link */
  const char *title;
  gboolean    is_number;
} columns[SUYUAN_CHAIN_N_CELLS] = {
  [SUYUAN_CHAIN_CELL_SECTION] = { NULL, N_ ("Section"), FALSE },
  [SUYUAN_CHAIN_CELL_OUTLET] = { "outlet", NULL, FALSE },
  [SUYUAN_CHAIN_CELL_OUTLET_NAME] = { NULL, N_ ("Name of the outlet"), FALSE },
  [SUYUAN_CHAIN_CELL_DISTANCE] = { NULL, N_ ("Along the river (m)"), TRUE },
  [SUYUAN_CHAIN_CELL_TRAVEL] = { NULL, N_ ("Travel time (h)"), TRUE },
  [SUYUAN_CHAIN_CELL_STATUS] = { NULL, N_ ("Outlet status"), FALSE },
  [SUYUAN_CHAIN_CELL_LOAD] = { NULL, N_ ("Load (kg/d)"), TRUE },
  [SUYUAN_CHAIN_CELL_BASIS] = { NULL, N_ ("What the load rests on"), FALSE },
  [SUYUAN_CHAIN_CELL_ENTERPRISE] = { "enterprise", NULL, FALSE },
  [SUYUAN_CHAIN_CELL_ENTERPRISE_NAME] = { NULL, N_ ("Name of the enterprise"), FALSE },
  [SUYUAN_CHAIN_CELL_PORT] = { "port", NULL, FALSE },
  [SUYUAN_CHAIN_CELL_CONFIDENCE] = { "confidence", NULL, FALSE },
  [SUYUAN_CHAIN_CELL_METHOD] = { "method", NULL, FALSE },
  [SUYUAN_CHAIN_CELL_SHARE] = { "share", NULL, TRUE },
  [SUYUAN_CHAIN_CELL_PART] = { NULL, N_ ("Its part (kg/d)"), TRUE },
  [SUYUAN_CHAIN_CELL_TASKS] = { NULL, N_ ("Open tasks"), FALSE },
  [SUYUAN_CHAIN_CELL_STATE] = { NULL, N_ ("State of the first"), FALSE },
  [SUYUAN_CHAIN_CELL_BECAUSE] = { NULL, N_ ("Why it is here"), FALSE },
};

typedef struct
{
  SuyuanOffice      *office;
  const SuyuanChain *chain;
  double             velocity_ms;
  SuyuanChainOrder   order;
  GPtrArray         *lines;
} Writing;

static void
line_free (SuyuanChainLine *self)
{
  for (guint i = 0; i < SUYUAN_CHAIN_N_CELLS; i++)
    g_free (self->cells[i]);
  g_free (self);
}

static const SuyuanChainNode *
node_at (const Writing *self,
         guint          place)
{
  return self->chain->nodes->pdata[place];
}

static const SuyuanChainRibbon *
ribbon_at (const Writing *self,
           guint          index)
{
  return &g_array_index (self->chain->ribbons, SuyuanChainRibbon, index);
}

/* To the hundredth, and of what is below one to three digits: a small load is not nothing. */
static double
shorten (double number,
         guint  decimals)
{
  double unit = pow (10, -(double) decimals);

  if (decimals > 1 && number > 0 && number < 1)
    unit = MAX (1e-9, pow (10, floor (log10 (number)) - 2));
  return round (number / unit) * unit;
}

static void
set_number (SuyuanChainLine *line,
            SuyuanChainCell  cell,
            double           number,
            guint            decimals)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  line->numbers[cell] = number;
  g_free (line->cells[cell]);
  line->cells[cell] = suyuan_number_format (g_ascii_strtod (g_ascii_formatd (text, sizeof text, "%.10g", shorten (number, decimals)), NULL));
}

static void
set_value (Writing         *self,
           SuyuanChainLine *line,
           SuyuanChainCell  cell,
           const char      *enumeration,
           const char      *key)
{
  const SuyuanEnumValue *value = key ? suyuan_catalogue_find_value (suyuan_office_get_catalogue (self->office), enumeration, key) : NULL;

  line->cells[cell] = g_strdup (value ? suyuan_enum_value_get_label (value) : key);
}

static SuyuanChainLine *
add_line (Writing               *self,
          const SuyuanChainNode *about)
{
  SuyuanChainLine *line = g_new0 (SuyuanChainLine, 1);

  for (guint i = 0; i < SUYUAN_CHAIN_N_CELLS; i++)
    line->numbers[i] = NAN;
  line->kind = about->kind;
  line->uid = about->uid;
  line->cells[SUYUAN_CHAIN_CELL_SECTION] = g_strdup (node_at (self, 0)->code);
  g_ptr_array_add (self->lines, line);
  return line;
}

static const char *
say_walk (const char *because)
{
  return g_strcmp0 (because, "shortest_path") == 0 ? _ ("Upstream, by a branch: measured the shortest way") : _ ("Upstream: measured along the main path");
}

/* The outlet's own cells. */
static SuyuanChainLine *
add_outlet (Writing *self,
            guint    outlet)
{
  const SuyuanChainNode *node = node_at (self, outlet);
  SuyuanChainLine       *line = add_line (self, node);

  line->cells[SUYUAN_CHAIN_CELL_OUTLET] = g_strdup (node->code);
  line->cells[SUYUAN_CHAIN_CELL_OUTLET_NAME] = g_strdup (node->name);
  set_number (line, SUYUAN_CHAIN_CELL_DISTANCE, node->distance_m, 0);
  if (self->velocity_ms > 0)
    set_number (line, SUYUAN_CHAIN_CELL_TRAVEL, node->distance_m / self->velocity_ms / SECONDS_PER_HOUR, 1);
  set_value (self, line, SUYUAN_CHAIN_CELL_STATUS, "outlet_status", node->state);
  if (node->load.basis)
    set_number (line, SUYUAN_CHAIN_CELL_LOAD, node->load.kg_d.middle, 2);
  line->cells[SUYUAN_CHAIN_CELL_BASIS] = g_strdup (suyuan_load_get_label (node->load.basis ? node->load.basis : node->load.missing));
  return line;
}

static void
add_enterprise (Writing                 *self,
                SuyuanChainLine         *line,
                const SuyuanChainRibbon *tie)
{
  const SuyuanChainNode *node = node_at (self, tie->to);

  line->cells[SUYUAN_CHAIN_CELL_ENTERPRISE] = g_strdup (node->code);
  line->cells[SUYUAN_CHAIN_CELL_ENTERPRISE_NAME] = g_strdup (node->name);
  line->cells[SUYUAN_CHAIN_CELL_PORT] = g_strdup (tie->port);
  if (g_strcmp0 (tie->confidence, "party") != 0)
    set_value (self, line, SUYUAN_CHAIN_CELL_CONFIDENCE, "confidence", tie->confidence);
  set_value (self, line, SUYUAN_CHAIN_CELL_METHOD, "link_method", tie->because);
  set_number (line, SUYUAN_CHAIN_CELL_SHARE, 100 * tie->share, 0);
  if (tie->kg_d >= 0)
    set_number (line, SUYUAN_CHAIN_CELL_PART, tie->kg_d, 2);
}

static gboolean
is_on (const SuyuanChainRibbon *ribbon,
       guint                    outlet,
       int                      enterprise)
{
  if (ribbon->via < 0)
    return ribbon->from == outlet;
  return ribbon->via == (int) outlet && (int) ribbon->from == enterprise;
}

/* The open ones, by code; the state of the first. */
static void
add_tasks (Writing         *self,
           SuyuanChainLine *line,
           guint            outlet,
           int              enterprise)
{
  g_autoptr (GString) codes = g_string_new (NULL);

  for (guint i = self->order.firsts[outlet]; i < self->order.firsts[outlet + 1]; i++)
    {
      const SuyuanChainRibbon *ribbon = ribbon_at (self, self->order.ribbons[i]);
      const SuyuanChainNode   *task = node_at (self, ribbon->to);

      if (task->column != SUYUAN_CHAIN_TASKS || !is_on (ribbon, outlet, enterprise) || suyuan_task_state_is_over_key (task->state))
        continue;
      if (codes->len == 0)
        set_value (self, line, SUYUAN_CHAIN_CELL_STATE, "task_state", task->state);
      g_string_append_printf (codes, "%s%s", codes->len > 0 ? _ (", ") : "", task->code);
    }
  if (codes->len > 0)
    line->cells[SUYUAN_CHAIN_CELL_TASKS] = g_strdup (codes->str);
}

static void
write_outlet (Writing    *self,
              guint       outlet,
              const char *because)
{
  guint n_ties = 0;

  for (guint i = self->order.firsts[outlet]; i < self->order.firsts[outlet + 1]; i++)
    {
      const SuyuanChainRibbon *tie = ribbon_at (self, self->order.ribbons[i]);
      SuyuanChainLine         *line;

      if (node_at (self, tie->to)->column != SUYUAN_CHAIN_ENTERPRISES)
        continue;
      line = add_outlet (self, outlet);
      add_enterprise (self, line, tie);
      add_tasks (self, line, outlet, (int) tie->to);
      line->cells[SUYUAN_CHAIN_CELL_BECAUSE] = g_strcmp0 (tie->confidence, "party") == 0 ? g_strdup_printf (_ ("%s; party by the register alone"), say_walk (because)) : g_strdup (say_walk (because));
      n_ties++;
    }
  if (n_ties == 0)
    {
      SuyuanChainLine *line = add_outlet (self, outlet);

      add_tasks (self, line, outlet, -1);
      line->cells[SUYUAN_CHAIN_CELL_BECAUSE] = g_strdup (say_walk (because));
    }
}

/* An open task on the section itself. */
static void
write_task (Writing *self,
            guint    task)
{
  const SuyuanChainNode *node = node_at (self, task);
  SuyuanChainLine       *line;

  if (suyuan_task_state_is_over_key (node->state))
    return;
  line = add_line (self, node);
  line->cells[SUYUAN_CHAIN_CELL_TASKS] = g_strdup (node->code);
  set_value (self, line, SUYUAN_CHAIN_CELL_STATE, "task_state", node->state);
  line->cells[SUYUAN_CHAIN_CELL_BECAUSE] = g_strdup (_ ("Task on the section itself"));
}

static GPtrArray *
write_lines (SuyuanOffice      *office,
             const SuyuanChain *chain,
             double             velocity_ms,
             const SuyuanUid   *only)
{
  Writing writing = { office, chain, velocity_ms, { NULL, NULL }, g_ptr_array_new_with_free_func ((GDestroyNotify) line_free) };

  suyuan_chain_order_init (&writing.order, chain);
  for (guint i = writing.order.firsts[0]; i < writing.order.firsts[1]; i++)
    {
      const SuyuanChainRibbon *ribbon = ribbon_at (&writing, writing.order.ribbons[i]);
      const SuyuanChainNode   *node = node_at (&writing, ribbon->to);

      if (only && !suyuan_uid_equal (&node->uid, only))
        continue;
      if (node->column == SUYUAN_CHAIN_OUTLETS)
        write_outlet (&writing, ribbon->to, ribbon->because);
      else if (node->column == SUYUAN_CHAIN_TASKS)
        write_task (&writing, ribbon->to);
    }
  suyuan_chain_order_clear (&writing.order);
  return writing.lines;
}

/**
 * suyuan_office_chain_lines:
 * @velocity_ms: of the river, for travel times; 0: not known, and there are none
 *
 * Lines by distance from the section, one for each outlet and enterprise behind it; of an outlet without enterprise one,
 * of each open task on the section itself one. The load of an outlet stands on each of its lines, its part once: what is
 * to be summed up are the parts, or suyuan_chain_account(). Titles and values are those the import knows a link by.
 *
 * Returns: (transfer full) (element-type SuyuanChainLine): the lines
 */
GPtrArray *
suyuan_office_chain_lines (SuyuanOffice      *self,
                           const SuyuanChain *chain,
                           double             velocity_ms)
{
  return write_lines (self, chain, velocity_ms, NULL);
}

/**
 * suyuan_office_chain_lines_of:
 * @uid: an outlet, or an open task on the section itself
 *
 * Those of suyuan_office_chain_lines() that are about one record; no other line is written for it.
 *
 * Returns: (transfer full) (element-type SuyuanChainLine): the lines; none where the chain does not hold the record
 */
GPtrArray *
suyuan_office_chain_lines_of (SuyuanOffice      *self,
                              const SuyuanChain *chain,
                              double             velocity_ms,
                              const SuyuanUid   *uid)
{
  return write_lines (self, chain, velocity_ms, uid);
}

/**
 * suyuan_chain_cell_dup_title:
 *
 * Returns: (transfer full): the header of a column, with its unit
 */
char *
suyuan_chain_cell_dup_title (SuyuanOffice   *office,
                             SuyuanChainCell cell)
{
  const SuyuanField *field;

  if (!columns[cell].field)
    return g_strdup (_ (columns[cell].title));
  field = suyuan_catalogue_find_field (suyuan_office_get_catalogue (office), SUYUAN_KIND_LINK, columns[cell].field);
  if (field->unit)
    return g_strdup_printf ("%s (%s)", suyuan_field_get_label (field), field->unit);
  return g_strdup (suyuan_field_get_label (field));
}

/**
 * suyuan_chain_cell_is_number:
 *
 * Returns: whether a column holds numbers
 */
gboolean
suyuan_chain_cell_is_number (SuyuanChainCell cell)
{
  return columns[cell].is_number;
}
