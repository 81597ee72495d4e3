/* suyuan-bench-dossier.c: dossiers with maps and photographs, two at a time: time, bytes, memory
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-cli"

#include "suyuan-bench.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "suyuan-office.h"

#define OUTLETS 30000 /* of one city */
#define DOSSIERS 24
#define MANY 96 /* the others have no photos */
#define PHOTOS 6
#define PHOTO_WIDTH 4000
#define PHOTO_HEIGHT 3000
#define BUDGET_MS 100
#define INTAKE_MS 1000
#define GROWTH 1.15 /* of memory, while four times as many are made */

typedef struct
{
  SuyuanBench *bench;
  char        *workspace, *to;
  char        *cache, *no_cache; /* settings for env: of who took the photos in, and of somebody new */
} Batch;

static void
batch_clear (Batch *self)
{
  g_free (self->workspace);
  g_free (self->cache);
  g_free (self->no_cache);
  g_free (self->to);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Batch, batch_clear)

/* A picture of twelve million pixels with the grain of a camera, as JPEG; %NULL with an error. */
static char *
make_photo (SuyuanBench *bench,
            GError     **error)
{
  g_autofree char *raw = g_build_filename (suyuan_bench_get_folder (bench), "photo.ppm", NULL);
  g_autofree char *path = g_build_filename (suyuan_bench_get_folder (bench), "photo.jpg", NULL);
  g_autofree char *head = g_strdup_printf ("P6\n%d %d\n255\n", PHOTO_WIDTH, PHOTO_HEIGHT);
  g_autoptr (GString) picture = g_string_sized_new (PHOTO_WIDTH * PHOTO_HEIGHT * 3 + 32);
  const char *const pack[] = { "gdal_translate", "-q", "-of", "JPEG", "-co", "QUALITY=88", raw, path, NULL };
  guint32           grain = 1;

  g_string_append (picture, head);
  for (int i = 0; i < PHOTO_WIDTH * PHOTO_HEIGHT; i++)
    for (int channel = 0; channel < 3; channel++)
      {
        grain = grain * 1664525 + 1013904223;
        g_string_append_c (picture, (char) (60 + i % PHOTO_WIDTH / 40 + i / PHOTO_WIDTH / 60 * channel / 2 + (grain >> 28)));
      }
  if (!g_file_set_contents (raw, picture->str, picture->len, error) || suyuan_bench_time (bench, pack, NULL, error) < 0)
    return NULL;

  return g_steal_pointer (&path);
}

/* The same picture as another file: what follows the end of a JPEG is not looked at. */
static gboolean
copy_photo (const char *photo,
            const char *path,
            guint       number,
            GError    **error)
{
  g_autofree char *bytes = NULL;
  g_autoptr (GString) all = NULL;
  gsize length;

  if (!g_file_get_contents (photo, &bytes, &length, error))
    return FALSE;

  all = g_string_new_len (bytes, length);
  g_string_append_printf (all, "%u", number);
  return g_file_set_contents (path, all->str, all->len, error);
}

/* Taken in by a program of its own, as people do it; the seconds that took. */
static double
add_photos (const Batch *batch,
            const char  *outlet,
            const char  *photo,
            guint        number,
            GError     **error)
{
  g_autoptr (GPtrArray) arguments = g_ptr_array_new ();
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_free);
  const char *const verb[] = { "env", batch->cache, suyuan_bench_get_program (batch->bench), "photo", batch->workspace, "outlet", outlet };
  double            seconds;

  for (guint i = 0; i < G_N_ELEMENTS (verb); i++)
    g_ptr_array_add (arguments, (gpointer) verb[i]);
  for (guint i = 0; i < PHOTOS; i++)
    {
      g_autofree char *name = g_strdup_printf ("photo-%u.jpg", number * PHOTOS + i);

      g_ptr_array_add (files, g_build_filename (suyuan_bench_get_folder (batch->bench), name, NULL));
      g_ptr_array_add (arguments, files->pdata[i]);
      if (!copy_photo (photo, files->pdata[i], number * PHOTOS + i, error))
        return -1;
    }
  g_ptr_array_add (arguments, (gpointer) "--photo-kind");
  g_ptr_array_add (arguments, (gpointer) "near");
  g_ptr_array_add (arguments, NULL);
  seconds = suyuan_bench_time (batch->bench, (const char *const *) arguments->pdata, NULL, error);
  for (guint i = 0; i < PHOTOS; i++)
    g_unlink (files->pdata[i]);
  return seconds;
}

