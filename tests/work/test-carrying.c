/* What lies at a reach goes where its line goes: typed, imported, undone and done again, one time and at random.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "list.h"

#include "suyuan-db-private.h"
#include "suyuan-diary.h"
#include "suyuan-river.h"
#include "suyuan-snapping.h"
#include "suyuan-workspace-private.h"

#define LINE "LINESTRING (113.00 33.00, 113.05 33.00)"
#define LONGER "\"LINESTRING (112.99 33.00, 113.05 33.00)\""
#define TURNED "\"LINESTRING (113.05 33.00, 113.00 33.00)\""

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
             SuyuanKind       kind,
             const SuyuanUid *uid)
{
  g_autoptr (SuyuanRecord) record = get (f, kind, uid);

  return suyuan_record_has (record, "chainage_m") ? suyuan_record_get_real (record, "chainage_m") : -1;
}

static void
settle (Fixture         *f,
        SuyuanKind       kind,
        const SuyuanUid *uid,
        const SuyuanUid *reach)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanOutcome) outcome = suyuan_office_settle (f->office, kind, uid, reach, &error);

  g_assert_no_error (error);
}

static SuyuanOutcome *
undo (Fixture    *f,
      const char *batch)
{
  g_autoptr (GError) error = NULL;
  SuyuanOutcome *outcome = suyuan_office_undo (f->office, batch, &error);

  g_assert_no_error (error);
  return outcome;
}

/* One reach, with an outlet and a section found on it by position, an outlet somebody measured, one that is only on the
 * left bank, and one that nobody placed. */
typedef struct
{
  SuyuanUid reach, found, section, measured, banked, bare;
} Bank;

static Bank
draw (Fixture *f)
{
  Bank b;

  b.reach = fixture_add (f, SUYUAN_KIND_REACH, "code=R1", "name=湍河", "geometry=" LINE, NULL);
  b.found = fixture_add (f, SUYUAN_KIND_OUTLET, "code=O1", "name=一", "lon=113.02", "lat=33.001", NULL);
  b.section = fixture_add (f, SUYUAN_KIND_SECTION, "code=S1", "name=断面", "lon=113.04", "lat=33.00", NULL);
  settle (f, SUYUAN_KIND_OUTLET, &b.found, NULL);
  settle (f, SUYUAN_KIND_SECTION, &b.section, NULL);
  b.measured = fixture_add (f, SUYUAN_KIND_OUTLET, "code=O2", "name=二", "lon=113.03", "lat=33.001", "reach=R1", "chainage_m=500", NULL);
  b.banked = fixture_add (f, SUYUAN_KIND_OUTLET, "code=O3", "name=三", "lon=113.03", "lat=33.001", "reach=R1", "bank=left", NULL);
  b.bare = fixture_add (f, SUYUAN_KIND_OUTLET, "code=O4", "name=四", "reach=R1", NULL);
  return b;
}

/* A list that draws the line anew moves what was found by position, in its own batch, and says so of each; what was
 * entered stays and is named; undo has all of it as it was. */
