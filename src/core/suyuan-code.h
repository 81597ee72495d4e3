/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "suyuan-kind.h"

G_BEGIN_DECLS

/* What a template may ask for; what is not known is NULL. */
typedef struct
{
  const char *division; /* six digits */
  const char *water;    /* two letters of the water body */
  const char *type;     /* two letters of the outlet's type */
  const char *year;     /* four digits */
} SuyuanCodeParts;

const char *suyuan_code_get_default_template (SuyuanKind kind);
const char *suyuan_code_get_national_template (void);
gboolean    suyuan_code_check_template (const char *template_text, GError **error);
char       *suyuan_code_make (const char *template_text, const SuyuanCodeParts *parts, guint64 serial,
                              GError **error);
char       *suyuan_code_dup_prefix (const char *template_text, const SuyuanCodeParts *parts, GError **error);
gsize       suyuan_code_match_prefix (const char *template_text, const char *code, guint *digits);
gboolean    suyuan_code_is_likely (const char *text);
gboolean    suyuan_code_read_serial (const char *template_text, const SuyuanCodeParts *parts, const char *code,
                                     guint64 *serial);

G_END_DECLS
