/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-page.h"
#include "suyuan-question.h"
#include "suyuan-window.h"

G_BEGIN_DECLS

struct _SuyuanWindow
{
  AdwApplicationWindow parent_instance;

  /* Template children */
  AdwToastOverlay *toasts;
  GtkStack        *root;
  GtkStack        *pages;
  GtkListBox      *navigation;
  GtkSearchEntry  *search;
  GMenuModel      *main_menu;
  GtkMenuButton   *workspace_button;
  GtkMenuButton   *main_button;
  GtkLabel        *workspace_name;
  GtkLabel        *operator_name;
  GtkWidget       *progress_box;
  GtkProgressBar  *progress_bar;
  GtkLabel        *progress_label;
  AdwStatusPage   *welcome;
  GtkLabel        *obstacle; /* why nothing can be written */
  GtkWidget       *undo, *redo;

  /* Owned */
  GSettings  *settings;
  SuyuanSeat *seat; /* NULL until a workspace is open */

  SuyuanQuestion peeking; /* what can be undone */
};

void        suyuan_window_install_actions (GtkWidgetClass *klass);
void        suyuan_window_take_drops (SuyuanWindow *self);
void        suyuan_window_update_actions (SuyuanWindow *self);
void        suyuan_window_update_undo (SuyuanWindow *self, gboolean writable);
void        suyuan_window_undo_cb (GtkWidget *widget, const char *name, GVariant *parameter);
void        suyuan_window_undo_batch_cb (GtkWidget *widget, const char *name, GVariant *parameter);
void        suyuan_window_redo_cb (GtkWidget *widget, const char *name, GVariant *parameter);
void        suyuan_window_show_page (SuyuanWindow *self, const char *name);
SuyuanPage *suyuan_window_current_page (SuyuanWindow *self);
void        suyuan_window_refuse (SuyuanWindow *self, const char *text);
void        suyuan_window_verify (SuyuanWindow *self);
void        suyuan_window_update_operator (SuyuanWindow *self);
void        suyuan_window_do_with_outlet (SuyuanWindow *self, const char *name);
void        suyuan_window_do_with_task (SuyuanWindow *self, const char *name);
void        suyuan_window_do_on_map (SuyuanWindow *self, const char *name);
void        suyuan_window_begin_page (SuyuanWindow *self);
void        suyuan_window_begin_found (SuyuanWindow *self);
void        suyuan_window_cycle_panes (SuyuanWindow *self, gboolean back);
void        suyuan_window_show_dossier_tab (SuyuanWindow *self, const char *tab);

G_END_DECLS
