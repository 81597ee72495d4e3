/* The checks that look at where things are: outlets far from any water, two that may be one, rain
 * outlets that run in dry weather, and sealed ones that run at all.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "suyuan-work"

#include "suyuan-checks-private.h"

#include "suyuan-census.h"
#include "suyuan-grade.h"
#include "suyuan-period.h"
#include "suyuan-river.h"
#include "suyuan-sealings.h"
#include "suyuan-snapping.h"

#include <glib/gi18n-lib.h>

#define SAME_PLACE_M 20
#define DRY_DAYS 3

typedef struct
{
  SuyuanCheckRound *round;
  SuyuanRiver      *river;
} Waters;

static void
remark_dry_land_cb (const SuyuanUid   *uid,
                    gint64             id,
                    const SuyuanValue *values,
                    gpointer           data)
{
  Waters        *waters = data;
  SuyuanPosition position = { values[0].integer, values[1].integer };

  if (suyuan_river_snap (waters->river, &position, NULL) == SUYUAN_NO_REACH)
    suyuan_check_round_remark (waters->round, SUYUAN_KIND_OUTLET, uid,
                               g_strdup_printf (_ ("Lies more than %d km from every reach: look at its position and the reference system it came in"), SUYUAN_SURVEY_BAND_M / 1000));
}

/**
 * suyuan_check_off_water:
 *
 * Outlets outside the survey band of every reach. Without reaches nothing is known and nothing is said.
 */
gboolean
suyuan_check_off_water (SuyuanCheckRound *round,
                        GError          **error)
{
  static const char *const keys[] = { "lon", "lat", NULL };
  Waters                   waters = { round, suyuan_office_get_river (round->office, error) };

  if (!waters.river)
    return FALSE;
  if (suyuan_river_get_n_lines (waters.river) == 0)
    return TRUE;
  return suyuan_check_round_scan (round, SUYUAN_KIND_OUTLET, "stage != 'rejected' and not lon null and not lat null", keys, remark_dry_land_cb, &waters, error);
}

/**
 * suyuan_check_ambiguous:
 *
 * Outlets and sections that name no reach and lie at one hardly nearer than at another.
 */
gboolean
suyuan_check_ambiguous (SuyuanCheckRound *round,
                        GError          **error)
{
  g_autoptr (GPtrArray) asked = suyuan_office_list_ambiguous (round->office, error);

  for (guint i = 0; asked && i < asked->len; i++)
    {
      const SuyuanSnapping  *snapping = asked->pdata[i];
      const SuyuanSnapPlace *one = snapping->places->pdata[0], *other = snapping->places->pdata[1];

      suyuan_check_round_remark (round, snapping->kind, &snapping->uid,
                                 g_strdup_printf (_ ("Lies %.0f m from reach %s and %.0f m from reach %s: say which of them is meant by naming its reach"), one->distance_m, one->code, other->distance_m, other->code));
    }
  return asked != NULL;
}

typedef struct
{
  SuyuanUid      uid;
  SuyuanPosition position;
  char          *name;
} Mouth;

static void
mouth_clear (gpointer data)
{
  Mouth *self = data;

  g_free (self->name);
}

static void
add_mouth_cb (const SuyuanUid   *uid,
              gint64             id,
              const SuyuanValue *values,
              gpointer           data)
{
  Mouth mouth = { *uid, { values[0].integer, values[1].integer }, g_strdup (values[2].type == SUYUAN_VALUE_TEXT ? values[2].text : "") };

  g_array_append_val ((GArray *) data, mouth);
}

/* By name, then from south to north. */
static int
compare_mouths (gconstpointer a,
                gconstpointer b)
{
  const Mouth *one = a, *other = b;
  int          order = strcmp (one->name, other->name);

  if (order == 0 && one->position.lat != other->position.lat)
    order = one->position.lat < other->position.lat ? -1 : 1;
  return order ? order : suyuan_uid_compare (&one->uid, &other->uid);
}

static gboolean
are_too_far_apart (const Mouth *south,
                   const Mouth *north)
{
  SuyuanPosition straight = { south->position.lon, north->position.lat };

  return suyuan_position_distance (&south->position, &straight) > SAME_PLACE_M;
}

/**
 * suyuan_check_near_duplicates:
 *
 * Pairs of outlets of one name within 20 m: perhaps one mouth entered twice.
 */
