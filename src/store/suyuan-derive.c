/* suyuan-derive.c: fills the fields that follow from other records, after the fold
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-store"

#include "suyuan-derive.h"

/**
 * Notes in @outlets (a set of uids) whose status may change with @record.
 */
void
suyuan_derive_note (GHashTable   *outlets,
                    SuyuanRecord *record)
{
}

/**
 * Works out the status of each of @outlets and writes where it differs, inside a transaction.
 */
gboolean
suyuan_derive_outlets (SuyuanWorkspace *workspace,
                       GHashTable      *outlets,
                       GError         **error)
{
  return TRUE;
}
