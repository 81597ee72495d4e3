/* suyuan-stamps.c: signs and clusters with their counts kept as render nodes, so that a frame draws none of them
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-app"

#include "suyuan-stamps.h"

#include <math.h>
#include <string.h>

#define LARGEST 96      /* units across */
#define PLAIN_REACH 1.4 /* what a sign without wave, badge and ring is wide; every empty pixel is blended too */
#define MAX_KEPT 2000
#define IDLE_FRAMES 30 /* how long a stamp that no frame uses is kept where room is wanted */

typedef enum
{
  STAMP_SIGN,
  STAMP_CLUSTER,
  STAMP_PLAIN,
} StampKind;

/* No padding: hashed and compared as bytes. */
typedef struct
{
  guint32 kind;
  guint32 selected;
  guint32 size; /* tenths of a unit; 0 for a cluster, whose counts say it */
  guint32 words[SUYUAN_N_STATUSES];
} StampKey;

typedef struct
{
  StampKey         key;
  GskRenderNode   *node;    /* Owned; its middle is the origin */
  cairo_surface_t *surface; /* Owned; NULL where textures are made */
  guint            frame;   /* the last that used it */
} Stamp;

struct _SuyuanStamps
{
  int         scale;
  SuyuanTheme theme;
  gboolean    textures;
  guint       frame;
  GHashTable *kept;  /* Stamp → itself */
  GHashTable *nodes; /* their nodes → Stamp, where there are no textures */

  /* The sheet every stamp is drawn on before it is copied off. */
  cairo_surface_t *sheet;
  SuyuanPen       *pen;
  cairo_t         *cr;
};

static guint
stamp_hash (gconstpointer stamp)
{
  const guint32 *words = (const guint32 *) &((const Stamp *) stamp)->key;
  guint          hash = 2166136261u;

  for (guint i = 0; i < sizeof (StampKey) / sizeof *words; i++)
    hash = (hash ^ words[i]) * 16777619u;

  return hash;
}

static gboolean
stamp_equal (gconstpointer a,
             gconstpointer b)
{
  return memcmp (&((const Stamp *) a)->key, &((const Stamp *) b)->key, sizeof (StampKey)) == 0;
}

static void
stamp_free (gpointer data)
{
  Stamp *stamp = data;

  gsk_render_node_unref (stamp->node);
  g_clear_pointer (&stamp->surface, cairo_surface_destroy);
  g_free (stamp);
}

/* One scale of the window, one scheme of the palette, one script. @textures: for a renderer that keeps textures. */
SuyuanStamps *
suyuan_stamps_new (int          scale,
                   SuyuanScheme scheme,
                   gboolean     chinese,
                   gboolean     textures)
{
  SuyuanStamps *self = g_new0 (SuyuanStamps, 1);

  self->scale = scale;
  self->textures = textures;
  self->kept = g_hash_table_new_full (stamp_hash, stamp_equal, stamp_free, NULL);
  self->nodes = g_hash_table_new (NULL, NULL);
  self->sheet = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, LARGEST * scale, LARGEST * scale);
  self->cr = cairo_create (self->sheet);
  cairo_scale (self->cr, scale, scale);
  self->pen = suyuan_pen_new (self->cr, scheme, chinese);

  return self;
}

/* What the rings' arcs mean, and whether for high contrast. Before the first is drawn. */
void
suyuan_stamps_set_look (SuyuanStamps *self,
                        SuyuanTheme   theme,
                        gboolean      strong)
{
  self->theme = theme;
  suyuan_pen_set_strong (self->pen, strong);
}

void
suyuan_stamps_free (SuyuanStamps *self)
{
  if (self == NULL)
    return;

  g_hash_table_unref (self->kept);
  g_hash_table_unref (self->nodes);
  suyuan_pen_free (self->pen);
  cairo_destroy (self->cr);
  cairo_surface_destroy (self->sheet);
  g_free (self);
}

static gboolean
is_idle (gpointer key,
         gpointer value,
         gpointer data)
{
  SuyuanStamps *self = data;
  Stamp        *stamp = key;

  if (stamp->frame + IDLE_FRAMES >= self->frame)
    return FALSE;

  g_hash_table_remove (self->nodes, stamp->node);
  return TRUE;
}

/* Where too many are kept, those that no frame of late has used go. */
void
suyuan_stamps_begin_frame (SuyuanStamps *self)
{
  self->frame++;
  if (g_hash_table_size (self->kept) > MAX_KEPT && self->frame % IDLE_FRAMES == 0)
    g_hash_table_foreach_remove (self->kept, is_idle, self);
}

guint
suyuan_stamps_get_n_kept (SuyuanStamps *self)
{
  return g_hash_table_size (self->kept);
}

/* The corner of the sheet, @side units wide, as a surface of its own; the sheet is clean again. */
static cairo_surface_t *
copy_off (SuyuanStamps *self,
          int           side)
{
  cairo_surface_t *copy = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, side * self->scale, side * self->scale);
  cairo_t         *cr = cairo_create (copy);

  cairo_set_source_surface (cr, self->sheet, 0, 0);
  cairo_paint (cr);
  cairo_destroy (cr);
  cairo_surface_set_device_scale (copy, self->scale, self->scale);

  cairo_save (self->cr);
  cairo_set_operator (self->cr, CAIRO_OPERATOR_CLEAR);
  cairo_paint (self->cr);
  cairo_restore (self->cr);

  return copy;
}

