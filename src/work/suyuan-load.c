/* What an outlet discharges and what a section carries: concentration times flow, with the bounds of what was
 * found, and what is missing where one of the two is.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "suyuan-work"

#include "suyuan-load.h"

#include "suyuan-census.h"
#include "suyuan-grade.h"
#include "suyuan-period.h"
#include "suyuan-refusal.h"
#include "suyuan-sealings.h"

#include <glib/gi18n-lib.h>

#define LITRES_MG_TO_KG 1000.0 /* mg/L · m³/d = g/d */

/* Sums of the samples of one place. */
typedef struct
{
  double mg_l, low_mg_l, high_mg_l; /* sum and extremes */
  double flow_m3d;                  /* sum of those with a flow */
  double kg_d, low_kg_d, high_kg_d; /* of those with both */
  guint  n_samples, n_flows, n_loads;
} Sums;

typedef struct
{
  GHashTable *sums;     /* SuyuanUid → Sums */
  GHashTable *sealings; /* of outlets, SuyuanUid → SuyuanSealing; NULL: sections are gathered */
  gint64      from_ms, until_ms;
  gint64      now_ms;
} Gathering;

/* A non-detect counts half its limit of detection (环办监测函〔2020〕82号). */
static gboolean
read_number (const SuyuanValue *value,
             double            *number)
{
  gboolean below;

  if (!suyuan_result_read (value, number, &below))
    return FALSE;
  if (below)
    *number /= 2;
  return *number >= 0;
}

static void
add_extremes (double *low,
              double *high,
              guint   n_before,
              double  value)
{
  *low = n_before == 0 ? value : MIN (*low, value);
  *high = n_before == 0 ? value : MAX (*high, value);
}

static const SuyuanSealing *
find_sealing (const Gathering *self,
              const SuyuanUid *uid)
{
  return self->sealings ? g_hash_table_lookup (self->sealings, uid) : NULL;
}

static void
add_sample_cb (const SuyuanUid   *uid,
               gint64             id,
               const SuyuanValue *values,
               gpointer           data)
{
  Gathering *self = data;
  SuyuanUid  at;
  Sums      *sums;
  double     mg_l, flow, kg_d;
  gboolean   has_flow = read_number (&values[3], &flow);

  if (!suyuan_value_get_uid (&values[0], &at) || values[1].integer < self->from_ms || values[1].integer >= self->until_ms || !read_number (&values[2], &mg_l) || suyuan_sealing_holds (find_sealing (self, &at), values[1].integer))
    return;
  sums = g_hash_table_lookup (self->sums, &at);
  if (!sums)
    {
      sums = g_new0 (Sums, 1);
      g_hash_table_insert (self->sums, g_memdup2 (&at, sizeof at), sums);
    }
  add_extremes (&sums->low_mg_l, &sums->high_mg_l, sums->n_samples++, mg_l);
  sums->mg_l += mg_l;
  if (!has_flow)
    return;
  kg_d = mg_l * flow / LITRES_MG_TO_KG;
  sums->flow_m3d += flow;
  sums->n_flows++;
  add_extremes (&sums->low_kg_d, &sums->high_kg_d, sums->n_loads++, kg_d);
  sums->kg_d += kg_d;
}

static SuyuanLoad
load_of (const Sums *sums,
         double      declared_m3d)
{
  SuyuanLoad load = { .mg_l = -1, .flow_m3d = declared_m3d > 0 ? declared_m3d : -1, .missing = "concentration" };

  if (!sums)
    return load;
  load.samples = sums->n_samples;
  load.mg_l = sums->mg_l / sums->n_samples;
  load.missing = "flow";
  if (sums->n_loads > 0)
    {
      load.flow_m3d = sums->flow_m3d / sums->n_flows;
      load.kg_d = (SuyuanRange){ sums->low_kg_d, sums->kg_d / sums->n_loads, sums->high_kg_d };
      load.basis = "measured";
    }
  else if (declared_m3d > 0)
    {
      double per_mg = declared_m3d / LITRES_MG_TO_KG;

      load.kg_d = (SuyuanRange){ sums->low_mg_l * per_mg, load.mg_l * per_mg, sums->high_mg_l * per_mg };
      load.basis = "declared";
    }
  if (load.basis)
    load.missing = NULL;
  return load;
}

