/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The jobs of one window: in their order, the right one stopped, none lost when nobody waits for it any more. */
#include "suyuan-seat.h"
#include "suyuan-stage.h"
#include "suyuan-window.h"

/* Who asks, with what it heard. */
typedef struct
{
  SuyuanStage *stage;
  SuyuanSeat  *seat;
  GObject     *asker;
  SuyuanUid    outlet;
} Room;

static GString *heard; /* a letter for each answer: its job's, or x for one that failed, c for one that was cancelled */
static guint    n_freed;
static gint     released;
static gint     n_begun; /* atomic: of those that are held */

static void
set_up (Room         *room,
        gconstpointer data)
{
  room->stage = suyuan_stage_new ();
  room->seat = room->stage->seat;
  room->asker = g_object_new (G_TYPE_OBJECT, NULL);
  room->outlet = suyuan_stage_add (room->stage, SUYUAN_KIND_OUTLET, (const char *[]){ "code=A1", "name=North", NULL });
  heard = g_string_new (NULL);
  n_freed = 0;
  g_atomic_int_set (&released, 0);
  g_atomic_int_set (&n_begun, 0);
}

static void
tear_down (Room         *room,
           gconstpointer data)
{
  g_clear_object (&room->asker);
  suyuan_stage_free (room->stage);
  g_string_free (heard, TRUE);
}

static void
heard_cb (gpointer      object,
          gpointer      result,
          const GError *error)
{
  if (error == NULL)
    g_string_append (heard, result);
  else
    g_string_append_c (heard, g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) ? 'c' : 'x');
}

static void
free_answer (gpointer answer)
{
  n_freed++;
  g_free (answer);
}

static gpointer
echo_verb (SuyuanOffice *office,
           gpointer      data,
           GCancellable *cancellable,
           GError      **error)
{
  return g_strdup (data);
}

static gboolean
have_all_begun (gpointer n)
{
  return g_atomic_int_get (&n_begun) == GPOINTER_TO_INT (n);
}

/* Goes on until it is let go or stopped. */
static gpointer
hold_verb (SuyuanOffice *office,
           gpointer      data,
           GCancellable *cancellable,
           GError      **error)
{
  g_atomic_int_inc (&n_begun);
  while (g_atomic_int_get (&released) == 0)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      g_usleep (1000);
    }
  return g_strdup (data);
}

static gpointer
fail_verb (SuyuanOffice *office,
           gpointer      data,
           GCancellable *cancellable,
           GError      **error)
{
  g_set_error_literal (error, SUYUAN_WORK_ERROR, SUYUAN_WORK_ERROR_NOT_FOUND, data);

  return NULL;
}

static gpointer
rename_verb (SuyuanOffice *office,
             gpointer      data,
             GCancellable *cancellable,
             GError      **error)
{
  return suyuan_office_set (office, SUYUAN_KIND_OUTLET, data, (const char *const[]){ "name=North bank", NULL }, error);
}

static void
run (Room          *room,
     const char    *letter,
     SuyuanDeskFunc verb,
     gpointer       asker)
{
  suyuan_seat_run (room->seat, letter, verb, (gpointer) letter, NULL, free_answer, heard_cb, asker);
}

static const char *
title_of (SuyuanSeat *seat)
{
  SuyuanSeatProgress job;

  return suyuan_seat_get_progress (seat, NULL, &job) ? job.title : NULL;
}

static void
assert_progress (SuyuanSeat *seat,
                 const char *title,
                 double      fraction,
                 guint       rows)
{
  SuyuanSeatProgress job;

  g_assert_true (suyuan_seat_get_progress (seat, NULL, &job));
  g_assert_cmpstr (job.title, ==, title);
  g_assert_cmpfloat (job.fraction, ==, fraction);
  g_assert_cmpuint (job.rows, ==, rows);
}

static void
assert_name (Room       *room,
             const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanRecord) record = suyuan_office_get (suyuan_seat_get_office (room->seat), SUYUAN_KIND_OUTLET, &room->outlet, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (suyuan_record_get_text (record, "name"), ==, name);
}

