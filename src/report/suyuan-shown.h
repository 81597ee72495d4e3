/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-census.h"

G_BEGIN_DECLS

/* A field as it stands on paper: references by name alone, times to the minute; NULL where nothing is known. */
char *suyuan_shown (SuyuanOffice *office, SuyuanRecord *record, const char *key);
char *suyuan_shown_field (SuyuanOffice *office, SuyuanRecord *record, const SuyuanField *field);
char *suyuan_shown_instant (gint64 unix_ms);

G_END_DECLS
