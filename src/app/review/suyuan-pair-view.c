/* suyuan-pair-view.c: what a place looked like before and after, and what the pictures are worth
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-app"

#include "suyuan-pair-view.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "suyuan-application.h"
#include "suyuan-shot-pair.h"
#include "suyuan-thumbnail.h"

#define SIDE 150 /* of the small pictures */

struct _SuyuanPairView
{
  GtkWidget parent_instance;

  /* Template children */
  GtkStack          *root;
  GtkLabel          *count;
  GtkButton         *previous;
  GtkButton         *next;
  SuyuanCompareView *compare;
  GtkBox            *beside;
  GtkLabel          *alone;

  GPtrArray *pairs; /* Owned; of SuyuanShotPair, or NULL */
  guint      shown;
};

G_DEFINE_FINAL_TYPE (SuyuanPairView, suyuan_pair_view, GTK_TYPE_WIDGET)

/* --- one picture --- */

static GtkWidget *
make_label (const char *text,
            const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static const char *
name_direction (double bearing)
{
  static const char *const names[] = { N_ ("north"), N_ ("north-east"), N_ ("east"), N_ ("south-east"), N_ ("south"), N_ ("south-west"), N_ ("west"), N_ ("north-west") };

  return _ (names[(guint) floor (fmod (bearing + 22.5 + 360, 360) / 45)]);
}

static const char *
name_grade (SuyuanProofGrade grade)
{
  if (grade == SUYUAN_PROOF_FIRST)
    return _ ("First grade");
  if (grade == SUYUAN_PROOF_SECOND)
    return _ ("Second grade");

  return _ ("No evidence");
}

static char *
dup_place (const SuyuanShot *shot)
{
  g_autofree char *distance = isnan (shot->distance_m) ? g_strdup (_ ("place not known")) : g_strdup_printf (_ ("%.0f m from the outlet"), shot->distance_m);

  if (isnan (shot->bearing))
    return g_strdup_printf (_ ("%s · bearing not known"), distance);

  return g_strdup_printf (_ ("%s · looks %s (%.0f°)"), distance, name_direction (shot->bearing), shot->bearing);
}

/* The name stands above it already. */
static const char *
without_name (const SuyuanShot *shot,
              const char       *words)
{
  const char *name = suyuan_record_get_text (shot->medium, "name");

  if (name == NULL || !g_str_has_prefix (words, name))
    return words;
  words += strlen (name);
  while (g_unichar_ispunct (g_utf8_get_char (words)) || g_unichar_isspace (g_utf8_get_char (words)))
    words = g_utf8_next_char (words);
  return words;
}

static void
add_facts (GtkWidget        *box,
           const SuyuanShot *shot)
{
  g_autofree char *place = dup_place (shot);
  const char      *grades[] = { "badge-unknown", "badge-guess", "badge-sure" };
  GtkWidget       *grade = make_label (name_grade (shot->grade), "badge"), *why = make_label (without_name (shot, shot->because), "caption");

  gtk_widget_add_css_class (grade, grades[shot->grade]);
  gtk_widget_set_halign (grade, GTK_ALIGN_START);
  gtk_widget_add_css_class (why, "dim-label");
  gtk_box_append (GTK_BOX (box), make_label (shot->day != NULL ? shot->day : _ ("day not known"), "numeric"));
  gtk_box_append (GTK_BOX (box), make_label (place, "caption"));
  gtk_box_append (GTK_BOX (box), grade);
  for (guint i = 0; i < shot->warnings->len; i++)
    {
      g_autofree char *warning = g_strconcat ("⚠ ", without_name (shot, shot->warnings->pdata[i]), NULL);
      GtkWidget       *label = make_label (warning, "caption");

      gtk_widget_add_css_class (label, "overdue");
      gtk_box_append (GTK_BOX (box), label);
    }
  if (shot->warnings->len == 0)
    gtk_box_append (GTK_BOX (box), why);
}

static GtkWidget *
make_shot (const SuyuanShot *shot,
           const char       *title)
{
  GtkWidget  *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  const char *name = shot != NULL ? suyuan_record_get_text (shot->medium, "name") : NULL;

  gtk_box_append (GTK_BOX (box), make_label (title, "heading"));
  if (shot == NULL)
    {
      gtk_box_append (GTK_BOX (box), make_label (_ ("No picture of this place."), "dim-label"));
      return box;
    }
  gtk_box_append (GTK_BOX (box), suyuan_thumbnail_new (shot->path, name, SIDE));
  add_facts (box, shot);
  return box;
}

/* --- stepping --- */

static void
fill (SuyuanPairView *self)
{
  guint                 n = self->pairs != NULL ? self->pairs->len : 0;
  const SuyuanShotPair *pair = n > 0 ? self->pairs->pdata[self->shown] : NULL;
  g_autofree char      *count = g_strdup_printf (_ ("%u of %u"), self->shown + 1, n);
  GtkWidget            *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->beside))) != NULL)
    gtk_box_remove (self->beside, child);
  gtk_stack_set_visible_child_name (self->root, n > 0 ? "pair" : "empty");
  if (pair == NULL)
    return;

  gtk_label_set_text (self->count, count);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "pair.previous", self->shown > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "pair.next", self->shown + 1 < n);
  gtk_widget_set_visible (GTK_WIDGET (self->previous), n > 1);
  gtk_widget_set_visible (GTK_WIDGET (self->next), n > 1);
  suyuan_compare_view_show (self->compare, pair->before != NULL ? pair->before->path : NULL, pair->after != NULL ? pair->after->path : NULL);
  gtk_label_set_text (self->alone, pair->after == NULL ? _ ("No photograph shows any works.") : _ ("No older photograph to compare it with."));
  gtk_widget_set_visible (GTK_WIDGET (self->alone), pair->before == NULL || pair->after == NULL);
  gtk_box_append (self->beside, make_shot (pair->before, _ ("Before")));
  gtk_box_append (self->beside, make_shot (pair->after, _ ("After")));
}

