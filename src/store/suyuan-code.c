/* suyuan-code.c: the codes people write for records, and back
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-store"

#include "suyuan-query-private.h"

#include <string.h>

#define MIN_UID_DIGITS 8
#define UID_DIGITS 32

typedef enum
{
  FOUND_NONE,
  FOUND_ONE,
  FOUND_MANY,
  FOUND_ERROR,
} Found;

/* The first row decides; a second one makes it ambiguous. */
static Found
read_only_uid (SuyuanStmt *row,
               SuyuanUid  *uid,
               GError    **error)
{
  SuyuanUid      second;
  SuyuanStmtStep step = suyuan_stmt_step (row, error);

  if (step != SUYUAN_STEP_ROW)
    return step == SUYUAN_STEP_DONE ? FOUND_NONE : FOUND_ERROR;

  suyuan_stmt_uid (row, 0, uid);
  step = suyuan_stmt_step (row, error);
  if (step != SUYUAN_STEP_ROW)
    return step == SUYUAN_STEP_DONE ? FOUND_ONE : FOUND_ERROR;

  suyuan_stmt_uid (row, 0, &second);
  return FOUND_MANY;
}

static Found
find_by_field (SuyuanWorkspace       *self,
               const SuyuanKindTable *table,
               const char            *key,
               const char            *text,
               SuyuanUid             *uid,
               GError               **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT \"uid\" FROM \"%s\" WHERE \"%s\" = ? LIMIT 2", table->name, key);
  g_autoptr (SuyuanStmt) row = suyuan_db_prepare_text (self->db, sql, error);

  if (row == NULL)
    return FOUND_ERROR;

  suyuan_stmt_bind_text (row, 0, text, -1);
  return read_only_uid (row, uid, error);
}

/* The range of uids that begin with these digits (dashes do not count); FALSE where they are no digits. */
static gboolean
parse_uid_prefix (const char *text,
                  SuyuanUid  *low,
                  SuyuanUid  *high)
{
  guint n_digits = 0;

  memset (low, 0, sizeof *low);
  memset (high, 0xff, sizeof *high);
  for (const char *c = text; *c != '\0'; c++)
    {
      int    digit = g_ascii_xdigit_value (*c);
      guint  shift = n_digits % 2 == 0 ? 4 : 0;
      guint8 mask = 0xf << shift;

      if (*c == '-')
        continue;
      if (digit < 0 || n_digits == UID_DIGITS)
        return FALSE;
      low->bytes[n_digits / 2] |= digit << shift;
      high->bytes[n_digits / 2] = (high->bytes[n_digits / 2] & ~mask) | digit << shift;
      n_digits++;
    }
  return n_digits >= MIN_UID_DIGITS;
}

static Found
find_by_uid (SuyuanWorkspace       *self,
             const SuyuanKindTable *table,
             const char            *text,
             SuyuanUid             *uid,
             GError               **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT \"uid\" FROM \"%s\" WHERE \"uid\" BETWEEN ? AND ? LIMIT 2", table->name);
  g_autoptr (SuyuanStmt) row = suyuan_db_prepare_text (self->db, sql, error);
  SuyuanUid low, high;

  if (row == NULL)
    return FOUND_ERROR;
  if (!parse_uid_prefix (text, &low, &high))
    return FOUND_NONE;

  suyuan_stmt_bind_uid (row, 0, &low);
  suyuan_stmt_bind_uid (row, 1, &high);
  return read_only_uid (row, uid, error);
}

/* province/basin/name */
static Found
find_section (SuyuanWorkspace *self,
              const char      *text,
              SuyuanUid       *uid,
              GError         **error)
{
  g_auto (GStrv) parts = g_strsplit (text, "/", 3);
  g_autoptr (SuyuanStmt) row = NULL;

  if (g_strv_length (parts) != 3)
    return FOUND_NONE;

  row = suyuan_db_prepare (self->db,
                           "SELECT \"uid\" FROM \"section\" WHERE \"name\" = ? AND ifnull(\"province\", '') = ?"
                           " AND ifnull(\"basin\", '') = ? AND \"code\" IS NULL LIMIT 2",
                           error);
  if (row == NULL)
    return FOUND_ERROR;

  suyuan_stmt_bind_text (row, 0, parts[2], -1);
  suyuan_stmt_bind_text (row, 1, parts[0], -1);
  suyuan_stmt_bind_text (row, 2, parts[1], -1);
  return read_only_uid (row, uid, error);
}

