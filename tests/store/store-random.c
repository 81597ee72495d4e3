/* store-random.c: random records, texts, shapes and bytes for property tests
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "store-random.h"

#include "suyuan-rows.h"

#include <string.h>

/* From 0 to @limit - 1. */
guint
random_below (guint limit)
{
  return g_test_rand_int_range (0, limit);
}

gboolean
random_chance (guint percent)
{
  return random_below (100) < percent;
}

double
random_degrees (double middle,
                double spread)
{
  return middle + g_test_rand_double_range (-spread, spread);
}

/* Few different characters, so that texts share parts; each kind of trouble has one. */
char *
random_text (guint most)
{
  static const char *const alphabet[] = { "汉", "江", "江", "排", "口", "口", "污", "水", "𠀀", "Ａ", "ａ", "０",
                                          "a", "A", "b", "B", "1", "2", "-", ".", " ", "'", "\"", "%", "*", "É", "é" };
  GString                 *text = g_string_new (NULL);
  guint                    length = 1 + random_below (most);

  for (guint i = 0; i < length; i++)
    g_string_append (text, alphabet[random_below (G_N_ELEMENTS (alphabet))]);
  return g_string_free (text, FALSE);
}

SuyuanUid
random_uid (void)
{
  SuyuanUid uid;

  for (guint i = 0; i < sizeof uid.bytes; i++)
    uid.bytes[i] = random_below (256);
  return uid;
}

GBytes *
random_bytes (gsize length)
{
  guint8 *bytes = g_malloc (length);

  for (gsize i = 0; i < length; i++)
    bytes[i] = random_below (256);
  return g_bytes_new_take (bytes, length);
}

static char *
random_keys (SuyuanCatalogue *catalogue,
             const char      *enumeration,
             guint            most)
{
  guint                  n_values;
  const SuyuanEnumValue *values = suyuan_catalogue_get_values (catalogue, enumeration, &n_values);
  GString               *keys = g_string_new (NULL);
  guint                  n_keys = 1 + random_below (most);

  for (guint i = 0; i < n_keys; i++)
    g_string_append_printf (keys, "%s%s", i > 0 ? ";" : "", values[random_below (n_values)].key);
  return g_string_free (keys, FALSE);
}

static double
random_decimal (void)
{
  static const double decimals[] = { 0, 0.1, 0.5, 1, 1.5, 2, 2.25, 10, 100, 1e6, -3.25 };

  return decimals[random_below (G_N_ELEMENTS (decimals))];
}

static char *
random_text_of (SuyuanCatalogue   *catalogue,
                const SuyuanField *field)
{
  switch ((int) field->type)
    {
    case SUYUAN_FIELD_DATE:
      return g_strdup_printf ("2026-%02u-%02u", 1 + random_below (3), 1 + random_below (28));
    case SUYUAN_FIELD_ENUM:
      return random_keys (catalogue, field->enumeration, 1);
    case SUYUAN_FIELD_MULTI:
      return random_keys (catalogue, field->enumeration, 3);
    case SUYUAN_FIELD_DIVISION:
      return g_strdup_printf ("41%02u%02u", random_below (3), random_below (3));
    case SUYUAN_FIELD_RESULT:
      return g_strdup_printf ("<%u", 1 + random_below (3));
    default:
      return random_text (6);
    }
}

/* A value the field takes, never NULL; references point to nobody. */
void
random_value (SuyuanCatalogue   *catalogue,
              const SuyuanField *field,
              SuyuanValue       *value)
{
  g_autoptr (GBytes) wkb = NULL;
  SuyuanUid uid;
  SuyuanBox box;

  switch ((int) field->type)
    {
    case SUYUAN_FIELD_INTEGER:
      suyuan_value_set_integer (value, (int) random_below (8) - 3);
      break;
    case SUYUAN_FIELD_BOOL:
      suyuan_value_set_integer (value, random_below (2));
      break;
    case SUYUAN_FIELD_INSTANT:
      suyuan_value_set_integer (value, G_GINT64_CONSTANT (1778112000000) + (gint64) random_below (10) * 3600000);
      break;
    case SUYUAN_FIELD_DEGREES:
      suyuan_value_set_integer (value, (gint64) ((g_str_equal (field->key, "lat") ? 33 : 112) + random_below (1000) / 1000.0) * SUYUAN_DEGREE);
      break;
    case SUYUAN_FIELD_DECIMAL:
      suyuan_value_set_real (value, random_decimal ());
      break;
    case SUYUAN_FIELD_REF:
      uid = random_uid ();
      suyuan_value_set_uid (value, &uid);
      break;
    case SUYUAN_FIELD_GEOMETRY:
      wkb = random_wkb (&box);
      suyuan_value_set_blob (value, wkb);
      break;
    case SUYUAN_FIELD_RESULT:
      if (random_chance (60))
        {
          suyuan_value_set_real (value, random_decimal ());
          break;
        }
      G_GNUC_FALLTHROUGH;
    default:
      suyuan_value_take_text (value, random_text_of (catalogue, field));
    }
}

