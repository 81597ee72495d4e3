/* suyuan-chain-row.c: one record of the chain: its sign, what it is called, what it carries
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-app"

#include "suyuan-chain-row.h"

#include <glib/gi18n-lib.h>

#include "suyuan-census.h"
#include "suyuan-sign-view.h"
#include "suyuan-task-state.h"

#define WIDTH 236
#define REST -1

static GQuark
place_quark (void)
{
  return g_quark_from_static_string ("suyuan-chain-place");
}

static GtkWidget *
sign_new (SuyuanOffice          *office,
          const SuyuanChainNode *node)
{
  GtkWidget *sign = NULL;
  g_autoptr (SuyuanRecord) outlet = NULL;

  if (node->kind == SUYUAN_KIND_ENTERPRISE)
    return gtk_image_new_from_icon_name ("suyuan-enterprises-symbolic");
  if (node->kind == SUYUAN_KIND_REACH)
    return gtk_image_new_from_icon_name ("suyuan-sections-symbolic");

  sign = suyuan_sign_view_new ();
  if (node->kind == SUYUAN_KIND_SECTION)
    suyuan_sign_view_set_class (SUYUAN_SIGN_VIEW (sign), node->state);
  else if (node->kind == SUYUAN_KIND_TASK)
    suyuan_sign_view_set_state (SUYUAN_SIGN_VIEW (sign), node->state);
  else if ((outlet = suyuan_office_get (office, SUYUAN_KIND_OUTLET, &node->uid, NULL)) != NULL)
    suyuan_sign_view_set_outlet (SUYUAN_SIGN_VIEW (sign), outlet, 0);

  return sign;
}

/* What is wrong, in words: never by colour alone. */
static const char *
get_alarm (const SuyuanChainNode *node)
{
  if (!node->alarm)
    return NULL;
  if (node->kind == SUYUAN_KIND_SECTION)
    return _ ("off target");
  if (node->kind == SUYUAN_KIND_OUTLET)
    return _ ("no party");
  if (node->kind == SUYUAN_KIND_TASK)
    return _ ("overdue");
  return NULL;
}

static char *
dup_detail (const SuyuanChainNode *node)
{
  SuyuanTaskState state;

  if (node->kind == SUYUAN_KIND_TASK)
    return g_strdup (suyuan_task_state_parse (node->state, &state) ? suyuan_task_state_get_label (state) : "");
  if (node->load.sealed_part >= 1)
    return g_strdup (_ ("sealed"));
  if (node->load.basis != NULL)
    return g_strdup_printf (_ ("%.3g kg/d"), node->load.kg_d.middle);
  if (node->column == SUYUAN_CHAIN_OUTLETS && node->distance_m >= 1000)
    return g_strdup_printf (_ ("%.1f km above"), node->distance_m / 1000);
  if (node->column == SUYUAN_CHAIN_OUTLETS)
    return g_strdup_printf (_ ("%.0f m above"), node->distance_m);

  return g_strdup ("");
}

static GtkWidget *
label_new (const char *text,
           const char *css_class,
           gboolean    expand)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), expand ? PANGO_ELLIPSIZE_END : PANGO_ELLIPSIZE_NONE);
  gtk_widget_set_hexpand (label, expand);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

/* The code is always whole; what is known besides takes the room that is left. */
static GtkWidget *
code_line_new (const char *code,
               const char *detail)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6), *label = label_new (detail, "numeric", TRUE);

  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_box_append (GTK_BOX (line), label_new (code, "heading", FALSE));
  gtk_box_append (GTK_BOX (line), label);
  return line;
}

/* A name as long as there is room, and an alarm that is always whole. */
static GtkWidget *
name_line_new (const char *name,
               const char *alarm)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_box_append (GTK_BOX (line), label_new (name, "dim-label", TRUE));
  if (alarm != NULL && *alarm != '\0')
    gtk_box_append (GTK_BOX (line), label_new (alarm, "overdue", FALSE));
  return line;
}

static GtkWidget *
row_new (GtkWidget *child,
         int        place)
{
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), child);
  gtk_widget_set_size_request (row, WIDTH, -1);
  g_object_set_qdata (G_OBJECT (row), place_quark (), GINT_TO_POINTER (place));
  return row;
}

/** The row of the record at @place of @chain. */
GtkWidget *
suyuan_chain_row_new (SuyuanOffice      *office,
                      const SuyuanChain *chain,
                      guint              place)
{
  const SuyuanChainNode *node = chain->nodes->pdata[place];
  const char            *alarm = get_alarm (node);
  g_autofree char       *detail = dup_detail (node);
  g_autofree char       *spoken = g_strjoin (" ", node->code, node->name != NULL ? node->name : "", detail, alarm, NULL);
  GtkWidget             *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget             *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget             *row;

  gtk_box_append (GTK_BOX (words), code_line_new (node->code, detail));
  gtk_box_append (GTK_BOX (words), name_line_new (node->name, alarm));
  gtk_box_append (GTK_BOX (box), sign_new (office, node));
  gtk_box_append (GTK_BOX (box), words);
  gtk_widget_set_hexpand (words, TRUE);

  row = row_new (box, (int) place);
  gtk_widget_set_tooltip_text (row, node->name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  return row;
}

/** The row that stands for @n records folded away; @plain: all of them outlets nothing is known of beyond their place. */
GtkWidget *
suyuan_chain_row_new_rest (guint    n,
                           gboolean plain)
{
  const char      *words = plain ? ngettext ("%u more outlet, with no party, load or task", "%u more outlets, with no party, load or task", n)
                                 : ngettext ("%u more", "%u more", n);
  g_autofree char *text = g_strdup_printf (words, n);
  GtkWidget       *label = label_new (text, "dim-label", TRUE);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_NONE);
  return row_new (label, REST);
}

/** Its place in the chain; -1 for the rest of the outlets. */
int
suyuan_chain_row_get_place (GtkWidget *row)
{
  return GPOINTER_TO_INT (g_object_get_qdata (G_OBJECT (row), place_quark ()));
}
