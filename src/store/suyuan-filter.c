/* suyuan-filter.c: turns a filter expression into SQL over one kind's table
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-store"

#include "suyuan-filter.h"

#include "suyuan-field-text.h"
#include "suyuan-number-text.h"
#include "suyuan-reopening.h"
#include "suyuan-search.h"

#include <math.h>
#include <string.h>

/* Beside the catalogue's fields a filter may name these. */
static const struct
{
  const char     *key;
  SuyuanFieldType type;
} common_columns[] = {
  { "created", SUYUAN_FIELD_INSTANT },
  { "changed", SUYUAN_FIELD_INSTANT },
  { "uid", SUYUAN_FIELD_REF },
};

/* What a filter may ask of an outlet though no field says it: yes or no. */
static const struct
{
  const char *key, *sql;
} answers[] = {
  /* a task that is not cancelled stands on it */
  { "has_task", "EXISTS (SELECT 1 FROM \"task\" WHERE \"task\".\"outlet\" = \"outlet\".\"uid\" AND \"task\".\"state\" IS NOT 'cancelled')" },
  /* it has a date of sealing, of whatever day, and was not found to flow since */
  { "is_sealed", "\"outlet\".\"sealed_on\" IS NOT NULL AND NOT " SUYUAN_REOPENED ("\"outlet\".\"uid\"", "\"outlet\".\"sealed_on\"") },
};

typedef struct
{
  const char      *column;
  SuyuanFieldType  type;
  SuyuanKind       target;      /* of a reference; NONE: compare by uid only */
  const char      *enumeration; /* NULL: anything may stand here */
  SuyuanCatalogue *catalogue;   /* borrowed, as all here */
  SuyuanWorkspace *workspace;
} Column;

/**
 * Starts an empty clause.
 */
void
suyuan_clause_init (SuyuanClause *self)
{
  self->sql = g_string_new (NULL);
  self->values = g_array_new (FALSE, TRUE, sizeof (SuyuanValue));
  g_array_set_clear_func (self->values, (GDestroyNotify) suyuan_value_clear);
}

/**
 * Frees what the clause holds.
 */
void
suyuan_clause_clear (SuyuanClause *self)
{
  g_string_free (self->sql, TRUE);
  g_array_unref (self->values);
}

static SuyuanValue *
add_value (SuyuanClause *self)
{
  g_array_set_size (self->values, self->values->len + 1);
  return &g_array_index (self->values, SuyuanValue, self->values->len - 1);
}

/**
 * Adds a text for the next mark; the empty text stays one.
 */
void
suyuan_clause_add_text (SuyuanClause *self,
                        const char   *text)
{
  *add_value (self) = (SuyuanValue){ .type = SUYUAN_VALUE_TEXT, .text = g_strdup (text) };
}

/**
 * Adds an integer for the next mark.
 */
void
suyuan_clause_add_integer (SuyuanClause *self,
                           gint64        integer)
{
  suyuan_value_set_integer (add_value (self), integer);
}

/**
 * Adds a number for the next mark.
 */
void
suyuan_clause_add_real (SuyuanClause *self,
                        double        real)
{
  suyuan_value_set_real (add_value (self), real);
}

/**
 * The statement, with its values bound; the clause must outlive it.
 */
SuyuanStmt *
suyuan_clause_prepare (SuyuanClause *self,
                       SuyuanDb     *db,
                       GError      **error)
{
  SuyuanStmt   *stmt = suyuan_db_prepare_text (db, self->sql->str, error);
  gconstpointer bytes;
  gsize         length;

  for (guint i = 0; stmt != NULL && i < self->values->len; i++)
    {
      const SuyuanValue *value = &g_array_index (self->values, SuyuanValue, i);

      if (value->type == SUYUAN_VALUE_INTEGER)
        suyuan_stmt_bind_int64 (stmt, i, value->integer);
      else if (value->type == SUYUAN_VALUE_REAL)
        suyuan_stmt_bind_double (stmt, i, value->real);
      else if (value->type == SUYUAN_VALUE_TEXT)
        suyuan_stmt_bind_text (stmt, i, value->text, -1);
      else if (value->type == SUYUAN_VALUE_BLOB)
        {
          bytes = g_bytes_get_data (value->blob, &length);
          suyuan_stmt_bind_blob (stmt, i, bytes, length);
        }
    }
  return stmt;
}

