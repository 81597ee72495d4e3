/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A list on its way in, as it goes wrong: refusals, files that change or go, a window that is closed in the midst. */
#include "suyuan-import-assistant.h"

#include <glib/gstdio.h>

#include "suyuan-stage.h"
#include "suyuan-verdict-list.h"
#include "suyuan-window.h"

static const char good[] = "排污口编码,排污口名称,经度,纬度\nSY-1,北岸排口,112.100000,32.700000\nSY-2,南岸排口,112.110000,32.690000\n";

typedef struct
{
  SuyuanStage           *stage;
  SuyuanWindow          *window;
  SuyuanImportAssistant *assistant;
} Room;

static void
set_up (Room         *room,
        gconstpointer data)
{
  room->stage = suyuan_stage_new ();
  room->window = suyuan_window_new (NULL);
  suyuan_window_take_desk (room->window, room->stage->desk);
  suyuan_stage_follow (room->stage, suyuan_window_get_seat (room->window));
  gtk_window_present (GTK_WINDOW (room->window));
  suyuan_stage_spin (200);
  room->assistant = SUYUAN_IMPORT_ASSISTANT (suyuan_import_assistant_new (GTK_WINDOW (room->window), suyuan_window_get_seat (room->window)));
  gtk_window_present (GTK_WINDOW (room->assistant));
  suyuan_stage_settle (room->stage);
}

static void
tear_down (Room         *room,
           gconstpointer data)
{
  if (room->assistant != NULL)
    gtk_window_destroy (GTK_WINDOW (room->assistant));
  suyuan_stage_settle (room->stage);
  suyuan_stage_follow (room->stage, NULL);
  gtk_window_destroy (GTK_WINDOW (room->window));
  suyuan_stage_spin (100);
  suyuan_stage_free (room->stage);
}

static void
next (Room *room)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (room->assistant), "import.next", NULL));
  suyuan_stage_settle (room->stage);
}

static void
back (Room *room)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (room->assistant), "import.back", NULL));
}

static void
assert_step (Room       *room,
             const char *step)
{
  g_assert_cmpstr (suyuan_import_assistant_get_step (room->assistant), ==, step);
}

static void
collect_labels (GtkWidget *root,
                GString   *text)
{
  if (!gtk_widget_get_mapped (root))
    return;
  if (GTK_IS_LABEL (root))
    g_string_append_printf (text, "%s\n", gtk_label_get_text (GTK_LABEL (root)));
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    collect_labels (child, text);
}

/* On the screen. */
static gboolean
says (Room       *room,
      const char *words)
{
  g_autoptr (GString) text = g_string_new (NULL);

  collect_labels (GTK_WIDGET (room->assistant), text);
  if (strstr (text->str, words) == NULL)
    g_test_message ("“%s” is not in: %s", words, text->str);

  return strstr (text->str, words) != NULL;
}

static gint64
count (Room *room)
{
  SuyuanQuery query = { .kind = SUYUAN_KIND_OUTLET };

  return suyuan_office_count (suyuan_seat_get_office (room->stage->seat), &query, NULL);
}

/* To the verdicts on a file. */
static char *
bring (Room       *room,
       const char *name,
       const char *text)
{
  char *path = suyuan_stage_write (room->stage, name, text);

  suyuan_import_assistant_set_file (room->assistant, path, SUYUAN_KIND_OUTLET);
  next (room);
  assert_step (room, "mapping");
  next (room);
  assert_step (room, "verdicts");

  return path;
}

/* One batch, one toast, and its way back on the last page. */
static void
test_comes_in_and_goes (Room         *room,
                        gconstpointer data)
{
  g_autofree char *path = bring (room, "list.csv", good);

  g_assert_cmpint (count (room), ==, 0); /* only tried */
  next (room);
  assert_step (room, "done");
  g_assert_true (says (room, "2 rows: 2 new, 0 changed, 0 the same, 0 refused."));
  g_assert_cmpint (count (room), ==, 2);
  g_assert_cmpuint (room->stage->n_told, ==, 1);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (room->assistant), "import.undo", NULL));
  room->assistant = NULL;
  suyuan_stage_settle (room->stage);
  g_assert_null (suyuan_stage_find_window (SUYUAN_TYPE_IMPORT_ASSISTANT));
  g_assert_cmpint (count (room), ==, 0);
}

