/* suyuan-card.c: page one of a dossier
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-report"

#include "suyuan-card.h"

#include <glib/gi18n-lib.h>

#include "suyuan-card-facts.h"
#include "suyuan-paper-text.h"
#include "suyuan-picture.h"
#include "suyuan-scene-draw.h"
#include "suyuan-sign-draw.h"

#define TITLE_HEIGHT 52.0
#define PART_TITLE_HEIGHT 15.0
#define LABEL_WIDTH 66.0
#define WIDE_LABEL_WIDTH 104.0 /* where a line has the whole page */
#define PICTURES_WIDTH 168.0
#define GAP 4.0
#define SIGN_ZOOM 11.5
#define LAST_LINES 3 /* a value never takes more of the card than that */

typedef struct
{
  SuyuanPaper   *paper;
  SuyuanOffice  *office;
  SuyuanDossier *dossier;
  SuyuanScene   *scene;
  SuyuanBox      area;
  double         label_width;
} Card;

/** Whether maps and signs are written in Chinese. */
gboolean
suyuan_card_is_chinese (void)
{
  return g_str_has_prefix (g_get_language_names ()[0], "zh");
}

static char *
qr_text (Card *card)
{
  const char *name = suyuan_record_get_text (card->dossier->outlet, "name");
  const char *party = card->dossier->party != NULL ? suyuan_record_get_text (card->dossier->party, "name") : NULL;

  return g_strdup_printf ("%s\n%s\n%s", card->dossier->code, name != NULL ? name : "", party != NULL ? party : "");
}

static void
draw_title (Card *card)
{
  g_autoptr (SuyuanPen) pen = suyuan_pen_new (suyuan_paper_get_cairo (card->paper), SUYUAN_SCHEME_PRINT, suyuan_card_is_chinese ());
  SuyuanSign       sign = suyuan_atlas_sign (card->dossier->outlet);
  SuyuanBox        area = card->area;
  SuyuanBox        title = { area.x + 38, area.y + 2, area.width - 38 - 56, 26 };
  SuyuanBox        under = { title.x, area.y + 30, title.width, 12 };
  SuyuanBox        qr = { area.x + area.width - 46, area.y, 46, 46 };
  const char      *name = suyuan_record_get_text (card->dossier->outlet, "name");
  g_autofree char *status = suyuan_office_dup_shown (card->office, card->dossier->outlet,
                                                     suyuan_catalogue_find_field (suyuan_office_get_catalogue (card->office), SUYUAN_KIND_OUTLET, "status"));
  g_autofree char *line = g_strdup_printf ("%s  ·  %s", card->dossier->code, status != NULL ? status : "");
  g_autofree char *text = qr_text (card);

  suyuan_sign_draw (&sign, pen, area.x + 16, area.y + 21, 24);
  suyuan_paper_text (card->paper, &title, SUYUAN_TEXT_TITLE, name != NULL ? name : card->dossier->code);
  suyuan_paper_text (card->paper, &under, SUYUAN_TEXT_BODY, line);
  if (!suyuan_paper_qr (card->paper, &qr, text))
    g_ptr_array_add (suyuan_paper_get_faults (card->paper), g_strdup (_ ("name too long for a QR mark")));
  suyuan_paper_advance (card->paper, TITLE_HEIGHT);
}

static double
fact_height (Card                 *card,
             const SuyuanCardFact *fact,
             double                width)
{
  double line = suyuan_paper_measure (card->paper, width, SUYUAN_TEXT_BODY, FALSE, "国");
  double label = suyuan_paper_measure (card->paper, card->label_width - 4, SUYUAN_TEXT_LABEL, FALSE, fact->label);
  double value = suyuan_paper_measure (card->paper, width - card->label_width - 4, SUYUAN_TEXT_BODY, FALSE, fact->value);

  return MAX (label, MIN (value, LAST_LINES * line)) + 3.5;
}

static void
draw_fact (Card                 *card,
           const SuyuanCardFact *fact,
           const SuyuanBox      *box)
{
  double    indent = card->label_width;
  SuyuanBox label = { box->x, box->y + 1, indent - 4, 0 };
  SuyuanBox value = { box->x + indent, box->y + (fact->absent ? 1 : 0), box->width - indent - 4, box->height - 2 };

  suyuan_paper_text (card->paper, &label, SUYUAN_TEXT_LABEL, fact->label);
  suyuan_paper_text (card->paper, &value, fact->absent ? SUYUAN_TEXT_LABEL : SUYUAN_TEXT_BODY, fact->value);
}

