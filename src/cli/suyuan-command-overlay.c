/* suyuan-command-overlay.c: outlets laid over the areas of the map
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-cli"

#include "suyuan-command.h"

#include <glib/gi18n-lib.h>

#include "suyuan-json.h"
#include "suyuan-overlay.h"

static gboolean fill;

static const GOptionEntry options[] = {
  { "fill", 0, 0, G_OPTION_ARG_NONE, &fill, N_ ("Fill in protected area, park, sewer coverage and function zone where they are blank"), NULL },
  { NULL }
};

static void
add_area (SuyuanJson   *json,
          gconstpointer item)
{
  const SuyuanOverlayArea *area = item;

  suyuan_json_add_text (json, "code", area->code);
  suyuan_json_add_text (json, "name", area->name);
  suyuan_json_add_text (json, "type", area->type);
}

static void
add_overlay (SuyuanJson   *json,
             gconstpointer item)
{
  const SuyuanOverlay *overlay = item;

  suyuan_json_add_text (json, "code", overlay->code);
  suyuan_json_add_uid (json, "uid", &overlay->outlet);
  suyuan_json_add_list (json, "areas", overlay->areas, add_area);
  suyuan_json_add_text (json, "category", overlay->category);
  suyuan_json_add_text (json, "because", overlay->reason);
}

static void
print_overlay (gconstpointer item)
{
  const SuyuanOverlay *overlay = item;

  g_print ("%s:", overlay->code);
  for (guint i = 0; i < overlay->areas->len; i++)
    g_print (" %s", ((SuyuanOverlayArea *) overlay->areas->pdata[i])->name);
  if (overlay->category != NULL)
    g_print ("\n  %s: %s", overlay->category, overlay->reason);
  g_print ("\n");
}

static int
run_overlay (SuyuanCall *call,
             GError    **error)
{
  g_autoptr (GPtrArray) overlays = NULL;
  SuyuanUid outlet;

  if (fill && call->n_words > 0)
    return suyuan_call_usage (error, _ ("--fill is for all outlets at once: leave the code out")), 1;
  if (fill)
    return suyuan_call_outcome (call, suyuan_office_fill_areas (call->office, error), error);
  if (call->n_words > 0 && !suyuan_call_find (call, SUYUAN_KIND_OUTLET, call->words[0], &outlet, error))
    return 1;
  overlays = suyuan_office_overlay (call->office, call->n_words > 0 ? &outlet : NULL, error);

  return suyuan_call_list (call, overlays, add_overlay, print_overlay);
}

static gboolean
only_looks (const SuyuanCall *call)
{
  return !fill;
}

const SuyuanCommand suyuan_overlay_commands[] = {
  { "overlay", "WORKSPACE [OUTLET] [--fill]", N_ ("Says which areas outlets lie in and what that speaks for: ban, merge or standardise."), SUYUAN_COMMAND_WRITE, 0, 1, options, run_overlay, only_looks },
  { NULL }
};
