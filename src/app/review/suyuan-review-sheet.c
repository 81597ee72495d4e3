/* suyuan-review-sheet.c: what changed about a task since somebody looked, and what there is to say about it
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-app"

#include "suyuan-review-sheet.h"

#include <glib/gi18n-lib.h>

#include "suyuan-application.h"
#include "suyuan-focus.h"
#include "suyuan-period.h"
#include "suyuan-sign-view.h"

struct _SuyuanReviewSheet
{
  GtkWidget parent_instance;

  /* Template children */
  GtkStack       *root;
  SuyuanSignView *sign;
  GtkLabel       *code;
  GtkLabel       *state;
  GtkLabel       *name;
  GtkLabel       *unit;
  GtkWidget      *pass;
  GtkWidget      *give_back;
  GtkLabel       *refusal;
  GtkBox         *grounds;
  GtkLabel       *criteria_title;
  GtkBox         *criteria;
  GtkLabel       *since;
  GtkListBox     *corrections;
  GtkLabel       *decisions_title;
  GtkListBox     *decisions;
};

G_DEFINE_FINAL_TYPE (SuyuanReviewSheet, suyuan_review_sheet, GTK_TYPE_WIDGET)

static void
suyuan_review_sheet_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (suyuan_review_sheet_parent_class)->dispose (object);
}

