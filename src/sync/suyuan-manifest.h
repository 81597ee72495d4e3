/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "suyuan-tally.h"

G_BEGIN_DECLS

#define SUYUAN_PACKAGE_FORMAT 2
#define SUYUAN_LARGEST_COPY (16 * 1024 * 1024) /* bytes */
#define SUYUAN_PACKAGE_FORMAT_WHOLE 1          /* of one that says nothing an older version would misread */

typedef struct
{
  char  *name; /* in the package */
  char  *sha256;
  gint64 size;
  char  *of; /* SHA-256 of the original it is a small copy of; NULL: it is an original */
} SuyuanManifestFile;

/* What a package says of itself, and what its sender signed. */
typedef struct
{
  gint64    format;
  char     *program, *purpose; /* purpose: whom it is for; or NULL */
  char     *made;              /* when, ISO 8601 */
  char     *title;             /* of the sender's workspace */
  char     *device;            /* the sender's key, hexadecimal */
  char     *person_name;       /* or NULL */
  SuyuanUid family, person;    /* person nil: nobody said so */
  gboolean  rehearsal;

  char             **since; /* what the receiver was known to have; empty: everything is in here */
  char             **trail; /* what the sender has */
  char              *head;
  SuyuanTally        tallies[SUYUAN_N_KINDS];
  gint64             n_batches;
  SuyuanManifestFile batches;
  GPtrArray         *media;    /* of SuyuanManifestFile */
  GPtrArray         *copies;   /* of SuyuanManifestFile */
  char             **left_out; /* SHA-256 of the media it speaks of and whose originals it does not hold */

  gint64      n_withheld;     /* changes whose content is not in it */
  char      **part;           /* what those that are were chosen by: see suyuan-part.h */
  gboolean    sender_is_part; /* so that what stands on the trail is not all there */
  GHashTable *numbers;        /* given already: see suyuan-numbers.h */
} SuyuanManifest;

SuyuanManifest *suyuan_manifest_new (void);
void            suyuan_manifest_free (SuyuanManifest *self);
void            suyuan_manifest_add_media (SuyuanManifest *self, const char *sha256, const char *extension, gint64 size);
void            suyuan_manifest_add_copy (SuyuanManifest *self, const char *of, const char *sha256, gint64 size);
char           *suyuan_manifest_write (const SuyuanManifest *self);
char           *suyuan_manifest_dup_scope (const SuyuanManifest *self);
SuyuanManifest *suyuan_manifest_read (const char *text, gsize length, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SuyuanManifest, suyuan_manifest_free)

G_END_DECLS
