/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suyuan-bank-dialog.h"

#include "suyuan-booth.h"
#include "suyuan-census.h"

static SuyuanUid
open_dialog (SuyuanBooth *booth)
{
  SuyuanUid      uid = suyuan_stage_add (booth->stage, SUYUAN_KIND_REACH, (const char *[]){ "code=R1", "name=Upper", "coverage_left=walked_found", "geometry=LINESTRING (112.00 32.00, 112.05 32.00)", NULL });
  SuyuanPosition south = { (gint32) (112.02 * SUYUAN_DEGREE), (gint32) (31.999 * SUYUAN_DEGREE) };
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanReachBeside) beside = suyuan_office_find_reach_beside (suyuan_booth_get_office (booth), &south, &error);

  g_assert_no_error (error);
  suyuan_booth_show (booth, suyuan_bank_dialog_new (GTK_WINDOW (booth->parent), booth->stage->seat, beside));

  return uid;
}

static void
expect_banks (SuyuanBooth     *booth,
              const SuyuanUid *uid,
              const char      *left,
              const char      *right)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanRecord) reach = suyuan_office_get (suyuan_booth_get_office (booth), SUYUAN_KIND_REACH, uid, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (suyuan_record_get_text (reach, "coverage_left"), ==, left);
  g_assert_cmpstr (suyuan_record_get_text (reach, "coverage_right"), ==, right);
}

static char *
dup_subtitle (SuyuanBooth *booth,
              const char  *row)
{
  char *subtitle;

  g_object_get (suyuan_stage_find_row (booth->dialog, row), "subtitle", &subtitle, NULL);

  return subtitle;
}

/* It shows what is known, says which side was pointed at, and writes what was chosen as one batch that Undo takes back. */
static void
test_bank_dialog_records (SuyuanBooth  *booth,
                          gconstpointer data)
{
  SuyuanUid        uid = open_dialog (booth);
  g_autofree char *left = dup_subtitle (booth, "Left bank"), *right = dup_subtitle (booth, "Right bank");

  g_assert_cmpstr (left, ==, "as one looks downstream");
  g_assert_cmpstr (right, ==, "the side pointed at");
  suyuan_choice_row_set_key (SUYUAN_CHOICE_ROW (suyuan_stage_find_row (booth->dialog, "Right bank")), "walked_none");
  suyuan_booth_press (booth, "<Control>Return");
  suyuan_booth_expect_gone (booth);
  expect_banks (booth, &uid, "walked_found", "walked_none");

  suyuan_booth_undo (booth);
  expect_banks (booth, &uid, "walked_found", NULL);
}

/* A bank that is chosen to be blank again was not walked by anybody. */
static void
test_bank_dialog_takes_back (SuyuanBooth  *booth,
                             gconstpointer data)
{
  SuyuanUid uid = open_dialog (booth);

  suyuan_choice_row_set_key (SUYUAN_CHOICE_ROW (suyuan_stage_find_row (booth->dialog, "Left bank")), NULL);
  suyuan_booth_press (booth, "<Control>Return");
  suyuan_booth_expect_gone (booth);
  expect_banks (booth, &uid, NULL, NULL);
}

/* Escape leaves everything as it was. */
static void
test_bank_dialog_leaves (SuyuanBooth  *booth,
                         gconstpointer data)
{
  SuyuanUid uid = open_dialog (booth);

  suyuan_choice_row_set_key (SUYUAN_CHOICE_ROW (suyuan_stage_find_row (booth->dialog, "Left bank")), "not_walked");
  suyuan_booth_press (booth, "Escape");
  suyuan_booth_expect_gone (booth);
  expect_banks (booth, &uid, "walked_found", NULL);
}

int
main (int   argc,
      char *argv[])
{
  suyuan_stage_init (&argc, &argv);
  suyuan_booth_test ("/app/bank-dialog/records", test_bank_dialog_records);
  suyuan_booth_test ("/app/bank-dialog/takes-back", test_bank_dialog_takes_back);
  suyuan_booth_test ("/app/bank-dialog/leaves", test_bank_dialog_leaves);

  return g_test_run ();
}
