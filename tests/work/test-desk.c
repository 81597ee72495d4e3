/* Reading on the main thread while verbs run one after the other on the worker.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"

#include "suyuan-desk.h"
#include "suyuan-diary.h"
#include "suyuan-river.h"

typedef struct
{
  GPtrArray  *log; /* of char *: what happened, in order */
  SuyuanDesk *desk;
  GPtrArray  *answers, *errors; /* of what each verb gave, in order */
} Day;

/* The desk wants the workspace for itself. */
static void
start_day (Day     *day,
           Fixture *f)
{
  g_autoptr (GError) error = NULL;

  g_clear_object (&f->office);
  day->log = g_ptr_array_new_with_free_func (g_free);
  day->answers = g_ptr_array_new ();
  day->errors = g_ptr_array_new ();
  day->desk = suyuan_desk_new (f->path, &error);
  g_assert_no_error (error);
}

static void
end_day (Day *day)
{
  g_assert_finalize_object (day->desk);
  g_ptr_array_unref (day->log);
  g_ptr_array_unref (day->answers);
  for (guint i = 0; i < day->errors->len; i++)
    g_clear_error ((GError **) &day->errors->pdata[i]);
  g_ptr_array_unref (day->errors);
}

static void
changed_cb (SuyuanDesk *desk,
            guint64     kinds,
            Day        *day)
{
  g_ptr_array_add (day->log, g_strdup_printf ("changed %" G_GINT64_MODIFIER "x", kinds));
}

static void
done_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  Day *day = data;

  GError *error = NULL;

  g_ptr_array_add (day->answers, suyuan_desk_run_finish (SUYUAN_DESK (source), result, &error));
  g_ptr_array_add (day->errors, error);
  g_ptr_array_add (day->log, g_strdup ("done"));
}

static void
wait_for (Day  *day,
          guint n_done)
{
  gint64 deadline = g_get_monotonic_time () + 60 * G_TIME_SPAN_SECOND;

  while (day->answers->len < n_done && g_get_monotonic_time () < deadline)
    g_main_context_iteration (NULL, FALSE);
  g_assert_cmpuint (day->answers->len, >=, n_done);
}

static GError *
error_of (Day  *day,
          guint n)
{
  return day->errors->pdata[n];
}

static gpointer
add_person (SuyuanOffice *office,
            gpointer      data,
            GCancellable *cancellable,
            GError      **error)
{
  g_autofree char *name = g_strconcat ("name=", data, NULL);
  const char      *assignments[] = { name, NULL };

  return suyuan_office_add (office, SUYUAN_KIND_PERSON, assignments, error);
}

static gpointer
tell_operator (SuyuanOffice *office,
               gpointer      data,
               GCancellable *cancellable,
               GError      **error)
{
  return suyuan_office_need_operator (office, error) ? g_memdup2 (suyuan_office_get_operator (office), sizeof (SuyuanUid)) : NULL;
}

static void
test_runs_in_order (Fixture      *f,
                    gconstpointer data)
{
  static const char *const names[] = { "甲", "乙", "丙" };
  SuyuanQuery              query = { .kind = SUYUAN_KIND_PERSON };
  g_autoptr (GError) error = NULL;
  g_autofree char *changed = g_strdup_printf ("changed %x", 1u << SUYUAN_KIND_PERSON);
  Day              day = { 0 };

  start_day (&day, f);
  g_signal_connect (day.desk, "changed", G_CALLBACK (changed_cb), &day);
  g_assert_false (suyuan_desk_is_busy (day.desk));
  g_assert_null (suyuan_desk_get_obstacle (day.desk));
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    suyuan_desk_run_async (day.desk, add_person, g_strdup (names[i]), g_free, NULL, done_cb, &day);
  g_assert_true (suyuan_desk_is_busy (day.desk));

  wait_for (&day, G_N_ELEMENTS (names));
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_assert_null (day.errors->pdata[i]);
      suyuan_outcome_free (day.answers->pdata[i]);
    }
  g_assert_false (suyuan_desk_is_busy (day.desk));
  g_assert_cmpuint (day.log->len, ==, 6);
  g_assert_cmpstr (day.log->pdata[0], ==, changed);
  for (guint i = 0; i < 6; i += 2)
    g_assert_cmpstr (day.log->pdata[i], ==, changed);
  g_assert_cmpint (suyuan_office_count (suyuan_desk_get_office (day.desk), &query, &error), ==, 3);
  end_day (&day);
}

