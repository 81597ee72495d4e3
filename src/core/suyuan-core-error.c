/* suyuan-core-error.c: the error domain of the domain layer
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-core"

#include "suyuan-core-error.h"

G_DEFINE_QUARK (suyuan_core_error, suyuan_core_error)