static gboolean
refuse (const char *why,
        const char *what,
        GError    **error)
{
  g_set_error (error, SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_CONSTRAINT, why, what);
  return FALSE;
}

static gboolean
find_column (SuyuanWorkspace       *workspace,
             const SuyuanKindTable *table,
             const char            *key,
             Column                *column,
             GError               **error)
{
  int index = suyuan_kind_table_find (table, key, strlen (key), 0);

  if (index >= 0)
    {
      *column = (Column){ suyuan_kind_table_get_column (table, index), table->fields[index].type, table->fields[index].target,
                          table->fields[index].enumeration, table->catalogue, workspace };
      return TRUE;
    }

  for (gsize i = 0; i < G_N_ELEMENTS (common_columns); i++)
    if (g_str_equal (common_columns[i].key, key))
      {
        *column = (Column){ common_columns[i].key, common_columns[i].type, SUYUAN_KIND_NONE, NULL, table->catalogue, workspace };
        return TRUE;
      }

  g_set_error (error, SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_CONSTRAINT,
               _ ("The filter names “%s”, which is no field of %s; choose one it has"), key, table->name);
  return FALSE;
}

/* Texts are read as everywhere else: an instant without a zone is Beijing's, a day its first moment there. */
static gboolean
add_instant (SuyuanClause *clause,
             const char   *text,
             GError      **error)
{
  gint64 unix_ms;

  if (!suyuan_instant_parse (text, &unix_ms))
    return refuse (_ ("The filter's “%s” is no date or time: write 2026-05-07 or 2026-05-07T08:30:00Z"), text, error);

  suyuan_clause_add_integer (clause, unix_ms);
  return TRUE;
}

static gboolean
add_number (SuyuanClause *clause,
            const char   *text,
            double        factor,
            GError      **error)
{
  const char *rest;
  double      number;

  if (!suyuan_number_read (text, &number, &rest) || *rest != '\0')
    return refuse (_ ("The filter's “%s” is no number"), text, error);

  suyuan_clause_add_real (clause, factor == 1 ? number : round (number * factor));
  return TRUE;
}

static gboolean
add_bool (SuyuanClause *clause,
          const Column *column,
          const char   *text,
          GError      **error)
{
  const SuyuanEnumValue *choice = suyuan_catalogue_match_value (column->catalogue, "bool", text);

  if (choice == NULL)
    return refuse (_ ("The filter's “%s” is neither true nor false"), text, error);

  suyuan_clause_add_integer (clause, g_str_equal (choice->key, "1"));
  return TRUE;
}

/* A key nobody declared would only ever find nothing. */
static gboolean
add_key (SuyuanClause *clause,
         const Column *column,
         const char   *text,
         GError      **error)
{
  if (column->enumeration != NULL && suyuan_catalogue_find_value (column->catalogue, column->enumeration, text) == NULL)
    {
      g_set_error (error, SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_CONSTRAINT,
                   _ ("“%s” is no key of “%s”; write one of its keys, or choose the value from the list"), text, column->column);
      return FALSE;
    }

  suyuan_clause_add_text (clause, text);
  return TRUE;
}

/* The value in the column's type. */
static gboolean
add_operand (SuyuanClause *clause,
             const Column *column,
             const char   *text,
             GError      **error)
{
  switch (column->type)
    {
    case SUYUAN_FIELD_INTEGER:
    case SUYUAN_FIELD_DECIMAL:
      return add_number (clause, text, 1, error);
    case SUYUAN_FIELD_DEGREES:
      return add_number (clause, text, SUYUAN_DEGREE, error);
    case SUYUAN_FIELD_BOOL:
      return add_bool (clause, column, text, error);
    case SUYUAN_FIELD_INSTANT:
      return add_instant (clause, text, error);
    case SUYUAN_FIELD_RESULT:
      if (text[0] != '<')
        return add_number (clause, text, 1, error);
      suyuan_clause_add_text (clause, text);
      return TRUE;
    case SUYUAN_FIELD_ENUM:
    case SUYUAN_FIELD_MULTI:
      return add_key (clause, column, text, error);
    case SUYUAN_FIELD_TEXT:
    case SUYUAN_FIELD_DATE:
    case SUYUAN_FIELD_DIVISION:
      suyuan_clause_add_text (clause, text);
      return TRUE;
    case SUYUAN_FIELD_REF:
    case SUYUAN_FIELD_GEOMETRY:
    default:
      return refuse (_ ("A filter cannot compare “%s” like that"), column->column, error);
    }
}

