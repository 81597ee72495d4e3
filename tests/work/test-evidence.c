/* Files in, what they are worth, and links that rest on them.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "town.h"

#include "suyuan-evidence.h"
#include "suyuan-workspace-private.h"

#include <glib/gstdio.h>
#include <math.h>

static SuyuanOutcome *
attach (Town            *t,
        SuyuanKind       kind,
        const SuyuanUid *uid,
        const char      *file,
        const char      *photo_kind,
        GError         **error)
{
  const char *files[] = { file, NULL };

  return suyuan_office_add_media (t->fixture.office, kind, uid, files, photo_kind, NULL, NULL, error);
}

static SuyuanRecord *
only_medium (Town            *t,
             const SuyuanUid *subject)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) media = suyuan_office_media (t->fixture.office, subject, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (media->len, ==, 1);
  return suyuan_record_ref (media->pdata[0]);
}

static char *
text_file (Town       *t,
           const char *name,
           const char *content)
{
  char *path = g_build_filename (t->fixture.folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, content, -1, &error);
  g_assert_no_error (error);
  return path;
}

static GPtrArray *taken; /* of char * */

static void
taken_cb (const char *path)
{
  g_ptr_array_add (taken, g_strdup (path));
}

/* Whoever follows is told of each picture where it lies now, also one that was there before, and of nothing else. */
static void
test_taken_is_told (Town         *t,
                    gconstpointer data)
{
  g_autofree char *photo = town_photo (t, "near-01", "2026-03-01", TOWN_LON, TOWN_LAT), *sheet = text_file (t, "sheet.txt", "笔录");
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanOutcome) first = NULL;
  g_autoptr (SuyuanOutcome) second = NULL;
  g_autoptr (SuyuanRecord) medium = NULL;
  g_autofree char *path = NULL;

  taken = g_ptr_array_new_with_free_func (g_free);
  suyuan_evidence_follow (taken_cb);
  first = attach (t, SUYUAN_KIND_OUTLET, &t->outlet, photo, "near", &error);
  g_assert_no_error (error);
  medium = only_medium (t, &t->outlet);
  path = suyuan_office_dup_media_path (t->fixture.office, medium);
  g_assert_cmpuint (taken->len, ==, 1);
  g_assert_cmpstr (taken->pdata[0], ==, path);
  second = attach (t, SUYUAN_KIND_OUTLET, &t->outlet, sheet, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (taken->len, ==, 1);
  suyuan_evidence_follow (NULL);
  g_ptr_array_unref (taken);
}

static void
test_photo (Town         *t,
            gconstpointer data)
{
  g_autofree char *photo = town_photo (t, "near-01", "2026-03-01", TOWN_LON, TOWN_LAT);
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanOutcome) outcome = attach (t, SUYUAN_KIND_OUTLET, &t->outlet, photo, "近景", &error);
  g_autoptr (SuyuanRecord) medium = NULL;
  g_autofree char *path = NULL;
  g_autofree char *because = NULL;

  g_assert_no_error (error);
  g_assert_cmpstr (outcome->codes[0], ==, "O1");
  medium = only_medium (t, &t->outlet);
  g_assert_cmpstr (suyuan_record_get_text (medium, "code"), ==, "MT-2026-000001");
  g_assert_cmpstr (suyuan_record_get_text (medium, "type"), ==, "photo");
  g_assert_cmpstr (suyuan_record_get_text (medium, "photo_kind"), ==, "near");
  g_assert_cmpstr (suyuan_record_get_text (medium, "subject_kind"), ==, "outlet");
  g_assert_cmpint (suyuan_record_get_integer (medium, "width"), >, 0);
  g_assert_cmpint (ABS (suyuan_record_get_integer (medium, "lon") - 1120800000), <, 100);
  g_assert_cmpint (suyuan_record_get_integer (medium, "taken"), ==, G_GINT64_CONSTANT (1772330400000));
  g_assert_cmpuint (strlen (suyuan_record_get_text (medium, "fingerprint")), ==, 16);

  path = suyuan_office_dup_media_path (t->fixture.office, medium);
  g_assert_true (g_file_test (path, G_FILE_TEST_IS_REGULAR));
  g_assert_cmpstr (suyuan_office_grade_medium (t->fixture.office, medium, &because), ==, "first");
  g_assert_nonnull (because);
}

