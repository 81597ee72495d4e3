/* The pages behind the card, as text taken out of the PDF: photos with their faults, history by batch, long texts,
 * many photos, tables over several pages, the mark of a rehearsal.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "town.h"

#include "suyuan-dossier-print.h"
#include "suyuan-dossier.h"
#include "suyuan-evidence.h"

#include <glib/gstdio.h>

/* A dossier that was printed: its text page by page (a form feed ends each), and what went wrong. */
typedef struct
{
  char      *text;
  char     **pages;
  guint      n_pages;
  GPtrArray *faults;
} Print;

static void
print_clear (Print *self)
{
  g_free (self->text);
  g_strfreev (self->pages);
  g_clear_pointer (&self->faults, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Print, print_clear)

static void
print (Town  *t,
       Print *self)
{
  g_autofree char *path = g_build_filename (t->fixture.folder, "dossier.pdf", NULL);
  const char      *command[] = { "pdftotext", "-layout", path, "-", NULL };
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;

  suyuan_dossier_print (t->fixture.office, &t->outlet, path, &self->n_pages, &self->faults, &error);
  g_assert_no_error (error);
  process = g_subprocess_newv (command, G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &self->text, NULL, &error);
  g_assert_no_error (error);
  self->pages = g_strsplit (self->text, "\f", -1);
  g_assert_cmpuint (g_strv_length (self->pages), ==, self->n_pages + 1);
}

static guint
count_of (const char *text,
          const char *word)
{
  guint n = 0;

  for (const char *at = strstr (text, word); at != NULL; at = strstr (at + 1, word))
    n++;
  return n;
}

static guint
pages_with (Print      *self,
            const char *word)
{
  guint n = 0;

  for (guint i = 0; i < self->n_pages; i++)
    n += strstr (self->pages[i], word) != NULL;
  return n;
}

/* Photos lose the file's stem in the folder of media; a fault names page or file. */
static SuyuanRecord *
add_photo (Town       *t,
           const char *picture,
           const char *day)
{
  g_autofree char *path = town_photo (t, picture, day, TOWN_LON, TOWN_LAT);
  const char      *files[] = { path, NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanOutcome) outcome = NULL;
  g_autoptr (GPtrArray) media = NULL;

  outcome = suyuan_office_add_media (t->fixture.office, SUYUAN_KIND_OUTLET, &t->outlet, files, "near", NULL, NULL, &error);
  g_assert_no_error (error);
  media = suyuan_office_media (t->fixture.office, &t->outlet, &error);
  g_assert_no_error (error);
  return suyuan_record_ref (media->pdata[media->len - 1]);
}

static void
test_an_empty_dossier (Town         *t,
                       gconstpointer data)
{
  g_auto (Print) print_out = { 0 };

  print (t, &print_out);
  g_assert_cmpuint (print_out.faults->len, ==, 0);
  g_assert_nonnull (strstr (print_out.text, "No photo has been taken."));
  g_assert_nonnull (strstr (print_out.text, "No visit has been recorded."));
  g_assert_nonnull (strstr (print_out.text, "No enterprise has been linked."));
  g_assert_nonnull (strstr (print_out.text, "No sample has been taken."));
  g_assert_nonnull (strstr (print_out.text, "No task has been handed over."));
}

/* The outlet in the chain of the section below it: class, load, enterprise, task, what is not explained, and the river. */
static void
test_the_chain (Town         *t,
                gconstpointer data)
{
  Fixture        *f = &t->fixture;
  SuyuanLinkTerms terms = { .method = "documents", .confidence = "suspected" };
  SuyuanUid       plant;
  g_autoptr (SuyuanOutcome) outcome = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (Print) bare = { 0 };
  g_auto (Print) print_out = { 0 };
  g_auto (Print) again = { 0 };

  print (t, &bare);
  g_assert_nonnull (strstr (bare.text, "No section downstream sees this outlet"));

  fixture_add (f, SUYUAN_KIND_REACH, "code=R", "name=河", "geometry=LINESTRING (112.00 32.69, 112.20 32.69)", NULL);
  fixture_add (f, SUYUAN_KIND_SECTION, "code=S-LOW", "name=下断面", "lon=112.15", "lat=32.69", "target=III", NULL);
  fixture_add (f, SUYUAN_KIND_SAMPLE, "section=S-LOW", "taken=2026-02-10 09:00", "cod=41", "nh3n=0.5", NULL);
  fixture_set (f, SUYUAN_KIND_OUTLET, &t->outlet, "volume_m3d=1000", NULL);
  fixture_add (f, SUYUAN_KIND_SAMPLE, "outlet=O1", "taken=2026-02-10 09:00", "cod=120", NULL);
  plant = fixture_add (f, SUYUAN_KIND_ENTERPRISE, "code=E-1", "name=示例厂", NULL);
  outcome = suyuan_office_link (f->office, &t->outlet, &plant, &terms, &error);
  g_assert_no_error (error);
  town_task (t, "O1", "standardise", NULL);
  print (t, &print_out);
  g_assert_nonnull (strstr (print_out.text, "S-LOW"));
  g_assert_nonnull (strstr (print_out.text, "off target"));
  g_assert_nonnull (strstr (print_out.text, "this outlet brings 120 kg"));
  g_assert_nonnull (strstr (print_out.text, "Not explained: the section has no flow"));
  g_assert_nonnull (strstr (print_out.text, "km above S-LOW"));
  g_assert_cmpuint (count_of (print_out.text, "ZG-2026-0001"), >=, 2);

  /* What was found once is found again only while nothing has changed. */
  fixture_add (f, SUYUAN_KIND_SAMPLE, "section=S-LOW", "taken=2026-02-11 09:00", "cod=41", "nh3n=0.5", "flow_m3d=10000", NULL);
  print (t, &again);
  g_assert_nonnull (strstr (again.text, "Not explained: the section carries 410 kg"));
}

/* Every page says whose data it is, what it is about, and how many pages there are. */
static void
test_every_page (Town         *t,
                 gconstpointer data)
{
  g_auto (Print) print_out = { 0 };

  print (t, &print_out);
  g_assert_cmpuint (print_out.n_pages, >=, 2);
  g_assert_cmpuint (pages_with (&print_out, "DEMONSTRATION DATA"), ==, print_out.n_pages);
  g_assert_cmpuint (pages_with (&print_out, "Outlet dossier · O1 · 一号排口"), ==, print_out.n_pages);
  for (guint i = 0; i < print_out.n_pages; i++)
    {
      g_autofree char *number = g_strdup_printf ("\\b%u ?/ ?%u\\b", i + 1, print_out.n_pages);

      g_assert_true (g_regex_match_simple (number, print_out.pages[i], 0, 0));
      g_assert_nonnull (strstr (print_out.pages[i], "chain head"));
    }
}

static void
test_photos (Town         *t,
             gconstpointer data)
{
  g_auto (Print) print_out = { 0 };
  g_autoptr (SuyuanRecord) dated = add_photo (t, "first", "2026-03-01");
  g_autoptr (SuyuanRecord) plain = add_photo (t, "second", NULL);

  g_assert_false (suyuan_uid_equal (suyuan_record_get_uid (dated), suyuan_record_get_uid (plain)));
  print (t, &print_out);
  g_assert_cmpuint (print_out.faults->len, ==, 0);
  g_assert_cmpuint (count_of (print_out.text, "Near view · "), ==, 2);
  g_assert_nonnull (strstr (print_out.text, "Near view · 2026-03-01 10:00"));
  g_assert_nonnull (strstr (print_out.text, "Near view · time unknown"));
  g_assert_cmpuint (count_of (print_out.text, "first.jpg"), ==, 0);
  g_assert_cmpuint (count_of (print_out.text, "112.08"), >=, 2);
}

/* The map, what its signs mean and six photos stand on page two. */
static void
test_page_two (Town         *t,
               gconstpointer data)
{
  g_auto (Print) print_out = { 0 };

  for (guint i = 0; i < 6; i++)
    {
      g_autofree char *name = g_strdup_printf ("photo-%u", i);
      g_autoptr (SuyuanRecord) medium = add_photo (t, name, "2026-03-01");

      g_assert_nonnull (medium);
    }
  print (t, &print_out);
  g_assert_cmpuint (print_out.faults->len, ==, 0);
  g_assert_cmpuint (count_of (print_out.pages[1], "Near view · 2026-03-01 10:00"), ==, 6);
  for (const char *const *word = (const char *const[]){ "this outlet", "section, with its target", "bank: Not walked", "Awaiting closure", "Sealed", NULL }; *word != NULL; word++)
    g_assert_nonnull (strstr (print_out.pages[1], *word));
}

/* A file that is gone, and one that is no picture any more: the dossier is printed, and says so. */
static void
test_photos_that_are_lost (Town         *t,
                           gconstpointer data)
{
  g_auto (Print) print_out = { 0 };
  g_autoptr (SuyuanRecord) gone = add_photo (t, "first", "2026-03-01");
  g_autoptr (SuyuanRecord) broken = add_photo (t, "second", "2026-03-01");
  g_autofree char *first = suyuan_office_dup_media_path (t->fixture.office, gone);
  g_autofree char *second = suyuan_office_dup_media_path (t->fixture.office, broken);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_remove (first), ==, 0);
  g_assert_cmpint (g_chmod (second, 0644), ==, 0);
  g_file_set_contents (second, "no picture", -1, &error);
  g_assert_no_error (error);

  print (t, &print_out);
  g_assert_nonnull (strstr (print_out.text, "The file is missing from the media folder"));
  g_assert_nonnull (strstr (print_out.text, "The photo cannot be read"));
  g_assert_cmpuint (print_out.faults->len, >=, 2);
}