/* A reference is compared by any code of what it points to, or by its uid. */
static gboolean
append_reference (SuyuanClause *clause,
                  const Column *column,
                  const char   *text,
                  GError      **error)
{
  SuyuanUid uid;

  if (suyuan_uid_parse (&uid, text) ||
      (column->target != SUYUAN_KIND_NONE && suyuan_workspace_find (column->workspace, column->target, text, &uid, NULL)))
    {
      g_string_append_printf (clause->sql, "\"%s\" = ?", column->column);
      suyuan_value_set_uid (add_value (clause), &uid);
      return TRUE;
    }
  if (column->target == SUYUAN_KIND_NONE)
    return refuse (_ ("The filter compares a uid with “%s”, which is none"), text, error);

  g_string_append_printf (clause->sql, "\"%s\" IN (SELECT \"uid\" FROM \"%s\" WHERE \"code\" = ?)", column->column, suyuan_kind_name (column->target));
  suyuan_clause_add_text (clause, text);
  return TRUE;
}

static const char *
get_operator (SuyuanExprOp op)
{
  switch (op)
    {
    case SUYUAN_EXPR_LT:
      return "<";
    case SUYUAN_EXPR_LE:
      return "<=";
    case SUYUAN_EXPR_GT:
      return ">";
    case SUYUAN_EXPR_GE:
      return ">=";
    case SUYUAN_EXPR_EQ:
    case SUYUAN_EXPR_NE:
    case SUYUAN_EXPR_IN:
    case SUYUAN_EXPR_AND:
    case SUYUAN_EXPR_OR:
    case SUYUAN_EXPR_NOT:
    case SUYUAN_EXPR_CONTAINS:
    case SUYUAN_EXPR_NULL:
    default:
      return "=";
    }
}

static gboolean
append_comparison (SuyuanClause *clause,
                   const Column *column,
                   SuyuanExprOp  op,
                   const char   *text,
                   GError      **error)
{
  gboolean equality = op == SUYUAN_EXPR_EQ || op == SUYUAN_EXPR_NE || op == SUYUAN_EXPR_IN;

  if (column->type == SUYUAN_FIELD_REF && equality)
    return append_reference (clause, column, text, error);
  if (column->type == SUYUAN_FIELD_MULTI && equality)
    {
      g_string_append_printf (clause->sql, "instr (';' || \"%s\" || ';', ';' || ? || ';') > 0", column->column);
      return add_key (clause, column, text, error);
    }

  /* A non-detect is text, which SQL holds for larger than every number: each is compared with its like alone. */
  if (column->type == SUYUAN_FIELD_RESULT)
    g_string_append_printf (clause->sql, "typeof (\"%s\") %s 'text' AND ", column->column, text[0] == '<' ? "=" : "!=");
  g_string_append_printf (clause->sql, "\"%s\" %s ?", column->column, get_operator (op));
  return add_operand (clause, column, text, error);
}

static gboolean
append_contains (SuyuanClause *clause,
                 const Column *column,
                 const char   *text,
                 GError      **error)
{
  g_autofree char *folded = suyuan_search_fold (text);

  if (column->type == SUYUAN_FIELD_GEOMETRY || (column->type == SUYUAN_FIELD_REF && column->target == SUYUAN_KIND_NONE))
    return refuse (_ ("A filter cannot look for a text in “%s”"), column->column, error);

  if (column->type == SUYUAN_FIELD_REF)
    g_string_append_printf (clause->sql, "\"%s\" IN (SELECT \"uid\" FROM \"%s\" WHERE instr (suyuan_fold (\"code\"), ?) > 0)",
                            column->column, suyuan_kind_name (column->target));
  else
    g_string_append_printf (clause->sql, "instr (suyuan_fold (\"%s\"), ?) > 0", column->column);
  suyuan_clause_add_text (clause, folded);
  return TRUE;
}

