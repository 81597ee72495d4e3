/* Which reach an outlet or a section lies at, where on it and on which bank. Between two reaches a person is
 * asked: a wrong guess puts a discharger above or below a section it is not above or below.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "suyuan-work"

#include "suyuan-snapping.h"

#include "suyuan-census.h"
#include "suyuan-refusal.h"
#include "suyuan-river.h"
#include "suyuan-words.h"

#include <glib/gi18n-lib.h>

#define RIVAL 1.5     /* as far as this times the nearest … */
#define ACCURACY_M 10 /* … and this, as a handheld receiver errs, is nearly as near */

static void
place_free (gpointer data)
{
  SuyuanSnapPlace *self = data;

  g_free (self->code);
  g_free (self);
}

/**
 * suyuan_snapping_free:
 *
 * Frees what was found.
 */
void
suyuan_snapping_free (SuyuanSnapping *self)
{
  if (!self)
    return;
  g_free (self->code);
  g_ptr_array_unref (self->places);
  g_free (self);
}

static SuyuanSnapPlace *
add_place (SuyuanSnapping *self,
           SuyuanOffice   *office,
           SuyuanRiver    *river,
           guint           reach,
           double          chainage_m)
{
  SuyuanSnapPlace *place = g_new0 (SuyuanSnapPlace, 1);

  place->reach = *suyuan_river_get_uid (river, reach);
  place->code = suyuan_office_dup_code_of (office, SUYUAN_KIND_REACH, &place->reach, NULL);
  place->chainage_m = chainage_m;
  place->distance_m = -1;
  g_ptr_array_add (self->places, place);
  return place;
}

static void
add_beside (SuyuanSnapping     *self,
            SuyuanOffice       *office,
            SuyuanRiver        *river,
            const SuyuanBeside *beside)
{
  SuyuanSnapPlace *place = add_place (self, office, river, beside->reach, beside->chainage_m);

  place->distance_m = beside->snap.distance_m;
  place->bank = beside->snap.bank == SUYUAN_BANK_ON ? NULL : beside->snap.bank == SUYUAN_BANK_LEFT ? "left"
                                                                                                   : "right";
}

static gboolean
get_position (SuyuanRecord   *record,
              SuyuanPosition *position)
{
  *position = (SuyuanPosition){ suyuan_record_get_integer (record, "lon"), suyuan_record_get_integer (record, "lat") };
  return suyuan_record_has (record, "lon") && suyuan_record_has (record, "lat");
}

static gboolean
is_same_place (const SuyuanBeside *one,
               const SuyuanBeside *other)
{
  return suyuan_position_distance (&one->snap.position, &other->snap.position) <= SUYUAN_TOUCH_M;
}

/* One reach ends where the other begins, the place lies beside that joint, and no third reach is there: the two
 * are one river, and below the joint is as good as above. */
static gboolean
is_upper_of_joint (SuyuanRiver *river,
                   GArray      *near,
                   guint        upper)
{
  const SuyuanBeside *one = &g_array_index (near, SuyuanBeside, upper);
  guint               piece = suyuan_river_get_piece (river, one->reach, G_MAXDOUBLE, &(double){ 0 });
  guint               n_there = 0, n_below = 0;

  for (guint i = 0; i < near->len; i++)
    {
      const SuyuanBeside *other = &g_array_index (near, SuyuanBeside, i);

      if (i == upper || !is_same_place (one, other))
        continue;
      n_there++;
      n_below += other->snap.chainage_m <= SUYUAN_TOUCH_M && suyuan_network_flows_into (suyuan_river_get_network (river), piece, suyuan_river_get_piece (river, other->reach, -1, &(double){ 0 }));
    }
  return n_there == 1 && n_below == 1;
}

/* Those that may be meant, the nearest first. */
static void
drop_clear_losers (SuyuanRiver *river,
                   GArray      *near,
                   double       accuracy_m)
{
  double limit = near->len > 0 ? g_array_index (near, SuyuanBeside, 0).snap.distance_m * RIVAL + MAX (ACCURACY_M, accuracy_m) : 0;

  for (guint i = near->len; i > 0 && g_array_index (near, SuyuanBeside, i - 1).snap.distance_m > limit; i--)
    g_array_set_size (near, i - 1);
  for (guint i = near->len; i > 0; i--)
    if (is_upper_of_joint (river, near, i - 1))
      g_array_remove_index (near, i - 1);
}

