/* suyuan-booth.c: one dialog over a workspace of its own, with somebody at the keyboard before it
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-tests"

#include "suyuan-booth.h"

#include "suyuan-diary.h"

#define FARTHEST 16 /* presses of Tab from one end of the longest form to the other */

static void
told_cb (SuyuanBooth *self,
         const char  *text,
         const char  *batch)
{
  g_free (self->batch);
  self->batch = g_strdup (batch);
}

/** Sits down at a copy of the sample instead; before anything is shown. */
void
suyuan_booth_take_sample (SuyuanBooth *self,
                          const char  *person)
{
  g_signal_handlers_disconnect_by_data (self->stage->seat, self);
  suyuan_stage_take_sample (self->stage, person);
  g_signal_connect_swapped (self->stage->seat, "told", G_CALLBACK (told_cb), self);
}

static void
asked_cb (GSimpleAction *action,
          GVariant      *parameter,
          gpointer       data)
{
  SuyuanBooth *self = data;

  g_clear_pointer (&self->asked, g_variant_unref);
  self->asked = g_variant_ref_sink (parameter != NULL ? g_variant_new ("(sv)", g_action_get_name (G_ACTION (action)), parameter)
                                                      : g_variant_new ("(sv)", g_action_get_name (G_ACTION (action)), g_variant_new_string ("")));
}

/* What pages ask of their window is written down. */
static void
add_actions (SuyuanBooth *self)
{
  static const GActionEntry entries[] = {
    { "open-records", asked_cb, "(sss)", NULL, NULL },
    { "import", asked_cb, NULL, NULL, NULL },
    { "checks", asked_cb, NULL, NULL, NULL },
  };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (self->parent, "win", G_ACTION_GROUP (group));
}

void
suyuan_booth_open (SuyuanBooth  *self,
                   gconstpointer data)
{
  self->stage = suyuan_stage_new ();
  g_signal_connect_swapped (self->stage->seat, "told", G_CALLBACK (told_cb), self);
  self->typist = suyuan_typist_new ();
  self->parent = GTK_WIDGET (suyuan_stage_show (gtk_label_new ("behind")));
  add_actions (self);
}

static void
forget (SuyuanBooth *self)
{
  if (self->dialog != NULL)
    g_object_remove_weak_pointer (G_OBJECT (self->dialog), (gpointer *) &self->dialog);
  self->dialog = NULL;
}

void
suyuan_booth_close (SuyuanBooth  *self,
                    gconstpointer data)
{
  GtkWidget *dialog = self->dialog;

  forget (self);
  if (GTK_IS_WINDOW (dialog))
    gtk_window_destroy (GTK_WINDOW (dialog));
  gtk_window_destroy (GTK_WINDOW (self->parent));
  suyuan_stage_spin (50);
  suyuan_typist_free (self->typist);
  g_signal_handlers_disconnect_by_data (self->stage->seat, self);
  suyuan_stage_free (self->stage);
  g_free (self->batch);
  g_free (self->kept);
  g_clear_pointer (&self->asked, g_variant_unref);
}

static gboolean
is_mapped (gpointer data)
{
  return gtk_widget_get_mapped (data);
}

/** A window of its own before everything else, and its first focus settled. */
void
suyuan_booth_show (SuyuanBooth *self,
                   GtkWidget   *dialog)
{
  forget (self);
  self->dialog = dialog;
  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &self->dialog);
  gtk_window_present (GTK_WINDOW (dialog));
  suyuan_stage_wait (is_mapped, dialog);
  suyuan_stage_settle (self->stage);
}

/** A part of a page, in the window that is there. */
void
suyuan_booth_set (SuyuanBooth *self,
                  GtkWidget   *widget)
{
  forget (self);
  gtk_window_set_child (GTK_WINDOW (self->parent), widget);
  suyuan_stage_wait (is_mapped, widget);
  suyuan_stage_settle (self->stage);
}

/* --- keys --- */

void
suyuan_booth_press (SuyuanBooth *self,
                    const char  *keys)
{
  suyuan_typist_press (self->typist, keys);
  suyuan_stage_settle (self->stage);
}

/** To a field below this one, and into it. */
void
suyuan_booth_enter (SuyuanBooth *self,
                    const char  *place,
                    const char  *text)
{
  suyuan_typist_walk (self->typist, "Tab", place, FARTHEST);
  suyuan_typist_press (self->typist, "<Control>a");
  if (*text != '\0')
    suyuan_typist_type (self->typist, text);
  else
    suyuan_typist_press (self->typist, "BackSpace");
}

