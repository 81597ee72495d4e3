/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One outlet from the list it came in to its closure, its dossier and its rebound, by nothing but keys pressed at the X
 * server: no action is activated here, no focus moved, no text set. Each gate is also tried unmet. */
#include "suyuan-history-list.h"
#include "suyuan-import-assistant.h"
#include "suyuan-link-dialog.h"
#include "suyuan-new-dialog.h"
#include "suyuan-operator-dialog.h"
#include "suyuan-outlets-page.h"
#include "suyuan-photo-dialog.h"
#include "suyuan-record-window.h"
#include "suyuan-play.h"
#include "suyuan-step-dialog.h"
#include "suyuan-task-dialog.h"
#include "suyuan-tasks-page.h"

static const char units[] = "单位编码,单位名称,级别\nU2,County government,county\n";
static const char persons[] = "人员编号,姓名,所属单位,角色\nP2,Clerk,U2,reviewer\nP3,First,U1,acceptor\nP4,Second,U1,acceptor\n";
static const char enterprises[] = "单位编码,单位名称\nQY-1,示例食品厂\n";
static const char outlets[] = "排污口编码,排污口名称,经度,纬度,类型\n"
                              "SY-1,北岸生活污水排口,112.100000,32.700000,town_scattered\n"
                              "SY-2,南岸雨洪排口,112.110000,32.690000,城镇雨洪排口\n";

static char *
days_from_now (int days)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr (GDateTime) then = g_date_time_add_days (now, days);

  return g_date_time_format (then, "%Y-%m-%d");
}

/* --- the steps of the flow --- */

static gboolean
is_at_step (gpointer data)
{
  return g_str_equal (suyuan_import_assistant_get_step (SUYUAN_IMPORT_ASSISTANT (suyuan_stage_find_window (SUYUAN_TYPE_IMPORT_ASSISTANT))),
                      data);
}

static void
bring_in (SuyuanPlay *play,
          const char *name,
          const char *text,
          const char *rows,
          SuyuanKind  kind)
{
  SuyuanQuery      query = { .kind = kind };
  g_autofree char *path = suyuan_stage_write (play->stage, name, text);

  suyuan_play_press (play, "<Control>i");
  suyuan_typist_expect (play->typist, "File");
  suyuan_play_type (play, path);
  suyuan_typist_walk (play->typist, "Tab", "Each row is one of the", 3);
  suyuan_typist_choose (play->typist, rows);
  suyuan_play_press (play, "<Control>Return");
  suyuan_stage_wait (is_at_step, "mapping");
  suyuan_typist_expect (play->typist, "_Try It");
  suyuan_play_press (play, "Return");
  suyuan_stage_wait (is_at_step, "verdicts");
  suyuan_typist_expect (play->typist, "_Import");
  suyuan_play_press (play, "Return");
  suyuan_stage_wait (is_at_step, "done");
  suyuan_typist_expect (play->typist, "_Close");
  suyuan_play_apply (play, SUYUAN_TYPE_IMPORT_ASSISTANT, "Return");
  g_assert_cmpint (suyuan_office_count (suyuan_play_get_office (play), &query, NULL), >=, 1);
}

static void
sit_down (SuyuanPlay *play,
          const char *name)
{
  suyuan_play_command (play, "who");
  suyuan_play_await (SUYUAN_TYPE_OPERATOR_DIALOG);
  suyuan_typist_walk (play->typist, "Down", name, 4);
  suyuan_play_apply (play, SUYUAN_TYPE_OPERATOR_DIALOG, "Return");
}

static void
choose_the_outlet (SuyuanPlay *play)
{
  SuyuanUid uid;

  suyuan_play_press (play, "<Control>f");
  suyuan_play_type (play, "SY-1");
  suyuan_play_press (play, "Return");
  suyuan_typist_expect (play->typist, "SY-1");
  g_assert_true (suyuan_seat_get_selected (suyuan_window_get_seat (play->window), &uid));
  suyuan_play_press (play, "<Control>f <Control>a BackSpace Escape");
  suyuan_typist_expect (play->typist, "SY-1");
}