static void
test_import (Fixture      *f,
             gconstpointer data)
{
  Bank   b = draw (f);
  double outlet = chainage_of (f, SUYUAN_KIND_OUTLET, &b.found), section = chainage_of (f, SUYUAN_KIND_SECTION, &b.section);
  g_autoptr (SuyuanImportReport) report = list_run_text (f, "code,geometry\nR1," LONGER "\n", SUYUAN_KIND_REACH, "mode update key code");
  g_autoptr (SuyuanOutcome) undone = NULL;
  g_autoptr (SuyuanImportReport) again = NULL;

  list_assert_codes (report, "1:warning:carried 1:warning:carried 1:warning:carried");
  g_assert_cmpuint (report->updated, ==, 1);
  g_assert_cmpuint (report->warned, ==, 1);
  g_assert_cmpuint (report->changes, ==, 3); /* the line, two chainages */
  g_assert_nonnull (strstr (((SuyuanImportVerdict *) report->verdicts->pdata[1])->message, "O2"));
  g_assert_cmpfloat_with_epsilon (chainage_of (f, SUYUAN_KIND_OUTLET, &b.found), outlet + 934, 3);
  g_assert_cmpfloat_with_epsilon (chainage_of (f, SUYUAN_KIND_SECTION, &b.section), section + 934, 3);
  g_assert_cmpfloat (chainage_of (f, SUYUAN_KIND_OUTLET, &b.measured), ==, 500);
  g_assert_cmpfloat (chainage_of (f, SUYUAN_KIND_OUTLET, &b.bare), ==, -1);

  undone = undo (f, NULL);
  g_assert_cmpuint (g_strv_length (undone->warnings), ==, 1);
  g_assert_nonnull (strstr (undone->warnings[0], "O2"));
  g_assert_cmpfloat (chainage_of (f, SUYUAN_KIND_OUTLET, &b.found), ==, outlet);
  g_assert_cmpfloat (chainage_of (f, SUYUAN_KIND_SECTION, &b.section), ==, section);
  again = list_run_text (f, "code,name\nR1,新名\n", SUYUAN_KIND_REACH, "mode update key code");
  list_assert_codes (again, ""); /* a name moves nothing */
}

/* A dry run says the same and leaves everything. */
static void
test_dry_run (Fixture      *f,
              gconstpointer data)
{
  Bank             b = draw (f);
  double           outlet = chainage_of (f, SUYUAN_KIND_OUTLET, &b.found);
  g_autofree char *path = list_write (f, "list.csv", "code,geometry\nR1," LONGER "\n");
  g_autoptr (SuyuanImportReport) report = list_run (f, path, SUYUAN_KIND_REACH, "mode update key code", TRUE);

  list_assert_codes (report, "1:warning:carried 1:warning:carried 1:warning:carried");
  g_assert_cmpfloat (chainage_of (f, SUYUAN_KIND_OUTLET, &b.found), ==, outlet);
}

/* A line the other way round has its banks changed: those that were read off it go along. */
static void
test_banks (Fixture      *f,
            gconstpointer data)
{
  Bank b = draw (f);
  g_autoptr (SuyuanImportReport) report = list_run_text (f, "code,geometry\nR1," TURNED "\n", SUYUAN_KIND_REACH, "mode update key code");
  g_autoptr (SuyuanOutcome) undone = NULL;

  g_assert_cmpuint (report->updated, ==, 1);
  assert_text (f, SUYUAN_KIND_OUTLET, &b.found, "bank", "right");
  assert_text (f, SUYUAN_KIND_OUTLET, &b.banked, "bank", "right");
  undone = undo (f, NULL);
  assert_text (f, SUYUAN_KIND_OUTLET, &b.found, "bank", "left");
  assert_text (f, SUYUAN_KIND_OUTLET, &b.banked, "bank", "left");
}

/* What came to lie at the reach after its line was moved is not in the batch that moved it: undo carries it too, says so,
 * and bringing the line back brings it back. */
static void
test_undo_of_what_came_since (Fixture      *f,
                              gconstpointer data)
{
  Bank   b = draw (f);
  double was = chainage_of (f, SUYUAN_KIND_OUTLET, &b.found), is;
  g_autoptr (SuyuanImportReport) report = list_run_text (f, "code,geometry\nR1," LONGER "\n", SUYUAN_KIND_REACH, "mode update key code");
  SuyuanUid late = fixture_add (f, SUYUAN_KIND_OUTLET, "code=O9", "name=九", "lon=113.01", "lat=33.001", NULL);
  g_autoptr (SuyuanOutcome) undone = NULL;
  g_autoptr (SuyuanOutcome) redone = NULL;

  settle (f, SUYUAN_KIND_OUTLET, &late, NULL);
  is = chainage_of (f, SUYUAN_KIND_OUTLET, &late);
  undone = undo (f, report->batch);
  g_assert_cmpuint (g_strv_length (undone->warnings), ==, 2); /* O9, and O2 that was entered */
  g_assert_nonnull (strstr (undone->warnings[1], "O9"));
  g_assert_cmpfloat_with_epsilon (chainage_of (f, SUYUAN_KIND_OUTLET, &late), is - 934, 3);
  g_assert_cmpfloat (chainage_of (f, SUYUAN_KIND_OUTLET, &b.found), ==, was);
  redone = undo (f, undone->batch);
  g_assert_cmpfloat (chainage_of (f, SUYUAN_KIND_OUTLET, &late), ==, is);
}

