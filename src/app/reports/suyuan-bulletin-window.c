/* suyuan-bulletin-window.c: the quarterly notice looked over before it is made
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-app"

#include "suyuan-bulletin-window.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>

#include "suyuan-application.h"
#include "suyuan-bulletin-grid.h"
#include "suyuan-bulletin-question.h"
#include "suyuan-done-toast.h"
#include "suyuan-path-chooser.h"
#include "suyuan-question.h"

#define LEFT_AT "bulletin-left-at"
#define QUARTERS 8 /* offered; chosen is the last one that is over */

struct _SuyuanBulletinWindow
{
  AdwWindow parent_instance;

  /* Template children */
  AdwWindowTitle    *title;
  AdwToastOverlay   *toasts;
  GtkDropDown       *quarter;
  GtkDropDown       *level;
  GtkStack          *stack;
  AdwStatusPage     *refusal;
  GtkListBox        *parts;
  GtkScrolledWindow *sheet;

  /* Owned */
  SuyuanSeat           *seat;
  GtkStringList        *quarters;
  SuyuanBulletinAnswer *answer; /* NULL until it is counted */

  int      part;          /* to be shown first */
  gboolean asking, stale; /* an answer is under way; and it will be old when it comes */
};

/* Where a window over the same parent was left. */
typedef struct
{
  guint quarter, level;
  int   part;
} LeftAt;

static const char *const levels[] = { NULL, "county", "city" }; /* in the order of the list */

G_DEFINE_FINAL_TYPE (SuyuanBulletinWindow, suyuan_bulletin_window, ADW_TYPE_WINDOW)

/* --- what is shown --- */

static int
get_part (SuyuanBulletinWindow *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->parts);

  return row != NULL ? gtk_list_box_row_get_index (row) : 0;
}

/* The first part is words, the others are the tables. */
static const SuyuanBulletinTable *
get_table (SuyuanBulletinWindow *self)
{
  int index = get_part (self);

  return self->answer != NULL && index > 0 ? self->answer->tables->pdata[index - 1] : NULL;
}

static void
part_selected_cb (SuyuanBulletinWindow *self,
                  GtkListBoxRow        *row)
{
  const SuyuanBulletinTable *table = get_table (self);

  if (self->answer == NULL || row == NULL)
    return;
  gtk_scrolled_window_set_child (self->sheet, table != NULL ? suyuan_bulletin_grid_new (table)
                                                            : suyuan_bulletin_words_new (_ ("The quarter as a whole"), self->answer->summary, self->answer->basis, self->answer->limits));
}

static void
add_part (SuyuanBulletinWindow *self,
          const char           *title,
          guint                 n)
{
  g_autofree char *words = n > 0 ? g_strdup_printf (_ ("%s (%u)"), title, n) : g_strdup (title);
  GtkWidget       *label = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_list_box_append (self->parts, label);
}

/* The part that was read stays chosen. */
static void
show (SuyuanBulletinWindow *self,
      int                   chosen)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->parts, 0)) != NULL)
    gtk_list_box_remove (self->parts, GTK_WIDGET (row));
  add_part (self, _ ("The quarter as a whole"), 0);
  for (guint i = 0; i < self->answer->tables->len; i++)
    {
      const SuyuanBulletinTable *table = self->answer->tables->pdata[i];

      add_part (self, table->title, table->total ? 0 : table->rows->len);
    }
  adw_window_title_set_title (self->title, self->answer->title);
  adw_window_title_set_subtitle (self->title, self->answer->basis);
  gtk_stack_set_visible_child_name (self->stack, "notice");
  gtk_list_box_select_row (self->parts, gtk_list_box_get_row_at_index (self->parts, MAX (chosen, 0)));
}

/* --- asking --- */

static void
ask (SuyuanBulletinWindow *self);

