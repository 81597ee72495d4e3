/* suyuan-overview-page.c: where one is, what is wrong, what to do next
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-app"

#include "suyuan-overview-page.h"

#include <glib/gi18n-lib.h>

#include "suyuan-application.h"
#include "suyuan-figure.h"
#include "suyuan-filter-text.h"
#include "suyuan-line-list.h"
#include "suyuan-monitoring.h"
#include "suyuan-overview.h"
#include "suyuan-page-head.h"
#include "suyuan-part.h"
#include "suyuan-question.h"
#include "suyuan-sign-view.h"

struct _SuyuanOverviewPage
{
  AdwBin parent_instance;

  /* Template children */
  SuyuanPageHead *head;
  GtkStack       *stack;
  AdwStatusPage  *fault;
  GtkLabel       *part;
  GtkFlowBox     *gauges;
  GtkFlowBox     *statuses;
  GtkBox         *late;

  SuyuanLineList *owners, *sections;

  /* Owned */
  SuyuanSeat    *seat;
  SuyuanQuestion question;
  guint          first_frame, n_frames; /* the tick that waits for it, 0: none does; ticks since the page was mapped */
  gboolean       again;                 /* something changed while it was on its way */
};

static void page_iface_init (SuyuanPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SuyuanOverviewPage, suyuan_overview_page, ADW_TYPE_BIN, G_IMPLEMENT_INTERFACE (SUYUAN_TYPE_PAGE, page_iface_init))

/* --- four gauges --- */

static GtkWidget *
make_figure (const SuyuanCount *number,
             const char        *words,
             const char        *page)
{
  GtkWidget *figure = suyuan_figure_new (words != NULL ? words : number->label, page, number->filter != NULL ? number->filter : "");

  suyuan_figure_set_value (SUYUAN_FIGURE (figure), number->count);

  return figure;
}

static GtkWidget *
make_bar (const SuyuanProgress *progress)
{
  GtkWidget       *bar = gtk_progress_bar_new ();
  double           share = progress->due->count > 0 ? (double) progress->done->count / (double) progress->due->count : 0;
  g_autofree char *text = g_strdup_printf (_ ("%.0f %%"), share * 100);

  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (bar), CLAMP (share, 0, 1));
  gtk_progress_bar_set_text (GTK_PROGRESS_BAR (bar), text);
  gtk_progress_bar_set_show_text (GTK_PROGRESS_BAR (bar), TRUE);

  return bar;
}

static GtkWidget *
make_gauge (const SuyuanProgress *progress)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8), *title = gtk_label_new (progress->label);
  GtkWidget *figures = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *rule = gtk_label_new (progress->rule);

  gtk_widget_add_css_class (box, "gauge");
  gtk_widget_add_css_class (title, "heading");
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_add_css_class (rule, "caption");
  gtk_widget_add_css_class (rule, "dim-label");
  gtk_label_set_xalign (GTK_LABEL (rule), 0);
  gtk_label_set_wrap (GTK_LABEL (rule), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (rule), 22);
  gtk_box_set_homogeneous (GTK_BOX (figures), TRUE);
  gtk_box_append (GTK_BOX (figures), make_figure (progress->due, C_ ("gauge", "Due"), "outlets"));
  gtk_box_append (GTK_BOX (figures), make_figure (progress->done, C_ ("gauge", "Done"), "outlets"));
  gtk_box_append (GTK_BOX (figures), make_figure (progress->open, C_ ("gauge", "Open"), "outlets"));
  gtk_box_append (GTK_BOX (figures), make_figure (progress->not_applicable, C_ ("gauge", "N/A"), "outlets"));
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), make_bar (progress));
  gtk_box_append (GTK_BOX (box), figures);
  gtk_box_append (GTK_BOX (box), rule);

  return box;
}

static void
fill_gauges (SuyuanOverviewPage *self,
             SuyuanOverview     *overview)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->gauges))) != NULL)
    gtk_flow_box_remove (self->gauges, child);
  for (guint i = 0; i < overview->progress->len; i++)
    gtk_flow_box_append (self->gauges, make_gauge (g_ptr_array_index (overview->progress, i)));
}

/* --- statuses --- */

static GtkWidget *
make_status (SuyuanOverviewPage *self,
             const SuyuanCount  *number)
{
  SuyuanCatalogue *catalogue = suyuan_office_get_catalogue (suyuan_seat_get_office (self->seat));
  GtkWidget       *figure = make_figure (number, NULL, "outlets");
  GtkWidget       *sign = suyuan_sign_view_new ();
  SuyuanUid        nobody = { 0 };
  g_autoptr (SuyuanRecord) example = suyuan_record_new (catalogue, SUYUAN_KIND_OUTLET, &nobody);

  suyuan_record_set_text (example, "status", number->key);
  suyuan_sign_view_set_outlet (SUYUAN_SIGN_VIEW (sign), example, 0);
  suyuan_figure_set_prefix (SUYUAN_FIGURE (figure), sign);

  return figure;
}

