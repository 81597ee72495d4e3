/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-bulletin.h"
#include "suyuan-command.h"

G_BEGIN_DECLS

/* What came of writing a bulletin. */
typedef struct
{
  const char *path; /* NULL: it was not written */
  guint       n_pages;
  GPtrArray  *faults; /* of char *; NULL: none was looked for */
} SuyuanBulletinFile;

gboolean suyuan_bulletin_print_json (SuyuanCall *call, const SuyuanBulletin *bulletin, const SuyuanBulletinFile *written,
                                     GError **error);

G_END_DECLS
