/* The checks that ask where the law has drawn its lines, and whether a plant can take what is led to it.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "suyuan-work"

#include "suyuan-checks-private.h"

#include "suyuan-areas.h"
#include "suyuan-census.h"
#include "suyuan-sealings.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  SuyuanCheckRound *round;
  SuyuanAreas      *areas;
  GHashTable       *worked_on; /* of SuyuanUid: outlets with a task */
} Protection;

/* The first protected area the outlet lies in; -1: none. */
static int
find_protected (const SuyuanAreas    *areas,
                const SuyuanPosition *position)
{
  for (guint i = 0; i < suyuan_areas_get_n (areas); i++)
    if (suyuan_area_type_forbids (suyuan_areas_get_type (areas, i)) && suyuan_areas_encloses (areas, i, position))
      return (int) i;
  return -1;
}

static gboolean
is_rain (SuyuanOffice      *office,
         const SuyuanValue *type)
{
  const SuyuanEnumValue *value = type->type == SUYUAN_VALUE_TEXT ? suyuan_catalogue_find_value (suyuan_office_get_catalogue (office), "outlet_type", type->text) : NULL;

  return value && g_strcmp0 (value->sign, "rain") == 0;
}

static void
remark_protected_cb (const SuyuanUid   *uid,
                     gint64             id,
                     const SuyuanValue *values,
                     gpointer           data)
{
  Protection    *self = data;
  gboolean       placed = values[1].type == SUYUAN_VALUE_INTEGER && values[2].type == SUYUAN_VALUE_INTEGER;
  SuyuanPosition position = { placed ? values[1].integer : 0, placed ? values[2].integer : 0 };
  int            area;

  if (g_hash_table_contains (self->worked_on, uid))
    return;
  if (values[0].type == SUYUAN_VALUE_INTEGER && values[0].integer)
    {
      suyuan_check_round_remark (self->round, SUYUAN_KIND_OUTLET, uid, g_strdup (_ ("Stands unlawfully in a protected area and has no task: raise one to ban it")));
      return;
    }
  area = placed && !is_rain (self->round->office, &values[3]) ? find_protected (self->areas, &position) : -1;
  if (area >= 0)
    suyuan_check_round_remark (self->round, SUYUAN_KIND_OUTLET, uid,
                               g_strdup_printf (_ ("Lies inside %s and has no task: look whether it stands there unlawfully, and raise one to ban it"), suyuan_areas_get_name (self->areas, (guint) area)));
}

/**
 * suyuan_check_protected:
 *
 * Outlets in a protected area, by the area's outline where one is drawn and by the mark on the outlet, that nobody
 * has raised a task on. Rain outlets count where they are marked.
 */
gboolean
suyuan_check_protected (SuyuanCheckRound *round,
                        GError          **error)
{
  static const char *const keys[] = { "in_protected_area", "lon", "lat", "type", NULL };
  g_autoptr (SuyuanAreas) areas = suyuan_areas_new (round->office, error);
  g_autoptr (GHashTable) worked_on = areas ? suyuan_check_round_referred (round, SUYUAN_KIND_TASK, "outlet", error) : NULL;
  g_autofree char *flowing = suyuan_office_dup_flowing (round->office);
  g_autofree char *filter = g_strconcat ("stage != 'rejected' and ", flowing, NULL);
  Protection       protection = { round, areas, worked_on };

  return worked_on && suyuan_check_round_scan (round, SUYUAN_KIND_OUTLET, filter, keys, remark_protected_cb, &protection, error);
}

/* What is led to a plant, and what it may take. */
typedef struct
{
  double permitted_m3d; /* of its own ports; 0: not known */
  double capacity_m3d;  /* 0: not known */
  double led_m3d;       /* by the permits of those that discharge through it */
  guint  n_led, n_unknown;
} Plant;

typedef struct
{
  GHashTable *permitted; /* enterprise → double: sum of its ports */
  GHashTable *plants;    /* enterprise → Plant */
} Quotas;

static double
real_of (const SuyuanValue *value)
{
  return value->type == SUYUAN_VALUE_REAL ? value->real : value->type == SUYUAN_VALUE_INTEGER ? (double) value->integer
                                                                                              : 0;
}

