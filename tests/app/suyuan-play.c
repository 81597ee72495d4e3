/* suyuan-play.c: the whole window with somebody at the keyboard, and what a test may look at meanwhile
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-tests"

#include "suyuan-play.h"

#include "suyuan-application.h"
#include "suyuan-outlets-page.h"
#include "suyuan-tasks-page.h"

/* --- what the test looks at while it types --- */

SuyuanOffice *
suyuan_play_get_office (SuyuanPlay *play)
{
  return suyuan_seat_get_office (suyuan_window_get_seat (play->window));
}

SuyuanTaskView *
suyuan_play_get_view (SuyuanPlay *play)
{
  GtkWidget *page = suyuan_window_get_page (play->window, "tasks");

  return suyuan_task_pane_get_view (suyuan_tasks_page_get_pane (SUYUAN_TASKS_PAGE (page)));
}

SuyuanDossierPane *
suyuan_play_get_dossier (SuyuanPlay *play)
{
  return suyuan_outlets_page_get_dossier (SUYUAN_OUTLETS_PAGE (suyuan_window_get_page (play->window, "outlets")));
}

static gboolean
is_idle (gpointer data)
{
  SuyuanPlay *play = data;

  return !suyuan_seat_is_busy (suyuan_window_get_seat (play->window)) && !suyuan_desk_is_busy (play->stage->desk);
}

/* And every verb that they began is answered. */
void
suyuan_play_press (SuyuanPlay *play,
                   const char *keys)
{
  suyuan_typist_press (play->typist, keys);
  suyuan_stage_wait (is_idle, play);
}

void
suyuan_play_type (SuyuanPlay *play,
                  const char *text)
{
  suyuan_typist_type (play->typist, text);
}

/* To a field below this one, and into it. */
void
suyuan_play_enter (SuyuanPlay *play,
                   const char *place,
                   const char *text)
{
  suyuan_typist_walk (play->typist, "Tab", place, 12);
  suyuan_typist_press (play->typist, "<Control>a");
  suyuan_play_type (play, text);
}

const char *
suyuan_play_value_label (SuyuanPlay *play,
                         const char *enumeration,
                         const char *key)
{
  return suyuan_enum_value_get_label (suyuan_catalogue_find_value (suyuan_office_get_catalogue (suyuan_play_get_office (play)), enumeration, key));
}

const char *
suyuan_play_field_label (SuyuanPlay *play,
                         SuyuanKind  kind,
                         const char *key)
{
  return suyuan_field_get_label (suyuan_catalogue_find_field (suyuan_office_get_catalogue (suyuan_play_get_office (play)), kind, key));
}

void
suyuan_play_choose (SuyuanPlay *play,
                    const char *place,
                    const char *enumeration,
                    const char *key)
{
  suyuan_typist_walk (play->typist, "Tab", place, 6);
  suyuan_typist_choose (play->typist, suyuan_play_value_label (play, enumeration, key));
}

static gboolean
is_in_front (gpointer data)
{
  return suyuan_stage_find_window (*(GType *) data) != NULL;
}

static gboolean
is_gone (gpointer data)
{
  return suyuan_stage_find_window (*(GType *) data) == NULL;
}

GtkWidget *
suyuan_play_await (GType type_of)
{
  suyuan_stage_wait (is_in_front, &type_of);

  return GTK_WIDGET (suyuan_stage_find_window (type_of));
}

/* The keys that end a dialog, and it is gone: done. */
void
suyuan_play_apply (SuyuanPlay *play,
                   GType       type_of,
                   const char *keys)
{
  GtkWidget *fault;

  suyuan_play_press (play, keys);
  fault = is_gone (&type_of) ? NULL : suyuan_stage_find_fault (suyuan_play_await (type_of));
  if (fault != NULL)
    g_test_message ("refused: %s", gtk_label_get_text (GTK_LABEL (fault)));
  suyuan_stage_wait (is_gone, &type_of);
}

static gboolean
is_refused (gpointer data)
{
  GtkWindow *dialog = suyuan_stage_find_window (*(GType *) data);
  GtkWidget *fault = dialog != NULL ? suyuan_stage_find_fault (GTK_WIDGET (dialog)) : NULL;

  return fault != NULL && gtk_widget_get_mapped (fault);
}

/* The same, and the dialog stays with its reason. */
void
suyuan_play_be_refused (SuyuanPlay *play,
                        GType       type_of)
{
  GtkWidget *fault;

  suyuan_play_press (play, "<Control>Return");
  suyuan_stage_wait (is_refused, &type_of);
  fault = suyuan_stage_find_fault (suyuan_play_await (type_of));
  g_assert_cmpuint (strlen (gtk_label_get_text (GTK_LABEL (fault))), >, 10);
}

typedef struct
{
  SuyuanPlay *play;
  const char *key, *text;
} Hope;

static gboolean
is_so (gpointer data)
{
  Hope *hope = data;
  g_autoptr (SuyuanRecord) record = NULL;
  SuyuanUid uid;

  g_assert_true (suyuan_office_find (suyuan_play_get_office (hope->play), SUYUAN_KIND_OUTLET, "SY-1", &uid, NULL));
  record = suyuan_office_get (suyuan_play_get_office (hope->play), SUYUAN_KIND_OUTLET, &uid, NULL);

  return g_strcmp0 (suyuan_record_get_text (record, hope->key), hope->text) == 0;
}

/* What the workspace says of the outlet. */
void
suyuan_play_await_outlet (SuyuanPlay *play,
                          const char *key,
                          const char *text)
{
  Hope hope = { play, key, text };

  suyuan_stage_wait (is_so, &hope);
}

static gboolean
is_in_state (gpointer data)
{
  Hope *hope = data;

  return suyuan_play_get_view (hope->play) != NULL && g_str_equal (suyuan_play_get_view (hope->play)->state, hope->text);
}

void
suyuan_play_await_state (SuyuanPlay *play,
                         const char *state)
{
  Hope hope = { play, NULL, state };

  suyuan_stage_wait (is_in_state, &hope);
}

/* A command by a word of its name. */
void
suyuan_play_command (SuyuanPlay *play,
                     const char *word)
{
  suyuan_play_press (play, "<Control>k");
  suyuan_typist_expect (play->typist, "What shall be done?");
  suyuan_play_type (play, word);
  suyuan_play_press (play, "Return");
}

/** The window of the program on a workspace of its own, and somebody at the keyboard. */
SuyuanPlay *
suyuan_play_new (void)
{
  SuyuanPlay *play = g_new0 (SuyuanPlay, 1);

  play->stage = suyuan_stage_new ();
  play->application = suyuan_application_new ();
  g_assert_true (g_application_register (G_APPLICATION (play->application), NULL, NULL));
  play->window = suyuan_window_new (ADW_APPLICATION (play->application));
  suyuan_window_take_desk (play->window, play->stage->desk);
  suyuan_stage_follow (play->stage, suyuan_window_get_seat (play->window));
  play->typist = suyuan_typist_new ();
  gtk_window_present (GTK_WINDOW (play->window));
  suyuan_stage_settle (play->stage);

  return play;
}

void
suyuan_play_free (SuyuanPlay *play)
{
  suyuan_stage_follow (play->stage, NULL);
  gtk_window_destroy (GTK_WINDOW (play->window));
  suyuan_stage_spin (100);
  suyuan_typist_free (play->typist);
  g_object_unref (play->application);
  suyuan_stage_free (play->stage);
  g_free (play);
}
