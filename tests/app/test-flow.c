/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One outlet from the list it came in to its closure and rebound, in the window, with the keyboard alone: every step is
 * the action behind a key or the text typed into what has the focus. Each gate is also tried unmet. */
#include "suyuan-import-assistant.h"
#include "suyuan-link-dialog.h"
#include "suyuan-new-dialog.h"
#include "suyuan-operator-dialog.h"
#include "suyuan-outlets-page.h"
#include "suyuan-photo-dialog.h"
#include "suyuan-record-window.h"
#include "suyuan-stage.h"
#include "suyuan-step-dialog.h"
#include "suyuan-task-dialog.h"
#include "suyuan-tasks-page.h"
#include "suyuan-window.h"

static const char outlets[] = "排污口编码,排污口名称,经度,纬度,类型\n"
                              "SY-1,北岸生活污水排口,112.100000,32.700000,town_scattered\n"
                              "SY-2,南岸雨洪排口,112.110000,32.690000,城镇雨洪排口\n";
static const char enterprises[] = "单位编码,单位名称\nQY-1,示例食品厂\n";

typedef struct
{
  SuyuanStage  *stage;
  SuyuanWindow *window;
} Play;

static GtkWidget *
widget_of (Play *play)
{
  return GTK_WIDGET (play->window);
}

static void
press (Play       *play,
       GtkWidget  *widget,
       const char *action)
{
  g_assert_true (gtk_widget_activate_action (widget, action, NULL));
  suyuan_stage_settle (play->stage);
}

static SuyuanOutletsPage *
outlets_page (Play *play)
{
  return SUYUAN_OUTLETS_PAGE (suyuan_window_get_page (play->window, "outlets"));
}

static SuyuanTaskPane *
task_pane (Play *play)
{
  return suyuan_tasks_page_get_pane (SUYUAN_TASKS_PAGE (suyuan_window_get_page (play->window, "tasks")));
}

static GtkWidget *
dialog_of (GType type)
{
  GtkWindow *dialog = suyuan_stage_find_window (type);

  g_assert_nonnull (dialog);

  return GTK_WIDGET (dialog);
}

/* Ctrl+Enter, and the dialog is gone: done. */
static void
apply (Play *play,
       GType type)
{
  GtkWidget *dialog = dialog_of (type);
  GtkWidget *fault = NULL;

  press (play, dialog, "form.apply");
  if (suyuan_stage_find_window (type) != NULL)
    {
      fault = suyuan_stage_find_fault (dialog);
      g_test_message ("refused: %s", fault != NULL ? gtk_label_get_text (GTK_LABEL (fault)) : "?");
    }
  g_assert_null (suyuan_stage_find_window (type));
}

/* Ctrl+Enter, and the dialog stays with its reason. */
static void
apply_refused (Play *play,
               GType type)
{
  GtkWidget *dialog = dialog_of (type), *fault;

  press (play, dialog, "form.apply");
  g_assert_nonnull (suyuan_stage_find_window (type));
  fault = suyuan_stage_find_fault (dialog);
  g_assert_nonnull (fault);
  g_assert_cmpuint (strlen (gtk_label_get_text (GTK_LABEL (fault))), >, 10);
  gtk_window_close (GTK_WINDOW (dialog));
  suyuan_stage_spin (50);
}

static void
go_to (Play       *play,
       const char *page)
{
  g_assert_true (gtk_widget_activate_action (widget_of (play), "win.page", "s", page));
  suyuan_stage_settle (play->stage);
}

static gboolean
is_done (gpointer data)
{
  return g_str_equal (suyuan_import_assistant_get_step (data), "done");
}

static void
bring_in (Play       *play,
          const char *name,
          const char *text,
          SuyuanKind  kind)
{
  g_autofree char *path = suyuan_stage_write (play->stage, name, text);
  GtkWidget       *assistant;

  press (play, widget_of (play), "win.import");
  assistant = dialog_of (SUYUAN_TYPE_IMPORT_ASSISTANT);
  suyuan_import_assistant_set_file (SUYUAN_IMPORT_ASSISTANT (assistant), path, kind);
  press (play, assistant, "import.next");
  g_assert_cmpstr (suyuan_import_assistant_get_step (SUYUAN_IMPORT_ASSISTANT (assistant)), ==, "mapping");
  press (play, assistant, "import.next");
  g_assert_cmpstr (suyuan_import_assistant_get_step (SUYUAN_IMPORT_ASSISTANT (assistant)), ==, "verdicts");
  press (play, assistant, "import.next");
  suyuan_stage_wait (is_done, assistant);
  press (play, assistant, "import.next");
  g_assert_null (suyuan_stage_find_window (SUYUAN_TYPE_IMPORT_ASSISTANT));
}

