/* An outlet that is put to another reach: its chainage there is found by its position or gone, never that of the reach it
 * came from, and never beyond the end; typed, by a list, undone, one time and at random.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "list.h"

#include "suyuan-diary.h"
#include "suyuan-integrity.h"

#include <math.h>

/* R0 and R1 are drawn beside each other, R1 is said to be 12 km long; of R2 there is a length alone, of R3 nothing. */
#define N_REACHES 4

static SuyuanRecord *
get (Fixture         *f,
     SuyuanKind       kind,
     const SuyuanUid *uid)
{
  g_autoptr (GError) error = NULL;
  SuyuanRecord *record = suyuan_office_get (f->office, kind, uid, &error);

  g_assert_no_error (error);
  return record;
}

static double
chainage_of (Fixture         *f,
             const SuyuanUid *outlet)
{
  g_autoptr (SuyuanRecord) record = get (f, SUYUAN_KIND_OUTLET, outlet);

  return suyuan_record_has (record, "chainage_m") ? suyuan_record_get_real (record, "chainage_m") : -1;
}

static void
make_reaches (Fixture   *f,
              SuyuanUid *reaches)
{
  reaches[0] = fixture_add (f, SUYUAN_KIND_REACH, "code=R0", "name=甲河", "geometry=LINESTRING (113.00 33.00, 113.05 33.00)", NULL);
  reaches[1] = fixture_add (f, SUYUAN_KIND_REACH, "code=R1", "name=乙河", "geometry=LINESTRING (113.00 33.01, 113.05 33.01)", "length_m=12000", NULL);
  reaches[2] = fixture_add (f, SUYUAN_KIND_REACH, "code=R2", "name=丙河", "length_m=3000", NULL);
  reaches[3] = fixture_add (f, SUYUAN_KIND_REACH, "code=R3", "name=丁河", NULL);
}

/* Changes that may be refused: returns the outcome, or the word of the refusal. */
static SuyuanOutcome *
set (Fixture         *f,
     SuyuanKind       kind,
     const SuyuanUid *uid,
     const char      *one,
     const char      *other,
     char           **word)
{
  const char *assignments[] = { one, other, NULL };
  g_autoptr (GError) error = NULL;
  SuyuanOutcome *outcome = suyuan_office_set (f->office, kind, uid, assignments, &error);

  g_assert_true ((outcome == NULL) == (error != NULL));
  if (word)
    *word = g_strdup (error ? suyuan_work_error_get_word (error) : NULL);
  return outcome;
}

static void
test_typed (Fixture      *f,
            gconstpointer data)
{
  SuyuanUid reaches[N_REACHES], outlet, bare;
  g_autoptr (SuyuanOutcome) over = NULL;
  g_autoptr (SuyuanOutcome) said = NULL;
  g_autoptr (SuyuanOutcome) off = NULL;
  g_autoptr (SuyuanOutcome) undone = NULL;
  g_autoptr (GError) error = NULL;

  make_reaches (f, reaches);
  outlet = fixture_add (f, SUYUAN_KIND_OUTLET, "code=O", "name=口", "lon=113.025", "lat=33.001", "reach=R0", "chainage_m=77", "bank=left", NULL);
  bare = fixture_add (f, SUYUAN_KIND_OUTLET, "code=B", "name=口", "reach=R0", "chainage_m=77", NULL);

  /* Half the line is half of what is said of it; the bank was that of the other line, where it is the right one. */
  over = set (f, SUYUAN_KIND_OUTLET, &outlet, "reach=R1", NULL, NULL);
  g_assert_cmpfloat_with_epsilon (chainage_of (f, &outlet), 6000, 3);
  assert_text (f, SUYUAN_KIND_OUTLET, &outlet, "bank", "right");
  g_assert_cmpuint (g_strv_length (over->warnings), ==, 1);
  g_assert_nonnull (strstr (over->warnings[0], "77"));
  undone = suyuan_office_undo (f->office, over->batch, &error);
  g_assert_no_error (error);
  g_assert_cmpfloat (chainage_of (f, &outlet), ==, 77);
  assert_text (f, SUYUAN_KIND_OUTLET, &outlet, "bank", "left");

  said = set (f, SUYUAN_KIND_OUTLET, &outlet, "reach=R1", "chainage_m=77", NULL); /* the same number, but of this reach */
  g_assert_cmpfloat (chainage_of (f, &outlet), ==, 77);
  off = set (f, SUYUAN_KIND_OUTLET, &bare, "reach=R1", NULL, NULL);
  g_assert_cmpfloat (chainage_of (f, &bare), ==, -1);
  g_assert_nonnull (strstr (off->warnings[0], "77"));
}

