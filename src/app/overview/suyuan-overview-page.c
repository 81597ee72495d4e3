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
#include "suyuan-page-head.h"
#include "suyuan-sign-view.h"

struct _SuyuanOverviewPage
{
  AdwBin parent_instance;

  /* Template children */
  SuyuanPageHead *head;
  GtkStack       *stack;
  GtkBox         *gauges;
  GtkFlowBox     *statuses;
  GtkBox         *late;

  SuyuanLineList *owners;
  guint           reload;

  SuyuanSeat *seat; /* Owned */
};

static void page_iface_init (SuyuanPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SuyuanOverviewPage, suyuan_overview_page, ADW_TYPE_BIN, G_IMPLEMENT_INTERFACE (SUYUAN_TYPE_PAGE, page_iface_init))

static gint64
count (SuyuanOverviewPage *self,
       SuyuanKind          kind,
       const char         *expr)
{
  g_autoptr (SuyuanExpr) filter = expr != NULL && *expr != '\0' ? suyuan_expr_parse (expr, NULL) : NULL;
  SuyuanQuery query = { .kind = kind, .filter = filter };

  return suyuan_office_count (suyuan_seat_get_office (self->seat), &query, NULL);
}

/* --- statuses --- */

static GtkWidget *
make_status (SuyuanOverviewPage    *self,
             const SuyuanEnumValue *value)
{
  SuyuanCatalogue *catalogue = suyuan_office_get_catalogue (suyuan_seat_get_office (self->seat));
  g_autofree char *expr = g_strdup_printf ("status = '%s'", value->key);
  GtkWidget       *figure = suyuan_figure_new (suyuan_enum_value_get_label (value), "outlets", expr);
  GtkWidget       *sign = suyuan_sign_view_new ();
  SuyuanUid        nobody = { 0 };
  g_autoptr (SuyuanRecord) example = suyuan_record_new (catalogue, SUYUAN_KIND_OUTLET, &nobody);

  suyuan_record_set_text (example, "status", value->key);
  suyuan_sign_view_set_outlet (SUYUAN_SIGN_VIEW (sign), example, 0);
  suyuan_figure_set_prefix (SUYUAN_FIGURE (figure), sign);
  suyuan_figure_set_value (SUYUAN_FIGURE (figure), count (self, SUYUAN_KIND_OUTLET, expr));

  return figure;
}

static void
fill_statuses (SuyuanOverviewPage *self)
{
  SuyuanCatalogue       *catalogue = suyuan_office_get_catalogue (suyuan_seat_get_office (self->seat));
  guint                  n;
  const SuyuanEnumValue *values = suyuan_catalogue_get_values (catalogue, "outlet_status", &n);
  GtkWidget             *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->statuses))) != NULL)
    gtk_flow_box_remove (self->statuses, child);
  for (guint i = 0; i < n; i++)
    gtk_flow_box_append (self->statuses, make_status (self, &values[i]));
}

/* --- overdue by owner --- */

typedef struct
{
  SuyuanUid unit;
  guint     n;
} Owner;

static int
by_most (gconstpointer a,
         gconstpointer b)
{
  return (int) (*(const Owner *const *) b)->n - (int) (*(const Owner *const *) a)->n;
}

static GPtrArray *
collect_owners (SuyuanOverviewPage *self,
                const char         *late)
{
  g_autoptr (SuyuanExpr) filter = suyuan_expr_parse (late, NULL);
  g_autoptr (GHashTable) found = g_hash_table_new (suyuan_uid_hash, suyuan_uid_equal);
  SuyuanQuery query = { .kind = SUYUAN_KIND_TASK, .filter = filter };
  g_autoptr (GPtrArray) tasks = suyuan_office_list (suyuan_seat_get_office (self->seat), &query, NULL);
  GPtrArray *owners = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; tasks != NULL && i < tasks->len; i++)
    {
      SuyuanUid unit = { 0 };
      Owner    *owner;

      suyuan_record_get_ref (g_ptr_array_index (tasks, i), "responsible_unit", &unit);
      owner = g_hash_table_lookup (found, &unit);
      if (owner == NULL)
        {
          owner = g_new0 (Owner, 1);
          owner->unit = unit;
          g_hash_table_insert (found, &owner->unit, owner);
          g_ptr_array_add (owners, owner);
        }
      owner->n++;
    }
  g_ptr_array_sort (owners, by_most);

  return owners;
}

