/* suyuan-bonds.c: who refers to whom, read from the journal: what was removed or moved away still tells of it
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-sync"

#include "suyuan-bonds.h"

#include <string.h>

#include "suyuan-consignment.h"
#include "suyuan-office-private.h"
#include "suyuan-parcel.h"

typedef enum
{
  LEFT_OUT,
  NAMED,  /* something refers to it: itself, and what it refers to */
  CHOSEN, /* what hangs on it, too */
} Level;

/* When a record goes along with the one it refers to. */
typedef enum
{
  NEVER,
  WITH_CHOSEN, /* and is chosen too */
  WITH_ANY,    /* and is named */
} Hanging;

#define NOTHING G_MAXUINT

typedef struct
{
  SuyuanUid uid;
  guint8    kind, level;
  guint     first_out, first_in; /* bonds, or NOTHING */
} Node;

typedef struct
{
  guint   from, to;
  guint   next_out, next_in;
  Hanging hanging;
} Bond;

/* Invariant: the level of a node is reached as soon as it is asked for, and so are those that follow from it. */
struct _SuyuanBonds
{
  GArray       *nodes;   /* of Node */
  GArray       *bonds;   /* of Bond */
  GHashTable   *numbers; /* uid to the number of its node and one */
  GArray       *pending; /* of guint: nodes whose neighbours wait */
  GCancellable *cancellable;
};

/* What hangs on a record is listed with it; what is not here only refers to it. */
static const struct
{
  SuyuanKind  kind;
  const char *key;
  Hanging     hanging;
} hangings[] = {
  { SUYUAN_KIND_SECTION, "reach", WITH_CHOSEN },
  { SUYUAN_KIND_OUTLET, "reach", WITH_CHOSEN },
  { SUYUAN_KIND_NODE, "outlet", WITH_CHOSEN },
  { SUYUAN_KIND_PORT, "enterprise", WITH_ANY },
  { SUYUAN_KIND_VISIT, "outlet", WITH_CHOSEN },
  { SUYUAN_KIND_VISIT, "section", WITH_CHOSEN },
  { SUYUAN_KIND_VISIT, "reach", WITH_CHOSEN },
  { SUYUAN_KIND_VISIT, "node", WITH_CHOSEN },
  { SUYUAN_KIND_VISIT, "task", WITH_CHOSEN },
  { SUYUAN_KIND_SAMPLE, "outlet", WITH_CHOSEN },
  { SUYUAN_KIND_SAMPLE, "section", WITH_CHOSEN },
  { SUYUAN_KIND_LINK, "outlet", WITH_CHOSEN },
  { SUYUAN_KIND_PROBLEM, "outlet", WITH_CHOSEN },
  { SUYUAN_KIND_PROBLEM, "section", WITH_CHOSEN },
  { SUYUAN_KIND_PROBLEM, "reach", WITH_CHOSEN },
  { SUYUAN_KIND_MEASURE, "problem", WITH_CHOSEN },
  { SUYUAN_KIND_MEASURE, "task", WITH_CHOSEN },
  { SUYUAN_KIND_DUTY, "measure", WITH_CHOSEN },
  { SUYUAN_KIND_TASK, "problem", WITH_CHOSEN },
  { SUYUAN_KIND_TASK, "outlet", WITH_CHOSEN },
  { SUYUAN_KIND_TASK, "section", WITH_CHOSEN },
  { SUYUAN_KIND_EVENT, "task", WITH_CHOSEN },
  { SUYUAN_KIND_MEDIUM, "subject", WITH_CHOSEN },
  { SUYUAN_KIND_MEDIUM, "task", WITH_CHOSEN },
};

static Hanging
find_hanging (SuyuanKind                kind,
              const SuyuanPayloadField *field)
{
  for (gsize i = 0; i < G_N_ELEMENTS (hangings); i++)
    if (hangings[i].kind == kind && strlen (hangings[i].key) == field->key_length && memcmp (hangings[i].key, field->key, field->key_length) == 0)
      return hangings[i].hanging;
  return NEVER;
}

static Node *
get_node (SuyuanBonds *self,
          guint        number)
{
  return &g_array_index (self->nodes, Node, number);
}

static guint
find_node (SuyuanBonds     *self,
           const SuyuanUid *uid)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->numbers, uid)) - 1; /* NOTHING where there is none */
}

static guint
add_node (SuyuanBonds     *self,
          const SuyuanUid *uid)
{
  guint number = find_node (self, uid);
  Node  node = { *uid, SUYUAN_KIND_NONE, LEFT_OUT, NOTHING, NOTHING };

  if (number != NOTHING)
    return number;

  g_array_append_val (self->nodes, node);
  g_hash_table_insert (self->numbers, g_memdup2 (uid, sizeof *uid), GUINT_TO_POINTER (self->nodes->len));
  return self->nodes->len - 1;
}

static void
add_bond (SuyuanBonds     *self,
          guint            from,
          const SuyuanUid *to,
          Hanging          hanging)
{
  Bond bond = { .from = from, .to = add_node (self, to), .hanging = hanging };

  bond.next_out = get_node (self, from)->first_out;
  bond.next_in = get_node (self, bond.to)->first_in;
  get_node (self, from)->first_out = self->bonds->len;
  get_node (self, bond.to)->first_in = self->bonds->len;
  g_array_append_val (self->bonds, bond);
}

