/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suyuan-link-dialog.h"

#include "suyuan-booth.h"
#include "suyuan-pick-dialog.h"

typedef struct
{
  SuyuanStage *stage;
  GtkWidget   *parent, *dialog;
  SuyuanUid    outlet;
} Room;

static gboolean
has_proposals (gpointer data)
{
  return suyuan_stage_find_row (data, "恒发电镀有限公司") != NULL;
}

static void
open_room (Room *room)
{
  room->stage = suyuan_stage_new ();
  suyuan_stage_add (room->stage, SUYUAN_KIND_ENTERPRISE, (const char *const[]){ "code=QY-7", "name=恒发电镀有限公司", "lon=112.001", "lat=32.001", "pollutants=六价铬、总镍", NULL });
  suyuan_stage_add (room->stage, SUYUAN_KIND_ENTERPRISE, (const char *const[]){ "code=QY-8", "name=远方纸业有限公司", "lon=113.001", "lat=32.001", NULL });
  suyuan_stage_add (room->stage, SUYUAN_KIND_ENTERPRISE, (const char *const[]){ "code=QY-9", "name=城东食品厂", "lon=112.006", "lat=32.001", NULL });
  room->outlet = suyuan_stage_add (room->stage, SUYUAN_KIND_OUTLET, (const char *const[]){ "code=PK-1", "name=湍河左岸排污口", "lon=112.0", "lat=32.0", "pollutants=总镍", "site_remark=上游为恒发电镀车间", NULL });
  room->parent = GTK_WIDGET (suyuan_stage_show (gtk_label_new ("behind")));
  room->dialog = suyuan_link_dialog_new (GTK_WINDOW (room->parent), room->stage->seat, &room->outlet);
  gtk_window_present (GTK_WINDOW (room->dialog));
}

static void
close_room (Room *room)
{
  if (suyuan_stage_find_window (SUYUAN_TYPE_LINK_DIALOG) != NULL)
    gtk_window_destroy (GTK_WINDOW (room->dialog));
  gtk_window_destroy (GTK_WINDOW (room->parent));
  suyuan_stage_free (room->stage);
}

static GPtrArray *
list_links (Room *room)
{
  return suyuan_office_referring (suyuan_seat_get_office (room->stage->seat), SUYUAN_KIND_LINK, "outlet", &room->outlet, NULL);
}

/* Who it may be stands there with the reasons; who it cannot be does not; nothing is linked yet. */
static void
test_link_dialog_proposes (void)
{
  Room             room;
  GtkWidget       *row;
  g_autofree char *why = NULL;
  g_autoptr (GPtrArray) links = NULL;

  open_room (&room);
  suyuan_stage_wait (has_proposals, room.dialog);
  row = suyuan_stage_find_row (room.dialog, "恒发电镀有限公司");
  g_object_get (row, "subtitle", &why, NULL);
  g_assert_nonnull (strstr (why, "恒发电镀"));
  g_assert_nonnull (strstr (why, "总镍"));
  g_assert_null (suyuan_stage_find_row (room.dialog, "远方纸业有限公司"));
  g_assert_nonnull (suyuan_stage_find_row (room.dialog, "城东食品厂"));
  links = list_links (&room);
  g_assert_cmpuint (links->len, ==, 0);
  close_room (&room);
}

/* A chosen one fills the form; what is linked then is suspected, on these grounds, and not the main party. */
static void
test_link_dialog_takes_a_proposal (void)
{
  Room room;
  g_autoptr (GPtrArray) links = NULL;

  open_room (&room);
  suyuan_stage_wait (has_proposals, room.dialog);
  g_signal_emit_by_name (suyuan_stage_find_row (room.dialog, "恒发电镀有限公司"), "activated");
  suyuan_form_dialog_apply (SUYUAN_FORM_DIALOG (room.dialog));
  suyuan_stage_settle (room.stage);
  links = list_links (&room);
  g_assert_cmpuint (links->len, ==, 1);
  g_assert_cmpstr (suyuan_record_get_text (links->pdata[0], "confidence"), ==, "suspected");
  g_assert_nonnull (strstr (suyuan_record_get_text (links->pdata[0], "reason"), "恒发电镀"));
  g_assert_cmpint (suyuan_record_get_integer (links->pdata[0], "main"), ==, 0);
  close_room (&room);
}

/* Closed before the answer comes, it takes no harm. */
static void
test_link_dialog_closes_early (void)
{
  Room room;

  open_room (&room);
  gtk_window_destroy (GTK_WINDOW (room.dialog));
  suyuan_stage_settle (room.stage);
  g_assert_null (suyuan_stage_find_window (SUYUAN_TYPE_LINK_DIALOG));
  close_room (&room);
}

