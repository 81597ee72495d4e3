/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-action.h"

G_BEGIN_DECLS

/* Files on their way into the media folder, for one record. */
typedef struct
{
  SuyuanKind         kind;
  SuyuanUid          subject;
  SuyuanUid          task; /* whose evidence it is too; nil: none */
  const char        *photo_kind;
  const char        *witnesses;
  const char *const *files;
} SuyuanIntake;

gboolean suyuan_intake_attach (const SuyuanIntake *self, SuyuanOffice *office, SuyuanAction *action, GError **error);

G_END_DECLS
