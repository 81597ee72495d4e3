/* test-delimited.c: delimited text as it should be, as it is, and cut to pieces
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "collect.h"

#include <string.h>

static void
assert_reads (const char *text,
              const char *expected)
{
  g_autoptr (Collect) rows = collect_bytes (".csv", text, -1, NULL);
  g_autofree char *got = collect_print (rows);

  g_assert_cmpstr (got, ==, expected);
}

static void
test_delimiters (void)
{
  const char *const expected = "a|b|c\n2: 1|2|3\n3: 4|5|6\n";

  assert_reads ("a,b,c\n1,2,3\n4,5,6\n", expected);
  assert_reads ("a\tb\tc\n1\t2\t3\n4\t5\t6\n", expected);
  assert_reads ("a;b;c\n1;2;3\n4;5;6\n", expected);
  assert_reads ("a¦b¦c\n1¦2¦3\n4¦5¦6\n", expected);
  assert_reads ("\"a\"|\"b\"|\"c\"\n\"1\"|\"2\"|3\n4|5|6", expected);
  assert_reads ("name;x\nM;1,5\nN;2,25\n", "name|x\n2: M|1,5\n3: N|2,25\n");
  assert_reads ("only\none\ntwo\n", "only\n2: one\n3: two\n");
  assert_reads ("sep=;\r\na;b\r\n1;2\r\n", "a|b\n3: 1|2\n");
}

static void
test_line_ends (void)
{
  assert_reads ("a,b\r\n1,2\r\n3,4\r\n", "a|b\n2: 1|2\n3: 3|4\n");
  assert_reads ("a,b\r1,2\r3,4\r", "a|b\n2: 1|2\n3: 3|4\n");
  assert_reads ("a,b\n1,2\n3,4", "a|b\n2: 1|2\n3: 3|4\n");
}

static void
test_quotes (void)
{
  assert_reads ("a,b\n\"x, \"\"y\"\"\",2\n", "a|b\n2: x, \"y\"|2\n");
  assert_reads ("a,b\n\"two\nlines\",2\n3,4\n", "a|b\n2: two\nlines|2\n4: 3|4\n");
  assert_reads ("a,b\r\n\"two\r\nlines\",2\r\n3,4\r\n", "a|b\n2: two\r\nlines|2\n4: 3|4\n");
  assert_reads ("a,b\n\"x\" ,2\n\"\",3\n", "a|b\n2: x|2\n3: |3\n");
}

/* A stray mark must cost no line after it. */
static void
test_stray_quotes (void)
{
  assert_reads ("a,b\n1,\"open\n2,x\n3,y\n", "a|b\n2: 1|\"open !\n3: 2|x\n4: 3|y\n");
  assert_reads ("a,b,c\n1,\"open,5\n2,\"x\",6\n", "a|b|c\n2: 1|\"open|5 !\n3: 2|x|6\n");
  assert_reads ("a,b\n1,Nord \"\"\"\"\"\n2,x\n", "a|b\n2: 1|Nord \"\"\"\"\" !\n3: 2|x\n");
  assert_reads ("a,b\n1,\"Nord\" Kanal\n2,x\n", "a|b\n2: 1|\"Nord\" Kanal !\n3: 2|x\n");
  assert_reads ("a,b\n1,5\" pipe\n2,6\" pipe\n", "a|b\n2: 1|5\" pipe !\n3: 2|6\" pipe !\n");
}

/* The quotation of line 2 could be closed in line 3, but then neither row would have its cells. */
static void
test_quote_over_cells (void)
{
  assert_reads ("a,b,c\n1,2,3\n4,\"5,6\n7,8\",9\n1,2,3\n1,2,3\n",
                "a|b|c\n2: 1|2|3\n3: 4|5,6\n7,8|9\n5: 1|2|3\n6: 1|2|3\n");
  assert_reads ("a,b,c\n1,2,3\n4,5,\"6\n7,8,9\"\n1,2,3\n1,2,3\n",
                "a|b|c\n2: 1|2|3\n3: 4|5|6\n7,8,9\n5: 1|2|3\n6: 1|2|3\n");
  assert_reads ("a,b,c\n1,2,3\n4,\"5,6\n7,8,9\"\n1,2,3\n1,2,3\n",
                "a|b|c\n2: 1|2|3\n3: 4|\"5|6 !\n4: 7|8|9\" !\n5: 1|2|3\n6: 1|2|3\n");
}