static gboolean
is_read (gpointer data)
{
  return !suyuan_field_section_is_editing (data);
}

/* A field in its place: the rule stands at it while it is broken, and nothing is saved. */
static void
edit_the_dossier (SuyuanPlay *play)
{
  SuyuanFieldSection *section = suyuan_dossier_pane_get_section (suyuan_play_get_dossier (play), "basic");
  SuyuanFieldRow     *lon = suyuan_field_section_get_row (section, "lon");
  const char         *longitude = suyuan_play_field_label (play, SUYUAN_KIND_OUTLET, "lon");

  suyuan_play_press (play, "<Control>e");
  g_assert_true (suyuan_field_section_is_editing (section));
  suyuan_play_enter (play, suyuan_play_field_label (play, SUYUAN_KIND_OUTLET, "town"), "高集镇");
  suyuan_play_enter (play, longitude, "312.5");
  g_assert_nonnull (suyuan_field_row_get_fault (lon));
  suyuan_play_press (play, "<Control>Return");
  g_assert_true (suyuan_field_section_is_editing (section));
  suyuan_typist_expect (play->typist, longitude);
  suyuan_play_await_outlet (play, "town", NULL);
  suyuan_play_enter (play, longitude, "112.1005");
  g_assert_null (suyuan_field_row_get_fault (lon));
  suyuan_play_press (play, "<Control>Return");
  suyuan_stage_wait (is_read, section);
  suyuan_play_await_outlet (play, "town", "高集镇");
  suyuan_play_press (play, "<Control>z");
  suyuan_play_await_outlet (play, "town", NULL);
  suyuan_stage_settle (play->stage); /* so that what can be done again is known */
  suyuan_play_press (play, "<Control><Shift>z");
  suyuan_play_await_outlet (play, "town", "高集镇");
}

/* Confirmed wants evidence; what was typed stays for the second try. */
static void
trace_to_the_party (SuyuanPlay *play)
{
  suyuan_play_press (play, "<Control>l");
  suyuan_typist_expect (play->typist, "Enterprise: code or name");
  suyuan_play_type (play, "QY-1");
  suyuan_play_choose (play, "Method", "link_method", "technical");
  suyuan_play_choose (play, "Confidence", "confidence", "confirmed");
  suyuan_play_be_refused (play, SUYUAN_TYPE_LINK_DIALOG);
  suyuan_play_choose (play, "Confidence", "confidence", "probable");
  suyuan_play_apply (play, SUYUAN_TYPE_LINK_DIALOG, "<Control>Return");
}

/* What is doubted about a photo is said in a dialog that Enter closes. */
static void
read_the_doubts (SuyuanPlay *play)
{
  suyuan_stage_spin (50);
  if (suyuan_stage_find_window (ADW_TYPE_MESSAGE_DIALOG) != NULL)
    suyuan_play_apply (play, ADW_TYPE_MESSAGE_DIALOG, "Return");
}

static void
take_photo (SuyuanPlay *play,
            const char *name,
            guint32     pattern,
            const char *kind)
{
  g_autofree char *path = suyuan_stage_paint (play->stage, name, pattern);

  suyuan_play_press (play, "<Control><Shift>p");
  suyuan_play_be_refused (play, SUYUAN_TYPE_PHOTO_DIALOG);
  suyuan_typist_expect (play->typist, "Path of a file, then Enter");
  suyuan_play_type (play, path);
  suyuan_play_press (play, "Return");
  suyuan_play_choose (play, "What they show", "photo_kind", kind);
  suyuan_play_enter (play, "Witnesses, where a photo has no position and time", "Clerk; First");
  suyuan_play_apply (play, SUYUAN_TYPE_PHOTO_DIALOG, "Return");
  read_the_doubts (play);
}