static char *
list_outlet (Fixture         *f,
             const SuyuanUid *outlet,
             const char      *columns,
             const char      *cells)
{
  g_autofree char *text = g_strdup_printf ("code,chainage_m,%s\nO,%.17g,%s\n", columns, chainage_of (f, outlet), cells);
  g_autoptr (SuyuanImportReport) report = list_run_text (f, text, SUYUAN_KIND_OUTLET, "mode update key code");

  list_assert_codes (report, "1:warning:carried");
  return g_steal_pointer (&report->batch);
}

/* A list that was written out, edited in another column and read again says its old chainage without meaning it. */
static void
test_restated (Fixture      *f,
               gconstpointer data)
{
  SuyuanUid        reaches[N_REACHES], outlet;
  g_autofree char *moved = NULL;
  g_autofree char *over = NULL;
  g_autofree char *shorter = NULL;

  make_reaches (f, reaches);
  outlet = fixture_add (f, SUYUAN_KIND_OUTLET, "code=O", "name=口", "lon=113.025", "lat=33.005", NULL);
  suyuan_outcome_free (set (f, SUYUAN_KIND_OUTLET, &outlet, "reach=R1", "chainage_m=9000", NULL));
  suyuan_outcome_free (set (f, SUYUAN_KIND_OUTLET, &outlet, "reach=R0", NULL, NULL)); /* found by its position */
  moved = list_outlet (f, &outlet, "lon,lat", "113.0125,33.005");
  g_assert_cmpfloat_with_epsilon (chainage_of (f, &outlet), 1168, 3);
  over = list_outlet (f, &outlet, "reach", "R1");
  g_assert_cmpfloat_with_epsilon (chainage_of (f, &outlet), 3000, 3);
  suyuan_outcome_free (set (f, SUYUAN_KIND_OUTLET, &outlet, "chainage_m=9000", NULL, NULL));
  shorter = list_outlet (f, &outlet, "reach", "R2"); /* 3 km: no reason to refuse what nobody meant */
  g_assert_cmpfloat (chainage_of (f, &outlet), ==, -1);
}

/* A mouth far from the reach it is said to lie at has no place along it; cleared, the reach takes the chainage along. */
static void
test_dropped (Fixture      *f,
              gconstpointer data)
{
  SuyuanUid reaches[N_REACHES], far_off, cleared;

  make_reaches (f, reaches);
  far_off = fixture_add (f, SUYUAN_KIND_OUTLET, "code=F", "name=口", "lon=113.025", "lat=33.20", "reach=R2", "chainage_m=9", NULL);
  cleared = fixture_add (f, SUYUAN_KIND_OUTLET, "code=C", "name=口", "reach=R2", "chainage_m=9", NULL);
  suyuan_outcome_free (set (f, SUYUAN_KIND_OUTLET, &far_off, "reach=R1", NULL, NULL));
  suyuan_outcome_free (set (f, SUYUAN_KIND_OUTLET, &cleared, "reach=", NULL, NULL));
  g_assert_cmpfloat (chainage_of (f, &far_off), ==, -1);
  g_assert_cmpfloat (chainage_of (f, &cleared), ==, -1);
}

static void
assert_beyond (Fixture         *f,
               const SuyuanUid *outlet,
               const char      *one,
               const char      *other)
{
  g_autofree char *word = NULL;

  g_assert_null (set (f, SUYUAN_KIND_OUTLET, outlet, one, other, &word));
  g_assert_cmpstr (word, ==, "beyond_reach");
}

