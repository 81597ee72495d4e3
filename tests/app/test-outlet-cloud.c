/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The outlets of a map are the same whether they were read or followed from edit to edit. */
#include <glib/gstdio.h>

#include "suyuan-census-edit.h"
#include "suyuan-diary.h"
#include "suyuan-import.h"
#include "suyuan-outlet-cloud-private.h"
#include "suyuan-stage.h"

typedef struct
{
  SuyuanStage  *stage;
  SuyuanOffice *office;
  GArray       *outlets, *tasks, *samples; /* of SuyuanUid, some of them removed */
  guint         n_codes, n_done;
} Room;

static void
open_room (Room *room)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanOutcome) person = NULL;
  g_autofree char *path = NULL;

  *room = (Room){ .stage = suyuan_stage_new () };
  path = g_build_filename (room->stage->folder, "cloud.suyuan", NULL);
  room->office = suyuan_office_create (path, TRUE, &error);
  g_assert_no_error (error);
  person = suyuan_office_add (room->office, SUYUAN_KIND_PERSON, (const char *const[]){ "name=甲", NULL }, &error);
  g_assert_no_error (error);
  g_assert_true (suyuan_office_set_operator (room->office, "甲", FALSE, &error));
  room->outlets = g_array_new (FALSE, FALSE, sizeof (SuyuanUid));
  room->tasks = g_array_new (FALSE, FALSE, sizeof (SuyuanUid));
  room->samples = g_array_new (FALSE, FALSE, sizeof (SuyuanUid));
}

static void
close_room (Room *room)
{
  g_array_unref (room->outlets);
  g_array_unref (room->tasks);
  g_array_unref (room->samples);
  g_assert_finalize_object (room->office);
  suyuan_stage_free (room->stage);
}

/* --- edits --- */

/* What is refused has changed nothing. */
static void
count_done (Room          *room,
            SuyuanOutcome *outcome)
{
  room->n_done += outcome != NULL;
  suyuan_outcome_free (outcome);
}

static const SuyuanUid *
any_of (GArray *uids)
{
  return uids->len > 0 ? &g_array_index (uids, SuyuanUid, g_test_rand_int_range (0, (gint32) uids->len)) : NULL;
}

static void
add (Room              *room,
     SuyuanKind         kind,
     GArray            *uids,
     const char *const *assignments)
{
  SuyuanOutcome *outcome = suyuan_office_add (room->office, kind, assignments, NULL);

  if (outcome != NULL)
    g_array_append_val (uids, outcome->uid);
  count_done (room, outcome);
}

static void
set_any (Room       *room,
         SuyuanKind  kind,
         GArray     *uids,
         const char *one,
         const char *other)
{
  const SuyuanUid *uid = any_of (uids);

  if (uid != NULL)
    count_done (room, suyuan_office_set (room->office, kind, uid, (const char *const[]){ one, other, NULL }, NULL));
}

static void
remove_any (Room      *room,
            SuyuanKind kind,
            GArray    *uids)
{
  const SuyuanUid *uid = any_of (uids);

  if (uid != NULL)
    count_done (room, suyuan_office_remove (room->office, kind, uid, NULL));
}

/* Some at the very same place, some without any. */
static void
add_outlet (Room *room)
{
  g_autofree char *code = g_strdup_printf ("code=K%03u", room->n_codes++);
  g_autofree char *lon = g_strdup_printf ("lon=112.0%d", g_test_rand_int_range (0, 6));
  const char      *type = g_test_rand_bit () ? "type=ditch" : "kind=sea";

  if (g_test_rand_int_range (0, 5) == 0)
    add (room, SUYUAN_KIND_OUTLET, room->outlets, (const char *const[]){ code, "name=Mouth", NULL });
  else
    add (room, SUYUAN_KIND_OUTLET, room->outlets, (const char *const[]){ code, "name=Mouth", lon, "lat=32", type, NULL });
}

static char *
refer (Room *room)
{
  return g_strdup_printf ("outlet=K%03d", g_test_rand_int_range (0, MAX ((gint32) room->n_codes, 1)));
}

static void
add_task (Room *room)
{
  g_autofree char *outlet = refer (room);
  g_autofree char *text = g_strdup_printf ("code,name,category,outlet,deadline\nT%03u,一,standardise,%s,202%d-0%d-10\n", room->n_codes, strchr (outlet, '=') + 1,
                                           g_test_rand_int_range (4, 7), g_test_rand_int_range (1, 9));
  g_autofree char *code = g_strdup_printf ("T%03u", room->n_codes++);
  g_autofree char *path = suyuan_stage_write (room->stage, "tasks.csv", text);
  g_autoptr (SuyuanImport) import = suyuan_import_new (room->office, path, SUYUAN_KIND_TASK);
  g_autoptr (SuyuanImportReport) report = suyuan_import_open (import, NULL) ? suyuan_import_run (import, FALSE, NULL, NULL, NULL, NULL) : NULL;
  SuyuanUid uid;

  if (report == NULL || !suyuan_office_find (room->office, SUYUAN_KIND_TASK, code, &uid, NULL))
    return;
  g_array_append_val (room->tasks, uid);
  room->n_done++;
}

