/* The faces of documents: copies that are made once and hold every character, small files, rare characters, and documents
 * all the same where no copy can be made.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "suyuan-paper-print.h"
#include "suyuan-paper-text.h"
#include "suyuan-typeface-copy.h"
#include "suyuan-typeface.h"
#include "tree.h"

#include <glib/gstdio.h>
#include <hb.h>
#include <string.h>
#include <unistd.h>
#include <utime.h>

/* Of rivers and of people: two beyond GB 2312, one of extension A, one of extension B. */
#define RARE "浉河畔㳇村𠮷瀍口"

typedef struct
{
  char *folder, *path;
} Fixture;

static void
set_up (Fixture      *f,
        gconstpointer data)
{
  f->folder = g_dir_make_tmp ("suyuan-typeface-XXXXXX", NULL);
  f->path = g_build_filename (f->folder, "page.pdf", NULL);
}

static void
tear_down (Fixture      *f,
           gconstpointer data)
{
  tree_remove (f->folder);
  g_free (f->path);
  g_free (f->folder);
}

static gboolean
write_cb (SuyuanPaper *paper,
          gpointer     data,
          GError     **error)
{
  SuyuanBox box = suyuan_paper_get_area (paper);

  box.height = 0;
  suyuan_paper_heading (paper, data);
  box.y = suyuan_paper_get_y (paper);
  suyuan_paper_advance (paper, suyuan_paper_text (paper, &box, SUYUAN_TEXT_BODY, data));
  return TRUE;
}

static gsize
size_of (const char *path)
{
  GStatBuf info;

  g_assert_cmpint (g_stat (path, &info), ==, 0);
  return info.st_size;
}

/* Prints the words large and small; returns the size of the file. */
static gsize
print (Fixture    *f,
       const char *words)
{
  g_autoptr (GPtrArray) faults = NULL;
  g_autoptr (GError) error = NULL;
  guint n_pages;

  suyuan_paper_print (f->path, write_cb, (gpointer) words, &n_pages, &faults, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (faults->len, ==, 0);
  return size_of (f->path);
}

static char *
run (const char *const *command,
     gsize             *length)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = g_subprocess_newv (command, G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error);
  g_autoptr (GBytes) printed = NULL;

  g_assert_no_error (error);
  g_subprocess_communicate (process, NULL, NULL, &printed, NULL, &error);
  g_assert_no_error (error);
  return g_bytes_unref_to_data (g_steal_pointer (&printed), length);
}

static char *
copy_text (Fixture *f)
{
  gsize            length;
  g_autofree char *bytes = run ((const char *const[]){ "pdftotext", "-raw", f->path, "-", NULL }, &length);

  return g_strndup (bytes, length);
}

/* The fonts of the file, a line for each after two of heading. */
static guint
count_fonts (Fixture *f)
{
  gsize            length;
  g_autofree char *bytes = run ((const char *const[]){ "pdffonts", f->path, NULL }, &length);
  g_autofree char *text = g_strndup (bytes, length);
  g_auto (GStrv) lines = g_strsplit (g_strchomp (text), "\n", -1);

  for (guint i = 2; lines[i] != NULL; i++)
    g_assert_nonnull (strstr (lines[i], "NotoSansCJKsc"));
  return g_strv_length (lines) - 2;
}

/* Dark pixels of the page at 72 dots an inch. */
static guint
count_ink (Fixture *f)
{
  gsize            length;
  g_autofree char *page = run ((const char *const[]){ "pdftoppm", "-r", "72", "-gray", f->path, NULL }, &length);
  const char      *pixels = g_strstr_len (page, length, "\n255\n") + strlen ("\n255\n");
  guint            n = 0;

  for (const char *at = pixels; at < page + length; at++)
    n += (guint8) *at < 128;
  return n;
}

