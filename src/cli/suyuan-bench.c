/* suyuan-bench.c: our figures beside a peer's, from one run
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-cli"

#include "suyuan-bench.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#define LARGE 500000

struct _SuyuanBench
{
  char       *folder; /* temporary, removed at the end */
  char       *program;
  char       *large; /* a workspace of many outlets, made when first asked for */
  SuyuanJson *json;
  gboolean    as_json;
};

static const struct
{
  const char     *name;
  SuyuanBenchFunc run;
} benches[] = {
  { "import", suyuan_bench_import },
  { "lists", suyuan_bench_lists },
  { "verify", suyuan_bench_verify },
  { "dossier", suyuan_bench_dossier },
  { "cluster", suyuan_bench_cluster },
  { "trace", suyuan_bench_trace },
  { "map", suyuan_bench_map },
  { "open", suyuan_bench_open },
};

static void
add_figure_json (SuyuanBench        *self,
                 const SuyuanFigure *figure,
                 double              ratio,
                 gboolean            within)
{
  const struct
  {
    const char *member;
    double      value;
    gboolean    known;
  } numbers[] = { { "ours", figure->ours, TRUE }, { "peer_value", figure->peer_value, figure->peer != NULL }, { "ratio", ratio, figure->peer != NULL }, { "budget", figure->budget, TRUE } };

  suyuan_json_begin_object (self->json, NULL);
  suyuan_json_add_text (self->json, "name", figure->name);
  suyuan_json_add_text (self->json, "work", figure->work);
  suyuan_json_add_text (self->json, "unit", figure->unit);
  suyuan_json_add_text (self->json, "peer", figure->peer);
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    if (numbers[i].known)
      {
        suyuan_json_add_number (self->json, numbers[i].member, numbers[i].value);
      }
  suyuan_json_add_boolean (self->json, "within", within);
  suyuan_json_end_object (self->json);
}

/** Takes down one figure and prints it, unless one document is asked for. */
void
suyuan_bench_add (SuyuanBench        *self,
                  const SuyuanFigure *figure)
{
  double   ratio = figure->peer != NULL && figure->peer_value > 0 ? figure->ours / figure->peer_value : 0;
  gboolean against_peer = figure->peer != NULL && !figure->absolute;
  gboolean within = (against_peer ? ratio : figure->ours) <= figure->budget;

  add_figure_json (self, figure, ratio, within);
  if (self->as_json)
    return;

  g_print ("%-8s %s\n         %.3g %s", figure->name, figure->work, figure->ours, figure->unit);
  if (figure->peer != NULL)
    g_print (_ ("; %s %.3g %s, ratio %.2f"), figure->peer, figure->peer_value, figure->unit, ratio);
  g_print (_ ("; budget %.3g%s: %s\n"), figure->budget, against_peer ? " ×" : "", within ? _ ("within") : _ ("OVER"));
}

/** The program whose benches these are. */
const char *
suyuan_bench_get_program (SuyuanBench *self)
{
  return self->program;
}

/** A folder for the files of the benches; removed when they end. */
const char *
suyuan_bench_get_folder (SuyuanBench *self)
{
  return self->folder;
}

/** The text of a script in `peer`, which does the same work by other means. Free it. */
char *
suyuan_bench_load_peer (const char *name)
{
  g_autofree char *path = g_strconcat ("/cn/suyuan/Suyuan/peer/", name, NULL);
  g_autoptr (GBytes) script = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  g_assert (script != NULL); /* compiled in */
  return g_strndup (g_bytes_get_data (script, NULL), g_bytes_get_size (script));
}

/**
 * Runs a whole process and returns its wall seconds; −1 and an error when it does not start or fails. @output (may be
 * %NULL) gets what it printed.
 */
double
suyuan_bench_time (SuyuanBench       *self,
                   const char *const *arguments,
                   char             **output,
                   GError           **error)
{
  g_autoptr (GSubprocess) process = NULL;
  g_autofree char *printed = NULL;
  gint64           start = g_get_monotonic_time ();

  process = g_subprocess_newv (arguments, G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_SILENCE, error);
  if (process == NULL || !g_subprocess_communicate_utf8 (process, NULL, NULL, &printed, NULL, error) ||
      !g_subprocess_wait_check (process, NULL, error))
    return -1;

  if (output != NULL)
    *output = g_steal_pointer (&printed);
  return (g_get_monotonic_time () - start) / 1e6;
}

/** The same for this program: @arguments begin with the verb. */
double
suyuan_bench_time_self (SuyuanBench       *self,
                        const char *const *arguments,
                        char             **output,
                        GError           **error)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new ();

  g_ptr_array_add (all, self->program);
  for (guint i = 0; arguments[i] != NULL; i++)
    g_ptr_array_add (all, (gpointer) arguments[i]);
  g_ptr_array_add (all, NULL);

  return suyuan_bench_time (self, (const char *const *) all->pdata, output, error);
}

/** A workspace with 500,000 outlets, made once. Borrowed. */
const char *
suyuan_bench_get_large (SuyuanBench *self,
                        GError     **error)
{
  g_autofree char *list = NULL;
  g_autofree char *path = g_build_filename (self->folder, "large.suyuan", NULL);

  if (self->large != NULL)
    return self->large;

  list = suyuan_bench_write_outlets (self, LARGE, error);
  if (list == NULL ||
      suyuan_bench_time_self (self, (const char *const[]){ "new", path, NULL }, NULL, error) < 0 ||
      suyuan_bench_time_self (self, (const char *const[]){ "person", path, "add", "Bench", NULL }, NULL, error) < 0 || /* nobody is asked for */
      suyuan_bench_time_self (self, (const char *const[]){ "import", path, list, "--as", "outlet", NULL }, NULL, error) < 0)
    return NULL;

  self->large = g_steal_pointer (&path);
  return self->large;
}

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      remove_tree (child);
    }
  g_remove (path);
}

static gboolean
run_benches (SuyuanBench *self,
             const char  *only,
             GError     **error)
{
  gboolean found = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (benches); i++)
    if (only == NULL || g_str_equal (benches[i].name, only))
      {
        found = TRUE;
        if (!benches[i].run (self, error))
          return FALSE;
      }

  return found ? TRUE : suyuan_call_usage (error, _ ("There is no bench “%s”; there are import, lists, verify, dossier, cluster, trace, map, open"), only);
}

static int
run_bench (SuyuanCall *call,
           GError    **error)
{
  SuyuanBench self = { .as_json = call->json };
  gboolean    ok;

  self.folder = g_dir_make_tmp ("suyuan-bench-XXXXXX", error);
  self.program = g_file_read_link ("/proc/self/exe", error);
  if (self.folder == NULL || self.program == NULL)
    return 1;

  self.json = suyuan_json_new (NULL);
  suyuan_json_begin_list (self.json, NULL);
  ok = run_benches (&self, call->n_words > 0 ? call->words[0] : NULL, error);
  suyuan_json_end_list (self.json);
  if (ok && call->json)
    suyuan_json_print (self.json);

  remove_tree (self.folder);
  suyuan_json_free (self.json);
  g_free (self.folder);
  g_free (self.program);
  g_free (self.large);

  return ok ? 0 : 1;
}

const SuyuanCommand suyuan_bench_commands[] = {
  { "bench", "[import|lists|verify|dossier|cluster|trace|map|open]", N_ ("Measures against the budgets, beside a peer in the same run."), SUYUAN_COMMAND_PLAIN, 0, 1, NULL, run_bench },
  { NULL }
};