static void
test_sixty_photos (Town         *t,
                   gconstpointer data)
{
  g_auto (Print) print_out = { 0 };

  for (guint i = 0; i < 60; i++)
    {
      g_autofree char *name = g_strdup_printf ("photo-%u", i);
      g_autoptr (SuyuanRecord) medium = add_photo (t, name, "2026-03-01");

      g_assert_nonnull (medium);
    }
  print (t, &print_out);
  g_assert_cmpuint (print_out.faults->len, ==, 0);
  g_assert_cmpuint (count_of (print_out.text, "Near view · 2026-03-01 10:00"), ==, 60);
  g_assert_cmpuint (print_out.n_pages, >=, 2 + 60 / 12);
}

/* Two hundred samples run over several pages, each under the header of the table, and none is lost. */
static void
test_a_long_table (Town         *t,
                   gconstpointer data)
{
  g_autoptr (GString) list = g_string_new (NULL);
  g_auto (Print) print_out = { 0 };
  guint with_rows = 0;

  for (guint i = 0; i < 200; i++)
    {
      g_autofree char *taken = g_strdup_printf ("taken=2025-%02u-%02u 08:%02u", i % 12 + 1, i % 28 + 1, i % 60);
      g_autofree char *flow = g_strdup_printf ("flow_m3d=%u", 7000 + i);

      fixture_add (&t->fixture, SUYUAN_KIND_SAMPLE, "outlet=O1", taken, flow, "cod=30", NULL);
    }
  print (t, &print_out);
  g_assert_cmpuint (print_out.faults->len, ==, 0);
  for (guint i = 0; i < 200; i++)
    {
      g_autofree char *flow = g_strdup_printf (" %u ", 7000 + i);

      g_assert_cmpuint (count_of (print_out.text, flow), >=, 1);
    }
  for (guint i = 1; i < print_out.n_pages; i++)
    if (strstr (print_out.pages[i], "30, within the limit 60") != NULL)
      {
        g_assert_nonnull (strstr (print_out.pages[i], "Flow, m³/d"));
        with_rows++;
      }
  g_assert_cmpuint (with_rows, >=, 3);
}

