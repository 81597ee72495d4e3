/* suyuan-filter-text.c: writes what the chips ask for as an expression, and finds what is overdue
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-app"

#include "suyuan-filter-text.h"

#include "suyuan-filter-bar.h"

void
suyuan_filter_text_quote (GString    *expr,
                          const char *text)
{
  g_autofree char *copy = g_strdup (text);
  g_auto (GStrv) parts = g_strsplit (copy, "'", -1);
  g_autofree char *doubled = g_strjoinv ("''", parts);

  g_string_append_printf (expr, "'%s'", doubled);
}

void
suyuan_filter_text_add (GString    *expr,
                        const char *condition)
{
  if (condition == NULL || *condition == '\0')
    return;

  g_string_append_printf (expr, "%s(%s)", expr->len > 0 ? " and " : "", condition);
}

static void
append_in (GString    *text,
           const char *field,
           GPtrArray  *keys)
{
  g_string_append_printf (text, "%s in (", field);
  for (guint i = 0; i < keys->len; i++)
    {
      if (i > 0)
        g_string_append (text, ", ");
      suyuan_filter_text_quote (text, g_ptr_array_index (keys, i));
    }
  g_string_append_c (text, ')');
}

void
suyuan_filter_text_add_in (GString    *expr,
                           const char *field,
                           const char *keys)
{
  g_auto (GStrv) list = g_strsplit (keys, ";", -1);
  g_autoptr (GPtrArray) array = g_ptr_array_new ();
  g_autoptr (GString) text = g_string_new (NULL);

  if (*keys == '\0')
    return;

  for (guint i = 0; list[i] != NULL; i++)
    g_ptr_array_add (array, list[i]);
  append_in (text, field, array);
  suyuan_filter_text_add (expr, text->str);
}

static gboolean
is_below (SuyuanCatalogue       *catalogue,
          const SuyuanEnumValue *value,
          const char *const     *keys)
{
  for (; value != NULL; value = value->parent != NULL ? suyuan_catalogue_find_value (catalogue, "outlet_type", value->parent) : NULL)
    if (g_strv_contains (keys, value->key))
      return TRUE;

  return FALSE;
}

/* A type stands for everything narrower as well. */
void
suyuan_filter_text_add_types (GString         *expr,
                              SuyuanCatalogue *catalogue,
                              const char      *keys)
{
  g_auto (GStrv) list = g_strsplit (keys, ";", -1);
  g_autoptr (GPtrArray) array = g_ptr_array_new ();
  g_autoptr (GString) text = g_string_new (NULL);
  guint                  n;
  const SuyuanEnumValue *values = suyuan_catalogue_get_values (catalogue, "outlet_type", &n);

  if (*keys == '\0')
    return;

  for (guint i = 0; i < n; i++)
    if (is_below (catalogue, &values[i], (const char *const *) list))
      g_ptr_array_add (array, (gpointer) values[i].key);
  append_in (text, "type", array);
  suyuan_filter_text_add (expr, text->str);
}

/* A county and everything in it: codes that begin with the six digits. */
void
suyuan_filter_text_add_divisions (GString    *expr,
                                  const char *codes)
{
  g_auto (GStrv) list = g_strsplit (codes, ";", -1);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; *codes != '\0' && list[i] != NULL; i++)
    g_string_append_printf (text, "%s(division >= '%s' and division <= '%s999999')", i > 0 ? " or " : "", list[i], list[i]);
  suyuan_filter_text_add (expr, text->str);
}

void
suyuan_filter_text_add_areas (GString    *expr,
                              const char *codes)
{
  static const char *const fields[] = { "protected_area", "park", "sewer_area" };
  g_auto (GStrv) list = g_strsplit (codes, ";", -1);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; *codes != '\0' && list[i] != NULL; i++)
    for (guint k = 0; k < G_N_ELEMENTS (fields); k++)
      {
        g_string_append_printf (text, "%s%s = ", text->len > 0 ? " or " : "", fields[k]);
        suyuan_filter_text_quote (text, list[i]);
      }
  suyuan_filter_text_add (expr, text->str);
}

char *
suyuan_filter_text_dup_overdue (SuyuanOffice *office)
{
  g_autofree char *today = suyuan_office_today (office);

  return g_strdup_printf ("deadline < '%s' and not (state in ('closed', 'cancelled', 'suspended'))", today);
}

char *
suyuan_overdue_outlets_dup_expr (SuyuanOffice *office)
{
  g_autofree char *late = suyuan_filter_text_dup_overdue (office);
  g_autoptr (SuyuanExpr) filter = suyuan_expr_parse (late, NULL);
  SuyuanQuery query = { .kind = SUYUAN_KIND_TASK, .filter = filter };
  g_autoptr (GPtrArray) tasks = suyuan_office_list (office, &query, NULL);
  g_autoptr (GPtrArray) uids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; tasks != NULL && i < tasks->len; i++)
    {
      SuyuanUid uid;

      if (suyuan_record_get_ref (g_ptr_array_index (tasks, i), "outlet", &uid))
        g_ptr_array_add (uids, suyuan_uid_to_string (&uid));
    }
  if (uids->len == 0)
    return NULL;

  append_in (text, "uid", uids);

  return g_string_free (g_steal_pointer (&text), FALSE);
}