static void
answered_cb (gpointer      object,
             gpointer      result,
             const GError *error)
{
  SuyuanBulletinWindow *self = SUYUAN_BULLETIN_WINDOW (object);
  int                   chosen = self->answer != NULL ? get_part (self) : self->part;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return; /* it was asked anew */
  self->asking = FALSE;
  if (error != NULL)
    {
      adw_status_page_set_description (self->refusal, error->message);
      gtk_stack_set_visible_child_name (self->stack, "refusal");
      return;
    }

  gtk_scrolled_window_set_child (self->sheet, NULL); /* it shows what is let go */
  suyuan_bulletin_answer_free (self->answer);
  self->answer = g_memdup2 (result, sizeof (SuyuanBulletinAnswer));
  *(SuyuanBulletinAnswer *) result = (SuyuanBulletinAnswer){ 0 };
  show (self, chosen);
  if (self->stale)
    ask (self);
}

static const char *
get_quarter (SuyuanBulletinWindow *self)
{
  return gtk_string_list_get_string (self->quarters, MIN (gtk_drop_down_get_selected (self->quarter), QUARTERS - 1));
}

static const char *
get_level (SuyuanBulletinWindow *self)
{
  return levels[MIN (gtk_drop_down_get_selected (self->level), G_N_ELEMENTS (levels) - 1)];
}

static void
ask (SuyuanBulletinWindow *self)
{
  if (self->seat == NULL)
    return;
  self->asking = TRUE;
  self->stale = FALSE;
  suyuan_seat_cancel_for (self->seat, self);
  suyuan_seat_study (self->seat, _ ("Counting the quarter"), suyuan_bulletin_question_ask, suyuan_bulletin_question_new (get_quarter (self), get_level (self), NULL),
                     (GDestroyNotify) suyuan_bulletin_question_free, (GDestroyNotify) suyuan_bulletin_answer_free, answered_cb, self);
}

static void
terms_cb (SuyuanBulletinWindow *self)
{
  gtk_stack_set_visible_child_name (self->stack, "wait");
  ask (self);
}

/* What is shown stands until it is counted anew; changes that come meanwhile are counted together. */
static void
changed_cb (SuyuanBulletinWindow *self)
{
  if (self->asking)
    self->stale = TRUE;
  else
    ask (self);
}

/* --- opening --- */

static const char *
get_page (SuyuanKind kind)
{
  return kind == SUYUAN_KIND_OUTLET ? "outlets" : kind == SUYUAN_KIND_TASK ? "tasks"
                                                                           : "sections";
}

static char *
dup_filter (GArray *uids)
{
  GString *text = g_string_new ("uid in (");

  for (guint i = 0; i < uids->len; i++)
    {
      g_autofree char *uid = suyuan_uid_to_string (&g_array_index (uids, SuyuanUid, i));

      g_string_append_printf (text, "%s'%s'", i > 0 ? ", " : "", uid);
    }
  return g_string_free (g_string_append (text, ")"), FALSE);
}

/* Closes; the next window over the same parent goes on from here. */
static void
leave (SuyuanBulletinWindow *self)
{
  LeftAt left = { gtk_drop_down_get_selected (self->quarter), gtk_drop_down_get_selected (self->level), get_part (self) };

  g_object_set_data_full (G_OBJECT (gtk_window_get_transient_for (GTK_WINDOW (self))), LEFT_AT, g_memdup2 (&left, sizeof left), g_free);
  gtk_window_close (GTK_WINDOW (self));
}

