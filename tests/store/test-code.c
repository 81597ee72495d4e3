/* test-code.c: the codes people write for records, and back
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "store-random.h"

#include <string.h>

static SuyuanRecord *
put (Fixture         *self,
     SuyuanKind       kind,
     const SuyuanUid *uid,
     const char      *key,
     const char      *text)
{
  SuyuanUid     own = uid == NULL ? random_uid () : *uid;
  SuyuanRecord *record = suyuan_record_new (suyuan_workspace_get_catalogue (self->workspace), kind, &own);

  if (key != NULL)
    suyuan_record_set_text (record, key, text);
  g_assert_true (suyuan_workspace_begin (self->workspace, NULL));
  put_row (self->workspace, record);
  g_assert_true (suyuan_workspace_commit (self->workspace, NULL));
  return record;
}

static void
assert_finds (Fixture      *self,
              const char   *code,
              SuyuanRecord *record)
{
  g_autoptr (GError) error = NULL;
  SuyuanUid uid;

  if (!suyuan_workspace_find (self->workspace, suyuan_record_get_kind (record), code, &uid, &error))
    g_error ("“%s”: %s", code, error->message);
  g_assert_true (suyuan_uid_equal (&uid, suyuan_record_get_uid (record)));
}

static void
assert_fails (Fixture         *self,
              SuyuanKind       kind,
              const char      *code,
              SuyuanStoreError expected)
{
  g_autoptr (GError) error = NULL;
  SuyuanUid uid;

  g_assert_false (suyuan_workspace_find (self->workspace, kind, code, &uid, &error));
  g_assert_error (error, SUYUAN_STORE_ERROR, (int) expected);
  g_assert_nonnull (strstr (error->message, code));
}

/* Any text may be a code, also one that looks like something else. */
static void
test_local (Fixture      *self,
            gconstpointer data)
{
  static const char *const codes[] = { "A1", "a1", "A 1", "'", "' OR 1 --", "%", "#", "#1", "a/b/c", "汉", "0", "-", "1e3", "#00000000" };
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func ((GDestroyNotify) suyuan_record_unref);

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    g_ptr_array_add (records, put (self, SUYUAN_KIND_OUTLET, NULL, "code", codes[i]));
  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      g_autofree char *printed = suyuan_workspace_dup_code (self->workspace, records->pdata[i]);

      assert_finds (self, codes[i], records->pdata[i]);
      g_assert_cmpstr (printed, ==, codes[i]);
    }
  assert_fails (self, SUYUAN_KIND_OUTLET, "A", SUYUAN_STORE_ERROR_NOT_FOUND);
  assert_fails (self, SUYUAN_KIND_OUTLET, "A1 ", SUYUAN_STORE_ERROR_NOT_FOUND);
  assert_fails (self, SUYUAN_KIND_OUTLET, "_", SUYUAN_STORE_ERROR_NOT_FOUND);
  assert_fails (self, SUYUAN_KIND_ENTERPRISE, "A1", SUYUAN_STORE_ERROR_NOT_FOUND);
}

static void
test_ambiguous (Fixture      *self,
                gconstpointer data)
{
  g_autoptr (SuyuanRecord) first = put (self, SUYUAN_KIND_OUTLET, NULL, "code", "twin");
  g_autoptr (SuyuanRecord) second = NULL;

  assert_finds (self, "twin", first);
  second = put (self, SUYUAN_KIND_OUTLET, NULL, "code", "twin");
  assert_fails (self, SUYUAN_KIND_OUTLET, "twin", SUYUAN_STORE_ERROR_CONSTRAINT);

  /* By their uids both are still there. */
  for (guint i = 0; i < 2; i++)
    {
      SuyuanRecord    *record = i == 0 ? first : second;
      g_autofree char *uid = suyuan_uid_to_string (suyuan_record_get_uid (record));

      assert_finds (self, uid, record);
    }
}

/* The local code wins over another record's national one; without it the national code is the code. */
static void
test_national (Fixture      *self,
               gconstpointer data)
{
  g_autoptr (SuyuanRecord) local = put (self, SUYUAN_KIND_OUTLET, NULL, "code", "X-1");
  g_autoptr (SuyuanRecord) clash = put (self, SUYUAN_KIND_OUTLET, NULL, "code_national", "X-1");
  g_autoptr (SuyuanRecord) national = put (self, SUYUAN_KIND_OUTLET, NULL, "code_national", "N-1");
  g_autofree char *printed = suyuan_workspace_dup_code (self->workspace, national);

  assert_finds (self, "X-1", local);
  assert_finds (self, "N-1", national);
  g_assert_cmpstr (printed, ==, "N-1");
}