void
suyuan_booth_choose (SuyuanBooth *self,
                     const char  *place,
                     const char  *enumeration,
                     const char  *key)
{
  SuyuanCatalogue *catalogue = suyuan_office_get_catalogue (suyuan_booth_get_office (self));

  suyuan_typist_walk (self->typist, "Tab", place, FARTHEST);
  suyuan_typist_choose (self->typist, suyuan_enum_value_get_label (suyuan_catalogue_find_value (catalogue, enumeration, key)));
}

static gpointer
undo_verb (SuyuanOffice *office,
           gpointer      data,
           GCancellable *cancellable,
           GError      **error)
{
  return suyuan_office_undo (office, data, error);
}

/* The booth is no object; it outlives the answer. */
static SuyuanBooth *undoing;

static void
undone_cb (gpointer      object,
           gpointer      result,
           const GError *error)
{
  undoing->kept = error != NULL ? g_strdup (error->message) : NULL;
}

static void
undo (SuyuanBooth *self)
{
  g_assert_nonnull (self->batch);
  g_clear_pointer (&self->kept, g_free);
  undoing = self;
  suyuan_seat_act (self->stage->seat, "Undone", undo_verb, g_strdup (self->batch), g_free, undone_cb, self->parent);
  suyuan_stage_settle (self->stage);
}

/** Takes back what was done last, as the toast offers it. */
void
suyuan_booth_undo (SuyuanBooth *self)
{
  undo (self);
  g_assert_cmpstr (self->kept, ==, NULL);
}

/** What was done last cannot be taken back, and why is said. */
void
suyuan_booth_undo_in_vain (SuyuanBooth *self,
                           const char  *words)
{
  undo (self);
  g_assert_nonnull (self->kept);
  g_assert_nonnull (strstr (self->kept, words));
}

/* --- what is looked at --- */

SuyuanOffice *
suyuan_booth_get_office (SuyuanBooth *self)
{
  return suyuan_seat_get_office (self->stage->seat);
}

gint64
suyuan_booth_count (SuyuanBooth *self,
                    SuyuanKind   kind)
{
  SuyuanQuery query = { .kind = kind };

  return suyuan_office_count (suyuan_booth_get_office (self), &query, NULL);
}

typedef struct
{
  SuyuanBooth *booth;
  const char  *words;
} Reason;

/* Enter shows the button go down before it does what it is for, so that is waited for. */
static gboolean
is_said (gpointer data)
{
  Reason    *reason = data;
  GtkWidget *fault;

  g_assert_nonnull (reason->booth->dialog);
  fault = suyuan_stage_find_fault (reason->booth->dialog);

  return fault != NULL && gtk_widget_get_mapped (fault) && strstr (gtk_label_get_text (GTK_LABEL (fault)), reason->words) != NULL;
}

/** The dialog stays and says why. */
void
suyuan_booth_expect_refused (SuyuanBooth *self,
                             const char  *words)
{
  Reason     reason = { self, words };
  GtkWidget *fault;

  suyuan_stage_spin (300);
  g_assert_nonnull (self->dialog);
  fault = suyuan_stage_find_fault (self->dialog);
  g_test_message ("said: %s", fault != NULL ? gtk_label_get_text (GTK_LABEL (fault)) : "nothing");
  suyuan_stage_wait (is_said, &reason);
}

static gboolean
has_gone (gpointer data)
{
  SuyuanBooth *self = data;

  return self->dialog == NULL || !gtk_widget_get_visible (self->dialog);
}

/** The dialog has done what it is for. */
void
suyuan_booth_expect_gone (SuyuanBooth *self)
{
  suyuan_stage_wait (has_gone, self);
  suyuan_stage_settle (self->stage);
}

static gboolean
has_asked (gpointer data)
{
  return ((SuyuanBooth *) data)->asked != NULL;
}

/** What stands in the window has asked something of it; Enter shows the button go down before. */
void
suyuan_booth_expect_asked (SuyuanBooth *self)
{
  suyuan_stage_wait (has_asked, self);
}

/** What a screen reader calls it. */
void
suyuan_booth_expect_name (GtkWidget  *widget,
                          const char *name)
{
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name);
}
