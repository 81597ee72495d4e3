/* Where on a map what somebody names lies: outlets, sections and enterprises, waters and areas of the workspace, and
 * the divisions its outlets are in.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "suyuan-work"

#include "suyuan-place.h"

#include "suyuan-census.h"
#include "suyuan-line.h"

#include <string.h>

/* In the order in which what fits equally well is told. */
static const SuyuanKind kinds[] = { SUYUAN_KIND_OUTLET, SUYUAN_KIND_SECTION, SUYUAN_KIND_ENTERPRISE, SUYUAN_KIND_WATER_BODY,
                                    SUYUAN_KIND_AREA, SUYUAN_KIND_REACH };

G_STATIC_ASSERT (G_N_ELEMENTS (kinds) + 1 == SUYUAN_PLACE_PARTS);

static const SuyuanBounds nowhere = { G_MAXINT32, G_MAXINT32, G_MININT32, G_MININT32 };

static void
include_bounds (SuyuanBounds *bounds,
                SuyuanBounds  other)
{
  if (suyuan_bounds_is_empty (&other))
    return;
  suyuan_bounds_include (bounds, &(SuyuanPosition){ other.west, other.south });
  suyuan_bounds_include (bounds, &(SuyuanPosition){ other.east, other.north });
}

static SuyuanBounds
bounds_of_line (SuyuanRecord *record)
{
  const SuyuanValue *value = suyuan_record_get (record, "geometry");
  g_autoptr (SuyuanLine) line = value->type == SUYUAN_VALUE_BLOB ? suyuan_line_new_from_wkb (value->blob, NULL) : NULL;

  return line != NULL ? suyuan_line_get_bounds (line) : nowhere;
}

static SuyuanBounds
bounds_of_point (SuyuanRecord *record)
{
  SuyuanBounds bounds = nowhere;

  if (suyuan_record_has (record, "lon") && suyuan_record_has (record, "lat"))
    suyuan_bounds_include (&bounds, &(SuyuanPosition){ (gint32) suyuan_record_get_integer (record, "lon"),
                                                       (gint32) suyuan_record_get_integer (record, "lat") });
  return bounds;
}

/* A river has no outline: it lies where its reaches do. */
static gboolean
bound_water (SuyuanOffice *office,
             SuyuanRecord *record,
             SuyuanBounds *bounds,
             GError      **error)
{
  g_autoptr (GPtrArray) reaches = NULL;

  *bounds = bounds_of_line (record);
  if (!suyuan_bounds_is_empty (bounds))
    return TRUE;
  reaches = suyuan_office_referring (office, SUYUAN_KIND_REACH, "water_body", suyuan_record_get_uid (record), error);
  for (guint i = 0; reaches != NULL && i < reaches->len; i++)
    include_bounds (bounds, bounds_of_line (reaches->pdata[i]));
  return reaches != NULL;
}

static gboolean
bound (SuyuanOffice *office,
       SuyuanRecord *record,
       SuyuanBounds *bounds,
       GError      **error)
{
  SuyuanKind kind = suyuan_record_get_kind (record);

  if (kind == SUYUAN_KIND_WATER_BODY)
    return bound_water (office, record, bounds, error);

  *bounds = kind == SUYUAN_KIND_AREA || kind == SUYUAN_KIND_REACH ? bounds_of_line (record) : bounds_of_point (record);
  return TRUE;
}

static gboolean
is_asked_for (SuyuanRecord *record,
              const char   *key,
              const char   *text)
{
  const char *value = suyuan_record_get_text (record, key);

  return value != NULL && g_ascii_strcasecmp (value, text) == 0;
}

/* What is looked for, and what was found. */
typedef struct
{
  SuyuanOffice *office;
  GPtrArray    *places;
  char         *text;
  guint         limit;
  GCancellable *cancellable;
} Search;

