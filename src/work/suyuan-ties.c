/* The enterprises behind an outlet and how its discharge divides among them.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "suyuan-work"

#include "suyuan-ties.h"

#include "suyuan-census.h"

/* Shares that are said stand; the others have what is left in equal parts. */
static void
divide (GArray *ties)
{
  double left = 1;
  guint  n_open = 0;

  for (guint i = 0; i < ties->len; i++)
    {
      double share = g_array_index (ties, SuyuanTie, i).share;

      n_open += share < 0;
      left -= MAX (0, share);
    }
  for (guint i = 0; i < ties->len; i++)
    if (g_array_index (ties, SuyuanTie, i).share < 0)
      g_array_index (ties, SuyuanTie, i).share = MAX (0, left) / n_open;
}

/* @port gets the code of the discharge port a link names, or %NULL. */
static gboolean
find_port (SuyuanOffice *office,
           SuyuanRecord *link,
           const char  **port,
           GError      **error)
{
  SuyuanUid        uid;
  g_autofree char *code = NULL;

  if (!suyuan_record_get_ref (link, "port", &uid))
    return TRUE;
  code = suyuan_office_dup_code_of (office, SUYUAN_KIND_PORT, &uid, error);
  *port = g_intern_string (code);
  return code != NULL;
}

/**
 * suyuan_office_ties:
 *
 * The links of an outlet, and the party of the register where no link is with it.
 *
 * Returns: (transfer full) (element-type SuyuanTie): the ties; %NULL with an error of the store
 */
GArray *
suyuan_office_ties (SuyuanOffice    *self,
                    const SuyuanUid *outlet,
                    GError         **error)
{
  g_autoptr (GArray) ties = g_array_new (FALSE, FALSE, sizeof (SuyuanTie));
  g_autoptr (GPtrArray) links = suyuan_office_referring (self, SUYUAN_KIND_LINK, "outlet", outlet, error);
  g_autoptr (SuyuanRecord) record = links ? suyuan_office_get (self, SUYUAN_KIND_OUTLET, outlet, error) : NULL;
  SuyuanTie tie = { .share = -1 };
  gboolean  has_party;

  if (!record)
    return NULL;
  has_party = suyuan_record_get_ref (record, "enterprise", &tie.enterprise);
  for (guint i = 0; i < links->len; i++)
    {
      SuyuanRecord *link = links->pdata[i];
      SuyuanTie     of_link = { .share = suyuan_record_has (link, "share") ? suyuan_record_get_real (link, "share") / 100 : -1 };

      if (!suyuan_record_get_ref (link, "enterprise", &of_link.enterprise))
        continue;
      of_link.confidence = g_intern_string (suyuan_record_get_text (link, "confidence"));
      of_link.because = g_intern_string (suyuan_record_get_text (link, "method"));
      if (!find_port (self, link, &of_link.port, error))
        return NULL;
      has_party = has_party && !suyuan_uid_equal (&of_link.enterprise, &tie.enterprise);
      g_array_append_val (ties, of_link);
    }
  tie.confidence = "party";
  if (has_party)
    g_array_append_val (ties, tie);
  divide (ties);
  return g_steal_pointer (&ties);
}
