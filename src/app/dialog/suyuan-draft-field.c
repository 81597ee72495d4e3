/* suyuan-draft-field.c: what stands in a field of a form, as text that can be kept and put back
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-app"

#include "suyuan-draft-field.h"

#include "suyuan-choice-row.h"
#include "suyuan-field-row.h"
#include "suyuan-files-group.h"

#define ON "1"
#define OFF "0" /* not blank: it may be what somebody chose */

char *
suyuan_draft_field_dup_text (GtkWidget *field)
{
  if (SUYUAN_IS_FIELD_ROW (field))
    return suyuan_field_editor_dup_text (suyuan_field_row_get_editor (SUYUAN_FIELD_ROW (field)));
  if (SUYUAN_IS_CHOICE_ROW (field))
    return g_strdup (suyuan_choice_row_get_key (SUYUAN_CHOICE_ROW (field)));
  if (SUYUAN_IS_FILES_GROUP (field))
    return suyuan_files_group_dup_text (SUYUAN_FILES_GROUP (field));
  if (GTK_IS_SWITCH (field))
    return g_strdup (gtk_switch_get_active (GTK_SWITCH (field)) ? ON : OFF);

  return g_strdup (gtk_editable_get_text (GTK_EDITABLE (field)));
}

void
suyuan_draft_field_set_text (GtkWidget  *field,
                             const char *text)
{
  if (SUYUAN_IS_FIELD_ROW (field))
    suyuan_field_editor_set_text (suyuan_field_row_get_editor (SUYUAN_FIELD_ROW (field)), text);
  else if (SUYUAN_IS_CHOICE_ROW (field))
    suyuan_choice_row_set_key (SUYUAN_CHOICE_ROW (field), text);
  else if (SUYUAN_IS_FILES_GROUP (field))
    suyuan_files_group_set_text (SUYUAN_FILES_GROUP (field), text);
  else if (GTK_IS_SWITCH (field))
    gtk_switch_set_active (GTK_SWITCH (field), g_str_equal (text, ON));
  else
    gtk_editable_set_text (GTK_EDITABLE (field), text);
}

gboolean
suyuan_draft_field_has_words (GtkWidget *field)
{
  if (SUYUAN_IS_FIELD_ROW (field))
    return suyuan_field_row_get_field (SUYUAN_FIELD_ROW (field))->type == SUYUAN_FIELD_TEXT;

  return GTK_IS_EDITABLE (field) || SUYUAN_IS_FILES_GROUP (field);
}