gboolean
suyuan_check_near_duplicates (SuyuanCheckRound *round,
                              GError          **error)
{
  static const char *const keys[] = { "lon", "lat", "name", NULL };
  g_autoptr (GArray) mouths = g_array_new (FALSE, TRUE, sizeof (Mouth));

  g_array_set_clear_func (mouths, mouth_clear);
  if (!suyuan_check_round_scan (round, SUYUAN_KIND_OUTLET, "stage != 'rejected' and not lon null and not lat null", keys, add_mouth_cb, mouths, error))
    return FALSE;
  g_array_sort (mouths, compare_mouths);

  for (guint i = 0; i < mouths->len; i++)
    for (guint k = i + 1; k < mouths->len; k++)
      {
        const Mouth     *one = &g_array_index (mouths, Mouth, i), *other = &g_array_index (mouths, Mouth, k);
        g_autofree char *label = NULL;
        double           distance;

        if (!g_str_equal (one->name, other->name) || are_too_far_apart (one, other))
          break;
        distance = suyuan_position_distance (&one->position, &other->position);
        if (distance > SAME_PLACE_M)
          continue;
        label = suyuan_office_dup_label (round->office, SUYUAN_KIND_OUTLET, &one->uid);
        suyuan_check_round_remark (round, SUYUAN_KIND_OUTLET, &other->uid,
                                   g_strdup_printf (_ ("Has the name of %s and lies %.0f m from it: keep one of the two, or name them apart"), label, distance));
      }
  return TRUE;
}

/* What was seen last at each outlet. */
typedef struct
{
  gint64   at;
  gboolean flowing;
} Look;

static void
note_look (GHashTable      *looks,
           const SuyuanUid *outlet,
           gint64           at,
           gboolean         flowing)
{
  Look *known = g_hash_table_lookup (looks, outlet);

  if (!known)
    {
      known = g_new0 (Look, 1);
      g_hash_table_insert (looks, g_memdup2 (outlet, sizeof *outlet), known);
    }
  if (at >= known->at)
    *known = (Look){ at, flowing };
}

static void
add_dry_look_cb (const SuyuanUid   *uid,
                 gint64             id,
                 const SuyuanValue *values,
                 gpointer           data)
{
  SuyuanUid outlet;

  if (suyuan_value_get_uid (&values[0], &outlet) && values[2].type == SUYUAN_VALUE_TEXT)
    note_look (data, &outlet, values[1].integer, g_str_equal (values[2].text, "flowing"));
}

typedef struct
{
  SuyuanCheckRound *round;
  GHashTable       *looks;
} DryLooks;

static void
remark_dry_flow_cb (const SuyuanUid   *uid,
                    gint64             id,
                    const SuyuanValue *values,
                    gpointer           data)
{
  DryLooks   *dry = data;
  const Look *look = g_hash_table_lookup (dry->looks, uid);
  gboolean    flows = look ? look->flowing : values[0].type == SUYUAN_VALUE_INTEGER && values[0].integer != 0;

  if (flows)
    suyuan_check_round_remark (dry->round, SUYUAN_KIND_OUTLET, uid, g_strdup (_ ("A rain outlet that runs on dry days carries sewage: trace it")));
}

/* `type in ('urban_rain', …)`: the types that are drawn and judged as rain outlets. */
static char *
dup_rain_filter (SuyuanOffice *office)
{
  GString               *filter = g_string_new ("stage != 'rejected' and type in (");
  guint                  n_values, n_rain = 0;
  const SuyuanEnumValue *values = suyuan_catalogue_get_values (suyuan_office_get_catalogue (office), "outlet_type", &n_values);

  for (guint i = 0; i < n_values; i++)
    if (g_strcmp0 (values[i].sign, "rain") == 0)
      g_string_append_printf (filter, "%s'%s'", n_rain++ ? ", " : "", values[i].key);
  return g_string_free (g_string_append_c (filter, ')'), FALSE);
}

/**
 * suyuan_check_rain_flow:
 *
 * Rain outlets that were flowing when they were last seen on a dry day, or that are marked so.
 */