static gboolean
append_any (SuyuanClause     *clause,
            const Column     *column,
            const SuyuanExpr *expr,
            GError          **error)
{
  for (guint i = 0; expr->texts[i] != NULL; i++)
    {
      if (i > 0)
        g_string_append (clause->sql, " OR ");
      if (!append_comparison (clause, column, expr->op, expr->texts[i], error))
        return FALSE;
    }
  if (expr->texts[0] == NULL)
    g_string_append (clause->sql, "0");
  return TRUE;
}

static const char *
find_answer (const SuyuanKindTable *table,
             const char            *key)
{
  for (gsize i = 0; table->kind == SUYUAN_KIND_OUTLET && i < G_N_ELEMENTS (answers); i++)
    if (g_str_equal (answers[i].key, key))
      return answers[i].sql;
  return NULL;
}

static gboolean
append_answer (SuyuanClause          *clause,
               const SuyuanKindTable *table,
               const char            *sql,
               const SuyuanExpr      *expr,
               GError               **error)
{
  const Column column = { .column = expr->field, .type = SUYUAN_FIELD_BOOL, .catalogue = table->catalogue };

  if (expr->op == SUYUAN_EXPR_NULL)
    {
      g_string_append_c (clause->sql, '0');
      return TRUE;
    }
  if (expr->op != SUYUAN_EXPR_EQ && expr->op != SUYUAN_EXPR_NE)
    return refuse (_ ("A filter cannot compare “%s” like that"), expr->field, error);
  g_string_append_printf (clause->sql, "(%s) = ?", sql);
  return add_bool (clause, &column, expr->texts[0], error);
}

static gboolean
append_leaf (SuyuanClause          *clause,
             SuyuanWorkspace       *workspace,
             const SuyuanKindTable *table,
             const SuyuanExpr      *expr,
             GError               **error)
{
  const char *answer = find_answer (table, expr->field);
  Column      column;

  if (answer != NULL)
    return append_answer (clause, table, answer, expr, error);
  if (!find_column (workspace, table, expr->field, &column, error))
    return FALSE;

  if (expr->op == SUYUAN_EXPR_NULL)
    {
      g_string_append_printf (clause->sql, "\"%s\" IS NULL", column.column);
      return TRUE;
    }
  if (expr->op == SUYUAN_EXPR_CONTAINS)
    return append_contains (clause, &column, expr->texts[0], error);

  return append_any (clause, &column, expr, error);
}

static gboolean
append_pair (SuyuanClause          *clause,
             SuyuanWorkspace       *workspace,
             const SuyuanKindTable *table,
             const SuyuanExpr      *expr,
             GError               **error)
{
  if (!suyuan_filter_append (clause, workspace, table, expr->left, error))
    return FALSE;

  g_string_append (clause->sql, expr->op == SUYUAN_EXPR_AND ? " AND " : " OR ");
  return suyuan_filter_append (clause, workspace, table, expr->right, error);
}

/**
 * Appends @expr as a condition in brackets that is true or not true, never in doubt (an absent field fails every
 * comparison). Errors: CONSTRAINT, naming the field or value.
 */
gboolean
suyuan_filter_append (SuyuanClause          *clause,
                      SuyuanWorkspace       *workspace,
                      const SuyuanKindTable *table,
                      const SuyuanExpr      *expr,
                      GError               **error)
{
  gboolean negated = expr->op == SUYUAN_EXPR_NOT || expr->op == SUYUAN_EXPR_NE;
  gboolean done;

  g_string_append (clause->sql, negated ? "NOT ifnull ((" : "(");
  if (expr->op == SUYUAN_EXPR_NOT)
    done = suyuan_filter_append (clause, workspace, table, expr->left, error);
  else if (expr->op == SUYUAN_EXPR_AND || expr->op == SUYUAN_EXPR_OR)
    done = append_pair (clause, workspace, table, expr, error);
  else
    done = append_leaf (clause, workspace, table, expr, error);
  g_string_append (clause->sql, negated ? "), 0)" : ")");
  return done;
}
