/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suyuan-field-editor.h"

#include "suyuan-booth.h"
#include "suyuan-pick-dialog.h"

/* An editor of one field of an outlet, before a record where that field is blank. */
typedef struct
{
  SuyuanFieldEditor *editor;
  const SuyuanField *field;
  SuyuanRecord      *blank;
  guint              n_edited;
} Desk;

static void
edited_cb (Desk *desk)
{
  desk->n_edited++;
}

static Desk
show (SuyuanBooth *self,
      const char  *key)
{
  SuyuanOffice    *office = suyuan_booth_get_office (self);
  SuyuanCatalogue *catalogue = suyuan_office_get_catalogue (office);
  SuyuanUid        nobody = { 0 };
  Desk             desk = { 0 };

  desk.field = suyuan_catalogue_find_field (catalogue, SUYUAN_KIND_OUTLET, key);
  desk.blank = suyuan_record_new (catalogue, SUYUAN_KIND_OUTLET, &nobody);
  desk.editor = SUYUAN_FIELD_EDITOR (suyuan_field_editor_new (self->stage->seat, desk.field));
  suyuan_field_editor_set_record (desk.editor, desk.blank);
  suyuan_booth_set (self, GTK_WIDGET (desk.editor));
  return desk;
}

static GtkWidget *
input_of (Desk *desk)
{
  return gtk_widget_get_first_child (GTK_WIDGET (desk->editor));
}

static void
assert_text (Desk       *desk,
             const char *text)
{
  g_autofree char *found = suyuan_field_editor_dup_text (desk->editor);

  g_assert_cmpstr (found, ==, text);
}

/* Each make of field: it has the field's name for those who hear it, gives back what is put in, and knows whether that
 * differs from its record. What it gives can be read into a draft. */
static void
test_every_make (SuyuanBooth  *self,
                 gconstpointer data)
{
  static const struct
  {
    const char *key, *text;
  } makes[] = {
    { "town", "高集镇" },
    { "chainage_m", "120.5" },
    { "key_river", "1" },
    { "key_river", "0" },
    { "investigated_on", "2026-05-07" },
    { "type", "urban_rain" },
    { "suspected_source", "industry;park" },
    { "division", "411381" },
    { "lon", "112.5" },
    { "quick_cod", "<15" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (makes); i++)
    {
      Desk desk = show (self, makes[i].key);
      g_autoptr (SuyuanRecord) draft = suyuan_record_copy (desk.blank);
      g_autofree char *fault = NULL;

      g_test_message ("%s", makes[i].key);
      if (desk.field->type == SUYUAN_FIELD_MULTI)
        suyuan_booth_expect_name (suyuan_stage_find_widget (input_of (&desk), GTK_TYPE_MENU_BUTTON), "Suspected source: —");
      else
        suyuan_booth_expect_name (input_of (&desk), suyuan_field_get_label (desk.field));
      g_signal_connect_swapped (desk.editor, "edited", G_CALLBACK (edited_cb), &desk);
      assert_text (&desk, "");
      g_assert_false (suyuan_field_editor_is_changed (desk.editor));
      suyuan_field_editor_set_text (desk.editor, makes[i].text);
      assert_text (&desk, makes[i].text);
      g_assert_true (suyuan_field_editor_is_changed (desk.editor));
      g_assert_true (suyuan_field_editor_read (desk.editor, draft, &fault));
      g_assert_cmpstr (fault, ==, NULL);
      g_assert_true (suyuan_record_has (draft, makes[i].key));

      /* the record that was read has nothing to change any more */
      desk.n_edited = 0;
      suyuan_field_editor_set_record (desk.editor, draft);
      g_assert_false (suyuan_field_editor_is_changed (desk.editor));
      g_assert_cmpuint (desk.n_edited, ==, 0);
      suyuan_record_unref (desk.blank);
    }
}

/* What cannot be read is said with the field, the text and the way out, and leaves the draft alone. */
static void
test_refuses (SuyuanBooth  *self,
              gconstpointer data)
{
  static const struct
  {
    const char *key, *text;
  } wrong[] = { { "investigated_on", "2026-13-40" }, { "chainage_m", "far" }, { "lon", "east" }, { "quick_cod", "much" } };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      Desk desk = show (self, wrong[i].key);
      g_autoptr (SuyuanRecord) draft = suyuan_record_copy (desk.blank);
      g_autofree char *fault = NULL;

      suyuan_field_editor_set_text (desk.editor, wrong[i].text);
      g_assert_false (suyuan_field_editor_read (desk.editor, draft, &fault));
      g_assert_nonnull (fault);
      g_assert_nonnull (strstr (fault, wrong[i].text));
      g_assert_nonnull (strstr (fault, suyuan_field_get_label (desk.field)));
      g_assert_false (suyuan_record_has (draft, wrong[i].key));
      suyuan_record_unref (desk.blank);
    }
}

