/* suyuan-record-pane.c: one record of any kind: its fields by group, what refers to it, its history
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-app"

#include "suyuan-record-pane.h"

#include <glib/gi18n-lib.h>

#include "suyuan-application.h"
#include "suyuan-condition.h"
#include "suyuan-diary.h"
#include "suyuan-field-section.h"
#include "suyuan-focus.h"
#include "suyuan-history-list.h"
#include "suyuan-line-list.h"

#define MAX_GROUPS 7
#define HISTORY_LINES 30

/* What else points to a record of a kind. */
typedef struct
{
  SuyuanKind  of, kind;
  const char *key, *title, *empty;
} Relation;

static const Relation relations[] = {
  { SUYUAN_KIND_SECTION, SUYUAN_KIND_OUTLET, "section", N_ ("Outlets above this section"), N_ ("No outlet is known to drain to it.") },
  { SUYUAN_KIND_SECTION, SUYUAN_KIND_SAMPLE, "section", N_ ("Samples"), N_ ("Nothing was sampled here yet.") },
  { SUYUAN_KIND_SECTION, SUYUAN_KIND_TASK, "section", N_ ("Tasks"), N_ ("There is no task on this section.") },
  { SUYUAN_KIND_ENTERPRISE, SUYUAN_KIND_LINK, "enterprise", N_ ("Outlets"), N_ ("No outlet was traced to it.") },
  { SUYUAN_KIND_ENTERPRISE, SUYUAN_KIND_PORT, "enterprise", N_ ("Ports"), N_ ("No discharge port was entered.") },
  { SUYUAN_KIND_ENTERPRISE, SUYUAN_KIND_SAMPLE, "enterprise", N_ ("Samples"), N_ ("Nothing was sampled here yet.") },
};

struct _SuyuanRecordPane
{
  GtkWidget parent_instance;

  /* Template children */
  GtkStack *root;
  GtkLabel *code;
  GtkLabel *name;
  GtkBox   *body;

  /* Made when a seat is taken */
  SuyuanFieldSection *sections[MAX_GROUPS];
  SuyuanLineList     *lists[G_N_ELEMENTS (relations)];
  SuyuanLineList     *quality; /* of a section; NULL: of other kinds */
  SuyuanHistoryList  *history;

  /* Owned */
  SuyuanSeat *seat;
  SuyuanKind  kind;
  SuyuanUid   shown;
};

G_DEFINE_FINAL_TYPE (SuyuanRecordPane, suyuan_record_pane, GTK_TYPE_WIDGET)

static void
suyuan_record_pane_dispose (GObject *object)
{
  SuyuanRecordPane *self = SUYUAN_RECORD_PANE (object);
  GtkWidget        *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->seat);

  G_OBJECT_CLASS (suyuan_record_pane_parent_class)->dispose (object);
}

static void
suyuan_record_pane_class_init (SuyuanRecordPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = suyuan_record_pane_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, SUYUAN_APP_PATH "ui/suyuan-record-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, SuyuanRecordPane, root);
  gtk_widget_class_bind_template_child (widget_class, SuyuanRecordPane, code);
  gtk_widget_class_bind_template_child (widget_class, SuyuanRecordPane, name);
  gtk_widget_class_bind_template_child (widget_class, SuyuanRecordPane, body);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
suyuan_record_pane_init (SuyuanRecordPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  suyuan_focus_make_copyable (self->code);
  suyuan_focus_make_copyable (self->name);
}

static const char *const group_names[MAX_GROUPS] = {
  "basic",
  "investigation",
  "tracing",
  "monitoring",
  "rectification",
  "standardisation",
  "system",
};

static void
build (SuyuanRecordPane *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->body))) != NULL)
    gtk_box_remove (self->body, child);

  self->quality = NULL;
  if (self->kind == SUYUAN_KIND_SECTION)
    {
      self->quality = SUYUAN_LINE_LIST (suyuan_line_list_new (self->seat, _ ("Water quality"), _ ("Nothing that grades water was measured here yet.")));
      gtk_box_append (self->body, GTK_WIDGET (self->quality));
    }
  for (guint i = 0; i < MAX_GROUPS; i++)
    {
      GtkWidget *section = g_object_ref_sink (suyuan_field_section_new (self->seat, self->kind, group_names[i]));

      self->sections[i] = NULL;
      if (suyuan_field_section_get_n_rows (SUYUAN_FIELD_SECTION (section)) > 0)
        {
          gtk_box_append (self->body, section);
          self->sections[i] = SUYUAN_FIELD_SECTION (section);
        }
      g_object_unref (section);
    }
  for (guint i = 0; i < G_N_ELEMENTS (relations); i++)
    {
      self->lists[i] = NULL;
      if (relations[i].of != self->kind)
        continue;
      self->lists[i] = SUYUAN_LINE_LIST (suyuan_line_list_new (self->seat, _ (relations[i].title), _ (relations[i].empty)));
      gtk_box_append (self->body, GTK_WIDGET (self->lists[i]));
    }
  self->history = SUYUAN_HISTORY_LIST (suyuan_history_list_new ());
  gtk_box_append (self->body, GTK_WIDGET (self->history));
}

static void
changed_cb (SuyuanRecordPane *self)
{
  if (!suyuan_uid_is_nil (&self->shown))
    suyuan_record_pane_show (self, &self->shown);
}