/* The records behind a number, on their page of the main window. */
static void
open_cb (GtkWidget  *widget,
         const char *name,
         GVariant   *parameter)
{
  SuyuanBulletinWindow       *self = SUYUAN_BULLETIN_WINDOW (widget);
  const SuyuanBulletinTable  *table = get_table (self);
  GtkWindow                  *parent = gtk_window_get_transient_for (GTK_WINDOW (self));
  const SuyuanBulletinRow    *row;
  const SuyuanBulletinColumn *column;
  g_autofree char            *filter = NULL;
  g_autofree char            *words = NULL;
  guint                       row_index, column_index;

  g_variant_get (parameter, "(uu)", &row_index, &column_index);
  if (table == NULL || parent == NULL || row_index >= table->rows->len || column_index >= table->n_columns)
    return;
  row = table->rows->pdata[row_index];
  column = &table->columns[column_index];
  if (row->area == NULL || column->face != SUYUAN_FACE_COUNT)
    return;
  filter = dup_filter (row->area->records[column->part]);
  words = g_strjoin (" · ", get_quarter (self), row->area->name, column->group != NULL ? _ (column->group) : _ (column->title), column->group != NULL ? _ (column->title) : NULL, NULL);
  gtk_widget_activate_action (GTK_WIDGET (parent), "win.open-records", "(sss)", get_page (suyuan_bulletin_figure_get_kind (column->part)), filter, words);
  leave (self);
}

static void
go_cb (GtkWidget  *widget,
       const char *name,
       GVariant   *parameter)
{
  SuyuanBulletinWindow      *self = SUYUAN_BULLETIN_WINDOW (widget);
  const SuyuanBulletinTable *table = get_table (self);
  guint                      index = g_variant_get_uint32 (parameter);

  g_autoptr (SuyuanSeat) seat = g_object_ref (self->seat);
  SuyuanBulletinRow row;

  if (table == NULL || index >= table->rows->len)
    return;
  row = *(SuyuanBulletinRow *) table->rows->pdata[index];
  if (row.area != NULL)
    return;
  leave (self);
  suyuan_seat_go (seat, row.kind, &row.uid);
}

/* --- making --- */

static void
path_cb (gpointer    object,
         const char *path)
{
  SuyuanBulletinWindow *self = object;
  g_autofree char      *lower = g_ascii_strdown (path, -1);
  g_autofree char      *named = g_str_has_suffix (lower, ".pdf") || g_str_has_suffix (lower, ".xlsx") ? g_strdup (path) : g_strconcat (path, ".pdf", NULL);

  suyuan_seat_study (self->seat, _ ("Making the notice"), suyuan_bulletin_question_write, suyuan_bulletin_question_new (get_quarter (self), get_level (self), named),
                     (GDestroyNotify) suyuan_bulletin_question_free, g_free, suyuan_seat_tell_result, self->seat);
}

/* @parameter: what the file ends in. */
static void
make_cb (GtkWidget  *widget,
         const char *name,
         GVariant   *parameter)
{
  SuyuanBulletinWindow *self = SUYUAN_BULLETIN_WINDOW (widget);
  g_autofree char      *proposed = g_strdup_printf (_ ("Notice %s.%s"), get_quarter (self), g_variant_get_string (parameter, NULL));

  gtk_native_dialog_show (suyuan_path_chooser_new (GTK_WINDOW (self), GTK_FILE_CHOOSER_ACTION_SAVE, _ ("Quarterly Notice"), _ ("_Save"), proposed, path_cb, G_OBJECT (self)));
}

/* Said here too: the toast of the window below is out of sight. */
static void
told_cb (SuyuanBulletinWindow *self,
         const char           *text)
{
  adw_toast_overlay_add_toast (self->toasts, suyuan_done_toast_new (text, NULL, NULL));
}

/* --- class --- */

static void
suyuan_bulletin_window_dispose (GObject *object)
{
  SuyuanBulletinWindow *self = SUYUAN_BULLETIN_WINDOW (object);

  if (self->seat != NULL)
    suyuan_seat_cancel_for (self->seat, self);
  g_clear_object (&self->seat);
  g_clear_object (&self->quarters);
  if (self->sheet != NULL)
    gtk_scrolled_window_set_child (self->sheet, NULL);
  g_clear_pointer (&self->answer, suyuan_bulletin_answer_free);

  G_OBJECT_CLASS (suyuan_bulletin_window_parent_class)->dispose (object);
}

