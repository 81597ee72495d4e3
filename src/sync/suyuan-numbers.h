/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-delivery.h"
#include "suyuan-document.h"
#include "suyuan-office.h"

G_BEGIN_DECLS

/* The highest serial given behind each beginning of a code: text by "outlet:PK-320106-". A part does not hold all codes
 * and must not give one again. */
GHashTable *suyuan_numbers_new (void);
gboolean    suyuan_numbers_collect (GHashTable *self, SuyuanOffice *office, GError **error);
gboolean    suyuan_numbers_note (GHashTable *self, SuyuanDelivery *delivery, GError **error);
void        suyuan_numbers_put (JsonBuilder *builder, const char *key, GHashTable *self);
void        suyuan_numbers_read (JsonObject *object, const char *key, GHashTable *self);

G_END_DECLS
