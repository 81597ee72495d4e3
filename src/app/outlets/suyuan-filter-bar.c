/* suyuan-filter-bar.c: chips that narrow the outlets on the map and in the table alike
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-app"

#include "suyuan-filter-bar.h"

#include <glib/gi18n-lib.h>

#include "suyuan-filter-text.h"
#include "suyuan-multi-button.h"
#include "suyuan-question.h"

#define MOST_AREAS 200 /* more are not read by anybody in a list */

typedef enum
{
  CHIP_TYPE,
  CHIP_STATUS,
  CHIP_DIVISION,
  CHIP_AREA,
  N_CHIPS,
} Chip;

struct _SuyuanFilterBar
{
  GtkWidget parent_instance;

  SuyuanMultiButton *chips[N_CHIPS];
  GtkToggleButton   *overdue;
  GtkWidget         *given_button;
  GtkWidget         *among_button;
  GtkWidget         *clear;

  /* Owned */
  SuyuanSeat    *seat;
  SuyuanQuestion question;
  char          *given, *given_words;
  GArray        *among; /* of gint64: row numbers */
  gboolean       quiet;
};

G_DEFINE_FINAL_TYPE (SuyuanFilterBar, suyuan_filter_bar, GTK_TYPE_WIDGET)

static guint changed_signal;

static const struct
{
  const char *name, *title;
} chip_names[N_CHIPS] = {
  [CHIP_TYPE] = { "type", N_ ("Type") },
  [CHIP_STATUS] = { "status", N_ ("Status") },
  [CHIP_DIVISION] = { "division", N_ ("Division") },
  [CHIP_AREA] = { "area", N_ ("Area") },
};

static gboolean
is_narrowed (SuyuanFilterBar *self)
{
  if (self->given != NULL || self->among != NULL || gtk_toggle_button_get_active (self->overdue))
    return TRUE;

  for (guint i = 0; i < N_CHIPS; i++)
    {
      g_autofree char *keys = suyuan_multi_button_dup_text (self->chips[i]);

      if (*keys != '\0')
        return TRUE;
    }
  return FALSE;
}

static void
changed_cb (SuyuanFilterBar *self)
{
  if (self->quiet)
    return;

  gtk_widget_set_visible (self->clear, is_narrowed (self));
  g_signal_emit (self, changed_signal, 0);
}

static void
given_cb (SuyuanFilterBar *self)
{
  suyuan_filter_bar_set_given (self, NULL, NULL);
  changed_cb (self);
}

static void
among_cb (SuyuanFilterBar *self)
{
  suyuan_filter_bar_set_among (self, NULL, NULL);
  changed_cb (self);
}

static void
clear_cb (SuyuanFilterBar *self)
{
  suyuan_filter_bar_clear (self);
  changed_cb (self);
}

static void
suyuan_filter_bar_dispose (GObject *object)
{
  SuyuanFilterBar *self = SUYUAN_FILTER_BAR (object);
  GtkWidget       *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  suyuan_question_forget (&self->question);
  g_clear_object (&self->seat);
  g_clear_pointer (&self->among, g_array_unref);
  g_clear_pointer (&self->given, g_free);
  g_clear_pointer (&self->given_words, g_free);

  G_OBJECT_CLASS (suyuan_filter_bar_parent_class)->dispose (object);
}

