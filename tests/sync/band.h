/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store-offices.h"
#include "suyuan-arrival.h"
#include "suyuan-office-private.h"
#include "suyuan-pack.h"
#include "suyuan-receipt.h"
#include "suyuan-sync-error.h"

G_BEGIN_DECLS

#define BAND_MOST 6

/* Workspaces of one family, each with a key of its own; the first is that of the bureau. */
typedef struct
{
  char         *folder;
  SuyuanOffice *offices[BAND_MOST];
  guint         n_offices;
  guint         n_files; /* names given so far */
} Band;

void band_set_up (Band         *self,
                  gconstpointer data);
void band_tear_down (Band         *self,
                     gconstpointer data);

/* Names a file of the folder that is not there yet. */
char *band_name (Band       *self,
                 const char *suffix);

/* Another member, from a package. */
SuyuanOffice *band_found (Band       *self,
                          const char *path);
/* Another member, from everything the bureau has. */
SuyuanOffice *band_join (Band *self);
void          band_act (SuyuanOffice *office);
SuyuanUid     band_add_outlet (SuyuanOffice *office,
                               const char   *name);
void          band_set_name (SuyuanOffice    *office,
                             const SuyuanUid *uid,
                             const char      *name);
SuyuanUid     band_add_medium (Band         *self,
                               SuyuanOffice *office,
                               gsize         size,
                               char        **sha256);
void          band_use_time (SuyuanOffice *office,
                             gint64        unix_ms);

/* Each asserts that it worked. */
char          *band_pack (Band         *self,
                          SuyuanOffice *office,
                          const char   *since);
char          *band_pack_terms (Band           *self,
                                SuyuanOffice   *office,
                                const char     *since,
                                SuyuanPackTerms terms);
SuyuanArrival *band_merge (SuyuanOffice *office,
                           const char   *path);
char          *band_receipt (Band         *self,
                             SuyuanOffice *office,
                             const char   *path);

/* Merging is refused with this code and changes nothing. */
void band_assert_refused (SuyuanOffice *office,
                          const char   *path,
                          GQuark        domain,
                          int           code);
void band_assert_same (SuyuanOffice *one,
                       SuyuanOffice *other);

#define BAND_TEST(path, func) g_test_add (path, Band, NULL, band_set_up, func, band_tear_down)

G_END_DECLS