/* Every row is refused: it says so before and after, nothing is written, and there is nothing to undo. */
static void
test_all_refused (Room         *room,
                  gconstpointer data)
{
  g_autofree char   *path = bring (room, "bad.csv", "排污口编码,排污口名称,经度,纬度\nSY-1,甲,312.1,32.7\nSY-2,乙,112.1,不详\n");
  SuyuanVerdictList *list = SUYUAN_VERDICT_LIST (suyuan_stage_find_widget (GTK_WIDGET (room->assistant), SUYUAN_TYPE_VERDICT_LIST));

  g_assert_cmpuint (suyuan_verdict_list_get_n_shown (list), >=, 2);
  g_assert_true (says (room, "2 refused"));
  g_assert_true (says (room, "经度"));
  g_assert_true (says (room, "纬度"));
  next (room);
  assert_step (room, "done");
  g_assert_true (says (room, "Nothing to import"));
  g_assert_cmpint (count (room), ==, 0);
  g_assert_cmpuint (room->stage->n_told, ==, 0);
}

/* What is refused is left out, the rest comes in; the same list again is all refused. */
static void
test_some_refused (Room         *room,
                   gconstpointer data)
{
  g_autofree char *path = bring (room, "half.csv", "排污口编码,排污口名称,经度,纬度\nSY-1,甲,112.1,32.7\nSY-1,乙,112.2,32.7\n");

  g_assert_true (says (room, "1 refused"));
  next (room);
  assert_step (room, "done");
  g_assert_cmpint (count (room), ==, 1);
  gtk_window_destroy (GTK_WINDOW (room->assistant));
  room->assistant = SUYUAN_IMPORT_ASSISTANT (suyuan_import_assistant_new (GTK_WINDOW (room->window), suyuan_window_get_seat (room->window)));
  gtk_window_present (GTK_WINDOW (room->assistant));
  suyuan_import_assistant_set_file (room->assistant, path, SUYUAN_KIND_OUTLET);
  next (room);
  next (room);
  g_assert_true (says (room, "2 refused"));
  g_assert_cmpint (count (room), ==, 1);
}

/* The refused rows go into a file of their own, with the reasons; nothing comes in by that. */
static void
test_saves_what_is_refused (Room         *room,
                            gconstpointer data)
{
  static const char list[] = "排污口编码,排污口名称\nSY-1,北岸排口\nSY-2,\n";
  g_autofree char  *path = bring (room, "mixed.csv", list), *kept = NULL;
  g_autofree char  *folder = g_path_get_dirname (path), *saved = g_build_filename (folder, "refused.csv", NULL), *text = NULL;

  assert_step (room, "verdicts");
  g_assert_true (says (room, "Save the"));
  suyuan_import_assistant_save_refused (room->assistant, "/no/such/place.csv");
  suyuan_stage_settle (room->stage);
  g_assert_true (says (room, "/no/such"));
  suyuan_import_assistant_save_refused (room->assistant, path);
  suyuan_stage_settle (room->stage);
  g_assert_true (says (room, "come from"));
  g_assert_true (g_file_get_contents (path, &kept, NULL, NULL));
  g_assert_cmpstr (kept, ==, list);
  suyuan_import_assistant_save_refused (room->assistant, saved);
  suyuan_stage_settle (room->stage);
  g_assert_true (says (room, "import that file"));
  g_assert_true (g_file_get_contents (saved, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "SY-2,,"));
  g_assert_null (strstr (text, "SY-1"));
  g_assert_cmpint (count (room), ==, 0);
  assert_step (room, "verdicts");
}

