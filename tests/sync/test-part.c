/* test-part.c: parts of a workspace: what is in them, what comes back and what the whole fills in
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "land.h"

#include "suyuan-census.h"
#include "suyuan-checks.h"
#include "suyuan-evidence.h"
#include "suyuan-media.h"
#include "suyuan-numbers.h"
#include "suyuan-part.h"

static SuyuanWorkspace *
workspace_of (SuyuanOffice *office)
{
  return suyuan_office_get_workspace (office);
}

/* --- what is in a part --- */

static void
test_reach (Band         *band,
            gconstpointer data)
{
  SuyuanOffice    *bureau = band->offices[0], *team;
  Land             land;
  SuyuanUid        here, there;
  g_autofree char *path = NULL;
  g_autofree char *words = NULL;

  land_make (bureau, &land);
  here = land_add_outlet (bureau, "A", &land.reaches[1]);
  there = land_add_outlet (bureau, "B", &land.reaches[0]);
  land_add (bureau, SUYUAN_KIND_LINK, "L1", NULL, "outlet", &here, "enterprise", &land.enterprises[1], NULL);
  land_add (bureau, SUYUAN_KIND_LINK, "L2", NULL, "outlet", &there, "enterprise", &land.enterprises[0], NULL);
  land_add (bureau, SUYUAN_KIND_VISIT, "V1", NULL, "outlet", &here, NULL);
  land_add (bureau, SUYUAN_KIND_VISIT, "V2", NULL, "outlet", &there, NULL);
  land_add (bureau, SUYUAN_KIND_VISIT, "V3", NULL, "reach", &land.reaches[1], NULL);
  land_add (bureau, SUYUAN_KIND_VISIT, "V4", NULL, "enterprise", &land.enterprises[1], NULL);
  path = land_pack (band, bureau, NULL, "R2");
  team = band_found (band, path);

  g_assert_cmpint (land_count (team, SUYUAN_KIND_OUTLET), ==, 1);
  g_assert_cmpint (land_count (team, SUYUAN_KIND_REACH), ==, 2); /* and what is below it */
  g_assert_cmpint (land_count (team, SUYUAN_KIND_SECTION), ==, 1);
  g_assert_cmpint (land_count (team, SUYUAN_KIND_WATER_BODY), ==, 1);
  g_assert_cmpint (land_count (team, SUYUAN_KIND_LINK), ==, 1);
  g_assert_cmpint (land_count (team, SUYUAN_KIND_ENTERPRISE), ==, 1);
  g_assert_cmpint (land_count (team, SUYUAN_KIND_PORT), ==, 1);
  g_assert_cmpint (land_count (team, SUYUAN_KIND_VISIT), ==, 2);
  g_assert_cmpint (land_count (team, SUYUAN_KIND_UNIT), ==, 1);
  g_assert_cmpint (land_count (team, SUYUAN_KIND_PERSON), ==, 1); /* nobody named the clerk */
  land_assert_closed (team);
  office_assert_whole (workspace_of (team));
  g_assert_true (suyuan_office_is_part (team));
  g_assert_false (suyuan_office_is_part (bureau));
  words = suyuan_office_dup_part (team);
  g_assert_nonnull (strstr (words, "R2"));
}

