/* Pages that text flows down: counting, breaking, cutting, missing glyphs, files that cannot be written.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "suyuan-paper-table.h"
#include "suyuan-paper-text.h"
#include "suyuan-picture.h"

#include <glib/gstdio.h>

typedef struct
{
  char *folder, *path;
} Fixture;

static void
set_up (Fixture      *f,
        gconstpointer data)
{
  f->folder = g_dir_make_tmp ("suyuan-paper-XXXXXX", NULL);
  f->path = g_build_filename (f->folder, "page.pdf", NULL);
}

static void
tear_down (Fixture      *f,
           gconstpointer data)
{
  g_remove (f->path);
  g_assert_cmpint (g_rmdir (f->folder), ==, 0);
  g_free (f->path);
  g_free (f->folder);
}

static GPtrArray *
many_rows (guint n)
{
  static const char *row[] = { "左", "12.5", NULL };
  GPtrArray         *rows = g_ptr_array_new ();

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (rows, row);
  return rows;
}

static guint
lay_out (SuyuanPaper *paper)
{
  static const SuyuanPaperColumn columns[] = { { "Side", 0.5, FALSE }, { "Number", 0.3, TRUE }, { "Empty", 0.2, FALSE } };
  g_autoptr (GPtrArray) rows = many_rows (200);
  g_autoptr (GError) error = NULL;

  suyuan_paper_set_furniture (paper, "head", "示范数据", "foot");
  suyuan_paper_heading (paper, "表");
  suyuan_paper_table (paper, columns, G_N_ELEMENTS (columns), rows);
  suyuan_paper_finish (paper, &error);
  g_assert_no_error (error);
  return suyuan_paper_get_n_pages (paper);
}

/* The count of the first pass is what the second comes to, and the file holds that many pages. */
static void
test_counts_then_writes (Fixture      *f,
                         gconstpointer data)
{
  g_autoptr (SuyuanPaper) counting = suyuan_paper_new (NULL, 0);
  guint n_pages = lay_out (counting);
  g_autoptr (SuyuanPaper) paper = suyuan_paper_new (f->path, n_pages);
  g_autofree char *bytes = NULL;
  gsize            length;

  g_assert_true (suyuan_paper_is_counting (counting));
  g_assert_false (suyuan_paper_is_counting (paper));
  g_assert_cmpuint (n_pages, >, 3);
  g_assert_cmpuint (lay_out (paper), ==, n_pages);
  g_assert_cmpuint (suyuan_paper_get_faults (paper)->len, ==, 0);
  g_assert_true (g_file_get_contents (f->path, &bytes, &length, NULL));
  g_assert_true (g_str_has_prefix (bytes, "%PDF-"));
}

/* A count costs no drawing: everything is clipped away, on each page, and takes its place all the same. */
static void
test_counting_draws_nothing (Fixture      *f,
                             gconstpointer data)
{
  g_autoptr (SuyuanPaper) counting = suyuan_paper_new (NULL, 0);
  g_autoptr (SuyuanPaper) paper = suyuan_paper_new (f->path, 1);

  for (int page = 0; page < 2; page++, suyuan_paper_break (counting), suyuan_paper_break (paper))
    {
      SuyuanBox box = suyuan_paper_get_area (paper);

      box.height = 0;
      g_assert_false (cairo_in_clip (suyuan_paper_get_cairo (counting), box.x, box.y));
      g_assert_true (cairo_in_clip (suyuan_paper_get_cairo (paper), box.x, box.y));
      g_assert_cmpfloat (suyuan_paper_text (counting, &box, SUYUAN_TEXT_BODY, "某市入河排污口"), ==,
                         suyuan_paper_text (paper, &box, SUYUAN_TEXT_BODY, "某市入河排污口"));
      suyuan_paper_heading (counting, "一");
      suyuan_paper_heading (paper, "一");
      g_assert_cmpfloat (suyuan_paper_get_y (counting), ==, suyuan_paper_get_y (paper));
    }
}

static void
test_text_that_does_not_fit_is_a_fault (Fixture      *f,
                                        gconstpointer data)
{
  g_autoptr (SuyuanPaper) paper = suyuan_paper_new (NULL, 0);
  SuyuanBox   small = { 50, 50, 60, 14 };
  SuyuanBox   open = { 50, 80, 60, 0 };
  const char *text = "入河排污口的名称长得放不进这个小方格里去";

  g_assert_cmpfloat (suyuan_paper_text (paper, &small, SUYUAN_TEXT_BODY, text), <=, 14.01);
  g_assert_cmpuint (suyuan_paper_get_faults (paper)->len, ==, 1);
  g_assert_cmpfloat (suyuan_paper_text (paper, &open, SUYUAN_TEXT_BODY, text), >, 30);
  g_assert_cmpuint (suyuan_paper_get_faults (paper)->len, ==, 1);
}

