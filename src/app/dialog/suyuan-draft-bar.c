/* suyuan-draft-bar.c: keeps what is typed into a form, and offers what an earlier one left behind
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-app"

#include "suyuan-draft-bar.h"

#include <glib/gi18n-lib.h>

#include "suyuan-application.h"
#include "suyuan-draft-field.h"

#define LOOK_MS 1000 /* half of what may be lost at most: keeping takes its time too */
#define TASTE 40     /* characters of a draft to know it by */

/* A field of the form by the name its text is kept under. */
typedef struct
{
  char      *name;
  GtkWidget *field; /* Borrowed: it lives as long as the form */
} Watch;

/* Invariant: the timer runs from begin to end, and only with a drawer. */
struct _SuyuanDraftBar
{
  GtkWidget parent_instance;

  /* Template children */
  GtkWidget *body;
  GtkLabel  *words;
  GtkWidget *take;
  GtkWidget *discard;

  guint    timer;
  gboolean failed; /* what was kept last may not be in the drawer */
  gboolean sparse;

  /* Owned */
  GArray       *watches; /* of Watch */
  SuyuanDrawer *drawer;
  char         *form;
  SuyuanUid     uid;   /* of this opening of the form */
  SuyuanDraft  *blank; /* the form as it was opened */
  SuyuanDraft  *kept;  /* NULL: nothing of this form is in the drawer */
  SuyuanDraft  *offered;
};

G_DEFINE_FINAL_TYPE (SuyuanDraftBar, suyuan_draft_bar, GTK_TYPE_WIDGET)

static guint taken_signal;

static void
watch_clear (gpointer data)
{
  g_free (((Watch *) data)->name);
}

/* --- keeping --- */

static SuyuanDraft *
collect (SuyuanDraftBar    *self,
         const SuyuanDraft *but)
{
  SuyuanDraft *draft = suyuan_draft_new (&self->uid, self->form, g_get_real_time () / 1000);

  for (guint i = 0; i < self->watches->len; i++)
    {
      Watch           *watch = &g_array_index (self->watches, Watch, i);
      g_autofree char *text = suyuan_draft_field_dup_text (watch->field);

      if (but == NULL || g_strcmp0 (text != NULL ? text : "", suyuan_draft_get (but, watch->name)) != 0)
        suyuan_draft_put (draft, watch->name, text);
    }
  return draft;
}

static void
forget_own (SuyuanDraftBar *self)
{
  if (self->kept != NULL)
    suyuan_drawer_drop (self->drawer, &self->uid);
  g_clear_pointer (&self->kept, suyuan_draft_unref);
}

static void
keep (SuyuanDraftBar *self)
{
  g_autoptr (SuyuanDraft) whole = collect (self, NULL);
  g_autoptr (SuyuanDraft) draft = self->sparse ? collect (self, self->blank) : suyuan_draft_ref (whole);

  if (suyuan_draft_says_the_same (whole, self->blank))
    {
      forget_own (self);
      return;
    }
  if (self->kept != NULL && !self->failed && suyuan_draft_says_the_same (draft, self->kept))
    return;

  self->failed = FALSE;
  g_clear_pointer (&self->kept, suyuan_draft_unref);
  self->kept = g_steal_pointer (&draft);
  suyuan_drawer_keep (self->drawer, self->kept);
}

static gboolean
look_cb (gpointer data)
{
  keep (data);

  return G_SOURCE_CONTINUE;
}

/* --- offering --- */

/* The longest words in it that were not there from the start, by which people know it again. */
static char *
dup_taste (SuyuanDraftBar *self)
{
  g_autofree char *taste = NULL;
  const char      *longest = "";

  for (guint i = 0; i < self->watches->len; i++)
    {
      Watch      *watch = &g_array_index (self->watches, Watch, i);
      const char *text = suyuan_draft_field_has_words (watch->field) ? suyuan_draft_get (self->offered, watch->name) : NULL;

      if (text != NULL && g_strcmp0 (text, suyuan_draft_get (self->blank, watch->name)) != 0 && strlen (text) > strlen (longest))
        longest = text;
    }
  taste = g_strstrip (g_strdelimit (g_strdup (longest), "\n", ' '));

  return g_utf8_strlen (taste, -1) > TASTE ? g_utf8_substring (taste, 0, TASTE) : g_steal_pointer (&taste);
}