static void
suyuan_review_sheet_class_init (SuyuanReviewSheetClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = suyuan_review_sheet_dispose;
  g_type_ensure (SUYUAN_TYPE_SIGN_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, SUYUAN_APP_PATH "ui/suyuan-review-sheet.ui");
  gtk_widget_class_bind_template_child (widget_class, SuyuanReviewSheet, root);
  gtk_widget_class_bind_template_child (widget_class, SuyuanReviewSheet, sign);
  gtk_widget_class_bind_template_child (widget_class, SuyuanReviewSheet, code);
  gtk_widget_class_bind_template_child (widget_class, SuyuanReviewSheet, state);
  gtk_widget_class_bind_template_child (widget_class, SuyuanReviewSheet, name);
  gtk_widget_class_bind_template_child (widget_class, SuyuanReviewSheet, unit);
  gtk_widget_class_bind_template_child (widget_class, SuyuanReviewSheet, pass);
  gtk_widget_class_bind_template_child (widget_class, SuyuanReviewSheet, give_back);
  gtk_widget_class_bind_template_child (widget_class, SuyuanReviewSheet, refusal);
  gtk_widget_class_bind_template_child (widget_class, SuyuanReviewSheet, grounds);
  gtk_widget_class_bind_template_child (widget_class, SuyuanReviewSheet, criteria_title);
  gtk_widget_class_bind_template_child (widget_class, SuyuanReviewSheet, criteria);
  gtk_widget_class_bind_template_child (widget_class, SuyuanReviewSheet, since);
  gtk_widget_class_bind_template_child (widget_class, SuyuanReviewSheet, corrections);
  gtk_widget_class_bind_template_child (widget_class, SuyuanReviewSheet, decisions_title);
  gtk_widget_class_bind_template_child (widget_class, SuyuanReviewSheet, decisions);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
suyuan_review_sheet_init (SuyuanReviewSheet *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  suyuan_focus_make_copyable (self->code);
  suyuan_focus_make_copyable (self->name);
}

/* --- words --- */

static GtkWidget *
make_label (const char *text,
            const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
empty (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    if (GTK_IS_LIST_BOX (box))
      gtk_list_box_remove (GTK_LIST_BOX (box), child);
    else
      gtk_box_remove (GTK_BOX (box), child);
}

static const char *
state_label (SuyuanSeat *seat,
             const char *key)
{
  const SuyuanEnumValue *value = key != NULL ? suyuan_catalogue_find_value (suyuan_office_get_catalogue (suyuan_seat_get_office (seat)), "task_state", key) : NULL;

  return value != NULL ? suyuan_enum_value_get_label (value) : key;
}

static void
fill_head (SuyuanReviewSheet       *self,
           SuyuanSeat              *seat,
           const SuyuanReviewEntry *entry,
           SuyuanTaskView          *view)
{
  gboolean         passes = view->next_state != NULL && entry->waits;
  g_autofree char *state = view->round > 1 ? g_strdup_printf (_ ("%s · round %d"), state_label (seat, view->state), (int) view->round) : g_strdup (state_label (seat, view->state));
  g_autofree char *way = passes ? g_strdup_printf ("%s → %s", state, state_label (seat, view->next_state)) : g_strdup (state);
  const char      *name = suyuan_record_get_text (view->task, "name");

  suyuan_sign_view_set_state (self->sign, view->state);
  gtk_label_set_text (self->code, view->code);
  gtk_label_set_text (self->state, way);
  gtk_label_set_text (self->name, name != NULL ? name : "");
  gtk_label_set_text (self->unit, entry->unit != NULL ? entry->unit : _ ("nobody named"));
  gtk_widget_set_visible (self->pass, passes);
  gtk_widget_set_visible (self->give_back, entry->waits);
  gtk_label_set_text (self->refusal, view->refusal != NULL ? view->refusal : "");
  gtk_widget_set_visible (GTK_WIDGET (self->refusal), view->refusal != NULL && entry->waits);
}

static void
fill_grounds (SuyuanReviewSheet       *self,
              const SuyuanReviewEntry *entry)
{
  empty (GTK_WIDGET (self->grounds));
  for (guint i = 0; i < entry->grounds->len; i++)
    {
      g_autofree char *text = g_strconcat ("⚠ ", entry->grounds->pdata[i], NULL);

      gtk_box_append (self->grounds, make_label (text, "overdue"));
    }
  gtk_widget_set_visible (GTK_WIDGET (self->grounds), entry->grounds->len > 0);
}

/* What is proved needs no reading; what is not, or does not apply, stands here. */
static void
fill_criteria (SuyuanReviewSheet *self,
               SuyuanTaskView    *view)
{
  g_autofree char *title = NULL;
  guint            met = 0;

  empty (GTK_WIDGET (self->criteria));
  for (guint i = 0; i < view->criteria->len; i++)
    {
      SuyuanTaskCriterion *criterion = view->criteria->pdata[i];
      g_autofree char     *said = g_strdup_printf (_ ("%s: %s"), criterion->label, criterion->because != NULL ? criterion->because : "");
      g_autofree char     *text = g_strconcat (criterion->exempt ? "– " : "✗ ", said, NULL);

      met += criterion->met;
      if (!criterion->met)
        gtk_box_append (self->criteria, make_label (text, "caption"));
    }
  title = g_strdup_printf (_ ("Criteria: %u of %u met"), met, view->criteria->len);
  gtk_label_set_text (self->criteria_title, title);
  gtk_widget_set_visible (GTK_WIDGET (self->criteria_title), view->criteria->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->criteria), met < view->criteria->len);
}

/* --- differences --- */

/* What stood there is struck through: the words say it too, by their order and the arrow. */
static GtkWidget *
make_change (const SuyuanDifference *difference)
{
  g_autofree char *text = difference->field == NULL ? suyuan_difference_dup_text (difference) : NULL, *change = NULL, *markup = NULL, *name = NULL;
  GtkWidget       *label = make_label (text, NULL);

  if (text != NULL)
    return label;
  name = g_markup_escape_text (difference->label, -1);
  change = g_markup_printf_escaped ("<span alpha=\"65%%\" strikethrough=\"%s\">%s</span> → <b>%s</b>", difference->before != NULL ? "true" : "false",
                                    difference->before != NULL ? difference->before : _ ("empty"), difference->after != NULL ? difference->after : _ ("empty"));
  markup = g_strdup_printf (_ ("%s: %s"), name, change);
  gtk_label_set_markup (GTK_LABEL (label), markup);
  return label;
}

static GtkWidget *
make_row (const SuyuanDifference *difference)
{
  GtkWidget       *row = gtk_list_box_row_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  g_autofree char *day = suyuan_day_format (difference->at_ms), *by = g_strdup_printf ("%s %s", difference->who, day), *text = suyuan_difference_dup_text (difference);
  g_autofree char *spoken = g_strdup_printf ("%s, %s, %s", difference->record, text, by);
  GtkWidget       *record = make_label (difference->record, "caption"), *who = make_label (by, "caption");

  gtk_widget_add_css_class (record, "dim-label");
  gtk_widget_add_css_class (who, "dim-label");
  gtk_widget_add_css_class (who, "numeric");
  gtk_widget_set_hexpand (record, TRUE);
  gtk_widget_set_valign (who, GTK_ALIGN_START);
  gtk_label_set_wrap (GTK_LABEL (who), FALSE);
  gtk_label_set_ellipsize (GTK_LABEL (who), PANGO_ELLIPSIZE_START);
  gtk_box_append (GTK_BOX (line), record);
  gtk_box_append (GTK_BOX (line), who);
  gtk_box_append (GTK_BOX (box), line);
  gtk_box_append (GTK_BOX (box), make_change (difference));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_add_css_class (row, "difference");
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  return row;
}

static guint
fill_list (GtkListBox        *list,
           SuyuanDifferences *differences,
           gboolean           decisions)
{
  guint n = 0;

  empty (GTK_WIDGET (list));
  for (guint i = 0; i < differences->list->len; i++)
    {
      SuyuanDifference *difference = differences->list->pdata[i];

      if (difference->decision != decisions)
        continue;
      gtk_list_box_append (list, make_row (difference));
      n++;
    }
  gtk_widget_set_visible (GTK_WIDGET (list), n > 0);
  return n;
}

static void
fill_differences (SuyuanReviewSheet *self,
                  SuyuanDifferences *differences)
{
  guint            corrections = fill_list (self->corrections, differences, FALSE), decisions = fill_list (self->decisions, differences, TRUE);
  g_autofree char *since = corrections > 0 ? g_strdup_printf (_ ("Entered or changed %s: %u"), differences->since, corrections)
                                           : g_strdup_printf (_ ("Nothing was entered or changed %s"), differences->since);
  g_autofree char *decided = g_strdup_printf (_ ("Decided: %u"), decisions);

  gtk_label_set_text (self->since, since);
  gtk_label_set_text (self->decisions_title, decided);
  gtk_widget_set_visible (GTK_WIDGET (self->decisions_title), decisions > 0);
}

/* @folder: (nullable): NULL: nothing is looked at, or it is not read yet */
void
suyuan_review_sheet_show (SuyuanReviewSheet        *self,
                          SuyuanSeat               *seat,
                          const SuyuanReviewEntry  *entry,
                          const SuyuanReviewFolder *folder)
{
  gtk_stack_set_visible_child_name (self->root, folder != NULL ? "task" : "empty");
  if (folder == NULL)
    return;
  fill_head (self, seat, entry, folder->view);
  fill_grounds (self, entry);
  fill_criteria (self, folder->view);
  fill_differences (self, folder->differences);
}