/* Where a record was once it is told of: a part does not go on showing it there. */
static void
test_gone (Band         *band,
           gconstpointer data)
{
  SuyuanOffice    *bureau = band->offices[0], *team;
  Land             land;
  SuyuanUid        moved, removed;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autoptr (SuyuanArrival) arrival = NULL;
  g_autoptr (SuyuanRecord) record = NULL;
  SuyuanUid reach;

  land_make (bureau, &land);
  moved = land_add_outlet (bureau, "A", &land.reaches[0]);
  removed = land_add_outlet (bureau, "B", &land.reaches[0]);
  first = land_pack (band, bureau, NULL, "R1");
  team = band_found (band, first);
  g_assert_cmpint (land_count (team, SUYUAN_KIND_OUTLET), ==, 2);

  land_refer (bureau, SUYUAN_KIND_OUTLET, &moved, "reach", &land.reaches[2]);
  land_remove (bureau, SUYUAN_KIND_OUTLET, &removed);
  second = land_pack (band, bureau, NULL, "R1");
  arrival = band_merge (team, second);
  g_assert_cmpint (land_count (team, SUYUAN_KIND_OUTLET), ==, 1);
  record = suyuan_office_get (team, SUYUAN_KIND_OUTLET, &moved, NULL);
  g_assert_true (suyuan_record_get_ref (record, "reach", &reach));
  g_assert_true (suyuan_uid_equal (&reach, &land.reaches[2]));
  land_assert_closed (team);
}

static void
test_division (Band         *band,
               gconstpointer data)
{
  static const char *const city[] = { "320100", NULL }, *const county[] = { "320106", NULL }, *const none[] = { "110000", NULL }, *const words[] = { "乌有乡", NULL };
  static const char *const *const wrong[] = { none, words };
  SuyuanOffice                   *bureau = band->offices[0], *all, *some, *filtered;
  Land                            land;
  SuyuanUid                       one, other;
  g_autofree char                *wide = NULL;
  g_autofree char                *narrow = NULL;
  g_autofree char                *passing = NULL;

  land_make (bureau, &land);
  one = land_add_outlet (bureau, "A", &land.reaches[0]);
  other = land_add_outlet (bureau, "B", &land.reaches[1]);
  land_set (bureau, SUYUAN_KIND_OUTLET, &one, "division", "320106");
  land_set (bureau, SUYUAN_KIND_OUTLET, &other, "division", "320104");
  wide = band_pack_terms (band, bureau, NULL, (SuyuanPackTerms){ .portion.divisions = city });
  narrow = band_pack_terms (band, bureau, NULL, (SuyuanPackTerms){ .portion.divisions = county });
  passing = band_pack_terms (band, bureau, NULL, (SuyuanPackTerms){ .portion.filter = "code = 'B'" });
  all = band_found (band, wide);
  some = band_found (band, narrow);
  filtered = band_found (band, passing);
  g_assert_cmpint (land_count (all, SUYUAN_KIND_OUTLET), ==, 2);
  g_assert_cmpint (land_count (some, SUYUAN_KIND_OUTLET), ==, 1);
  g_assert_cmpint (land_count (filtered, SUYUAN_KIND_OUTLET), ==, 1);
  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      SuyuanPackTerms  terms = { .portion.divisions = wrong[i] };
      g_autofree char *path = band_name (band, ".zip");
      g_autoptr (GError) error = NULL;

      g_assert_null (suyuan_pack (bureau, path, &terms, NULL, &error));
      g_assert_error (error, SUYUAN_SYNC_ERROR, SUYUAN_SYNC_ERROR_INVALID);
      g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
    }
}

/* Codes that are given elsewhere are not given again. */
static void
test_numbers (Band         *band,
              gconstpointer data)
{
  SuyuanOffice    *bureau = band->offices[0], *team;
  Land             land;
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanOutcome) outcome = NULL;
  const char *const wanted[] = { "name=新口", NULL };

  land_make (bureau, &land);
  land_add_outlet (bureau, "PK-000000-0003", &land.reaches[0]);
  land_add_outlet (bureau, "PK-000000-0041", &land.reaches[1]);
  path = land_pack (band, bureau, NULL, "R1");
  team = band_found (band, path);
  g_assert_true (suyuan_office_set_operator (team, "P1", FALSE, &error));
  outcome = suyuan_office_add (team, SUYUAN_KIND_OUTLET, wanted, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (outcome->codes[0], ==, "PK-000000-0042");
}

