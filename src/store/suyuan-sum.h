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
guint64 suyuan_sum_weight (guint place);

/* How many places suyuan_row_sum() takes at once. */
#define SUYUAN_SUM_PLACES 100

/* In SQL: suyuan_row_sum (PLACE, …) is the sum over the values of a row from that place on, as the functions above give
 * it. The aggregate suyuan_index_sum (ROWID, …) is the sum over the keys of an index, NULL where they are not in order;
 * suyuan_entries_sum (WIDTHS, ROWID, …) is the sum over the keys of all indexes of a table, each times its weight: WIDTHS
 * has a digit for each, how many of the columns are its own. */
void suyuan_sum_register (SuyuanDb *db);

G_END_DECLS