static void
test_widths (void)
{
  g_autoptr (Collect) rows = collect_bytes (".csv", "a,b,c\n1\n1,2,3,4,\n1,2,3,,\n1,2,3\n", -1, NULL);
  g_autofree char *got = collect_print (rows);

  g_assert_cmpstr (got, ==, "a|b|c\n2: 1|| !\n3: 1|2|3 !\n4: 1|2|3\n5: 1|2|3\n");
  g_assert_cmpstr (rows->warnings->pdata[0], ==, "The row has 1 cells, the header 3");
  g_assert_cmpstr (rows->warnings->pdata[1], ==, "The row has 5 cells, the header 3; not read: “4”");
}

static void
test_blank_lines (void)
{
  assert_reads ("a,b\n1,2\n\n,\n3,4\n\n\n , \n", "a|b\n2: 1|2\n3: |\n4: |\n5: 3|4\n");
  assert_reads ("\n\na,b\n1,2\n", "a|b\n4: 1|2\n");
}

static void
test_columns (void)
{
  SuyuanOpenOptions options = { .no_header = TRUE };
  g_autoptr (Collect) rows = collect_bytes (".csv", "x,1\ny,2,3\n", -1, &options);
  g_autofree char *got = collect_print (rows);

  g_assert_cmpstr (got, ==, "1|2|3\n1: x|1| !\n2: y|2|3\n");
  assert_reads ("a,,a,b\n1,2,3,4\n", "a|2|a 2|b\n2: 1|2|3|4\n");
  /* Row names as R writes them. */
  assert_reads ("\"x\",\"y\"\n\"1\",5,6\n\"2\",7,8\n", "1|x|y\n2: 1|5|6\n3: 2|7|8\n");
}

static void
assert_encoding (const char *bytes,
                 gssize      length,
                 const char *forced,
                 const char *encoding,
                 const char *cell)
{
  SuyuanOpenOptions options = { .encoding = forced };
  g_autoptr (Collect) rows = collect_bytes (".csv", bytes, length, &options);

  g_assert_no_error (rows->error);
  g_assert_true (g_str_has_prefix (rows->description, encoding));
  g_assert_cmpstr (collect_cell (rows, 0, "a"), ==, cell);
}

static void
assert_converted (const char *to,
                  const char *mark,
                  const char *forced,
                  const char *encoding,
                  const char *cell)
{
  g_autofree char *text = g_strdup_printf ("a,b\r\n%s,2\r\n", cell);
  g_autofree char *bytes = NULL;
  g_autoptr (GString) file = g_string_new (mark);
  gsize length;

  bytes = g_convert (text, -1, to, "UTF-8", NULL, &length, NULL);
  g_assert_nonnull (bytes);
  g_string_append_len (file, bytes, length);
  assert_encoding (file->str, file->len, forced, encoding, cell);
}

static void
test_encodings (void)
{
  assert_converted ("UTF-8", "", NULL, "UTF-8", "雨洪排口");
  assert_converted ("UTF-8", "\xEF\xBB\xBF", "auto", "UTF-8", "雨洪排口");
  assert_converted ("UTF-16LE", "\xFF\xFE", NULL, "UTF-16LE", "雨洪排口");
  assert_converted ("UTF-16BE", "\xFE\xFF", NULL, "UTF-16BE", "雨洪排口");
  assert_converted ("UTF-16LE", "\xFF\xFE", "utf-16", "UTF-16LE", "雨洪排口");
  assert_converted ("GB18030", "", NULL, "GB18030", "雨洪排口");
  assert_converted ("GB18030", "", NULL, "GB18030", "雨洪排口，编号①，㙍𠀀");
  assert_converted ("CP1252", "", NULL, "CP1252", "Lütjenbrode à la “Düpe”");
  assert_converted ("CP1252", "", NULL, "CP1252", "Übersee Güter");
  assert_converted ("CP1252", "", "gbk", "GB18030", "plain");
  assert_converted ("BIG5", "", "big5", "big5", "雨洪排口");
}

