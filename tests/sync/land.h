/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "band.h"

G_BEGIN_DECLS

#define N_REACHES 3

/* A river of three reaches, R1 above R2 above R3, with a section and an enterprise each, and who works there. */
typedef struct
{
  SuyuanUid water, reaches[N_REACHES], sections[N_REACHES], enterprises[N_REACHES], unit, field_person, clerk;
} Land;

extern const char *const land_reaches[N_REACHES];

void land_make (SuyuanOffice *office, Land *land);

/* Pairs of a reference field and what it points to; NULL at the end. */
SuyuanUid land_add (SuyuanOffice *office, SuyuanKind kind, const char *code, const char *name, ...) G_GNUC_NULL_TERMINATED;
SuyuanUid land_add_outlet (SuyuanOffice *office, const char *code, const SuyuanUid *reach);
void      land_refer (SuyuanOffice *office, SuyuanKind kind, const SuyuanUid *uid, const char *key, const SuyuanUid *to);
void      land_remove (SuyuanOffice *office, SuyuanKind kind, const SuyuanUid *uid);
void      land_set (SuyuanOffice *office, SuyuanKind kind, const SuyuanUid *uid, const char *key, const char *text);

char  *land_pack (Band *band, SuyuanOffice *office, const char *since, const char *reach);
gint64 land_count (SuyuanOffice *office, SuyuanKind kind);
gint64 land_count_withheld (SuyuanOffice *office);
/* Every reference points to a record that is there. */
void land_assert_closed (SuyuanOffice *office);

G_END_DECLS
