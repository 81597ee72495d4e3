/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tasks of an office and the one that is chosen, while others work on them too. */
#include "suyuan-tasks-page.h"

#include "suyuan-rectification.h"
#include "suyuan-stage.h"
#include "suyuan-step-dialog.h"

typedef struct
{
  SuyuanStage     *stage;
  SuyuanTasksPage *page;
  GtkWindow       *window;
  SuyuanUid        outlet;
  SuyuanUid        tasks[3]; /* the first is overdue */
} Room;

/* What is done behind the window's back. */
typedef struct
{
  SuyuanUid   uid; /* of an outlet, or of a task */
  const char *problem, *deadline;
  const char *event; /* NULL: a new task, "": its next step, else what happens to it */
  SuyuanUid   made;
  gboolean    done;
} Deed;

static gpointer
deed_verb (SuyuanOffice *office,
           gpointer      data,
           GCancellable *cancellable,
           GError      **error)
{
  Deed *deed = data;
  g_autoptr (GPtrArray) outlets = g_ptr_array_new ();
  SuyuanTaskTerms terms = { .outlets = outlets, .problem = deed->problem, .category = "standardise", .deadline = deed->deadline, .responsible_unit = "U1" };
  SuyuanTaskStep  step = { .document = "JB-1", .reason = "as it is", .to = "assigned" };

  if (deed->event == NULL)
    {
      g_ptr_array_add (outlets, &deed->uid);
      return suyuan_office_task_new (office, &terms, error);
    }
  if (*deed->event == '\0')
    return suyuan_office_task_advance (office, &deed->uid, &step, error);

  step.to = NULL;
  return suyuan_office_task_event (office, &deed->uid, deed->event, &step, error);
}

static void
done_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  Deed *deed = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanOutcome) outcome = suyuan_desk_run_finish (SUYUAN_DESK (source), result, &error);

  g_assert_no_error (error);
  deed->made = outcome->uid;
  deed->done = TRUE;
}

static gboolean
is_done (gpointer data)
{
  return ((Deed *) data)->done;
}

static SuyuanUid
act (SuyuanStage *stage,
     Deed         deed)
{
  suyuan_desk_run_async (stage->desk, deed_verb, &deed, NULL, NULL, done_cb, &deed);
  suyuan_stage_wait (is_done, &deed);

  return deed.made;
}

static SuyuanUid
find_task (SuyuanStage *stage,
           const char  *name)
{
  SuyuanQuery query = { .kind = SUYUAN_KIND_TASK };
  g_autoptr (GPtrArray) tasks = suyuan_office_list (suyuan_seat_get_office (stage->seat), &query, NULL);

  for (guint i = 0; i < tasks->len; i++)
    if (strstr (suyuan_record_get_text (tasks->pdata[i], "name"), name) != NULL)
      return *suyuan_record_get_uid (tasks->pdata[i]);
  g_assert_not_reached ();
}

static SuyuanUid
bring_up (SuyuanStage     *stage,
          const SuyuanUid *outlet,
          const char      *problem,
          const char      *deadline)
{
  act (stage, (Deed){ .uid = *outlet, .problem = problem, .deadline = deadline });

  return find_task (stage, problem);
}

static void
set_up (Room         *room,
        gconstpointer data)
{
  room->stage = suyuan_stage_new ();
  room->outlet = suyuan_stage_add (room->stage, SUYUAN_KIND_OUTLET, (const char *[]){ "code=A1", "name=North", NULL });
  room->tasks[0] = bring_up (room->stage, &room->outlet, "Foam", "2020-01-31");
  room->tasks[1] = bring_up (room->stage, &room->outlet, "Smell", "2090-06-30");
  room->tasks[2] = bring_up (room->stage, &room->outlet, "Colour", "2090-06-30");
  act (room->stage, (Deed){ .uid = room->tasks[2], .event = "" });
  room->page = g_object_new (SUYUAN_TYPE_TASKS_PAGE, NULL);
  room->window = suyuan_stage_show (GTK_WIDGET (room->page));
  suyuan_page_set_seat (SUYUAN_PAGE (room->page), room->stage->seat);
  suyuan_stage_settle (room->stage);
}

static void
tear_down (Room         *room,
           gconstpointer data)
{
  gtk_window_destroy (room->window);
  suyuan_stage_spin (100);
  suyuan_stage_free (room->stage);
}

static guint
rows_of (Room *room)
{
  return suyuan_record_table_get_n_rows (suyuan_tasks_page_get_table (room->page));
}

static SuyuanTaskView *
view_of (Room *room)
{
  return suyuan_task_pane_get_view (suyuan_tasks_page_get_pane (room->page));
}

static void
choose (Room *room,
        guint task)
{
  suyuan_page_show (SUYUAN_PAGE (room->page), &room->tasks[task]);
  suyuan_stage_spin (50);
}

static gboolean
says (Room       *room,
      const char *text)
{
  return suyuan_stage_find_label (GTK_WIDGET (room->page), text) != NULL;
}

