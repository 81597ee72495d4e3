/* suyuan-import-assistant.c: a list on its way in, in four steps: file, mapping, verdicts, done
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-app"

#include "suyuan-import-assistant.h"

#include <glib/gi18n-lib.h>

#include "suyuan-application.h"
#include "suyuan-errand.h"
#include "suyuan-focus.h"
#include "suyuan-import-kinds.h"
#include "suyuan-import-plan.h"
#include "suyuan-mapping-list.h"
#include "suyuan-path-chooser.h"
#include "suyuan-verdict-list.h"

struct _SuyuanImportAssistant
{
  AdwWindow parent_instance;

  /* Template children */
  GtkStack          *steps;
  GtkButton         *back;
  GtkButton         *next;
  AdwWindowTitle    *title;
  GtkWidget         *fault_box;
  GtkLabel          *fault;
  AdwEntryRow       *file;
  AdwComboRow       *kind;
  AdwComboRow       *mode;
  AdwComboRow       *crs;
  AdwComboRow       *encoding;
  GtkSwitch         *no_header;
  GtkLabel          *described;
  SuyuanMappingList *mapping;
  SuyuanVerdictList *verdicts;
  AdwStatusPage     *done;
  GtkWidget         *undo;
  GtkButton         *save, *save_left;
  GtkWidget         *progress_box;
  GtkProgressBar    *progress;
  GtkLabel          *progress_label;

  /* Owned */
  SuyuanSeat         *seat;
  SuyuanImportPlan   *plan;
  SuyuanImportReport *report; /* the last one, tried or for good */
  SuyuanErrand        errand;
};

G_DEFINE_FINAL_TYPE (SuyuanImportAssistant, suyuan_import_assistant, ADW_TYPE_WINDOW)

static const char *const modes[] = { "add", "both", "update" };
static const char *const systems[] = { NULL, "EPSG:4490", "EPSG:4326", "gcj02", "bd09" };
static const char *const encodings[] = { "auto", "UTF-8", "GB18030", "CP1252" };

static const struct
{
  const char *name, *title, *next;
} steps[] = {
  { "file", N_ ("File"), N_ ("_Read the File") },
  { "mapping", N_ ("Columns"), N_ ("_Try It") },
  { "verdicts", N_ ("Verdicts"), N_ ("_Import") },
  { "done", N_ ("Done"), N_ ("_Close") },
};

static guint
current_step (SuyuanImportAssistant *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (g_str_equal (steps[i].name, gtk_stack_get_visible_child_name (self->steps)))
      return i;

  return 0;
}

static void
set_fault (SuyuanImportAssistant *self,
           const char            *fault)
{
  g_autofree char *text = fault != NULL ? g_utf8_make_valid (fault, -1) : g_strdup (""); /* a path in it may be no UTF-8 */

  gtk_label_set_text (self->fault, text);
  gtk_widget_set_visible (self->fault_box, fault != NULL);
}

static void
update_actions (SuyuanImportAssistant *self)
{
  guint step = current_step (self);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.back", step > 0 && step < 3 && !self->errand.running);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.save", step > 1 && !self->errand.running);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.next",
                                 !self->errand.running && (step > 0 || *gtk_editable_get_text (GTK_EDITABLE (self->file)) != '\0'));
}

static void
show_step (SuyuanImportAssistant *self,
           guint                  step)
{
  g_autofree char *subtitle = g_strdup_printf (_ ("%u of %u: %s"), step + 1, (guint) G_N_ELEMENTS (steps), _ (steps[step].title));

  gtk_stack_set_visible_child_name (self->steps, steps[step].name);
  adw_window_title_set_subtitle (self->title, subtitle);
  gtk_button_set_label (self->next, _ (steps[step].next));
  gtk_widget_set_visible (GTK_WIDGET (self->back), step > 0 && step < 3);
  set_fault (self, NULL);
  update_actions (self);
  gtk_widget_grab_focus (step == 0 ? GTK_WIDGET (self->file) : GTK_WIDGET (self->next));
}