gboolean
suyuan_check_rain_flow (SuyuanCheckRound *round,
                        GError          **error)
{
  static const char *const visit_keys[] = { "outlet", "at", "drainage", NULL };
  static const char *const keys[] = { "dry_flow", NULL };
  g_autofree char         *dry_days = g_strdup_printf ("dry_days >= %d and not outlet null", DRY_DAYS);
  g_autofree char         *rain = dup_rain_filter (round->office);
  g_autoptr (GHashTable) looks = g_hash_table_new_full (suyuan_uid_hash, suyuan_uid_equal, g_free, g_free);
  DryLooks dry = { round, looks };

  return suyuan_check_round_scan (round, SUYUAN_KIND_VISIT, dry_days, visit_keys, add_dry_look_cb, looks, error) && suyuan_check_round_scan (round, SUYUAN_KIND_OUTLET, rain, keys, remark_dry_flow_cb, &dry, error);
}

typedef struct
{
  GHashTable *sealings, *looks;
  gint64      now_ms;
} Seals;

static void
note_behind_seal (Seals           *self,
                  const SuyuanUid *outlet,
                  gint64           at,
                  gboolean         flowing)
{
  const SuyuanSealing *sealing = g_hash_table_lookup (self->sealings, outlet);

  if (suyuan_sealing_holds (sealing, self->now_ms) && suyuan_sealing_is_before (sealing, at) && at <= self->now_ms)
    note_look (self->looks, outlet, at, flowing);
}

static void
add_seal_visit_cb (const SuyuanUid   *uid,
                   gint64             id,
                   const SuyuanValue *values,
                   gpointer           data)
{
  SuyuanUid outlet;

  if (suyuan_value_get_uid (&values[0], &outlet))
    note_behind_seal (data, &outlet, values[1].integer, g_str_equal (values[2].text, "flowing"));
}

/* Without a flow nobody knows whether it ran out, or was taken behind the wall. */
static void
add_seal_sample_cb (const SuyuanUid   *uid,
                    gint64             id,
                    const SuyuanValue *values,
                    gpointer           data)
{
  SuyuanUid outlet;
  double    flow;
  gboolean  below;

  if (suyuan_value_get_uid (&values[0], &outlet) && suyuan_result_read (&values[2], &flow, &below) && !below && flow > 0)
    note_behind_seal (data, &outlet, values[1].integer, TRUE);
}

static void
remark_seals (SuyuanCheckRound *round,
              const Seals      *seals)
{
  GHashTableIter iter;
  gpointer       outlet, look;

  g_hash_table_iter_init (&iter, seals->looks);
  while (g_hash_table_iter_next (&iter, &outlet, &look))
    {
      const SuyuanSealing *sealing = g_hash_table_lookup (seals->sealings, outlet);
      g_autofree char     *seen = suyuan_day_format (((const Look *) look)->at), *sealed = suyuan_day_format (sealing->from_ms);

      if (((const Look *) look)->flowing)
        suyuan_check_round_remark (round, SUYUAN_KIND_OUTLET, outlet,
                                   g_strdup_printf (_ ("Had water on %s, after it was sealed on %s, and its load counts nothing: look at the seal, then let its task rebound or correct the date"), seen, sealed));
    }
}

/**
 * suyuan_check_sealed_flow:
 *
 * Sealed outlets that flowed when they were last looked at after the day they were sealed on: by a visit, or a sample with
 * a flow.
 */
gboolean
suyuan_check_sealed_flow (SuyuanCheckRound *round,
                          GError          **error)
{
  static const char *const visit_keys[] = { "outlet", "at", "drainage", NULL }, *const sample_keys[] = { "outlet", "taken", "flow_m3d", NULL };
  g_autoptr (GHashTable) sealings = suyuan_office_sealings (round->office, error);
  g_autoptr (GHashTable) looks = g_hash_table_new_full (suyuan_uid_hash, suyuan_uid_equal, g_free, g_free);
  Seals seals = { sealings, looks, suyuan_office_now_ms (round->office) };

  if (!sealings)
    return FALSE;
  if (g_hash_table_size (sealings) == 0)
    return TRUE;
  if (!suyuan_check_round_scan (round, SUYUAN_KIND_VISIT, "drainage in ('flowing', 'no_water') and not outlet null", visit_keys, add_seal_visit_cb, &seals, error) || !suyuan_check_round_scan (round, SUYUAN_KIND_SAMPLE, "not outlet null and not flow_m3d null", sample_keys, add_seal_sample_cb, &seals, error))
    return FALSE;
  remark_seals (round, &seals);
  return TRUE;
}
