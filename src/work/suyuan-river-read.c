/* The reaches of a workspace, read once and from then on only as far as they change: an edit of one is felt by
 * nobody.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "suyuan-work"

#include "suyuan-census.h"
#include "suyuan-journal.h"
#include "suyuan-office-private.h"
#include "suyuan-river-private.h"
#include "suyuan-touch.h"

#define RIVER "suyuan-river"
#define MANY 1000 /* changes that are dearer to follow than to read all again */

static void
reach_clear (gpointer data)
{
  SuyuanRiverReach *self = data;

  g_free (self->name);
  g_free (self->from_node);
  g_free (self->to_node);
  g_clear_pointer (&self->line, suyuan_line_free);
}

static void
river_free (SuyuanRiver *self)
{
  g_clear_pointer (&self->network, suyuan_network_free);
  g_clear_pointer (&self->pieces, suyuan_pieces_free);
  g_clear_pointer (&self->touches, g_array_unref);
  g_array_unref (self->asked);
  g_hash_table_unref (self->cells);
  g_hash_table_unref (self->numbers);
  g_array_unref (self->reaches);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SuyuanRiver, river_free)

static char *
dup_text (const SuyuanValue *value)
{
  return value->type == SUYUAN_VALUE_TEXT ? g_strdup (value->text) : NULL;
}

static double
real_of (const SuyuanValue *value)
{
  return value->type == SUYUAN_VALUE_REAL ? value->real : value->type == SUYUAN_VALUE_INTEGER ? value->integer
                                                                                              : 0;
}

static gint64
integer_of (const SuyuanValue *value)
{
  return value->type == SUYUAN_VALUE_INTEGER ? value->integer : 0;
}

static const char *const reach_keys[] = { "from_node", "to_node", "parent", "length_m", "rank", "divergence", "two_way", "geometry", "name", NULL };

static void
fill (SuyuanRiverReach  *reach,
      const SuyuanUid   *uid,
      gint64             id,
      const SuyuanValue *values)
{
  *reach = (SuyuanRiverReach){ .uid = *uid, .id = id };
  reach->from_node = dup_text (&values[0]);
  reach->to_node = dup_text (&values[1]);
  reach->has_parent = suyuan_value_get_uid (&values[2], &reach->parent);
  reach->length_m = real_of (&values[3]);
  reach->rank = real_of (&values[4]);
  reach->divergence = integer_of (&values[5]);
  reach->two_way = integer_of (&values[6]) != 0;
  reach->name = dup_text (&values[8]);
  if (values[7].type == SUYUAN_VALUE_BLOB)
    reach->line = suyuan_line_new_from_wkb (values[7].blob, NULL);
  if (reach->line && reach->length_m <= 0)
    reach->length_m = suyuan_line_get_length (reach->line);
}

static void
number_reach (SuyuanRiver *self,
              guint        number)
{
  const SuyuanUid *uid = suyuan_river_get_uid (self, number);

  g_hash_table_insert (self->numbers, g_memdup2 (uid, sizeof *uid), GUINT_TO_POINTER (number + 1));
  suyuan_river_put_in_cells (self, number);
}

static void
add_reach_cb (const SuyuanUid   *uid,
              gint64             id,
              const SuyuanValue *values,
              gpointer           data)
{
  SuyuanRiver     *self = data;
  SuyuanRiverReach reach;

  fill (&reach, uid, id, values);
  g_array_append_val (self->reaches, reach);
  number_reach (self, self->reaches->len - 1);
}

static void
fill_reach (SuyuanRiver      *self,
            SuyuanRiverReach *reach,
            SuyuanReach      *filled)
{
  gboolean has_nodes = reach->from_node && reach->to_node;

  filled->from_node = has_nodes ? reach->from_node : NULL;
  filled->to_node = has_nodes ? reach->to_node : NULL;
  filled->has_ends = suyuan_river_get_ends (reach->line, &filled->first, &filled->last);
  filled->parent = reach->has_parent ? suyuan_river_find (self, &reach->parent) : SUYUAN_NO_REACH;
  filled->length_m = reach->length_m;
  filled->rank = reach->rank;
  filled->divergence = reach->divergence;
  filled->two_way = reach->two_way;
}

/**
 * suyuan_river_list:
 * @lines: (out) (transfer container): the line of each, %NULL for one that is not drawn
 *
 * Returns: (transfer container): all reaches as a network takes them; what they name stays the river's
 */