/* Taken a kilometre off it would be refused; a damaged register must not make it good evidence. */
static void
test_unreadable_outlet (Town         *t,
                        gconstpointer data)
{
  g_autofree char *photo = town_photo (t, "near-01", "2026-03-01", TOWN_LON + 0.1, TOWN_LAT);
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanOutcome) outcome = attach (t, SUYUAN_KIND_OUTLET, &t->outlet, photo, "near", &error);
  g_autoptr (SuyuanRecord) medium = NULL;
  g_autofree char *because = NULL;

  g_assert_no_error (error);
  medium = only_medium (t, &t->outlet);
  g_assert_cmpstr (suyuan_office_grade_medium (t->fixture.office, medium, NULL), ==, "refused");
  g_assert_true (suyuan_db_exec (suyuan_office_get_workspace (t->fixture.office)->db,
                                 "PRAGMA legacy_alter_table = ON; ALTER TABLE outlet RENAME TO outlet_hidden", &error));
  g_assert_cmpstr (suyuan_office_grade_medium (t->fixture.office, medium, &because), ==, "refused");
  g_assert_nonnull (strstr (because, "outlet"));
}

/* Out of an archive that was packed on Windows: its name is no UTF-8, and is read all the same. */
static void
test_foreign_name (Town         *t,
                   gconstpointer data)
{
  g_autofree char *photo = town_photo (t, "near-01", "2026-03-01", TOWN_LON, TOWN_LAT);
  g_autofree char *renamed = g_strconcat (t->fixture.folder, "/\xbd\xfc\xbe\xb0.jpg", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanOutcome) outcome = NULL;
  g_autoptr (SuyuanRecord) medium = NULL;

  g_assert_cmpint (g_rename (photo, renamed), ==, 0);
  outcome = attach (t, SUYUAN_KIND_OUTLET, &t->outlet, renamed, "near", &error);
  g_assert_no_error (error);
  medium = only_medium (t, &t->outlet);
  g_assert_cmpstr (suyuan_record_get_text (medium, "name"), ==, "近景.jpg");
}

static void
test_missing_original (Town         *t,
                       gconstpointer data)
{
  g_autofree char *photo = town_photo (t, "near-01", "2026-03-01", TOWN_LON, TOWN_LAT);
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanOutcome) outcome = attach (t, SUYUAN_KIND_OUTLET, &t->outlet, photo, NULL, &error);
  g_autoptr (SuyuanRecord) medium = only_medium (t, &t->outlet);
  g_autofree char *path = suyuan_office_dup_media_path (t->fixture.office, medium);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  g_file_delete (file, NULL, &error);
  g_assert_no_error (error);
  g_assert_null (suyuan_office_dup_media_path (t->fixture.office, medium));
}

static void
test_grades (Town         *t,
             gconstpointer data)
{
  static const struct
  {
    const char *picture, *day, *grade;
    double      lon;
  } cases[] = {
    { "near-01", "2026-03-01", "first", TOWN_LON + 0.001 },
    { "near-02", "2026-03-01", "refused", TOWN_LON + 0.02 },
    { "near-03", "2026-03-01", "refused", NAN },
    { "near-04", "2026-09-01", "refused", TOWN_LON },
    { "near-05", NULL, "refused", NAN },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *code = g_strdup_printf ("code=X%" G_GSIZE_FORMAT, i);
      SuyuanUid        outlet = fixture_add (&t->fixture, SUYUAN_KIND_OUTLET, "name=口", code, "lon=112.08", "lat=32.69", NULL);
      g_autofree char *photo = town_photo (t, cases[i].picture, cases[i].day, cases[i].lon, TOWN_LAT);
      g_autoptr (GError) error = NULL;
      g_autoptr (SuyuanOutcome) outcome = attach (t, SUYUAN_KIND_OUTLET, &outlet, photo, NULL, &error);
      g_autoptr (SuyuanRecord) medium = only_medium (t, &outlet);

      g_assert_no_error (error);
      g_assert_cmpstr (suyuan_office_grade_medium (t->fixture.office, medium, NULL), ==, cases[i].grade);
    }
}

/* A signed sheet handed in with a photo that says nothing makes it second grade. */
static void
test_signed_sheet (Town         *t,
                   gconstpointer data)
{
  g_autofree char *photo = town_photo (t, "near-01", NULL, NAN, NAN);
  g_autofree char *sheet = town_photo (t, "far-01", NULL, NAN, NAN);
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanOutcome) first = attach (t, SUYUAN_KIND_OUTLET, &t->outlet, photo, NULL, &error);
  g_autoptr (SuyuanRecord) medium = only_medium (t, &t->outlet);
  g_autoptr (SuyuanOutcome) second = NULL;

  g_assert_cmpstr (suyuan_office_grade_medium (t->fixture.office, medium, NULL), ==, "refused");
  second = attach (t, SUYUAN_KIND_OUTLET, &t->outlet, sheet, "signed_sheet", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (suyuan_office_grade_medium (t->fixture.office, medium, NULL), ==, "second");
}