/* The step stays, with what stands in its way. */
static void
refuse (SuyuanImportAssistant *self,
        const char            *fault)
{
  set_fault (self, fault);
  if (!suyuan_focus_is_within (GTK_WIDGET (self)))
    gtk_widget_grab_focus (current_step (self) == 0 ? GTK_WIDGET (self->file) : GTK_WIDGET (self->next));
}

static void
set_working (SuyuanImportAssistant *self,
             gboolean               working)
{
  self->errand.running = working;
  gtk_widget_set_visible (self->progress_box, working);
  update_actions (self);
}

static void
progress_cb (SuyuanImportAssistant *self)
{
  SuyuanSeatProgress job;
  g_autofree char   *text = NULL;

  if (!self->errand.running || !suyuan_seat_get_progress (self->seat, self, &job))
    return;

  text = g_strdup_printf (_ ("%'u rows"), job.rows);
  gtk_label_set_text (self->progress_label, text);
  if (job.fraction < 0)
    gtk_progress_bar_pulse (self->progress);
  else
    gtk_progress_bar_set_fraction (self->progress, job.fraction);
}

/* Returns whether somebody still looks at it; else @error is told elsewhere. */
static gboolean
end_working (SuyuanImportAssistant *self,
             const GError          *error)
{
  set_working (self, FALSE);
  return suyuan_errand_end (&self->errand, GTK_WINDOW (self), self->seat, error);
}

/* --- file → mapping --- */

static void
read_cb (gpointer      object,
         gpointer      result,
         const GError *error)
{
  SuyuanImportAssistant *self = SUYUAN_IMPORT_ASSISTANT (object);

  if (!end_working (self, NULL))
    return;
  if (error != NULL)
    {
      refuse (self, error->message);
      return;
    }

  g_clear_pointer (&self->plan, suyuan_import_plan_free);
  self->plan = suyuan_import_plan_copy (result);
  gtk_label_set_text (self->described, self->plan->described != NULL ? self->plan->described : "");
  suyuan_mapping_list_set_plan (self->mapping, suyuan_office_get_catalogue (suyuan_seat_get_office (self->seat)), self->plan);
  show_step (self, 1);
}

static void
read_file (SuyuanImportAssistant *self)
{
  g_autofree char  *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->file))));
  g_autofree char  *path = g_str_has_prefix (text, "file:") ? g_filename_from_uri (text, NULL, NULL) : g_strdup (text);
  SuyuanImportPlan *plan;

  if (path == NULL)
    {
      g_autofree char *fault = g_strdup_printf (_ ("“%s” is no address of a file on this computer; choose the file"), text);

      refuse (self, fault);
      return;
    }

  plan = suyuan_import_plan_new (path, suyuan_import_kinds_at (adw_combo_row_get_selected (self->kind)));
  plan->mode = g_strdup (modes[adw_combo_row_get_selected (self->mode)]);
  plan->key = g_str_equal (plan->mode, "add") ? NULL : g_strdup ("code");
  plan->crs = g_strdup (systems[adw_combo_row_get_selected (self->crs)]);
  plan->encoding = g_strdup (encodings[adw_combo_row_get_selected (self->encoding)]);
  plan->no_header = gtk_switch_get_active (self->no_header);
  set_working (self, TRUE);
  suyuan_seat_look (self->seat, _ ("Reading"), suyuan_import_plan_read_verb, plan, (GDestroyNotify) suyuan_import_plan_free,
                    (GDestroyNotify) suyuan_import_plan_free, read_cb, self);
}

/* --- mapping → verdicts → done --- */

static char *
dup_sum (const SuyuanImportReport *report)
{
  return g_strdup_printf (_ ("%'u rows: %'u new, %'u changed, %'u the same, %'u refused."), report->rows, report->imported,
                          report->updated, report->unchanged, report->refused);
}

static void
label_save (SuyuanImportAssistant *self,
            const char            *label)
{
  gtk_button_set_label (self->save, label);
  gtk_button_set_label (self->save_left, label);
}

/* What it refuses can be saved for as long as it stands there. */
static void
keep_report (SuyuanImportAssistant    *self,
             const SuyuanImportReport *report)
{
  g_clear_pointer (&self->report, suyuan_import_report_free);
  self->report = suyuan_import_report_copy (report);
  label_save (self, _ ("Save the _Refused Rows…"));
  gtk_widget_set_visible (GTK_WIDGET (self->save), report->refused > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->save_left), report->refused > 0);
}