static void
assert_bad (const char *bytes,
            gssize      length,
            const char *forced,
            const char *part)
{
  SuyuanOpenOptions options = { .encoding = forced };
  g_autoptr (Collect) rows = collect_bytes (".csv", bytes, length, &options);

  g_assert_error (rows->error, SUYUAN_EXCHANGE_ERROR, SUYUAN_EXCHANGE_ERROR_ENCODING);
  g_test_message ("%s", rows->error->message);
  g_assert_nonnull (strstr (rows->error->message, part));
}

static void
test_bad_bytes (void)
{
  assert_bad ("a,b\n雨洪排口,2\n雨\xFF洪,3\n", -1, NULL, "line 3: byte 0xFF (number 23 ");
  assert_bad ("a,b\r\n雨洪,2\r\n雨\xE9\x9B", -1, NULL, "line 3: byte 0xE9 (number 19 ");
  assert_bad ("a,b\nL\xFC"
              "beck,2\n",
              -1, "utf-8", "line 2: byte 0xFC (number 6 ");
  assert_bad ("a,b\n\xD3\xEA,2\n\xD3\xEA,2\n\xFF,4\n", -1, "gb18030", "line 4: byte 0xFF (number 15 ");
  assert_bad ("\xFF\xFE"
              "a\0,\0b\0\n\0\x3D\xD8,\0\n\0",
              14, NULL, "line 2: byte 0x3D (number 11 ");
  assert_bad ("a,b\n\x81,2\n", -1, "cp1252", "line 2: byte 0x81 (number 5 ");
  assert_bad ("a,b\n", -1, "no-such", "“no-such” is not known");
}

static void
test_long_cell (void)
{
  const gsize length = 10 << 20;
  g_autoptr (GString) text = g_string_new ("a,b\n1,\"");
  g_autoptr (Collect) rows = NULL;

  while (text->len < length)
    g_string_append (text, "ten \"\"bytes,\n");
  g_string_append (text, "\"\n3,4\n");
  rows = collect_bytes (".csv", text->str, text->len, NULL);

  g_assert_no_error (rows->error);
  g_assert_cmpuint (rows->rows->len, ==, 2);
  g_assert_cmpuint (strlen (collect_cell (rows, 0, "b")), ==, (text->len - 7 - 6) / 13 * 12);
  g_assert_cmpstr (collect_cell (rows, 1, "b"), ==, "4");
}

/* One mark without a partner at the head of many lines must neither eat them nor hold all of them. */
static void
test_stray_quote_at_head (void)
{
  g_autoptr (GString) text = g_string_new ("a,b\n1,\"x\n");
  g_autoptr (Collect) rows = NULL;

  for (guint i = 0; i < 200000; i++)
    g_string_append_printf (text, "%u,\"\"\n", i);
  rows = collect_bytes (".csv", text->str, text->len, NULL);

  g_assert_no_error (rows->error);
  g_assert_cmpuint (rows->rows->len, ==, 200001);
  g_assert_cmpstr (rows->warnings->pdata[0], !=, "");
  g_assert_cmpstr (rows->warnings->pdata[1], ==, "");
}

/* What is written by the rules comes back, whatever is in the cells. */
static void
test_round_trip (void)
{
  static const char *const parts[] = { "\"", ",", "\n", "\r\n", "x", "污", ";", "\t", " ", "" };
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);

  for (guint round = 0; round < 200; round++)
    {
      g_autoptr (GString) file = g_string_new ("\"k\",\"l\",\"m\"\r\n");
      g_autoptr (GString) expected = g_string_new (NULL);
      g_autoptr (GString) got = g_string_new (NULL);
      g_autoptr (Collect) rows = NULL;

      for (guint i = 0; i < 60; i++)
        {
          g_autoptr (GString) cell = g_string_new ("=");

          for (guint j = g_rand_int_range (rand, 0, 6); j > 0; j--)
            g_string_append (cell, parts[g_rand_int_range (rand, 0, G_N_ELEMENTS (parts))]);
          g_string_append_printf (expected, "%s\1", cell->str);
          g_string_replace (cell, "\"", "\"\"", 0);
          g_string_append_printf (file, "\"%s\"%s", cell->str, i % 3 < 2 ? "," : "\r\n");
        }
      rows = collect_bytes (".csv", file->str, file->len, NULL);
      g_assert_no_error (rows->error);
      for (guint i = 0; i < rows->rows->len; i++)
        for (guint j = 0; j < 3; j++)
          g_string_append_printf (got, "%s\1", ((char **) rows->rows->pdata[i])[j]);
      g_assert_cmpstr (got->str, ==, expected->str);
    }
}