static gboolean
add_records (const Search *self,
             SuyuanKind    kind,
             GError      **error)
{
  SuyuanQuery query = { .kind = kind, .search = self->text, .limit = self->limit };
  g_autoptr (GPtrArray) records = suyuan_office_list (self->office, &query, error);

  for (guint i = 0; records != NULL && i < records->len; i++)
    {
      SuyuanRecord *record = records->pdata[i];
      SuyuanPlace  *place;

      if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
        return FALSE;
      place = g_new0 (SuyuanPlace, 1);
      place->kind = kind;
      place->uid = *suyuan_record_get_uid (record);
      place->label = suyuan_office_dup_label (self->office, kind, &place->uid);
      place->exact = is_asked_for (record, "code", self->text) || is_asked_for (record, "name", self->text);
      g_ptr_array_add (self->places, place);
      if (!bound (self->office, record, &place->bounds, error))
        return FALSE;
    }
  return records != NULL;
}

/* --- divisions --- */

static void
include_cb (const SuyuanUid   *uid,
            gint64             id,
            const SuyuanValue *values,
            gpointer           data)
{
  if (values[0].type == SUYUAN_VALUE_INTEGER && values[1].type == SUYUAN_VALUE_INTEGER)
    suyuan_bounds_include (data, &(SuyuanPosition){ (gint32) values[0].integer, (gint32) values[1].integer });
}

/* The codes of what is in a division begin as its own does, without the zeros of the levels below it. */
static gboolean
find_outlets (SuyuanOffice         *office,
              const SuyuanDivision *division,
              SuyuanBounds         *bounds,
              GError              **error)
{
  static const char *const keys[] = { "lon", "lat", NULL };
  static const int         digits[] = { [SUYUAN_DIVISION_PROVINCE] = 2, [SUYUAN_DIVISION_CITY] = 4, [SUYUAN_DIVISION_COUNTY] = 6 };
  int                      n = digits[suyuan_division_get_level (division)];
  g_autofree char         *text = g_strdup_printf ("division >= '%.*s' and division <= '%.*s9999999999'", n, division->code, n, division->code);
  g_autoptr (SuyuanExpr) filter = suyuan_expr_parse (text, error);
  SuyuanQuery query = { .kind = SUYUAN_KIND_OUTLET, .filter = filter };

  return filter != NULL && suyuan_office_scan (office, &query, keys, include_cb, bounds, error);
}

static gboolean
add_divisions (const Search *self,
               GError      **error)
{
  SuyuanDivisions *divisions = suyuan_catalogue_get_divisions (suyuan_office_get_catalogue (self->office));
  g_autoptr (GPtrArray) found = suyuan_divisions_search (divisions, self->text, self->limit);

  for (guint i = 0; i < found->len; i++)
    {
      const SuyuanDivision *division = found->pdata[i];
      SuyuanBounds          bounds = nowhere;
      SuyuanPlace          *place;

      if (g_cancellable_set_error_if_cancelled (self->cancellable, error) || !find_outlets (self->office, division, &bounds, error))
        return FALSE;
      if (suyuan_bounds_is_empty (&bounds))
        continue;
      place = g_new0 (SuyuanPlace, 1);
      place->label = suyuan_divisions_dup_full_name (divisions, division->code);
      place->exact = g_str_equal (division->name, self->text) || g_str_equal (division->code, self->text);
      place->bounds = bounds;
      g_ptr_array_add (self->places, place);
    }
  return TRUE;
}

/* --- all of them --- */

/* What is named exactly comes first; else the order of the kinds stands. */
static void
put_exact_first (GPtrArray *places)
{
  guint n = 0;

  for (guint i = 0; i < places->len; i++)
    if (((SuyuanPlace *) places->pdata[i])->exact)
      g_ptr_array_insert (places, (int) n++, g_ptr_array_steal_index (places, i));
}

/**
 * suyuan_office_find_places_of:
 * @part: 0 to %SUYUAN_PLACE_PARTS - 1, in the order in which what fits equally well is told
 * @text: a code, a name, or a part of one
 * @limit: the most that are told
 * @cancellable: (nullable): looked at between two places; what has begun is ended
 *
 * One part of suyuan_office_find_places(), for who shows the first answers while others are looked for.
 *
 * Returns: (transfer full) (element-type SuyuanPlace): as there, of this part; %NULL with an error of the store, or
 *   CANCELLED
 */
