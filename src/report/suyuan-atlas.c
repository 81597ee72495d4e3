/* suyuan-atlas.c: what of a workspace stands on a map, as a scene
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-report"

#include "suyuan-atlas.h"

#include "suyuan-ties.h"

#define RANK_UNKNOWN 1

typedef struct
{
  SuyuanOffice    *office;
  SuyuanScene     *scene;
  const SuyuanUid *highlighted; /* may be NULL */
  GHashTable      *waters;      /* of SuyuanRecord by its uid: those whose reaches were met */
} Atlas;

typedef void (*AddFunc) (Atlas        *atlas,
                         SuyuanRecord *record);

static gboolean
position_of (SuyuanRecord   *record,
             SuyuanPosition *position)
{
  if (!suyuan_record_has (record, "lon") || !suyuan_record_has (record, "lat"))
    return FALSE;

  position->lon = (gint32) suyuan_record_get_integer (record, "lon");
  position->lat = (gint32) suyuan_record_get_integer (record, "lat");
  return TRUE;
}

/* A geometry that cannot be read is a finding of the checks, not of the map. */
static SuyuanLine *
line_of (SuyuanRecord *record)
{
  const SuyuanValue *value = suyuan_record_get (record, "geometry");

  return value->type == SUYUAN_VALUE_BLOB ? suyuan_line_new_from_wkb (value->blob, NULL) : NULL;
}

/* Whatever was drawn is on the map: of a type that has no sign of its own, or of none, as another area. */
static SuyuanAreaKind
kind_of_area (const char *type)
{
  static const struct
  {
    const char    *type;
    SuyuanAreaKind kind;
  } kinds[] = {
    { "administrative", SUYUAN_AREA_LAND },
    { "source_protection_1", SUYUAN_AREA_PROTECTED },
    { "source_protection_2", SUYUAN_AREA_PROTECTED },
    { "source_protection_quasi", SUYUAN_AREA_PROTECTED },
    { "nature_reserve", SUYUAN_AREA_PROTECTED },
    { "park", SUYUAN_AREA_PARK },
    { "sewer_coverage", SUYUAN_AREA_SEWER },
  };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_strcmp0 (type, kinds[i].type) == 0)
      return kinds[i].kind;
  return SUYUAN_AREA_OTHER;
}

static void
add_area (Atlas        *atlas,
          SuyuanRecord *record)
{
  g_autoptr (SuyuanLine) rings = line_of (record);

  if (rings != NULL)
    suyuan_scene_add_area (atlas->scene, kind_of_area (suyuan_record_get_text (record, "type")), rings, suyuan_record_get_text (record, "name"));
}

static void
add_water (Atlas        *atlas,
           SuyuanRecord *record)
{
  g_autoptr (SuyuanLine) rings = line_of (record);

  if (rings != NULL)
    suyuan_scene_add_area (atlas->scene, SUYUAN_AREA_WATER, rings, suyuan_record_get_text (record, "name"));
}

/* A river has many reaches and is read once. Borrowed; NULL where it cannot be read. */
static SuyuanRecord *
get_water (Atlas           *atlas,
           const SuyuanUid *uid)
{
  SuyuanRecord *water = g_hash_table_lookup (atlas->waters, uid);

  if (water == NULL && (water = suyuan_office_get (atlas->office, SUYUAN_KIND_WATER_BODY, uid, NULL)) != NULL)
    g_hash_table_insert (atlas->waters, (gpointer) suyuan_record_get_uid (water), water);
  return water;
}

