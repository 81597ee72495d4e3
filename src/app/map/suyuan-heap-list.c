/* suyuan-heap-list.c: outlets at one place, told apart in a list
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-app"

#include "suyuan-heap-list.h"

#include <glib/gi18n-lib.h>

#include "suyuan-focus.h"
#include "suyuan-outlet-theme.h"
#include "suyuan-sign-view.h"

#define MAX_ROWS 200
#define HEIGHT 360
#define PORTION 16 /* rows made at once: a few more than there is room for */
#define LETTERS 36 /* of a label, at most */

/* What a list is made from, row by row, while it is open. */
typedef struct
{
  GtkListBox        *list; /* Borrowed: in the popover that has this */
  SuyuanSeat        *seat;
  SuyuanOutletCloud *cloud;
  GArray            *points; /* of guint32: those that get a row */
  guint              n_members;
  guint              n_rows;
  guint              making; /* source; 0: all rows are there */
} Heap;

static void
heap_free (gpointer data)
{
  Heap *heap = data;

  g_clear_handle_id (&heap->making, g_source_remove);
  g_object_unref (heap->seat);
  suyuan_outlet_cloud_unref (heap->cloud);
  g_array_unref (heap->points);
  g_free (heap);
}

/* "12 outlets: to rectify 5, closed 7", by what the colours say */
char *
suyuan_heap_list_dup_words (SuyuanTheme              theme,
                            SuyuanCatalogue         *catalogue,
                            const SuyuanClusterItem *item)
{
  GString *words = g_string_new (NULL);
  guint    n = 0;

  g_string_printf (words, g_dngettext (GETTEXT_PACKAGE, "%u outlet", "%u outlets", item->count), item->count);
  for (guint rank = 0; rank < suyuan_theme_get_n_values (theme); rank++)
    {
      guint            i = suyuan_theme_get_ranked (theme, rank);
      g_autofree char *label = suyuan_outlet_theme_dup_label (theme, i, catalogue);

      if (item->counts[i] > 0)
        g_string_append_printf (words, "%s%s %u", n++ == 0 ? _ (": ") : _ (", "), label, item->counts[i]);
    }

  return g_string_free (words, FALSE);
}

static void
chosen_cb (GtkListBox    *list,
           GtkListBoxRow *row,
           GtkPopover    *popover)
{
  Heap *heap = g_object_get_data (G_OBJECT (popover), "heap");

  suyuan_seat_select (heap->seat, g_object_get_data (G_OBJECT (row), "uid"));
  gtk_popover_popdown (popover);
}

/* One that went with the keys in it would be kept by the window until the next frame, without a surface to look at. */
static gboolean
unparent_cb (gpointer popover)
{
  GtkWidget *parent = gtk_widget_get_parent (popover);

  if (parent == NULL)
    return G_SOURCE_REMOVE;

  if (suyuan_focus_is_within (popover))
    gtk_widget_grab_focus (parent);
  gtk_widget_unparent (popover);

  return G_SOURCE_REMOVE;
}

/* Off the screen, closed or gone with its window, it holds on to no workspace. */
static void
unmap_cb (GtkWidget *popover)
{
  g_object_set_data (G_OBJECT (popover), "heap", NULL);
}

/* Lets go of itself when its own signal has been told. */
static void
closed_cb (GtkWidget *popover)
{
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, unparent_cb, g_object_ref (popover), g_object_unref);
}

/* A list that grows is as wide from the beginning as it may become. */
static GtkWidget *
make_row (const Heap *heap,
          guint       point)
{
  GtkWidget       *row = gtk_list_box_row_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget       *view = suyuan_sign_view_new (), *label;
  const SuyuanUid *uid = suyuan_outlet_cloud_get_uid (heap->cloud, point);
  g_autofree char *text = suyuan_office_dup_label (suyuan_seat_get_office (heap->seat), SUYUAN_KIND_OUTLET, uid);

  label = gtk_label_new (text);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), LETTERS);
  gtk_label_set_width_chars (GTK_LABEL (label), heap->points->len > PORTION ? LETTERS : -1);
  suyuan_sign_view_set_sign (SUYUAN_SIGN_VIEW (view), suyuan_outlet_cloud_get_sign (heap->cloud, point));
  gtk_box_append (GTK_BOX (box), view);
  gtk_box_append (GTK_BOX (box), label);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  g_object_set_data_full (G_OBJECT (row), "uid", g_memdup2 (uid, sizeof *uid), g_free);

  return row;
}

/* What there is no room for is counted. */
static void
append_rest (GtkListBox *list,
             guint       n_members)
{
  g_autofree char *text = NULL;
  GtkWidget       *row;

  if (n_members <= MAX_ROWS)
    return;

  text = g_strdup_printf (_ ("and %u more: narrow them down in the table"), n_members - MAX_ROWS);
  row = gtk_list_box_row_new ();
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), gtk_label_new (text));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_list_box_append (list, row);
}

/* Some more rows; the frames between them are not held up by two hundred. */
static gboolean
make_rows_cb (gpointer data)
{
  Heap *heap = data;

  for (guint i = 0; i < PORTION && heap->n_rows < heap->points->len; i++, heap->n_rows++)
    gtk_list_box_append (heap->list, make_row (heap, g_array_index (heap->points, guint32, heap->n_rows)));
  if (heap->n_rows < heap->points->len)
    return G_SOURCE_CONTINUE;

  append_rest (heap->list, heap->n_members);
  heap->making = 0;
  return G_SOURCE_REMOVE;
}

/* The popover's, until it is closed. */
static void
fill (GtkWidget         *popover,
      GtkWidget         *list,
      SuyuanSeat        *seat,
      SuyuanOutletCloud *cloud,
      const guint32     *members,
      guint              n_members)
{
  Heap *heap = g_new (Heap, 1);

  *heap = (Heap){ GTK_LIST_BOX (list), g_object_ref (seat), suyuan_outlet_cloud_ref (cloud), g_array_new (FALSE, FALSE, sizeof (guint32)), n_members };
  g_array_append_vals (heap->points, members, MIN (n_members, MAX_ROWS));
  g_object_set_data_full (G_OBJECT (popover), "heap", heap, heap_free);
  if (make_rows_cb (heap) == G_SOURCE_CONTINUE)
    heap->making = g_idle_add (make_rows_cb, heap);
}

GtkWidget *
suyuan_heap_list_show (GtkWidget          *parent,
                       const GdkRectangle *at,
                       SuyuanSeat         *seat,
                       SuyuanOutletCloud  *cloud,
                       const guint32      *members,
                       guint               n_members)
{
  GtkWidget *popover = gtk_popover_new (), *scroller = gtk_scrolled_window_new (), *list = gtk_list_box_new ();

  fill (popover, list, seat, cloud, members, n_members);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_BROWSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Outlets at this place"), -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), list);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_propagate_natural_width (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), HEIGHT);
  gtk_popover_set_child (GTK_POPOVER (popover), scroller);
  gtk_popover_set_pointing_to (GTK_POPOVER (popover), at);
  g_signal_connect (list, "row-activated", G_CALLBACK (chosen_cb), popover);
  g_signal_connect (popover, "closed", G_CALLBACK (closed_cb), NULL);
  g_signal_connect (popover, "unmap", G_CALLBACK (unmap_cb), NULL);
  gtk_widget_set_parent (popover, parent);
  gtk_popover_popup (GTK_POPOVER (popover));

  return popover;
}