static void
fill_statuses (SuyuanOverviewPage *self,
               SuyuanOverview     *overview)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->statuses))) != NULL)
    gtk_flow_box_remove (self->statuses, child);
  for (guint i = 0; i < overview->by_status->len; i++)
    gtk_flow_box_append (self->statuses, make_status (self, g_ptr_array_index (overview->by_status, i)));
}

/* --- overdue by owner, sections off target --- */

static void
add_owner (SuyuanOverviewPage *self,
           const SuyuanCount  *number)
{
  g_autofree char *n = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d task overdue", "%d tasks overdue", (gulong) number->count),
                                        (int) number->count);
  const char      *label = number->label != NULL ? number->label : _ ("no responsible unit");
  GtkWidget       *row = suyuan_line_list_add (self->owners, gtk_image_new_from_icon_name ("alarm-symbolic"), label, n, SUYUAN_KIND_UNIT, NULL);
  GtkWidget       *open = gtk_button_new_with_label (_ ("Show"));

  gtk_actionable_set_action_name (GTK_ACTIONABLE (open), "win.open-records");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (open), "(sss)", "tasks", number->filter != NULL ? number->filter : "", label);
  gtk_widget_set_valign (open, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), open);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), open);
}

static void
fill_owners (SuyuanOverviewPage *self,
             SuyuanOverview     *overview)
{
  suyuan_line_list_clear (self->owners);
  for (guint i = 0; i < overview->overdue->len; i++)
    add_owner (self, g_ptr_array_index (overview->overdue, i));
}

static void
fill_sections (SuyuanOverviewPage *self,
               SuyuanOverview     *overview)
{
  SuyuanOffice    *office = suyuan_seat_get_office (self->seat);
  g_autofree char *none = g_strdup_printf (_ ("No section missed its target in %s, the last month any was sampled in."), overview->period);

  suyuan_line_list_clear (self->sections);
  suyuan_line_list_set_empty (self->sections, none);
  for (guint i = 0; i < overview->sections_off_target->len; i++)
    {
      SuyuanSectionGrade *grade = g_ptr_array_index (overview->sections_off_target, i);
      SuyuanUid           uid;
      g_autofree char    *label = NULL;
      GtkWidget          *sign;

      if (!suyuan_office_find (office, SUYUAN_KIND_SECTION, grade->code, &uid, NULL))
        continue;

      label = suyuan_office_dup_label (office, SUYUAN_KIND_SECTION, &uid);
      sign = suyuan_sign_view_new ();
      suyuan_sign_view_set_class (SUYUAN_SIGN_VIEW (sign), suyuan_water_class_get_key (grade->grading->klass));
      suyuan_line_list_add (self->sections, sign, label, overview->period, SUYUAN_KIND_SECTION, &uid);
    }
}

/* --- the page --- */

static gpointer
count_verb (SuyuanOffice *office,
            gpointer      data,
            GCancellable *cancellable,
            GError      **error)
{
  return suyuan_office_overview (office, NULL, error);
}

static void refresh (SuyuanOverviewPage *self);

/* Until the next change, or until the page is seen anew, when it is tried again. */
static void
show_fault (SuyuanOverviewPage *self,
            const char         *reason)
{
  g_autofree char *markup = g_markup_escape_text (reason, -1);

  adw_status_page_set_description (self->fault, markup);
  gtk_stack_set_visible_child_name (self->stack, "fault");
}

/* Figures of a part are not those of the whole. */
static void
fill_part (SuyuanOverviewPage *self)
{
  g_autofree char *part = suyuan_office_dup_part (suyuan_seat_get_office (self->seat));
  g_autofree char *words = part != NULL ? g_strdup_printf (_ ("%s. The figures count what is here."), part) : g_strdup ("");

  gtk_label_set_text (self->part, words);
  gtk_widget_set_visible (GTK_WIDGET (self->part), part != NULL);
}

static void
fill (SuyuanOverviewPage *self,
      SuyuanOverview     *overview)
{
  gtk_stack_set_visible_child_name (self->stack, overview->n_outlets > 0 ? "numbers" : "empty");
  fill_part (self);
  fill_gauges (self, overview);
  fill_statuses (self, overview);
  fill_owners (self, overview);
  fill_sections (self, overview);
}

/* Shown even when it is out of date by now: changes may come faster than anybody can count. */
static void
counted_cb (gpointer      object,
            gpointer      result,
            const GError *error)
{
  SuyuanOverviewPage *self = object;
  gboolean            again = self->again;

  if (result != NULL)
    fill (self, result);
  else
    show_fault (self, error->message);
  self->again = FALSE;
  if (again)
    refresh (self);
}

