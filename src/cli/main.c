/* main.c: suyuanctl, every verb without a window
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-cli"

#include "suyuan-command.h"
#include "suyuan-evidence.h"
#include "suyuan-hint.h"
#include "suyuan-photo-copy.h"

#include <glib/gi18n-lib.h>
#include <langinfo.h>
#include <locale.h>
#include <stdio.h>

enum
{
  STATUS_DONE = 0,
  STATUS_REFUSED = 1,
  STATUS_USAGE = 2,
};

static gboolean as_json;
static char    *by;

static const GOptionEntry common_options[] = {
  { "json", 0, 0, G_OPTION_ARG_NONE, &as_json, N_ ("Print one JSON document"), NULL },
  { "by", 0, 0, G_OPTION_ARG_STRING, &by, N_ ("Who acts: code or name of a person (default: whoever acted last here)"), N_ ("PERSON") },
  { NULL }
};

static const SuyuanCommand *const command_tables[] = {
  suyuan_workspace_commands,
  suyuan_record_commands,
  suyuan_exchange_commands,
  suyuan_evidence_commands,
  suyuan_task_commands,
  suyuan_review_commands,
  suyuan_dispatch_commands,
  suyuan_dossier_commands,
  suyuan_water_commands,
  suyuan_river_commands,
  suyuan_snap_commands,
  suyuan_overlay_commands,
  suyuan_balance_commands,
  suyuan_bulletin_commands,
  suyuan_chain_commands,
  suyuan_basemap_commands,
  suyuan_sync_commands,
  suyuan_bench_commands,
};

static const SuyuanCommand *
find_command (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (command_tables); i++)
    for (const SuyuanCommand *command = command_tables[i]; command->name != NULL; command++)
      if (g_str_equal (command->name, name))
        return command;

  return NULL;
}

static void
print_overview (void)
{
  g_print (_ ("Usage: suyuanctl COMMAND WORKSPACE … [--json] [--by PERSON]\n\n"));
  for (guint i = 0; i < G_N_ELEMENTS (command_tables); i++)
    for (const SuyuanCommand *command = command_tables[i]; command->name != NULL; command++)
      g_print ("  suyuanctl %s %s\n      %s\n", command->name, command->usage, _ (command->summary));
  g_print ("\n%s\n", _ ("`suyuanctl COMMAND --help` explains one command. Exit status: 0 done, 1 refused, 2 wrong usage."));
}

static int
complain (const GError *error)
{
  g_autofree char *message = g_strdelimit (g_strdup (error->message), "\r\n", ' ');
  g_autofree char *hint = suyuan_hint_dup (error);

  if (hint != NULL)
    fprintf (stderr, "suyuanctl: %s (%s)\n", message, hint);
  else
    fprintf (stderr, "suyuanctl: %s\n", message);
  return error->domain == SUYUAN_CLI_ERROR || error->domain == G_OPTION_ERROR ? STATUS_USAGE : STATUS_REFUSED;
}

/* What could not be printed was not said: a full disk, a pipe that is closed. */
static int
close_output (int status)
{
  if (fflush (stdout) == 0 && !ferror (stdout))
    return status;

  fprintf (stderr, "suyuanctl: %s\n", _ ("Not all of the answer could be written: make room, or write it elsewhere"));
  return status == STATUS_DONE ? STATUS_REFUSED : status;
}

static gboolean
parse (const SuyuanCommand *command,
       char              ***arguments,
       GError             **error)
{
  g_autofree char *usage = g_strdup_printf ("%s %s", command->name, command->usage);
  g_autoptr (GOptionContext) context = g_option_context_new (usage);

  g_option_context_set_summary (context, _ (command->summary));
  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  g_option_context_add_main_entries (context, common_options, GETTEXT_PACKAGE);
  if (command->options != NULL)
    g_option_context_add_main_entries (context, command->options, GETTEXT_PACKAGE);

  return g_option_context_parse_strv (context, arguments, error);
}

static SuyuanOffice *
open_office (const SuyuanCommand *command,
             const SuyuanCall    *call,
             GError             **error)
{
  gboolean writes = command->access == SUYUAN_COMMAND_WRITE && (command->looks == NULL || !command->looks (call));
  g_autoptr (SuyuanOffice) office = suyuan_office_open (call->path, !writes, error);

  if (office == NULL)
    return NULL;
  if (by != NULL && !suyuan_office_set_operator (office, by, writes, error))
    return NULL;

  return g_steal_pointer (&office);
}