void
wkb_add_count (GByteArray *wkb,
               gboolean    little,
               guint32     count)
{
  for (guint i = 0; i < 4; i++)
    {
      guint8 byte = count >> 8 * (little ? i : 3 - i);

      g_byte_array_append (wkb, &byte, 1);
    }
}

void
wkb_add_head (GByteArray *wkb,
              gboolean    little,
              guint32     type)
{
  const guint8 order = little;

  g_byte_array_append (wkb, &order, 1);
  wkb_add_count (wkb, little, type);
}

static void
add_double (GByteArray *wkb,
            gboolean    little,
            double      number)
{
  guint8 bytes[8];

  memcpy (bytes, &number, 8);
  for (guint i = 0; i < 8; i++)
    g_byte_array_append (wkb, &bytes[little == (G_BYTE_ORDER == G_LITTLE_ENDIAN) ? i : 7 - i], 1);
}

void
wkb_add_point (GByteArray *wkb,
               gboolean    little,
               double      x,
               double      y,
               SuyuanBox  *box)
{
  add_double (wkb, little, x);
  add_double (wkb, little, y);
  box->min_x = MIN (box->min_x, x);
  box->max_x = MAX (box->max_x, x);
  box->min_y = MIN (box->min_y, y);
  box->max_y = MAX (box->max_y, y);
}

static void
add_points (GByteArray *wkb,
            gboolean    little,
            double      x,
            double      y,
            SuyuanBox  *box)
{
  guint n = 2 + random_below (6);

  wkb_add_count (wkb, little, n);
  for (guint i = 0; i < n; i++)
    wkb_add_point (wkb, little, random_degrees (x, 0.2), random_degrees (y, 0.2), box);
}

/* Simple kinds (1 point, 2 line, 3 polygon) and what is made of them (4 to 7). */
static void
add_shape (GByteArray *wkb,
           guint32     type,
           double      x,
           double      y,
           SuyuanBox  *box)
{
  gboolean little = random_below (2);
  guint    n_parts = 1 + random_below (3);

  wkb_add_head (wkb, little, type);
  if (type == 1)
    wkb_add_point (wkb, little, x, y, box);
  else if (type == 2)
    add_points (wkb, little, x, y, box);
  else
    {
      wkb_add_count (wkb, little, n_parts);
      for (guint i = 0; i < n_parts; i++)
        if (type == 3)
          add_points (wkb, little, x, y, box);
        else
          add_shape (wkb, type == 7 ? 1 + random_below (3) : type - 3, random_degrees (x, 0.3), random_degrees (y, 0.3), box);
    }
}

GBytes *
random_wkb (SuyuanBox *box)
{
  GByteArray *wkb = g_byte_array_new ();

  *box = (SuyuanBox){ 1e9, -1e9, 1e9, -1e9 };
  add_shape (wkb, 1 + random_below (7), random_degrees (112, 2), random_degrees (33, 2), box);
  return g_byte_array_free_to_bytes (wkb);
}

/* About half of the fields have a value. */
SuyuanRecord *
random_record (SuyuanCatalogue *catalogue,
               SuyuanKind       kind)
{
  SuyuanUid          uid = random_uid ();
  SuyuanRecord      *record = suyuan_record_new (catalogue, kind, &uid);
  guint              n_fields;
  const SuyuanField *fields = suyuan_catalogue_get_fields (catalogue, kind, &n_fields);

  for (guint i = 0; i < n_fields; i++)
    {
      g_auto (SuyuanValue) value = { 0 };

      if (random_chance (45))
        continue;
      random_value (catalogue, &fields[i], &value);
      suyuan_record_put (record, i, &value);
    }
  suyuan_record_set_times (record, G_GINT64_CONSTANT (1778112000000) + (gint64) random_below (100) * 60000,
                           G_GINT64_CONSTANT (1778112000000) + (gint64) random_below (100) * 86400000);
  return record;
}

/* Straight into the table, past rules and journal; inside a transaction. */
void
put_row (SuyuanWorkspace *workspace,
         SuyuanRecord    *record)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GByteArray) buffer = g_byte_array_new ();
  const SuyuanKindTable  *table = workspace->tables[suyuan_record_get_kind (record)];
  g_autofree SuyuanSlice *slices = g_new0 (SuyuanSlice, table->n_fields);

  suyuan_kind_table_slice (table, record, buffer, slices);
  g_assert_true (suyuan_row_insert (workspace, table, 0, suyuan_record_get_uid (record), suyuan_record_get_created (record),
                                    suyuan_record_get_changed (record), slices, &error));
  g_assert_no_error (error);
}

/* @n random records, stored; in the order they were made. */
GPtrArray *
random_fill (SuyuanWorkspace *workspace,
             SuyuanKind       kind,
             guint            n)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *records = g_ptr_array_new_with_free_func ((GDestroyNotify) suyuan_record_unref);

  g_assert_true (suyuan_workspace_begin (workspace, &error));
  for (guint i = 0; i < n; i++)
    {
      g_ptr_array_add (records, random_record (suyuan_workspace_get_catalogue (workspace), kind));
      put_row (workspace, records->pdata[i]);
    }
  g_assert_true (suyuan_workspace_commit (workspace, &error));
  g_assert_no_error (error);
  return records;
}