static Found
find_code (SuyuanWorkspace       *self,
           const SuyuanKindTable *table,
           const char            *code,
           SuyuanUid             *uid,
           GError               **error)
{
  Found found = find_by_field (self, table, "code", code, uid, error);

  if (found == FOUND_NONE && table->kind == SUYUAN_KIND_OUTLET)
    found = find_by_field (self, table, "code_national", code, uid, error);
  if (found == FOUND_NONE && code[0] == '#')
    found = find_by_uid (self, table, code + 1, uid, error);
  if (found == FOUND_NONE && suyuan_uid_parse (uid, code))
    found = find_by_uid (self, table, code, uid, error);
  if (found == FOUND_NONE && table->kind == SUYUAN_KIND_SECTION)
    found = find_section (self, code, uid, error);
  return found;
}

/**
 * suyuan_workspace_find:
 * @code: the local code, else the national code, else `#` and the first (at least 8) digits of the uid;
 *   a section without a code is `province/basin/name`
 *
 * Errors: NOT_FOUND; CONSTRAINT where several records have the code.
 */
gboolean
suyuan_workspace_find (SuyuanWorkspace *self,
                       SuyuanKind       kind,
                       const char      *code,
                       SuyuanUid       *uid,
                       GError         **error)
{
  SuyuanKindTable *table = suyuan_workspace_get_table (self, kind, error);

  if (table == NULL)
    return FALSE;

  switch (find_code (self, table, code, uid, error))
    {
    case FOUND_ONE:
      return TRUE;
    case FOUND_NONE:
      g_set_error (error, SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_NOT_FOUND, _ ("There is no %s “%s”"), table->name, code);
      return FALSE;
    case FOUND_MANY:
      g_set_error (error, SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_CONSTRAINT,
                   _ ("Several records of %s have the code “%s”: name one by # and its uid"), table->name, code);
      return FALSE;
    case FOUND_ERROR:
    default:
      return FALSE;
    }
}

static guint
count_common_digits (const SuyuanUid *a,
                     const SuyuanUid *b)
{
  for (guint i = 0; i < sizeof a->bytes; i++)
    if (a->bytes[i] != b->bytes[i])
      return 2 * i + ((a->bytes[i] ^ b->bytes[i]) < 0x10);
  return UID_DIGITS;
}

/* The neighbours in the order of uids share the longest beginnings. */
static guint
count_needed_digits (SuyuanWorkspace       *self,
                     const SuyuanKindTable *table,
                     const SuyuanUid       *uid)
{
  static const char *const templates[] = {
    "SELECT max(\"uid\") FROM \"%s\" WHERE \"uid\" < ?",
    "SELECT min(\"uid\") FROM \"%s\" WHERE \"uid\" > ?",
  };
  guint needed = MIN_UID_DIGITS;

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GString) sql = g_string_new (templates[i]);
      g_autoptr (SuyuanStmt) row = NULL;
      SuyuanUid neighbour;

      g_string_replace (sql, "%s", table->name, 1);
      row = suyuan_db_prepare_text (self->db, sql->str, NULL);
      if (row == NULL)
        continue;
      suyuan_stmt_bind_uid (row, 0, uid);
      if (suyuan_stmt_step (row, NULL) == SUYUAN_STEP_ROW && suyuan_stmt_uid (row, 0, &neighbour))
        needed = MAX (needed, count_common_digits (uid, &neighbour) + 1);
    }
  return MIN (needed, UID_DIGITS);
}

static char *
make_uid_code (SuyuanWorkspace       *self,
               const SuyuanKindTable *table,
               const SuyuanUid       *uid)
{
  g_autofree char *text = suyuan_uid_to_string (uid);
  guint            left = count_needed_digits (self, table, uid);
  const char      *c = text;

  while (*c != '\0' && left > 0)
    if (*c++ != '-')
      left--;
  return g_strdup_printf ("#%.*s", (int) (c - text), text);
}

static const char *
text_or_empty (SuyuanRecord *record,
               const char   *key)
{
  const char *text = suyuan_record_get_text (record, key);

  return text == NULL ? "" : text;
}

/**
 * The code @record is printed with; suyuan_workspace_find() finds it again. Cheap where it has a code. Free it.
 */
char *
suyuan_workspace_dup_code (SuyuanWorkspace *self,
                           SuyuanRecord    *record)
{
  SuyuanKind       kind = suyuan_record_get_kind (record);
  const char      *code = suyuan_record_get_text (record, "code");
  g_autofree char *section = NULL;
  SuyuanUid        found;

  if (code != NULL)
    return g_strdup (code);
  if (kind == SUYUAN_KIND_OUTLET && suyuan_record_get_text (record, "code_national") != NULL)
    return g_strdup (suyuan_record_get_text (record, "code_national"));

  if (kind == SUYUAN_KIND_SECTION && suyuan_record_get_text (record, "name") != NULL)
    {
      section = g_strdup_printf ("%s/%s/%s", text_or_empty (record, "province"), text_or_empty (record, "basin"), text_or_empty (record, "name"));
      if (find_section (self, section, &found, NULL) == FOUND_ONE)
        return g_steal_pointer (&section);
    }
  return make_uid_code (self, self->tables[kind], suyuan_record_get_uid (record));
}