/* Of codes somebody made up nothing is told, and they do not stand in the way of those that are given. */
static void
test_numbers_made_up (Band         *band,
                      gconstpointer data)
{
  static const char *const made_up[] = { "PK-绝密化工厂-7", "PK-000000-20240001", "PK-000000-007", "PK-000000-0007-1", "PK--0007" };
  const char *const        wanted[] = { "name=新口", NULL };
  SuyuanOffice            *bureau = band->offices[0], *team;
  Land                     land;
  g_autofree char         *path = NULL;
  g_autoptr (SuyuanPackage) package = NULL;
  g_autoptr (SuyuanOutcome) outcome = NULL;
  g_autoptr (GError) error = NULL;
  const SuyuanManifest *manifest;

  land_make (bureau, &land);
  for (gsize i = 0; i < G_N_ELEMENTS (made_up); i++)
    land_add_outlet (bureau, made_up[i], &land.reaches[1]);
  land_add (bureau, SUYUAN_KIND_ENTERPRISE, "QY-00012", "厂", NULL);
  land_add_outlet (bureau, "PK-000000-0003", &land.reaches[1]);
  path = land_pack (band, bureau, NULL, "R1");
  package = suyuan_package_open (path, NULL);
  manifest = suyuan_package_get_manifest (package);
  g_assert_cmpuint (g_hash_table_size (manifest->numbers), ==, 1);
  g_assert_cmpstr (g_hash_table_lookup (manifest->numbers, "outlet:PK-000000-"), ==, "3");
  team = band_found (band, path);
  g_assert_true (suyuan_office_set_operator (team, "P1", FALSE, &error));
  outcome = suyuan_office_add (team, SUYUAN_KIND_OUTLET, wanted, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (outcome->codes[0], ==, "PK-000000-0004");
}

/* What another program writes there is no number. */
static void
test_numbers_read (void)
{
  static const char text[] = "{\"numbers\": {\"outlet:PK-320106-\": 9999, \"outlet:PK-320104-\": 10000, \"outlet:PK-甲-\": 3, \"outlet:\": 3, \"outlet\": 3,"
                             " \"link:GX-\": -5, \"nothing:GX-\": 3, \"enterprise:QY-\": 3, \"visit:XC-2026-0\": 3, \"visit:XC-2026-\": 12}}";
  g_autoptr (JsonNode) root = suyuan_document_read (text, -1);
  g_autoptr (GHashTable) numbers = suyuan_numbers_new ();

  suyuan_numbers_read (json_node_get_object (root), "numbers", numbers);
  g_assert_cmpuint (g_hash_table_size (numbers), ==, 2);
  g_assert_cmpstr (g_hash_table_lookup (numbers, "outlet:PK-320106-"), ==, "9999");
  g_assert_cmpstr (g_hash_table_lookup (numbers, "visit:XC-2026-"), ==, "12");
}

/* A part of a part knows of them too. */
static void
test_numbers_handed_on (Band         *band,
                        gconstpointer data)
{
  SuyuanOffice    *bureau = band->offices[0], *team, *pair;
  Land             land;
  g_autofree char *path = NULL;
  g_autofree char *again = NULL;
  g_autoptr (SuyuanPackage) package = NULL;
  const SuyuanManifest *manifest;

  land_make (bureau, &land);
  land_add_outlet (bureau, "PK-000000-0003", &land.reaches[0]);
  land_add_outlet (bureau, "PK-000000-0041", &land.reaches[1]);
  path = land_pack (band, bureau, NULL, "R1");
  team = band_found (band, path);
  again = band_pack (band, team, NULL);
  package = suyuan_package_open (again, NULL);
  manifest = suyuan_package_get_manifest (package);
  g_assert_cmpstr (g_hash_table_lookup (manifest->numbers, "outlet:PK-000000-"), ==, "41");
  g_assert_true (manifest->sender_is_part);
  pair = band_found (band, again);
  g_assert_cmpint (land_count_withheld (pair), ==, land_count_withheld (team));
  band_assert_same (team, pair);
}

/* What others may stand on is not taken away by who does not see them; where everything is, it is. */
static void
test_out_of_sight (Band         *band,
                   gconstpointer data)
{
  SuyuanOffice    *bureau = band->offices[0], *team;
  Land             land;
  SuyuanUid        outlet, lone;
  g_autofree char *path = NULL;
  g_autofree char *id = NULL;
  g_autoptr (GPtrArray) batches = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanOutcome) removed = NULL;

  land_make (bureau, &land);
  outlet = land_add_outlet (bureau, "A", &land.reaches[0]);
  lone = land_add (bureau, SUYUAN_KIND_ENTERPRISE, "E", "厂", NULL);
  land_refer (bureau, SUYUAN_KIND_OUTLET, &outlet, "enterprise", &lone);
  land_refer (bureau, SUYUAN_KIND_OUTLET, &outlet, "enterprise", NULL);
  batches = suyuan_journal_batches (suyuan_office_get_workspace (bureau), 3, NULL);
  id = g_strdup (((SuyuanBatchLine *) batches->pdata[2])->batch);
  path = land_pack (band, bureau, NULL, "R1");
  team = band_found (band, path);
  g_assert_true (suyuan_office_set_operator (team, "P1", FALSE, &error));
  g_assert_true (suyuan_office_set_operator (bureau, "P1", FALSE, &error));
  g_assert_null (suyuan_office_remove (team, SUYUAN_KIND_ENTERPRISE, &lone, &error));
  g_assert_cmpstr (suyuan_work_error_get_word (error), ==, "withheld");
  g_clear_error (&error);
  g_assert_false (suyuan_journal_undo (workspace_of (team), id, NULL, NULL, NULL, &error));
  g_assert_error (error, SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_CANNOT_UNDO);
  g_clear_error (&error);
  removed = suyuan_office_remove (bureau, SUYUAN_KIND_ENTERPRISE, &lone, &error);
  g_assert_no_error (error);
}

