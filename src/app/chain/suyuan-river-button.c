/* suyuan-river-button.c: decay, velocity and mixing length, as somebody believes them; 0 is not known
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-app"

#include "suyuan-river-button.h"

#include "suyuan-application.h"

struct _SuyuanRiverButton
{
  GtkWidget parent_instance;

  /* Template children */
  GtkWidget     *button;
  GtkSpinButton *decay_low, *decay_high, *velocity, *mixing;

  SuyuanBalanceTerms told; /* what was last told of */
};

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SuyuanRiverButton, suyuan_river_button, GTK_TYPE_WIDGET)

static void
closed_cb (SuyuanRiverButton *self)
{
  SuyuanBalanceTerms terms = { 0 };

  suyuan_river_button_get_terms (self, &terms);
  if (terms.decay_per_day.low == self->told.decay_per_day.low && terms.decay_per_day.high == self->told.decay_per_day.high && terms.velocity_ms == self->told.velocity_ms && terms.mixing_m == self->told.mixing_m)
    return;

  self->told = terms;
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
suyuan_river_button_dispose (GObject *object)
{
  g_clear_pointer (&SUYUAN_RIVER_BUTTON (object)->button, gtk_widget_unparent);

  G_OBJECT_CLASS (suyuan_river_button_parent_class)->dispose (object);
}

static void
suyuan_river_button_class_init (SuyuanRiverButtonClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = suyuan_river_button_dispose;
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class, SUYUAN_APP_PATH "ui/suyuan-river-button.ui");
  gtk_widget_class_bind_template_child (widget_class, SuyuanRiverButton, button);
  gtk_widget_class_bind_template_child (widget_class, SuyuanRiverButton, decay_low);
  gtk_widget_class_bind_template_child (widget_class, SuyuanRiverButton, decay_high);
  gtk_widget_class_bind_template_child (widget_class, SuyuanRiverButton, velocity);
  gtk_widget_class_bind_template_child (widget_class, SuyuanRiverButton, mixing);
  gtk_widget_class_bind_template_callback (widget_class, closed_cb);
}

static void
suyuan_river_button_init (SuyuanRiverButton *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/** Fills in decay, velocity and mixing length; a highest decay below the lowest is the lowest. */
void
suyuan_river_button_get_terms (SuyuanRiverButton  *self,
                               SuyuanBalanceTerms *terms)
{
  double low = gtk_spin_button_get_value (self->decay_low), high = MAX (low, gtk_spin_button_get_value (self->decay_high));

  terms->decay_per_day = (SuyuanRange){ low, (low + high) / 2, high };
  terms->velocity_ms = gtk_spin_button_get_value (self->velocity);
  terms->mixing_m = gtk_spin_button_get_value (self->mixing);
}

/** Says them as somebody would in the popover. */
void
suyuan_river_button_set_terms (SuyuanRiverButton        *self,
                               const SuyuanBalanceTerms *terms)
{
  gtk_spin_button_set_value (self->decay_low, terms->decay_per_day.low);
  gtk_spin_button_set_value (self->decay_high, terms->decay_per_day.high);
  gtk_spin_button_set_value (self->velocity, terms->velocity_ms);
  gtk_spin_button_set_value (self->mixing, terms->mixing_m);
  closed_cb (self);
}