/* What is shown as running is what runs, and not what was asked for last. */
static void
test_in_their_order (Room         *room,
                     gconstpointer data)
{
  g_assert_false (suyuan_seat_is_busy (room->seat));
  g_assert_null (title_of (room->seat));
  run (room, "a", hold_verb, room->asker);
  run (room, "b", echo_verb, room->asker);
  run (room, "d", echo_verb, room->asker);
  g_assert_true (suyuan_seat_is_busy (room->seat));
  g_assert_cmpstr (title_of (room->seat), ==, "a");
  suyuan_seat_report (room->seat, 0.5, 12);
  assert_progress (room->seat, "a", 0.5, 12);
  run (room, "e", echo_verb, room->asker);
  assert_progress (room->seat, "a", 0.5, 12); /* another one that waits starts nothing over */
  g_atomic_int_set (&released, 1);
  suyuan_stage_settle (room->stage);
  g_assert_cmpstr (heard->str, ==, "abde");
  g_assert_cmpuint (n_freed, ==, 4);
  g_assert_false (suyuan_seat_is_busy (room->seat));
  g_assert_null (title_of (room->seat));
}

/* Cancel means what runs. What people have saved meanwhile waits behind it and is written. */
static void
test_cancels_what_runs (Room         *room,
                        gconstpointer data)
{
  suyuan_seat_cancel (room->seat); /* nothing to stop */
  run (room, "a", hold_verb, room->asker);
  suyuan_seat_act (room->seat, "Saved", rename_verb, &room->outlet, NULL, NULL, NULL);
  run (room, "b", echo_verb, room->asker);
  suyuan_seat_cancel (room->seat);
  suyuan_stage_settle (room->stage);
  g_assert_cmpstr (heard->str, ==, "cb");
  g_assert_cmpuint (room->stage->n_told, ==, 1);
  g_assert_cmpuint (room->stage->n_refused, ==, 0); /* nobody is told that they have cancelled */
  assert_name (room, "North bank");
}

/* As hold_verb(), but does not hear that it is stopped. */
static gpointer
deaf_verb (SuyuanOffice *office,
           gpointer      data,
           GCancellable *cancellable,
           GError      **error)
{
  return hold_verb (office, data, NULL, error);
}

static gpointer
deaf_failing_verb (SuyuanOffice *office,
                   gpointer      data,
                   GCancellable *cancellable,
                   GError      **error)
{
  g_free (hold_verb (office, data, NULL, NULL));

  return fail_verb (office, data, cancellable, error);
}

/* Cancelled is cancelled, also where the reading comes to its end all the same. What was written by then is told. */
static void
test_cancelled_is_not_answered (Room         *room,
                                gconstpointer data)
{
  suyuan_seat_look (room->seat, "Walking", deaf_verb, (gpointer) "w", NULL, free_answer, heard_cb, room->asker);
  suyuan_seat_study (room->seat, "Verifying", deaf_failing_verb, (gpointer) "v", NULL, free_answer, heard_cb, room->asker);
  run (room, "a", deaf_verb, room->asker);
  suyuan_stage_wait (have_all_begun, GINT_TO_POINTER (3));
  suyuan_seat_cancel_for (room->seat, room->asker);
  g_atomic_int_set (&released, 1);
  suyuan_stage_settle (room->stage);
  g_assert_cmpuint (heard->len, ==, 3);
  g_assert_null (strchr (heard->str, 'w'));
  g_assert_null (strchr (heard->str, 'x'));
  g_assert_nonnull (strchr (heard->str, 'a'));
  g_assert_cmpuint (n_freed, ==, 2);
  g_assert_cmpuint (room->stage->n_refused, ==, 0);
}

/* A dialog that goes takes its own jobs along, and no others. */
static void
test_cancels_for_whom (Room         *room,
                       gconstpointer data)
{
  g_autoptr (GObject) other = g_object_new (G_TYPE_OBJECT, NULL);

  run (room, "a", hold_verb, other);
  run (room, "b", echo_verb, room->asker);
  run (room, "d", echo_verb, other);
  suyuan_seat_cancel_for (room->seat, room->asker);
  g_atomic_int_set (&released, 1);
  suyuan_stage_settle (room->stage);
  g_assert_cmpstr (heard->str, ==, "acd");
}

