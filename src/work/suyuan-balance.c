/* What comes in at one section, what is added, what goes out at the next: the account of loads by which a
 * county shows where the trouble came from, and how far it can be told who made it.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "suyuan-work"

#include "suyuan-balance-private.h"

#include "suyuan-census.h"
#include "suyuan-refusal.h"
#include "suyuan-ties.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  SuyuanOffice  *office;
  SuyuanBalance *balance;
  SuyuanStretch  stretch;
  GHashTable    *loads;    /* of the outlets */
  guint          n_sealed; /* of them, all the time or part of it */
} Balancing;

static void
line_free (SuyuanBalanceLine *self)
{
  g_free (self->code);
  g_free (self->name);
  g_free (self);
}

static void
obstacle_free (SuyuanObstacle *self)
{
  g_free (self->message);
  g_free (self);
}

/* Takes over @message. */
static void
add_obstacle (SuyuanBalance *self,
              const char    *code,
              char          *message)
{
  SuyuanObstacle *obstacle = g_new (SuyuanObstacle, 1);

  *obstacle = (SuyuanObstacle){ code, message };
  g_ptr_array_add (self->obstacles, obstacle);
}

static SuyuanBalanceLine *
add_line (SuyuanOffice    *office,
          GPtrArray       *lines,
          SuyuanKind       kind,
          const SuyuanUid *uid,
          GError         **error)
{
  g_autoptr (SuyuanRecord) record = suyuan_office_get (office, kind, uid, error);
  SuyuanBalanceLine *line;

  if (!record)
    return NULL;
  line = g_new0 (SuyuanBalanceLine, 1);
  line->uid = *uid;
  line->code = suyuan_office_dup_code (office, record);
  line->name = g_strdup (suyuan_record_get_text (record, "name"));
  g_ptr_array_add (lines, line);
  return line;
}

static gboolean
add_outlets (Balancing *self,
             GError   **error)
{
  SuyuanBalance *balance = self->balance;

  for (guint i = 0; i < self->stretch.outlets->len; i++)
    {
      SuyuanBalanceLine *line = add_line (self->office, balance->outlets, SUYUAN_KIND_OUTLET, &g_array_index (self->stretch.outlets, SuyuanUid, i), error);

      if (!line)
        return FALSE;
      line->distance_m = g_array_index (self->stretch.distances, double, i);
      line->load = suyuan_loads_get (self->loads, &line->uid);
      self->n_sealed += line->load.sealed_part > 0;
      if (line->load.basis)
        balance->local_kg_d = suyuan_range_add (balance->local_kg_d, line->load.kg_d);
      else
        balance->n_unknown++;
    }
  return TRUE;
}

/* What a section's load misses. */
static void
look_at_section (SuyuanBalance    *self,
                 const SuyuanLoad *load,
                 const char       *code)
{
  if (g_strcmp0 (load->missing, "flow") == 0)
    add_obstacle (self, "no_flow", g_strdup_printf (_ ("Section %s has no flow in this period: enter it with a sample, without it there is no load"), code));
  else if (load->missing)
    add_obstacle (self, "no_concentration", g_strdup_printf (_ ("Section %s has no sample of this parameter in this period"), code));
}

static void
close_account (Balancing *self)
{
  SuyuanBalance *balance = self->balance;

  look_at_section (balance, &balance->incoming, balance->upper);
  look_at_section (balance, &balance->outgoing, balance->lower);
  if (balance->n_unknown > 0)
    add_obstacle (balance, "unknown_loads", g_strdup_printf (ngettext ("%u outlet between the sections has no load: it is part of the residual", "%u outlets between the sections have no load: they are part of the residual", balance->n_unknown), balance->n_unknown));
  if (self->n_sealed > 0)
    add_obstacle (balance, "sealed", g_strdup_printf (ngettext ("%u outlet between the sections was sealed: it counts nothing from that day on", "%u outlets between the sections were sealed: they count nothing from that day on", self->n_sealed), self->n_sealed));
  if (self->stretch.bypassed)
    add_obstacle (balance, "bypass", g_strdup (_ ("A branch leads round the upper section: water comes down that was not measured there")));
  if (self->stretch.tidal)
    add_obstacle (balance, "tide", g_strdup (_ ("Water runs both ways between the sections: a steady account does not hold there")));
  balance->balanced = balance->incoming.basis && balance->outgoing.basis && !self->stretch.tidal;
  if (balance->balanced)
    balance->account = suyuan_load_balance (balance->incoming.kg_d, balance->local_kg_d, balance->outgoing.kg_d);
}

/* Whether the model may be asked; what stands against it is said. */
static gboolean
may_model (SuyuanBalance *self)
{
  gboolean known = TRUE;

  if (self->terms.decay_per_day.high <= 0)
    {
      add_obstacle (self, "no_decay", g_strdup (_ ("No decay is given: give its lowest and highest value a day to have shares")));
      known = FALSE;
    }
  if (self->terms.velocity_ms <= 0)
    {
      add_obstacle (self, "no_velocity", g_strdup (_ ("No velocity of the river is given: give it in m/s to have shares")));
      known = FALSE;
    }
  return known && self->balanced && self->outgoing.kg_d.middle > 0;
}