static void
add_owner (SuyuanOverviewPage *self,
           const char         *late,
           const Owner        *owner)
{
  gboolean         nobody = suyuan_uid_is_nil (&owner->unit);
  g_autofree char *id = suyuan_uid_to_string (&owner->unit);
  g_autofree char *label = nobody ? g_strdup (_ ("no responsible unit"))
                                  : suyuan_office_dup_label (suyuan_seat_get_office (self->seat), SUYUAN_KIND_UNIT, &owner->unit);
  g_autofree char *mine = nobody ? g_strdup_printf ("(%s) and responsible_unit null", late)
                                 : g_strdup_printf ("(%s) and responsible_unit = '#%s'", late, id);
  g_autofree char *n = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u task overdue", "%u tasks overdue", owner->n), owner->n);
  GtkWidget       *row = suyuan_line_list_add (self->owners, gtk_image_new_from_icon_name ("alarm-symbolic"), label, n, SUYUAN_KIND_UNIT, NULL);
  GtkWidget       *open = gtk_button_new_with_label (_ ("Show"));

  gtk_actionable_set_action_name (GTK_ACTIONABLE (open), "win.open-records");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (open), "(sss)", "tasks", mine, label);
  gtk_widget_set_valign (open, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), open);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), open);
}

static void
fill_owners (SuyuanOverviewPage *self)
{
  g_autofree char *late = suyuan_filter_text_dup_overdue (suyuan_seat_get_office (self->seat));
  g_autoptr (GPtrArray) owners = collect_owners (self, late);

  suyuan_line_list_clear (self->owners);
  for (guint i = 0; i < owners->len; i++)
    add_owner (self, late, g_ptr_array_index (owners, i));
}

/* --- the page --- */

static gboolean
reload_cb (gpointer data)
{
  SuyuanOverviewPage *self = data;
  gint64              n = count (self, SUYUAN_KIND_OUTLET, NULL);

  self->reload = 0;
  suyuan_page_head_set_count (self->head, (guint) MAX (n, 0), (guint) MAX (n, 0));
  gtk_stack_set_visible_child_name (self->stack, n > 0 ? "numbers" : "empty");
  fill_statuses (self);
  fill_owners (self);

  return G_SOURCE_REMOVE;
}

/* Counting waits until the page can be seen. */
static void
refresh (SuyuanOverviewPage *self)
{
  if (self->seat != NULL && self->reload == 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->reload = g_idle_add (reload_cb, self);
}

static void
suyuan_overview_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (suyuan_overview_page_parent_class)->map (widget);

  refresh (SUYUAN_OVERVIEW_PAGE (widget));
}

static void
suyuan_overview_page_set_seat (SuyuanPage *page,
                               SuyuanSeat *seat)
{
  SuyuanOverviewPage *self = SUYUAN_OVERVIEW_PAGE (page);
  GtkWidget          *child;

  if (self->seat != NULL)
    g_signal_handlers_disconnect_by_data (self->seat, self);
  g_set_object (&self->seat, seat);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->late))) != NULL)
    gtk_box_remove (self->late, child);
  self->owners = SUYUAN_LINE_LIST (suyuan_line_list_new (seat, _ ("Overdue, by who answers for it"), _ ("Nothing is overdue.")));
  gtk_box_append (self->late, GTK_WIDGET (self->owners));
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

  g_clear_handle_id (&self->reload, g_source_remove);
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