/* An outlet that is put elsewhere beside its reach is counted anew, typed or by a list; where it is said along the reach is
 * what counts, now as before. */
static void
test_moved_itself (Fixture      *f,
                   gconstpointer data)
{
  Bank   b = draw (f);
  double was = chainage_of (f, SUYUAN_KIND_OUTLET, &b.found);
  g_autoptr (SuyuanImportReport) report = NULL;
  g_autoptr (SuyuanOutcome) undone = NULL;

  fixture_set (f, SUYUAN_KIND_OUTLET, &b.found, "lon=113.03", "lat=32.999", NULL);
  g_assert_cmpfloat_with_epsilon (chainage_of (f, SUYUAN_KIND_OUTLET, &b.found), was * 1.5, 3);
  assert_text (f, SUYUAN_KIND_OUTLET, &b.found, "bank", "right");
  fixture_set (f, SUYUAN_KIND_OUTLET, &b.found, "lon=113.04", "chainage_m=77", NULL);
  g_assert_cmpfloat (chainage_of (f, SUYUAN_KIND_OUTLET, &b.found), ==, 77);
  fixture_set (f, SUYUAN_KIND_SECTION, &b.section, "lon=113.02", NULL);
  g_assert_cmpfloat_with_epsilon (chainage_of (f, SUYUAN_KIND_SECTION, &b.section), was, 3);

  report = list_run_text (f, "code,lon,lat\nO2,113.04,33.001\nO3,113.04,32.999\nO4,113.01,33.001\n", SUYUAN_KIND_OUTLET, "mode update key code");
  list_assert_codes (report, "1:warning:carried");
  g_assert_cmpfloat (chainage_of (f, SUYUAN_KIND_OUTLET, &b.measured), ==, 500);
  assert_text (f, SUYUAN_KIND_OUTLET, &b.banked, "bank", "right");
  g_assert_cmpfloat (chainage_of (f, SUYUAN_KIND_OUTLET, &b.bare), ==, -1);
  undone = undo (f, NULL);
  assert_text (f, SUYUAN_KIND_OUTLET, &b.banked, "bank", "left");
}

/* A reach that one list makes and changes goes with it, and comes again. */
static void
test_undo_of_made_and_moved (Fixture      *f,
                             gconstpointer data)
{
  g_autoptr (SuyuanImportReport) report = list_run_text (f, "code,name,geometry\nR1,湍河,\"" LINE "\"\nR1,湍河," LONGER "\n", SUYUAN_KIND_REACH, "mode both key code");
  g_autoptr (SuyuanOutcome) undone = NULL;
  g_autoptr (SuyuanOutcome) redone = NULL;

  g_assert_cmpuint (report->imported, ==, 1);
  g_assert_cmpuint (report->updated, ==, 1);
  undone = undo (f, report->batch);
  g_assert_cmpint (list_count (f, SUYUAN_KIND_REACH), ==, 0);
  redone = undo (f, undone->batch);
  g_assert_cmpint (list_count (f, SUYUAN_KIND_REACH), ==, 1);
}

