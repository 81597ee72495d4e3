/* suyuan-choice-row.c: a row that chooses one value of an enumeration
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-app"

#include "suyuan-choice-row.h"

#include <glib/gi18n-lib.h>

struct _SuyuanChoiceRow
{
  AdwComboRow parent_instance;

  const SuyuanEnumValue *values; /* Borrowed from the catalogue */
  guint                  n_values;
  SuyuanCatalogue       *catalogue; /* Owned */
};

G_DEFINE_FINAL_TYPE (SuyuanChoiceRow, suyuan_choice_row, ADW_TYPE_COMBO_ROW)

static void
suyuan_choice_row_finalize (GObject *object)
{
  g_clear_pointer (&SUYUAN_CHOICE_ROW (object)->catalogue, suyuan_catalogue_unref);

  G_OBJECT_CLASS (suyuan_choice_row_parent_class)->finalize (object);
}

static void
suyuan_choice_row_class_init (SuyuanChoiceRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = suyuan_choice_row_finalize;
}

static void
suyuan_choice_row_init (SuyuanChoiceRow *self)
{
}

/* A narrower value is shown behind the broader one it belongs to. */
static char *
dup_path (SuyuanCatalogue       *catalogue,
          const char            *enumeration,
          const SuyuanEnumValue *value)
{
  const SuyuanEnumValue *parent = value->parent != NULL ? suyuan_catalogue_find_value (catalogue, enumeration, value->parent)
                                                        : NULL;

  if (parent == NULL)
    return g_strdup (suyuan_enum_value_get_label (value));

  return g_strdup_printf ("%s › %s", suyuan_enum_value_get_label (parent), suyuan_enum_value_get_label (value));
}

GListModel *
suyuan_choice_list_new (SuyuanCatalogue *catalogue,
                        const char      *enumeration)
{
  GtkStringList         *list = gtk_string_list_new (NULL);
  guint                  n;
  const SuyuanEnumValue *values = suyuan_catalogue_get_values (catalogue, enumeration, &n);

  gtk_string_list_append (list, "—");
  for (guint i = 0; i < n; i++)
    gtk_string_list_take (list, dup_path (catalogue, enumeration, &values[i]));

  return G_LIST_MODEL (list);
}

GtkWidget *
suyuan_choice_row_new (const char      *title,
                       SuyuanCatalogue *catalogue,
                       const char      *enumeration)
{
  SuyuanChoiceRow *self = g_object_new (SUYUAN_TYPE_CHOICE_ROW, "title", title, NULL);
  g_autoptr (GListModel) list = suyuan_choice_list_new (catalogue, enumeration);

  self->catalogue = suyuan_catalogue_ref (catalogue);
  self->values = suyuan_catalogue_get_values (catalogue, enumeration, &self->n_values);
  adw_combo_row_set_model (ADW_COMBO_ROW (self), list);

  return GTK_WIDGET (self);
}

const char *
suyuan_choice_row_get_key (SuyuanChoiceRow *self)
{
  guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (self));

  return selected == 0 || selected > self->n_values ? NULL : self->values[selected - 1].key;
}

void
suyuan_choice_row_set_key (SuyuanChoiceRow *self,
                           const char      *key)
{
  for (guint i = 0; i < self->n_values; i++)
    if (g_strcmp0 (self->values[i].key, key) == 0)
      {
        adw_combo_row_set_selected (ADW_COMBO_ROW (self), i + 1);
        return;
      }
  adw_combo_row_set_selected (ADW_COMBO_ROW (self), 0);
}
