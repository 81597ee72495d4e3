/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "suyuan-catalogue.h"

G_BEGIN_DECLS

#define SUYUAN_TYPE_MULTI_BUTTON (suyuan_multi_button_get_type ())
G_DECLARE_FINAL_TYPE (SuyuanMultiButton, suyuan_multi_button, SUYUAN, MULTI_BUTTON, GtkWidget)

/* Several values at once behind one button; the text is their keys joined by `;`. Signal: `edited`. */
GtkWidget *suyuan_multi_button_new (SuyuanCatalogue *catalogue, const char *enumeration);
GtkWidget *suyuan_multi_button_new_filter (const char *title);
void       suyuan_multi_button_set_name (SuyuanMultiButton *self, const char *name);
void       suyuan_multi_button_add (SuyuanMultiButton *self, const char *key, const char *label);
void       suyuan_multi_button_clear (SuyuanMultiButton *self);
void       suyuan_multi_button_set_text (SuyuanMultiButton *self, const char *text);
char      *suyuan_multi_button_dup_text (SuyuanMultiButton *self);

G_END_DECLS
