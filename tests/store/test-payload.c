/* test-payload.c: the bytes of one change
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "store-random.h"

#include "suyuan-batch-header.h"

#include <string.h>

#define MANY 300

/* A change as the format's description has it, written down without the code under test. */
static void
expect_number (GByteArray *bytes,
               guint64     number,
               guint       width)
{
  while (width-- > 0)
    {
      guint8 byte = number >> 8 * width;

      g_byte_array_append (bytes, &byte, 1);
    }
}

static void
expect_value (GByteArray        *bytes,
              const SuyuanValue *value)
{
  guint64       bits;
  gsize         length;
  gconstpointer data;

  expect_number (bytes, value->type, 1);
  if (value->type == SUYUAN_VALUE_INTEGER)
    expect_number (bytes, value->integer, 8);
  else if (value->type == SUYUAN_VALUE_REAL)
    {
      memcpy (&bits, &value->real, 8);
      expect_number (bytes, bits, 8);
    }
  else if (value->type == SUYUAN_VALUE_TEXT)
    {
      expect_number (bytes, strlen (value->text), 4);
      g_byte_array_append (bytes, (const guint8 *) value->text, strlen (value->text));
    }
  else if (value->type == SUYUAN_VALUE_BLOB)
    {
      data = g_bytes_get_data (value->blob, &length);
      expect_number (bytes, length, 4);
      g_byte_array_append (bytes, data, length);
    }
}

static void
random_any (SuyuanValue *value)
{
  g_autoptr (GBytes) blob = NULL;

  switch (random_below (5))
    {
    case 0:
      suyuan_value_clear (value);
      break;
    case 1:
      suyuan_value_set_integer (value, (gint64) ((guint64) (guint32) g_test_rand_int () << 32 | (guint32) g_test_rand_int ()));
      break;
    case 2:
      suyuan_value_set_real (value, g_test_rand_double_range (-1e9, 1e9));
      break;
    case 3:
      suyuan_value_take_text (value, random_text (30));
      break;
    default:
      blob = random_bytes (1 + random_below (40));
      suyuan_value_set_blob (value, blob);
    }
}

typedef struct
{
  guint8      salt[SUYUAN_SALT_BYTES];
  SuyuanOp    op;
  SuyuanKind  kind;
  SuyuanUid   uid;
  guint       n_fields;
  char       *keys[12];
  SuyuanValue before[12], after[12];
} Change;

static void
change_clear (Change *self)
{
  for (guint i = 0; i < self->n_fields; i++)
    {
      g_free (self->keys[i]);
      suyuan_value_clear (&self->before[i]);
      suyuan_value_clear (&self->after[i]);
    }
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Change, change_clear)

static void
change_init (Change *self)
{
  memset (self, 0, sizeof *self);
  for (guint i = 0; i < SUYUAN_SALT_BYTES; i++)
    self->salt[i] = random_below (256);
  self->op = 1 + random_below (3);
  self->kind = random_chance (10) ? 1000 + random_below (60000) : 1 + random_below (SUYUAN_N_KINDS - 1);
  self->uid = random_uid ();
  self->n_fields = random_below (12);
  for (guint i = 0; i < self->n_fields; i++)
    {
      self->keys[i] = random_text (9);
      random_any (&self->before[i]);
      random_any (&self->after[i]);
    }
}

static GByteArray *
change_expect (const Change *self)
{
  GByteArray *bytes = g_byte_array_new ();

  g_byte_array_append (bytes, self->salt, SUYUAN_SALT_BYTES);
  expect_number (bytes, self->op, 1);
  expect_number (bytes, self->kind, 2);
  g_byte_array_append (bytes, self->uid.bytes, 16);
  expect_number (bytes, self->n_fields, 2);
  for (guint i = 0; i < self->n_fields; i++)
    {
      expect_number (bytes, strlen (self->keys[i]), 1);
      g_byte_array_append (bytes, (const guint8 *) self->keys[i], strlen (self->keys[i]));
      expect_value (bytes, &self->before[i]);
      expect_value (bytes, &self->after[i]);
    }
  return bytes;
}