/* What part of the time asked for the mouth was sealed. Of a period that is not over counts what is past of it; without
 * a period it is asked how it stands now. */
static double
get_sealed_part (const Gathering *self,
                 const SuyuanUid *uid)
{
  const SuyuanSealing *sealing = find_sealing (self, uid);

  if (self->until_ms == G_MAXINT64)
    return suyuan_sealing_holds (sealing, self->now_ms);
  return suyuan_sealing_get_part (sealing, self->from_ms, self->now_ms > self->from_ms ? MIN (self->until_ms, self->now_ms) : self->until_ms);
}

/* A day's mean over a time goes down with the days that brought nothing; what was measured before stays to be seen. */
static void
seal (SuyuanLoad *load,
      double      part)
{
  load->sealed_part = part;
  if (part >= 1)
    {
      load->flow_m3d = 0;
      load->basis = "sealed";
      load->missing = NULL;
    }
  load->kg_d = (SuyuanRange){ load->kg_d.low * (1 - part), load->kg_d.middle * (1 - part), load->kg_d.high * (1 - part) };
}

typedef struct
{
  Gathering  *gathering;
  GHashTable *loads;
  gboolean    quick; /* the keys end with a quick result and a quick flow */
} Filling;

/* volume_m3d, quick_flow, quick_PARAMETER: a quick test stands in where there is no sample at all. */
static void
fill_outlet_cb (const SuyuanUid   *uid,
                gint64             id,
                const SuyuanValue *values,
                gpointer           data)
{
  Filling   *self = data;
  double     volume, quick_flow, quick;
  gboolean   has_volume = read_number (&values[0], &volume), has_flow = read_number (&values[1], &quick_flow);
  double     declared = has_volume ? volume : has_flow ? quick_flow
                                                       : 0;
  SuyuanLoad load = load_of (g_hash_table_lookup (self->gathering->sums, uid), declared);

  if (load.samples == 0 && self->quick && read_number (&values[2], &quick))
    {
      load.mg_l = quick;
      load.missing = declared > 0 ? NULL : "flow";
      load.basis = declared > 0 ? "quick" : NULL;
      load.kg_d = suyuan_range_at (MAX (0, declared) * quick / LITRES_MG_TO_KG);
    }
  seal (&load, get_sealed_part (self->gathering, uid));
  g_hash_table_insert (self->loads, g_memdup2 (uid, sizeof *uid), g_memdup2 (&load, sizeof load));
}

static void
fill_section_cb (const SuyuanUid   *uid,
                 gint64             id,
                 const SuyuanValue *values,
                 gpointer           data)
{
  Filling   *self = data;
  SuyuanLoad load = load_of (g_hash_table_lookup (self->gathering->sums, uid), 0);

  g_hash_table_insert (self->loads, g_memdup2 (uid, sizeof *uid), g_memdup2 (&load, sizeof load));
}

/**
 * suyuan_load_check_parameter:
 * @parameter: key of a sample's field
 *
 * Returns: whether a load can be made of it: a result in mg/L; else INVALID with the way out
 */
gboolean
suyuan_load_check_parameter (SuyuanOffice *office,
                             const char   *parameter,
                             GError      **error)
{
  const SuyuanField *field = suyuan_catalogue_find_field (suyuan_office_get_catalogue (office), SUYUAN_KIND_SAMPLE, parameter);

  if (field && field->type == SUYUAN_FIELD_RESULT && g_strcmp0 (field->unit, "mg/L") == 0 && !g_str_equal (parameter, "do"))
    return TRUE;
  suyuan_refuse_as (error, SUYUAN_WORK_ERROR_INVALID, "parameter", _ ("“%s” makes no load; name a result in mg/L such as cod, nh3n, tp or tn"), parameter);
  return FALSE;
}

/**
 * suyuan_load_get_label:
 * @word: a basis or what is missing
 *
 * Returns: (transfer none): the word for people, translated
 */
const char *
suyuan_load_get_label (const char *word)
{
  static const struct
  {
    const char *word, *label;
  } labels[] = {
    { "measured", N_ ("Flow and concentration of the same samples") },
    { "declared", N_ ("Concentration of samples, declared flow") },
    { "quick", N_ ("Quick test of the survey") },
    { "sealed", N_ ("Sealed: nothing from that day on") },
    { "concentration", N_ ("no concentration") },
    { "flow", N_ ("no flow") },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (labels); i++)
    if (g_strcmp0 (word, labels[i].word) == 0)
      return _ (labels[i].label);
  return "";
}

