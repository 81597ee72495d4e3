/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of a table: in their order, by the page, each in its place while others write. */
#include "suyuan-record-model.h"

#include "suyuan-stage.h"

#define MANY 700 /* several pages */

typedef struct
{
  SuyuanStage       *stage;
  SuyuanRecordModel *model;
  guint              removed, added;
} Room;

static void
changed_cb (GListModel *model,
            guint       position,
            guint       removed,
            guint       added,
            Room       *room)
{
  g_assert_cmpuint (position, ==, 0);
  room->removed += removed;
  room->added += added;
}

static void
set_up (Room         *room,
        gconstpointer data)
{
  room->stage = suyuan_stage_new ();
  room->model = suyuan_record_model_new (suyuan_seat_get_office (room->stage->seat), SUYUAN_KIND_OUTLET);
  g_signal_connect (room->model, "items-changed", G_CALLBACK (changed_cb), room);
}

static void
tear_down (Room         *room,
           gconstpointer data)
{
  g_assert_finalize_object (room->model);
  suyuan_stage_free (room->stage);
}

static SuyuanUid
add (Room       *room,
     const char *code,
     const char *name)
{
  g_autofree char *code_is = g_strconcat ("code=", code, NULL), *name_is = g_strconcat ("name=", name, NULL);

  return suyuan_stage_add (room->stage, SUYUAN_KIND_OUTLET, (const char *[]){ code_is, name_is, NULL });
}

static guint
rows_of (Room *room)
{
  return g_list_model_get_n_items (G_LIST_MODEL (room->model));
}

static void
assert_row (Room       *room,
            guint       position,
            const char *code)
{
  SuyuanRecord *record = suyuan_record_model_get_record (room->model, position);

  g_assert_cmpstr (record != NULL ? suyuan_record_get_text (record, "code") : NULL, ==, code);
}

static void
test_ordered (Room         *room,
              gconstpointer data)
{
  SuyuanUid south = add (room, "B2", "South"), uid;
  guint     position;

  add (room, "A1", "North");
  g_assert_cmpuint (rows_of (room), ==, 0); /* nothing was asked for yet */
  suyuan_record_model_set_terms (room->model, NULL, NULL, NULL);
  g_assert_cmpuint (rows_of (room), ==, 2);
  g_assert_cmpuint (room->added, ==, 2);
  assert_row (room, 0, "A1");
  assert_row (room, 1, "B2");
  assert_row (room, 2, NULL);
  assert_row (room, G_MAXUINT, NULL);
  g_assert_true (suyuan_record_model_find (room->model, &south, &position));
  g_assert_cmpuint (position, ==, 1);
  suyuan_record_model_set_terms (room->model, NULL, NULL, "-code");
  g_assert_true (suyuan_record_model_find (room->model, &south, &position));
  g_assert_cmpuint (position, ==, 0);
  g_assert_cmpuint (room->removed, ==, 2);
  g_assert_cmpuint (room->added, ==, 4);
  uid = south;
  uid.bytes[15] ^= 1;
  g_assert_false (suyuan_record_model_find (room->model, &uid, &position));
  suyuan_record_model_set_terms (room->model, "code = 'A1'", "nor", "code");
  g_assert_cmpuint (rows_of (room), ==, 1);
  g_assert_false (suyuan_record_model_find (room->model, &south, &position)); /* there, but not listed */
}

/* What cannot be asked leaves nothing on the screen that is no answer, and says why; the next question is a new one. */
static void
test_cannot_be_asked (Room         *room,
                      gconstpointer data)
{
  add (room, "A1", "North");
  suyuan_record_model_set_terms (room->model, NULL, NULL, NULL);
  g_assert_null (suyuan_record_model_get_fault (room->model));
  suyuan_record_model_set_terms (room->model, "code = ", NULL, NULL);
  g_assert_cmpuint (rows_of (room), ==, 0);
  g_assert_nonnull (suyuan_record_model_get_fault (room->model));
  suyuan_record_model_set_terms (room->model, NULL, NULL, "no_such_field");
  g_assert_cmpuint (rows_of (room), ==, 0);
  g_assert_nonnull (strstr (suyuan_record_model_get_fault (room->model), "no_such_field"));
  suyuan_record_model_set_terms (room->model, "", "", "");
  g_assert_cmpuint (rows_of (room), ==, 1);
  g_assert_null (suyuan_record_model_get_fault (room->model));
}

