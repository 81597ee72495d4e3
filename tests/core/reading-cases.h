/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-catalogue.h"
#include "suyuan-field-text.h"

G_BEGIN_DECLS

/* What a person or a list wrote into a field, and what is kept of it. */
typedef struct
{
  const char *text;
  const char *stored; /* NULL: nothing */
  const char *code;   /* NULL: fine; with a `!` behind it the text is refused */
} ReadingCase;

void reading_cases_check (SuyuanCatalogue   *catalogue,
                          SuyuanKind         kind,
                          const char        *key,
                          const ReadingCase *cases,
                          guint              n_cases);

G_END_DECLS
