/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-office.h"
#include "suyuan-proof.h"

G_BEGIN_DECLS

/* Files of the register put forward as evidence; the strings of the proofs live as long as it and the media. */
typedef struct
{
  GPtrArray *media;  /* of SuyuanRecord */
  GArray    *proofs; /* of SuyuanProof, same order */
  GPtrArray *places; /* of char *: where a picture was used before, or NULL */
} SuyuanExhibit;

SuyuanExhibit *suyuan_exhibit_new (SuyuanOffice *office, GPtrArray *media, GError **error);
void           suyuan_exhibit_free (SuyuanExhibit *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SuyuanExhibit, suyuan_exhibit_free)

G_END_DECLS
