/* suyuan-record-cell.c: one field of a record in a table
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-app"

#include "suyuan-record-cell.h"

#include "suyuan-late-mark.h"
#include "suyuan-record-item.h"
#include "suyuan-sign-view.h"
#include "suyuan-task-state.h"

#define SIGN_WIDTH 32 /* with what parts it from the text */
#define PADDING 16    /* of a cell, both sides */
#define WIDEST 280

typedef enum
{
  SIGN_NONE,
  SIGN_OUTLET,
  SIGN_STATE,
  SIGN_CLASS,
  SIGN_LATE, /* behind the text */
} Sign;

/* What a column's cells are made from. */
typedef struct
{
  SuyuanOffice      *office;
  const SuyuanField *field;
  gboolean           is_code, number;
  Sign               sign;
} Column;

static void
column_free (gpointer  data,
             GClosure *closure)
{
  Column *column = data;

  g_object_unref (column->office);
  g_free (column);
}

static gboolean
is_number (const SuyuanField *field)
{
  return field->type == SUYUAN_FIELD_INTEGER || field->type == SUYUAN_FIELD_DECIMAL ||
         field->type == SUYUAN_FIELD_RESULT || field->type == SUYUAN_FIELD_DEGREES;
}

/* What the cells of a field draw beside or instead of its text. */
static Sign
sign_of (const SuyuanField *field)
{
  if (field->kind == SUYUAN_KIND_OUTLET && g_str_equal (field->key, "status"))
    return SIGN_OUTLET;
  if (g_strcmp0 (field->enumeration, "task_state") == 0)
    return SIGN_STATE;
  if (g_strcmp0 (field->enumeration, "water_class") == 0)
    return SIGN_CLASS;
  if (field->kind == SUYUAN_KIND_TASK && g_str_equal (field->key, "deadline"))
    return SIGN_LATE;

  return SIGN_NONE;
}

/* Only what is cut off needs a tooltip. */
static gboolean
tooltip_cb (GtkWidget  *label,
            int         x,
            int         y,
            gboolean    by_keyboard,
            GtkTooltip *tooltip,
            gpointer    data)
{
  if (!pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (label))))
    return FALSE;

  gtk_tooltip_set_text (tooltip, gtk_label_get_text (GTK_LABEL (label)));
  return TRUE;
}

static void
setup_cb (GtkListItemFactory *factory,
          GtkListItem        *item,
          gpointer            data)
{
  Column    *column = data;
  GtkWidget *label = gtk_label_new (NULL);
  GtkWidget *box;

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), column->number ? 1 : 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_has_tooltip (label, TRUE);
  g_signal_connect (label, "query-tooltip", G_CALLBACK (tooltip_cb), NULL);
  if (column->number || column->field->type == SUYUAN_FIELD_DATE || column->is_code)
    gtk_widget_add_css_class (label, "numeric");
  if (column->sign == SIGN_NONE)
    {
      gtk_list_item_set_child (item, label);
      return;
    }

  box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  if (column->sign != SIGN_LATE)
    gtk_box_append (GTK_BOX (box), suyuan_sign_view_new ());
  gtk_box_append (GTK_BOX (box), label);
  if (column->sign == SIGN_LATE)
    gtk_box_append (GTK_BOX (box), suyuan_late_mark_new ());
  gtk_list_item_set_child (item, box);
}

static GtkWidget *
label_of (GtkWidget *child)
{
  if (GTK_IS_LABEL (child))
    return child;

  child = gtk_widget_get_first_child (child);
  return GTK_IS_LABEL (child) ? child : gtk_widget_get_next_sibling (child);
}

/* The sign of a cell that has one. */
static GtkWidget *
sign_of_cell (GtkWidget *child)
{
  GtkWidget *first = gtk_widget_get_first_child (child);

  return GTK_IS_LABEL (first) ? gtk_widget_get_next_sibling (first) : first;
}

static guint
days_late (Column       *column,
           SuyuanRecord *record)
{
  g_autofree char *today = suyuan_office_today (column->office);
  SuyuanTaskState  state;

  if (!suyuan_task_state_parse (suyuan_record_get_text (record, "state"), &state))
    return 0;
  return (guint) suyuan_task_state_days_overdue (state, suyuan_record_get_text (record, column->field->key), today);
}