/* A blob as long as a uid is one: no geometry is so short. */
static void
add_change (SuyuanBonds     *self,
            SuyuanPayload   *payload,
            const SuyuanUid *person)
{
  guint              number = add_node (self, &payload->uid);
  SuyuanPayloadField field;

  get_node (self, number)->kind = payload->kind;
  if (!suyuan_uid_is_nil (person))
    add_bond (self, number, person, NEVER);
  while (suyuan_payload_next (payload, &field))
    {
      SuyuanUid     uid;
      gsize         length;
      gconstpointer bytes = suyuan_slice_type (&field.new_value) == SUYUAN_VALUE_BLOB ? suyuan_slice_data (&field.new_value, &length) : NULL;

      if (bytes == NULL || length != sizeof uid)
        continue;
      memcpy (&uid, bytes, sizeof uid);
      add_bond (self, number, &uid, find_hanging (payload->kind, &field));
    }
}

static gboolean
read_batch (GBytes  *parcel,
            gpointer data,
            GError **error)
{
  SuyuanBonds *self = data;
  g_auto (SuyuanParcel) opened = { 0 };
  const guint8   *cursor;
  SuyuanParcelRow row;
  SuyuanPayload   payload;

  if (g_cancellable_set_error_if_cancelled (self->cancellable, error) || !suyuan_parcel_open (&opened, parcel, error))
    return FALSE;

  cursor = opened.rows;
  while (suyuan_parcel_next (&opened, &cursor, &row))
    if (row.content != NULL && suyuan_payload_open (&payload, row.content, row.length))
      add_change (self, &payload, &opened.header.person);
  return TRUE;
}

/**
 * suyuan_bonds_new:
 *
 * Reads the journal; nothing is chosen yet. What is chosen and named is found by what referred to what at any time, so
 * that a record that was removed, or belongs elsewhere now, still goes where it was.
 */
SuyuanBonds *
suyuan_bonds_new (SuyuanOffice *office,
                  GCancellable *cancellable,
                  GError      **error)
{
  g_autoptr (SuyuanBonds) self = g_new0 (SuyuanBonds, 1);

  self->nodes = g_array_new (FALSE, FALSE, sizeof (Node));
  self->bonds = g_array_new (FALSE, FALSE, sizeof (Bond));
  self->pending = g_array_new (FALSE, FALSE, sizeof (guint));
  self->numbers = g_hash_table_new_full (suyuan_uid_hash, suyuan_uid_equal, g_free, NULL);
  self->cancellable = cancellable;
  return suyuan_journal_send (suyuan_office_get_workspace (office), NULL, read_batch, self, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * Frees them.
 */
void
suyuan_bonds_free (SuyuanBonds *self)
{
  g_array_unref (self->nodes);
  g_array_unref (self->bonds);
  g_array_unref (self->pending);
  g_hash_table_unref (self->numbers);
  g_free (self);
}

static void
lift (SuyuanBonds *self,
      guint        number,
      Level        level)
{
  if (number == NOTHING || get_node (self, number)->level >= level)
    return;
  get_node (self, number)->level = level;
  g_array_append_val (self->pending, number);
}

static void
spread_from (SuyuanBonds *self,
             const Node  *node)
{
  for (guint i = node->first_out; i != NOTHING; i = g_array_index (self->bonds, Bond, i).next_out)
    lift (self, g_array_index (self->bonds, Bond, i).to, NAMED);
  for (guint i = node->first_in; i != NOTHING; i = g_array_index (self->bonds, Bond, i).next_in)
    {
      const Bond *bond = &g_array_index (self->bonds, Bond, i);

      if (bond->hanging == WITH_ANY)
        lift (self, bond->from, NAMED);
      else if (bond->hanging == WITH_CHOSEN && node->level == CHOSEN)
        lift (self, bond->from, CHOSEN);
    }
}

static void
spread (SuyuanBonds *self)
{
  while (self->pending->len > 0)
    {
      guint number = g_array_index (self->pending, guint, self->pending->len - 1);

      g_array_set_size (self->pending, self->pending->len - 1);
      spread_from (self, get_node (self, number));
    }
}

/**
 * Chooses a record: what hangs on it goes along, and all that any of these refers to.
 */
void
suyuan_bonds_choose (SuyuanBonds     *self,
                     const SuyuanUid *uid)
{
  lift (self, find_node (self, uid), CHOSEN);
  spread (self);
}

/**
 * Takes a record in for itself: all it refers to goes along.
 */
void
suyuan_bonds_name (SuyuanBonds     *self,
                   const SuyuanUid *uid)
{
  lift (self, find_node (self, uid), NAMED);
  spread (self);
}

/**
 * The records of a kind that are chosen, removed ones among them. Array of SuyuanUid.
 */
GArray *
suyuan_bonds_list_chosen (SuyuanBonds *self,
                          SuyuanKind   kind)
{
  GArray *uids = g_array_new (FALSE, FALSE, sizeof (SuyuanUid));

  for (guint i = 0; i < self->nodes->len; i++)
    if (get_node (self, i)->kind == kind && get_node (self, i)->level == CHOSEN)
      g_array_append_val (uids, get_node (self, i)->uid);
  return uids;
}

/**
 * All that are chosen or named. Set of SuyuanUid of its own.
 */
GHashTable *
suyuan_bonds_dup_uids (SuyuanBonds *self)
{
  GHashTable *uids = g_hash_table_new_full (suyuan_uid_hash, suyuan_uid_equal, g_free, NULL);

  for (guint i = 0; i < self->nodes->len; i++)
    if (get_node (self, i)->level != LEFT_OUT)
      g_hash_table_add (uids, g_memdup2 (&get_node (self, i)->uid, sizeof (SuyuanUid)));
  return uids;
}