/* When the rest is in, the rows left outside can still be saved: those that were refused then, not those that would be now. */
static void
test_saves_what_was_left (Room         *room,
                          gconstpointer data)
{
  g_autofree char *path = bring (room, "mixed.csv", "排污口编码,排污口名称\nSY-1,北岸排口\nSY-2,\n");
  g_autofree char *folder = g_path_get_dirname (path), *saved = g_build_filename (folder, "left.csv", NULL), *text = NULL, *again = NULL;

  next (room);
  assert_step (room, "done");
  g_assert_cmpint (count (room), ==, 1);
  g_assert_true (says (room, "Save the"));
  suyuan_import_assistant_save_refused (room->assistant, saved);
  suyuan_stage_settle (room->stage);
  g_assert_true (says (room, "import that file"));
  g_assert_true (g_file_get_contents (saved, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "SY-2,,"));
  g_assert_null (strstr (text, "SY-1"));
  assert_step (room, "done");

  again = suyuan_stage_write (room->stage, "mixed.csv", "排污口编码,排污口名称\nSY-3,\nSY-4,\nSY-5,\n");
  suyuan_import_assistant_save_refused (room->assistant, saved);
  suyuan_stage_settle (room->stage);
  g_assert_true (says (room, "no longer known"));
}

/* Where every row came in there is nothing to save. */
static void
test_offers_nothing_to_save (Room         *room,
                             gconstpointer data)
{
  g_autofree char *path = bring (room, "list.csv", good);

  g_assert_false (says (room, "Save the"));
  next (room);
  assert_step (room, "done");
  g_assert_false (says (room, "Save the"));
}

/* What stands in the way is said on the page where it can be put right, and the next try is not held up by it. */
static void
test_no_such_file (Room         *room,
                   gconstpointer data)
{
  static const char *const names[] = { "/nowhere/list.csv", "file:///nowhere/%E5.csv", "file:///%zz", "file://elsewhere/list.csv", "file:", "/", "  " };
  g_autofree char         *path = suyuan_stage_write (room->stage, "list 一.csv", good);
  GtkWidget               *fault;
  g_autofree char         *uri = g_filename_to_uri (path, NULL, NULL), *pasted = g_strconcat (" ", uri, "\n", NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      suyuan_import_assistant_set_file (room->assistant, names[i], SUYUAN_KIND_OUTLET);
      next (room);
      assert_step (room, "file");
      fault = suyuan_stage_find_fault (GTK_WIDGET (room->assistant));
      g_assert_true (gtk_widget_get_mapped (fault));
      gtk_test_accessible_assert_role (GTK_ACCESSIBLE (gtk_widget_get_parent (fault)), GTK_ACCESSIBLE_ROLE_ALERT); /* so that it is spoken */
    }
  suyuan_import_assistant_set_file (room->assistant, pasted, SUYUAN_KIND_OUTLET);
  next (room);
  assert_step (room, "mapping");
  g_assert_null (suyuan_stage_find_fault (GTK_WIDGET (room->assistant)));
}

/* Out of an archive that was packed on Windows: its name is no UTF-8. */
static void
test_foreign_name (Room         *room,
                   gconstpointer data)
{
  g_autofree char *path = g_strconcat (room->stage->folder, "/\xc5\xc5\xbf\xda.csv", NULL); /* 排口 in GB 18030 */

  g_assert_true (g_file_set_contents (path, good, -1, NULL));
  suyuan_import_assistant_set_file (room->assistant, path, SUYUAN_KIND_OUTLET);
  next (room);
  assert_step (room, "mapping");
  g_assert_cmpint (g_unlink (path), ==, 0);
  next (room);
  g_assert_true (says (room, "no such file"));
}

static void
test_no_list (Room         *room,
              gconstpointer data)
{
  g_autofree char *empty = suyuan_stage_write (room->stage, "empty.csv", "");
  g_autofree char *picture = suyuan_stage_paint (room->stage, "photo.csv", 7);

  suyuan_import_assistant_set_file (room->assistant, empty, SUYUAN_KIND_OUTLET);
  next (room);
  assert_step (room, "file");
  g_assert_true (says (room, "is empty"));
  suyuan_import_assistant_set_file (room->assistant, picture, SUYUAN_KIND_OUTLET);
  next (room);
  assert_step (room, "file");
  g_assert_true (says (room, "photo.csv"));
}

