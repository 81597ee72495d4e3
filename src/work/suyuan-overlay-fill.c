/* What a polygon can tell of an outlet, filled in where it is blank.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "suyuan-work"

#include "suyuan-overlay.h"

#include "suyuan-action.h"

static void
fill_ref (SuyuanRecord            *changes,
          SuyuanRecord            *before,
          const char              *key,
          const SuyuanOverlayArea *area)
{
  if (area && !suyuan_record_has (before, key))
    suyuan_record_set_ref (changes, key, &area->uid);
}

static gboolean
fill_outlet (SuyuanAction        *action,
             SuyuanOffice        *office,
             const SuyuanOverlay *overlay,
             GError             **error)
{
  const SuyuanOverlayArea *zone = suyuan_overlay_find (overlay, "function_zone"), *quasi = suyuan_overlay_find (overlay, "source_protection_quasi");
  const SuyuanOverlayArea *forbidding = suyuan_overlay_find_forbidding (overlay);
  g_autoptr (SuyuanRecord) before = suyuan_office_get (office, SUYUAN_KIND_OUTLET, &overlay->outlet, error);
  g_autoptr (SuyuanRecord) changes = NULL;
  guint n_before = suyuan_batch_get_n_changes (suyuan_action_get_batch (action));

  if (!before)
    return FALSE;
  changes = suyuan_record_new (suyuan_office_get_catalogue (office), SUYUAN_KIND_OUTLET, &overlay->outlet);
  fill_ref (changes, before, "protected_area", forbidding ? forbidding : quasi);
  fill_ref (changes, before, "park", suyuan_overlay_find (overlay, "park"));
  fill_ref (changes, before, "sewer_area", suyuan_overlay_find (overlay, "sewer_coverage"));
  if (zone && !suyuan_record_has (before, "function_zone"))
    suyuan_record_set_text (changes, "function_zone", zone->name);
  if (!suyuan_action_update (action, changes, error))
    return FALSE;
  if (suyuan_batch_get_n_changes (suyuan_action_get_batch (action)) > n_before)
    suyuan_action_name (action, before);
  return TRUE;
}

/**
 * suyuan_office_fill_areas:
 *
 * Fills in, in one batch, which protected area, park, sewer coverage and function zone each outlet lies in, where
 * nothing is entered. Whether it stands there unlawfully, and what becomes of it, is for a person to say.
 *
 * Returns: (transfer full): the outcome; %NULL with an error of the store
 */
SuyuanOutcome *
suyuan_office_fill_areas (SuyuanOffice *self,
                          GError      **error)
{
  g_autoptr (GPtrArray) overlays = suyuan_office_overlay (self, NULL, error);
  g_autoptr (SuyuanAction) action = overlays ? suyuan_action_begin (self, "set outlet", error) : NULL;

  if (!action)
    return NULL;
  for (guint i = 0; i < overlays->len; i++)
    if (!fill_outlet (action, self, overlays->pdata[i], error))
      return NULL;
  return suyuan_action_finish (action, error);
}
