/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suyuan-step-dialog.h"

#include "suyuan-booth.h"
#include "suyuan-diary.h"

/* The task of the test, made behind the window's back. */
static SuyuanUid task;

static gpointer
task_verb (SuyuanOffice *office,
           gpointer      data,
           GCancellable *cancellable,
           GError      **error)
{
  g_autoptr (GPtrArray) outlets = g_ptr_array_new ();
  SuyuanTaskTerms terms = { .outlets = outlets, .problem = "Foam", .category = "standardise", .deadline = "2030-06-30", .responsible_unit = "U1" };

  g_ptr_array_add (outlets, data);
  return suyuan_office_task_new (office, &terms, error);
}

static void
made_cb (gpointer      object,
         gpointer      result,
         const GError *error)
{
  g_assert_no_error (error);
}

static void
raise_a_problem (SuyuanBooth *self)
{
  SuyuanUid   outlet = suyuan_stage_add (self->stage, SUYUAN_KIND_OUTLET, (const char *const[]){ "code=PK-1", "name=North", NULL });
  SuyuanQuery query = { .kind = SUYUAN_KIND_TASK };
  g_autoptr (GPtrArray) tasks = NULL;

  suyuan_seat_act (self->stage->seat, "Made", task_verb, g_memdup2 (&outlet, sizeof outlet), g_free, made_cb, self->parent);
  suyuan_stage_settle (self->stage);
  tasks = suyuan_office_list (suyuan_booth_get_office (self), &query, NULL);
  g_assert_cmpuint (tasks->len, ==, 1);
  task = *suyuan_record_get_uid (tasks->pdata[0]);
}

static SuyuanTaskView *
view_of (SuyuanBooth *self)
{
  g_autoptr (GError) error = NULL;
  SuyuanTaskView *view = suyuan_office_task_view (suyuan_booth_get_office (self), &task, &error);

  g_assert_no_error (error);
  return view;
}

/* @type: an event, or %NULL for the next step. */
static void
show (SuyuanBooth *self,
      const char  *type)
{
  g_autoptr (SuyuanTaskView) view = view_of (self);

  suyuan_booth_show (self, suyuan_step_dialog_new (GTK_WINDOW (self->parent), self->stage->seat, view, type));
}

static void
assert_state (SuyuanBooth *self,
              const char  *state,
              guint        n_events)
{
  g_autoptr (SuyuanTaskView) view = view_of (self);

  g_assert_cmpstr (view->state, ==, state);
  g_assert_cmpuint (view->events->len, ==, n_events);
}

/* The window is called after the state it leads to; what was typed goes with the event, and a decision is not undone. */
static void
test_advances (SuyuanBooth  *self,
               gconstpointer data)
{
  g_autoptr (SuyuanTaskView) view = NULL;
  g_autoptr (GError) error = NULL;
  SuyuanRecord *event;
  guint         before;

  raise_a_problem (self);
  view = view_of (self);
  before = view->events->len;
  show (self, NULL);
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (self->dialog)), ==, suyuan_enum_value_get_label (suyuan_catalogue_find_value (suyuan_office_get_catalogue (suyuan_booth_get_office (self)), "task_state", "assigned")));
  suyuan_typist_expect (self->typist, "Words to go with it");
  suyuan_typist_type (self->typist, "Go");
  suyuan_booth_enter (self, "Document number", "JB-2026-1");
  suyuan_booth_press (self, "Return");
  suyuan_booth_expect_gone (self);
  assert_state (self, "assigned", before + 1);
  g_clear_pointer (&view, suyuan_task_view_free);
  view = view_of (self);
  event = view->events->pdata[before];
  g_assert_cmpstr (suyuan_record_get_text (event, "reason"), ==, "Go");
  g_assert_cmpstr (suyuan_record_get_text (event, "document"), ==, "JB-2026-1");
  suyuan_booth_undo_in_vain (self, "A decision is not undone");
  assert_state (self, "assigned", before + 1);
}