static GByteArray *
change_write (const Change *self)
{
  GByteArray *bytes = g_byte_array_new ();

  g_byte_array_append (bytes, (const guint8 *) "left over", 9);
  suyuan_payload_begin (bytes, self->salt, self->op, self->kind, &self->uid);
  for (guint i = 0; i < self->n_fields; i++)
    suyuan_payload_add (bytes, self->keys[i], &self->before[i], &self->after[i]);
  return bytes;
}

static void
test_canonical (void)
{
  for (guint i = 0; i < MANY; i++)
    {
      g_auto (Change) change;
      g_autoptr (GByteArray) written = NULL;
      g_autoptr (GByteArray) expected = NULL;

      change_init (&change);
      written = change_write (&change);
      expected = change_expect (&change);
      g_assert_cmpmem (written->data, written->len, expected->data, expected->len);
      g_assert_true (suyuan_payload_is_whole (written->data, written->len));
    }
}

static void
assert_slice (const SuyuanSlice *slice,
              const SuyuanValue *expected)
{
  g_auto (SuyuanValue) value = { 0 };
  gsize         length;
  gconstpointer data;

  g_assert_cmpint (suyuan_slice_type (slice), ==, expected->type);
  g_assert_cmpint (suyuan_slice_is_null (slice), ==, expected->type == SUYUAN_VALUE_NULL);
  suyuan_slice_to_value (slice, &value);
  g_assert_true (suyuan_value_equal (&value, expected));

  if (expected->type == SUYUAN_VALUE_INTEGER)
    g_assert_cmpint (suyuan_slice_integer (slice), ==, expected->integer);
  if (expected->type == SUYUAN_VALUE_REAL)
    g_assert_cmpfloat (suyuan_slice_real (slice), ==, expected->real);
  if (expected->type == SUYUAN_VALUE_TEXT)
    {
      data = suyuan_slice_data (slice, &length);
      g_assert_cmpmem (data, length, expected->text, strlen (expected->text));
    }
}

static void
test_round_trip (void)
{
  for (guint i = 0; i < MANY; i++)
    {
      g_auto (Change) change;
      g_autoptr (GByteArray) written = NULL;
      SuyuanPayload      payload;
      SuyuanPayloadField field;

      change_init (&change);
      written = change_write (&change);
      g_assert_true (suyuan_payload_open (&payload, written->data, written->len));
      g_assert_cmpint (payload.op, ==, change.op);
      g_assert_cmpint (payload.kind, ==, change.kind);
      g_assert_true (suyuan_uid_equal (&payload.uid, &change.uid));
      g_assert_cmpuint (payload.n_fields, ==, change.n_fields);
      for (guint j = 0; j < change.n_fields; j++)
        {
          g_assert_true (suyuan_payload_next (&payload, &field));
          g_assert_cmpmem (field.key, field.key_length, change.keys[j], strlen (change.keys[j]));
          assert_slice (&field.old_value, &change.before[j]);
          assert_slice (&field.new_value, &change.after[j]);
        }
      g_assert_false (suyuan_payload_next (&payload, &field));
    }
}

/* What was read can be written again from its slices, byte for byte; %FALSE where it cannot be read to its end. */
static gboolean
rewrite (const GByteArray *bytes,
         GByteArray       *again)
{
  SuyuanPayload      payload;
  SuyuanPayloadField field;

  if (!suyuan_payload_is_whole (bytes->data, bytes->len))
    return FALSE;

  g_assert_true (suyuan_payload_open (&payload, bytes->data, bytes->len));
  suyuan_payload_begin (again, bytes->data, payload.op, payload.kind, &payload.uid);
  while (suyuan_payload_next (&payload, &field))
    suyuan_payload_add_slices (again, &field);
  return TRUE;
}

static void
test_cut_short (void)
{
  for (guint i = 0; i < 60; i++)
    {
      g_auto (Change) change;
      g_autoptr (GByteArray) written = NULL;
      guint8 *exact;

      change_init (&change);
      written = change_write (&change);
      for (gsize length = 0; length < written->len; length++)
        {
          exact = g_memdup2 (written->data, length); /* reading past it would be seen */
          g_assert_false (suyuan_payload_is_whole (exact, length));
          g_free (exact);
        }
      expect_number (written, 0, 1);
      g_assert_false (suyuan_payload_is_whole (written->data, written->len));
    }
}

