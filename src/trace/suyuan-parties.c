/* The enterprises behind the outlets a walk has met, each once, kept in the order of the river so that half
 * a million outlets are asked as they lie in memory. */
/* SPDX-FileCopyrightText: 2026 The Suyuan authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "suyuan-trace"

#include "suyuan-parties.h"

#include "suyuan-network-private.h"
#include "suyuan-sites-private.h"

/* lists: by place of the site in river order. */
struct _SuyuanParties
{
  SuyuanLists lists;
  guint       n_parties;
};

#define NOWHERE G_MAXUINT32

/* places: of each site in river order; NOWHERE for one on no reach. */
static guint32 *
find_places (const SuyuanSites *sites,
             guint32            n_placed,
             guint32           *n_sites)
{
  guint32 *places;

  *n_sites = 0;
  for (guint32 place = 0; place < n_placed; place++)
    *n_sites = MAX (*n_sites, sites->sites[place].site + 1);
  places = g_new (guint32, *n_sites);
  for (guint32 site = 0; site < *n_sites; site++)
    places[site] = NOWHERE;
  for (guint32 place = 0; place < n_placed; place++)
    places[sites->sites[place].site] = place;
  return places;
}

/**
 * suyuan_parties_new:
 * @of_sites: (array length=n_links): the site of each link, its place in the arrays of the sites
 * @parties: (array length=n_links): who stands behind it, below @n_parties
 *
 * Links of sites that are on no reach are left out: no walk meets them.
 *
 * Returns: (transfer full): who stands behind which site
 */
SuyuanParties *
suyuan_parties_new (const SuyuanSites *sites,
                    const guint32     *of_sites,
                    const guint32     *parties,
                    guint              n_links,
                    guint              n_parties)
{
  SuyuanParties      *self = g_new0 (SuyuanParties, 1);
  guint32             n_placed = sites->starts[sites->network->n_reaches], n_sites;
  g_autofree guint32 *places = find_places (sites, n_placed, &n_sites);
  guint32            *starts = g_new0 (guint32, n_placed + 2);

  /* One to the right, so that filling moves each start to where its list begins. */
  for (guint i = 0; i < n_links; i++)
    if (of_sites[i] < n_sites && places[of_sites[i]] != NOWHERE)
      starts[places[of_sites[i]] + 2]++;
  for (guint32 place = 0; place < n_placed; place++)
    starts[place + 2] += starts[place + 1];
  self->lists.items = g_new (guint32, starts[n_placed + 1] + 1);
  for (guint i = 0; i < n_links; i++)
    if (of_sites[i] < n_sites && places[of_sites[i]] != NOWHERE)
      self->lists.items[starts[places[of_sites[i]] + 1]++] = parties[i];
  self->lists.starts = starts;
  self->n_parties = n_parties;
  return self;
}

/**
 * suyuan_parties_free:
 *
 * Frees the lists.
 */
void
suyuan_parties_free (SuyuanParties *self)
{
  suyuan_lists_clear (&self->lists);
  g_free (self);
}

#define AHEAD 12

/* The links of a meeting some way on are fetched while this one is looked at: parties lie anywhere. */
static void
fetch_ahead (const SuyuanParties *self,
             GArray              *meetings,
             guint                i,
             const SuyuanBehind  *nearest)
{
  const SuyuanMeeting *next;

  if (i + AHEAD >= meetings->len)
    return;
  next = &g_array_index (meetings, SuyuanMeeting, i + AHEAD);
  for (guint32 k = self->lists.starts[next->place]; k < self->lists.starts[next->place + 1]; k++)
    __builtin_prefetch (&nearest[self->lists.items[k]], 1);
}

/**
 * suyuan_parties_behind:
 * @meetings: (element-type SuyuanMeeting): what suyuan_sites_meet() gave of the same sites
 *
 * Returns: (transfer full) (element-type SuyuanBehind): each party once, with the nearest site it stands
 *   behind, by number
 */
GArray *
suyuan_parties_behind (const SuyuanParties *self,
                       GArray              *meetings)
{
  GArray       *found = g_array_sized_new (FALSE, TRUE, sizeof (SuyuanBehind), self->n_parties);
  SuyuanBehind *nearest; /* by party, its number 1 where it was met; then closed up in place */
  guint         n_found = 0;

  g_array_set_size (found, self->n_parties);
  nearest = (SuyuanBehind *) (gpointer) found->data;
  for (guint i = 0; i < meetings->len; i++)
    {
      const SuyuanMeeting *meeting = &g_array_index (meetings, SuyuanMeeting, i);

      fetch_ahead (self, meetings, i, nearest);
      for (guint32 k = self->lists.starts[meeting->place]; k < self->lists.starts[meeting->place + 1]; k++)
        {
          SuyuanBehind *party = &nearest[self->lists.items[k]];

          if (!party->party || meeting->distance_m < party->distance_m)
            *party = (SuyuanBehind){ TRUE, meeting->site, meeting->distance_m };
        }
    }
  for (guint party = 0; party < self->n_parties; party++)
    if (nearest[party].party)
      nearest[n_found++] = (SuyuanBehind){ party, nearest[party].site, nearest[party].distance_m };
  g_array_set_size (found, n_found);
  return found;
}
