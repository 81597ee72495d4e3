/* suyuan-record-model.c: a lazy list of records: every id, and the records of the pages being looked at
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-app"

#include "suyuan-record-model.h"

#include "suyuan-census.h"
#include "suyuan-question.h"
#include "suyuan-record-listing.h"

#define MAX_PAGES 40
#define MAX_BROUGHT 4 /* pages that come with an answer */
#define SLICE 16      /* places whose rows are laid out in one frame */

struct _SuyuanRecordModel
{
  GObject parent_instance;

  SuyuanKind     kind;
  SuyuanQuestion question;
  char          *filter, *search, *sort, *fault;
  guint          all;                /* records of the kind, whatever the terms */
  guint          seen_first, n_seen; /* places somebody sees; none seen: whoever holds any hears at once */

  /* Owned */
  SuyuanDesk *desk;
  GArray     *ids;    /* of gint64, in the order of the query */
  GArray     *among;  /* of guint8 by row number: 1, it may be listed; NULL: each may. Not written again: a question holds it */
  GHashTable *pages;  /* number → GPtrArray of SuyuanRecord, NULL for one that is gone */
  GQueue      recent; /* page numbers, oldest first */
  GHashTable *items;  /* position → SuyuanRecordItem, borrowed: those that somebody holds */
  GArray     *late;   /* of guint: places among them that still say what stood there before */
};

static void list_model_iface_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SuyuanRecordModel, suyuan_record_model, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

enum
{
  LISTING,
  LISTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* --- rows --- */

static void
forget_pages (SuyuanRecordModel *self)
{
  g_hash_table_remove_all (self->pages);
  g_queue_clear (&self->recent);
}

static void
set_fault (SuyuanRecordModel *self,
           const GError      *error)
{
  g_free (self->fault);
  self->fault = error != NULL ? g_strdup (error->message) : NULL;
}

/* Takes the page. */
static void
keep_page (SuyuanRecordModel *self,
           guint              number,
           GPtrArray         *page)
{
  g_hash_table_insert (self->pages, GUINT_TO_POINTER (number), page);
  g_queue_push_tail (&self->recent, GUINT_TO_POINTER (number));
  if (g_queue_get_length (&self->recent) > MAX_PAGES)
    g_hash_table_remove (self->pages, g_queue_pop_head (&self->recent));
}

/* A page that cannot be read is one of rows that are not there, and says why. */
static GPtrArray *
load_page (SuyuanRecordModel *self,
           guint              number)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *page = suyuan_listing_fetch (suyuan_desk_get_office (self->desk), self->kind, self->ids, number, &error);

  if (page == NULL)
    {
      set_fault (self, error);
      page = g_ptr_array_new ();
      g_ptr_array_set_size (page, (int) MIN (SUYUAN_LISTING_ROWS, self->ids->len - number * SUYUAN_LISTING_ROWS));
    }
  keep_page (self, number, page);

  return page;
}

static SuyuanRecord *
peek_record (SuyuanRecordModel *self,
             guint              position)
{
  GPtrArray *page;

  if (position >= self->ids->len)
    return NULL;

  page = g_hash_table_lookup (self->pages, GUINT_TO_POINTER (position / SUYUAN_LISTING_ROWS));
  if (page == NULL)
    page = load_page (self, position / SUYUAN_LISTING_ROWS);

  return g_ptr_array_index (page, position % SUYUAN_LISTING_ROWS);
}

static gboolean
is_item (gpointer position,
         gpointer item,
         gpointer gone)
{
  return item == gone;
}

static void
item_gone_cb (gpointer data,
              GObject *gone)
{
  SuyuanRecordModel *self = data;

  g_hash_table_foreach_remove (self->items, is_item, gone);
}

