/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-delivery.h"
#include "suyuan-dispute.h"

G_BEGIN_DECLS

SuyuanDispute *suyuan_dispute_new (SuyuanOffice *office, const SuyuanDeliveryRecord *record, const SuyuanClash *clash, GError **error);

G_END_DECLS
