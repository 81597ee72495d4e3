/* suyuan-typeface-copy.c: part of a font as a file of its own, whose glyphs lean on no shared subroutines
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-report"

#include "suyuan-typeface-copy.h"

#include <glib/gi18n-lib.h>
#include <hb-subset.h>

#include "suyuan-derived.h"
#include "suyuan-paper.h"

#define REVISION 1 /* of what a copy holds */

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

/* The 6,763 characters of GB 2312-80, rows 16 to 87. */
static void
add_gb2312 (hb_set_t *characters)
{
  GIConv converter = g_iconv_open ("UTF-8", "GB2312");

  if (converter == (GIConv) -1)
    return;
  for (int row = 16; row <= 87; row++)
    for (int cell = 1; cell <= 94; cell++)
      {
        const char       bytes[] = { (char) (row + 0xA0), (char) (cell + 0xA0) };
        g_autofree char *text = g_convert_with_iconv (bytes, sizeof bytes, converter, NULL, NULL, NULL);

        if (text != NULL)
          hb_set_add (characters, g_utf8_get_char (text));
      }
  g_iconv_close (converter);
}

/* Letters, punctuation, superscripts, Roman numerals, arrows, boxes, kana, units, full-width forms. */
static void
choose_common (hb_set_t *characters)
{
  static const struct
  {
    hb_codepoint_t first, last;
  } blocks[] = { { 0x20, 0x24F }, { 0x370, 0x45F }, { 0x2000, 0x2BFF }, { 0x3000, 0x30FF }, { 0x3200, 0x33FF }, { 0xFF00, 0xFFEF } };

  for (gsize i = 0; i < G_N_ELEMENTS (blocks); i++)
    hb_set_add_range (characters, blocks[i].first, blocks[i].last);
  add_gb2312 (characters);
}

static void
choose_rest (hb_set_t  *characters,
             hb_face_t *face)
{
  hb_set_t *common = hb_set_create ();

  choose_common (common);
  hb_face_collect_unicodes (face, characters);
  hb_set_subtract (characters, common);
  hb_set_destroy (common);
}

/* Without subroutines cairo keeps the used glyphs alone; without substitutions the face keeps to the glyphs of the
 * characters, which are those of its own region. */
static hb_face_t *
cut (hb_face_t         *face,
     SuyuanTypefacePart part)
{
  hb_subset_input_t *input = hb_subset_input_create_or_fail ();
  hb_face_t         *copy;

  if (part == SUYUAN_TYPEFACE_COMMON)
    choose_common (hb_subset_input_unicode_set (input));
  else
    choose_rest (hb_subset_input_unicode_set (input), face);
  hb_set_add (hb_subset_input_set (input, HB_SUBSET_SETS_DROP_TABLE_TAG), HB_TAG ('G', 'S', 'U', 'B'));
  hb_subset_input_set_flags (input, HB_SUBSET_FLAGS_DESUBROUTINIZE);
  copy = hb_subset_or_fail (face, input);
  hb_subset_input_destroy (input);
  return copy;
}

static gboolean
has_outlines (hb_face_t *face)
{
  hb_blob_t *outlines = hb_face_reference_table (face, HB_TAG ('C', 'F', 'F', ' '));
  gboolean   has = hb_blob_get_length (outlines) > 0;

  hb_blob_destroy (outlines);
  return has;
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
  copy = cut (face, part);
  made = copy != NULL && has_outlines (copy) ? write_face (copy, path, error) : fail (source, _ ("it is damaged, or a kind of font that is not known"), error);
  hb_face_destroy (copy);
  hb_face_destroy (face);
  hb_blob_destroy (blob);
  return made;
}

/**
 * suyuan_typeface_copy:
 * @folder: where copies are kept; made where it is not there
 *
 * The copy is made once: it is found again by the file's path, size and time. Two processes may make the same one; each
 * puts it in place whole. Any thread. Errors: those of writing, and WRITE where the font cannot be read or cut.
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
  if (g_file_test (path, G_FILE_TEST_EXISTS))
    return g_steal_pointer (&path);

  g_mkdir_with_parents (folder, 0700); /* what goes wrong is said when the file is written */
  return make (source, part, path, error) ? g_steal_pointer (&path) : NULL;
}
