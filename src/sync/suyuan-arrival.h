/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-dispute.h"
#include "suyuan-package.h"

G_BEGIN_DECLS

/* What a package does to a workspace, or would do. */
typedef struct
{
  gboolean    merged;                  /* FALSE: only looked at */
  gboolean    own_device;              /* batches of this computer come back, which this workspace did not have */
  gboolean    for_another;             /* it was made for somebody who has more than this workspace */
  GPtrArray  *batches;                 /* of char *: the ids of those that were not here; each can be undone by itself */
  gint64      n_known;                 /* batches that were here */
  guint       n_filled;                /* changes whose contents were withheld here until it came */
  gint64      n_withheld;              /* changes whose contents are withheld here then */
  gboolean    was_whole;               /* none were before */
  SuyuanTally tallies[SUYUAN_N_KINDS]; /* records it makes, changes and removes here */
  GPtrArray  *disputes;                /* of SuyuanDispute: the conflicts it opens */
  gint64      n_media, n_media_known;  /* files taken in, files that lay here; small copies are not counted */
  gint64      n_copies;                /* small copies of originals that are not here */
  GPtrArray  *lacking;                 /* of SuyuanRecord: the media of the workspace whose file is not here then */
} SuyuanArrival;

SuyuanArrival *suyuan_arrival_try (SuyuanOffice *office, SuyuanPackage *package, GCancellable *cancellable, GError **error);
SuyuanArrival *suyuan_arrival_merge (SuyuanOffice *office, SuyuanPackage *package, GCancellable *cancellable, GError **error);
/* A workspace that is not there yet, of the package's family, with all that is in it. */
SuyuanArrival *suyuan_arrival_found (const char *path, SuyuanPackage *package, SuyuanOffice **office, GCancellable *cancellable, GError **error);
SuyuanArrival *suyuan_arrival_found_rehearsal (const char *path, SuyuanPackage *package, SuyuanOffice **office, GCancellable *cancellable,
                                               GError **error);
gboolean       suyuan_arrival_brings_anything (const SuyuanArrival *self);
char         **suyuan_arrival_dup_lacking (const SuyuanArrival *self);
void           suyuan_arrival_free (SuyuanArrival *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SuyuanArrival, suyuan_arrival_free)

G_END_DECLS
