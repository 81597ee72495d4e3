/* suyuan-chain-window.c: which outlets, which enterprises, what is being done: the chain of one section
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-app"

#include "suyuan-chain-window.h"

#include <glib/gi18n-lib.h>

#include "suyuan-application.h"
#include "suyuan-chain-question.h"
#include "suyuan-chain-table.h"
#include "suyuan-chain-view.h"
#include "suyuan-outlets-page.h"
#include "suyuan-path-chooser.h"
#include "suyuan-profile-chart.h"
#include "suyuan-profile-view.h"
#include "suyuan-river-button.h"
#include "suyuan-window.h"

struct _SuyuanChainWindow
{
  AdwWindow parent_instance;

  /* Template children */
  AdwWindowTitle    *title;
  GtkDropDown       *parameter;
  GtkDropDown       *period;
  GtkDropDown       *confidence;
  GtkToggleButton   *open_only;
  SuyuanRiverButton *river;
  GtkStack          *stack;
  AdwStatusPage     *refusal;
  GtkStack          *faces;
  SuyuanChainView   *view;
  SuyuanChainTable  *table;
  SuyuanProfileView *profile;
  GtkLabel          *summary;
  GtkLabel          *keys;

  /* Owned */
  SuyuanSeat    *seat;
  SuyuanChain   *chain;  /* the whole; NULL until it is answered */
  SuyuanChain   *part;   /* of it; the view's, NULL as long as chain is */
  gboolean       tabled; /* the table shows part */
  GtkStringList *periods;
  char          *notes; /* how the profile is read */

  SuyuanKind kind; /* the record asked about, then the one chosen */
  SuyuanUid  uid;
};

/* The items outlets and sections are both measured for; keys of sample fields. */
static const char *const parameters[] = { "nh3n", "cod", "tp", "tn" };
/* In the order of the list: the least confidence. */
static const char *const confidences[] = { NULL, "suspected", "probable", "confirmed" };
static const char *const faces[] = { "chain", "table", "profile" };

G_DEFINE_FINAL_TYPE (SuyuanChainWindow, suyuan_chain_window, ADW_TYPE_WINDOW)

/* --- what is shown --- */

static const char *
get_face (SuyuanChainWindow *self)
{
  return gtk_stack_get_visible_child_name (self->faces);
}

static void
show_summary (SuyuanChainWindow *self,
              const SuyuanChain *chain)
{
  guint            n_outlets = chain->firsts[SUYUAN_CHAIN_ENTERPRISES] - chain->firsts[SUYUAN_CHAIN_OUTLETS];
  g_autofree char *load = NULL;

  if (g_strcmp0 (get_face (self), "profile") == 0)
    load = g_strdup (self->notes);
  else if (g_strcmp0 (get_face (self), "table") == 0)
    load = g_strdup_printf (_ ("Known load %.3g kg/d from %u outlets; of %u outlets it is not known. A load divides among the enterprises of its outlet."),
                            chain->outlets_kg_d, n_outlets - chain->n_unknown, chain->n_unknown);
  else if (chain->n_unknown == n_outlets)
    load = g_strdup (_ ("No outlet has both a concentration and a flow: the ribbons count, they do not weigh."));
  else
    load = g_strdup_printf (_ ("Known load %.3g kg/d from %u outlets; of %u outlets it is not known and their ribbons are thin."),
                            chain->outlets_kg_d, n_outlets - chain->n_unknown, chain->n_unknown);
  gtk_label_set_text (self->summary, load);
}

static void
show_title (SuyuanChainWindow *self,
            const SuyuanChain *chain)
{
  const SuyuanChainNode *start = chain->nodes->pdata[0];
  guint                  n_outlets = chain->firsts[SUYUAN_CHAIN_ENTERPRISES] - chain->firsts[SUYUAN_CHAIN_OUTLETS];
  g_autofree char       *title = g_strjoin (" ", start->code, start->name, NULL);
  g_autofree char       *above = NULL;

  if (chain->judged_by != NULL)
    above = g_strdup_printf (_ ("judged by %s · %u reaches and %u outlets above"), chain->judged_by, chain->reaches, n_outlets);
  else
    above = g_strdup_printf (_ ("%u reaches and %u outlets above"), chain->reaches, n_outlets);
  adw_window_title_set_title (self->title, title);
  adw_window_title_set_subtitle (self->title, above);
}

