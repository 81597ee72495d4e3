/* suyuan-command-evidence.c: photo and link
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-cli"

#include "suyuan-command.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

#include "suyuan-evidence.h"
#include "suyuan-json.h"
#include "suyuan-proposals.h"

static char    *photo_kind, *witnesses;
static char    *method, *confidence, *claim, *document, *port, *reason;
static char   **evidence;
static gboolean main_party;

static const GOptionEntry photo_options[] = {
  { "photo-kind", 0, 0, G_OPTION_ARG_STRING, &photo_kind, N_ ("What it shows (suyuanctl fields medium)"), "KEY" },
  { "witnesses", 0, 0, G_OPTION_ARG_STRING, &witnesses, N_ ("Two names, for a picture without position or time"), N_ ("NAMES") },
  { NULL }
};

static int proposal_limit = 10;

static const GOptionEntry propose_options[] = {
  { "limit", 0, 0, G_OPTION_ARG_INT, &proposal_limit, N_ ("How many at most, 0 for all (default: 10)"), "N" },
  { NULL }
};

static const GOptionEntry link_options[] = {
  { "method", 0, 0, G_OPTION_ARG_STRING, &method, N_ ("documents, inspection or technical"), "KEY" },
  { "confidence", 0, 0, G_OPTION_ARG_STRING, &confidence, N_ ("suspected, probable or confirmed"), "KEY" },
  { "claim", 0, 0, G_OPTION_ARG_STRING, &claim, N_ ("none, claimed, disputed or designated"), "KEY" },
  { "document", 0, 0, G_OPTION_ARG_STRING, &document, N_ ("Number of the claim's or designation's document"), "TEXT" },
  { "port", 0, 0, G_OPTION_ARG_STRING, &port, N_ ("The enterprise's own port, DW001"), "CODE" },
  { "reason", 0, 0, G_OPTION_ARG_STRING, &reason, N_ ("Grounds"), "TEXT" },
  { "main", 0, 0, G_OPTION_ARG_NONE, &main_party, N_ ("This enterprise is the main party of the outlet"), NULL },
  { "evidence", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &evidence, N_ ("A file that shows it; again for more"), "FILE" },
  { NULL }
};

static int
run_photo (SuyuanCall *call,
           GError    **error)
{
  g_autoptr (GPtrArray) warnings = g_ptr_array_new_with_free_func (g_free);
  SuyuanKind     kind = suyuan_call_kind (call->words[0], error);
  SuyuanUid      uid;
  SuyuanOutcome *outcome;

  if (kind == SUYUAN_KIND_NONE || !suyuan_call_find (call, kind, call->words[1], &uid, error))
    return 1;

  outcome = suyuan_office_add_media (call->office, kind, &uid, (const char *const *) call->words + 2,
                                     photo_kind, witnesses, warnings, error);
  for (guint i = 0; i < warnings->len; i++)
    fprintf (stderr, _ ("suyuanctl: warning: %s\n"), (char *) warnings->pdata[i]);

  return suyuan_call_outcome (call, outcome, error);
}

static int
run_link (SuyuanCall *call,
          GError    **error)
{
  SuyuanLinkTerms terms = {
    .method = method,
    .confidence = confidence,
    .claim = claim,
    .document = document,
    .port = port,
    .reason = reason,
    .main_party = main_party,
    .evidence = (const char *const *) evidence,
  };
  SuyuanUid outlet, enterprise;

  if (method == NULL || confidence == NULL)
    return suyuan_call_usage (error, _ ("Say how it was found and how sure it is: --method KEY --confidence KEY")), 1;
  if (!suyuan_call_find (call, SUYUAN_KIND_OUTLET, call->words[0], &outlet, error) ||
      !suyuan_call_find (call, SUYUAN_KIND_ENTERPRISE, call->words[1], &enterprise, error))
    return 1;

  return suyuan_call_outcome (call, suyuan_office_link (call->office, &outlet, &enterprise, &terms, error), error);
}

static void
add_ground (SuyuanJson   *json,
            gconstpointer item)
{
  const SuyuanGround *ground = item;

  suyuan_json_add_text (json, "ground", ground->key);
  suyuan_json_add_text (json, "message", ground->words);
}

static void
add_proposal (SuyuanJson   *json,
              gconstpointer item)
{
  const SuyuanProposal *proposal = item;

  suyuan_json_add_text (json, "code", proposal->code);
  suyuan_json_add_text (json, "name", proposal->name);
  suyuan_json_add_uid (json, "uid", &proposal->enterprise);
  if (proposal->distance_m >= 0)
    suyuan_json_add_number (json, "distance_m", proposal->distance_m);
  suyuan_json_add_number (json, "weight", proposal->weight);
  suyuan_json_add_list (json, "because", proposal->grounds, add_ground);
}

static void
print_proposal (gconstpointer item)
{
  const SuyuanProposal *proposal = item;
  g_autofree char      *words = suyuan_proposal_dup_words (proposal);

  g_print ("%s %s: %s\n", proposal->code, proposal->name, words);
}

static int
run_propose (SuyuanCall *call,
             GError    **error)
{
  g_autoptr (GPtrArray) proposals = NULL;
  SuyuanUid outlet;

  if (!suyuan_call_limit (proposal_limit, error) || !suyuan_call_find (call, SUYUAN_KIND_OUTLET, call->words[0], &outlet, error))
    return 1;
  proposals = suyuan_office_propose (call->office, &outlet, (guint) proposal_limit, error);

  return suyuan_call_list (call, proposals, add_proposal, print_proposal);
}

const SuyuanCommand suyuan_evidence_commands[] = {
  { "photo", "WORKSPACE KIND CODE FILE… [--photo-kind KEY] [--witnesses NAMES]", N_ ("Attaches photos and files to a record."), SUYUAN_COMMAND_WRITE, 3, SUYUAN_COMMAND_MANY, photo_options, run_photo },
  { "link", "WORKSPACE OUTLET ENTERPRISE --method KEY --confidence KEY [--evidence FILE]… [--claim KEY] [--document TEXT] [--port CODE] [--main]",
    N_ ("Links an outlet to who discharges through it."), SUYUAN_COMMAND_WRITE, 2, 2, link_options, run_link },
  { "propose", "WORKSPACE OUTLET [--limit N]", N_ ("Says which enterprises may be behind an outlet and why; `link` takes one."), SUYUAN_COMMAND_READ, 1, 1, propose_options, run_propose },
  { NULL }
};
