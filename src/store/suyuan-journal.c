/* suyuan-journal.c: what the journal holds: its heads, its batches, the history of a record
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-store"

#include "suyuan-journal-private.h"
#include "suyuan-query.h"

#include <string.h>

static int
compare_digests (gconstpointer a,
                 gconstpointer b)
{
  return memcmp (*(const guint8 *const *) a, *(const guint8 *const *) b, SUYUAN_DIGEST_BYTES);
}

/* One hash for the whole journal: over the ends of all chains, in order. */
static char *
hash_heads (GPtrArray *digests)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  guint8 head[SUYUAN_DIGEST_BYTES];

  g_ptr_array_sort (digests, compare_digests);
  for (guint i = 0; i < digests->len; i++)
    g_byte_array_append (bytes, digests->pdata[i], SUYUAN_DIGEST_BYTES);
  suyuan_digest (bytes->data, bytes->len, head);
  return suyuan_hex (head, sizeof head);
}

/* A head is what no batch of its device follows: where a chain forks, each branch has its own, however short. The
 * header says in its bytes 75 to 106 which batch it follows. */
static const char heads_sql[] =
    "SELECT device, hash FROM suyuan_batch AS b"
    " WHERE NOT EXISTS (SELECT 1 FROM suyuan_batch AS n WHERE n.device = b.device AND n.seq = b.seq + 1 AND substr (n.header, 75, 32) = b.hash)"
    " ORDER BY device, hash";

static gboolean
read_heads (SuyuanWorkspace   *workspace,
            SuyuanJournalInfo *info,
            GError           **error)
{
  g_autoptr (GPtrArray) digests = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (SuyuanStmt) row = suyuan_db_prepare (workspace->db, heads_sql, error);
  SuyuanStmtStep step = SUYUAN_STEP_ERROR;

  while (row != NULL && (step = suyuan_stmt_step (row, error)) == SUYUAN_STEP_ROW)
    {
      gsize         length;
      gconstpointer bytes = suyuan_stmt_blob (row, 0, &length);
      guint8       *digest = g_malloc0 (SUYUAN_DIGEST_BYTES);

      g_ptr_array_add (info->devices, suyuan_hex (bytes, length));
      bytes = suyuan_stmt_blob (row, 1, &length);
      g_ptr_array_add (info->heads, suyuan_hex (bytes, length));
      suyuan_stmt_copy (row, 1, digest, SUYUAN_DIGEST_BYTES);
      g_ptr_array_add (digests, digest);
    }
  info->head = hash_heads (digests);
  return step == SUYUAN_STEP_DONE;
}

/**
 * suyuan_journal_dup_head:
 *
 * What suyuan_journal_info() says as its head, without counting: that goes through the whole journal.
 *
 * Returns: (transfer full): hex; %NULL with an error of the file
 */
char *
suyuan_journal_dup_head (SuyuanWorkspace *workspace,
                         GError         **error)
{
  g_autoptr (SuyuanJournalInfo) info = g_new0 (SuyuanJournalInfo, 1);

  info->devices = g_ptr_array_new_with_free_func (g_free);
  info->heads = g_ptr_array_new_with_free_func (g_free);

  return read_heads (workspace, info, error) ? g_steal_pointer (&info->head) : NULL;
}

/**
 * Counts and heads of the journal. Free it with suyuan_journal_info_free().
 */
SuyuanJournalInfo *
suyuan_journal_info (SuyuanWorkspace *workspace,
                     GError         **error)
{
  g_autoptr (SuyuanJournalInfo) info = g_new0 (SuyuanJournalInfo, 1);
  gint64 batches, changes;

  info->format = SUYUAN_JOURNAL_FORMAT;
  info->devices = g_ptr_array_new_with_free_func (g_free);
  info->heads = g_ptr_array_new_with_free_func (g_free);
  if (!suyuan_db_get_int64 (workspace->db, "SELECT count(*) FROM suyuan_batch", &batches, error) ||
      !suyuan_db_get_int64 (workspace->db, "SELECT count(*) FROM suyuan_change", &changes, error) ||
      !read_heads (workspace, info, error))
    return NULL;

  info->batches = batches;
  info->changes = changes;
  return g_steal_pointer (&info);
}

static SuyuanBatchLine *
make_line (const SuyuanJournalEntry *entry)
{
  SuyuanBatchLine *line = g_new0 (SuyuanBatchLine, 1);

  line->batch = g_strdup (entry->id);
  line->person = entry->header.person;
  line->verb = g_strdup (entry->header.verb);
  line->at_ms = entry->header.hlc >> 16;
  line->rows = entry->header.rows;
  line->undone = entry->undone;
  line->undoable = suyuan_journal_entry_can_undo (entry);
  return line;
}

static void
free_line (gpointer line)
{
  suyuan_batch_line_free (line);
}

/**
 * The newest @limit batches (0: all), newest first. Array of SuyuanBatchLine.
 */
