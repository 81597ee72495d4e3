/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suyuan-question.h"
#include "suyuan-stage.h"

/* Whoever asks here: a plain object with what it heard. */
typedef struct
{
  SuyuanStage   *stage;
  GObject       *asker;
  SuyuanQuestion question;
} Play;

static guint       n_heard, n_freed;
static const char *heard, *failed;
static gint        late_begun; /* atomic */

static Play
play_new (void)
{
  n_heard = n_freed = 0;
  heard = failed = NULL;
  g_atomic_int_set (&late_begun, FALSE);

  return (Play){ .stage = suyuan_stage_new (), .asker = g_object_new (G_TYPE_OBJECT, NULL) };
}

static void
play_free (Play *play)
{
  g_assert_finalize_object (play->asker);
  suyuan_stage_free (play->stage);
}

static gpointer
echo_verb (SuyuanOffice *office,
           gpointer      data,
           GCancellable *cancellable,
           GError      **error)
{
  if (data == NULL)
    g_set_error (error, SUYUAN_WORK_ERROR, SUYUAN_WORK_ERROR_NOT_FOUND, "nothing to say");

  return data;
}

static gboolean
has_begun (gpointer data)
{
  return g_atomic_int_get (&late_begun);
}

/* Holds the worker until it is let go, however often it is cancelled. */
static gpointer
late_verb (SuyuanOffice *office,
           gpointer      data,
           GCancellable *cancellable,
           GError      **error)
{
  g_atomic_int_set (&late_begun, TRUE);
  while (!g_cancellable_is_cancelled (cancellable))
    g_usleep (1000);

  return data;
}

static void
free_answer (gpointer answer)
{
  n_freed++;
}

static void
answered_cb (gpointer      asker,
             gpointer      answer,
             const GError *error)
{
  g_assert_true (G_IS_OBJECT (asker));
  n_heard++;
  heard = answer;
  failed = error != NULL ? g_intern_string (error->message) : NULL;
}

static void
ask (Play          *play,
     SuyuanDeskFunc verb,
     const char    *text)
{
  suyuan_question_ask (&play->question, play->stage->desk, verb, (gpointer) text, NULL, free_answer, answered_cb, play->asker);
}

static void
test_hears_the_last (void)
{
  Play play = play_new ();

  ask (&play, late_verb, "first");
  ask (&play, echo_verb, "second");
  ask (&play, echo_verb, "third");
  g_assert_true (suyuan_question_is_open (&play.question));
  suyuan_stage_settle (play.stage);
  g_assert_false (suyuan_question_is_open (&play.question));
  g_assert_cmpuint (n_heard, ==, 1);
  g_assert_cmpstr (heard, ==, "third");
  g_assert_cmpuint (n_freed, >=, 1);
  play_free (&play);
}

/* An answer that had begun comes late and is thrown away, not lost. */
static void
test_forgets (void)
{
  Play play = play_new ();

  ask (&play, late_verb, "late");
  suyuan_stage_wait (has_begun, NULL);
  suyuan_question_forget (&play.question);
  suyuan_question_forget (&play.question);
  g_assert_false (suyuan_question_is_open (&play.question));
  suyuan_stage_settle (play.stage);
  g_assert_cmpuint (n_heard, ==, 0);
  g_assert_cmpuint (n_freed, ==, 1);
  play_free (&play);
}

/* Whoever asked may go while the answer is on its way, which is thrown away then. */
static void
test_keeps_nobody_alive (void)
{
  Play play = play_new ();

  ask (&play, late_verb, "late");
  suyuan_stage_wait (has_begun, NULL);
  g_assert_finalize_object (play.asker);
  suyuan_question_forget (&play.question);
  suyuan_stage_settle (play.stage);
  g_assert_cmpuint (n_heard, ==, 0);
  g_assert_cmpuint (n_freed, ==, 1);

  play.asker = g_object_new (G_TYPE_OBJECT, NULL);
  ask (&play, echo_verb, "not forgotten");
  g_assert_finalize_object (play.asker);
  suyuan_stage_settle (play.stage);
  g_assert_true (suyuan_question_is_open (&play.question)); /* not touched: it would be gone with the asker */
  suyuan_question_forget (&play.question);
  g_assert_cmpuint (n_heard, ==, 0);
  g_assert_cmpuint (n_freed, ==, 2);
  suyuan_stage_free (play.stage);
}

static void
test_hears_a_failure (void)
{
  Play play = play_new ();

  ask (&play, echo_verb, NULL);
  suyuan_stage_settle (play.stage);
  g_assert_cmpuint (n_heard, ==, 1);
  g_assert_null (heard);
  g_assert_cmpstr (failed, ==, "nothing to say");
  g_assert_cmpuint (n_freed, ==, 0);
  play_free (&play);
}

/* Asked from within an answer. */
static void
again_cb (gpointer      asker,
          gpointer      answer,
          const GError *error)
{
  Play *play = g_object_get_data (asker, "play");

  answered_cb (asker, answer, error);
  if (n_heard == 1)
    suyuan_question_ask (&play->question, play->stage->desk, echo_verb, "again", NULL, free_answer, again_cb, asker);
}

static void
test_asks_again (void)
{
  Play play = play_new ();

  g_object_set_data (play.asker, "play", &play);
  suyuan_question_ask (&play.question, play.stage->desk, echo_verb, "once", NULL, free_answer, again_cb, play.asker);
  suyuan_stage_settle (play.stage);
  g_assert_cmpuint (n_heard, ==, 2);
  g_assert_cmpstr (heard, ==, "again");
  g_assert_cmpuint (n_freed, ==, 2);
  play_free (&play);
}

int
main (int   argc,
      char *argv[])
{
  suyuan_stage_init (&argc, &argv);

  g_test_add_func ("/app/question/hears-the-last", test_hears_the_last);
  g_test_add_func ("/app/question/forgets", test_forgets);
  g_test_add_func ("/app/question/keeps-nobody-alive", test_keeps_nobody_alive);
  g_test_add_func ("/app/question/hears-a-failure", test_hears_a_failure);
  g_test_add_func ("/app/question/asks-again", test_asks_again);

  return g_test_run ();
}
