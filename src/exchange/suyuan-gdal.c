/* suyuan-gdal.c: GDAL, loaded when the first file asks for it: most runs read none and need not wait for it
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-exchange"

#include "suyuan-gdal.h"

#include <glib/gi18n-lib.h>

#include "suyuan-library.h"
#include "suyuan-open.h"

SuyuanGdal suyuan_gdal;

static const SuyuanSymbol functions[] = {
#define FUNCTION(name) { #name, G_STRUCT_OFFSET (SuyuanGdal, name) },
  SUYUAN_GDAL_FUNCTIONS (FUNCTION)
#undef FUNCTION
};

/* Spreadsheets are to come as they are, cell for cell, so GDAL's own guesses at headers and types are switched off. */
static void
configure (void)
{
  static const char *const formats[] = { "XLSX", "XLS", "ODS" };

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autofree char *headers = g_strdup_printf ("OGR_%s_HEADERS", formats[i]);
      g_autofree char *types = g_strdup_printf ("OGR_%s_FIELD_TYPES", formats[i]);

      suyuan_gdal.CPLSetConfigOption (headers, "DISABLE");
      suyuan_gdal.CPLSetConfigOption (types, "STRING");
    }
  suyuan_gdal.CPLSetConfigOption ("LIBKML_NAME_FIELD", "name");
}

static char *
load (void)
{
  char *why = suyuan_library_load (SUYUAN_GDAL_LIBRARY, &suyuan_gdal, functions, G_N_ELEMENTS (functions));

  if (why == NULL)
    {
      suyuan_gdal.GDALAllRegister ();
      configure ();
    }
  return why;
}

/**
 * suyuan_gdal_load:
 *
 * Makes @suyuan_gdal and its drivers ready, once; any thread. To be asked before the first use of
 * @suyuan_gdal on every way into this folder.
 *
 * Returns: %TRUE when ready; %FALSE with %SUYUAN_EXCHANGE_ERROR_FORMAT when the library is not installed or too old
 */
gboolean
suyuan_gdal_load (GError **error)
{
  static gsize       done;
  static const char *why;

  if (g_once_init_enter (&done))
    {
      why = load ();
      g_once_init_leave (&done, 1);
    }
  if (why == NULL)
    return TRUE;

  g_set_error (error, SUYUAN_EXCHANGE_ERROR, SUYUAN_EXCHANGE_ERROR_FORMAT,
               _ ("Files of this kind are read by GDAL, which cannot be loaded here: %s. Install it, or use CSV"), why);

  return FALSE;
}