static gpointer
get_or_add (GHashTable      *table,
            const SuyuanUid *uid,
            gsize            size)
{
  gpointer found = g_hash_table_lookup (table, uid);

  if (!found)
    {
      found = g_malloc0 (size);
      g_hash_table_insert (table, g_memdup2 (uid, sizeof *uid), found);
    }
  return found;
}

static void
add_port_cb (const SuyuanUid   *uid,
             gint64             id,
             const SuyuanValue *values,
             gpointer           data)
{
  Quotas   *self = data;
  SuyuanUid enterprise;

  if (suyuan_value_get_uid (&values[0], &enterprise) && real_of (&values[1]) > 0)
    *(double *) get_or_add (self->permitted, &enterprise, sizeof (double)) += real_of (&values[1]);
}

static void
add_led_cb (const SuyuanUid   *uid,
            gint64             id,
            const SuyuanValue *values,
            gpointer           data)
{
  Quotas   *self = data;
  double   *permitted = g_hash_table_lookup (self->permitted, uid);
  SuyuanUid parent;
  Plant    *plant;

  if (!suyuan_value_get_uid (&values[0], &parent))
    return;
  plant = get_or_add (self->plants, &parent, sizeof (Plant));
  plant->n_led++;
  plant->n_unknown += permitted == NULL;
  plant->led_m3d += permitted ? *permitted : 0;
}

static void
add_capacity_cb (const SuyuanUid   *uid,
                 gint64             id,
                 const SuyuanValue *values,
                 gpointer           data)
{
  Quotas *self = data;
  Plant  *plant = g_hash_table_lookup (self->plants, uid);
  double *permitted = g_hash_table_lookup (self->permitted, uid);

  if (!plant)
    return;
  plant->capacity_m3d = real_of (&values[1]);
  plant->permitted_m3d = permitted ? *permitted : 0;
}

static void
remark_plant (SuyuanCheckRound *round,
              const SuyuanUid  *uid,
              const Plant      *plant)
{
  double quota = plant->permitted_m3d > 0 ? plant->permitted_m3d : plant->capacity_m3d;

  if (quota <= 0 || plant->led_m3d <= quota)
    return;
  suyuan_check_round_remark (round, SUYUAN_KIND_ENTERPRISE, uid,
                             g_strdup_printf (plant->permitted_m3d > 0 ? _ ("Permitted to discharge %.0f m³/d, while the %u that discharge through it are permitted %.0f m³/d together (%u of them unknown): one of the numbers is wrong, or it passes on what it cannot treat")
                                                                       : _ ("Can treat %.0f m³/d, while the %u that discharge through it are permitted %.0f m³/d together (%u of them unknown): one of the numbers is wrong, or it passes on what it cannot treat"),
                                              quota, plant->n_led, plant->led_m3d, plant->n_unknown));
}

/**
 * suyuan_check_quotas:
 *
 * Treatment plants, as of a park, whose quota is less than the sum of their sources: its own permitted volume, else
 * its capacity, against the permitted volumes of the enterprises that name it as what they discharge through.
 */
gboolean
suyuan_check_quotas (SuyuanCheckRound *round,
                     GError          **error)
{
  static const char *const port_keys[] = { "enterprise", "permitted_m3d", NULL }, *const keys[] = { "parent", "capacity", NULL };
  g_autoptr (GHashTable) permitted = g_hash_table_new_full (suyuan_uid_hash, suyuan_uid_equal, g_free, g_free);
  g_autoptr (GHashTable) plants = g_hash_table_new_full (suyuan_uid_hash, suyuan_uid_equal, g_free, g_free);
  Quotas         quotas = { permitted, plants };
  GHashTableIter iter;
  gpointer       uid, plant;

  if (!suyuan_check_round_scan (round, SUYUAN_KIND_PORT, NULL, port_keys, add_port_cb, &quotas, error) || !suyuan_check_round_scan (round, SUYUAN_KIND_ENTERPRISE, NULL, keys, add_led_cb, &quotas, error) || !suyuan_check_round_scan (round, SUYUAN_KIND_ENTERPRISE, NULL, keys, add_capacity_cb, &quotas, error))
    return FALSE;
  g_hash_table_iter_init (&iter, plants);
  while (g_hash_table_iter_next (&iter, &uid, &plant))
    remark_plant (round, uid, plant);
  return TRUE;
}
