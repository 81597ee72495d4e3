/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How far somebody's look reached: of each chain the last batch that was there. What arrives later is new, however old
 * its date: a package brings the work of last week. As text: "0a1b2c3d-17 5e6f7a8b-3". */
typedef struct _SuyuanGlance SuyuanGlance;

SuyuanGlance *suyuan_glance_new (void);
SuyuanGlance *suyuan_glance_parse (const char *text);
void          suyuan_glance_free (SuyuanGlance *self);
char         *suyuan_glance_to_string (const SuyuanGlance *self);
gboolean      suyuan_glance_add (SuyuanGlance *self, const char *batch);
gboolean      suyuan_glance_covers (const SuyuanGlance *self, const char *batch);
gboolean      suyuan_glance_knows (const SuyuanGlance *self, const char *batch);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SuyuanGlance, suyuan_glance_free)

G_END_DECLS