static void
find_source (SuyuanTypefaceSource *source,
             char                **file)
{
  g_autofree char *printed = NULL;
  gsize            length;

  printed = run ((const char *const[]){ "fc-match", "-f", "%{file}\n%{index}\n", "Noto Sans CJK SC:weight=80", NULL }, &length);
  *file = g_strndup (printed, strcspn (printed, "\n"));
  *source = (SuyuanTypefaceSource){ *file, (guint) g_ascii_strtoull (printed + strlen (*file) + 1, NULL, 10), "Copy" };
}

static hb_set_t *
characters_of (const char *path,
               guint       index)
{
  hb_blob_t *blob = hb_blob_create_from_file_or_fail (path);
  hb_face_t *face = hb_face_create (blob, index);
  hb_set_t  *characters = hb_set_create ();

  g_assert_nonnull (blob);
  hb_face_collect_unicodes (face, characters);
  hb_face_destroy (face);
  hb_blob_destroy (blob);
  return characters;
}

/* Nothing of the font is in neither copy, and nothing in both. */
static void
test_the_copies_share_every_character (Fixture      *f,
                                       gconstpointer data)
{
  SuyuanTypefaceSource source;
  g_autofree char     *file = NULL;
  g_autofree char     *folder = g_build_filename (f->folder, "fonts", NULL);
  hb_set_t            *parts[SUYUAN_N_TYPEFACE_PARTS], *whole;

  find_source (&source, &file);
  whole = characters_of (source.file, source.index);
  for (SuyuanTypefacePart part = 0; part < SUYUAN_N_TYPEFACE_PARTS; part++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *path = suyuan_typeface_copy (&source, part, folder, &error);

      g_assert_no_error (error);
      parts[part] = characters_of (path, 0);
    }
  g_assert_cmpuint (hb_set_get_population (parts[0]) + hb_set_get_population (parts[1]), ==, hb_set_get_population (whole));
  for (const char *at = "口档案入河排污Aé²Ⅲ→㎡，"; *at != '\0'; at = g_utf8_next_char (at))
    g_assert_true (hb_set_has (parts[SUYUAN_TYPEFACE_COMMON], g_utf8_get_char (at)));
  for (const char *at = "浉㳇𠮷瀍"; *at != '\0'; at = g_utf8_next_char (at))
    g_assert_true (hb_set_has (parts[SUYUAN_TYPEFACE_REST], g_utf8_get_char (at)));
  hb_set_union (parts[0], parts[1]);
  g_assert_true (hb_set_is_equal (parts[0], whole));
  hb_set_destroy (parts[0]);
  hb_set_destroy (parts[1]);
  hb_set_destroy (whole);
}

static void
age (const char *path,
     guint       days)
{
  struct utimbuf then = { time (NULL) - days * 24 * 60 * 60, time (NULL) - days * 24 * 60 * 60 };

  g_assert_cmpint (g_utime (path, &then), ==, 0);
}

static gint64
time_of (const char *path)
{
  GStatBuf info;

  g_assert_cmpint (g_stat (path, &info), ==, 0);
  return info.st_mtime;
}

static char *
copy_common (const SuyuanTypefaceSource *source,
             const char                 *folder)
{
  g_autoptr (GError) error = NULL;
  char *path = suyuan_typeface_copy (source, SUYUAN_TYPEFACE_COMMON, folder, &error);

  g_assert_no_error (error);
  return path;
}

/* The second start finds the copy; a font that was replaced is copied again. */
static void
test_made_once (Fixture      *f,
                gconstpointer data)
{
  SuyuanTypefaceSource source;
  g_autofree char     *file = NULL;
  g_autofree char     *link = g_build_filename (f->folder, "font.ttc", NULL);
  g_autofree char     *first = NULL;
  g_autofree char     *second = NULL;
  g_autofree char     *other = NULL;
  GStatBuf             before, after;

  find_source (&source, &file);
  first = copy_common (&source, f->folder);
  g_assert_cmpint (g_stat (first, &before), ==, 0);
  second = copy_common (&source, f->folder);
  g_assert_cmpstr (first, ==, second);
  g_assert_cmpint (g_stat (first, &after), ==, 0);
  g_assert_cmpuint (after.st_ino, ==, before.st_ino);

  g_assert_cmpint (symlink (source.file, link), ==, 0);
  source.file = link;
  other = copy_common (&source, f->folder);
  g_assert_cmpstr (first, !=, other);
}