/* The foot of a page has one line, however many reaches a part is of and however long a filter is. */
static void
test_signature (Band         *band,
                gconstpointer data)
{
  static const char *const reaches[] = { "R1", "R2", "R3", NULL };
  SuyuanOffice            *bureau = band->offices[0], *team;
  Land                     land;
  g_autoptr (GString) filter = g_string_new ("code != 'A'");
  g_autofree char *few = NULL;
  g_autofree char *long_one = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *all = NULL;

  land_make (bureau, &land);
  land_add_outlet (bureau, "B", &land.reaches[0]);
  for (guint i = 0; i < 40; i++)
    g_string_append (filter, " and code != '甲'");
  few = band_pack_terms (band, bureau, NULL, (SuyuanPackTerms){ .portion.reaches = reaches });
  long_one = band_pack_terms (band, bureau, NULL, (SuyuanPackTerms){ .portion.filter = filter->str });
  team = band_found (band, few);
  first = suyuan_office_dup_signature (team);
  all = suyuan_office_dup_part (team);
  g_assert_nonnull (strstr (first, "R2"));
  g_assert_null (strstr (first, "R3"));
  g_assert_nonnull (strstr (first, "…"));
  g_assert_nonnull (strstr (all, "R3"));
  team = band_found (band, long_one);
  second = suyuan_office_dup_signature (team);
  g_assert_cmpint (g_utf8_strlen (second, -1), <, 120);
  g_assert_true (g_utf8_validate (second, -1, NULL));
}

