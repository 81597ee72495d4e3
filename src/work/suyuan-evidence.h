/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-census.h"

G_BEGIN_DECLS

/* Photos and files into the media folder, attached to a record; @photo_kind a key of the enumeration or
 * %NULL. A picture already used for another record comes in with a warning in @warnings (char *). */
SuyuanOutcome *suyuan_office_add_media (SuyuanOffice *self, SuyuanKind kind, const SuyuanUid *uid,
                                        const char *const *files, const char *photo_kind, const char *witnesses,
                                        GPtrArray *warnings, GError **error);
/* Media of a record, oldest first; where the file lies (%NULL: missing). */
GPtrArray *suyuan_office_media (SuyuanOffice *self, const SuyuanUid *subject, GError **error);
/* Told of a picture that lies in the media folder now, on the thread that took it in. */
typedef void (*SuyuanPhotoFollower) (const char *path);
void  suyuan_evidence_follow (SuyuanPhotoFollower follower);
void  suyuan_evidence_tell_taken (SuyuanOffice *office, SuyuanRecord *medium);
char *suyuan_office_dup_media_path (SuyuanOffice *self, SuyuanRecord *medium);
char *suyuan_office_dup_original_path (SuyuanOffice *self, const char *sha256);
/* Where a small copy lies, or would: of an original that stayed with who sent it. It never passes for the original. */
char    *suyuan_office_dup_copy_path (SuyuanOffice *self, const char *sha256);
gboolean suyuan_office_is_copy (SuyuanOffice *self, const char *path);
/* The original, else the copy: to look at. */
char *suyuan_office_dup_picture_path (SuyuanOffice *self, SuyuanRecord *medium);
/* How good a photo is as evidence for its outlet: "first", "second", "refused", and why. */
const char *suyuan_office_grade_medium (SuyuanOffice *self, SuyuanRecord *medium, char **because);

typedef struct
{
  const char        *method;     /* documents inspection technical */
  const char        *confidence; /* suspected probable confirmed */
  const char        *claim;      /* none claimed disputed designated, or NULL */
  const char        *document;   /* of the claim */
  const char        *port;       /* code, or NULL */
  const char        *reason;
  gboolean           main_party;
  const char *const *evidence; /* files, may be NULL */
} SuyuanLinkTerms;

/* confirmed only with evidence and a claim or designation. An existing link of the pair is followed up. */
SuyuanOutcome *suyuan_office_link (SuyuanOffice *self, const SuyuanUid *outlet, const SuyuanUid *enterprise,
                                   const SuyuanLinkTerms *terms, GError **error);

G_END_DECLS
