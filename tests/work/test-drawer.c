/* What was typed and not saved, as forms keep it and find it again.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"

#include "suyuan-desk.h"

#include <signal.h>
#include <string.h>
#include <sys/resource.h>

typedef struct
{
  SuyuanDrawer *drawer;
  GObject      *form; /* who asks */
  guint         n_found, n_told;
  char         *text; /* of the problem that was found; NULL: no draft */
  SuyuanUid     uid;
  char         *told;
} Room;

/* Callbacks get the asking object alone. */
static Room room;

static void
told_cb (SuyuanDrawer *drawer,
         const char   *text)
{
  room.n_told++;
  g_free (room.told);
  room.told = g_strdup (text);
}

static void
open_room (Fixture *f)
{
  room = (Room){ .drawer = suyuan_drawer_new (f->path), .form = g_object_new (G_TYPE_OBJECT, NULL) };
  g_signal_connect (room.drawer, "told", G_CALLBACK (told_cb), NULL);
}

static void
close_room (void)
{
  g_assert_finalize_object (room.drawer);
  g_clear_object (&room.form);
  g_clear_pointer (&room.text, g_free);
  g_clear_pointer (&room.told, g_free);
}

static void
found_cb (gpointer     object,
          SuyuanDraft *draft)
{
  g_assert_true (object == room.form);
  room.n_found++;
  g_free (room.text);
  room.text = draft != NULL ? g_strdup (suyuan_draft_get (draft, "problem")) : NULL;
  if (draft != NULL)
    room.uid = *suyuan_draft_get_uid (draft);
}

static void
assert_found (const char *form,
              const char *text)
{
  guint  before = room.n_found;
  gint64 deadline = g_get_monotonic_time () + 60 * G_TIME_SPAN_SECOND;

  suyuan_drawer_find (room.drawer, form, found_cb, room.form);
  while (room.n_found == before && g_get_monotonic_time () < deadline)
    g_main_context_iteration (NULL, FALSE);
  g_assert_cmpuint (room.n_found, ==, before + 1);
  g_assert_cmpstr (room.text, ==, text);
}

static SuyuanUid
keep (const char *form,
      const char *text)
{
  static gint64 now = 1700000000000;
  SuyuanUid     uid;
  g_autoptr (SuyuanDraft) draft = NULL;

  suyuan_uid_init (&uid, ++now);
  draft = suyuan_draft_new (&uid, form, now);
  suyuan_draft_put (draft, "problem", text);
  suyuan_drawer_keep (room.drawer, draft);
  return uid;
}

/* The program ends, whatever was asked for is done, and begins again. */
static void
begin_again (Fixture *f)
{
  close_room ();
  open_room (f);
}

static void
test_what_was_typed_is_offered (Fixture      *f,
                                gconstpointer data)
{
  g_autofree char *path = g_build_filename (f->path, "drafts.sqlite", NULL);

  open_room (f);
  assert_found ("task:1", NULL);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS)); /* looking makes no file */
  keep ("task:1", "first");
  keep ("task:1", "second");
  keep ("task:2", "another form");
  assert_found ("task:1", NULL); /* both are open still */
  begin_again (f);
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  assert_found ("task:1", "second");
  suyuan_drawer_drop (room.drawer, &room.uid);
  assert_found ("task:1", "first");
  suyuan_drawer_drop (room.drawer, &room.uid);
  assert_found ("task:1", NULL);
  assert_found ("task:2", "another form");
  g_assert_cmpuint (room.n_told, ==, 0);
  close_room ();
}

/* A form that is gone without an answer leaves its text to the next one, in the same run too. */
static void
test_what_is_let_go_is_offered (Fixture      *f,
                                gconstpointer data)
{
  SuyuanUid uid;

  open_room (f);
  uid = keep ("task:1", "left behind");
  assert_found ("task:1", NULL);
  suyuan_drawer_let_go (room.drawer, &uid);
  assert_found ("task:1", "left behind");
  g_assert_true (suyuan_uid_equal (&room.uid, &uid));
  close_room ();
}

/* What one open form is offered, or has taken up, is offered to no other; after the end of the program each is offered
 * once. */
static void
test_each_is_offered_to_one (Fixture      *f,
                             gconstpointer data)
{
  SuyuanUid first, second;

  open_room (f);
  keep ("task:1", "older");
  keep ("task:1", "newer");
  begin_again (f); /* nothing was answered: as after a crash */
  assert_found ("task:1", "newer");
  first = room.uid;
  assert_found ("task:1", "older");
  second = room.uid;
  g_assert_false (suyuan_uid_equal (&first, &second));
  assert_found ("task:1", NULL);
  suyuan_drawer_let_go (room.drawer, &first); /* its form went without an answer */
  assert_found ("task:1", "newer");
  suyuan_drawer_drop (room.drawer, &first);
  suyuan_drawer_let_go (room.drawer, &second);
  assert_found ("task:1", "older");
  suyuan_drawer_drop (room.drawer, &second);
  begin_again (f);
  assert_found ("task:1", NULL);
  close_room ();
}

