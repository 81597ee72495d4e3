/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-attribution.h"
#include "suyuan-load.h"

G_BEGIN_DECLS

/* Of which load, and what is believed of the river: a decay or a velocity of 0 is not known. */
typedef struct
{
  const char *parameter, *period; /* period: NULL for all samples */
  SuyuanRange decay_per_day;      /* a high of 0: not known */
  double      velocity_ms;
  double      mixing_m; /* 0: not known */
} SuyuanBalanceTerms;

/* An outlet between the two sections, or an enterprise behind some of them. */
typedef struct
{
  SuyuanUid   uid;
  char       *code, *name;
  double      distance_m;    /* of an outlet: to the lower section */
  SuyuanLoad  load;          /* of an enterprise: its part of the outlets' loads */
  SuyuanRange arriving_kg_d; /* at the lower section, by the model */
  SuyuanRange share;         /* of the load measured there; all 0: no model */
  gboolean    unmixed;       /* nearer than the mixing length: the share does not hold */
} SuyuanBalanceLine;

/* Why an account is not whole, in a word and in a sentence. */
typedef struct
{
  const char *code;
  char       *message;
} SuyuanObstacle;

typedef struct
{
  SuyuanUid          upper_uid, lower_uid;
  char              *upper, *lower, *upper_name, *lower_name, *parameter, *parameter_label, *period;
  double             distance_m; /* along the river */
  SuyuanLoad         incoming, outgoing;
  SuyuanRange        local_kg_d; /* of the outlets whose load is known */
  guint              n_unknown;  /* outlets whose load is not */
  gboolean           balanced;   /* account and what follows hold */
  SuyuanLoadBalance  account;
  gboolean           modelled; /* shares and residual hold */
  SuyuanBalanceTerms terms;    /* its texts are those above */
  SuyuanRange        incoming_share, residual_share, residual_kg_d;
  GPtrArray         *outlets, *enterprises; /* of SuyuanBalanceLine, the largest load first, the unknown last */
  GPtrArray         *obstacles;             /* of SuyuanObstacle */
} SuyuanBalance;

SuyuanBalance *suyuan_office_balance (SuyuanOffice *self, const SuyuanUid *one, const SuyuanUid *other,
                                      const SuyuanBalanceTerms *terms, GError **error);
void           suyuan_balance_free (SuyuanBalance *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SuyuanBalance, suyuan_balance_free)

G_END_DECLS
