/* test-published-classes.c: real sections, graded from their numbers, have the classes that were published
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "suyuan-field-text.h"
#include "suyuan-grade.h"
#include "suyuan-open.h"

#define N_BOOKS 31
#define N_NEEDED 4

static const char *const needed[N_NEEDED] = { "do", "codmn", "nh3n", "tp" };

typedef struct
{
  SuyuanCatalogue *catalogue;
  SuyuanGrader    *grader;
  guint            n_rows, n_graded, n_agreed;
} Survey;

static gboolean
is_header (const char *text,
           gpointer    data)
{
  Survey *survey = data;

  return suyuan_catalogue_match_header (survey->catalogue, SUYUAN_KIND_SAMPLE, text) != NULL;
}

/* A lake in these tables is not marked as one: either reading may be the published one. */
static gboolean
agrees (Survey          *survey,
        SuyuanRecord    *sample,
        SuyuanWaterClass published)
{
  g_autoptr (SuyuanGrading) river = suyuan_grader_grade (survey->grader, &sample, 1, NULL, FALSE);
  g_autoptr (SuyuanGrading) lake = suyuan_grader_grade (survey->grader, &sample, 1, NULL, TRUE);

  return river->klass == published || lake->klass == published;
}

static void
read_cell (Survey       *survey,
           SuyuanRecord *sample,
           const char   *column,
           const char   *cell)
{
  const SuyuanField *field = suyuan_catalogue_match_header (survey->catalogue, SUYUAN_KIND_SAMPLE, column);
  g_auto (SuyuanValue) value = { 0 };
  g_auto (SuyuanTextVerdict) verdict = { 0 };

  if (field != NULL && field->type == SUYUAN_FIELD_RESULT && suyuan_field_parse (field, survey->catalogue, cell, &value, &verdict))
    suyuan_record_put (sample, field->index, &value);
}

static void
survey_row (Survey            *survey,
            const char *const *columns,
            const SuyuanRow   *row)
{
  g_autoptr (SuyuanRecord) sample = suyuan_record_new (survey->catalogue, SUYUAN_KIND_SAMPLE, NULL);
  const SuyuanEnumValue *published = NULL;

  survey->n_rows++;
  for (guint i = 0; columns[i] != NULL; i++)
    {
      if (g_str_equal (columns[i], "水质类别"))
        published = suyuan_catalogue_match_value (survey->catalogue, "water_class", row->cells[i]);
      else
        read_cell (survey, sample, columns[i], row->cells[i]);
    }
  for (guint i = 0; i < N_NEEDED; i++)
    {
      if (published == NULL || !suyuan_record_has (sample, needed[i]))
        return;
    }

  survey->n_graded++;
  survey->n_agreed += agrees (survey, sample, suyuan_water_class_from_key (published->key));
}

static void
survey_book (Survey     *survey,
             const char *path)
{
  SuyuanOpenOptions options = { .is_header = is_header, .is_header_data = survey };
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanRowSource) source = suyuan_row_source_open (path, &options, &error);
  SuyuanRow row = { 0 };

  g_assert_no_error (error);
  while (suyuan_row_source_next (source, &row, &error))
    survey_row (survey, suyuan_row_source_get_columns (source), &row);
  g_assert_no_error (error);
}

/* The publishing office averages over hours and prints rounded numbers: at a limit the last digit may tell otherwise. */
static void
test_national_sections (void)
{
  g_autofree char *folder = g_build_filename (g_getenv ("SUYUAN_SHARED"), "data", "waterquality", "cn_cnemc_2026", NULL);
  g_autoptr (GDir) books = g_dir_open (folder, 0, NULL);
  Survey      survey = { 0 };
  const char *name;
  guint       n_books = 0;

  if (books == NULL)
    {
      g_test_skip ("the shared data is not here");
      return;
    }

  survey.catalogue = suyuan_catalogue_new (NULL);
  survey.grader = suyuan_grader_new (NULL);
  while ((name = g_dir_read_name (books)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (!g_str_has_suffix (name, ".xlsx"))
        continue;
      survey_book (&survey, path);
      n_books++;
    }
  g_test_message ("%u of %u graded sections agree (%u rows)", survey.n_agreed, survey.n_graded, survey.n_rows);
  g_assert_cmpuint (n_books, ==, N_BOOKS);
  g_assert_cmpuint (survey.n_rows, ==, 1156);
  g_assert_cmpuint (survey.n_graded, >=, 940);
  g_assert_cmpuint (survey.n_graded - survey.n_agreed, <=, 2);
  suyuan_grader_free (survey.grader);
  suyuan_catalogue_unref (survey.catalogue);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/published-classes/national", test_national_sections);

  return g_test_run ();
}