static void
raise_the_problem (SuyuanPlay *play)
{
  g_autofree char *deadline = days_from_now (30);

  suyuan_play_press (play, "<Control><Shift>t");
  suyuan_play_be_refused (play, SUYUAN_TYPE_TASK_DIALOG); /* nothing was said yet */
  suyuan_typist_expect (play->typist, "What is wrong");
  suyuan_play_type (play, "COD over the limit");
  suyuan_play_enter (play, "Found on (date)", "2026-01-05");
  suyuan_play_choose (play, "Category", "category", "standardise");
  suyuan_play_enter (play, "What shall be done", "Repair the line");
  suyuan_play_enter (play, "Deadline (date)", deadline);
  suyuan_play_press (play, "F6");
  suyuan_typist_expect (play->typist, "Responsible unit");
  suyuan_play_type (play, "U2");
  suyuan_play_enter (play, "Accepting unit", "U1");
  suyuan_play_apply (play, SUYUAN_TYPE_TASK_DIALOG, "Return");
  suyuan_play_await_outlet (play, "status", "to_rectify");
}

static void
go_to_the_task (SuyuanPlay *play)
{
  suyuan_play_press (play, "<Alt>5 Home");
  if (suyuan_play_get_view (play) == NULL)
    suyuan_play_press (play, "Return");
  g_assert_nonnull (suyuan_play_get_view (play));
}

/* --- the steps of the task --- */

static void
begin_step (SuyuanPlay *play)
{
  suyuan_play_press (play, "<Control>Return");
  suyuan_play_await (SUYUAN_TYPE_STEP_DIALOG);
  suyuan_typist_expect (play->typist, "Words to go with it");
}

static void
end_step (SuyuanPlay *play,
          const char *state)
{
  suyuan_play_apply (play, SUYUAN_TYPE_STEP_DIALOG, "<Control>Return");
  suyuan_play_await_state (play, state);
}

static void
step (SuyuanPlay *play,
      const char *document,
      const char *state)
{
  begin_step (play);
  if (document != NULL)
    suyuan_play_enter (play, "Document number", document);
  end_step (play, state);
}

static void
hand_over (SuyuanPlay *play)
{
  go_to_the_task (play);
  suyuan_play_await_state (play, "registered");
  step (play, "JB-2026-1", "assigned");
  sit_down (play, "Clerk");
  step (play, NULL, "received");
  sit_down (play, "Li Ming");
  step (play, "FA-2026-1", "scheme_approved");
  sit_down (play, "Clerk");
  step (play, NULL, "under_way");
  suyuan_play_await_outlet (play, "status", "under_way");
}

static gboolean
is_readable (GtkWidget  *root,
             const char *text)
{
  if (GTK_IS_LABEL (root) && gtk_widget_get_mapped (root) && strstr (gtk_label_get_text (GTK_LABEL (root)), text) != NULL)
    return TRUE;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (is_readable (child, text))
      return TRUE;

  return FALSE;
}

/* The page says what is missing before the dialog does, for each criterion. */
static void
be_refused_at_the_gate (SuyuanPlay *play)
{
  SuyuanTaskView *view = suyuan_play_get_view (play);

  g_assert_nonnull (view->refusal);
  g_assert_true (is_readable (GTK_WIDGET (play->window), view->refusal));
  g_assert_cmpuint (view->criteria->len, >, 2);
  for (guint i = 0; i < view->criteria->len; i++)
    g_assert_true (is_readable (GTK_WIDGET (play->window), ((SuyuanTaskCriterion *) g_ptr_array_index (view->criteria, i))->label));
  begin_step (play);
  suyuan_play_be_refused (play, SUYUAN_TYPE_STEP_DIALOG);
  suyuan_play_apply (play, SUYUAN_TYPE_STEP_DIALOG, "Escape");
  g_assert_cmpstr (suyuan_play_get_view (play)->state, ==, "under_way");
}

