/* suyuan-window-commands.c: what is done with the outlet or the task that is shown, from wherever the keys go
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-app"

#include "suyuan-window-private.h"

#include <glib/gi18n-lib.h>

#include "suyuan-focus.h"
#include "suyuan-outlets-page.h"
#include "suyuan-record-table.h"
#include "suyuan-review-page.h"
#include "suyuan-tasks-page.h"

static const struct
{
  const char *name, *action, *target;
} outlet_commands[] = {
  { "photos", "dossier.photos", NULL },
  { "link", "dossier.link", NULL },
  { "task", "dossier.task", NULL },
  { "sample", "dossier.new", "sample" },
  { "visit", "dossier.new", "visit" },
  { "print", "dossier.print", NULL },
};

/* What was asked for cannot be done here: the obstacle of the workspace, else what to choose first. */
static void
say_why_not (SuyuanWindow *self,
             const char   *choose)
{
  const char *obstacle = suyuan_desk_get_obstacle (suyuan_seat_get_desk (self->seat));

  suyuan_seat_tell (self->seat, obstacle != NULL ? obstacle : choose, NULL);
}

static gboolean
activate (GtkWidget  *widget,
          const char *action,
          const char *target)
{
  return gtk_widget_activate_action_variant (widget, action, target != NULL ? g_variant_new_string (target) : NULL);
}

/* @name: photos, link, task, sample, visit or print */
void
suyuan_window_do_with_outlet (SuyuanWindow *self,
                              const char   *name)
{
  SuyuanOutletsPage *page = SUYUAN_OUTLETS_PAGE (suyuan_window_get_page (self, "outlets"));
  SuyuanUid          outlet;
  gboolean           done = FALSE;

  for (guint i = 0; suyuan_seat_get_selected (self->seat, &outlet) && i < G_N_ELEMENTS (outlet_commands); i++)
    if (g_str_equal (outlet_commands[i].name, name))
      done = activate (GTK_WIDGET (suyuan_outlets_page_get_dossier (page)), outlet_commands[i].action, outlet_commands[i].target);
  if (!done)
    say_why_not (self, _ ("Choose an outlet first."));
}

/* @name: advance, or the kind of event that is written down */
void
suyuan_window_do_with_task (SuyuanWindow *self,
                            const char   *name)
{
  SuyuanPage     *page = suyuan_window_current_page (self);
  gboolean        review = SUYUAN_IS_REVIEW_PAGE (page), advance = g_str_equal (name, "advance"), begun;
  SuyuanTaskPane *pane = review ? NULL : suyuan_tasks_page_get_pane (SUYUAN_TASKS_PAGE (suyuan_window_get_page (self, "tasks")));
  SuyuanTaskView *view = review ? NULL : suyuan_task_pane_get_view (pane);

  if (review)
    begun = suyuan_review_page_begin_step (SUYUAN_REVIEW_PAGE (page), name);
  else
    begun = view != NULL && activate (GTK_WIDGET (pane), advance ? "task.advance" : "task.event", advance ? NULL : name);
  if (!begun)
    say_why_not (self, view != NULL && view->refusal != NULL ? view->refusal : _ ("Choose a task first."));
}

/* @name: an action `place.*` of the map, which comes to the front with its keys */
void
suyuan_window_do_on_map (SuyuanWindow *self,
                         const char   *name)
{
  SuyuanMapView   *map = suyuan_outlets_page_get_map (SUYUAN_OUTLETS_PAGE (suyuan_window_get_page (self, "outlets")));
  g_autofree char *action = g_strconcat ("place.", name, NULL);

  suyuan_window_show_page (self, "outlets");
  gtk_widget_grab_focus (GTK_WIDGET (map));
  gtk_widget_activate_action_variant (GTK_WIDGET (map), action, NULL);
}

/* --- getting about --- */

/* A page begins with what it is there for: its table, where it has one. */
void
suyuan_window_begin_page (SuyuanWindow *self)
{
  SuyuanPage *page = suyuan_window_current_page (self);
  g_autoptr (GPtrArray) panes = g_ptr_array_new ();

  suyuan_page_list_panes (page, panes);
  if (!suyuan_focus_enter (g_ptr_array_index (panes, 0)))
    suyuan_focus_enter (GTK_WIDGET (page));
}

/* The navigation is one of the panes. */
void
suyuan_window_cycle_panes (SuyuanWindow *self,
                           gboolean      back)
{
  g_autoptr (GPtrArray) panes = g_ptr_array_new ();

  suyuan_page_list_panes (suyuan_window_current_page (self), panes);
  g_ptr_array_add (panes, self->navigation);
  suyuan_focus_cycle (panes, back);
}

/* Enter in the search: to what was found, and the first of it is chosen. */
void
suyuan_window_begin_found (SuyuanWindow *self)
{
  g_autoptr (GPtrArray) panes = g_ptr_array_new ();

  suyuan_page_list_panes (suyuan_window_current_page (self), panes);
  if (SUYUAN_IS_RECORD_TABLE (g_ptr_array_index (panes, 0)))
    suyuan_record_table_begin (g_ptr_array_index (panes, 0));
  else
    suyuan_window_begin_page (self);
}

/* A tab of the dossier, and the keys in it. */
void
suyuan_window_show_dossier_tab (SuyuanWindow *self,
                                const char   *tab)
{
  SuyuanOutletsPage *page = SUYUAN_OUTLETS_PAGE (suyuan_window_get_page (self, "outlets"));
  SuyuanDossierPane *dossier = suyuan_outlets_page_get_dossier (page);

  suyuan_window_show_page (self, "outlets");
  suyuan_dossier_pane_show_tab (dossier, tab);
  suyuan_dossier_pane_begin_tab (dossier);
}