/* A name that fits nothing is said; one that fits is the record, whoever types it. */
static void
test_refers (SuyuanBooth  *self,
             gconstpointer data)
{
  SuyuanUid section = suyuan_stage_add (self->stage, SUYUAN_KIND_SECTION, (const char *const[]){ "code=TH-S1", "name=七里河", NULL }), found;
  Desk      desk = show (self, "section");
  g_autoptr (SuyuanRecord) draft = suyuan_record_copy (desk.blank);
  g_autofree char *fault = NULL;

  suyuan_field_editor_set_text (desk.editor, "TH-S9");
  g_assert_false (suyuan_field_editor_read (desk.editor, draft, &fault));
  g_assert_nonnull (strstr (fault, "TH-S9"));
  g_clear_pointer (&fault, g_free);
  suyuan_field_editor_set_text (desk.editor, "七里河");
  g_assert_true (suyuan_field_editor_read (desk.editor, draft, &fault));
  g_assert_true (suyuan_record_get_ref (draft, "section", &found));
  g_assert_true (suyuan_uid_equal (&found, &section));
  suyuan_field_editor_set_record (desk.editor, draft);
  assert_text (&desk, "TH-S1"); /* shown by its code */
  suyuan_record_unref (desk.blank);
}

static gboolean
is_picking (gpointer data)
{
  return (suyuan_stage_find_window (SUYUAN_TYPE_PICK_DIALOG) != NULL) == GPOINTER_TO_INT (data);
}

/* The list behind a reference opens with Alt+Down and gives back the code of what was found in it. */
static void
test_picks_by_keys (SuyuanBooth  *self,
                    gconstpointer data)
{
  Desk desk;

  suyuan_stage_add (self->stage, SUYUAN_KIND_SECTION, (const char *const[]){ "code=TH-S1", "name=North bridge", NULL });
  suyuan_stage_add (self->stage, SUYUAN_KIND_SECTION, (const char *const[]){ "code=TH-S2", "name=South weir", NULL });
  desk = show (self, "section");
  g_signal_connect_swapped (desk.editor, "edited", G_CALLBACK (edited_cb), &desk);
  gtk_widget_grab_focus (GTK_WIDGET (desk.editor));
  suyuan_booth_press (self, "<Alt>Down");
  suyuan_stage_wait (is_picking, GINT_TO_POINTER (TRUE));
  suyuan_typist_type (self->typist, "weir");
  suyuan_booth_press (self, "Return");
  suyuan_stage_wait (is_picking, GINT_TO_POINTER (FALSE));
  assert_text (&desk, "TH-S2");
  g_assert_cmpuint (desk.n_edited, >, 0);
  suyuan_record_unref (desk.blank);
}

/* A choice is made with the arrows; one of many can be searched. */
static void
test_chooses_by_keys (SuyuanBooth  *self,
                      gconstpointer data)
{
  Desk             desk = show (self, "bank");
  SuyuanCatalogue *catalogue = suyuan_office_get_catalogue (suyuan_booth_get_office (self));

  g_signal_connect_swapped (desk.editor, "edited", G_CALLBACK (edited_cb), &desk);
  gtk_widget_grab_focus (GTK_WIDGET (desk.editor));
  suyuan_typist_choose (self->typist, suyuan_enum_value_get_label (suyuan_catalogue_find_value (catalogue, "bank", "right")));
  assert_text (&desk, "right");
  g_assert_cmpuint (desk.n_edited, ==, 1);
  g_assert_false (gtk_drop_down_get_enable_search (GTK_DROP_DOWN (input_of (&desk))));
  suyuan_record_unref (desk.blank);

  desk = show (self, "type");
  g_assert_true (gtk_drop_down_get_enable_search (GTK_DROP_DOWN (input_of (&desk))));
  suyuan_record_unref (desk.blank);
}

int
main (int   argc,
      char *argv[])
{
  suyuan_stage_init (&argc, &argv);

  suyuan_booth_test ("/app/field-editor/every-make", test_every_make);
  suyuan_booth_test ("/app/field-editor/refuses", test_refuses);
  suyuan_booth_test ("/app/field-editor/refers", test_refers);
  suyuan_booth_test ("/app/field-editor/picks-by-keys", test_picks_by_keys);
  suyuan_booth_test ("/app/field-editor/chooses-by-keys", test_chooses_by_keys);

  return g_test_run ();
}