static void
edit (Room *room)
{
  g_autofree char *outlet = refer (room), *lon = g_strdup_printf ("lon=112.0%d", g_test_rand_int_range (0, 6));

  switch (g_test_rand_int_range (0, 14))
    {
    case 0:
      set_any (room, SUYUAN_KIND_OUTLET, room->outlets, lon, "lat=32");
      break;
    case 1:
      set_any (room, SUYUAN_KIND_OUTLET, room->outlets, g_test_rand_bit () ? "stage=confirmed" : "stage=suspected", NULL);
      break;
    case 2:
      set_any (room, SUYUAN_KIND_OUTLET, room->outlets, "lon=", "lat=");
      break;
    case 3:
      remove_any (room, SUYUAN_KIND_OUTLET, room->outlets);
      break;
    case 4:
    case 5:
      count_done (room, suyuan_office_undo (room->office, NULL, NULL));
      break;
    case 6:
      count_done (room, suyuan_office_redo (room->office, NULL));
      break;
    case 7:
      add_task (room);
      break;
    case 8:
      set_any (room, SUYUAN_KIND_TASK, room->tasks, outlet, NULL);
      break;
    case 9:
      remove_any (room, g_test_rand_bit () ? SUYUAN_KIND_TASK : SUYUAN_KIND_SAMPLE, g_test_rand_bit () ? room->tasks : room->samples);
      break;
    case 10:
      add (room, SUYUAN_KIND_SAMPLE, room->samples, (const char *const[]){ outlet, "taken=2026-02-08 09:00", "cod=50", "flow_m3d=1000", NULL });
      break;
    case 11:
      set_any (room, SUYUAN_KIND_SAMPLE, room->samples, outlet, NULL);
      break;
    default:
      add_outlet (room);
    }
}

/* --- the same --- */

static void
assert_same_array (GArray *one,
                   GArray *other,
                   gsize   size)
{
  g_assert_cmpmem (one->data, one->len * size, other->data, other->len * size);
}

static void
assert_same_signs (SuyuanOutletCloud *one,
                   SuyuanOutletCloud *other)
{
  for (guint i = 0; i < one->signs->len; i++)
    {
      const SuyuanSign *sign = suyuan_outlet_cloud_get_sign (one, i), *wanted = suyuan_outlet_cloud_get_sign (other, i);
      guint             point;

      g_assert_cmpuint (sign->shape, ==, wanted->shape);
      g_assert_cmpuint (sign->status, ==, wanted->status);
      g_assert_cmpuint (sign->sea, ==, wanted->sea);
      g_assert_cmpuint (sign->overdue_days, ==, wanted->overdue_days);
      g_assert_cmpuint (sign->theme, ==, wanted->theme);
      g_assert_cmpuint (sign->value, ==, wanted->value);
      g_assert_true (suyuan_outlet_cloud_find (one, suyuan_outlet_cloud_get_uid (other, i), &point));
      g_assert_cmpuint (point, ==, i);
    }
}

static void
assert_same (SuyuanOutletCloud *one,
             SuyuanOutletCloud *other)
{
  const SuyuanExtent world = { 0, 0, 1, 1 };
  g_autoptr (GArray) items = g_array_new (FALSE, FALSE, sizeof (SuyuanClusterItem)), others = g_array_new (FALSE, FALSE, sizeof (SuyuanClusterItem));

  assert_same_array (one->positions, other->positions, sizeof (SuyuanPosition));
  assert_same_array (one->uids, other->uids, sizeof (SuyuanUid));
  assert_same_array (one->rows, other->rows, sizeof (gint64));
  assert_same_array (one->by_row, other->by_row, sizeof (guint32));
  assert_same_signs (one, other);
  g_assert_cmpuint (g_hash_table_size (one->by_uid), ==, g_hash_table_size (other->by_uid));
  g_assert_cmpmem (&one->extent, sizeof one->extent, &other->extent, sizeof other->extent);
  g_assert_cmpuint (one->theme, ==, other->theme);
  for (double zoom = 0; zoom < 20; zoom += 6)
    {
      suyuan_cluster_index_query (one->index, &world, zoom, items);
      suyuan_cluster_index_query (other->index, &world, zoom, others);
      assert_same_array (items, others, sizeof (SuyuanClusterItem));
    }
}

