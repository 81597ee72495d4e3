/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The quarterly notice in its window: counted, read part by part, its numbers opened, written. */
#include "suyuan-bulletin-question.h"
#include "suyuan-bulletin-window.h"
#include "suyuan-stage.h"
#include "suyuan-window.h"

typedef struct
{
  SuyuanStage  *stage;
  SuyuanWindow *window;
  GtkWidget    *notice;
} Room;

static gboolean
is_counted (gpointer data)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (GTK_STACK (suyuan_stage_find_widget (data, GTK_TYPE_STACK))), "wait") != 0;
}

static void
open_notice (Room *room)
{
  room->notice = suyuan_bulletin_window_present (GTK_WINDOW (room->window), suyuan_window_get_seat (room->window));
  suyuan_stage_wait (is_counted, room->notice);
  suyuan_stage_spin (50);
}

/* In the quarter before this one. */
static char *
dup_taken (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr (GDateTime) then = g_date_time_add_months (now, -3);

  return g_date_time_format (then, "taken=%Y-%m-%d 09:00");
}

/* Two sections, measured in the quarter before this one, one of them of no target. */
static void
open_room (Room *room)
{
  g_autofree char *taken = dup_taken ();

  room->stage = suyuan_stage_new ();
  suyuan_stage_add (room->stage, SUYUAN_KIND_OUTLET, (const char *[]){ "code=O1", "name=Mouth", "division=411381", "stage=confirmed", "investigated_on=2020-01-01", NULL });
  suyuan_stage_add (room->stage, SUYUAN_KIND_SECTION, (const char *[]){ "code=S1", "name=Bridge", "division=411381", "target=III", NULL });
  suyuan_stage_add (room->stage, SUYUAN_KIND_SECTION, (const char *[]){ "code=S2", "name=Ford", "division=411302", NULL });
  suyuan_stage_add (room->stage, SUYUAN_KIND_SAMPLE, (const char *[]){ "section=S1", taken, "nh3n=0.4", NULL });
  suyuan_stage_add (room->stage, SUYUAN_KIND_SAMPLE, (const char *[]){ "section=S2", taken, "nh3n=0.4", NULL });
  room->window = suyuan_window_new (NULL);
  suyuan_window_take_desk (room->window, room->stage->desk);
  suyuan_stage_follow (room->stage, suyuan_window_get_seat (room->window));
  gtk_window_present (GTK_WINDOW (room->window));
  open_notice (room);
}

static void
close_room (Room *room)
{
  suyuan_stage_follow (room->stage, NULL);
  gtk_window_destroy (GTK_WINDOW (room->window));
  suyuan_stage_spin (50);
  g_assert_null (suyuan_stage_find_window (SUYUAN_TYPE_BULLETIN_WINDOW));
  suyuan_stage_free (room->stage);
}

static void
choose_part (Room *room,
             int   index)
{
  GtkListBox *parts = GTK_LIST_BOX (suyuan_stage_find_widget (room->notice, GTK_TYPE_LIST_BOX));

  gtk_list_box_select_row (parts, gtk_list_box_get_row_at_index (parts, index));
  suyuan_stage_spin (20);
}

/* Words first, then the tables; a number leads to its records, and the next window goes on where this one was left. */
static void
test_opens_numbers (void)
{
  Room room = { 0 };

  open_room (&room);
  g_assert_nonnull (suyuan_stage_find_label (room.notice, "The quarter as a whole"));
  choose_part (&room, 5);
  g_assert_nonnull (suyuan_stage_find_label (room.notice, "No data"));
  g_assert_nonnull (suyuan_stage_find_label (room.notice, "邓州市"));
  gtk_widget_activate_action (room.notice, "bulletin.open", "(uu)", 0, 0); /* a name counts nothing */
  g_assert_nonnull (suyuan_stage_find_window (SUYUAN_TYPE_BULLETIN_WINDOW));
  gtk_widget_activate_action (room.notice, "bulletin.open", "(uu)", 0, 1);
  suyuan_stage_spin (50);
  g_assert_null (suyuan_stage_find_window (SUYUAN_TYPE_BULLETIN_WINDOW));
  open_notice (&room);
  g_assert_nonnull (suyuan_stage_find_label (room.notice, "No data"));
  choose_part (&room, 7);
  g_assert_nonnull (suyuan_stage_find_label (room.notice, "None in this quarter."));
  close_room (&room);
}

static gboolean
is_followed (gpointer data)
{
  return suyuan_stage_find_label (data, "Hole") != NULL;
}

/* One window over one; it follows what changes, and stays on the part that is read. */
static void
test_follows (void)
{
  Room       room = { 0 };
  GtkWidget *first;

  open_room (&room);
  first = room.notice;
  open_notice (&room);
  g_assert_true (room.notice == first);
  choose_part (&room, 6);
  g_assert_null (suyuan_stage_find_label (room.notice, "Hole"));
  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *code = g_strdup_printf ("code=S1%u", i);
      g_autofree char *section = g_strdup_printf ("section=S1%u", i);
      g_autofree char *taken = dup_taken ();

      suyuan_stage_add (room.stage, SUYUAN_KIND_SECTION, (const char *[]){ code, "name=Hole", "division=411381", "target=III", NULL });
      suyuan_stage_add (room.stage, SUYUAN_KIND_SAMPLE, (const char *[]){ section, taken, "nh3n=4", NULL });
    }
  suyuan_stage_wait (is_followed, room.notice);
  close_room (&room);
}

/* Both files, by their endings; what cannot be written is told. */
static void
test_writes (void)
{
  Room                     room = { 0 };
  SuyuanOffice            *office;
  static const char *const names[] = { "n.pdf", "n.xlsx" };

  open_room (&room);
  office = suyuan_seat_get_office (suyuan_window_get_seat (room.window));
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char        *path = g_build_filename (room.stage->folder, names[i], NULL);
      g_autofree char        *nowhere = g_build_filename (room.stage->folder, "none", names[i], NULL);
      SuyuanBulletinQuestion *question = suyuan_bulletin_question_new ("2021Q1", NULL, path), *vain = suyuan_bulletin_question_new ("2021Q1", NULL, nowhere);
      g_autoptr (GError) error = NULL;
      g_autofree char *told = suyuan_bulletin_question_write (office, question, NULL, &error);

      g_assert_no_error (error);
      g_assert_nonnull (strstr (told, names[i]));
      g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
      g_assert_null (suyuan_bulletin_question_write (office, vain, NULL, &error));
      g_assert_nonnull (error);
      suyuan_bulletin_question_free (question);
      suyuan_bulletin_question_free (vain);
    }
  close_room (&room);
}

int
main (int   argc,
      char *argv[])
{
  suyuan_stage_init (&argc, &argv);

  g_test_add_func ("/app/bulletin-window/opens-numbers", test_opens_numbers);
  g_test_add_func ("/app/bulletin-window/follows", test_follows);
  g_test_add_func ("/app/bulletin-window/writes", test_writes);

  return g_test_run ();
}