/* What the record calls the water it lies at. */
static char *
dup_water (SuyuanOffice *office,
           SuyuanRecord *record)
{
  const char *key = suyuan_record_get_kind (record) == SUYUAN_KIND_SECTION ? "river" : "receiving_water";
  const char *text = suyuan_record_get_text (record, key);
  SuyuanUid   uid;
  g_autoptr (SuyuanRecord) water = NULL;

  if (text)
    return g_strdup (text);
  if (suyuan_record_get_ref (record, "water_body", &uid))
    water = suyuan_office_get (office, SUYUAN_KIND_WATER_BODY, &uid, NULL);
  return water ? g_strdup (suyuan_record_get_text (water, "name")) : NULL;
}

/* The only one of that name, or -1. */
static int
find_by_name (SuyuanRiver *river,
              GArray      *near,
              const char  *name)
{
  int found = -1;

  for (guint i = 0; name && i < near->len; i++)
    if (g_strcmp0 (suyuan_river_get_name (river, g_array_index (near, SuyuanBeside, i).reach), name) == 0)
      {
        if (found >= 0)
          return -1;
        found = (int) i;
      }
  return found;
}

static void
snap_by_position (SuyuanSnapping *self,
                  SuyuanOffice   *office,
                  SuyuanRiver    *river,
                  SuyuanRecord   *record)
{
  g_autofree char *water = dup_water (office, record);
  g_autoptr (GArray) near = NULL;
  SuyuanPosition position;
  int            named;

  self->because = "off_river";
  if (!get_position (record, &position))
    return;
  near = suyuan_river_list_near (river, &position);
  drop_clear_losers (river, near, self->kind == SUYUAN_KIND_OUTLET ? suyuan_record_get_real (record, "position_accuracy_m") : 0);
  if (near->len == 0)
    return;
  named = find_by_name (river, near, water);
  self->because = near->len == 1 ? "nearest" : named >= 0 ? "name"
                                                          : "ambiguous";
  for (guint i = 0; i < near->len; i++)
    if (named < 0 || near->len == 1 || (int) i == named)
      add_beside (self, office, river, &g_array_index (near, SuyuanBeside, i));
}

/* On a reach the record names: at its chainage, else where its position falls; with neither, somewhere on it. */
static void
snap_to_reach (SuyuanSnapping *self,
               SuyuanOffice   *office,
               SuyuanRiver    *river,
               SuyuanRecord   *record,
               guint           reach)
{
  gboolean       said = suyuan_record_has (record, "chainage_m");
  SuyuanPosition position;
  gboolean       has_position = get_position (record, &position);
  SuyuanBeside   beside;

  self->because = said ? "chainage" : "reach";
  if (has_position && suyuan_river_look_beside (river, reach, &position, &beside))
    add_beside (self, office, river, &beside);
  else
    add_place (self, office, river, reach, -1);
  if (said)
    ((SuyuanSnapPlace *) self->places->pdata[0])->chainage_m = suyuan_record_get_real (record, "chainage_m");
}

static SuyuanSnapping *
snap_record (SuyuanOffice *office,
             SuyuanRiver  *river,
             SuyuanRecord *record)
{
  SuyuanSnapping *self = g_new0 (SuyuanSnapping, 1);
  SuyuanUid       uid;
  int             reach = suyuan_record_get_ref (record, "reach", &uid) ? suyuan_river_find (river, &uid) : SUYUAN_NO_REACH;

  self->kind = suyuan_record_get_kind (record);
  self->uid = *suyuan_record_get_uid (record);
  self->code = suyuan_office_dup_code (office, record);
  self->places = g_ptr_array_new_with_free_func (place_free);
  if (reach == SUYUAN_NO_REACH)
    snap_by_position (self, office, river, record);
  else
    snap_to_reach (self, office, river, record, (guint) reach);
  return self;
}

