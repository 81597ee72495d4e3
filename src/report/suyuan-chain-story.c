/* What a section's chain has to tell, found once for the many outlets above it: a batch of dossiers asks for each.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "suyuan-report"

#include "suyuan-chain-story.h"

#define MOST_STORIES 16 /* so that memory stays flat over a province */

/* Kept with the office while the head of its journal stays what it is. */
typedef struct
{
  char      *head;
  GPtrArray *stories; /* of SuyuanChainStory, the one asked for last at the end */
} Shelf;

static void
story_free (SuyuanChainStory *self)
{
  g_clear_pointer (&self->grade, suyuan_section_grade_free);
  g_clear_pointer (&self->chain, suyuan_chain_free);
  g_clear_pointer (&self->profile, suyuan_profile_free);
  g_clear_pointer (&self->down, suyuan_trace_free);
  g_free (self);
}

static void
shelf_free (Shelf *self)
{
  g_free (self->head);
  g_ptr_array_unref (self->stories);
  g_free (self);
}

static Shelf *
get_shelf (SuyuanOffice *office,
           const char   *head)
{
  GQuark quark = g_quark_from_static_string ("suyuan-chain-stories");
  Shelf *shelf = g_object_get_qdata (G_OBJECT (office), quark);

  if (shelf == NULL)
    {
      shelf = g_new0 (Shelf, 1);
      shelf->stories = g_ptr_array_new_with_free_func ((GDestroyNotify) story_free);
      g_object_set_qdata_full (G_OBJECT (office), quark, shelf, (GDestroyNotify) shelf_free);
    }
  if (g_strcmp0 (shelf->head, head) != 0)
    {
      g_ptr_array_set_size (shelf->stories, 0);
      g_free (shelf->head);
      shelf->head = g_strdup (head);
    }
  return shelf;
}

/* Taken off the shelf; NULL: it is not there. */
static SuyuanChainStory *
take_story (Shelf           *self,
            const SuyuanUid *section)
{
  for (guint i = 0; i < self->stories->len; i++)
    if (suyuan_uid_equal (&((SuyuanChainStory *) self->stories->pdata[i])->section, section))
      return g_ptr_array_steal_index (self->stories, i);
  return NULL;
}

/* The first of the items that make the class of which a load can be made. */
static const char *
choose_parameter (SuyuanOffice        *office,
                  const SuyuanGrading *grading)
{
  for (guint i = 0; i < grading->n_main; i++)
    {
      const char *item = g_array_index (grading->items, SuyuanGradedItem, grading->main[i]).item;

      if (suyuan_load_check_parameter (office, item, NULL))
        return g_intern_string (item);
    }
  return "nh3n";
}

static SuyuanChainStory *
story_new (SuyuanOffice    *office,
           const SuyuanUid *section,
           GError         **error)
{
  SuyuanChainStory  *self = g_new0 (SuyuanChainStory, 1);
  SuyuanChainTerms   terms = { 0 };
  SuyuanBalanceTerms river = { 0 };

  self->section = *section;
  self->grade = suyuan_office_grade_lately (office, section, error);
  if (self->grade != NULL)
    {
      self->parameter = terms.parameter = river.parameter = choose_parameter (office, self->grade->grading);
      self->chain = suyuan_office_chain (office, SUYUAN_KIND_SECTION, section, &terms, error);
    }
  if (self->chain != NULL)
    self->profile = suyuan_office_profile (office, self->chain, &river, error);
  if (self->profile != NULL)
    self->down = suyuan_office_trace (office, SUYUAN_KIND_SECTION, section, TRUE, FALSE, error);
  if (self->down == NULL)
    g_clear_pointer (&self, story_free);
  return self;
}

/**
 * suyuan_chain_story_get:
 * @head: of the journal: what was found for another is found again
 *
 * A few stories are kept; the one asked for longest ago makes room for a new one.
 *
 * Returns: (transfer none): the story, good until the next is asked for; %NULL as of suyuan_office_chain()
 */
const SuyuanChainStory *
suyuan_chain_story_get (SuyuanOffice    *office,
                        const char      *head,
                        const SuyuanUid *section,
                        GError         **error)
{
  Shelf            *shelf = get_shelf (office, head);
  SuyuanChainStory *story = take_story (shelf, section);

  if (story == NULL)
    story = story_new (office, section, error);
  if (story == NULL)
    return NULL;
  if (shelf->stories->len >= MOST_STORIES)
    g_ptr_array_remove_index (shelf->stories, 0);
  g_ptr_array_add (shelf->stories, story);
  return story;
}