/* Cut anywhere, a file gives rows or an error, and every row before the cut. */
static void
test_truncated (void)
{
  static const char text[] = "编号,名称,x\n1,\"甲,\"\"乙\"\"\",5\n2,\"两\n行\",6\n3,丙,7\n4,丁,8\n";
  g_autoptr (Collect) whole = collect_bytes (".csv", text, -1, NULL);

  for (gsize length = 0; length < sizeof text; length++)
    {
      g_autoptr (Collect) rows = collect_bytes (".csv", text, length, NULL);

      if (rows->error != NULL)
        {
          g_assert_true (rows->error->domain == SUYUAN_EXCHANGE_ERROR);
          continue;
        }
      g_assert_cmpuint (rows->rows->len, <=, whole->rows->len + 1);
      for (guint i = 0; i + 2 < rows->rows->len; i++)
        g_assert_cmpstrv (rows->rows->pdata[i], whole->rows->pdata[i]);
    }
}

static void
test_rubbish (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);

  for (guint round = 0; round < 300; round++)
    {
      g_autoptr (GByteArray) bytes = g_byte_array_new ();
      g_autoptr (Collect) rows = NULL;

      for (guint i = g_rand_int_range (rand, 1, 400); i > 0; i--)
        {
          guint8 byte = g_rand_boolean (rand) ? "\",\n\r;a"[g_rand_int_range (rand, 0, 6)] : g_rand_int_range (rand, 32, 256);

          g_byte_array_append (bytes, &byte, 1);
        }
      rows = collect_bytes (".csv", bytes->data, bytes->len, NULL);
      g_assert_true (rows->error == NULL || rows->error->domain == SUYUAN_EXCHANGE_ERROR);
    }
}

static Collect *
collect_shared (const char *name,
                gboolean    no_header)
{
  g_autofree char  *path = shared_data (name);
  SuyuanOpenOptions options = { .no_header = no_header };
  Collect          *rows = path != NULL ? collect_file (path, &options) : NULL;

  if (rows != NULL)
    g_assert_no_error (rows->error);

  return rows;
}

/* Its records end in CRLF; every lone LF stands inside a cell. */
static void
test_plants (void)
{
  Collect *rows = collect_shared ("dischargers/eu_uwwtd/dbo.VL_UWWTPS.csv", FALSE);
  g_autoptr (Collect) owned = rows;
  g_autofree char *path = shared_data ("dischargers/eu_uwwtd/dbo.VL_UWWTPS.csv");
  g_autofree char *bytes = NULL;
  g_autoptr (GError) error = NULL;
  guint n_records = 0, n_strange = 0;
  gsize length;

  if (rows == NULL)
    return;
  g_file_get_contents (path, &bytes, &length, &error);
  g_assert_no_error (error);
  for (gsize i = 1; i < length; i++)
    n_records += bytes[i - 1] == '\r' && bytes[i] == '\n';

  g_assert_cmpuint (n_records, ==, 30438);
  g_assert_cmpuint (rows->rows->len, ==, n_records - 1);
  g_assert_true (g_str_has_prefix (rows->description, "CP1252"));
  g_assert_cmpuint (g_strv_length (rows->columns), ==, 34);
  for (guint i = 0; i < rows->rows->len; i++)
    {
      const char *state = collect_cell (rows, i, "uwwState");

      n_strange += strlen (state) != 1 || *collect_cell (rows, i, "ReportNetEnvelopeFileId") == '\0';
    }
  g_assert_cmpuint (n_strange, ==, 0);
  g_assert_cmpstr (collect_cell (rows, 911, "uwwName"), ==, "Lütjenbrode \"Nord\"\"\"\"");
  g_assert_cmpstr (rows->warnings->pdata[911], !=, "");
}

