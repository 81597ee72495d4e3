/* The river drawn out straight: what stands at which distance above a section along its main path, and what is in the
 * water there.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "suyuan-work"

#include "suyuan-profile-private.h"

#include "suyuan-census.h"
#include "suyuan-monitoring.h"
#include "suyuan-shore.h"

#include <math.h>

/* The walk a profile is made of, as arrays over the pieces of the network. */
typedef struct
{
  SuyuanOffice  *office;
  SuyuanRiver   *river;
  SuyuanWalk     walk;
  SuyuanProfile *profile;
  GArray        *all;      /* of SuyuanStep */
  SuyuanShore    sections; /* and where the walk met them */
  GArray        *meetings; /* of SuyuanMeeting */
  gboolean      *on_main;
  double        *enters; /* where the walk comes into a piece; NAN: it does not */
} Profiling;

static void
mark_free (SuyuanProfileMark *self)
{
  g_free (self->code);
  g_free (self->name);
  g_free (self);
}

static SuyuanProfileMark *
add_mark (Profiling       *self,
          SuyuanKind       kind,
          const SuyuanUid *uid,
          double           at_m,
          GError         **error)
{
  g_autoptr (SuyuanRecord) record = suyuan_office_get (self->office, kind, uid, error);
  SuyuanProfileMark *mark;

  if (!record)
    return NULL;
  mark = g_new0 (SuyuanProfileMark, 1);
  mark->kind = kind;
  mark->uid = *uid;
  mark->code = suyuan_office_dup_code (self->office, record);
  mark->name = g_strdup (suyuan_record_get_text (record, "name"));
  mark->at_m = at_m;
  mark->mg_l = -1;
  mark->limit = NAN;
  mark->load = (SuyuanLoad){ .mg_l = -1, .flow_m3d = -1, .missing = "concentration" };
  g_ptr_array_add (self->profile->marks, mark);
  self->profile->length_m = MAX (self->profile->length_m, at_m);
  return mark;
}

/* Where the water of a piece comes to the main path; NAN where it does not. */
static double
find_mouth (const Profiling *self,
            guint            piece)
{
  const SuyuanNetwork *network = suyuan_river_get_network (self->river);
  double               mouth = NAN;

  for (guint i = suyuan_network_get_n_reaches (network); i > 0; i--)
    {
      int down;

      if (self->on_main[piece])
        return mouth;
      mouth = self->enters[piece];
      down = suyuan_network_get_main_down (network, piece);
      if (down < 0)
        return NAN;
      piece = (guint) down;
    }
  return NAN;
}

/* At the main path, or up a branch of it. */
static SuyuanProfileMark *
add_met (Profiling           *self,
         SuyuanKind           kind,
         const SuyuanUid     *uid,
         const SuyuanMeeting *meeting,
         GError             **error)
{
  double             mouth = self->on_main[meeting->reach] ? NAN : find_mouth (self, meeting->reach);
  SuyuanProfileMark *mark = add_mark (self, kind, uid, isnan (mouth) ? meeting->distance_m : mouth, error);

  if (mark && !isnan (mouth))
    mark->branch_m = MAX (0, meeting->distance_m - mouth);
  return mark;
}

static gboolean
add_section (Profiling           *self,
             const SuyuanUid     *uid,
             const SuyuanMeeting *meeting,
             const char          *parameter,
             GHashTable          *loads,
             GError             **error)
{
  SuyuanProfileMark *mark = meeting ? add_met (self, SUYUAN_KIND_SECTION, uid, meeting, error) : add_mark (self, SUYUAN_KIND_SECTION, uid, 0, error);
  g_autoptr (SuyuanRecord) record = mark ? suyuan_office_get (self->office, SUYUAN_KIND_SECTION, uid, error) : NULL;

  if (!record)
    return FALSE;
  mark->load = suyuan_loads_get (loads, uid);
  mark->mg_l = mark->load.mg_l;
  mark->limit = suyuan_office_target_limit (self->office, record, parameter);
  return TRUE;
}

