/* suyuan-record-model.c: a lazy list of records: every id, and the records of the pages being looked at
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-app"

#include "suyuan-record-model.h"

#define PAGE_ROWS 256
#define MAX_PAGES 40

struct _SuyuanRecordModel
{
  GObject parent_instance;

  SuyuanKind kind;
  char      *filter, *search, *sort, *fault;

  /* Owned */
  SuyuanOffice *office;
  GArray       *ids;       /* of gint64, in the order of the query */
  GArray       *among;     /* of guint8 by row number: 1, it may be listed; NULL: each may */
  GHashTable   *pages;     /* number → GPtrArray of SuyuanRecordItem */
  GQueue        recent;    /* page numbers, oldest first */
  GHashTable   *positions; /* id → position; made when first asked for */
};

static void list_model_iface_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SuyuanRecordModel, suyuan_record_model, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

static void
forget_pages (SuyuanRecordModel *self)
{
  g_hash_table_remove_all (self->pages);
  g_queue_clear (&self->recent);
  g_clear_pointer (&self->positions, g_hash_table_unref);
}

static void
set_fault (SuyuanRecordModel *self,
           const GError      *error)
{
  g_free (self->fault);
  self->fault = error != NULL ? g_strdup (error->message) : NULL;
}

static void
record_unref (gpointer record)
{
  if (record != NULL)
    suyuan_record_unref (record);
}

/* One record for each row, %NULL where it is gone: another verb may have removed it since the rows were listed, and the
 * rows behind it stay in their places. */
static GPtrArray *
fetch (SuyuanRecordModel *self,
       guint              first,
       guint              n,
       GError           **error)
{
  g_autoptr (GPtrArray) records = suyuan_office_fetch (self->office, self->kind, &g_array_index (self->ids, gint64, first), n, error);
  g_autoptr (GPtrArray) rows = NULL;

  if (records == NULL || records->len == n)
    return g_steal_pointer (&records);

  rows = g_ptr_array_new_with_free_func (record_unref);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GPtrArray) one = suyuan_office_fetch (self->office, self->kind, &g_array_index (self->ids, gint64, first + i), 1, error);

      if (one == NULL)
        return NULL;
      g_ptr_array_add (rows, one->len > 0 ? suyuan_record_ref (one->pdata[0]) : NULL);
    }
  return g_steal_pointer (&rows);
}

static GPtrArray *
load_page (SuyuanRecordModel *self,
           guint              number)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records = NULL;
  GPtrArray *page = g_ptr_array_new_with_free_func (g_object_unref);
  guint      first = number * PAGE_ROWS;
  guint      n = MIN (PAGE_ROWS, self->ids->len - first);

  records = fetch (self, first, n, &error);
  if (error != NULL)
    set_fault (self, error);
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (page, suyuan_record_item_new (records != NULL ? g_ptr_array_index (records, i) : NULL));

  g_hash_table_insert (self->pages, GUINT_TO_POINTER (number), page);
  g_queue_push_tail (&self->recent, GUINT_TO_POINTER (number));
  if (g_queue_get_length (&self->recent) > MAX_PAGES)
    g_hash_table_remove (self->pages, g_queue_pop_head (&self->recent));

  return page;
}

static SuyuanRecordItem *
peek_item (SuyuanRecordModel *self,
           guint              position)
{
  GPtrArray *page;

  if (position >= self->ids->len)
    return NULL;

  page = g_hash_table_lookup (self->pages, GUINT_TO_POINTER (position / PAGE_ROWS));
  if (page == NULL)
    page = load_page (self, position / PAGE_ROWS);

  return g_ptr_array_index (page, position % PAGE_ROWS);
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
  SuyuanRecordItem *item = peek_item (SUYUAN_RECORD_MODEL (model), position);

  return item != NULL ? g_object_ref (item) : NULL;
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

  forget_pages (self);
  g_clear_pointer (&self->pages, g_hash_table_unref);
  g_clear_pointer (&self->ids, g_array_unref);
  g_clear_pointer (&self->among, g_array_unref);
  g_clear_object (&self->office);
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
}

