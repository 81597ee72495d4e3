/* suyuan-dossier-photos.c: the photographs of a dossier with what each is worth as evidence
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-report"

#include "suyuan-dossier-private.h"

#include <glib/gi18n-lib.h>

#include "suyuan-evidence.h"
#include "suyuan-picture.h"
#include "suyuan-shown.h"

#define PHOTO_HEIGHT 150.0
#define CAPTION_HEIGHT 30.0

static char *
caption_of (SuyuanOffice *office,
            SuyuanRecord *medium)
{
  g_autofree char *kind = suyuan_shown (office, medium, "photo_kind");
  g_autofree char *taken = suyuan_shown (office, medium, "taken");
  g_autofree char *because = NULL;
  const char      *grade = suyuan_office_grade_medium (office, medium, &because);
  const char      *mark = g_strcmp0 (grade, "second") == 0    ? _ ("second-grade evidence")
                          : g_strcmp0 (grade, "refused") == 0 ? _ ("no evidence")
                                                              : _ ("first-grade evidence");

  return g_strdup_printf ("%s · %s · %s", kind != NULL ? kind : suyuan_record_get_text (medium, "name"),
                          taken != NULL ? taken : _ ("time unknown"), because != NULL ? because : mark);
}

static void
draw_photo (SuyuanPaper  *paper,
            SuyuanOffice *office,
            SuyuanRecord *medium,
            const char   *path,
            SuyuanBox    *box)
{
  SuyuanBox        words = { box->x, box->y + PHOTO_HEIGHT + 2, box->width, CAPTION_HEIGHT - 4 };
  g_autofree char *caption = caption_of (office, medium);
  g_autoptr (GError) error = NULL;

  if (path == NULL)
    {
      suyuan_paper_missing_picture (paper, box, _ ("The file is missing from the media folder"));
      g_ptr_array_add (suyuan_paper_get_faults (paper),
                       g_strdup_printf (_ ("%s is missing from the media folder"), suyuan_record_get_text (medium, "name")));
    }
  else if (!suyuan_paper_picture (paper, box, path, &error))
    {
      suyuan_paper_missing_picture (paper, box, _ ("The photo cannot be read"));
      g_ptr_array_add (suyuan_paper_get_faults (paper), g_strdup (error->message));
    }
  suyuan_paper_text (paper, &words, SUYUAN_TEXT_SMALL, caption);
}

/** Every photograph, two in a row, with what it shows, when, and its grade as evidence. */
void
suyuan_dossier_draw_photos (SuyuanPaper   *paper,
                            SuyuanOffice  *office,
                            SuyuanDossier *dossier)
{
  SuyuanBox area = suyuan_paper_get_area (paper);
  double    width = (area.width - 10) / 2;
  guint     n = 0;

  suyuan_paper_heading (paper, _ ("Photos"));
  for (guint i = 0; i < dossier->media->len; i++)
    {
      SuyuanRecord *medium = dossier->media->pdata[i];
      SuyuanBox     box = { area.x + (n % 2) * (width + 10), 0, width, PHOTO_HEIGHT };

      if (g_strcmp0 (suyuan_record_get_text (medium, "type"), "photo") != 0)
        continue;
      if (n % 2 == 0)
        suyuan_paper_need (paper, PHOTO_HEIGHT + CAPTION_HEIGHT);
      box.y = suyuan_paper_get_y (paper);
      draw_photo (paper, office, medium, dossier->media_paths->pdata[i], &box);
      if (n++ % 2 == 1)
        suyuan_paper_advance (paper, PHOTO_HEIGHT + CAPTION_HEIGHT);
    }

  if (n % 2 == 1)
    suyuan_paper_advance (paper, PHOTO_HEIGHT + CAPTION_HEIGHT);
  if (n == 0)
    suyuan_dossier_say (paper, _ ("No photo has been taken."));
}
