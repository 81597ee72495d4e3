/* suyuan-typeface.c: the faces documents are set in: the system's, by way of copies that a PDF can hold briefly
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-report"

#include "suyuan-typeface.h"

#include <glib/gstdio.h>
#include <pango/pangofc-fontmap.h>

#include "suyuan-derived.h"
#include "suyuan-typeface-copy.h"

/* cairo 1.16 finds out which subroutines of this font the glyphs of a document use, and for many a choice of glyphs
 * gives up: then all of them go into the file, 0.9 MB, and some glyphs lose their ink. It also copies the whole font for
 * each document. A copy without subroutines that holds the usual characters is spared all three. */
#define FAMILY "Noto Sans CJK SC"

static const char *const part_families[] = { [SUYUAN_TYPEFACE_COMMON] = "Suyuan Common", [SUYUAN_TYPEFACE_REST] = "Suyuan Rest" };

/* Who asks for the family is given the copies first, then the family itself, then what the system falls back on. */
static const FcChar8 rule[] =
    "<?xml version='1.0'?><!DOCTYPE fontconfig SYSTEM 'fonts.dtd'><fontconfig><match target='pattern'>"
    "<test name='family'><string>" FAMILY "</string></test>"
    "<edit name='family' mode='prepend' binding='strong'><string>Suyuan Common</string><string>Suyuan Rest</string></edit>"
    "</match></fontconfig>";

/* The system's face of a weight; NULL where it is not installed or no outline font of the kind that is copied. */
static FcPattern *
find_face (FcConfig *config,
           int       weight)
{
  FcPattern *wanted = FcPatternBuild (NULL, FC_FAMILY, FcTypeString, FAMILY, FC_WEIGHT, FcTypeInteger, weight, NULL);
  FcPattern *face;
  FcChar8   *family = NULL, *format = NULL;
  FcResult   result;

  FcConfigSubstitute (config, wanted, FcMatchPattern);
  FcDefaultSubstitute (wanted);
  face = FcFontMatch (config, wanted, &result);
  FcPatternDestroy (wanted);
  if (face != NULL && FcPatternGetString (face, FC_FAMILY, 0, &family) == FcResultMatch && g_str_equal (family, FAMILY) &&
      FcPatternGetString (face, FC_FONTFORMAT, 0, &format) == FcResultMatch && g_str_equal (format, "CFF"))
    return face;

  g_clear_pointer (&face, FcPatternDestroy);
  return NULL;
}

static gboolean
describe (FcPattern            *face,
          SuyuanTypefaceSource *source)
{
  FcChar8 *file, *name;
  int      index;

  if (FcPatternGetString (face, FC_FILE, 0, &file) != FcResultMatch || FcPatternGetInteger (face, FC_INDEX, 0, &index) != FcResultMatch ||
      FcPatternGetString (face, FC_POSTSCRIPT_NAME, 0, &name) != FcResultMatch)
    return FALSE;

  *source = (SuyuanTypefaceSource){ (const char *) file, (guint) index & 0xFFFF, (const char *) name };
  return TRUE;
}

/* A copy that cannot be read is taken away, so that the next start makes it again. */
static gboolean
add_copy (FcConfig          *config,
          const char        *path,
          SuyuanTypefacePart part)
{
  FcFontSet *fonts;
  FcPattern *font;

  if (!FcConfigAppFontAddFile (config, (const FcChar8 *) path))
    {
      g_info ("%s is no font; it is made again at the next start", path);
      g_unlink (path);
      return FALSE;
    }

  fonts = FcConfigGetFonts (config, FcSetApplication);
  font = fonts->fonts[fonts->nfont - 1];
  FcPatternDel (font, FC_FAMILY);
  FcPatternDel (font, FC_FAMILYLANG);
  FcPatternAddString (font, FC_FAMILY, (const FcChar8 *) part_families[part]);
  return TRUE;
}

static gboolean
add_copies (FcConfig *config,
            int       weight)
{
  g_autofree char     *folder = suyuan_derived_folder ("fonts");
  FcPattern           *face = find_face (config, weight);
  SuyuanTypefaceSource source;
  gboolean             added = face != NULL && describe (face, &source);

  for (SuyuanTypefacePart part = 0; added && part < SUYUAN_N_TYPEFACE_PARTS; part++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *path = suyuan_typeface_copy (&source, part, folder, &error);

      if (path == NULL)
        g_info ("%s; documents become larger", error->message);
      added = path != NULL && add_copy (config, path, part);
    }
  g_clear_pointer (&face, FcPatternDestroy);
  return added;
}

/* The fonts of the system and the copies; NULL without them. Kept until the end; not changed any more, and so any
 * thread's. */
static FcConfig *
get_config (void)
{
  static const int weights[] = { FC_WEIGHT_REGULAR, FC_WEIGHT_BOLD };
  static gsize     once;
  static FcConfig *config;

  if (g_once_init_enter (&once))
    {
      config = FcInitLoadConfigAndFonts ();
      for (gsize i = 0; config != NULL && i < G_N_ELEMENTS (weights); i++)
        if (!add_copies (config, weights[i]))
          g_clear_pointer (&config, FcConfigDestroy);
      if (config != NULL && !FcConfigParseAndLoadFromMemory (config, rule, FcTrue))
        g_clear_pointer (&config, FcConfigDestroy);
      g_once_init_leave (&once, 1);
    }
  return config;
}

/* This thread's; NULL where there are no copies. Font maps are not shared between threads. */
static PangoFontMap *
get_map (void)
{
  static GPrivate of_thread = G_PRIVATE_INIT (g_object_unref);
  PangoFontMap   *map = g_private_get (&of_thread);

  if (map == NULL && get_config () != NULL)
    {
      map = pango_cairo_font_map_new_for_font_type (CAIRO_FONT_TYPE_FT);
      pango_fc_font_map_set_config (PANGO_FC_FONT_MAP (map), get_config ());
      g_private_set (&of_thread, map);
    }
  return map;
}

/**
 * suyuan_typeface_begin:
 *
 * From here on what this thread writes with pango and cairo is set in the faces of documents, and looks as before. The
 * copies are made when first asked for, in under two seconds; where they cannot be made nothing changes, and an
 * informational message says why.
 *
 * Returns: (transfer full): for suyuan_typeface_end()
 */
PangoFontMap *
suyuan_typeface_begin (void)
{
  PangoFontMap *before = g_object_ref (pango_cairo_font_map_get_default ());
  PangoFontMap *map = get_map ();

  if (map != NULL)
    pango_cairo_font_map_set_default (PANGO_CAIRO_FONT_MAP (map));
  return before;
}

/** Back to the faces that were in use @before, which it takes. */
void
suyuan_typeface_end (PangoFontMap *before)
{
  pango_cairo_font_map_set_default (PANGO_CAIRO_FONT_MAP (before));
  g_object_unref (before);
}

/** Whether this thread sets documents in faces of which every glyph comes out whole. */
gboolean
suyuan_typeface_is_whole (void)
{
  PangoFontMap *map = get_map ();

  return map != NULL && map == pango_cairo_font_map_get_default ();
}
