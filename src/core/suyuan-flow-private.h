/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-flow.h"

G_BEGIN_DECLS

#define BIT(n) (1u << (n))

enum
{
  ROLE_FIELD = BIT (0),
  ROLE_OFFICE = BIT (1),
  ROLE_REVIEWER = BIT (2),
  ROLE_ACCEPTOR = BIT (3),
  ROLE_SPONSOR = BIT (4),
  ROLE_CONTRACTOR = BIT (5),
  ROLE_ADMINISTRATOR = BIT (6),
};

#define ANYBODY 0x7fu
#define STAFF (ANYBODY & ~ROLE_CONTRACTOR)
#define DESK (ROLE_OFFICE | ROLE_REVIEWER | ROLE_ACCEPTOR | ROLE_ADMINISTRATOR)
#define JUDGES (ROLE_REVIEWER | ROLE_ACCEPTOR | ROLE_ADMINISTRATOR)

/* What a step asks for besides the right role. */
enum
{
  NEEDS_REASON = BIT (0),
  NEEDS_FIELD = BIT (1),
  NEEDS_PAPER = BIT (2),   /* a document's number or a file */
  NEEDS_GROUNDS = BIT (3), /* a document's number, a file or a reason */
  NEEDS_RESPONSIBLE = BIT (4),
  NEEDS_ACCEPTING = BIT (5),  /* an accepting unit that is not the responsible one and has the level */
  NEEDS_OTHER_EYES = BIT (6), /* not whoever submitted */
  NEEDS_ACCEPTORS = BIT (7),
  NEEDS_NEW_UNIT = BIT (8),
  NEEDS_LATER_DATE = BIT (9),
};

gboolean suyuan_flow_check_role (const SuyuanActor *actor, guint who, GError **error);
gboolean suyuan_flow_check_needs (const SuyuanFlowTask *task, const SuyuanFlowMove *move, guint needs,
                                  GError **error);
gboolean suyuan_flow_check_accepting_unit (const SuyuanFlowTask *task, GError **error);
gboolean suyuan_flow_check_acceptors (const SuyuanFlowTask *task, const SuyuanActor *first, const SuyuanActor *second,
                                      GError **error);

G_END_DECLS