static gboolean
set_period (Gathering  *self,
            const char *period,
            GError    **error)
{
  SuyuanPeriod when;

  self->from_ms = G_MININT64;
  self->until_ms = G_MAXINT64;
  if (!period)
    return TRUE;
  if (!suyuan_period_parse (&when, period))
    {
      suyuan_refuse_as (error, SUYUAN_WORK_ERROR_INVALID, "period", _ ("“%s” is not a period; write 2026, 2026Q2 or 2026-04"), period);
      return FALSE;
    }
  self->from_ms = suyuan_period_get_start (&when);
  self->until_ms = suyuan_period_get_end (&when);
  return TRUE;
}

/**
 * suyuan_office_loads:
 * @kind: outlet or section
 * @parameter: key of a sample's field in mg/L
 * @period: (nullable): `2026`, `2026Q2`, `2026-04`; %NULL: all samples
 *
 * W = C · Q ÷ 1000, kg/d of mg/L and m³/d: of samples that have both, the mean and the extremes; else the mean
 * concentration with the declared volume of the outlet; else its quick test. Nothing is assumed: where one of
 * the two is missing the load says which. An outlet counts nothing from the day it was sealed until it is open again: of
 * a period in which that day lies with the days before, without a period as it stands today.
 *
 * Returns: (transfer full) (element-type SuyuanUid SuyuanLoad): one for each record of the kind; %NULL with
 *   INVALID (parameter, period) or an error of the store
 */
GHashTable *
suyuan_office_loads (SuyuanOffice *self,
                     SuyuanKind    kind,
                     const char   *parameter,
                     const char   *period,
                     GError      **error)
{
  g_autoptr (GHashTable) sums = g_hash_table_new_full (suyuan_uid_hash, suyuan_uid_equal, g_free, g_free);
  g_autoptr (GHashTable) loads = g_hash_table_new_full (suyuan_uid_hash, suyuan_uid_equal, g_free, g_free);
  g_autoptr (GHashTable) sealings = NULL;
  g_autofree char *quick = g_strconcat ("quick_", parameter, NULL);
  Gathering        gathering = { .sums = sums, .now_ms = suyuan_office_now_ms (self) };
  gboolean         has_quick = suyuan_catalogue_find_field (suyuan_office_get_catalogue (self), SUYUAN_KIND_OUTLET, quick) != NULL;
  Filling          filling = { &gathering, loads, has_quick };
  const char      *sample_keys[] = { suyuan_kind_name (kind), "taken", parameter, "flow_m3d", NULL };
  const char      *outlet_keys[] = { "volume_m3d", "quick_flow", has_quick ? quick : NULL, NULL };
  const char      *section_keys[] = { "code", NULL };
  SuyuanQuery      samples = { .kind = SUYUAN_KIND_SAMPLE }, places = { .kind = kind };

  if (!suyuan_load_check_parameter (self, parameter, error) || !set_period (&gathering, period, error))
    return NULL;
  sealings = kind == SUYUAN_KIND_OUTLET ? suyuan_office_sealings (self, error) : NULL;
  gathering.sealings = sealings;
  if (kind == SUYUAN_KIND_OUTLET && !sealings)
    return NULL;
  if (!suyuan_office_scan (self, &samples, sample_keys, add_sample_cb, &gathering, error))
    return NULL;
  if (!suyuan_office_scan (self, &places, kind == SUYUAN_KIND_OUTLET ? outlet_keys : section_keys,
                           kind == SUYUAN_KIND_OUTLET ? fill_outlet_cb : fill_section_cb, &filling, error))
    return NULL;
  return g_steal_pointer (&loads);
}

/**
 * suyuan_loads_get:
 *
 * Returns: the load of a record; one that misses its concentration where it is not in the table
 */
SuyuanLoad
suyuan_loads_get (GHashTable      *loads,
                  const SuyuanUid *uid)
{
  const SuyuanLoad *load = g_hash_table_lookup (loads, uid);

  return load ? *load : (SuyuanLoad){ .mg_l = -1, .flow_m3d = -1, .missing = "concentration" };
}
