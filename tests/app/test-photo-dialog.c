/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suyuan-photo-dialog.h"

#include "suyuan-booth.h"

static const char path_row[] = "Path of a file, then Enter";

static SuyuanUid
show (SuyuanBooth *self)
{
  SuyuanUid outlet = suyuan_stage_add (self->stage, SUYUAN_KIND_OUTLET, (const char *const[]){ "code=PK-1", "name=North", NULL });

  suyuan_booth_show (self, suyuan_photo_dialog_new (GTK_WINDOW (self->parent), self->stage->seat, SUYUAN_KIND_OUTLET, &outlet));
  return outlet;
}

/* Nothing chosen is nothing to add; a path that leads nowhere says so where it was typed, and until it is mended nothing
 * is added at all. */
static void
test_refuses_what_is_no_file (SuyuanBooth  *self,
                              gconstpointer data)
{
  g_autofree char *path = suyuan_stage_paint (self->stage, "near.jpg", 1);

  show (self);
  suyuan_typist_expect (self->typist, path_row);
  suyuan_booth_press (self, "<Control>Return");
  suyuan_booth_expect_refused (self, "at least one file");
  suyuan_typist_type (self->typist, path);
  suyuan_booth_press (self, "Return");
  g_assert_nonnull (suyuan_stage_find_row (self->dialog, "near.jpg"));
  suyuan_typist_expect (self->typist, path_row);

  suyuan_typist_type (self->typist, "/no/x.jpg");
  suyuan_booth_press (self, "Return");
  suyuan_typist_expect (self->typist, "There is no such file");
  suyuan_booth_press (self, "<Control>Return");
  suyuan_booth_expect_refused (self, "“/no/x.jpg”");
  g_assert_cmpint (suyuan_booth_count (self, SUYUAN_KIND_MEDIUM), ==, 0);
  suyuan_booth_press (self, "<Control>a BackSpace");
  suyuan_typist_expect (self->typist, path_row);
  suyuan_booth_press (self, "<Control>Return");
  suyuan_booth_expect_gone (self);
  g_assert_cmpint (suyuan_booth_count (self, SUYUAN_KIND_MEDIUM), ==, 1);
}

static gboolean
is_left_out (gpointer data)
{
  return suyuan_stage_find_row (((SuyuanBooth *) data)->dialog, "near.jpg") == NULL;
}

/* A file is left out again by the button beside it, which has a name. */
static void
test_leaves_a_file_out (SuyuanBooth  *self,
                        gconstpointer data)
{
  g_autofree char *near = suyuan_stage_paint (self->stage, "near.jpg", 1);
  g_autofree char *far = suyuan_stage_paint (self->stage, "far.jpg", 2);
  GtkWidget       *button;

  show (self);
  suyuan_photo_dialog_fill (SUYUAN_PHOTO_DIALOG (self->dialog), near, "near", "");
  suyuan_photo_dialog_fill (SUYUAN_PHOTO_DIALOG (self->dialog), far, "near", "");
  button = suyuan_stage_find_widget (suyuan_stage_find_row (self->dialog, "near.jpg"), GTK_TYPE_BUTTON);
  suyuan_booth_expect_name (button, "Leave this file out");
  suyuan_typist_walk (self->typist, "Tab", "Leave this file out", 6);
  suyuan_booth_press (self, "Return");
  suyuan_stage_wait (is_left_out, self);
  g_assert_nonnull (suyuan_stage_find_row (self->dialog, "far.jpg"));
  suyuan_booth_press (self, "<Control>Return");
  suyuan_booth_expect_gone (self);
  g_assert_cmpint (suyuan_booth_count (self, SUYUAN_KIND_MEDIUM), ==, 1);
}

/* What was said of a photo is in its record; undo takes it back. */
static void
test_adds_and_takes_back (SuyuanBooth  *self,
                          gconstpointer data)
{
  g_autofree char *path = suyuan_stage_paint (self->stage, "near.jpg", 1);
  SuyuanUid        outlet = show (self);
  g_autoptr (GPtrArray) media = NULL;

  suyuan_typist_type (self->typist, path);
  suyuan_booth_choose (self, "What they show", "photo_kind", "near");
  suyuan_booth_enter (self, "Witnesses, where a photo has no position and time", "Wang; Zhao");
  suyuan_booth_press (self, "Return");
  suyuan_booth_expect_gone (self);
  media = suyuan_office_referring (suyuan_booth_get_office (self), SUYUAN_KIND_MEDIUM, "subject", &outlet, NULL);
  g_assert_cmpuint (media->len, ==, 1);
  g_assert_cmpstr (suyuan_record_get_text (media->pdata[0], "name"), ==, "near.jpg");
  g_assert_cmpstr (suyuan_record_get_text (media->pdata[0], "photo_kind"), ==, "near");
  g_assert_cmpstr (suyuan_record_get_text (media->pdata[0], "witnesses"), ==, "Wang; Zhao");
  g_assert_cmpuint (self->stage->n_told, ==, 1);
  suyuan_booth_undo (self);
  g_assert_cmpint (suyuan_booth_count (self, SUYUAN_KIND_MEDIUM), ==, 0);
}

static void
remarked_cb (char      **remark,
             const char *text)
{
  g_free (*remark);
  *remark = g_strdup (text);
}

/* A picture that proves something elsewhere is added all the same: a remark that names it, no refusal. */
static void
test_remarks_on_a_picture_used_before (SuyuanBooth  *self,
                                       gconstpointer data)
{
  g_autofree char *path = suyuan_stage_paint (self->stage, "near.jpg", 1), *remark = NULL;
  SuyuanUid        other = suyuan_stage_add (self->stage, SUYUAN_KIND_OUTLET, (const char *const[]){ "code=PK-2", "name=South", NULL });

  g_signal_connect_swapped (self->stage->seat, "remarked", G_CALLBACK (remarked_cb), &remark);
  show (self);
  suyuan_photo_dialog_fill (SUYUAN_PHOTO_DIALOG (self->dialog), path, "near", "");
  suyuan_booth_press (self, "<Control>Return");
  suyuan_booth_expect_gone (self);
  g_assert_null (remark);

  suyuan_booth_show (self, suyuan_photo_dialog_new (GTK_WINDOW (self->parent), self->stage->seat, SUYUAN_KIND_OUTLET, &other));
  suyuan_photo_dialog_fill (SUYUAN_PHOTO_DIALOG (self->dialog), path, "near", "");
  suyuan_booth_press (self, "<Control>Return");
  suyuan_booth_expect_gone (self);
  g_assert_nonnull (strstr (remark, "near.jpg"));
  g_assert_cmpuint (self->stage->n_refused, ==, 0);
  g_assert_cmpint (suyuan_booth_count (self, SUYUAN_KIND_MEDIUM), ==, 2);
  g_signal_handlers_disconnect_by_data (self->stage->seat, &remark);
}

int
main (int   argc,
      char *argv[])
{
  suyuan_stage_init (&argc, &argv);

  suyuan_booth_test ("/app/photo-dialog/refuses-what-is-no-file", test_refuses_what_is_no_file);
  suyuan_booth_test ("/app/photo-dialog/leaves-a-file-out", test_leaves_a_file_out);
  suyuan_booth_test ("/app/photo-dialog/adds-and-takes-back", test_adds_and_takes_back);

  suyuan_booth_test ("/app/photo-dialog/remarks-on-a-picture-used-before", test_remarks_on_a_picture_used_before);

  return g_test_run ();
}
