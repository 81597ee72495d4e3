/* suyuan-chain-window.c: which outlets, which enterprises, what is being done: the chain of one section
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-app"

#include "suyuan-chain-window.h"

#include <glib/gi18n-lib.h>

#include "suyuan-application.h"
#include "suyuan-chain-start.h"
#include "suyuan-chain-view.h"

struct _SuyuanChainWindow
{
  AdwWindow parent_instance;

  /* Template children */
  AdwWindowTitle  *title;
  GtkDropDown     *parameter;
  GtkStack        *stack;
  AdwStatusPage   *refusal;
  SuyuanChainView *view;
  GtkLabel        *summary;

  SuyuanSeat *seat; /* Owned */
  SuyuanKind  kind;
  SuyuanUid   uid;
};

/* What is asked of the worker, and what it answers. */
typedef struct
{
  SuyuanKind   kind;
  SuyuanUid    uid;
  const char  *parameter;
  SuyuanChain *chain;
} Question;

/* The items outlets and sections are both measured for; keys of sample fields. */
static const char *const parameters[] = { "nh3n", "cod", "tp", "tn" };

G_DEFINE_FINAL_TYPE (SuyuanChainWindow, suyuan_chain_window, ADW_TYPE_WINDOW)

static void
answer_free (Question *answer)
{
  g_clear_pointer (&answer->chain, suyuan_chain_free);
  g_free (answer);
}

static gpointer
chain_verb (SuyuanOffice *office,
            gpointer      data,
            GCancellable *cancellable,
            GError      **error)
{
  Question        *answer = g_memdup2 (data, sizeof (Question));
  SuyuanChainTerms terms = { .parameter = answer->parameter };
  SuyuanKind       kind;
  SuyuanUid        start;

  if (suyuan_office_chain_start (office, answer->kind, &answer->uid, &kind, &start, error))
    answer->chain = suyuan_office_chain (office, kind, &start, &terms, error);
  if (answer->chain != NULL)
    return answer;

  answer_free (answer);
  return NULL;
}

static void
show_summary (SuyuanChainWindow *self,
              const SuyuanChain *chain)
{
  const SuyuanChainNode *start = chain->nodes->pdata[0];
  guint                  n_outlets = chain->firsts[SUYUAN_CHAIN_ENTERPRISES] - chain->firsts[SUYUAN_CHAIN_OUTLETS];
  g_autofree char       *title = g_strjoin (" ", start->code, start->name, NULL);
  g_autofree char       *above = NULL;
  g_autofree char       *load = NULL;

  if (chain->judged_by != NULL)
    above = g_strdup_printf (_ ("judged by %s · %u reaches and %u outlets above"), chain->judged_by, chain->reaches, n_outlets);
  else
    above = g_strdup_printf (_ ("%u reaches and %u outlets above"), chain->reaches, n_outlets);
  adw_window_title_set_title (self->title, title);
  adw_window_title_set_subtitle (self->title, above);
  if (chain->n_unknown == n_outlets)
    load = g_strdup (_ ("No outlet has both a concentration and a flow: the ribbons count, they do not weigh."));
  else
    load = g_strdup_printf (_ ("Known load %.3g kg/d from %u outlets; of %u outlets it is not known and their ribbons are thin."),
                            chain->outlets_kg_d, n_outlets - chain->n_unknown, chain->n_unknown);
  gtk_label_set_text (self->summary, load);
}

static void
chained_cb (gpointer      object,
            gpointer      result,
            const GError *error)
{
  SuyuanChainWindow *self = SUYUAN_CHAIN_WINDOW (object);
  Question          *answer = result;

  if (error != NULL)
    {
      adw_status_page_set_description (self->refusal, error->message);
      gtk_stack_set_visible_child_name (self->stack, "refusal");
      return;
    }

  show_summary (self, answer->chain);
  gtk_stack_set_visible_child_name (self->stack, "chain");
  suyuan_chain_view_show (self->view, suyuan_seat_get_office (self->seat), g_steal_pointer (&answer->chain));
  suyuan_chain_view_select (self->view, &self->uid);
}

static void
ask (SuyuanChainWindow *self)
{
  Question question = { .kind = self->kind, .uid = self->uid };

  question.parameter = parameters[MIN (gtk_drop_down_get_selected (self->parameter), G_N_ELEMENTS (parameters) - 1)];
  gtk_stack_set_visible_child_name (self->stack, "wait");
  suyuan_seat_run (self->seat, _ ("Tracing"), chain_verb, g_memdup2 (&question, sizeof question), g_free,
                   (GDestroyNotify) answer_free, chained_cb, self);
}

/* Another parameter, the same place in the chain. */
static void
parameter_cb (SuyuanChainWindow *self)
{
  if (self->seat == NULL)
    return;
  suyuan_chain_view_get_selected (self->view, &self->uid);
  ask (self);
}

static void
opened_cb (SuyuanChainWindow *self,
           guint              kind,
           const SuyuanUid   *uid)
{
  g_autoptr (SuyuanSeat) seat = g_object_ref (self->seat);
  SuyuanUid goal = *uid;

  gtk_window_close (GTK_WINDOW (self));
  suyuan_seat_go (seat, (SuyuanKind) kind, &goal);
}

static void
suyuan_chain_window_dispose (GObject *object)
{
  g_clear_object (&SUYUAN_CHAIN_WINDOW (object)->seat);

  G_OBJECT_CLASS (suyuan_chain_window_parent_class)->dispose (object);
}

static void
suyuan_chain_window_class_init (SuyuanChainWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = suyuan_chain_window_dispose;
  g_type_ensure (SUYUAN_TYPE_CHAIN_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, SUYUAN_APP_PATH "ui/suyuan-chain-window.ui");
  gtk_widget_class_bind_template_child (widget_class, SuyuanChainWindow, title);
  gtk_widget_class_bind_template_child (widget_class, SuyuanChainWindow, parameter);
  gtk_widget_class_bind_template_child (widget_class, SuyuanChainWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, SuyuanChainWindow, refusal);
  gtk_widget_class_bind_template_child (widget_class, SuyuanChainWindow, view);
  gtk_widget_class_bind_template_child (widget_class, SuyuanChainWindow, summary);
  gtk_widget_class_bind_template_callback (widget_class, parameter_cb);
  gtk_widget_class_bind_template_callback (widget_class, opened_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_w, GDK_CONTROL_MASK, "window.close", NULL);
}

static void
suyuan_chain_window_init (SuyuanChainWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
name_parameters (SuyuanChainWindow *self,
                 SuyuanCatalogue   *catalogue)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (parameters); i++)
    gtk_string_list_append (names, suyuan_field_get_label (suyuan_catalogue_find_field (catalogue, SUYUAN_KIND_SAMPLE, parameters[i])));
  gtk_drop_down_set_model (self->parameter, G_LIST_MODEL (names));
}

GtkWidget *
suyuan_chain_window_new (GtkWindow       *parent,
                         SuyuanSeat      *seat,
                         SuyuanKind       kind,
                         const SuyuanUid *uid)
{
  SuyuanChainWindow *self = g_object_new (SUYUAN_TYPE_CHAIN_WINDOW, "transient-for", parent, NULL);

  name_parameters (self, suyuan_office_get_catalogue (suyuan_seat_get_office (seat)));
  self->seat = g_object_ref (seat);
  self->kind = kind;
  self->uid = *uid;
  ask (self);

  return GTK_WIDGET (self);
}
