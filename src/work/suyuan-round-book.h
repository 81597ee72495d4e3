/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-office.h"
#include "suyuan-round.h"

G_BEGIN_DECLS

/* The hidden sheet, and what stands before each of its words so that none is taken for a number or a day. */
#define SUYUAN_ROUND_SHEET "suyuan"
#define SUYUAN_ROUND_QUOTE '~'
#define SUYUAN_ROUND_SEAL "roster"

gboolean suyuan_round_write_book (SuyuanOffice *office, const SuyuanRound *round, const char *path, GError **error);

G_END_DECLS