/* Two facts side by side, or one that takes the line; returns how many were drawn. */
static guint
draw_line (Card      *card,
           GPtrArray *facts,
           guint      from,
           double     width)
{
  const SuyuanCardFact *first = facts->pdata[from];
  const SuyuanCardFact *second = from + 1 < facts->len ? facts->pdata[from + 1] : NULL;
  gboolean              pair = !first->wide && second != NULL && !second->wide;
  SuyuanBox             box = { card->area.x + 8, suyuan_paper_get_y (card->paper), pair ? (width - 8) / 2 : width - 8, 0 };

  box.height = fact_height (card, first, box.width);
  if (pair)
    box.height = MAX (box.height, fact_height (card, second, box.width));

  draw_fact (card, first, &box);
  if (pair)
    {
      box.x += box.width;
      draw_fact (card, second, &box);
    }
  suyuan_paper_advance (card->paper, box.height);

  return pair ? 2 : 1;
}

static void
draw_part_title (Card          *card,
                 SuyuanCardPart part)
{
  cairo_t         *cr = suyuan_paper_get_cairo (card->paper);
  double           y = suyuan_paper_get_y (card->paper);
  SuyuanBox        box = { card->area.x + 6, y + 1.5, card->area.width - 12, 0 };
  g_autofree char *text = g_strdup_printf ("%u  %s", part + 1, suyuan_card_part_get_title (part));

  cairo_set_source_rgb (cr, 0.90, 0.945, 0.96);
  cairo_rectangle (cr, card->area.x, y, card->area.width, PART_TITLE_HEIGHT - 1);
  cairo_fill (cr);
  suyuan_paper_text (card->paper, &box, SUYUAN_TEXT_BODY, text);
  suyuan_paper_advance (card->paper, PART_TITLE_HEIGHT + 2);
}

static gboolean
draw_part (Card          *card,
           SuyuanCardPart part,
           double         width,
           GError       **error)
{
  g_autoptr (GPtrArray) facts = suyuan_card_facts (card->office, card->dossier, part, error);

  if (facts == NULL)
    return FALSE;

  card->label_width = width < card->area.width ? LABEL_WIDTH : WIDE_LABEL_WIDTH;
  draw_part_title (card, part);
  for (guint i = 0; i < facts->len;)
    i += draw_line (card, facts, i, width);
  suyuan_paper_advance (card->paper, GAP);

  return TRUE;
}

static const char *
find_photo (SuyuanDossier     *dossier,
            const char *const *kinds)
{
  for (guint k = 0; kinds[k] != NULL; k++)
    for (guint i = dossier->media->len; i > 0; i--)
      if (dossier->media_paths->pdata[i - 1] != NULL &&
          g_strcmp0 (suyuan_record_get_text (dossier->media->pdata[i - 1], "photo_kind"), kinds[k]) == 0)
        return dossier->media_paths->pdata[i - 1];

  return NULL;
}

static void
draw_photo (Card              *card,
            const SuyuanBox   *box,
            const char        *caption,
            const char *const *kinds)
{
  const char *path = find_photo (card->dossier, kinds);
  SuyuanBox   words = { box->x, box->y + box->height + 1, box->width, 0 };
  g_autoptr (GError) error = NULL;

  if (path == NULL)
    suyuan_paper_missing_picture (card->paper, box, _ ("No photo"));
  else if (!suyuan_paper_picture (card->paper, box, path, &error))
    {
      suyuan_paper_missing_picture (card->paper, box, _ ("The photo cannot be read"));
      g_ptr_array_add (suyuan_paper_get_faults (card->paper), g_strdup (error->message));
    }
  suyuan_paper_text (card->paper, &words, SUYUAN_TEXT_SMALL, caption);
}