/* --- by keys --- */

static SuyuanUid
show (SuyuanBooth *self)
{
  SuyuanUid outlet;

  suyuan_stage_add (self->stage, SUYUAN_KIND_ENTERPRISE, (const char *const[]){ "code=QY-7", "name=Mill", NULL });
  suyuan_stage_add (self->stage, SUYUAN_KIND_ENTERPRISE, (const char *const[]){ "code=QY-8", "name=Brewery", NULL });
  outlet = suyuan_stage_add (self->stage, SUYUAN_KIND_OUTLET, (const char *const[]){ "code=PK-1", "name=North", NULL });
  suyuan_booth_show (self, suyuan_link_dialog_new (GTK_WINDOW (self->parent), self->stage->seat, &outlet));
  suyuan_typist_expect (self->typist, "Enterprise: code or name");
  return outlet;
}

/* Nobody named, somebody nobody knows, and more certainty than there is evidence for: each is said, nothing is linked. */
static void
test_link_dialog_refuses (SuyuanBooth  *self,
                          gconstpointer data)
{
  show (self);
  suyuan_booth_press (self, "Return");
  suyuan_booth_expect_refused (self, "Name the enterprise");
  suyuan_typist_type (self->typist, "QY-9");
  suyuan_booth_press (self, "Return");
  suyuan_booth_expect_refused (self, "QY-9");
  suyuan_booth_press (self, "<Control>a");
  suyuan_typist_type (self->typist, "Mill");
  suyuan_booth_choose (self, "Confidence", "confidence", "confirmed");
  suyuan_booth_press (self, "<Control>Return");
  suyuan_booth_expect_refused (self, "evidence");
  g_assert_cmpint (suyuan_booth_count (self, SUYUAN_KIND_LINK), ==, 0);
  g_assert_cmpuint (self->stage->n_told, ==, 0);
}

static gboolean
is_picking (gpointer data)
{
  return (suyuan_stage_find_window (SUYUAN_TYPE_PICK_DIALOG) != NULL) == GPOINTER_TO_INT (data);
}

/* Chosen from the list, linked on its grounds, and a decision from then on. */
static void
test_link_dialog_links (SuyuanBooth  *self,
                        gconstpointer data)
{
  SuyuanUid outlet = show (self), enterprise;
  g_autoptr (GPtrArray) links = NULL;
  g_autofree char *code = NULL;

  suyuan_booth_press (self, "Tab Return");
  suyuan_stage_wait (is_picking, GINT_TO_POINTER (TRUE));
  suyuan_typist_type (self->typist, "Brew");
  suyuan_booth_press (self, "Return");
  suyuan_stage_wait (is_picking, GINT_TO_POINTER (FALSE));
  suyuan_booth_choose (self, "Method", "link_method", "technical");
  suyuan_booth_enter (self, "Grounds", "Dye test");
  suyuan_booth_press (self, "Return");
  suyuan_booth_expect_gone (self);
  links = suyuan_office_referring (suyuan_booth_get_office (self), SUYUAN_KIND_LINK, "outlet", &outlet, NULL);
  g_assert_cmpuint (links->len, ==, 1);
  g_assert_cmpstr (suyuan_record_get_text (links->pdata[0], "method"), ==, "technical");
  g_assert_cmpstr (suyuan_record_get_text (links->pdata[0], "confidence"), ==, "probable");
  g_assert_cmpstr (suyuan_record_get_text (links->pdata[0], "reason"), ==, "Dye test");
  g_assert_cmpint (suyuan_record_get_integer (links->pdata[0], "main"), ==, 1);
  g_assert_true (suyuan_record_get_ref (links->pdata[0], "enterprise", &enterprise));
  code = suyuan_office_dup_code_of (suyuan_booth_get_office (self), SUYUAN_KIND_ENTERPRISE, &enterprise, NULL);
  g_assert_cmpstr (code, ==, "QY-8");
  suyuan_booth_undo (self);
  g_assert_cmpint (suyuan_booth_count (self, SUYUAN_KIND_LINK), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  suyuan_stage_init (&argc, &argv);
  g_test_add_func ("/link-dialog/proposes", test_link_dialog_proposes);
  g_test_add_func ("/link-dialog/takes-a-proposal", test_link_dialog_takes_a_proposal);
  g_test_add_func ("/link-dialog/closes-early", test_link_dialog_closes_early);
  suyuan_booth_test ("/link-dialog/refuses", test_link_dialog_refuses);
  suyuan_booth_test ("/link-dialog/links", test_link_dialog_links);
  return g_test_run ();
}
