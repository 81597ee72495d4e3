/* suyuan-command-snap.c: say where outlets and sections lie at the river
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-cli"

#include "suyuan-command.h"

#include <glib/gi18n-lib.h>

#include "suyuan-json.h"
#include "suyuan-snapping.h"

static gboolean settle;
static char    *to;

static const GOptionEntry snap_options[] = {
  { "to", 0, 0, G_OPTION_ARG_STRING, &to, N_ ("The reach it lies at"), "REACH" },
  { "settle", 0, 0, G_OPTION_ARG_NONE, &settle, N_ ("Write down what was found: of one record, or of all that leave no doubt"), NULL },
  { NULL }
};

static void
add_place (SuyuanJson   *json,
           gconstpointer item)
{
  const SuyuanSnapPlace *place = item;

  suyuan_json_add_text (json, "reach", place->code);
  if (place->chainage_m >= 0)
    suyuan_json_add_number (json, "chainage_m", place->chainage_m);
  if (place->distance_m >= 0)
    suyuan_json_add_number (json, "distance_m", place->distance_m);
  suyuan_json_add_text (json, "bank", place->bank);
}

static void
add_snapping (SuyuanJson   *json,
              gconstpointer item)
{
  const SuyuanSnapping *snapping = item;

  suyuan_json_add_text (json, "kind", suyuan_kind_name (snapping->kind));
  suyuan_json_add_text (json, "code", snapping->code);
  suyuan_json_add_uid (json, "uid", &snapping->uid);
  suyuan_json_add_text (json, "because", snapping->because);
  if (snapping->places->len == 1)
    add_place (json, snapping->places->pdata[0]);
  suyuan_json_add_list (json, "candidates", snapping->places->len > 1 ? snapping->places : NULL, add_place);
}

static void
print_snapping (gconstpointer item)
{
  const SuyuanSnapping *snapping = item;

  g_print ("%s %s: %s", suyuan_kind_name (snapping->kind), snapping->code, snapping->because);
  for (guint i = 0; i < snapping->places->len; i++)
    {
      const SuyuanSnapPlace *place = snapping->places->pdata[i];

      g_print ("  %s", place->code);
      if (place->chainage_m >= 0)
        g_print (" %.0f m", place->chainage_m);
      if (place->distance_m >= 0)
        g_print (" (%.0f m%s%s)", place->distance_m, place->bank != NULL ? ", " : "", place->bank != NULL ? place->bank : "");
    }
  g_print ("\n");
}

/* Nothing named: what a person has to place. */
static int
list_ambiguous (SuyuanCall *call,
                GError    **error)
{
  g_autoptr (GPtrArray) asked = suyuan_office_list_ambiguous (call->office, error);

  return suyuan_call_list (call, asked, add_snapping, print_snapping);
}

static int
show_snapping (SuyuanCall      *call,
               SuyuanKind       kind,
               const SuyuanUid *uid,
               GError         **error)
{
  g_autoptr (SuyuanSnapping) snapping = suyuan_office_snap (call->office, kind, uid, error);
  g_autoptr (SuyuanJson) json = NULL;

  if (snapping == NULL)
    return 1;
  if (!call->json)
    {
      print_snapping (snapping);
      return 0;
    }

  json = suyuan_json_new (call->office);
  suyuan_json_begin_object (json, NULL);
  add_snapping (json, snapping);
  suyuan_json_end_object (json);
  suyuan_json_print (json);

  return 0;
}

static int
run_snap (SuyuanCall *call,
          GError    **error)
{
  SuyuanKind kind;
  SuyuanUid  uid, reach;

  if (call->n_words == 1 || (to != NULL && call->n_words == 0))
    return suyuan_call_usage (error, _ ("Name an outlet or a section: snap WORKSPACE outlet CODE")), 1;
  if (call->n_words == 0)
    return settle ? suyuan_call_outcome (call, suyuan_office_settle_all (call->office, error), error) : list_ambiguous (call, error);

  kind = suyuan_call_kind (call->words[0], error);
  if (kind == SUYUAN_KIND_NONE || !suyuan_call_find (call, kind, call->words[1], &uid, error))
    return 1;
  if (to != NULL && !suyuan_call_find (call, SUYUAN_KIND_REACH, to, &reach, error))
    return 1;
  if (to == NULL && !settle)
    return show_snapping (call, kind, &uid, error);

  return suyuan_call_outcome (call, suyuan_office_settle (call->office, kind, &uid, to != NULL ? &reach : NULL, error), error);
}

static gboolean
only_looks (const SuyuanCall *call)
{
  return !settle && to == NULL;
}

const SuyuanCommand suyuan_snap_commands[] = {
  { "snap", "WORKSPACE [KIND CODE [--to REACH]] [--settle]", N_ ("Says at which reach an outlet or a section lies, where and by which rule; without one, which a person has to place."), SUYUAN_COMMAND_WRITE, 0, 2, snap_options, run_snap, only_looks },
  { NULL }
};