void
suyuan_record_pane_set_up (SuyuanRecordPane *self,
                           SuyuanSeat       *seat,
                           SuyuanKind        kind)
{
  if (self->seat != NULL)
    g_signal_handlers_disconnect_by_data (self->seat, self);
  g_set_object (&self->seat, seat);
  self->kind = kind;
  self->shown = (SuyuanUid){ 0 };
  build (self);
  gtk_stack_set_visible_child_name (self->root, "empty");
  g_signal_connect_object (seat, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
}

/* A link leads to its outlet; everything else to itself. */
static void
add_line (SuyuanRecordPane *self,
          SuyuanLineList   *list,
          SuyuanRecord     *record)
{
  SuyuanOffice    *office = suyuan_seat_get_office (self->seat);
  SuyuanKind       kind = suyuan_record_get_kind (record);
  SuyuanUid        uid = *suyuan_record_get_uid (record);
  g_autofree char *code = NULL;
  const char      *name;

  if (kind == SUYUAN_KIND_LINK && suyuan_record_get_ref (record, "outlet", &uid))
    {
      const SuyuanField *field = suyuan_catalogue_find_field (suyuan_office_get_catalogue (office), kind, "confidence");
      g_autofree char   *label = suyuan_office_dup_label (office, SUYUAN_KIND_OUTLET, &uid);
      g_autofree char   *confidence = suyuan_office_dup_shown (office, record, field);

      suyuan_line_list_add (list, NULL, label, confidence, SUYUAN_KIND_OUTLET, &uid);
      return;
    }

  code = suyuan_office_dup_code (office, record);
  name = suyuan_record_get_text (record, "name");
  suyuan_line_list_add (list, NULL, code, name, kind, &uid);
}

static void
fill_relations (SuyuanRecordPane *self)
{
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (relations) && error == NULL; i++)
    {
      g_autoptr (GPtrArray) records = NULL;

      if (self->lists[i] == NULL)
        continue;

      suyuan_line_list_clear (self->lists[i]);
      records = suyuan_office_referring (suyuan_seat_get_office (self->seat), relations[i].kind, relations[i].key, &self->shown, &error);
      for (guint k = 0; records != NULL && k < records->len; k++)
        add_line (self, self->lists[i], g_ptr_array_index (records, k));
    }
  suyuan_seat_fail (self->seat, error);
}

/* As it was last measured, beside the target; the line leads to the sample. */
static void
fill_quality (SuyuanRecordPane *self)
{
  SuyuanOffice *office = suyuan_seat_get_office (self->seat);
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanCondition) condition = NULL;
  g_autofree char *verdict = NULL, *grounds = NULL;

  if (self->quality == NULL)
    return;

  suyuan_line_list_clear (self->quality);
  condition = suyuan_office_condition (office, &self->shown, &error);
  suyuan_seat_fail (self->seat, error);
  if (condition == NULL || condition->sample == NULL)
    return;
  verdict = suyuan_condition_dup_verdict (condition, office);
  grounds = suyuan_condition_dup_grounds (condition, office);
  suyuan_line_list_add (self->quality, NULL, verdict, grounds, SUYUAN_KIND_SAMPLE, suyuan_record_get_uid (condition->sample));
}

/* A record that is gone leaves the pane empty. */
void
suyuan_record_pane_show (SuyuanRecordPane *self,
                         const SuyuanUid  *uid)
{
  SuyuanOffice *office = suyuan_seat_get_office (self->seat);
  SuyuanUid     asked = *uid; /* it may be ours */
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanRecord) record = NULL;
  g_autoptr (GPtrArray) lines = NULL;
  g_autofree char *code = NULL;
  gboolean         focused = suyuan_focus_is_within (GTK_WIDGET (self));
  const char      *name;

  self->shown = asked; /* one that is gone may come back */
  if (!suyuan_office_seek (office, self->kind, &asked, &record, &error))
    suyuan_seat_fail (self->seat, error);
  if (record == NULL)
    {
      gtk_stack_set_visible_child_name (self->root, "empty");
      return;
    }

  code = suyuan_office_dup_code (office, record);
  name = suyuan_record_get_text (record, "name");
  gtk_label_set_text (self->code, code);
  gtk_label_set_text (self->name, name != NULL ? name : "");
  for (guint i = 0; i < MAX_GROUPS; i++)
    if (self->sections[i] != NULL)
      suyuan_field_section_set_record (self->sections[i], record);
  fill_quality (self);
  fill_relations (self);
  lines = suyuan_office_history (office, self->kind, &asked, HISTORY_LINES, &error);
  suyuan_seat_fail (self->seat, error);
  suyuan_history_list_set_lines (self->history, office, lines);
  gtk_stack_set_visible_child_name (self->root, "record");
  if (focused && !suyuan_focus_is_within (GTK_WIDGET (self)))
    suyuan_focus_enter (GTK_WIDGET (self));
}

/* The first group of the record's fields. */
void
suyuan_record_pane_edit (SuyuanRecordPane *self)
{
  if (!g_str_equal (gtk_stack_get_visible_child_name (self->root), "record"))
    return;

  for (guint i = 0; i < MAX_GROUPS; i++)
    if (self->sections[i] != NULL && suyuan_seat_can_write (self->seat))
      {
        suyuan_field_section_edit (self->sections[i]);
        return;
      }
}