/* Each side door asks for what it needs, and is shut without it. */
static void
test_side_doors (SuyuanBooth  *self,
                 gconstpointer data)
{
  g_autoptr (SuyuanTaskView) view = NULL;
  guint n;

  raise_a_problem (self);
  view = view_of (self);
  n = view->events->len;

  show (self, "extend");
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (self->dialog)), ==, "Extend the Deadline");
  suyuan_typist_expect (self->typist, "New deadline (date)");
  suyuan_typist_type (self->typist, "soon");
  suyuan_booth_enter (self, "Reason", "Frost");
  suyuan_booth_enter (self, "Document number", "YQ-1");
  suyuan_booth_press (self, "Return");
  suyuan_booth_expect_refused (self, "new deadline");
  assert_state (self, "registered", n);
  suyuan_typist_walk (self->typist, "<Shift>Tab", "New deadline (date)", 6);
  suyuan_booth_press (self, "<Control>a");
  suyuan_typist_type (self->typist, "2031-01-31");
  suyuan_booth_press (self, "Return");
  suyuan_booth_expect_gone (self);
  assert_state (self, "registered", n + 1);
  g_clear_pointer (&view, suyuan_task_view_free);
  view = view_of (self);
  g_assert_cmpstr (view->deadline, ==, "2031-01-31");
}

/* A unit nobody has heard of is entered with the transfer to it, and not with one that is refused. */
static void
test_transfers (SuyuanBooth  *self,
                gconstpointer data)
{
  gint64 units;

  raise_a_problem (self);
  units = suyuan_booth_count (self, SUYUAN_KIND_UNIT);
  show (self, "transfer");
  suyuan_typist_expect (self->typist, "New responsible unit");
  suyuan_typist_type (self->typist, "Yard");
  suyuan_booth_enter (self, "Reason", "Theirs");
  suyuan_booth_press (self, "Return");
  suyuan_booth_expect_refused (self, "“Registered”"); /* nobody has it yet */
  g_assert_cmpint (suyuan_booth_count (self, SUYUAN_KIND_UNIT), ==, units);
  suyuan_booth_press (self, "Escape");
  suyuan_booth_expect_gone (self);

  for (guint i = 0; i < 2; i++)
    {
      show (self, NULL);
      suyuan_step_dialog_fill (SUYUAN_STEP_DIALOG (self->dialog), NULL, "JB-2026-1", NULL, NULL, NULL);
      suyuan_booth_press (self, "<Control>Return");
      suyuan_booth_expect_gone (self);
    }
  show (self, "transfer");
  suyuan_typist_type (self->typist, "Yard");
  suyuan_booth_enter (self, "Reason", "Theirs");
  suyuan_booth_press (self, "Return");
  suyuan_booth_expect_gone (self);
  g_assert_cmpint (suyuan_booth_count (self, SUYUAN_KIND_UNIT), ==, units + 1);
  g_assert_cmpuint (self->stage->n_told, ==, 4); /* the task, two steps and its transfer */
}

/* A task is suspended for a reason, and not without one. */
static void
test_wants_a_reason (SuyuanBooth  *self,
                     gconstpointer data)
{
  g_autoptr (SuyuanTaskView) view = NULL;
  guint n;

  raise_a_problem (self);
  view = view_of (self);
  n = view->events->len;
  show (self, "suspend");
  suyuan_typist_expect (self->typist, "Reason");
  suyuan_booth_press (self, "Return");
  suyuan_booth_expect_refused (self, "reason");
  assert_state (self, "registered", n);
  suyuan_typist_type (self->typist, "Flood");
  suyuan_booth_press (self, "Return");
  suyuan_booth_expect_gone (self);
  assert_state (self, "suspended", n + 1);
}

int
main (int   argc,
      char *argv[])
{
  suyuan_stage_init (&argc, &argv);

  suyuan_booth_test ("/app/step-dialog/advances", test_advances);
  suyuan_booth_test ("/app/step-dialog/side-doors", test_side_doors);
  suyuan_booth_test ("/app/step-dialog/transfers", test_transfers);
  suyuan_booth_test ("/app/step-dialog/wants-a-reason", test_wants_a_reason);

  return g_test_run ();
}
