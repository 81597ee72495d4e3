/* suyuan-dossier-photos.c: the photographs of a dossier with what each is worth as evidence
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-report"

#include "suyuan-dossier-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "suyuan-evidence.h"
#include "suyuan-picture.h"
#include "suyuan-shown.h"

#define COLUMNS 3
#define GAP 10.0
#define PHOTO_HEIGHT 123.0 /* of a column's width, as cameras have it */

/* What the grade says after the name of the file, which means nothing to who reads the page. */
static const char *
after_name (const char *because,
            const char *name)
{
  const char *rest = name != NULL && g_str_has_prefix (because, name) ? because + strlen (name) : because;

  if (rest == because)
    return because;
  if (g_str_has_prefix (rest, "："))
    return rest + strlen ("：");
  return rest + strspn (rest, ": ");
}

/* What it shows and when; where; what it is worth, which says so where the place is not known. */
static char *
caption_of (SuyuanOffice *office,
            SuyuanRecord *medium,
            const char   *path)
{
  g_autofree char *kind = suyuan_shown (office, medium, "photo_kind");
  g_autofree char *taken = suyuan_shown (office, medium, "taken");
  g_autofree char *because = NULL;
  g_autofree char *place = NULL;
  gboolean         is_copy = suyuan_office_is_copy (office, path);
  const char      *name = suyuan_record_get_text (medium, "name");
  const char      *grade = suyuan_office_grade_medium (office, medium, &because);
  const char      *mark = g_strcmp0 (grade, "second") == 0    ? _ ("second-grade evidence")
                          : g_strcmp0 (grade, "refused") == 0 ? _ ("no evidence")
                                                              : _ ("first-grade evidence");

  if (suyuan_record_has (medium, "lon") && suyuan_record_has (medium, "lat"))
    place = g_strdup_printf ("%.6f, %.6f\n", suyuan_record_get_integer (medium, "lon") / (double) SUYUAN_DEGREE,
                             suyuan_record_get_integer (medium, "lat") / (double) SUYUAN_DEGREE);
  return g_strdup_printf ("%s · %s\n%s%s%s%s", kind != NULL ? kind : _ ("Photo"), taken != NULL ? taken : _ ("time unknown"),
                          place != NULL ? place : "", because != NULL ? after_name (because, name) : mark,
                          is_copy ? " · " : "", is_copy ? _ ("small copy, the original is elsewhere") : "");
}

static void
draw_photo (SuyuanPaper     *paper,
            SuyuanRecord    *medium,
            const char      *path,
            const SuyuanBox *box,
            const char      *caption)
{
  SuyuanBox words = { box->x, box->y + PHOTO_HEIGHT + 2, box->width, 0 };
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

static double
column_width (SuyuanPaper *paper)
{
  return (suyuan_paper_get_area (paper).width - (COLUMNS - 1) * GAP) / COLUMNS;
}

/* As high as its longest caption makes it. */
static double
row_height (SuyuanPaper *paper,
            char       **captions,
            guint        n)
{
  double height = 0;

  for (guint i = 0; i < n; i++)
    height = MAX (height, suyuan_paper_measure (paper, column_width (paper), SUYUAN_TEXT_SMALL, FALSE, captions[i]));
  return PHOTO_HEIGHT + 2 + height + 8;
}

/* The photos from @from on, as many as stand side by side; returns how many. */
static guint
draw_row (SuyuanPaper   *paper,
          SuyuanOffice  *office,
          SuyuanDossier *dossier,
          GArray        *photos,
          guint          from)
{
  guint n = MIN (COLUMNS, photos->len - from);
  g_auto (GStrv) captions = g_new0 (char *, COLUMNS + 1);
  SuyuanBox box = { suyuan_paper_get_area (paper).x, 0, column_width (paper), PHOTO_HEIGHT };
  double    height;

  for (guint i = 0; i < n; i++)
    {
      guint at = g_array_index (photos, guint, from + i);

      captions[i] = caption_of (office, dossier->media->pdata[at], dossier->media_paths->pdata[at]);
    }
  height = row_height (paper, captions, n);
  suyuan_paper_need (paper, height);
  box.y = suyuan_paper_get_y (paper);
  for (guint i = 0; i < n; i++, box.x += box.width + GAP)
    {
      guint at = g_array_index (photos, guint, from + i);

      draw_photo (paper, dossier->media->pdata[at], dossier->media_paths->pdata[at], &box, captions[i]);
    }
  suyuan_paper_advance (paper, height);
  return n;
}

/** Every photograph, three in a row, with what it shows, when, where, and its grade as evidence. */
void
suyuan_dossier_draw_photos (SuyuanPaper   *paper,
                            SuyuanOffice  *office,
                            SuyuanDossier *dossier)
{
  g_autoptr (GArray) photos = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < dossier->media->len; i++)
    if (g_strcmp0 (suyuan_record_get_text (dossier->media->pdata[i], "type"), "photo") == 0)
      g_array_append_val (photos, i);

  suyuan_paper_heading (paper, _ ("Photos"));
  for (guint from = 0; from < photos->len;)
    from += draw_row (paper, office, dossier, photos, from);
  if (photos->len == 0)
    suyuan_dossier_say (paper, _ ("No photo has been taken."));
}
