/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-office.h"

G_BEGIN_DECLS

/* Who stands behind an outlet, and with how much of its discharge. */
typedef struct
{
  SuyuanUid   enterprise;
  const char *confidence; /* confirmed probable suspected; party: by the register alone. Interned */
  const char *because;    /* method of the link, or NULL. Interned */
  const char *port;       /* code of the discharge port of the link, or NULL. Interned */
  double      share;      /* 0 to 1; all of an outlet make 1, less where the links say so */
} SuyuanTie;

GArray *suyuan_office_ties (SuyuanOffice *self, const SuyuanUid *outlet, GError **error);

G_END_DECLS