/* The same words at the same width: cut in a box, whole beside it, and right where numbers stand. */
static void
test_cut_here_is_whole_there (Fixture      *f,
                              gconstpointer data)
{
  g_autoptr (SuyuanPaper) paper = suyuan_paper_new (f->path, 1);
  SuyuanBox   open = { 50, 80, 60, 0 };
  SuyuanBox   small = { 150, 80, 60, 14 };
  const char *text = "入河排污口的名称长得放不进这个小方格里去";
  double      height = suyuan_paper_measure (paper, 60, SUYUAN_TEXT_BODY, FALSE, text);

  g_assert_cmpfloat (suyuan_paper_text (paper, &open, SUYUAN_TEXT_BODY, text), ==, height);
  g_assert_cmpfloat (suyuan_paper_text (paper, &small, SUYUAN_TEXT_BODY, text), <, height);
  g_assert_cmpfloat (suyuan_paper_text (paper, &open, SUYUAN_TEXT_BODY, text), ==, height);
  g_assert_cmpfloat (suyuan_paper_text_aligned (paper, &open, SUYUAN_TEXT_BODY, TRUE, text), ==, height);
  g_assert_cmpfloat (suyuan_paper_measure (paper, 60, SUYUAN_TEXT_TITLE, FALSE, text), >, height);
  g_assert_cmpfloat (suyuan_paper_measure (paper, 120, SUYUAN_TEXT_BODY, FALSE, text), <, height);
  g_assert_cmpuint (suyuan_paper_get_faults (paper)->len, ==, 1);
}

static void
test_need_breaks_only_a_page_in_use (Fixture      *f,
                                     gconstpointer data)
{
  g_autoptr (SuyuanPaper) paper = suyuan_paper_new (NULL, 0);

  suyuan_paper_need (paper, 5000);
  g_assert_cmpuint (suyuan_paper_get_n_pages (paper), ==, 1);
  suyuan_paper_advance (paper, 600);
  suyuan_paper_need (paper, 10);
  g_assert_cmpuint (suyuan_paper_get_n_pages (paper), ==, 1);
  suyuan_paper_need (paper, 400);
  g_assert_cmpuint (suyuan_paper_get_n_pages (paper), ==, 2);
}

static void
test_pictures (Fixture      *f,
               gconstpointer data)
{
  g_autoptr (SuyuanPaper) paper = suyuan_paper_new (f->path, 1);
  SuyuanBox box = { 50, 50, 100, 100 };
  g_autoptr (GError) error = NULL;
  g_autofree char *long_text = g_strnfill (4000, 'x');

  g_assert_false (suyuan_paper_picture (paper, &box, "/nowhere/photo.jpg", &error));
  g_assert_nonnull (error);
  g_assert_true (suyuan_paper_qr (paper, &box, "PK-411381-0001\n示例排口"));
  g_assert_false (suyuan_paper_qr (paper, &box, long_text));
  g_clear_error (&error);
  g_assert_true (suyuan_paper_finish (paper, &error));
}

static void
test_a_file_that_cannot_be_written (Fixture      *f,
                                    gconstpointer data)
{
  g_autoptr (SuyuanPaper) paper = suyuan_paper_new ("/nowhere/at/all.pdf", 1);
  g_autoptr (GError) error = NULL;

  g_assert_false (suyuan_paper_finish (paper, &error));
  g_assert_error (error, SUYUAN_REPORT_ERROR, SUYUAN_REPORT_ERROR_WRITE);
  g_assert_nonnull (strstr (error->message, "/nowhere/at/all.pdf"));
}

/* What cannot be drawn ends all drawing, and the rest of the page would be empty without a word. */
static void
test_a_broken_drawing (Fixture      *f,
                       gconstpointer data)
{
  g_autoptr (SuyuanPaper) paper = suyuan_paper_new (f->path, 1);
  g_autoptr (GError) error = NULL;

  cairo_restore (suyuan_paper_get_cairo (paper)); /* of what was never saved */
  suyuan_paper_heading (paper, "一");
  g_assert_false (suyuan_paper_finish (paper, &error));
  g_assert_error (error, SUYUAN_REPORT_ERROR, SUYUAN_REPORT_ERROR_WRITE);
  g_assert_nonnull (strstr (error->message, f->path));
}

#define add(path, func) g_test_add ((path), Fixture, NULL, set_up, (func), tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add ("/report/paper/counts-then-writes", test_counts_then_writes);
  add ("/report/paper/counting-draws-nothing", test_counting_draws_nothing);
  add ("/report/paper/cut-and-whole", test_cut_here_is_whole_there);
  add ("/report/paper/does-not-fit", test_text_that_does_not_fit_is_a_fault);
  add ("/report/paper/need", test_need_breaks_only_a_page_in_use);
  add ("/report/paper/pictures", test_pictures);
  add ("/report/paper/cannot-be-written", test_a_file_that_cannot_be_written);
  add ("/report/paper/broken-drawing", test_a_broken_drawing);
  return g_test_run ();
}
