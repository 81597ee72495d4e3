/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Where a function of a library is kept, in a struct of them. */
typedef struct
{
  const char *name;
  gsize       offset;
} SuyuanSymbol;

char *suyuan_library_load (const char *file, gpointer functions, const SuyuanSymbol *symbols, guint n_symbols);

G_END_DECLS
