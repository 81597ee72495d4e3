/* What an office looks over again and again: records that cannot be right as they are, and work that waits.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "suyuan-work"

#include "suyuan-checks-private.h"

#include "suyuan-census.h"
#include "suyuan-evidence.h"
#include "suyuan-part.h"
#include "suyuan-period.h"
#include "suyuan-refusal.h"
#include "suyuan-rival.h"

#include <glib/gi18n-lib.h>

/**
 * suyuan_remark_free:
 *
 * Frees a remark.
 */
void
suyuan_remark_free (SuyuanRemark *self)
{
  if (!self)
    return;
  g_free (self->code);
  g_free (self->message);
  g_free (self);
}

/**
 * suyuan_check_round_remark:
 * @message: (transfer full): what is wrong and the way out
 *
 * Adds what the running check says about a record.
 */
void
suyuan_check_round_remark (SuyuanCheckRound *self,
                           SuyuanKind        kind,
                           const SuyuanUid  *uid,
                           char             *message)
{
  SuyuanRemark *remark = g_new0 (SuyuanRemark, 1);
  g_autoptr (SuyuanRecord) record = suyuan_office_get (self->office, kind, uid, NULL);

  remark->check = self->check;
  remark->label = self->label;
  remark->kind = kind;
  remark->uid = *uid;
  remark->code = record ? suyuan_office_dup_code (self->office, record) : g_strdup ("");
  remark->message = message;
  g_ptr_array_add (self->remarks, remark);
}

/**
 * suyuan_check_round_scan:
 * @filter: (nullable): which records
 *
 * Goes through the records of a kind.
 */
gboolean
suyuan_check_round_scan (SuyuanCheckRound  *self,
                         SuyuanKind         kind,
                         const char        *filter,
                         const char *const *keys,
                         SuyuanScanFunc     func,
                         gpointer           data,
                         GError           **error)
{
  g_autoptr (SuyuanExpr) expr = filter ? suyuan_expr_parse (filter, error) : NULL;
  SuyuanQuery query = { .kind = kind, .filter = expr };

  if (filter && !expr)
    return FALSE;
  return suyuan_office_scan (self->office, &query, keys, func, data, error);
}

static void
add_uid_cb (const SuyuanUid   *uid,
            gint64             id,
            const SuyuanValue *values,
            gpointer           data)
{
  g_array_append_val ((GArray *) data, *uid);
}

/**
 * suyuan_check_round_filter:
 * @filter: which records the check is about
 * @message: what is wrong with each and the way out
 *
 * Remarks on every record a filter finds.
 */
gboolean
suyuan_check_round_filter (SuyuanCheckRound *self,
                           SuyuanKind        kind,
                           const char       *filter,
                           const char       *message,
                           GError          **error)
{
  static const char *const keys[] = { "code", NULL };
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (SuyuanUid));

  if (!suyuan_check_round_scan (self, kind, filter, keys, add_uid_cb, found, error))
    return FALSE;
  for (guint i = 0; i < found->len; i++)
    suyuan_check_round_remark (self, kind, &g_array_index (found, SuyuanUid, i), g_strdup (message));
  return TRUE;
}

static void
add_referred_cb (const SuyuanUid   *uid,
                 gint64             id,
                 const SuyuanValue *values,
                 gpointer           data)
{
  SuyuanUid referred;

  if (suyuan_value_get_uid (&values[0], &referred))
    g_hash_table_add (data, g_memdup2 (&referred, sizeof referred));
}

/**
 * suyuan_check_round_referred:
 * @key: a reference field of @kind
 *
 * Returns: (transfer full) (element-type SuyuanUid): set of what the records of @kind refer to
 */
GHashTable *
suyuan_check_round_referred (SuyuanCheckRound *self,
                             SuyuanKind        kind,
                             const char       *key,
                             GError          **error)
{
  const char *keys[] = { key, NULL };
  g_autoptr (GHashTable) referred = g_hash_table_new_full (suyuan_uid_hash, suyuan_uid_equal, g_free, NULL);

  if (!suyuan_check_round_scan (self, kind, NULL, keys, add_referred_cb, referred, error))
    return NULL;
  return g_steal_pointer (&referred);
}

static gboolean
check_no_party (SuyuanCheckRound *round,
                GError          **error)
{
  return suyuan_check_round_filter (round, SUYUAN_KIND_OUTLET, "stage = 'confirmed' and enterprise null and party_unit null",
                                    _ ("Nobody answers for it: link its enterprise, or name the unit that answers in its place"), error);
}

