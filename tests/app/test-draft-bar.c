/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is typed is kept within two seconds, comes back when it is wanted, and goes when it is not. */
#include "suyuan-draft-bar.h"

#include <glib/gstdio.h>

#include "suyuan-choice-row.h"
#include "suyuan-field-row.h"
#include "suyuan-files-group.h"
#include "suyuan-stage.h"

#define LOOKED_MS 1200 /* the bar has looked at the form once */

/* A form with one field of each make, below its bar. */
typedef struct
{
  SuyuanStage    *stage;
  SuyuanDrawer   *drawer;
  GtkWindow      *window;
  SuyuanDraftBar *bar;
  GtkWidget      *problem, *category, *knob, *town, *files;
} Room;

static void
open_form (Room *room)
{
  SuyuanOffice    *office = suyuan_seat_get_office (room->stage->seat);
  SuyuanCatalogue *catalogue = suyuan_office_get_catalogue (office);
  SuyuanUid        nobody = { 0 };
  g_autoptr (SuyuanRecord) blank = suyuan_record_new (catalogue, SUYUAN_KIND_OUTLET, &nobody);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  room->bar = g_object_new (SUYUAN_TYPE_DRAFT_BAR, NULL);
  room->problem = gtk_entry_new ();
  room->category = suyuan_choice_row_new ("Category", catalogue, "category");
  room->knob = gtk_switch_new ();
  room->town = suyuan_field_row_new (room->stage->seat, suyuan_catalogue_find_field (catalogue, SUYUAN_KIND_OUTLET, "town"));
  suyuan_field_row_set_record (SUYUAN_FIELD_ROW (room->town), blank);
  suyuan_field_row_set_editing (SUYUAN_FIELD_ROW (room->town), TRUE);
  room->files = suyuan_files_group_new ("Evidence");
  gtk_editable_set_text (GTK_EDITABLE (room->problem), "as it begins");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (room->bar));
  for (GtkWidget **field = &room->problem; field <= &room->files; field++)
    gtk_box_append (GTK_BOX (box), *field);
  suyuan_draft_bar_watch (room->bar, "problem", room->problem);
  suyuan_draft_bar_watch (room->bar, "category", room->category);
  suyuan_draft_bar_watch (room->bar, "at_once", room->knob);
  suyuan_draft_bar_watch (room->bar, "town", room->town);
  suyuan_draft_bar_watch (room->bar, "files", room->files);
  room->window = suyuan_stage_show (box);
  suyuan_draft_bar_begin (room->bar, room->drawer, "task:1");
}

static void
set_up (Room         *room,
        gconstpointer data)
{
  room->stage = suyuan_stage_new ();
  room->drawer = suyuan_drawer_new (room->stage->path);
  open_form (room);
}

static void
die (Room *room)
{
  gtk_window_destroy (room->window);
  suyuan_stage_spin (20);
  g_assert_finalize_object (room->drawer);
  room->drawer = NULL;
}

static void
tear_down (Room         *room,
           gconstpointer data)
{
  die (room);
  suyuan_stage_free (room->stage);
}

/* The program is no more, and begins again. */
static void
begin_again (Room *room)
{
  die (room);
  room->drawer = suyuan_drawer_new (room->stage->path);
  open_form (room);
}

static void
type (Room       *room,
      const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (room->problem), text);
  suyuan_stage_spin (LOOKED_MS);
}

static const char *
text_of (Room *room)
{
  return gtk_editable_get_text (GTK_EDITABLE (room->problem));
}

static gboolean
is_shown (gpointer data)
{
  return gtk_widget_get_mapped (data);
}

typedef struct
{
  SuyuanDraftBar *bar;
  const char     *words;
} Offer;

/* One offer takes the place of another when the drawer has answered. */
static gboolean
is_said (gpointer data)
{
  Offer     *offer = data;
  GtkWidget *label = suyuan_stage_find_widget (GTK_WIDGET (offer->bar), GTK_TYPE_LABEL);

  return is_shown (offer->bar) && strstr (gtk_label_get_text (GTK_LABEL (label)), offer->words) != NULL;
}

static void
assert_offered (Room       *room,
                const char *words)
{
  suyuan_stage_wait (is_said, &(Offer){ room->bar, words });
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (room->bar), GTK_ACCESSIBLE_ROLE_ALERT); /* so that it is spoken */
}

static void
asked_cb (gpointer     asker,
          SuyuanDraft *draft)
{
  g_object_set_data (asker, "asked", GINT_TO_POINTER (TRUE));
}