static void
add_reach (Atlas        *atlas,
           SuyuanRecord *record)
{
  g_autoptr (SuyuanLine) line = line_of (record);
  SuyuanRecord  *water = NULL;
  SuyuanLineKind kind = SUYUAN_LINE_RIVER;
  guint          rank = RANK_UNKNOWN;
  SuyuanUid      uid;
  const char    *type, *name;

  if (line == NULL)
    return;

  if (suyuan_record_get_ref (record, "water_body", &uid) && (water = get_water (atlas, &uid)) != NULL)
    {
      type = suyuan_record_get_text (water, "type");
      if (g_strcmp0 (type, "canal") == 0 || g_strcmp0 (type, "ditch") == 0)
        kind = SUYUAN_LINE_CANAL;
      if (suyuan_record_has (water, "level"))
        rank = (guint) MAX (0, suyuan_record_get_integer (water, "level") - 1);
    }
  name = water != NULL && suyuan_record_has (water, "name") ? suyuan_record_get_text (water, "name") : suyuan_record_get_text (record, "name");
  suyuan_scene_add_line (atlas->scene, kind, rank, line, name, FALSE);
  suyuan_scene_set_banks (atlas->scene, suyuan_coverage_from_key (suyuan_record_get_text (record, "coverage_left")),
                          suyuan_coverage_from_key (suyuan_record_get_text (record, "coverage_right")));
}

static gboolean
is_highlighted (Atlas        *atlas,
                SuyuanRecord *record)
{
  return atlas->highlighted != NULL && suyuan_uid_equal (atlas->highlighted, suyuan_record_get_uid (record));
}

static void
add_section (Atlas        *atlas,
             SuyuanRecord *record)
{
  SuyuanPosition position;
  int            target = suyuan_sign_class_from_key (suyuan_record_get_text (record, "target"));

  if (!position_of (record, &position))
    return;

  suyuan_scene_add_section (atlas->scene, &position, (guint) MAX (0, target), suyuan_record_get_text (record, "name"),
                            is_highlighted (atlas, record));
  suyuan_scene_set_record (atlas->scene, suyuan_record_get_uid (record));
}

static void
add_enterprise (Atlas        *atlas,
                SuyuanRecord *record)
{
  SuyuanPosition position;

  if (!position_of (record, &position))
    return;

  suyuan_scene_add_enterprise (atlas->scene, &position, suyuan_record_get_text (record, "name"), is_highlighted (atlas, record));
  suyuan_scene_set_record (atlas->scene, suyuan_record_get_uid (record));
}

static void
add_outlet (Atlas        *atlas,
            SuyuanRecord *record)
{
  SuyuanSign       sign = suyuan_atlas_sign (record);
  SuyuanPosition   position;
  g_autofree char *code = NULL;

  if (!position_of (record, &position))
    return;

  sign.selected = is_highlighted (atlas, record);
  code = sign.selected ? suyuan_office_dup_code (atlas->office, record) : NULL;
  suyuan_scene_add_outlet (atlas->scene, &position, &sign, code);
}

static gboolean
add_all (Atlas              *atlas,
         SuyuanKind          kind,
         const SuyuanBounds *bounds,
         AddFunc             func,
         GCancellable       *cancellable,
         GError            **error)
{
  SuyuanQuery query = { .kind = kind, .bounds = bounds };
  g_autoptr (GPtrArray) records = suyuan_office_list (atlas->office, &query, error);

  for (guint i = 0; records != NULL && i < records->len; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      func (atlas, records->pdata[i]);
    }
  return records != NULL;
}

/* Lines from an outlet to those behind it that have a place, and with @parties those as well. */
static gboolean
add_links (Atlas           *atlas,
           const SuyuanUid *outlet,
           gboolean         parties,
           GError         **error)
{
  g_autoptr (SuyuanRecord) record = suyuan_office_get (atlas->office, SUYUAN_KIND_OUTLET, outlet, error);
  g_autoptr (GArray) ties = record != NULL ? suyuan_office_ties (atlas->office, outlet, error) : NULL;
  SuyuanPosition from, to;

  if (ties == NULL)
    return FALSE;

  for (guint i = 0; i < ties->len && position_of (record, &from); i++)
    {
      const SuyuanTie *tie = &g_array_index (ties, SuyuanTie, i);
      g_autoptr (SuyuanRecord) party = suyuan_office_get (atlas->office, SUYUAN_KIND_ENTERPRISE, &tie->enterprise, error);

      if (party == NULL)
        return FALSE;
      if (!position_of (party, &to))
        continue;
      suyuan_scene_add_link (atlas->scene, &from, &to, tie->confidence);
      if (parties)
        add_enterprise (atlas, party);
    }
  return TRUE;
}

