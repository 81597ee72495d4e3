/* suyuan-finding.c: what a look over the workspace came upon, and what is offered to put it right
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-app"

#include "suyuan-finding.h"

#include <glib/gi18n-lib.h>

#include "suyuan-checks.h"
#include "suyuan-join.h"

/* The faults of the network and the checks they are listed under. */
static const struct
{
  const char *fault, *check;
} faults[] = {
  { "loop", "reach_loop" },
  { "head_on", "reach_direction" },
  { "back_to_back", "reach_direction" },
  { "gap", "reach_gap" },
  { "alone", "reach_alone" },
  { "sink", "reach_sink" },
};

/* What the network has besides the standing checks: right in most places, and listed after them. */
static const struct
{
  const char *check, *label;
} notes[] = {
  { "reach_alone", N_ ("Reach that meets no other") },
  { "reach_sink", N_ ("End that nothing leaves") },
};

void
suyuan_finding_free (SuyuanFinding *self)
{
  g_free (self->title);
  g_free (self->message);
  g_clear_pointer (&self->mend, suyuan_mend_free);
  g_clear_pointer (&self->snapping, suyuan_snapping_free);
  g_free (self);
}

gboolean
suyuan_finding_is_note (const char *check)
{
  for (guint i = 0; i < G_N_ELEMENTS (notes); i++)
    if (g_str_equal (notes[i].check, check))
      return TRUE;
  return FALSE;
}

const char *
suyuan_finding_get_label (const char *check)
{
  for (guint i = 0; i < G_N_ELEMENTS (notes); i++)
    if (g_str_equal (notes[i].check, check))
      return _ (notes[i].label);
  return suyuan_checks_get_label (check);
}

/* --- what is offered --- */

/* Closed with all the others that leave no doubt, without a look at each. */
gboolean
suyuan_finding_is_certain (const SuyuanFinding *self)
{
  const SuyuanMend *mend = self->mend;

  return mend != NULL && g_strcmp0 (mend->repair, "join") == 0 && mend->rival_code == NULL && mend->distance_m <= SUYUAN_JOIN_SURE_M;
}

guint
suyuan_finding_get_n_offers (const SuyuanFinding *self)
{
  if (self->snapping != NULL)
    return self->snapping->places->len;

  return self->mend != NULL && self->mend->repair != NULL ? 1 : 0;
}

/* The words on the button: what will be done. */
char *
suyuan_finding_dup_offer (const SuyuanFinding *self,
                          guint                offer)
{
  const SuyuanSnapPlace *place = self->snapping != NULL ? self->snapping->places->pdata[offer] : NULL;

  if (place != NULL)
    return g_strdup_printf (_ ("Place it at %s (%.0f m away)"), place->code, place->distance_m);
  if (g_str_equal (self->mend->repair, "join"))
    return g_strdup_printf (_ ("Join %s to %s (%.0f m)"), self->mend->code, self->mend->other_code, self->mend->distance_m);

  return g_strdup_printf (_ ("Turn %s round"), self->mend->code);
}

static char *
dup_told (const SuyuanFinding *self,
          guint                offer)
{
  const SuyuanSnapPlace *place = self->snapping != NULL ? self->snapping->places->pdata[offer] : NULL;

  if (place != NULL)
    return g_strdup_printf (_ ("%s placed at %s"), self->snapping->code, place->code);
  if (g_str_equal (self->mend->repair, "join"))
    return g_strdup_printf (_ ("%s joined to %s"), self->mend->code, self->mend->other_code);

  return g_strdup_printf (_ ("%s turned round"), self->mend->code);
}

typedef struct
{
  SuyuanKind kind;
  SuyuanUid  uid;
  SuyuanUid  reach; /* where it lies; nil: it is a reach and is mended */
} Offer;

static gpointer
offer_verb (SuyuanOffice *office,
            gpointer      data,
            GCancellable *cancellable,
            GError      **error)
{
  const Offer *offer = data;

  if (suyuan_uid_is_nil (&offer->reach))
    return suyuan_office_mend (office, &offer->uid, 1, error);

  return suyuan_office_settle (office, offer->kind, &offer->uid, &offer->reach, error);
}

/* One batch, told with an Undo. */
void
suyuan_finding_take (const SuyuanFinding *self,
                     guint                offer,
                     SuyuanSeat          *seat)
{
  g_autofree char *told = dup_told (self, offer);
  Offer           *taken = g_new0 (Offer, 1);

  taken->kind = self->kind;
  taken->uid = self->uid;
  if (self->snapping != NULL)
    taken->reach = ((SuyuanSnapPlace *) self->snapping->places->pdata[offer])->reach;
  suyuan_seat_act (seat, told, offer_verb, taken, g_free, NULL, NULL);
}

static gpointer
certain_verb (SuyuanOffice *office,
              gpointer      data,
              GCancellable *cancellable,
              GError      **error)
{
  return suyuan_office_mend_all (office, 0, error);
}

/* Every gap that has one answer and is no wider than a line is drawn amiss; one batch. */
void
suyuan_findings_take_certain (SuyuanSeat *seat)
{
  suyuan_seat_act (seat, _ ("Gaps that leave no doubt closed"), certain_verb, NULL, NULL, NULL, NULL);
}

/* --- the look --- */

