/* suyuan-sign-view.c: one sign of the product among widgets
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-app"

#include "suyuan-sign-view.h"

#include <adwaita.h>

#include "suyuan-atlas.h"

#define SIDE 26
#define SIGN 15.0

typedef enum
{
  SHOWS_NOTHING,
  SHOWS_OUTLET,
  SHOWS_STATE,
  SHOWS_CLASS,
} Shows;

struct _SuyuanSignView
{
  GtkWidget parent_instance;

  Shows      shows;
  SuyuanSign sign;
  guint      water_class;
  char      *state; /* Owned */
};

G_DEFINE_FINAL_TYPE (SuyuanSignView, suyuan_sign_view, GTK_TYPE_WIDGET)

/* The letters of the signs follow the language of the messages. */
gboolean
suyuan_sign_view_is_chinese (void)
{
  const char *const *languages = g_get_language_names ();

  return g_str_has_prefix (languages[0], "zh");
}

SuyuanScheme
suyuan_sign_view_get_scheme (void)
{
  return adw_style_manager_get_dark (adw_style_manager_get_default ()) ? SUYUAN_SCHEME_DARK : SUYUAN_SCHEME_LIGHT;
}

/* Whether the desktop asks for high contrast. */
gboolean
suyuan_sign_view_is_strong (void)
{
  return adw_style_manager_get_high_contrast (adw_style_manager_get_default ());
}

static void
suyuan_sign_view_snapshot (GtkWidget   *widget,
                           GtkSnapshot *snapshot)
{
  SuyuanSignView *self = SUYUAN_SIGN_VIEW (widget);
  float           width = (float) gtk_widget_get_width (widget), height = (float) gtk_widget_get_height (widget);
  cairo_t        *cr;
  g_autoptr (SuyuanPen) pen = NULL;

  if (self->shows == SHOWS_NOTHING)
    return;

  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
  pen = suyuan_pen_new (cr, suyuan_sign_view_get_scheme (), suyuan_sign_view_is_chinese ());
  suyuan_pen_set_strong (pen, suyuan_sign_view_is_strong ());
  if (self->shows == SHOWS_OUTLET)
    suyuan_sign_draw (&self->sign, pen, width / 2, height / 2, SIGN);
  else if (self->shows == SHOWS_STATE)
    suyuan_sign_draw_state (self->state, pen, width / 2, height / 2, SIGN + 3);
  else
    suyuan_sign_draw_class (self->water_class, pen, width / 2, height / 2, SIGN + 3);
  cairo_destroy (cr);
}

static void
suyuan_sign_view_measure (GtkWidget     *widget,
                          GtkOrientation orientation,
                          int            for_size,
                          int           *minimum,
                          int           *natural,
                          int           *minimum_baseline,
                          int           *natural_baseline)
{
  *minimum = *natural = SIDE;
}

static void
suyuan_sign_view_dispose (GObject *object)
{
  g_clear_pointer (&SUYUAN_SIGN_VIEW (object)->state, g_free);

  G_OBJECT_CLASS (suyuan_sign_view_parent_class)->dispose (object);
}

static void
suyuan_sign_view_class_init (SuyuanSignViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = suyuan_sign_view_dispose;
  widget_class->snapshot = suyuan_sign_view_snapshot;
  widget_class->measure = suyuan_sign_view_measure;
  gtk_widget_class_set_css_name (widget_class, "sign");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
suyuan_sign_view_init (SuyuanSignView *self)
{
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::high-contrast", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);
}

GtkWidget *
suyuan_sign_view_new (void)
{
  return g_object_new (SUYUAN_TYPE_SIGN_VIEW, NULL);
}

void
suyuan_sign_view_set_outlet (SuyuanSignView *self,
                             SuyuanRecord   *outlet,
                             guint           overdue_days)
{
  self->shows = SHOWS_OUTLET;
  self->sign = suyuan_atlas_sign (outlet);
  self->sign.overdue_days = overdue_days;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
suyuan_sign_view_set_sign (SuyuanSignView   *self,
                           const SuyuanSign *sign)
{
  self->shows = SHOWS_OUTLET;
  self->sign = *sign;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
suyuan_sign_view_set_state (SuyuanSignView *self,
                            const char     *state)
{
  g_free (self->state);
  self->state = g_strdup (state);
  self->shows = state != NULL ? SHOWS_STATE : SHOWS_NOTHING;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
suyuan_sign_view_set_class (SuyuanSignView *self,
                            const char     *water_class)
{
  int found = suyuan_sign_class_from_key (water_class);

  self->water_class = found < 0 ? 0 : (guint) found;
  self->shows = SHOWS_CLASS;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