/* What is asked for is late no longer. */
static void
hurry (SuyuanRecordModel *self,
       guint              position)
{
  SuyuanRecordItem *item = g_hash_table_lookup (self->items, GUINT_TO_POINTER (position));

  for (guint i = 0; i < self->late->len; i++)
    if (g_array_index (self->late, guint, i) == position)
      {
        g_array_remove_index_fast (self->late, i);
        if (item != NULL)
          suyuan_record_item_set_record (item, peek_record (self, position));
        return;
      }
}

/* A place in the list is one item for all who hold it. */
static SuyuanRecordItem *
dup_item (SuyuanRecordModel *self,
          guint              position)
{
  SuyuanRecordItem *item = g_hash_table_lookup (self->items, GUINT_TO_POINTER (position));

  if (item != NULL)
    {
      hurry (self, position);
      return g_object_ref (item);
    }

  item = suyuan_record_item_new (peek_record (self, position));
  g_object_weak_ref (G_OBJECT (item), item_gone_cb, self);
  g_hash_table_insert (self->items, GUINT_TO_POINTER (position), item);
  return item;
}

static void
let_go (SuyuanRecordModel *self,
        SuyuanRecordItem  *item)
{
  g_object_weak_unref (G_OBJECT (item), item_gone_cb, self);
}

static int
compare_positions (gconstpointer a,
                   gconstpointer b)
{
  return (GPOINTER_TO_UINT (a) > GPOINTER_TO_UINT (b)) - (GPOINTER_TO_UINT (a) < GPOINTER_TO_UINT (b));
}

static GList *
list_positions (SuyuanRecordModel *self)
{
  return g_list_sort (g_hash_table_get_keys (self->items), compare_positions);
}

static gboolean
is_seen (SuyuanRecordModel *self,
         guint              position)
{
  return self->n_seen == 0 || position - self->seen_first < self->n_seen; /* wraps below the first */
}

/* Those who hold an item hear what stands in its place now: where somebody sees it at once, else with the frames to come. The
 * places behind the end are nobody's any more. */
static void
refresh_items (SuyuanRecordModel *self)
{
  g_autoptr (GList) positions = list_positions (self);

  g_array_set_size (self->late, 0);
  for (GList *link = positions; link != NULL; link = link->next)
    {
      SuyuanRecordItem *item = g_hash_table_lookup (self->items, link->data);
      guint             position = GPOINTER_TO_UINT (link->data);

      if (item == NULL)
        continue;
      if (position >= self->ids->len)
        {
          let_go (self, item);
          g_hash_table_remove (self->items, link->data);
        }
      else if (is_seen (self, position))
        suyuan_record_item_set_record (item, peek_record (self, position));
      else
        g_array_append_val (self->late, position);
    }
}

static guint
distance (SuyuanRecordModel *self,
          guint              position)
{
  return position < self->seen_first ? self->seen_first - position : position - self->seen_first;
}

static int
by_distance (gconstpointer a,
             gconstpointer b,
             gpointer      model)
{
  guint left = distance (model, *(const guint *) a), right = distance (model, *(const guint *) b);

  return (left > right) - (left < right);
}

static GType
get_item_type (GListModel *model)
{
  return SUYUAN_TYPE_RECORD_ITEM;
}

static guint
get_n_items (GListModel *model)
{
  return SUYUAN_RECORD_MODEL (model)->ids->len;
}