/* From the task to its measure, and back. */
static void
finish_the_measure (SuyuanPlay *play)
{
  g_autofree char *today = suyuan_office_today (suyuan_play_get_office (play));

  suyuan_play_press (play, "<Alt>5 F6 F6 F6");
  suyuan_typist_walk (play->typist, "Tab", "Repair the line", 3);
  suyuan_play_press (play, "Return");
  suyuan_play_await (SUYUAN_TYPE_RECORD_WINDOW);
  suyuan_play_press (play, "<Control>e");
  suyuan_play_enter (play, suyuan_play_field_label (play, SUYUAN_KIND_MEASURE, "done_on"), today);
  suyuan_play_press (play, "<Control>Return");
  suyuan_play_apply (play, SUYUAN_TYPE_RECORD_WINDOW, "Escape");
}

static void
take_sample (SuyuanPlay *play)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *taken = g_date_time_format (now, "%Y-%m-%d %H:%M");

  suyuan_play_press (play, "<Control><Shift>s");
  suyuan_play_await (SUYUAN_TYPE_NEW_DIALOG);
  suyuan_play_enter (play, suyuan_play_field_label (play, SUYUAN_KIND_SAMPLE, "taken"), taken);
  suyuan_play_enter (play, suyuan_play_field_label (play, SUYUAN_KIND_SAMPLE, "cod"), "31");
  suyuan_play_apply (play, SUYUAN_TYPE_NEW_DIALOG, "Return");
}

static const char *
criterion_label (SuyuanPlay *play,
                 const char *criterion)
{
  SuyuanTaskView *view = suyuan_play_get_view (play);

  for (guint i = 0; i < view->criteria->len; i++)
    {
      SuyuanTaskCriterion *each = g_ptr_array_index (view->criteria, i);

      if (g_str_equal (each->criterion, criterion))
        return each->label;
    }
  g_assert_not_reached ();
}

static void
exempt (SuyuanPlay *play,
        const char *criterion,
        const char *document)
{
  suyuan_typist_walk (play->typist, "F6", criterion_label (play, criterion), 4);
  suyuan_play_type (play, document);
}

static void
close_the_task (SuyuanPlay *play)
{
  g_autofree char *until = days_from_now (7);

  begin_step (play);
  exempt (play, "retest_passed", "No. 9");
  end_step (play, "submitted");
  suyuan_play_await_outlet (play, "status", "awaiting_closure");
  sit_down (play, "Li Ming");
  step (play, NULL, "prechecked");
  sit_down (play, "First");
  begin_step (play);
  suyuan_play_be_refused (play, SUYUAN_TYPE_STEP_DIALOG); /* nobody accepts alone */
  suyuan_play_enter (play, "Document number", "YS-2026-1");
  suyuan_play_enter (play, "Second acceptor", "P4");
  end_step (play, "accepted");
  sit_down (play, "Li Ming");
  begin_step (play);
  suyuan_play_enter (play, "Document number", "GS-2026-1");
  suyuan_play_enter (play, "Notice until (date)", until);
  end_step (play, "public_notice");
  sit_down (play, "First");
  begin_step (play);
  suyuan_play_enter (play, "Document number", "XH-2026-1");
  suyuan_play_be_refused (play, SUYUAN_TYPE_STEP_DIALOG); /* the notice is not over */
  exempt (play, "notice_over", "GS-2026-2");
  end_step (play, "closed");
  suyuan_play_await_outlet (play, "status", "closed");
}

static gboolean
is_there (gpointer data)
{
  g_autofree char *text = NULL;
  gsize            length = 0;

  return g_file_get_contents (data, &text, &length, NULL) && length > 4 && strncmp (text, "%PDF", 4) == 0;
}

