/* suyuan-import-plan.c: one file on its way in, as the assistant and the worker thread hand it to each other
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-app"

#include "suyuan-import-plan.h"

#include <glib/gi18n-lib.h>

#define PREVIEW_ROWS 5

static GPtrArray *
copy_texts (GPtrArray *texts)
{
  GPtrArray *copy = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < texts->len; i++)
    g_ptr_array_add (copy, g_strdup (g_ptr_array_index (texts, i)));

  return copy;
}

SuyuanImportPlan *
suyuan_import_plan_new (const char *path,
                        SuyuanKind  kind)
{
  SuyuanImportPlan *self = g_new0 (SuyuanImportPlan, 1);

  self->path = g_strdup (path);
  self->kind = kind;
  self->columns = g_ptr_array_new_with_free_func (g_free);
  self->fields = g_ptr_array_new_with_free_func (g_free);
  self->examples = g_ptr_array_new_with_free_func (g_free);
  self->confidences = g_array_new (FALSE, FALSE, sizeof (double));

  return self;
}

SuyuanImportPlan *
suyuan_import_plan_copy (const SuyuanImportPlan *self)
{
  SuyuanImportPlan *copy = g_new0 (SuyuanImportPlan, 1);

  copy->path = g_strdup (self->path);
  copy->kind = self->kind;
  copy->mode = g_strdup (self->mode);
  copy->key = g_strdup (self->key);
  copy->crs = g_strdup (self->crs);
  copy->encoding = g_strdup (self->encoding);
  copy->no_header = self->no_header;
  copy->columns = copy_texts (self->columns);
  copy->fields = copy_texts (self->fields);
  copy->examples = copy_texts (self->examples);
  copy->confidences = g_array_copy (self->confidences);
  copy->described = g_strdup (self->described);
  copy->stamp = g_strdup (self->stamp);

  return copy;
}

void
suyuan_import_plan_free (SuyuanImportPlan *self)
{
  if (self == NULL)
    return;

  g_free (self->path);
  g_free (self->mode);
  g_free (self->key);
  g_free (self->crs);
  g_free (self->encoding);
  g_free (self->described);
  g_free (self->stamp);
  g_ptr_array_unref (self->columns);
  g_ptr_array_unref (self->fields);
  g_ptr_array_unref (self->examples);
  g_array_unref (self->confidences);
  g_free (self);
}

void
suyuan_import_order_free (SuyuanImportOrder *order)
{
  suyuan_import_plan_free (order->plan);
  g_clear_object (&order->seat);
  suyuan_import_report_free (order->report);
  g_free (order->save_to);
  g_free (order);
}

static SuyuanImport *
open_import (SuyuanOffice     *office,
             SuyuanImportPlan *plan,
             GError          **error)
{
  g_autoptr (SuyuanImport) import = suyuan_import_new (office, plan->path, plan->kind);

  if (plan->mode != NULL)
    suyuan_import_set_option (import, "mode", plan->mode);
  if (plan->key != NULL)
    suyuan_import_set_option (import, "key", plan->key);
  if (plan->crs != NULL)
    suyuan_import_set_option (import, "crs", plan->crs);
  if (plan->encoding != NULL)
    suyuan_import_set_option (import, "encoding", plan->encoding);
  if (plan->no_header)
    suyuan_import_set_option (import, "no-header", "1");
  if (!suyuan_import_open (import, error))
    return NULL;

  return g_steal_pointer (&import);
}

/* A few values of a column, as they stand in the file. */
static char *
dup_examples (GPtrArray *rows,
              guint      column)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < rows->len; i++)
    {
      const char *cell = ((char **) g_ptr_array_index (rows, i))[column];

      if (cell != NULL && *cell != '\0')
        g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", cell);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Reads the head of the file and guesses the mapping. Returns a SuyuanImportPlan. */
gpointer
suyuan_import_plan_read_verb (SuyuanOffice *office,
                              gpointer      data,
                              GCancellable *cancellable,
                              GError      **error)
{
  SuyuanImportPlan *asked = data;
  g_autoptr (SuyuanImport) import = open_import (office, asked, error);
  g_autoptr (SuyuanImportPlan) plan = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  const char *const *columns;

  if (import == NULL)
    return NULL;

  rows = suyuan_import_preview (import, PREVIEW_ROWS, error);
  if (rows == NULL)
    return NULL;

  plan = suyuan_import_plan_copy (asked);
  g_ptr_array_set_size (plan->columns, 0);
  g_ptr_array_set_size (plan->fields, 0);
  g_ptr_array_set_size (plan->examples, 0);
  g_array_set_size (plan->confidences, 0);
  g_free (plan->described);
  plan->described = g_strdup (suyuan_import_describe (import));
  columns = suyuan_import_get_columns (import);
  for (guint i = 0; columns[i] != NULL; i++)
    {
      double             confidence = 0;
      const SuyuanField *field = suyuan_import_get_mapping (import, i, &confidence);

      g_ptr_array_add (plan->columns, g_strdup (columns[i]));
      g_ptr_array_add (plan->fields, field != NULL ? g_strdup (field->key) : NULL);
      g_ptr_array_add (plan->examples, dup_examples (rows, i));
      g_array_append_val (plan->confidences, confidence);
    }
  return g_steal_pointer (&plan);
}

/* The mapping as it stands on the page, nothing guessed. */
static gboolean
apply_mapping (SuyuanImport     *import,
               SuyuanImportPlan *plan,
               GError          **error)
{
  for (guint i = 0; i < plan->columns->len; i++)
    {
      double             confidence;
      const SuyuanField *guessed = suyuan_import_get_mapping (import, i, &confidence);
      const char        *wanted = g_ptr_array_index (plan->fields, i);

      if (guessed != NULL && g_strcmp0 (guessed->key, wanted) != 0 && !suyuan_import_map (import, guessed->key, NULL, error))
        return FALSE;
    }
  for (guint i = 0; i < plan->columns->len; i++)
    {
      const char *wanted = g_ptr_array_index (plan->fields, i);

      if (wanted != NULL && !suyuan_import_map (import, wanted, g_ptr_array_index (plan->columns, i), error))
        return FALSE;
    }
  return TRUE;
}

static void
progress_cb (double   fraction,
             guint    rows,
             gpointer data)
{
  suyuan_seat_report (data, fraction, rows);
}

/* NULL where there is no file; reading it says so. */
static char *
dup_stamp (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInfo) info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_SIZE ",time::*", G_FILE_QUERY_INFO_NONE, NULL, NULL);

  if (info == NULL)
    return NULL;

  return g_strdup_printf ("%" G_GOFFSET_FORMAT " %" G_GUINT64_FORMAT ".%06u", g_file_info_get_size (info),
                          g_file_info_get_attribute_uint64 (info, G_FILE_ATTRIBUTE_TIME_MODIFIED),
                          g_file_info_get_attribute_uint32 (info, G_FILE_ATTRIBUTE_TIME_MODIFIED_USEC));
}

