/* The dossier of an outlet: nothing blank on page one, text that can be copied, fonts inside, the head in the footer.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"

#include "suyuan-atlas.h"
#include "suyuan-card-facts.h"
#include "suyuan-diary.h"
#include "suyuan-dossier-print.h"
#include "suyuan-dossier.h"
#include "suyuan-evaluated.h"

#include <glib/gstdio.h>

static SuyuanUid
add_outlet (Fixture *f)
{
  return fixture_add (f, SUYUAN_KIND_OUTLET, "code=A1", "name=示例城镇雨洪排口", "type=urban_rain", "lon=112.08", "lat=32.69", "bank=left", NULL);
}

/* Every part of the card, filled in or not, says something for each of its facts. */
static void
test_never_blank (Fixture      *f,
                  gconstpointer data)
{
  SuyuanUid uid = add_outlet (f);
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanDossier) dossier = suyuan_office_dossier (f->office, &uid, &error);
  guint n_facts = 0, n_absent = 0;

  g_assert_no_error (error);
  for (guint part = 0; part < SUYUAN_N_CARD_PARTS; part++)
    {
      g_autoptr (GPtrArray) facts = suyuan_card_facts (f->office, dossier, part, &error);

      g_assert_no_error (error);
      for (guint i = 0; i < facts->len; i++)
        {
          SuyuanCardFact *fact = facts->pdata[i];

          g_assert_cmpstr (fact->label, !=, "");
          g_assert_cmpstr (fact->value, !=, "");
          n_absent += fact->absent;
          n_facts++;
        }
    }
  g_assert_cmpuint (n_facts, >, 35);
  g_assert_cmpuint (n_absent, <, n_facts);
}

static void
test_results_against_limits (Fixture      *f,
                             gconstpointer data)
{
  static const char *const items[] = { "cod", "nh3n", "tp" };
  SuyuanUid                outlet = fixture_add (f, SUYUAN_KIND_OUTLET, "code=A2", "name=示例排口", "limit_cod=50", "limit_nh3n=5", NULL);
  SuyuanUid                sample = fixture_add (f, SUYUAN_KIND_SAMPLE, "outlet=A2", "taken=2026-02-20 10:00", "cod=75", "nh3n=<0.025", NULL);
  g_autoptr (SuyuanRecord) first = suyuan_office_get (f->office, SUYUAN_KIND_OUTLET, &outlet, NULL);
  g_autoptr (SuyuanRecord) second = suyuan_office_get (f->office, SUYUAN_KIND_SAMPLE, &sample, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) texts = suyuan_evaluated_items (first, second, items, G_N_ELEMENTS (items), &error);
  g_autoptr (GPtrArray) none = suyuan_evaluated_items (first, NULL, items, G_N_ELEMENTS (items), &error);

  g_assert_no_error (error);
  g_assert_nonnull (strstr (texts->pdata[0], "1.5"));
  g_assert_nonnull (strstr (texts->pdata[1], "<0.025"));
  g_assert_null (texts->pdata[2]);
  g_assert_null (none->pdata[0]);
}

static char *
run (const char *program,
     const char *option,
     const char *path)
{
  const char *const arguments[] = { program, path, option, NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = g_subprocess_newv (arguments, G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error);
  char *printed = NULL;

  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &printed, NULL, &error);
  g_assert_no_error (error);
  return printed;
}

static void
test_prints (Fixture      *f,
             gconstpointer data)
{
  SuyuanUid        uid = add_outlet (f);
  g_autofree char *path = g_build_filename (f->folder, "dossier.pdf", NULL);
  g_autofree char *text = NULL;
  g_autofree char *fonts = NULL;
  g_autoptr (GPtrArray) faults = NULL;
  g_autoptr (SuyuanJournalInfo) info = NULL;
  g_autoptr (GError) error = NULL;
  guint n_pages = 0;

  suyuan_dossier_print (f->office, &uid, path, &n_pages, &faults, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n_pages, >=, 2);
  g_assert_cmpstr (faults->len > 0 ? faults->pdata[0] : NULL, ==, NULL);
  text = run ("pdftotext", "-", path);
  info = suyuan_office_journal_info (f->office, &error);
  g_assert_nonnull (strstr (text, "示例城镇雨洪排口"));
  g_assert_nonnull (strstr (text, "112.080000"));
  g_assert_nonnull (strstr (text, info->head));
  fonts = run ("pdffonts", "-l", path);
  g_assert_null (strstr (fonts, " no  no "));
}

static void
test_leaves_no_half_file (Fixture      *f,
                          gconstpointer data)
{
  SuyuanUid uid = add_outlet (f);
  g_autoptr (GError) error = NULL;
  guint n_pages;

  g_assert_false (suyuan_dossier_print (f->office, &uid, "/nowhere/dossier.pdf", &n_pages, NULL, &error));
  g_assert_nonnull (error);
}

static void
test_file_names (void)
{
  g_autofree char *plain = suyuan_dossier_dup_file_name ("PK-411381-0001");
  g_autofree char *odd = suyuan_dossier_dup_file_name ("河南/淮河:断面 #1");

  g_assert_cmpstr (plain, ==, "PK-411381-0001.pdf");
  g_assert_cmpstr (odd, ==, "河南_淮河_断面__1.pdf");
}

/* Two codes of one name, and names that differ in case alone, are two files. */
static void
test_paths (void)
{
  static const char *const codes[] = { "A/1", "A:1", "a 1", "B", "A_1_2" };
  static const char *const names[] = { "/d/A_1.pdf", "/d/A_1_2.pdf", "/d/a_1_3.pdf", "/d/B.pdf", "/d/A_1_2_2.pdf" };
  g_autoptr (GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      g_autofree char *path = suyuan_dossier_dup_path ("/d", codes[i], taken);

      g_assert_cmpstr (path, ==, names[i]);
    }
}

static void
test_the_sign_of_an_outlet (Fixture      *f,
                            gconstpointer data)
{
  SuyuanUid uid = add_outlet (f);
  g_autoptr (SuyuanRecord) outlet = suyuan_office_get (f->office, SUYUAN_KIND_OUTLET, &uid, NULL);
  SuyuanSign sign = suyuan_atlas_sign (outlet);
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanScene) scene = suyuan_atlas_scene (f->office, SUYUAN_ATLAS_OUTLETS, NULL, &uid, NULL, &error);
  SuyuanExtent extent;

  g_assert_no_error (error);
  g_assert_cmpint (sign.shape, ==, SUYUAN_SHAPE_RAIN);
  g_assert_false (sign.sea);
  extent = suyuan_scene_get_extent (scene);
  g_assert_false (suyuan_extent_is_empty (&extent));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_test ("/report/dossier/never-blank", test_never_blank);
  fixture_test ("/report/dossier/limits", test_results_against_limits);
  fixture_test ("/report/dossier/prints", test_prints);
  fixture_test ("/report/dossier/no-half-file", test_leaves_no_half_file);
  fixture_test ("/report/dossier/sign", test_the_sign_of_an_outlet);
  g_test_add_func ("/report/dossier/file-names", test_file_names);
  g_test_add_func ("/report/dossier/paths", test_paths);
  return g_test_run ();
}
