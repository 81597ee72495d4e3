/* suyuan-bench-import.c: lists in, beside ogr2ogr
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-cli"

#include "suyuan-bench.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <glib/gstdio.h>
#include <math.h>

static const char *const types[] = { "城镇雨洪排口", "农村生活污水散排口", "城镇生活污水散排口", "沟渠排口", "工业企业排污口" };
static const char *const towns[] = { "甲镇", "乙镇", "丙乡", "丁街道" };

/**
 * Writes a list of @n invented outlets, quoted so that every reader agrees on it: the same for the same @n. The path is
 * the caller's.
 */
char *
suyuan_bench_write_outlets (SuyuanBench *bench,
                            guint        n,
                            GError     **error)
{
  g_autofree char *name = g_strdup_printf ("outlets-%u.csv", n);
  char            *path = g_build_filename (suyuan_bench_get_folder (bench), name, NULL);
  g_autoptr (GRand) random = g_rand_new_with_seed (n);
  g_autoptr (GString) text = g_string_new ("code,name,type,town,lon,lat,bank,kind,volume_m3d,investigated_on\n");

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "B%07u,\"%s第%u号排口\",%s,%s,%.6f,%.6f,%s,river,%.1f,2026-%02u-%02u\n", i, towns[i % 4], i, types[i % 5],
                            towns[i % 4], g_rand_double_range (random, 111.4, 112.6), g_rand_double_range (random, 32.1, 33.7),
                            i % 2 ? "left" : "right", g_rand_double_range (random, 0, 900), 1 + i % 12, 1 + i % 28);
  if (g_file_set_contents (path, text->str, (gssize) text->len, error))
    return path;

  g_free (path);
  return NULL;
}

static gint64
member (const char *document,
        const char *name)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonObject *root;

  if (document == NULL || !json_parser_load_from_data (parser, document, -1, NULL))
    return -1;

  root = json_node_get_object (json_parser_get_root (parser));
  return json_object_has_member (root, name) ? json_object_get_int_member (root, name) : -1;
}

/* The peer counts its own rows: a reader that loses some is no match. */
static gint64
count_peer (SuyuanBench *bench,
            const char  *path)
{
  const char *const ask[] = { "ogrinfo", "-ro", "-so", "-al", path, NULL };
  g_autofree char  *printed = NULL;
  const char       *found;

  if (suyuan_bench_time (bench, ask, &printed, NULL) < 0 || (found = strstr (printed, "Feature Count: ")) == NULL)
    return -1;

  return g_ascii_strtoll (found + strlen ("Feature Count: "), NULL, 10);
}

static gboolean
import_beside (SuyuanBench *bench,
               guint        n,
               double       budget,
               GError     **error)
{
  g_autofree char  *list = suyuan_bench_write_outlets (bench, n, error);
  g_autofree char  *ours = g_strdup_printf ("%s/import-%u.suyuan", suyuan_bench_get_folder (bench), n);
  g_autofree char  *theirs = g_strdup_printf ("%s/import-%u.gpkg", suyuan_bench_get_folder (bench), n);
  g_autofree char  *document = NULL;
  g_autofree char  *ogr = g_find_program_in_path ("ogr2ogr");
  const char *const peer[] = { "ogr2ogr", "-f", "GPKG", theirs, list, "-oo", "X_POSSIBLE_NAMES=lon", "-oo", "Y_POSSIBLE_NAMES=lat", "-a_srs", "EPSG:4490", NULL };
  const char *const make[] = { "new", ours, NULL };
  const char *const import[] = { "import", ours, list, "--as", "outlet", "--json", NULL };
  SuyuanFigure      figure = { .name = "import", .unit = "s", .budget = budget };

  if (list == NULL || suyuan_bench_time_self (bench, make, NULL, error) < 0 ||
      (figure.ours = suyuan_bench_time_self (bench, import, &document, error)) < 0)
    return FALSE;

  if (ogr != NULL)
    {
      figure.peer = "ogr2ogr";
      if ((figure.peer_value = suyuan_bench_time (bench, peer, NULL, error)) < 0)
        return FALSE;
    }
  else
    figure.absolute = TRUE;

  figure.work = g_strdup_printf (_ ("%u outlets with rules, journal and indexes; rows ours %" PRId64 ", peer %" PRId64), n,
                                 member (document, "imported"), ogr != NULL ? count_peer (bench, theirs) : -1);
  suyuan_bench_add (bench, &figure);
  g_free (figure.work);
  return TRUE;
}

/** 30,000 and 500,000 rows; budgets 3 and 2.5 times ogr2ogr. */
gboolean
suyuan_bench_import (SuyuanBench *bench,
                     GError     **error)
{
  return import_beside (bench, 30000, 3, error) && import_beside (bench, 500000, 2.5, error);
}