static GPtrArray *
list_outlets (const Batch *batch,
              GError     **error)
{
  g_autoptr (SuyuanOffice) office = suyuan_office_open (batch->workspace, TRUE, error);
  SuyuanQuery query = { .kind = SUYUAN_KIND_OUTLET, .sort = "code", .limit = DOSSIERS };

  return office != NULL ? suyuan_office_list (office, &query, error) : NULL;
}

/* @per_photo: (out): milliseconds for one, its print copy made */
static gboolean
give_photos (const Batch *batch,
             double      *per_photo,
             GError     **error)
{
  g_autofree char *photo = make_photo (batch->bench, error);
  g_autoptr (GPtrArray) outlets = photo != NULL ? list_outlets (batch, error) : NULL;
  double all = 0;

  for (guint i = 0; outlets != NULL && i < outlets->len; i++)
    {
      double seconds = add_photos (batch, suyuan_record_get_text (outlets->pdata[i], "code"), photo, i, error);

      if (seconds < 0)
        return FALSE;
      all += seconds;
    }
  *per_photo = all * 1e3 / (DOSSIERS * PHOTOS);
  return outlets != NULL;
}

static gboolean
make_workspace (const Batch *batch,
                double      *per_photo,
                GError     **error)
{
  g_autofree char *list = suyuan_bench_write_outlets (batch->bench, OUTLETS, error);

  return list != NULL &&
         suyuan_bench_time_self (batch->bench, (const char *const[]){ "new", batch->workspace, NULL }, NULL, error) >= 0 &&
         suyuan_bench_time_self (batch->bench, (const char *const[]){ "person", batch->workspace, "add", "甲", NULL }, NULL, error) >= 0 &&
         suyuan_bench_time_self (batch->bench, (const char *const[]){ "import", batch->workspace, list, "--as", "outlet", NULL }, NULL, error) >= 0 &&
         give_photos (batch, per_photo, error);
}

/* Wall milliseconds a dossier of @n made two at a time; @before is what runs the program. */
static double
time_batch (const Batch       *batch,
            const char        *cache,
            const char *const *before,
            guint              n,
            char             **output,
            GError           **error)
{
  g_autoptr (GPtrArray) arguments = g_ptr_array_new ();
  g_autofree char  *filter = g_strdup_printf ("code < 'B%07u'", n);
  const char *const verb[] = { suyuan_bench_get_program (batch->bench), "dossier", batch->workspace, "--filter", filter, "--to", batch->to, "--jobs", "2", NULL };
  double            seconds;

  g_ptr_array_add (arguments, (gpointer) "env");
  g_ptr_array_add (arguments, (gpointer) cache);
  for (guint i = 0; before != NULL && before[i] != NULL; i++)
    g_ptr_array_add (arguments, (gpointer) before[i]);
  for (guint i = 0; i < G_N_ELEMENTS (verb); i++)
    g_ptr_array_add (arguments, (gpointer) verb[i]);
  seconds = suyuan_bench_time (batch->bench, (const char *const *) arguments->pdata, output, error);
  return seconds < 0 ? -1 : seconds * 1e3 / n;
}

/* The pages once more by another program that draws them with cairo, from the finished files. */
static double
time_peer (const Batch *batch,
           GError     **error)
{
  g_autofree char  *program = g_find_program_in_path ("pdftocairo");
  const char *const again[] = { "sh", "-c", "ls \"$0\"/*.pdf | xargs -P 2 -I{} pdftocairo -pdf {} {}.again", batch->to, NULL };
  double            seconds;

  if (program == NULL)
    return 0;

  seconds = suyuan_bench_time (batch->bench, again, NULL, error);
  return seconds < 0 ? -1 : seconds * 1e3 / DOSSIERS;
}

