/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What stands in a field of a form, as text that can be kept and put back: entries, choices, switches, files and rows of
 * the catalogue. */
char *suyuan_draft_field_dup_text (GtkWidget *field);
void  suyuan_draft_field_set_text (GtkWidget *field, const char *text);

/* Whether people would know their own words again in it; a choice is kept by its key. */
gboolean suyuan_draft_field_has_words (GtkWidget *field);

G_END_DECLS