static void
test_beyond (Fixture      *f,
             gconstpointer data)
{
  SuyuanUid reaches[N_REACHES], outlet, kept;
  g_autoptr (SuyuanImportReport) added = NULL;
  g_autoptr (SuyuanImportReport) changed = NULL;
  g_autoptr (SuyuanOutcome) shorter = NULL;

  make_reaches (f, reaches);
  outlet = fixture_add (f, SUYUAN_KIND_OUTLET, "code=O", "name=口", "reach=R2", "chainage_m=3000", NULL);
  kept = fixture_add (f, SUYUAN_KIND_OUTLET, "code=K", "name=口", "reach=R2", "chainage_m=1000", NULL);
  assert_beyond (f, &outlet, "chainage_m=3002", NULL);
  assert_beyond (f, &outlet, "chainage_m=9000", "reach=R0");
  suyuan_outcome_free (set (f, SUYUAN_KIND_OUTLET, &outlet, "chainage_m=9000", "reach=R3", NULL)); /* of unknown length */
  g_assert_cmpfloat (chainage_of (f, &outlet), ==, 9000);
  suyuan_outcome_free (set (f, SUYUAN_KIND_OUTLET, &outlet, "chainage_m=2900", "reach=R2", NULL));

  added = list_run_text (f, "code,name,reach,chainage_m\nN1,口,R2,2999\nN2,口,R2,3999\n", SUYUAN_KIND_OUTLET, "");
  list_assert_codes (added, "2:refused:beyond_reach");
  changed = list_run_text (f, "code,reach,chainage_m\nN1,,4000\nK,R3,4000\n", SUYUAN_KIND_OUTLET, "mode update key code");
  list_assert_codes (changed, "1:refused:beyond_reach");
  suyuan_outcome_free (set (f, SUYUAN_KIND_OUTLET, &kept, "chainage_m=1000", "reach=R2", NULL));

  shorter = set (f, SUYUAN_KIND_REACH, &reaches[2], "length_m=2000", NULL, NULL);
  g_assert_cmpfloat (chainage_of (f, &outlet), ==, -1);
  g_assert_cmpfloat (chainage_of (f, &kept), ==, 1000);
  g_assert_cmpuint (g_strv_length (shorter->warnings), ==, 2); /* O, N1 */
}

/* What is brought back comes to a reach that others have made shorter since. */
static void
test_brought_back (Fixture      *f,
                   gconstpointer data)
{
  SuyuanUid reaches[N_REACHES], outlet;
  g_autoptr (SuyuanOutcome) gone = NULL;
  g_autoptr (SuyuanOutcome) undone = NULL;
  g_autoptr (GError) error = NULL;

  make_reaches (f, reaches);
  outlet = fixture_add (f, SUYUAN_KIND_OUTLET, "code=O", "name=口", "reach=R2", "chainage_m=2900", NULL);
  gone = suyuan_office_remove (f->office, SUYUAN_KIND_OUTLET, &outlet, &error);
  g_assert_no_error (error);
  suyuan_outcome_free (set (f, SUYUAN_KIND_REACH, &reaches[2], "length_m=2000", NULL, NULL));
  undone = suyuan_office_undo (f->office, gone->batch, &error);
  g_assert_no_error (error);
  g_assert_cmpfloat (chainage_of (f, &outlet), ==, -1);
  g_assert_cmpuint (g_strv_length (undone->warnings), ==, 1);
}

/* An old chainage that is set back after the outlet went to another reach is of the old one. Set back where it was counted,
 * it stands. */
static void
test_set_back (Fixture      *f,
               gconstpointer data)
{
  SuyuanUid reaches[N_REACHES], outlet;
  g_autoptr (SuyuanOutcome) cleared = NULL;
  g_autoptr (SuyuanOutcome) back = NULL;
  g_autoptr (SuyuanOutcome) again = NULL;
  g_autoptr (SuyuanOutcome) over = NULL;
  g_autoptr (GError) error = NULL;

  make_reaches (f, reaches);
  outlet = fixture_add (f, SUYUAN_KIND_OUTLET, "code=O", "name=口", "lon=113.025", "lat=33.001", "reach=R0", "chainage_m=77", NULL);
  cleared = set (f, SUYUAN_KIND_OUTLET, &outlet, "chainage_m=", NULL, NULL);
  back = suyuan_office_undo (f->office, cleared->batch, &error);
  g_assert_no_error (error);
  g_assert_cmpfloat (chainage_of (f, &outlet), ==, 77);
  g_assert_cmpuint (g_strv_length (back->warnings), ==, 0);

  again = set (f, SUYUAN_KIND_OUTLET, &outlet, "chainage_m=", NULL, NULL);
  suyuan_outcome_free (set (f, SUYUAN_KIND_OUTLET, &outlet, "reach=R1", NULL, NULL));
  over = suyuan_office_undo (f->office, again->batch, &error);
  g_assert_no_error (error);
  g_assert_cmpfloat_with_epsilon (chainage_of (f, &outlet), 6000, 3);
  g_assert_cmpuint (g_strv_length (over->warnings), ==, 1);
}