static void
test_other_files (Town         *t,
                  gconstpointer data)
{
  g_autofree char *report = text_file (t, "report.pdf", "%PDF-1.4\n");
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanOutcome) outcome = attach (t, SUYUAN_KIND_OUTLET, &t->outlet, report, "report", &error);
  g_autoptr (SuyuanRecord) medium = NULL;

  g_assert_no_error (error);
  medium = only_medium (t, &t->outlet);
  g_assert_cmpstr (suyuan_record_get_text (medium, "type"), ==, "report");
  g_assert_cmpstr (suyuan_record_get_text (medium, "content_type"), ==, "application/pdf");
  g_assert_false (suyuan_record_has (medium, "photo_kind"));
}

static void
test_bad_files (Town         *t,
                gconstpointer data)
{
  g_autofree char *empty = text_file (t, "empty.jpg", "");
  g_autofree char *torn = text_file (t, "torn.jpg", "\xff\xd8\xff\xe0 this is no picture");
  g_autofree char *good = town_photo (t, "near-01", "2026-03-01", TOWN_LON, TOWN_LAT);
  const char      *files[] = { good, torn, NULL };
  SuyuanQuery      media = { .kind = SUYUAN_KIND_MEDIUM };
  g_autoptr (GError) error = NULL;

  assert_refused (attach (t, SUYUAN_KIND_OUTLET, &t->outlet, empty, NULL, &error), error, "empty_file");
  assert_refused (attach (t, SUYUAN_KIND_OUTLET, &t->outlet, t->fixture.folder, NULL, &error), error, "not_a_file");
  assert_refused (attach (t, SUYUAN_KIND_OUTLET, &t->outlet, "/nowhere/at/all.jpg", NULL, &error), error, "no_file");
  assert_refused (attach (t, SUYUAN_KIND_OUTLET, &t->outlet, good, "portrait", &error), error, "unknown_value");
  g_assert_null (suyuan_office_add_media (t->fixture.office, SUYUAN_KIND_OUTLET, &t->outlet, files, NULL, NULL, NULL, &error));
  g_assert_nonnull (strstr (error->message, "torn.jpg"));
  g_clear_error (&error);
  g_assert_cmpint (suyuan_office_count (t->fixture.office, &media, &error), ==, 0);
}

static void
test_attached_once (Town         *t,
                    gconstpointer data)
{
  g_autofree char *photo = town_photo (t, "near-01", "2026-03-01", TOWN_LON, TOWN_LAT);
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanOutcome) first = attach (t, SUYUAN_KIND_OUTLET, &t->outlet, photo, "near", &error);
  g_autoptr (SuyuanOutcome) again = attach (t, SUYUAN_KIND_OUTLET, &t->outlet, photo, "near", &error);
  g_autoptr (SuyuanRecord) medium = NULL;

  g_assert_no_error (error);
  g_assert_null (again->batch);
  medium = only_medium (t, &t->outlet);
}

/* The same view saved again is the same picture, for another outlet. */
static void
test_same_view (Town         *t,
                gconstpointer data)
{
  g_autofree char *photo = town_photo (t, "near-01", "2026-03-01", TOWN_LON, TOWN_LAT);
  g_autofree char *restamped = town_photo (t, "near-01", "2026-03-02", TOWN_LON, TOWN_LAT);
  SuyuanUid        other = fixture_add (&t->fixture, SUYUAN_KIND_OUTLET, "code=O2", "name=二号", "lon=112.08", "lat=32.69", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanOutcome) first = attach (t, SUYUAN_KIND_OUTLET, &t->outlet, photo, "near", &error);
  g_autoptr (SuyuanOutcome) second = attach (t, SUYUAN_KIND_OUTLET, &other, restamped, "near", &error);
  g_autoptr (SuyuanRecord) earlier = only_medium (t, &t->outlet);
  g_autoptr (SuyuanRecord) later = only_medium (t, &other);

  g_assert_no_error (error);
  g_assert_cmpuint (g_strv_length (first->warnings), ==, 0);
  g_assert_cmpuint (g_strv_length (second->warnings), ==, 1);
  g_assert_nonnull (strstr (second->warnings[0], "O1"));
  g_assert_cmpstr (suyuan_office_grade_medium (t->fixture.office, earlier, NULL), ==, "first");
  g_assert_cmpstr (suyuan_office_grade_medium (t->fixture.office, later, NULL), ==, "refused");
}