/* Others have removed a row and nobody has told the list yet: the rows behind it stay what they are. */
static void
test_keeps_places (Room         *room,
                   gconstpointer data)
{
  SuyuanUid south, west;
  guint     position;

  add (room, "A1", "North");
  south = add (room, "B2", "South");
  west = add (room, "C3", "West");
  suyuan_record_model_set_terms (room->model, NULL, NULL, NULL);
  suyuan_stage_remove (room->stage, SUYUAN_KIND_OUTLET, &south);
  assert_row (room, 0, "A1");
  assert_row (room, 1, NULL);
  assert_row (room, 2, "C3");
  g_assert_true (suyuan_record_model_find (room->model, &west, &position));
  g_assert_cmpuint (position, ==, 2);
  suyuan_record_model_reload (room->model);
  g_assert_cmpuint (rows_of (room), ==, 2);
  assert_row (room, 1, "C3");
}

/* Only rows that were chosen on the map; all again when they are let go. */
static void
test_among (Room         *room,
            gconstpointer data)
{
  const gint64 *ids;
  gint64        chosen[2];
  guint         n;

  add (room, "A1", "North");
  add (room, "B2", "South");
  add (room, "C3", "West");
  suyuan_record_model_set_terms (room->model, NULL, NULL, NULL);
  ids = suyuan_record_model_get_ids (room->model, &n);
  g_assert_cmpuint (n, ==, 3);
  chosen[0] = ids[2];
  chosen[1] = ids[0];
  suyuan_record_model_set_among (room->model, chosen, 2);
  suyuan_record_model_reload (room->model);
  g_assert_cmpuint (rows_of (room), ==, 2);
  assert_row (room, 0, "A1");
  assert_row (room, 1, "C3");
  suyuan_record_model_set_among (room->model, chosen, 0); /* none is not all */
  suyuan_record_model_reload (room->model);
  g_assert_cmpuint (rows_of (room), ==, 0);
  suyuan_record_model_set_among (room->model, NULL, 0);
  suyuan_record_model_reload (room->model);
  g_assert_cmpuint (rows_of (room), ==, 3);
}

static gpointer
many_verb (SuyuanOffice *office,
           gpointer      data,
           GCancellable *cancellable,
           GError      **error)
{
  for (guint i = 0; i < MANY; i++)
    {
      g_autofree char *code = g_strdup_printf ("code=P%04u", i), *name = g_strdup_printf ("name=Mouth %u", i);
      g_autoptr (SuyuanOutcome) outcome = suyuan_office_add (office, SUYUAN_KIND_PERSON, (const char *const[]){ code, name, NULL }, error);

      if (outcome == NULL)
        return NULL;
    }
  return NULL;
}

/* Each row is what it is from whichever end one comes. */
static void
test_pages (Room         *room,
            gconstpointer data)
{
  g_autoptr (SuyuanRecordModel) model = suyuan_record_model_new (suyuan_seat_get_office (room->stage->seat), SUYUAN_KIND_PERSON);
  g_autoptr (GRand) random = g_rand_new_with_seed (3);

  suyuan_seat_run (room->stage->seat, "Adding", many_verb, NULL, NULL, NULL, NULL, NULL);
  suyuan_stage_settle (room->stage);
  suyuan_record_model_set_terms (model, "code ~ 'P0'", NULL, "code");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), ==, MANY);
  for (guint i = 0; i < 300; i++)
    {
      guint            position = i < 2 ? i * (MANY - 1) : (guint) g_rand_int_range (random, 0, MANY);
      g_autofree char *code = g_strdup_printf ("P%04u", position);

      g_assert_cmpstr (suyuan_record_get_text (suyuan_record_model_get_record (model, position), "code"), ==, code);
    }
}

#define model_test(path, func) g_test_add ((path), Room, NULL, set_up, (func), tear_down)

int
main (int   argc,
      char *argv[])
{
  suyuan_stage_init (&argc, &argv);

  model_test ("/app/record-model/ordered", test_ordered);
  model_test ("/app/record-model/cannot-be-asked", test_cannot_be_asked);
  model_test ("/app/record-model/keeps-places", test_keeps_places);
  model_test ("/app/record-model/among", test_among);
  model_test ("/app/record-model/pages", test_pages);

  return g_test_run ();
}