/* As where the reach was removed by another office before this one heard of the outlet. */
static void
refer_to_nowhere (Fixture         *f,
                  const SuyuanUid *outlet)
{
  SuyuanUid nowhere = { { 1, 2, 3 } };
  g_autoptr (SuyuanRecord) changes = suyuan_record_new (suyuan_office_get_catalogue (f->office), SUYUAN_KIND_OUTLET, outlet);
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanBatch) batch = suyuan_office_begin (f->office, "test", &error);
  g_autofree char *id = NULL;

  suyuan_record_set_ref (changes, "reach", &nowhere);
  g_assert_true (suyuan_batch_update (batch, changes, NULL, &error));
  g_assert_true (suyuan_office_commit (f->office, batch, &id, &error));
}

/* An outlet whose reach is not in this workspace can be moved like one that has none, typed or by a list. */
static void
test_reach_elsewhere (Fixture      *f,
                      gconstpointer data)
{
  Bank   b = draw (f);
  double stood = chainage_of (f, SUYUAN_KIND_OUTLET, &b.found);
  g_autoptr (SuyuanImportReport) report = NULL;
  g_autoptr (SuyuanRecord) moved = NULL;

  refer_to_nowhere (f, &b.found);
  fixture_set (f, SUYUAN_KIND_OUTLET, &b.found, "lon=113.03", NULL);
  report = list_run_text (f, "code,lon,lat\nO1,113.04,33.001\nO3,113.04,33.001\n", SUYUAN_KIND_OUTLET, "mode update key code");
  g_assert_cmpuint (report->updated, ==, 2);
  moved = get (f, SUYUAN_KIND_OUTLET, &b.found);
  g_assert_cmpint (suyuan_record_get_integer (moved, "lon"), ==, 1130400000);
  g_assert_cmpfloat (suyuan_record_get_real (moved, "chainage_m"), ==, stood);
}

#define N_LINES 60
#define N_BYSTANDERS 1500

static int
count_cb (gpointer data)
{
  (*(guint64 *) data)++;
  return 0;
}

/* Steps of SQLite, in hundreds: the same on every machine. */
static void
count_steps (Fixture *f,
             guint64 *steps)
{
  sqlite3_progress_handler (suyuan_office_get_workspace (f->office)->db->native, 100, steps ? count_cb : NULL, steps);
}

/* @shift: of every line to the west */
static char *
dup_lines (double shift)
{
  GString *list = g_string_new ("code,name,geometry\n");

  for (int i = 0; i < N_LINES; i++)
    g_string_append_printf (list, "R%d,河,\"LINESTRING (%.3f %.3f, 113.05 %.3f)\"\n", i, 113 - shift, 33 + 0.01 * i, 33 + 0.01 * i);
  return g_string_free (list, FALSE);
}

/* What it takes to draw all lines anew, and to set them back. */
static void
redraw_all (Fixture *f,
            double   shift,
            guint64 *drawing,
            guint64 *undoing)
{
  g_autofree char *lines = dup_lines (shift);
  g_autoptr (SuyuanImportReport) report = NULL;
  g_autoptr (SuyuanOutcome) undone = NULL;

  *drawing = *undoing = 0;
  count_steps (f, drawing);
  report = list_run_text (f, lines, SUYUAN_KIND_REACH, "mode both key code");
  count_steps (f, undoing);
  g_assert_cmpuint (report->updated, ==, N_LINES);
  undone = undo (f, report->batch);
  count_steps (f, NULL);
}

/* Who lies elsewhere is looked at once, not once for every reach that moves: a hundred steps for each are plenty. */
static void
test_bystanders (Fixture      *f,
                 gconstpointer data)
{
  g_autofree char *lines = dup_lines (0);
  g_autoptr (SuyuanImportReport) drawn = list_run_text (f, lines, SUYUAN_KIND_REACH, "mode both key code");
  g_autoptr (SuyuanImportReport) crowd = NULL;
  g_autoptr (GString) list = g_string_new ("code,name,reach,lon,lat\n");
  guint64 drawing, undoing, drawing_alone, undoing_alone;

  g_assert_cmpuint (drawn->imported, ==, N_LINES);
  redraw_all (f, 0.01, &drawing_alone, &undoing_alone);
  for (int i = 0; i < N_BYSTANDERS; i++)
    g_string_append_printf (list, "B%d,口,%s,113.02,33.001\n", i, i ? "" : "R1");
  crowd = list_run_text (f, list->str, SUYUAN_KIND_OUTLET, "");
  g_assert_cmpuint (crowd->imported, ==, N_BYSTANDERS);
  redraw_all (f, 0.01, &drawing, &undoing);
  g_assert_cmpuint (drawing, >, drawing_alone);
  g_assert_cmpuint (drawing, <, drawing_alone + N_BYSTANDERS);
  g_assert_cmpuint (undoing, <, undoing_alone + N_BYSTANDERS);
}

