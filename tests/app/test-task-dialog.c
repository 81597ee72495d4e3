/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suyuan-task-dialog.h"

#include "suyuan-booth.h"

static SuyuanUid
show (SuyuanBooth *self)
{
  SuyuanUid outlet = suyuan_stage_add (self->stage, SUYUAN_KIND_OUTLET, (const char *const[]){ "code=PK-1", "name=North", NULL });

  suyuan_booth_show (self, suyuan_task_dialog_new (GTK_WINDOW (self->parent), self->stage->seat, &outlet));
  return outlet;
}

static SuyuanRecord *
get_only (SuyuanBooth *self,
          SuyuanKind   kind)
{
  SuyuanQuery query = { .kind = kind };
  g_autoptr (GPtrArray) records = suyuan_office_list (suyuan_booth_get_office (self), &query, NULL);

  g_assert_cmpuint (records->len, ==, 1);
  return suyuan_record_ref (records->pdata[0]);
}

/* What must be said is asked for; a date that is none is refused by the name of its field. Nothing is written. */
static void
test_refuses (SuyuanBooth  *self,
              gconstpointer data)
{
  gint64 units = suyuan_booth_count (self, SUYUAN_KIND_UNIT);

  show (self);
  suyuan_typist_expect (self->typist, "What is wrong");
  suyuan_booth_press (self, "Return");
  suyuan_booth_expect_refused (self, "what the problem is");
  suyuan_typist_type (self->typist, "Foam");
  suyuan_booth_press (self, "<Control>Return");
  suyuan_booth_expect_refused (self, "choose how it shall be put right"); /* the category is still open */
  suyuan_booth_choose (self, "Category", "category", "standardise");
  suyuan_booth_enter (self, "Deadline (date)", "tomorrow");
  suyuan_booth_enter (self, "Responsible unit", "New office");
  suyuan_booth_press (self, "<Control>Return");
  suyuan_booth_expect_refused (self, "Deadline: “tomorrow” is no date");
  g_assert_null (suyuan_stage_find_label (self->dialog, "Deadline: Deadline")); /* said once */
  g_assert_cmpint (suyuan_booth_count (self, SUYUAN_KIND_TASK), ==, 0);
  g_assert_cmpint (suyuan_booth_count (self, SUYUAN_KIND_PROBLEM), ==, 0);
  g_assert_cmpint (suyuan_booth_count (self, SUYUAN_KIND_UNIT), ==, units); /* nobody is left in the register */
  g_assert_cmpuint (self->stage->n_told, ==, 0);
}

/* One problem, one measure, its duties and the task that ties them, as they were typed. */
static void
test_makes_a_task (SuyuanBooth  *self,
                   gconstpointer data)
{
  SuyuanUid outlet = show (self), uid;
  g_autoptr (SuyuanRecord) problem = NULL;
  g_autoptr (SuyuanRecord) measure = NULL;
  g_autoptr (SuyuanRecord) task = NULL;

  suyuan_typist_type (self->typist, "Foam");
  suyuan_booth_enter (self, "Found on (date)", "2026-01-05");
  suyuan_booth_choose (self, "Category", "category", "ban");
  suyuan_booth_enter (self, "What shall be done", "Seal it");
  suyuan_booth_enter (self, "Deadline (date)", "2030-06-30");
  suyuan_booth_press (self, "<Control>Page_Down");
  suyuan_typist_expect (self->typist, "Responsible unit");
  suyuan_typist_type (self->typist, "U1");
  suyuan_booth_press (self, "Return");
  suyuan_booth_expect_gone (self);

  problem = get_only (self, SUYUAN_KIND_PROBLEM);
  measure = get_only (self, SUYUAN_KIND_MEASURE);
  task = get_only (self, SUYUAN_KIND_TASK);
  g_assert_cmpstr (suyuan_record_get_text (problem, "found_on"), ==, "2026-01-05");
  g_assert_cmpstr (suyuan_record_get_text (task, "category"), ==, "ban");
  g_assert_cmpstr (suyuan_record_get_text (task, "deadline"), ==, "2030-06-30");
  g_assert_cmpstr (suyuan_record_get_text (task, "state"), ==, "registered");
  g_assert_true (suyuan_record_get_ref (task, "outlet", &uid));
  g_assert_true (suyuan_uid_equal (&uid, &outlet));
  g_assert_cmpuint (self->stage->n_told, ==, 1);
}

/* A unit nobody has heard of is entered in the register; the task is a decision, which is followed and not taken back. */
static void
test_enters_a_unit (SuyuanBooth  *self,
                    gconstpointer data)
{
  gint64    units = suyuan_booth_count (self, SUYUAN_KIND_UNIT);
  SuyuanUid uid;

  show (self);
  suyuan_task_dialog_fill (SUYUAN_TASK_DIALOG (self->dialog), "Foam", "standardise", "2026-01-05", "2030-06-30", "River office", "U1", "Mend");
  suyuan_booth_press (self, "<Control>Return");
  suyuan_booth_expect_gone (self);
  g_assert_cmpint (suyuan_booth_count (self, SUYUAN_KIND_UNIT), ==, units + 1);
  g_assert_true (suyuan_office_find (suyuan_booth_get_office (self), SUYUAN_KIND_UNIT, "River office", &uid, NULL));
  g_assert_cmpint (suyuan_booth_count (self, SUYUAN_KIND_TASK), ==, 1);
  suyuan_booth_undo_in_vain (self, "A decision is not undone");
  g_assert_cmpint (suyuan_booth_count (self, SUYUAN_KIND_TASK), ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  suyuan_stage_init (&argc, &argv);

  suyuan_booth_test ("/app/task-dialog/refuses", test_refuses);
  suyuan_booth_test ("/app/task-dialog/makes-a-task", test_makes_a_task);
  suyuan_booth_test ("/app/task-dialog/enters-a-unit", test_enters_a_unit);

  return g_test_run ();
}
