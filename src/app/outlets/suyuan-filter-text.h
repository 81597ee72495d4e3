/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-office.h"

G_BEGIN_DECLS

/* Conditions written one after the other with `and`; keys are joined by `;`, blank ones add nothing. */
void suyuan_filter_text_add (GString *expr, const char *condition);
void suyuan_filter_text_add_in (GString *expr, const char *field, const char *keys);
void suyuan_filter_text_add_types (GString *expr, SuyuanCatalogue *catalogue, const char *keys);
void suyuan_filter_text_add_divisions (GString *expr, const char *codes);
void suyuan_filter_text_add_areas (GString *expr, const char *codes);
void suyuan_filter_text_quote (GString *expr, const char *text);

/* Tasks past their deadline that are not over. */
char *suyuan_filter_text_dup_overdue (SuyuanOffice *office);

G_END_DECLS
