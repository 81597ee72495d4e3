/* suyuan-enrol.c: a unit named for the first time is entered in the register with its name
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-app"

#include "suyuan-enrol.h"

#include "suyuan-census-edit.h"
#include "suyuan-enrolment.h"

gboolean
suyuan_enrol_unit (SuyuanOffice *office,
                   const char   *unit,
                   GError      **error)
{
  g_autoptr (SuyuanRecord) newcomer = NULL;
  g_autoptr (SuyuanOutcome) outcome = NULL;
  SuyuanUid uid;

  if (unit == NULL || *unit == '\0')
    return TRUE;
  if (!suyuan_enrolment_find (office, unit, TRUE, &uid, &newcomer, error))
    return FALSE;
  if (newcomer == NULL)
    return TRUE;

  outcome = suyuan_office_save (office, newcomer, error);
  return outcome != NULL;
}
