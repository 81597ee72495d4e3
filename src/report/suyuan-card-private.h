/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-card-facts.h"

G_BEGIN_DECLS

/* Page one while its lines are being told. */
typedef struct
{
  SuyuanOffice  *office;
  SuyuanDossier *dossier;
  GPtrArray     *facts;
} SuyuanCard;

SuyuanCardFact *suyuan_card_tell (SuyuanCard *card, const char *label, char *value, gboolean applicable);
void            suyuan_card_tell_field (SuyuanCard *card, SuyuanRecord *record, const char *key, gboolean applicable);
char           *suyuan_card_shown (SuyuanCard *card, SuyuanRecord *record, const char *key);
char           *suyuan_card_join (char *first, const char *between, char *second);

void suyuan_card_tell_remedy (SuyuanCard *card);
void suyuan_card_tell_closed (SuyuanCard *card);

G_END_DECLS