static char *
hex_of (const SuyuanUid *uid)
{
  GString *hex = g_string_new (NULL);

  for (guint i = 0; i < 16; i++)
    g_string_append_printf (hex, "%02x", uid->bytes[i]);
  return g_string_free (hex, FALSE);
}

/* # and from eight digits on, in either case and with dashes anywhere. */
static void
test_uid_prefix (Fixture      *self,
                 gconstpointer data)
{
  g_autoptr (SuyuanRecord) record = put (self, SUYUAN_KIND_PERSON, NULL, "name", "p");
  g_autofree char *hex = hex_of (suyuan_record_get_uid (record));
  g_autofree char *longer = g_strdup_printf ("#%s0", hex);

  for (guint length = 0; length <= 32; length++)
    {
      g_autofree char *prefix = g_strdup_printf ("#%.*s", (int) length, hex), *upper = g_ascii_strup (prefix, -1);

      if (length < 8)
        assert_fails (self, SUYUAN_KIND_PERSON, prefix, SUYUAN_STORE_ERROR_NOT_FOUND);
      else
        {
          g_autofree char *dashed = g_strdup_printf ("#%.5s-%s", hex, prefix + 6);

          assert_finds (self, prefix, record);
          assert_finds (self, upper, record);
          assert_finds (self, dashed, record);
        }
    }
  assert_fails (self, SUYUAN_KIND_PERSON, longer, SUYUAN_STORE_ERROR_NOT_FOUND);
  assert_fails (self, SUYUAN_KIND_PERSON, "#ghijklmn", SUYUAN_STORE_ERROR_NOT_FOUND);
  assert_fails (self, SUYUAN_KIND_PERSON, "#--------", SUYUAN_STORE_ERROR_NOT_FOUND);
}

/* Two uids that part at each of the thirty-two digits: one digit less names both, that digit names one. */
static void
test_uid_ambiguous (Fixture      *self,
                    gconstpointer data)
{
  for (guint digit = 8; digit < 32; digit++)
    {
      SuyuanUid one = random_uid (), other = one;
      g_autoptr (SuyuanRecord) first = NULL, second = NULL;
      g_autofree char *hex = hex_of (&one), *both = g_strdup_printf ("#%.*s", (int) digit, hex), *single = g_strdup_printf ("#%.*s", (int) digit + 1, hex);
      g_autofree char *printed = NULL;

      other.bytes[digit / 2] ^= digit % 2 == 0 ? 0x10 : 0x01;
      first = put (self, SUYUAN_KIND_PERSON, &one, NULL, NULL);
      second = put (self, SUYUAN_KIND_PERSON, &other, NULL, NULL);
      assert_fails (self, SUYUAN_KIND_PERSON, both, SUYUAN_STORE_ERROR_CONSTRAINT);
      assert_finds (self, single, first);
      printed = suyuan_workspace_dup_code (self->workspace, first);
      assert_finds (self, printed, first);
      g_assert_cmpuint (strlen (printed), >=, digit + 2);
    }
}

/* Thousands of records made in few milliseconds, whose uids begin alike: each printed code finds its record. */
static void
test_many (Fixture      *self,
           gconstpointer data)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func ((GDestroyNotify) suyuan_record_unref);
  g_autoptr (GHashTable) codes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint longest = 0;

  g_assert_true (suyuan_workspace_begin (self->workspace, NULL));
  for (guint i = 0; i < 4000; i++)
    {
      SuyuanUid     uid;
      SuyuanRecord *record;

      suyuan_uid_init (&uid, G_GINT64_CONSTANT (1778112000000) + i / 1500);
      record = suyuan_record_new (suyuan_workspace_get_catalogue (self->workspace), SUYUAN_KIND_ENTERPRISE, &uid);
      put_row (self->workspace, record);
      g_ptr_array_add (records, record);
    }
  g_assert_true (suyuan_workspace_commit (self->workspace, NULL));

  for (guint i = 0; i < records->len; i++)
    {
      char *code = suyuan_workspace_dup_code (self->workspace, records->pdata[i]);

      assert_finds (self, code, records->pdata[i]);
      longest = MAX (longest, strlen (code));
      g_assert_true (g_hash_table_add (codes, code));
    }
  g_assert_cmpuint (longest, <, 37); /* short enough to be worth it */
}

