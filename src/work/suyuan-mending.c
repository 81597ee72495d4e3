/* The repair of a network: a gap is closed by naming the next reach, a line that runs the wrong way is turned.
 * No vertex is moved, and one step back undoes it all.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "suyuan-work"

#include "suyuan-mending.h"

#include "suyuan-action.h"
#include "suyuan-join.h"
#include "suyuan-refusal.h"
#include "suyuan-river.h"
#include "suyuan-turn.h"

#include <glib/gi18n-lib.h>

/* What was done stands in the reach's remark too: it goes where the reach goes. */
static void
note (SuyuanRecord *changes,
      SuyuanRecord *before,
      const char   *words)
{
  const char      *said = suyuan_record_get_text (before, "remark");
  g_autofree char *both = said ? g_strdup_printf ("%s; %s", said, words) : NULL;

  suyuan_record_set_text (changes, "remark", both ? both : words);
}

static void
swap (SuyuanRecord *changes,
      SuyuanRecord *before,
      const char   *one,
      const char   *other)
{
  g_auto (SuyuanValue) first = { 0 }, second = { 0 };

  suyuan_value_copy (suyuan_record_get (before, one), &first);
  suyuan_value_copy (suyuan_record_get (before, other), &second);
  suyuan_record_set (changes, one, &second);
  suyuan_record_set (changes, other, &first);
}

static gboolean
turn_geometry (SuyuanRecord *changes,
               SuyuanRecord *before,
               GError      **error)
{
  const SuyuanValue *drawn = suyuan_record_get (before, "geometry");
  g_auto (SuyuanValue) turned = { 0 };
  g_autoptr (GBytes) wkb = NULL;

  if (drawn->type != SUYUAN_VALUE_BLOB)
    return TRUE;
  wkb = suyuan_turn_wkb (drawn->blob, error);
  if (!wkb)
    return FALSE;
  suyuan_value_set_blob (&turned, wkb);
  suyuan_record_set (changes, "geometry", &turned);
  return TRUE;
}

/* What lies at a reach by its chainage stays where it is on the ground. */
static gboolean
turn_chainages (SuyuanAction    *action,
                SuyuanOffice    *office,
                SuyuanKind       kind,
                const SuyuanUid *reach,
                double           length_m,
                GError         **error)
{
  g_autoptr (GPtrArray) records = suyuan_office_referring (office, kind, "reach", reach, error);

  for (guint i = 0; records && i < records->len; i++)
    {
      SuyuanRecord *before = records->pdata[i];
      g_autoptr (SuyuanRecord) changes = suyuan_record_new (suyuan_office_get_catalogue (office), kind, suyuan_record_get_uid (before));

      if (!suyuan_record_has (before, "chainage_m"))
        continue;
      suyuan_record_set_real (changes, "chainage_m", MAX (0, length_m - suyuan_record_get_real (before, "chainage_m")));
      if (!suyuan_action_update (action, changes, error))
        return FALSE;
      suyuan_action_name (action, before);
    }
  return records != NULL;
}

static gboolean
turn (SuyuanAction *action,
      SuyuanOffice *office,
      SuyuanRecord *before,
      SuyuanRecord *changes,
      GError      **error)
{
  const SuyuanUid *uid = suyuan_record_get_uid (before);
  SuyuanRiver     *river = suyuan_office_get_river (office, error);
  int              reach = river ? suyuan_river_find (river, uid) : SUYUAN_NO_REACH;
  double           length_m;

  if (reach == SUYUAN_NO_REACH || !turn_geometry (changes, before, error))
    return FALSE;
  length_m = suyuan_river_get_length (river, (guint) reach);
  swap (changes, before, "from_node", "to_node");
  swap (changes, before, "coverage_left", "coverage_right");
  note (changes, before, _ ("Turned: it was drawn against the flow"));
  return turn_chainages (action, office, SUYUAN_KIND_OUTLET, uid, length_m, error) && turn_chainages (action, office, SUYUAN_KIND_SECTION, uid, length_m, error);
}

static void
join (SuyuanRecord     *before,
      SuyuanRecord     *changes,
      const SuyuanMend *mend)
{
  g_autofree char *words = mend->reason && g_str_equal (mend->reason, "name") ? g_strdup_printf (_ ("Goes on with %s after %.0f m that are not drawn: a course of the same name begins there"), mend->other_code, mend->distance_m)
                                                                              : g_strdup_printf (_ ("Goes on with %s after %.0f m that are not drawn: no line is nearer to its mouth"), mend->other_code, mend->distance_m);

  suyuan_record_set_ref (changes, "parent", &mend->other);
  note (changes, before, words);
}