static SuyuanOutcome *
link_with (Town                  *t,
           const SuyuanUid       *enterprise,
           const SuyuanLinkTerms *terms,
           GError               **error)
{
  return suyuan_office_link (t->fixture.office, &t->outlet, enterprise, terms, error);
}

static void
test_link_grows (Town         *t,
                 gconstpointer data)
{
  g_autofree char *photo = town_photo (t, "manhole-01", "2026-03-01", TOWN_LON, TOWN_LAT);
  const char      *evidence[] = { photo, NULL };
  SuyuanUid        plant = fixture_add (&t->fixture, SUYUAN_KIND_ENTERPRISE, "code=E1", "name=示例食品厂", NULL);
  SuyuanLinkTerms  terms = { .method = "technical", .confidence = "suspected" };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) links = NULL;
  g_autoptr (SuyuanOutcome) first = link_with (t, &plant, &terms, &error);
  g_autoptr (SuyuanOutcome) confirmed = NULL;

  g_assert_no_error (error);
  terms.confidence = "confirmed";
  assert_refused (link_with (t, &plant, &terms, &error), error, NULL);
  fixture_sit_down (&t->fixture, "王芳");
  assert_refused (link_with (t, &plant, &terms, &error), error, "link_no_evidence");
  terms.evidence = evidence;
  assert_refused (link_with (t, &plant, &terms, &error), error, "link_no_claim");
  terms.claim = "disputed";
  assert_refused (link_with (t, &plant, &terms, &error), error, "link_no_claim");
  terms.claim = "designated";
  assert_refused (link_with (t, &plant, &terms, &error), error, "link_no_document");
  terms.claim = "claimed";
  terms.main_party = TRUE;
  confirmed = link_with (t, &plant, &terms, &error);
  g_assert_no_error (error);

  links = suyuan_office_referring (t->fixture.office, SUYUAN_KIND_LINK, "outlet", &t->outlet, &error);
  g_assert_cmpuint (links->len, ==, 1);
  g_assert_cmpstr (suyuan_record_get_text (links->pdata[0], "confidence"), ==, "confirmed");
  g_assert_cmpstr (suyuan_record_get_text (links->pdata[0], "claimed_on"), ==, "2026-03-02");
  {
    g_autoptr (SuyuanRecord) outlet = suyuan_office_get (t->fixture.office, SUYUAN_KIND_OUTLET, &t->outlet, &error);
    SuyuanUid party;

    g_assert_true (suyuan_record_get_ref (outlet, "enterprise", &party));
    g_assert_true (suyuan_uid_equal (&party, &plant));
    g_assert_cmpint (suyuan_record_get_integer (outlet, "trace_done"), ==, 1);
  }
}

static void
test_one_main_party (Town         *t,
                     gconstpointer data)
{
  SuyuanUid       one = fixture_add (&t->fixture, SUYUAN_KIND_ENTERPRISE, "code=E1", "name=甲厂", NULL);
  SuyuanUid       other = fixture_add (&t->fixture, SUYUAN_KIND_ENTERPRISE, "code=E2", "name=乙厂", NULL);
  SuyuanLinkTerms terms = { .method = "inspection", .confidence = "probable", .main_party = TRUE };
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanOutcome) first = link_with (t, &one, &terms, &error);
  g_autoptr (SuyuanOutcome) again = NULL;
  g_autoptr (SuyuanOutcome) further = NULL;

  g_assert_no_error (error);
  g_assert_null (link_with (t, &other, &terms, &error));
  g_assert_nonnull (strstr (error->message, "甲厂"));
  assert_refused (NULL, error, "second_main");
  again = link_with (t, &one, &terms, &error);
  g_assert_no_error (error);
  terms.main_party = FALSE;
  further = link_with (t, &other, &terms, &error);
  g_assert_no_error (error);
}