/* Saved anew in a spreadsheet program between the try and the import: nobody has seen what would come in. */
static void
test_changed_meanwhile (Room         *room,
                        gconstpointer data)
{
  g_autofree char *path = bring (room, "list.csv", good), *again = NULL;

  again = suyuan_stage_write (room->stage, "list.csv", "排污口编码,排污口名称,经度,纬度\nXX-9,别的排口,112.1,32.7\n");
  next (room);
  assert_step (room, "verdicts");
  g_assert_true (says (room, "was changed since it was tried"));
  g_assert_cmpint (count (room), ==, 0);
  back (room);
  assert_step (room, "mapping");
  next (room);
  next (room);
  assert_step (room, "done");
  g_assert_cmpint (count (room), ==, 1);
}

/* A stick is pulled out. */
static void
test_gone_meanwhile (Room         *room,
                     gconstpointer data)
{
  g_autofree char *path = bring (room, "list.csv", good);

  g_assert_cmpint (g_unlink (path), ==, 0);
  next (room);
  assert_step (room, "verdicts");
  g_assert_true (says (room, "no such file"));
  g_assert_cmpint (count (room), ==, 0);
}

/* Two columns of one name are two columns. */
static void
test_twins (Room         *room,
            gconstpointer data)
{
  g_autoptr (SuyuanRecord) record = NULL;
  g_autofree char *path = suyuan_stage_write (room->stage, "twins.csv", "编码,名称,说明,说明\nSY-1,甲,first,second\n");
  SuyuanOffice    *office = suyuan_seat_get_office (room->stage->seat);
  SuyuanUid        uid;

  suyuan_import_assistant_set_file (room->assistant, path, SUYUAN_KIND_OUTLET);
  next (room);
  g_assert_true (suyuan_import_assistant_map (room->assistant, "编码", "code"));
  g_assert_true (suyuan_import_assistant_map (room->assistant, "说明", ""));
  g_assert_true (suyuan_import_assistant_map (room->assistant, "说明 (2)", "remark") || suyuan_import_assistant_map (room->assistant, "说明 2", "remark") || suyuan_import_assistant_map (room->assistant, "说明_2", "remark"));
  next (room);
  next (room);
  assert_step (room, "done");
  g_assert_true (suyuan_office_find (office, SUYUAN_KIND_OUTLET, "SY-1", &uid, NULL));
  record = suyuan_office_get (office, SUYUAN_KIND_OUTLET, &uid, NULL);
  g_assert_cmpstr (suyuan_record_get_text (record, "remark"), ==, "second");
}

static gint released;

/* Until it is let go; who cancels comes too late. */
static gpointer
hold_verb (SuyuanOffice *office,
           gpointer      data,
           GCancellable *cancellable,
           GError      **error)
{
  while (g_atomic_int_get (&released) == 0)
    g_usleep (1000);

  return NULL;
}

static void
hold (Room *room)
{
  g_atomic_int_set (&released, 0);
  suyuan_seat_run (suyuan_window_get_seat (room->window), "Holding", hold_verb, NULL, NULL, NULL, NULL, NULL);
}

/* The window goes at once, what it asked for does not begin, and what others asked for goes on. */
static void
test_closed_in_the_midst (Room         *room,
                          gconstpointer data)
{
  g_autofree char *path = bring (room, "list.csv", good);

  hold (room);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (room->assistant), "import.next", NULL));
  gtk_widget_activate_action (GTK_WIDGET (room->assistant), "import.next", NULL); /* a second press imports nothing twice */
  gtk_window_close (GTK_WINDOW (room->assistant));
  suyuan_stage_spin (50);
  g_assert_null (suyuan_stage_find_window (SUYUAN_TYPE_IMPORT_ASSISTANT));
  g_atomic_int_set (&released, 1);
  g_object_add_weak_pointer (G_OBJECT (room->assistant), (gpointer *) &room->assistant);
  suyuan_stage_settle (room->stage);
  g_assert_null (room->assistant); /* and nothing of it is left */
  g_assert_cmpint (count (room), ==, 0);
  g_assert_cmpuint (room->stage->n_told, ==, 0);
  g_assert_cmpuint (room->stage->n_refused, ==, 0);
}