static void
toggle (Room       *room,
        const char *label)
{
  GtkWidget *button = suyuan_stage_find_button (GTK_WIDGET (room->page), label);

  g_assert_nonnull (button);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), !gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (button)));
  suyuan_stage_settle (room->stage);
}

/* Each filter narrows by itself and with the others, and the head says how much is left. */
static void
test_narrowed (Room         *room,
               gconstpointer data)
{
  g_assert_cmpuint (rows_of (room), ==, 3);
  toggle (room, "Overdue");
  g_assert_cmpuint (rows_of (room), ==, 1);
  g_assert_true (says (room, "1 of 3"));
  suyuan_page_search (SUYUAN_PAGE (room->page), "Smell");
  suyuan_stage_settle (room->stage);
  g_assert_cmpuint (rows_of (room), ==, 0);
  g_assert_true (says (room, "0 of 3"));
  toggle (room, "Overdue");
  g_assert_cmpuint (rows_of (room), ==, 1);
  suyuan_page_search (SUYUAN_PAGE (room->page), "");
  suyuan_stage_settle (room->stage);
  g_assert_cmpuint (rows_of (room), ==, 3);

  /* a number of the overview takes the place of all that */
  toggle (room, "Overdue");
  suyuan_page_filter (SUYUAN_PAGE (room->page), "state = 'assigned'", "Handed over");
  suyuan_stage_settle (room->stage);
  g_assert_cmpuint (rows_of (room), ==, 1);
  g_signal_emit_by_name (suyuan_stage_find_button (GTK_WIDGET (room->page), "Handed over ✕"), "clicked");
  suyuan_stage_settle (room->stage);
  g_assert_cmpuint (rows_of (room), ==, 3);
}

/* A search is words, whatever they look like. */
static void
test_odd_words (Room         *room,
                gconstpointer data)
{
  static const char *const words[] = { "'", "\"", "%", "_", "Foam'; DROP TABLE task; --", "*", "(", "NEAR(", "-", "\\", "泡沫", " ", "\t" };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      suyuan_page_search (SUYUAN_PAGE (room->page), words[i]);
      suyuan_stage_settle (room->stage);
      g_test_message ("“%s”: %u", words[i], rows_of (room));
      g_assert_cmpuint (rows_of (room), ==, *words[i] == ' ' || *words[i] == '\t' ? 3 : *words[i] == '-' ? rows_of (room)
                                                                                                         : 0);
    }
  suyuan_page_search (SUYUAN_PAGE (room->page), "foam");
  suyuan_stage_settle (room->stage);
  g_assert_cmpuint (rows_of (room), ==, 1);
  g_assert_cmpuint (room->stage->n_refused, ==, 0);
}

/* The pane says what stands before the next step, and follows what others do to the task. */
static void
test_followed (Room         *room,
               gconstpointer data)
{
  choose (room, 0);
  g_assert_cmpstr (view_of (room)->state, ==, "registered");
  g_assert_true (says (room, "overdue"));
  g_assert_true (says (room, "Foam"));
  act (room->stage, (Deed){ .uid = room->tasks[0], .event = "" });
  suyuan_stage_settle (room->stage);
  g_assert_cmpstr (view_of (room)->state, ==, "assigned");
  g_assert_true (says (room, "JB-1"));
  choose (room, 1);
  g_assert_cmpstr (view_of (room)->state, ==, "registered");
  g_assert_false (says (room, "overdue"));
}

/* What is late says so in the table, by days; what was cancelled is late no more. */
static void
test_late (Room         *room,
           gconstpointer data)
{
  SuyuanTaskView  *view;
  g_autofree char *days = NULL;
  GtkWidget       *mark;

  choose (room, 0);
  view = view_of (room);
  days = g_strdup_printf ("%d d", view->overdue_days);
  mark = suyuan_stage_find_label (GTK_WIDGET (room->page), days);
  g_assert_nonnull (mark);
  g_assert_true (gtk_widget_get_mapped (mark));
  act (room->stage, (Deed){ .uid = room->tasks[0], .event = "cancel" });
  suyuan_stage_settle (room->stage);
  g_assert_null (suyuan_stage_find_label (GTK_WIDGET (room->page), days));
}

/* Filtered away, the task that is read stays in front of whoever reads it; shown by name, it comes back into the list. */
static void
test_shown_by_name (Room         *room,
                    gconstpointer data)
{
  SuyuanKind kind;
  SuyuanUid  uid;

  suyuan_page_filter (SUYUAN_PAGE (room->page), "state = 'assigned'", "Handed over");
  suyuan_stage_settle (room->stage);
  g_assert_cmpuint (rows_of (room), ==, 1);
  choose (room, 1);
  suyuan_stage_settle (room->stage);
  g_assert_cmpuint (rows_of (room), ==, 3);
  g_assert_null (suyuan_stage_find_button (GTK_WIDGET (room->page), "Handed over ✕"));
  g_assert_true (suyuan_page_get_record (SUYUAN_PAGE (room->page), &kind, &uid));
  g_assert_cmpint (kind, ==, SUYUAN_KIND_TASK);
  g_assert_true (suyuan_uid_equal (&uid, &room->tasks[1]));
}

