/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-dossier.h"
#include "suyuan-dossier-pane.h"
#include "suyuan-history-list.h"
#include "suyuan-line-list.h"
#include "suyuan-sign-view.h"

G_BEGIN_DECLS

#define SUYUAN_DOSSIER_GROUPS 6

struct _SuyuanDossierPane
{
  GtkWidget parent_instance;

  /* Template children */
  GtkStack       *root;
  SuyuanSignView *sign;
  GtkLabel       *code;
  GtkLabel       *name;
  GtkLabel       *status;
  GtkLabel       *facts;
  GtkBox         *strip;
  GtkWidget      *strip_box;
  GtkStack       *tabs;

  /* Made when a seat is taken */
  GtkFlowBox         *photos;
  SuyuanFieldSection *sections[SUYUAN_DOSSIER_GROUPS];
  SuyuanLineList     *visits, *links, *nodes, *samples, *tasks, *problems;
  SuyuanHistoryList  *lines;

  /* Owned */
  SuyuanSeat *seat;
  SuyuanUid   shown;
  guint       reload;
};

void suyuan_dossier_pane_fill (SuyuanDossierPane *self, SuyuanDossier *dossier);

G_END_DECLS