/* What was kept back is no fault of who got the rest. */
static void
test_checks (Band         *band,
             gconstpointer data)
{
  static const char *const checks[] = { "missing_file", NULL };
  SuyuanOffice            *bureau = band->offices[0], *team;
  Land                     land;
  g_autofree char         *path = NULL;
  g_autoptr (GPtrArray) remarks = NULL;

  land_make (bureau, &land);
  band_add_medium (band, bureau, 500, NULL);
  path = band_pack_terms (band, bureau, NULL, (SuyuanPackTerms){ .media = SUYUAN_PACK_NO_MEDIA, .portion.filter = "name != ''" });
  team = band_found (band, path);
  g_assert_cmpint (land_count (team, SUYUAN_KIND_MEDIUM), ==, 1);
  remarks = suyuan_office_check (team, checks, NULL, NULL);
  g_assert_cmpuint (remarks->len, ==, 0);
}

/* --- part and whole --- */

/* What was withheld comes with the whole, whatever came first, and what was done meanwhile goes back. */
static void
test_hand_back (Band         *band,
                gconstpointer data)
{
  SuyuanOffice    *bureau = band->offices[0], *team;
  Land             land;
  g_autofree char *part = NULL;
  g_autofree char *back = NULL;
  g_autofree char *whole = NULL;
  g_autoptr (SuyuanArrival) returned = NULL;
  g_autoptr (SuyuanArrival) filled = NULL;
  g_autoptr (SuyuanPackage) package = NULL;
  gint64 n_withheld;

  land_make (bureau, &land);
  land_add_outlet (bureau, "A", &land.reaches[0]);
  land_add_outlet (bureau, "B", &land.reaches[1]);
  part = land_pack (band, bureau, NULL, "R1");
  team = band_found (band, part);
  n_withheld = land_count_withheld (team);
  g_assert_cmpint (n_withheld, >, 0);
  land_add_outlet (team, "C", &land.reaches[0]);

  back = band_pack (band, team, part);
  package = suyuan_package_open (back, NULL);
  g_assert_cmpint (suyuan_package_get_manifest (package)->n_withheld, ==, 0);
  g_assert_true (suyuan_package_get_manifest (package)->sender_is_part);
  returned = band_merge (bureau, back);
  g_assert_cmpint (returned->tallies[SUYUAN_KIND_OUTLET].created, ==, 1);
  g_assert_cmpint (returned->n_withheld, ==, 0);

  whole = band_pack (band, bureau, back);
  filled = band_merge (team, whole);
  g_assert_cmpint (filled->n_filled, ==, n_withheld);
  g_assert_cmpint (land_count_withheld (team), ==, 0);
  g_assert_false (suyuan_office_is_part (team));
  g_assert_null (suyuan_office_dup_part (team));
  band_assert_same (bureau, team);
}

/* A receipt says that it is of a part, so that what it knows of is sent again with its contents. */
static void
test_receipt (Band         *band,
              gconstpointer data)
{
  SuyuanOffice    *bureau = band->offices[0], *team;
  Land             land;
  g_autofree char *part = NULL;
  g_autofree char *receipt = NULL;
  g_autofree char *next = NULL;
  g_autofree char *whole = NULL;
  g_autoptr (SuyuanArrival) neighbour = NULL;
  g_autoptr (SuyuanArrival) filled = NULL;

  land_make (bureau, &land);
  land_add_outlet (bureau, "A", &land.reaches[0]);
  land_add_outlet (bureau, "B", &land.reaches[1]);
  part = land_pack (band, bureau, NULL, "R1");
  team = band_found (band, part);
  receipt = band_receipt (band, team, part);
  next = land_pack (band, bureau, receipt, "R2");
  neighbour = band_merge (team, next);
  g_assert_cmpint (neighbour->tallies[SUYUAN_KIND_OUTLET].created, ==, 1);
  g_assert_cmpuint (neighbour->batches->len, ==, 0);
  land_assert_closed (team);
  whole = band_pack (band, bureau, receipt);
  filled = band_merge (team, whole);
  g_assert_cmpint (filled->n_withheld, ==, 0);
  band_assert_same (bureau, team);
}