static gboolean
check_no_position (SuyuanCheckRound *round,
                   GError          **error)
{
  return suyuan_check_round_filter (round, SUYUAN_KIND_OUTLET, "stage != 'rejected' and (lon null or lat null)",
                                    _ ("Has no position: enter longitude and latitude, or take them from a photo"), error);
}

/* Whether one of @referred is missing among the records of a filter. */
static gboolean
remark_unreferred (SuyuanCheckRound *round,
                   SuyuanKind        kind,
                   const char       *filter,
                   GHashTable       *referred,
                   const char       *message,
                   GError          **error)
{
  static const char *const keys[] = { "code", NULL };
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (SuyuanUid));

  if (!suyuan_check_round_scan (round, kind, filter, keys, add_uid_cb, found, error))
    return FALSE;
  for (guint i = 0; i < found->len; i++)
    if (!g_hash_table_contains (referred, &g_array_index (found, SuyuanUid, i)))
      suyuan_check_round_remark (round, kind, &g_array_index (found, SuyuanUid, i), g_strdup (message));
  return TRUE;
}

static gboolean
check_permit_without_outlet (SuyuanCheckRound *round,
                             GError          **error)
{
  static const char *const keys[] = { "enterprise", NULL };
  g_autoptr (GHashTable) referred = suyuan_check_round_referred (round, SUYUAN_KIND_OUTLET, "enterprise", error);

  return referred && suyuan_check_round_scan (round, SUYUAN_KIND_LINK, NULL, keys, add_referred_cb, referred, error) && remark_unreferred (round, SUYUAN_KIND_ENTERPRISE, "not permit_number null", referred, _ ("Has a discharge permit and no outlet: find where its water goes"), error);
}

typedef struct
{
  SuyuanCheckRound *round;
  char             *today;
} Overdue;

static void
remark_overdue_cb (const SuyuanUid   *uid,
                   gint64             id,
                   const SuyuanValue *values,
                   gpointer           data)
{
  Overdue *overdue = data;
  int      days = 0;

  suyuan_day_count (values[0].text, overdue->today, &days);
  suyuan_check_round_remark (overdue->round, SUYUAN_KIND_TASK, uid,
                             g_strdup_printf (_ ("Was due on %s, %d days ago: finish it, or have it extended"), values[0].text, days));
}

static gboolean
check_overdue (SuyuanCheckRound *round,
               GError          **error)
{
  static const char *const keys[] = { "deadline", NULL };
  g_autofree char         *today = suyuan_office_today (round->office);
  g_autofree char         *filter = g_strdup_printf ("deadline < '%s' and not state in ('closed', 'cancelled', 'suspended')", today);
  Overdue                  overdue = { round, today };

  return suyuan_check_round_scan (round, SUYUAN_KIND_TASK, filter, keys, remark_overdue_cb, &overdue, error);
}

/* The hashes of the originals that lie in the media folder: what their names begin with. */
static GHashTable *
list_originals (SuyuanOffice *office)
{
  GHashTable      *originals = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *media = g_build_filename (suyuan_office_get_path (office), "media", NULL);
  g_autoptr (GDir) shelves = g_dir_open (media, 0, NULL);
  const char *shelf, *name;

  while (shelves && (shelf = g_dir_read_name (shelves)))
    {
      g_autofree char *path = g_build_filename (media, shelf, NULL);
      g_autoptr (GDir) files = g_dir_open (path, 0, NULL);

      while (files && (name = g_dir_read_name (files)))
        g_hash_table_add (originals, g_strndup (name, strcspn (name, ".")));
    }
  return originals;
}

typedef struct
{
  SuyuanCheckRound *round;
  GHashTable       *originals;
} Shelves;

static gboolean
has_copy (SuyuanOffice *office,
          const char   *sha256)
{
  g_autofree char *copy = suyuan_office_dup_copy_path (office, sha256);

  return g_file_test (copy, G_FILE_TEST_IS_REGULAR);
}

static void
remark_missing_cb (const SuyuanUid   *uid,
                   gint64             id,
                   const SuyuanValue *values,
                   gpointer           data)
{
  Shelves *shelves = data;

  if (!g_hash_table_contains (shelves->originals, values[0].text) && !has_copy (shelves->round->office, values[0].text))
    suyuan_check_round_remark (shelves->round, SUYUAN_KIND_MEDIUM, uid,
                               g_strdup_printf (_ ("The original of %s is missing: copy it into the media folder again from a backup"), values[1].text));
}

