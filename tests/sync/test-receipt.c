/* test-receipt.c: what came back from the other side, and what is made of it
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "band.h"

#include <string.h>

#include "suyuan-document.h"

/* What it says is what is there. */
static void
test_says (Band         *band,
           gconstpointer data)
{
  SuyuanOffice *bureau = band->offices[0], *team = band_join (band);
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanPackage) package = NULL;
  g_autoptr (SuyuanReceipt) receipt = NULL;
  g_autofree char *path = NULL;
  g_autofree char *file = NULL;
  g_autofree char *head = NULL;

  band_add_medium (band, team, 100, NULL);
  path = band_pack (band, team, NULL);
  g_autoptr (SuyuanArrival) arrival = band_merge (bureau, path);
  file = band_receipt (band, bureau, path);
  receipt = suyuan_receipt_open (file, &error);
  g_assert_no_error (error);
  package = suyuan_package_open (path, &error);
  head = office_head (suyuan_office_get_workspace (bureau));
  g_assert_cmpuint (arrival->batches->len, ==, 2);
  g_assert_cmpstr (receipt->package, ==, suyuan_package_get_digest (package));
  g_assert_cmpstr (receipt->head, ==, head);
  g_assert_cmpint (receipt->counts[SUYUAN_KIND_OUTLET], ==, 2);
  g_assert_cmpint (receipt->counts[SUYUAN_KIND_MEDIUM], ==, 1);
  g_assert_cmpint (receipt->n_new + receipt->n_known, ==, 3);
  g_assert_cmpint (receipt->n_media + receipt->n_media_known, ==, 1);
  g_assert_cmpstr (receipt->title, ==, "bureau");
  g_assert_null (receipt->lacking[0]);
}

/* After a receipt nothing is sent twice; without one everything is. */
static void
test_nothing_twice (Band         *band,
                    gconstpointer data)
{
  SuyuanOffice    *bureau = band->offices[0], *team = band_join (band);
  g_autofree char *path = NULL;
  g_autofree char *receipt = NULL;
  g_autofree char *rest = NULL;
  g_autofree char *all = NULL;
  g_autoptr (SuyuanPackage) left = NULL;
  g_autoptr (SuyuanPackage) whole = NULL;

  for (guint i = 0; i < 40; i++)
    band_act (team);
  path = band_pack (band, team, NULL);
  receipt = band_receipt (band, bureau, path);
  rest = band_pack (band, team, receipt);
  all = band_pack (band, team, NULL);
  left = suyuan_package_open (rest, NULL);
  whole = suyuan_package_open (all, NULL);
  g_assert_cmpint (suyuan_package_get_manifest (left)->n_batches, ==, 0);
  g_assert_cmpint (suyuan_package_get_manifest (whole)->n_batches, >, 20);
}

/* A receipt from after the sender's last visit names batches it does not know; what it does know goes not again. */
static void
test_ahead (Band         *band,
            gconstpointer data)
{
  SuyuanOffice    *bureau = band->offices[0], *team = band_join (band);
  g_autofree char *path = NULL;
  g_autofree char *receipt = NULL;
  g_autofree char *rest = NULL;
  g_autoptr (SuyuanPackage) left = NULL;

  for (guint i = 0; i < 30; i++)
    band_add_outlet (team, "口");
  path = band_pack (band, team, NULL);
  g_autoptr (SuyuanArrival) arrival = band_merge (bureau, path);
  for (guint i = 0; i < 7; i++)
    band_add_outlet (bureau, "口");
  receipt = band_receipt (band, bureau, path);
  rest = band_pack (band, team, receipt);
  left = suyuan_package_open (rest, NULL);
  g_assert_cmpint (suyuan_package_get_manifest (left)->n_batches, <=, 8);
}

static char *
heads_of (SuyuanOffice *office)
{
  g_autoptr (SuyuanJournalInfo) info = suyuan_journal_info (suyuan_office_get_workspace (office), NULL);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < info->heads->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "," : "", (char *) info->heads->pdata[i]);
  return g_string_free (text, FALSE);
}

/* Heads as they are printed serve too. */
static void
test_heads (Band         *band,
            gconstpointer data)
{
  SuyuanOffice    *bureau = band->offices[0], *team = band_join (band);
  g_autofree char *heads = heads_of (bureau);
  g_autofree char *rest = NULL;
  g_autoptr (SuyuanPackage) left = NULL;

  band_add_outlet (team, "口");
  rest = band_pack (band, team, heads);
  left = suyuan_package_open (rest, NULL);
  g_assert_cmpint (suyuan_package_get_manifest (left)->n_batches, ==, 1);
}