SuyuanReach *
suyuan_river_list (SuyuanRiver        *self,
                   const SuyuanLine ***lines)
{
  guint        n = self->reaches->len;
  SuyuanReach *reaches = g_new0 (SuyuanReach, MAX (1, n));

  *lines = g_new0 (const SuyuanLine *, MAX (1, n));
  for (guint i = 0; i < n; i++)
    {
      fill_reach (self, suyuan_river_peek (self, i), &reaches[i]);
      (*lines)[i] = suyuan_river_peek (self, i)->line;
    }
  return reaches;
}

/* @changed: numbers of reaches that are not as the touches know them; NULL: none is known. */
static void
make_network (SuyuanRiver *self,
              GArray      *changed)
{
  g_autofree const SuyuanLine **lines = NULL;
  g_autofree SuyuanReach       *reaches = suyuan_river_list (self, &lines);
  guint                         n = self->reaches->len, n_pieces;
  const SuyuanReach            *cut;
  GArray                       *touches = changed ? suyuan_touches_renew (self->touches, reaches, lines, n, changed, SUYUAN_TOUCH_M)
                                                  : suyuan_touches_find (reaches, lines, n, FALSE, SUYUAN_TOUCH_M);

  g_clear_pointer (&self->network, suyuan_network_free);
  g_clear_pointer (&self->pieces, suyuan_pieces_free);
  g_clear_pointer (&self->touches, g_array_unref);
  self->touches = touches;
  self->pieces = suyuan_pieces_new_with (reaches, lines, n, touches);
  cut = suyuan_pieces_get_reaches (self->pieces, &n_pieces);
  self->network = suyuan_network_new (cut, n_pieces);
}

static SuyuanRiver *
read_river (SuyuanOffice *office,
            GError      **error)
{
  g_autoptr (SuyuanRiver) self = g_new0 (SuyuanRiver, 1);
  SuyuanQuery query = { .kind = SUYUAN_KIND_REACH };
  g_autoptr (GArray) before = NULL;

  self->reaches = g_array_new (FALSE, TRUE, sizeof (SuyuanRiverReach));
  g_array_set_clear_func (self->reaches, reach_clear);
  self->numbers = g_hash_table_new_full (suyuan_uid_hash, suyuan_uid_equal, g_free, NULL);
  self->cells = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) g_array_unref);
  self->asked = g_array_new (FALSE, TRUE, sizeof (guint));
  before = suyuan_journal_changed_since (suyuan_office_get_workspace (office), &self->mark, 0, error);
  if (!before || !suyuan_office_scan (office, &query, reach_keys, add_reach_cb, self, error))
    return NULL;
  make_network (self, NULL);
  return g_steal_pointer (&self);
}

/* Of the touches that stay; one with what is gone is open again, which a number nobody has says. */
static void
close_up_touches (SuyuanRiver *self,
                  guint        gone)
{
  guint n = 0;

  for (guint i = 0; i < self->touches->len; i++)
    {
      SuyuanTouch touch = g_array_index (self->touches, SuyuanTouch, i);

      if (touch.reach == gone)
        continue;
      touch.reach -= touch.reach > gone;
      touch.other = touch.other == gone ? G_MAXUINT : touch.other - (touch.other > gone && touch.other != G_MAXUINT);
      g_array_index (self->touches, SuyuanTouch, n++) = touch;
    }
  g_array_set_size (self->touches, n);
}

static void
close_up_changed (GArray *changed,
                  guint   gone)
{
  for (guint i = changed->len; i > 0; i--)
    if (g_array_index (changed, guint, i - 1) == gone)
      g_array_remove_index_fast (changed, i - 1);
    else if (g_array_index (changed, guint, i - 1) > gone)
      g_array_index (changed, guint, i - 1)--;
}

/* Those behind it move up: they stay in the order they would be read in. */
static void
remove_reach (SuyuanRiver *self,
              guint        number,
              GArray      *changed)
{
  GHashTableIter iter;
  gpointer       each;

  self->n_removed++;
  suyuan_river_take_from_cells (self, number);
  g_hash_table_remove (self->numbers, suyuan_river_get_uid (self, number));
  g_array_remove_index (self->reaches, number);
  g_hash_table_iter_init (&iter, self->numbers);
  while (g_hash_table_iter_next (&iter, NULL, &each))
    if (GPOINTER_TO_UINT (each) > number + 1)
      g_hash_table_iter_replace (&iter, GUINT_TO_POINTER (GPOINTER_TO_UINT (each) - 1));
  suyuan_river_close_up_cells (self, number);
  close_up_touches (self, number);
  close_up_changed (changed, number);
}

