/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sections and enterprises: the table, the record that is chosen in it, and what becomes of it under other hands. */
#include "suyuan-records-page.h"

#include "suyuan-diary.h"
#include "suyuan-field-section.h"
#include "suyuan-new-dialog.h"
#include "suyuan-page.h"
#include "suyuan-record-pane.h"
#include "suyuan-record-table.h"
#include "suyuan-record-window.h"
#include "suyuan-stage.h"

typedef struct
{
  SuyuanStage       *stage;
  GtkWidget         *page;
  GtkWindow         *window;
  SuyuanRecordTable *table;
  SuyuanUid          plants[3];
} Room;

static SuyuanUid
found (SuyuanStage *stage,
       const char  *code,
       const char  *name)
{
  g_autofree char *code_is = g_strconcat ("code=", code, NULL), *name_is = g_strconcat ("name=", name, NULL);

  return suyuan_stage_add (stage, SUYUAN_KIND_ENTERPRISE, (const char *[]){ code_is, name_is, NULL });
}

static void
set_up (Room         *room,
        gconstpointer data)
{
  room->stage = suyuan_stage_new ();
  room->plants[0] = found (room->stage, "E1", "Paper mill");
  room->plants[1] = found (room->stage, "E2", "Dye works");
  room->plants[2] = found (room->stage, "E3", "示例食品厂");
  room->page = suyuan_records_page_new (SUYUAN_KIND_ENTERPRISE);
  room->window = suyuan_stage_show (room->page);
  suyuan_page_set_seat (SUYUAN_PAGE (room->page), room->stage->seat);
  room->table = SUYUAN_RECORD_TABLE (suyuan_stage_find_widget (room->page, SUYUAN_TYPE_RECORD_TABLE));
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
  return suyuan_record_table_get_n_rows (room->table);
}

static GtkWidget *
pane_of (Room *room)
{
  return suyuan_stage_find_widget (room->page, SUYUAN_TYPE_RECORD_PANE);
}

static void
choose (Room            *room,
        const SuyuanUid *uid)
{
  suyuan_page_show (SUYUAN_PAGE (room->page), uid);
  suyuan_stage_settle (room->stage);
}

static gboolean
says (GtkWidget  *root,
      const char *text)
{
  return suyuan_stage_find_label (root, text) != NULL;
}

static SuyuanFieldSection *
section_of (GtkWidget *root)
{
  return SUYUAN_FIELD_SECTION (suyuan_stage_find_widget (root, SUYUAN_TYPE_FIELD_SECTION));
}

static void
type (SuyuanFieldSection *section,
      const char         *key,
      const char         *text)
{
  suyuan_field_editor_set_text (suyuan_field_row_get_editor (suyuan_field_section_get_row (section, key)), text);
}

static void
assert_name (Room            *room,
             const SuyuanUid *uid,
             const char      *name)
{
  g_autoptr (SuyuanRecord) record = suyuan_office_get (suyuan_seat_get_office (room->stage->seat), SUYUAN_KIND_ENTERPRISE, uid, NULL);

  g_assert_cmpstr (suyuan_record_get_text (record, "name"), ==, name);
}

static void
test_chosen (Room         *room,
             gconstpointer data)
{
  SuyuanKind kind;
  SuyuanUid  uid;

  g_assert_cmpuint (rows_of (room), ==, 3);
  g_assert_false (suyuan_page_get_record (SUYUAN_PAGE (room->page), &kind, &uid));
  choose (room, &room->plants[2]);
  g_assert_true (suyuan_page_get_record (SUYUAN_PAGE (room->page), &kind, &uid));
  g_assert_cmpint (kind, ==, SUYUAN_KIND_ENTERPRISE);
  g_assert_true (suyuan_uid_equal (&uid, &room->plants[2]));
  g_assert_true (says (pane_of (room), "E3"));
  g_assert_true (says (pane_of (room), "示例食品厂"));
  suyuan_record_table_move (room->table, -1);
  suyuan_stage_spin (50);
  g_assert_true (says (pane_of (room), "Dye works"));
}

/* Two characters of Chinese find it, and what is asked for by name is shown whatever is searched for. */
static void
test_searched (Room         *room,
               gconstpointer data)
{
  suyuan_page_search (SUYUAN_PAGE (room->page), "食品");
  suyuan_stage_settle (room->stage);
  g_assert_cmpuint (rows_of (room), ==, 1);
  g_assert_true (says (room->page, "1 of 3"));
  choose (room, &room->plants[0]);
  g_assert_cmpuint (rows_of (room), ==, 3);
  g_assert_true (says (pane_of (room), "Paper mill"));
}

