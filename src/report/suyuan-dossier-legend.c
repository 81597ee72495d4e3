/* suyuan-dossier-legend.c: what the signs on the location map mean, in a few lines below it
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-report"

#include "suyuan-dossier-private.h"

#include <glib/gi18n-lib.h>

#include "suyuan-atlas.h"
#include "suyuan-card.h"
#include "suyuan-scene-draw.h"
#include "suyuan-sign-draw.h"

#define SIGN 9.0
#define SAMPLE 16.0 /* of a bank */
#define TEXT 7.0
#define LINE 13.0
#define APART 9.0

typedef struct
{
  SuyuanPaper *paper;
  SuyuanPen   *pen;
  SuyuanBox    area;
  double       x, y; /* where the next sign goes: its left edge, its middle */
} Legend;

/* Moves to the next line where sign and words do not fit; returns the middle of the sign. */
static double
begin_entry (Legend     *self,
             double      sign,
             const char *words)
{
  double width, height;

  suyuan_pen_set_text (self->pen, words, TEXT, FALSE);
  suyuan_pen_measure (self->pen, &width, &height);
  if (self->x > self->area.x && self->x + sign + 3 + width > self->area.x + self->area.width)
    {
      self->x = self->area.x;
      self->y += LINE;
    }
  if (!suyuan_paper_is_counting (self->paper))
    suyuan_pen_write (self->pen, self->x + sign + 3, self->y, suyuan_palette_get (SUYUAN_SCHEME_PRINT, SUYUAN_COLOUR_MUTED), 0);
  self->x += sign + 3 + width + APART;
  return self->x - APART - width - 3 - sign / 2;
}

static void
add_outlet (Legend           *self,
            const SuyuanSign *sign,
            const char       *words)
{
  double x = begin_entry (self, sign->selected ? SIGN + 7 : SIGN, words);

  if (!suyuan_paper_is_counting (self->paper))
    suyuan_sign_draw (sign, self->pen, x, self->y, SIGN);
}

static void
add_points (Legend *self)
{
  double x = begin_entry (self, SIGN, _ ("section, with its target"));

  if (!suyuan_paper_is_counting (self->paper))
    suyuan_sign_draw_section (3, FALSE, self->pen, x, self->y, SIGN);
  x = begin_entry (self, SIGN, _ ("enterprise"));
  if (!suyuan_paper_is_counting (self->paper))
    suyuan_sign_draw_enterprise (FALSE, self->pen, x, self->y, SIGN);
}

static void
add_banks (Legend          *self,
           SuyuanCatalogue *catalogue)
{
  for (SuyuanCoverage coverage = 0; coverage < SUYUAN_COVERAGE_UNSAID; coverage++)
    {
      const SuyuanEnumValue *value = suyuan_catalogue_find_value (catalogue, "coverage", suyuan_coverage_get_key (coverage));
      g_autofree char       *words = g_strdup_printf (_ ("bank: %s"), suyuan_enum_value_get_label (value));
      double                 x = begin_entry (self, SAMPLE, words);

      if (!suyuan_paper_is_counting (self->paper))
        suyuan_scene_draw_bank_sample (coverage, self->pen, x, self->y, SAMPLE);
    }
}

static void
add_statuses (Legend          *self,
              SuyuanCatalogue *catalogue)
{
  guint                  n;
  const SuyuanEnumValue *values = suyuan_catalogue_get_values (catalogue, "outlet_status", &n);

  self->x = self->area.x;
  self->y += LINE;
  for (guint i = 0; i < n; i++)
    {
      SuyuanSign sign = { .shape = SUYUAN_SHAPE_OTHER };
      int        status = suyuan_sign_status_from_key (values[i].key);

      if (status < 0)
        continue;
      sign.status = (SuyuanSignStatus) status;
      add_outlet (self, &sign, suyuan_enum_value_get_label (&values[i]));
    }
}

/** What the signs of the map above mean: this outlet, sections, enterprises, how the banks were walked, every status. */
void
suyuan_dossier_draw_legend (SuyuanPaper   *paper,
                            SuyuanOffice  *office,
                            SuyuanDossier *dossier)
{
  g_autoptr (SuyuanPen) pen = suyuan_pen_new (suyuan_paper_get_cairo (paper), SUYUAN_SCHEME_PRINT, suyuan_card_is_chinese ());
  SuyuanCatalogue *catalogue = suyuan_office_get_catalogue (office);
  SuyuanBox        area = suyuan_paper_get_area (paper);
  Legend           self = { paper, pen, area, area.x, suyuan_paper_get_y (paper) + LINE / 2 };
  SuyuanSign       sign = suyuan_atlas_sign (dossier->outlet);

  sign.selected = TRUE;
  add_outlet (&self, &sign, _ ("this outlet"));
  add_points (&self);
  add_banks (&self, catalogue);
  add_statuses (&self, catalogue);
  suyuan_paper_advance (paper, self.y + LINE / 2 + 2 - suyuan_paper_get_y (paper));
}