/* Who works here, from the list of persons. */
static void
sit_down (Play       *play,
          const char *name)
{
  GtkWidget *dialog, *row;

  press (play, widget_of (play), "win.operator");
  dialog = dialog_of (SUYUAN_TYPE_OPERATOR_DIALOG);
  row = suyuan_stage_find_row (dialog, name);
  g_assert_nonnull (row);
  gtk_widget_activate (row);
  suyuan_stage_settle (play->stage);
  g_assert_null (suyuan_stage_find_window (SUYUAN_TYPE_OPERATOR_DIALOG));
}

static void
assert_status (Play       *play,
               const char *code,
               const char *status)
{
  SuyuanOffice *office = suyuan_seat_get_office (suyuan_window_get_seat (play->window));
  g_autoptr (SuyuanRecord) record = NULL;
  SuyuanUid uid;

  g_assert_true (suyuan_office_find (office, SUYUAN_KIND_OUTLET, code, &uid, NULL));
  record = suyuan_office_get (office, SUYUAN_KIND_OUTLET, &uid, NULL);
  g_assert_cmpstr (suyuan_record_get_text (record, "status"), ==, status);
}

static void
assert_state (Play       *play,
              const char *state)
{
  g_assert_cmpstr (suyuan_task_pane_get_view (task_pane (play))->state, ==, state);
}

/* One step of the task, with the words it asks for. */
static SuyuanStepDialog *
begin_step (Play *play)
{
  press (play, GTK_WIDGET (task_pane (play)), "task.advance");

  return SUYUAN_STEP_DIALOG (dialog_of (SUYUAN_TYPE_STEP_DIALOG));
}

static void
step (Play       *play,
      const char *document,
      const char *second,
      const char *until,
      const char *exempt,
      const char *state)
{
  suyuan_step_dialog_fill (begin_step (play), NULL, document, second, until, exempt);
  apply (play, SUYUAN_TYPE_STEP_DIALOG);
  assert_state (play, state);
}

static void
people_of_the_register (Play *play)
{
  SuyuanStage *stage = play->stage;

  suyuan_stage_add (stage, SUYUAN_KIND_UNIT, (const char *[]){ "code=U2", "name=County government", "level=county", NULL });
  suyuan_stage_add (stage, SUYUAN_KIND_PERSON, (const char *[]){ "code=P2", "name=Clerk", "unit=U2", "role=reviewer", NULL });
  suyuan_stage_add (stage, SUYUAN_KIND_PERSON, (const char *[]){ "code=P3", "name=First", "unit=U1", "role=acceptor", NULL });
  suyuan_stage_add (stage, SUYUAN_KIND_PERSON, (const char *[]){ "code=P4", "name=Second", "unit=U1", "role=acceptor", NULL });
}

static void
choose_the_first_outlet (Play *play)
{
  SuyuanUid uid;

  go_to (play, "outlets");
  suyuan_record_table_move (suyuan_outlets_page_get_table (outlets_page (play)), 1);
  suyuan_stage_settle (play->stage);
  g_assert_true (suyuan_seat_get_selected (suyuan_window_get_seat (play->window), &uid));
}

/* A field in its place: the rule stands at it while it is broken, and nothing is saved. */
static void
edit_the_dossier (Play *play)
{
  SuyuanFieldSection *section = suyuan_dossier_pane_get_section (suyuan_outlets_page_get_dossier (outlets_page (play)), "basic");
  SuyuanFieldRow     *row = suyuan_field_section_get_row (section, "lon");

  press (play, GTK_WIDGET (section), "section.edit");
  suyuan_field_editor_set_text (suyuan_field_row_get_editor (row), "no number");
  g_assert_nonnull (suyuan_field_row_get_fault (row));
  g_assert_false (suyuan_field_section_save (section));
  suyuan_field_editor_set_text (suyuan_field_row_get_editor (row), "112.1005");
  g_assert_null (suyuan_field_row_get_fault (row));
  suyuan_field_editor_set_text (suyuan_field_row_get_editor (suyuan_field_section_get_row (section, "town")), "高集镇");
  press (play, GTK_WIDGET (section), "section.save");
  g_assert_false (suyuan_field_section_is_editing (section));
  press (play, widget_of (play), "win.undo");
  press (play, widget_of (play), "win.redo");
  g_assert_cmpuint (play->stage->n_refused, ==, 0);
}