/* While something runs nothing can be saved, whatever was chosen before it began: neither lost nor unsaid. */
static void
test_saves_one_at_a_time (Room         *room,
                          gconstpointer data)
{
  g_autofree char *path = bring (room, "mixed.csv", "排污口编码,排污口名称\nSY-1,北岸排口\nSY-2,\n");
  g_autofree char *saved = g_build_filename (room->stage->folder, "refused.csv", NULL);
  GtkWidget       *button = suyuan_stage_find_button (GTK_WIDGET (room->assistant), "Save the _Refused Rows…");

  g_assert_true (gtk_widget_is_sensitive (button));
  hold (room);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (room->assistant), "import.next", NULL));
  g_assert_false (gtk_widget_is_sensitive (button));
  suyuan_import_assistant_save_refused (room->assistant, saved);
  g_assert_true (says (room, "were not saved"));
  g_atomic_int_set (&released, 1);
  suyuan_stage_settle (room->stage);
  assert_step (room, "done");
  g_assert_cmpint (count (room), ==, 1);
  g_assert_false (g_file_test (saved, G_FILE_TEST_EXISTS));
  g_assert_true (gtk_widget_is_sensitive (button));
}

/* Closed when the last row was in: what came in all the same is told, and can be taken back. */
static void
test_closed_too_late (Room         *room,
                      gconstpointer data)
{
  g_autofree char *path = bring (room, "list.csv", good);
  gint64           until = g_get_monotonic_time () + 60 * G_USEC_PER_SEC;

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (room->assistant), "import.next", NULL));
  while (count (room) == 0 && g_get_monotonic_time () < until) /* the main loop does not run, so nobody has heard of it yet */
    g_usleep (1000);
  g_assert_cmpint (count (room), ==, 2);
  gtk_window_close (GTK_WINDOW (room->assistant));
  room->assistant = NULL;
  suyuan_stage_settle (room->stage);
  g_assert_null (suyuan_stage_find_window (SUYUAN_TYPE_IMPORT_ASSISTANT));
  g_assert_cmpuint (room->stage->n_told, ==, 1);
}

#define assistant_test(path, func) g_test_add ((path), Room, NULL, set_up, (func), tear_down)

int
main (int   argc,
      char *argv[])
{
  suyuan_stage_init (&argc, &argv);

  assistant_test ("/app/import-assistant/comes-in-and-goes", test_comes_in_and_goes);
  assistant_test ("/app/import-assistant/all-refused", test_all_refused);
  assistant_test ("/app/import-assistant/some-refused", test_some_refused);
  assistant_test ("/app/import-assistant/saves-what-is-refused", test_saves_what_is_refused);
  assistant_test ("/app/import-assistant/saves-what-was-left", test_saves_what_was_left);
  assistant_test ("/app/import-assistant/offers-nothing-to-save", test_offers_nothing_to_save);
  assistant_test ("/app/import-assistant/no-such-file", test_no_such_file);
  assistant_test ("/app/import-assistant/foreign-name", test_foreign_name);
  assistant_test ("/app/import-assistant/no-list", test_no_list);
  assistant_test ("/app/import-assistant/changed-meanwhile", test_changed_meanwhile);
  assistant_test ("/app/import-assistant/gone-meanwhile", test_gone_meanwhile);
  assistant_test ("/app/import-assistant/twins", test_twins);
  assistant_test ("/app/import-assistant/closed-in-the-midst", test_closed_in_the_midst);
  assistant_test ("/app/import-assistant/saves-one-at-a-time", test_saves_one_at_a_time);
  assistant_test ("/app/import-assistant/closed-too-late", test_closed_too_late);

  return g_test_run ();
}