static SuyuanFinding *
add_finding (GPtrArray       *findings,
             SuyuanOffice    *office,
             const char      *check,
             SuyuanKind       kind,
             const SuyuanUid *uid,
             const char      *message)
{
  SuyuanFinding *finding = g_new0 (SuyuanFinding, 1);

  finding->check = check;
  finding->kind = kind;
  finding->uid = *uid;
  finding->title = suyuan_office_dup_label (office, kind, uid);
  finding->message = g_strdup (message);
  g_ptr_array_add (findings, finding);
  return finding;
}

static const char *
check_of_fault (const char *fault)
{
  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    if (g_str_equal (faults[i].fault, fault))
      return faults[i].check;
  g_return_val_if_reached (faults[0].check);
}

static gboolean
is_of_network (const char *check)
{
  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    if (g_str_equal (faults[i].check, check))
      return TRUE;
  return FALSE;
}

static gboolean
add_mends (GPtrArray    *findings,
           SuyuanOffice *office,
           GError      **error)
{
  g_autoptr (GPtrArray) mends = suyuan_office_list_mends (office, error);

  if (mends == NULL)
    return FALSE;
  g_ptr_array_set_free_func (mends, NULL); /* each goes to its finding */
  for (guint i = 0; i < mends->len; i++)
    {
      SuyuanMend *mend = mends->pdata[i];

      add_finding (findings, office, check_of_fault (mend->fault), SUYUAN_KIND_REACH, &mend->reach, mend->message)->mend = mend;
    }
  return TRUE;
}

/* Whether what is found of a check may be another after changes of these kinds. */
static gboolean
is_touched (const char *check,
            guint64     kinds)
{
  g_autofree const char **touched = suyuan_checks_list_touched (kinds);

  return is_of_network (check) ? (kinds & (G_GUINT64_CONSTANT (1) << SUYUAN_KIND_REACH)) != 0 : g_strv_contains (touched, check);
}

/* What the network has wrong is listed with its repairs. */
static char **
list_other_checks (guint64 kinds)
{
  g_autoptr (GStrvBuilder) wanted = g_strv_builder_new ();
  g_autofree const char **touched = suyuan_checks_list_touched (kinds);

  for (guint i = 0; touched[i] != NULL; i++)
    if (!is_of_network (touched[i]))
      g_strv_builder_add (wanted, touched[i]);
  return g_strv_builder_end (wanted);
}

static gboolean
add_remarks (GPtrArray    *findings,
             SuyuanOffice *office,
             guint64       kinds,
             GCancellable *cancellable,
             GError      **error)
{
  g_auto (GStrv) wanted = list_other_checks (kinds);
  g_autoptr (GPtrArray) remarks = suyuan_office_check (office, (const char *const *) wanted, cancellable, error);

  for (guint i = 0; remarks != NULL && i < remarks->len; i++)
    {
      const SuyuanRemark *remark = remarks->pdata[i];
      SuyuanFinding      *finding = add_finding (findings, office, remark->check, remark->kind, &remark->uid, remark->message);

      if (!g_str_equal (remark->check, "ambiguous_reach"))
        continue;
      finding->snapping = suyuan_office_snap (office, remark->kind, &remark->uid, error);
      if (finding->snapping == NULL)
        return FALSE;
    }
  return remarks != NULL;
}

static guint
rank (const char *check)
{
  const char *const *all = suyuan_checks_list ();
  guint              i = 0;

  while (all[i] != NULL && !g_str_equal (all[i], check))
    i++;
  for (guint k = 0; all[i] == NULL && k < G_N_ELEMENTS (notes); k++)
    if (g_str_equal (notes[k].check, check))
      return i + k;
  return i;
}

static int
compare (gconstpointer a,
         gconstpointer b)
{
  const SuyuanFinding *one = *(SuyuanFinding *const *) a, *other = *(SuyuanFinding *const *) b;

  return (int) rank (one->check) - (int) rank (other->check);
}

gpointer
suyuan_findings_read (SuyuanOffice *office,
                      gpointer      data,
                      GCancellable *cancellable,
                      GError      **error)
{
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func ((GDestroyNotify) suyuan_finding_free);

  guint64 kinds = *(const guint64 *) data;

  if (!add_remarks (findings, office, kinds, cancellable, error) || (is_touched (faults[0].check, kinds) && !add_mends (findings, office, error)))
    return NULL;
  g_ptr_array_sort (findings, compare);

  return g_steal_pointer (&findings);
}

/* What was found before of checks that changes of these kinds do not touch, and what is found now of the others. Takes the
 * findings of both. */
GPtrArray *
suyuan_findings_merge (GPtrArray *before,
                       GPtrArray *found,
                       guint64    kinds)
{
  GPtrArray *both = g_ptr_array_new_with_free_func ((GDestroyNotify) suyuan_finding_free);

  g_ptr_array_set_free_func (before, NULL);
  g_ptr_array_set_free_func (found, NULL);
  for (guint i = 0; i < before->len; i++)
    if (is_touched (((SuyuanFinding *) before->pdata[i])->check, kinds))
      suyuan_finding_free (before->pdata[i]);
    else
      g_ptr_array_add (both, before->pdata[i]);
  for (guint i = 0; i < found->len; i++)
    g_ptr_array_add (both, found->pdata[i]);
  g_ptr_array_set_size (before, 0);
  g_ptr_array_set_size (found, 0);
  g_ptr_array_sort (both, compare);
  return both;
}
