/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-office.h"

G_BEGIN_DECLS

void suyuan_refuse (GError **error, const char *word, const char *format, ...) G_GNUC_PRINTF (3, 4);
void suyuan_refuse_as (GError **error, SuyuanWorkError code, const char *word, const char *format,
                       ...) G_GNUC_PRINTF (4, 5);

void suyuan_refuse_about (GError **error, SuyuanKind kind);

G_END_DECLS