/* What is withheld cannot be taken back: nobody here knows what it was. */
static void
test_undo (Band         *band,
           gconstpointer data)
{
  SuyuanOffice *bureau = band->offices[0], *team;
  Land          land;
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanBatch) batch = NULL;
  g_autofree char *id = NULL;
  g_autofree char *path = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  land_make (bureau, &land);
  batch = suyuan_batch_begin (workspace_of (bureau), "both", NULL, NULL);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (SuyuanRecord) record = fixture_record (workspace_of (bureau), SUYUAN_KIND_OUTLET, NULL, "口");

      suyuan_record_set_ref (record, "reach", &land.reaches[i]);
      g_assert_true (suyuan_batch_create (batch, record, NULL));
    }
  g_assert_true (suyuan_batch_commit (batch, &id, NULL));
  path = land_pack (band, bureau, NULL, "R1");
  team = band_found (band, path);
  g_assert_cmpint (land_count (team, SUYUAN_KIND_OUTLET), ==, 1);
  before = office_dump (workspace_of (team));
  g_assert_false (suyuan_journal_undo (workspace_of (team), id, NULL, NULL, NULL, &error));
  g_assert_error (error, SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_CANNOT_UNDO);
  after = office_dump (workspace_of (team));
  g_assert_cmpstr (before, ==, after);
}

/* A part that is merged where everything was leaves a part, and says so beforehand. */
static void
test_into_whole (Band         *band,
                 gconstpointer data)
{
  SuyuanOffice    *bureau = band->offices[0], *other = band_join (band);
  Land             land;
  g_autofree char *part = NULL;
  g_autofree char *whole = NULL;
  g_autofree char *head = NULL;
  g_autofree char *head_there = NULL;
  g_autoptr (SuyuanPackage) package = NULL;
  g_autoptr (SuyuanArrival) tried = NULL;
  g_autoptr (SuyuanArrival) merged = NULL;
  g_autoptr (SuyuanArrival) filled = NULL;

  land_make (bureau, &land);
  land_add_outlet (bureau, "A", &land.reaches[0]);
  part = land_pack (band, bureau, NULL, "R3");
  package = suyuan_package_open (part, NULL);
  tried = suyuan_arrival_try (other, package, NULL, NULL);
  g_assert_true (tried->was_whole);
  g_assert_cmpint (tried->n_withheld, >, 0);
  g_assert_cmpint (land_count_withheld (other), ==, 0);
  merged = band_merge (other, part);
  g_assert_cmpint (land_count_withheld (other), ==, tried->n_withheld);
  head = office_head (workspace_of (bureau));
  head_there = office_head (workspace_of (other));
  g_assert_cmpstr (head, ==, head_there);
  whole = band_pack (band, bureau, NULL);
  filled = band_merge (other, whole);
  band_assert_same (bureau, other);
}

/* --- files --- */

static GBytes *
shrink (const char *path,
        gboolean    thumb,
        GError    **error)
{
  return thumb ? g_bytes_new_static ("small", 5) : g_bytes_new_static ("print size", 10);
}

