/* suyuan-sum.c: sums that tell whether two places hold the same values
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-store"

#include "suyuan-sum.h"

#include "suyuan-db-private.h"

#include <sodium.h>
#include <string.h>

#define MAX_KEY 8 /* columns of an index */

/* One column of the key before, kept to see that the next is not below it. */
typedef struct
{
  int     type;
  gint64  integer;
  double  real;
  guint8 *bytes;
  gsize   length, room;
} Part;

typedef struct
{
  guint64  sum;
  gint64   last; /* rowid */
  gboolean begun, disorder;
  Part     parts[MAX_KEY];
} Keys;

static guint64
get_key (void)
{
  static gsize   drawn;
  static guint64 key;

  if (g_once_init_enter (&drawn))
    {
      randombytes_buf (&key, sizeof key);
      g_once_init_leave (&drawn, 1);
    }
  return key;
}

static guint64
mix (guint64 hash,
     guint64 word)
{
  hash = (hash ^ word) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
  return hash ^ hash >> 29;
}

static guint64
mix_bytes (guint64       hash,
           gconstpointer bytes,
           gsize         length)
{
  const guint8 *cursor = bytes;
  guint64       word;

  for (; length >= sizeof word; cursor += sizeof word, length -= sizeof word)
    {
      memcpy (&word, cursor, sizeof word);
      hash = mix (hash, word);
    }
  word = 0;
  if (length > 0)
    memcpy (&word, cursor, length);
  return mix (hash, word);
}

static guint64
mix_real (guint64 hash,
          double  real)
{
  guint64 bits;

  memcpy (&bits, &real, sizeof bits);
  return mix (hash, bits);
}

static guint64
begin (guint64         key,
       guint           place,
       SuyuanValueType type,
       gsize           length)
{
  return mix (key + place * G_GUINT64_CONSTANT (0xd6e8feb86659fd93), (guint64) length << 8 | type);
}

static guint64
finish (guint64 hash)
{
  hash = (hash ^ hash >> 32) * G_GUINT64_CONSTANT (0xc4ceb9fe1a85ec53);
  return hash ^ hash >> 32;
}

/**
 * The sum of one integer at its @place among others.
 */
guint64
suyuan_sum_integer (guint  place,
                    gint64 integer)
{
  return finish (mix (begin (get_key (), place, SUYUAN_VALUE_INTEGER, 0), (guint64) integer));
}

/**
 * The sum of one value at its @place; 0 for NULL, so that what is not there costs nothing.
 */
guint64
suyuan_sum_slice (guint              place,
                  const SuyuanSlice *slice)
{
  SuyuanValueType type = suyuan_slice_type (slice);
  gconstpointer   data;
  gsize           length;

  switch (type)
    {
    case SUYUAN_VALUE_INTEGER:
      return suyuan_sum_integer (place, suyuan_slice_integer (slice));
    case SUYUAN_VALUE_REAL:
      return finish (mix_real (begin (get_key (), place, type, 0), suyuan_slice_real (slice)));
    case SUYUAN_VALUE_TEXT:
    case SUYUAN_VALUE_BLOB:
      data = suyuan_slice_data (slice, &length);
      return finish (mix_bytes (begin (get_key (), place, type, length), data, length));
    case SUYUAN_VALUE_NULL:
    default:
      return 0;
    }
}

/**
 * The sum of one entry of the search index: a word and a row it leads to.
 */
guint64
suyuan_sum_pair (gint64  rowid,
                 guint64 word)
{
  return finish (mix (mix (get_key (), (guint64) rowid), word));
}

/* The same of a value in SQLite's hands. */
static guint64
sum_value (guint64        key,
           guint          place,
           sqlite3_value *value)
{
  int           type = sqlite3_value_type (value);
  gconstpointer bytes;
  gsize         length;

  switch (type)
    {
    case SQLITE_INTEGER:
      return finish (mix (begin (key, place, SUYUAN_VALUE_INTEGER, 0), (guint64) sqlite3_value_int64 (value)));
    case SQLITE_FLOAT:
      return finish (mix_real (begin (key, place, SUYUAN_VALUE_REAL, 0), sqlite3_value_double (value)));
    case SQLITE_TEXT:
    case SQLITE_BLOB:
      bytes = sqlite3_value_blob (value);
      length = (gsize) sqlite3_value_bytes (value);
      return finish (mix_bytes (begin (key, place, type == SQLITE_TEXT ? SUYUAN_VALUE_TEXT : SUYUAN_VALUE_BLOB, length), bytes, length));
    default:
      return 0;
    }
}

static void
row_sum_func (sqlite3_context *context,
              int              n_values,
              sqlite3_value  **values)
{
  guint   place = (guint) sqlite3_value_int (values[0]);
  guint64 key = get_key (), sum = 0;

  for (int i = 1; i < n_values; i++)
    sum += sum_value (key, place + (guint) i - 1, values[i]);
  sqlite3_result_int64 (context, (sqlite3_int64) sum);
}

/* Of a key as a whole: a column's value belongs to its row. */
static guint64
sum_key (guint64         rowid,
         guint           n_values,
         sqlite3_value **values)
{
  guint64 key = mix (get_key (), rowid), sum = 0;

  for (guint i = 0; i < n_values; i++)
    sum += sum_value (key, i + 1, values[i]);
  return finish (mix (key, sum));
}

/**
 * What the sum of an index counts for in that of all, by its @place among them.
 */