static char *
dup_when (gint64 at_ms)
{
  g_autoptr (GDateTime) at = g_date_time_new_from_unix_local (at_ms / 1000);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  return g_date_time_format (at, g_date_time_get_day_of_year (at) == g_date_time_get_day_of_year (now) && g_date_time_get_year (at) == g_date_time_get_year (now) ? "%H:%M" : "%Y-%m-%d %H:%M");
}

static void
show_words (SuyuanDraftBar *self,
            const char     *words,
            gboolean        answerable)
{
  gtk_label_set_text (self->words, words);
  gtk_widget_set_visible (self->take, answerable);
  gtk_widget_set_visible (self->discard, answerable);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
}

static void
found_cb (gpointer     object,
          SuyuanDraft *draft)
{
  SuyuanDraftBar  *self = SUYUAN_DRAFT_BAR (object);
  g_autofree char *when = NULL, *taste = NULL, *words = NULL;

  if (draft != NULL && self->timer == 0)
    suyuan_drawer_let_go (self->drawer, suyuan_draft_get_uid (draft));
  if (draft == NULL || self->timer == 0)
    return;

  self->offered = suyuan_draft_ref (draft);
  when = dup_when (suyuan_draft_get_at_ms (draft));
  taste = dup_taste (self);
  words = *taste != '\0' ? g_strdup_printf (_ ("Unsaved text of %s: “%s”"), when, taste) : g_strdup_printf (_ ("Unsaved choices of %s"), when);
  show_words (self, words, TRUE);
}

static void
told_cb (SuyuanDraftBar *self,
         const char     *text)
{
  self->failed = TRUE;
  if (self->offered == NULL)
    show_words (self, text, FALSE);
}

/* What nobody has answered is for the next form. */
static void
leave_offer (SuyuanDraftBar *self)
{
  if (self->offered == NULL)
    return;

  suyuan_drawer_let_go (self->drawer, suyuan_draft_get_uid (self->offered));
  g_clear_pointer (&self->offered, suyuan_draft_unref);
}

/* The next older one may be waiting behind it. */
static void
answer (SuyuanDraftBar *self)
{
  suyuan_drawer_drop (self->drawer, suyuan_draft_get_uid (self->offered));
  g_clear_pointer (&self->offered, suyuan_draft_unref);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  suyuan_drawer_find (self->drawer, self->form, found_cb, self);
}

/* What the form was opened with, as a place clicked on the map, is not emptied by a draft that said nothing there. */
static gboolean
is_worth_taking (SuyuanDraftBar *self,
                 const char     *name,
                 const char     *text)
{
  const char *blank = suyuan_draft_get (self->blank, name);

  return text != NULL && (self->sparse || *text != '\0' || blank == NULL || *blank == '\0');
}

/* It is kept as this form's own before the old one goes, so that at no moment it is nowhere. */
static void
take_cb (SuyuanDraftBar *self)
{
  for (guint i = 0; i < self->watches->len; i++)
    {
      Watch      *watch = &g_array_index (self->watches, Watch, i);
      const char *text = suyuan_draft_get (self->offered, watch->name);

      if (is_worth_taking (self, watch->name, text))
        suyuan_draft_field_set_text (watch->field, text);
    }
  keep (self);
  answer (self);
  g_signal_emit (self, taken_signal, 0);
}

static void
discard_cb (SuyuanDraftBar *self)
{
  answer (self);
  g_signal_emit (self, taken_signal, 0);
}

/* --- the widget --- */