GPtrArray *
suyuan_journal_batches (SuyuanWorkspace *workspace,
                        guint            limit,
                        GError         **error)
{
  g_autoptr (GPtrArray) entries = suyuan_journal_read_entries (workspace, error);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (free_line);

  if (entries == NULL)
    return NULL;

  for (guint i = entries->len; i > 0 && (limit == 0 || lines->len < limit); i--)
    g_ptr_array_add (lines, make_line (entries->pdata[i - 1]));
  return g_steal_pointer (&lines);
}

static void
free_history_line (gpointer line)
{
  suyuan_history_line_free (line);
}

static SuyuanHistoryLine *
add_history_line (GPtrArray               *lines,
                  const SuyuanBatchHeader *header,
                  const SuyuanPayload     *payload)
{
  SuyuanHistoryLine *line = g_new0 (SuyuanHistoryLine, 1);

  line->batch = suyuan_batch_header_dup_id (header);
  line->person = header->person;
  line->verb = g_strdup (header->verb);
  line->at_ms = header->hlc >> 16;
  line->kind = payload->kind;
  line->uid = payload->uid;
  g_ptr_array_add (lines, line);
  return line;
}

static void
add_change (GPtrArray               *lines,
            const SuyuanBatchHeader *header,
            gconstpointer            content,
            gsize                    length)
{
  SuyuanPayload      payload;
  SuyuanPayloadField field;

  if (!suyuan_payload_open (&payload, content, length))
    return;
  if (payload.op != SUYUAN_OP_UPDATE)
    {
      SuyuanHistoryLine *line = add_history_line (lines, header, &payload);

      line->created = payload.op == SUYUAN_OP_CREATE;
      line->removed = payload.op == SUYUAN_OP_REMOVE;
    }

  while (suyuan_payload_next (&payload, &field))
    {
      SuyuanHistoryLine *line = add_history_line (lines, header, &payload);

      line->field = g_strndup (field.key, field.key_length);
      suyuan_slice_to_value (&field.old_value, &line->old_value);
      suyuan_slice_to_value (&field.new_value, &line->new_value);
    }
}

/**
 * suyuan_journal_history:
 * @limit: at most so many lines, 0 for all
 *
 * What was done to a record, newest first; a withheld change does not say whose it is and is not among them.
 *
 * Returns: (transfer full): array of SuyuanHistoryLine
 */
GPtrArray *
suyuan_journal_history (SuyuanWorkspace *workspace,
                        SuyuanKind       kind,
                        const SuyuanUid *uid,
                        guint            limit,
                        GError         **error)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (free_history_line);
  g_autoptr (SuyuanStmt) row = suyuan_db_prepare (workspace->db,
                                                  "SELECT c.content, b.header FROM suyuan_change AS c JOIN suyuan_batch AS b ON b.id = c.id >> 32"
                                                  " WHERE c.uid = ? ORDER BY b.hlc DESC, b.device DESC, b.seq DESC, c.id DESC",
                                                  error);
  SuyuanStmtStep step = SUYUAN_STEP_DONE;

  if (row == NULL)
    return NULL;

  suyuan_stmt_bind_uid (row, 0, uid);
  while ((limit == 0 || lines->len < limit) && (step = suyuan_stmt_step (row, error)) == SUYUAN_STEP_ROW)
    {
      g_auto (SuyuanBatchHeader) header = { 0 };
      gsize         length;
      gconstpointer bytes = suyuan_stmt_blob (row, 1, &length);

      if (!suyuan_batch_header_parse (&header, bytes, length, error))
        return NULL;
      bytes = suyuan_stmt_blob (row, 0, &length);
      add_change (lines, &header, bytes, length);
    }
  if (step == SUYUAN_STEP_ERROR)
    return NULL;

  if (limit > 0 && lines->len > limit)
    g_ptr_array_set_size (lines, limit);
  return g_steal_pointer (&lines);
}

/* As it stands; of what was removed as it stood. NULL: nothing is known of it here, or an error. */
static SuyuanRecord *
get_or_recall (SuyuanFolder        *folder,
               SuyuanWorkspace     *workspace,
               const SuyuanPayload *payload,
               GError             **error)
{
  g_autoptr (GError) missing = NULL;
  g_autoptr (SuyuanRecord) record = suyuan_workspace_get (workspace, payload->kind, &payload->uid, &missing);
  SuyuanFoldState *state;

  if (record != NULL)
    return g_steal_pointer (&record);
  if (!g_error_matches (missing, SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&missing));
      return NULL;
    }

  state = suyuan_folder_load (folder, &payload->uid, 0, error);
  if (state == NULL || state->table == NULL)
    return NULL;
  record = suyuan_record_new (state->table->catalogue, state->table->kind, &payload->uid);
  for (guint i = 0; i < state->table->n_fields; i++)
    {
      g_auto (SuyuanValue) value = { 0 };

      suyuan_slice_to_value (&state->values[i], &value);
      suyuan_record_put (record, i, &value);
    }
  return g_steal_pointer (&record);
}