static void
assert_refused (SuyuanOffice *office,
                const char   *text,
                int           code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (suyuan_since_read (office, text, &error));
  g_assert_error (error, SUYUAN_SYNC_ERROR, code);
  g_assert_nonnull (strstr (error->message, text));
}

static char *
write_text (Band       *band,
            const char *text)
{
  char *path = band_name (band, ".json");

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  return path;
}

static void
test_refused (Band         *band,
              gconstpointer data)
{
  SuyuanOffice    *bureau = band->offices[0], *team = band_join (band);
  g_autofree char *path = band_pack (band, team, NULL);
  g_autofree char *receipt = band_receipt (band, bureau, path);
  g_autofree char *place = band_name (band, ".suyuan");
  SuyuanOffice    *other = suyuan_office_create (place, TRUE, NULL);
  g_autofree char *text = NULL;
  g_autofree char *head = NULL;
  gsize            length;

  assert_refused (team, "no such file", SUYUAN_SYNC_ERROR_INVALID);
  assert_refused (team, "0123", SUYUAN_SYNC_ERROR_INVALID);
  head = office_head (suyuan_office_get_workspace (bureau));
  assert_refused (team, head, SUYUAN_SYNC_ERROR_INVALID);
  assert_refused (other, receipt, SUYUAN_SYNC_ERROR_OTHER_FAMILY);
  assert_refused (other, path, SUYUAN_SYNC_ERROR_OTHER_FAMILY);
  g_assert_finalize_object (other);

  g_assert_true (g_file_get_contents (receipt, &text, &length, NULL));
  {
    static const struct
    {
      const char *what, *with;
      int         code;
    } lies[] = {
      { "\"outlet\" : 1", "\"outlet\" : 2", SUYUAN_SYNC_ERROR_DAMAGED },
      { "\"format\" : 1", "\"format\" : 3", SUYUAN_SYNC_ERROR_TOO_NEW },
      { "\"suyuan-receipt\"", "\"receipt\"", SUYUAN_SYNC_ERROR_INVALID },
      { "\"trail\"", "\"trial\"", SUYUAN_SYNC_ERROR_DAMAGED },
      { "\"seal\" : \"", "\"seal\" : \"00", SUYUAN_SYNC_ERROR_DAMAGED },
      { "\"receipt\"", "\"recipe\"", SUYUAN_SYNC_ERROR_INVALID },
    };

    for (guint i = 0; i < G_N_ELEMENTS (lies); i++)
      {
        g_autoptr (GString) changed = g_string_new (text);
        g_autofree char *file = NULL;

        g_assert_cmpuint (g_string_replace (changed, lies[i].what, lies[i].with, 1), ==, 1);
        file = write_text (band, changed->str);
        assert_refused (team, file, lies[i].code);
      }
  }
}

/* Cut anywhere, or with any byte changed, it is no receipt. */
static void
test_damaged (Band         *band,
              gconstpointer data)
{
  SuyuanOffice    *bureau = band->offices[0], *team = band_join (band);
  g_autofree char *path = band_pack (band, team, NULL);
  g_autofree char *receipt = band_receipt (band, bureau, path);
  g_autofree char *text = NULL;
  gsize            length;

  g_assert_true (g_file_get_contents (receipt, &text, &length, NULL));
  for (guint i = 0; i < 60; i++)
    {
      g_autofree char *cut = g_strndup (text, g_test_rand_int_range (1, length));
      g_autofree char *file = write_text (band, cut);
      g_autoptr (GError) error = NULL;

      g_assert_null (suyuan_receipt_open (file, &error));
      g_assert_true (error->domain == SUYUAN_SYNC_ERROR);
    }
  for (guint i = 0; i < 200; i++)
    {
      gsize at = g_test_rand_int_range (0, length);
      char  old = text[at];
      g_autoptr (GError) error = NULL;
      g_autoptr (SuyuanReceipt) opened = NULL;
      g_autofree char *file = NULL;

      if (!g_ascii_isalnum (old))
        continue;
      text[at] = old == 'b' ? 'c' : 'b';
      file = write_text (band, text);
      text[at] = old;
      opened = suyuan_receipt_open (file, &error);
      g_assert_null (opened);
    }
}