guint64
suyuan_sum_weight (guint place)
{
  return (2 * (guint64) place + 1) * G_GUINT64_CONSTANT (0x9fb21c651e98df25);
}

static void
entries_sum_step (sqlite3_context *context,
                  int              n_values,
                  sqlite3_value  **values)
{
  guint64    *sum = sqlite3_aggregate_context (context, sizeof *sum);
  const char *widths = (const char *) sqlite3_value_text (values[0]);
  guint64     rowid = (guint64) sqlite3_value_int64 (values[1]);

  for (int i = 0, at = 2; sum != NULL && widths[i] != '\0'; at += widths[i++] - '0')
    *sum += suyuan_sum_weight ((guint) i) * sum_key (rowid, (guint) (widths[i] - '0'), values + at);
}

/* As SQLite sorts: NULL, numbers, texts, blobs. */
static int
rank (int type)
{
  switch (type)
    {
    case SQLITE_NULL:
      return 0;
    case SQLITE_TEXT:
      return 2;
    case SQLITE_BLOB:
      return 3;
    case SQLITE_INTEGER:
    case SQLITE_FLOAT:
    default:
      return 1;
    }
}

static int
compare_numbers (const Part    *before,
                 sqlite3_value *value,
                 int            type)
{
  gint64 integer = sqlite3_value_int64 (value);
  double real = sqlite3_value_double (value);

  if (before->type == SQLITE_INTEGER && type == SQLITE_INTEGER)
    return before->integer < integer ? -1 : before->integer > integer;
  return before->real < real ? -1 : before->real > real;
}

static int
compare_bytes (const Part    *before,
               sqlite3_value *value)
{
  gconstpointer bytes = sqlite3_value_blob (value);
  gsize         length = (gsize) sqlite3_value_bytes (value), common = MIN (before->length, length);
  int           order = common == 0 ? 0 : memcmp (before->bytes, bytes, common);

  if (order != 0)
    return order;
  return before->length < length ? -1 : before->length > length;
}

static int
compare_part (const Part    *before,
              sqlite3_value *value)
{
  int type = sqlite3_value_type (value);

  if (rank (before->type) != rank (type))
    return rank (before->type) < rank (type) ? -1 : 1;
  if (type == SQLITE_NULL)
    return 0;
  return rank (type) == 1 ? compare_numbers (before, value, type) : compare_bytes (before, value);
}

static void
keep_part (Part          *self,
           sqlite3_value *value)
{
  self->type = sqlite3_value_type (value);
  if (self->type == SQLITE_NULL)
    return;
  if (rank (self->type) == 1)
    {
      self->integer = sqlite3_value_int64 (value);
      self->real = sqlite3_value_double (value);
      return;
    }

  self->length = (gsize) sqlite3_value_bytes (value);
  if (self->length > self->room)
    {
      self->room = 2 * self->length;
      self->bytes = g_realloc (self->bytes, self->room);
    }
  if (self->length > 0)
    memcpy (self->bytes, sqlite3_value_blob (value), self->length);
}

/* An index ends its keys with the number of the row, so no two are alike. */
static gboolean
follows (Keys           *self,
         int             n_values,
         sqlite3_value **values)
{
  gint64 rowid = sqlite3_value_int64 (values[0]);
  int    order = self->begun ? 0 : -1;

  for (int i = 1; i < n_values && order == 0; i++)
    order = compare_part (&self->parts[i - 1], values[i]);
  if (order == 0)
    order = self->last < rowid ? -1 : 1;
  for (int i = 1; i < n_values; i++)
    keep_part (&self->parts[i - 1], values[i]);
  self->last = rowid;
  self->begun = TRUE;
  return order < 0;
}

static void
index_sum_step (sqlite3_context *context,
                int              n_values,
                sqlite3_value  **values)
{
  Keys *self = sqlite3_aggregate_context (context, sizeof *self);

  if (self == NULL)
    return;
  self->sum += sum_key ((guint64) sqlite3_value_int64 (values[0]), (guint) n_values - 1, values + 1);
  if (n_values > MAX_KEY || !follows (self, n_values, values))
    self->disorder = TRUE;
}

static void
sum_final (sqlite3_context *context)
{
  Keys *self = sqlite3_aggregate_context (context, 0);

  for (guint i = 0; self != NULL && i < MAX_KEY; i++)
    g_free (self->parts[i].bytes);
  if (self != NULL && self->disorder)
    sqlite3_result_null (context);
  else
    sqlite3_result_int64 (context, self == NULL ? 0 : (sqlite3_int64) self->sum);
}

static void
entries_sum_final (sqlite3_context *context)
{
  const guint64 *sum = sqlite3_aggregate_context (context, 0);

  sqlite3_result_int64 (context, sum == NULL ? 0 : (sqlite3_int64) *sum);
}

/**
 * Gives the connection the functions; no schema may call them.
 */
void
suyuan_sum_register (SuyuanDb *db)
{
  const int flags = SQLITE_UTF8 | SQLITE_DIRECTONLY;

  sqlite3_create_function_v2 (db->native, "suyuan_row_sum", -1, flags | SQLITE_DETERMINISTIC, NULL, row_sum_func, NULL, NULL, NULL);
  sqlite3_create_function_v2 (db->native, "suyuan_entries_sum", -1, flags, NULL, NULL, entries_sum_step, entries_sum_final, NULL);
  sqlite3_create_function_v2 (db->native, "suyuan_index_sum", -1, flags, NULL, NULL, index_sum_step, sum_final, NULL);
}
