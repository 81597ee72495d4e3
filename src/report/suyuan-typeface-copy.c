/* suyuan-typeface-copy.c: part of a font as a file of its own, whose glyphs lean on no shared subroutines
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-report"

#include "suyuan-typeface-copy.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <hb-subset.h>
#include <unistd.h>

#include "suyuan-derived.h"
#include "suyuan-paper.h"

#define REVISION 1        /* of what a copy holds */
#define LONGEST_UNUSED 30 /* days; of other versions of the font and of HarfBuzz, 24 MB each */
#define HEAD 12           /* bytes of a font before its table directory */
#define RECORD 16         /* bytes of a table in the directory */
#define GB2312_CHARACTERS 6763

static const char *const suffixes[] = { [SUYUAN_TYPEFACE_COMMON] = "common", [SUYUAN_TYPEFACE_REST] = "rest" };

static gboolean
fail (const SuyuanTypefaceSource *source,
      const char                 *why,
      GError                    **error)
{
  g_set_error (error, SUYUAN_REPORT_ERROR, SUYUAN_REPORT_ERROR_WRITE, _ ("No copy of the font %s can be made: %s"), source->file, why);
  return FALSE;
}

static char *
make_path (const SuyuanTypefaceSource *source,
           SuyuanTypefacePart          part,
           const char                 *folder)
{
  g_autofree char *what = g_strdup_printf ("%u %d %s", source->index, REVISION, hb_version_string ());
  g_autofree char *sum = suyuan_derived_sum (source->file, what);
  g_autofree char *name = NULL;

  if (sum == NULL)
    return NULL;

  name = g_strdup_printf ("%s-%.16s-%s.otf", source->name, sum, suffixes[part]);
  return g_build_filename (folder, name, NULL);
}

/* GB 2312-80, rows 16 to 87. Whether all of them are known: a system may lack the converter. */
static gboolean
add_gb2312 (hb_set_t *characters)
{
  GIConv converter = g_iconv_open ("UTF-8", "GB2312");
  guint  n = 0;

  if (converter == (GIConv) -1)
    return FALSE;
  for (int row = 16; row <= 87; row++)
    for (int cell = 1; cell <= 94; cell++)
      {
        const char       bytes[] = { (char) (row + 0xA0), (char) (cell + 0xA0) };
        g_autofree char *text = g_convert_with_iconv (bytes, sizeof bytes, converter, NULL, NULL, NULL);

        if (text == NULL)
          continue;
        hb_set_add (characters, g_utf8_get_char (text));
        n++;
      }
  g_iconv_close (converter);
  return n == GB2312_CHARACTERS;
}

/* Letters, punctuation, superscripts, Roman numerals, arrows, boxes, kana, units, full-width forms. */
static gboolean
choose_common (hb_set_t *characters)
{
  static const struct
  {
    hb_codepoint_t first, last;
  } blocks[] = { { 0x20, 0x24F }, { 0x370, 0x45F }, { 0x2000, 0x2BFF }, { 0x3000, 0x30FF }, { 0x3200, 0x33FF }, { 0xFF00, 0xFFEF } };

  for (gsize i = 0; i < G_N_ELEMENTS (blocks); i++)
    hb_set_add_range (characters, blocks[i].first, blocks[i].last);
  return add_gb2312 (characters);
}

static gboolean
choose_rest (hb_set_t  *characters,
             hb_face_t *face)
{
  hb_set_t *common = hb_set_create ();
  gboolean  known = choose_common (common);

  hb_face_collect_unicodes (face, characters);
  hb_set_subtract (characters, common);
  hb_set_destroy (common);
  return known;
}

static gboolean
has_outlines (hb_face_t *face)
{
  hb_blob_t *outlines = hb_face_reference_table (face, HB_TAG ('C', 'F', 'F', ' '));
  gboolean   has = hb_blob_get_length (outlines) > 0;

  hb_blob_destroy (outlines);
  return has;
}

/* Without subroutines cairo keeps the used glyphs alone; without substitutions the face keeps to the glyphs of the
 * characters, which are those of its own region. */
