/* suyuan-gexiv2.c: what a camera wrote into a photograph is read by gexiv2, loaded with the first of them
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-exchange"

#include "suyuan-gexiv2.h"

#include <glib/gi18n-lib.h>

#include "suyuan-library.h"
#include "suyuan-open.h"

SuyuanGexiv2 suyuan_gexiv2;

static const SuyuanSymbol functions[] = {
#define FUNCTION(name) { #name, G_STRUCT_OFFSET (SuyuanGexiv2, name) },
  SUYUAN_GEXIV2_FUNCTIONS (FUNCTION)
#undef FUNCTION
};

/**
 * suyuan_gexiv2_load:
 *
 * Makes @suyuan_gexiv2 ready, once; any thread. To be asked before its first use.
 *
 * Returns: %TRUE when ready; %FALSE with %SUYUAN_EXCHANGE_ERROR_FORMAT when the library is not installed or too old
 */
gboolean
suyuan_gexiv2_load (GError **error)
{
  static gsize       done;
  static const char *why;

  if (g_once_init_enter (&done))
    {
      why = suyuan_library_load (SUYUAN_GEXIV2_LIBRARY, &suyuan_gexiv2, functions, G_N_ELEMENTS (functions));
      if (why == NULL)
        {
          suyuan_gexiv2.gexiv2_initialize ();
          suyuan_gexiv2.gexiv2_log_set_level (GEXIV2_LOG_LEVEL_MUTE);
        }
      g_once_init_leave (&done, 1);
    }
  if (why == NULL)
    return TRUE;

  g_set_error (error, SUYUAN_EXCHANGE_ERROR, SUYUAN_EXCHANGE_ERROR_FORMAT, _ ("Photographs are read with gexiv2, which cannot be loaded here: %s. Install it"), why);
  return FALSE;
}
