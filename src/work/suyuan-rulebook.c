/* The tables of rules an office judges by: criteria of a closure, limits of discharge and of water
 * quality.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "suyuan-work"

#include "suyuan-rulebook.h"

/**
 * suyuan_rulebook_new:
 *
 * Returns: (transfer full): the rules; %NULL with a fault of the compiled-in tables
 */
SuyuanRulebook *
suyuan_rulebook_new (GError **error)
{
  g_autoptr (SuyuanRulebook) self = g_new0 (SuyuanRulebook, 1);

  if (!(self->criteria = suyuan_criteria_new (error)) || !(self->standards = suyuan_standards_new (error)) ||
      !(self->grader = suyuan_grader_new (error)) || !(self->divisions = suyuan_divisions_new (error)))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * suyuan_rulebook_free:
 *
 * Frees the rules and whatever borrows from them loses its strings.
 */
void
suyuan_rulebook_free (SuyuanRulebook *self)
{
  if (!self)
    return;
  g_clear_pointer (&self->criteria, suyuan_criteria_free);
  g_clear_pointer (&self->standards, suyuan_standards_free);
  g_clear_pointer (&self->grader, suyuan_grader_free);
  g_clear_pointer (&self->divisions, suyuan_divisions_free);
  g_free (self);
}