static void
suyuan_filter_bar_class_init (SuyuanFilterBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = suyuan_filter_bar_dispose;
  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "filter-bar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static GtkWidget *
add_button (SuyuanFilterBar *self,
            GtkWidget       *button,
            GCallback        callback,
            const char      *signal)
{
  gtk_widget_set_parent (button, GTK_WIDGET (self));
  g_signal_connect_object (button, signal, callback, self, G_CONNECT_SWAPPED);

  return button;
}

/* Of something asked for elsewhere: shown while it holds, and taken away by itself. */
static GtkWidget *
add_chip (SuyuanFilterBar *self,
          GCallback        callback)
{
  GtkWidget *button = add_button (self, gtk_button_new (), callback, "clicked");

  gtk_widget_add_css_class (button, "active-chip");
  gtk_widget_set_visible (button, FALSE);

  return button;
}

static void
suyuan_filter_bar_init (SuyuanFilterBar *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 6);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Filters"), -1);
  for (guint i = 0; i < N_CHIPS; i++)
    {
      self->chips[i] = SUYUAN_MULTI_BUTTON (suyuan_multi_button_new_filter (_ (chip_names[i].title)));
      add_button (self, GTK_WIDGET (self->chips[i]), G_CALLBACK (changed_cb), "edited");
    }
  self->overdue = GTK_TOGGLE_BUTTON (add_button (self, gtk_toggle_button_new_with_label (_ ("Overdue")), G_CALLBACK (changed_cb), "toggled"));
  self->given_button = add_chip (self, G_CALLBACK (given_cb));
  self->among_button = add_chip (self, G_CALLBACK (among_cb));
  self->clear = add_button (self, gtk_button_new_from_icon_name ("edit-clear-symbolic"), G_CALLBACK (clear_cb), "clicked");
  gtk_widget_add_css_class (self->clear, "flat");
  gtk_widget_set_tooltip_text (self->clear, _ ("Show all outlets again"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->clear), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Show all outlets again"), -1);
  gtk_widget_set_visible (self->clear, FALSE);
}

/* --- what can be chosen --- */

static void
offer_values (SuyuanMultiButton *chip,
              SuyuanCatalogue   *catalogue,
              const char        *enumeration)
{
  guint                  n;
  const SuyuanEnumValue *values = suyuan_catalogue_get_values (catalogue, enumeration, &n);

  suyuan_multi_button_clear (chip);
  for (guint i = 0; i < n; i++)
    if (values[i].parent == NULL)
      suyuan_multi_button_add (chip, values[i].key, suyuan_enum_value_get_label (&values[i]));
}

static void
division_cb (const SuyuanUid   *uid,
             gint64             id,
             const SuyuanValue *values,
             gpointer           data)
{
  if (values[0].type == SUYUAN_VALUE_TEXT)
    g_hash_table_add (data, g_strndup (values[0].text, 6));
}

static const char *
division_name (SuyuanOffice *office,
               const char   *code)
{
  SuyuanDivisions      *divisions = suyuan_catalogue_get_divisions (suyuan_office_get_catalogue (office));
  const SuyuanDivision *division = suyuan_divisions_find (divisions, code);

  return division != NULL ? division->name : code;
}

/* What there is to choose among, keys and words in turn. */
typedef struct
{
  GPtrArray *divisions, *areas; /* of char * */
} Offer;

static void
offer_free (Offer *self)
{
  g_ptr_array_unref (self->divisions);
  g_ptr_array_unref (self->areas);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Offer, offer_free)

static gboolean
list_divisions (GPtrArray    *divisions,
                SuyuanOffice *office,
                GError      **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GList) codes = NULL;
  SuyuanQuery query = { .kind = SUYUAN_KIND_OUTLET };

  if (!suyuan_office_scan (office, &query, (const char *[]){ "division", NULL }, division_cb, seen, error))
    return FALSE;

  codes = g_list_sort (g_hash_table_get_keys (seen), (GCompareFunc) strcmp);
  for (GList *l = codes; l != NULL; l = l->next)
    {
      g_ptr_array_add (divisions, g_strdup (l->data));
      g_ptr_array_add (divisions, g_strdup (division_name (office, l->data)));
    }
  return TRUE;
}

static gboolean
list_areas (GPtrArray    *all,
            SuyuanOffice *office,
            GError      **error)
{
  g_autoptr (SuyuanExpr) filter = suyuan_expr_parse ("type != 'administrative'", error);
  SuyuanQuery query = { .kind = SUYUAN_KIND_AREA, .filter = filter, .sort = "name", .limit = MOST_AREAS };
  g_autoptr (GPtrArray) areas = filter != NULL ? suyuan_office_list (office, &query, error) : NULL;

  for (guint i = 0; areas != NULL && i < areas->len; i++)
    {
      g_ptr_array_add (all, suyuan_office_dup_code (office, areas->pdata[i]));
      g_ptr_array_add (all, g_strdup (suyuan_record_get_text (areas->pdata[i], "name")));
    }
  return areas != NULL;
}

static gpointer
offer_verb (SuyuanOffice *office,
            gpointer      data,
            GCancellable *cancellable,
            GError      **error)
{
  g_autoptr (Offer) offer = g_new (Offer, 1);

  *offer = (Offer){ g_ptr_array_new_with_free_func (g_free), g_ptr_array_new_with_free_func (g_free) };

  return list_divisions (offer->divisions, office, error) && list_areas (offer->areas, office, error) ? g_steal_pointer (&offer) : NULL;
}

/* What was chosen stays so where it is still there; whether it all is. */
static gboolean
offer_keys (SuyuanMultiButton *chip,
            GPtrArray         *keys)
{
  g_autofree char *chosen = suyuan_multi_button_dup_text (chip), *left = NULL;

  suyuan_multi_button_clear (chip);
  for (guint i = 0; i < keys->len; i += 2)
    suyuan_multi_button_add (chip, keys->pdata[i], keys->pdata[i + 1]);
  suyuan_multi_button_set_text (chip, chosen);
  gtk_widget_set_visible (GTK_WIDGET (chip), keys->len > 0);
  left = suyuan_multi_button_dup_text (chip);

  return g_str_equal (left, chosen);
}

static void
offered_cb (gpointer      object,
            gpointer      result,
            const GError *error)
{
  SuyuanFilterBar *self = object;
  const Offer     *offer = result;
  gboolean         all_there;

  if (offer == NULL)
    {
      suyuan_seat_refuse (self->seat, error->message);
      return;
    }

  self->quiet = TRUE;
  all_there = offer_keys (self->chips[CHIP_DIVISION], offer->divisions);
  all_there = offer_keys (self->chips[CHIP_AREA], offer->areas) && all_there;
  self->quiet = FALSE;
  if (!all_there)
    changed_cb (self);
}

