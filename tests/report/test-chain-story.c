/* The stories of sections, kept for the dossiers that ask again: none is found twice, and memory stays flat.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"

#include "suyuan-chain-story.h"

#define KEPT 16 /* as many as the shelf holds */

static const SuyuanChainStory *
ask (Fixture         *f,
     const char      *head,
     const SuyuanUid *section)
{
  g_autoptr (GError) error = NULL;
  const SuyuanChainStory *story = suyuan_chain_story_get (f->office, head, section, &error);

  g_assert_no_error (error);
  g_assert_true (suyuan_uid_equal (&story->section, section));
  return story;
}

/* Found anew a story says ammonia: what is written over it stays only where it was kept. */
static void
mark (const SuyuanChainStory *story)
{
  g_assert_cmpstr (story->parameter, ==, "nh3n");
  ((SuyuanChainStory *) story)->parameter = "kept";
}

static void
add_sections (Fixture   *f,
              SuyuanUid *sections,
              guint      n)
{
  fixture_add (f, SUYUAN_KIND_REACH, "code=R1", "name=河", "length_m=30000", NULL);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *code = g_strdup_printf ("code=S%u", i);
      g_autofree char *chainage = g_strdup_printf ("chainage_m=%u", 1000 * (i + 1));

      sections[i] = fixture_add (f, SUYUAN_KIND_SECTION, code, "name=示例断面", "reach=R1", chainage, NULL);
    }
}

/* A full shelf still gives what it holds; the story asked for longest ago makes room for another. */
static void
test_full_shelf (Fixture      *f,
                 gconstpointer data)
{
  SuyuanUid sections[KEPT + 1];

  add_sections (f, sections, KEPT + 1);
  for (guint i = 0; i < KEPT; i++)
    mark (ask (f, "head", &sections[i]));
  for (guint i = 0; i < KEPT; i++)
    g_assert_cmpstr (ask (f, "head", &sections[i])->parameter, ==, "kept");

  ask (f, "head", &sections[0]);
  mark (ask (f, "head", &sections[KEPT]));
  g_assert_cmpstr (ask (f, "head", &sections[0])->parameter, ==, "kept");
  for (guint i = 2; i <= KEPT; i++)
    g_assert_cmpstr (ask (f, "head", &sections[i])->parameter, ==, "kept");
  g_assert_cmpstr (ask (f, "head", &sections[1])->parameter, ==, "nh3n");
}

/* Nothing of another state of the workspace is told again. */
static void
test_other_head (Fixture      *f,
                 gconstpointer data)
{
  SuyuanUid sections[2];

  add_sections (f, sections, G_N_ELEMENTS (sections));
  mark (ask (f, "head", &sections[0]));
  mark (ask (f, "head", &sections[1]));
  mark (ask (f, "another", &sections[0]));
  g_assert_cmpstr (ask (f, "another", &sections[0])->parameter, ==, "kept");
  mark (ask (f, "another", &sections[1]));
}

/* What cannot be told is an error each time, and costs none of the others its place. */
static void
test_no_section (Fixture      *f,
                 gconstpointer data)
{
  SuyuanUid none, section;
  g_autoptr (GError) error = NULL;

  suyuan_uid_init (&none, 1);
  add_sections (f, &section, 1);
  mark (ask (f, "head", &section));
  for (int i = 0; i < KEPT; i++)
    {
      g_assert_null (suyuan_chain_story_get (f->office, "head", &none, &error));
      g_assert_nonnull (error);
      g_clear_error (&error);
    }
  g_assert_cmpstr (ask (f, "head", &section)->parameter, ==, "kept");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_test ("/chain-story/full-shelf", test_full_shelf);
  fixture_test ("/chain-story/other-head", test_other_head);
  fixture_test ("/chain-story/no-section", test_no_section);
  return g_test_run ();
}