GPtrArray *
suyuan_office_find_places_of (SuyuanOffice *self,
                              guint         part,
                              const char   *text,
                              guint         limit,
                              GCancellable *cancellable,
                              GError      **error)
{
  g_autoptr (GPtrArray) places = g_ptr_array_new_with_free_func ((GDestroyNotify) suyuan_place_free);
  Search           search = { self, places, g_strstrip (g_strdup (text)), limit, cancellable };
  g_autofree char *wanted = search.text;

  g_return_val_if_fail (part < SUYUAN_PLACE_PARTS, NULL);
  if (*wanted != '\0' && !(part < G_N_ELEMENTS (kinds) ? add_records (&search, kinds[part], error) : add_divisions (&search, error)))
    return NULL;
  put_exact_first (places);
  return g_steal_pointer (&places);
}

/**
 * suyuan_office_find_places:
 * @text: a code, a name, or a part of one
 * @limit: of each kind
 *
 * Looks among the records that stand on a map and among the divisions that outlets lie in: those are where their
 * outlets are.
 *
 * Returns: (transfer full) (element-type SuyuanPlace): what it may mean, what is named so exactly first; none for
 *   blank text; %NULL with an error of the store
 */
GPtrArray *
suyuan_office_find_places (SuyuanOffice *self,
                           const char   *text,
                           guint         limit,
                           GError      **error)
{
  g_autoptr (GPtrArray) places = g_ptr_array_new_with_free_func ((GDestroyNotify) suyuan_place_free);

  for (guint part = 0; part < SUYUAN_PLACE_PARTS; part++)
    {
      g_autoptr (GPtrArray) found = suyuan_office_find_places_of (self, part, text, limit, NULL, error);

      if (found == NULL)
        return NULL;
      g_ptr_array_extend_and_steal (places, g_steal_pointer (&found));
    }
  put_exact_first (places);
  return g_steal_pointer (&places);
}

/* Where the first record of a kind is that another refers to. */
static gboolean
locate_subject (SuyuanOffice *office,
                SuyuanRecord *record,
                SuyuanKind    subject,
                SuyuanBounds *bounds,
                GError      **error)
{
  guint              n;
  const SuyuanField *fields = suyuan_catalogue_get_fields (suyuan_office_get_catalogue (office), suyuan_record_get_kind (record), &n);

  for (guint i = 0; i < n && suyuan_bounds_is_empty (bounds); i++)
    if (fields[i].type == SUYUAN_FIELD_REF && fields[i].target == subject)
      {
        g_autoptr (SuyuanRecord) found = NULL;

        if (!suyuan_office_follow (office, record, fields[i].key, &found, error) || (found != NULL && !bound (office, found, bounds, error)))
          return FALSE;
      }
  return TRUE;
}

static gboolean
has_place_of_its_own (SuyuanOffice *office,
                      SuyuanKind    kind)
{
  SuyuanCatalogue *catalogue = suyuan_office_get_catalogue (office);

  return kind == SUYUAN_KIND_WATER_BODY || suyuan_catalogue_find_field (catalogue, kind, "lon") != NULL || suyuan_catalogue_find_field (catalogue, kind, "geometry") != NULL;
}

/**
 * suyuan_office_locate:
 * @bounds: (out): where it is; empty: it has no place yet
 *
 * Finds where any record is on a map: what has no place of its own is where its outlet is, else its section.
 *
 * Returns: FALSE with an error of the store, no such record among them
 */
gboolean
suyuan_office_locate (SuyuanOffice    *self,
                      SuyuanKind       kind,
                      const SuyuanUid *uid,
                      SuyuanBounds    *bounds,
                      GError         **error)
{
  g_autoptr (SuyuanRecord) record = suyuan_office_get (self, kind, uid, error);

  *bounds = nowhere;
  if (record == NULL)
    return FALSE;
  if (has_place_of_its_own (self, kind))
    return bound (self, record, bounds, error);

  return locate_subject (self, record, SUYUAN_KIND_OUTLET, bounds, error) && locate_subject (self, record, SUYUAN_KIND_SECTION, bounds, error);
}

/**
 * suyuan_place_free:
 *
 * Frees the place.
 */
void
suyuan_place_free (SuyuanPlace *self)
{
  g_free (self->label);
  g_free (self);
}
