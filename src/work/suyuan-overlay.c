/* Outlets laid over the areas of the map: what a polygon speaks for is proposed, and nothing is decided.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "suyuan-work"

#include "suyuan-overlay.h"

#include "suyuan-areas.h"
#include "suyuan-census.h"
#include "suyuan-sealings.h"

#include <glib/gi18n-lib.h>

static void
area_free (gpointer data)
{
  SuyuanOverlayArea *self = data;

  g_free (self->code);
  g_free (self->name);
  g_free (self->type);
  g_free (self);
}

/**
 * suyuan_overlay_free:
 *
 * Frees an overlay.
 */
void
suyuan_overlay_free (SuyuanOverlay *self)
{
  if (!self)
    return;
  g_free (self->code);
  g_free (self->reason);
  g_ptr_array_unref (self->areas);
  g_free (self);
}

/**
 * suyuan_overlay_find:
 * @type: key of a kind of area
 *
 * Returns: (transfer none) (nullable): the first area of that kind the outlet lies in
 */
const SuyuanOverlayArea *
suyuan_overlay_find (const SuyuanOverlay *self,
                     const char          *type)
{
  for (guint i = 0; i < self->areas->len; i++)
    if (g_str_equal (((SuyuanOverlayArea *) self->areas->pdata[i])->type, type))
      return self->areas->pdata[i];
  return NULL;
}

/**
 * suyuan_overlay_find_forbidding:
 *
 * Returns: (transfer none) (nullable): the first area the outlet lies in where the law forbids outlets
 */
const SuyuanOverlayArea *
suyuan_overlay_find_forbidding (const SuyuanOverlay *self)
{
  for (guint i = 0; i < self->areas->len; i++)
    if (suyuan_area_type_forbids (((SuyuanOverlayArea *) self->areas->pdata[i])->type))
      return self->areas->pdata[i];
  return NULL;
}

static gboolean
lay_over (SuyuanOverlay *self,
          SuyuanAreas   *areas,
          SuyuanRecord  *outlet,
          GError       **error)
{
  SuyuanPosition position = { suyuan_record_get_integer (outlet, "lon"), suyuan_record_get_integer (outlet, "lat") };

  for (guint i = 0; i < suyuan_areas_get_n (areas); i++)
    {
      SuyuanOverlayArea *area;
      const char        *code;

      if (!suyuan_areas_encloses (areas, i, &position))
        continue;
      code = suyuan_areas_get_code (areas, i, error);
      if (!code)
        return FALSE;
      area = g_new0 (SuyuanOverlayArea, 1);
      area->uid = *suyuan_areas_get_uid (areas, i);
      area->code = g_strdup (code);
      area->name = g_strdup (suyuan_areas_get_name (areas, i));
      area->type = g_strdup (suyuan_areas_get_type (areas, i));
      g_ptr_array_add (self->areas, area);
    }
  return TRUE;
}

/* The group its type is drawn and judged with: industry rain domestic treatment_plant agriculture other. */
static const char *
sign_of (SuyuanOffice *office,
         SuyuanRecord *outlet)
{
  const char            *type = suyuan_record_get_text (outlet, "type");
  const SuyuanEnumValue *value = type ? suyuan_catalogue_find_value (suyuan_office_get_catalogue (office), "outlet_type", type) : NULL;

  return value && value->sign ? value->sign : "";
}

/* The three lots of the State Council's letter 国办函〔2022〕17号: what stands where none may stand is banned; scattered
 * domestic outlets inside sewer coverage and those of enterprises inside parks are merged; what is kept is put in
 * order. A rain outlet is judged by what runs from it, not by where it stands. */
static void
propose (SuyuanOverlay     *self,
         SuyuanOffice      *office,
         const SuyuanAreas *areas,
         SuyuanRecord      *outlet)
{
  const char              *sign = sign_of (office, outlet);
  const SuyuanOverlayArea *forbidding = suyuan_overlay_find_forbidding (self), *sewer = suyuan_overlay_find (self, "sewer_coverage"), *park = suyuan_overlay_find (self, "park");

  if (suyuan_areas_get_n (areas) == 0 || g_str_equal (sign, "rain") || !*sign)
    return;
  if (forbidding)
    {
      self->category = "ban";
      self->reason = g_strdup_printf (_ ("It stands in %s, where no discharge outlet may be set up: look whether it is unlawful"), forbidding->name);
    }
  else if (sewer && g_str_equal (sign, "domestic"))
    {
      self->category = "merge";
      self->reason = g_strdup_printf (_ ("A scattered domestic outlet inside the sewer coverage of %s: lead it into the sewer"), sewer->name);
    }
  else if (park && g_str_equal (sign, "industry"))
    {
      self->category = "merge";
      self->reason = g_strdup_printf (_ ("An enterprise's outlet inside the park %s: lead it to the park's treatment plant"), park->name);
    }
  else if (suyuan_areas_has_type (areas, "source_protection_1") || suyuan_areas_has_type (areas, "source_protection_2") || suyuan_areas_has_type (areas, "nature_reserve"))
    {
      self->category = "standardise";
      self->reason = g_strdup (_ ("It stands in no protected area that is drawn, and nothing there takes its water: keep it and put it in order"));
    }
}