static gpointer
get_item (GListModel *model,
          guint       position)
{
  SuyuanRecordModel *self = SUYUAN_RECORD_MODEL (model);

  return position < self->ids->len ? dup_item (self, position) : NULL;
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void
suyuan_record_model_finalize (GObject *object)
{
  SuyuanRecordModel *self = SUYUAN_RECORD_MODEL (object);
  g_autoptr (GList) items = g_hash_table_get_values (self->items);

  suyuan_question_forget (&self->question);
  for (GList *link = items; link != NULL; link = link->next)
    let_go (self, link->data);
  g_hash_table_unref (self->items);
  g_array_unref (self->late);
  g_queue_clear (&self->recent);
  g_hash_table_unref (self->pages);
  g_array_unref (self->ids);
  g_clear_pointer (&self->among, g_array_unref);
  g_clear_object (&self->desk);
  g_free (self->filter);
  g_free (self->search);
  g_free (self->sort);
  g_free (self->fault);

  G_OBJECT_CLASS (suyuan_record_model_parent_class)->finalize (object);
}

static void
suyuan_record_model_class_init (SuyuanRecordModelClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = suyuan_record_model_finalize;

  signals[LISTING] = g_signal_new ("listing", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[LISTED] = g_signal_new ("listed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
suyuan_record_model_init (SuyuanRecordModel *self)
{
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->pages = suyuan_listing_make_pages ();
  self->items = g_hash_table_new (NULL, NULL);
  self->late = g_array_new (FALSE, FALSE, sizeof (guint));
  g_queue_init (&self->recent);
}

/* Empty until something is asked. */
SuyuanRecordModel *
suyuan_record_model_new (SuyuanDesk *desk,
                         SuyuanKind  kind)
{
  SuyuanRecordModel *self = g_object_new (SUYUAN_TYPE_RECORD_MODEL, NULL);

  self->desk = g_object_ref (desk);
  self->kind = kind;

  return self;
}

/* --- questions --- */

/* %NULL or "" is "no condition". For the next question. */
void
suyuan_record_model_set_terms (SuyuanRecordModel *self,
                               const char        *filter,
                               const char        *search,
                               const char        *sort)
{
  char *old_filter = self->filter, *old_search = self->search, *old_sort = self->sort;

  self->filter = g_strdup (filter);
  self->search = g_strdup (search);
  self->sort = g_strdup (sort);
  g_free (old_filter);
  g_free (old_search);
  g_free (old_sort);
}

/* Only these rows are listed, of what the terms let through; %NULL: all. For the next question. */
void
suyuan_record_model_set_among (SuyuanRecordModel *self,
                               const gint64      *ids,
                               guint              n_ids)
{
  g_clear_pointer (&self->among, g_array_unref);
  if (ids == NULL)
    return;

  self->among = g_array_new (FALSE, TRUE, sizeof (guint8));
  for (guint i = 0; i < n_ids; i++)
    {
      if (ids[i] >= self->among->len)
        g_array_set_size (self->among, (guint) ids[i] + 1);
      g_array_index (self->among, guint8, ids[i]) = 1;
    }
}

/* What is held stays where it is and becomes what the answer says, so that no row is made anew and none is looked at that
 * nobody sees: 500,000 rows that go and come again hold the window for half a second. */
static void
take (SuyuanRecordModel *self,
      SuyuanListing     *listing)
{
  guint          before = self->ids->len, now = listing->ids->len;
  GHashTableIter iter;
  gpointer       number, page;

  forget_pages (self);
  g_array_unref (self->ids);
  self->ids = g_steal_pointer (&listing->ids);
  self->all = (guint) listing->all;
  g_hash_table_iter_init (&iter, listing->pages);
  while (g_hash_table_iter_next (&iter, &number, &page))
    keep_page (self, GPOINTER_TO_UINT (number), g_ptr_array_ref (page));
  refresh_items (self);
  if (now != before)
    g_list_model_items_changed (G_LIST_MODEL (self), MIN (now, before), before > now ? before - now : 0, now > before ? now - before : 0);
}

/* A question without an answer leaves the rows as they were: none would say that there are none. */
static void
listed_cb (gpointer      model,
           gpointer      answer,
           const GError *error)
{
  SuyuanRecordModel *self = model;

  g_signal_emit (self, signals[LISTING], 0);
  set_fault (self, error);
  if (answer != NULL)
    take (self, answer);
  g_signal_emit (self, signals[LISTED], 0);
}

/* The pages that somebody looks at; of an empty list the first. */
static GArray *
list_wanted (SuyuanRecordModel *self)
{
  GArray *wanted = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GList) positions = list_positions (self);
  guint number = 0;

  if (positions == NULL)
    g_array_append_val (wanted, number);
  for (GList *link = positions; link != NULL && wanted->len < MAX_BROUGHT; link = link->next)
    {
      number = GPOINTER_TO_UINT (link->data) / SUYUAN_LISTING_ROWS;
      if (wanted->len == 0 || g_array_index (wanted, guint, wanted->len - 1) != number)
        g_array_append_val (wanted, number);
    }
  return wanted;
}

/* What was asked before is forgotten. */
void
suyuan_record_model_ask (SuyuanRecordModel *self)
{
  SuyuanListingTerms *terms = g_new (SuyuanListingTerms, 1);

  *terms = (SuyuanListingTerms){ self->kind, g_strdup (self->filter), g_strdup (self->search), g_strdup (self->sort),
                                 self->among != NULL ? g_array_ref (self->among) : NULL, list_wanted (self) };
  suyuan_question_ask (&self->question, self->desk, suyuan_listing_read, terms, suyuan_listing_terms_free, suyuan_listing_free, listed_cb, self);
}

/* Something was written: the rows that are looked at say so at once, and which there are is asked. */
void
suyuan_record_model_reload (SuyuanRecordModel *self)
{
  forget_pages (self);
  refresh_items (self);
  suyuan_record_model_ask (self);
}

/* What somebody sees of it hears first of what stands in its place; the rest, which only a scroll would show, when
 * suyuan_record_model_catch_up() is called from frame to frame: a row that says something else is laid out anew, and two hundred of
 * them hold the window for several frames. None seen: all hear at once. */
void
suyuan_record_model_look_at (SuyuanRecordModel *self,
                             guint              first,
                             guint              n)
{
  self->seen_first = first;
  self->n_seen = n;
}

/* For one frame: those next to what is seen. Returns whether there are more. */
gboolean
suyuan_record_model_catch_up (SuyuanRecordModel *self)
{
  g_autoptr (GArray) late = g_array_copy (self->late);
  guint n = self->n_seen > 0 ? MIN (SLICE, late->len) : late->len;

  g_array_sort_with_data (late, by_distance, self);
  for (guint i = 0; i < n; i++)
    hurry (self, g_array_index (late, guint, i));

  return suyuan_record_model_is_late (self);
}

gboolean
suyuan_record_model_is_late (SuyuanRecordModel *self)
{
  return self->late->len > 0;
}

gboolean
suyuan_record_model_is_asking (SuyuanRecordModel *self)
{
  return suyuan_question_is_open (&self->question);
}

gboolean
suyuan_record_model_find (SuyuanRecordModel *self,
                          const SuyuanUid   *uid,
                          guint             *position)
{
  gint64 id = suyuan_office_id_of (suyuan_desk_get_office (self->desk), self->kind, uid);

  for (guint i = 0; id > 0 && i < self->ids->len; i++)
    if (g_array_index (self->ids, gint64, i) == id)
      {
        *position = i;
        return TRUE;
      }
  return FALSE;
}

/* Borrowed; %NULL beyond the end and for a record that is gone. */
SuyuanRecord *
suyuan_record_model_get_record (SuyuanRecordModel *self,
                                guint              position)
{
  return peek_record (self, position);
}

/* The row numbers of everything that passes, in the order of the list. Borrowed until the next answer. */
const gint64 *
suyuan_record_model_get_ids (SuyuanRecordModel *self,
                             guint             *n_ids)
{
  *n_ids = self->ids->len;

  return (const gint64 *) (gpointer) self->ids->data;
}

/* How many records there are of the kind, whatever the terms; as of the last answer. */
guint
suyuan_record_model_get_all (SuyuanRecordModel *self)
{
  return self->all;
}

const char *
suyuan_record_model_get_fault (SuyuanRecordModel *self)
{
  return self->fault;
}