static void
test_port_of_the_enterprise (Town         *t,
                             gconstpointer data)
{
  SuyuanUid       one = fixture_add (&t->fixture, SUYUAN_KIND_ENTERPRISE, "code=E1", "name=甲厂", NULL);
  SuyuanUid       other = fixture_add (&t->fixture, SUYUAN_KIND_ENTERPRISE, "code=E2", "name=乙厂", NULL);
  SuyuanLinkTerms terms = { .method = "documents", .confidence = "suspected", .port = "DW001" };
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanOutcome) outcome = NULL;
  g_autoptr (GPtrArray) links = NULL;
  SuyuanUid port = fixture_add (&t->fixture, SUYUAN_KIND_PORT, "code=DW001", "enterprise=E1", NULL), linked;

  assert_refused (link_with (t, &other, &terms, &error), error, "not_found");
  outcome = link_with (t, &one, &terms, &error);
  g_assert_no_error (error);
  links = suyuan_office_referring (t->fixture.office, SUYUAN_KIND_LINK, "outlet", &t->outlet, &error);
  g_assert_true (suyuan_record_get_ref (links->pdata[0], "port", &linked));
  g_assert_true (suyuan_uid_equal (&linked, &port));
}

/* Links of the outlet, and of them those that name @port; %NULL: none. */
static void
assert_links (Town            *t,
              guint            all,
              const SuyuanUid *port,
              guint            by_port)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) links = suyuan_office_referring (t->fixture.office, SUYUAN_KIND_LINK, "outlet", &t->outlet, &error);
  SuyuanUid named;
  guint     n = 0;

  g_assert_cmpuint (links->len, ==, all);
  for (guint i = 0; i < links->len; i++)
    n += suyuan_record_get_ref (links->pdata[i], "port", &named) && suyuan_uid_equal (&named, port);
  g_assert_cmpuint (n, ==, by_port);
}

static void
link_by_port (Town            *t,
              const SuyuanUid *enterprise,
              const char      *port)
{
  SuyuanLinkTerms terms = { .method = "documents", .confidence = "suspected", .port = port, .main_party = TRUE };
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanOutcome) outcome = link_with (t, enterprise, &terms, &error);

  g_assert_no_error (error);
}

/* A plant that discharges by two ports has two links; the first, made when no port was known, becomes that of the first
 * port that is named, and what names none of several is asked which. */
static void
test_link_for_each_port (Town         *t,
                         gconstpointer data)
{
  SuyuanUid       plant = fixture_add (&t->fixture, SUYUAN_KIND_ENTERPRISE, "code=E1", "name=甲厂", NULL);
  SuyuanUid       first = fixture_add (&t->fixture, SUYUAN_KIND_PORT, "code=DW001", "enterprise=E1", NULL);
  SuyuanUid       second = fixture_add (&t->fixture, SUYUAN_KIND_PORT, "code=DW002", "enterprise=E1", NULL);
  SuyuanLinkTerms terms = { .method = "documents", .confidence = "probable" };
  g_autoptr (GError) error = NULL;

  link_by_port (t, &plant, NULL);
  assert_links (t, 1, &first, 0);
  link_by_port (t, &plant, "DW001");
  assert_links (t, 1, &first, 1);
  link_by_port (t, &plant, NULL);
  assert_links (t, 1, &first, 1);
  link_by_port (t, &plant, "DW002");
  assert_links (t, 2, &first, 1);
  assert_links (t, 2, &second, 1);
  link_by_port (t, &plant, "DW002");
  assert_links (t, 2, &second, 1);
  assert_refused (link_with (t, &plant, &terms, &error), error, "ambiguous");
  assert_links (t, 2, &first, 1);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  town_test ("/evidence/taken-is-told", test_taken_is_told);
  town_test ("/evidence/photo", test_photo);
  town_test ("/evidence/missing-original", test_missing_original);
  town_test ("/evidence/foreign-name", test_foreign_name);
  town_test ("/evidence/unreadable-outlet", test_unreadable_outlet);
  town_test ("/evidence/grades", test_grades);
  town_test ("/evidence/signed-sheet", test_signed_sheet);
  town_test ("/evidence/other-files", test_other_files);
  town_test ("/evidence/bad-files", test_bad_files);
  town_test ("/evidence/attached-once", test_attached_once);
  town_test ("/evidence/same-view", test_same_view);
  town_test ("/evidence/link-grows", test_link_grows);
  town_test ("/evidence/one-main-party", test_one_main_party);
  town_test ("/evidence/port-of-the-enterprise", test_port_of_the_enterprise);
  town_test ("/evidence/link-for-each-port", test_link_for_each_port);
  return g_test_run ();
}
