/* suyuan-reading.c: what is said about a cell that cannot be taken as it is
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-core"

#include "suyuan-reading.h"

#include <string.h>

#define SHOWN_CHARS 40

/* The text as it can stand in a message: UTF-8, one line, not too long. */
static char *
dup_shown (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, strnlen (text, SHOWN_CHARS * 6));
  glong            length = g_utf8_strlen (valid, -1);
  g_autofree char *cut = g_utf8_substring (valid, 0, MIN (length, SHOWN_CHARS));

  for (char *c = cut; *c != '\0'; c++)
    {
      if ((guchar) *c < 0x20)
        *c = ' ';
    }

  return g_strconcat (cut, length > SHOWN_CHARS ? "…" : NULL, NULL);
}

static void
set_verdict (SuyuanReading *self,
             gboolean       refused,
             const char    *code,
             const char    *format)
{
  g_autofree char *shown = dup_shown (self->text);
  g_auto (GStrv) parts = g_strsplit (format, "%s", 2);

  suyuan_text_verdict_clear (self->verdict);
  self->verdict->code = code;
  self->verdict->refused = refused;
  self->verdict->message = g_strconcat (suyuan_field_get_label (self->field), ": ", parts[0], shown, parts[1], NULL);
}

/**
 * suyuan_reading_refuse:
 * @self: a reading
 * @code: a static word of the verdict table
 * @format: (translated) the message with one `%s` for what was read; says what is expected and the way out
 *
 * Returns: %FALSE; the value is NULL
 */
gboolean
suyuan_reading_refuse (SuyuanReading *self,
                       const char    *code,
                       const char    *format)
{
  suyuan_value_clear (self->value);
  set_verdict (self, TRUE, code, format);

  return FALSE;
}

/**
 * suyuan_reading_warn:
 * @self: a reading
 * @code: a static word of the verdict table
 * @format: (translated) as for suyuan_reading_refuse()
 *
 * Returns: %TRUE; the value stays
 */
gboolean
suyuan_reading_warn (SuyuanReading *self,
                     const char    *code,
                     const char    *format)
{
  set_verdict (self, FALSE, code, format);

  return TRUE;
}