static SuyuanRecord *
put_section (Fixture    *self,
             const char *province,
             const char *basin,
             const char *name,
             const char *code)
{
  g_autoptr (SuyuanRecord) record = fixture_record (self->workspace, SUYUAN_KIND_SECTION, code, name);

  suyuan_record_set_text (record, "province", province);
  suyuan_record_set_text (record, "basin", basin);
  g_assert_true (suyuan_workspace_begin (self->workspace, NULL));
  put_row (self->workspace, record);
  g_assert_true (suyuan_workspace_commit (self->workspace, NULL));
  return g_steal_pointer (&record);
}

/* A section without a code is province/basin/name; a twin or a missing part falls back to what is still its own. */
static void
test_natural (Fixture      *self,
              gconstpointer data)
{
  g_autoptr (SuyuanRecord) whole = put_section (self, "河南省", "长江流域", "七里庄", NULL);
  g_autoptr (SuyuanRecord) other = put_section (self, "湖北省", "长江流域", "七里庄", NULL);
  g_autoptr (SuyuanRecord) bare = put_section (self, NULL, NULL, "无名", NULL);
  g_autoptr (SuyuanRecord) slashed = put_section (self, "河南省", "淮河流域", "甲/乙/丙", NULL);
  g_autoptr (SuyuanRecord) coded = put_section (self, "河南省", "黄河流域", "花园口", "HYK");
  g_autoptr (SuyuanRecord) twin = NULL;
  g_autofree char *code = suyuan_workspace_dup_code (self->workspace, whole), *bare_code = suyuan_workspace_dup_code (self->workspace, bare),
                  *slashed_code = suyuan_workspace_dup_code (self->workspace, slashed), *twin_code = NULL;

  g_assert_cmpstr (code, ==, "河南省/长江流域/七里庄");
  g_assert_cmpstr (bare_code, ==, "//无名");
  assert_finds (self, code, whole);
  assert_finds (self, "湖北省/长江流域/七里庄", other);
  assert_finds (self, bare_code, bare);
  assert_finds (self, slashed_code, slashed);
  assert_finds (self, "HYK", coded);
  assert_fails (self, SUYUAN_KIND_SECTION, "河南省/黄河流域/花园口", SUYUAN_STORE_ERROR_NOT_FOUND);
  assert_fails (self, SUYUAN_KIND_SECTION, "七里庄", SUYUAN_STORE_ERROR_NOT_FOUND);
  assert_fails (self, SUYUAN_KIND_SECTION, "长江流域/七里庄", SUYUAN_STORE_ERROR_NOT_FOUND);

  twin = put_section (self, "河南省", "长江流域", "七里庄", NULL);
  assert_fails (self, SUYUAN_KIND_SECTION, code, SUYUAN_STORE_ERROR_CONSTRAINT);
  twin_code = suyuan_workspace_dup_code (self->workspace, twin);
  g_assert_cmpint (twin_code[0], ==, '#');
  assert_finds (self, twin_code, twin);
}

/* What is printed for any record of any kind finds it again, unless its own code is somebody else's too. */
static void
test_round_trip (Fixture      *self,
                 gconstpointer data)
{
  for (SuyuanKind kind = 1; kind < SUYUAN_N_KINDS; kind++)
    {
      g_autoptr (GPtrArray) records = random_fill (self->workspace, kind, 30);
      guint n_found = 0;

      for (guint i = 0; i < records->len; i++)
        {
          g_autofree char *code = suyuan_workspace_dup_code (self->workspace, records->pdata[i]);
          g_autoptr (GError) error = NULL;
          SuyuanUid uid;

          if (suyuan_workspace_find (self->workspace, kind, code, &uid, &error))
            {
              g_assert_true (suyuan_uid_equal (&uid, suyuan_record_get_uid (records->pdata[i])) || suyuan_record_get_text (records->pdata[i], "code") == NULL);
              n_found++;
            }
          else
            g_assert_error (error, SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_CONSTRAINT);
        }
      g_assert_cmpuint (n_found, >, 10);
    }
}

#define ADD(name, func) g_test_add ("/store/code/" name, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("local", test_local);
  ADD ("ambiguous", test_ambiguous);
  ADD ("national", test_national);
  ADD ("uid-prefix", test_uid_prefix);
  ADD ("uid-ambiguous", test_uid_ambiguous);
  ADD ("many", test_many);
  ADD ("natural", test_natural);
  ADD ("round-trip", test_round_trip);

  return g_test_run ();
}
