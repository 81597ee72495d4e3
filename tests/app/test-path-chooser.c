/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suyuan-path-chooser.h"
#include "suyuan-stage.h"

static char *chosen;

static void
chosen_cb (gpointer    object,
           const char *path)
{
  g_assert_true (G_IS_OBJECT (object));
  g_free (chosen);
  chosen = g_strdup (path);
}

/* Asks for a file in a folder and answers. */
static void
answer (GtkWindow  *parent,
        GObject    *object,
        const char *folder,
        int         response)
{
  GtkNativeDialog *dialog = suyuan_path_chooser_new (parent, GTK_FILE_CHOOSER_ACTION_SAVE, "Where", "_Save", "map.pdf", chosen_cb, object);
  g_autoptr (GFile) place = g_file_new_for_path (folder);

  g_clear_pointer (&chosen, g_free);
  gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (dialog), place, NULL);
  suyuan_stage_spin (200);
  g_signal_emit_by_name (dialog, "response", response);
}

/* The proposed name in the folder; nothing when it was not to be. */
static void
test_tells_what_was_chosen (void)
{
  SuyuanStage     *stage = suyuan_stage_new ();
  GtkWindow       *parent = suyuan_stage_show (gtk_label_new ("map"));
  GObject         *object = g_object_new (G_TYPE_OBJECT, NULL);
  g_autofree char *path = g_build_filename (stage->folder, "map.pdf", NULL);

  answer (parent, object, stage->folder, GTK_RESPONSE_CANCEL);
  g_assert_null (chosen);
  answer (parent, object, stage->folder, GTK_RESPONSE_ACCEPT);
  g_assert_cmpstr (chosen, ==, path);
  g_assert_finalize_object (object);
  g_clear_pointer (&chosen, g_free);
  suyuan_stage_close (stage, parent);
}

int
main (int   argc,
      char *argv[])
{
  suyuan_stage_init (&argc, &argv);

  g_test_add_func ("/app/path-chooser/tells-what-was-chosen", test_tells_what_was_chosen);

  return g_test_run ();
}