static hb_face_t *
cut (const SuyuanTypefaceSource *source,
     hb_face_t                  *face,
     SuyuanTypefacePart          part,
     GError                    **error)
{
  hb_subset_input_t *input = hb_subset_input_create_or_fail ();
  hb_set_t          *characters = hb_subset_input_unicode_set (input);
  gboolean           known = part == SUYUAN_TYPEFACE_COMMON ? choose_common (characters) : choose_rest (characters, face);
  hb_face_t         *copy;

  hb_set_add (hb_subset_input_set (input, HB_SUBSET_SETS_DROP_TABLE_TAG), HB_TAG ('G', 'S', 'U', 'B'));
  hb_subset_input_set_flags (input, HB_SUBSET_FLAGS_DESUBROUTINIZE);
  copy = known ? hb_subset_or_fail (face, input) : NULL;
  hb_subset_input_destroy (input);
  if (copy != NULL && has_outlines (copy))
    return copy;

  hb_face_destroy (copy);
  fail (source, known ? _ ("it is damaged, or a kind of font that is not known") : _ ("this system does not know the characters of GB 2312"), error);
  return NULL;
}

static gboolean
write_face (hb_face_t  *face,
            const char *path,
            GError    **error)
{
  hb_blob_t  *blob = hb_face_reference_blob (face);
  guint       length;
  const char *data = hb_blob_get_data (blob, &length);
  gboolean    written = g_file_set_contents_full (path, data, length, G_FILE_SET_CONTENTS_CONSISTENT, 0644, error);

  hb_blob_destroy (blob);
  return written;
}

static gboolean
make (const SuyuanTypefaceSource *source,
      SuyuanTypefacePart          part,
      const char                 *path,
      GError                    **error)
{
  hb_blob_t *blob = hb_blob_create_from_file_or_fail (source->file);
  hb_face_t *face, *copy;
  gboolean   made;

  if (blob == NULL)
    return fail (source, _ ("it cannot be read"), error);

  face = hb_face_create (blob, source->index);
  copy = cut (source, face, part, error);
  made = copy != NULL && write_face (copy, path, error);
  hb_face_destroy (copy);
  hb_face_destroy (face);
  hb_blob_destroy (blob);
  return made;
}

static guint32
read_number (const guint8 *bytes)
{
  return (guint32) bytes[0] << 24 | (guint32) bytes[1] << 16 | (guint32) bytes[2] << 8 | bytes[3];
}

/* Whether a copy is as long as its table directory says; one that a full disk or a fall of the power cut short is not. */
static gboolean
is_whole (const char *path)
{
  g_autoptr (GMappedFile) file = g_mapped_file_new (path, FALSE, NULL);
  gsize         length = file != NULL ? g_mapped_file_get_length (file) : 0, end = 0;
  const guint8 *bytes = length >= HEAD ? (const guint8 *) g_mapped_file_get_contents (file) : NULL;
  gsize         n_tables = bytes != NULL ? (gsize) bytes[4] << 8 | bytes[5] : 0;

  if (length < HEAD + n_tables * RECORD)
    return FALSE;
  for (gsize i = 0; i < n_tables; i++)
    {
      const guint8 *record = bytes + HEAD + i * RECORD;

      end = MAX (end, (gsize) read_number (record + 8) + read_number (record + 12));
    }
  return end > 0 && (end + 3) / 4 * 4 == length;
}

/* Before the font is cut, which takes long. */
static gboolean
prepare (const char *folder,
         GError    **error)
{
  if (g_mkdir_with_parents (folder, 0700) == 0 && g_access (folder, W_OK) == 0)
    return TRUE;

  g_set_error (error, SUYUAN_REPORT_ERROR, SUYUAN_REPORT_ERROR_WRITE, _ ("%s cannot be written: %s"), folder, g_strerror (errno));
  return FALSE;
}

/**
 * suyuan_typeface_copy:
 * @folder: where copies are kept; made where it is not there
 *
 * The copy is made once: it is found again by the file's path, size and time. Two processes may make the same one; each
 * puts it in place whole. One that was cut short since is made anew. Copies in @folder that nobody used for 30 days go when
 * one comes. Any thread. Errors: those of writing, and WRITE where the font cannot be read or cut.
 *
 * Returns: (transfer full): the path of the copy
 */
char *
suyuan_typeface_copy (const SuyuanTypefaceSource *source,
                      SuyuanTypefacePart          part,
                      const char                 *folder,
                      GError                    **error)
{
  g_autofree char *path = make_path (source, part, folder);

  if (path == NULL)
    {
      fail (source, _ ("it cannot be read"), error);
      return NULL;
    }
  if (is_whole (path))
    {
      suyuan_derived_use (path);
      return g_steal_pointer (&path);
    }

  if (!prepare (folder, error) || !make (source, part, path, error))
    return NULL;

  suyuan_derived_tidy (folder, G_MAXUINT, LONGEST_UNUSED);
  return g_steal_pointer (&path);
}