static void
trace_to_the_party (Play *play)
{
  GtkWidget *pane = GTK_WIDGET (suyuan_outlets_page_get_dossier (outlets_page (play)));

  press (play, pane, "dossier.link");
  suyuan_link_dialog_fill (SUYUAN_LINK_DIALOG (dialog_of (SUYUAN_TYPE_LINK_DIALOG)), "QY-1", "technical", "confirmed");
  apply_refused (play, SUYUAN_TYPE_LINK_DIALOG); /* confirmed wants evidence */
  press (play, pane, "dossier.link");
  suyuan_link_dialog_fill (SUYUAN_LINK_DIALOG (dialog_of (SUYUAN_TYPE_LINK_DIALOG)), "QY-1", "technical", "probable");
  apply (play, SUYUAN_TYPE_LINK_DIALOG);
}

static void
take_photo (Play       *play,
            const char *name,
            guint32     pattern,
            const char *kind)
{
  g_autofree char *path = suyuan_stage_paint (play->stage, name, pattern);

  press (play, GTK_WIDGET (suyuan_outlets_page_get_dossier (outlets_page (play))), "dossier.photos");
  suyuan_photo_dialog_fill (SUYUAN_PHOTO_DIALOG (dialog_of (SUYUAN_TYPE_PHOTO_DIALOG)), path, kind, "Clerk; First");
  apply (play, SUYUAN_TYPE_PHOTO_DIALOG);
}

static void
raise_the_problem (Play *play)
{
  g_autofree char *deadline = g_date_time_format (g_date_time_add_days (g_date_time_new_now_utc (), 30), "%Y-%m-%d");

  press (play, GTK_WIDGET (suyuan_outlets_page_get_dossier (outlets_page (play))), "dossier.task");
  apply_refused (play, SUYUAN_TYPE_TASK_DIALOG); /* nothing was said yet */
  press (play, GTK_WIDGET (suyuan_outlets_page_get_dossier (outlets_page (play))), "dossier.task");
  suyuan_task_dialog_fill (SUYUAN_TASK_DIALOG (dialog_of (SUYUAN_TYPE_TASK_DIALOG)), "COD over the limit", "standardise", "2026-01-05", deadline,
                           "U2", "U1", "Repair the line");
  apply (play, SUYUAN_TYPE_TASK_DIALOG);
  assert_status (play, "SY-1", "to_rectify");
}

static void
hand_over (Play *play)
{
  go_to (play, "tasks");
  suyuan_record_table_move (suyuan_tasks_page_get_table (SUYUAN_TASKS_PAGE (suyuan_window_get_page (play->window, "tasks"))), 1);
  suyuan_stage_settle (play->stage);
  assert_state (play, "registered");
  step (play, "JB-2026-1", NULL, NULL, NULL, "assigned");
  sit_down (play, "Clerk");
  step (play, NULL, NULL, NULL, NULL, "received");
  sit_down (play, "Li Ming");
  step (play, "FA-2026-1", NULL, NULL, NULL, "scheme_approved");
  sit_down (play, "Clerk");
  step (play, NULL, NULL, NULL, NULL, "under_way");
  assert_status (play, "SY-1", "under_way");
}

/* The page says what is missing before the dialog does. */
static void
be_refused_at_the_gate (Play *play)
{
  SuyuanTaskView *view = suyuan_task_pane_get_view (task_pane (play));

  g_assert_nonnull (view->refusal);
  g_assert_cmpuint (view->criteria->len, >, 2);
  begin_step (play);
  apply_refused (play, SUYUAN_TYPE_STEP_DIALOG);
  assert_state (play, "under_way");
}

static void
finish_the_measure (Play *play)
{
  g_autofree char    *today = suyuan_office_today (suyuan_seat_get_office (suyuan_window_get_seat (play->window)));
  GtkWidget          *row = suyuan_stage_find_row (GTK_WIDGET (task_pane (play)), "Repair the line"), *window;
  SuyuanFieldSection *section;

  g_assert_nonnull (row);
  gtk_widget_activate (row);
  suyuan_stage_settle (play->stage);
  window = dialog_of (SUYUAN_TYPE_RECORD_WINDOW);
  section = SUYUAN_FIELD_SECTION (suyuan_stage_find_widget (window, SUYUAN_TYPE_FIELD_SECTION));
  press (play, GTK_WIDGET (section), "section.edit");
  suyuan_field_editor_set_text (suyuan_field_row_get_editor (suyuan_field_section_get_row (section, "done_on")), today);
  press (play, GTK_WIDGET (section), "section.save");
  gtk_window_close (GTK_WINDOW (window));
  suyuan_stage_spin (50);
}