/* Counting waits until the page can be seen, and is done beside the window. */
static void
refresh (SuyuanOverviewPage *self)
{
  if (self->seat == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;

  if (suyuan_question_is_open (&self->question))
    self->again = TRUE;
  else
    suyuan_question_ask (&self->question, suyuan_seat_get_desk (self->seat), count_verb, NULL, NULL, (GDestroyNotify) suyuan_overview_free, counted_cb, self);
}

/* A tick comes before its frame is painted, so the second comes after the first frame. */
static gboolean
frame_cb (GtkWidget     *widget,
          GdkFrameClock *clock,
          gpointer       data)
{
  SuyuanOverviewPage *self = SUYUAN_OVERVIEW_PAGE (widget);

  if (self->n_frames++ == 0)
    return G_SOURCE_CONTINUE;

  self->first_frame = 0;
  refresh (self);
  return G_SOURCE_REMOVE;
}

/* First the page is seen, then it is counted: a window that opens wants both processors for itself. */
static void
suyuan_overview_page_map (GtkWidget *widget)
{
  SuyuanOverviewPage *self = SUYUAN_OVERVIEW_PAGE (widget);

  GTK_WIDGET_CLASS (suyuan_overview_page_parent_class)->map (widget);

  self->n_frames = 0;
  if (self->first_frame == 0)
    self->first_frame = gtk_widget_add_tick_callback (widget, frame_cb, NULL, NULL);
}

static void
suyuan_overview_page_set_seat (SuyuanPage *page,
                               SuyuanSeat *seat)
{
  SuyuanOverviewPage *self = SUYUAN_OVERVIEW_PAGE (page);
  GtkWidget          *child;

  if (self->seat != NULL)
    g_signal_handlers_disconnect_by_data (self->seat, self);
  suyuan_question_forget (&self->question);
  self->again = FALSE;
  gtk_stack_set_visible_child_name (self->stack, "counting");
  g_set_object (&self->seat, seat);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->late))) != NULL)
    gtk_box_remove (self->late, child);
  self->owners = SUYUAN_LINE_LIST (suyuan_line_list_new (seat, _ ("Overdue, by who answers for it"), _ ("Nothing is overdue.")));
  gtk_box_append (self->late, GTK_WIDGET (self->owners));
  self->sections = SUYUAN_LINE_LIST (suyuan_line_list_new (seat, _ ("Sections off their target"), ""));
  gtk_box_append (self->late, GTK_WIDGET (self->sections));
  g_signal_connect_object (seat, "changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  refresh (self);
}

/* What is overdue. */
static void
suyuan_overview_page_primary (SuyuanPage *page)
{
  SuyuanOverviewPage *self = SUYUAN_OVERVIEW_PAGE (page);
  g_autofree char    *late = suyuan_filter_text_dup_overdue (suyuan_seat_get_office (self->seat));

  gtk_widget_activate_action (GTK_WIDGET (self), "win.open-records", "(sss)", "tasks", late, _ ("Overdue"));
}

static void
page_iface_init (SuyuanPageInterface *iface)
{
  iface->set_seat = suyuan_overview_page_set_seat;
  iface->primary = suyuan_overview_page_primary;
}

static void
suyuan_overview_page_dispose (GObject *object)
{
  SuyuanOverviewPage *self = SUYUAN_OVERVIEW_PAGE (object);

  suyuan_question_forget (&self->question);
  g_clear_object (&self->seat);

  G_OBJECT_CLASS (suyuan_overview_page_parent_class)->dispose (object);
}

static void
suyuan_overview_page_class_init (SuyuanOverviewPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = suyuan_overview_page_dispose;
  widget_class->map = suyuan_overview_page_map;
  g_type_ensure (SUYUAN_TYPE_PAGE_HEAD);
  gtk_widget_class_set_template_from_resource (widget_class, SUYUAN_APP_PATH "ui/suyuan-overview-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SuyuanOverviewPage, head);
  gtk_widget_class_bind_template_child (widget_class, SuyuanOverviewPage, stack);
  gtk_widget_class_bind_template_child (widget_class, SuyuanOverviewPage, fault);
  gtk_widget_class_bind_template_child (widget_class, SuyuanOverviewPage, part);
  gtk_widget_class_bind_template_child (widget_class, SuyuanOverviewPage, gauges);
  gtk_widget_class_bind_template_child (widget_class, SuyuanOverviewPage, statuses);
  gtk_widget_class_bind_template_child (widget_class, SuyuanOverviewPage, late);
}

static void
suyuan_overview_page_init (SuyuanOverviewPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  suyuan_page_head_set_title (self->head, _ ("Overview"), _ ("_Open What Is Overdue"));
}
