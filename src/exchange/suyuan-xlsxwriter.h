/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <xlsxwriter.h>
#include <glib.h>

G_BEGIN_DECLS

/* clang-format off */
#define SUYUAN_XLSXWRITER_FUNCTIONS(X) \
  X (format_set_align) X (format_set_bg_color) X (format_set_bold) X (format_set_border) X (format_set_bottom) \
  X (format_set_font_color) X (format_set_font_size) X (format_set_num_format) X (format_set_text_wrap) \
  X (format_set_unlocked) X (lxw_strerror) X (workbook_add_format) X (workbook_add_worksheet) X (workbook_close) \
  X (workbook_new) X (workbook_new_opt) X (worksheet_activate) X (worksheet_autofilter) \
  X (worksheet_conditional_format_range) X (worksheet_data_validation_range) X (worksheet_fit_to_pages) \
  X (worksheet_freeze_panes) X (worksheet_hide) X (worksheet_merge_range) X (worksheet_protect) \
  X (worksheet_repeat_rows) X (worksheet_set_column) X (worksheet_set_column_opt) X (worksheet_set_footer) \
  X (worksheet_set_landscape) X (worksheet_set_paper) X (worksheet_set_row) X (worksheet_write_blank) \
  X (worksheet_write_datetime) X (worksheet_write_number) X (worksheet_write_string)
/* clang-format on */

/* Libxlsxwriter's functions under their own names; all of them NULL until suyuan_xlsxwriter_load() said yes. */
typedef struct
{
#define SUYUAN_XLSXWRITER_FIELD(name) __typeof__ (&(name)) name;
  SUYUAN_XLSXWRITER_FUNCTIONS (SUYUAN_XLSXWRITER_FIELD)
#undef SUYUAN_XLSXWRITER_FIELD
} SuyuanXlsxwriter;

extern SuyuanXlsxwriter suyuan_xlsxwriter;

gboolean suyuan_xlsxwriter_load (GError **error);

G_END_DECLS