static void
test_shared_counts (void)
{
  static const struct
  {
    const char *name;
    gboolean    no_header;
    guint       n_rows, n_columns;
  } files[] = {
    { "outlets/eu_uwwtd/layer_discharge_points.csv", TRUE, 30031, 3 },
    { "dischargers/eu_uwwtd/layer_uwwtps.csv", TRUE, 30437, 3 },
    { "dischargers/eu_uwwtd/dbo.V_UWWTPS_emission_load.csv", FALSE, 30437, 14 },
    { "outlets/virginia_vpdes/outfalls.txt", FALSE, 1320, 7 },
    { "dischargers/virginia_vpdes/facilities.txt", FALSE, 1460, 9 },
    { "outlets/virginia_vpdes/Outfall_Types.txt", FALSE, 1053, 10 },
    { "outlets/virginia_vpdes/ECHO_2010_2017_QAQC_statewide.txt", FALSE, 18024, 20 },
    { "waterquality/little_rock_ms4/CLR_DMR.csv", FALSE, 10520, 6 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (Collect) rows = collect_shared (files[i].name, files[i].no_header);

      if (rows == NULL)
        return;
      g_test_message ("%s: %s", files[i].name, rows->description);
      g_assert_cmpuint (rows->rows->len, ==, files[i].n_rows);
      g_assert_cmpuint (g_strv_length (rows->columns), ==, files[i].n_columns);
    }
}

/* Counted without the reader: a record begins where the quotation marks before it are even. */
static void
test_discharge_points (void)
{
  g_autofree char *path = shared_data ("outlets/eu_uwwtd/layer_discharge_points.csv");
  g_autofree char *bytes = NULL;
  gsize            length;
  guint            n_marks = 0, n_records = 0;

  if (path == NULL)
    return;
  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  for (gsize i = 0; i < length; i++)
    {
      n_marks += bytes[i] == '"';
      n_records += bytes[i] == '\n' && n_marks % 2 == 0;
    }
  g_assert_cmpuint (n_records, ==, 30031);
}

/* A file that never ends a line is not read into memory whole. */
static void
test_endless_row (void)
{
  gsize            length = 66 << 20;
  g_autofree char *text = g_malloc (length);
  g_autoptr (Collect) rows = NULL;

  memset (text, 'x', length);
  memcpy (text, "a,b\n1,2\n", 8);
  rows = collect_bytes (".csv", text, length, NULL);
  g_assert_error (rows->error, SUYUAN_EXCHANGE_ERROR, SUYUAN_EXCHANGE_ERROR_FORMAT);
  g_assert_nonnull (strstr (rows->error->message, "line 3"));
  g_assert_nonnull (strstr (rows->error->message, rows->path));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/delimited/delimiters", test_delimiters);
  g_test_add_func ("/delimited/line-ends", test_line_ends);
  g_test_add_func ("/delimited/quotes", test_quotes);
  g_test_add_func ("/delimited/stray-quotes", test_stray_quotes);
  g_test_add_func ("/delimited/quote-over-cells", test_quote_over_cells);
  g_test_add_func ("/delimited/widths", test_widths);
  g_test_add_func ("/delimited/blank-lines", test_blank_lines);
  g_test_add_func ("/delimited/columns", test_columns);
  g_test_add_func ("/delimited/encodings", test_encodings);
  g_test_add_func ("/delimited/bad-bytes", test_bad_bytes);
  g_test_add_func ("/delimited/long-cell", test_long_cell);
  g_test_add_func ("/delimited/stray-quote-at-head", test_stray_quote_at_head);
  g_test_add_func ("/delimited/round-trip", test_round_trip);
  g_test_add_func ("/delimited/endless-row", test_endless_row);
  g_test_add_func ("/delimited/truncated", test_truncated);
  g_test_add_func ("/delimited/rubbish", test_rubbish);
  g_test_add_func ("/delimited/plants", test_plants);
  g_test_add_func ("/delimited/shared-counts", test_shared_counts);
  g_test_add_func ("/delimited/discharge-points", test_discharge_points);

  return g_test_run ();
}
