/* suyuan-edit-workspace.c: a workspace of a nation of outlets, and what somebody changes in it
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-app"

#include "suyuan-edit-workspace.h"

#include <glib/gstdio.h>

#include "suyuan-census-edit.h"
#include "suyuan-diary.h"
#include "suyuan-import.h"
#include "suyuan-nation.h"

#define NAME "edits.suyuan"
#define PERSON "Bench"
#define CODE "N%07u"
#define APART 1000000 /* degrees × 10⁷ */

/* --- lists --- */

/* @n outlets of a nation, from the one at @first on, every other one confirmed. */
static char *
list_outlets (guint first,
              guint n)
{
  static const char *const   types[] = { "城镇雨洪排口", "农村生活污水散排口", "城镇生活污水散排口", "沟渠排口", "工业企业排污口" };
  g_autofree SuyuanPosition *positions = g_new (SuyuanPosition, first + n);
  g_autofree SuyuanSign     *signs = g_new (SuyuanSign, first + n);
  GString                   *text = g_string_new ("code,name,type,stage,lon,lat\n");

  suyuan_nation_invent (positions, signs, first + n);
  for (guint i = first; i < first + n; i++)
    g_string_append_printf (text, CODE ",第%u号排口,%s,%s,%.7f,%.7f\n", i, i, types[i % G_N_ELEMENTS (types)], i % 2 ? "confirmed" : "suspected",
                            (double) positions[i].lon / SUYUAN_DEGREE, (double) positions[i].lat / SUYUAN_DEGREE);
  return g_string_free (text, FALSE);
}

/* The stage of every other one, from the first, which are not those that are confirmed from the beginning. */
static char *
list_stages (guint       n,
             const char *stage)
{
  GString *text = g_string_new ("code,stage\n");

  for (guint i = 1; i <= n; i++)
    g_string_append_printf (text, CODE ",%s\n", 2 * i, stage);
  return g_string_free (text, FALSE);
}

/* Takes the list. All of it is to be written, or this is no measure of anything. */
static gboolean
import_list (SuyuanOffice *office,
             char         *list,
             guint         n,
             const char   *mode,
             GError      **error)
{
  g_autofree char *text = list, *path = NULL;
  g_autoptr (SuyuanImport) import = NULL;
  g_autoptr (SuyuanImportReport) report = NULL;
  int file = g_file_open_tmp ("suyuan-edit-XXXXXX.csv", &path, error);

  if (file < 0 || !g_close (file, error) || !g_file_set_contents (path, text, -1, error))
    return FALSE;

  import = suyuan_import_new (office, path, SUYUAN_KIND_OUTLET);
  suyuan_import_set_option (import, "mode", mode);
  if (suyuan_import_open (import, error))
    report = suyuan_import_run (import, FALSE, NULL, NULL, NULL, error);
  g_remove (path);
  if (report != NULL && report->imported + report->updated != n)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, "of %u rows %u were written", n, report->imported + report->updated);

  return report != NULL && report->imported + report->updated == n;
}

/* --- the workspace --- */

static gboolean
fill (const char *path,
      guint       n_outlets,
      GError    **error)
{
  g_autoptr (SuyuanOffice) office = suyuan_office_create (path, FALSE, error);
  g_autoptr (SuyuanOutcome) added = office != NULL ? suyuan_office_add (office, SUYUAN_KIND_PERSON, (const char *const[]){ "name=" PERSON, NULL }, error) : NULL;

  return added != NULL && suyuan_office_set_operator (office, PERSON, TRUE, error) && import_list (office, list_outlets (0, n_outlets), n_outlets, "add", error);
}

/* Nobody is asked who works there. */
static gboolean
enter (const char *path,
       GError    **error)
{
  g_autoptr (SuyuanOffice) office = suyuan_office_open (path, FALSE, error);

  return office != NULL && suyuan_office_set_operator (office, PERSON, TRUE, error);
}

/* The workspace at @path, which is made where there is none and then stays; without a path one that is made in a @folder of
 * its own. The path is the caller's. */
char *
suyuan_edit_workspace_prepare (const char *path,
                               guint       n_outlets,
                               char      **folder,
                               GError    **error)
{
  g_autofree char *made = g_strdup (path);

  if (made == NULL)
    {
      *folder = g_dir_make_tmp ("suyuan-edit-XXXXXX", error);
      if (*folder == NULL)
        return NULL;
      made = g_build_filename (*folder, NAME, NULL);
    }
  if (!g_file_test (made, G_FILE_TEST_EXISTS) && !fill (made, n_outlets, error))
    return NULL;

  return enter (made, error) ? g_steal_pointer (&made) : NULL;
}

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      remove_tree (child);
    }
  g_remove (path);
}

