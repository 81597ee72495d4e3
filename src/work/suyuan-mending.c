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

/* A reach that is being turned, as the river still has it. */
typedef struct
{
  SuyuanAction *action;
  SuyuanOffice *office;
  SuyuanRiver  *river;
  guint         reach;
} Turning;

/* A bank that was read off the line as it ran; one that somebody saw otherwise stays. */
static gboolean
turn_bank (const Turning *self,
           SuyuanRecord  *changes,
           SuyuanRecord  *before)
{
  SuyuanPosition position = { suyuan_record_get_integer (before, "lon"), suyuan_record_get_integer (before, "lat") };
  const char    *bank = suyuan_record_get_kind (before) == SUYUAN_KIND_OUTLET ? suyuan_record_get_text (before, "bank") : NULL;
  SuyuanBeside   beside;
  gboolean       left;

  if (!bank || !suyuan_record_has (before, "lon") || !suyuan_record_has (before, "lat") || !suyuan_river_look_beside (self->river, self->reach, &position, &beside) || beside.snap.bank == SUYUAN_BANK_ON)
    return FALSE;
  left = beside.snap.bank == SUYUAN_BANK_LEFT;
  if (!g_str_equal (bank, left ? "left" : "right"))
    return FALSE;
  suyuan_record_set_text (changes, "bank", left ? "right" : "left");
  return TRUE;
}

/* What lies at a reach stays where it is on the ground. */
static gboolean
turn_along (const Turning *self,
            SuyuanKind     kind,
            GError       **error)
{
  g_autoptr (GPtrArray) records = suyuan_office_referring (self->office, kind, "reach", suyuan_river_get_uid (self->river, self->reach), error);

  for (guint i = 0; records && i < records->len; i++)
    {
      SuyuanRecord *before = records->pdata[i];
      g_autoptr (SuyuanRecord) changes = suyuan_record_new (suyuan_office_get_catalogue (self->office), kind, suyuan_record_get_uid (before));
      gboolean turned = turn_bank (self, changes, before);

      if (suyuan_record_has (before, "chainage_m"))
        suyuan_record_set_real (changes, "chainage_m", MAX (0, suyuan_river_get_length (self->river, self->reach) - suyuan_record_get_real (before, "chainage_m")));
      else if (!turned)
        continue;
      if (!suyuan_action_update (self->action, changes, error))
        return FALSE;
      suyuan_action_name (self->action, before);
    }
  return records != NULL;
}

/* The next reach that is entered: right where the new mouth comes to it above its own mouth, and is no further from it
 * than the old one was. */
static gboolean
leads_to_parent (const Turning *self,
                 SuyuanRecord  *before)
{
  const SuyuanValue *drawn = suyuan_record_get (before, "geometry");
  g_autoptr (SuyuanLine) line = drawn->type == SUYUAN_VALUE_BLOB ? suyuan_line_new_from_wkb (drawn->blob, NULL) : NULL;
  SuyuanUid      uid;
  int            parent = suyuan_record_get_ref (before, "parent", &uid) ? suyuan_river_find (self->river, &uid) : SUYUAN_NO_REACH;
  SuyuanPosition ends[2];
  SuyuanBeside   mouth, source;

  return line && parent != SUYUAN_NO_REACH && suyuan_line_locate (line, 0, &ends[0]) && suyuan_line_locate (line, suyuan_line_get_length (line), &ends[1]) && suyuan_river_look_beside (self->river, (guint) parent, &ends[0], &mouth) && suyuan_river_look_beside (self->river, (guint) parent, &ends[1], &source) && mouth.snap.distance_m <= source.snap.distance_m && mouth.chainage_m < suyuan_river_get_length (self->river, (guint) parent) - SUYUAN_TOUCH_M;
}

static gboolean
turn (SuyuanAction *action,
      SuyuanOffice *office,
      SuyuanRecord *before,
      SuyuanRecord *changes,
      GError      **error)
{
  SuyuanRiver *river = suyuan_office_get_river (office, error);
  int          reach = river ? suyuan_river_find (river, suyuan_record_get_uid (before)) : SUYUAN_NO_REACH;
  Turning      turning = { action, office, river, (guint) reach };

  if (reach == SUYUAN_NO_REACH || !turn_geometry (changes, before, error))
    return FALSE;
  swap (changes, before, "from_node", "to_node");
  swap (changes, before, "coverage_left", "coverage_right");
  if (suyuan_record_has (before, "parent") && !leads_to_parent (&turning, before))
    suyuan_record_set (changes, "parent", &(SuyuanValue){ .type = SUYUAN_VALUE_NULL });
  note (changes, before, _ ("Turned: it was drawn against the flow"));
  return turn_along (&turning, SUYUAN_KIND_OUTLET, error) && turn_along (&turning, SUYUAN_KIND_SECTION, error);
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
