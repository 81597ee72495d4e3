/* suyuan-thumbnail.c: a picture, small, read in the background
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-app"

#include "suyuan-thumbnail.h"

#include <glib/gi18n-lib.h>

struct _SuyuanThumbnail
{
  GtkWidget parent_instance;

  GtkWidget    *button;
  GtkWidget    *picture;
  GtkWidget    *note;
  GCancellable *cancellable; /* Owned */
  char         *path;        /* Owned */
};

typedef struct
{
  char    *path;
  int      side;
  GWeakRef thumbnail;
} Job;

G_DEFINE_FINAL_TYPE (SuyuanThumbnail, suyuan_thumbnail, GTK_TYPE_WIDGET)

static void
job_free (gpointer data)
{
  Job *job = data;

  g_weak_ref_clear (&job->thumbnail);
  g_free (job->path);
  g_free (job);
}

static void
read_picture (GTask        *task,
              gpointer      source,
              gpointer      data,
              GCancellable *cancellable)
{
  Job *job = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkPixbuf) raw = gdk_pixbuf_new_from_file_at_scale (job->path, job->side * 2, job->side * 2, TRUE, &error);

  if (raw == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, gdk_pixbuf_apply_embedded_orientation (raw), g_object_unref);
}

/* A file that is no picture shows as one that is missing. */
static void
picture_read_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      data)
{
  Job *job = g_task_get_task_data (G_TASK (result));
  g_autoptr (SuyuanThumbnail) self = g_weak_ref_get (&job->thumbnail);
  g_autoptr (GdkPixbuf) pixbuf = g_task_propagate_pointer (G_TASK (result), NULL);
  g_autoptr (GdkTexture) texture = pixbuf != NULL ? gdk_texture_new_for_pixbuf (pixbuf) : NULL;

  if (self != NULL && self->picture != NULL && texture != NULL)
    gtk_picture_set_paintable (GTK_PICTURE (self->picture), GDK_PAINTABLE (texture));
}

static void
clicked_cb (SuyuanThumbnail *self)
{
  g_autofree char *uri = self->path != NULL ? g_filename_to_uri (self->path, NULL, NULL) : NULL;

  if (uri != NULL)
    gtk_show_uri (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), uri, GDK_CURRENT_TIME);
}

static void
suyuan_thumbnail_dispose (GObject *object)
{
  SuyuanThumbnail *self = SUYUAN_THUMBNAIL (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->button, gtk_widget_unparent);
  self->picture = self->note = NULL;

  G_OBJECT_CLASS (suyuan_thumbnail_parent_class)->dispose (object);
}

static void
suyuan_thumbnail_class_init (SuyuanThumbnailClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = suyuan_thumbnail_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
suyuan_thumbnail_init (SuyuanThumbnail *self)
{
}

static void
start_reading (SuyuanThumbnail *self,
               int              side)
{
  Job *job = g_new0 (Job, 1);
  g_autoptr (GTask) task = NULL;

  self->cancellable = g_cancellable_new ();
  task = g_task_new (NULL, self->cancellable, picture_read_cb, NULL);
  job->path = g_strdup (self->path);
  job->side = side;
  g_weak_ref_init (&job->thumbnail, self);
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, read_picture);
}

GtkWidget *
suyuan_thumbnail_new (const char *path,
                      const char *caption,
                      int         side)
{
  SuyuanThumbnail *self = g_object_new (SUYUAN_TYPE_THUMBNAIL, NULL);
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget       *label = gtk_label_new (path != NULL ? caption : _ ("missing"));

  self->path = g_strdup (path);
  self->button = gtk_button_new ();
  self->picture = gtk_picture_new ();
  gtk_picture_set_can_shrink (GTK_PICTURE (self->picture), TRUE);
  gtk_widget_set_size_request (self->picture, side, side * 3 / 4);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), MAX (side / 9, 6));
  gtk_widget_add_css_class (label, "caption");
  gtk_box_append (GTK_BOX (box), self->picture);
  gtk_box_append (GTK_BOX (box), label);
  self->note = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->note), TRUE);
  gtk_label_set_justify (GTK_LABEL (self->note), GTK_JUSTIFY_CENTER);
  gtk_label_set_max_width_chars (GTK_LABEL (self->note), MAX (side / 9, 6));
  gtk_widget_add_css_class (self->note, "caption");
  gtk_widget_add_css_class (self->note, "dim-label");
  gtk_widget_set_visible (self->note, FALSE);
  gtk_box_append (GTK_BOX (box), self->note);
  gtk_button_set_child (GTK_BUTTON (self->button), box);
  gtk_widget_add_css_class (self->button, "flat");
  gtk_widget_add_css_class (self->button, "thumbnail");
  suyuan_thumbnail_set_words (self, caption);
  g_signal_connect_object (self->button, "clicked", G_CALLBACK (clicked_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
  if (path != NULL)
    start_reading (self, side);

  return GTK_WIDGET (self);
}

/* Heard as well as seen; a tooltip of its own would stand there else. */
static void
describe (SuyuanThumbnail *self)
{
  const char *note = gtk_label_get_text (GTK_LABEL (self->note));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  *note != '\0' ? note : gtk_widget_get_tooltip_text (self->button), -1);
}

/* All that is said of it where the caption is short. */
void
suyuan_thumbnail_set_words (SuyuanThumbnail *self,
                            const char      *words)
{
  gtk_picture_set_alternative_text (GTK_PICTURE (self->picture), words);
  gtk_widget_set_tooltip_text (self->button, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  describe (self);
}

/* What there is to say against it as evidence, in full under its caption. */
void
suyuan_thumbnail_set_note (SuyuanThumbnail *self,
                           const char      *note)
{
  gtk_label_set_text (GTK_LABEL (self->note), note != NULL ? note : "");
  gtk_widget_set_visible (self->note, note != NULL);
  describe (self);
}