static SuyuanOverlay *
overlay_new (SuyuanOffice *office,
             SuyuanAreas  *areas,
             SuyuanRecord *outlet,
             GError      **error)
{
  g_autoptr (SuyuanOverlay) self = g_new0 (SuyuanOverlay, 1);

  self->outlet = *suyuan_record_get_uid (outlet);
  self->code = suyuan_office_dup_code (office, outlet);
  self->areas = g_ptr_array_new_with_free_func (area_free);
  if (!suyuan_record_has (outlet, "lon") || !suyuan_record_has (outlet, "lat"))
    return g_steal_pointer (&self);
  if (!lay_over (self, areas, outlet, error))
    return NULL;
  propose (self, office, areas, outlet);
  return g_steal_pointer (&self);
}

static gboolean
add_outlet (GPtrArray       *overlays,
            SuyuanOffice    *office,
            SuyuanAreas     *areas,
            const SuyuanUid *uid,
            GError         **error)
{
  g_autoptr (SuyuanRecord) outlet = suyuan_office_get (office, SUYUAN_KIND_OUTLET, uid, error);
  SuyuanOverlay *overlay = outlet ? overlay_new (office, areas, outlet, error) : NULL;

  if (!overlay)
    return FALSE;
  g_ptr_array_add (overlays, overlay);
  return TRUE;
}

typedef struct
{
  const SuyuanAreas *areas;
  GArray            *found; /* of SuyuanUid */
} Search;

static void
add_enclosed_cb (const SuyuanUid   *uid,
                 gint64             id,
                 const SuyuanValue *values,
                 gpointer           data)
{
  Search        *self = data;
  SuyuanPosition position = { values[0].integer, values[1].integer };

  for (guint i = 0; i < suyuan_areas_get_n (self->areas); i++)
    if (suyuan_areas_encloses (self->areas, i, &position))
      {
        g_array_append_val (self->found, *uid);
        return;
      }
}

/* Most lie in no area: of those no record is made. */
static GArray *
find_enclosed (SuyuanOffice      *self,
               const SuyuanAreas *areas,
               GError           **error)
{
  static const char *const keys[] = { "lon", "lat", NULL };
  g_autofree char         *flowing = suyuan_office_dup_flowing (self);
  g_autofree char         *text = g_strconcat ("stage != 'rejected' and not lon null and not lat null and ", flowing, NULL);
  g_autoptr (SuyuanExpr) filter = suyuan_expr_parse (text, error);
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (SuyuanUid));
  SuyuanQuery query = { .kind = SUYUAN_KIND_OUTLET, .filter = filter, .sort = "code" };
  Search      search = { areas, found };

  return filter && suyuan_office_scan (self, &query, keys, add_enclosed_cb, &search, error) ? g_steal_pointer (&found) : NULL;
}

/**
 * suyuan_office_overlay:
 * @outlet: (nullable): %NULL: all that have a position and are neither rejected nor sealed
 *
 * Lays outlets over the areas that are drawn. Of all outlets those are left out that lie in no area.
 *
 * Returns: (transfer full) (element-type SuyuanOverlay): by code; %NULL with an error of the store
 */
GPtrArray *
suyuan_office_overlay (SuyuanOffice    *self,
                       const SuyuanUid *outlet,
                       GError         **error)
{
  g_autoptr (SuyuanAreas) areas = suyuan_areas_new (self, error);
  g_autoptr (GArray) found = areas && !outlet ? find_enclosed (self, areas, error) : NULL;
  g_autoptr (GPtrArray) overlays = g_ptr_array_new_with_free_func ((GDestroyNotify) suyuan_overlay_free);

  if (!areas || (outlet ? !add_outlet (overlays, self, areas, outlet, error) : !found))
    return NULL;
  for (guint i = 0; found && i < found->len; i++)
    if (!add_outlet (overlays, self, areas, &g_array_index (found, SuyuanUid, i), error))
      return NULL;
  return g_steal_pointer (&overlays);
}
