/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-office.h"
#include "suyuan-position.h"

G_BEGIN_DECLS

#define SUYUAN_GROUND_NEAR_M 1000 /* an enterprise this near may reach the outlet by a ditch */
#define SUYUAN_GROUND_PORT_M 200  /* a port this near is probably the outlet itself */

/* What is known of an outlet that an enterprise can be held against. */
typedef struct
{
  SuyuanUid      uid;
  gboolean       has_position, has_park, has_party;
  SuyuanPosition position;
  SuyuanUid      park, party;
  char          *credit_code, *permit_number, *pollutants; /* nullable */
  char          *code, *name, *water;                      /* nullable: what a permit may call it */
  char          *notes;                                    /* all that was written of it */
} SuyuanOutletFacts;

gboolean suyuan_outlet_facts_read (SuyuanOutletFacts *self, SuyuanOffice *office, const SuyuanUid *outlet,
                                   GError **error);
void     suyuan_outlet_facts_clear (SuyuanOutletFacts *self);
double   suyuan_outlet_facts_get_distance (const SuyuanOutletFacts *self, const SuyuanValue *lon,
                                           const SuyuanValue *lat);

gboolean suyuan_ground_is_same_text (const char *text, const SuyuanValue *value);
char    *suyuan_ground_dup_named (const SuyuanOutletFacts *facts, const SuyuanValue *name);
char    *suyuan_ground_dup_common (const char *list, const SuyuanValue *value);
char    *suyuan_ground_dup_text (const SuyuanOutletFacts *facts, const SuyuanValue *text);

G_END_DECLS
