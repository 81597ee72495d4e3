/* suyuan-derived.c: names for what is made of a file once and kept in the user's cache
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-report"

#include "suyuan-derived.h"

#include <glib/gstdio.h>
#include <utime.h>

#define DAY (24 * 60 * 60) /* seconds */

typedef struct
{
  char  *path;
  gint64 used; /* seconds since 1970 */
} Kept;

static void
kept_clear (Kept *self)
{
  g_free (self->path);
}

static int
compare_use (gconstpointer a,
             gconstpointer b)
{
  const Kept *left = a, *right = b;

  return (left->used > right->used) - (left->used < right->used);
}

/* The one used longest ago first. */
static GArray *
read_folder (const char *folder)
{
  g_autoptr (GDir) files = g_dir_open (folder, 0, NULL);
  GArray     *kept = g_array_new (FALSE, FALSE, sizeof (Kept));
  const char *name;

  g_array_set_clear_func (kept, (GDestroyNotify) kept_clear);
  while (files != NULL && (name = g_dir_read_name (files)) != NULL)
    {
      Kept     one = { .path = g_build_filename (folder, name, NULL) };
      GStatBuf info;

      if (g_lstat (one.path, &info) == 0)
        one.used = info.st_mtime;
      g_array_append_val (kept, one);
    }
  g_array_sort (kept, compare_use);
  return kept;
}

static gint64
get_now (void)
{
  return g_get_real_time () / G_USEC_PER_SEC;
}

/**
 * suyuan_derived_sum:
 * @what: what is made of it, and how
 *
 * A file that is replaced is another file, though its name stays.
 *
 * Returns: (transfer full) (nullable): 64 hex digits; %NULL where the file is gone
 */
char *
suyuan_derived_sum (const char *file,
                    const char *what)
{
  GStatBuf         info;
  g_autofree char *identity = NULL;
  g_autofree char *place = g_canonicalize_filename (file, NULL); /* the same, whoever works from where */

  if (g_stat (file, &info) != 0)
    return NULL;

  identity = g_strdup_printf ("%s %" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %s", place, (gint64) info.st_size, (gint64) info.st_mtime, what);
  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, identity, -1);
}

/** Our folder @name in the user's cache; it need not be there. Free it. */
char *
suyuan_derived_folder (const char *name)
{
  return g_build_filename (g_get_user_cache_dir (), "suyuan", name, NULL);
}

/**
 * suyuan_derived_tidy:
 * @folder: in the cache; it need not be there
 * @most: how many files it may hold
 *
 * Takes away what was not used for @days, and of the rest what was used longest ago until fewer than @most remain, so that
 * there is room for one more. What cannot be taken away stays. Any thread.
 */
void
suyuan_derived_tidy (const char *folder,
                     guint       most,
                     guint       days)
{
  g_autoptr (GArray) kept = read_folder (folder);
  gint64 since = get_now () - (gint64) days * DAY;

  for (guint i = 0; i < kept->len; i++)
    {
      const Kept *one = &g_array_index (kept, Kept, i);

      if (kept->len - i >= most || one->used < since)
        g_unlink (one->path);
    }
}

/** Notes, to the day, that @file in the cache was used; one that cannot be changed only goes the sooner. Any thread. */
void
suyuan_derived_use (const char *file)
{
  GStatBuf info;

  if (g_stat (file, &info) == 0 && info.st_mtime < get_now () - DAY)
    g_utime (file, NULL);
}