/* Whatever bit is turned: refused, or another change that stands for itself alone; never the same one. */
static void
test_flipped (void)
{
  guint n_refused = 0, n_read = 0;

  for (guint i = 0; i < 30; i++)
    {
      g_auto (Change) change;
      g_autoptr (GByteArray) written = NULL;
      g_autoptr (GByteArray) again = g_byte_array_new ();
      guint8 right[SUYUAN_DIGEST_BYTES], wrong[SUYUAN_DIGEST_BYTES];

      change_init (&change);
      written = change_write (&change);
      suyuan_digest (written->data, written->len, right);
      for (gsize bit = 0; bit < 8 * written->len; bit++)
        {
          written->data[bit / 8] ^= 1 << bit % 8;
          suyuan_digest (written->data, written->len, wrong);
          g_assert_cmpint (memcmp (right, wrong, sizeof right), !=, 0);
          if (rewrite (written, again))
            {
              g_assert_cmpmem (again->data, again->len, written->data, written->len);
              n_read++;
            }
          else
            n_refused++;
          written->data[bit / 8] ^= 1 << bit % 8;
        }
    }
  g_assert_cmpuint (n_refused, >, 0);
  g_assert_cmpuint (n_read, >, 0);
}

static void
test_noise (void)
{
  g_autoptr (GByteArray) again = g_byte_array_new ();

  for (guint i = 0; i < 2000; i++)
    {
      g_autoptr (GBytes) noise = random_bytes (random_below (120));
      g_autoptr (GByteArray) bytes = g_bytes_unref_to_array (g_steal_pointer (&noise));

      if (rewrite (bytes, again))
        g_assert_cmpmem (again->data, again->len, bytes->data, bytes->len);
    }
  g_assert_false (suyuan_payload_is_whole (NULL, 0));
}

/* The number of fields takes two bytes, and a key may have 255. */
static void
test_many_fields (void)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autofree char   *key = g_strnfill (255, 'k');
  const guint8       salt[SUYUAN_SALT_BYTES] = { 0 };
  SuyuanValue        nothing = { 0 }, one = { .type = SUYUAN_VALUE_INTEGER, .integer = 1 };
  SuyuanUid          uid = random_uid ();
  SuyuanPayload      payload;
  SuyuanPayloadField field;

  suyuan_payload_begin (bytes, salt, SUYUAN_OP_UPDATE, SUYUAN_KIND_OUTLET, &uid);
  for (guint i = 0; i < 700; i++)
    suyuan_payload_add (bytes, key, &nothing, &one);

  g_assert_true (suyuan_payload_open (&payload, bytes->data, bytes->len));
  g_assert_cmpuint (payload.n_fields, ==, 700);
  for (guint i = 0; i < 700; i++)
    {
      g_assert_true (suyuan_payload_next (&payload, &field));
      g_assert_cmpuint (field.key_length, ==, 255);
    }
  g_assert_true (suyuan_payload_is_whole (bytes->data, bytes->len));
}

static void
test_slice_equal (void)
{
  static const guint8 null[] = { 0 }, one[] = { 1, 0, 0, 0, 0, 0, 0, 0, 1 }, two[] = { 1, 0, 0, 0, 0, 0, 0, 0, 2 };
  static const guint8 text[] = { 3, 0, 0, 0, 1, 'a' }, blob[] = { 4, 0, 0, 0, 1, 'a' };
  const SuyuanSlice   slices[] = { { NULL, 0 }, { null, 1 }, { one, 9 }, { two, 9 }, { text, 6 }, { blob, 6 } };

  for (guint i = 0; i < G_N_ELEMENTS (slices); i++)
    for (guint j = 0; j < G_N_ELEMENTS (slices); j++)
      g_assert_cmpint (suyuan_slice_equal (&slices[i], &slices[j]), ==, i == j || (i < 2 && j < 2));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/store/payload/canonical", test_canonical);
  g_test_add_func ("/store/payload/round-trip", test_round_trip);
  g_test_add_func ("/store/payload/cut-short", test_cut_short);
  g_test_add_func ("/store/payload/flipped", test_flipped);
  g_test_add_func ("/store/payload/noise", test_noise);
  g_test_add_func ("/store/payload/many-fields", test_many_fields);
  g_test_add_func ("/store/payload/slice-equal", test_slice_equal);

  return g_test_run ();
}
