/* suyuan-command-river.c: put the network of reaches right
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-cli"

#include "suyuan-command.h"

#include <glib/gi18n-lib.h>

#include "suyuan-json.h"
#include "suyuan-mending.h"

static gboolean all;
static double   within;

static const GOptionEntry mend_options[] = {
  { "all", 0, 0, G_OPTION_ARG_NONE, &all, N_ ("Close every gap that has one answer"), NULL },
  { "within", 0, 0, G_OPTION_ARG_DOUBLE, &within, N_ ("With --all: gaps of up to this many metres (default: 100)"), "M" },
  { NULL }
};

static void
add_mend (SuyuanJson   *json,
          gconstpointer item)
{
  const SuyuanMend *mend = item;

  suyuan_json_add_text (json, "fault", mend->fault);
  suyuan_json_add_text (json, "reach", mend->code);
  suyuan_json_add_uid (json, "uid", &mend->reach);
  suyuan_json_add_text (json, "repair", mend->repair);
  suyuan_json_add_text (json, "other", mend->other_code);
  if (g_strcmp0 (mend->repair, "join") == 0)
    suyuan_json_add_number (json, "distance_m", mend->distance_m);
  suyuan_json_add_text (json, "because", mend->reason);
  suyuan_json_add_text (json, "rival", mend->rival_code);
  if (mend->has_place)
    {
      suyuan_json_add_number (json, "lon", mend->place.lon / (double) SUYUAN_DEGREE);
      suyuan_json_add_number (json, "lat", mend->place.lat / (double) SUYUAN_DEGREE);
    }
  suyuan_json_add_text (json, "message", mend->message);
}

static void
print_mend (gconstpointer item)
{
  const SuyuanMend *mend = item;

  g_print ("%s %s: %s\n", mend->fault, mend->code, mend->message);
}

static int
list_mends (SuyuanCall *call,
            GError    **error)
{
  g_autoptr (GPtrArray) mends = suyuan_office_list_mends (call->office, error);

  return suyuan_call_list (call, mends, add_mend, print_mend);
}

static int
run_mend (SuyuanCall *call,
          GError    **error)
{
  g_autoptr (GArray) reaches = g_array_new (FALSE, FALSE, sizeof (SuyuanUid));

  if (!suyuan_call_amount ("--within", within, error))
    return 1;
  if ((all && call->n_words > 0) || (within != 0 && !all))
    return suyuan_call_usage (error, _ ("Name reaches, or write --all and perhaps how far: --all --within 500")), 1;
  if (all)
    return suyuan_call_outcome (call, suyuan_office_mend_all (call->office, within, error), error);
  if (call->n_words == 0)
    return list_mends (call, error);

  for (guint i = 0; i < call->n_words; i++)
    {
      SuyuanUid uid;

      if (!suyuan_call_find (call, SUYUAN_KIND_REACH, call->words[i], &uid, error))
        return 1;
      g_array_append_val (reaches, uid);
    }

  return suyuan_call_outcome (call, suyuan_office_mend (call->office, (const SuyuanUid *) (gpointer) reaches->data, reaches->len, error), error);
}

static gboolean
only_looks (const SuyuanCall *call)
{
  return !all && call->n_words == 0;
}

const SuyuanCommand suyuan_river_commands[] = {
  { "mend", "WORKSPACE [REACH… | --all [--within M]]", N_ ("Lists what is wrong in the network of reaches with the repair proposed, and carries repairs out."), SUYUAN_COMMAND_WRITE, 0, SUYUAN_COMMAND_MANY, mend_options, run_mend, only_looks },
  { NULL }
};