static gboolean
is_asked_where (gpointer data)
{
  GtkWindow *window = suyuan_typist_get_window (data);

  return GTK_IS_FILE_CHOOSER (window) && gtk_widget_get_mapped (GTK_WIDGET (window)) && GTK_IS_TEXT (gtk_window_get_focus (window));
}

/* The file chooser of GTK takes a path as it is typed. */
static void
print_the_dossier (SuyuanPlay *play)
{
  g_autofree char *path = g_build_filename (play->stage->folder, "dossier.pdf", NULL);

  suyuan_play_press (play, "<Alt>2 <Control>p");
  suyuan_stage_wait (is_asked_where, play->typist);
  suyuan_typist_press (play->typist, "<Control>a");
  suyuan_play_type (play, path);
  suyuan_play_press (play, "Return");
  suyuan_stage_wait (is_there, path);
}

static gboolean
is_in_second_round (gpointer data)
{
  return suyuan_play_get_view (data)->round == 2;
}

static void
fall_back (SuyuanPlay *play)
{
  suyuan_play_press (play, "<Alt>5");
  suyuan_play_command (play, "rebound");
  suyuan_play_await (SUYUAN_TYPE_STEP_DIALOG);
  suyuan_play_enter (play, "Reason", "Runs again on dry days");
  suyuan_play_enter (play, "Document number", "FT-2026-1");
  suyuan_play_apply (play, SUYUAN_TYPE_STEP_DIALOG, "Return");
  suyuan_stage_wait (is_in_second_round, play);
  suyuan_stage_settle (play->stage);
  suyuan_play_press (play, "<Control>z"); /* a decision is followed, not undone: nothing is offered, and nothing happens */
  suyuan_stage_settle (play->stage);
  g_assert_null (suyuan_stage_find_window (ADW_TYPE_MESSAGE_DIALOG));
  g_assert_cmpint (suyuan_play_get_view (play)->round, ==, 2);
}

static gboolean
is_history_readable (gpointer data)
{
  GtkWidget *list = suyuan_stage_find_widget (GTK_WIDGET (suyuan_play_get_dossier (data)), SUYUAN_TYPE_HISTORY_LIST);

  return gtk_widget_get_mapped (list) && is_readable (list, "Li Ming") && is_readable (list, "高集镇");
}

/* The journal: what was done to the outlet stands there, and it is whole. */
static void
look_back (SuyuanPlay *play)
{
  guint told = play->stage->n_told;

  suyuan_play_press (play, "<Control>6");
  suyuan_stage_wait (is_history_readable, play);
  suyuan_play_command (play, "verify");
  g_assert_cmpuint (play->stage->n_told, ==, told + 1);
}

static void
test_keyboard_does_the_whole_flow (void)
{
  SuyuanPlay *play = suyuan_play_new ();

  bring_in (play, "units.csv", units, "Units", SUYUAN_KIND_UNIT);
  bring_in (play, "persons.csv", persons, "Persons", SUYUAN_KIND_PERSON);
  bring_in (play, "enterprises.csv", enterprises, "Enterprises", SUYUAN_KIND_ENTERPRISE);
  bring_in (play, "outlets.csv", outlets, "Outlets", SUYUAN_KIND_OUTLET);
  choose_the_outlet (play);
  edit_the_dossier (play);
  trace_to_the_party (play);
  take_photo (play, "near.jpg", 1, "near");
  raise_the_problem (play);
  hand_over (play);
  be_refused_at_the_gate (play);
  finish_the_measure (play);
  take_photo (play, "after.jpg", 2, "after");
  take_sample (play);
  go_to_the_task (play);
  close_the_task (play);
  print_the_dossier (play);
  fall_back (play);
  look_back (play);
  suyuan_play_free (play);
}

int
main (int   argc,
      char *argv[])
{
  suyuan_stage_init (&argc, &argv);

  g_test_add_func ("/app/keyboard/does-the-whole-flow", test_keyboard_does_the_whole_flow);

  return g_test_run ();
}