static gboolean
has_asked (gpointer asker)
{
  return g_object_get_data (asker, "asked") != NULL;
}

/* The drawer answers in the order it is asked: what the bar asked before has come when this has. */
static void
assert_nothing_offered (Room *room)
{
  g_autoptr (GObject) asker = g_object_new (G_TYPE_OBJECT, NULL);

  suyuan_drawer_find (room->drawer, "nothing", asked_cb, asker);
  suyuan_stage_wait (has_asked, asker);
  g_assert_false (is_shown (room->bar));
}

static void
answer (Room       *room,
        const char *button)
{
  g_signal_emit_by_name (suyuan_stage_find_button (GTK_WIDGET (room->bar), button), "clicked");
}

static void
test_is_taken (Room         *room,
               gconstpointer data)
{
  g_autofree char *file = suyuan_stage_write (room->stage, "note.txt", "note"), *longest = g_strndup (file, 12);

  assert_nothing_offered (room);
  suyuan_choice_row_set_key (SUYUAN_CHOICE_ROW (room->category), "merge");
  gtk_switch_set_active (GTK_SWITCH (room->knob), TRUE);
  suyuan_field_editor_set_text (suyuan_field_row_get_editor (SUYUAN_FIELD_ROW (room->town)), "高集镇");
  suyuan_files_group_add_file (SUYUAN_FILES_GROUP (room->files), file);
  type (room, "COD over the limit");
  begin_again (room);
  assert_offered (room, longest); /* its beginning: a long path is cut */
  g_assert_cmpstr (text_of (room), ==, "as it begins");
  answer (room, "Ta_ke It");
  g_assert_cmpstr (text_of (room), ==, "COD over the limit");
  g_assert_cmpstr (suyuan_choice_row_get_key (SUYUAN_CHOICE_ROW (room->category)), ==, "merge");
  g_assert_true (gtk_switch_get_active (GTK_SWITCH (room->knob)));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (suyuan_stage_find_widget (room->town, GTK_TYPE_ENTRY))), ==, "高集镇");
  g_assert_cmpstr (suyuan_files_group_get_files (SUYUAN_FILES_GROUP (room->files))[0], ==, file);
  g_assert_null (suyuan_files_group_get_files (SUYUAN_FILES_GROUP (room->files))[1]);
  assert_nothing_offered (room);

  /* it dies at once: what was taken is still kept, and once only */
  begin_again (room);
  assert_offered (room, longest);
  answer (room, "Ta_ke It");
  suyuan_draft_bar_end (room->bar);
  begin_again (room);
  assert_nothing_offered (room);
}

/* A draft that says nothing in a field does not empty what the form begins with; a switch that was put off stays off. */
static void
test_leaves_what_was_there (Room         *room,
                            gconstpointer data)
{
  suyuan_choice_row_set_key (SUYUAN_CHOICE_ROW (room->category), "merge");
  type (room, "");
  begin_again (room);
  assert_offered (room, "Unsaved choices of ");
  gtk_switch_set_active (GTK_SWITCH (room->knob), TRUE);
  answer (room, "Ta_ke It");
  g_assert_cmpstr (text_of (room), ==, "as it begins");
  g_assert_cmpstr (suyuan_choice_row_get_key (SUYUAN_CHOICE_ROW (room->category)), ==, "merge");
  g_assert_false (gtk_switch_get_active (GTK_SWITCH (room->knob)));
}

/* A file that has gone meanwhile is not left behind without a word, wherever it stood in the list. */
static void
test_says_which_file_is_gone (Room         *room,
                              gconstpointer data)
{
  g_autofree char  *gone = suyuan_stage_write (room->stage, "gone.txt", "gone"), *lost = suyuan_stage_write (room->stage, "lost.txt", "lost");
  g_autofree char  *file = suyuan_stage_write (room->stage, "note.txt", "note"), *fault = NULL;
  SuyuanFilesGroup *files = SUYUAN_FILES_GROUP (room->files);
  GtkWidget        *entry;

  suyuan_files_group_add_file (files, gone);
  suyuan_files_group_add_file (files, lost);
  suyuan_files_group_add_file (files, file);
  suyuan_stage_spin (LOOKED_MS);
  begin_again (room);
  g_assert_cmpint (g_unlink (gone), ==, 0);
  g_assert_cmpint (g_unlink (lost), ==, 0);
  assert_offered (room, "Unsaved text of ");
  answer (room, "Ta_ke It");
  files = SUYUAN_FILES_GROUP (room->files);
  entry = suyuan_stage_find_widget (room->files, ADW_TYPE_ENTRY_ROW);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, gone);
  g_assert_true (gtk_widget_has_css_class (entry, "error"));
  fault = suyuan_files_group_dup_fault (files);
  g_assert_nonnull (strstr (fault, gone));
  g_assert_cmpstr (suyuan_files_group_get_files (files)[0], ==, lost);
  g_assert_cmpstr (suyuan_files_group_get_files (files)[1], ==, file);
  g_assert_null (suyuan_files_group_get_files (files)[2]);
}

