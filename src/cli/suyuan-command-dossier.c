/* suyuan-command-dossier.c: dossiers of one outlet or of many
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-cli"

#include "suyuan-command.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "suyuan-dossier-print.h"
#include "suyuan-json.h"

static char *to_folder, *filter;
static int   jobs = 1;

static const GOptionEntry dossier_options[] = {
  { "to", 0, 0, G_OPTION_ARG_FILENAME, &to_folder, N_ ("The folder the PDFs go into; it is made if need be"), "DIR" },
  { "filter", 0, 0, G_OPTION_ARG_STRING, &filter, N_ ("Every outlet that passes, instead of naming them"), N_ ("EXPR") },
  { "jobs", 0, 0, G_OPTION_ARG_INT, &jobs, N_ ("How many are made at a time"), "N" },
  { NULL }
};

/* What became of one outlet. */
typedef struct
{
  SuyuanUid  uid;
  char      *code, *file;
  guint      pages;
  gboolean   ok;
  GPtrArray *faults; /* of char * */
} Verdict;

static void
verdict_free (gpointer data)
{
  Verdict *self = data;

  g_free (self->code);
  g_free (self->file);
  g_clear_pointer (&self->faults, g_ptr_array_unref);
  g_free (self);
}

static Verdict *
verdict_new (const SuyuanUid *uid,
             const char      *code,
             GHashTable      *taken)
{
  Verdict *self = g_new0 (Verdict, 1);

  self->uid = *uid;
  self->code = g_strdup (code);
  self->file = suyuan_dossier_dup_path (to_folder, code, taken);

  return self;
}

static gboolean
add_named (SuyuanCall *call,
           GPtrArray  *verdicts,
           GError    **error)
{
  g_autoptr (GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < call->n_words; i++)
    {
      SuyuanUid uid;

      if (!suyuan_call_find (call, SUYUAN_KIND_OUTLET, call->words[i], &uid, error))
        return FALSE;
      g_ptr_array_add (verdicts, verdict_new (&uid, call->words[i], taken));
    }

  return TRUE;
}

static gboolean
add_filtered (SuyuanCall *call,
              GPtrArray  *verdicts,
              GError    **error)
{
  g_autoptr (SuyuanExpr) expr = NULL;
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  SuyuanQuery query = { .kind = SUYUAN_KIND_OUTLET };

  if (!suyuan_call_filter (filter, &expr, error))
    return FALSE;

  query.filter = expr;
  if ((records = suyuan_office_list (call->office, &query, error)) == NULL)
    return FALSE;

  for (guint i = 0; i < records->len; i++)
    {
      g_autofree char *code = suyuan_office_dup_code (call->office, records->pdata[i]);

      g_ptr_array_add (verdicts, verdict_new (suyuan_record_get_uid (records->pdata[i]), code, taken));
    }

  return TRUE;
}

static void
print_one (SuyuanOffice *office,
           Verdict      *verdict)
{
  g_autoptr (GError) error = NULL;

  verdict->ok = suyuan_dossier_print (office, &verdict->uid, verdict->file, &verdict->pages, &verdict->faults, &error);
  if (verdict->ok)
    return;

  verdict->faults = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (verdict->faults, g_strdup (error->message));
}

/* A worker reads through an office of its own: a workspace belongs to one thread. */
typedef struct
{
  const char *path;
  GPtrArray  *verdicts;
  int         next; /* atomic */
} Share;

static gpointer
work_cb (gpointer data)
{
  Share *share = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanOffice) office = suyuan_office_open (share->path, TRUE, &error);
  int i;

  if (office == NULL)
    return g_steal_pointer (&error);

  while ((i = g_atomic_int_add (&share->next, 1)) < (int) share->verdicts->len)
    print_one (office, share->verdicts->pdata[i]);

  return NULL;
}

static gboolean
print_all (SuyuanCall *call,
           GPtrArray  *verdicts,
           GError    **error)
{
  Share                share = { call->path, verdicts, 0 };
  guint                n_threads = CLAMP ((guint) MAX (jobs, 1), 1, MAX (verdicts->len, 1));
  g_autofree GThread **threads = g_new (GThread *, n_threads);
  GError              *first = NULL;

  for (guint i = 0; i < n_threads; i++)
    threads[i] = g_thread_new ("dossier", work_cb, &share);
  for (guint i = 0; i < n_threads; i++)
    {
      GError *failure = g_thread_join (threads[i]);

      if (first == NULL)
        first = failure;
      else
        g_clear_error (&failure);
    }

  if (first == NULL)
    return TRUE;
  g_propagate_error (error, first);
  return FALSE;
}