/* A form that goes without an answer leaves what was kept of it to the next. */
static void
suyuan_draft_bar_dispose (GObject *object)
{
  SuyuanDraftBar *self = SUYUAN_DRAFT_BAR (object);

  g_clear_handle_id (&self->timer, g_source_remove);
  if (self->kept != NULL)
    suyuan_drawer_let_go (self->drawer, &self->uid);
  leave_offer (self);
  g_clear_pointer (&self->body, gtk_widget_unparent);
  g_clear_pointer (&self->watches, g_array_unref);
  g_clear_pointer (&self->form, g_free);
  g_clear_pointer (&self->blank, suyuan_draft_unref);
  g_clear_pointer (&self->kept, suyuan_draft_unref);
  g_clear_object (&self->drawer);

  G_OBJECT_CLASS (suyuan_draft_bar_parent_class)->dispose (object);
}

static void
suyuan_draft_bar_class_init (SuyuanDraftBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = suyuan_draft_bar_dispose;
  taken_signal = g_signal_new ("taken", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class, SUYUAN_APP_PATH "ui/suyuan-draft-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, SuyuanDraftBar, body);
  gtk_widget_class_bind_template_child (widget_class, SuyuanDraftBar, words);
  gtk_widget_class_bind_template_child (widget_class, SuyuanDraftBar, take);
  gtk_widget_class_bind_template_child (widget_class, SuyuanDraftBar, discard);
  gtk_widget_class_bind_template_callback (widget_class, take_cb);
  gtk_widget_class_bind_template_callback (widget_class, discard_cb);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_ALERT);
}

static void
suyuan_draft_bar_init (SuyuanDraftBar *self)
{
  self->watches = g_array_new (FALSE, FALSE, sizeof (Watch));
  g_array_set_clear_func (self->watches, watch_clear);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* @name: the same in every language and version, or the text is not found again. Before it begins. */
void
suyuan_draft_bar_watch (SuyuanDraftBar *self,
                        const char     *name,
                        GtkWidget      *field)
{
  Watch watch = { g_strdup (name), field };

  g_array_append_val (self->watches, watch);
}

/* Only what was changed is kept and put back, also where it was emptied: the rest is a record's, which others may change
 * meanwhile. Before it begins. */
void
suyuan_draft_bar_keep_changes_alone (SuyuanDraftBar *self)
{
  self->sparse = TRUE;
}

/* The form is as nobody has touched it yet. @form: which one, and of what: `task:<uid of the outlet>`. */
void
suyuan_draft_bar_begin (SuyuanDraftBar *self,
                        SuyuanDrawer   *drawer,
                        const char     *form)
{
  g_return_if_fail (self->drawer == NULL);

  self->drawer = g_object_ref (drawer);
  self->form = g_strdup (form);
  suyuan_uid_init (&self->uid, g_get_real_time () / 1000);
  self->blank = collect (self, NULL);
  self->timer = g_timeout_add (LOOK_MS, look_cb, self);
  g_signal_connect_object (drawer, "told", G_CALLBACK (told_cb), self, G_CONNECT_SWAPPED);
  suyuan_drawer_find (drawer, form, found_cb, self);
}

/* Saved or cancelled: what was typed is no longer wanted. An offer that nobody answered stays for the next time. */
void
suyuan_draft_bar_end (SuyuanDraftBar *self)
{
  g_clear_handle_id (&self->timer, g_source_remove);
  if (self->drawer == NULL)
    return;

  forget_own (self);
  leave_offer (self);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/* The form turns to something else and nobody has answered: what stands in it now is kept, and looked at no more. When the
 * bar goes, the next opening of the form is offered it; an end that comes after all forgets it. Returns whether there is
 * anything. */
gboolean
suyuan_draft_bar_stop (SuyuanDraftBar *self)
{
  if (self->timer != 0)
    keep (self);
  g_clear_handle_id (&self->timer, g_source_remove);

  return self->kept != NULL;
}
