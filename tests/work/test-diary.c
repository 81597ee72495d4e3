/* History in words, undo and redo, and that the chain is whole afterwards.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "list.h"

#include "suyuan-diary.h"

static void
test_history_in_words (Fixture      *f,
                       gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  SuyuanUid uid = fixture_add (f, SUYUAN_KIND_OUTLET, "name=一号", "receiving_water=湍河", "bank=left", NULL);
  g_autoptr (GPtrArray) lines = NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  fixture_set (f, SUYUAN_KIND_OUTLET, &uid, "receiving_water=刁河", NULL);
  fixture_set (f, SUYUAN_KIND_OUTLET, &uid, "bank=", NULL);
  lines = suyuan_office_history (f->office, SUYUAN_KIND_OUTLET, &uid, 0, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < lines->len; i++)
    {
      g_autofree char *line = suyuan_office_dup_line_text (f->office, lines->pdata[i]);

      g_string_append_printf (text, "%s\n", line);
    }
  g_assert_nonnull (strstr (text->str, "Receiving water: 湍河 → 刁河\n"));
  g_assert_nonnull (strstr (text->str, "Bank: Left bank → empty\n"));
  g_assert_nonnull (strstr (text->str, "Name: 一号\n"));
}

/* The record by the code it has now, alone. */
static void
assert_codes (Fixture         *f,
              SuyuanOutcome   *outcome,
              const SuyuanUid *uid)
{
  g_autoptr (SuyuanRecord) record = suyuan_office_get (f->office, SUYUAN_KIND_OUTLET, uid, NULL);
  g_autofree char *code = suyuan_office_dup_code (f->office, record);

  g_assert_cmpuint (g_strv_length (outcome->codes), ==, 1);
  g_assert_cmpstr (outcome->codes[0], ==, code);
  g_assert_true (suyuan_uid_equal (&outcome->uid, uid));
}

/* What an undo takes away is named by the code it had, what it brings back by the one it has; a record that was touched
 * twice once. */
static void
test_undo_names (Fixture      *f,
                 gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanImportReport) report = list_run_text (f, "code,name\nA,甲\nB,乙\nC,丙\nA,甲二\n", SUYUAN_KIND_OUTLET, "mode both key code");
  g_autoptr (SuyuanOutcome) undone = NULL;
  g_autoptr (SuyuanOutcome) back = NULL;
  g_autofree char *gone = NULL, *there = NULL;

  g_assert_cmpuint (report->imported, ==, 3);
  undone = suyuan_office_undo (f->office, NULL, &error);
  g_assert_no_error (error);
  gone = g_strjoinv (" ", undone->codes);
  g_assert_cmpstr (gone, ==, "A B C");
  g_assert_cmpint (list_count (f, SUYUAN_KIND_OUTLET), ==, 0);
  back = suyuan_office_undo (f->office, undone->batch, &error);
  g_assert_no_error (error);
  there = g_strjoinv (" ", back->codes);
  g_assert_cmpstr (there, ==, "A B C");
}

static void
assert_peek (Fixture    *f,
             const char *undo,
             const char *redo)
{
  const SuyuanUid *person = suyuan_office_get_operator (f->office);
  g_autoptr (GError) error = NULL;
  g_autofree char *first = NULL, *second = NULL;

  g_assert_true (suyuan_office_peek_undo (f->office, person, FALSE, &first, &error));
  g_assert_true (suyuan_office_peek_undo (f->office, person, TRUE, &second, &error));
  g_assert_cmpstr (first, ==, undo);
  g_assert_cmpstr (second, ==, redo);
}

/* Said beforehand is what is taken; of another person's doings there is nothing to take. */
static void
test_peek (Fixture      *f,
           gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanImportReport) report = NULL;

  assert_peek (f, NULL, NULL);
  fixture_add (f, SUYUAN_KIND_PERSON, "name=王芳", NULL);
  fixture_sit_down (f, "王芳");
  assert_peek (f, NULL, NULL);
  fixture_add (f, SUYUAN_KIND_OUTLET, "name=一号", NULL);
  assert_peek (f, "New: outlets", NULL);
  report = list_run_text (f, "code,name\nA,甲\nB,乙\nC,丙\n", SUYUAN_KIND_OUTLET, "mode add");
  assert_peek (f, "Import: record (3 records)", NULL);
  suyuan_outcome_free (suyuan_office_undo (f->office, NULL, &error));
  assert_peek (f, "New: outlets", "Import: record (3 records)");
  suyuan_outcome_free (suyuan_office_redo (f->office, &error));
  assert_peek (f, "Import: record (3 records)", NULL);
  fixture_add (f, SUYUAN_KIND_PERSON, "name=李强", NULL);
  fixture_sit_down (f, "李强");
  assert_peek (f, NULL, NULL);
  g_assert_no_error (error);
}

