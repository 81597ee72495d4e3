/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-office.h"

G_BEGIN_DECLS

/* What a part of a workspace is, a line for each thing it was chosen by: `reach`, `division` or `filter`, a tab and
 * its code or the filter. */
#define SUYUAN_PART_NOTE "part"

/* For people: "reach JD-4, division 320100". */
char *suyuan_part_dup_words (const char *const *lines);
/* Of this workspace: %NULL where it is whole. */
gboolean suyuan_office_list_part (SuyuanOffice *self, char ***lines, gint64 *n_withheld, GError **error);
gboolean suyuan_office_is_part (SuyuanOffice *self);
char    *suyuan_office_dup_part (SuyuanOffice *self);
/* Its title, as documents name it: one made from a part says so. */
char *suyuan_office_dup_signature (SuyuanOffice *self);

G_END_DECLS