void
suyuan_filter_bar_set_seat (SuyuanFilterBar *self,
                            SuyuanSeat      *seat)
{
  SuyuanCatalogue *catalogue = suyuan_office_get_catalogue (suyuan_seat_get_office (seat));

  suyuan_question_forget (&self->question);
  g_set_object (&self->seat, seat);
  self->quiet = TRUE;
  offer_values (self->chips[CHIP_TYPE], catalogue, "outlet_type");
  offer_values (self->chips[CHIP_STATUS], catalogue, "outlet_status");
  suyuan_filter_bar_clear (self);
  self->quiet = FALSE;
  suyuan_filter_bar_refresh (self);
}

/* Divisions and areas are those that are there; they are looked up beside the window. */
void
suyuan_filter_bar_refresh (SuyuanFilterBar *self)
{
  suyuan_question_ask (&self->question, suyuan_seat_get_desk (self->seat), offer_verb, NULL, NULL, (GDestroyNotify) offer_free, offered_cb, self);
}

static void
show_chip (SuyuanFilterBar *self,
           GtkWidget       *button,
           const char      *words)
{
  g_autofree char *label = words != NULL ? g_strdup_printf ("%s ✕", words) : NULL;

  gtk_button_set_label (GTK_BUTTON (button), label != NULL ? label : "");
  gtk_widget_set_visible (button, words != NULL);
  gtk_widget_set_visible (self->clear, is_narrowed (self));
}

/* What was chosen on the map, of gint64 row numbers; %NULL takes it away. Not followed by `changed`. */
void
suyuan_filter_bar_set_among (SuyuanFilterBar *self,
                             GArray          *rows,
                             const char      *words)
{
  GArray *old = self->among;

  self->among = rows != NULL ? g_array_ref (rows) : NULL;
  g_clear_pointer (&old, g_array_unref);
  show_chip (self, self->among_button, rows != NULL ? words : NULL);
}

/* Borrowed; %NULL: all. */
GArray *
suyuan_filter_bar_get_among (SuyuanFilterBar *self)
{
  return self->among;
}

/* What a number on another page asked for; %NULL takes it away. Not followed by `changed`. */
void
suyuan_filter_bar_set_given (SuyuanFilterBar *self,
                             const char      *expr,
                             const char      *words)
{
  g_free (self->given);
  self->given = g_strdup (expr);
  show_chip (self, self->given_button, expr != NULL ? words : NULL);
}

/* @chip: type, status, division or area; @keys joined by `;`. Followed by `changed`. */
void
suyuan_filter_bar_choose (SuyuanFilterBar *self,
                          const char      *chip,
                          const char      *keys)
{
  for (guint i = 0; i < N_CHIPS; i++)
    if (g_str_equal (chip_names[i].name, chip))
      suyuan_multi_button_set_text (self->chips[i], keys);
  changed_cb (self);
}

/* Not followed by `changed`. */
void
suyuan_filter_bar_clear (SuyuanFilterBar *self)
{
  gboolean quiet = self->quiet;

  self->quiet = TRUE;
  for (guint i = 0; i < N_CHIPS; i++)
    suyuan_multi_button_set_text (self->chips[i], "");
  gtk_toggle_button_set_active (self->overdue, FALSE);
  suyuan_filter_bar_set_given (self, NULL, NULL);
  suyuan_filter_bar_set_among (self, NULL, NULL);
  self->quiet = quiet;
  gtk_widget_set_visible (self->clear, FALSE);
}

/* --- the expression --- */

char *
suyuan_filter_bar_dup_expr (SuyuanFilterBar *self)
{
  g_autofree char *types = suyuan_multi_button_dup_text (self->chips[CHIP_TYPE]);
  g_autofree char *statuses = suyuan_multi_button_dup_text (self->chips[CHIP_STATUS]);
  g_autofree char *divisions = suyuan_multi_button_dup_text (self->chips[CHIP_DIVISION]);
  g_autofree char *areas = suyuan_multi_button_dup_text (self->chips[CHIP_AREA]);
  g_autoptr (GString) expr = g_string_new (NULL);

  suyuan_filter_text_add_types (expr, suyuan_office_get_catalogue (suyuan_seat_get_office (self->seat)), types);
  suyuan_filter_text_add_in (expr, "status", statuses);
  suyuan_filter_text_add_divisions (expr, divisions);
  suyuan_filter_text_add_areas (expr, areas);
  suyuan_filter_text_add (expr, self->given);
  if (gtk_toggle_button_get_active (self->overdue))
    {
      g_autofree char *late = suyuan_overdue_outlets_dup_expr (suyuan_seat_get_office (self->seat));

      suyuan_filter_text_add (expr, late != NULL ? late : "name null");
    }
  return g_string_free (g_steal_pointer (&expr), FALSE);
}
