/* The rows of a bulletin's tables, once for paper, workbook and window.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "suyuan-work"

#include "suyuan-bulletin-columns.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define MOST_ITEMS 3

static void
row_free (SuyuanBulletinRow *self)
{
  g_strfreev (self->cells);
  g_free (self);
}

static void
table_free (SuyuanBulletinTable *self)
{
  g_ptr_array_unref (self->rows);
  g_free (self);
}

static SuyuanBulletinRow *
add_row (SuyuanBulletinTable *table)
{
  SuyuanBulletinRow *row = g_new0 (SuyuanBulletinRow, 1);

  row->cells = g_new0 (char *, table->n_columns + 1);
  g_ptr_array_add (table->rows, row);
  return row;
}

static int
share_of (const SuyuanBulletinArea   *area,
          const SuyuanBulletinColumn *column)
{
  return area ? suyuan_bulletin_area_hundredths (area, column->part, column->whole) : -1;
}

static char *
dup_change (int now,
            int then)
{
  int points = ABS (now - then);

  if (now < 0 || then < 0)
    return g_strdup ("—");
  return g_strdup_printf ("%s%d.%02d", points == 0 ? "" : now > then ? "+"
                                                                     : "-",
                          points / 100, points % 100);
}

static char *
dup_rise (guint                     now,
          const SuyuanBulletinArea *before)
{
  gint64 rise = before ? (gint64) now - suyuan_bulletin_area_count (before, SUYUAN_FIGURE_OVERDUE) : 0;

  if (!before || suyuan_bulletin_area_count (before, SUYUAN_FIGURE_TASKS) == 0)
    return g_strdup ("—");
  return rise == 0 ? g_strdup ("0") : g_strdup_printf ("%+" G_GINT64_FORMAT, rise);
}

static char *
dup_cell (const SuyuanBulletinArea   *area,
          const SuyuanBulletinColumn *column)
{
  int share = share_of (area, column);

  switch (column->face)
    {
    case SUYUAN_FACE_RANK:
      return area->rank > 0 ? g_strdup_printf ("%u", area->rank) : g_strdup ("");
    case SUYUAN_FACE_COUNT:
      return g_strdup_printf ("%u", suyuan_bulletin_area_count (area, column->part));
    case SUYUAN_FACE_SHARE:
      return share < 0 ? g_strdup ("—") : g_strdup_printf ("%d.%02d", share / 100, share % 100);
    case SUYUAN_FACE_BEFORE:
      return dup_change (share, share_of (area->before, column));
    case SUYUAN_FACE_YEAR_AGO:
      return dup_change (share, share_of (area->year_ago, column));
    case SUYUAN_FACE_RISE:
      return dup_rise (suyuan_bulletin_area_count (area, column->part), area->before);
    case SUYUAN_FACE_AREA:
    case SUYUAN_FACE_WORDS:
    default:
      return g_strdup (area->name);
    }
}

static void
add_area (SuyuanBulletinTable      *table,
          const SuyuanBulletinArea *area)
{
  SuyuanBulletinRow *row = add_row (table);

  row->area = area;
  for (guint i = 0; i < table->n_columns; i++)
    row->cells[i] = dup_cell (area, &table->columns[i]);
}

/* The best first, those without a rank last. */
static int
compare_ranks (gconstpointer a,
               gconstpointer b)
{
  const SuyuanBulletinArea *one = *(SuyuanBulletinArea *const *) a, *other = *(SuyuanBulletinArea *const *) b;

  if (one->rank != other->rank)
    return one->rank - 1 < other->rank - 1 ? -1 : 1; /* no rank is 0, and less one the greatest there is */
  if (!*one->code != !*other->code)
    return *one->code ? -1 : 1;
  return strcmp (one->code, other->code);
}

static void
fill_areas (SuyuanBulletinTable  *table,
            const SuyuanBulletin *bulletin)
{
  g_autoptr (GPtrArray) areas = g_ptr_array_copy (bulletin->areas, NULL, NULL);

  g_ptr_array_set_free_func (areas, NULL);
  if (table->columns[0].face == SUYUAN_FACE_RANK)
    g_ptr_array_sort (areas, compare_ranks);
  for (guint i = 0; i < areas->len; i++)
    add_area (table, areas->pdata[i]);
  if (areas->len > 0)
    add_area (table, bulletin->total);
}

static const char *
say_class (SuyuanOffice    *office,
           SuyuanWaterClass klass)
{
  const char            *key = suyuan_water_class_get_key (klass);
  const SuyuanEnumValue *value = key ? suyuan_catalogue_find_value (suyuan_office_get_catalogue (office), "water_class", key) : NULL;

  return value ? suyuan_enum_value_get_label (value) : "—";
}

typedef struct
{
  const SuyuanGradedItem *item;
  double                  multiple; /* 0: not counted so */
} Excess;

static int
compare_excess (gconstpointer a,
                gconstpointer b)
{
  const Excess *one = a, *other = b;

  return suyuan_graded_item_compare (one->item, one->multiple, other->item, other->multiple);
}

static double
find_multiple (SuyuanOffice           *office,
               SuyuanRecord           *section,
               const SuyuanGradedItem *item)
{
  double limit = suyuan_office_target_limit (office, section, item->item);

  return isnan (limit) || limit <= 0 || g_str_equal (item->item, "ph") || item->mean <= limit ? 0 : (item->mean - limit) / limit;
}