/* Kilobytes a file whose name ends so. */
static double
mean_size (const Batch *batch,
           const char  *suffix)
{
  g_autoptr (GDir) files = g_dir_open (batch->to, 0, NULL);
  const char *name;
  double      bytes = 0;

  while (files != NULL && (name = g_dir_read_name (files)) != NULL)
    {
      g_autofree char *path = g_build_filename (batch->to, name, NULL);
      GStatBuf         info;

      if (g_str_has_suffix (name, suffix) && g_stat (path, &info) == 0)
        bytes += info.st_size;
    }
  return bytes / 1e3 / DOSSIERS;
}

/* The most memory a batch of @n held, in megabytes. */
static double
peak_memory (const Batch *batch,
             guint        n,
             GError     **error)
{
  static const char        script[] = "import resource, subprocess, sys\n"
                                      "subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL)\n"
                                      "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)";
  static const char *const before[] = { "python3", "-c", script, NULL };
  g_autofree char         *printed = NULL;

  return time_batch (batch, batch->cache, before, n, &printed, error) < 0 ? -1 : g_ascii_strtod (printed, NULL) / 1e3;
}

static void
add (const Batch *batch,
     SuyuanFigure figure,
     const char  *work)
{
  figure.name = "dossier";
  figure.work = g_strdup_printf (_ ("%u dossiers with two maps and %u photos of 12 million pixels, two at a time: %s"), DOSSIERS, PHOTOS, work);
  suyuan_bench_add (batch->bench, &figure);
  g_free (figure.work);
}

static gboolean
add_figures (const Batch *batch,
             double       per_photo,
             GError     **error)
{
  double taken = time_batch (batch, batch->cache, NULL, DOSSIERS, NULL, error);
  double next = taken < 0 ? -1 : time_batch (batch, batch->cache, NULL, DOSSIERS, NULL, error);
  double first = next < 0 ? -1 : time_batch (batch, batch->no_cache, NULL, DOSSIERS, NULL, error);
  double peer = first < 0 ? -1 : time_peer (batch, error);
  double few = peer < 0 ? -1 : peak_memory (batch, DOSSIERS, error);
  double kilobytes = mean_size (batch, ".pdf");
  double many = few < 0 ? -1 : peak_memory (batch, MANY, error);

  if (many < 0)
    return FALSE;

  add (batch, (SuyuanFigure){ .ours = taken, .unit = "ms", .budget = BUDGET_MS, .absolute = TRUE },
       _ ("one of them, printed for the first time, the copies of its photos made when they were taken in"));
  add (batch, (SuyuanFigure){ .ours = next, .unit = "ms", .peer = peer > 0 ? "pdftocairo" : NULL, .peer_value = peer, .budget = BUDGET_MS, .absolute = TRUE },
       _ ("one of them, printed again"));
  add (batch, (SuyuanFigure){ .ours = first, .unit = "ms", .budget = BUDGET_MS, .absolute = TRUE },
       _ ("one of them, where neither copies of photos nor of the font are there"));
  add (batch, (SuyuanFigure){ .ours = per_photo, .unit = "ms", .budget = INTAKE_MS, .absolute = TRUE },
       _ ("taking one photo in, six at a time, its copy made"));
  add (batch, (SuyuanFigure){ .ours = kilobytes, .unit = "kB", .peer = peer > 0 ? "pdftocairo" : NULL, .peer_value = mean_size (batch, ".again"), .budget = peer > 0 ? 1 : 1000 },
       _ ("size of one"));
  add (batch, (SuyuanFigure){ .ours = many, .unit = "MB", .peer = _ ("these alone"), .peer_value = few, .budget = GROWTH },
       _ ("most memory held, with three times as many without photos after them"));
  return TRUE;
}

/** Time, size and memory of dossiers made in a batch on two cores; ≤ 100 ms each. */
gboolean
suyuan_bench_dossier (SuyuanBench *bench,
                      GError     **error)
{
  const char *folder = suyuan_bench_get_folder (bench);
  g_auto (Batch) batch = { bench, g_build_filename (folder, "dossiers.suyuan", NULL), g_build_filename (folder, "dossiers", NULL),
                           g_strdup_printf ("XDG_CACHE_HOME=%s/cache", folder), g_strdup_printf ("XDG_CACHE_HOME=%s/no-cache", folder) };
  double per_photo;

  return make_workspace (&batch, &per_photo, error) && add_figures (&batch, per_photo, error);
}