static int
compare_codes (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

typedef struct
{
  SuyuanWorkspace *workspace;
  SuyuanFolder    *folder;
  GHashTable      *seen; /* SuyuanUid */
  GPtrArray       *codes;
  SuyuanUid        first;
} Naming;

static gboolean
name_change (Naming       *self,
             gconstpointer content,
             gsize         length,
             GError      **error)
{
  g_autoptr (SuyuanRecord) record = NULL;
  g_autoptr (GError) failure = NULL;
  SuyuanPayload payload;

  if (!suyuan_payload_open (&payload, content, length) || payload.kind <= SUYUAN_KIND_NONE || payload.kind >= SUYUAN_N_KINDS || !g_hash_table_add (self->seen, g_memdup2 (&payload.uid, sizeof payload.uid)))
    return TRUE;
  record = get_or_recall (self->folder, self->workspace, &payload, &failure);
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  if (record == NULL)
    return TRUE;

  if (suyuan_uid_is_nil (&self->first))
    self->first = payload.uid;
  g_ptr_array_add (self->codes, suyuan_workspace_dup_code (self->workspace, record));
  return TRUE;
}

/**
 * suyuan_journal_dup_codes:
 * @id: a batch
 * @first: (out): the uid of the first record touched; nil where there is none
 *
 * What a batch touched, by the codes of today; what it removed by those it had. A withheld change names nothing.
 *
 * Returns: (transfer full) (array zero-terminated=1): the codes in their order, each record once; %NULL with NOT_FOUND or an error of the file
 */
char **
suyuan_journal_dup_codes (SuyuanWorkspace *workspace,
                          const char      *id,
                          SuyuanUid       *first,
                          GError         **error)
{
  g_autoptr (GPtrArray) entries = suyuan_journal_read_entries (workspace, error);
  SuyuanJournalEntry *entry = entries == NULL ? NULL : suyuan_journal_find_entry (entries, id);
  g_autoptr (SuyuanFolder) folder = entry == NULL ? NULL : suyuan_folder_new (workspace, error);
  g_autoptr (SuyuanStmt) row = folder == NULL ? NULL : suyuan_db_prepare (workspace->db, "SELECT content FROM suyuan_change WHERE id BETWEEN ? AND ? ORDER BY id", error);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (suyuan_uid_hash, suyuan_uid_equal, g_free, NULL);
  g_autoptr (GPtrArray) codes = g_ptr_array_new_with_free_func (g_free);
  Naming         naming = { .workspace = workspace, .folder = folder, .seen = seen, .codes = codes };
  SuyuanStmtStep step;

  if (entries != NULL && entry == NULL)
    g_set_error (error, SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_NOT_FOUND, _ ("There is no batch “%s”: the log lists them"), id);
  if (row == NULL)
    return NULL;

  suyuan_stmt_bind_int64 (row, 0, entry->number << 32);
  suyuan_stmt_bind_int64 (row, 1, ((entry->number + 1) << 32) - 1);
  while ((step = suyuan_stmt_step (row, error)) == SUYUAN_STEP_ROW)
    {
      gsize         length;
      gconstpointer content = suyuan_stmt_blob (row, 0, &length);

      if (content != NULL && !name_change (&naming, content, length, error))
        return NULL;
    }
  if (step != SUYUAN_STEP_DONE)
    return NULL;

  *first = naming.first;
  g_ptr_array_sort (codes, compare_codes);
  g_ptr_array_add (codes, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&codes), FALSE);
}

/**
 * suyuan_journal_changed_since:
 * @mark: (inout): where the journal ended when it was last asked, and where it ends now; from 0 nothing is listed
 * @limit: how many are worth naming
 *
 * Which records have changed, an open batch of this workspace included; whoever aborts one asks from 0 again.
 *
 * Returns: (transfer full) (element-type SuyuanUid): of any kind, each once, in the order they changed first; one
 *   more than @limit means more than that
 */
GArray *
suyuan_journal_changed_since (SuyuanWorkspace *workspace,
                              gint64          *mark,
                              guint            limit,
                              GError         **error)
{
  g_autoptr (SuyuanStmt) row = suyuan_db_prepare (workspace->db,
                                                  "SELECT uid FROM suyuan_change WHERE id > ? AND uid NOT NULL GROUP BY uid ORDER BY min (id) LIMIT ?",
                                                  error);
  g_autoptr (GArray) uids = g_array_new (FALSE, FALSE, sizeof (SuyuanUid));
  SuyuanStmtStep step = SUYUAN_STEP_DONE;
  gint64         end;

  if (row == NULL || !suyuan_db_get_int64 (workspace->db, "SELECT max(id) FROM suyuan_change", &end, error))
    return NULL;
  suyuan_stmt_bind_int64 (row, 0, *mark);
  suyuan_stmt_bind_int64 (row, 1, (gint64) limit + 1);
  while (*mark > 0 && (step = suyuan_stmt_step (row, error)) == SUYUAN_STEP_ROW)
    {
      SuyuanUid uid;

      suyuan_stmt_uid (row, 0, &uid);
      g_array_append_val (uids, uid);
    }
  if (step != SUYUAN_STEP_DONE)
    return NULL;

  *mark = MAX (end, 1);
  return g_steal_pointer (&uids);
}