static void
previous_cb (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  suyuan_pair_view_step (SUYUAN_PAIR_VIEW (widget), -1);
}

static void
next_cb (GtkWidget  *widget,
         const char *name,
         GVariant   *parameter)
{
  suyuan_pair_view_step (SUYUAN_PAIR_VIEW (widget), 1);
}

static void
suyuan_pair_view_dispose (GObject *object)
{
  SuyuanPairView *self = SUYUAN_PAIR_VIEW (object);
  GtkWidget      *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->pairs, g_ptr_array_unref);

  G_OBJECT_CLASS (suyuan_pair_view_parent_class)->dispose (object);
}

static void
suyuan_pair_view_class_init (SuyuanPairViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = suyuan_pair_view_dispose;
  g_type_ensure (SUYUAN_TYPE_COMPARE_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, SUYUAN_APP_PATH "ui/suyuan-pair-view.ui");
  gtk_widget_class_bind_template_child (widget_class, SuyuanPairView, root);
  gtk_widget_class_bind_template_child (widget_class, SuyuanPairView, count);
  gtk_widget_class_bind_template_child (widget_class, SuyuanPairView, previous);
  gtk_widget_class_bind_template_child (widget_class, SuyuanPairView, next);
  gtk_widget_class_bind_template_child (widget_class, SuyuanPairView, compare);
  gtk_widget_class_bind_template_child (widget_class, SuyuanPairView, beside);
  gtk_widget_class_bind_template_child (widget_class, SuyuanPairView, alone);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_install_action (widget_class, "pair.previous", NULL, previous_cb);
  gtk_widget_class_install_action (widget_class, "pair.next", NULL, next_cb);
}

static void
suyuan_pair_view_init (SuyuanPairView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* @pairs: (nullable): kept; NULL: nothing is looked at */
void
suyuan_pair_view_show (SuyuanPairView *self,
                       GPtrArray      *pairs)
{
  g_clear_pointer (&self->pairs, g_ptr_array_unref);
  self->pairs = pairs != NULL ? g_ptr_array_ref (pairs) : NULL;
  self->shown = 0;
  fill (self);
}

void
suyuan_pair_view_step (SuyuanPairView *self,
                       int             by)
{
  gint64 to = (gint64) self->shown + by;

  if (self->pairs == NULL || to < 0 || to >= self->pairs->len)
    return;
  self->shown = to;
  fill (self);
}

SuyuanCompareView *
suyuan_pair_view_get_compare (SuyuanPairView *self)
{
  return self->compare;
}
