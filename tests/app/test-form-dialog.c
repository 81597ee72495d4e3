/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What every form has: keys from group to group, its reason in sight, and text that outlives the program. */
#include "suyuan-booth.h"
#include "suyuan-draft-bar.h"
#include "suyuan-form-dialog.h"

#define TEST_TYPE_QUESTION (test_question_get_type ())
G_DECLARE_FINAL_TYPE (TestQuestion, test_question, TEST, QUESTION, SuyuanFormDialog)

struct _TestQuestion
{
  SuyuanFormDialog parent_instance;

  GtkEditable     *problem;
  SuyuanChoiceRow *category;
};

G_DEFINE_FINAL_TYPE (TestQuestion, test_question, SUYUAN_TYPE_FORM_DIALOG)

static gint     held; /* atomic: what writes waits */
static gboolean refuses;

static gpointer
hold_verb (SuyuanOffice *office,
           gpointer      data,
           GCancellable *cancellable,
           GError      **error)
{
  while (g_atomic_int_get (&held))
    g_usleep (1000);

  return NULL;
}

static gpointer
answer_verb (SuyuanOffice *office,
             gpointer      data,
             GCancellable *cancellable,
             GError      **error)
{
  if (refuses)
    {
      g_set_error_literal (error, SUYUAN_WORK_ERROR, SUYUAN_WORK_ERROR_REFUSED, "No room.");
      return NULL;
    }
  return suyuan_office_add (office, SUYUAN_KIND_UNIT, (const char *const[]){ data, NULL }, error);
}

static void
test_question_apply (SuyuanFormDialog *form)
{
  g_autofree char *problem = suyuan_form_dup_text (TEST_QUESTION (form)->problem);

  if (problem == NULL)
    suyuan_form_dialog_set_fault (form, "Say what is wrong.");
  else
    suyuan_form_dialog_act (form, "Answered", answer_verb, g_strconcat ("name=", problem, NULL), g_free);
}

static void
test_question_class_init (TestQuestionClass *klass)
{
  SUYUAN_FORM_DIALOG_CLASS (klass)->apply = test_question_apply;
}

static void
test_question_init (TestQuestion *self)
{
}

static TestQuestion *
ask (SuyuanBooth *booth)
{
  TestQuestion        *self = g_object_new (TEST_TYPE_QUESTION, NULL);
  SuyuanFormDialog    *form = SUYUAN_FORM_DIALOG (self);
  AdwPreferencesGroup *group;

  suyuan_form_dialog_set_up (form, GTK_WINDOW (booth->parent), booth->stage->seat, "Question", "_Answer");
  group = suyuan_form_dialog_add_group (form, "Problem");
  self->problem = suyuan_form_dialog_add_entry (group, "What is wrong", NULL);
  self->category = suyuan_form_dialog_add_choice (form, group, "Category", "category", NULL);
  group = suyuan_form_dialog_add_group (form, "Duty");
  suyuan_form_dialog_add_entry (group, "Sponsor", "nobody yet");
  suyuan_form_dialog_add_widget (form, suyuan_files_group_new ("Evidence"));
  suyuan_form_dialog_watch (form, "problem", self->problem);
  suyuan_form_dialog_watch (form, "category", self->category);
  suyuan_form_dialog_keep (form, "question", NULL);
  suyuan_booth_show (booth, GTK_WIDGET (self));
  return self;
}

/* --- keys --- */

static void
test_groups_by_keys (SuyuanBooth  *self,
                     gconstpointer data)
{
  ask (self);
  suyuan_typist_expect (self->typist, "What is wrong");
  suyuan_booth_press (self, "<Control>Page_Down");
  suyuan_typist_expect (self->typist, "Sponsor");
  suyuan_booth_press (self, "<Control>Page_Down");
  suyuan_typist_expect (self->typist, "Path of a file, then Enter");
  suyuan_booth_press (self, "<Control>Page_Down");
  suyuan_typist_expect (self->typist, "What is wrong"); /* round in a ring */
  suyuan_booth_press (self, "<Control>Page_Up");
  suyuan_typist_expect (self->typist, "Path of a file, then Enter");
  suyuan_booth_press (self, "<Shift>F6");
  suyuan_typist_expect (self->typist, "Sponsor");
  suyuan_booth_press (self, "F6");
  suyuan_typist_expect (self->typist, "Path of a file, then Enter");
}

/* Enter in any entry does what the form is for; the reason against it stands at the top and goes with the next try. */
static void
test_enter_applies (SuyuanBooth  *self,
                    gconstpointer data)
{
  gint64 units = suyuan_booth_count (self, SUYUAN_KIND_UNIT);

  ask (self);
  suyuan_booth_press (self, "<Control>Page_Down Return");
  suyuan_booth_expect_refused (self, "Say what is wrong.");
  g_assert_cmpint (suyuan_booth_count (self, SUYUAN_KIND_UNIT), ==, units);
  suyuan_booth_press (self, "<Control>Page_Up");
  suyuan_typist_type (self->typist, "Zhao");
  suyuan_booth_press (self, "Return");
  suyuan_booth_expect_gone (self);
  g_assert_cmpint (suyuan_booth_count (self, SUYUAN_KIND_UNIT), ==, units + 1);
  g_assert_cmpuint (self->stage->n_told, ==, 1);
  suyuan_booth_undo (self);
  g_assert_cmpint (suyuan_booth_count (self, SUYUAN_KIND_UNIT), ==, units);
}

