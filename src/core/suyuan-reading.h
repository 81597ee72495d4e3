/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-field-text.h"

G_BEGIN_DECLS

/* One cell on its way to a value: what every reader of suyuan_field_parse() gets. The value is NULL and the
 * verdict empty before. Each returns whether the cell is taken. */
typedef struct
{
  const SuyuanField *field;
  SuyuanCatalogue   *catalogue;
  const char        *text;
  SuyuanValue       *value;
  SuyuanTextVerdict *verdict;
} SuyuanReading;

gboolean suyuan_reading_refuse (SuyuanReading *self, const char *code, const char *format);
gboolean suyuan_reading_warn (SuyuanReading *self, const char *code, const char *format);
gboolean suyuan_reading_is_placeholder (const char *narrow);
gboolean suyuan_reading_read_number (SuyuanReading *self, const char *narrow, const char *code, double *number);
gboolean suyuan_reading_take_words (SuyuanReading *self);
gboolean suyuan_reading_take_division (SuyuanReading *self);
gboolean suyuan_reading_take_quantity (SuyuanReading *self);
gboolean suyuan_reading_take_result (SuyuanReading *self);
gboolean suyuan_reading_take_degrees (SuyuanReading *self);
gboolean suyuan_reading_take_bool (SuyuanReading *self);
gboolean suyuan_reading_take_enum (SuyuanReading *self);
gboolean suyuan_reading_take_multi (SuyuanReading *self);

G_END_DECLS
