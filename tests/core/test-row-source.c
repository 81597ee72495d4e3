/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suyuan-row-source.h"

/* A source of @left rows that fails at row @bad, and a sink that counts: the least an implementation can be. */
#define TYPE_FEW (few_get_type ())
G_DECLARE_FINAL_TYPE (Few, few, TEST, FEW, GObject)

struct _Few
{
  GObject parent_instance;
  guint   at, left, bad;
  guint   begun, added, closed;
};

static const char *const columns[] = { "name", "lon", NULL };
static const char *const cells[] = { "排口", NULL };

static const char *const *
few_get_columns (SuyuanRowSource *source)
{
  return columns;
}

static gboolean
few_next (SuyuanRowSource *source,
          SuyuanRow       *row,
          GError         **error)
{
  Few *self = TEST_FEW (source);

  row->number = ++self->at;
  row->cells = cells;
  if (self->at == self->bad)
    g_set_error (error, g_quark_from_static_string ("few"), 0, "row %u", self->at);

  return self->at != self->bad && self->at <= self->left;
}

static gboolean
few_begin (SuyuanRowSink     *sink,
           const char *const *names,
           GError           **error)
{
  g_assert_true (names == columns);

  return TEST_FEW (sink)->begun++ == 0;
}

static gboolean
few_add (SuyuanRowSink     *sink,
         const char *const *row,
         GBytes            *geometry,
         GError           **error)
{
  g_assert_true (row == cells);
  TEST_FEW (sink)->added++;

  return TRUE;
}

static gboolean
few_close (SuyuanRowSink *sink,
           GError       **error)
{
  return TEST_FEW (sink)->closed++ == 0;
}

static void
few_source_init (SuyuanRowSourceInterface *iface)
{
  iface->get_columns = few_get_columns;
  iface->next = few_next;
}

static void
few_sink_init (SuyuanRowSinkInterface *iface)
{
  iface->begin = few_begin;
  iface->add = few_add;
  iface->close = few_close;
}

G_DEFINE_TYPE_WITH_CODE (Few, few, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (SUYUAN_TYPE_ROW_SOURCE, few_source_init) G_IMPLEMENT_INTERFACE (SUYUAN_TYPE_ROW_SINK, few_sink_init))

static void
few_class_init (FewClass *klass)
{
}

static void
few_init (Few *self)
{
}

static void
test_rows_to_the_end (void)
{
  Few             *few = g_object_new (TYPE_FEW, NULL);
  SuyuanRowSource *source = SUYUAN_ROW_SOURCE (few);
  g_autoptr (GError) error = NULL;
  SuyuanRow row;

  few->left = 2;
  g_assert_cmpstr (suyuan_row_source_get_columns (source)[1], ==, "lon");
  g_assert_true (suyuan_row_source_next (source, &row, &error));
  g_assert_cmpuint (row.number, ==, 1);
  g_assert_null (row.geometry);
  g_assert_null (row.warning);
  g_assert_true (suyuan_row_source_next (source, &row, &error));
  g_assert_false (suyuan_row_source_next (source, &row, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (row.number, ==, 0);
  g_assert_null (row.cells);
  g_assert_finalize_object (few);
}

static void
test_failure_is_not_the_end (void)
{
  Few *few = g_object_new (TYPE_FEW, NULL);
  g_autoptr (GError) error = NULL;
  SuyuanRow row;

  few->left = 5;
  few->bad = 2;
  g_assert_true (suyuan_row_source_next (SUYUAN_ROW_SOURCE (few), &row, &error));
  g_assert_false (suyuan_row_source_next (SUYUAN_ROW_SOURCE (few), &row, &error));
  g_assert_nonnull (error);
  g_assert_cmpuint (row.number, ==, 0);
  g_assert_finalize_object (few);
}

static void
test_unknown_progress (void)
{
  Few *few = g_object_new (TYPE_FEW, NULL);

  g_assert_cmpfloat (suyuan_row_source_get_progress (SUYUAN_ROW_SOURCE (few)), <, 0);
  g_assert_finalize_object (few);
}

static void
test_sink (void)
{
  Few           *few = g_object_new (TYPE_FEW, NULL);
  SuyuanRowSink *sink = SUYUAN_ROW_SINK (few);
  g_autoptr (GError) error = NULL;

  g_assert_true (suyuan_row_sink_begin (sink, columns, &error));
  g_assert_true (suyuan_row_sink_add (sink, cells, NULL, &error));
  g_assert_true (suyuan_row_sink_add (sink, cells, NULL, &error));
  g_assert_true (suyuan_row_sink_close (sink, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (few->begun, ==, 1);
  g_assert_cmpuint (few->added, ==, 2);
  g_assert_cmpuint (few->closed, ==, 1);
  g_assert_finalize_object (few);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/row-source/rows-to-the-end", test_rows_to_the_end);
  g_test_add_func ("/core/row-source/failure-is-not-the-end", test_failure_is_not_the_end);
  g_test_add_func ("/core/row-source/unknown-progress", test_unknown_progress);
  g_test_add_func ("/core/row-source/sink", test_sink);

  return g_test_run ();
}
