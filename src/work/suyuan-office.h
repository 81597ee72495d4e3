/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "suyuan-history.h"
#include "suyuan-query-terms.h"
#include "suyuan-record.h"

G_BEGIN_DECLS

/**
 * SuyuanWorkError: one code for each thing the user can do something about; failures of the store and
 * of the exchange come through with their own domains.
 */
typedef enum
{
  SUYUAN_WORK_ERROR_REFUSED, /* a rule or a gate says no; the message says which and the way out */
  SUYUAN_WORK_ERROR_NOT_FOUND,
  SUYUAN_WORK_ERROR_AMBIGUOUS, /* the code or the name fits several; the message lists them */
  SUYUAN_WORK_ERROR_INVALID,   /* a value cannot be read as its field */
  SUYUAN_WORK_ERROR_MAPPING,
  SUYUAN_WORK_ERROR_NO_PERSON, /* the verb needs to know who acts */
} SuyuanWorkError;

#define SUYUAN_WORK_ERROR (suyuan_work_error_quark ())
GQuark      suyuan_work_error_quark (void);
const char *suyuan_work_error_get_word (const GError *error);
SuyuanKind  suyuan_work_error_get_kind (const GError *error);

/* An open workspace and who sits at it. Every verb of this layer takes one, is one batch, and ends with
 * the signal `changed` (guint64 kinds: bits `1 << SuyuanKind` of what was touched). Belongs to the thread
 * that opened it. Disposing closes the workspace. */
#define SUYUAN_TYPE_OFFICE (suyuan_office_get_type ())
G_DECLARE_FINAL_TYPE (SuyuanOffice, suyuan_office, SUYUAN, OFFICE, GObject)

SuyuanOffice *suyuan_office_create (const char *path, gboolean rehearsal, GError **error);
SuyuanOffice *suyuan_office_open (const char *path, gboolean read_only, GError **error);

const char      *suyuan_office_get_path (SuyuanOffice *self);
char            *suyuan_office_dup_title (SuyuanOffice *self);
SuyuanCatalogue *suyuan_office_get_catalogue (SuyuanOffice *self);
gboolean         suyuan_office_is_read_only (SuyuanOffice *self);
gboolean         suyuan_office_is_rehearsal (SuyuanOffice *self);
gint64           suyuan_office_now_ms (SuyuanOffice *self);
char            *suyuan_office_today (SuyuanOffice *self);

/* Who acts: kept per workspace in the user's settings, so that the next start knows. */
gboolean         suyuan_office_set_operator (SuyuanOffice *self, const char *person, gboolean remember,
                                             GError **error);
const SuyuanUid *suyuan_office_get_operator (SuyuanOffice *self);

G_END_DECLS
