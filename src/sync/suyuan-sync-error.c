/* suyuan-sync-error.c: what can go wrong between offices
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-sync"

#include "suyuan-sync-error.h"

G_DEFINE_QUARK (suyuan - sync - error - quark, suyuan_sync_error)