static void
prove_it (Play *play)
{
  g_autofree char *taken = g_date_time_format (g_date_time_new_now_utc (), "%Y-%m-%d %H:%M");
  GtkWidget       *dialog;

  finish_the_measure (play);
  go_to (play, "outlets");
  take_photo (play, "after.jpg", 2, "after");
  gtk_widget_activate_action (GTK_WIDGET (suyuan_outlets_page_get_dossier (outlets_page (play))), "dossier.new", "s", "sample");
  dialog = dialog_of (SUYUAN_TYPE_NEW_DIALOG);
  g_assert_true (suyuan_new_dialog_fill (SUYUAN_NEW_DIALOG (dialog), "taken", taken));
  g_assert_true (suyuan_new_dialog_fill (SUYUAN_NEW_DIALOG (dialog), "cod", "31"));
  apply (play, SUYUAN_TYPE_NEW_DIALOG);
  go_to (play, "tasks");
}

static void
close_the_task (Play *play)
{
  g_autofree char *until = g_date_time_format (g_date_time_add_days (g_date_time_new_now_utc (), 7), "%Y-%m-%d");

  step (play, NULL, NULL, NULL, "retest_passed=No. 9", "submitted");
  assert_status (play, "SY-1", "awaiting_closure");
  sit_down (play, "Li Ming");
  step (play, NULL, NULL, NULL, NULL, "prechecked");
  sit_down (play, "First");
  begin_step (play);
  apply_refused (play, SUYUAN_TYPE_STEP_DIALOG); /* nobody accepts alone */
  step (play, "YS-2026-1", "P4", NULL, NULL, "accepted");
  sit_down (play, "Li Ming");
  step (play, "GS-2026-1", NULL, until, NULL, "public_notice");
  sit_down (play, "First");
  suyuan_step_dialog_fill (begin_step (play), NULL, "XH-2026-1", NULL, NULL, NULL);
  apply_refused (play, SUYUAN_TYPE_STEP_DIALOG); /* the notice is not over */
  step (play, "XH-2026-1", NULL, NULL, "notice_over=GS-2026-2", "closed");
  assert_status (play, "SY-1", "closed");
}

static void
fall_back (Play *play)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (task_pane (play)), "task.event", "s", "rebound"));
  suyuan_stage_settle (play->stage);
  suyuan_step_dialog_fill (SUYUAN_STEP_DIALOG (dialog_of (SUYUAN_TYPE_STEP_DIALOG)), "Runs again on dry days", "FT-2026-1", NULL, NULL, NULL);
  apply (play, SUYUAN_TYPE_STEP_DIALOG);
  g_assert_cmpint (suyuan_task_pane_get_view (task_pane (play))->round, ==, 2);
}

static void
test_flow_with_the_keyboard_alone (void)
{
  Play play = { suyuan_stage_new (), suyuan_window_new (NULL) };

  people_of_the_register (&play);
  suyuan_window_take_desk (play.window, play.stage->desk);
  suyuan_stage_follow (play.stage, suyuan_window_get_seat (play.window));
  gtk_window_present (GTK_WINDOW (play.window));
  suyuan_stage_settle (play.stage);

  bring_in (&play, "enterprises.csv", enterprises, SUYUAN_KIND_ENTERPRISE);
  bring_in (&play, "outlets.csv", outlets, SUYUAN_KIND_OUTLET);
  choose_the_first_outlet (&play);
  edit_the_dossier (&play);
  trace_to_the_party (&play);
  take_photo (&play, "near.jpg", 1, "near");
  raise_the_problem (&play);
  hand_over (&play);
  be_refused_at_the_gate (&play);
  prove_it (&play);
  close_the_task (&play);
  fall_back (&play);

  suyuan_stage_follow (play.stage, NULL);
  gtk_window_destroy (GTK_WINDOW (play.window));
  suyuan_stage_spin (100);
  suyuan_stage_free (play.stage);
}

int
main (int   argc,
      char *argv[])
{
  suyuan_stage_init (&argc, &argv);

  g_test_add_func ("/app/flow/with-the-keyboard-alone", test_flow_with_the_keyboard_alone);

  return g_test_run ();
}