static GskRenderNode *
texture_node (cairo_surface_t       *surface,
              const graphene_rect_t *bounds)
{
  gsize stride = (gsize) cairo_image_surface_get_stride (surface);
  int   width = cairo_image_surface_get_width (surface), height = cairo_image_surface_get_height (surface);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GdkTexture) texture = NULL;

  cairo_surface_flush (surface);
  bytes = g_bytes_new (cairo_image_surface_get_data (surface), stride * (gsize) height);
  texture = gdk_memory_texture_new (width, height, GDK_MEMORY_DEFAULT, bytes, stride);

  return gsk_texture_node_new (texture, bounds);
}

/* cairo's renderer of GTK 4.8 takes each texture pixel by pixel through floats, every frame: five times what it takes to
 * paint the surface itself. */
static GskRenderNode *
cairo_node (cairo_surface_t       *surface,
            const graphene_rect_t *bounds)
{
  GskRenderNode *node = gsk_cairo_node_new (bounds);
  cairo_t       *cr = gsk_cairo_node_get_draw_context (node);

  cairo_set_source_surface (cr, surface, bounds->origin.x, bounds->origin.y);
  cairo_paint (cr);
  cairo_destroy (cr);

  return node;
}

static GskRenderNode *
find (SuyuanStamps   *self,
      const StampKey *key)
{
  Stamp *stamp = g_hash_table_lookup (self->kept, &(const Stamp){ .key = *key });

  if (stamp == NULL)
    return NULL;

  stamp->frame = self->frame;
  return stamp->node;
}

static GskRenderNode *
keep (SuyuanStamps   *self,
      const StampKey *key,
      int             side)
{
  graphene_rect_t  bounds = GRAPHENE_RECT_INIT (-(float) side / 2, -(float) side / 2, (float) side, (float) side);
  cairo_surface_t *surface = copy_off (self, side);
  Stamp           *stamp = g_new (Stamp, 1);

  *stamp = (Stamp){ .key = *key, .node = self->textures ? texture_node (surface, &bounds) : cairo_node (surface, &bounds), .frame = self->frame };
  if (self->textures)
    cairo_surface_destroy (surface);
  else
    {
      stamp->surface = surface;
      g_hash_table_insert (self->nodes, stamp->node, stamp);
    }
  g_hash_table_add (self->kept, stamp);

  return stamp->node;
}

gboolean
suyuan_stamps_makes_textures (SuyuanStamps *self)
{
  return self->textures;
}

/* The picture of a stamp of ours, to be painted by itself; %NULL where textures are made. Borrowed like the stamp. */
cairo_surface_t *
suyuan_stamps_get_picture (SuyuanStamps  *self,
                           GskRenderNode *node)
{
  const Stamp *stamp = g_hash_table_lookup (self->nodes, node);

  return stamp != NULL ? stamp->surface : NULL;
}

/* An odd number of units would put the middle between two pixels. */
static int
side_of (double width)
{
  return MIN ((int) ceil (width / 2) * 2, LARGEST);
}

GskRenderNode *
suyuan_stamps_get_sign (SuyuanStamps     *self,
                        const SuyuanSign *sign,
                        double            size)
{
  StampKey       key = { .kind = STAMP_SIGN, .selected = sign->selected, .size = (guint32) (size * 10), .words = { sign->shape, sign->status, sign->sea, sign->overdue_days, sign->theme, sign->value } };
  GskRenderNode *node = find (self, &key);
  int            side = side_of (size * (sign->selected || sign->sea || sign->overdue_days > 0 ? 2 * SUYUAN_SIGN_REACH : PLAIN_REACH));

  if (node != NULL)
    return node;

  suyuan_sign_draw (sign, self->pen, side / 2, side / 2, size);

  return keep (self, &key, side);
}

static StampKey
key_of_cluster (const guint *counts,
                gboolean     selected)
{
  StampKey key = { .kind = STAMP_CLUSTER, .selected = selected };

  memcpy (key.words, counts, sizeof key.words);

  return key;
}

GskRenderNode *
suyuan_stamps_find_cluster (SuyuanStamps *self,
                            const guint  *counts,
                            gboolean      selected)
{
  StampKey key = key_of_cluster (counts, selected);

  return find (self, &key);
}

GskRenderNode *
suyuan_stamps_draw_cluster (SuyuanStamps *self,
                            const guint  *counts,
                            gboolean      selected,
                            double        size)
{
  StampKey key = key_of_cluster (counts, selected);
  int      side = side_of (size * (selected ? 1.7 : 1.08));

  suyuan_sign_draw_cluster (self->theme, counts, selected, self->pen, side / 2, side / 2, size);

  return keep (self, &key, side);
}

/* A ring in the colour of the status most of its outlets have, of the nearest of a few sizes, without a number. */
GskRenderNode *
suyuan_stamps_get_plain (SuyuanStamps *self,
                         const guint  *counts,
                         gboolean      selected,
                         double        size)
{
  double         rough = round (size / 3) * 3;
  StampKey       key = { .kind = STAMP_PLAIN, .selected = selected, .size = (guint32) (rough * 10) };
  guint          most = 0;
  GskRenderNode *node;
  int            side;

  for (guint i = 1; i < SUYUAN_N_STATUSES; i++)
    if (counts[i] > counts[most])
      most = i;
  key.words[most] = 1;
  if ((node = find (self, &key)) != NULL)
    return node;

  side = side_of (rough * (selected ? 1.7 : 1.08));
  suyuan_sign_draw_ring (self->theme, key.words, selected, self->pen, side / 2, side / 2, rough);

  return keep (self, &key, side);
}