/* As another office's work comes in: nothing is carried along. */
static void
write_both (Fixture         *f,
            const SuyuanUid *reach,
            double           length,
            const SuyuanUid *outlet,
            double           chainage)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanBatch) batch = suyuan_office_begin (f->office, "import outlet", &error);
  SuyuanCatalogue *catalogue = suyuan_office_get_catalogue (f->office);
  g_autoptr (SuyuanRecord) water = suyuan_record_new (catalogue, SUYUAN_KIND_REACH, reach);
  g_autoptr (SuyuanRecord) mouth = suyuan_record_new (catalogue, SUYUAN_KIND_OUTLET, outlet);

  suyuan_record_set_real (water, "length_m", length);
  suyuan_record_set_real (mouth, "chainage_m", chainage);
  g_assert_true (suyuan_batch_update (batch, mouth, NULL, &error));
  g_assert_true (suyuan_batch_update (batch, water, NULL, &error));
  g_assert_true (suyuan_office_commit (f->office, batch, NULL, &error));
}

/* Whether the reach or the outlet is looked at first, what lies beyond the end is told once. */
static void
test_set_back_together (Fixture      *f,
                        gconstpointer data)
{
  SuyuanUid reaches[N_REACHES], outlet;
  g_autoptr (SuyuanOutcome) undone = NULL;
  g_autoptr (GError) error = NULL;

  make_reaches (f, reaches);
  outlet = fixture_add (f, SUYUAN_KIND_OUTLET, "code=O", "name=口", "reach=R2", "chainage_m=2900", NULL);
  write_both (f, &reaches[2], 2000, &outlet, 2800);
  write_both (f, &reaches[2], 5000, &outlet, 100);
  undone = suyuan_office_undo (f->office, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpfloat (chainage_of (f, &outlet), ==, -1);
  g_assert_cmpuint (g_strv_length (undone->warnings), ==, 1);
}

#define N_OUTLETS 6
#define N_ROUNDS 260

typedef struct
{
  Fixture   *f;
  SuyuanUid  reaches[N_REACHES], outlets[N_OUTLETS];
  GPtrArray *batches;
} Play;

/* Entered on reach k it ends in .0k: who reads it knows where it comes from. */
static char *
dup_chainage (int reach)
{
  return g_strdup_printf ("%d.0%d", g_test_rand_int_range (0, 6000), reach + 1);
}

static int
reach_of (Play         *p,
          SuyuanRecord *outlet)
{
  SuyuanUid uid;

  if (!suyuan_record_get_ref (outlet, "reach", &uid))
    return -1;
  for (int i = 0; i < N_REACHES; i++)
    if (suyuan_uid_equal (&uid, &p->reaches[i]))
      return i;
  g_assert_not_reached ();
}

static void
assert_place (Play         *p,
              SuyuanRecord *outlet)
{
  int    at = reach_of (p, outlet);
  double chainage = suyuan_record_get_real (outlet, "chainage_m"), mark = 100 * (chainage - floor (chainage)), length;
  g_autoptr (SuyuanRecord) reach = NULL;

  if (at < 0 || !suyuan_record_has (outlet, "chainage_m"))
    return;
  reach = get (p->f, SUYUAN_KIND_REACH, &p->reaches[at]);
  length = suyuan_integrity_get_length (reach);
  g_assert_true (isnan (length) || chainage <= length + 1);
  for (int i = 0; i < N_REACHES; i++)
    g_assert_false (i != at && fabs (mark - (i + 1)) < 1e-6);
}

static char *
dup_change (Play    *p,
            int      outlet,
            gboolean listed)
{
  g_autoptr (SuyuanRecord) record = get (p->f, SUYUAN_KIND_OUTLET, &p->outlets[outlet]);
  int              at = reach_of (p, record), to = g_test_rand_int_range (0, N_REACHES);
  g_autofree char *here = dup_chainage (at), *there = dup_chainage (to);

  switch (g_test_rand_int_range (0, listed && suyuan_record_has (record, "chainage_m") ? 5 : 4))
    {
    case 4: /* restates an old value in a list */
      return g_strdup_printf ("R%d,%.17g,%.4f,33.005", to, suyuan_record_get_real (record, "chainage_m"), g_test_rand_double_range (113, 113.05));
    case 0:
      return g_strdup_printf (listed ? "R%d,,," : "reach=R%d", to);
    case 1:
      return at < 0 ? NULL : g_strdup_printf (listed ? ",%s,," : "chainage_m=%s", here);
    case 2:
      return g_strdup_printf (listed ? "R%d,%s,," : "reach=R%d chainage_m=%s", to, there);
    default:
      return listed ? g_strdup_printf (",,%.4f,%.4f", g_test_rand_double_range (113, 113.05), g_test_rand_double_range (32.99, 33.04)) : g_strdup ("reach=");
    }
}

static char *
change_outlet (Play *p)
{
  int              outlet = g_test_rand_int_range (0, N_OUTLETS);
  gboolean         listed = g_test_rand_bit ();
  g_autofree char *change = dup_change (p, outlet, listed);

  if (!change)
    return NULL;
  if (listed)
    {
      g_autofree char *text = g_strdup_printf ("code,reach,chainage_m,lon,lat\nO%d,%s\n", outlet, change);
      g_autoptr (SuyuanImportReport) report = list_run_text (p->f, text, SUYUAN_KIND_OUTLET, "mode update key code");

      return g_steal_pointer (&report->batch);
    }
  else
    {
      g_auto (GStrv) said = g_strsplit (change, " ", 2);
      g_autoptr (SuyuanOutcome) outcome = set (p->f, SUYUAN_KIND_OUTLET, &p->outlets[outlet], said[0], said[1], NULL);

      return outcome ? g_steal_pointer (&outcome->batch) : NULL;
    }
}

static char *
change_reach (Play *p)
{
  int              reach = g_test_rand_int_range (0, N_REACHES - 1);
  g_autofree char *line = g_strdup_printf ("geometry=LINESTRING (%.4f 33.0%d, 113.05 33.0%d)", g_test_rand_double_range (112.98, 113.04), reach, reach);
  g_autofree char *length = g_strdup_printf ("length_m=%d", g_test_rand_int_range (500, 8000));
  g_autoptr (SuyuanOutcome) outcome = set (p->f, SUYUAN_KIND_REACH, &p->reaches[reach], reach == 2 ? length : line, reach == 1 && g_test_rand_bit () ? length : NULL, NULL);

  return outcome ? g_steal_pointer (&outcome->batch) : NULL;
}

/* Any batch, not the last alone; one that later work stands on is refused. */
static char *
undo_any (Play *p)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanOutcome) outcome = NULL;

  if (p->batches->len == 0)
    return NULL;
  outcome = suyuan_office_undo (p->f->office, p->batches->pdata[g_test_rand_int_range (MAX (0, (int) p->batches->len - 12), (int) p->batches->len)], &error);
  return outcome ? g_steal_pointer (&outcome->batch) : NULL;
}

