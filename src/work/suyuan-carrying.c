/* A reach that was moved carries what lies at it along: its chainages are counted anew.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "suyuan-work"

#include "suyuan-carrying.h"

#include "suyuan-line.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define SAME_M 1.0 /* a chainage that was found by position, not entered */

/* How a place lies beside the line a reach had, or has now. */
static gboolean
look_beside (SuyuanRecord         *reach,
             const SuyuanPosition *position,
             double               *chainage_m,
             SuyuanSnap           *snap)
{
  const SuyuanValue *drawn = suyuan_record_get (reach, "geometry");
  g_autoptr (SuyuanLine) line = drawn->type == SUYUAN_VALUE_BLOB ? suyuan_line_new_from_wkb (drawn->blob, NULL) : NULL;
  double said = suyuan_record_get_real (reach, "length_m");

  if (!line || !suyuan_line_snap (line, position, snap))
    return FALSE;
  *chainage_m = said > 0 && suyuan_line_get_length (line) > 0 ? snap->chainage_m * said / suyuan_line_get_length (line) : snap->chainage_m;
  return TRUE;
}

static const char *
bank_of (const SuyuanSnap *snap)
{
  return snap->bank == SUYUAN_BANK_ON ? NULL : snap->bank == SUYUAN_BANK_LEFT ? "left"
                                                                              : "right";
}

static gboolean
carry_along (SuyuanAction *action,
             SuyuanOffice *office,
             SuyuanRecord *before,
             SuyuanRecord *after,
             SuyuanRecord *record,
             GError      **error)
{
  SuyuanKind       kind = suyuan_record_get_kind (record);
  SuyuanPosition   position = { suyuan_record_get_integer (record, "lon"), suyuan_record_get_integer (record, "lat") };
  double           stood = suyuan_record_get_real (record, "chainage_m"), was, is;
  g_autofree char *code = suyuan_office_dup_code (office, record);
  g_autofree char *words = NULL;
  g_autoptr (SuyuanRecord) changes = NULL;
  SuyuanSnap old, new;

  if (!suyuan_record_has (record, "lon") || !suyuan_record_has (record, "lat") || !suyuan_record_has (record, "chainage_m") || !look_beside (before, &position, &was, &old) || !look_beside (after, &position, &is, &new))
    return TRUE;
  if (fabs (stood - was) > SAME_M)
    {
      words = g_strdup_printf (_ ("%s keeps its chainage of %.0f m, which was entered: look whether it still holds on the moved reach"), code, stood);
      suyuan_action_warn (action, words);
      return TRUE;
    }
  changes = suyuan_record_new (suyuan_office_get_catalogue (office), kind, suyuan_record_get_uid (record));
  suyuan_record_set_real (changes, "chainage_m", is);
  if (kind == SUYUAN_KIND_OUTLET && bank_of (&new) && g_strcmp0 (suyuan_record_get_text (record, "bank"), bank_of (&old)) == 0)
    suyuan_record_set_text (changes, "bank", bank_of (&new));
  words = g_strdup_printf (_ ("%s moved along with its reach: chainage %.0f m → %.0f m, %.0f m from the line"), code, stood, is, new.distance_m);
  suyuan_action_warn (action, words);
  return suyuan_action_update (action, changes, error);
}

static double
drawn_length (SuyuanRecord *reach)
{
  const SuyuanValue *drawn = suyuan_record_get (reach, "geometry");
  g_autoptr (SuyuanLine) line = drawn->type == SUYUAN_VALUE_BLOB ? suyuan_line_new_from_wkb (drawn->blob, NULL) : NULL;

  return line ? suyuan_line_get_length (line) : 0;
}

/* A length that was taken from the line follows the line; one that a source said stays. */
static SuyuanRecord *
follow_length (SuyuanAction *action,
               SuyuanOffice *office,
               SuyuanRecord *before,
               SuyuanRecord *after,
               GError      **error)
{
  double said = suyuan_record_get_real (after, "length_m"), is = drawn_length (after);
  g_autoptr (SuyuanRecord) changes = NULL;

  if (said <= 0 || is <= 0 || said != suyuan_record_get_real (before, "length_m") || fabs (said - drawn_length (before)) > SAME_M)
    return suyuan_record_ref (after);
  changes = suyuan_record_new (suyuan_office_get_catalogue (office), SUYUAN_KIND_REACH, suyuan_record_get_uid (after));
  suyuan_record_set_real (changes, "length_m", is);
  return suyuan_action_update (action, changes, error) ? suyuan_office_get (office, SUYUAN_KIND_REACH, suyuan_record_get_uid (after), error) : NULL;
}

/**
 * suyuan_carrying_follow:
 * @before: a reach as it was
 * @after: the same as the action has made it
 *
 * Where its line was moved, measures it anew if its length was that of the line, and places what lies at it: outlets and sections whose chainage was found by their
 * position. One that was entered stays. Each is said in the outcome.
 */
gboolean
suyuan_carrying_follow (SuyuanAction *action,
                        SuyuanOffice *office,
                        SuyuanRecord *before,
                        SuyuanRecord *after,
                        GError      **error)
{
  static const SuyuanKind kinds[] = { SUYUAN_KIND_OUTLET, SUYUAN_KIND_SECTION };
  g_autoptr (SuyuanRecord) whole = NULL;

  if (suyuan_record_get_kind (after) != SUYUAN_KIND_REACH || (suyuan_value_equal (suyuan_record_get (before, "geometry"), suyuan_record_get (after, "geometry")) && suyuan_value_equal (suyuan_record_get (before, "length_m"), suyuan_record_get (after, "length_m"))))
    return TRUE;
  whole = follow_length (action, office, before, after, error);
  if (!whole)
    return FALSE;
  for (gsize k = 0; k < G_N_ELEMENTS (kinds); k++)
    {
      g_autoptr (GPtrArray) records = suyuan_office_referring (office, kinds[k], "reach", suyuan_record_get_uid (after), error);

      for (guint i = 0; records && i < records->len; i++)
        if (!carry_along (action, office, before, whole, records->pdata[i], error))
          return FALSE;
      if (!records)
        return FALSE;
    }
  return TRUE;
}