static void
suyuan_bulletin_window_class_init (SuyuanBulletinWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = suyuan_bulletin_window_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, SUYUAN_APP_PATH "ui/suyuan-bulletin-window.ui");
  gtk_widget_class_bind_template_child (widget_class, SuyuanBulletinWindow, title);
  gtk_widget_class_bind_template_child (widget_class, SuyuanBulletinWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, SuyuanBulletinWindow, quarter);
  gtk_widget_class_bind_template_child (widget_class, SuyuanBulletinWindow, level);
  gtk_widget_class_bind_template_child (widget_class, SuyuanBulletinWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, SuyuanBulletinWindow, refusal);
  gtk_widget_class_bind_template_child (widget_class, SuyuanBulletinWindow, parts);
  gtk_widget_class_bind_template_child (widget_class, SuyuanBulletinWindow, sheet);
  gtk_widget_class_bind_template_callback (widget_class, terms_cb);
  gtk_widget_class_bind_template_callback (widget_class, part_selected_cb);
  gtk_widget_class_install_action (widget_class, "bulletin.open", "(uu)", open_cb);
  gtk_widget_class_install_action (widget_class, "bulletin.go", "u", go_cb);
  gtk_widget_class_install_action (widget_class, "bulletin.make", "s", make_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, GDK_CONTROL_MASK, "bulletin.make", "s", "pdf");
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_e, GDK_CONTROL_MASK, "bulletin.make", "s", "xlsx");
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_w, GDK_CONTROL_MASK, "window.close", NULL);
}

static void
suyuan_bulletin_window_init (SuyuanBulletinWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* The quarter that runs, and those before it. */
static void
name_quarters (SuyuanBulletinWindow *self,
               SuyuanOffice         *office)
{
  g_autofree char *today = suyuan_office_today (office);
  int              year = atoi (today), quarter = (atoi (today + strlen ("2026-")) - 1) / 3 + 1;

  self->quarters = gtk_string_list_new (NULL);
  for (guint i = 0; i < QUARTERS; i++)
    {
      gtk_string_list_take (self->quarters, g_strdup_printf ("%dQ%d", year, quarter));
      year -= quarter == 1;
      quarter = quarter == 1 ? 4 : quarter - 1;
    }
  gtk_drop_down_set_model (self->quarter, G_LIST_MODEL (self->quarters));
}

static void
go_on (SuyuanBulletinWindow *self,
       GtkWindow            *parent)
{
  const LeftAt *left = g_object_get_data (G_OBJECT (parent), LEFT_AT);

  gtk_drop_down_set_selected (self->quarter, left != NULL ? left->quarter : 1);
  gtk_drop_down_set_selected (self->level, left != NULL ? left->level : 0);
  self->part = left != NULL ? left->part : 0;
}

static GtkWidget *
bulletin_window_new (GtkWindow  *parent,
                     SuyuanSeat *seat)
{
  SuyuanBulletinWindow *self = g_object_new (SUYUAN_TYPE_BULLETIN_WINDOW, "transient-for", parent, "destroy-with-parent", TRUE, NULL);

  name_quarters (self, suyuan_seat_get_office (seat));
  go_on (self, parent);
  self->seat = g_object_ref (seat);
  g_signal_connect_object (seat, "told", G_CALLBACK (told_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (seat, "refused", G_CALLBACK (told_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (seat, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  terms_cb (self);
  return GTK_WIDGET (self);
}

/* One is enough over one window. */
GtkWidget *
suyuan_bulletin_window_present (GtkWindow  *parent,
                                SuyuanSeat *seat)
{
  GListModel *windows = gtk_window_get_toplevels ();
  GtkWidget  *found = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (windows) && found == NULL; i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (SUYUAN_IS_BULLETIN_WINDOW (window) && gtk_window_get_transient_for (window) == parent && SUYUAN_BULLETIN_WINDOW (window)->seat == seat)
        found = GTK_WIDGET (window);
    }
  if (found == NULL)
    found = bulletin_window_new (parent, seat);
  gtk_window_present (GTK_WINDOW (found));
  return found;
}