/* What two runs left is offered one after the other, the newer first. */
static void
test_is_thrown_away (Room         *room,
                     gconstpointer data)
{
  type (room, "first");
  begin_again (room);
  assert_offered (room, "“first”");
  type (room, "second"); /* nobody answered the offer */
  begin_again (room);
  assert_offered (room, "“second”");
  answer (room, "Throw It Awa_y");
  assert_offered (room, "“first”");
  answer (room, "Throw It Awa_y");
  assert_nothing_offered (room);
  g_assert_cmpstr (text_of (room), ==, "as it begins");
  begin_again (room);
  assert_nothing_offered (room);
}

/* Two forms of the same record are open: each is offered what the other is not, and typing in one is nobody else's. */
static void
test_is_offered_to_one (Room         *room,
                        gconstpointer data)
{
  Room other = { 0 };

  type (room, "left behind");
  begin_again (room);
  assert_offered (room, "“left behind”");
  other = (Room){ .stage = room->stage, .drawer = room->drawer };
  open_form (&other);
  assert_nothing_offered (&other);
  type (&other, "typed beside it");
  answer (room, "Ta_ke It");
  assert_nothing_offered (room);
  g_assert_cmpstr (text_of (room), ==, "left behind");
  gtk_window_destroy (other.window); /* without an answer */
  suyuan_stage_spin (20);

  begin_again (room);
  assert_offered (room, "“left behind”"); /* what was kept last of the two that were open */
  other.drawer = room->drawer;
  open_form (&other);
  assert_offered (&other, "“typed beside it”");
  suyuan_draft_bar_end (other.bar); /* cancelled: the offer stays for the next */
  g_assert_false (is_shown (other.bar));
  gtk_window_destroy (other.window);
  open_form (&other);
  assert_offered (&other, "“typed beside it”");
  gtk_window_destroy (other.window);
  suyuan_stage_spin (20);
}

/* What is put back as it was is not worth keeping; a choice alone has no words to show. */
static void
test_keeps_what_differs (Room         *room,
                         gconstpointer data)
{
  type (room, "something");
  type (room, "as it begins");
  begin_again (room);
  assert_nothing_offered (room);
  suyuan_choice_row_set_key (SUYUAN_CHOICE_ROW (room->category), "ban");
  suyuan_stage_spin (LOOKED_MS);
  begin_again (room);
  assert_offered (room, "Unsaved choices of ");
}

/* A damaged file is told, without a question, and the form goes on. */
static void
test_tells_of_a_damaged_file (Room         *room,
                              gconstpointer data)
{
  g_autofree char *path = g_build_filename (room->stage->path, "drafts.sqlite", NULL);

  assert_nothing_offered (room); /* and the drawer has looked */
  g_assert_true (g_file_set_contents (path, "no database, and longer than a hundred bytes so that nobody takes it for the beginning of one that is empty yet", -1, NULL));
  begin_again (room);
  assert_offered (room, "drafts.sqlite.damaged");
  g_assert_false (gtk_widget_get_visible (suyuan_stage_find_button (GTK_WIDGET (room->bar), "Ta_ke It")));
  type (room, "goes on");
  begin_again (room);
  assert_offered (room, "“goes on”");
}

#define draft_test(path, func) g_test_add ((path), Room, NULL, set_up, (func), tear_down)

int
main (int   argc,
      char *argv[])
{
  suyuan_stage_init (&argc, &argv);

  draft_test ("/app/draft-bar/is-taken", test_is_taken);
  draft_test ("/app/draft-bar/leaves-what-was-there", test_leaves_what_was_there);
  draft_test ("/app/draft-bar/says-which-file-is-gone", test_says_which_file_is_gone);
  draft_test ("/app/draft-bar/is-thrown-away", test_is_thrown_away);
  draft_test ("/app/draft-bar/is-offered-to-one", test_is_offered_to_one);
  draft_test ("/app/draft-bar/keeps-what-differs", test_keeps_what_differs);
  draft_test ("/app/draft-bar/tells-of-a-damaged-file", test_tells_of_a_damaged_file);

  return g_test_run ();
}