static void
show_keys (SuyuanChainWindow *self)
{
  const char *face = get_face (self);

  if (g_strcmp0 (face, "table") == 0)
    gtk_label_set_text (self->keys, _ ("Click a title to sort · Enter open"));
  else if (g_strcmp0 (face, "profile") == 0)
    gtk_label_set_text (self->keys, _ ("← → along the river · Enter open"));
  else
    gtk_label_set_text (self->keys, _ ("← → along the path · Home End its ends · Enter open · solid confirmed, dashed probable, dotted suspected"));
}

static SuyuanChainFilter
get_filter (SuyuanChainWindow *self)
{
  return (SuyuanChainFilter){ confidences[MIN (gtk_drop_down_get_selected (self->confidence), G_N_ELEMENTS (confidences) - 1)],
                              gtk_toggle_button_get_active (self->open_only) };
}

/* The record chosen in the face that is shown. */
static void
remember (SuyuanChainWindow *self)
{
  const char *face = get_face (self);

  if (g_strcmp0 (face, "table") == 0)
    suyuan_chain_table_get_selected (self->table, &self->uid);
  else if (g_strcmp0 (face, "profile") == 0)
    suyuan_profile_view_get_selected (self->profile, &self->uid);
  else
    suyuan_chain_view_get_selected (self->view, &self->uid);
}

static void
choose (SuyuanChainWindow *self)
{
  suyuan_chain_table_select (self->table, &self->uid);
  suyuan_profile_view_select (self->profile, &self->uid);
  suyuan_chain_view_select (self->view, &self->uid);
}

static void
focus_face (SuyuanChainWindow *self)
{
  GtkWidget *of_face[] = { NULL, GTK_WIDGET (self->table), GTK_WIDGET (self->profile) };

  for (guint i = 0; i < G_N_ELEMENTS (faces); i++)
    if (g_strcmp0 (get_face (self), faces[i]) == 0 && of_face[i] != NULL)
      gtk_widget_grab_focus (of_face[i]);
}

/* The lines of a table are many: it is filled where somebody looks at it. */
static void
fill_table (SuyuanChainWindow *self)
{
  SuyuanBalanceTerms terms = { 0 };

  if (self->tabled || g_strcmp0 (get_face (self), "table") != 0)
    return;
  suyuan_river_button_get_terms (self->river, &terms);
  suyuan_chain_table_show (self->table, suyuan_seat_get_office (self->seat), self->part, terms.velocity_ms);
  self->tabled = TRUE;
}

static void
show_face (SuyuanChainWindow *self)
{
  show_summary (self, self->part);
  show_keys (self);
  fill_table (self);
  choose (self);
  focus_face (self);
}

/* Every face shows the same part. */
static void
show_part (SuyuanChainWindow *self)
{
  SuyuanChainFilter filter = get_filter (self);

  self->part = suyuan_chain_filter (self->chain, &filter);
  self->tabled = FALSE;
  show_title (self, self->part);
  gtk_stack_set_visible_child_name (self->stack, "chain");
  suyuan_profile_view_show_only (self->profile, self->part);
  suyuan_chain_view_show (self->view, suyuan_seat_get_office (self->seat), self->part);
  show_face (self);
}

/* --- asking --- */

static void
answered_cb (gpointer      object,
             gpointer      result,
             const GError *error)
{
  SuyuanChainWindow *self = SUYUAN_CHAIN_WINDOW (object);
  SuyuanChainAnswer *answer = result;

  if (error != NULL)
    {
      adw_status_page_set_description (self->refusal, error->message);
      gtk_stack_set_visible_child_name (self->stack, "refusal");
      return;
    }

  g_clear_pointer (&self->chain, suyuan_chain_free);
  self->chain = g_steal_pointer (&answer->chain);
  g_free (self->notes);
  self->notes = suyuan_profile_dup_notes (answer->profile);
  suyuan_profile_view_show (self->profile, g_steal_pointer (&answer->profile));
  show_part (self);
}

/* What the head of the window says; strings are borrowed. */
static SuyuanChainQuestion
get_question (SuyuanChainWindow *self)
{
  guint               period = gtk_drop_down_get_selected (self->period);
  SuyuanChainQuestion question = { .kind = self->kind, .uid = self->uid, .filter = get_filter (self) };

  question.terms.parameter = parameters[MIN (gtk_drop_down_get_selected (self->parameter), G_N_ELEMENTS (parameters) - 1)];
  question.terms.period = period > 0 && period != GTK_INVALID_LIST_POSITION ? gtk_string_list_get_string (self->periods, period) : NULL;
  suyuan_river_button_get_terms (self->river, &question.terms);
  return question;
}