/* Who asked is gone: the answer is freed all the same, and what went wrong is said by the window. */
static void
test_nobody_waits (Room         *room,
                   gconstpointer data)
{
  run (room, "a", hold_verb, room->asker);
  run (room, "no such thing", fail_verb, room->asker);
  g_clear_object (&room->asker);
  g_atomic_int_set (&released, 1);
  suyuan_stage_settle (room->stage);
  g_assert_cmpstr (heard->str, ==, "");
  g_assert_cmpuint (n_freed, ==, 1);
  g_assert_cmpuint (room->stage->n_refused, ==, 1);
  g_assert_cmpstr (room->stage->refused, ==, "no such thing");
}

/* A batch is told with its way back; what changed nothing is not told. */
static void
test_told_once (Room         *room,
                gconstpointer data)
{
  for (guint i = 0; i < 2; i++)
    {
      suyuan_seat_act (room->seat, "Saved", rename_verb, &room->outlet, NULL, NULL, NULL);
      suyuan_stage_settle (room->stage);
      g_assert_cmpuint (room->stage->n_told, ==, 1);
    }
}

static void
selected_cb (SuyuanSeat *seat,
             guint      *n)
{
  (*n)++;
}

static void
test_one_selection (Room         *room,
                    gconstpointer data)
{
  SuyuanUid uid;
  guint     n = 0;

  g_signal_connect (room->seat, "selected", G_CALLBACK (selected_cb), &n);
  g_assert_false (suyuan_seat_get_selected (room->seat, &uid));
  suyuan_seat_select (room->seat, &room->outlet);
  suyuan_seat_select (room->seat, &room->outlet);
  g_assert_cmpuint (n, ==, 1);
  g_assert_true (suyuan_seat_get_selected (room->seat, &uid));
  g_assert_true (suyuan_uid_equal (&uid, &room->outlet));
  suyuan_seat_select (room->seat, NULL);
  g_assert_cmpuint (n, ==, 2);
  g_assert_false (suyuan_seat_get_selected (room->seat, &uid));
  g_signal_handlers_disconnect_by_data (room->seat, &n);
}

/* What cannot be counted is no empty register. */
static void
test_counts_or_says_why (Room         *room,
                         gconstpointer data)
{
  g_assert_cmpint (suyuan_seat_count (room->seat, SUYUAN_KIND_OUTLET), ==, 1);
  g_assert_cmpuint (room->stage->n_refused, ==, 0);
  suyuan_stage_hide (room->stage, "outlet");
  g_assert_cmpint (suyuan_seat_count (room->seat, SUYUAN_KIND_OUTLET), ==, 0);
  g_assert_cmpuint (room->stage->n_refused, ==, 1);
}

/* Somebody saves while an import runs and closes the window: the import is stopped, what was saved is written. */
static void
test_closing_keeps_what_was_saved (Room         *room,
                                   gconstpointer data)
{
  SuyuanWindow *window = suyuan_window_new (NULL);
  SuyuanSeat   *seat;

  suyuan_window_take_desk (window, room->stage->desk);
  gtk_window_present (GTK_WINDOW (window));
  suyuan_stage_spin (300);
  seat = suyuan_window_get_seat (window);
  suyuan_seat_run (seat, "Importing", hold_verb, NULL, NULL, g_free, NULL, NULL);
  suyuan_seat_act (seat, "Saved", rename_verb, &room->outlet, NULL, NULL, NULL);
  gtk_window_destroy (GTK_WINDOW (window));
  suyuan_stage_settle (room->stage);
  suyuan_stage_settle (room->stage);
  assert_name (room, "North bank");
}

/* As hold_verb(), and says how far it is. */
static gpointer
print_verb (SuyuanOffice *office,
            gpointer      data,
            GCancellable *cancellable,
            GError      **error)
{
  suyuan_seat_report (data, 0.25, 25);

  return hold_verb (office, (gpointer) "p", cancellable, error);
}