/* Edited in its place by keys, read at once by the table. */
static void
test_edited (Room         *room,
             gconstpointer data)
{
  SuyuanFieldSection *section;

  choose (room, &room->plants[0]);
  suyuan_page_edit (SUYUAN_PAGE (room->page));
  section = section_of (pane_of (room));
  g_assert_true (suyuan_field_section_is_editing (section));
  type (section, "credit_code", "not a code");
  g_assert_nonnull (suyuan_field_row_get_fault (suyuan_field_section_get_row (section, "credit_code")));
  type (section, "credit_code", "");
  type (section, "name", "Board mill");
  g_assert_true (suyuan_field_section_save (section));
  suyuan_stage_settle (room->stage);
  assert_name (room, &room->plants[0], "Board mill");
  g_assert_true (says (GTK_WIDGET (room->table), "Board mill"));
  g_assert_true (says (pane_of (room), "Board mill"));
  g_assert_cmpuint (room->stage->n_told, ==, 1);
}

/* Removed by somebody else: the pane is empty and nothing in it can be edited; undone, it stands there again. */
static gpointer
undo_verb (SuyuanOffice *office,
           gpointer      data,
           GCancellable *cancellable,
           GError      **error)
{
  return suyuan_office_undo (office, NULL, error);
}

static void
test_gone_and_back (Room         *room,
                    gconstpointer data)
{
  choose (room, &room->plants[1]);
  suyuan_stage_remove (room->stage, SUYUAN_KIND_ENTERPRISE, &room->plants[1]);
  suyuan_stage_settle (room->stage);
  g_assert_cmpuint (rows_of (room), ==, 2);
  g_assert_false (says (pane_of (room), "Dye works"));
  suyuan_page_edit (SUYUAN_PAGE (room->page));
  g_assert_false (suyuan_field_section_is_editing (section_of (pane_of (room))));
  suyuan_seat_act (room->stage->seat, "Undone", undo_verb, NULL, NULL, NULL, NULL);
  suyuan_stage_settle (room->stage);
  g_assert_cmpuint (rows_of (room), ==, 3);
  g_assert_true (says (pane_of (room), "Dye works"));
  g_assert_cmpuint (room->stage->n_refused, ==, 0);
}

/* One that is not there takes the place of the one before it, and a change elsewhere does not bring that back. */
static void
test_not_there (Room         *room,
                gconstpointer data)
{
  SuyuanUid nobody = room->plants[0];

  choose (room, &room->plants[0]);
  nobody.bytes[15] ^= 1;
  choose (room, &nobody);
  g_assert_false (says (pane_of (room), "Paper mill"));
  found (room->stage, "E4", "Tannery");
  suyuan_stage_settle (room->stage);
  g_assert_cmpuint (rows_of (room), ==, 4);
  g_assert_false (says (pane_of (room), "Paper mill"));
}

/* The same record in two windows: each writes what was typed in it, and shows what the other wrote. */
static void
test_two_windows (Room         *room,
                  gconstpointer data)
{
  GtkWidget          *other = suyuan_record_window_new (room->window, room->stage->seat, SUYUAN_KIND_ENTERPRISE, &room->plants[0]);
  SuyuanFieldSection *here, *there;

  gtk_window_present (GTK_WINDOW (other));
  choose (room, &room->plants[0]);
  here = section_of (pane_of (room));
  there = section_of (other);
  suyuan_field_section_edit (here);
  suyuan_field_section_edit (there);
  type (here, "name", "Board mill");
  type (there, "address", "River road 1");
  g_assert_true (suyuan_field_section_save (there));
  suyuan_stage_settle (room->stage);
  g_assert_true (suyuan_field_section_is_editing (here)); /* and goes on */
  g_assert_true (suyuan_field_section_save (here));
  suyuan_stage_settle (room->stage);
  assert_name (room, &room->plants[0], "Board mill");
  g_assert_true (says (other, "Board mill"));
  g_assert_true (says (pane_of (room), "River road 1"));
  gtk_window_close (GTK_WINDOW (other));
  suyuan_stage_spin (50);
  g_assert_null (suyuan_stage_find_window (SUYUAN_TYPE_RECORD_WINDOW));
}