#define N_REACHES 4
#define N_PLACES 24
#define N_ROUNDS 16

typedef struct
{
  SuyuanUid reaches[N_REACHES];
  SuyuanUid places[N_PLACES];
  gboolean  was_on[N_PLACES]; /* a line once went through it: from then on nobody can tell who saw its bank */
} Shore;

static char *
dup_line (int row)
{
  double   at = 33 + 0.04 * row + g_test_rand_double_range (-0.004, 0.004);
  GString *text = g_string_new ("LINESTRING (");
  int      n = g_test_rand_int_range (2, 7);
  gboolean back = g_test_rand_int_range (0, 4) == 0;

  for (int i = 0; i < n; i++)
    {
      double along = 0.1 * (back ? n - 1 - i : i) / (n - 1);

      g_string_append_printf (text, "%s%.6f %.6f", i ? ", " : "", 113 + along + g_test_rand_double_range (-0.003, 0.003), at + g_test_rand_double_range (-0.004, 0.004));
    }
  return g_string_free (g_string_append_c (text, ')'), FALSE);
}

static void
draw_at_random (Fixture *f,
                Shore   *s)
{
  for (int i = 0; i < N_REACHES; i++)
    {
      g_autofree char *line = dup_line (i), *code = g_strdup_printf ("code=R%d", i), *drawn = g_strconcat ("geometry=", line, NULL);

      s->reaches[i] = fixture_add (f, SUYUAN_KIND_REACH, code, "name=河", drawn, i % 2 ? "length_m=12000" : NULL, NULL);
    }
  for (int i = 0; i < N_PLACES; i++)
    {
      SuyuanKind       kind = i % 3 ? SUYUAN_KIND_OUTLET : SUYUAN_KIND_SECTION;
      g_autofree char *code = g_strdup_printf ("code=P%d", i);
      g_autofree char *lon = g_strdup_printf ("lon=%.6f", g_test_rand_double_range (113, 113.1)), *lat = g_strdup_printf ("lat=%.6f", 33 + 0.04 * (i % N_REACHES) + g_test_rand_double_range (-0.003, 0.003));

      s->places[i] = fixture_add (f, kind, code, "name=处", lon, lat, NULL);
      settle (f, kind, &s->places[i], &s->reaches[i % N_REACHES]);
    }
}

/* Every place is where looking for it anew puts it. */
static void
assert_fresh (Fixture *f,
              Shore   *s)
{
  SuyuanRiver *river = suyuan_office_get_river (f->office, NULL);

  for (int i = 0; i < N_PLACES; i++)
    {
      SuyuanKind kind = i % 3 ? SUYUAN_KIND_OUTLET : SUYUAN_KIND_SECTION;
      g_autoptr (SuyuanRecord) record = get (f, kind, &s->places[i]);
      SuyuanPosition position = { suyuan_record_get_integer (record, "lon"), suyuan_record_get_integer (record, "lat") };
      SuyuanBeside   beside;

      g_assert_true (suyuan_river_look_beside (river, (guint) suyuan_river_find (river, &s->reaches[i % N_REACHES]), &position, &beside));
      g_assert_cmpfloat_with_epsilon (suyuan_record_get_real (record, "chainage_m"), beside.chainage_m, 1e-6);
      s->was_on[i] |= beside.snap.bank == SUYUAN_BANK_ON;
      if (kind == SUYUAN_KIND_OUTLET && !s->was_on[i])
        g_assert_cmpstr (suyuan_record_get_text (record, "bank"), ==, beside.snap.bank == SUYUAN_BANK_LEFT ? "left" : "right");
    }
}