/* What is not JSON, not an object or too deep is nothing. */
static void
test_documents (void)
{
  static const char *const nothing[] = { "", "{", "[]", "7", "null", "{\"a\":}", "\xff", "[[[[[[[[[[[[[[[[[[[[", "{\"a\":[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]}",
                                         "/* \" */{\"a\":1}", "{\"a\":'\"'}", "{\"a\":1}// \"\n", "{\"a\":\"\\x\"}", "{\"a\":\"\n\"}", "{\"a\":\"\\" };
  g_autoptr (JsonNode) node = suyuan_document_read ("{\"a\":\"[[[[[[[[[[[[[[[[[[[[{{{\\\"[\",\"b\":[\"x\"],\"n\":-4,\"f\":1.5,\"z\":null}", -1);
  JsonObject *object;
  g_auto (GStrv) none = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (nothing); i++)
    g_assert_null (suyuan_document_read (nothing[i], -1));
  g_assert_nonnull (node);
  object = json_node_get_object (node);
  g_assert_cmpstr (suyuan_document_text (object, "a"), ==, "[[[[[[[[[[[[[[[[[[[[{{{\"[");
  g_assert_null (suyuan_document_text (object, "b"));
  g_assert_null (suyuan_document_text (object, "none"));
  g_assert_null (suyuan_document_text (object, "z"));
  g_assert_cmpint (suyuan_document_count (object, "n"), ==, -1);
  g_assert_cmpint (suyuan_document_count (object, "f"), ==, -1);
  g_assert_cmpint (suyuan_document_count (object, "a"), ==, -1);
  g_assert_null (suyuan_document_object (object, "b"));
  g_assert_null (suyuan_document_dup_hashes (suyuan_document_list (object, "b")));
  none = suyuan_document_dup_hashes (NULL);
  g_assert_cmpuint (g_strv_length (none), ==, 0);
}

/* Over an older receipt, and over nothing else. */
static void
test_place (Band         *band,
            gconstpointer data)
{
  SuyuanOffice    *bureau = band->offices[0], *team = band_join (band);
  g_autofree char *path = band_pack (band, team, NULL);
  g_autofree char *receipt = band_receipt (band, bureau, path);
  g_autofree char *letter = write_text (band, "{\"mine\":1}");
  g_autofree char *left = NULL;
  g_autoptr (SuyuanReceipt) known = suyuan_receipt_open (receipt, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (suyuan_receipt_save (known, bureau, receipt, &error));
  g_assert_no_error (error);
  g_assert_false (suyuan_receipt_save (known, bureau, letter, &error));
  g_assert_error (error, SUYUAN_SYNC_ERROR, SUYUAN_SYNC_ERROR_FILE);
  g_assert_nonnull (strstr (error->message, letter));
  g_assert_true (g_file_get_contents (letter, &left, NULL, NULL));
  g_assert_cmpstr (left, ==, "{\"mine\":1}");
}

/* The parser reads comments and other quotes too; brackets behind them are no less deep. */
static void
test_hidden (Band         *band,
             gconstpointer data)
{
  static const char *const hides[] = { "{\"receipt\":/*\"*/", "{\"receipt\":'\"',\"a\":", "{\"receipt\":\"\\'\",\"a\":" };

  for (guint i = 0; i < G_N_ELEMENTS (hides); i++)
    {
      GString         *text = g_string_new (hides[i]);
      g_autofree char *file = NULL;

      for (guint depth = 0; depth < 200000; depth++)
        g_string_append_c (text, '[');
      file = write_text (band, text->str);
      g_string_free (text, TRUE);
      assert_refused (band->offices[0], file, SUYUAN_SYNC_ERROR_INVALID);
    }
}

/* A list of nothing but numbers is small on paper only. */
static void
test_much (void)
{
  g_autoptr (GString) text = g_string_new ("{\"a\":[0");

  for (guint i = 0; i < 3000000; i++)
    g_string_append (text, ",0");
  g_string_append (text, "]}");
  g_assert_null (suyuan_document_read (text->str, text->len));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  BAND_TEST ("/sync/receipt/says", test_says);
  BAND_TEST ("/sync/receipt/nothing-twice", test_nothing_twice);
  BAND_TEST ("/sync/receipt/ahead", test_ahead);
  BAND_TEST ("/sync/receipt/heads", test_heads);
  BAND_TEST ("/sync/receipt/refused", test_refused);
  BAND_TEST ("/sync/receipt/damaged", test_damaged);
  BAND_TEST ("/sync/receipt/place", test_place);
  BAND_TEST ("/sync/receipt/hidden", test_hidden);
  g_test_add_func ("/sync/receipt/documents", test_documents);
  g_test_add_func ("/sync/receipt/much", test_much);

  return g_test_run ();
}
