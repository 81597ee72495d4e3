/* A roster of the monthly round as a value, and as the lines of text that are frozen, signed and sent along.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "suyuan-work"

#include "suyuan-round.h"

/* The text: lines of words between tabs. `suyuan-dispatch 1`, then `round`, a `column` each, a `row` each. */
#define MARK "suyuan-dispatch\t1"
#define N_ROUND_WORDS 9

static const char *const accesses[] = { "locked", "open", "fresh" };

static void
column_free (gpointer data)
{
  SuyuanRoundColumn *self = data;

  g_free (self->key);
  g_free (self->title);
  g_free (self);
}

static void
row_free (gpointer data)
{
  SuyuanRoundRow *self = data;

  g_free (self->code);
  g_strfreev (self->cells);
  g_free (self);
}

/**
 * suyuan_round_new:
 *
 * Returns: (transfer full): a roster of nothing
 */
SuyuanRound *
suyuan_round_new (void)
{
  SuyuanRound *self = g_new0 (SuyuanRound, 1);

  self->columns = g_ptr_array_new_with_free_func (column_free);
  self->rows = g_ptr_array_new_with_free_func (row_free);
  return self;
}

/**
 * suyuan_round_free:
 *
 * Frees it; %NULL is fine.
 */
void
suyuan_round_free (SuyuanRound *self)
{
  if (!self)
    return;
  g_free (self->month);
  g_free (self->code);
  g_free (self->made);
  g_free (self->by);
  g_free (self->to);
  g_free (self->head);
  g_ptr_array_unref (self->columns);
  g_ptr_array_unref (self->rows);
  g_free (self);
}

/**
 * suyuan_round_add_column:
 *
 * Adds a column, before any row.
 */
void
suyuan_round_add_column (SuyuanRound      *self,
                         const char       *key,
                         const char       *title,
                         SuyuanRoundAccess access)
{
  SuyuanRoundColumn *column = g_new0 (SuyuanRoundColumn, 1);

  column->key = g_strdup (key);
  column->title = g_strdup (title);
  column->access = access;
  g_ptr_array_add (self->columns, column);
}

/**
 * suyuan_round_add_row:
 * @cells: (transfer full): as many as there are columns
 *
 * Adds a row.
 */
void
suyuan_round_add_row (SuyuanRound     *self,
                      const SuyuanUid *task,
                      const char      *code,
                      char           **cells)
{
  SuyuanRoundRow *row = g_new0 (SuyuanRoundRow, 1);

  row->task = *task;
  row->code = g_strdup (code);
  row->cells = cells;
  g_ptr_array_add (self->rows, row);
}

/**
 * suyuan_round_find_column:
 *
 * Returns: the place of a column, −1 where there is none
 */
int
suyuan_round_find_column (const SuyuanRound *self,
                          const char        *key)
{
  for (guint i = 0; i < self->columns->len; i++)
    if (g_str_equal (((SuyuanRoundColumn *) self->columns->pdata[i])->key, key))
      return i;
  return -1;
}

/**
 * suyuan_round_find_row:
 * @task: by this, or where it is %NULL or nil
 * @code: (nullable): by this
 *
 * Returns: (transfer none) (nullable): the row of a task
 */
SuyuanRoundRow *
suyuan_round_find_row (const SuyuanRound *self,
                       const SuyuanUid   *task,
                       const char        *code)
{
  gboolean by_uid = task && !suyuan_uid_is_nil (task);

  for (guint i = 0; i < self->rows->len; i++)
    {
      SuyuanRoundRow *row = self->rows->pdata[i];

      if (by_uid ? suyuan_uid_equal (&row->task, task) : g_strcmp0 (row->code, code) == 0)
        return row;
    }
  return NULL;
}

/* A word without tabs and line ends, so that lines are lines. */
static void
append_word (GString    *text,
             const char *word)
{
  g_string_append_c (text, '\t');
  for (const char *p = word ? word : ""; *p != '\0'; p++)
    if (*p == '\\')
      g_string_append (text, "\\\\");
    else if (*p == '\t')
      g_string_append (text, "\\t");
    else if (*p == '\n')
      g_string_append (text, "\\n");
    else if (*p == '\r')
      g_string_append (text, "\\r");
    else
      g_string_append_c (text, *p);
}

