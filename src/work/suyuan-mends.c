/* What looks wrong in the network of a workspace, reach by reach, each with the repair that is proposed.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "suyuan-work"

#include "suyuan-mending.h"

#include "suyuan-census.h"
#include "suyuan-join.h"
#include "suyuan-network-check.h"
#include "suyuan-river.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  SuyuanOffice *office;
  SuyuanRiver  *river;
  GPtrArray    *mends;
  GHashTable   *joined; /* reach + 1 of those a join is proposed for */
  GHashTable   *met;    /* reach + 1 of those it would go on with */
  GHashTable   *said;   /* reach and fault */
} Listing;

/**
 * suyuan_mend_free:
 *
 * Frees a repair.
 */
void
suyuan_mend_free (SuyuanMend *self)
{
  if (!self)
    return;
  g_free (self->code);
  g_free (self->other_code);
  g_free (self->rival_code);
  g_free (self->message);
  g_free (self);
}

static char *
dup_code (Listing *self,
          guint    reach)
{
  char *code = suyuan_office_dup_code_of (self->office, SUYUAN_KIND_REACH, suyuan_river_get_uid (self->river, reach), NULL);

  return code ? code : g_strdup ("");
}

static SuyuanMend *
add_mend (Listing    *self,
          const char *fault,
          guint       reach,
          gboolean    at_mouth)
{
  SuyuanMend *mend = g_new0 (SuyuanMend, 1);

  mend->fault = fault;
  mend->reach = *suyuan_river_get_uid (self->river, reach);
  mend->code = dup_code (self, reach);
  mend->has_place = suyuan_river_get_end (self->river, reach, at_mouth, &mend->place);
  g_ptr_array_add (self->mends, mend);
  return mend;
}

static void
name_other (Listing    *self,
            SuyuanMend *mend,
            guint       reach)
{
  mend->other = *suyuan_river_get_uid (self->river, reach);
  mend->other_code = dup_code (self, reach);
}

static char *
dup_label (Listing *self,
           guint    reach)
{
  return suyuan_office_dup_label (self->office, SUYUAN_KIND_REACH, suyuan_river_get_uid (self->river, reach));
}

static void
add_join (Listing          *self,
          const SuyuanJoin *join)
{
  SuyuanMend      *mend = add_mend (self, "gap", join->reach, TRUE);
  g_autofree char *other = dup_label (self, join->other);
  g_autofree char *rival = join->rival == SUYUAN_NO_REACH ? NULL : dup_label (self, (guint) join->rival);

  name_other (self, mend, join->other);
  mend->repair = "join";
  mend->distance_m = join->distance_m;
  mend->reason = join->reason == SUYUAN_JOIN_NAME ? "name" : "near";
  mend->rival_code = rival ? dup_code (self, (guint) join->rival) : NULL;
  if (rival)
    mend->message = g_strdup_printf (_ ("Its mouth meets nothing; %s lies %.0f m from it and %s hardly further: look which of the two it flows into, and name that as its next reach"), other, join->distance_m, rival);
  else if (join->reason == SUYUAN_JOIN_NAME)
    mend->message = g_strdup_printf (_ ("Its mouth meets nothing, and a course of the same name begins %.0f m from it: %s is proposed as its next reach"), join->distance_m, other);
  else
    mend->message = g_strdup_printf (_ ("Its mouth meets nothing and lies %.0f m from %s: that is proposed as its next reach"), join->distance_m, other);
  g_hash_table_add (self->joined, GUINT_TO_POINTER (join->reach + 1));
  g_hash_table_add (self->met, GUINT_TO_POINTER (join->other + 1));
}

static void
add_ring (Listing *self,
          guint    reach,
          int      turn)
{
  SuyuanMend *mend = add_mend (self, "loop", reach, FALSE);

  if (turn == (int) reach)
    {
      mend->repair = "turn";
      mend->message = g_strdup (_ ("Its water could come back to where it was, and would not if this line were turned: that is proposed"));
    }
  else
    mend->message = g_strdup (_ ("Its water could come back to where it was: turn the line that runs the wrong way, or mark a reach that flows both ways as such"));
}

