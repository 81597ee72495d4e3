/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-load.h"

G_BEGIN_DECLS

typedef enum
{
  SUYUAN_CHAIN_START, /* the section */
  SUYUAN_CHAIN_OUTLETS,
  SUYUAN_CHAIN_ENTERPRISES,
  SUYUAN_CHAIN_TASKS,
  SUYUAN_CHAIN_N_COLUMNS,
} SuyuanChainColumn;

/* One record of the chain. */
typedef struct
{
  SuyuanChainColumn column;
  SuyuanKind        kind;
  SuyuanUid         uid;
  char             *code, *name;
  char             *state;      /* class, outlet status, enterprise status or task state by key; or NULL */
  gboolean          alarm;      /* off target; nobody answers for it; overdue */
  double            distance_m; /* along the river; of enterprises and tasks that of their nearest outlet */
  SuyuanLoad        load;       /* of the section and the outlets; of an enterprise what its ribbons bring */
} SuyuanChainNode;

/* What ties two of them. Outlets without a party are tied to their tasks straight. */
typedef struct
{
  guint       from, to;   /* places in nodes, from left to right */
  int         via;        /* of enterprise to task: the outlet the task is on; else -1 */
  double      kg_d;       /* < 0: not known */
  const char *confidence; /* confirmed probable suspected; party: by the register alone; NULL: by the river, a task */
  const char *because;    /* how the walk measured, the method of the link, or NULL; keys */
  const char *port;       /* of a link: the discharge port of the enterprise, or NULL */
  double      share;      /* of an outlet to an enterprise: its part of the discharge, 0 to 1 */
} SuyuanChainRibbon;

typedef struct
{
  const char *parameter, *period; /* period: NULL for all samples */
  gboolean    main_only;
  double      velocity_ms; /* of the river, for travel times; 0: not known */
} SuyuanChainTerms;

typedef struct
{
  GPtrArray *nodes;                              /* of SuyuanChainNode, column by column */
  guint      firsts[SUYUAN_CHAIN_N_COLUMNS + 1]; /* those of column c are firsts[c] to firsts[c + 1] - 1 */
  GArray    *ribbons;                            /* of SuyuanChainRibbon */
  guint      reaches;                            /* upstream */
  double     outlets_kg_d;                       /* of those whose load is known */
  guint      n_unknown;                          /* outlets whose load is not */
  char      *judged_by;                          /* the period the section is graded by; NULL: all samples, no section */
} SuyuanChain;

/* What of it is asked for; all zero: everything. */
typedef struct
{
  const char *confidence; /* the least: suspected, probable or confirmed; NULL: any, the register alone too */
  gboolean    open_only;  /* only what an open task is on */
} SuyuanChainFilter;

SuyuanChain *suyuan_office_chain (SuyuanOffice *self, SuyuanKind kind, const SuyuanUid *uid,
                                  const SuyuanChainTerms *terms, GError **error);
void         suyuan_chain_free (SuyuanChain *self);
gboolean    *suyuan_chain_follow (const SuyuanChain *self, guint node, gboolean **ribbons);
SuyuanChain *suyuan_chain_filter (const SuyuanChain *self, const SuyuanChainFilter *filter);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SuyuanChain, suyuan_chain_free)

G_END_DECLS
