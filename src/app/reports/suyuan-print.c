/* suyuan-print.c: dossiers and lists out of the window, made in the background
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-app"

#include "suyuan-print.h"

#include <glib/gi18n-lib.h>

#include "suyuan-dossier-print.h"
#include "suyuan-export.h"

/* What is asked for while a dialog asks where to, and what the worker then makes. */
typedef struct
{
  SuyuanSeat *seat;
  GArray     *outlets; /* of SuyuanUid */
  char       *target;  /* folder of dossiers, file of one dossier or of a list */
  gboolean    single;
  SuyuanKind  kind;
  char       *expr;
} Order;

static void
order_free (gpointer data)
{
  Order *order = data;

  g_clear_object (&order->seat);
  g_clear_pointer (&order->outlets, g_array_unref);
  g_free (order->target);
  g_free (order->expr);
  g_free (order);
}

static Order *
order_new (SuyuanSeat *seat)
{
  Order *order = g_new0 (Order, 1);

  order->seat = g_object_ref (seat);

  return order;
}

/* --- the work, on the worker thread; each returns what to tell --- */

static char *
dup_path (SuyuanOffice    *office,
          Order           *order,
          const SuyuanUid *outlet,
          GHashTable      *taken,
          GError         **error)
{
  g_autofree char *code = NULL;

  if (order->single)
    return g_strdup (order->target);

  code = suyuan_office_dup_code_of (office, SUYUAN_KIND_OUTLET, outlet, error);

  return code != NULL ? suyuan_dossier_dup_path (order->target, code, taken) : NULL;
}

static gpointer
dossiers_verb (SuyuanOffice *office,
               gpointer      data,
               GCancellable *cancellable,
               GError      **error)
{
  Order *order = data;
  g_autoptr (GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint n_faults = 0;

  for (guint i = 0; i < order->outlets->len; i++)
    {
      const SuyuanUid *outlet = &g_array_index (order->outlets, SuyuanUid, i);
      g_autofree char *path = dup_path (office, order, outlet, taken, error);
      g_autoptr (GPtrArray) faults = NULL;
      guint pages;

      if (path == NULL || g_cancellable_set_error_if_cancelled (cancellable, error) ||
          !suyuan_dossier_print (office, outlet, path, &pages, &faults, error))
        return NULL;
      n_faults += faults != NULL && faults->len > 0;
      suyuan_seat_report (order->seat, (double) (i + 1) / order->outlets->len, i + 1);
    }
  if (n_faults > 0)
    return g_strdup_printf (_ ("%u dossiers made; %u of them name what is missing"), order->outlets->len, n_faults);

  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u dossier made", "%u dossiers made", order->outlets->len), order->outlets->len);
}

static void
make_dossiers (Order *order)
{
  suyuan_seat_study (order->seat, _ ("Making dossiers"), dossiers_verb, order, order_free, g_free, suyuan_seat_tell_result, order->seat);
}

static gpointer
list_verb (SuyuanOffice *office,
           gpointer      data,
           GCancellable *cancellable,
           GError      **error)
{
  Order *order = data;
  g_autoptr (SuyuanExpr) filter = NULL;
  guint rows = 0;

  if (order->expr != NULL && *order->expr != '\0' && (filter = suyuan_expr_parse (order->expr, error)) == NULL)
    return NULL;
  if (!suyuan_office_export (office, order->target, suyuan_kind_name (order->kind), filter, &rows, error))
    return NULL;

  return g_strdup_printf (_ ("%u rows written to %s"), rows, order->target);
}

static void
make_list (Order *order)
{
  suyuan_seat_study (order->seat, _ ("Writing the list"), list_verb, order, order_free, g_free, suyuan_seat_tell_result, order->seat);
}

/* --- asking where to --- */

static void
answered_cb (GtkNativeDialog *dialog,
             int              response,
             Order           *order)
{
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  void (*make) (Order * order) = g_object_get_data (G_OBJECT (dialog), "make");

  if (response == GTK_RESPONSE_ACCEPT && file != NULL)
    order->target = g_file_get_path (file);
  if (response == GTK_RESPONSE_ACCEPT && order->target == NULL)
    suyuan_seat_refuse (order->seat, _ ("That place is not a folder of this computer; choose another"));
  if (order->target != NULL)
    make (order);
  else
    order_free (order);
  gtk_native_dialog_destroy (dialog);
  g_object_unref (dialog);
}

static void
ask (GtkWindow           *parent,
     Order               *order,
     GtkFileChooserAction action,
     const char          *title,
     const char          *name,
     void (*make) (Order *order))
{
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (title, parent, action, _ ("_Save"), NULL);

  if (name != NULL)
    gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  g_object_set_data (G_OBJECT (dialog), "make", make);
  g_signal_connect (dialog, "response", G_CALLBACK (answered_cb), order);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

void
suyuan_print_dossier (GtkWindow       *parent,
                      SuyuanSeat      *seat,
                      const SuyuanUid *outlet)
{
  SuyuanOffice *office = suyuan_seat_get_office (seat);
  g_autoptr (GError) error = NULL;
  g_autofree char *code = suyuan_office_dup_code_of (office, SUYUAN_KIND_OUTLET, outlet, &error);
  g_autofree char *name = NULL;
  Order           *order;

  suyuan_seat_fail (seat, error);
  if (code == NULL)
    return;

  order = order_new (seat);
  name = suyuan_dossier_dup_file_name (code);
  order->outlets = g_array_new (FALSE, FALSE, sizeof (SuyuanUid));
  g_array_append_val (order->outlets, *outlet);
  order->single = TRUE;
  ask (parent, order, GTK_FILE_CHOOSER_ACTION_SAVE, _ ("Dossier as PDF"), name, make_dossiers);
}

static void
uid_cb (const SuyuanUid   *uid,
        gint64             id,
        const SuyuanValue *values,
        gpointer           data)
{
  g_array_append_val ((GArray *) data, *uid);
}

void
suyuan_print_dossiers (GtkWindow  *parent,
                       SuyuanSeat *seat,
                       const char *expr,
                       const char *search)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanExpr) filter = expr != NULL && *expr != '\0' ? suyuan_expr_parse (expr, &error) : NULL;
  SuyuanQuery query = { .kind = SUYUAN_KIND_OUTLET, .filter = filter, .search = search };
  Order      *order = order_new (seat);

  order->outlets = g_array_new (FALSE, FALSE, sizeof (SuyuanUid));
  if (error != NULL || !suyuan_office_scan (suyuan_seat_get_office (seat), &query, (const char *[]){ "code", NULL }, uid_cb, order->outlets, &error))
    {
      suyuan_seat_refuse (seat, error->message);
      order_free (order);
      return;
    }
  ask (parent, order, GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, _ ("Folder for the Dossiers"), NULL, make_dossiers);
}

void
suyuan_print_list (GtkWindow  *parent,
                   SuyuanSeat *seat,
                   SuyuanKind  kind,
                   const char *expr)
{
  g_autofree char *name = g_strdup_printf ("%s.xlsx", suyuan_kind_name (kind));
  Order           *order = order_new (seat);

  order->kind = kind;
  order->expr = g_strdup (expr);
  ask (parent, order, GTK_FILE_CHOOSER_ACTION_SAVE, _ ("Write a List"), name, make_list);
}

void
suyuan_print_into (SuyuanSeat *seat,
                   GArray     *outlets,
                   const char *folder)
{
  Order *order = order_new (seat);

  order->outlets = outlets;
  order->target = g_strdup (folder);
  make_dossiers (order);
}