/* The one to be turned comes first; where that is not known, the first as the network has them. */
static void
add_contradiction (Listing           *self,
                   const SuyuanFault *fault,
                   int                turn)
{
  guint            reach = suyuan_river_get_reach (self->river, fault->reach), other = suyuan_river_get_reach (self->river, (guint) fault->other);
  gboolean         head_on = fault->kind == SUYUAN_FAULT_HEAD_ON;
  SuyuanMend      *mend = add_mend (self, suyuan_fault_kind_get_key (fault->kind), turn == (int) other ? other : reach, head_on);
  g_autofree char *label = dup_label (self, turn == (int) other ? reach : other);

  name_other (self, mend, turn == (int) other ? reach : other);
  mend->repair = turn == SUYUAN_NO_REACH ? NULL : "turn";
  if (mend->repair && head_on)
    mend->message = g_strdup_printf (_ ("Ends where %s ends too and nothing goes on; turned, it would go on: that is proposed"), label);
  else if (mend->repair)
    mend->message = g_strdup_printf (_ ("Begins where %s begins too and nothing comes in; turned, it would come in: that is proposed"), label);
  else if (head_on)
    mend->message = g_strdup_printf (_ ("Ends where %s ends too and nothing goes on: one of the two runs the wrong way, or their next reach is missing"), label);
  else
    mend->message = g_strdup_printf (_ ("Begins where %s begins too and nothing comes in: one of the two runs the wrong way"), label);
}

static void
add_end (Listing           *self,
         const SuyuanFault *fault)
{
  guint       reach = suyuan_river_get_reach (self->river, fault->reach);
  gboolean    alone = fault->kind == SUYUAN_FAULT_ALONE;
  SuyuanMend *mend;

  if (g_hash_table_contains (self->joined, GUINT_TO_POINTER (reach + 1)) || (alone && g_hash_table_contains (self->met, GUINT_TO_POINTER (reach + 1))) || !g_hash_table_add (self->said, GUINT_TO_POINTER (reach + 1)))
    return;
  mend = add_mend (self, suyuan_fault_kind_get_key (fault->kind), reach, TRUE);
  mend->message = g_strdup (alone ? _ ("Meets no other reach: right for a pond or a ditch of its own, else name its next reach")
                                  : _ ("Nothing leaves its end: right at the mouth of the whole river, else name its next reach"));
}

/* Of a ring and of a contradiction a reach that was cut is listed once. */
static void
add_fault (Listing           *self,
           const SuyuanFault *fault,
           int                turn)
{
  guint    reach = suyuan_river_get_reach (self->river, fault->reach);
  gpointer said = GUINT_TO_POINTER (0x80000000u | (reach + 1));

  if (fault->kind == SUYUAN_FAULT_LOOP && g_hash_table_add (self->said, said))
    add_ring (self, reach, turn);
  else if (fault->kind == SUYUAN_FAULT_HEAD_ON || fault->kind == SUYUAN_FAULT_BACK_TO_BACK)
    add_contradiction (self, fault, turn);
}

static int
compare_mends (gconstpointer a,
               gconstpointer b)
{
  const SuyuanMend *one = *(SuyuanMend *const *) a, *other = *(SuyuanMend *const *) b;
  int               order = strcmp (one->fault, other->fault);

  if (order == 0)
    order = strcmp (one->code, other->code);
  return order ? order : suyuan_uid_compare (&one->reach, &other->reach);
}

/**
 * suyuan_office_list_mends:
 *
 * Looks the network over: gaps, rings, lines that run against each other, ends that nothing leaves. A repair
 * is proposed where one and no other offers itself; nothing is changed. A true mouth is listed as a sink.
 *
 * Returns: (transfer full) (element-type SuyuanMend): by fault, then code; %NULL with an error of the store
 */
GPtrArray *
suyuan_office_list_mends (SuyuanOffice *self,
                          GError      **error)
{
  SuyuanRiver *river = suyuan_office_get_river (self, error);
  g_autoptr (GPtrArray) mends = g_ptr_array_new_with_free_func ((GDestroyNotify) suyuan_mend_free);
  g_autoptr (GHashTable) joined = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) met = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) said = g_hash_table_new (NULL, NULL);
  g_autoptr (GArray) joins = NULL;
  g_autoptr (GArray) faults = NULL;
  g_autoptr (GArray) turns = NULL;
  Listing listing = { self, river, mends, joined, met, said };

  if (!river)
    return NULL;
  joins = suyuan_river_find_joins (river);
  faults = suyuan_river_find_faults (river);
  turns = suyuan_river_find_turns (river, faults);
  for (guint i = 0; i < joins->len; i++)
    add_join (&listing, &g_array_index (joins, SuyuanJoin, i));
  for (guint i = 0; i < faults->len; i++)
    add_fault (&listing, &g_array_index (faults, SuyuanFault, i), g_array_index (turns, int, i));
  for (int sinks = 0; sinks < 2; sinks++) /* what is alone is not said to be a mouth as well */
    for (guint i = 0; i < faults->len; i++)
      if (g_array_index (faults, SuyuanFault, i).kind == (sinks ? SUYUAN_FAULT_SINK : SUYUAN_FAULT_ALONE))
        add_end (&listing, &g_array_index (faults, SuyuanFault, i));
  g_ptr_array_sort (mends, compare_mends);
  return g_steal_pointer (&mends);
}