static void
ask (SuyuanChainWindow *self)
{
  SuyuanChainQuestion question = get_question (self);

  if (self->chain != NULL)
    {
      const SuyuanChainNode *start = self->chain->nodes->pdata[0];

      question.kind = start->kind;
      question.uid = start->uid;
    }
  gtk_stack_set_visible_child_name (self->stack, "wait");
  suyuan_seat_look (self->seat, _ ("Tracing"), suyuan_chain_question_ask, suyuan_chain_question_copy (&question),
                    (GDestroyNotify) suyuan_chain_question_free, (GDestroyNotify) suyuan_chain_answer_free, answered_cb, self);
}

/* Another parameter, period or river, the same place in the chain. */
static void
terms_cb (SuyuanChainWindow *self)
{
  if (self->seat == NULL)
    return;
  if (self->chain != NULL)
    remember (self);
  ask (self);
}

static void
filter_cb (SuyuanChainWindow *self)
{
  if (self->chain == NULL)
    return;
  remember (self);
  show_part (self);
}

static void
face_cb (SuyuanChainWindow *self)
{
  if (self->part != NULL)
    show_face (self);
}

/* --- what can be done with it --- */

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
face_action_cb (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  SuyuanChainWindow *self = SUYUAN_CHAIN_WINDOW (widget);

  if (self->chain == NULL)
    return;
  remember (self);
  gtk_stack_set_visible_child_name (self->faces, g_variant_get_string (parameter, NULL));
}

/* The walk on the map of the outlets page, with its outlets chosen. */
static void
map_cb (GtkWidget  *widget,
        const char *name,
        GVariant   *parameter)
{
  SuyuanChainWindow     *self = SUYUAN_CHAIN_WINDOW (widget);
  GtkWindow             *parent = gtk_window_get_transient_for (GTK_WINDOW (self));
  const SuyuanChainNode *start = self->chain != NULL ? self->chain->nodes->pdata[0] : NULL;
  SuyuanOutletsPage     *page;

  if (start == NULL || !SUYUAN_IS_WINDOW (parent))
    return;
  gtk_widget_activate_action (GTK_WIDGET (parent), "win.page", "s", "outlets");
  page = SUYUAN_OUTLETS_PAGE (suyuan_window_get_page (SUYUAN_WINDOW (parent), "outlets"));
  suyuan_map_view_gather_upstream (suyuan_outlets_page_get_map (page), start->kind, &start->uid);
  gtk_window_close (GTK_WINDOW (self));
}

static void
written_cb (gpointer      object,
            gpointer      result,
            const GError *error)
{
  SuyuanChainAnswer *answer = result;

  suyuan_seat_tell_result (object, answer != NULL ? answer->told : NULL, error);
}

static void
path_cb (gpointer    object,
         const char *path)
{
  SuyuanChainWindow  *self = object;
  SuyuanChainQuestion question = get_question (self);

  if (self->chain == NULL)
    return;

  question.kind = ((SuyuanChainNode *) self->chain->nodes->pdata[0])->kind;
  question.uid = ((SuyuanChainNode *) self->chain->nodes->pdata[0])->uid;
  question.path = (char *) path;
  suyuan_seat_look (self->seat, _ ("Writing the list"), suyuan_chain_question_ask, suyuan_chain_question_copy (&question),
                    (GDestroyNotify) suyuan_chain_question_free, (GDestroyNotify) suyuan_chain_answer_free, written_cb, self->seat);
}

static void
export_cb (GtkWidget  *widget,
           const char *name,
           GVariant   *parameter)
{
  SuyuanChainWindow *self = SUYUAN_CHAIN_WINDOW (widget);
  g_autofree char   *proposed = NULL;

  if (self->chain != NULL)
    {
      g_autofree char *code = g_strdelimit (g_strdup (((SuyuanChainNode *) self->chain->nodes->pdata[0])->code), "/\\:*?\"<>|# ", '_');

      proposed = g_strconcat (code, ".xlsx", NULL);
    }
  gtk_native_dialog_show (suyuan_path_chooser_new (GTK_WINDOW (self), GTK_FILE_CHOOSER_ACTION_SAVE, _ ("Chain as a Table"), _ ("_Save"),
                                                   proposed, path_cb, G_OBJECT (self)));
}

/* --- class --- */

