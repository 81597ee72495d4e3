/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-field-row.h"
#include "suyuan-seat.h"

G_BEGIN_DECLS

#define SUYUAN_TYPE_FIELD_SECTION (suyuan_field_section_get_type ())
G_DECLARE_FINAL_TYPE (SuyuanFieldSection, suyuan_field_section, SUYUAN, FIELD_SECTION, GtkWidget)

/* One group of a record's fields: read, or edited in place and saved as one batch. */
GtkWidget      *suyuan_field_section_new (SuyuanSeat *seat, SuyuanKind kind, const char *group);
guint           suyuan_field_section_get_n_rows (SuyuanFieldSection *self);
void            suyuan_field_section_set_record (SuyuanFieldSection *self, SuyuanRecord *record);
void            suyuan_field_section_edit (SuyuanFieldSection *self);
gboolean        suyuan_field_section_save (SuyuanFieldSection *self);
void            suyuan_field_section_leave (SuyuanFieldSection *self);
gboolean        suyuan_field_section_is_editing (SuyuanFieldSection *self);
SuyuanFieldRow *suyuan_field_section_get_row (SuyuanFieldSection *self, const char *key);

/* What people call a group of the catalogue. */
const char *suyuan_field_group_get_label (const char *group);

G_END_DECLS
