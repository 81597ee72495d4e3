/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-dossier.h"

G_BEGIN_DECLS

/* The five questions of page one. */
typedef enum
{
  SUYUAN_CARD_MOUTH,
  SUYUAN_CARD_WATER,
  SUYUAN_CARD_LIMIT,
  SUYUAN_CARD_REMEDY,
  SUYUAN_CARD_CLOSED,
  SUYUAN_N_CARD_PARTS,
} SuyuanCardPart;

/* A line of the card. @value is never empty: what is absent is said to be not filled in, or not applicable. */
typedef struct
{
  char    *label;
  char    *value;
  gboolean absent;
  gboolean wide; /* takes the whole width */
} SuyuanCardFact;

const char *suyuan_card_part_get_title (SuyuanCardPart part);
GPtrArray  *suyuan_card_facts (SuyuanOffice *office, SuyuanDossier *dossier, SuyuanCardPart part, GError **error);

G_END_DECLS
