/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of a table: in their order, by the page, each in its place while others write. */
#include "suyuan-record-model.h"

#include "suyuan-stage.h"

#define MANY 700 /* several pages */

typedef struct
{
  SuyuanStage       *stage;
  SuyuanRecordModel *model;
  guint              removed, added, n_listed;
} Room;

/* Only where the list ends something goes or comes. */
static void
changed_cb (GListModel *model,
            guint       position,
            guint       removed,
            guint       added,
            Room       *room)
{
  g_assert_cmpuint (position + added, ==, g_list_model_get_n_items (model));
  g_assert_true (removed == 0 || added == 0);
  room->removed += removed;
  room->added += added;
}

static void
listed_cb (Room *room)
{
  room->n_listed++;
}

static void
set_up (Room         *room,
        gconstpointer data)
{
  room->stage = suyuan_stage_new ();
  room->model = suyuan_record_model_new (room->stage->desk, SUYUAN_KIND_OUTLET);
  g_signal_connect (room->model, "items-changed", G_CALLBACK (changed_cb), room);
  g_signal_connect_swapped (room->model, "listed", G_CALLBACK (listed_cb), room);
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

static gboolean
is_answered (gpointer model)
{
  return !suyuan_record_model_is_asking (model);
}

static void
ask (SuyuanRecordModel *model,
     const char        *filter,
     const char        *search,
     const char        *sort)
{
  suyuan_record_model_set_terms (model, filter, search, sort);
  suyuan_record_model_ask (model);
  suyuan_stage_wait (is_answered, model);
}

static void
reload (Room *room)
{
  suyuan_record_model_reload (room->model);
  suyuan_stage_wait (is_answered, room->model);
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
  ask (room->model, NULL, NULL, NULL);
  g_assert_cmpuint (rows_of (room), ==, 2);
  g_assert_cmpuint (room->added, ==, 2);
  assert_row (room, 0, "A1");
  assert_row (room, 1, "B2");
  assert_row (room, 2, NULL);
  assert_row (room, G_MAXUINT, NULL);
  g_assert_true (suyuan_record_model_find (room->model, &south, &position));
  g_assert_cmpuint (position, ==, 1);
  ask (room->model, NULL, NULL, "-code");
  g_assert_true (suyuan_record_model_find (room->model, &south, &position));
  g_assert_cmpuint (position, ==, 0);
  g_assert_cmpuint (room->removed, ==, 0); /* the places stay, what stands in them does not */
  g_assert_cmpuint (room->added, ==, 2);
  uid = south;
  uid.bytes[15] ^= 1;
  g_assert_false (suyuan_record_model_find (room->model, &uid, &position));
  ask (room->model, "code = 'A1'", "nor", "code");
  g_assert_cmpuint (rows_of (room), ==, 1);
  g_assert_false (suyuan_record_model_find (room->model, &south, &position)); /* there, but not listed */
}

/* What cannot be asked leaves nothing on the screen that is no answer, and says why; the next question is a new one. */
static void
test_cannot_be_asked (Room         *room,
                      gconstpointer data)
{
  add (room, "A1", "North");
  ask (room->model, NULL, NULL, NULL);
  g_assert_null (suyuan_record_model_get_fault (room->model));
  ask (room->model, "code = ", NULL, NULL);
  g_assert_cmpuint (rows_of (room), ==, 1); /* no answer does not say that there are none */
  g_assert_nonnull (suyuan_record_model_get_fault (room->model));
  ask (room->model, NULL, NULL, "no_such_field");
  g_assert_cmpuint (rows_of (room), ==, 1);
  g_assert_nonnull (strstr (suyuan_record_model_get_fault (room->model), "no_such_field"));
  ask (room->model, "", "", "");
  g_assert_cmpuint (rows_of (room), ==, 1);
  g_assert_null (suyuan_record_model_get_fault (room->model));
}

/* Others have removed a row and the list was not read again yet: the rows behind it stay what they are. */
static void
test_keeps_places (Room         *room,
                   gconstpointer data)
{
  SuyuanUid south, west;
  guint     position;

  add (room, "A1", "North");
  south = add (room, "B2", "South");
  west = add (room, "C3", "West");
  ask (room->model, NULL, NULL, NULL);
  suyuan_stage_remove (room->stage, SUYUAN_KIND_OUTLET, &south);
  suyuan_record_model_reload (room->model);
  g_assert_cmpuint (rows_of (room), ==, 3);
  assert_row (room, 0, "A1");
  assert_row (room, 1, NULL);
  assert_row (room, 2, "C3");
  g_assert_true (suyuan_record_model_find (room->model, &west, &position));
  g_assert_cmpuint (position, ==, 2);
  suyuan_stage_settle (room->stage);
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
  ask (room->model, NULL, NULL, NULL);
  ids = suyuan_record_model_get_ids (room->model, &n);
  g_assert_cmpuint (n, ==, 3);
  chosen[0] = ids[2];
  chosen[1] = ids[0];
  suyuan_record_model_set_among (room->model, chosen, 2);
  reload (room);
  g_assert_cmpuint (rows_of (room), ==, 2);
  assert_row (room, 0, "A1");
  assert_row (room, 1, "C3");
  suyuan_record_model_set_among (room->model, chosen, 0); /* none is not all */
  reload (room);
  g_assert_cmpuint (rows_of (room), ==, 0);
  suyuan_record_model_set_among (room->model, NULL, 0);
  reload (room);
  g_assert_cmpuint (rows_of (room), ==, 3);
}

static void
item_cb (guint *n_changed)
{
  (*n_changed)++;
}

/* Who holds a row hears what stands in it: what was written at once, who it is when the answer is there. */
static void
test_places_say (Room         *room,
                 gconstpointer data)
{
  SuyuanUid south = add (room, "B2", "South");
  g_autoptr (SuyuanRecordItem) first = NULL, second = NULL, again = NULL;
  guint n_changed = 0;

  add (room, "A1", "North");
  ask (room->model, NULL, NULL, NULL);
  first = g_list_model_get_item (G_LIST_MODEL (room->model), 0);
  second = g_list_model_get_item (G_LIST_MODEL (room->model), 1);
  again = g_list_model_get_item (G_LIST_MODEL (room->model), 1);
  g_assert_true (second == again);
  g_signal_connect_swapped (second, "changed", G_CALLBACK (item_cb), &n_changed);
  suyuan_stage_set (room->stage, SUYUAN_KIND_OUTLET, &south, (const char *[]){ "name=South bank", NULL });
  suyuan_record_model_reload (room->model);
  g_assert_cmpuint (n_changed, ==, 1);
  g_assert_cmpstr (suyuan_record_get_text (suyuan_record_item_get_record (second), "name"), ==, "South bank");
  suyuan_stage_settle (room->stage);

  add (room, "A0", "East");
  reload (room);
  g_assert_cmpstr (suyuan_record_get_text (suyuan_record_item_get_record (first), "code"), ==, "A0");
  g_assert_cmpstr (suyuan_record_get_text (suyuan_record_item_get_record (second), "code"), ==, "A1");
  ask (room->model, "code = 'B2'", NULL, NULL);
  g_assert_cmpstr (suyuan_record_get_text (suyuan_record_item_get_record (first), "code"), ==, "B2");
  n_changed = 0;
  ask (room->model, NULL, NULL, NULL);
  g_assert_cmpuint (n_changed, ==, 0); /* its place was given up with the end of the list */
}

typedef struct
{
  gint let_go; /* atomic */
} Gate;

/* Holds the thread that answers questions. */
static gpointer
gate_verb (SuyuanOffice *office,
           gpointer      data,
           GCancellable *cancellable,
           GError      **error)
{
  while (!g_atomic_int_get (&((Gate *) data)->let_go))
    g_usleep (1000);

  return NULL;
}

static void
hold (Room *room,
      Gate *gate)
{
  gate->let_go = FALSE;
  suyuan_seat_look (room->stage->seat, "Holding", gate_verb, gate, NULL, NULL, NULL, NULL);
}

/* Nothing waits for an answer; until it comes the list is what it was, and of several questions the last is answered. */
static void
test_answers_late (Room         *room,
                   gconstpointer data)
{
  Gate gate;

  add (room, "A1", "North");
  add (room, "B2", "South");
  ask (room->model, NULL, NULL, NULL);
  room->n_listed = 0;
  hold (room, &gate);
  suyuan_record_model_set_terms (room->model, "code = 'A1'", NULL, NULL);
  suyuan_record_model_ask (room->model);
  suyuan_stage_spin (50);
  g_assert_true (suyuan_record_model_is_asking (room->model));
  g_assert_cmpuint (rows_of (room), ==, 2);
  add (room, "C3", "West"); /* while it is asked */
  suyuan_record_model_reload (room->model);
  suyuan_record_model_set_terms (room->model, "code = 'B2' or code = 'C3'", NULL, "-code");
  suyuan_record_model_ask (room->model);
  g_assert_cmpuint (rows_of (room), ==, 2);
  g_assert_cmpuint (room->n_listed, ==, 0);
  g_atomic_int_set (&gate.let_go, TRUE);
  suyuan_stage_settle (room->stage);
  g_assert_false (suyuan_record_model_is_asking (room->model));
  g_assert_cmpuint (room->n_listed, ==, 1);
  g_assert_cmpuint (suyuan_record_model_get_all (room->model), ==, 3);
  assert_row (room, 0, "C3");
  assert_row (room, 1, "B2");
}

/* Whoever asked is gone when the answer comes. */
static void
test_gone_meanwhile (Room         *room,
                     gconstpointer data)
{
  SuyuanRecordModel *model = suyuan_record_model_new (room->stage->desk, SUYUAN_KIND_OUTLET);
  Gate               gate;

  add (room, "A1", "North");
  hold (room, &gate);
  suyuan_record_model_ask (model);
  g_assert_finalize_object (model);
  g_atomic_int_set (&gate.let_go, TRUE);
  suyuan_stage_settle (room->stage);
  g_assert_cmpuint (room->n_listed, ==, 0);
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
  g_autoptr (SuyuanRecordModel) model = suyuan_record_model_new (room->stage->desk, SUYUAN_KIND_PERSON);
  g_autoptr (GRand) random = g_rand_new_with_seed (3);

  suyuan_seat_run (room->stage->seat, "Adding", many_verb, NULL, NULL, NULL, NULL, NULL);
  suyuan_stage_settle (room->stage);
  ask (model, "code ~ 'P0'", NULL, "code");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), ==, MANY);
  for (guint i = 0; i < 300; i++)
    {
      guint            position = i < 2 ? i * (MANY - 1) : (guint) g_rand_int_range (random, 0, MANY);
      g_autofree char *code = g_strdup_printf ("P%04u", position);

      g_assert_cmpstr (suyuan_record_get_text (suyuan_record_model_get_record (model, position), "code"), ==, code);
    }
}

