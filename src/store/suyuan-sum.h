/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-db.h"
#include "suyuan-payload.h"

G_BEGIN_DECLS

/* Sums of many values that are equal where the values are, whatever their order, so that what stands in two places can be
 * compared without being held in memory. Drawn with a key of this run: nobody can make values to fit. */
guint64 suyuan_sum_slice (guint place, const SuyuanSlice *slice);
guint64 suyuan_sum_integer (guint place, gint64 integer);
guint64 suyuan_sum_pair (gint64 rowid, guint64 word);

/* How many places suyuan_row_sum() takes at once. */
#define SUYUAN_SUM_PLACES 100

/* In SQL: suyuan_row_sum (PLACE, …) is the sum over the values of a row from that place on, as the functions above give
 * it. The aggregate suyuan_entry_sum (ROWID, …) is the sum over the keys of an index, and suyuan_index_sum() the same of
 * keys in their order, NULL where they are not in order. The aggregate suyuan_pair_sum (ROWID, WORD) is that of pairs. */
void suyuan_sum_register (SuyuanDb *db);

G_END_DECLS