/* Who sent a part kept the originals back: that is no fault of who got it. */
static gboolean
check_missing_files (SuyuanCheckRound *round,
                     GError          **error)
{
  static const char *const keys[] = { "sha256", "name", NULL };
  g_autoptr (GHashTable) originals = list_originals (round->office);
  Shelves shelves = { round, originals };

  return suyuan_office_is_part (round->office) || suyuan_check_round_scan (round, SUYUAN_KIND_MEDIUM, NULL, keys, remark_missing_cb, &shelves, error);
}

typedef struct
{
  SuyuanCheckRound *round;
  SuyuanKind        kind;
  GHashTable       *seen; /* code and scope → nothing */
} Codes;

static void
remark_duplicate_cb (const SuyuanUid   *uid,
                     gint64             id,
                     const SuyuanValue *values,
                     gpointer           data)
{
  Codes *codes = data;

  if (values[0].type != SUYUAN_VALUE_TEXT || g_hash_table_add (codes->seen, g_strdup (values[0].text)))
    return;
  suyuan_check_round_remark (codes->round, codes->kind, uid,
                             g_strdup_printf (_ ("The code %s is given twice, as happens when two offices merge: give one of them another"), values[0].text));
}

/* Codes of ports and nodes count within their enterprise and outlet only. */
static gboolean
check_duplicate_codes (SuyuanCheckRound *round,
                       GError          **error)
{
  static const char *const keys[] = { "code", NULL };

  for (SuyuanKind kind = 1; kind < SUYUAN_N_KINDS; kind++)
    {
      g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      Codes codes = { round, kind, seen };

      if (kind != SUYUAN_KIND_PORT && kind != SUYUAN_KIND_NODE && !suyuan_check_round_scan (round, kind, NULL, keys, remark_duplicate_cb, &codes, error))
        return FALSE;
    }
  return TRUE;
}

#define OF(kind) (G_GUINT64_CONSTANT (1) << SUYUAN_KIND_##kind)
#define NETWORK OF (REACH)
#define WATER_QUALITY (OF (SECTION) | OF (SAMPLE) | OF (WATER_BODY) | OF (REACH) | OF (OUTLET) | OF (TASK))

/* kinds: those of the records it looks at; where nothing else was changed it finds what it found before. */
static const struct
{
  const char *key, *label;
  gboolean (*run) (SuyuanCheckRound *round, GError **error);
  guint64 kinds;
} checks[] = {
  { "outlet_no_party", N_ ("Outlet without a party"), check_no_party, OF (OUTLET) },
  { "outlet_no_position", N_ ("Outlet without a position"), check_no_position, OF (OUTLET) },
  { "outlet_off_water", N_ ("Outlet far from any water"), suyuan_check_off_water, OF (OUTLET) | OF (REACH) },
  { "ambiguous_reach", N_ ("Between two reaches"), suyuan_check_ambiguous, OF (OUTLET) | OF (SECTION) | OF (REACH) | OF (WATER_BODY) },
  { "near_duplicate", N_ ("Two outlets of one name close together"), suyuan_check_near_duplicates, OF (OUTLET) },
  { "protected_no_task", N_ ("Outlet in a protected area without a task"), suyuan_check_protected, OF (OUTLET) | OF (AREA) | OF (TASK) },
  { "rain_dry_flow", N_ ("Rain outlet that flows on dry days"), suyuan_check_rain_flow, OF (OUTLET) | OF (VISIT) },
  { "sealed_flows", N_ ("Sealed outlet that flows"), suyuan_check_sealed_flow, OF (OUTLET) | OF (VISIT) | OF (SAMPLE) | OF (TASK) | OF (EVENT) },
  { "section_no_task", N_ ("Failing section without a task upstream"), suyuan_check_failing_sections, WATER_QUALITY },
  { "task_unseen", N_ ("Task no failing section sees"), suyuan_check_unseen_tasks, WATER_QUALITY },
  { "reach_loop", N_ ("Reach that runs in a ring"), suyuan_check_reach_loops, NETWORK },
  { "reach_direction", N_ ("Reaches that run against each other"), suyuan_check_reach_directions, NETWORK },
  { "reach_gap", N_ ("Reach that ends short of another"), suyuan_check_reach_gaps, NETWORK },
  { "permit_no_outlet", N_ ("Enterprise with a permit and no outlet"), check_permit_without_outlet, OF (ENTERPRISE) | OF (OUTLET) | OF (LINK) },
  { "park_quota", N_ ("Treatment plant with more led to it than it may take"), suyuan_check_quotas, OF (ENTERPRISE) | OF (PORT) },
  { "task_overdue", N_ ("Task overdue"), check_overdue, OF (TASK) },
  { "missing_file", N_ ("Original of a file missing"), check_missing_files, OF (MEDIUM) },
  { "conflict", N_ ("Field with two values since workspaces were merged"), suyuan_check_rivals, G_MAXUINT64 },
  { "duplicate_code", N_ ("Code given twice"), check_duplicate_codes, G_MAXUINT64 },
};

