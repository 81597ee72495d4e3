/* suyuan-verdict-list.c: what the rows of a file came to, refused ones first
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-app"

#include "suyuan-verdict-list.h"

#include <glib/gi18n-lib.h>

#include "suyuan-application.h"

struct _SuyuanVerdictList
{
  GtkWidget parent_instance;

  /* Template children */
  GtkWidget       *body;
  GtkLabel        *summary;
  GtkSearchEntry  *search;
  GtkToggleButton *refused;
  GtkToggleButton *warnings;
  GtkColumnView   *view;

  /* Owned */
  GtkStringList *rows; /* "level\trow\tline\tcolumn\tmessage" */
  GtkFilter     *filter;
  GListModel    *shown;
};

G_DEFINE_FINAL_TYPE (SuyuanVerdictList, suyuan_verdict_list, GTK_TYPE_WIDGET)

enum
{
  LEVEL,
  ROW,
  LINE,
  COLUMN,
  MESSAGE,
  N_PARTS,
};

/* What a person reads in the row: not the word for its level, which is another one on the screen. */
static gboolean
has_words (const char *row,
           const char *words)
{
  g_autofree char *read = g_utf8_casefold (strchr (row, '\t') + 1, -1);
  g_autofree char *wanted = g_utf8_casefold (words, -1);

  return strstr (read, wanted) != NULL;
}

static gboolean
passes (gpointer item,
        gpointer data)
{
  SuyuanVerdictList *self = data;
  const char        *row = gtk_string_object_get_string (item);
  const char        *words = gtk_editable_get_text (GTK_EDITABLE (self->search));
  gboolean           is_refused = g_str_has_prefix (row, "refused");

  if (is_refused ? !gtk_toggle_button_get_active (self->refused) : !gtk_toggle_button_get_active (self->warnings))
    return FALSE;

  return *words == '\0' || has_words (row, words);
}

static void
changed_cb (SuyuanVerdictList *self)
{
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
}

static void
setup_cb (GtkListItemFactory *factory,
          GtkListItem        *item,
          gpointer            data)
{
  guint      part = GPOINTER_TO_UINT (data);
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), part == ROW || part == LINE ? 1 : 0);
  gtk_label_set_wrap (GTK_LABEL (label), part == MESSAGE);
  gtk_label_set_ellipsize (GTK_LABEL (label), part == MESSAGE ? PANGO_ELLIPSIZE_NONE : PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, "numeric");
  gtk_list_item_set_child (item, label);
}

static void
bind_cb (GtkListItemFactory *factory,
         GtkListItem        *item,
         gpointer            data)
{
  guint      part = GPOINTER_TO_UINT (data);
  GtkWidget *label = gtk_list_item_get_child (item);
  g_auto (GStrv) parts = g_strsplit (gtk_string_object_get_string (gtk_list_item_get_item (item)), "\t", N_PARTS);
  gboolean is_refused = g_str_equal (parts[LEVEL], "refused");

  if (part != LEVEL)
    {
      gtk_label_set_text (GTK_LABEL (label), parts[part]);
      return;
    }

  gtk_label_set_text (GTK_LABEL (label), is_refused ? _ ("refused") : _ ("warning"));
  gtk_widget_remove_css_class (label, is_refused ? "warning" : "error");
  gtk_widget_add_css_class (label, is_refused ? "error" : "warning");
}

static void
add_column (SuyuanVerdictList *self,
            guint              part,
            const char        *title,
            int                width)
{
  GtkListItemFactory  *factory = gtk_signal_list_item_factory_new ();
  GtkColumnViewColumn *column = gtk_column_view_column_new (title, factory);

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), GUINT_TO_POINTER (part));
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), GUINT_TO_POINTER (part));
  gtk_column_view_column_set_expand (column, width == 0);
  gtk_column_view_column_set_resizable (column, TRUE);
  if (width > 0)
    gtk_column_view_column_set_fixed_width (column, width);
  gtk_column_view_append_column (self->view, column);
  g_object_unref (column);
}

static void
suyuan_verdict_list_dispose (GObject *object)
{
  SuyuanVerdictList *self = SUYUAN_VERDICT_LIST (object);

  g_clear_pointer (&self->body, gtk_widget_unparent);
  g_clear_object (&self->rows);
  g_clear_object (&self->filter);
  g_clear_object (&self->shown);

  G_OBJECT_CLASS (suyuan_verdict_list_parent_class)->dispose (object);
}

static void
suyuan_verdict_list_class_init (SuyuanVerdictListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = suyuan_verdict_list_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, SUYUAN_APP_PATH "ui/suyuan-verdict-list.ui");
  gtk_widget_class_bind_template_child (widget_class, SuyuanVerdictList, body);
  gtk_widget_class_bind_template_child (widget_class, SuyuanVerdictList, summary);
  gtk_widget_class_bind_template_child (widget_class, SuyuanVerdictList, search);
  gtk_widget_class_bind_template_child (widget_class, SuyuanVerdictList, refused);
  gtk_widget_class_bind_template_child (widget_class, SuyuanVerdictList, warnings);
  gtk_widget_class_bind_template_child (widget_class, SuyuanVerdictList, view);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
}

static void
suyuan_verdict_list_init (SuyuanVerdictList *self)
{
  self->filter = GTK_FILTER (gtk_custom_filter_new (passes, self, NULL));
  gtk_widget_init_template (GTK_WIDGET (self));
  self->rows = gtk_string_list_new (NULL);
  self->shown = G_LIST_MODEL (gtk_filter_list_model_new (G_LIST_MODEL (g_object_ref (self->rows)), g_object_ref (self->filter)));
  add_column (self, LEVEL, _ ("Verdict"), 90);
  add_column (self, ROW, _ ("Row"), 70);
  add_column (self, LINE, _ ("Line"), 70);
  add_column (self, COLUMN, _ ("Column"), 150);
  add_column (self, MESSAGE, _ ("Why, and the way out"), 0);
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (self->shown))));
}

static void
append_level (SuyuanVerdictList        *self,
              const SuyuanImportReport *report,
              const char               *level)
{
  for (guint i = 0; i < report->verdicts->len; i++)
    {
      const SuyuanImportVerdict *verdict = g_ptr_array_index (report->verdicts, i);
      g_autofree char           *line = verdict->line > 0 ? g_strdup_printf ("%u", verdict->line) : g_strdup ("");

      if (g_str_equal (verdict->level, level))
        gtk_string_list_take (self->rows, g_strdup_printf ("%s\t%u\t%s\t%s\t%s", level, verdict->row, line,
                                                           verdict->column != NULL ? verdict->column : "", verdict->message));
    }
}

void
suyuan_verdict_list_set_report (SuyuanVerdictList        *self,
                                const SuyuanImportReport *report)
{
  g_autofree char *summary = g_strdup_printf (_ ("%'u rows: %'u new, %'u changed, %'u the same, %'u refused; %'u with a warning"),
                                              report->rows, report->imported, report->updated, report->unchanged, report->refused,
                                              report->warned);

  gtk_string_list_splice (self->rows, 0, g_list_model_get_n_items (G_LIST_MODEL (self->rows)), NULL);
  append_level (self, report, "refused");
  append_level (self, report, "warning");
  gtk_label_set_text (self->summary, summary);
}

guint
suyuan_verdict_list_get_n_shown (SuyuanVerdictList *self)
{
  return g_list_model_get_n_items (self->shown);
}
