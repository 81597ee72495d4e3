/* Where records lie at the river, written down: the reach, the chainage and the bank.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "suyuan-work"

#include "suyuan-snapping.h"

#include "suyuan-action.h"
#include "suyuan-refusal.h"
#include "suyuan-river.h"

#include <glib/gi18n-lib.h>

/* A bank that is entered stays: somebody stood there. */
static gboolean
write_place (SuyuanAction          *action,
             SuyuanOffice          *office,
             SuyuanKind             kind,
             const SuyuanUid       *uid,
             const SuyuanSnapPlace *place,
             GError               **error)
{
  g_autoptr (SuyuanRecord) before = suyuan_office_get (office, kind, uid, error);
  g_autoptr (SuyuanRecord) changes = NULL;

  if (!before)
    return FALSE;
  changes = suyuan_record_new (suyuan_office_get_catalogue (office), kind, uid);
  suyuan_record_set_ref (changes, "reach", &place->reach);
  suyuan_record_set_real (changes, "chainage_m", place->chainage_m);
  if (kind == SUYUAN_KIND_OUTLET && place->bank && !suyuan_record_has (before, "bank"))
    suyuan_record_set_text (changes, "bank", place->bank);
  if (!suyuan_action_update (action, changes, error))
    return FALSE;
  suyuan_action_name (action, before);
  return TRUE;
}

static gboolean
refuse_place (GError **error)
{
  suyuan_refuse (error, "no_place", _ ("Its place on that reach cannot be found: give it a position and the reach a line, or enter the chainage"));
  return FALSE;
}

/* Where a record lies on one reach and no other. */
static gboolean
look_at (SuyuanOffice    *office,
         SuyuanKind       kind,
         const SuyuanUid *uid,
         const SuyuanUid *reach,
         SuyuanSnapPlace *place,
         GError         **error)
{
  SuyuanRiver *river = suyuan_office_get_river (office, error);
  g_autoptr (SuyuanRecord) record = river ? suyuan_office_get (office, kind, uid, error) : NULL;
  SuyuanPosition position;
  SuyuanBeside   beside;
  int            number;

  if (!record)
    return FALSE;
  position = (SuyuanPosition){ suyuan_record_get_integer (record, "lon"), suyuan_record_get_integer (record, "lat") };
  number = suyuan_river_find (river, reach);
  if (number == SUYUAN_NO_REACH || !suyuan_record_has (record, "lon") || !suyuan_record_has (record, "lat") || !suyuan_river_look_beside (river, (guint) number, &position, &beside))
    return refuse_place (error);
  *place = (SuyuanSnapPlace){ .reach = *reach, .chainage_m = beside.chainage_m, .distance_m = beside.snap.distance_m };
  if (beside.snap.bank != SUYUAN_BANK_ON)
    place->bank = beside.snap.bank == SUYUAN_BANK_LEFT ? "left" : "right";
  return TRUE;
}

/**
 * suyuan_office_settle:
 * @kind: outlet or section
 * @reach: (nullable): the one a person chose; %NULL: the one found
 *
 * Writes down at which reach a record lies, its chainage there, and of an outlet the bank where none is entered.
 *
 * Returns: (transfer full): the outcome; %NULL with INVALID (the kind), REFUSED (`ambiguous_reach`: a person has
 *   to choose; `not_on_river`; `no_place`: no position, or the reach has no line) or an error of the store
 */
SuyuanOutcome *
suyuan_office_settle (SuyuanOffice    *self,
                      SuyuanKind       kind,
                      const SuyuanUid *uid,
                      const SuyuanUid *reach,
                      GError         **error)
{
  g_autoptr (SuyuanSnapping) snapping = suyuan_office_snap (self, kind, uid, error);
  g_autoptr (SuyuanAction) action = NULL;
  SuyuanSnapPlace place;

  if (!snapping)
    return NULL;
  if (!reach && snapping->places->len != 1)
    {
      if (snapping->places->len == 0)
        suyuan_refuse (error, "not_on_river", _ ("%s lies at no reach: enter its position, or draw the reach it lies at"), snapping->code);
      else
        suyuan_refuse (error, "ambiguous_reach", _ ("%s lies at %s and hardly further from %s: say which of them is meant"), snapping->code, ((SuyuanSnapPlace *) snapping->places->pdata[0])->code, ((SuyuanSnapPlace *) snapping->places->pdata[1])->code);
      return NULL;
    }
  if (!reach && ((const SuyuanSnapPlace *) snapping->places->pdata[0])->chainage_m < 0)
    return refuse_place (error), NULL;
  if (reach && !look_at (self, kind, uid, reach, &place, error))
    return NULL;
  action = suyuan_action_begin (self, kind == SUYUAN_KIND_OUTLET ? "set outlet" : "set section", error);
  if (!action || !write_place (action, self, kind, uid, reach ? &place : snapping->places->pdata[0], error))
    return NULL;
  return suyuan_action_finish (action, error);
}

static void
add_uid_cb (const SuyuanUid   *uid,
            gint64             id,
            const SuyuanValue *values,
            gpointer           data)
{
  g_array_append_val ((GArray *) data, *uid);
}

static gboolean
settle_kind (SuyuanOffice *self,
             SuyuanAction *action,
             SuyuanKind    kind,
             GError      **error)
{
  static const char *const keys[] = { "reach", NULL };
  g_autoptr (SuyuanExpr) filter = suyuan_expr_parse (kind == SUYUAN_KIND_OUTLET ? "reach null and stage != 'rejected'" : "reach null", error);
  g_autoptr (GArray) open = g_array_new (FALSE, FALSE, sizeof (SuyuanUid));
  SuyuanQuery query = { .kind = kind, .filter = filter };

  if (!filter || !suyuan_office_scan (self, &query, keys, add_uid_cb, open, error))
    return FALSE;
  for (guint i = 0; i < open->len; i++)
    {
      const SuyuanUid *uid = &g_array_index (open, SuyuanUid, i);
      g_autoptr (SuyuanSnapping) snapping = suyuan_office_snap (self, kind, uid, error);

      if (!snapping || (snapping->places->len == 1 && !write_place (action, self, kind, uid, snapping->places->pdata[0], error)))
        return FALSE;
    }
  return TRUE;
}

/**
 * suyuan_office_settle_all:
 *
 * Settles every outlet and section that names no reach and lies at one without doubt, in one batch.
 *
 * Returns: (transfer full): the outcome; %NULL with an error of the store
 */
SuyuanOutcome *
suyuan_office_settle_all (SuyuanOffice *self,
                          GError      **error)
{
  g_autoptr (SuyuanAction) action = suyuan_action_begin (self, "set outlet", error);

  if (!action || !settle_kind (self, action, SUYUAN_KIND_OUTLET, error) || !settle_kind (self, action, SUYUAN_KIND_SECTION, error))
    return NULL;
  return suyuan_action_finish (action, error);
}
