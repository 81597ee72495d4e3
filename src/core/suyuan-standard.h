/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-record.h"

G_BEGIN_DECLS

typedef enum
{
  SUYUAN_EVALUATION_UNKNOWN, /* no limit, no result, or the limit depends on what is not known */
  SUYUAN_EVALUATION_WITHIN,
  SUYUAN_EVALUATION_OVER,
} SuyuanEvaluation;

/* One item of a sample against the limits of its outlet. Strings are borrowed from the standards. */
typedef struct
{
  const char      *item; /* key of a sample's field */
  SuyuanEvaluation verdict;
  gboolean         has_value, below; /* @below: not detected, @value is the detection limit */
  double           value;
  gboolean         has_limit;
  double           limit;   /* the strictest that may apply; the bound that is broken where it is a range */
  double           factor;  /* value / limit, 0 where unknown or a range */
  const char      *source;  /* "own", or key of discharge_standard; NULL: no limit */
  const char      *because; /* why it is unknown, ready to show; else NULL */
} SuyuanEvaluatedItem;

/* What a limit may depend on. */
typedef struct
{
  const char *built_on; /* ISO date the works were built; NULL: not known */
} SuyuanStandardTerms;

/* The table of discharge standards, loaded. Immutable: any thread may read. */
typedef struct _SuyuanStandards SuyuanStandards;

SuyuanStandards *suyuan_standards_new (GError **error);
void             suyuan_standards_free (SuyuanStandards *self);
GArray          *suyuan_standards_evaluate (SuyuanStandards *self, SuyuanRecord *outlet, SuyuanRecord *sample,
                                            const SuyuanStandardTerms *terms);
SuyuanEvaluation suyuan_evaluation_sum (GArray *items);
char            *suyuan_evaluation_describe (GArray *items, SuyuanCatalogue *catalogue);
const char      *suyuan_evaluation_get_key (SuyuanEvaluation evaluation);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SuyuanStandards, suyuan_standards_free)

G_END_DECLS