static void
show_done (SuyuanImportAssistant    *self,
           const SuyuanImportReport *report)
{
  g_autofree char *text = dup_sum (report);

  keep_report (self, report);
  adw_status_page_set_title (self->done, report->batch != NULL ? _ ("Imported") : _ ("Nothing to import"));
  adw_status_page_set_description (self->done, text);
  gtk_widget_set_visible (self->undo, report->batch != NULL);
  show_step (self, 3);
}

static void
tried_cb (gpointer      object,
          gpointer      result,
          const GError *error)
{
  SuyuanImportAssistant *self = SUYUAN_IMPORT_ASSISTANT (object);

  if (!end_working (self, NULL))
    return;
  if (error != NULL)
    {
      refuse (self, error->message);
      return;
    }

  suyuan_verdict_list_set_report (self->verdicts, result);
  keep_report (self, result);
  show_step (self, 2);
}

/* What came in is told with the way back, also where it was too late to stop it. */
static void
tell_import (SuyuanImportAssistant    *self,
             const SuyuanImportReport *report)
{
  g_autofree char *text = report != NULL && report->batch != NULL ? dup_sum (report) : NULL;

  if (text != NULL)
    suyuan_seat_tell (self->seat, text, report->batch);
}

static void
imported_cb (gpointer      object,
             gpointer      result,
             const GError *error)
{
  SuyuanImportAssistant *self = SUYUAN_IMPORT_ASSISTANT (object);

  tell_import (self, result);
  if (!end_working (self, error))
    return;
  if (error != NULL)
    refuse (self, error->message);
  else
    show_done (self, result);
}

static SuyuanImportOrder *
order_new (SuyuanImportAssistant *self,
           gboolean               dry_run)
{
  SuyuanImportOrder *order = g_new0 (SuyuanImportOrder, 1);

  order->plan = suyuan_import_plan_copy (self->plan);
  order->seat = g_object_ref (self->seat);
  order->dry_run = dry_run;

  return order;
}

static void
run (SuyuanImportAssistant *self,
     gboolean               dry_run)
{
  SuyuanImportOrder *order;

  suyuan_mapping_list_store (self->mapping, self->plan);
  if (dry_run)
    suyuan_import_plan_stamp (self->plan);
  order = order_new (self, dry_run);
  set_working (self, TRUE);
  suyuan_seat_run (self->seat, dry_run ? _ ("Trying") : _ ("Importing"), suyuan_import_plan_run_verb, order,
                   (GDestroyNotify) suyuan_import_order_free, (GDestroyNotify) suyuan_import_report_free,
                   dry_run ? tried_cb : imported_cb, self);
}

static void
next_cb (GtkWidget  *widget,
         const char *name,
         GVariant   *parameter)
{
  SuyuanImportAssistant *self = SUYUAN_IMPORT_ASSISTANT (widget);
  guint                  step = current_step (self);

  set_fault (self, NULL);
  if (step == 0)
    read_file (self);
  else if (step < 3)
    run (self, step == 1);
  else
    gtk_window_close (GTK_WINDOW (self));
}

static void
back_cb (GtkWidget  *widget,
         const char *name,
         GVariant   *parameter)
{
  SuyuanImportAssistant *self = SUYUAN_IMPORT_ASSISTANT (widget);

  show_step (self, current_step (self) - 1);
}

static void
cancel_cb (GtkWidget  *widget,
           const char *name,
           GVariant   *parameter)
{
  suyuan_seat_cancel_for (SUYUAN_IMPORT_ASSISTANT (widget)->seat, widget);
}

static void
undo_cb (GtkWidget  *widget,
         const char *name,
         GVariant   *parameter)
{
  SuyuanImportAssistant *self = SUYUAN_IMPORT_ASSISTANT (widget);
  GtkWindow             *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  gtk_widget_activate_action (GTK_WIDGET (parent), "win.undo-batch", "s", self->report->batch);
  gtk_window_close (GTK_WINDOW (self));
}