/* Whatever is done to outlets, and to what their status and their badge follow from. */
static void
test_follows (void)
{
  static const SuyuanTheme themes[] = { SUYUAN_THEME_STATUS, SUYUAN_THEME_STATUS, SUYUAN_THEME_OVERDUE, SUYUAN_THEME_TYPE, SUYUAN_THEME_LOAD };
  g_autoptr (GError) error = NULL;
  SuyuanOutletCloud *cloud;
  Room               room;

  open_room (&room);
  cloud = suyuan_outlet_cloud_new (room.office, SUYUAN_THEME_STATUS, &error);
  g_assert_no_error (error);
  for (guint round = 0; round < 60; round++)
    {
      SuyuanTheme        theme = themes[g_test_rand_int_range (0, G_N_ELEMENTS (themes))];
      SuyuanOutletCloud *next;
      g_autoptr (SuyuanOutletCloud) anew = NULL;

      for (gint i = g_test_rand_int_range (0, 5); i > 0; i--)
        edit (&room);
      next = suyuan_outlet_cloud_renew (cloud, room.office, theme, &error);
      g_assert_no_error (error);
      anew = suyuan_outlet_cloud_new (room.office, theme, &error);
      g_assert_no_error (error);
      assert_same (next, anew);
      suyuan_outlet_cloud_unref (cloud);
      cloud = next;
    }
  g_assert_cmpuint (room.n_done, >, 30);
  suyuan_outlet_cloud_unref (cloud);
  close_room (&room);
}

/* What an edit leaves as it was is neither read nor copied. */
static void
test_shares (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanOutletCloud) first = NULL, coloured = NULL, changed = NULL, moved = NULL, more = NULL;
  Room room;

  open_room (&room);
  for (guint i = 0; i < 20; i++)
    add_outlet (&room);
  first = suyuan_outlet_cloud_new (room.office, SUYUAN_THEME_STATUS, &error);
  coloured = suyuan_outlet_cloud_renew (first, room.office, SUYUAN_THEME_TYPE, &error);
  g_assert_no_error (error);
  g_assert_true (coloured->positions == first->positions && coloured->uids == first->uids && coloured->by_uid == first->by_uid);
  set_any (&room, SUYUAN_KIND_OUTLET, room.outlets, "stage=confirmed", NULL);
  changed = suyuan_outlet_cloud_renew (coloured, room.office, SUYUAN_THEME_STATUS, &error);
  g_assert_no_error (error);
  g_assert_true (changed->positions == first->positions && changed->rows == first->rows && changed->by_row == first->by_row);
  g_assert_true (changed->signs != first->signs);
  count_done (&room, suyuan_office_set (room.office, SUYUAN_KIND_OUTLET, suyuan_outlet_cloud_get_uid (changed, 0), (const char *const[]){ "lon=113", NULL }, &error));
  g_assert_no_error (error);
  moved = suyuan_outlet_cloud_renew (changed, room.office, SUYUAN_THEME_STATUS, &error);
  g_assert_no_error (error);
  g_assert_true (moved->positions != first->positions && moved->uids == first->uids && moved->by_uid == first->by_uid);
  g_assert_cmpfloat (suyuan_outlet_cloud_get_place (moved, 0).x, >, suyuan_outlet_cloud_get_place (first, 0).x); /* which is as it was */
  count_done (&room, suyuan_office_remove (room.office, SUYUAN_KIND_OUTLET, suyuan_outlet_cloud_get_uid (moved, 1), &error));
  more = suyuan_outlet_cloud_renew (moved, room.office, SUYUAN_THEME_STATUS, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (suyuan_outlet_cloud_get_n_points (more) + 1, ==, suyuan_outlet_cloud_get_n_points (first));
  close_room (&room);
}

/* An edit is not lost where the colours that were asked for cannot be found out. */
static void
test_fails (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanOutletCloud) first = NULL, failed = NULL, next = NULL, anew = NULL;
  Room room;

  open_room (&room);
  add_outlet (&room);
  first = suyuan_outlet_cloud_new (room.office, SUYUAN_THEME_STATUS, &error);
  g_assert_no_error (error);
  add (&room, SUYUAN_KIND_OUTLET, room.outlets, (const char *const[]){ "code=Z", "name=Mouth", "lon=112.5", "lat=32", NULL });
  suyuan_stage_hide (&(SuyuanStage){ .path = (char *) suyuan_office_get_path (room.office) }, "sample"); /* without the samples no load is known */
  failed = suyuan_outlet_cloud_renew (first, room.office, SUYUAN_THEME_LOAD, &error);
  g_assert_nonnull (error);
  g_assert_null (failed);
  g_clear_error (&error);
  next = suyuan_outlet_cloud_renew (first, room.office, SUYUAN_THEME_STATUS, &error);
  g_assert_no_error (error);
  anew = suyuan_outlet_cloud_new (room.office, SUYUAN_THEME_STATUS, &error);
  g_assert_no_error (error);
  assert_same (next, anew);
  g_assert_cmpuint (suyuan_outlet_cloud_get_n_points (next), ==, suyuan_outlet_cloud_get_n_points (first) + 1);
  close_room (&room);
}

int
main (int   argc,
      char *argv[])
{
  suyuan_stage_init (&argc, &argv);

  g_test_add_func ("/app/outlet-cloud/follows", test_follows);
  g_test_add_func ("/app/outlet-cloud/shares", test_shares);
  g_test_add_func ("/app/outlet-cloud/fails", test_fails);

  return g_test_run ();
}