static gboolean
has_answered (gpointer room)
{
  return ((Room *) room)->stage->n_told > 0 && strchr (heard->str, 'w') != NULL;
}

static gboolean
has_begun (gpointer seat)
{
  SuyuanSeatProgress job;

  return suyuan_seat_get_progress (seat, NULL, &job) && job.fraction > 0;
}

static gint held; /* atomic: what comes after it waits */

static gpointer
wait_verb (SuyuanOffice *office,
           gpointer      data,
           GCancellable *cancellable,
           GError      **error)
{
  while (g_atomic_int_get (&held))
    g_usleep (1000);

  return NULL;
}

/* What is left is reckoned from what was done, and nothing is done while it waits. */
static void
test_waiting_does_not_count (Room         *room,
                             gconstpointer data)
{
  SuyuanSeatProgress job;
  gint64             let_go;

  g_atomic_int_set (&held, TRUE);
  suyuan_desk_study_async (room->stage->desk, wait_verb, NULL, NULL, NULL, NULL, NULL);
  suyuan_seat_study (room->seat, "Printing", print_verb, room->seat, NULL, free_answer, heard_cb, room->asker);
  suyuan_stage_spin (300);
  g_assert_true (suyuan_seat_get_progress (room->seat, NULL, &job));
  g_assert_cmpfloat (job.seconds, ==, 0);
  let_go = g_get_monotonic_time ();
  g_atomic_int_set (&held, FALSE);
  suyuan_stage_wait (has_begun, room->seat);
  g_assert_true (suyuan_seat_get_progress (room->seat, NULL, &job));
  g_assert_cmpfloat (job.seconds, <=, (double) (g_get_monotonic_time () - let_go) / G_USEC_PER_SEC);
  suyuan_stage_spin (200);
  g_assert_true (suyuan_seat_get_progress (room->seat, NULL, &job));
  g_assert_cmpfloat (job.seconds, >, 0.19);
  g_atomic_int_set (&released, 1);
  suyuan_stage_settle (room->stage);
}

/* Prints and verifications take minutes. What is saved meanwhile is saved at once, and takes nothing of theirs away. */
static void
save_beside_a_print (Room *room)
{
  suyuan_seat_study (room->seat, "Printing", print_verb, room->seat, NULL, free_answer, heard_cb, room->asker);
  suyuan_stage_wait (has_begun, room->seat);
  suyuan_seat_look (room->seat, "Walking", echo_verb, (gpointer) "w", NULL, free_answer, heard_cb, room->asker);
  suyuan_seat_act (room->seat, "Saved", rename_verb, &room->outlet, NULL, NULL, NULL);
  suyuan_stage_wait (has_answered, room);
  assert_name (room, "North bank");
  g_assert_null (strchr (heard->str, 'p'));
  g_assert_true (suyuan_seat_is_busy (room->seat));
  assert_progress (room->seat, "Printing", 0.25, 25);
}

static void
test_save_is_not_held_up (Room         *room,
                          gconstpointer data)
{
  save_beside_a_print (room);
  g_atomic_int_set (&released, 1);
  suyuan_stage_settle (room->stage);
  g_assert_cmpstr (heard->str, ==, "wp");
  g_assert_false (suyuan_seat_is_busy (room->seat));
}

static void
test_print_is_cancelled (Room         *room,
                         gconstpointer data)
{
  save_beside_a_print (room);
  suyuan_seat_cancel (room->seat);
  suyuan_stage_settle (room->stage);
  g_assert_cmpstr (heard->str, ==, "wc");
  assert_name (room, "North bank");
}