/* After parsing: arguments[0] is the program, then the workspace, then the words of the command. */
static int
run (const SuyuanCommand *command,
     char               **arguments,
     GError             **error)
{
  g_autoptr (SuyuanOffice) office = NULL;
  guint      n_arguments = g_strv_length (arguments);
  SuyuanCall call = { .verb = command->name, .json = as_json };

  if (n_arguments > 0 && arguments[1] != NULL && g_str_equal (arguments[1], "--"))
    arguments++, n_arguments--;
  if (command->access != SUYUAN_COMMAND_PLAIN)
    {
      if (n_arguments < 2)
        return suyuan_call_usage (error, _ ("Name the workspace: suyuanctl %s %s"), command->name, command->usage), STATUS_USAGE;
      call.path = arguments[1];
      arguments++, n_arguments--;
    }

  call.words = arguments + 1;
  call.n_words = n_arguments - 1;
  if (call.n_words < command->min_words)
    return suyuan_call_usage (error, _ ("Something is missing: suyuanctl %s %s"), command->name, command->usage), STATUS_USAGE;
  if (call.n_words > command->max_words)
    return suyuan_call_usage (error, _ ("“%s” is one word too many: suyuanctl %s %s"), call.words[command->max_words], command->name, command->usage), STATUS_USAGE;

  if (command->access != SUYUAN_COMMAND_PLAIN)
    {
      office = open_office (command, &call, error);
      if (office == NULL)
        return STATUS_REFUSED;
      call.office = office;
    }

  return command->run (&call, error);
}

/* The verb is the first word that names a command, so that options and their values may stand before it; where
 * none does, the first word that is no option. */
static guint
find_verb (char **arguments)
{
  guint first = 0;

  for (guint i = 1; arguments[i] != NULL; i++)
    {
      if (arguments[i][0] == '-' || g_str_equal (arguments[i - 1], "--by"))
        continue;
      if (find_command (arguments[i]) != NULL)
        return i;
      if (first == 0)
        first = i;
    }

  return first;
}

/* Takes the verb out. */
static char *
take_verb (char **arguments)
{
  guint i = find_verb (arguments);
  char *verb = i > 0 ? arguments[i] : NULL;

  for (; i > 0 && arguments[i] != NULL; i++)
    arguments[i] = arguments[i + 1];

  return verb;
}

static void
set_up_language (void)
{
  const char *directory = g_getenv ("SUYUAN_LOCALEDIR");

  setlocale (LC_ALL, "");
  if (g_str_equal (nl_langinfo (CODESET), "ANSI_X3.4-1968"))
    setlocale (LC_CTYPE, "C.UTF-8"); /* of a script that says nothing: it writes UTF-8 all the same */
  setlocale (LC_NUMERIC, "C");
  bindtextdomain (GETTEXT_PACKAGE, directory != NULL ? directory : LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE); /* ngettext () knows no other */
}

int
main (int    argc,
      char **argv)
{
  g_auto (GStrv) arguments = g_strdupv (argv);
  g_autofree char     *verb = NULL;
  const SuyuanCommand *command;
  g_autoptr (GError) error = NULL;
  int status;

  set_up_language ();
  suyuan_evidence_follow (suyuan_photo_copy_prepare);
  verb = take_verb (arguments);
  if (argc == 1)
    {
      fprintf (stderr, "%s\n", _ ("suyuanctl: Say what to do; `suyuanctl --help` lists the commands"));
      return STATUS_USAGE;
    }
  if (verb == NULL || g_str_equal (verb, "help"))
    {
      if (g_strv_contains ((const char *const *) argv, "--version"))
        g_print ("suyuanctl %s\n", SUYUAN_VERSION);
      else
        print_overview ();
      return close_output (STATUS_DONE);
    }

  command = find_command (verb);
  if (command == NULL)
    {
      fprintf (stderr, _ ("suyuanctl: There is no command “%s”; `suyuanctl --help` lists them\n"), verb);
      return STATUS_USAGE;
    }

  if (!parse (command, &arguments, &error))
    return complain (error);

  status = run (command, arguments, &error);
  suyuan_photo_copy_settle ();
  return close_output (error != NULL ? complain (error) : status);
}
