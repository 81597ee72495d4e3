/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suyuan-mapping-list.h"

#include "suyuan-booth.h"
#include "suyuan-verdict-list.h"

static const char table[] = "排污口编码,排污口名称,经度,纬度,Colour\n"
                            "SY-1,North bank,112.1,32.7,red\n"
                            "SY-2,South bank,112.2,32.6,\n";

static SuyuanImportPlan   *plan;   /* what the last reading gave */
static SuyuanImportReport *report; /* what the last run gave */

static void
read_cb (gpointer      object,
         gpointer      result,
         const GError *error)
{
  g_assert_no_error (error);
  plan = suyuan_import_plan_copy (result);
}

static SuyuanMappingList *
show (SuyuanBooth *self)
{
  SuyuanCatalogue   *catalogue = suyuan_office_get_catalogue (suyuan_booth_get_office (self));
  SuyuanMappingList *list = g_object_new (SUYUAN_TYPE_MAPPING_LIST, NULL);
  g_autofree char   *path = suyuan_stage_write (self->stage, "outlets.csv", table);

  suyuan_seat_run (self->stage->seat, "Reading", suyuan_import_plan_read_verb, suyuan_import_plan_new (path, SUYUAN_KIND_OUTLET),
                   (GDestroyNotify) suyuan_import_plan_free, (GDestroyNotify) suyuan_import_plan_free, read_cb, self->parent);
  suyuan_stage_settle (self->stage);
  suyuan_mapping_list_set_plan (list, catalogue, plan);
  suyuan_booth_set (self, GTK_WIDGET (list));
  return list;
}

static GtkWidget *
row_of (SuyuanMappingList *list,
        const char        *column)
{
  GtkWidget *row = suyuan_stage_find_row (GTK_WIDGET (list), column);

  g_assert_nonnull (row);
  return row;
}

static void
assert_row (SuyuanMappingList *list,
            const char        *column,
            const char        *field,
            const char        *examples,
            const char        *badge)
{
  GtkWidget *row = row_of (list, column);
  GtkWidget *choice = suyuan_stage_find_widget (row, GTK_TYPE_DROP_DOWN);
  GObject   *item = gtk_drop_down_get_selected_item (GTK_DROP_DOWN (choice));

  g_assert_cmpstr (gtk_string_object_get_string (GTK_STRING_OBJECT (item)), ==, field);
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==, examples);
  g_assert_nonnull (suyuan_stage_find_label (row, badge));
}

/* For each column what it feeds, how sure that is, and what stands in it. */
static void
test_guesses (SuyuanBooth  *self,
              gconstpointer data)
{
  SuyuanMappingList *list = show (self);

  suyuan_booth_expect_name (suyuan_stage_find_widget (GTK_WIDGET (list), GTK_TYPE_LIST_BOX), "Columns of the file");
  assert_row (list, "排污口编码", "Local code", "SY-1 · SY-2", "sure");
  assert_row (list, "排污口名称", "Name", "North bank · South bank", "sure");
  assert_row (list, "经度", "Longitude", "112.1 · 112.2", "sure");
  assert_row (list, "Colour", "left out", "red", "unknown");
  suyuan_import_plan_free (plan);
}

static void
run_cb (gpointer      object,
        gpointer      result,
        const GError *error)
{
  SuyuanImportReport *ours = result;

  g_assert_no_error (error);
  report = ours;
  g_assert_cmpuint (ours->imported, ==, 2);
  g_signal_emit_by_name (object, "told", "Imported", ours->batch);
}

static void
bring_in (SuyuanBooth *self)
{
  SuyuanImportOrder *order = g_new0 (SuyuanImportOrder, 1);

  order->plan = plan;
  order->seat = g_object_ref (self->stage->seat);
  suyuan_seat_run (self->stage->seat, "Importing", suyuan_import_plan_run_verb, order, (GDestroyNotify) suyuan_import_order_free,
                   (GDestroyNotify) suyuan_import_report_free, run_cb, self->stage->seat);
  suyuan_stage_settle (self->stage);
}

/* What a person chose in the rows, with keys, is what is brought in, and undo takes all of it back. */
static void
test_brings_in_what_was_chosen (SuyuanBooth  *self,
                                gconstpointer data)
{
  SuyuanMappingList *list = show (self);
  g_autoptr (SuyuanRecord) outlet = NULL;
  SuyuanUid uid;

  gtk_widget_grab_focus (suyuan_stage_find_widget (row_of (list, "排污口编码"), GTK_TYPE_DROP_DOWN));
  suyuan_typist_walk (self->typist, "Tab", "Colour", 6);
  suyuan_typist_find (self->typist, "Landm", "Landmark");
  g_assert_true (suyuan_mapping_list_map (list, "经度", NULL));
  g_assert_true (suyuan_mapping_list_map (list, "纬度", NULL));
  g_assert_false (suyuan_mapping_list_map (list, "no such column", "name"));
  suyuan_mapping_list_store (list, plan);
  g_assert_cmpstr (plan->fields->pdata[4], ==, "landmark");
  g_assert_cmpstr (plan->fields->pdata[2], ==, NULL);
  bring_in (self);

  g_assert_true (suyuan_office_find (suyuan_booth_get_office (self), SUYUAN_KIND_OUTLET, "SY-1", &uid, NULL));
  outlet = suyuan_office_get (suyuan_booth_get_office (self), SUYUAN_KIND_OUTLET, &uid, NULL);
  g_assert_cmpstr (suyuan_record_get_text (outlet, "code"), ==, "SY-1");
  g_assert_cmpstr (suyuan_record_get_text (outlet, "name"), ==, "North bank");
  g_assert_cmpstr (suyuan_record_get_text (outlet, "landmark"), ==, "red");
  g_assert_false (suyuan_record_has (outlet, "lon"));
  suyuan_booth_undo (self);
  g_assert_cmpint (suyuan_booth_count (self, SUYUAN_KIND_OUTLET), ==, 0);
}

/* Another file's columns take the place of these. */
static void
test_shows_another_file (SuyuanBooth  *self,
                         gconstpointer data)
{
  SuyuanMappingList *list = show (self);
  SuyuanCatalogue   *catalogue = suyuan_office_get_catalogue (suyuan_booth_get_office (self));
  g_autoptr (SuyuanImportPlan) other = suyuan_import_plan_new ("other.csv", SUYUAN_KIND_UNIT);
  double unknown = 0;

  g_ptr_array_add (other->columns, g_strdup ("Office"));
  g_ptr_array_add (other->fields, NULL);
  g_ptr_array_add (other->examples, g_strdup ("<b>River & lake</b>"));
  g_array_append_val (other->confidences, unknown);
  suyuan_mapping_list_set_plan (list, catalogue, other);
  g_assert_null (suyuan_stage_find_row (GTK_WIDGET (list), "Colour"));
  assert_row (list, "Office", "left out", "<b>River & lake</b>", "unknown");
  suyuan_import_plan_free (plan);
}

int
main (int   argc,
      char *argv[])
{
  suyuan_stage_init (&argc, &argv);

  suyuan_booth_test ("/app/mapping-list/guesses", test_guesses);
  suyuan_booth_test ("/app/mapping-list/brings-in-what-was-chosen", test_brings_in_what_was_chosen);
  suyuan_booth_test ("/app/mapping-list/shows-another-file", test_shows_another_file);

  return g_test_run ();
}