static void
test_operator_of_the_moment (Fixture      *f,
                             gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  SuyuanUid wang = fixture_add (f, SUYUAN_KIND_PERSON, "name=王芳", NULL);
  SuyuanUid li = fixture_add (f, SUYUAN_KIND_PERSON, "name=李强", NULL);
  Day       day = { 0 };

  start_day (&day, f);
  suyuan_desk_run_async (day.desk, tell_operator, NULL, NULL, NULL, done_cb, &day);
  g_assert_true (suyuan_office_set_operator (suyuan_desk_get_office (day.desk), "王芳", FALSE, &error));
  suyuan_desk_run_async (day.desk, tell_operator, NULL, NULL, NULL, done_cb, &day);
  g_assert_true (suyuan_office_set_operator (suyuan_desk_get_office (day.desk), "李强", FALSE, &error));
  suyuan_desk_run_async (day.desk, tell_operator, NULL, NULL, NULL, done_cb, &day);

  wait_for (&day, 3);
  g_assert_error (error_of (&day, 0), SUYUAN_WORK_ERROR, SUYUAN_WORK_ERROR_NO_PERSON);
  g_assert_true (suyuan_uid_equal (day.answers->pdata[1], &wang));
  g_assert_true (suyuan_uid_equal (day.answers->pdata[2], &li));
  g_free (day.answers->pdata[1]);
  g_free (day.answers->pdata[2]);
  end_day (&day);
}