/**
 * suyuan_checks_list:
 *
 * Returns: (transfer none) (array zero-terminated=1): the keys of the standing checks
 */
const char *const *
suyuan_checks_list (void)
{
  static const char *keys[G_N_ELEMENTS (checks) + 1];

  for (gsize i = 0; i < G_N_ELEMENTS (checks); i++)
    keys[i] = checks[i].key;
  return keys;
}

/**
 * suyuan_checks_get_label:
 * @check: key of a check
 *
 * Returns: (nullable) (transfer none): what it looks for, translated
 */
const char *
suyuan_checks_get_label (const char *check)
{
  for (gsize i = 0; i < G_N_ELEMENTS (checks); i++)
    if (g_str_equal (checks[i].key, check))
      return _ (checks[i].label);
  return NULL;
}

/**
 * suyuan_checks_list_touched:
 * @kinds: bits of the kinds something was changed of, as the office tells with `changed`
 *
 * Which checks may find something else than before. Those on a date, and on the files of the media folder, also do when
 * nothing is changed: a round of all is the answer to that.
 *
 * Returns: (transfer container) (array zero-terminated=1): their keys; none is an empty array
 */
const char **
suyuan_checks_list_touched (guint64 kinds)
{
  const char **keys = g_new0 (const char *, G_N_ELEMENTS (checks) + 1);
  gsize        n = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (checks); i++)
    if (checks[i].kinds & kinds)
      keys[n++] = checks[i].key;
  return keys;
}

static gboolean
check_names (const char *const *wanted,
             GError           **error)
{
  for (guint i = 0; wanted && wanted[i]; i++)
    if (!suyuan_checks_get_label (wanted[i]))
      {
        g_autofree char *known = g_strjoinv (", ", (char **) suyuan_checks_list ());

        suyuan_refuse_as (error, SUYUAN_WORK_ERROR_INVALID, "unknown_check", _ ("“%s” is not a check; there are %s"), wanted[i], known);
        return FALSE;
      }
  return TRUE;
}

static gsize
place_of (const char *check)
{
  gsize i = 0;

  while (!g_str_equal (checks[i].key, check))
    i++;
  return i;
}

static int
compare_remarks (gconstpointer a,
                 gconstpointer b)
{
  const SuyuanRemark *one = *(SuyuanRemark *const *) a, *other = *(SuyuanRemark *const *) b;
  int                 order = (int) place_of (one->check) - (int) place_of (other->check);

  if (order == 0)
    order = strcmp (one->code, other->code);
  return order ? order : suyuan_uid_compare (&one->uid, &other->uid);
}

static void
round_clear (SuyuanCheckRound *self)
{
  g_clear_pointer (&self->mends, g_ptr_array_unref);
  g_clear_pointer (&self->failing, suyuan_failing_free);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SuyuanCheckRound, round_clear)

/**
 * suyuan_office_check:
 * @checks: (nullable) (array zero-terminated=1): keys of checks; %NULL: all
 *
 * Looks the register over.
 *
 * Returns: (transfer full) (element-type SuyuanRemark): what was found; %NULL with INVALID (a check that
 *   is none), CANCELLED or an error of the store
 */
GPtrArray *
suyuan_office_check (SuyuanOffice      *self,
                     const char *const *wanted,
                     GCancellable      *cancellable,
                     GError           **error)
{
  g_autoptr (GPtrArray) remarks = g_ptr_array_new_with_free_func ((GDestroyNotify) suyuan_remark_free);
  g_auto (SuyuanCheckRound) round = { self, NULL, NULL, remarks, NULL, NULL };

  if (!check_names (wanted, error))
    return NULL;
  for (gsize i = 0; i < G_N_ELEMENTS (checks); i++)
    {
      if (wanted && !g_strv_contains (wanted, checks[i].key))
        continue;
      round.check = checks[i].key;
      round.label = _ (checks[i].label);
      if (g_cancellable_set_error_if_cancelled (cancellable, error) || !checks[i].run (&round, error))
        return NULL;
    }
  g_ptr_array_sort (remarks, compare_remarks);
  return g_steal_pointer (&remarks);
}