/* A finding of a thousand characters is printed whole on the pages, whatever page one has to cut. */
static void
test_a_long_text (Town         *t,
                  gconstpointer data)
{
  g_autoptr (GString) finding = g_string_new ("finding=");
  g_auto (Print) print_out = { 0 };

  for (guint i = 0; i < 250; i++)
    g_string_append_printf (finding, "%03u号", i);
  fixture_add (&t->fixture, SUYUAN_KIND_VISIT, "type=patrol", "outlet=O1", "at=2026-02-06 09:30", finding->str, NULL);
  print (t, &print_out);
  g_assert_cmpuint (print_out.faults->len, ==, 0);
  for (guint i = 0; i < 250; i += 10)
    {
      g_autofree char *piece = g_strdup_printf ("%03u号", i);
      g_autofree char *broken = g_strdup_printf ("%03u", i);

      g_assert_true (strstr (print_out.text, piece) != NULL || strstr (print_out.text, broken) != NULL);
    }
}

/* What one batch changed is one line; the batch that made the record is counted, not listed. */
static void
test_history (Town         *t,
              gconstpointer data)
{
  g_auto (Print) print_out = { 0 };
  const char *last;

  fixture_sit_down (&t->fixture, "王芳");
  fixture_set (&t->fixture, SUYUAN_KIND_OUTLET, &t->outlet, "town=甲镇", "village=乙村", NULL);
  fixture_set (&t->fixture, SUYUAN_KIND_OUTLET, &t->outlet, "village=丙村", NULL);
  print (t, &print_out);
  last = strstr (print_out.text, "Last changes");
  g_assert_nonnull (last);
  g_assert_cmpuint (count_of (last, "王芳"), ==, 2);
  g_assert_nonnull (strstr (last, "甲镇"));
  g_assert_nonnull (strstr (last, "乙村 → 丙村"));
  g_assert_cmpuint (count_of (last, " fields"), ==, 1);
  g_assert_true (strstr (last, "乙村 → 丙村") < strstr (last, "甲镇"));
}