/* The start, where it is one, and all above it. */
static gboolean
add_sections (Profiling                *self,
              const SuyuanChainNode    *start,
              const SuyuanBalanceTerms *terms,
              GError                  **error)
{
  g_autoptr (GHashTable) loads = suyuan_office_loads (self->office, SUYUAN_KIND_SECTION, terms->parameter, terms->period, error);
  g_autoptr (GHashTable) met = g_hash_table_new (suyuan_uid_hash, suyuan_uid_equal);

  g_hash_table_add (met, (gpointer) &start->uid);
  if (!loads || (start->kind == SUYUAN_KIND_SECTION && !add_section (self, &start->uid, NULL, terms->parameter, loads, error)))
    return FALSE;
  for (guint i = 0; i < self->meetings->len; i++)
    {
      const SuyuanMeeting *meeting = &g_array_index (self->meetings, SuyuanMeeting, i);
      SuyuanUid           *uid = &g_array_index (self->sections.uids, SuyuanUid, meeting->site);

      if (g_hash_table_add (met, uid) && !add_section (self, uid, meeting, terms->parameter, loads, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
add_outlets (Profiling         *self,
             const SuyuanChain *chain,
             GError           **error)
{
  g_autoptr (GHashTable) nodes = g_hash_table_new (suyuan_uid_hash, suyuan_uid_equal);
  g_auto (SuyuanShore) shore = { 0 };
  g_autoptr (GArray) meetings = NULL;

  for (guint i = chain->firsts[SUYUAN_CHAIN_OUTLETS]; i < chain->firsts[SUYUAN_CHAIN_ENTERPRISES]; i++)
    g_hash_table_insert (nodes, &((SuyuanChainNode *) chain->nodes->pdata[i])->uid, chain->nodes->pdata[i]);
  if (!suyuan_shore_read (&shore, self->office, self->river, SUYUAN_KIND_OUTLET, error))
    return FALSE;
  meetings = suyuan_shore_meet (&shore, &self->walk, self->all);
  for (guint i = 0; i < meetings->len; i++)
    {
      const SuyuanMeeting   *meeting = &g_array_index (meetings, SuyuanMeeting, i);
      const SuyuanChainNode *node = g_hash_table_lookup (nodes, &g_array_index (shore.uids, SuyuanUid, meeting->site));
      SuyuanProfileMark     *mark;

      if (!node || !g_hash_table_remove (nodes, &node->uid))
        continue;
      mark = add_met (self, SUYUAN_KIND_OUTLET, &node->uid, meeting, error);
      if (!mark)
        return FALSE;
      mark->load = node->load;
      mark->mg_l = node->load.mg_l;
    }
  return TRUE;
}

/* What comes in at a node of the main path and is not of it. */
static gboolean
add_tributaries (Profiling *self,
                 GError   **error)
{
  const SuyuanNetwork *network = suyuan_river_get_network (self->river);

  for (guint i = 0; i < self->all->len; i++)
    {
      const SuyuanStep *step = &g_array_index (self->all, SuyuanStep, i);
      int               down = suyuan_network_get_main_down (network, step->reach);

      if (self->on_main[step->reach] || down < 0 || !self->on_main[down])
        continue;
      if (!add_mark (self, SUYUAN_KIND_REACH, suyuan_river_get_uid (self->river, suyuan_river_get_reach (self->river, step->reach)), step->distance_m, error))
        return FALSE;
    }
  return TRUE;
}

static GArray *
list_tidal (const Profiling *self)
{
  const SuyuanNetwork *network = suyuan_river_get_network (self->river);
  GArray              *places = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < self->all->len; i++)
    {
      const SuyuanStep *step = &g_array_index (self->all, SuyuanStep, i);

      if (self->on_main[step->reach] && suyuan_network_is_two_way (network, step->reach))
        g_array_append_val (places, step->distance_m);
    }
  return places;
}

static int
compare_marks (gconstpointer a,
               gconstpointer b)
{
  const SuyuanProfileMark *one = *(SuyuanProfileMark *const *) a, *other = *(SuyuanProfileMark *const *) b;

  if (one->at_m != other->at_m)
    return one->at_m > other->at_m ? -1 : 1;
  return one->kind != other->kind ? (int) one->kind - (int) other->kind : strcmp (one->code, other->code);
}

/* What lies up a piece by its best way. */
typedef struct
{
  guint  n_sections;
  double length_m;
  int    next; /* the piece it goes on with + 1; 0: it ends */
} Way;

static gboolean
is_better (const Way *way,
           const Way *than)
{
  return way->n_sections != than->n_sections ? way->n_sections > than->n_sections : way->length_m > than->length_m;
}

static int
compare_steps (gconstpointer a,
               gconstpointer b)
{
  double one = ((const SuyuanStep *) a)->distance_m, other = ((const SuyuanStep *) b)->distance_m;

  return one > other ? -1 : one < other;
}

/* The main path is that with most sections on it, else the longest: from the springs down each piece tells the next what
 * lies above it, and the start follows the best up again. */
static void
find_main_path (Profiling *self)
{
  const SuyuanNetwork *network = suyuan_river_get_network (self->river);
  g_autoptr (GArray) steps = g_array_copy (self->all);
  g_autofree Way *ways = g_new0 (Way, suyuan_network_get_n_reaches (network) + 1);
  g_autofree Way *best = g_new0 (Way, suyuan_network_get_n_reaches (network) + 1);

  for (guint i = 0; i < self->meetings->len; i++)
    ways[g_array_index (self->meetings, SuyuanMeeting, i).reach].n_sections++;
  g_array_sort (steps, compare_steps);
  for (guint i = 0; i < steps->len; i++)
    {
      guint piece = g_array_index (steps, SuyuanStep, i).reach;
      int   down = suyuan_network_get_main_down (network, piece);

      ways[piece].n_sections += best[piece].n_sections;
      ways[piece].length_m = suyuan_network_get_length (network, piece) + best[piece].length_m;
      if (down < 0 || piece == self->walk.reach || !is_better (&ways[piece], &best[down]))
        continue;
      best[down] = ways[piece];
      best[down].next = (int) piece + 1;
    }
  for (guint piece = self->walk.reach; !self->on_main[piece]; piece = (guint) best[piece].next - 1)
    {
      self->on_main[piece] = TRUE;
      if (best[piece].next == 0)
        break;
    }
}

static gboolean
walk_up (Profiling       *self,
         SuyuanKind       kind,
         const SuyuanUid *uid,
         GError         **error)
{
  const SuyuanNetwork *network = suyuan_river_get_network (self->river);
  guint                n = suyuan_network_get_n_reaches (network);

  if (!suyuan_river_start (self->river, self->office, kind, uid, &self->walk, error) || !suyuan_shore_read (&self->sections, self->office, self->river, SUYUAN_KIND_SECTION, error))
    return FALSE;
  self->all = suyuan_walk_run (&self->walk, network);
  self->meetings = suyuan_shore_meet (&self->sections, &self->walk, self->all);
  self->on_main = g_new0 (gboolean, n + 1);
  self->enters = g_new (double, n + 1);
  for (guint i = 0; i < n; i++)
    self->enters[i] = NAN;
  for (guint i = 0; i < self->all->len; i++)
    self->enters[g_array_index (self->all, SuyuanStep, i).reach] = g_array_index (self->all, SuyuanStep, i).distance_m;
  find_main_path (self);
  return TRUE;
}

static void
profiling_clear (Profiling *self)
{
  g_clear_pointer (&self->all, g_array_unref);
  g_clear_pointer (&self->meetings, g_array_unref);
  suyuan_shore_clear (&self->sections);
  g_clear_pointer (&self->on_main, g_free);
  g_clear_pointer (&self->enters, g_free);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Profiling, profiling_clear)

static SuyuanProfile *
profile_new (SuyuanOffice             *office,
             const SuyuanChain        *chain,
             const SuyuanBalanceTerms *terms)
{
  SuyuanProfile         *self = g_new0 (SuyuanProfile, 1);
  const SuyuanField     *field = suyuan_catalogue_find_field (suyuan_office_get_catalogue (office), SUYUAN_KIND_SAMPLE, terms->parameter);
  const SuyuanChainNode *start = chain->nodes->pdata[0];

  self->start = g_strdup (start->code);
  self->parameter_label = g_strdup (suyuan_field_get_label (field));
  self->unit = g_strdup (field->unit);
  self->period = g_strdup (terms->period);
  self->marks = g_ptr_array_new_with_free_func ((GDestroyNotify) mark_free);
  self->stretches = g_ptr_array_new ();
  return self;
}

/**
 * suyuan_office_profile:
 * @chain: the whole chain of a section, outlet or reach, as of suyuan_office_chain() with the same parameter and period
 * @terms: parameter and period; decay and velocity, without which no band is drawn
 *
 * Everything above the start by its distance along the main path, which is the way up with most sections, else the longest:
 * sections and outlets (those of branches where the branch comes in), tributaries; and from section to section of the main
 * path what the steady model says.
 *
 * Returns: (transfer full): the profile; %NULL with INVALID (parameter, period), REFUSED (`not_on_river`) or an error of
 *   the store
 */
SuyuanProfile *
suyuan_office_profile (SuyuanOffice             *self,
                       const SuyuanChain        *chain,
                       const SuyuanBalanceTerms *terms,
                       GError                  **error)
{
  const SuyuanChainNode *start = chain->nodes->pdata[0];
  g_autoptr (SuyuanProfile) profile = NULL;
  g_autoptr (GArray) tidal = NULL;
  g_auto (Profiling) profiling = { .office = self, .walk = { .direction = SUYUAN_WALK_UP } };

  profiling.river = suyuan_office_get_river (self, error);
  if (!profiling.river || !suyuan_load_check_parameter (self, terms->parameter, error) || !walk_up (&profiling, start->kind, &start->uid, error))
    return NULL;
  profile = profiling.profile = profile_new (self, chain, terms);
  if (!add_sections (&profiling, start, terms, error) || !add_outlets (&profiling, chain, error) || !add_tributaries (&profiling, error))
    return NULL;
  g_ptr_array_sort (profile->marks, compare_marks);
  tidal = list_tidal (&profiling);
  suyuan_profile_model (profile, terms, tidal);
  return g_steal_pointer (&profile);
}

/**
 * suyuan_profile_show_only:
 * @part: of the chain the profile was made of
 *
 * Hides the outlets that are not in a part of the chain; the model has them all the same.
 */
void
suyuan_profile_show_only (SuyuanProfile     *self,
                          const SuyuanChain *part)
{
  g_autoptr (GHashTable) shown = g_hash_table_new (suyuan_uid_hash, suyuan_uid_equal);

  for (guint i = 0; i < part->nodes->len; i++)
    g_hash_table_add (shown, &((SuyuanChainNode *) part->nodes->pdata[i])->uid);
  for (guint i = 0; i < self->marks->len; i++)
    {
      SuyuanProfileMark *mark = self->marks->pdata[i];

      mark->hidden = mark->kind == SUYUAN_KIND_OUTLET && !g_hash_table_contains (shown, &mark->uid);
    }
}

/**
 * suyuan_profile_free:
 *
 * Frees a profile.
 */
void
suyuan_profile_free (SuyuanProfile *self)
{
  g_free (self->start);
  g_free (self->parameter_label);
  g_free (self->unit);
  g_free (self->period);
  g_ptr_array_unref (self->marks);
  g_ptr_array_unref (self->stretches);
  g_free (self);
}
