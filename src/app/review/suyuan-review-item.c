/* suyuan-review-item.c: one place of a reviewer's queue
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-app"

#include "suyuan-review-item.h"

struct _SuyuanReviewItem
{
  GObject parent_instance;

  GPtrArray               *queue; /* Owned */
  const SuyuanReviewEntry *entry; /* Borrowed from it */
  char                    *heading;
  gboolean                 seen;
};

G_DEFINE_FINAL_TYPE (SuyuanReviewItem, suyuan_review_item, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_SEEN,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
suyuan_review_item_get_property (GObject    *object,
                                 guint       id,
                                 GValue     *value,
                                 GParamSpec *spec)
{
  g_value_set_boolean (value, SUYUAN_REVIEW_ITEM (object)->seen);
}

static void
suyuan_review_item_finalize (GObject *object)
{
  SuyuanReviewItem *self = SUYUAN_REVIEW_ITEM (object);

  g_ptr_array_unref (self->queue);
  g_free (self->heading);

  G_OBJECT_CLASS (suyuan_review_item_parent_class)->finalize (object);
}

static void
suyuan_review_item_class_init (SuyuanReviewItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = suyuan_review_item_finalize;
  G_OBJECT_CLASS (klass)->get_property = suyuan_review_item_get_property;
  properties[PROP_SEEN] = g_param_spec_boolean ("seen", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, properties);
}

static void
suyuan_review_item_init (SuyuanReviewItem *self)
{
}

SuyuanReviewItem *
suyuan_review_item_new (GPtrArray               *queue,
                        const SuyuanReviewEntry *entry,
                        const char              *heading,
                        gboolean                 seen)
{
  SuyuanReviewItem *self = g_object_new (SUYUAN_TYPE_REVIEW_ITEM, NULL);

  self->queue = g_ptr_array_ref (queue);
  self->entry = entry;
  self->heading = g_strdup (heading);
  self->seen = seen;
  return self;
}

const SuyuanReviewEntry *
suyuan_review_item_get_entry (SuyuanReviewItem *self)
{
  return self->entry;
}

const char *
suyuan_review_item_get_heading (SuyuanReviewItem *self)
{
  return self->heading;
}

void
suyuan_review_item_mark (SuyuanReviewItem *self)
{
  self->seen = TRUE;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SEEN]);
}