/* A copy is looked at and never passes for the original, which can still be asked for. */
static void
test_copies (Band         *band,
             gconstpointer data)
{
  SuyuanOffice    *bureau = band->offices[0], *team;
  g_autofree char *sha256 = NULL;
  SuyuanUid        uid = band_add_medium (band, bureau, 5000, &sha256);
  g_autofree char *thumbs = band_pack_terms (band, bureau, NULL, (SuyuanPackTerms){ .media = SUYUAN_PACK_THUMBS, .copy = shrink });
  g_autofree char *prints = band_pack_terms (band, bureau, NULL, (SuyuanPackTerms){ .media = SUYUAN_PACK_PRINT, .copy = shrink });
  g_autofree char *receipt = NULL;
  g_autofree char *originals = NULL;
  g_autofree char *copy = NULL;
  g_autofree char *content = NULL;
  g_autofree char *original = NULL;
  g_autofree char *seen = NULL;
  g_autoptr (SuyuanRecord) medium = NULL;
  g_autoptr (SuyuanArrival) printed = NULL;
  g_autoptr (SuyuanArrival) again = NULL;
  g_autoptr (SuyuanArrival) smaller = NULL;
  g_autoptr (SuyuanArrival) whole = NULL;

  team = band_found (band, thumbs);
  medium = suyuan_office_get (team, SUYUAN_KIND_MEDIUM, &uid, NULL);
  g_assert_null (suyuan_office_dup_media_path (team, medium));
  copy = suyuan_office_dup_picture_path (team, medium);
  g_assert_nonnull (strstr (copy, "copies"));
  printed = band_merge (team, prints);
  g_assert_cmpint (printed->n_copies, ==, 1);
  g_assert_cmpuint (printed->lacking->len, ==, 1);
  g_assert_true (g_file_get_contents (copy, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, "print size");
  again = band_merge (team, prints);
  smaller = band_merge (team, thumbs);
  g_assert_cmpint (again->n_copies, ==, 0);
  g_assert_cmpint (smaller->n_copies, ==, 0);

  receipt = band_receipt (band, team, prints);
  originals = band_pack (band, bureau, receipt);
  whole = band_merge (team, originals);
  g_assert_cmpint (whole->n_media, ==, 1);
  g_assert_cmpuint (whole->lacking->len, ==, 0);
  original = suyuan_office_dup_media_path (team, medium);
  seen = suyuan_office_dup_picture_path (team, medium);
  g_assert_true (suyuan_media_is_whole (original, sha256));
  g_assert_cmpstr (seen, ==, original);
}

/* Photographs that differ in what nobody sees come to the same copy, which each has to itself. */
static void
test_same_copies (Band         *band,
                  gconstpointer data)
{
  SuyuanPackTerms  terms = { .media = SUYUAN_PACK_THUMBS, .copy = shrink };
  SuyuanOffice    *bureau = band->offices[0], *team;
  g_autofree char *one = NULL;
  g_autofree char *other = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *copy = NULL;
  g_autoptr (SuyuanArrival) arrival = NULL;

  band_add_medium (band, bureau, 3000, &one);
  first = band_pack_terms (band, bureau, NULL, terms);
  team = band_found (band, first);
  band_add_medium (band, bureau, 3000, &other);
  g_assert_cmpstr (one, !=, other);
  second = band_pack_terms (band, bureau, NULL, terms);
  arrival = band_merge (team, second);
  g_assert_cmpint (arrival->n_copies, ==, 1);
  copy = suyuan_office_dup_copy_path (team, other);
  g_assert_true (g_file_test (copy, G_FILE_TEST_IS_REGULAR));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  BAND_TEST ("/sync/part/reach", test_reach);
  BAND_TEST ("/sync/part/gone", test_gone);
  BAND_TEST ("/sync/part/division", test_division);
  BAND_TEST ("/sync/part/numbers", test_numbers);
  BAND_TEST ("/sync/part/numbers-made-up", test_numbers_made_up);
  g_test_add_func ("/sync/part/numbers-read", test_numbers_read);
  BAND_TEST ("/sync/part/numbers-handed-on", test_numbers_handed_on);
  BAND_TEST ("/sync/part/out-of-sight", test_out_of_sight);
  BAND_TEST ("/sync/part/signature", test_signature);
  BAND_TEST ("/sync/part/checks", test_checks);
  BAND_TEST ("/sync/part/hand-back", test_hand_back);
  BAND_TEST ("/sync/part/receipt", test_receipt);
  BAND_TEST ("/sync/part/undo", test_undo);
  BAND_TEST ("/sync/part/into-whole", test_into_whole);
  BAND_TEST ("/sync/part/copies", test_copies);
  BAND_TEST ("/sync/part/same-copies", test_same_copies);

  return g_test_run ();
}
