/* Who may be behind an outlet nobody is linked with: by what the papers say, by names, by nearness, by what is in
 * the water. Each says why; none is taken by itself.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "suyuan-work"

#include "suyuan-proposals.h"

#include "suyuan-census.h"
#include "suyuan-grounds.h"

#include <glib/gi18n-lib.h>

static void
ground_free (gpointer data)
{
  SuyuanGround *self = data;

  g_free (self->words);
  g_free (self);
}

/**
 * suyuan_proposal_free:
 *
 * Frees a proposal.
 */
void
suyuan_proposal_free (SuyuanProposal *self)
{
  if (!self)
    return;
  g_free (self->code);
  g_free (self->name);
  g_ptr_array_unref (self->grounds);
  g_free (self);
}

/**
 * suyuan_proposal_dup_words:
 *
 * Returns: (transfer full): all its grounds in one line
 */
char *
suyuan_proposal_dup_words (const SuyuanProposal *self)
{
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < self->grounds->len; i++)
    g_string_append_printf (words, "%s%s", i > 0 ? _ ("; ") : "", ((SuyuanGround *) self->grounds->pdata[i])->words);
  return g_string_free (g_steal_pointer (&words), FALSE);
}

typedef struct
{
  SuyuanOutletFacts facts;
  GHashTable       *linked;    /* of SuyuanUid: those that are linked already */
  GHashTable       *proposals; /* uid → SuyuanProposal, of every enterprise there is a ground for */
} Proposing;

