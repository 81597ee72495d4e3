/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A library that is loaded on demand: its functions all or none, and why not. */
#include "suyuan-library.h"

#include <string.h>

#include "suyuan-gexiv2.h"
#include "suyuan-xlsxwriter.h"

#define MATHEMATICS "libm.so.6"

typedef struct
{
  double (*floor) (double);
  double (*sqrt) (double);
} Functions;

static const SuyuanSymbol symbols[] = {
  { "floor", G_STRUCT_OFFSET (Functions, floor) },
  { "sqrt", G_STRUCT_OFFSET (Functions, sqrt) },
};

static void
test_loads (void)
{
  Functions functions = { 0 };

  g_assert_null (suyuan_library_load (MATHEMATICS, &functions, symbols, G_N_ELEMENTS (symbols)));
  g_assert_cmpfloat (functions.floor (2.5), ==, 2);
  g_assert_cmpfloat (functions.sqrt (9), ==, 3);
}

/* One that lacks a function is too old: none of the others is offered. */
static void
test_all_or_none (void)
{
  const SuyuanSymbol newer[] = { symbols[0], { "suyuan_no_such_function", G_STRUCT_OFFSET (Functions, sqrt) } };
  Functions          functions = { 0 };
  g_autofree char   *why = suyuan_library_load (MATHEMATICS, &functions, newer, G_N_ELEMENTS (newer));

  g_assert_nonnull (why);
  g_assert_nonnull (strstr (why, "suyuan_no_such_function"));
  g_assert_null (functions.floor);
}

static void
test_missing (void)
{
  Functions        functions = { 0 };
  g_autofree char *why = suyuan_library_load ("libsuyuan-no-such.so.7", &functions, symbols, G_N_ELEMENTS (symbols));

  g_assert_nonnull (why);
  g_assert_nonnull (strstr (why, "libsuyuan-no-such.so.7"));
  g_assert_null (functions.sqrt);
}

/* Nothing is there before somebody asks; asked from several threads, it is loaded once and whole. */
static gpointer
ask (gpointer data)
{
  return GINT_TO_POINTER (suyuan_gexiv2_load (NULL) && suyuan_xlsxwriter_load (NULL));
}

static void
test_on_demand (void)
{
  GThread *threads[4];

  g_assert_null (suyuan_gexiv2.gexiv2_metadata_new);
  g_assert_null (suyuan_xlsxwriter.workbook_new);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("ask", ask, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_assert_true (GPOINTER_TO_INT (g_thread_join (threads[i])));
  g_assert_nonnull (suyuan_gexiv2.gexiv2_metadata_new);
  g_assert_nonnull (suyuan_xlsxwriter.worksheet_write_string);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/exchange/library/loads", test_loads);
  g_test_add_func ("/exchange/library/all-or-none", test_all_or_none);
  g_test_add_func ("/exchange/library/missing", test_missing);
  g_test_add_func ("/exchange/library/on-demand", test_on_demand);

  return g_test_run ();
}