/**
 * A scene of whose water @outlet discharges: the parties and a line to each, drawn by its confidence. To be drawn over
 * another. The caller owns it. Errors: those of reading the store.
 */
SuyuanScene *
suyuan_atlas_links (SuyuanOffice    *office,
                    const SuyuanUid *outlet,
                    GError         **error)
{
  g_autoptr (SuyuanScene) scene = suyuan_scene_new ();
  Atlas atlas = { .office = office, .scene = scene };

  return add_links (&atlas, outlet, TRUE, error) ? g_steal_pointer (&scene) : NULL;
}

/** How an outlet is drawn: its type's group, its status, sea or river. */
SuyuanSign
suyuan_atlas_sign (SuyuanRecord *outlet)
{
  SuyuanCatalogue       *catalogue = suyuan_record_get_catalogue (outlet);
  const char            *type = suyuan_record_get_text (outlet, "type");
  const SuyuanEnumValue *value = type != NULL ? suyuan_catalogue_find_value (catalogue, "outlet_type", type) : NULL;
  int                    shape = suyuan_sign_shape_from_key (value != NULL ? value->sign : NULL);
  int                    status = suyuan_sign_status_from_key (suyuan_record_get_text (outlet, "status"));

  return (SuyuanSign){
    .shape = shape < 0 ? SUYUAN_SHAPE_OTHER : (SuyuanSignShape) shape,
    .status = status < 0 ? SUYUAN_STATUS_TO_VERIFY : (SuyuanSignStatus) status,
    .sea = g_strcmp0 (suyuan_record_get_text (outlet, "kind"), "sea") == 0,
  };
}

/**
 * A scene of the @parts of the workspace within @bounds (%NULL: everywhere), one record set off. The caller owns it.
 * @cancellable is looked at between records. Errors: those of reading the store; CANCELLED.
 */
SuyuanScene *
suyuan_atlas_scene (SuyuanOffice       *office,
                    SuyuanAtlasParts    parts,
                    const SuyuanBounds *bounds,
                    const SuyuanUid    *highlighted,
                    GCancellable       *cancellable,
                    GError            **error)
{
  static const struct
  {
    SuyuanAtlasParts part;
    SuyuanKind       kind;
    AddFunc          add;
  } layers[] = {
    { SUYUAN_ATLAS_GROUND, SUYUAN_KIND_AREA, add_area },
    { SUYUAN_ATLAS_GROUND, SUYUAN_KIND_WATER_BODY, add_water },
    { SUYUAN_ATLAS_GROUND, SUYUAN_KIND_REACH, add_reach },
    { SUYUAN_ATLAS_POINTS, SUYUAN_KIND_SECTION, add_section },
    { SUYUAN_ATLAS_POINTS, SUYUAN_KIND_ENTERPRISE, add_enterprise },
    { SUYUAN_ATLAS_OUTLETS, SUYUAN_KIND_OUTLET, add_outlet },
  };
  g_autoptr (SuyuanScene) scene = suyuan_scene_new ();
  g_autoptr (GHashTable) waters = g_hash_table_new_full (suyuan_uid_hash, suyuan_uid_equal, NULL, (GDestroyNotify) suyuan_record_unref);
  Atlas atlas = { office, scene, highlighted, waters };

  for (guint i = 0; i < G_N_ELEMENTS (layers); i++)
    if ((parts & layers[i].part) && !add_all (&atlas, layers[i].kind, bounds, layers[i].add, cancellable, error))
      return NULL;

  return g_steal_pointer (&scene);
}