/* --- the refused rows, in a file of their own --- */

static void
saved_cb (gpointer      object,
          gpointer      result,
          const GError *error)
{
  SuyuanImportAssistant *self = SUYUAN_IMPORT_ASSISTANT (object);

  if (!end_working (self, error))
    return;
  if (error != NULL)
    refuse (self, error->message);
  else
    label_save (self, _ ("Saved: mend them there and import that file"));
}

/* As a person would choose it. The rows are read once more: nothing of the file is kept meanwhile. */
void
suyuan_import_assistant_save_refused (SuyuanImportAssistant *self,
                                      const char            *path)
{
  SuyuanImportOrder *order;

  if (self->errand.running)
    {
      refuse (self, _ ("The refused rows were not saved, because something was running here; save them when it has ended"));
      return;
    }

  order = order_new (self, TRUE);
  order->report = suyuan_import_report_copy (self->report);
  order->save_to = g_strdup (path);
  set_fault (self, NULL);
  set_working (self, TRUE);
  suyuan_seat_run (self->seat, _ ("Saving"), suyuan_import_plan_save_verb, order, (GDestroyNotify) suyuan_import_order_free, NULL, saved_cb, self);
}

static void
save_cb (GtkWidget  *widget,
         const char *name,
         GVariant   *parameter)
{
  SuyuanImportAssistant *self = SUYUAN_IMPORT_ASSISTANT (widget);

  gtk_native_dialog_show (suyuan_path_chooser_new (GTK_WINDOW (self), GTK_FILE_CHOOSER_ACTION_SAVE, _ ("Save the Refused Rows"), _ ("_Save"),
                                                   _ ("Refused rows.xlsx"), (SuyuanPathChosen) suyuan_import_assistant_save_refused, G_OBJECT (self)));
}

/* --- choosing the file --- */

/* A path that is no UTF-8 stands there as its address, which leads back to it. */
static void
show_path (SuyuanImportAssistant *self,
           const char            *path)
{
  g_autofree char *uri = g_utf8_validate (path, -1, NULL) ? NULL : g_filename_to_uri (path, NULL, NULL);

  gtk_editable_set_text (GTK_EDITABLE (self->file), uri != NULL ? uri : path);
}

static void
chosen_cb (gpointer    self,
           const char *path)
{
  show_path (self, path);
}

static void
choose_cb (SuyuanImportAssistant *self)
{
  gtk_native_dialog_show (suyuan_path_chooser_new (GTK_WINDOW (self), GTK_FILE_CHOOSER_ACTION_OPEN, _ ("Choose a List"), _ ("_Open"), NULL,
                                                   chosen_cb, G_OBJECT (self)));
}

static void
file_changed_cb (SuyuanImportAssistant *self)
{
  update_actions (self);
}

static void
file_entered_cb (SuyuanImportAssistant *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "import.next", NULL);
}

/* Closing ends what is running: an import leaves the whole batch or none of it. */
static gboolean
suyuan_import_assistant_close_request (GtkWindow *window)
{
  SuyuanImportAssistant *self = SUYUAN_IMPORT_ASSISTANT (window);

  if (suyuan_errand_leave (&self->errand, window, self->seat))
    return TRUE;

  return GTK_WINDOW_CLASS (suyuan_import_assistant_parent_class)->close_request (window);
}