static char *
read_word (const char *word)
{
  GString *text = g_string_new (NULL);

  for (const char *p = word; *p != '\0'; p++)
    if (*p != '\\' || p[1] == '\0')
      g_string_append_c (text, *p);
    else
      {
        p++;
        g_string_append_c (text, *p == 't' ? '\t' : *p == 'n' ? '\n'
                                                : *p == 'r'   ? '\r'
                                                              : *p);
      }
  return g_string_free (text, FALSE);
}

static void
append_uid (GString         *text,
            const SuyuanUid *uid)
{
  g_autofree char *word = suyuan_uid_to_string (uid);

  append_word (text, word);
}

/**
 * suyuan_round_write:
 *
 * Returns: (transfer full): the roster as text: lines of words between tabs, the same for the same roster
 */
char *
suyuan_round_write (const SuyuanRound *self)
{
  GString *text = g_string_new (MARK "\nround");

  append_uid (text, &self->uid);
  append_uid (text, &self->workspace);
  append_word (text, self->month);
  append_word (text, self->code);
  append_word (text, self->made);
  append_word (text, self->by);
  append_word (text, self->to);
  append_word (text, self->head);
  for (guint i = 0; i < self->columns->len; i++)
    {
      const SuyuanRoundColumn *column = self->columns->pdata[i];

      g_string_append (text, "\ncolumn");
      append_word (text, column->key);
      append_word (text, column->title);
      append_word (text, accesses[column->access]);
    }
  for (guint i = 0; i < self->rows->len; i++)
    {
      const SuyuanRoundRow *row = self->rows->pdata[i];

      g_string_append (text, "\nrow");
      append_uid (text, &row->task);
      append_word (text, row->code);
      for (guint k = 0; k < self->columns->len; k++)
        append_word (text, row->cells[k]);
    }
  return g_string_free (text, FALSE);
}

static gboolean
read_head (SuyuanRound *self,
           char       **words)
{
  if (g_strv_length (words) != N_ROUND_WORDS || self->month)
    return FALSE;
  self->month = read_word (words[3]);
  self->code = read_word (words[4]);
  self->made = read_word (words[5]);
  self->by = read_word (words[6]);
  self->to = read_word (words[7]);
  self->head = read_word (words[8]);
  return suyuan_uid_parse (&self->uid, words[1]) && suyuan_uid_parse (&self->workspace, words[2]);
}

static gboolean
read_column (SuyuanRound *self,
             char       **words)
{
  g_autofree char *title = NULL;

  if (g_strv_length (words) != 4 || self->rows->len > 0)
    return FALSE;
  title = read_word (words[2]);
  for (guint i = 0; i < G_N_ELEMENTS (accesses); i++)
    if (g_str_equal (accesses[i], words[3]))
      {
        suyuan_round_add_column (self, words[1], title, (SuyuanRoundAccess) i);
        return TRUE;
      }
  return FALSE;
}

static gboolean
read_row (SuyuanRound *self,
          char       **words)
{
  g_autofree char *code = NULL;
  SuyuanUid        task;
  char           **cells;

  if (g_strv_length (words) != self->columns->len + 3 || !suyuan_uid_parse (&task, words[1]))
    return FALSE;
  code = read_word (words[2]);
  cells = g_new0 (char *, self->columns->len + 1);
  for (guint i = 0; i < self->columns->len; i++)
    cells[i] = read_word (words[3 + i]);
  suyuan_round_add_row (self, &task, code, cells);
  return TRUE;
}

static gboolean
read_line (SuyuanRound *self,
           const char  *line)
{
  g_auto (GStrv) words = g_strsplit (line, "\t", -1);

  if (g_strcmp0 (words[0], "round") == 0)
    return read_head (self, words);
  if (g_strcmp0 (words[0], "column") == 0)
    return read_column (self, words);
  return g_strcmp0 (words[0], "row") == 0 && read_row (self, words);
}

/**
 * suyuan_round_read:
 * @text: (nullable): as suyuan_round_write() has it
 *
 * Returns: (transfer full) (nullable): the roster; %NULL where the text is none
 */
SuyuanRound *
suyuan_round_read (const char *text)
{
  g_autoptr (SuyuanRound) self = suyuan_round_new ();
  g_auto (GStrv) lines = g_strsplit (text ? text : "", "\n", -1);

  if (g_strcmp0 (lines[0], MARK) != 0)
    return NULL;
  for (char **line = lines + 1; *line; line++)
    if (!read_line (self, *line))
      return NULL;
  return self->month ? g_steal_pointer (&self) : NULL;
}