/* What stands of each place, to the digit. */
static char *
dup_places (Fixture *f,
            Shore   *s)
{
  GString *text = g_string_new (NULL);

  for (int i = 0; i < N_PLACES; i++)
    {
      g_autoptr (SuyuanRecord) record = get (f, i % 3 ? SUYUAN_KIND_OUTLET : SUYUAN_KIND_SECTION, &s->places[i]);

      g_string_append_printf (text, "%.17g %s\n", suyuan_record_get_real (record, "chainage_m"), i % 3 ? suyuan_record_get_text (record, "bank") : "");
    }
  return g_string_free (text, FALSE);
}

/* Some of the lines anew, as a list brings them. */
static char *
redraw (Fixture *f)
{
  g_autoptr (GString) list = g_string_new ("code,geometry\n");
  g_autoptr (SuyuanImportReport) report = NULL;

  for (int i = 0; i < N_REACHES; i++)
    if (i == 0 || g_test_rand_bit ())
      {
        g_autofree char *line = dup_line (i);

        g_string_append_printf (list, "R%d,\"%s\"\n", i, line);
      }
  report = list_run_text (f, list->str, SUYUAN_KIND_REACH, "mode update key code");
  g_assert_nonnull (report->batch);
  return g_steal_pointer (&report->batch);
}

/* Some of the places elsewhere, as a list brings them. */
static char *
move (Fixture *f)
{
  g_autoptr (GString) list = g_string_new ("code,lon,lat\n");
  g_autoptr (SuyuanImportReport) report = NULL;

  for (int i = 1; i < N_PLACES; i++)
    if (i % 3 && (i == 1 || g_test_rand_bit ()))
      g_string_append_printf (list, "P%d,%.6f,%.6f\n", i, g_test_rand_double_range (113, 113.1), 33 + 0.04 * (i % N_REACHES) + g_test_rand_double_range (-0.003, 0.003));
  report = list_run_text (f, list->str, SUYUAN_KIND_OUTLET, "mode update key code");
  g_assert_nonnull (report->batch);
  return g_steal_pointer (&report->batch);
}

/* However the lines are drawn and the outlets put, and all of it back, each place is that of a fresh look; and what is undone is to the digit
 * where it was. */
static void
test_at_random (Fixture      *f,
                gconstpointer data)
{
  Shore s = { 0 };
  g_autoptr (GPtrArray) stood = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) batches = g_ptr_array_new_with_free_func (g_free);

  draw_at_random (f, &s);
  assert_fresh (f, &s);
  for (int round = 0; round < N_ROUNDS; round++)
    {
      g_ptr_array_add (stood, dup_places (f, &s));
      g_ptr_array_add (batches, g_test_rand_bit () ? redraw (f) : move (f));
      assert_fresh (f, &s);
    }
  for (int round = N_ROUNDS - 1; round >= 0; round--)
    {
      g_autoptr (SuyuanOutcome) undone = undo (f, batches->pdata[round]);
      g_autofree char *places = dup_places (f, &s);

      g_assert_cmpstr (places, ==, stood->pdata[round]);
      assert_fresh (f, &s);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_test ("/carrying/import", test_import);
  fixture_test ("/carrying/dry-run", test_dry_run);
  fixture_test ("/carrying/banks", test_banks);
  fixture_test ("/carrying/undo-of-what-came-since", test_undo_of_what_came_since);
  fixture_test ("/carrying/moved-itself", test_moved_itself);
  fixture_test ("/carrying/undo-of-made-and-moved", test_undo_of_made_and_moved);
  fixture_test ("/carrying/reach-elsewhere", test_reach_elsewhere);
  fixture_test ("/carrying/bystanders", test_bystanders);
  fixture_test ("/carrying/at-random", test_at_random);
  return g_test_run ();
}
