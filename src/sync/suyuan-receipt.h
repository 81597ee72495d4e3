/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-arrival.h"

G_BEGIN_DECLS

#define SUYUAN_RECEIPT_FORMAT 2 /* 1 where it says no more than that */

/* What came of a package, said by whoever took it in and signed with their key. */
typedef struct
{
  char       *package; /* digest of its list of contents */
  char       *device;  /* of who took it in */
  char       *title, *made, *person_name;
  SuyuanUid   family;
  gint64      n_new, n_known;          /* batches */
  gint64      n_media, n_media_known;  /* taken in, there already */
  gint64      counts[SUYUAN_N_KINDS];  /* records there now */
  SuyuanTally tallies[SUYUAN_N_KINDS]; /* what it changed */
  char       *head;
  char      **trail;      /* what is there now */
  char      **lacking;    /* SHA-256 of the media it still waits for */
  gint64      n_withheld; /* changes whose content is not there */
} SuyuanReceipt;

SuyuanReceipt *suyuan_receipt_new (SuyuanOffice *office, SuyuanPackage *package, const SuyuanArrival *arrival, GError **error);
char          *suyuan_receipt_write (const SuyuanReceipt *self, SuyuanOffice *office, GError **error);
gboolean       suyuan_receipt_save (const SuyuanReceipt *self, SuyuanOffice *office, const char *path, GError **error);
gboolean       suyuan_receipt_check_place (const char *path, GError **error);
SuyuanReceipt *suyuan_receipt_open (const char *path, GError **error);
void           suyuan_receipt_free (SuyuanReceipt *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SuyuanReceipt, suyuan_receipt_free)

G_END_DECLS