static void
proposing_clear (Proposing *self)
{
  suyuan_outlet_facts_clear (&self->facts);
  g_clear_pointer (&self->linked, g_hash_table_unref);
  g_clear_pointer (&self->proposals, g_hash_table_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Proposing, proposing_clear)

static SuyuanProposal *
get_proposal (Proposing       *self,
              const SuyuanUid *enterprise)
{
  SuyuanProposal *proposal = g_hash_table_lookup (self->proposals, enterprise);

  if (proposal)
    return proposal;
  proposal = g_new0 (SuyuanProposal, 1);
  proposal->enterprise = *enterprise;
  proposal->distance_m = -1;
  proposal->grounds = g_ptr_array_new_with_free_func (ground_free);
  g_hash_table_insert (self->proposals, &proposal->enterprise, proposal);
  return proposal;
}

/* The weightier of two grounds of one kind, as two ports near by are, counts. */
static void
add_ground (Proposing       *self,
            const SuyuanUid *enterprise,
            const char      *key,
            double           weight,
            char            *words)
{
  SuyuanProposal *proposal = get_proposal (self, enterprise);
  SuyuanGround   *ground = g_new0 (SuyuanGround, 1);

  *ground = (SuyuanGround){ key, weight, words };
  for (guint i = 0; i < proposal->grounds->len; i++)
    {
      SuyuanGround *known = proposal->grounds->pdata[i];

      if (!g_str_equal (known->key, key))
        continue;
      if (known->weight >= weight)
        {
          ground_free (ground);
          return;
        }
      proposal->weight -= known->weight;
      g_ptr_array_remove_index (proposal->grounds, i);
      break;
    }
  proposal->weight += weight;
  g_ptr_array_add (proposal->grounds, ground);
}

static void
note_distance (Proposing       *self,
               const SuyuanUid *enterprise,
               double           distance_m)
{
  SuyuanProposal *proposal = g_hash_table_lookup (self->proposals, enterprise);

  if (proposal && distance_m >= 0 && (proposal->distance_m < 0 || distance_m < proposal->distance_m))
    proposal->distance_m = distance_m;
}

static const char *const enterprise_keys[] = { "name", "credit_code", "permit_number", "lon", "lat", "pollutants", "park", "remark", NULL };

static void
weigh_enterprise_cb (const SuyuanUid   *uid,
                     gint64             id,
                     const SuyuanValue *values,
                     gpointer           data)
{
  Proposing               *self = data;
  const SuyuanOutletFacts *facts = &self->facts;
  double                   distance = suyuan_outlet_facts_get_distance (facts, &values[3], &values[4]);
  SuyuanUid                park;
  char                    *words;

  if (g_hash_table_contains (self->linked, uid))
    return;
  if (suyuan_ground_is_same_text (facts->credit_code, &values[1]))
    add_ground (self, uid, "credit_code", 6, g_strdup (_ ("its credit code stands on the outlet's form")));
  if (suyuan_ground_is_same_text (facts->permit_number, &values[2]))
    add_ground (self, uid, "permit_number", 6, g_strdup (_ ("its permit number stands on the outlet's form")));
  words = suyuan_ground_dup_named (facts, &values[0]);
  if (words)
    add_ground (self, uid, "name", 3, words);
  if (distance >= 0 && distance <= SUYUAN_GROUND_NEAR_M)
    add_ground (self, uid, "distance", 2 - distance / SUYUAN_GROUND_NEAR_M, g_strdup_printf (_ ("it lies %.0f m from the outlet"), distance));
  words = suyuan_ground_dup_common (facts->pollutants, &values[5]);
  if (words)
    add_ground (self, uid, "pollutants", 1.5, words);
  words = suyuan_ground_dup_text (facts, &values[7]);
  if (words)
    add_ground (self, uid, "permit_text", 2.5, words);
  if (facts->has_park && suyuan_value_get_uid (&values[6], &park) && suyuan_uid_equal (&park, &facts->park))
    add_ground (self, uid, "park", 0.5, g_strdup (_ ("it stands in the outlet's industrial park")));
  note_distance (self, uid, distance);
}

static const char *const port_keys[] = { "enterprise", "lon", "lat", "name", "remark", NULL };

/* What the permit says of a port of the enterprise: where it is, and where it discharges to. */
static void
weigh_port_cb (const SuyuanUid   *uid,
               gint64             id,
               const SuyuanValue *values,
               gpointer           data)
{
  Proposing *self = data;
  double     distance = suyuan_outlet_facts_get_distance (&self->facts, &values[1], &values[2]);
  SuyuanUid  enterprise;

  if (!suyuan_value_get_uid (&values[0], &enterprise) || g_hash_table_contains (self->linked, &enterprise))
    return;
  if (distance >= 0 && distance <= SUYUAN_GROUND_PORT_M)
    add_ground (self, &enterprise, "port", 4 - distance / SUYUAN_GROUND_PORT_M, g_strdup_printf (_ ("one of its ports lies %.0f m from the outlet"), distance));
  for (int i = 3; i < 5; i++)
    {
      char *words = suyuan_ground_dup_text (&self->facts, &values[i]);

      if (words)
        add_ground (self, &enterprise, "permit_text", 2.5, words);
    }
  note_distance (self, &enterprise, distance);
}

static void
add_linked_cb (const SuyuanUid   *uid,
               gint64             id,
               const SuyuanValue *values,
               gpointer           data)
{
  Proposing *self = data;
  SuyuanUid  outlet, enterprise;

  if (suyuan_value_get_uid (&values[0], &outlet) && suyuan_uid_equal (&outlet, &self->facts.uid) && suyuan_value_get_uid (&values[1], &enterprise))
    g_hash_table_add (self->linked, g_memdup2 (&enterprise, sizeof enterprise));
}

static gboolean
scan (SuyuanOffice      *office,
      SuyuanKind         kind,
      const char *const *keys,
      SuyuanScanFunc     func,
      Proposing         *self,
      GError           **error)
{
  SuyuanQuery query = { .kind = kind };

  return suyuan_office_scan (office, &query, keys, func, self, error);
}

static int
compare_grounds (gconstpointer a,
                 gconstpointer b)
{
  const SuyuanGround *one = *(SuyuanGround *const *) a, *other = *(SuyuanGround *const *) b;

  return one->weight > other->weight ? -1 : one->weight < other->weight;
}

static int
compare_proposals (gconstpointer a,
                   gconstpointer b)
{
  const SuyuanProposal *one = *(SuyuanProposal *const *) a, *other = *(SuyuanProposal *const *) b;

  if (one->weight != other->weight)
    return one->weight > other->weight ? -1 : 1;
  if (one->distance_m != other->distance_m)
    return other->distance_m < 0 || (one->distance_m >= 0 && one->distance_m < other->distance_m) ? -1 : 1;
  return suyuan_uid_compare (&one->enterprise, &other->enterprise);
}

/* To stand in one park, or to have a pollutant in common, is not enough by itself. */
static gboolean
is_worth_it (const SuyuanProposal *proposal)
{
  return proposal->weight >= 1 && !(proposal->grounds->len == 1 && g_str_equal (((SuyuanGround *) proposal->grounds->pdata[0])->key, "pollutants"));
}

static void
complete (SuyuanProposal *proposal,
          SuyuanOffice   *office)
{
  g_autoptr (SuyuanRecord) record = suyuan_office_get (office, SUYUAN_KIND_ENTERPRISE, &proposal->enterprise, NULL);

  proposal->code = record ? suyuan_office_dup_code (office, record) : g_strdup ("");
  proposal->name = g_strdup (record ? suyuan_record_get_text (record, "name") : "");
  g_ptr_array_sort (proposal->grounds, compare_grounds);
}

static GPtrArray *
take_best (Proposing    *self,
           SuyuanOffice *office,
           guint         limit)
{
  GPtrArray     *best = g_ptr_array_new_with_free_func ((GDestroyNotify) suyuan_proposal_free);
  GHashTableIter iter;
  gpointer       proposal;

  g_hash_table_iter_init (&iter, self->proposals);
  while (g_hash_table_iter_next (&iter, NULL, &proposal))
    {
      g_hash_table_iter_steal (&iter);
      if (is_worth_it (proposal))
        g_ptr_array_add (best, proposal);
      else
        suyuan_proposal_free (proposal);
    }
  g_ptr_array_sort (best, compare_proposals);
  if (limit > 0 && best->len > limit)
    g_ptr_array_set_size (best, (int) limit);
  for (guint i = 0; i < best->len; i++)
    complete (best->pdata[i], office);
  return best;
}

/**
 * suyuan_office_propose:
 * @limit: how many at most; 0: all
 *
 * Looks for enterprises that may be behind an outlet: their credit code or permit number on its form, their name in
 * what was noted of it, a port or a permit's text that points to it or its water, nearness, pollutants in common,
 * the same park. Those it is linked with already are left out. Nothing is written: suyuan_office_link() does that.
 *
 * Returns: (transfer full) (element-type SuyuanProposal): the weightiest first; %NULL with an error of the store
 */
GPtrArray *
suyuan_office_propose (SuyuanOffice    *self,
                       const SuyuanUid *outlet,
                       guint            limit,
                       GError         **error)
{
  static const char *const link_keys[] = { "outlet", "enterprise", NULL };
  g_auto (Proposing) proposing = { 0 };

  proposing.linked = g_hash_table_new_full (suyuan_uid_hash, suyuan_uid_equal, g_free, NULL);
  proposing.proposals = g_hash_table_new_full (suyuan_uid_hash, suyuan_uid_equal, NULL, (GDestroyNotify) suyuan_proposal_free);
  if (!suyuan_outlet_facts_read (&proposing.facts, self, outlet, error))
    return NULL;
  if (proposing.facts.has_party)
    g_hash_table_add (proposing.linked, g_memdup2 (&proposing.facts.party, sizeof (SuyuanUid)));
  if (!scan (self, SUYUAN_KIND_LINK, link_keys, add_linked_cb, &proposing, error) || !scan (self, SUYUAN_KIND_ENTERPRISE, enterprise_keys, weigh_enterprise_cb, &proposing, error) || !scan (self, SUYUAN_KIND_PORT, port_keys, weigh_port_cb, &proposing, error))
    return NULL;
  return take_best (&proposing, self, limit);
}