static void
test_cancelled_before_it_began (Fixture      *f,
                                gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  SuyuanQuery query = { .kind = SUYUAN_KIND_PERSON };
  Day         day = { 0 };

  start_day (&day, f);
  g_cancellable_cancel (cancellable);
  suyuan_desk_run_async (day.desk, add_person, g_strdup ("甲"), g_free, cancellable, done_cb, &day);
  wait_for (&day, 1);
  g_assert_error (error_of (&day, 0), G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (suyuan_office_count (suyuan_desk_get_office (day.desk), &query, &error), ==, 0);
  end_day (&day);
}

/* A verb that ends when the main thread says so. */
static gpointer
wait_verb (SuyuanOffice *office,
           gpointer      gate,
           GCancellable *cancellable,
           GError      **error)
{
  g_mutex_lock (gate);
  g_mutex_unlock (gate);

  return g_strdup ("done");
}

static gpointer
count_persons (SuyuanOffice *office,
               gpointer      data,
               GCancellable *cancellable,
               GError      **error)
{
  SuyuanQuery query = { .kind = SUYUAN_KIND_PERSON };

  return g_strdup_printf ("%" G_GINT64_FORMAT, suyuan_office_count (office, &query, error));
}

/* The river is read once and remembered. */
static gpointer
count_reaches (SuyuanOffice *office,
               gpointer      data,
               GCancellable *cancellable,
               GError      **error)
{
  SuyuanRiver *river = suyuan_office_get_river (office, error);

  return river ? g_strdup_printf ("%u", suyuan_river_get_n_reaches (river)) : NULL;
}

/* A question is answered while a long verb runs. */
static void
test_looks_beside_a_verb (Fixture      *f,
                          gconstpointer data)
{
  GMutex gate;
  Day    day = { 0 };

  fixture_add (f, SUYUAN_KIND_PERSON, "name=王芳", NULL);
  start_day (&day, f);
  g_mutex_init (&gate);
  g_mutex_lock (&gate);
  suyuan_desk_run_async (day.desk, wait_verb, &gate, NULL, NULL, done_cb, &day);
  suyuan_desk_look_async (day.desk, count_persons, NULL, NULL, NULL, done_cb, &day);
  wait_for (&day, 1);
  g_assert_cmpstr (day.answers->pdata[0], ==, "1");
  g_assert_true (suyuan_desk_is_busy (day.desk));
  g_mutex_unlock (&gate);
  wait_for (&day, 2);
  g_assert_cmpstr (day.answers->pdata[1], ==, "done");
  g_assert_false (suyuan_desk_is_busy (day.desk));
  for (guint i = 0; i < 2; i++)
    g_free (day.answers->pdata[i]);
  g_mutex_clear (&gate);
  end_day (&day);
}

/* A save is not held up by a reading of minutes, nor is a question; the reading comes to its end. */
static void
test_saves_beside_a_study (Fixture      *f,
                           gconstpointer data)
{
  GMutex gate;
  Day    day = { 0 };

  start_day (&day, f);
  g_mutex_init (&gate);
  g_mutex_lock (&gate);
  suyuan_desk_study_async (day.desk, wait_verb, &gate, NULL, NULL, done_cb, &day);
  suyuan_desk_study_async (day.desk, count_persons, NULL, NULL, NULL, done_cb, &day);
  suyuan_desk_run_async (day.desk, add_person, g_strdup ("甲"), g_free, NULL, done_cb, &day);
  wait_for (&day, 1);
  g_assert_null (day.errors->pdata[0]);
  suyuan_outcome_free (day.answers->pdata[0]);
  suyuan_desk_look_async (day.desk, count_persons, NULL, NULL, NULL, done_cb, &day);
  wait_for (&day, 2);
  g_assert_cmpstr (day.answers->pdata[1], ==, "1");
  g_assert_true (suyuan_desk_is_busy (day.desk));
  g_mutex_unlock (&gate);
  wait_for (&day, 4);
  g_assert_cmpstr (day.answers->pdata[2], ==, "done");
  g_assert_cmpstr (day.answers->pdata[3], ==, "1"); /* what waited behind it sees what was saved meanwhile */
  g_assert_false (suyuan_desk_is_busy (day.desk));
  for (guint i = 1; i < 4; i++)
    g_free (day.answers->pdata[i]);
  g_mutex_clear (&gate);
  end_day (&day);
}

/* A verification of the whole journal goes through an office that cannot write, while a save changes it. */
static gpointer
verify_verb (SuyuanOffice *office,
             gpointer      data,
             GCancellable *cancellable,
             GError      **error)
{
  g_autoptr (SuyuanVerdict) verdict = suyuan_office_verify (office, NULL, cancellable, error);

  return verdict != NULL ? g_strdup_printf ("%d %s", verdict->ok, verdict->why) : NULL;
}

static void
test_verifies_beside_saves (Fixture      *f,
                            gconstpointer data)
{
  Day day = { 0 }, verdicts;

  fixture_add (f, SUYUAN_KIND_PERSON, "name=王芳", NULL);
  start_day (&day, f);
  verdicts = (Day){ .log = day.log, .answers = g_ptr_array_new_with_free_func (g_free), .errors = g_ptr_array_new () };
  for (guint i = 0; i < 4; i++)
    {
      suyuan_desk_study_async (day.desk, verify_verb, NULL, NULL, NULL, done_cb, &verdicts);
      suyuan_desk_run_async (day.desk, add_person, g_strdup_printf ("甲%u", i), g_free, NULL, done_cb, &day);
    }
  wait_for (&day, 4);
  wait_for (&verdicts, 4);
  for (guint i = 0; i < 4; i++)
    {
      g_assert_null (day.errors->pdata[i]);
      suyuan_outcome_free (day.answers->pdata[i]);
      g_assert_null (verdicts.errors->pdata[i]);
      g_assert_true (g_str_has_prefix (verdicts.answers->pdata[i], "1 "));
    }
  g_ptr_array_unref (verdicts.answers);
  g_ptr_array_unref (verdicts.errors);
  end_day (&day);
}

/* @asked: a day of its own: verbs and questions come back in no order between them */
static void
ask (SuyuanDesk *desk,
     guint64     kinds,
     Day        *asked)
{
  suyuan_desk_look_async (desk, count_reaches, NULL, NULL, NULL, done_cb, asked);
}

static gpointer
add_reach (SuyuanOffice *office,
           gpointer      data,
           GCancellable *cancellable,
           GError      **error)
{
  return suyuan_office_add (office, SUYUAN_KIND_REACH, (const char *[]){ "code=R2", "name=下", "geometry=LINESTRING (112.1 32.7, 112.2 32.7)", NULL }, error);
}

/* Whoever asks when told of a change is told what it changed to, whatever is remembered of what was asked before. */
static void
test_looks_after_a_change (Fixture      *f,
                           gconstpointer data)
{
  Day day = { 0 }, asked;

  fixture_add (f, SUYUAN_KIND_REACH, "code=R1", "name=上", "geometry=LINESTRING (112.0 32.7, 112.1 32.7)", NULL);
  start_day (&day, f);
  asked = (Day){ .log = day.log, .answers = g_ptr_array_new_with_free_func (g_free), .errors = g_ptr_array_new () };
  ask (day.desk, 0, &asked);
  wait_for (&asked, 1);
  g_assert_cmpstr (asked.answers->pdata[0], ==, "1");
  g_signal_connect (day.desk, "changed", G_CALLBACK (ask), &asked);
  suyuan_desk_run_async (day.desk, add_reach, NULL, NULL, NULL, done_cb, &day);
  wait_for (&asked, 2);
  wait_for (&day, 1);
  g_assert_cmpstr (asked.answers->pdata[1], ==, "2");
  suyuan_outcome_free (day.answers->pdata[0]);
  g_ptr_array_unref (asked.answers);
  g_ptr_array_unref (asked.errors);
  end_day (&day);
}

/* The office that answers questions cannot write. */
static void
test_looking_does_not_write (Fixture      *f,
                             gconstpointer data)
{
  Day day = { 0 };

  start_day (&day, f);
  suyuan_desk_look_async (day.desk, add_person, g_strdup ("甲"), g_free, NULL, done_cb, &day);
  wait_for (&day, 1);
  g_assert_error (error_of (&day, 0), SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_READ_ONLY);
  end_day (&day);
}

/* Somebody else has it open: reading goes on, writing says who. */
static void
test_locked (Fixture      *f,
             gconstpointer data)
{
  g_autoptr (SuyuanOffice) holder = g_object_ref (f->office);
  Day day = { 0 };

  g_object_unref (f->office);
  f->office = NULL;
  start_day (&day, f);
  g_assert_nonnull (suyuan_desk_get_obstacle (day.desk));
  g_assert_true (suyuan_office_is_read_only (suyuan_desk_get_office (day.desk)));
  suyuan_desk_run_async (day.desk, add_person, g_strdup ("甲"), g_free, NULL, done_cb, &day);
  wait_for (&day, 1);
  g_assert_error (error_of (&day, 0), SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_READ_ONLY);
  end_day (&day);
}

static void
test_nothing_there (Fixture      *f,
                    gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (suyuan_desk_new (f->folder, &error));
  g_assert_nonnull (error);
}

/* What was begun is there when it is wanted, and does no harm where nobody comes for it. */
static void
test_begun (Fixture      *f,
            gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  SuyuanDesk *unwanted, *other;
  Day         day = { 0 };

  start_day (&day, f);
  end_day (&day);

  unwanted = suyuan_desk_begin (f->path);
  g_assert_cmpstr (suyuan_desk_get_path (unwanted), ==, f->path);
  g_assert_finalize_object (unwanted);

  other = suyuan_desk_begin (f->path);
  g_usleep (20000);
  g_assert_null (suyuan_desk_get_office (other));
  g_assert_true (suyuan_desk_complete (other, &error));
  g_assert_no_error (error);
  g_assert_null (suyuan_desk_get_obstacle (other)); /* the one nobody came for has put its lock away */
  g_assert_nonnull (suyuan_desk_get_office (other));
  g_assert_finalize_object (other);
}

static void
test_begun_where_nothing_is (Fixture      *f,
                             gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  SuyuanDesk *desk = suyuan_desk_begin (f->folder);

  g_assert_false (suyuan_desk_complete (desk, &error));
  g_assert_error (error, SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_NOT_WORKSPACE);
  g_assert_null (suyuan_desk_get_office (desk));
  g_assert_finalize_object (desk);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  fixture_test ("/desk/runs-in-order", test_runs_in_order);
  fixture_test ("/desk/operator-of-the-moment", test_operator_of_the_moment);
  fixture_test ("/desk/cancelled-before-it-began", test_cancelled_before_it_began);
  fixture_test ("/desk/looks-beside-a-verb", test_looks_beside_a_verb);
  fixture_test ("/desk/saves-beside-a-study", test_saves_beside_a_study);
  fixture_test ("/desk/verifies-beside-saves", test_verifies_beside_saves);
  fixture_test ("/desk/looks-after-a-change", test_looks_after_a_change);
  fixture_test ("/desk/looking-does-not-write", test_looking_does_not_write);
  fixture_test ("/desk/locked", test_locked);
  fixture_test ("/desk/nothing-there", test_nothing_there);
  fixture_test ("/desk/begun", test_begun);
  fixture_test ("/desk/begun-where-nothing-is", test_begun_where_nothing_is);
  return g_test_run ();
}
