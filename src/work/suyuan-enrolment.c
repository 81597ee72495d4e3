/* A unit that a verb names: found in the register, or ready to be entered there along with what the verb does. A code that
 * the register does not know is a slip, and nobody's name.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "suyuan-work"

#include "suyuan-enrolment.h"

#include "suyuan-code.h"
#include "suyuan-lookup.h"
#include "suyuan-refusal.h"
#include "suyuan-words.h"

#include <glib/gi18n-lib.h>

/**
 * suyuan_enrolment_check_name:
 * @name: what is to be entered as the name of a new record
 *
 * Returns: whether it is a name; else refused (NOT_FOUND, `not_found`): it was meant as a code of somebody who is not there
 */
gboolean
suyuan_enrolment_check_name (SuyuanKind  kind,
                             const char *name,
                             GError    **error)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (name));

  if (!suyuan_code_is_likely (trimmed))
    return TRUE;
  suyuan_refuse_as (error, SUYUAN_WORK_ERROR_NOT_FOUND, "not_found",
                    _ ("No %s has the code “%s”: look the code up in the register, or write the name; one whose name looks like that is entered in the register first"),
                    suyuan_kind_label (kind), trimmed);
  suyuan_refuse_about (error, kind);
  return FALSE;
}

/**
 * suyuan_enrolment_find:
 * @name: its code or its name
 * @enrol: whether one that is not in the register is entered there by that name, unless that looks like a code
 * @uid: (out): which it is
 * @newcomer: (out) (nullable): the record the caller writes in its batch first; %NULL where the unit is in the register
 *
 * Returns: whether it is known, or may be entered; else with NOT_FOUND or AMBIGUOUS
 */
gboolean
suyuan_enrolment_find (SuyuanOffice  *office,
                       const char    *name,
                       gboolean       enrol,
                       SuyuanUid     *uid,
                       SuyuanRecord **newcomer,
                       GError       **error)
{
  g_autoptr (GError) unknown = NULL;

  *newcomer = NULL;
  if (suyuan_office_look_up (office, SUYUAN_KIND_UNIT, name, uid, &unknown))
    return TRUE;
  if (!enrol || !g_error_matches (unknown, SUYUAN_WORK_ERROR, SUYUAN_WORK_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&unknown));
      return FALSE;
    }
  if (!suyuan_enrolment_check_name (SUYUAN_KIND_UNIT, name, error))
    return FALSE;

  suyuan_uid_init (uid, suyuan_office_now_ms (office));
  *newcomer = suyuan_record_new (suyuan_office_get_catalogue (office), SUYUAN_KIND_UNIT, uid);
  suyuan_record_set_text (*newcomer, "name", name);
  return TRUE;
}
