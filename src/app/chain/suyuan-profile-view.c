/* suyuan-profile-view.c: the river drawn out straight, to be walked and opened from
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-app"

#include "suyuan-profile-view.h"

#include <glib/gi18n-lib.h>

#include "suyuan-profile-chart.h"
#include "suyuan-sign-view.h"

#define MARGIN 14

struct _SuyuanProfileView
{
  GtkWidget parent_instance;

  SuyuanProfile *profile; /* Owned; NULL until the first is shown */
  int            chosen;  /* a mark; -1: none */
};

enum
{
  OPENED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SuyuanProfileView, suyuan_profile_view, GTK_TYPE_WIDGET)

/* Words in the size of the desktop's. */
static SuyuanProfileChart
get_chart (SuyuanProfileView *self)
{
  GtkWidget        *widget = GTK_WIDGET (self);
  PangoContext     *context = gtk_widget_get_pango_context (widget);
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  double            text = (pango_font_metrics_get_ascent (metrics) + pango_font_metrics_get_descent (metrics)) / (double) PANGO_SCALE * 0.78;

  pango_font_metrics_unref (metrics);
  return (SuyuanProfileChart){ MARGIN, MARGIN, gtk_widget_get_width (widget) - 2 * MARGIN, gtk_widget_get_height (widget) - 2 * MARGIN, text, self->chosen };
}

static void
suyuan_profile_view_snapshot (GtkWidget   *widget,
                              GtkSnapshot *snapshot)
{
  SuyuanProfileView *self = SUYUAN_PROFILE_VIEW (widget);
  SuyuanProfileChart chart = get_chart (self);
  SuyuanPen         *pen;
  cairo_t           *cr;

  if (self->profile == NULL)
    return;

  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, gtk_widget_get_width (widget), gtk_widget_get_height (widget)));
  pen = suyuan_pen_new (cr, suyuan_sign_view_get_scheme (), suyuan_sign_view_is_chinese ());
  suyuan_profile_chart_draw (&chart, self->profile, pen);
  suyuan_pen_free (pen);
  cairo_destroy (cr);
}

static const SuyuanProfileMark *
get_mark (SuyuanProfileView *self,
          int                index)
{
  return self->profile->marks->pdata[index];
}

static void
choose (SuyuanProfileView *self,
        int                index)
{
  g_autofree char *words = index >= 0 ? suyuan_profile_dup_mark_words (self->profile, get_mark (self, index)) : g_strdup (_ ("Profile of the river"));

  self->chosen = index;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
open_chosen (SuyuanProfileView *self)
{
  const SuyuanProfileMark *mark = self->chosen >= 0 ? get_mark (self, self->chosen) : NULL;

  if (mark != NULL)
    g_signal_emit (self, signals[OPENED], 0, (guint) mark->kind, &mark->uid);
}

/* Tributaries are read, not walked. */
static gboolean
is_stop (SuyuanProfileView *self,
         int                index)
{
  return !get_mark (self, index)->hidden && get_mark (self, index)->kind != SUYUAN_KIND_REACH;
}

static void
step (SuyuanProfileView *self,
      int                by)
{
  int n = (int) self->profile->marks->len;

  for (int i = self->chosen >= 0 ? self->chosen + by : by > 0 ? 0
                                                              : n - 1;
       i >= 0 && i < n; i += by)
    if (is_stop (self, i))
      {
        choose (self, i);
        return;
      }
}

static gboolean
key_pressed_cb (SuyuanProfileView *self,
                guint              key,
                guint              code,
                GdkModifierType    modifiers)
{
  if (self->profile == NULL || (modifiers & gtk_accelerator_get_default_mod_mask ()) != 0)
    return FALSE;

  if (key == GDK_KEY_Right || key == GDK_KEY_KP_Right)
    step (self, 1);
  else if (key == GDK_KEY_Left || key == GDK_KEY_KP_Left)
    step (self, -1);
  else if (key == GDK_KEY_Home || key == GDK_KEY_KP_Home || key == GDK_KEY_End || key == GDK_KEY_KP_End)
    {
      self->chosen = -1;
      step (self, key == GDK_KEY_Home || key == GDK_KEY_KP_Home ? 1 : -1);
    }
  else if (key == GDK_KEY_Return || key == GDK_KEY_KP_Enter)
    open_chosen (self);
  else
    return FALSE;

  return TRUE;
}

static void
pressed_cb (SuyuanProfileView *self,
            int                n_press,
            double             x,
            double             y)
{
  SuyuanProfileChart chart = get_chart (self);

  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (self->profile == NULL)
    return;
  choose (self, suyuan_profile_chart_find (&chart, self->profile, x, y));
  if (n_press == 2)
    open_chosen (self);
}

static gboolean
query_tooltip_cb (SuyuanProfileView *self,
                  int                x,
                  int                y,
                  gboolean           by_keyboard,
                  GtkTooltip        *tooltip)
{
  SuyuanProfileChart chart = get_chart (self);
  int                found = by_keyboard || self->profile == NULL ? -1 : suyuan_profile_chart_find (&chart, self->profile, x, y);
  g_autofree char   *words = found >= 0 ? suyuan_profile_dup_mark_words (self->profile, get_mark (self, found)) : NULL;

  gtk_tooltip_set_text (tooltip, words);
  return words != NULL;
}

static void
suyuan_profile_view_dispose (GObject *object)
{
  g_clear_pointer (&SUYUAN_PROFILE_VIEW (object)->profile, suyuan_profile_free);

  G_OBJECT_CLASS (suyuan_profile_view_parent_class)->dispose (object);
}

static void
suyuan_profile_view_class_init (SuyuanProfileViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = suyuan_profile_view_dispose;
  widget_class->snapshot = suyuan_profile_view_snapshot;
  signals[OPENED] = g_signal_new ("opened", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_POINTER);
  gtk_widget_class_set_css_name (widget_class, "profile-view");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
suyuan_profile_view_init (SuyuanProfileView *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkGesture         *click = gtk_gesture_click_new ();

  self->chosen = -1;
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
  g_signal_connect (self, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

/** Shows @profile, which the view keeps, with nothing chosen. */
void
suyuan_profile_view_show (SuyuanProfileView *self,
                          SuyuanProfile     *profile)
{
  g_clear_pointer (&self->profile, suyuan_profile_free);
  self->profile = profile;
  choose (self, -1);
}

/** Hides the outlets that are not in @part of the chain. */
void
suyuan_profile_view_show_only (SuyuanProfileView *self,
                               const SuyuanChain *part)
{
  if (self->profile == NULL)
    return;
  suyuan_profile_show_only (self->profile, part);
  choose (self, self->chosen >= 0 && is_stop (self, self->chosen) ? self->chosen : -1);
}

/** Chooses the mark of a record; nothing happens where there is none. */
void
suyuan_profile_view_select (SuyuanProfileView *self,
                            const SuyuanUid   *uid)
{
  for (guint i = 0; self->profile != NULL && i < self->profile->marks->len; i++)
    if (suyuan_uid_equal (&get_mark (self, (int) i)->uid, uid) && !get_mark (self, (int) i)->hidden)
      {
        choose (self, (int) i);
        return;
      }
}

/** The record chosen; %FALSE for none. */
gboolean
suyuan_profile_view_get_selected (SuyuanProfileView *self,
                                  SuyuanUid         *uid)
{
  if (self->profile == NULL || self->chosen < 0)
    return FALSE;

  *uid = get_mark (self, self->chosen)->uid;
  return TRUE;
}
