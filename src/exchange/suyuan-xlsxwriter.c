/* suyuan-xlsxwriter.c: workbooks are written by libxlsxwriter, loaded with the first of them
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-exchange"

#include "suyuan-xlsxwriter.h"

#include <glib/gi18n-lib.h>

#include "suyuan-library.h"
#include "suyuan-open.h"

SuyuanXlsxwriter suyuan_xlsxwriter;

static const SuyuanSymbol functions[] = {
#define FUNCTION(name) { #name, G_STRUCT_OFFSET (SuyuanXlsxwriter, name) },
  SUYUAN_XLSXWRITER_FUNCTIONS (FUNCTION)
#undef FUNCTION
};

/**
 * suyuan_xlsxwriter_load:
 *
 * Makes @suyuan_xlsxwriter ready, once; any thread. To be asked before its first use.
 *
 * Returns: %TRUE when ready; %FALSE with %SUYUAN_EXCHANGE_ERROR_FORMAT when the library is not installed or too old
 */
gboolean
suyuan_xlsxwriter_load (GError **error)
{
  static gsize       done;
  static const char *why;

  if (g_once_init_enter (&done))
    {
      why = suyuan_library_load (SUYUAN_XLSXWRITER_LIBRARY, &suyuan_xlsxwriter, functions, G_N_ELEMENTS (functions));
      g_once_init_leave (&done, 1);
    }
  if (why == NULL)
    return TRUE;

  g_set_error (error, SUYUAN_EXCHANGE_ERROR, SUYUAN_EXCHANGE_ERROR_FORMAT, _ ("Workbooks are written with libxlsxwriter, which cannot be loaded here: %s. Install it, or use CSV"), why);
  return FALSE;
}