/**
 * suyuan_office_snap:
 * @kind: outlet or section
 *
 * Finds where a record lies at the river: on the reach it names, else on the nearest one in the survey band. Where
 * another is nearly as near (half as far again, and what a receiver errs), the one that has the name of the
 * record's water is taken; where none or both have it, a person is asked. Nothing is written.
 *
 * Returns: (transfer full): the answer and its rule; %NULL with INVALID (the kind) or an error of the store
 */
SuyuanSnapping *
suyuan_office_snap (SuyuanOffice    *self,
                    SuyuanKind       kind,
                    const SuyuanUid *uid,
                    GError         **error)
{
  g_autoptr (SuyuanRecord) record = NULL;
  SuyuanRiver *river;

  if (kind != SUYUAN_KIND_OUTLET && kind != SUYUAN_KIND_SECTION)
    {
      suyuan_refuse_as (error, SUYUAN_WORK_ERROR_INVALID, "kind", _ ("Outlets and sections lie at a river, not a %s"), suyuan_kind_label (kind));
      return NULL;
    }
  river = suyuan_office_get_river (self, error);
  record = river ? suyuan_office_get (self, kind, uid, error) : NULL;
  return record ? snap_record (self, river, record) : NULL;
}

typedef struct
{
  SuyuanRiver *river;
  SuyuanKind   kind;
  GArray      *open; /* of SuyuanUid: between two reaches by their position */
} Search;

/* The name, which needs the record, is asked later and of few. */
static void
add_open_cb (const SuyuanUid   *uid,
             gint64             id,
             const SuyuanValue *values,
             gpointer           data)
{
  Search        *self = data;
  SuyuanPosition position = { values[0].integer, values[1].integer };
  g_autoptr (GArray) near = suyuan_river_list_near (self->river, &position);

  drop_clear_losers (self->river, near, self->kind == SUYUAN_KIND_OUTLET && values[2].type == SUYUAN_VALUE_REAL ? values[2].real : 0);
  if (near->len > 1)
    g_array_append_val (self->open, *uid);
}

static gboolean
list_ambiguous (SuyuanOffice *self,
                SuyuanRiver  *river,
                SuyuanKind    kind,
                GPtrArray    *asked,
                GError      **error)
{
  gboolean    outlets = kind == SUYUAN_KIND_OUTLET;
  const char *keys[] = { "lon", "lat", outlets ? "position_accuracy_m" : NULL, NULL };
  g_autoptr (SuyuanExpr) filter = suyuan_expr_parse (outlets ? "reach null and stage != 'rejected' and not lon null and not lat null" : "reach null and not lon null and not lat null", error);
  g_autoptr (GArray) open = g_array_new (FALSE, FALSE, sizeof (SuyuanUid));
  SuyuanQuery query = { .kind = kind, .filter = filter };
  Search      search = { river, kind, open };

  if (!filter || !suyuan_office_scan (self, &query, keys, add_open_cb, &search, error))
    return FALSE;
  for (guint i = 0; i < open->len; i++)
    {
      g_autoptr (SuyuanSnapping) snapping = suyuan_office_snap (self, kind, &g_array_index (open, SuyuanUid, i), error);

      if (!snapping)
        return FALSE;
      if (g_str_equal (snapping->because, "ambiguous"))
        g_ptr_array_add (asked, g_steal_pointer (&snapping));
    }
  return TRUE;
}

/**
 * suyuan_office_list_ambiguous:
 *
 * Returns: (transfer full) (element-type SuyuanSnapping): the outlets and sections a person has to place; %NULL with
 *   an error of the store
 */
GPtrArray *
suyuan_office_list_ambiguous (SuyuanOffice *self,
                              GError      **error)
{
  g_autoptr (GPtrArray) asked = g_ptr_array_new_with_free_func ((GDestroyNotify) suyuan_snapping_free);
  SuyuanRiver *river = suyuan_office_get_river (self, error);

  if (!river || !list_ambiguous (self, river, SUYUAN_KIND_OUTLET, asked, error) || !list_ambiguous (self, river, SUYUAN_KIND_SECTION, asked, error))
    return NULL;
  return g_steal_pointer (&asked);
}