/* %NULL: none was made. */
void
suyuan_edit_workspace_remove (const char *folder)
{
  if (folder != NULL)
    remove_tree (folder);
}

/* --- the plan --- */

/* FALSE where there are too few outlets for it. Points are in the order of the list. */
gboolean
suyuan_edit_plan_make (SuyuanEditPlan    *self,
                       SuyuanOutletCloud *cloud,
                       guint              n_imported,
                       guint              n_many)
{
  guint        n = suyuan_outlet_cloud_get_n_points (cloud);
  SuyuanExtent extent = suyuan_outlet_cloud_get_extent (cloud);
  SuyuanWorld  middle = { (extent.west + extent.east) / 2, (extent.north + extent.south) / 2 };

  if (n <= 2 * n_many)
    return FALSE;

  self->first = *suyuan_outlet_cloud_get_uid (cloud, 0);
  self->last = *suyuan_outlet_cloud_get_uid (cloud, 2 * n_many);
  self->middle = suyuan_world_to_position (&middle);
  self->n_outlets = n;
  self->n_imported = n_imported;
  self->n_many = n_many;
  return TRUE;
}

/* What stands one way is changed the other way. */
void
suyuan_edit_plan_round (SuyuanEditPlan    *self,
                        SuyuanOutletCloud *cloud)
{
  SuyuanWorld world;
  guint       first, last;

  g_return_if_fail (suyuan_outlet_cloud_find (cloud, &self->first, &first) && suyuan_outlet_cloud_find (cloud, &self->last, &last));

  world = suyuan_outlet_cloud_get_place (cloud, first);
  self->place = self->middle;
  if (suyuan_world_to_position (&world).lon == self->middle.lon)
    self->place.lon += APART;
  self->confirm = suyuan_outlet_cloud_get_sign (cloud, last)->status != SUYUAN_STATUS_TO_MONITOR;
}

void
suyuan_edit_plan_clear (SuyuanEditPlan *self)
{
  g_clear_pointer (&self->batch, g_free);
}

/* --- verbs --- */

static gboolean
save (SuyuanOffice   *office,
      SuyuanEditPlan *plan,
      SuyuanRecord   *change,
      GError        **error)
{
  g_autoptr (SuyuanOutcome) outcome = suyuan_office_save (office, change, error);

  if (outcome == NULL)
    return FALSE;

  g_free (plan->batch);
  plan->batch = g_steal_pointer (&outcome->batch);
  return TRUE;
}

gpointer
suyuan_edit_move (SuyuanOffice *office,
                  gpointer      data,
                  GCancellable *cancellable,
                  GError      **error)
{
  SuyuanEditPlan *plan = data;
  g_autoptr (SuyuanRecord) change = suyuan_record_new (suyuan_office_get_catalogue (office), SUYUAN_KIND_OUTLET, &plan->first);

  suyuan_record_set_integer (change, "lon", plan->place.lon);
  suyuan_record_set_integer (change, "lat", plan->place.lat);

  return GINT_TO_POINTER (save (office, plan, change, error));
}

gpointer
suyuan_edit_confirm (SuyuanOffice *office,
                     gpointer      data,
                     GCancellable *cancellable,
                     GError      **error)
{
  SuyuanEditPlan *plan = data;
  g_autoptr (SuyuanRecord) change = suyuan_record_new (suyuan_office_get_catalogue (office), SUYUAN_KIND_OUTLET, &plan->first);

  suyuan_record_set_text (change, "stage", "confirmed");

  return GINT_TO_POINTER (save (office, plan, change, error));
}

gpointer
suyuan_edit_undo (SuyuanOffice *office,
                  gpointer      data,
                  GCancellable *cancellable,
                  GError      **error)
{
  SuyuanEditPlan *plan = data;
  g_autoptr (SuyuanOutcome) outcome = suyuan_office_undo (office, plan->batch, error);

  return GINT_TO_POINTER (outcome != NULL);
}

gpointer
suyuan_edit_import (SuyuanOffice *office,
                    gpointer      data,
                    GCancellable *cancellable,
                    GError      **error)
{
  SuyuanEditPlan *plan = data;
  guint           first = plan->n_outlets;

  plan->n_outlets += plan->n_imported;

  return GINT_TO_POINTER (import_list (office, list_outlets (first, plan->n_imported), plan->n_imported, "add", error));
}

gpointer
suyuan_edit_change_many (SuyuanOffice *office,
                         gpointer      data,
                         GCancellable *cancellable,
                         GError      **error)
{
  SuyuanEditPlan *plan = data;

  return GINT_TO_POINTER (import_list (office, list_stages (plan->n_many, plan->confirm ? "confirmed" : "suspected"), plan->n_many, "update", error));
}
