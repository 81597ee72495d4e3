/* suyuan-dossier-fill.c: puts what is known of an outlet into the parts of its pane
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-app"

#include "suyuan-dossier-pane-private.h"

#include <glib/gi18n-lib.h>

#include "suyuan-coordinates.h"
#include "suyuan-evidence.h"
#include "suyuan-field-text.h"
#include "suyuan-rectification.h"
#include "suyuan-thumbnail.h"

#define STRIP_PHOTOS 8

static char *
dup_shown (SuyuanOffice *office,
           SuyuanRecord *record,
           const char   *key)
{
  const SuyuanField *field = suyuan_catalogue_find_field (suyuan_office_get_catalogue (office),
                                                          suyuan_record_get_kind (record), key);
  char              *shown = field != NULL ? suyuan_office_dup_shown (office, record, field) : NULL;

  return shown != NULL ? shown : g_strdup ("");
}

/* A figure, a day or a yes says nothing without what it is of. */
static gboolean
wants_label (const SuyuanField *field)
{
  switch ((int) field->type)
    {
    case SUYUAN_FIELD_BOOL:
    case SUYUAN_FIELD_INTEGER:
    case SUYUAN_FIELD_DECIMAL:
    case SUYUAN_FIELD_RESULT:
    case SUYUAN_FIELD_DATE:
      return TRUE;
    default:
      return FALSE;
    }
}

/* What is there of some fields, parted by dots. */
static char *
join_shown (SuyuanOffice      *office,
            SuyuanRecord      *record,
            const char *const *keys)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; keys[i] != NULL; i++)
    {
      const SuyuanField *field = suyuan_catalogue_find_field (suyuan_office_get_catalogue (office), suyuan_record_get_kind (record), keys[i]);
      g_autofree char   *shown = dup_shown (office, record, keys[i]);

      if (*shown == '\0')
        continue;
      if (text->len > 0)
        g_string_append (text, " · ");
      if (wants_label (field))
        g_string_append_printf (text, "%s ", suyuan_field_get_label (field));
      g_string_append (text, shown);
      if (field->unit != NULL)
        g_string_append_printf (text, "\u00a0%s", field->unit); /* never alone on a line */
    }
  return g_string_free (text, FALSE);
}

/* What is known of the place, and below it the place itself: its two figures stand on one line and can be copied. */
static char *
dup_facts (SuyuanOffice *office,
           SuyuanRecord *outlet)
{
  static const char *const keys[] = { "type", "division", "receiving_water", NULL };
  g_autofree char         *facts = join_shown (office, outlet, keys);
  g_autofree char         *place = NULL;

  if (!suyuan_record_has (outlet, "lon") || !suyuan_record_has (outlet, "lat"))
    return g_steal_pointer (&facts);

  place = suyuan_coordinates_format (&(SuyuanPosition){ (gint32) suyuan_record_get_integer (outlet, "lon"), (gint32) suyuan_record_get_integer (outlet, "lat") },
                                     SUYUAN_NOTATION_DECIMAL);
  return g_strconcat (facts, *facts != '\0' ? "\n" : "", place, NULL);
}

static guint
days_overdue (SuyuanDossier *dossier)
{
  int days = 0;

  for (guint i = 0; i < dossier->tasks->len; i++)
    {
      SuyuanTaskView *view = g_ptr_array_index (dossier->tasks, i);

      if (view->overdue)
        days = MAX (days, view->overdue_days);
    }
  return (guint) days;
}

static void
fill_head (SuyuanDossierPane *self,
           SuyuanOffice      *office,
           SuyuanDossier     *dossier)
{
  SuyuanRecord    *outlet = dossier->outlet;
  guint            days = days_overdue (dossier);
  g_autofree char *status = dup_shown (office, outlet, "status");
  g_autofree char *late = days > 0 ? g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u day overdue", "%u days overdue", days), days)
                                   : NULL;
  g_autofree char *words = late != NULL ? g_strdup_printf ("%s · %s", status, late) : g_strdup (status);
  g_autofree char *facts = dup_facts (office, outlet);
  const char      *name = suyuan_record_get_text (outlet, "name");

  suyuan_sign_view_set_outlet (self->sign, outlet, days);
  gtk_label_set_text (self->code, dossier->code);
  gtk_label_set_text (self->name, name != NULL ? name : "");
  gtk_label_set_text (self->status, words);
  gtk_label_set_text (self->facts, facts);
}