/* The river from above comes first, then the outlets whose load is known, in their order. */
static GArray *
list_sources (SuyuanBalance *self)
{
  GArray      *sources = g_array_new (FALSE, FALSE, sizeof (SuyuanSource));
  SuyuanSource above = { self->incoming.kg_d, self->distance_m };

  g_array_append_val (sources, above);
  for (guint i = 0; i < self->outlets->len; i++)
    {
      const SuyuanBalanceLine *line = self->outlets->pdata[i];
      SuyuanSource             source = { line->load.kg_d, line->distance_m };

      if (line->load.basis)
        g_array_append_val (sources, source);
    }
  return sources;
}

static void
attribute (SuyuanBalance *self)
{
  SuyuanStream stream = { self->terms.decay_per_day, self->terms.velocity_ms, self->terms.mixing_m };
  g_autoptr (GArray) sources = list_sources (self);
  g_autoptr (SuyuanAttribution) attribution = suyuan_attribution_new ((const SuyuanSource *) (gpointer) sources->data, sources->len, &stream, self->outgoing.kg_d);
  guint next = 1, n_unmixed = 0;

  self->modelled = TRUE;
  self->incoming_share = g_array_index (attribution->shares, SuyuanShare, 0).share;
  self->residual_share = attribution->residual;
  self->residual_kg_d = attribution->residual_kg_d;
  for (guint i = 0; i < self->outlets->len; i++)
    {
      SuyuanBalanceLine *line = self->outlets->pdata[i];
      SuyuanShare        share;

      if (!line->load.basis)
        continue;
      share = g_array_index (attribution->shares, SuyuanShare, next++);
      line->arriving_kg_d = share.arriving_kg_d;
      line->share = share.share;
      line->unmixed = share.unmixed;
      n_unmixed += share.unmixed;
    }
  if (n_unmixed > 0)
    add_obstacle (self, "unmixed", g_strdup_printf (ngettext ("%u outlet lies nearer to the lower section than the mixing length: its share does not hold", "%u outlets lie nearer to the lower section than the mixing length: their shares do not hold", n_unmixed), n_unmixed));
}

static SuyuanRange
part_of (SuyuanRange range,
         double      share)
{
  return (SuyuanRange){ range.low * share, range.middle * share, range.high * share };
}

static void
add_part (SuyuanBalanceLine       *enterprise,
          const SuyuanBalanceLine *outlet,
          double                   share)
{
  if (!outlet->load.basis)
    return;
  enterprise->load.kg_d = suyuan_range_add (enterprise->load.kg_d, part_of (outlet->load.kg_d, share));
  if (outlet->load.sealed_part < 1 || !enterprise->load.basis)
    enterprise->load.basis = outlet->load.basis;
  enterprise->load.missing = NULL;
  enterprise->arriving_kg_d = suyuan_range_add (enterprise->arriving_kg_d, part_of (outlet->arriving_kg_d, share));
  enterprise->share = suyuan_range_add (enterprise->share, part_of (outlet->share, share));
  enterprise->unmixed |= outlet->unmixed;
}

static gboolean
add_enterprises (Balancing *self,
                 GError   **error)
{
  g_autoptr (GHashTable) known = g_hash_table_new (suyuan_uid_hash, suyuan_uid_equal);

  for (guint i = 0; i < self->balance->outlets->len; i++)
    {
      const SuyuanBalanceLine *outlet = self->balance->outlets->pdata[i];
      g_autoptr (GArray) ties = suyuan_office_ties (self->office, &outlet->uid, error);

      for (guint k = 0; ties && k < ties->len; k++)
        {
          const SuyuanTie   *tie = &g_array_index (ties, SuyuanTie, k);
          SuyuanBalanceLine *line = g_hash_table_lookup (known, &tie->enterprise);

          if (!line)
            {
              line = add_line (self->office, self->balance->enterprises, SUYUAN_KIND_ENTERPRISE, &tie->enterprise, error);
              if (!line)
                return FALSE;
              line->load = (SuyuanLoad){ .mg_l = -1, .flow_m3d = -1, .missing = "concentration" };
              line->distance_m = outlet->distance_m;
              g_hash_table_insert (known, &line->uid, line);
            }
          line->distance_m = MIN (line->distance_m, outlet->distance_m);
          add_part (line, outlet, tie->share);
        }
      if (!ties)
        return FALSE;
    }
  return TRUE;
}