static void
bind_sign (Column       *column,
           GtkWidget    *sign,
           SuyuanRecord *record)
{
  const char *key = column->field->key;

  if (column->sign == SIGN_OUTLET)
    suyuan_sign_view_set_outlet (SUYUAN_SIGN_VIEW (sign), record, 0);
  else if (column->sign == SIGN_LATE)
    suyuan_late_mark_set_days (sign, days_late (column, record));
  else if (column->sign == SIGN_STATE)
    suyuan_sign_view_set_state (SUYUAN_SIGN_VIEW (sign), suyuan_record_get_text (record, key));
  else
    suyuan_sign_view_set_class (SUYUAN_SIGN_VIEW (sign), suyuan_record_get_text (record, key));
}

static void
show_record (Column      *column,
             GtkListItem *item)
{
  SuyuanRecord    *record = suyuan_record_item_get_record (gtk_list_item_get_item (item));
  GtkWidget       *child = gtk_list_item_get_child (item);
  GtkWidget       *label = label_of (child);
  g_autofree char *text = NULL;

  if (record == NULL)
    {
      gtk_label_set_text (GTK_LABEL (label), "");
      if (label != child)
        gtk_widget_set_visible (sign_of_cell (child), FALSE);
      return;
    }

  text = column->is_code ? suyuan_office_dup_code (column->office, record)
                         : suyuan_office_dup_brief (column->office, record, column->field);
  /* The sign of a class is its name already. */
  gtk_label_set_text (GTK_LABEL (label), text != NULL ? text : "");
  gtk_widget_set_visible (label, column->sign != SIGN_CLASS);
  if (label != child)
    {
      gtk_widget_set_visible (sign_of_cell (child), TRUE);
      bind_sign (column, sign_of_cell (child), record);
    }
  if (column->sign == SIGN_CLASS)
    gtk_accessible_update_property (GTK_ACCESSIBLE (sign_of_cell (child)), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    text != NULL ? text : "", -1);
}

static void
changed_cb (GtkListItem *item)
{
  show_record (g_object_get_data (G_OBJECT (item), "column"), item);
}

static void
bind_cb (GtkListItemFactory *factory,
         GtkListItem        *item,
         gpointer            data)
{
  g_object_set_data (G_OBJECT (item), "column", data);
  g_signal_connect_object (gtk_list_item_get_item (item), "changed", G_CALLBACK (changed_cb), item, G_CONNECT_SWAPPED);
  show_record (data, item);
}

static void
unbind_cb (GtkListItemFactory *factory,
           GtkListItem        *item,
           gpointer            data)
{
  g_signal_handlers_disconnect_by_data (gtk_list_item_get_item (item), item);
}

GtkListItemFactory *
suyuan_record_cell_factory_new (SuyuanOffice      *office,
                                const SuyuanField *field)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  Column             *column = g_new0 (Column, 1);

  column->office = g_object_ref (office);
  column->field = field;
  column->is_code = g_str_equal (field->key, "code");
  column->number = is_number (field);
  column->sign = sign_of (field);
  g_signal_connect_data (factory, "setup", G_CALLBACK (setup_cb), column, column_free, 0);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), column);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);

  return factory;
}

/* What the widest of a few known values takes in @view; 0 where a field may say anything. */
int
suyuan_record_cell_measure (SuyuanOffice      *office,
                            const SuyuanField *field,
                            GtkWidget         *view)
{
  guint                  n = 0;
  const SuyuanEnumValue *values = NULL;
  int                    widest = 0;

  if (field->enumeration != NULL && sign_of (field) != SIGN_CLASS)
    values = suyuan_catalogue_get_values (suyuan_office_get_catalogue (office), field->enumeration, &n);
  for (guint i = 0; values != NULL && i < n; i++)
    {
      g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (view, suyuan_enum_value_get_label (&values[i]));
      int width;

      pango_layout_get_pixel_size (layout, &width, NULL);
      widest = MAX (widest, width + PADDING + (sign_of (field) != SIGN_NONE ? SIGN_WIDTH : 0));
    }
  return MIN (widest, WIDEST);
}