/* Two people take the same step: it is taken once, and the second is told where the task stands. */
static void
test_taken_twice (Room         *room,
                  gconstpointer data)
{
  GtkWindow *dialog;
  GtkWidget *fault;
  guint      n_events;

  choose (room, 0);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (suyuan_tasks_page_get_pane (room->page)), "task.advance", NULL));
  dialog = suyuan_stage_find_window (SUYUAN_TYPE_STEP_DIALOG);
  g_assert_nonnull (dialog);
  suyuan_step_dialog_fill (SUYUAN_STEP_DIALOG (dialog), NULL, "JB-2", NULL, NULL, NULL);
  act (room->stage, (Deed){ .uid = room->tasks[0], .event = "" });
  suyuan_stage_settle (room->stage);
  n_events = view_of (room)->events->len;
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (dialog), "form.apply", NULL));
  suyuan_stage_settle (room->stage);
  g_assert_cmpstr (view_of (room)->state, ==, "assigned");
  g_assert_cmpuint (view_of (room)->events->len, ==, n_events);
  g_assert_true (suyuan_stage_find_window (SUYUAN_TYPE_STEP_DIALOG) == dialog); /* with what was typed */
  fault = suyuan_stage_find_fault (GTK_WIDGET (dialog));
  g_assert_nonnull (fault);
  g_test_message ("said: %s", gtk_label_get_text (GTK_LABEL (fault)));
  gtk_window_destroy (dialog);
}

/* One that is not there, as a toast of yesterday may name: the pane is empty, and nothing can be done to it. */
static void
test_not_there (Room         *room,
                gconstpointer data)
{
  SuyuanUid nobody = room->tasks[0];

  choose (room, 0);
  g_assert_nonnull (view_of (room));
  nobody.bytes[15] ^= 1;
  suyuan_page_show (SUYUAN_PAGE (room->page), &nobody);
  suyuan_stage_settle (room->stage);
  g_assert_null (view_of (room));
  g_assert_false (says (room, "Advance to"));
  gtk_widget_activate_action (GTK_WIDGET (suyuan_tasks_page_get_pane (room->page)), "task.advance", NULL);
  gtk_widget_activate_action (GTK_WIDGET (suyuan_tasks_page_get_pane (room->page)), "task.outlet", NULL);
  g_assert_null (suyuan_stage_find_window (SUYUAN_TYPE_STEP_DIALOG));
  suyuan_page_edit (SUYUAN_PAGE (room->page));
  g_assert_cmpuint (room->stage->n_refused, ==, 0); /* gone is no failure */
  suyuan_stage_hide (room->stage, "task");
  choose (room, 1);
  g_assert_cmpuint (room->stage->n_refused, >, 0); /* unreadable is one */
}

/* What was looked for in one workspace is not looked for in the next, where nothing says so. */
static void
test_begins_anew (Room         *room,
                  gconstpointer data)
{
  SuyuanStage *other = suyuan_stage_new ();
  SuyuanUid    outlet = suyuan_stage_add (other, SUYUAN_KIND_OUTLET, (const char *[]){ "code=B1", "name=East", NULL });

  bring_up (other, &outlet, "Oil", "2090-01-31");
  choose (room, 0);
  toggle (room, "Overdue");
  suyuan_page_filter (SUYUAN_PAGE (room->page), "state = 'assigned'", "Handed over");
  suyuan_page_search (SUYUAN_PAGE (room->page), "Smell");
  toggle (room, "Overdue");
  g_assert_cmpuint (rows_of (room), ==, 0);
  suyuan_page_set_seat (SUYUAN_PAGE (room->page), other->seat);
  suyuan_stage_settle (other);
  g_assert_cmpuint (rows_of (room), ==, 1);
  g_assert_null (view_of (room));
  g_assert_null (suyuan_stage_find_button (GTK_WIDGET (room->page), "Handed over ✕"));
  g_assert_false (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (suyuan_stage_find_button (GTK_WIDGET (room->page), "Overdue"))));
  toggle (room, "Overdue"); /* and none of it comes back with the next filter */
  toggle (room, "Overdue");
  g_assert_cmpuint (rows_of (room), ==, 1);
  suyuan_page_set_seat (SUYUAN_PAGE (room->page), room->stage->seat);
  suyuan_stage_settle (room->stage);
  g_assert_cmpuint (rows_of (room), ==, 3);
  suyuan_stage_free (other);
}

#define page_test(path, func) g_test_add ((path), Room, NULL, set_up, (func), tear_down)

int
main (int   argc,
      char *argv[])
{
  suyuan_stage_init (&argc, &argv);

  page_test ("/app/tasks-page/narrowed", test_narrowed);
  page_test ("/app/tasks-page/odd-words", test_odd_words);
  page_test ("/app/tasks-page/followed", test_followed);
  page_test ("/app/tasks-page/late", test_late);
  page_test ("/app/tasks-page/shown-by-name", test_shown_by_name);
  page_test ("/app/tasks-page/taken-twice", test_taken_twice);
  page_test ("/app/tasks-page/not-there", test_not_there);
  page_test ("/app/tasks-page/begins-anew", test_begins_anew);

  return g_test_run ();
}
