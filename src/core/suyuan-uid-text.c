/* suyuan-uid-text.c: identities as people and other programs write them
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-core"

#include "suyuan-uid.h"

#include <string.h>

/* Where the hyphens of the text form stand. */
static const guint8 hyphens[] = { 8, 13, 18, 23 };

static gboolean
is_hyphen (guint position)
{
  return memchr (hyphens, position, sizeof hyphens) != NULL;
}

/**
 * suyuan_uid_parse:
 * @self: where to put the identity; untouched on failure
 * @text: 32 hexadecimal digits, with the four hyphens of RFC 9562 or without any, either case
 *
 * Returns: whether @text is an identity. Any version is taken: files made elsewhere have their own.
 */
gboolean
suyuan_uid_parse (SuyuanUid  *self,
                  const char *text)
{
  SuyuanUid uid;
  gsize     length;
  guint     digits = 0;

  if (text == NULL)
    return FALSE;
  length = strnlen (text, 37);
  if (length != 36 && length != 32)
    return FALSE;

  for (guint i = 0; i < length; i++)
    {
      int digit = g_ascii_xdigit_value (text[i]);

      if (length == 36 && is_hyphen (i))
        {
          if (text[i] != '-')
            return FALSE;
          continue;
        }
      if (digit < 0)
        return FALSE;
      uid.bytes[digits / 2] = digits % 2 == 0 ? digit << 4 : uid.bytes[digits / 2] | digit;
      digits++;
    }

  *self = uid;
  return TRUE;
}

/**
 * suyuan_uid_to_string:
 * @self: an identity
 *
 * Returns: (transfer full): the 36 characters of RFC 9562, lower case
 */
char *
suyuan_uid_to_string (const SuyuanUid *self)
{
  static const char hex[] = "0123456789abcdef";
  char             *text = g_malloc (37);
  guint             at = 0;

  for (guint i = 0; i < 16; i++)
    {
      if (is_hyphen (at))
        text[at++] = '-';
      text[at++] = hex[self->bytes[i] >> 4];
      text[at++] = hex[self->bytes[i] & 0xf];
    }
  text[at] = '\0';

  return text;
}
