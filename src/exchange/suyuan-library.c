/* suyuan-library.c: a library that is loaded when the first file asks for it: a start waits for none that it does not use
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-exchange"

#include "suyuan-library.h"

#include <dlfcn.h>

/**
 * suyuan_library_load:
 * @file: the name its linker would have used
 * @functions: (out caller-allocates): a struct of pointers; written where all of them were found
 * @symbols: (array length=n_symbols): the names of the pointers and their places in @functions
 *
 * Loads a library for the rest of the run: what it keeps is never let go. Any thread; the caller sees to it that it is
 * asked once.
 *
 * Returns: (transfer full) (nullable): why it cannot be used; %NULL when it can
 */
char *
suyuan_library_load (const char         *file,
                     gpointer            functions,
                     const SuyuanSymbol *symbols,
                     guint               n_symbols)
{
  void             *library = dlopen (file, RTLD_NOW | RTLD_LOCAL);
  g_autofree void **found = g_new (void *, n_symbols);

  if (library == NULL)
    return g_strdup (dlerror ());

  for (guint i = 0; i < n_symbols; i++)
    if ((found[i] = dlsym (library, symbols[i].name)) == NULL)
      return g_strdup (dlerror ());

  for (guint i = 0; i < n_symbols; i++)
    G_STRUCT_MEMBER (void *, functions, symbols[i].offset) = found[i];
  return NULL;
}