/* 氨氮(1.3)、总磷(0.6). */
static char *
dup_items (SuyuanOffice             *office,
           const SuyuanSectionGrade *grade)
{
  g_autoptr (GArray) excesses = g_array_new (FALSE, FALSE, sizeof (Excess));
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < grade->grading->items->len; i++)
    {
      const SuyuanGradedItem *item = &g_array_index (grade->grading->items, SuyuanGradedItem, i);
      Excess                  excess = { item, find_multiple (office, grade->section, item) };

      if (item->counts && item->samples > 0 && item->klass > grade->target)
        g_array_append_val (excesses, excess);
    }
  g_array_sort (excesses, compare_excess);
  for (guint i = 0; i < MIN (excesses->len, MOST_ITEMS); i++)
    {
      const Excess *excess = &g_array_index (excesses, Excess, i);

      g_string_append_printf (words, "%s%s", i > 0 ? _ (", ") : "", suyuan_field_get_label (suyuan_catalogue_find_field (suyuan_office_get_catalogue (office), SUYUAN_KIND_SAMPLE, excess->item->item)));
      if (excess->multiple > 0)
        {
          g_autofree char *multiple = g_strdup_printf (excess->multiple < 0.05 ? "%.2f" : "%.1f", excess->multiple);

          g_string_append_printf (words, _ (" (%s)"), multiple);
        }
    }
  return g_string_free (words, FALSE);
}

static guint
count_samples (const SuyuanGrading *grading)
{
  guint most = 0;

  for (guint i = 0; i < grading->items->len; i++)
    most = MAX (most, g_array_index (grading->items, SuyuanGradedItem, i).samples);
  return most;
}

static void
fill_off (SuyuanBulletinTable  *table,
          const SuyuanBulletin *bulletin,
          SuyuanOffice         *office)
{
  for (guint i = 0; i < bulletin->off->len; i++)
    {
      const SuyuanBulletinSection *off = bulletin->off->pdata[i];
      const SuyuanSectionGrade    *grade = off->grade;
      const char                  *name = suyuan_record_get_text (grade->section, "name");
      guint                        samples = count_samples (grade->grading), k = 0;
      SuyuanBulletinRow           *row = add_row (table);

      row->kind = SUYUAN_KIND_SECTION;
      row->uid = *suyuan_record_get_uid (grade->section);
      row->cells[k++] = g_strdup (off->area->name);
      row->cells[k++] = g_strdup (name ? name : grade->code);
      row->cells[k++] = g_strdup (say_class (office, grade->target));
      row->cells[k++] = g_strdup (say_class (office, grade->grading->klass));
      row->cells[k++] = dup_items (office, grade);
      row->cells[k++] = g_strdup (say_class (office, off->before));
      row->cells[k++] = g_strdup (say_class (office, off->year_ago));
      row->cells[k++] = g_strdup_printf ("%u%s", samples, grade->grading->enough ? "" : "*");
    }
}

/* No cell is %NULL: the row ends there. */
static char *
dup_words (const char *words,
           const char *without)
{
  return g_strdup (words ? words : without);
}

static SuyuanBulletinRow *
add_task (SuyuanBulletinTable      *table,
          const SuyuanBulletinTask *task,
          guint                     first)
{
  SuyuanBulletinRow *row = add_row (table);

  row->kind = task->kind;
  row->uid = task->uid;
  row->cells[first++] = g_strdup (task->code);
  row->cells[first++] = dup_words (task->name, "");
  row->cells[first++] = g_strdup (task->area->name);
  row->cells[first++] = dup_words (task->unit, "—");
  row->cells[first] = dup_words (task->sponsor, "—");
  return row;
}

static void
fill_tasks (SuyuanBulletinTable  *table,
            const SuyuanBulletin *bulletin)
{
  const char *key = table->key;
  GPtrArray  *list = g_str_equal (key, "overdue") ? bulletin->overdue : g_str_equal (key, "next")   ? bulletin->next
                                                                    : g_str_equal (key, "returned") ? bulletin->returned
                                                                    : g_str_equal (key, "rebounds") ? bulletin->rebounds
                                                                                                    : bulletin->not_kept;

  for (guint i = 0; i < list->len; i++)
    {
      const SuyuanBulletinTask *task = list->pdata[i];
      gboolean                  checked = list == bulletin->not_kept;
      char                    **cells = add_task (table, task, checked ? 2 : 0)->cells;

      if (list == bulletin->next)
        {
          cells[5] = dup_words (task->deadline, "");
          cells[6] = dup_words (task->state, "");
        }
      else if (list == bulletin->overdue)
        {
          cells[5] = dup_words (task->original, "");
          cells[6] = dup_words (task->deadline, "");
          cells[7] = g_strdup_printf ("%d", task->days_overdue);
        }
      else
        {
          cells[checked ? 0 : 5] = dup_words (task->day, "");
          cells[checked ? 1 : 6] = dup_words (task->what, "");
          cells[7] = dup_words (task->reason, "");
        }
    }
}

/**
 * suyuan_bulletin_list_tables:
 *
 * Returns: (transfer full) (element-type SuyuanBulletinTable): the tables in the order they are read, alive as long as the
 *   bulletin
 */
GPtrArray *
suyuan_bulletin_list_tables (const SuyuanBulletin *self,
                             SuyuanOffice         *office)
{
  GPtrArray           *tables = g_ptr_array_new_with_free_func ((GDestroyNotify) table_free);
  SuyuanBulletinTable *table;

  for (guint i = 0; (table = suyuan_bulletin_table_new (i)); i++)
    {
      table->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) row_free);
      g_ptr_array_add (tables, table);
      if (table->total)
        fill_areas (table, self);
      else if (g_str_equal (table->key, "off"))
        fill_off (table, self, office);
      else
        fill_tasks (table, self);
    }
  return tables;
}