/** Draws the map around the outlet into @box; an outlet without a position gets words instead. */
void
suyuan_card_draw_map (SuyuanPaper     *paper,
                      SuyuanDossier   *dossier,
                      SuyuanScene     *scene,
                      const SuyuanBox *box,
                      double           zoom)
{
  cairo_t         *cr = suyuan_paper_get_cairo (paper);
  SuyuanSceneStyle style = { .scheme = SUYUAN_SCHEME_PRINT, .chinese = suyuan_card_is_chinese (), .scale = 1, .frame = box->width > 300 };
  SuyuanViewport   viewport = { .zoom = zoom, .width = box->width, .height = box->height };
  SuyuanPosition   position;

  if (!suyuan_record_has (dossier->outlet, "lon") || !suyuan_record_has (dossier->outlet, "lat"))
    {
      suyuan_paper_missing_picture (paper, box, _ ("The position is not filled in"));
      return;
    }
  if (suyuan_paper_is_counting (paper))
    return;

  position.lon = (gint32) suyuan_record_get_integer (dossier->outlet, "lon");
  position.lat = (gint32) suyuan_record_get_integer (dossier->outlet, "lat");
  viewport.centre = suyuan_world_from_position (&position);
  cairo_save (cr);
  cairo_translate (cr, box->x, box->y);
  cairo_rectangle (cr, 0, 0, box->width, box->height);
  cairo_clip (cr);
  suyuan_scene_draw (scene, cr, &viewport, &style);
  cairo_restore (cr);
  cairo_set_source_rgb (cr, 0.6, 0.6, 0.6);
  cairo_set_line_width (cr, 0.5);
  cairo_rectangle (cr, box->x, box->y, box->width, box->height);
  cairo_stroke (cr);
}

/* Beside the first question: near and far view above a small map. */
static void
draw_pictures (Card  *card,
               double y)
{
  static const char *const near[] = { "near", "basic", "scene", "before", NULL };
  static const char *const far[] = { "far", "surroundings", "source", NULL };
  double                   x = card->area.x + card->area.width - PICTURES_WIDTH;
  double                   half = (PICTURES_WIDTH - GAP) / 2;
  SuyuanBox                first = { x, y, half, 62 };
  SuyuanBox                second = { x + half + GAP, y, half, 62 };
  SuyuanBox                map = { x, y + 76, PICTURES_WIDTH, 88 };

  draw_photo (card, &first, _ ("Near view"), near);
  draw_photo (card, &second, _ ("Far view"), far);
  suyuan_card_draw_map (card->paper, card->dossier, card->scene, &map, SIGN_ZOOM);
}

static void
draw_signatures (Card *card)
{
  const char *const labels[] = { _ ("Filled in by"), _ ("Checked by"), _ ("Accepting unit (seal)"), _ ("Date") };
  double            width = card->area.width / G_N_ELEMENTS (labels);
  double            y = card->area.y + card->area.height - 40;
  cairo_t          *cr = suyuan_paper_get_cairo (card->paper);

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      SuyuanBox box = { card->area.x + i * width + 4, y + 3, width - 8, 0 };

      cairo_set_source_rgb (cr, 0.6, 0.6, 0.6);
      cairo_set_line_width (cr, 0.5);
      cairo_rectangle (cr, card->area.x + i * width, y, width, 40);
      cairo_stroke (cr);
      suyuan_paper_text (card->paper, &box, SUYUAN_TEXT_LABEL, labels[i]);
    }
}

/**
 * Draws page one; the cursor ends on page two. A card that runs over its page is a fault, not an error. Errors: those
 * of collecting the facts.
 */
gboolean
suyuan_card_draw (SuyuanPaper   *paper,
                  SuyuanOffice  *office,
                  SuyuanDossier *dossier,
                  SuyuanScene   *scene,
                  GError       **error)
{
  Card   card = { paper, office, dossier, scene, suyuan_paper_get_area (paper), LABEL_WIDTH };
  double y;

  draw_title (&card);
  y = suyuan_paper_get_y (paper) + PART_TITLE_HEIGHT + 4;
  if (!draw_part (&card, SUYUAN_CARD_MOUTH, card.area.width - PICTURES_WIDTH - GAP, error))
    return FALSE;

  draw_pictures (&card, y);
  if (suyuan_paper_get_y (paper) < y + 170)
    suyuan_paper_advance (paper, y + 170 - suyuan_paper_get_y (paper));
  for (guint part = SUYUAN_CARD_WATER; part < SUYUAN_N_CARD_PARTS; part++)
    if (!draw_part (&card, part, card.area.width, error))
      return FALSE;

  if (suyuan_paper_get_y (paper) > card.area.y + card.area.height - 42)
    g_ptr_array_add (suyuan_paper_get_faults (paper), g_strdup (_ ("page one is too full")));
  draw_signatures (&card);
  suyuan_paper_break (paper);

  return TRUE;
}
