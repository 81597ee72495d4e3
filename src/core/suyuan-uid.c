/* suyuan-uid.c: identities that sort by when they were made
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-core"

#include "suyuan-uid.h"

#include <errno.h>
#include <string.h>
#include <sys/random.h>

/* A clock that falls back by less than this is the same clock, put right; by more, another one. */
#define SAME_CLOCK_MS 60000

/* The last identity made: its time, and the 74 random bits below it as 10 + 64. */
static struct
{
  GMutex  lock;
  gint64  ms;
  guint16 high;
  guint64 low;
} last;

static void
fill_random (gpointer buffer,
             gsize    size)
{
  guint8 *bytes = buffer;

  while (size > 0)
    {
      gssize n = getrandom (bytes, size, 0);

      if (n < 0 && errno != EINTR)
        g_error ("The system gives no random numbers: %s", g_strerror (errno));
      if (n > 0)
        {
          bytes += n;
          size -= n;
        }
    }
}

/* The same millisecond again: a random step up, so that order is kept and the next is not guessed. */
static void
step_up (void)
{
  guint32 step;
  guint64 low = last.low;

  fill_random (&step, sizeof step);
  last.low += (guint64) step + 1;
  if (last.low >= low)
    return;

  last.high = (last.high + 1) & 0x3ff;
  if (last.high == 0)
    last.ms++;
}

static void
start_over (gint64 ms)
{
  fill_random (&last.high, sizeof last.high);
  fill_random (&last.low, sizeof last.low);
  last.high &= 0x3ff;
  last.ms = ms;
}

/**
 * suyuan_uid_init:
 * @self: where to put the new identity
 * @unix_ms: the time it carries, UTC milliseconds; negative counts as 0
 *
 * Makes a UUIDv7 (RFC 9562 §5.7, counter as of §6.2 method 2). Within a process each sorts after the
 * one before as long as the clock does not fall back by a minute or more. Any thread.
 */
void
suyuan_uid_init (SuyuanUid *self,
                 gint64     unix_ms)
{
  guint64 ms, low;
  guint16 high;

  unix_ms = CLAMP (unix_ms, 0, (G_GINT64_CONSTANT (1) << 48) - 1);

  g_mutex_lock (&last.lock);
  if (unix_ms > last.ms || last.ms - unix_ms >= SAME_CLOCK_MS)
    start_over (unix_ms);
  else
    step_up ();
  ms = last.ms;
  high = last.high;
  low = last.low;
  g_mutex_unlock (&last.lock);

  for (guint i = 0; i < 6; i++)
    self->bytes[i] = ms >> (40 - 8 * i);
  /* 74 bits: 12 beside the version, 62 beside the variant. */
  self->bytes[6] = 0x70 | (high >> 6);
  self->bytes[7] = (high << 2 & 0xfc) | low >> 62;
  for (guint i = 8; i < 16; i++)
    self->bytes[i] = low >> (120 - 8 * i);
  self->bytes[8] = 0x80 | (self->bytes[8] & 0x3f);
}

/**
 * suyuan_uid_is_nil:
 * @self: an identity
 *
 * Returns: whether @self is all zero, "nobody"
 */
gboolean
suyuan_uid_is_nil (const SuyuanUid *self)
{
  static const SuyuanUid nil;

  return suyuan_uid_equal (self, &nil);
}

/**
 * suyuan_uid_compare:
 * @a: (type SuyuanUid): one
 * @b: (type SuyuanUid): another
 *
 * Returns: the order of the bytes, which is the order of making
 */
int
suyuan_uid_compare (gconstpointer a,
                    gconstpointer b)
{
  return memcmp (((const SuyuanUid *) a)->bytes, ((const SuyuanUid *) b)->bytes, sizeof (SuyuanUid));
}

/**
 * suyuan_uid_equal:
 * @a: (type SuyuanUid): one
 * @b: (type SuyuanUid): another
 *
 * Returns: whether they are the same, for hash tables
 */
gboolean
suyuan_uid_equal (gconstpointer a,
                  gconstpointer b)
{
  return suyuan_uid_compare (a, b) == 0;
}

/**
 * suyuan_uid_hash:
 * @self: (type SuyuanUid): an identity
 *
 * Returns: a hash over all bytes: neither the time alone nor the random part alone tells imported ones apart
 */
guint
suyuan_uid_hash (gconstpointer self)
{
  guint64 halves[2];
  guint64 mixed;

  memcpy (halves, self, sizeof halves);
  mixed = (halves[0] ^ (halves[1] * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15)));
  mixed ^= mixed >> 32;

  return (guint) mixed;
}