static void
test_tasks_and_links (Town         *t,
                      gconstpointer data)
{
  Fixture *f = &t->fixture;
  g_auto (Print) print_out = { 0 };
  SuyuanUid task, factory;
  g_autoptr (SuyuanOutcome) outcome = NULL;
  g_autoptr (GError) error = NULL;
  SuyuanLinkTerms terms = { .method = "inspection", .confidence = "probable", .reason = "井下摄像" };

  factory = fixture_add (f, SUYUAN_KIND_ENTERPRISE, "code=E1", "name=示例食品厂", NULL);
  task = town_task (t, "O1", "standardise", NULL);
  town_reach (t, &task, "received");
  outcome = suyuan_office_link (f->office, &t->outlet, &factory, &terms, &error);
  g_assert_no_error (error);

  print (t, &print_out);
  g_assert_nonnull (strstr (print_out.text, "示例食品厂"));
  g_assert_nonnull (strstr (print_out.text, "On the"));
  g_assert_nonnull (strstr (print_out.text, "井下摄像"));
  g_assert_nonnull (strstr (print_out.text, "接入管网"));
  g_assert_nonnull (strstr (print_out.text, "round 1 · due 2026-06-30"));
  g_assert_nonnull (strstr (print_out.text, "Received"));
  g_assert_nonnull (strstr (print_out.text, "李强"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  town_test ("/report/pages/empty", test_an_empty_dossier);
  town_test ("/report/pages/chain", test_the_chain);
  town_test ("/report/pages/every-page", test_every_page);
  town_test ("/report/pages/photos", test_photos);
  town_test ("/report/pages/page-two", test_page_two);
  town_test ("/report/pages/lost-photos", test_photos_that_are_lost);
  town_test ("/report/pages/sixty-photos", test_sixty_photos);
  town_test ("/report/pages/long-table", test_a_long_table);
  town_test ("/report/pages/long-text", test_a_long_text);
  town_test ("/report/pages/history", test_history);
  town_test ("/report/pages/tasks-and-links", test_tasks_and_links);
  return g_test_run ();
}
