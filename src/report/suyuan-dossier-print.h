/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-office.h"

G_BEGIN_DECLS

/* The dossier of one outlet as a PDF: A4, fonts embedded as subsets, text that can be copied. */
gboolean suyuan_dossier_print (SuyuanOffice *office, const SuyuanUid *outlet, const char *path, guint *n_pages,
                               GPtrArray **faults, GError **error);
/* "NAME of the outlet" as a file name that every system takes; free it. */
char *suyuan_dossier_dup_file_name (const char *code);
char *suyuan_dossier_dup_path (const char *folder, const char *code, GHashTable *taken);

G_END_DECLS
