/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-catalogue.h"
#include "suyuan-value.h"

G_BEGIN_DECLS

/**
 * SuyuanTextVerdict:
 *
 * What reading a cell or a typed text came to. @code is a stable word of criteria.csv's verdict
 * table; @message is ready to show and says the way out. Zero-initialise, clear after use.
 */
typedef struct
{
  const char *code;    /* NULL: fine */
  gboolean    refused; /* else only a warning */
  char       *message;
} SuyuanTextVerdict;

void suyuan_text_verdict_clear (SuyuanTextVerdict *self);

/* References and geometry are not read here: they need the workspace. Blank text gives NULL. */
gboolean suyuan_field_parse (const SuyuanField *field, SuyuanCatalogue *catalogue, const char *text,
                             SuyuanValue *value, SuyuanTextVerdict *verdict);
char    *suyuan_field_format (const SuyuanField *field, SuyuanCatalogue *catalogue, const SuyuanValue *value);

gboolean suyuan_date_parse (const char *text, char **iso);
gboolean suyuan_instant_parse (const char *text, gint64 *unix_ms);
char    *suyuan_instant_format (gint64 unix_ms);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SuyuanTextVerdict, suyuan_text_verdict_clear)

G_END_DECLS
