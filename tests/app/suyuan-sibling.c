/* suyuan-sibling.c: another office of the family, which sends packages and gives receipts
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-tests"

#include "suyuan-sibling.h"

#include "suyuan-census.h"
#include "suyuan-device.h"
#include "suyuan-office-private.h"
#include "suyuan-pack.h"
#include "suyuan-receipt.h"
#include "suyuan-workspace-private.h"

/** Names a file of the stage's folder that is not there yet. */
char *
suyuan_sibling_name (SuyuanSibling *self,
                     const char    *suffix)
{
  return g_strdup_printf ("%s/%u%s", self->stage->folder, self->n_files++, suffix);
}

static char *
pack (SuyuanSibling *self,
      SuyuanOffice  *office)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = suyuan_sibling_name (self, ".zip");
  SuyuanPackTerms  terms = { 0 };
  g_autoptr (SuyuanManifest) manifest = suyuan_pack (office, path, &terms, NULL, &error);

  g_assert_no_error (error);
  return g_steal_pointer (&path);
}

/** Begins with everything the stage's workspace has. */
void
suyuan_sibling_open (SuyuanSibling *self,
                     SuyuanStage   *stage)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL, *place = NULL, *key = NULL;
  g_autoptr (SuyuanPackage) package = NULL;
  g_autoptr (SuyuanArrival) arrival = NULL;

  *self = (SuyuanSibling){ .stage = stage };
  path = pack (self, suyuan_seat_get_office (stage->seat));
  place = suyuan_sibling_name (self, ".suyuan");
  key = suyuan_sibling_name (self, ".key");
  package = suyuan_package_open (path, &error);
  g_assert_no_error (error);
  arrival = suyuan_arrival_found (place, package, &self->office, NULL, &error);
  g_assert_no_error (error);
  suyuan_workspace_use_device (suyuan_office_get_workspace (self->office), suyuan_device_load (key, &error));
  g_assert_no_error (error);
  suyuan_office_set_operator (self->office, "P1", FALSE, &error);
  g_assert_no_error (error);
}

void
suyuan_sibling_close (SuyuanSibling *self)
{
  g_assert_finalize_object (self->office);
}

SuyuanUid
suyuan_sibling_add (SuyuanSibling     *self,
                    SuyuanKind         kind,
                    const char *const *assignments)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanOutcome) outcome = suyuan_office_add (self->office, kind, assignments, &error);

  g_assert_no_error (error);
  return outcome->uid;
}

void
suyuan_sibling_set (SuyuanSibling     *self,
                    SuyuanKind         kind,
                    const SuyuanUid   *uid,
                    const char *const *assignments)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanOutcome) outcome = suyuan_office_set (self->office, kind, uid, assignments, &error);

  g_assert_no_error (error);
}

/** A package of all it has. Free the path. */
char *
suyuan_sibling_pack (SuyuanSibling *self)
{
  return pack (self, self->office);
}

/** Takes a package in and answers with the path of a receipt. */
char *
suyuan_sibling_merge (SuyuanSibling *self,
                      const char    *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanPackage) package = suyuan_package_open (path, &error);
  g_autoptr (SuyuanArrival) arrival = NULL;
  g_autoptr (SuyuanReceipt) receipt = NULL;
  g_autofree char *name = suyuan_sibling_name (self, ".json");

  g_assert_no_error (error);
  arrival = suyuan_arrival_merge (self->office, package, NULL, &error);
  g_assert_no_error (error);
  receipt = suyuan_receipt_new (self->office, package, arrival, &error);
  g_assert_no_error (error);
  g_assert_true (suyuan_receipt_save (receipt, self->office, name, &error));
  return g_steal_pointer (&name);
}