static void
suyuan_import_assistant_dispose (GObject *object)
{
  SuyuanImportAssistant *self = SUYUAN_IMPORT_ASSISTANT (object);

  g_clear_pointer (&self->plan, suyuan_import_plan_free);
  g_clear_pointer (&self->report, suyuan_import_report_free);
  g_clear_object (&self->seat);

  G_OBJECT_CLASS (suyuan_import_assistant_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, SuyuanImportAssistant, steps);
  gtk_widget_class_bind_template_child (widget_class, SuyuanImportAssistant, back);
  gtk_widget_class_bind_template_child (widget_class, SuyuanImportAssistant, next);
  gtk_widget_class_bind_template_child (widget_class, SuyuanImportAssistant, title);
  gtk_widget_class_bind_template_child (widget_class, SuyuanImportAssistant, fault_box);
  gtk_widget_class_bind_template_child (widget_class, SuyuanImportAssistant, fault);
  gtk_widget_class_bind_template_child (widget_class, SuyuanImportAssistant, file);
  gtk_widget_class_bind_template_child (widget_class, SuyuanImportAssistant, kind);
  gtk_widget_class_bind_template_child (widget_class, SuyuanImportAssistant, mode);
  gtk_widget_class_bind_template_child (widget_class, SuyuanImportAssistant, crs);
  gtk_widget_class_bind_template_child (widget_class, SuyuanImportAssistant, encoding);
  gtk_widget_class_bind_template_child (widget_class, SuyuanImportAssistant, no_header);
  gtk_widget_class_bind_template_child (widget_class, SuyuanImportAssistant, described);
  gtk_widget_class_bind_template_child (widget_class, SuyuanImportAssistant, mapping);
  gtk_widget_class_bind_template_child (widget_class, SuyuanImportAssistant, verdicts);
  gtk_widget_class_bind_template_child (widget_class, SuyuanImportAssistant, done);
  gtk_widget_class_bind_template_child (widget_class, SuyuanImportAssistant, undo);
  gtk_widget_class_bind_template_child (widget_class, SuyuanImportAssistant, save);
  gtk_widget_class_bind_template_child (widget_class, SuyuanImportAssistant, save_left);
  gtk_widget_class_bind_template_child (widget_class, SuyuanImportAssistant, progress_box);
  gtk_widget_class_bind_template_child (widget_class, SuyuanImportAssistant, progress);
  gtk_widget_class_bind_template_child (widget_class, SuyuanImportAssistant, progress_label);
}

static void
suyuan_import_assistant_class_init (SuyuanImportAssistantClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = suyuan_import_assistant_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = suyuan_import_assistant_close_request;
  g_type_ensure (SUYUAN_TYPE_MAPPING_LIST);
  g_type_ensure (SUYUAN_TYPE_VERDICT_LIST);
  gtk_widget_class_set_template_from_resource (widget_class, SUYUAN_APP_PATH "ui/suyuan-import-assistant.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, choose_cb);
  gtk_widget_class_bind_template_callback (widget_class, file_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, file_entered_cb);
  gtk_widget_class_install_action (widget_class, "import.next", NULL, next_cb);
  gtk_widget_class_install_action (widget_class, "import.back", NULL, back_cb);
  gtk_widget_class_install_action (widget_class, "import.save", NULL, save_cb);
  gtk_widget_class_install_action (widget_class, "import.cancel", NULL, cancel_cb);
  gtk_widget_class_install_action (widget_class, "import.undo", NULL, undo_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "import.next", NULL);
}

static void
suyuan_import_assistant_init (SuyuanImportAssistant *self)
{
  g_autoptr (GListModel) labels = suyuan_import_kinds_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  suyuan_focus_make_copyable (self->fault);
  adw_combo_row_set_model (self->kind, labels);
  show_step (self, 0);
}

GtkWidget *
suyuan_import_assistant_new (GtkWindow  *parent,
                             SuyuanSeat *seat)
{
  SuyuanImportAssistant *self = g_object_new (SUYUAN_TYPE_IMPORT_ASSISTANT, "transient-for", parent, NULL);

  self->seat = g_object_ref (seat);
  g_signal_connect_object (seat, "progress", G_CALLBACK (progress_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_grab_focus (GTK_WIDGET (self->file));

  return GTK_WIDGET (self);
}

void
suyuan_import_assistant_set_file (SuyuanImportAssistant *self,
                                  const char            *path,
                                  SuyuanKind             kind)
{
  adw_combo_row_set_selected (self->kind, suyuan_import_kinds_find (kind));
  show_path (self, path);
}

/* file, mapping, verdicts or done */
const char *
suyuan_import_assistant_get_step (SuyuanImportAssistant *self)
{
  return gtk_stack_get_visible_child_name (self->steps);
}

gboolean
suyuan_import_assistant_map (SuyuanImportAssistant *self,
                             const char            *column,
                             const char            *field)
{
  return suyuan_mapping_list_map (self->mapping, column, field);
}