static gboolean
apply (SuyuanAction     *action,
       SuyuanOffice     *office,
       const SuyuanMend *mend,
       GError          **error)
{
  g_autoptr (SuyuanRecord) before = suyuan_office_get (office, SUYUAN_KIND_REACH, &mend->reach, error);
  g_autoptr (SuyuanRecord) changes = NULL;

  if (!before)
    return FALSE;
  changes = suyuan_record_new (suyuan_office_get_catalogue (office), SUYUAN_KIND_REACH, &mend->reach);
  if (g_str_equal (mend->repair, "join"))
    join (before, changes, mend);
  else if (!turn (action, office, before, changes, error))
    return FALSE;
  if (!suyuan_action_update (action, changes, error))
    return FALSE;
  suyuan_action_name (action, before);
  suyuan_action_warn (action, suyuan_record_get_text (changes, "remark"));
  return TRUE;
}

static SuyuanOutcome *
apply_all (SuyuanOffice *self,
           GPtrArray    *chosen,
           GError      **error)
{
  g_autoptr (SuyuanAction) action = suyuan_action_begin (self, "mend reach", error);

  if (!action)
    return NULL;
  for (guint i = 0; i < chosen->len; i++)
    if (!apply (action, self, chosen->pdata[i], error))
      return NULL;
  return suyuan_action_finish (action, error);
}

/* The repair proposed for a reach. */
static SuyuanMend *
find_repair (GPtrArray       *mends,
             const SuyuanUid *reach)
{
  for (guint i = 0; i < mends->len; i++)
    {
      SuyuanMend *mend = mends->pdata[i];

      if (mend->repair && suyuan_uid_equal (&mend->reach, reach))
        return mend;
    }
  return NULL;
}

/**
 * suyuan_office_mend:
 * @reaches: (array length=n_reaches): whose proposed repair to carry out, however far it bridges
 *
 * Carries out proposals in one batch: the next reach is named, or the line turned with everything that is
 * counted along it. What was bridged and why stands in the reach's remark and in the outcome's warnings.
 *
 * Returns: (transfer full): the outcome; %NULL with REFUSED (`no_repair`: none is proposed for a reach) or an
 *   error of the store
 */
SuyuanOutcome *
suyuan_office_mend (SuyuanOffice    *self,
                    const SuyuanUid *reaches,
                    guint            n_reaches,
                    GError         **error)
{
  g_autoptr (GPtrArray) mends = suyuan_office_list_mends (self, error);
  g_autoptr (GPtrArray) chosen = g_ptr_array_new ();

  if (!mends)
    return NULL;
  for (guint i = 0; i < n_reaches; i++)
    {
      SuyuanMend      *mend = find_repair (mends, &reaches[i]);
      g_autofree char *label = mend ? NULL : suyuan_office_dup_label (self, SUYUAN_KIND_REACH, &reaches[i]);

      if (!mend)
        {
          suyuan_refuse (error, "no_repair", _ ("No repair is proposed for %s: name its next reach in the form, or draw it anew"), label);
          return NULL;
        }
      if (!g_ptr_array_find (chosen, mend, NULL))
        g_ptr_array_add (chosen, mend);
    }
  return apply_all (self, chosen, error);
}

/**
 * suyuan_office_mend_all:
 * @within_m: how far a gap may be; 0: no further than a line is drawn amiss, %SUYUAN_JOIN_SURE_M
 *
 * Closes every gap that has one answer and is no wider, in one batch. Lines are turned one by one only.
 *
 * Returns: (transfer full): the outcome, with a %NULL batch where there is nothing to close; %NULL with an
 *   error of the store
 */
SuyuanOutcome *
suyuan_office_mend_all (SuyuanOffice *self,
                        double        within_m,
                        GError      **error)
{
  g_autoptr (GPtrArray) mends = suyuan_office_list_mends (self, error);
  g_autoptr (GPtrArray) chosen = g_ptr_array_new ();

  for (guint i = 0; mends && i < mends->len; i++)
    {
      SuyuanMend *mend = mends->pdata[i];

      if (g_strcmp0 (mend->repair, "join") == 0 && !mend->rival_code && mend->distance_m <= (within_m > 0 ? within_m : SUYUAN_JOIN_SURE_M))
        g_ptr_array_add (chosen, mend);
    }
  return mends ? apply_all (self, chosen, error) : NULL;
}
