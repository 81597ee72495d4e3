/* suyuan-dossier-print.c: the dossier of one outlet as a PDF
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-report"

#include "suyuan-dossier-print.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "suyuan-card.h"
#include "suyuan-dossier-pages.h"
#include "suyuan-field-text.h"
#include "suyuan-paper-print.h"
#include "suyuan-shown.h"
#include "suyuan-part.h"

#define AROUND_M 14000.0 /* what the small map of page one can show */
#define METRES_PER_DEGREE 111320.0

static gboolean
draw_all (SuyuanPaper   *paper,
          SuyuanOffice  *office,
          SuyuanDossier *dossier,
          SuyuanScene   *scene,
          GError       **error)
{
  if (!suyuan_card_draw (paper, office, dossier, scene, error))
    return FALSE;

  suyuan_dossier_draw_map (paper, office, dossier, scene);
  suyuan_dossier_draw_photos (paper, office, dossier);
  suyuan_dossier_draw_group (paper, office, dossier, "investigation", _ ("Investigation"));
  suyuan_dossier_draw_visits (paper, office, dossier);
  suyuan_dossier_draw_group (paper, office, dossier, "tracing", _ ("Tracing"));
  suyuan_dossier_draw_links (paper, office, dossier);
  if (!suyuan_dossier_draw_chain (paper, office, dossier, error) || !suyuan_dossier_draw_samples (paper, office, dossier, error))
    return FALSE;
  suyuan_dossier_draw_tasks (paper, office, dossier);
  suyuan_dossier_draw_history (paper, office, dossier);

  return TRUE;
}

static void
set_furniture (SuyuanPaper   *paper,
               SuyuanOffice  *office,
               SuyuanDossier *dossier)
{
  g_autofree char *at = suyuan_shown_instant (dossier->at_ms);
  g_autofree char *created = suyuan_instant_format (dossier->at_ms);
  g_autofree char *title = suyuan_office_dup_signature (office);
  const char      *name = suyuan_record_get_text (dossier->outlet, "name");
  g_autofree char *header = g_strdup_printf (_ ("Outlet dossier · %s · %s"), dossier->code, name != NULL ? name : "");
  g_autofree char *footer = g_strdup_printf (_ ("%s · as of %s · chain head %s"), title, at, dossier->head);

  suyuan_paper_set_furniture (paper, header, suyuan_office_is_rehearsal (office) ? _ ("DEMONSTRATION DATA") : NULL, footer);
  suyuan_paper_describe (paper, header, created);
}

static SuyuanScene *
scene_around (SuyuanOffice  *office,
              SuyuanDossier *dossier,
              GError       **error)
{
  double       lon = suyuan_record_get_integer (dossier->outlet, "lon") / (double) SUYUAN_DEGREE;
  double       lat = suyuan_record_get_integer (dossier->outlet, "lat") / (double) SUYUAN_DEGREE;
  double       dy = AROUND_M / METRES_PER_DEGREE;
  double       dx = dy / MAX (0.05, cos (lat * G_PI / 180));
  SuyuanBounds bounds = {
    .west = (gint32) (MAX (-180, lon - dx) * SUYUAN_DEGREE),
    .east = (gint32) (MIN (180, lon + dx) * SUYUAN_DEGREE),
    .south = (gint32) (MAX (-90, lat - dy) * SUYUAN_DEGREE),
    .north = (gint32) (MIN (90, lat + dy) * SUYUAN_DEGREE),
  };

  return suyuan_atlas_scene (office, SUYUAN_ATLAS_GROUND | SUYUAN_ATLAS_POINTS | SUYUAN_ATLAS_OUTLETS, &bounds,
                             suyuan_record_get_uid (dossier->outlet), NULL, error);
}

typedef struct
{
  SuyuanOffice  *office;
  SuyuanDossier *dossier;
  SuyuanScene   *scene;
} Job;

static gboolean
print_cb (SuyuanPaper *paper,
          gpointer     data,
          GError     **error)
{
  Job *job = data;

  set_furniture (paper, job->office, job->dossier);
  return draw_all (paper, job->office, job->dossier, job->scene, error);
}

/**
 * Writes the dossier of @outlet to @path. @n_pages and @faults (may be %NULL) tell how it went: texts that were cut,
 * pictures that could not be read, characters without a glyph; the file is there all the same. Errors: those of
 * reading the workspace, and WRITE; no file is left then.
 */
gboolean
suyuan_dossier_print (SuyuanOffice    *office,
                      const SuyuanUid *outlet,
                      const char      *path,
                      guint           *n_pages,
                      GPtrArray      **faults,
                      GError         **error)
{
  g_autoptr (SuyuanDossier) dossier = suyuan_office_dossier (office, outlet, error);
  g_autoptr (SuyuanScene) scene = dossier != NULL ? scene_around (office, dossier, error) : NULL;
  Job job = { office, dossier, scene };

  return scene != NULL && suyuan_paper_print (path, print_cb, &job, n_pages, faults, error);
}

/** A file name for the dossier of the outlet with this code: whatever a file system may not like becomes `_`. */
char *
suyuan_dossier_dup_file_name (const char *code)
{
  g_autofree char *safe = g_strdelimit (g_strdup (code), "/\\:*?\"<>|# \t\r\n", '_');

  return g_strconcat (safe, ".pdf", NULL);
}

/**
 * suyuan_dossier_dup_path:
 * @taken: (element-type utf8): names of files given before in this run, in one case; this one's is put there
 *
 * Two codes may come to one name, as `A/1` and `A:1` do, or to names that some file systems take for one: the second gets
 * a number, so that no dossier is written over another.
 *
 * Returns: (transfer full): where in @folder the dossier of the outlet with @code goes
 */
char *
suyuan_dossier_dup_path (const char *folder,
                         const char *code,
                         GHashTable *taken)
{
  g_autofree char *name = suyuan_dossier_dup_file_name (code);

  for (guint n = 2; !g_hash_table_add (taken, g_utf8_casefold (name, -1)); n++)
    {
      g_autofree char *numbered = g_strdup_printf ("%s_%u", code, n);

      g_free (name);
      name = suyuan_dossier_dup_file_name (numbered);
    }
  return g_build_filename (folder, name, NULL);
}