/* Whatever is left of a copy, the next start makes it whole. */
static void
test_cut_short (Fixture      *f,
                gconstpointer data)
{
  SuyuanTypefaceSource source;
  g_autofree char     *file = NULL;
  g_autofree char     *first = NULL;
  g_autofree char     *bytes = NULL;
  gsize                length, left[3];

  find_source (&source, &file);
  first = copy_common (&source, f->folder);
  g_assert_true (g_file_get_contents (first, &bytes, &length, NULL));
  left[0] = length - 4;
  left[1] = 20;
  left[2] = 0;
  for (gsize i = 0; i < G_N_ELEMENTS (left); i++)
    {
      g_autofree char *again = NULL;

      g_assert_true (g_file_set_contents (first, bytes, (gssize) left[i], NULL));
      again = copy_common (&source, f->folder);
      g_assert_cmpstr (again, ==, first);
      g_assert_cmpuint (size_of (again), ==, length);
    }
}

/* Copies of another font or made by another HarfBuzz go when nobody used them for a month; one that is used is not old. */
static void
test_unused_ones_go (Fixture      *f,
                     gconstpointer data)
{
  g_autofree char     *old = g_build_filename (f->folder, "Sans-0000000000000000-common.otf", NULL);
  g_autofree char     *recent = g_build_filename (f->folder, "Sans-1111111111111111-common.otf", NULL);
  g_autofree char     *first = NULL, *again = NULL, *rest = NULL;
  g_autofree char     *file = NULL;
  SuyuanTypefaceSource source;
  g_autoptr (GError) error = NULL;

  find_source (&source, &file);
  first = copy_common (&source, f->folder);
  g_assert_true (g_file_set_contents (old, "OTTO", -1, NULL));
  g_assert_true (g_file_set_contents (recent, "OTTO", -1, NULL));
  age (old, 31);
  age (recent, 29);
  age (first, 200);
  again = copy_common (&source, f->folder);
  g_assert_cmpint (time_of (first), >, time (NULL) - 60 * 60);
  rest = suyuan_typeface_copy (&source, SUYUAN_TYPEFACE_REST, f->folder, &error);
  g_assert_no_error (error);
  g_assert_false (g_file_test (old, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (recent, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (first, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (rest, G_FILE_TEST_EXISTS));
}

static void
refuse (const SuyuanTypefaceSource *source,
        const char                 *folder,
        const char                 *named)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = suyuan_typeface_copy (source, SUYUAN_TYPEFACE_COMMON, folder, &error);

  g_assert_null (path);
  g_assert_nonnull (strstr (error->message, named));
}

static void
test_what_cannot_be_copied_is_named (Fixture      *f,
                                     gconstpointer data)
{
  SuyuanTypefaceSource source;
  g_autofree char     *file = NULL;
  g_autofree char     *broken = g_build_filename (f->folder, "broken.otf", NULL);

  find_source (&source, &file);
  refuse (&source, "/proc/nowhere", "/proc/nowhere");
  source.file = "/nowhere/font.ttc";
  refuse (&source, f->folder, "/nowhere/font.ttc");
  g_assert_true (g_file_set_contents (broken, "OTTO is not enough", -1, NULL));
  source.file = broken;
  refuse (&source, f->folder, "broken.otf");
  refuse (&source, "/proc/nowhere", "/proc/nowhere"); /* looked at first: to cut a font takes long */
}

static void
test_rare_characters (Fixture      *f,
                      gconstpointer data)
{
  g_autofree char *text = NULL;
  guint            blank;

  print (f, RARE);
  text = copy_text (f);
  g_assert_nonnull (strstr (text, RARE));
  g_assert_cmpuint (count_fonts (f), ==, 4);

  print (f, "　");
  blank = count_ink (f);
  for (const char *at = RARE; *at != '\0'; at = g_utf8_next_char (at))
    {
      g_autofree char *character = g_strndup (at, g_utf8_next_char (at) - at);

      print (f, character);
      g_assert_cmpuint (count_ink (f), >, blank + 20);
    }
}

/* Choices of glyphs for which cairo keeps all subroutines of the whole font. */
static void
test_files_stay_small (Fixture      *f,
                       gconstpointer data)
{
  static const char *const words[] = { "FI", "FL", "IL", "KL", "如口", "某市入河排污口排查整治" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autofree char *text = NULL;

      g_assert_cmpuint (print (f, words[i]), <, 20000);
      text = copy_text (f);
      g_assert_nonnull (strstr (text, words[i]));
      g_assert_cmpuint (count_fonts (f), ==, 2);
    }
}

/* The thread's own faces are as they were; another thread gets a map of its own. */
static gpointer
begin_cb (gpointer data)
{
  PangoFontMap *before = suyuan_typeface_begin ();
  PangoFontMap *map = pango_cairo_font_map_get_default ();

  g_assert_true (suyuan_typeface_is_whole ());
  suyuan_typeface_end (before);
  g_assert_false (suyuan_typeface_is_whole ());
  return map;
}

static void
test_each_thread_for_itself (void)
{
  PangoFontMap *outside = pango_cairo_font_map_get_default ();
  PangoFontMap *here = begin_cb (NULL);
  GThread      *thread;

  g_assert_true (here == begin_cb (NULL));
  g_assert_true (pango_cairo_font_map_get_default () == outside);
  thread = g_thread_new ("other", begin_cb, NULL);
  g_assert_true (g_thread_join (thread) != here);
}

static gboolean
is_whole_within (void)
{
  PangoFontMap *before = suyuan_typeface_begin ();
  gboolean      whole = suyuan_typeface_is_whole ();

  suyuan_typeface_end (before);
  return whole;
}

/* In a process of its own, for the cache is looked at once. */
static void
test_without_a_cache (Fixture      *f,
                      gconstpointer data)
{
  g_autofree char *text = NULL;

  if (!g_test_subprocess ())
    {
      g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
      g_test_trap_assert_passed ();
      return;
    }
  g_setenv ("XDG_CACHE_HOME", "/proc/nowhere", TRUE);
  print (f, RARE "如");
  g_assert_false (is_whole_within ());
  text = copy_text (f);
  g_assert_nonnull (strstr (text, RARE "如"));
}

/* As long as it should be, and yet no font: it is taken away and costs no document. */
static void
test_a_damaged_copy (Fixture      *f,
                     gconstpointer data)
{
  g_autofree char     *folder = g_build_filename (f->folder, "suyuan", "fonts", NULL);
  g_autofree char     *path = NULL;
  g_autofree char     *file = NULL;
  g_autofree char     *bytes = NULL;
  gsize                length;
  SuyuanTypefaceSource source;

  if (!g_test_subprocess ())
    {
      g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
      g_test_trap_assert_passed ();
      return;
    }
  g_setenv ("XDG_CACHE_HOME", f->folder, TRUE);
  find_source (&source, &file);
  source.name = "NotoSansCJKsc-Regular";
  path = copy_common (&source, folder);
  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  memset (bytes + 512, 0, length - 512);
  g_assert_true (g_file_set_contents (path, bytes, (gssize) length, NULL));
  print (f, RARE);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

#define add(path, func) g_test_add ((path), Fixture, NULL, set_up, (func), tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add ("/report/typeface/share-every-character", test_the_copies_share_every_character);
  add ("/report/typeface/made-once", test_made_once);
  add ("/report/typeface/cut-short", test_cut_short);
  add ("/report/typeface/unused", test_unused_ones_go);
  add ("/report/typeface/named", test_what_cannot_be_copied_is_named);
  add ("/report/typeface/rare", test_rare_characters);
  add ("/report/typeface/small", test_files_stay_small);
  add ("/report/typeface/without-a-cache", test_without_a_cache);
  add ("/report/typeface/damaged", test_a_damaged_copy);
  g_test_add_func ("/report/typeface/threads", test_each_thread_for_itself);
  return g_test_run ();
}