/* Whoever asked may be gone when the answer comes, and has not taken it along. */
static void
test_nobody_is_told (Fixture      *f,
                     gconstpointer data)
{
  open_room (f);
  keep ("task:1", "left behind");
  begin_again (f);
  suyuan_drawer_find (room.drawer, "task:1", found_cb, room.form);
  g_clear_object (&room.form);
  room.form = g_object_new (G_TYPE_OBJECT, NULL);
  assert_found ("task:1", "left behind"); /* that one, and only that one */
  close_room ();
}

static void
test_a_damaged_file_is_told (Fixture      *f,
                             gconstpointer data)
{
  g_autofree char *path = g_build_filename (f->path, "drafts.sqlite", NULL);

  g_assert_true (g_file_set_contents (path, "no database, and longer than a hundred bytes so that nobody takes it for the beginning of one that is empty yet", -1, NULL));
  open_room (f);
  assert_found ("task:1", NULL);
  g_assert_cmpuint (room.n_told, ==, 1);
  g_assert_nonnull (strstr (room.told, "drafts.sqlite.damaged"));
  keep ("task:1", "goes on");
  begin_again (f);
  assert_found ("task:1", "goes on");
  g_assert_cmpuint (room.n_told, ==, 0);
  close_room ();
}

/* A damaged file that is put aside where no new one can be made: nobody is promised a new one. */
static void
test_a_damaged_file_and_no_new_one_is_told (Fixture      *f,
                                            gconstpointer data)
{
  g_autofree char *path = g_build_filename (f->path, "drafts.sqlite", NULL);
  struct rlimit    was, none;

  g_assert_true (g_file_set_contents (path, "no database, and longer than a hundred bytes so that nobody takes it for the beginning of one that is empty yet", -1, NULL));
  open_room (f);
  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &was), ==, 0);
  none = (struct rlimit){ 0, was.rlim_max };
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &none), ==, 0); /* as a disk that fails */
  assert_found ("task:1", NULL);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &was), ==, 0);
  g_assert_cmpuint (room.n_told, ==, 1);
  g_assert_nonnull (strstr (room.told, "drafts.sqlite.damaged”"));
  g_assert_nonnull (strstr (room.told, "drafts.sqlite: "));
  close_room ();
}

/* Where nothing can be kept, that is said, and the form works all the same. */
static void
test_what_cannot_be_kept_is_told (Fixture      *f,
                                  gconstpointer data)
{
  g_autofree char *nowhere = g_build_filename (f->path, "none", NULL);

  open_room (f);
  g_assert_finalize_object (room.drawer);
  room.drawer = suyuan_drawer_new (nowhere);
  g_signal_connect (room.drawer, "told", G_CALLBACK (told_cb), NULL);
  keep ("task:1", "typed");
  assert_found ("task:1", NULL);
  g_assert_cmpuint (room.n_told, ==, 1);
  g_assert_nonnull (strstr (room.told, nowhere));
  close_room ();
}

/* A desk has one drawer where it can write, and none where it cannot. */
static void
test_of_a_desk (Fixture      *f,
                gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  SuyuanDesk *desk, *other;

  g_clear_object (&f->office);
  desk = suyuan_desk_new (f->path, &error);
  g_assert_no_error (error);
  other = suyuan_desk_new (f->path, &error);
  g_assert_no_error (error);
  g_assert_nonnull (suyuan_desk_get_drawer (desk));
  g_assert_true (suyuan_desk_get_drawer (desk) == suyuan_desk_get_drawer (desk));
  g_assert_null (suyuan_desk_get_drawer (other));
  g_assert_finalize_object (other);
  g_assert_finalize_object (desk);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  fixture_test ("/work/drawer/what-was-typed-is-offered", test_what_was_typed_is_offered);
  fixture_test ("/work/drawer/what-is-let-go-is-offered", test_what_is_let_go_is_offered);
  fixture_test ("/work/drawer/each-is-offered-to-one", test_each_is_offered_to_one);
  fixture_test ("/work/drawer/nobody-is-told", test_nobody_is_told);
  fixture_test ("/work/drawer/a-damaged-file-is-told", test_a_damaged_file_is_told);
  fixture_test ("/work/drawer/a-damaged-file-and-no-new-one-is-told", test_a_damaged_file_and_no_new_one_is_told);
  fixture_test ("/work/drawer/what-cannot-be-kept-is-told", test_what_cannot_be_kept_is_told);
  fixture_test ("/work/drawer/of-a-desk", test_of_a_desk);

  return g_test_run ();
}