static char *
dup_caption (SuyuanOffice *office,
             SuyuanRecord *medium,
             const char   *path)
{
  static const char *const keys[] = { "photo_kind", "taken", NULL };
  g_autofree char         *joined = join_shown (office, medium, keys);
  g_autofree char         *caption = *joined != '\0' ? g_steal_pointer (&joined) : dup_shown (office, medium, "name");

  return suyuan_office_is_copy (office, path) ? g_strdup_printf ("%s · %s", caption, _ ("small copy")) : g_steal_pointer (&caption);
}

/* So small, what it shows is all there is room for; when it was taken is in its tooltip. */
static GtkWidget *
make_small (SuyuanOffice *office,
            SuyuanRecord *medium,
            const char   *path,
            const char   *caption)
{
  g_autofree char *kind = dup_shown (office, medium, "photo_kind");
  GtkWidget       *small = suyuan_thumbnail_new (path, *kind != '\0' ? kind : caption, 84);

  suyuan_thumbnail_set_words (SUYUAN_THUMBNAIL (small), caption);
  return small;
}

static void
fill_photos (SuyuanDossierPane *self,
             SuyuanOffice      *office,
             SuyuanDossier     *dossier)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->strip))) != NULL)
    gtk_box_remove (self->strip, child);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->photos))) != NULL)
    gtk_flow_box_remove (self->photos, child);

  for (guint i = 0; i < dossier->media->len; i++)
    {
      SuyuanRecord    *medium = g_ptr_array_index (dossier->media, i);
      const char      *path = g_ptr_array_index (dossier->media_paths, i);
      g_autofree char *caption = dup_caption (office, medium, path);
      g_autofree char *because = NULL;
      const char      *grade = suyuan_office_grade_medium (office, medium, &because);
      GtkWidget       *large = suyuan_thumbnail_new (path, caption, 176);

      if (i < STRIP_PHOTOS)
        gtk_box_append (self->strip, make_small (office, medium, path, caption));
      if (grade != NULL && !g_str_equal (grade, "first"))
        {
          gtk_widget_add_css_class (large, g_str_equal (grade, "refused") ? "grade-refused" : "grade-second");
          suyuan_thumbnail_set_note (SUYUAN_THUMBNAIL (large), because);
        }
      gtk_flow_box_append (self->photos, large);
    }
  gtk_widget_set_visible (self->strip_box, dossier->media->len > 0);
}

static void
fill_tracing (SuyuanDossierPane *self,
              SuyuanOffice      *office,
              SuyuanDossier     *dossier)
{
  static const char *const link_keys[] = { "confidence", "method", "claim", "claim_document", "established_on", "reason", NULL };
  static const char *const node_keys[] = { "type", "flow", "nh3n", "remark", NULL };

  suyuan_line_list_clear (self->links);
  for (guint i = 0; i < dossier->links->len; i++)
    {
      SuyuanRecord    *link = g_ptr_array_index (dossier->links, i);
      SuyuanUid        enterprise;
      gboolean         found = suyuan_record_get_ref (link, "enterprise", &enterprise);
      g_autofree char *title = dup_shown (office, link, "enterprise");
      g_autofree char *subtitle = join_shown (office, link, link_keys);

      suyuan_line_list_add (self->links, NULL, title, subtitle, SUYUAN_KIND_ENTERPRISE, found ? &enterprise : NULL);
    }

  suyuan_line_list_clear (self->nodes);
  for (guint i = 0; i < dossier->nodes->len; i++)
    {
      SuyuanRecord    *node = g_ptr_array_index (dossier->nodes, i);
      g_autofree char *title = suyuan_office_dup_code (office, node);
      g_autofree char *subtitle = join_shown (office, node, node_keys);

      suyuan_line_list_add (self->nodes, NULL, title, subtitle, SUYUAN_KIND_NODE, suyuan_record_get_uid (node));
    }
}