/* The largest load first, the unknown last; then the nearest. */
static int
compare_lines (gconstpointer a,
               gconstpointer b)
{
  const SuyuanBalanceLine *one = *(SuyuanBalanceLine *const *) a, *other = *(SuyuanBalanceLine *const *) b;

  if (!one->load.basis != !other->load.basis)
    return one->load.basis ? -1 : 1;
  if (one->load.kg_d.middle != other->load.kg_d.middle)
    return one->load.kg_d.middle > other->load.kg_d.middle ? -1 : 1;
  return one->distance_m < other->distance_m ? -1 : one->distance_m > other->distance_m;
}

static SuyuanBalance *
balance_new (SuyuanOffice             *office,
             const SuyuanBalanceTerms *terms)
{
  SuyuanBalance     *self = g_new0 (SuyuanBalance, 1);
  const SuyuanField *field = suyuan_catalogue_find_field (suyuan_office_get_catalogue (office), SUYUAN_KIND_SAMPLE, terms->parameter);

  self->parameter = g_strdup (terms->parameter);
  self->parameter_label = g_strdup (suyuan_field_get_label (field));
  self->period = g_strdup (terms->period);
  self->terms = *terms;
  self->terms.parameter = self->parameter;
  self->terms.period = self->period;
  self->outlets = g_ptr_array_new_with_free_func ((GDestroyNotify) line_free);
  self->enterprises = g_ptr_array_new_with_free_func ((GDestroyNotify) line_free);
  self->obstacles = g_ptr_array_new_with_free_func ((GDestroyNotify) obstacle_free);
  return self;
}

static gboolean
name_section (SuyuanOffice    *office,
              const SuyuanUid *uid,
              char           **code,
              char           **name,
              GError         **error)
{
  g_autoptr (SuyuanRecord) record = suyuan_office_get (office, SUYUAN_KIND_SECTION, uid, error);

  if (!record)
    return FALSE;
  *code = suyuan_office_dup_code (office, record);
  *name = g_strdup (suyuan_record_get_text (record, "name"));
  return TRUE;
}

static gboolean
fill_in (Balancing *self,
         GError   **error)
{
  SuyuanBalance *balance = self->balance;
  g_autoptr (GHashTable) sections = suyuan_office_loads (self->office, SUYUAN_KIND_SECTION, balance->parameter, balance->period, error);

  if (!sections)
    return FALSE;
  balance->upper_uid = self->stretch.upper;
  balance->lower_uid = self->stretch.lower;
  balance->distance_m = self->stretch.distance_m;
  balance->incoming = suyuan_loads_get (sections, &balance->upper_uid);
  balance->outgoing = suyuan_loads_get (sections, &balance->lower_uid);
  if (!name_section (self->office, &balance->upper_uid, &balance->upper, &balance->upper_name, error) || !name_section (self->office, &balance->lower_uid, &balance->lower, &balance->lower_name, error))
    return FALSE;
  if (!add_outlets (self, error))
    return FALSE;
  close_account (self);
  if (may_model (balance))
    attribute (balance);
  if (!add_enterprises (self, error))
    return FALSE;
  g_ptr_array_sort (balance->outlets, compare_lines);
  g_ptr_array_sort (balance->enterprises, compare_lines);
  return TRUE;
}

/**
 * suyuan_office_balance:
 * @one: a section; @other: another. Which of them is the upper one the network says
 *
 * Ranks the outlets between two sections by load; where both have a load, closes the account incoming +
 * local + residual = outgoing; where besides decay and velocity are given, tells what share of the lower
 * section's load each accounts for, as ranges, with the unexplained rest. Whatever cannot be told is left
 * out, and the obstacles say why.
 *
 * Returns: (transfer full): the balance; %NULL with INVALID (parameter, period), REFUSED (`not_on_river`,
 *   `not_above`) or an error of the store
 */
SuyuanBalance *
suyuan_office_balance (SuyuanOffice             *self,
                       const SuyuanUid          *one,
                       const SuyuanUid          *other,
                       const SuyuanBalanceTerms *terms,
                       GError                  **error)
{
  g_autoptr (SuyuanBalance) balance = NULL;
  g_autoptr (GHashTable) loads = suyuan_office_loads (self, SUYUAN_KIND_OUTLET, terms->parameter, terms->period, error);
  Balancing balancing = { .office = self, .loads = loads };
  gboolean  done;

  if (!loads)
    return NULL;
  balance = balancing.balance = balance_new (self, terms);
  done = suyuan_stretch_find (&balancing.stretch, self, one, other, error) && fill_in (&balancing, error);
  suyuan_stretch_clear (&balancing.stretch);
  return done ? g_steal_pointer (&balance) : NULL;
}

/**
 * suyuan_balance_free:
 *
 * Frees a balance.
 */
void
suyuan_balance_free (SuyuanBalance *self)
{
  g_free (self->upper);
  g_free (self->lower);
  g_free (self->upper_name);
  g_free (self->lower_name);
  g_free (self->parameter);
  g_free (self->parameter_label);
  g_free (self->period);
  g_ptr_array_unref (self->outlets);
  g_ptr_array_unref (self->enterprises);
  g_ptr_array_unref (self->obstacles);
  g_free (self);
}
