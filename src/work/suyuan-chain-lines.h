/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-chain.h"

G_BEGIN_DECLS

/* The chain as a table, a line for each outlet and enterprise behind it. */
typedef enum
{
  SUYUAN_CHAIN_CELL_SECTION,
  SUYUAN_CHAIN_CELL_OUTLET,
  SUYUAN_CHAIN_CELL_OUTLET_NAME,
  SUYUAN_CHAIN_CELL_DISTANCE,
  SUYUAN_CHAIN_CELL_TRAVEL,
  SUYUAN_CHAIN_CELL_STATUS,
  SUYUAN_CHAIN_CELL_LOAD,
  SUYUAN_CHAIN_CELL_BASIS,
  SUYUAN_CHAIN_CELL_ENTERPRISE,
  SUYUAN_CHAIN_CELL_ENTERPRISE_NAME,
  SUYUAN_CHAIN_CELL_PORT,
  SUYUAN_CHAIN_CELL_CONFIDENCE,
  SUYUAN_CHAIN_CELL_METHOD,
  SUYUAN_CHAIN_CELL_SHARE,
  SUYUAN_CHAIN_CELL_PART,
  SUYUAN_CHAIN_CELL_TASKS,
  SUYUAN_CHAIN_CELL_STATE,
  SUYUAN_CHAIN_CELL_BECAUSE,
  SUYUAN_CHAIN_N_CELLS,
} SuyuanChainCell;

typedef struct
{
  char      *cells[SUYUAN_CHAIN_N_CELLS];   /* NULL: nothing is known */
  double     numbers[SUYUAN_CHAIN_N_CELLS]; /* of the cells that are numbers; else NAN */
  SuyuanKind kind;                          /* of the record it is about: outlet, or the section's task */
  SuyuanUid  uid;
} SuyuanChainLine;

GPtrArray *suyuan_office_chain_lines (SuyuanOffice *self, const SuyuanChain *chain, double velocity_ms);
GPtrArray *suyuan_office_chain_lines_of (SuyuanOffice *self, const SuyuanChain *chain, double velocity_ms,
                                         const SuyuanUid *uid);
char      *suyuan_chain_cell_dup_title (SuyuanOffice *office, SuyuanChainCell cell);
gboolean   suyuan_chain_cell_is_number (SuyuanChainCell cell);

G_END_DECLS