/* Whoever asked sees its own, whatever was asked for before by others. */
static void
test_each_its_own (Room         *room,
                   gconstpointer data)
{
  g_autoptr (GObject) other = g_object_new (G_TYPE_OBJECT, NULL);
  SuyuanSeatProgress job;

  suyuan_seat_study (room->seat, "Printing", print_verb, room->seat, NULL, free_answer, heard_cb, room->asker);
  run (room, "b", hold_verb, other);
  g_assert_true (suyuan_seat_get_progress (room->seat, other, &job));
  g_assert_cmpstr (job.title, ==, "b");
  suyuan_stage_wait (has_begun, room->seat);
  g_assert_true (suyuan_seat_get_progress (room->seat, room->asker, &job));
  g_assert_cmpfloat (job.fraction, ==, 0.25);
  g_assert_true (suyuan_seat_get_progress (room->seat, other, &job));
  g_assert_cmpfloat (job.fraction, ==, -1);
  g_assert_false (suyuan_seat_get_progress (room->seat, room->stage->desk, &job));
  g_atomic_int_set (&released, 1);
  suyuan_stage_settle (room->stage);
  g_assert_cmpuint (n_freed, ==, 2);
}

/* What only reads is read for nobody when the window has gone. */
static void
test_leaving_stops_readings (Room         *room,
                             gconstpointer data)
{
  suyuan_seat_study (room->seat, "Printing", print_verb, room->seat, NULL, free_answer, heard_cb, room->asker);
  suyuan_seat_study (room->seat, "Verifying", hold_verb, (gpointer) "v", NULL, free_answer, heard_cb, room->asker);
  run (room, "a", hold_verb, room->asker);
  suyuan_seat_act (room->seat, "Saved", rename_verb, &room->outlet, NULL, NULL, NULL);
  suyuan_seat_leave (room->seat);
  suyuan_stage_settle (room->stage);
  g_assert_cmpstr (heard->str, ==, "ccc");
  assert_name (room, "North bank");
}

/* What was saved last is saved, whether the desk has come to it or not; and so is what is no saving but cannot be stopped. */
static void
test_leaving_saves (Room         *room,
                    gconstpointer data)
{
  suyuan_desk_run_async (room->stage->desk, hold_verb, NULL, NULL, NULL, NULL, NULL);
  suyuan_seat_act (room->seat, "Saved", rename_verb, &room->outlet, NULL, NULL, NULL);
  suyuan_seat_leave (room->seat);
  g_atomic_int_set (&released, 1);
  suyuan_stage_settle (room->stage);
  assert_name (room, "North bank");
}

static void
test_leaving_undoes (Room         *room,
                     gconstpointer data)
{
  suyuan_desk_run_async (room->stage->desk, hold_verb, NULL, NULL, NULL, NULL, NULL);
  suyuan_seat_run (room->seat, "Undo", rename_verb, &room->outlet, NULL, (GDestroyNotify) suyuan_outcome_free, NULL, NULL);
  suyuan_seat_leave (room->seat);
  g_atomic_int_set (&released, 1);
  suyuan_stage_settle (room->stage);
  assert_name (room, "North bank");
}

#define seat_test(path, func) g_test_add ((path), Room, NULL, set_up, (func), tear_down)

int
main (int   argc,
      char *argv[])
{
  suyuan_stage_init (&argc, &argv);

  seat_test ("/app/seat/in-their-order", test_in_their_order);
  seat_test ("/app/seat/cancels-what-runs", test_cancels_what_runs);
  seat_test ("/app/seat/cancelled-is-not-answered", test_cancelled_is_not_answered);
  seat_test ("/app/seat/cancels-for-whom", test_cancels_for_whom);
  seat_test ("/app/seat/nobody-waits", test_nobody_waits);
  seat_test ("/app/seat/told-once", test_told_once);
  seat_test ("/app/seat/one-selection", test_one_selection);
  seat_test ("/app/seat/counts-or-says-why", test_counts_or_says_why);
  seat_test ("/app/seat/waiting-does-not-count", test_waiting_does_not_count);
  seat_test ("/app/seat/save-is-not-held-up", test_save_is_not_held_up);
  seat_test ("/app/seat/print-is-cancelled", test_print_is_cancelled);
  seat_test ("/app/seat/each-its-own", test_each_its_own);
  seat_test ("/app/seat/leaving-stops-readings", test_leaving_stops_readings);
  seat_test ("/app/seat/leaving-saves", test_leaving_saves);
  seat_test ("/app/seat/leaving-undoes", test_leaving_undoes);
  seat_test ("/app/seat/closing-keeps-what-was-saved", test_closing_keeps_what_was_saved);

  return g_test_run ();
}
