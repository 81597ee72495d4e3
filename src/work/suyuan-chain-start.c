/* Where the chain of a record begins: the section that sees it first.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "suyuan-work"

#include "suyuan-chain-start.h"

#include "suyuan-census.h"
#include "suyuan-refusal.h"
#include "suyuan-tracing.h"

#include <glib/gi18n-lib.h>

/* A task stands for its outlet, or for its section. */
static gboolean
find_subject (SuyuanOffice *self,
              SuyuanKind   *kind,
              SuyuanUid    *uid,
              GError      **error)
{
  g_autoptr (SuyuanRecord) task = suyuan_office_get (self, SUYUAN_KIND_TASK, uid, error);

  if (task == NULL)
    return FALSE;

  *kind = SUYUAN_KIND_OUTLET;
  if (suyuan_record_get_ref (task, "outlet", uid))
    return TRUE;
  *kind = SUYUAN_KIND_SECTION;
  if (suyuan_record_get_ref (task, "section", uid))
    return TRUE;

  suyuan_refuse_as (error, SUYUAN_WORK_ERROR_INVALID, "no_subject", _ ("The task is on no outlet and no section"));
  return FALSE;
}

static gboolean
find_section (SuyuanOffice    *self,
              SuyuanKind       kind,
              const SuyuanUid *uid,
              SuyuanUid       *section,
              GError         **error)
{
  g_autoptr (SuyuanTrace) down = suyuan_office_trace (self, kind, uid, TRUE, FALSE, error);
  const SuyuanTraced *nearest = NULL;

  if (down == NULL)
    return FALSE;

  for (guint i = 0; i < down->sections->len; i++)
    {
      const SuyuanTraced *met = down->sections->pdata[i];

      if (nearest == NULL || met->distance_m < nearest->distance_m)
        nearest = met;
    }
  if (nearest != NULL)
    *section = nearest->uid;

  return TRUE;
}

/**
 * suyuan_office_chain_start:
 * @kind: section, reach, outlet, enterprise or task
 * @start_kind: (out): section, reach or outlet: what suyuan_office_chain() begins from
 * @start: (out): that record
 *
 * The chain a record stands in is that of the nearest section downstream, so that an outlet is seen beside the others
 * which that section sees; an outlet no section sees begins a chain of its own.
 *
 * Returns: %FALSE as of suyuan_office_trace(), or with INVALID when nothing lies downstream of an enterprise
 */
gboolean
suyuan_office_chain_start (SuyuanOffice    *self,
                           SuyuanKind       kind,
                           const SuyuanUid *uid,
                           SuyuanKind      *start_kind,
                           SuyuanUid       *start,
                           GError         **error)
{
  SuyuanUid section = { 0 };

  *start_kind = kind;
  *start = *uid;
  if (kind == SUYUAN_KIND_TASK && !find_subject (self, start_kind, start, error))
    return FALSE;
  if (*start_kind == SUYUAN_KIND_SECTION || *start_kind == SUYUAN_KIND_REACH)
    return TRUE;
  if (!find_section (self, *start_kind, start, &section, error))
    return FALSE;

  if (!suyuan_uid_is_nil (&section))
    {
      *start_kind = SUYUAN_KIND_SECTION;
      *start = section;
      return TRUE;
    }
  if (*start_kind == SUYUAN_KIND_OUTLET)
    return TRUE;

  suyuan_refuse_as (error, SUYUAN_WORK_ERROR_INVALID, "no_section",
                    _ ("No section lies downstream: tie the enterprise to an outlet that stands on the network of reaches"));
  return FALSE;
}
