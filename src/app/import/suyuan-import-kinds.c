/* suyuan-import-kinds.c: what a row of a list on its way in can be
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-app"

#include "suyuan-import-kinds.h"

#include <glib/gi18n-lib.h>

static const struct
{
  SuyuanKind  kind;
  const char *label;
} kinds[] = {
  { SUYUAN_KIND_OUTLET, N_ ("Outlets") },
  { SUYUAN_KIND_ENTERPRISE, N_ ("Enterprises") },
  { SUYUAN_KIND_SECTION, N_ ("Sections") },
  { SUYUAN_KIND_REACH, N_ ("Reaches") },
  { SUYUAN_KIND_AREA, N_ ("Areas") },
  { SUYUAN_KIND_WATER_BODY, N_ ("Water bodies") },
  { SUYUAN_KIND_UNIT, N_ ("Units") },
  { SUYUAN_KIND_PERSON, N_ ("Persons") },
  { SUYUAN_KIND_SAMPLE, N_ ("Samples") },
  { SUYUAN_KIND_VISIT, N_ ("Visits") },
};

/* (transfer full) */
GListModel *
suyuan_import_kinds_new (void)
{
  GtkStringList *labels = gtk_string_list_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    gtk_string_list_append (labels, _ (kinds[i].label));

  return G_LIST_MODEL (labels);
}

SuyuanKind
suyuan_import_kinds_at (guint position)
{
  return kinds[position].kind;
}

/* The first where @kind is not offered. */
guint
suyuan_import_kinds_find (SuyuanKind kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (kinds[i].kind == kind)
      return i;

  return 0;
}
