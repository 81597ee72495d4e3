/* suyuan-mapping-list.c: which column of a file feeds which field, and how sure that is
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-app"

#include "suyuan-mapping-list.h"

#include <glib/gi18n-lib.h>

struct _SuyuanMappingList
{
  GtkWidget parent_instance;

  GtkWidget *list;
  GPtrArray *rows;    /* Owned; of AdwActionRow, borrowed */
  GPtrArray *choices; /* Owned; of their GtkDropDown, borrowed */

  const SuyuanField *fields; /* Borrowed from the catalogue */
  guint              n_fields;
};

G_DEFINE_FINAL_TYPE (SuyuanMappingList, suyuan_mapping_list, GTK_TYPE_WIDGET)

static void
suyuan_mapping_list_dispose (GObject *object)
{
  SuyuanMappingList *self = SUYUAN_MAPPING_LIST (object);

  g_clear_pointer (&self->list, gtk_widget_unparent);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->choices, g_ptr_array_unref);

  G_OBJECT_CLASS (suyuan_mapping_list_parent_class)->dispose (object);
}

static void
suyuan_mapping_list_class_init (SuyuanMappingListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = suyuan_mapping_list_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
suyuan_mapping_list_init (SuyuanMappingList *self)
{
  self->rows = g_ptr_array_new ();
  self->choices = g_ptr_array_new ();
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Columns of the file"), -1);
  gtk_widget_set_parent (self->list, GTK_WIDGET (self));
}

static GListModel *
field_labels (SuyuanMappingList *self)
{
  GtkStringList *labels = gtk_string_list_new (NULL);

  gtk_string_list_append (labels, _ ("left out"));
  for (guint i = 0; i < self->n_fields; i++)
    gtk_string_list_append (labels, suyuan_field_get_label (&self->fields[i]));

  return G_LIST_MODEL (labels);
}

static guint
index_of (SuyuanMappingList *self,
          const char        *key)
{
  for (guint i = 0; key != NULL && i < self->n_fields; i++)
    if (g_str_equal (self->fields[i].key, key))
      return i + 1;

  return 0;
}

static GtkWidget *
make_badge (double confidence)
{
  GtkWidget *badge = gtk_label_new (confidence >= 0.95 ? _ ("sure") : confidence > 0 ? _ ("a guess")
                                                                                     : _ ("unknown"));

  gtk_widget_add_css_class (badge, "badge");
  gtk_widget_add_css_class (badge, confidence >= 0.95 ? "badge-sure" : confidence > 0 ? "badge-guess"
                                                                                      : "badge-unknown");
  gtk_widget_set_valign (badge, GTK_ALIGN_CENTER);

  return badge;
}

/* Over a hundred fields are found by typing, not by scrolling. */
static GtkWidget *
make_choice (GListModel *labels,
             const char *column)
{
  GtkExpression *words = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");
  GtkWidget     *choice = gtk_drop_down_new (g_object_ref (labels), words);

  gtk_drop_down_set_enable_search (GTK_DROP_DOWN (choice), TRUE);
  gtk_widget_set_valign (choice, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (choice, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (choice), GTK_ACCESSIBLE_PROPERTY_LABEL, column, -1);

  return choice;
}

static void
add_row (SuyuanMappingList *self,
         GListModel        *labels,
         SuyuanImportPlan  *plan,
         guint              i)
{
  GtkWidget  *row = adw_action_row_new (), *choice;
  const char *key = g_ptr_array_index (plan->fields, i), *column = g_ptr_array_index (plan->columns, i);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), column);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), g_ptr_array_index (plan->examples, i));
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 1);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), make_badge (key != NULL ? g_array_index (plan->confidences, double, i) : 0));
  choice = make_choice (labels, column);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), index_of (self, key));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), choice);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), choice);
  gtk_widget_set_focusable (row, FALSE); /* one stop for each column: its choice */
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
  g_ptr_array_add (self->rows, row);
  g_ptr_array_add (self->choices, choice);
}

void
suyuan_mapping_list_set_plan (SuyuanMappingList *self,
                              SuyuanCatalogue   *catalogue,
                              SuyuanImportPlan  *plan)
{
  g_autoptr (GListModel) labels = NULL;

  for (guint i = 0; i < self->rows->len; i++)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  g_ptr_array_set_size (self->choices, 0);
  self->fields = suyuan_catalogue_get_fields (catalogue, plan->kind, &self->n_fields);
  labels = field_labels (self);
  for (guint i = 0; i < plan->columns->len; i++)
    add_row (self, labels, plan, i);
}

/* The choices of the page go into the plan they were made from. */
void
suyuan_mapping_list_store (SuyuanMappingList *self,
                           SuyuanImportPlan  *plan)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      guint selected = gtk_drop_down_get_selected (g_ptr_array_index (self->choices, i));

      g_free (g_ptr_array_index (plan->fields, i));
      g_ptr_array_index (plan->fields, i) = selected == 0 ? NULL : g_strdup (self->fields[selected - 1].key);
    }
}

/* As a person would choose it; FALSE when there is no such column. */
gboolean
suyuan_mapping_list_map (SuyuanMappingList *self,
                         const char        *column,
                         const char        *field)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (g_str_equal (adw_preferences_row_get_title (g_ptr_array_index (self->rows, i)), column))
      {
        gtk_drop_down_set_selected (g_ptr_array_index (self->choices, i), index_of (self, field));
        return TRUE;
      }
  return FALSE;
}