static void
add_verdict (SuyuanJson   *json,
             gconstpointer item)
{
  const Verdict *verdict = item;

  suyuan_json_add_text (json, "outlet", verdict->code);
  suyuan_json_add_text (json, "file", verdict->file);
  suyuan_json_add_integer (json, "pages", verdict->pages);
  suyuan_json_add_boolean (json, "ok", verdict->ok);
  suyuan_json_begin_list (json, "faults");
  for (guint i = 0; verdict->faults != NULL && i < verdict->faults->len; i++)
    suyuan_json_add_text (json, NULL, verdict->faults->pdata[i]);
  suyuan_json_end_list (json);
}

static void
report_json (GPtrArray *verdicts,
             guint      written)
{
  g_autoptr (SuyuanJson) json = suyuan_json_new (NULL);
  suyuan_json_begin_object (json, NULL);
  suyuan_json_add_integer (json, "written", written);
  suyuan_json_add_list (json, "verdicts", verdicts, add_verdict);
  suyuan_json_end_object (json);
  suyuan_json_print (json);
}

static void
report_words (GPtrArray *verdicts,
              guint      written)
{
  for (guint i = 0; i < verdicts->len; i++)
    {
      Verdict *verdict = verdicts->pdata[i];

      g_print (verdict->ok ? _ ("%s: %s, %u pages\n") : _ ("%s: %s was not written\n"), verdict->code, verdict->file, verdict->pages);
      for (guint j = 0; verdict->faults != NULL && j < verdict->faults->len; j++)
        g_print ("  %s\n", (char *) verdict->faults->pdata[j]);
    }
  g_print (_ ("%u of %u dossiers written\n"), written, verdicts->len);
}

static gboolean
make_folder (GError **error)
{
  if (g_mkdir_with_parents (to_folder, 0755) == 0)
    return TRUE;

  g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (errno), _ ("The folder %s cannot be made (%s); name another with --to"), to_folder, g_strerror (errno));
  return FALSE;
}

/* The reasons stand with each; that there are some is said in one line. */
static int
check_written (GPtrArray *verdicts,
               guint      written,
               GError   **error)
{
  if (written == verdicts->len)
    return 0;

  g_set_error (error, SUYUAN_WORK_ERROR, SUYUAN_WORK_ERROR_REFUSED, _ ("%u of %u dossiers could not be written; the faults of each say why"), verdicts->len - written, verdicts->len);
  return 1;
}

static int
run_dossier (SuyuanCall *call,
             GError    **error)
{
  g_autoptr (GPtrArray) verdicts = g_ptr_array_new_with_free_func (verdict_free);
  guint written = 0;

  if ((call->n_words == 0) == (filter == NULL))
    return suyuan_call_usage (error, _ ("Name the outlets, or say which with --filter")), 1;
  if (to_folder == NULL)
    to_folder = g_strdup (".");
  if (jobs < 1)
    return suyuan_call_usage (error, _ ("--jobs %d: write how many at a time, 1 or more"), jobs), 1;
  if (!make_folder (error))
    return 1;

  if (!(filter != NULL ? add_filtered (call, verdicts, error) : add_named (call, verdicts, error)) ||
      !print_all (call, verdicts, error))
    return 1;

  for (guint i = 0; i < verdicts->len; i++)
    written += ((Verdict *) verdicts->pdata[i])->ok;
  if (call->json)
    report_json (verdicts, written);
  else
    report_words (verdicts, written);

  return check_written (verdicts, written, error);
}

const SuyuanCommand suyuan_dossier_commands[] = {
  { "dossier", "WORKSPACE OUTLET… | --filter EXPR --to DIR [--jobs N]", N_ ("Makes the dossiers of outlets as PDF."), SUYUAN_COMMAND_READ, 0, SUYUAN_COMMAND_MANY, dossier_options, run_dossier },
  { NULL }
};