static void
suyuan_chain_window_dispose (GObject *object)
{
  SuyuanChainWindow *self = SUYUAN_CHAIN_WINDOW (object);

  g_clear_object (&self->seat);
  g_clear_object (&self->periods);
  g_clear_pointer (&self->chain, suyuan_chain_free);
  self->part = NULL;
  g_clear_pointer (&self->notes, g_free);

  G_OBJECT_CLASS (suyuan_chain_window_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, SuyuanChainWindow, title);
  gtk_widget_class_bind_template_child (widget_class, SuyuanChainWindow, parameter);
  gtk_widget_class_bind_template_child (widget_class, SuyuanChainWindow, period);
  gtk_widget_class_bind_template_child (widget_class, SuyuanChainWindow, confidence);
  gtk_widget_class_bind_template_child (widget_class, SuyuanChainWindow, open_only);
  gtk_widget_class_bind_template_child (widget_class, SuyuanChainWindow, river);
  gtk_widget_class_bind_template_child (widget_class, SuyuanChainWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, SuyuanChainWindow, refusal);
  gtk_widget_class_bind_template_child (widget_class, SuyuanChainWindow, faces);
  gtk_widget_class_bind_template_child (widget_class, SuyuanChainWindow, view);
  gtk_widget_class_bind_template_child (widget_class, SuyuanChainWindow, table);
  gtk_widget_class_bind_template_child (widget_class, SuyuanChainWindow, profile);
  gtk_widget_class_bind_template_child (widget_class, SuyuanChainWindow, summary);
  gtk_widget_class_bind_template_child (widget_class, SuyuanChainWindow, keys);
}

static void
suyuan_chain_window_class_init (SuyuanChainWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = suyuan_chain_window_dispose;
  g_type_ensure (SUYUAN_TYPE_CHAIN_VIEW);
  g_type_ensure (SUYUAN_TYPE_CHAIN_TABLE);
  g_type_ensure (SUYUAN_TYPE_PROFILE_VIEW);
  g_type_ensure (SUYUAN_TYPE_RIVER_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class, SUYUAN_APP_PATH "ui/suyuan-chain-window.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, terms_cb);
  gtk_widget_class_bind_template_callback (widget_class, filter_cb);
  gtk_widget_class_bind_template_callback (widget_class, face_cb);
  gtk_widget_class_bind_template_callback (widget_class, opened_cb);
  gtk_widget_class_install_action (widget_class, "chain.face", "s", face_action_cb);
  gtk_widget_class_install_action (widget_class, "chain.map", NULL, map_cb);
  gtk_widget_class_install_action (widget_class, "chain.export", NULL, export_cb);
  for (guint i = 0; i < G_N_ELEMENTS (faces); i++)
    gtk_widget_class_add_binding_action (widget_class, GDK_KEY_1 + i, GDK_CONTROL_MASK, "chain.face", "s", faces[i]);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_m, GDK_CONTROL_MASK, "chain.map", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_e, GDK_CONTROL_MASK, "chain.export", NULL);
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

/* This year and the last with their quarters, the newest first. */
static void
name_periods (SuyuanChainWindow *self,
              SuyuanOffice      *office)
{
  g_autofree char *today = suyuan_office_today (office);
  int              year = atoi (today), quarter = (atoi (today + strlen ("2026-")) - 1) / 3 + 1;

  self->periods = gtk_string_list_new ((const char *[]){ _ ("All samples"), NULL });
  for (int back = 0; back < 2; back++, year--, quarter = 4)
    {
      g_autofree char *whole = g_strdup_printf ("%d", year);

      gtk_string_list_append (self->periods, whole);
      for (int i = quarter; i > 0; i--)
        gtk_string_list_take (self->periods, g_strdup_printf ("%dQ%d", year, i));
    }
  gtk_drop_down_set_model (self->period, G_LIST_MODEL (self->periods));
}

GtkWidget *
suyuan_chain_window_new (GtkWindow       *parent,
                         SuyuanSeat      *seat,
                         SuyuanKind       kind,
                         const SuyuanUid *uid)
{
  SuyuanChainWindow *self = g_object_new (SUYUAN_TYPE_CHAIN_WINDOW, "transient-for", parent, "destroy-with-parent", TRUE, NULL);

  name_parameters (self, suyuan_office_get_catalogue (suyuan_seat_get_office (seat)));
  name_periods (self, suyuan_seat_get_office (seat));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "chain.map", SUYUAN_IS_WINDOW (parent));
  self->seat = g_object_ref (seat);
  self->kind = kind;
  self->uid = *uid;
  ask (self);

  return GTK_WIDGET (self);
}
