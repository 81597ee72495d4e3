/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-census.h"

G_BEGIN_DECLS

#define SUYUAN_CLI_ERROR (suyuan_cli_error_quark ())
GQuark suyuan_cli_error_quark (void);

/* The one code of the domain: the words of the command are wrong; exit status 2. */
#define SUYUAN_CLI_ERROR_USAGE 0

typedef enum
{
  SUYUAN_COMMAND_PLAIN, /* opens nothing */
  SUYUAN_COMMAND_READ,
  SUYUAN_COMMAND_WRITE,
} SuyuanCommandAccess;

#define SUYUAN_COMMAND_MANY G_MAXUINT /* words without end */

/* One call of the program: what was said and what it works on. */
typedef struct
{
  const char   *verb;
  char        **words; /* after the verb and the workspace */
  guint         n_words;
  const char   *path;
  SuyuanOffice *office; /* NULL for PLAIN */
  gboolean      json;
} SuyuanCall;

/* Whether a call of a command that may write, with these words and options, only looks. */
typedef gboolean (*SuyuanCommandLooks) (const SuyuanCall *call);

/* 0 done, 1 refused (the document, if any, is printed by the command); on an error FALSE-like 1 and @error. */
typedef int (*SuyuanCommandFunc) (SuyuanCall *call,
                                  GError    **error);

typedef struct
{
  const char         *name;
  const char         *usage;   /* what follows the verb, words and options of its own */
  const char         *summary; /* N_() */
  SuyuanCommandAccess access;
  guint               min_words, max_words; /* after the verb and the workspace */
  const GOptionEntry *options;              /* or NULL */
  SuyuanCommandFunc   run;
  SuyuanCommandLooks  looks; /* of WRITE: what is not asked to write takes no lock; or NULL */
} SuyuanCommand;

extern const SuyuanCommand suyuan_workspace_commands[];
extern const SuyuanCommand suyuan_record_commands[];
extern const SuyuanCommand suyuan_exchange_commands[];
extern const SuyuanCommand suyuan_evidence_commands[];
extern const SuyuanCommand suyuan_task_commands[], suyuan_review_commands[];
extern const SuyuanCommand suyuan_dossier_commands[];
extern const SuyuanCommand suyuan_water_commands[], suyuan_river_commands[], suyuan_snap_commands[], suyuan_overlay_commands[], suyuan_balance_commands[], suyuan_bulletin_commands[], suyuan_chain_commands[];
extern const SuyuanCommand suyuan_bench_commands[], suyuan_basemap_commands[], suyuan_sync_commands[], suyuan_dispatch_commands[];

gboolean   suyuan_call_usage (GError **error, const char *format, ...) G_GNUC_PRINTF (2, 3);
SuyuanKind suyuan_call_kind (const char *name, GError **error);
gboolean   suyuan_call_find (SuyuanCall *call, SuyuanKind kind, const char *code, SuyuanUid *uid, GError **error);
gboolean   suyuan_call_filter (const char *text, SuyuanExpr **expr, GError **error);
gboolean   suyuan_call_limit (int limit, GError **error);
gboolean   suyuan_call_amount (const char *option, double amount, GError **error);
int        suyuan_call_outcome (SuyuanCall *call, SuyuanOutcome *outcome, GError **error);
int        suyuan_call_found (SuyuanCall *call, const char *from, gboolean rehearsal, GError **error);

G_END_DECLS