/* @number: one of the river's, or the next there would be. */
static void
put_reach (SuyuanRiver  *self,
           guint         number,
           SuyuanRecord *record,
           gint64        id,
           GArray       *changed)
{
  SuyuanValue values[G_N_ELEMENTS (reach_keys) - 1];

  for (gsize i = 0; i < G_N_ELEMENTS (values); i++)
    values[i] = *suyuan_record_get (record, reach_keys[i]); /* borrowed from the record */
  if (number < self->reaches->len)
    {
      suyuan_river_take_from_cells (self, number);
      reach_clear (suyuan_river_peek (self, number));
    }
  else
    g_array_set_size (self->reaches, number + 1);
  fill (suyuan_river_peek (self, number), suyuan_record_get_uid (record), id, values);
  number_reach (self, number);
  g_array_append_val (changed, number);
}

/* A record that went and came back stands in another row. FALSE without an error: not where it can be added. */
static gboolean
renew_reach (SuyuanRiver     *self,
             SuyuanOffice    *office,
             const SuyuanUid *uid,
             GArray          *changed,
             GError         **error)
{
  g_autoptr (SuyuanRecord) record = NULL;
  int    number = suyuan_river_find (self, uid);
  gint64 id;

  if (!suyuan_office_seek (office, SUYUAN_KIND_REACH, uid, &record, error))
    return FALSE;

  id = record ? suyuan_office_id_of (office, SUYUAN_KIND_REACH, uid) : 0;
  if (number != SUYUAN_NO_REACH && suyuan_river_peek (self, (guint) number)->id != id)
    {
      remove_reach (self, (guint) number, changed);
      number = SUYUAN_NO_REACH;
    }
  if (record && number == SUYUAN_NO_REACH)
    {
      number = (int) self->reaches->len;
      if (number > 0 && suyuan_river_peek (self, (guint) number - 1)->id > id)
        return FALSE;
    }
  if (record)
    put_reach (self, (guint) number, record, id, changed);
  return TRUE;
}

/* Follows the journal from where it was last read. FALSE without an error: read it all. */
static gboolean
renew_river (SuyuanRiver  *self,
             SuyuanOffice *office,
             GError      **error)
{
  g_autoptr (GArray) uids = suyuan_journal_changed_since (suyuan_office_get_workspace (office), &self->mark, MANY, error);
  g_autoptr (GArray) changed = g_array_new (FALSE, FALSE, sizeof (guint));
  guint n_before = self->n_removed;

  if (!uids || uids->len > MANY)
    return FALSE;
  for (guint i = 0; i < uids->len; i++)
    if (!renew_reach (self, office, &g_array_index (uids, SuyuanUid, i), changed, error))
      return FALSE;
  if (changed->len > 0 || self->n_removed != n_before)
    make_network (self, changed);
  self->stale = FALSE;
  return TRUE;
}

/**
 * suyuan_office_get_river:
 *
 * Returns: (transfer none): the reaches of the workspace, good until one of them changes; %NULL with an error
 *   of the store
 */
SuyuanRiver *
suyuan_office_get_river (SuyuanOffice *self,
                         GError      **error)
{
  SuyuanRiver *river = g_object_get_data (G_OBJECT (self), RIVER);
  g_autoptr (GError) failure = NULL;

  if (river && (!river->stale || renew_river (river, self, &failure)))
    return river;
  suyuan_river_forget (self);
  if (failure)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }
  river = read_river (self, error);
  if (river)
    g_object_set_data_full (G_OBJECT (self), RIVER, river, (GDestroyNotify) river_free);
  return river;
}

/**
 * suyuan_river_age:
 *
 * Says that reaches have changed: the journal knows which.
 */
void
suyuan_river_age (SuyuanOffice *office)
{
  SuyuanRiver *river = g_object_get_data (G_OBJECT (office), RIVER);

  if (river)
    river->stale = TRUE;
}

/**
 * suyuan_river_forget:
 *
 * Says that reaches are no more as the journal had them: a batch was aborted.
 */
void
suyuan_river_forget (SuyuanOffice *office)
{
  g_object_set_data (G_OBJECT (office), RIVER, NULL);
}