static void
test_escape_writes_nothing (SuyuanBooth  *self,
                            gconstpointer data)
{
  gint64 units = suyuan_booth_count (self, SUYUAN_KIND_UNIT);

  ask (self);
  suyuan_typist_type (self->typist, "Zhao");
  suyuan_booth_press (self, "Escape");
  suyuan_booth_expect_gone (self);
  g_assert_cmpint (suyuan_booth_count (self, SUYUAN_KIND_UNIT), ==, units);
}

/* --- what was typed and not saved --- */

static GtkWidget *
bar_of (TestQuestion *question)
{
  return suyuan_stage_find_widget (GTK_WIDGET (question), SUYUAN_TYPE_DRAFT_BAR);
}

static gboolean
is_offered (gpointer data)
{
  return gtk_widget_get_mapped (bar_of (data));
}

static gboolean
is_answered (gpointer data)
{
  return !is_offered (data);
}

static void
assert_nothing_offered (SuyuanBooth *self)
{
  TestQuestion *question = ask (self);

  suyuan_stage_spin (200);
  g_assert_false (is_offered (question));
}

/* Two seconds after it was typed the program may be no more: the next form of its kind has it, without taking the focus. */
static void
test_draft_outlives_the_program (SuyuanBooth  *self,
                                 gconstpointer data)
{
  TestQuestion *question = ask (self);

  suyuan_typist_type (self->typist, "COD");
  suyuan_choice_row_set_key (question->category, "merge");
  suyuan_stage_spin (2000);
  gtk_window_destroy (GTK_WINDOW (question)); /* without an answer */
  question = ask (self);
  suyuan_stage_wait (is_offered, question);
  suyuan_typist_expect (self->typist, "What is wrong");
  suyuan_booth_press (self, "<Shift>F6");
  suyuan_typist_expect (self->typist, "Ta_ke It");
  suyuan_booth_press (self, "Return");
  suyuan_stage_wait (is_answered, question);
  suyuan_typist_expect (self->typist, "What is wrong");
  g_assert_cmpstr (gtk_editable_get_text (question->problem), ==, "COD");
  g_assert_cmpstr (suyuan_choice_row_get_key (question->category), ==, "merge");
  suyuan_booth_press (self, "Return");
  suyuan_booth_expect_gone (self);
  assert_nothing_offered (self); /* it is saved */
}

/* Cancelled is cancelled. */
static void
test_draft_goes_with_escape (SuyuanBooth  *self,
                             gconstpointer data)
{
  ask (self);
  suyuan_typist_type (self->typist, "never");
  suyuan_stage_spin (1100);
  suyuan_booth_press (self, "Escape");
  suyuan_booth_expect_gone (self);
  assert_nothing_offered (self);
}

static gboolean
is_saving (gpointer data)
{
  return suyuan_seat_is_busy (((SuyuanBooth *) data)->stage->seat);
}

static gboolean
is_closed (gpointer data)
{
  SuyuanBooth *self = data;

  return self->dialog == NULL || !gtk_widget_get_visible (self->dialog);
}

/* Answers behind something long, and does not wait for it. */
static void
answer_and_close (SuyuanBooth *self,
                  gboolean     in_vain)
{
  refuses = in_vain;
  g_atomic_int_set (&held, TRUE);
  ask (self);
  suyuan_desk_run_async (self->stage->desk, hold_verb, NULL, NULL, NULL, NULL, NULL);
  suyuan_typist_type (self->typist, "Zhao");
  suyuan_typist_press (self->typist, "Return");
  suyuan_stage_wait (is_saving, self);
  suyuan_typist_press (self->typist, "Escape");
  suyuan_stage_wait (is_closed, self);
  g_atomic_int_set (&held, FALSE);
  suyuan_stage_settle (self->stage);
  refuses = FALSE;
}

/* What was refused after the form was closed is said, and offered again. */
static void
test_draft_outlives_a_refusal (SuyuanBooth  *self,
                               gconstpointer data)
{
  TestQuestion *question;

  answer_and_close (self, TRUE);
  g_assert_cmpuint (self->stage->n_refused, ==, 1);
  g_assert_cmpstr (self->stage->refused, ==, "No room.");
  g_assert_null (self->dialog);
  question = ask (self);
  suyuan_stage_wait (is_offered, question);
}

static void
test_draft_goes_with_a_late_answer (SuyuanBooth  *self,
                                    gconstpointer data)
{
  gint64 units = suyuan_booth_count (self, SUYUAN_KIND_UNIT);

  answer_and_close (self, FALSE);
  g_assert_cmpint (suyuan_booth_count (self, SUYUAN_KIND_UNIT), ==, units + 1);
  g_assert_null (self->dialog);
  assert_nothing_offered (self);
}

int
main (int   argc,
      char *argv[])
{
  suyuan_stage_init (&argc, &argv);

  suyuan_booth_test ("/app/form-dialog/groups-by-keys", test_groups_by_keys);
  suyuan_booth_test ("/app/form-dialog/enter-applies", test_enter_applies);
  suyuan_booth_test ("/app/form-dialog/escape-writes-nothing", test_escape_writes_nothing);
  suyuan_booth_test ("/app/form-dialog/draft-outlives-the-program", test_draft_outlives_the_program);
  suyuan_booth_test ("/app/form-dialog/draft-goes-with-escape", test_draft_goes_with_escape);
  suyuan_booth_test ("/app/form-dialog/draft-outlives-a-refusal", test_draft_outlives_a_refusal);
  suyuan_booth_test ("/app/form-dialog/draft-goes-with-a-late-answer", test_draft_goes_with_a_late_answer);

  return g_test_run ();
}
