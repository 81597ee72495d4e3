/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A package for another office: all of it, or what is new since the receipt it sent back. */
#include "suyuan-package.h"
#include "suyuan-send-dialog.h"
#include "suyuan-sibling.h"
#include "suyuan-typist.h"

typedef struct
{
  SuyuanStage      *stage;
  SuyuanTypist     *typist;
  SuyuanSibling     sibling;
  GtkWindow        *parent;
  SuyuanSendDialog *dialog;
} Room;

static void
open_dialog (Room *room)
{
  room->dialog = SUYUAN_SEND_DIALOG (suyuan_send_dialog_new (room->parent, room->stage->seat));
  g_object_add_weak_pointer (G_OBJECT (room->dialog), (gpointer *) &room->dialog);
  gtk_window_present (GTK_WINDOW (room->dialog));
  suyuan_stage_spin (50);
}

static void
open_room (Room         *room,
           gconstpointer data)
{
  room->stage = suyuan_stage_new ();
  suyuan_stage_add (room->stage, SUYUAN_KIND_OUTLET, (const char *[]){ "code=O1", "name=Mouth", NULL });
  suyuan_sibling_open (&room->sibling, room->stage);
  room->typist = suyuan_typist_new ();
  room->parent = suyuan_stage_show (gtk_label_new ("page"));
  open_dialog (room);
}

static void
close_room (Room         *room,
            gconstpointer data)
{
  if (room->dialog != NULL)
    gtk_window_destroy (GTK_WINDOW (room->dialog));
  suyuan_stage_settle (room->stage);
  suyuan_sibling_close (&room->sibling);
  suyuan_typist_free (room->typist);
  suyuan_stage_close (room->stage, room->parent);
}

static gboolean
is_answered (gpointer data)
{
  return suyuan_stage_find_window (ADW_TYPE_MESSAGE_DIALOG) != NULL;
}

/* Made, told what it holds, and the form has gone. */
static SuyuanPackage *
pack_into (Room       *room,
           const char *path,
           const char *words)
{
  SuyuanPackage *package;
  GtkWindow     *answer;
  g_autoptr (GError) error = NULL;

  suyuan_send_dialog_pack_into (room->dialog, path);
  suyuan_stage_wait (is_answered, NULL);
  suyuan_stage_settle (room->stage);
  g_assert_null (room->dialog);
  answer = suyuan_stage_find_window (ADW_TYPE_MESSAGE_DIALOG);
  g_assert_nonnull (suyuan_stage_find_label (GTK_WIDGET (answer), path));
  g_assert_nonnull (suyuan_stage_find_label (GTK_WIDGET (answer), words));
  g_assert_nonnull (suyuan_stage_find_button (GTK_WIDGET (answer), "Show in _Folder"));
  gtk_window_destroy (answer);
  package = suyuan_package_open (path, &error);
  g_assert_no_error (error);
  return package;
}

typedef struct
{
  GtkWidget  *dialog;
  const char *words;
} Reason;

static gboolean
is_said (gpointer data)
{
  const Reason *reason = data;
  GtkWidget    *fault = suyuan_stage_find_fault (reason->dialog);

  return fault != NULL && strstr (gtk_label_get_text (GTK_LABEL (fault)), reason->words) != NULL;
}

static void
expect_fault (Room       *room,
              const char *words)
{
  Reason reason = { GTK_WIDGET (room->dialog), words };

  suyuan_stage_wait (is_said, &reason);
}

/* Whom it is for stands in it; what lay there under its name is replaced. */
static void
test_sends_everything (Room         *room,
                       gconstpointer data)
{
  g_autofree char *path = suyuan_stage_write (room->stage, "package.zip", "an older one");
  g_autoptr (SuyuanPackage) package = NULL;

  gtk_editable_set_text (GTK_EDITABLE (suyuan_stage_find_row (GTK_WIDGET (room->dialog), "Whom it is for")), "District");
  package = pack_into (room, path, "Everything: ");
  g_assert_cmpstr (suyuan_package_get_manifest (package)->purpose, ==, "District");
  g_assert_null (suyuan_package_get_manifest (package)->since[0]);
  g_assert_cmpint (suyuan_package_get_manifest (package)->tallies[SUYUAN_KIND_OUTLET].created, ==, 1);
}

