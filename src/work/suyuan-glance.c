/* How far somebody's look at the journal reached, so that what came since can be told from what they have seen.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "suyuan-work"

#include "suyuan-glance.h"

#define DEVICE_DIGITS 8 /* of a batch's id */

/* One chain, and how much of it was there. */
typedef struct
{
  char    device[DEVICE_DIGITS + 1];
  guint64 seq;
} Tip;

struct _SuyuanGlance
{
  GArray *tips; /* of Tip, by device */
};

/* Reads a batch's id: eight hex digits of the device, `-`, its number in the chain. */
static gboolean
read_batch (const char *batch,
            Tip        *tip)
{
  if (strlen (batch) <= DEVICE_DIGITS + 1 || batch[DEVICE_DIGITS] != '-')
    return FALSE;
  for (guint i = 0; i < DEVICE_DIGITS; i++)
    if (!g_ascii_isxdigit (batch[i]))
      return FALSE;
  g_strlcpy (tip->device, batch, sizeof tip->device);
  return g_ascii_string_to_unsigned (batch + DEVICE_DIGITS + 1, 10, 0, G_MAXUINT64, &tip->seq, NULL);
}

/* Where the device stands in the list, or would. */
static guint
find_tip (const SuyuanGlance *self,
          const char         *device,
          gboolean           *found)
{
  guint i = 0;

  while (i < self->tips->len && g_ascii_strcasecmp (g_array_index (self->tips, Tip, i).device, device) < 0)
    i++;
  *found = i < self->tips->len && g_ascii_strcasecmp (g_array_index (self->tips, Tip, i).device, device) == 0;
  return i;
}

/**
 * suyuan_glance_new:
 *
 * Returns: (transfer full): a look that has seen nothing
 */
SuyuanGlance *
suyuan_glance_new (void)
{
  SuyuanGlance *self = g_new0 (SuyuanGlance, 1);

  self->tips = g_array_new (FALSE, FALSE, sizeof (Tip));
  return self;
}

/**
 * suyuan_glance_free:
 *
 * Frees it.
 */
void
suyuan_glance_free (SuyuanGlance *self)
{
  if (!self)
    return;
  g_array_unref (self->tips);
  g_free (self);
}

/**
 * suyuan_glance_parse:
 * @text: ids of batches, with blanks or commas between them
 *
 * Returns: (transfer full): a look that reached so far; %NULL where @text is something else
 */
SuyuanGlance *
suyuan_glance_parse (const char *text)
{
  g_autoptr (SuyuanGlance) self = suyuan_glance_new ();
  g_auto (GStrv) batches = g_strsplit_set (text, " ,", -1);
  gboolean any = FALSE;

  for (char **batch = batches; *batch; batch++)
    {
      if (!**batch)
        continue;
      if (!suyuan_glance_add (self, *batch))
        return NULL;
      any = TRUE;
    }
  return any ? g_steal_pointer (&self) : NULL;
}

/**
 * suyuan_glance_to_string:
 *
 * Returns: (transfer full): the ids of the last batches, by device; the same look gives the same text
 */
char *
suyuan_glance_to_string (const SuyuanGlance *self)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < self->tips->len; i++)
    {
      const Tip *tip = &g_array_index (self->tips, Tip, i);

      g_string_append_printf (text, "%s%s-%" G_GUINT64_FORMAT, i > 0 ? " " : "", tip->device, tip->seq);
    }
  return g_string_free (text, FALSE);
}

/**
 * suyuan_glance_add:
 * @batch: id of a batch that was there; all before it in its chain were there too
 *
 * Returns: whether it is the id of a batch
 */
gboolean
suyuan_glance_add (SuyuanGlance *self,
                   const char   *batch)
{
  Tip      tip;
  gboolean found;
  guint    at;

  if (!read_batch (batch, &tip))
    return FALSE;
  at = find_tip (self, tip.device, &found);
  if (!found)
    g_array_insert_val (self->tips, at, tip);
  else if (g_array_index (self->tips, Tip, at).seq < tip.seq)
    g_array_index (self->tips, Tip, at).seq = tip.seq;
  return TRUE;
}

/**
 * suyuan_glance_covers:
 * @batch: id of a batch
 *
 * Returns: whether it was there already
 */
gboolean
suyuan_glance_covers (const SuyuanGlance *self,
                      const char         *batch)
{
  Tip      tip;
  gboolean found;
  guint    at;

  if (!read_batch (batch, &tip))
    return FALSE;
  at = find_tip (self, tip.device, &found);
  return found && tip.seq <= g_array_index (self->tips, Tip, at).seq;
}

/**
 * suyuan_glance_knows:
 * @batch: id of a batch
 *
 * Returns: whether anything of its chain was there
 */
gboolean
suyuan_glance_knows (const SuyuanGlance *self,
                     const char         *batch)
{
  Tip      tip;
  gboolean found = FALSE;

  if (read_batch (batch, &tip))
    find_tip (self, tip.device, &found);
  return found;
}
