/* How a verb says no: an error whose message is for people and whose word is for programs and tests.
 * The word travels inside the GError and survives copying and prefixing.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "suyuan-work"

#include "suyuan-refusal.h"

typedef struct
{
  const char *word; /* interned */
  SuyuanKind  kind; /* of the records it is about; NONE: of no one kind */
} SuyuanWorkErrorPrivate;

static void
suyuan_work_error_private_init (SuyuanWorkErrorPrivate *priv)
{
  priv->word = NULL;
  priv->kind = SUYUAN_KIND_NONE;
}

static void
suyuan_work_error_private_copy (const SuyuanWorkErrorPrivate *from,
                                SuyuanWorkErrorPrivate       *to)
{
  to->word = from->word;
  to->kind = from->kind;
}

static void
suyuan_work_error_private_clear (SuyuanWorkErrorPrivate *priv)
{
  priv->word = NULL;
}

G_DEFINE_EXTENDED_ERROR (SuyuanWorkError, suyuan_work_error)

static void
set_error (GError        **error,
           SuyuanWorkError code,
           const char     *word,
           const char     *format,
           va_list         args)
{
  if (!error)
    return;

  *error = g_error_new_valist (SUYUAN_WORK_ERROR, code, format, args);
  suyuan_work_error_get_private (*error)->word = g_intern_string (word);
}

/**
 * suyuan_work_error_get_word:
 * @error: any error
 *
 * Returns: (nullable): the stable word of a refusal (`duplicate_code`, `no_after_photo`, …), %NULL where
 *   the error has none
 */
const char *
suyuan_work_error_get_word (const GError *error)
{
  return error->domain == SUYUAN_WORK_ERROR ? suyuan_work_error_get_private (error)->word : NULL;
}

/**
 * suyuan_work_error_get_kind:
 * @error: any error
 *
 * Returns: the kind of the records an error is about, for whoever tells where they are listed; NONE where it is about no one kind
 */
SuyuanKind
suyuan_work_error_get_kind (const GError *error)
{
  return error->domain == SUYUAN_WORK_ERROR ? suyuan_work_error_get_private (error)->kind : SUYUAN_KIND_NONE;
}

/**
 * suyuan_refuse_about:
 * @error: as it was passed to suyuan_refuse() or suyuan_refuse_as()
 * @kind: of the records the error is about
 *
 * Adds to an error of this layer which records it is about.
 */
void
suyuan_refuse_about (GError   **error,
                     SuyuanKind kind)
{
  if (error && *error)
    suyuan_work_error_get_private (*error)->kind = kind;
}

/**
 * suyuan_refuse:
 * @word: the stable word of the reason
 * @format: the message: what, where, and the way out
 *
 * Sets a REFUSED error.
 */
void
suyuan_refuse (GError    **error,
               const char *word,
               const char *format,
               ...)
{
  va_list args;

  va_start (args, format);
  set_error (error, SUYUAN_WORK_ERROR_REFUSED, word, format, args);
  va_end (args);
}

/**
 * suyuan_refuse_as:
 * @code: another code than REFUSED
 * @word: the stable word of the reason
 * @format: the message: what, where, and the way out
 *
 * Sets an error of this layer.
 */
void
suyuan_refuse_as (GError        **error,
                  SuyuanWorkError code,
                  const char     *word,
                  const char     *format,
                  ...)
{
  va_list args;

  va_start (args, format);
  set_error (error, code, word, format, args);
  va_end (args);
}