/* They merged a package and sent a receipt: only what came after goes. */
static void
test_sends_what_is_new (Room         *room,
                        gconstpointer data)
{
  g_autofree char *first = suyuan_sibling_name (&room->sibling, ".zip"), *second = suyuan_sibling_name (&room->sibling, ".zip"), *receipt = NULL;
  g_autoptr (SuyuanPackage) whole = pack_into (room, first, "Everything: ");
  g_autoptr (SuyuanPackage) package = NULL;
  const SuyuanManifest *manifest;

  receipt = suyuan_sibling_merge (&room->sibling, first);
  suyuan_stage_add (room->stage, SUYUAN_KIND_OUTLET, (const char *[]){ "code=O2", "name=New mouth", NULL });
  open_dialog (room);
  suyuan_send_dialog_set_receipt (room->dialog, receipt);
  package = pack_into (room, second, "What is new since the receipt: 1 batches");
  manifest = suyuan_package_get_manifest (package);
  g_assert_nonnull (manifest->since[0]);
  g_assert_cmpint (manifest->n_batches, ==, 1);
  g_assert_cmpint (manifest->tallies[SUYUAN_KIND_OUTLET].created, ==, 1);
}

/* No receipt, or what is none: said before a file is asked for. */
static void
test_asks_for_the_receipt (Room         *room,
                           gconstpointer data)
{
  g_autofree char *text = suyuan_stage_write (room->stage, "notes.txt", "no receipt");

  suyuan_send_dialog_set_receipt (room->dialog, "");
  g_assert_true (gtk_widget_get_visible (suyuan_stage_find_row (GTK_WIDGET (room->dialog), "Their receipt, or the last package they made")));
  suyuan_typist_press (room->typist, "<Control>Return");
  expect_fault (room, "Choose the receipt they sent back");

  suyuan_send_dialog_set_receipt (room->dialog, text);
  suyuan_typist_press (room->typist, "<Control>Return");
  expect_fault (room, "is no receipt of the other side");
}

/* Only what belongs to a reach; one that is not there, or none, is said before a file is asked for. */
static void
test_sends_a_reach (Room         *room,
                    gconstpointer data)
{
  g_autofree char *path = suyuan_sibling_name (&room->sibling, ".zip");
  g_autoptr (SuyuanPackage) package = NULL;
  const SuyuanManifest *manifest;

  suyuan_stage_add (room->stage, SUYUAN_KIND_REACH, (const char *[]){ "code=R1", "name=Upper", NULL });
  suyuan_stage_add (room->stage, SUYUAN_KIND_OUTLET, (const char *[]){ "code=O2", "name=On it", "reach=R1", NULL });
  suyuan_send_dialog_set_reach (room->dialog, "");
  g_assert_true (gtk_widget_get_visible (suyuan_stage_find_row (GTK_WIDGET (room->dialog), "Reach")));
  suyuan_typist_press (room->typist, "<Control>Return");
  expect_fault (room, "Choose the reach they walk");
  suyuan_send_dialog_set_reach (room->dialog, "R9");
  suyuan_typist_press (room->typist, "<Control>Return");
  expect_fault (room, "R9");

  suyuan_send_dialog_set_reach (room->dialog, "R1");
  package = pack_into (room, path, "A part (reach R1 Upper): ");
  manifest = suyuan_package_get_manifest (package);
  g_assert_cmpint (manifest->n_withheld, ==, 1);
  g_assert_cmpint (manifest->tallies[SUYUAN_KIND_OUTLET].created, ==, 1);
}

/* The file cannot be written: the form is there again with what was typed. */
static void
test_comes_back (Room         *room,
                 gconstpointer data)
{
  g_autofree char *path = g_build_filename (room->stage->folder, "no such folder", "package.zip", NULL);
  GtkWidget       *row = suyuan_stage_find_row (GTK_WIDGET (room->dialog), "Whom it is for");

  gtk_editable_set_text (GTK_EDITABLE (row), "District");
  suyuan_send_dialog_pack_into (room->dialog, path);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (room->dialog)));
  suyuan_stage_settle (room->stage);
  g_assert_nonnull (room->dialog);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (room->dialog)));
  expect_fault (room, path);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "District");
}

int
main (int   argc,
      char *argv[])
{
  suyuan_stage_init (&argc, &argv);

  g_test_add ("/app/send-dialog/sends-everything", Room, NULL, open_room, test_sends_everything, close_room);
  g_test_add ("/app/send-dialog/sends-what-is-new", Room, NULL, open_room, test_sends_what_is_new, close_room);
  g_test_add ("/app/send-dialog/asks-for-the-receipt", Room, NULL, open_room, test_asks_for_the_receipt, close_room);
  g_test_add ("/app/send-dialog/sends-a-reach", Room, NULL, open_room, test_sends_a_reach, close_room);
  g_test_add ("/app/send-dialog/comes-back", Room, NULL, open_room, test_comes_back, close_room);

  return g_test_run ();
}