/* The file is about to be tried: what is tried is what may be imported. */
void
suyuan_import_plan_stamp (SuyuanImportPlan *self)
{
  g_free (self->stamp);
  self->stamp = dup_stamp (self->path);
}

/* Nobody has seen the verdicts on a file that was saved anew meanwhile. */
static gboolean
was_changed (SuyuanImportPlan *self)
{
  g_autofree char *now = dup_stamp (self->path);

  return self->stamp != NULL && now != NULL && !g_str_equal (self->stamp, now);
}

static SuyuanImport *
open_mapped (SuyuanOffice     *office,
             SuyuanImportPlan *plan,
             GError          **error)
{
  g_autoptr (SuyuanImport) import = open_import (office, plan, error);

  return import != NULL && apply_mapping (import, plan, error) ? g_steal_pointer (&import) : NULL;
}

/* Runs the import, dry or for good. Returns a SuyuanImportReport. */
gpointer
suyuan_import_plan_run_verb (SuyuanOffice *office,
                             gpointer      data,
                             GCancellable *cancellable,
                             GError      **error)
{
  SuyuanImportOrder *order = data;
  g_autoptr (SuyuanImport) import = NULL;

  if (!order->dry_run && was_changed (order->plan))
    {
      g_set_error (error, SUYUAN_WORK_ERROR, SUYUAN_WORK_ERROR_INVALID, _ ("%s was changed since it was tried; go back and try it again"), order->plan->path);
      return NULL;
    }

  import = open_mapped (office, order->plan, error);
  return import != NULL ? suyuan_import_run (import, order->dry_run, cancellable, progress_cb, order->seat, error) : NULL;
}

/* Writes the rows refused by the report, which nobody judges again: what came in meanwhile would be refused as there already. */
gpointer
suyuan_import_plan_save_verb (SuyuanOffice *office,
                              gpointer      data,
                              GCancellable *cancellable,
                              GError      **error)
{
  SuyuanImportOrder *order = data;
  g_autoptr (SuyuanImport) import = NULL;

  if (was_changed (order->plan))
    {
      g_set_error (error, SUYUAN_WORK_ERROR, SUYUAN_WORK_ERROR_INVALID, _ ("%s was changed since it was tried, and its refused rows are no longer known; import it again and save them then"), order->plan->path);
      return NULL;
    }

  import = open_mapped (office, order->plan, error);
  if (import != NULL)
    suyuan_import_save_refused (import, order->report, order->save_to, error);
  return NULL;
}
