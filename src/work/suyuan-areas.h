/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-office.h"
#include "suyuan-position.h"

G_BEGIN_DECLS

/* The areas of a workspace that are drawn, to find those a place lies in. Not to outlive its office. */
typedef struct _SuyuanAreas SuyuanAreas;

SuyuanAreas *suyuan_areas_new (SuyuanOffice *office, GError **error);
void         suyuan_areas_free (SuyuanAreas *self);
guint        suyuan_areas_get_n (const SuyuanAreas *self);
gboolean     suyuan_areas_has_type (const SuyuanAreas *self, const char *type);
gboolean     suyuan_areas_encloses (const SuyuanAreas *self, guint area, const SuyuanPosition *position);

const SuyuanUid *suyuan_areas_get_uid (const SuyuanAreas *self, guint area);
const char      *suyuan_areas_get_code (SuyuanAreas *self, guint area, GError **error);
const char      *suyuan_areas_get_type (const SuyuanAreas *self, guint area);
const char      *suyuan_areas_get_name (const SuyuanAreas *self, guint area);

/* Those any of some records with a position, or with a line, lie in or run through: GArray of SuyuanUid. */
GArray *suyuan_areas_list_over (const SuyuanAreas *self, SuyuanOffice *office, SuyuanKind kind, GArray *uids, GError **error);

/* Where the law forbids a discharge outlet: source protection of the first and second class, nature protection. */
gboolean suyuan_area_type_forbids (const char *type);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SuyuanAreas, suyuan_areas_free)

G_END_DECLS
