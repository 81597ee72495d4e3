/* suyuan-enrol.c: a unit named for the first time is entered in the register with its name
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-app"

#include "suyuan-enrol.h"

gboolean
suyuan_enrol_unit (SuyuanOffice *office,
                   const char   *unit,
                   GError      **error)
{
  g_autofree char *name = NULL;
  g_autoptr (SuyuanOutcome) outcome = NULL;
  g_autoptr (GError) found = NULL;
  SuyuanUid uid;

  if (unit == NULL || *unit == '\0' || suyuan_office_find (office, SUYUAN_KIND_UNIT, unit, &uid, &found))
    return TRUE;
  if (!g_error_matches (found, SUYUAN_WORK_ERROR, SUYUAN_WORK_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&found));
      return FALSE;
    }

  name = g_strconcat ("name=", unit, NULL);
  outcome = suyuan_office_add (office, SUYUAN_KIND_UNIT, (const char *[]){ name, NULL }, error);

  return outcome != NULL;
}
