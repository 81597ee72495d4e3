/* main.c: suyuan, the window
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-app"

#include <glib/gi18n-lib.h>
#include <locale.h>

#include "suyuan-application.h"
#include "suyuan-evidence.h"
#include "suyuan-photo-copy.h"
#include "suyuan-toolkit.h"

static void
set_language (void)
{
  const char *folder = g_getenv ("SUYUAN_LOCALEDIR");

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, folder != NULL ? folder : LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}

/* An uninstalled program finds its settings where it was built, unless told otherwise. */
static void
find_settings (const char *program)
{
  g_autofree char *folder = g_path_get_dirname (program);
  g_autofree char *schemas = g_build_filename (folder, "..", "..", "data", NULL);
  g_autofree char *compiled = g_build_filename (schemas, "gschemas.compiled", NULL);

  if (g_file_test (compiled, G_FILE_TEST_EXISTS))
    g_setenv ("GSETTINGS_SCHEMA_DIR", schemas, FALSE);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (SuyuanApplication) application = NULL;

  suyuan_toolkit_choose ();
  set_language ();
  find_settings (argv[0]);
  g_set_application_name (_ ("Suyuan"));
  suyuan_evidence_follow (suyuan_photo_copy_prepare);
  application = suyuan_application_new ();

  return g_application_run (G_APPLICATION (application), argc, argv);
}