/* Who discharges where: the line leads to the outlet, with how sure that is. */
static void
test_leads_on (Room         *room,
               gconstpointer data)
{
  SuyuanUid outlet = suyuan_stage_add (room->stage, SUYUAN_KIND_OUTLET, (const char *[]){ "code=A1", "name=North", NULL });

  choose (room, &room->plants[0]);
  g_assert_true (says (pane_of (room), "No outlet was traced to it."));
  suyuan_stage_add (room->stage, SUYUAN_KIND_LINK, (const char *[]){ "outlet=A1", "enterprise=E1", "method=documents", "confidence=probable", NULL });
  suyuan_stage_settle (room->stage);
  g_assert_true (says (pane_of (room), "A1 North"));
  g_assert_true (says (pane_of (room), "Probable"));
  suyuan_stage_set (room->stage, SUYUAN_KIND_OUTLET, &outlet, (const char *[]){ "name=North bank", NULL });
  suyuan_stage_settle (room->stage);
  g_assert_true (says (pane_of (room), "A1 North bank"));
}

/* A page nobody sees asks nothing, and shows what was written once somebody does. */
static void
test_unseen (Room         *room,
             gconstpointer data)
{
  SuyuanUid fourth;

  gtk_widget_set_visible (room->page, FALSE);
  fourth = found (room->stage, "E4", "Tannery");
  suyuan_page_search (SUYUAN_PAGE (room->page), "a");
  g_assert_false (suyuan_record_model_is_asking (suyuan_record_table_get_model (room->table)));
  suyuan_stage_settle (room->stage);
  g_assert_cmpuint (rows_of (room), ==, 3);
  suyuan_page_search (SUYUAN_PAGE (room->page), "");
  suyuan_page_show (SUYUAN_PAGE (room->page), &fourth);
  g_assert_false (suyuan_record_model_is_asking (suyuan_record_table_get_model (room->table)));
  gtk_widget_set_visible (room->page, TRUE);
  g_assert_true (suyuan_record_model_is_asking (suyuan_record_table_get_model (room->table)));
  suyuan_stage_settle (room->stage);
  g_assert_cmpuint (rows_of (room), ==, 4);
  suyuan_record_table_move (room->table, -1);
  suyuan_stage_settle (room->stage);
  g_assert_true (says (pane_of (room), "示例食品厂"));
}

/* The primary action of the page makes one of its kind; an empty page says what it is for. */
static void
test_first_of_all (Room         *room,
                   gconstpointer data)
{
  GtkWidget *page = suyuan_records_page_new (SUYUAN_KIND_SECTION);
  GtkWindow *window = suyuan_stage_show (page), *dialog;

  suyuan_page_set_seat (SUYUAN_PAGE (page), room->stage->seat);
  suyuan_stage_settle (room->stage);
  g_assert_true (says (page, "No sections yet"));
  suyuan_page_primary (SUYUAN_PAGE (page));
  suyuan_stage_spin (50);
  dialog = suyuan_stage_find_window (SUYUAN_TYPE_NEW_DIALOG);
  g_assert_nonnull (dialog);
  g_assert_true (suyuan_new_dialog_fill (SUYUAN_NEW_DIALOG (dialog), "name", "Bridge"));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (dialog), "form.apply", NULL));
  suyuan_stage_settle (room->stage);
  g_assert_null (suyuan_stage_find_window (SUYUAN_TYPE_NEW_DIALOG));
  g_assert_false (says (page, "No sections yet"));
  g_assert_true (says (page, "Bridge"));
  gtk_window_destroy (window);
}

#define page_test(path, func) g_test_add ((path), Room, NULL, set_up, (func), tear_down)

int
main (int   argc,
      char *argv[])
{
  suyuan_stage_init (&argc, &argv);

  page_test ("/app/records-page/chosen", test_chosen);
  page_test ("/app/records-page/searched", test_searched);
  page_test ("/app/records-page/edited", test_edited);
  page_test ("/app/records-page/gone-and-back", test_gone_and_back);
  page_test ("/app/records-page/not-there", test_not_there);
  page_test ("/app/records-page/two-windows", test_two_windows);
  page_test ("/app/records-page/leads-on", test_leads_on);
  page_test ("/app/records-page/unseen", test_unseen);
  page_test ("/app/records-page/first-of-all", test_first_of_all);

  return g_test_run ();
}