static void
fill_samples (SuyuanDossierPane *self,
              SuyuanOffice      *office,
              SuyuanDossier     *dossier)
{
  static const char *const items[] = { "flow_m3d", "cod", "nh3n", "tp", "ph", NULL };

  suyuan_line_list_clear (self->samples);
  for (guint i = dossier->samples->len; i > 0; i--)
    {
      SuyuanRecord    *sample = g_ptr_array_index (dossier->samples, i - 1);
      g_autofree char *taken = dup_shown (office, sample, "taken");
      g_autofree char *type = dup_shown (office, sample, "type");
      g_autofree char *title = *type != '\0' ? g_strdup_printf ("%s · %s", taken, type) : g_strdup (taken);
      g_autofree char *values = join_shown (office, sample, items);

      suyuan_line_list_add (self->samples, NULL, title, values, SUYUAN_KIND_SAMPLE, suyuan_record_get_uid (sample));
    }
}

static void
fill_tasks (SuyuanDossierPane *self,
            SuyuanOffice      *office,
            SuyuanDossier     *dossier)
{
  suyuan_line_list_clear (self->tasks);
  for (guint i = 0; i < dossier->tasks->len; i++)
    {
      static const char *const keys[] = { "category", "state", "deadline", "responsible_unit", NULL };
      SuyuanTaskView          *view = g_ptr_array_index (dossier->tasks, i);
      GtkWidget               *sign = suyuan_sign_view_new ();
      g_autofree char         *subtitle = join_shown (office, view->task, keys);
      const char              *name = suyuan_record_get_text (view->task, "name");
      g_autofree char         *title = g_strdup_printf ("%s %s", view->code, name != NULL ? name : "");

      suyuan_sign_view_set_state (SUYUAN_SIGN_VIEW (sign), view->state);
      suyuan_line_list_add (self->tasks, sign, title, subtitle, SUYUAN_KIND_TASK, suyuan_record_get_uid (view->task));
    }
}

static void
fill_problems (SuyuanDossierPane *self,
               SuyuanOffice      *office,
               SuyuanDossier     *dossier)
{
  static const char *const problem_keys[] = { "type", "source", "found_on", "document", NULL };
  static const char *const measure_keys[] = { "goal", "due_on", "done_on", "progress", NULL };

  suyuan_line_list_clear (self->problems);
  for (guint i = 0; i < dossier->problems->len; i++)
    {
      SuyuanRecord    *problem = g_ptr_array_index (dossier->problems, i);
      g_autofree char *subtitle = join_shown (office, problem, problem_keys);

      suyuan_line_list_add (self->problems, gtk_image_new_from_icon_name ("dialog-warning-symbolic"),
                            suyuan_record_get_text (problem, "name"), subtitle, SUYUAN_KIND_PROBLEM, suyuan_record_get_uid (problem));
    }
  for (guint i = 0; i < dossier->measures->len; i++)
    {
      SuyuanRecord    *measure = g_ptr_array_index (dossier->measures, i);
      g_autofree char *subtitle = join_shown (office, measure, measure_keys);

      suyuan_line_list_add (self->problems, gtk_image_new_from_icon_name ("applications-engineering-symbolic"),
                            suyuan_record_get_text (measure, "name"), subtitle, SUYUAN_KIND_MEASURE, suyuan_record_get_uid (measure));
    }
}

static void
fill_visits (SuyuanDossierPane *self,
             SuyuanOffice      *office,
             SuyuanDossier     *dossier)
{
  static const char *const head[] = { "at", "type", NULL }, *const body[] = { "persons", "dry_days", "drainage", "finding", NULL };

  suyuan_line_list_clear (self->visits);
  for (guint i = dossier->visits->len; i > 0; i--)
    {
      SuyuanRecord    *visit = g_ptr_array_index (dossier->visits, i - 1);
      g_autofree char *title = join_shown (office, visit, head);
      g_autofree char *subtitle = join_shown (office, visit, body);

      suyuan_line_list_add (self->visits, NULL, title, subtitle, SUYUAN_KIND_VISIT, suyuan_record_get_uid (visit));
    }
}

void
suyuan_dossier_pane_fill (SuyuanDossierPane *self,
                          SuyuanDossier     *dossier)
{
  SuyuanOffice *office = suyuan_seat_get_office (self->seat);

  fill_head (self, office, dossier);
  fill_photos (self, office, dossier);
  fill_visits (self, office, dossier);
  fill_tracing (self, office, dossier);
  fill_samples (self, office, dossier);
  fill_tasks (self, office, dossier);
  fill_problems (self, office, dossier);
  for (guint i = 0; i < SUYUAN_DOSSIER_GROUPS; i++)
    suyuan_field_section_set_record (self->sections[i], dossier->outlet);
  suyuan_history_list_set_lines (self->lines, office, dossier->history);
}
