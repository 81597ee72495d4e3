/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store-fixture.h"

G_BEGIN_DECLS

/* All of it comes from the test framework's own generator, whose seed is printed and can be given back with --seed. */
guint     random_below (guint limit);
gboolean  random_chance (guint percent);
double    random_degrees (double middle,
                          double spread);
char     *random_text (guint most);
SuyuanUid random_uid (void);
GBytes   *random_bytes (gsize length);
void      random_value (SuyuanCatalogue   *catalogue,
                        const SuyuanField *field,
                        SuyuanValue       *value);

/* WKB written by hand, apart from the code under test; the random one says which box it has. */
void    wkb_add_head (GByteArray *wkb,
                      gboolean    little,
                      guint32     type);
void    wkb_add_count (GByteArray *wkb,
                       gboolean    little,
                       guint32     count);
void    wkb_add_point (GByteArray *wkb,
                       gboolean    little,
                       double      x,
                       double      y,
                       SuyuanBox  *box);
GBytes *random_wkb (SuyuanBox *box);

SuyuanRecord *random_record (SuyuanCatalogue *catalogue,
                             SuyuanKind       kind);
GPtrArray    *random_fill (SuyuanWorkspace *workspace,
                           SuyuanKind       kind,
                           guint            n);
void          put_row (SuyuanWorkspace *workspace,
                       SuyuanRecord    *record);

G_END_DECLS