static void
test_at_random (Fixture      *f,
                gconstpointer data)
{
  g_autoptr (GPtrArray) batches = g_ptr_array_new_with_free_func (g_free);
  Play  p = { .f = f, .batches = batches };
  guint n_undone = 0, n_placed = 0;

  make_reaches (f, p.reaches);
  for (int i = 0; i < N_OUTLETS; i++)
    {
      g_autofree char *code = g_strdup_printf ("code=O%d", i), *lon = g_strdup_printf ("lon=113.0%d", i);

      p.outlets[i] = fixture_add (f, SUYUAN_KIND_OUTLET, code, "name=口", i % 3 ? lon : NULL, i % 3 ? "lat=33.005" : NULL, NULL);
    }
  for (int round = 0; round < N_ROUNDS; round++)
    {
      int   what = g_test_rand_int_range (0, 10);
      char *batch = what < 6 ? change_outlet (&p) : what < 8 ? change_reach (&p)
                                                             : undo_any (&p);

      n_undone += what >= 8 && batch;
      if (batch)
        g_ptr_array_add (batches, batch);
      for (int i = 0; i < N_OUTLETS; i++)
        {
          g_autoptr (SuyuanRecord) outlet = get (f, SUYUAN_KIND_OUTLET, &p.outlets[i]);

          assert_place (&p, outlet);
          n_placed += reach_of (&p, outlet) >= 0 && suyuan_record_has (outlet, "chainage_m");
        }
    }
  g_assert_cmpuint (n_undone, >, N_ROUNDS / 50); /* a tenth on the average: it was no idle play */
  g_assert_cmpuint (n_placed, >, N_ROUNDS);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_test ("/moving/typed", test_typed);
  fixture_test ("/moving/restated", test_restated);
  fixture_test ("/moving/dropped", test_dropped);
  fixture_test ("/moving/beyond", test_beyond);
  fixture_test ("/moving/brought-back", test_brought_back);
  fixture_test ("/moving/set-back", test_set_back);
  fixture_test ("/moving/set-back-together", test_set_back_together);
  fixture_test ("/moving/at-random", test_at_random);
  return g_test_run ();
}