static void
suyuan_record_model_init (SuyuanRecordModel *self)
{
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->pages = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
  g_queue_init (&self->recent);
}

/* Empty until the first terms are set. */
SuyuanRecordModel *
suyuan_record_model_new (SuyuanOffice *office,
                         SuyuanKind    kind)
{
  SuyuanRecordModel *self = g_object_new (SUYUAN_TYPE_RECORD_MODEL, NULL);

  self->office = g_object_ref (office);
  self->kind = kind;

  return self;
}

/* %NULL or "" is "no condition"; the list is read anew. */
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
  suyuan_record_model_reload (self);
}

/* Only these rows are listed, of what the terms let through; %NULL: all. With the next reading. */
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

static void
keep_among (SuyuanRecordModel *self,
            GArray            *ids)
{
  guint kept = 0;

  for (guint i = 0; i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);

      if (id < self->among->len && g_array_index (self->among, guint8, id))
        g_array_index (ids, gint64, kept++) = id;
    }
  g_array_set_size (ids, kept);
}

static GArray *
query_ids (SuyuanRecordModel *self,
           GError           **error)
{
  g_autoptr (SuyuanExpr) filter = NULL;
  SuyuanQuery query = { .kind = self->kind };

  if (self->filter != NULL && *self->filter != '\0' && (filter = suyuan_expr_parse (self->filter, error)) == NULL)
    return NULL;

  query.filter = filter;
  query.search = self->search != NULL && *self->search != '\0' ? self->search : NULL;
  query.sort = self->sort != NULL && *self->sort != '\0' ? self->sort : NULL;

  return suyuan_office_list_ids (self->office, &query, error);
}

/* Everything goes and comes again: one `items-changed` over all rows would look at each of them. */
void
suyuan_record_model_reload (SuyuanRecordModel *self)
{
  g_autoptr (GError) error = NULL;
  GArray *ids = query_ids (self, &error);
  guint   before = self->ids->len;

  if (ids != NULL && self->among != NULL)
    keep_among (self, ids);
  set_fault (self, error);
  g_array_set_size (self->ids, 0);
  forget_pages (self);
  if (before > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), 0, before, 0);
  if (ids == NULL)
    return;

  g_array_unref (self->ids);
  self->ids = ids;
  if (ids->len > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), 0, 0, ids->len);
}

gboolean
suyuan_record_model_find (SuyuanRecordModel *self,
                          const SuyuanUid   *uid,
                          guint             *position)
{
  gint64   id = suyuan_office_id_of (self->office, self->kind, uid);
  gpointer found;

  if (id <= 0)
    return FALSE;

  if (self->positions == NULL)
    {
      self->positions = g_hash_table_new (NULL, NULL);
      for (guint i = 0; i < self->ids->len; i++)
        g_hash_table_insert (self->positions, GSIZE_TO_POINTER ((gsize) g_array_index (self->ids, gint64, i)),
                             GUINT_TO_POINTER (i));
    }
  if (!g_hash_table_lookup_extended (self->positions, GSIZE_TO_POINTER ((gsize) id), NULL, &found))
    return FALSE;

  *position = GPOINTER_TO_UINT (found);
  return TRUE;
}

/* Borrowed; %NULL beyond the end and for a record that is gone. */
SuyuanRecord *
suyuan_record_model_get_record (SuyuanRecordModel *self,
                                guint              position)
{
  SuyuanRecordItem *item = peek_item (self, position);

  return item != NULL ? suyuan_record_item_get_record (item) : NULL;
}

/* The row numbers of everything that passes, in the order of the list. Borrowed until the next change. */
const gint64 *
suyuan_record_model_get_ids (SuyuanRecordModel *self,
                             guint             *n_ids)
{
  *n_ids = self->ids->len;

  return (const gint64 *) (gpointer) self->ids->data;
}

const char *
suyuan_record_model_get_fault (SuyuanRecordModel *self)
{
  return self->fault;
}