#define SEEN 6
#define MOST 16 /* places that hear in one frame */

static void
heard_cb (guint *n_heard)
{
  (*n_heard)++;
}

/* Whoever holds a place that nobody sees hears later, a few at a time; who asks for it meanwhile hears at once, and in the
 * end each says what stands there, whatever was asked in between. */
static void
test_heard_from_frame_to_frame (Room         *room,
                                gconstpointer data)
{
  g_autoptr (SuyuanRecordModel) model = suyuan_record_model_new (room->stage->desk, SUYUAN_KIND_PERSON);
  g_autoptr (GPtrArray) held = g_ptr_array_new_with_free_func (g_object_unref);
  static const char *const filters[] = { "code ~ 'P'", "code < 'P0400'", "code >= 'P0200'", "code ~ '1'" }, *const sorts[] = { "code", "-code" };
  guint n_heard = 0;

  suyuan_seat_run (room->stage->seat, "Adding", many_verb, NULL, NULL, NULL, NULL, NULL);
  suyuan_stage_settle (room->stage);
  ask (model, "code ~ 'P0'", NULL, "code");
  for (guint i = 0; i < 150; i++)
    {
      g_ptr_array_add (held, g_list_model_get_item (G_LIST_MODEL (model), i));
      g_signal_connect_swapped (held->pdata[i], "changed", G_CALLBACK (heard_cb), &n_heard);
    }

  for (guint round = 0; round < 40; round++)
    {
      guint first = g_test_rand_int_range (0, 100), n_frames = 0;

      suyuan_record_model_look_at (model, first, SEEN);
      n_heard = 0;
      ask (model, filters[g_test_rand_int_range (0, G_N_ELEMENTS (filters))], NULL, sorts[g_test_rand_int_range (0, G_N_ELEMENTS (sorts))]);
      g_assert_cmpuint (n_heard, <=, SEEN);
      if (round % 4 == 0)
        continue; /* the next question comes before they have heard */
      for (guint i = first; i < first + SEEN; i++)
        g_assert_true (suyuan_record_item_get_record (held->pdata[i]) == suyuan_record_model_get_record (model, i));
      n_heard = 0;
      for (gboolean more = TRUE; more; n_frames++)
        {
          guint position = g_test_rand_int_range (0, 150);
          g_autoptr (SuyuanRecordItem) item = g_list_model_get_item (G_LIST_MODEL (model), position);

          g_assert_true (suyuan_record_item_get_record (item) == suyuan_record_model_get_record (model, position));
          n_heard = 0;
          more = suyuan_record_model_catch_up (model);
          g_assert_cmpuint (n_heard, <=, MOST);
        }
      g_assert_cmpuint (n_frames, <=, 150 / MOST + 1);
      for (guint i = 0; i < held->len; i++)
        g_assert_true (suyuan_record_item_get_record (held->pdata[i]) == suyuan_record_model_get_record (model, i));
    }
  suyuan_record_model_look_at (model, 0, 0);
  ask (model, "code ~ 'P0'", NULL, "code");
  g_assert_false (suyuan_record_model_is_late (model));
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
  model_test ("/app/record-model/places-say", test_places_say);
  model_test ("/app/record-model/answers-late", test_answers_late);
  model_test ("/app/record-model/gone-meanwhile", test_gone_meanwhile);
  model_test ("/app/record-model/pages", test_pages);
  model_test ("/app/record-model/heard-from-frame-to-frame", test_heard_from_frame_to_frame);

  return g_test_run ();
}
