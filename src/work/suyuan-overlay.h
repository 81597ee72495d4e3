/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-outcome.h"

G_BEGIN_DECLS

/* An area an outlet lies in. */
typedef struct
{
  SuyuanUid uid;
  char     *code, *name;
  char     *type; /* key: source_protection_1 … park sewer_coverage function_zone … */
} SuyuanOverlayArea;

/* What the areas drawn on the map say of an outlet: where it lies, and what that speaks for. */
typedef struct
{
  SuyuanUid   outlet;
  char       *code;
  GPtrArray  *areas;    /* of SuyuanOverlayArea */
  const char *category; /* proposed: ban merge standardise; NULL: the areas say nothing */
  char       *reason;   /* of the proposal, for people */
} SuyuanOverlay;

void                     suyuan_overlay_free (SuyuanOverlay *self);
const SuyuanOverlayArea *suyuan_overlay_find (const SuyuanOverlay *self, const char *type);
const SuyuanOverlayArea *suyuan_overlay_find_forbidding (const SuyuanOverlay *self);
GPtrArray               *suyuan_office_overlay (SuyuanOffice *self, const SuyuanUid *outlet, GError **error);
SuyuanOutcome           *suyuan_office_fill_areas (SuyuanOffice *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SuyuanOverlay, suyuan_overlay_free)

G_END_DECLS