static void
test_undo_and_redo (Fixture      *f,
                    gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanOutcome) undone = NULL;
  g_autoptr (SuyuanOutcome) redone = NULL;
  g_autoptr (SuyuanVerdict) verdict = NULL;
  SuyuanUid uid;

  fixture_add (f, SUYUAN_KIND_PERSON, "name=王芳", NULL);
  fixture_sit_down (f, "王芳");
  uid = fixture_add (f, SUYUAN_KIND_OUTLET, "name=一号", NULL);
  fixture_set (f, SUYUAN_KIND_OUTLET, &uid, "name=二号", NULL);

  undone = suyuan_office_undo (f->office, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (undone->batch);
  assert_text (f, SUYUAN_KIND_OUTLET, &uid, "name", "一号");
  assert_codes (f, undone, &uid);

  redone = suyuan_office_redo (f->office, &error);
  g_assert_no_error (error);
  assert_codes (f, redone, &uid);
  assert_text (f, SUYUAN_KIND_OUTLET, &uid, "name", "二号");
  g_assert_null (suyuan_office_redo (f->office, &error));
  g_assert_error (error, SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_CANNOT_UNDO);
  g_clear_error (&error);

  verdict = suyuan_office_verify (f->office, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (verdict->ok);
}

static void
test_removal_is_undone (Fixture      *f,
                        gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanOutcome) removed = NULL;
  g_autoptr (SuyuanOutcome) undone = NULL;
  SuyuanUid plant = fixture_add (f, SUYUAN_KIND_ENTERPRISE, "name=甲厂", "code=E1", NULL);

  removed = suyuan_office_remove (f->office, SUYUAN_KIND_ENTERPRISE, &plant, &error);
  g_assert_no_error (error);
  undone = suyuan_office_undo (f->office, removed->batch, &error);
  g_assert_no_error (error);
  assert_text (f, SUYUAN_KIND_ENTERPRISE, &plant, "name", "甲厂");
}

static void
test_batches (Fixture      *f,
              gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) batches = NULL;
  g_autoptr (SuyuanJournalInfo) info = NULL;
  g_autofree char *words = NULL;
  SuyuanUid        wang = fixture_add (f, SUYUAN_KIND_PERSON, "name=王芳", NULL);
  SuyuanBatchLine *last;

  fixture_sit_down (f, "王芳");
  fixture_add (f, SUYUAN_KIND_OUTLET, "name=一号", NULL);
  batches = suyuan_office_batches (f->office, 1, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (batches->len, ==, 1);
  last = batches->pdata[0];
  g_assert_true (suyuan_uid_equal (&last->person, &wang));
  g_assert_true (last->undoable);
  words = suyuan_office_dup_verb_text (last->verb);
  g_assert_cmpstr (words, ==, "New: outlets");

  info = suyuan_office_journal_info (f->office, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (info->batches, ==, 2);
  g_assert_cmpuint (strlen (info->head), >=, 64);
}

static void
test_repair (Fixture      *f,
             gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanOutcome) outcome = NULL;
  SuyuanUid uid = fixture_add (f, SUYUAN_KIND_OUTLET, "name=一号", NULL);

  outcome = suyuan_office_repair (f->office, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (outcome->changed, ==, 1);
  assert_text (f, SUYUAN_KIND_OUTLET, &uid, "name", "一号");
}

static void
test_verbs_in_words (void)
{
  static const struct
  {
    const char *verb, *words;
  } cases[] = {
    { "import outlet", "Import: outlets" },
    { "task advance", "Task taken a step further" },
    { "photo visit", "Files for: visits" },
    { "undo", "Undo" },
    { "something else", "something else" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *words = suyuan_office_dup_verb_text (cases[i].verb);

      g_assert_cmpstr (words, ==, cases[i].words);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  fixture_test ("/diary/history-in-words", test_history_in_words);
  fixture_test ("/diary/peek", test_peek);
  fixture_test ("/diary/undo-and-redo", test_undo_and_redo);
  fixture_test ("/diary/undo-names", test_undo_names);
  fixture_test ("/diary/removal-is-undone", test_removal_is_undone);
  fixture_test ("/diary/batches", test_batches);
  fixture_test ("/diary/repair", test_repair);
  g_test_add_func ("/diary/verbs-in-words", test_verbs_in_words);
  return g_test_run ();
}
